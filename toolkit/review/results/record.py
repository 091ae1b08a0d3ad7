"""A decided stage as the record that the ledger keeps: every figure, every rule, every score with its cell."""

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction

from toolkit.campaign.layout import TABLE
from toolkit.campaign.model import Campaign
from toolkit.campaign.review_model import Stage
from toolkit.campaign.value_words import readable_value
from toolkit.messages import Speaker
from toolkit.review.decided import (
    DecidedCategory,
    DecidedFigures,
    DecidedLimit,
    DecidedMark,
    DecidedQuestion,
    DecidedReview,
    DecidedReviewer,
    DecidedSensitivity,
    DecidedTie,
    DecidedVote,
    MergeAccount,
    StageRecord,
)
from toolkit.review.model import CountedReview, CountedVote
from toolkit.review.results.reviewed import StageResults
from toolkit.review.selection.borderline import Borderline, borderline_group
from toolkit.review.selection.model import QuestionOutcome, Selection
from toolkit.review.selection.record import causes_text, note_text, shown_line
from toolkit.review.selection.sensitivity import Sensitivity
from toolkit.review.statistics import (
    CalibratedScore,
    QuestionFigures,
    disagreements,
    point_values,
    reviewer_figures,
    weighted_total,
)
from toolkit.scoring import shown_figure, two_decimals

_SPEAKER = Speaker()
"""The record is in Chinese, as the campaign is."""


def stage_record(results: StageResults, selection: Selection, sensitivity: Sensitivity) -> StageRecord:
    """Return all that a stage came to."""
    campaign, pool, merged = results.folder.campaign, results.pool, results.merged
    return StageRecord(
        pool.stage,
        pool.revision,
        pool.hash,
        results.stage.method,
        dict(_settings(campaign, results.stage)),
        [_question(results, outcome) for outcome in selection.outcomes],
        [DecidedCategory(each.category.code, each.category.name, each.pool, each.passed,
                         shown_line(results.stage, each.line)) for each in selection.categories],
        [*_reviewers(results)],
        [*_reviews(results)],
        [] if results.stage.is_mass_vote else [_vote(vote) for vote in merged.votes],
        [_vote(vote) for counted in results.second_votes if counted.is_in for vote in counted.merged.votes],
        [DecidedTie(tie.category, tie.rank, float(two_decimals(tie.value)), tie.questions, tie.broken_by)
         for tie in selection.ties],
        [DecidedLimit(over.question, str(over.limit)) for over in selection.over_limits],
        selection.quorum,
        dict(_borderline(results, selection, sensitivity)),
        [one.question.number for one in disagreements(results.review.figures.values())],
        [DecidedSensitivity(one.question, _SPEAKER.say(f"selection.stability.{one.stability}"),
                            [phrase.said(_SPEAKER) for phrase in one.changed_by]) for one in sensitivity.questions],
        MergeAccount(merged.scores.given, merged.scores.counted, merged.scores.reasons),
        results.calibration.warnings(),
    )


def _settings(campaign: Campaign, stage: Stage) -> Iterator[tuple[str, str]]:
    """Yield the rules in force by the titles of 环节 and 指标; what is blank is left out."""
    for name, title in TABLE["stages"].titles.items():
        if shown := readable_value(name, getattr(stage, name)):
            yield title, shown
    for criterion in campaign.criteria if stage.method == "score" else ():
        shares = {TABLE["criteria"].titles[name]: readable_value(name, getattr(criterion, name))
                  for name in ("weight", "maximum")}
        yield criterion.name, "，".join(f"{title} {shown}" for title, shown in shares.items())


def _question(results: StageResults, outcome: QuestionOutcome) -> DecidedQuestion:
    """Return a question with what became of it."""
    pooled, figures = results.pool.by_number[outcome.question], results.review.figures[outcome.question]
    reviewed = figures.question
    return DecidedQuestion(
        pooled.number, pooled.category, pooled.research_field, pooled.unit_code, pooled.unit_name, pooled.title,
        pooled.texts.get("title_en", ""), outcome.result, outcome.rank, shown_figure(outcome.value),
        outcome.rule.said(_SPEAKER), note_text(outcome, _SPEAKER), reviewed.assigned, reviewed.recused,
        reviewed.missing, _figures(results, figures), reviewed.votes,
    )


def _figures(results: StageResults, figures: QuestionFigures) -> DecidedFigures:
    """Return the figures of a question, as they are shown."""
    if results.stage.method == "vote":
        return DecidedFigures()
    calibrated = results.review.calibrated.get(figures.question.number)
    return DecidedFigures(
        shown_figure(figures.mean), shown_figure(figures.median), shown_figure(figures.trimmed),
        shown_figure(figures.deviation), *(_calibrated(calibrated) if calibrated else (None, None, None)),
        {each.name: mean for each in results.review.criteria
         if (mean := shown_figure(figures.criterion_mean(each.name))) is not None},
    )


def _calibrated(score: CalibratedScore) -> tuple[float | None, float | None, float | None]:
    """Return the calibrated score, its error and the chance to pass."""
    return shown_figure(score.score), shown_figure(score.error), shown_figure(score.chance)


def _reviewers(results: StageResults) -> Iterator[DecidedReviewer]:
    """Yield what each reviewer of the stage did, in the campaign's order."""
    merged = results.merged
    assigned = Counter(pair.reviewer for pair in merged.pairs)
    recused = Counter(reviewer for _, reviewer in merged.recusals)
    votes = Counter(vote.voter for vote in merged.votes)
    figures = {one.reviewer: one for one in reviewer_figures(results.review.figures.values())}
    for reviewer in results.folder.campaign.reviewers:
        if reviewer.id not in assigned:
            continue
        found = figures.get(reviewer.id)
        given = found.given if found else votes[reviewer.id]
        yield DecidedReviewer(
            reviewer.id, reviewer.name, assigned[reviewer.id], given, recused[reviewer.id],
            shown_figure(found.mean) if found else None, shown_figure(found.leniency) if found else None,
            shown_figure(found.spread) if found else None,
        )


def _reviews(results: StageResults) -> Iterator[DecidedReview]:
    """Yield the reviews that counted, each score with its cell."""
    points = point_values(results.review.criteria)
    return (_review(review, points) for review in results.merged.reviews)


def _review(review: CountedReview, points: Mapping[str, Fraction]) -> DecidedReview:
    """Return a review that counted."""
    marks = [DecidedMark(mark.criterion, float(mark.value), mark.file, mark.cell) for mark in review.marks]
    total = float(two_decimals(weighted_total(review, points)))
    return DecidedReview(review.question, review.reviewer, total, marks, review.comment)


def _vote(vote: CountedVote) -> DecidedVote:
    """Return a vote that counted."""
    return DecidedVote(vote.question, vote.voter, str(vote.vote), vote.file, vote.cell, vote.comment)


def _borderline(
    results: StageResults, selection: Selection, sensitivity: Sensitivity
) -> Iterator[tuple[str, str]]:
    """Yield the questions at the line, each with what would change its result."""
    for one in borderline_group(results.review, selection, sensitivity):
        yield one.question, _changed_by(one)


def _changed_by(one: Borderline) -> str:
    """Return what would change the result of a question at the line: by how much, else in which scenarios."""
    if one.margin:
        return _SPEAKER.say("selection.margin", margin=str(two_decimals(one.margin)))
    return causes_text(one.changed_by, _SPEAKER)
