"""From a submission to what its report says.

A field declared personal never gets here, so no template can print it. Labels come from the campaign; an optional field
left blank is left out, a required one is shown as blank.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from toolkit import messages, text
from toolkit.batch.unit_report.model import (
    CallDescription,
    CommitteeOpinion,
    FindingGroup,
    FindingItem,
    QuestionCount,
    ReportContent,
    ReportOrigin,
    SeverityTotal,
    TextSection,
    UnitFact,
)
from toolkit.campaign.model import Campaign, FormField
from toolkit.documents.values import BLANK, DASH, rank_text, rounded_figure, single_line, text_lines, written_value
from toolkit.model import Finding, Judgement, Question, Record, Severity, Sheet, Submission
from toolkit.rules.base import Facts
from toolkit.rules.committee import foreign
from toolkit.scoring import MergedScores, category_key, merge_scores

ON_COVER = ("unit_name", "unit_code", "unit_type", "joint_mode", "joint_units", "foreign_partners", "signed_on")
IN_TEXT = ("unit_name", "collected", "signer", "signer_title", "signed_on")
"""Fields of 单位信息 that the text or the signature block names one by one."""
GATHERING = ("channels",)
"""The running text that belongs to 征集情况."""
IN_HEADING = ("question_serial", "title_zh", "title_en")
"""Fields of a question that its heading says, so that the table below it need not."""


def report_content(campaign: Campaign, submission: Submission, judgement: Judgement) -> ReportContent:
    """Return what the report on a submission has to say."""
    merged = merge_scores(submission, campaign)
    ranking = _ranking(campaign, merged)
    groups = tuple(_groups(campaign, ranking))
    questions = tuple(question for group in groups for question in group.questions)
    record = submission.unit
    short, prose = _by_length(campaign, Sheet.UNIT)
    return ReportContent(
        campaign=_call(campaign),
        unit={name: single_line(written_value(record.cells.get(name)), BLANK) for name in IN_TEXT},
        cover=_facts(record, (field for field in short if field.name in ON_COVER)),
        people=_facts(record, (field for field in short if field.name not in (*ON_COVER, *IN_TEXT))),
        plan=_sections(record, (field for field in prose if field.name not in GATHERING)),
        gathering=_sections(record, (field for field in prose if field.name in GATHERING)),
        categories=_categories(campaign, groups),
        research_fields=_research_fields(campaign, questions),
        members=tuple(_cells(member, _public(campaign, Sheet.COMMITTEE)) for member in submission.members),
        groups=groups,
        questions=questions,
        opinions=tuple(_said(submission, ranking, questions)),
        findings=tuple(map(_open, judgement)),
        not_made=tuple(
            UnitFact(messages.rule_title(check.code), "、".join(check.missing)) for check in judgement.not_made
        ),
        total=_total(Facts(submission, campaign), merged, judgement),
        source=ReportOrigin(single_line(submission.source.path), submission.source.sha256),
    )


def report_labels(campaign: Campaign) -> dict[str, str]:
    """Return the label of each field of the form by field name, for the headers of tables."""
    return {name: single_line(field.label) for name, field in campaign.fields.items()}


def _public(campaign: Campaign, sheet: Sheet) -> list[FormField]:
    """Return the fields of a sheet that are typed by the unit and not personal."""
    return [field for field in campaign.on(sheet) if not field.personal and field.kind != "live"]


def _by_length(campaign: Campaign, sheet: Sheet) -> tuple[list[FormField], list[FormField]]:
    """Return the public fields of a sheet: those of one value, and those of running text."""
    public = _public(campaign, sheet)
    return [field for field in public if field.kind != "long"], [field for field in public if field.kind == "long"]


def _facts(record: Record, fields: Iterable[FormField]) -> tuple[UnitFact, ...]:
    """Return label and value of each field that is filled or required."""
    shown = (field for field in fields if field.required or record.text(field.name))
    return tuple(
        UnitFact(single_line(field.label), single_line(written_value(record.cells.get(field.name)))) for field in shown
    )


def _sections(record: Record, fields: Iterable[FormField]) -> tuple[TextSection, ...]:
    """Return label and lines of each running text that is filled or required."""
    shown = (field for field in fields if field.required or record.text(field.name))
    return tuple(
        TextSection(single_line(field.label), text_lines(record.text(field.name)) or (BLANK,)) for field in shown
    )


def _cells(record: Record, fields: Iterable[FormField]) -> dict[str, str]:
    """Return the values of a table's row by field name."""
    return {field.name: single_line(written_value(record.cells.get(field.name))) for field in fields}


def _call(campaign: Campaign) -> CallDescription:
    """Return what the report says of the call."""
    settings = campaign.settings
    band = f"{settings.score_minimum:g}", f"{settings.score_maximum:g}"
    return CallDescription(
        single_line(settings.name), single_line(settings.notice, ""), settings.committee_minimum, *band
    )


Ranking = Sequence[tuple[str, Sequence[MergedScores]]]
"""Categories in the report's order, each with its questions by rank; those without a rank come last, in sheet order."""


def _ranking(campaign: Campaign, merged: Iterable[MergedScores]) -> Ranking:
    """Return the categories that hold a question: the campaign's in order, then any other as typed."""
    found: dict[str, list[MergedScores]] = {text.without_blanks(category.name): [] for category in campaign.categories}
    for result in merged:
        found.setdefault(category_key(result.question), []).append(result)
    return [
        (single_line(results[0].question.text("category"), BLANK), sorted(results, key=_by_rank))
        for results in found.values()
        if results
    ]


def _by_rank(merged: MergedScores) -> tuple[bool, int]:
    """Return the sort key that puts the first rank first and the unranked last."""
    return merged.rank is None, merged.rank or 0


def _groups(campaign: Campaign, ranking: Ranking) -> Iterator[FindingGroup]:
    """Yield the questions by category and rank, numbered through."""
    number = 0
    for name, results in ranking:
        items = [_item(campaign, number + place, name, merged) for place, merged in enumerate(results, 1)]
        number += len(items)
        yield FindingGroup(name, tuple(items))


def _item(campaign: Campaign, number: int, category: str, merged: MergedScores) -> FindingItem:
    """Return a question as the report says it."""
    question = merged.question
    short, prose = _by_length(campaign, Sheet.QUESTIONS)
    return FindingItem(
        heading=f"{number}．{single_line(question.text('title_zh'), BLANK)}",
        title_en=single_line(question.text("title_en"), BLANK),
        category=category,
        research_field=single_line(question.text("research_field")),
        facts=_facts(question, (field for field in short if field.name not in IN_HEADING)),
        sections=_sections(question, prose),
        source=_address(question),
        rank=rank_text(merged),
        mean=rounded_figure(merged.mean),
        median=rounded_figure(merged.median),
        deviation=rounded_figure(merged.deviation),
        valid=merged.valid,
        recused=merged.recused,
    )


def _address(question: Question) -> str:
    """Return the cell of the Chinese title, or of the first field where the title's column is missing."""
    cells = question.cells
    return (cells["title_zh"] if "title_zh" in cells else next(iter(cells.values()))).a1


def _categories(campaign: Campaign, groups: Iterable[FindingGroup]) -> tuple[QuestionCount, ...]:
    """Return the number of questions of each category, with its quota; the campaign's even where there is none."""
    numbers = {group.name: len(group.questions) for group in groups}
    quotas = {category.name: f"{category.minimum}—{category.maximum}" for category in campaign.categories}
    return tuple(QuestionCount(name, numbers.get(name, 0), quotas.get(name, DASH)) for name in {**quotas, **numbers})


def _research_fields(campaign: Campaign, questions: Iterable[FindingItem]) -> tuple[QuestionCount, ...]:
    """Return the number of questions of each field that has one, and how they fall into categories."""
    found: dict[str, list[str]] = {name: [] for name in campaign.options("research_fields")}
    for question in questions:
        name = campaign.research_field_named(question.research_field) or question.research_field
        found.setdefault(name, []).append(question.category)
    return tuple(
        QuestionCount(name, len(categories), _shares(categories)) for name, categories in found.items() if categories
    )


def _shares(categories: Iterable[str]) -> str:
    """Return how many there are of each category."""
    return "，".join(f"{category} {number}" for category, number in Counter(categories).items())


def _said(submission: Submission, ranking: Ranking, questions: Iterable[FindingItem]) -> Iterator[UnitFact]:
    """Yield what the committee said of each question, in the report's order; then what belongs to no question."""
    said = submission.scores.opinions
    results = [merged for _, group in ranking for merged in group]
    for merged, item in zip(results, questions, strict=True):
        serial = merged.question.serial
        if serial is not None and serial in said:
            yield UnitFact(item.heading, single_line(said[serial].text))
    for serial in sorted(said.keys() - {merged.question.serial for merged in results}):
        yield UnitFact(f"序号 {serial}", single_line(said[serial].text))


def _open(finding: Finding) -> CommitteeOpinion:
    """Return a finding as the report says it."""
    said = messages.finding_sentence(finding), messages.finding_remedy(finding), finding.clause
    return CommitteeOpinion(
        messages.severity_word(finding.severity), single_line(str(finding.place)), *map(single_line, said)
    )


def _total(case: Facts, merged: Sequence[MergedScores], judgement: Judgement) -> SeverityTotal:
    """Return the sums."""
    repeated = set(text.repeated_positions(case.people))
    distinct = [member for position, member in enumerate(case.members) if position not in repeated]
    numbers = {severity: judgement.count(severity) for severity in sorted(Severity, reverse=True)}
    said = (f"{messages.severity_word(severity)} {number} 条" for severity, number in numbers.items() if number)
    return SeverityTotal(
        questions=len(merged),
        members=len(distinct),
        foreign=sum(foreign(member.text("member_country")) for member in distinct),
        scores=sum(result.valid for result in merged),
        recused=sum(result.recused for result in merged),
        findings=len(judgement.findings),
        severities="，".join(said),
    )
