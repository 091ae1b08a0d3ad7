"""A stage with all that came back to it, merged and calibrated; `merge` and `select` both begin here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.review_model import Stage
from toolkit.ledger.ledger import Ledger
from toolkit.review.assigning.recorded import RecordedAssignment, required_assignment
from toolkit.review.merging.inbox import StageInbox, read_inbox
from toolkit.review.merging.judge import judge_sheets
from toolkit.review.merging.merged import MergedStage
from toolkit.review.model import Pool
from toolkit.review.results.calibrated import StageCalibration, calibrate_stage
from toolkit.review.results.second_votes import CountedSecondVote, called_votes, count_second_votes
from toolkit.review.selection.model import ReviewedStage
from toolkit.review.stage import require_pool


@dataclass(frozen=True)
class StageResults:
    """A stage so far."""

    folder: CampaignFolder
    pool: Pool
    inbox: StageInbox
    merged: MergedStage
    second_votes: Sequence[CountedSecondVote]
    """The second votes that were called, in order."""
    review: ReviewedStage
    """What a selection depends on."""
    calibration: StageCalibration

    @property
    def stage(self) -> Stage:
        """Return the stage."""
        return self.review.stage

    @cached_property
    def received(self) -> MergedStage:
        """Return the stage with the files of its second votes too: what is found in them is told in the same places."""
        files = chain(self.merged.files, *(counted.merged.files for counted in self.second_votes))
        return replace(self.merged, files=tuple(sorted(files, key=lambda file: (file.path, file.sha256))))


def stage_results(ledger: Ledger, folder: CampaignFolder, stage: Stage) -> StageResults:
    """Return what came back to a stage and what it comes to so far. Raises NotFrozen, NotAssigned and OSError."""
    campaign, pool = folder.campaign, require_pool(ledger, stage)
    assignment = _assignment(ledger, stage, pool)
    inbox = read_inbox(folder, stage)
    called = called_votes(ledger, pool)
    numbers = {vote.number for vote in called}
    own = [sheet for sheet in inbox.sheets if not (sheet.identity and sheet.identity.again in numbers)]
    merged = judge_sheets(campaign, stage, pool, assignment.pairs, own, inbox.ballots, inbox.unopened)
    second = count_second_votes(folder, stage, pool, called, inbox)
    held = [tie for vote in second if vote.is_in for tie in vote.by_tie()]
    review = ReviewedStage(stage, campaign.criteria, campaign.categories, merged.questions, {}, held, merged.votes)
    calibration = StageCalibration()
    if stage.method == "score":
        calibration = calibrate_stage(stage, review.figures.values(), assignment.seed)
    calibrated = replace(review, calibrated=calibration.scores)
    return StageResults(folder, pool, inbox, merged, second, calibrated, calibration)


def _assignment(ledger: Ledger, stage: Stage, pool: Pool) -> RecordedAssignment:
    """Return the assignment of a stage; of a mass vote an empty one."""
    if stage.is_mass_vote:
        return RecordedAssignment(stage.name, pool.revision, 0, [])
    return required_assignment(ledger, pool)
