"""Units of the roster found by what a person writes: code, name or former name."""

import re
import unicodedata
from collections.abc import Collection, Iterable

from toolkit.campaign.model import Campaign
from toolkit.errors import ToolkitError
from toolkit.matching import MOST, near_words, off_by_one
from toolkit.messages import Language, say
from toolkit.model import Unit


class UnitNotFound(ToolkitError):
    """What a person wrote for a unit and is none that can be taken, with the names near to it."""

    def __init__(self, key: str, wanted: str, near: tuple[str, ...] = ()) -> None:
        super().__init__(key, {"wanted": wanted})
        self.wanted = wanted
        self.near = near

    def render(self, language: Language = "zh") -> str:
        """Return why it is none, and which units may be meant."""
        meant = say("campaign.unit-near", language, names=" / ".join(self.near)) if self.near else ""
        return super().render(language) + meant


class UnknownUnit(UnitNotFound):
    """A name or code of no unit that may recommend."""

    def __init__(self, wanted: str, near: tuple[str, ...] = ()) -> None:
        super().__init__("campaign.unit-unknown", wanted, near)


def choose_units(campaign: Campaign, wanted: Iterable[str]) -> tuple[Unit, ...]:
    """Return the units named by *wanted* in the roster's order; all that may recommend if none is named.

    Raises UnknownUnit for the first name that is of no unit that may recommend.
    """
    codes = {_recommending_unit(campaign, name).code for name in wanted}
    return tuple(unit for unit in campaign.recommending_units if unit.code in codes or not codes)


def _recommending_unit(campaign: Campaign, wanted: str) -> Unit:
    """Return the recommending unit that *wanted* names."""
    unit = campaign.unit_named(wanted.strip())
    if unit is None or unit not in campaign.recommending_units:
        meant = names_meant(campaign, wanted, campaign.recommending_units)
        raise UnknownUnit(wanted, meant)
    return unit


def names_meant(campaign: Campaign, wanted: str, takeable: Collection[Unit]) -> tuple[str, ...]:
    """Return the names of those of some units that a person may mean who wrote a name or a code wrongly."""
    like = units_near(campaign, wanted) or _codes_near(wanted, takeable)
    meant = tuple(unit.name for unit in like if unit in takeable)
    return meant if len(meant) <= MOST else ()


def _codes_near(wanted: str, units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Return the units whose codes are the written one but for marks and zeros, as A6 for A-06, else for a sign."""
    by_code = {_bare_code(unit.code): unit for unit in units}
    bare = _bare_code(wanted)
    return (by_code[bare],) if bare in by_code else tuple(by_code[like] for like in off_by_one(bare, by_code))


def _bare_code(code: str) -> str:
    """Return a code without marks and leading zeros."""
    letters = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", code).casefold()))
    return re.sub(r"(?<!\d)0+(?=\d)", "", letters)


def units_near(campaign: Campaign, written: str, by_code: Unit | None = None) -> tuple[Unit, ...]:
    """Return up to three units whose names are near to *written*, which is no unit's name.

    *by_code* is the unit whose code stands beside the name. The code was filled in when the workbook was issued, so
    where several units are near, or none, it decides.
    """
    units = {name: unit for unit in campaign.units for name in (*unit.former_names, unit.name)}
    like = tuple(dict.fromkeys(units[name] for name in near_words(written, tuple(units))))
    if by_code is None:
        return like
    return (by_code,) if by_code in like or not like else (*like, by_code)[:MOST]
