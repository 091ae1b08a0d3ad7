"""What goes back to the sender of a checked file, and the names it is given: no two alike, on any disk."""

from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum
from pathlib import PurePath, PurePosixPath
from typing import NamedTuple

from toolkit.check.verdict import FileVerdict
from toolkit.files import free_name, safe_name
from toolkit.forms.recommendation import newest_form
from toolkit.forms.recommendation.issue import SUFFIX, unit_file_stem
from toolkit.forms.returned.annotate import TITLE, returned_copy
from toolkit.messages import Language
from toolkit.model import Unit
from toolkit.text import mask_file_name


class FileNames:
    """The names of what goes back: none is given twice, not even where case is nothing."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def free(self, stem: str, suffix: str = SUFFIX) -> str:
        """Return a name for a file of its own."""
        return free_name(stem, self._taken, suffix)

    def apart(self, copy: str) -> str:
        """Return the name of the workbook of ours that takes the place of a copy."""
        return self.free(f"{PurePath(copy).stem} {TITLE}")

    def newest(self, copy: str) -> str:
        """Return the name of the newest form beside a copy of an older one."""
        return self.free(f"{PurePath(copy).stem} {newest_form.SUFFIX}")


def reply_stem(unit: Unit | None, path: str) -> str:
    """Return what the names of all that is sent to a unit begin with: as its blank; off the roster, as its file."""
    return unit_file_stem(unit) if unit else safe_name(mask_file_name(PurePosixPath(path).stem))


class ReplyKind(StrEnum):
    """What goes back for a file."""

    ANNOTATED = "annotated"
    """The sender's own workbook with the findings marked at their cells."""
    APART = "not-annotated"
    """A workbook of ours with the findings, where the sender's own cannot be annotated."""
    NEWEST = "newest"
    """The newest form with what an older one held."""


class ReplyFile(NamedTuple):
    """A file that goes back to a sender."""

    path: str
    """The file that it answers."""
    kind: ReplyKind
    name: str
    content: bytes


def make_replies(checked: Iterable[FileVerdict], loose: Collection[str], language: Language) -> Iterator[ReplyFile]:
    """Yield what goes back for each file that could be read, as it is made.

    The newest forms come last, so that a copy keeps the name of its file (decision 0004). *loose* are the paths of the
    files that came in no archive.
    """
    names = FileNames()
    readable = [(file, file.submission, file.submission.unit.text("unit_name")) for file in checked if file.submission]
    copies: list[str] = []
    for file, _, unit in readable:
        copies.append(_name(file.source.path, loose, names))
        made = returned_copy(file.data, file.judgement, language, unit)
        kind = ReplyKind.APART if made.why else ReplyKind.ANNOTATED
        name = names.apart(copies[-1]) if made.why else copies[-1]
        yield ReplyFile(file.source.path, kind, name, made.content)
    for copy, (file, submission, unit) in zip(copies, readable, strict=True):
        newest = newest_form.newest_form_for(submission, file.judgement, file.campaign, language, unit, file.data)
        if newest is not None:
            yield ReplyFile(file.source.path, ReplyKind.NEWEST, names.newest(copy), newest)


def _name(path: str, loose: Collection[str], names: FileNames) -> str:
    """Return the name of a copy: the file's own; of one within an archive, what of its name suits any disk."""
    if path in loose:
        own = PurePath(path)
        return names.free(own.stem, own.suffix)
    return names.free(safe_name(PurePosixPath(path).stem))
