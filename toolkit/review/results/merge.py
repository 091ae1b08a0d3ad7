"""Merges what came back to a stage into 评分汇总.xlsx and copies to be corrected (`toolkit merge`, review.md 8–12)."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path, PurePosixPath

from toolkit.campaign.folder import CampaignFolder
from toolkit.files import OutputFolder, free_name, safe_name
from toolkit.ledger.ledger import open_ledger
from toolkit.model import Severity
from toolkit.review.merging.merged import MergedFile, SheetStatus
from toolkit.review.merging.statistics_given import QuestionStatistics, ReviewerStatistics
from toolkit.review.merging.summary_workbook import NAME, summary_workbook
from toolkit.review.results.reviewed import StageResults, stage_results
from toolkit.review.selection.candidates import compete
from toolkit.review.sheets.returned import marked_sheet
from toolkit.review.stage import stage_named
from toolkit.review.statistics import QuestionFigures, competition_ranks, reviewer_figures

RETURNED = "returned"
"""The folder of the copies that must be corrected, in that of the stage below output/review."""

WORKBOOK = ".xlsx"


@dataclass(frozen=True)
class MergeOutcome:
    """What merging came to."""

    results: StageResults
    path: Path
    """The folder of the stage below output/review."""
    returned: list[str] = field(default_factory=list)
    """The names of the copies to be corrected."""
    failed: list[OSError] = field(default_factory=list)
    """Why a file could not be written or read again."""

    @property
    def has_errors(self) -> bool:
        """Return whether there is a finding of severity error, or a file that cannot be read."""
        return self.results.received.count(Severity.ERROR) > 0


def merge_stage(folder: CampaignFolder, named: str) -> MergeOutcome:
    """Return what came back to a stage so far, after 评分汇总.xlsx and the copies to be corrected are written.

    Nothing is recorded: merging shows the state so far. Raises UnknownStage, NotFrozen, NotAssigned and OSError.
    """
    stage = stage_named(folder.campaign, named)
    with open_ledger(folder.ledger) as ledger:
        results = stage_results(ledger, folder, stage)
    target = OutputFolder(folder.review_output(stage.name))
    figures, reviewers = dict(_question_statistics(results)), dict(_reviewer_statistics(results))
    target.write(NAME, summary_workbook(results.received, folder.campaign, figures, reviewers))
    returned = [*_write_returned(results, target.within(RETURNED))]
    return MergeOutcome(results, target.path, returned, target.failed)


def _write_returned(results: StageResults, target: OutputFolder) -> Iterator[str]:
    """Yield the names of the copies of sheets that were taken and have an error, after they are written.

    Copies of earlier runs go: what they ask for may be mended.
    """
    taken: set[str] = set()
    written = {}
    for file in results.received.files:
        if file.status is SheetStatus.COUNTED and file.reviewer and _has_error(file):
            written[_copy_name(file, taken)] = file
    target.remove_others(written, lambda name: name.endswith(WORKBOOK))
    for name, file in written.items():
        try:
            data = results.inbox.bytes_of(file.path)
        except OSError as error:
            target.failed.append(error)
            continue
        target.write(name, marked_sheet(data, [told.finding for told in file.findings]).content)
        yield name


def _has_error(file: MergedFile) -> bool:
    """Return whether something in a file must be corrected."""
    return any(told.finding.severity is Severity.ERROR for told in file.findings)


def _copy_name(file: MergedFile, taken: set[str]) -> str:
    """Return the name of a copy: the reviewer's id and name, as on the sheet that was issued."""
    assert file.reviewer, "a sheet that was taken names its reviewer"
    stem = safe_name(f"{file.reviewer.id} {file.reviewer.name}") or PurePosixPath(file.path).stem
    return free_name(stem, taken, WORKBOOK)


def _question_statistics(results: StageResults) -> Iterator[tuple[str, QuestionStatistics]]:
    """Yield the figures of each question by number."""
    ranks = _ranks(results)
    shared = Counter((figures.question.category, ranks.get(number)) for number, figures in _figures(results).items())
    for number, figures in _figures(results).items():
        score, rank = results.review.calibrated.get(number), ranks.get(number)
        yield number, QuestionStatistics(
            figures.mean, figures.median, figures.trimmed, figures.deviation,
            score.score if score else None, score.error if score else None, score.chance if score else None,
            rank, None if rank is None else shared[figures.question.category, rank] > 1,
        )


def _figures(results: StageResults) -> Mapping[str, QuestionFigures]:
    return results.review.figures


def _ranks(results: StageResults) -> dict[str, int]:
    """Return the rank of each question within its category by what the stage ranks by, before the tie chain."""
    by_category: dict[str, dict[str, Fraction]] = {}
    for one in compete(results.stage, _figures(results).values(), results.review.compared):
        by_category.setdefault(one.question.category, {})[one.number] = one.value
    return {number: rank for values in by_category.values() for number, rank in competition_ranks(values).items()}


def _reviewer_statistics(results: StageResults) -> Iterator[tuple[str, ReviewerStatistics]]:
    """Yield how each reviewer scores, by id."""
    for found in reviewer_figures(_figures(results).values()):
        yield found.reviewer, ReviewerStatistics(found.mean, found.leniency, found.spread)
