"""The demo's review: each stage from its assignment to its decision, and whether it came to what was planted."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.model import Campaign
from toolkit.campaign.review_model import Stage
from toolkit.demo.experts import FIRST, SECOND, demo_experts, demo_stages
from toolkit.demo.faults import ERROR
from toolkit.demo.inbox import FindingLine, post_file
from toolkit.demo.judgements import answer_scores, answer_second_vote, answer_votes, tied_questions
from toolkit.demo.score_sheets import FIRST_BACK_AGAIN, SentSheet, SheetDraft, send_sheets, sheet_drafts, silent_lines
from toolkit.demo.sheet_damage import damage_sheets
from toolkit.ledger.review_steps import StepOrigin
from toolkit.review.assigning.assign import AssignmentOrder, AssignmentOutcome, assign_stage
from toolkit.review.merging.merged import MergedStage, ReviewFinding, SheetStatus
from toolkit.review.model import Pool
from toolkit.review.results.merge import MergeOutcome, merge_stage
from toolkit.review.results.second_votes import FOLDER
from toolkit.review.results.select import SelectionOutcome, select_stage
from toolkit.review.sheets.issue import SHEETS, SheetsIssued, issue_sheets

STAFF = "演示"
"""Who takes the steps of the demo's review."""

NAMED_ALL_THE_SAME = "已核对：“化学会”“医学会”在文中是普通词语的一部分，不指单位。"
"""Why sheets are written though texts of an anonymous stage seem to name their unit."""


class StageStep(StrEnum):
    """The steps of a stage, in order."""

    ASSIGN = "assign"
    SHEETS = "sheets"
    SCORE = "score"
    MERGE = "merge"
    SELECT = "select"


ASSIGNED, ISSUED, DECIDED, DECIDED_AGAIN = -12, -11, 2, 7
"""On which day the steps of a stage are taken, counted from that on which it closes."""


@dataclass(frozen=True)
class StageRun:
    """What became of a stage, and what was planted."""

    assigned: AssignmentOutcome
    stopped: SheetsIssued | None
    """Where texts seemed to name their unit: what was told before any sheet was written."""
    issued: SheetsIssued
    sent: tuple[SentSheet, ...]
    silent: tuple[FindingLine, ...]
    """What must be said of those who send nothing."""
    tied: frozenset[str]
    """The questions between which the vote does not decide."""
    undecided: SelectionOutcome | None
    """What selecting came to before the tie was broken; None where there was none."""
    merged: MergeOutcome
    selected: SelectionOutcome

    @property
    def stage(self) -> Stage:
        """Return the stage."""
        return self.assigned.stage

    @property
    def expected(self) -> tuple[FindingLine, ...]:
        """Return all that must be said of the stage's sheets."""
        return (*(line for sheet in self.sent for line in sheet.expected), *self.silent)

    @property
    def found(self) -> tuple[FindingLine, ...]:
        """Return all that was said of them, those of second votes too."""
        return tuple(_lines(self.selected.results.received))

    @property
    def failed(self) -> tuple[OSError, ...]:
        """Return why a file could not be written."""
        return (*self.issued.failed, *self.merged.failed, *self.selected.failed)

    @property
    def goes_as_planned(self) -> bool:
        """Return whether each file became what it should, and the planted tie stopped the selection before."""
        statuses = {file.path: file.status for file in self.selected.results.merged.files}
        open_ties = self.undecided.selection.open_ties if self.undecided else ()
        return (
            all(statuses.get(sheet.path, SheetStatus.COUNTED) is sheet.status for sheet in self.sent)
            and {frozenset(tie.questions) for tie in open_ties} == ({self.tied} if self.tied else set())
            and not self.selected.needs_people
        )


def _lines(merged: MergedStage) -> Iterator[FindingLine]:
    """Yield the findings on a stage by address; of a reviewer who sent nothing by his id."""
    for told in merged.findings():
        yield _line(merged.stage, told)


def _line(stage: Stage, told: ReviewFinding) -> FindingLine:
    finding = told.finding
    path = f"{stage.name}/{finding.place.file or told.reviewer}"
    return FindingLine(path, finding.code, finding.severity.word, str(finding.place.sheet), finding.place.cell)


def with_review(campaign: Campaign) -> Campaign:
    """Return a campaign with the demo's experts and stages, as staff enter them."""
    return campaign.model_copy(update={"reviewers": demo_experts(campaign), "stages": demo_stages(campaign)})


def run_stages(folder: CampaignFolder, tell: Callable[[StageStep, str], object]) -> Iterator[StageRun]:
    """Yield what became of each stage; *tell* hears of each step before it is taken."""
    for stage in folder.campaign.stages:
        yield _run_stage(folder, stage, tell)


def _run_stage(folder: CampaignFolder, stage: Stage, tell: Callable[[StageStep, str], object]) -> StageRun:
    """Return what became of a stage."""
    tell(StageStep.ASSIGN, stage.name)
    assigned = assign_stage(folder, stage.name, AssignmentOrder(_origin(stage, ASSIGNED)))
    tell(StageStep.SHEETS, stage.name)
    first = issue_sheets(folder, stage.name, _origin(stage, ISSUED))
    stopped = None if first.written else first
    issued = issue_sheets(folder, stage.name, _origin(stage, ISSUED, NAMED_ALL_THE_SAME)) if stopped else first
    tell(StageStep.SCORE, stage.name)
    drafts = sheet_drafts(folder.campaign, stage, assigned.pool, folder.review_output(stage.name) / SHEETS)
    _answer(stage, assigned.pool, drafts)
    sent = [*send_sheets(folder.campaign, stage, drafts, _inbox(folder, stage)), *_sent_astray(folder, stage)]
    tell(StageStep.MERGE, stage.name)
    merged = merge_stage(folder, stage.name)
    tell(StageStep.SELECT, stage.name)
    selected = select_stage(folder, stage.name, _origin(stage, DECIDED))
    undecided = selected if selected.second_vote else None
    if undecided:
        tell(StageStep.SCORE, stage.name)
        sent += _vote_again(folder, stage, assigned.pool)
        tell(StageStep.MERGE, stage.name)
        merged = merge_stage(folder, stage.name)
        tell(StageStep.SELECT, stage.name)
        selected = select_stage(folder, stage.name, _origin(stage, DECIDED_AGAIN))
    tied = tied_questions(stage, assigned.pool) if stage.method == "vote" else frozenset[str]()
    silent = tuple(silent_lines(stage, drafts))
    return StageRun(assigned, stopped, issued, tuple(sent), silent, tied, undecided, merged, selected)


def _origin(stage: Stage, day: int, reason: str = "") -> StepOrigin:
    """Return who takes a step, and on which day from that on which the stage closes."""
    assert stage.closes, "the demo's stages close"
    at = datetime.combine(stage.closes.date() + timedelta(days=day), datetime.min.time(), stage.closes.tzinfo)
    return StepOrigin((at + timedelta(hours=10)).isoformat(timespec="seconds"), STAFF, reason)


def _inbox(folder: CampaignFolder, stage: Stage) -> Path:
    return folder.review_inbox(stage.name)


def _answer(stage: Stage, pool: Pool, drafts: Sequence[SheetDraft]) -> None:
    """Do the damage of a stage to its sheets, and fill in all else."""
    damage_sheets(stage.name, drafts)
    if stage.method == "vote":
        answer_votes(stage, pool, drafts)
    else:
        answer_scores(drafts)


def _sent_astray(folder: CampaignFolder, stage: Stage) -> Iterable[SentSheet]:
    """Yield a sheet of the first stage that somebody sends to the second one; it is refused there."""
    if stage.name == SECOND:
        first = next(each for each in folder.campaign.stages if each.name == FIRST)
        source = min(_inbox(folder, first).glob("E*.xlsx"))
        path = f"初选的 {source.name}"
        modified = datetime.fromtimestamp(source.stat().st_mtime, stage.closes.tzinfo if stage.closes else None)
        post_file(_inbox(folder, stage) / path, source.read_bytes(), modified)
        line = FindingLine(f"{stage.name}/{path}", "review.wrong-stage", ERROR.word, "", "")
        yield SentSheet(path, SheetStatus.REFUSED, (line,))


def _vote_again(folder: CampaignFolder, stage: Stage, pool: Pool) -> list[SentSheet]:
    """Return the sheets of the second vote after they lie in the inbox."""
    drafts = sheet_drafts(folder.campaign, stage, pool, folder.review_output(stage.name) / FOLDER)
    answer_second_vote(drafts)
    return [*send_sheets(folder.campaign, stage, drafts, _inbox(folder, stage), FIRST_BACK_AGAIN)]
