"""From a submission to what its report says.

A field declared personal never gets here, so no template can print it. Labels come from the campaign; an optional field
left blank is left out, a required one is shown as blank.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from toolkit import messages, text
from toolkit.campaign.model import Campaign, FormField
from toolkit.model import Finding, Judgement, Question, Record, Severity, Sheet, Submission
from toolkit.report.content import Call, Content, Count, Fact, Group, Item, Opinion, Origin, Section, Total
from toolkit.report.wording import BLANK, DASH, figure, lines, one, ranked, written
from toolkit.rules.base import Case
from toolkit.rules.committee import foreign
from toolkit.scoring import Merged, category_key, merge

ON_COVER = ("unit_name", "unit_code", "unit_type", "joint_mode", "joint_units", "foreign_partners", "signed_on")
IN_TEXT = ("unit_name", "collected", "signer", "signer_title", "signed_on")
"""Fields of 单位信息 that the text or the signature block names one by one."""
GATHERING = ("channels",)
"""The running text that belongs to 征集情况."""
IN_HEADING = ("question_serial", "title_zh", "title_en")
"""Fields of a question that its heading says, so that the table below it need not."""


def content(campaign: Campaign, submission: Submission, judgement: Judgement) -> Content:
    """Return what the report on a submission has to say."""
    merged = merge(submission, campaign)
    ranking = _ranking(campaign, merged)
    groups = tuple(_groups(campaign, ranking))
    questions = tuple(question for group in groups for question in group.questions)
    record = submission.unit
    short, prose = _by_length(campaign, Sheet.UNIT)
    return Content(
        campaign=_call(campaign),
        unit={name: one(written(record.cells.get(name)), BLANK) for name in IN_TEXT},
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
        not_made=tuple(Fact(messages.title(check.code), "、".join(check.missing)) for check in judgement.not_made),
        total=_total(Case(submission, campaign), merged, judgement),
        source=Origin(one(submission.source.path), submission.source.sha256),
    )


def labels(campaign: Campaign) -> dict[str, str]:
    """Return the label of each field of the form by field name, for the headers of tables."""
    return {name: one(field.label) for name, field in campaign.fields.items()}


def _public(campaign: Campaign, sheet: Sheet) -> list[FormField]:
    """Return the fields of a sheet that are typed by the unit and not personal."""
    return [field for field in campaign.on(sheet) if not field.personal and field.kind != "live"]


def _by_length(campaign: Campaign, sheet: Sheet) -> tuple[list[FormField], list[FormField]]:
    """Return the public fields of a sheet: those of one value, and those of running text."""
    public = _public(campaign, sheet)
    return [field for field in public if field.kind != "long"], [field for field in public if field.kind == "long"]


def _facts(record: Record, fields: Iterable[FormField]) -> tuple[Fact, ...]:
    """Return label and value of each field that is filled or required."""
    shown = (field for field in fields if field.required or record.text(field.name))
    return tuple(Fact(one(field.label), one(written(record.cells.get(field.name)))) for field in shown)


def _sections(record: Record, fields: Iterable[FormField]) -> tuple[Section, ...]:
    """Return label and lines of each running text that is filled or required."""
    shown = (field for field in fields if field.required or record.text(field.name))
    return tuple(Section(one(field.label), lines(record.text(field.name)) or (BLANK,)) for field in shown)


def _cells(record: Record, fields: Iterable[FormField]) -> dict[str, str]:
    """Return the values of a table's row by field name."""
    return {field.name: one(written(record.cells.get(field.name))) for field in fields}


def _call(campaign: Campaign) -> Call:
    """Return what the report says of the call."""
    settings = campaign.settings
    band = f"{settings.score_minimum:g}", f"{settings.score_maximum:g}"
    return Call(one(settings.name), one(settings.notice, ""), settings.committee_minimum, *band)


Ranking = Sequence[tuple[str, Sequence[Merged]]]
"""Categories in the report's order, each with its questions by rank; those without a rank come last, in sheet order."""


def _ranking(campaign: Campaign, merged: Iterable[Merged]) -> Ranking:
    """Return the categories that hold a question: the campaign's in order, then any other as typed."""
    found: dict[str, list[Merged]] = {text.solid(category.name): [] for category in campaign.categories}
    for result in merged:
        found.setdefault(category_key(result.question), []).append(result)
    return [
        (one(results[0].question.text("category"), BLANK), sorted(results, key=_by_rank))
        for results in found.values()
        if results
    ]


def _by_rank(merged: Merged) -> tuple[bool, int]:
    """Return the sort key that puts the first rank first and the unranked last."""
    return merged.rank is None, merged.rank or 0


def _groups(campaign: Campaign, ranking: Ranking) -> Iterator[Group]:
    """Yield the questions by category and rank, numbered through."""
    number = 0
    for name, results in ranking:
        items = [_item(campaign, number + place, name, merged) for place, merged in enumerate(results, 1)]
        number += len(items)
        yield Group(name, tuple(items))


def _item(campaign: Campaign, number: int, category: str, merged: Merged) -> Item:
    """Return a question as the report says it."""
    question = merged.question
    short, prose = _by_length(campaign, Sheet.QUESTIONS)
    return Item(
        heading=f"{number}．{one(question.text('title_zh'), BLANK)}",
        title_en=one(question.text("title_en"), BLANK),
        category=category,
        research_field=one(question.text("research_field")),
        facts=_facts(question, (field for field in short if field.name not in IN_HEADING)),
        sections=_sections(question, prose),
        source=_address(question),
        rank=ranked(merged),
        mean=figure(merged.mean),
        median=figure(merged.median),
        deviation=figure(merged.deviation),
        valid=merged.valid,
        recused=merged.recused,
    )


def _address(question: Question) -> str:
    """Return the cell of the Chinese title, or of the first field where the title's column is missing."""
    cells = question.cells
    return (cells["title_zh"] if "title_zh" in cells else next(iter(cells.values()))).a1


def _categories(campaign: Campaign, groups: Iterable[Group]) -> tuple[Count, ...]:
    """Return the number of questions of each category, with its quota; the campaign's even where there is none."""
    numbers = {group.name: len(group.questions) for group in groups}
    quotas = {category.name: f"{category.minimum}—{category.maximum}" for category in campaign.categories}
    return tuple(Count(name, numbers.get(name, 0), quotas.get(name, DASH)) for name in {**quotas, **numbers})


def _research_fields(campaign: Campaign, questions: Iterable[Item]) -> tuple[Count, ...]:
    """Return the number of questions of each field that has one, and how they fall into categories."""
    found: dict[str, list[str]] = {name: [] for name in campaign.options("research_fields")}
    for question in questions:
        name = campaign.research_field_named(question.research_field) or question.research_field
        found.setdefault(name, []).append(question.category)
    return tuple(Count(name, len(categories), _shares(categories)) for name, categories in found.items() if categories)


def _shares(categories: Iterable[str]) -> str:
    """Return how many there are of each category."""
    return "，".join(f"{category} {number}" for category, number in Counter(categories).items())


def _said(submission: Submission, ranking: Ranking, questions: Iterable[Item]) -> Iterator[Fact]:
    """Yield what the committee said of each question, in the report's order; then what belongs to no question."""
    said = submission.scores.opinions
    results = [merged for _, group in ranking for merged in group]
    for merged, item in zip(results, questions, strict=True):
        serial = merged.question.serial
        if serial is not None and serial in said:
            yield Fact(item.heading, one(said[serial].text))
    for serial in sorted(said.keys() - {merged.question.serial for merged in results}):
        yield Fact(f"序号 {serial}", one(said[serial].text))


def _open(finding: Finding) -> Opinion:
    """Return a finding as the report says it."""
    said = messages.message(finding), messages.remedy(finding), finding.clause
    return Opinion(messages.severity_word(finding.severity), one(str(finding.place)), *map(one, said))


def _total(case: Case, merged: Sequence[Merged], judgement: Judgement) -> Total:
    """Return the sums."""
    repeated = set(text.repeated(case.people))
    distinct = [member for position, member in enumerate(case.members) if position not in repeated]
    numbers = {severity: judgement.count(severity) for severity in sorted(Severity, reverse=True)}
    said = (f"{messages.severity_word(severity)} {number} 条" for severity, number in numbers.items() if number)
    return Total(
        questions=len(merged),
        members=len(distinct),
        foreign=sum(foreign(member.text("member_country")) for member in distinct),
        scores=sum(result.valid for result in merged),
        recused=sum(result.recused for result in merged),
        findings=len(judgement.findings),
        severities="，".join(said),
    )
