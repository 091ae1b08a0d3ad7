"""Decides a stage, records it, and writes 遴选结果.xlsx and the minutes (`toolkit select`, review.md 13–17)."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from toolkit.campaign.folder import CampaignFolder
from toolkit.documents.form_styles import own_form_styles
from toolkit.files import OutputFolder
from toolkit.ledger.ledger import Ledger, hold_ledger
from toolkit.ledger.review_steps import StepOrigin
from toolkit.review.decided import (
    StageDecision,
    StageRecord,
    all_decisions,
    last_decision,
    record_decision,
    record_digest,
)
from toolkit.review.merging.merged import SheetStatus
from toolkit.review.minutes.produce import produce_minutes
from toolkit.review.results.record import stage_record
from toolkit.review.results.reviewed import StageResults, stage_results
from toolkit.review.results.second_votes import SecondVote, call_second_vote, write_second_vote
from toolkit.review.selection.changes import SelectionChange, selection_changes
from toolkit.review.selection.decide import select_questions
from toolkit.review.selection.model import Selection
from toolkit.review.selection.result_workbook import result_workbook
from toolkit.review.selection.sensitivity import Sensitivity, try_scenarios
from toolkit.review.stage import stage_named

RESULT_FILE = "遴选结果.xlsx"


@dataclass(frozen=True)
class SelectionOutcome:
    """What selecting came to."""

    results: StageResults
    selection: Selection
    path: Path
    """The folder of the stage below output/review."""
    second_vote: SecondVote | None = None
    """The second vote that must break a tie first; None where none is open."""
    is_changed: bool = False
    """Whether it differs from the decision in force and nothing was written, for want of a reason."""
    changes: Sequence[SelectionChange] = ()
    """What of the questions differs from the decision before."""
    is_new: bool = False
    """Whether it was recorded just now."""
    failed: list[OSError] = field(default_factory=list)
    """Why a file could not be written."""

    @property
    def needs_people(self) -> bool:
        """Return whether people have to decide something."""
        return self.is_changed or self.second_vote is not None or bool(self.selection.quorum)


def select_stage(folder: CampaignFolder, named: str, origin: StepOrigin) -> SelectionOutcome:
    """Return what selecting a stage came to, after the decision is recorded and written.

    Of a stage that was decided before and comes to something else now, nothing is written without a reason in
    *origin*. Raises UnknownStage, NotFrozen, NotAssigned, TemplateFaults, DocumentFault, BrokenStyles, LedgerBusy and
    OSError.
    """
    stage = stage_named(folder.campaign, named)
    with hold_ledger(folder.ledger) as ledger:
        results = stage_results(ledger, folder, stage)
        selection = select_questions(results.review)
        target = OutputFolder(folder.review_output(stage.name))
        if not selection.is_decided:
            own_form_styles(folder)  # a broken look of the sheets is refused before the vote is recorded
            vote = call_second_vote(ledger, folder, stage, results.pool, selection, results.second_votes, origin)
            written = write_second_vote(folder, stage, results.pool, vote)
            return SelectionOutcome(results, selection, target.path, vote, failed=written.failed)
        return _decided(ledger, results, selection, origin, target)


def _decided(
    ledger: Ledger, results: StageResults, selection: Selection, origin: StepOrigin, target: OutputFolder
) -> SelectionOutcome:
    """Return a decided stage after it is recorded, where it is new, and written."""
    folder, stage = results.folder, results.stage
    sensitivity = try_scenarios(results.review, selection, folder.campaign.reviewer_names)
    record = stage_record(results, selection, sensitivity)
    former = last_decision(ledger, stage.name)
    digest = record_digest(record)
    is_new = former is None or former.digest != digest
    changes = selection_changes(_results(former.record), _results(record)) if former and is_new else ()
    if former and is_new and not origin.reason:
        return SelectionOutcome(results, selection, target.path, is_changed=True, changes=changes)
    if is_new:
        _keep_sheets(ledger, results)
        with ledger.transaction():
            record_decision(ledger, StageDecision(origin, digest, record))
    _write(ledger, results, selection, sensitivity, target)
    return SelectionOutcome(results, selection, target.path, changes=changes, is_new=is_new, failed=target.failed)


def _results(record: StageRecord) -> Mapping[str, Any]:
    """Return the results of a record as two selections are compared by them."""
    return {"results": [{**asdict(each), "question": each.number, "result": str(each.result)}
                        for each in record.questions]}


def _keep_sheets(ledger: Ledger, results: StageResults) -> None:
    """Keep the files that the decision rests on, by content: one that is overwritten later is not lost."""
    counted = [file for file in results.received.files if file.status is SheetStatus.COUNTED]
    for file in counted:
        ledger.contents.keep(file.sha256, results.inbox.bytes_of(file.path))
    ledger.contents.sync(file.sha256 for file in counted)


def _write(
    ledger: Ledger, results: StageResults, selection: Selection, sensitivity: Sensitivity, target: OutputFolder
) -> None:
    """Write what a stage came to."""
    folder = results.folder
    target.write(RESULT_FILE, result_workbook(results.review, selection, sensitivity, results.pool, folder.campaign))
    produce_minutes(folder, all_decisions(ledger, results.stage.name), target)
