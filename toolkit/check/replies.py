"""What goes back to the sender of a checked file, and the names it is given: no two alike, on any disk."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import PurePath, PurePosixPath
from typing import NamedTuple

from toolkit.campaign.model import Campaign
from toolkit.campaign.preset import load_preset
from toolkit.check.delivery import reopen_file
from toolkit.check.origin import FileOrigin
from toolkit.check.verdict import FileVerdict
from toolkit.files import free_name, safe_name
from toolkit.forms.compare import FindingComparison
from toolkit.forms.recommendation import newest_form
from toolkit.forms.recommendation.issue import SUFFIX, unit_file_stem
from toolkit.forms.recommendation.reading import read_submission
from toolkit.forms.returned.annotate import TITLE, ReturnedCopy, returned_copy, standalone_copy
from toolkit.forms.returned.standalone import NOT_A_PACKAGE
from toolkit.messages import Language
from toolkit.model import Judgement, Source, Unit
from toolkit.pool import reading_pool
from toolkit.task_process import Lost, TaskProcess
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
    """Return how a reply's names begin: as the unit's blank or its file."""
    return unit_file_stem(unit) if unit else safe_name(mask_file_name(PurePosixPath(path).stem))


class ReplyKind(StrEnum):
    """What goes back for a file."""

    ANNOTATED = "annotated"
    """The sender's own workbook with the findings marked at their cells."""
    APART = "not-annotated"
    """A workbook of ours with the findings, where the sender's own cannot be annotated."""
    NEWEST = "newest"
    """The newest form with what an older one held."""


class WantedReply(NamedTuple):
    """What is asked for in answer to a file."""

    source: Source
    origin: FileOrigin
    judgement: Judgement
    campaign: str
    """The code of the call by whose rules it was judged."""
    unit: str
    """The name under which its sender is addressed."""
    comparison: FindingComparison | None = None
    """What changed since the sender last sent; where there is none, what the file's own marks tell."""

    @property
    def of_older_form(self) -> bool:
        """Return whether the newest form goes back too."""
        return any(finding.code == newest_form.OLD_FORM for finding in self.judgement)

    def __repr__(self) -> str:
        """Return the path, never the name that was typed: a traceback may show this."""
        return f"WantedReply({self.source.path})"


class MadeReply(NamedTuple):
    """What was made in answer to a file."""

    copy: ReturnedCopy | None
    """None where the toolkit failed at it."""
    newest: bytes | None = None
    """The newest form with what an older one held; None unless it is an older one."""


def standalone_reply(wanted: WantedReply, language: Language, campaign: Campaign | None) -> ReturnedCopy:
    """Return the findings on a file in a workbook of ours."""
    call = _campaign(wanted, campaign).settings
    return standalone_copy((NOT_A_PACKAGE,), wanted.judgement, language, wanted.unit, wanted.comparison, call)


def _campaign(wanted: WantedReply, campaign: Campaign | None) -> Campaign:
    """Return the call by whose rules a file was judged: the one given, or else a preset."""
    return campaign or load_preset(wanted.campaign)


@dataclass(frozen=True)
class ReplyMaker:
    """Makes what goes back for files, each in a process that may die of it; given to :meth:`ProcessPool.map`."""

    campaign: Campaign | None
    """None for the preset by which each file was judged."""
    language: Language
    own_styles: bytes | None = None
    """A campaign's own template of forms."""

    def __call__(self, process: TaskProcess, wanted: WantedReply) -> MadeReply:
        """Return what goes back for a file; where it costs the process, the findings go back by themselves."""
        (made,) = process.run(self.work, wanted)
        if isinstance(made, Lost):
            return MadeReply(standalone_reply(wanted, self.language, self.campaign))
        return made

    @cached_property
    def work(self) -> "ReplyWork":
        """Return what is done in the process."""
        return ReplyWork(self.campaign, self.language, self.own_styles)


@dataclass(frozen=True)
class ReplyWork:
    """What is done in the process that makes what goes back."""

    campaign: Campaign | None
    language: Language
    own_styles: bytes | None

    def __call__(self, wanted: WantedReply) -> Iterator[MadeReply]:
        """Yield what goes back for one file."""
        try:
            data = reopen_file(wanted.origin, wanted.source).data
            call = _campaign(wanted, self.campaign).settings
            copy = returned_copy(data, wanted.judgement, self.language, wanted.unit, wanted.comparison, call)
        except Exception:  # one file of which no copy can be made stops no other: it is listed
            yield MadeReply(None)
            return
        yield MadeReply(copy, self._newest(wanted, data) if wanted.of_older_form else None)

    def _newest(self, wanted: WantedReply, data: bytes) -> bytes | None:
        """Return the newest form with what an older one held; None where the toolkit fails at it."""
        campaign = _campaign(wanted, self.campaign)
        try:
            reading = read_submission(data, wanted.source, campaign)
            assert reading.submission, "what was judged was read"
            return newest_form.newest_form_for(
                reading.submission, wanted.judgement, campaign, self.language, wanted.unit, data, self.own_styles
            )
        except Exception:  # the copy goes back all the same
            return None


class ReplyFile(NamedTuple):
    """A file that goes back to a sender."""

    path: str
    """The file that it answers."""
    kind: ReplyKind
    name: str
    content: bytes


def make_replies(
    verdicts: Iterable[FileVerdict], campaign: Campaign | None, loose: Collection[str], language: Language,
    own_styles: bytes | None = None,
) -> Iterator[ReplyFile]:
    """Yield what goes back for each file that could be read, as it is made.

    The newest forms come last, so that a copy keeps the name of its file (decision 0004). *loose* are the paths of the
    files that came in no archive, *own_styles* a campaign's own template of forms.
    """
    names = FileNames()
    readable = [verdict for verdict in verdicts if verdict.form]
    newest: list[tuple[str, str, bytes]] = []
    made_replies = reading_pool().map(ReplyMaker(campaign, language, own_styles), map(_wanted, readable))
    for verdict, made in zip(readable, made_replies, strict=True):
        path = verdict.source.path
        copy = _name(path, loose, names)
        content, why = made.copy or standalone_reply(_wanted(verdict), language, campaign)
        yield ReplyFile(path, ReplyKind.APART, names.apart(copy), content) if why else ReplyFile(
            path, ReplyKind.ANNOTATED, copy, content
        )
        if made.newest:
            newest.append((path, copy, made.newest))
    for path, copy, content in newest:
        yield ReplyFile(path, ReplyKind.NEWEST, names.newest(copy), content)


def _wanted(verdict: FileVerdict) -> WantedReply:
    """Return what is asked for in answer to a checked file."""
    assert verdict.form, "only what was read is answered"
    unit = verdict.form.typed["unit_name"]
    return WantedReply(verdict.source, verdict.origin, verdict.judgement, verdict.campaign, unit)


def _name(path: str, loose: Collection[str], names: FileNames) -> str:
    """Return the name of a copy: the file's own; of one within an archive, what of its name suits any disk."""
    if path in loose:
        own = PurePath(path)
        return names.free(own.stem, own.suffix)
    return names.free(safe_name(PurePosixPath(path).stem))
