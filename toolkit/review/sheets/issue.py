"""Writes the sheets of a stage's reviewers into output/review/<stage>/sheets (`toolkit sheets`, review.md 7 and 17)."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.review_model import Reviewer
from toolkit.errors import ExitStatus, ToolkitError
from toolkit.files import OutputFolder
from toolkit.ledger.ledger import Ledger, hold_ledger
from toolkit.ledger.review_steps import StepKind, StepOrigin, record_step
from toolkit.model import Detail
from toolkit.review.assigning.entries import AssignmentEntry, read_assignment
from toolkit.review.assigning.recorded import RecordedAssignment, required_assignment
from toolkit.review.assigning.workbook import ASSIGNMENT_FILE
from toolkit.review.model import Pool
from toolkit.review.sheets.naming import Naming, find_namings
from toolkit.review.sheets.produce import IssuedSheet, SheetOrder, produce_own_sheets
from toolkit.review.stage import require_pool, stage_named

SHEETS = "sheets"
"""The folder of the sheets, in that of the stage below output/review."""


class TableAhead(ToolkitError):
    """A 分配表 in which staff decided something by hand that was not assigned yet."""

    def __init__(self, stage: str, changed: Sequence[AssignmentEntry]) -> None:
        cell = changed[0].reviewer
        details: dict[str, Detail] = {"stage": stage, "count": len(changed), "place": f"{cell.sheet}!{cell.a1}"}
        super().__init__("review.table-ahead", details, ExitStatus.FINDINGS)


class NoSheets(ToolkitError):
    """A mass vote, whose ballots come as CSV: nobody gets a sheet."""

    def __init__(self, stage: str) -> None:
        super().__init__("review.no-sheets", {"stage": stage})


@dataclass(frozen=True)
class SheetsIssued:
    """What became of the sheets of a stage."""

    stage: str
    path: Path
    namings: Sequence[Naming] = ()
    """Texts of an anonymous stage that may tell whose they are."""
    written: Sequence[str] = ()
    """The names of the workbooks, in the campaign's order of reviewers; none where *namings* stopped it."""
    failed: list[OSError] = field(default_factory=list)
    """Why a file could not be written or removed."""


def issue_sheets(folder: CampaignFolder, named: str, origin: StepOrigin) -> SheetsIssued:
    """Return what became of the sheets of a stage, after they are written; those of earlier runs are then removed.

    Where texts of an anonymous stage name their own unit or its people, nothing is written without a reason in
    *origin*, which is recorded. Raises UnknownStage, NotFrozen, NotAssigned, TableAhead, NoSheets, TemplateFaults,
    DocumentFault, LedgerBusy and OSError.
    """
    stage = stage_named(folder.campaign, named)
    if stage.is_mass_vote:
        raise NoSheets(stage.name)
    with hold_ledger(folder.ledger) as ledger:
        pool = require_pool(ledger, stage)
        assignment = required_assignment(ledger, pool)
        if changed := _not_in_force(folder, assignment):
            raise TableAhead(stage.name, changed)
        namings = find_namings(pool, folder.campaign) if stage.anonymous else ()
        target = OutputFolder(folder.review_output(stage.name)).within(SHEETS)
        if namings and not origin.reason:
            return SheetsIssued(stage.name, target.path, namings)
        order = SheetOrder(folder.campaign, stage, pool)
        made = produce_own_sheets(folder, order, assignment.pairs)
        written = [*_write(made, target)]
        if namings:
            _record(ledger, pool, origin, namings)
    given = {pair.reviewer for pair in assignment.pairs}
    idle = (reviewer for reviewer in folder.campaign.reviewers if reviewer.id not in given)
    target.remove_others((), {*_names_of_sheets(idle)}.__contains__)
    return SheetsIssued(stage.name, target.path, namings, written, target.failed)


def _not_in_force(folder: CampaignFolder, assignment: RecordedAssignment) -> list[AssignmentEntry]:
    """Return the rows by hand in the stage's 分配表 that its assignment does not have."""
    path = folder.review(assignment.stage) / ASSIGNMENT_FILE
    known = {(pair.question, pair.reviewer) for pair in assignment.pairs}
    entries = read_assignment(path.read_bytes(), path.name) if path.exists() else ()
    return [one for one in entries if one.by_hand and (one.question.text, one.reviewer.text) not in known]


def _write(made: Iterable[IssuedSheet], target: OutputFolder) -> Iterable[str]:
    """Yield the name of each workbook after it and 评审材料 are written."""
    for sheet in made:
        target.write(sheet.workbook_name, sheet.workbook)
        target.write(sheet.materials_name, sheet.materials)
        yield sheet.workbook_name


def _record(ledger: Ledger, pool: Pool, origin: StepOrigin, namings: Sequence[Naming]) -> None:
    """Record that sheets were written though texts name whose they are, and which."""
    told = [[one.number, one.label, one.phrase] for one in namings]
    content = json.dumps(told, ensure_ascii=False).encode()
    digest = sha256(content).hexdigest()[:16]
    with ledger.transaction():
        record_step(ledger, pool.stage, StepKind.SHEETS, pool.revision, origin, digest, content)


def _names_of_sheets(reviewers: Iterable[Reviewer]) -> Iterator[str]:
    """Yield the names of the files that reviewers are given."""
    for reviewer in reviewers:
        sheet = IssuedSheet(reviewer, b"", b"")
        yield from (sheet.workbook_name, sheet.materials_name)
