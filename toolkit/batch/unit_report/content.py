"""What the report on a submission says, as plain values.

Fields declared personal are left out, so no template can print them. Labels come from the campaign. A blank field is
left out where it is optional and shown as blank where it is required.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from toolkit import messages, text
from toolkit.batch.unit_report.findings import checks_not_made, open_findings
from toolkit.batch.unit_report.model import (
    CallDescription,
    LabelledValue,
    QuestionCount,
    QuestionGroup,
    RankedQuestion,
    ReportContent,
    ReportOrigin,
    ReportTotals,
    ReportVerdict,
    TextSection,
)
from toolkit.campaign.countries import is_abroad
from toolkit.campaign.model import Campaign, FormField
from toolkit.documents.values import BLANK, DASH, rank_text, rounded_figure, single_line, text_lines, written_value
from toolkit.model import Judgement, Question, Record, Severity, Sheet, Submission
from toolkit.rules.base import Facts, is_named
from toolkit.scoring import MergedScores, category_key, merge_scores

COVER_FIELDS = ("unit_name", "unit_code", "unit_type", "joint_mode", "joint_units", "foreign_partners", "signed_on")
"""Fields of 单位信息 in the cover's table."""

TEXT_FIELDS = ("unit_name", "collected", "signer", "signer_title", "signed_on")
"""Fields of 单位信息 that the text or the signature block names one by one."""

GATHERING_FIELDS = ("channels",)
"""Running text of 单位信息 that belongs to 征集情况."""

SIGNATURE_FIELDS = ("signer", "signed_on")
"""Fields of 单位信息 by which the material is approved."""

UNSIGNED, LATE = "unit.not-signed", "unit.late"
"""Codes of the findings that decide what is said of the approval."""

HEADING_FIELDS = ("question_serial", "title_zh", "title_en")
"""Fields of a question that stand in its heading and not in the table below it."""


def report_content(campaign: Campaign, submission: Submission, judgement: Judgement) -> ReportContent:
    """Return all that the report on a submission has to say."""
    merged = merge_scores(submission, campaign)
    ranking = _ranked_categories(campaign, merged)
    groups = tuple(_question_groups(campaign, ranking))
    questions = tuple(question for group in groups for question in group.questions)
    record = submission.unit
    short, prose = _split_by_length(campaign, Sheet.UNIT)
    return ReportContent(
        campaign=_call_description(campaign),
        verdict=_report_verdict(record, judgement),
        unit={name: single_line(written_value(record.cells.get(name)), BLANK) for name in TEXT_FIELDS},
        cover=_labelled_values(record, (field for field in short if field.name in COVER_FIELDS)),
        people=_labelled_values(record, (field for field in short if field.name not in (*COVER_FIELDS, *TEXT_FIELDS))),
        plan=_text_sections(record, (field for field in prose if field.name not in GATHERING_FIELDS)),
        gathering=_text_sections(record, (field for field in prose if field.name in GATHERING_FIELDS)),
        categories=_category_counts(campaign, groups),
        research_fields=_field_counts(campaign, questions),
        members=tuple(_row_values(member, _public_fields(campaign, Sheet.COMMITTEE)) for member in submission.members),
        groups=groups,
        questions=questions,
        opinions=tuple(_committee_opinions(submission, ranking, questions)),
        findings=open_findings(judgement),
        not_made=checks_not_made(judgement),
        total=_report_totals(Facts(submission, campaign), merged, judgement),
        source=ReportOrigin(single_line(text.mask_file_name(submission.source.path)), submission.source.sha256),
    )


def report_labels(campaign: Campaign) -> dict[str, str]:
    """Return the label of each field of the form by field name, for the headers of tables."""
    return {name: single_line(field.label) for name, field in campaign.fields.items()}


def _public_fields(campaign: Campaign, sheet: Sheet) -> list[FormField]:
    """Return the fields of a sheet that are typed by the unit and not personal."""
    return [field for field in campaign.on(sheet) if is_public(field)]


def is_public(field: FormField) -> bool:
    """Return whether a field is typed by the unit and not personal."""
    return not field.personal and field.kind != "live"


def _split_by_length(campaign: Campaign, sheet: Sheet) -> tuple[list[FormField], list[FormField]]:
    """Return a sheet's public fields: those of a single value, and those of running text."""
    public = _public_fields(campaign, sheet)
    return [field for field in public if field.kind != "long"], [field for field in public if field.kind == "long"]


def _labelled_values(record: Record, fields: Iterable[FormField]) -> tuple[LabelledValue, ...]:
    """Return label and value of each field that is filled or required."""
    shown = [field for field in fields if field.required or record.text(field.name)]
    values = _row_values(record, shown)
    return tuple(LabelledValue(single_line(field.label), values[field.name]) for field in shown)


def _text_sections(record: Record, fields: Iterable[FormField]) -> tuple[TextSection, ...]:
    """Return label and lines of each running text that is filled or required."""
    shown = (field for field in fields if field.required or record.text(field.name))
    return tuple(
        TextSection(single_line(field.label), text_lines(record.text(field.name)) or (BLANK,)) for field in shown
    )


def _row_values(record: Record, fields: Iterable[FormField]) -> dict[str, str]:
    """Return the values of a table's row by field name."""
    return {field.name: single_line(written_value(record.cells.get(field.name))) for field in fields}


def _call_description(campaign: Campaign) -> CallDescription:
    """Return what the report says of the call."""
    settings = campaign.settings
    return CallDescription(
        name=single_line(settings.name),
        notice=single_line(settings.notice, ""),
        committee_minimum=settings.committee_minimum,
        score_minimum=f"{settings.score_minimum:g}",
        score_maximum=f"{settings.score_maximum:g}",
    )


def _report_verdict(record: Record, judgement: Judgement) -> ReportVerdict:
    """Return whether the material was accepted and signed; staff decide on what came late."""
    codes = {finding.code for finding in judgement}
    signed = UNSIGNED not in codes and all(record.text(name) for name in SIGNATURE_FIELDS)
    if not judgement.acceptable:
        mark = "report.mark.returned" if signed else "report.mark.unsigned"
    else:
        mark = "report.mark.late" if LATE in codes else ""
    yes = messages.say("report.yes")
    return ReportVerdict(messages.say(mark) if mark else "", "" if mark else yes, yes if signed else "")


Ranking = Sequence[tuple[str, Sequence[MergedScores]]]
"""Categories in the report's order, each with its questions by rank; unranked ones last, in sheet order."""


def _ranked_categories(campaign: Campaign, merged: Iterable[MergedScores]) -> Ranking:
    """Return the categories that hold a question: the campaign's in order, then any other as typed."""
    found: dict[str, list[MergedScores]] = {text.without_blanks(category.name): [] for category in campaign.categories}
    for result in merged:
        found.setdefault(category_key(result.question), []).append(result)
    return [
        (single_line(results[0].question.text("category"), BLANK), sorted(results, key=_rank_order))
        for results in found.values()
        if results
    ]


def _rank_order(merged: MergedScores) -> tuple[bool, int]:
    """Return a sort key: first rank first, unranked last."""
    return merged.rank is None, merged.rank or 0


def _question_groups(campaign: Campaign, ranking: Ranking) -> Iterator[QuestionGroup]:
    """Yield the questions by category and rank, numbered through all groups."""
    numbers = count(1)
    for category, results in ranking:
        yield QuestionGroup(
            category, tuple(_ranked_question(campaign, next(numbers), category, merged) for merged in results)
        )


def _ranked_question(campaign: Campaign, number: int, category: str, merged: MergedScores) -> RankedQuestion:
    """Return a question as the report says it."""
    question = merged.question
    short, prose = _split_by_length(campaign, Sheet.QUESTIONS)
    return RankedQuestion(
        heading=f"{number}．{single_line(question.text('title_zh'), BLANK)}",
        title_en=single_line(question.text("title_en"), BLANK),
        category=category,
        research_field=single_line(question.text("research_field")),
        facts=_labelled_values(question, (field for field in short if field.name not in HEADING_FIELDS)),
        sections=_text_sections(question, prose),
        source=_title_cell(question),
        rank=rank_text(merged),
        mean=rounded_figure(merged.mean),
        median=rounded_figure(merged.median),
        deviation=rounded_figure(merged.deviation),
        valid=merged.valid,
        recused=merged.recused,
    )


def _title_cell(question: Question) -> str:
    """Return the address of the Chinese title; of the first field where that column is missing."""
    cells = question.cells
    return (cells["title_zh"] if "title_zh" in cells else next(iter(cells.values()))).a1


def _category_counts(campaign: Campaign, groups: Iterable[QuestionGroup]) -> tuple[QuestionCount, ...]:
    """Return the number of questions of each category, with its quota.

    The campaign's categories come first, also those without a question.
    """
    numbers = {group.name: len(group.questions) for group in groups}
    quotas = {category.name: f"{category.minimum}—{category.maximum}" for category in campaign.categories}
    return tuple(QuestionCount(name, numbers.get(name, 0), quotas.get(name, DASH)) for name in {**quotas, **numbers})


def _field_counts(campaign: Campaign, questions: Iterable[RankedQuestion]) -> tuple[QuestionCount, ...]:
    """Return the number of questions of each field that has one, with how many are of which category."""
    found: dict[str, Counter[str]] = {name: Counter() for name in campaign.options("research_fields")}
    for question in questions:
        name = campaign.research_field_named(question.research_field) or question.research_field
        found.setdefault(name, Counter())[question.category] += 1
    return tuple(
        QuestionCount(name, categories.total(), _category_shares(categories))
        for name, categories in found.items()
        if categories
    )


def _category_shares(categories: Counter[str]) -> str:
    """Return how many there are of each category, such as “前沿科学问题 2，工程技术难题 1”."""
    return "，".join(f"{category} {number}" for category, number in categories.items())


def _committee_opinions(
    submission: Submission, ranking: Ranking, questions: Iterable[RankedQuestion]
) -> Iterator[LabelledValue]:
    """Yield the committee's opinions in the report's order; then those that belong to no question."""
    opinions = submission.scores.opinions
    serials = [merged.question.serial for _, results in ranking for merged in results]
    for serial, question in zip(serials, questions, strict=True):
        if serial is not None and serial in opinions:
            yield LabelledValue(question.heading, single_line(opinions[serial].text))
    for serial in sorted(opinions.keys() - set(serials)):
        yield LabelledValue(f"序号 {serial}", single_line(opinions[serial].text))


def _report_totals(facts: Facts, merged: Sequence[MergedScores], judgement: Judgement) -> ReportTotals:
    """Return the report's sums; a member who is listed twice counts once, 待定 in place of a name not at all."""
    repeated = set(text.repeated_positions(facts.people))
    distinct = [member for position, member in enumerate(facts.members)
                if position not in repeated and is_named(member)]
    return ReportTotals(
        questions=len(merged),
        members=len(distinct),
        foreign=sum(is_abroad(member.text("member_country")) for member in distinct),
        scores=sum(result.valid for result in merged),
        recused=sum(result.recused for result in merged),
        findings=len(judgement.findings),
        severities="，".join(_severity_counts(judgement)),
    )


def _severity_counts(judgement: Judgement) -> Iterator[str]:
    """Yield how many findings there are of each severity, the gravest first."""
    for severity in sorted(Severity, reverse=True):
        if number := judgement.count(severity):
            yield f"{messages.severity_word(severity)} {number} 条"
