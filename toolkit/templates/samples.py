"""What a document would say of a call that is made up: an example of every value, two of each list."""

from collections.abc import Mapping, Sequence
from datetime import UTC
from typing import NamedTuple

from toolkit.campaign.model import Campaign
from toolkit.documents.chart_content import ChartKey, ChartSeries
from toolkit.documents.expressions import KnownValues
from toolkit.documents.model import DocumentContent, DocumentKind, PlainValue
from toolkit.documents.paragraphs import StyledParagraph
from toolkit.documents.running_text import SECTION
from toolkit.documents.sections import NamedSection
from toolkit.messages.template_examples import TEMPLATE_EXAMPLES
from toolkit.templates.kinds import DocumentTemplate

EACH = 2
"""Entries of each list."""

SAMPLE_TEXT = (StyledParagraph("Heading 1", "示例类别（1 题）"), StyledParagraph("Heading 2", "1　示例题目？"),
               StyledParagraph("报告正文", "示例正文。"))  # fmt: skip
"""A running text, where a document has one."""


class SampleFigure(NamedTuple):
    """A bar of a chart."""

    name: str
    number: float


def example_of(kind: DocumentKind, path: str) -> str | int:
    """Return an example of a value; for a field that a campaign added, or its label, what it is called there."""
    key = f"{kind.noun.removesuffix('noun')}tag.{path}"
    called = {field.path: field.meaning.zh.strip("“”") for field in kind.fields}
    return TEMPLATE_EXAMPLES.get(key, called.get(path, ""))


def sample_content(template: DocumentTemplate, campaign: Campaign) -> DocumentContent:
    """Return the content of a document that says an example of every value."""
    kind, opens = template.kind, campaign.settings.opens.astimezone(UTC)
    placed = (*template.texts, SECTION) if template.texts else ()
    values = {name: value for name, value in sample_values(kind).items() if name not in placed}
    content = DocumentContent(kind.template, campaign.settings.name, opens, values)
    headings = tuple(value for _, path, value in content.named_values() if path == template.heading)
    charts = {key.name: ChartSeries(key.word, sample_figures(key)) for key in kind.charts}
    return DocumentContent(content.title, content.subject, opens, values, headings, charts)


def sample_texts(template: DocumentTemplate) -> dict[str, list[NamedSection]]:
    """Return the running texts of a document by their tags; the first in a named section, where headers name it."""
    names = dict.fromkeys(template.texts, "") | {template.texts[0]: str(example_of(template.kind, SECTION))}
    return {tag: [NamedSection(name, SAMPLE_TEXT)] for tag, name in names.items()}


def sample_values(kind: DocumentKind) -> Mapping[str, PlainValue]:
    """Return an example of every value by the name of its tag."""
    known = KnownValues(frozenset(field.path for field in kind.fields))
    return {name: _sample(kind, known, name) for name in sorted(known.below(""))}


def _sample(kind: DocumentKind, known: KnownValues, path: str, numbers: Sequence[int] = ()) -> PlainValue:
    """Return an example of what stands at a path, in the entry of these *numbers* of the lists around it."""
    if known.is_list(path):
        return tuple(_sample(kind, known, f"{path}[]", (*numbers, number)) for number in range(1, EACH + 1))
    below = sorted(known.below(path))
    if below:
        return {name: _sample(kind, known, f"{path}.{name}", numbers) for name in below}
    return _told_apart(example_of(kind, path), numbers)


def _told_apart(example: str | int, numbers: Sequence[int]) -> str | int:
    """Return an example as an entry of lists has it: in the first as it is, elsewhere like that of no other."""
    if set(numbers) <= {1}:
        return example
    return example + sum(numbers) - len(numbers) if isinstance(example, int) else f"{example}（{_numbered(numbers)}）"


def _numbered(numbers: Sequence[int]) -> str:
    """Return the numbers of an entry and of those around it as one."""
    return "-".join(map(str, numbers))


def sample_figures(key: ChartKey) -> tuple[SampleFigure, ...]:
    """Return the bars of a chart."""
    names = (*key.labels, "示例甲", "示例乙")[: max(len(key.labels), EACH)]
    return tuple(SampleFigure(name, number) for number, name in enumerate(names, 1))
