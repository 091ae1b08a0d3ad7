"""Guesses a file's unit from the names of files, folders and archives.

A name is a hint only: what a workbook says of itself goes before it, and who is told of a hint is told that it is one.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from toolkit import text
from toolkit.campaign.model import Campaign
from toolkit.check.facts import FormFacts
from toolkit.model import Unit


class HintBasis(StrEnum):
    """The kind of clue from which a file's unit was guessed."""

    FILE = "file"
    """The name of the file."""
    FOLDER = "folder"
    """The name of a folder or archive that it lies in."""
    LIKE = "like"
    """A name that is part of this unit's name, and of no other's that sent a workbook."""
    BESIDE = "beside"
    """Only this unit's workbook lies in the same folder or archive."""
    TYPED = "typed"
    """The name that is typed into the workbook, whose code is another unit's."""
    SEVERAL = "several"
    """Nothing: its name, or its folder's, tells of several units."""
    NONE = "none"


class UnitHint(NamedTuple):
    """The unit that a file is perhaps from, and what tells so."""

    unit: Unit
    basis: HintBasis


DASHES = re.compile("[‐‑‒–—―−_]")
"""What people type for the hyphen of a code, besides those that NFKC makes one."""

ABOUT_THE_FILE = (
    "推荐表", "推荐材料", "推荐", "审定", "签字", "签章", "盖章", "签名", "扫描件", "扫描", "照片", "附件", "材料",
    "报送", "补报", "更正", "最终版", "终稿", "单位", "文件",
)
"""Words in names of files that tell what the file is and not whose."""

FEWEST = 3
"""Characters of a unit's name that tell of it where no other name holds them: 学会 tells nothing."""

_OF_A_NAME = re.compile(f"[\u4e00-\u9fff]{{{FEWEST},}}")
_ABOUT = re.compile("|".join((*ABOUT_THE_FILE, "[页版表件]")))


class UnitIndex:
    """Finds the units whose name, former name or code stands in a path."""

    def __init__(self, campaign: Campaign) -> None:
        units = campaign.units
        self._units = {
            text.comparable(name): unit for unit in units for name in (*unit.former_names, unit.name) if name
        }
        self._codes = _UnitCodes({_plain(unit.code): unit for unit in units})
        bare = defaultdict(list)
        for unit in units:
            bare[_plain(unit.code).replace("-", "")].append(unit)
        self._bare = _UnitCodes({code: known[0] for code, known in bare.items() if len(known) == 1})

    def told(self, path: str) -> tuple[tuple[Unit, ...], HintBasis]:
        """Return the units that a file's name tells of, or else the nearest folder's or archive's that tells of any."""
        for basis, part in _parts(path):
            for within in (self._outright, self._without_hyphen):
                if units := tuple({unit.code: unit for unit in within(part)}.values()):
                    return units, basis
        return (), HintBasis.NONE

    def hint(self, path: str) -> UnitHint | None:
        """Return the unit that a path tells of; None where it tells of none, or of several, which is the same."""
        units, basis = self.told(path)
        return UnitHint(units[0], basis) if len(units) == 1 else None

    def _outright(self, part: str) -> Iterator[Unit]:
        """Yield the units named in one part of a path; a name within a longer one is not meant."""
        solid = text.comparable(part)
        named = {name for name in self._units if name in solid}
        within = {name for name in named for longer in named - {name} if name in longer}
        yield from (self._units[name] for name in sorted(named - within))
        yield from self._codes.within(part)

    def _without_hyphen(self, part: str) -> Iterator[Unit]:
        """Yield the units whose codes stand in one part of a path without their hyphen."""
        return self._bare.within(part)


class _UnitCodes:
    """Finds codes in names; a year before a code is no part of it."""

    def __init__(self, units: Mapping[str, Unit]) -> None:
        self._units = units
        either = "|".join(sorted(map(re.escape, units), key=len, reverse=True)) or "(?!)"
        self._code = re.compile(rf"(?<![a-z])(?:(?<![0-9])|(?=[a-z]))({either})(?![0-9a-z])")

    def within(self, part: str) -> Iterator[Unit]:
        """Yield the units whose codes stand in one part of a path."""
        return map(self._units.__getitem__, self._code.findall(_plain(part)))


def _plain(code: str) -> str:
    """Return a code, or a name that may hold one, in half width and lower case, with plain hyphens."""
    return DASHES.sub("-", unicodedata.normalize("NFKC", code)).lower()


def _parts(path: str) -> Iterator[tuple[HintBasis, str]]:
    """Yield the name of a file, then those of its folders and archives, the nearest first."""
    file, *folders = reversed(path.split("/"))
    yield HintBasis.FILE, file
    yield from ((HintBasis.FOLDER, folder) for folder in folders)


def unit_like(path: str, units: Collection[Unit]) -> Unit | None:
    """Return the only unit whose name a file's or folder's name may abbreviate."""
    for _, part in _parts(path):
        pieces = [piece for words in _ABOUT.split(text.comparable(part)) for piece in _OF_A_NAME.findall(words)]
        held = [unit for unit in units if any(piece in text.comparable(unit.name) for piece in pieces)]
        if held:
            return held[0] if len(held) == 1 else None
    return None


def typed_unit(form: FormFacts, campaign: Campaign) -> UnitHint | None:
    """Return the unit whose name is typed into a workbook with another's code."""
    unit = campaign.unit_named(form.typed["unit_name"])
    return UnitHint(unit, HintBasis.TYPED) if unit else None
