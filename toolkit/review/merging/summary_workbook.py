"""评分汇总.xlsx: what counts for each question, every score with its cell, nothing dropped in silence (DESIGN §10)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from toolkit.campaign.model import Campaign
from toolkit.messages import join_words, say, severity_word
from toolkit.model import Severity
from toolkit.review.merging.merged import MergedStage, NamedReviewer
from toolkit.review.merging.statistics_given import QuestionStatistics, ReviewerStatistics
from toolkit.review.merging.summary_columns import (
    MarkRow,
    QuestionRow,
    ReviewerRow,
    file_columns,
    finding_columns,
    mark_columns,
    missing_columns,
    question_columns,
    reason_title,
    reviewer_columns,
)
from toolkit.review.sheets.declaration import VOTE_COLUMN
from toolkit.worksheets import OwnWorkbook, TableSheet, table_rows, write_table

NAME = "评分汇总.xlsx"
"""The name of the workbook."""

_ALARMS = frozenset({severity_word(Severity.ERROR), say("merge.status.refused")})
"""Words that stand out, by weight and frame as well as by colour."""

_NO_QUESTIONS: Mapping[str, QuestionStatistics] = MappingProxyType({})
_NO_REVIEWERS: Mapping[str, ReviewerStatistics] = MappingProxyType({})


def summary_workbook(
    merged: MergedStage,
    campaign: Campaign,
    figures: Mapping[str, QuestionStatistics] = _NO_QUESTIONS,
    reviewers: Mapping[str, ReviewerStatistics] = _NO_REVIEWERS,
) -> bytes:
    """Return 评分汇总.xlsx of a stage as merged; *figures* by question and *reviewers* by id are computed elsewhere."""
    made = campaign.settings.opens.replace(tzinfo=None)
    title = f"{campaign.settings.name}{merged.stage.name}评分汇总"
    header = f"{campaign.settings.name}　{merged.stage.name}"
    book = OwnWorkbook(made, title, header=header, alarms=_ALARMS, streamed=True)
    for table in _tables(merged, campaign, figures, reviewers):
        write_table(book, table)
    return book.finish()


def _tables(
    merged: MergedStage, campaign: Campaign, figures: Mapping[str, QuestionStatistics],
    reviewers: Mapping[str, ReviewerStatistics],
) -> Iterator[TableSheet]:
    """Yield the sheets in order; their rows are made while they are written."""
    names = campaign.reviewer_names
    questions = question_columns(votes=merged.stage.method == "vote")
    yield TableSheet("问题汇总", questions, table_rows(questions, _question_rows(merged, campaign, figures)),
                     say(f"merge.questions.note{'.mass' * merged.stage.is_mass_vote}"), frozen=1)
    marks = mark_columns()
    yield TableSheet("评分明细", marks, table_rows(marks, mark_rows(merged)), say("merge.details.note"),
                     nothing=say("merge.nothing.details"))
    people = reviewer_columns()
    yield TableSheet("专家", people, table_rows(people, reviewer_rows(merged, names, reviewers)),
                     say("merge.reviewers.note"), nothing=say("merge.nothing.reviewers"))
    founds = finding_columns(lambda reviewer: names.get(reviewer, ""))
    yield TableSheet("校验意见", founds, table_rows(founds, merged.findings()), frozen=1,
                     nothing=say("merge.nothing.findings"))
    files = file_columns()
    yield TableSheet("来件核对", files, table_rows(files, merged.files), balance_sentence(merged), frozen=1,
                     nothing=say("merge.nothing.files"))
    missing = missing_columns()
    yield TableSheet("未交专家", missing, table_rows(missing, merged.missing), nothing=say("merge.nothing.missing"))


def _question_rows(
    merged: MergedStage, campaign: Campaign, figures: Mapping[str, QuestionStatistics]
) -> Iterator[QuestionRow]:
    """Yield the questions of the pool in order of number."""
    for reviewed in merged.questions:
        question = merged.pool.by_number[reviewed.number]
        yield QuestionRow(question, campaign.category_names.get(question.category, question.category), reviewed,
                          figures.get(reviewed.number, QuestionStatistics()))


def mark_rows(merged: MergedStage) -> Iterator[MarkRow]:
    """Yield every score and vote that counts, by question, then by reviewer."""
    for review in merged.reviews:
        for mark in review.marks:
            yield MarkRow(review.question, review.reviewer, mark.criterion, float(mark.value), mark.file, mark.cell)
    for vote in merged.votes:
        yield MarkRow(vote.question, vote.voter, VOTE_COLUMN, vote.vote.value, vote.file, vote.cell)


def reviewer_rows(
    merged: MergedStage, names: Mapping[str, str], figures: Mapping[str, ReviewerStatistics]
) -> Iterator[ReviewerRow]:
    """Yield the reviewers that were given questions, in order of id."""
    assigned = Counter(reviewer for _, reviewer in {(pair.question, pair.reviewer) for pair in merged.pairs})
    counted = Counter(review.reviewer for review in merged.reviews) + Counter(vote.voter for vote in merged.votes)
    recused = Counter(reviewer for _, reviewer in merged.recusals)
    for one in sorted(assigned):
        yield ReviewerRow(NamedReviewer(one, names.get(one, "")), assigned[one], counted[one], recused[one],
                          figures.get(one, ReviewerStatistics()))


def balance_sentence(merged: MergedStage) -> str:
    """Return that what was given is what counts and what does not, with the reasons; or that it is not."""
    scores = merged.scores
    key = "merge.balance" if scores.holds else "merge.balance.broken"
    said = [say(key, given=scores.given, counted=scores.counted, excluded=scores.excluded)]
    if scores.reasons:
        said.append(say("merge.balance.reasons", reasons=join_words(_reasons(scores.reasons.items()), "zh")))
    unit = "mass" if merged.stage.is_mass_vote else merged.stage.method
    return "".join((*said, say(f"merge.balance.unit.{unit}")))


def _reasons(reasons: Iterable[tuple[str, int]]) -> Iterator[str]:
    """Yield each reason in words with its number."""
    return (say("merge.reason", reason=reason_title(reason), number=number) for reason, number in reasons)
