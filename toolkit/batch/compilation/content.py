"""What 问题汇编 says, paragraph by paragraph: questions by category and field, each field of theirs once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from toolkit.campaign.model import Campaign, FormField
from toolkit.check.facts import public_question_fields
from toolkit.documents.paragraphs import StyledParagraph
from toolkit.documents.values import BLANK, joined_lines, text_lines
from toolkit.text import without_blanks

OTHER_CATEGORY, OTHER_FIELD = "其他类别", "其他领域"
"""Where a question stands whose category or field the notice does not name."""

_IN_HEADINGS = ("category", "title_zh", "title_en", "research_field")

_ENGLISH_TITLE, _FACT, _TEXT = "英文题目", "问题信息", "报告正文"


class CompiledQuestion(NamedTuple):
    """An accepted question: its number, who recommends it, and what it says by field."""

    number: str
    unit: str
    texts: Mapping[str, str]


def compilation_paragraphs(campaign: Campaign, questions: Iterable[CompiledQuestion]) -> Iterator[StyledParagraph]:
    """Yield its paragraphs: in the campaign's order of categories and fields, then in the given order."""
    by_category = _grouped(questions, campaign.options("categories"), OTHER_CATEGORY, _category)
    for category, of_category in by_category.items():
        yield StyledParagraph("Heading 1", f"{category}（{len(of_category)} 题）")
        by_field = _grouped(of_category, campaign.options("research_fields"), OTHER_FIELD, _field_of(campaign))
        for field, of_field in by_field.items():
            yield StyledParagraph("Heading 2", f"{field}（{len(of_field)} 题）")
            for question in of_field:
                yield from _question(campaign, question)


def _grouped(
    questions: Iterable[CompiledQuestion], names: Sequence[str], other: str,
    name_of: Callable[[CompiledQuestion], str | None],
) -> dict[str, list[CompiledQuestion]]:
    """Return the questions by a name, in order of *names*, all others last; names without a question are left out."""
    found = defaultdict[str, list[CompiledQuestion]](list)
    for question in questions:
        name = name_of(question)
        found[name if name and name in names else other].append(question)
    return {name: found[name] for name in (*names, other) if name in found}


def _category(question: CompiledQuestion) -> str:
    """Return the category of a question."""
    return without_blanks(question.texts["category"])


def _field_of(campaign: Campaign) -> Callable[[CompiledQuestion], str | None]:
    """Return what tells the field of a question, as the notice calls it."""
    return lambda question: campaign.research_field_named(question.texts["research_field"])


def _question(campaign: Campaign, question: CompiledQuestion) -> Iterator[StyledParagraph]:
    """Yield the paragraphs of a question: its facts stand above and below its sections, as on the form."""
    texts = question.texts
    yield StyledParagraph("Heading 3", f"{question.number}　{joined_lines(texts['title_zh']) or BLANK}")
    yield StyledParagraph(_ENGLISH_TITLE, joined_lines(texts["title_en"]) or BLANK)
    yield StyledParagraph(_FACT, question.unit, "推荐单位：")
    yield StyledParagraph(_FACT, joined_lines(texts["research_field"]) or BLANK, "所属领域：")
    fields = [campaign.fields[name] for name in public_question_fields(campaign) if name not in _IN_HEADINGS]
    above = [*takewhile(lambda field: field.kind != "long", fields)]
    yield from _facts(above, texts)
    for field in fields[len(above) :]:
        if field.kind == "long":
            yield from _section(field, texts[field.name])
    yield from _facts([field for field in fields[len(above) :] if field.kind != "long"], texts)


def _facts(fields: Iterable[FormField], texts: Mapping[str, str]) -> Iterator[StyledParagraph]:
    """Yield short fields, each with its label; one that may be blank and is, is left out."""
    for field in fields:
        shown = joined_lines(texts[field.name])
        if shown or field.required:
            yield StyledParagraph(_FACT, shown or BLANK, f"{field.label}：")


def _section(field: FormField, text: str) -> Iterator[StyledParagraph]:
    """Yield a running text under its label, each of its lines a paragraph."""
    lines = text_lines(text)
    if lines or field.required:
        yield StyledParagraph("Heading 4", field.label)
        yield from (StyledParagraph(_TEXT, line) for line in lines or (BLANK,))
