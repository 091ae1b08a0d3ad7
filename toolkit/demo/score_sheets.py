"""Sheets of the review on their way back: what a reviewer types into one, and the findings it must get."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from toolkit.campaign.model import Campaign
from toolkit.campaign.review_model import Reviewer, Stage
from toolkit.demo.enclosures import gbk_zip
from toolkit.demo.faults import LATE_BY
from toolkit.demo.fill import open_typist
from toolkit.demo.inbox import FindingLine, post_file
from toolkit.model import Cell, Severity, Source, Value
from toolkit.review.merging.merged import SheetStatus
from toolkit.review.model import Pool, SheetEntry
from toolkit.review.sheets.reading import read_sheet

Spoiler = Callable[[bytes, Campaign], bytes]

FIRST_BACK, FIRST_BACK_AGAIN = timedelta(days=-9), timedelta(days=3)
"""When the first sheet comes back, and that of a second vote, counted from when the stage closes."""

EVERY = timedelta(hours=5, minutes=11)
"""How long after one sheet the next one comes."""

WORKBOOK = ".xlsx"


class SheetFinding(NamedTuple):
    """A finding that must be made on a sheet, by the hand that planted it."""

    code: str
    severity: Severity
    at: Cell | None = None
    sheet: str = ""
    """The sheet, for what concerns no cell of it; empty for the file as a whole."""


class EarlierCopy(NamedTuple):
    """A file that a reviewer sends before the one that counts."""

    path: str
    spoil: Spoiler
    """Makes it of the one that counts."""
    status: SheetStatus
    finding: SheetFinding | None = None


class SentSheet(NamedTuple):
    """A file in the inbox of a stage, what must become of it, and the lines that must be said of it."""

    path: str
    """Below the inbox; within an archive as 打包.zip/意见3.xlsx."""
    status: SheetStatus
    expected: tuple[FindingLine, ...]


@dataclass
class SheetDraft:
    """A sheet before it is filled in."""

    stage: Stage
    pool: Pool
    reviewer: Reviewer
    blank: bytes = field(repr=False)
    path: str
    """Where in the inbox it will lie."""
    entries: tuple[SheetEntry, ...] = field(repr=False)
    questions: tuple[str, ...]
    """The numbers for good of its rows."""
    harmed: set[str]
    """Questions of the stage that have lost a review somewhere: none loses two, so that each has its quorum."""
    typed: dict[str, Value] = field(default_factory=dict)
    """By cell."""
    planted: list[SheetFinding] = field(default_factory=list)
    finish: list[Spoiler] = field(default_factory=list)
    """What is done to the file when it is filled in."""
    copies: list[EarlierCopy] = field(default_factory=list)
    late: bool = False
    silent: bool = False
    """Whether it is never sent back."""

    @property
    def sheet(self) -> str:
        """Return the title of the sheet that is filled in."""
        return self.entries[0].question.sheet

    @property
    def spare(self) -> list[int]:
        """Return the rows whose question has lost no review yet."""
        return [row for row, number in enumerate(self.questions) if number not in self.harmed]

    def harm(self) -> SheetEntry:
        """Return the next row that may be harmed: its question loses this review."""
        row = self.spare[0]
        self.harmed.add(self.questions[row])
        return self.entries[row]

    def type(self, cell: Cell, value: Value) -> None:
        """Type a value into a cell."""
        self.typed[cell.a1] = value

    def plant(self, code: str, severity: Severity, at: Cell | None = None, sheet: str = "") -> None:
        """Note a finding that must be made."""
        self.planted.append(SheetFinding(code, severity, at, sheet))

    def fill(self, campaign: Campaign) -> bytes:
        """Return the filled workbook."""
        typist = open_typist(self.blank)
        for a1, value in self.typed.items():
            typist.type(self.sheet, a1, value)
        data = typist.save()
        for spoil in self.finish:
            data = spoil(data, campaign)
        return data


def sheet_drafts(campaign: Campaign, stage: Stage, pool: Pool, folder: Path) -> list[SheetDraft]:
    """Return a draft of each sheet that was issued into a folder, those with most questions first."""
    harmed: set[str] = set()
    reviewers = {reviewer.id: reviewer for reviewer in campaign.reviewers}
    drafts = []
    for path in sorted(folder.glob(f"*{WORKBOOK}")):
        data, came = path.read_bytes(), campaign.settings.closes
        sheet = read_sheet(data, Source(path.name, "", len(data), came), campaign, stage).sheet
        assert sheet, "what was issued can be read"
        numbers = tuple(pool.by_shown_number[entry.question.text].number for entry in sheet.entries)
        drafts.append(SheetDraft(stage, pool, reviewers[path.stem.split()[0]], data, path.name, tuple(sheet.entries),
                                 numbers, harmed))
    return sorted(drafts, key=lambda draft: (-len(draft.questions), draft.reviewer.id))


def send_sheets(
    campaign: Campaign, stage: Stage, drafts: Iterable[SheetDraft], inbox: Path, first: timedelta = FIRST_BACK
) -> Iterator[SentSheet]:
    """Yield each file after it lies in the inbox of a stage; what goes into one archive lies there at the end."""
    assert stage.closes, "the demo's stages close"
    packed: dict[str, dict[str, bytes]] = {}
    sent = [draft for draft in drafts if not draft.silent]
    for place, draft in enumerate(sorted(sent, key=lambda draft: draft.reviewer.id)):
        at = stage.closes + LATE_BY if draft.late else stage.closes + first + place * EVERY
        data = draft.fill(campaign)
        for copy in draft.copies:
            _put(inbox, copy.path, copy.spoil(data, campaign), at - EVERY / 2, packed)
            findings = [copy.finding] if copy.finding else []
            yield SentSheet(copy.path, copy.status, tuple(_lines(stage, copy.path, findings)))
        _put(inbox, draft.path, data, at, packed)
        yield SentSheet(draft.path, SheetStatus.COUNTED, tuple(_lines(stage, draft.path, draft.planted)))


def _put(inbox: Path, path: str, data: bytes, at: datetime, packed: dict[str, dict[str, bytes]]) -> None:
    """Put a file into the inbox, or with what is *packed* there before into its archive."""
    archive, _, within = path.partition(".zip/")
    if within:
        files = packed.setdefault(archive, {})
        files[within] = data
        path, data = f"{archive}.zip", gbk_zip(files)
    post_file(inbox / path, data, at)


def _lines(stage: Stage, path: str, findings: Iterable[SheetFinding]) -> Iterator[FindingLine]:
    """Yield where and how planted findings must be reported."""
    for planted in findings:
        sheet, cell = (planted.at.sheet, planted.at.a1) if planted.at else (planted.sheet, "")
        yield FindingLine(f"{stage.name}/{path}", planted.code, planted.severity.word, sheet, cell)


def silent_lines(stage: Stage, drafts: Iterable[SheetDraft]) -> Iterator[FindingLine]:
    """Yield what must be said of reviewers who send nothing: the line names the reviewer in place of a file."""
    for draft in drafts:
        if draft.silent:
            yield FindingLine(f"{stage.name}/{draft.reviewer.id}", "review.missing", Severity.WARNING.word, "", "")


