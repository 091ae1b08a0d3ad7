"""入选问题汇编.docx: cover, preface, figures and contents by the template, text and indexes paragraph by paragraph."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC
from typing import NamedTuple

from toolkit.documents.chart_content import ChartKey, ChartSeries
from toolkit.documents.model import DocumentContent, DocumentKind, PlainValue, declared_fields
from toolkit.documents.running_text import render_running_texts
from toolkit.documents.sections import NamedSection
from toolkit.documents.values import joined_lines, single_line
from toolkit.messages import Language, Speaker
from toolkit.publication.book.content import BookWriter
from toolkit.publication.book.indexes import index_paragraphs
from toolkit.publication.book.model import Book
from toolkit.publication.outcome import outcomes_by_unit
from toolkit.review.wording import day_text, decided_at

TEMPLATE = "入选问题汇编.docx"
"""File name of the book and of its template, in the package `workbook_templates` as in a campaign folder's own."""

CATEGORY_CHART, FIELD_CHART = "图-类别", "图-领域"
"""Names of the charts in Word."""

OPTIONAL = (
    "campaign.notice", "total.entered", "stages", "order", "counts", "categories", "authors", "indexes",
    "signatory", "date",
)  # fmt: skip
"""Values that a template need not print."""

BOOK_KIND = DocumentKind(
    TEMPLATE, "book.noun", tuple(declared_fields("book", OPTIONAL)),
    (ChartKey(CATEGORY_CHART, "类别"), ChartKey(FIELD_CHART, "领域")),
)  # fmt: skip


class SelectedCount(NamedTuple):
    """A bar of a chart: how many questions of a category or a field are selected."""

    name: str
    number: int


@dataclass(frozen=True, slots=True)
class CategoryCount:
    """A category with how many of its questions entered the review and are selected."""

    name: str
    entered: int
    selected: int


def render_book(book: Book, own: bytes | None = None, language: Language = "zh") -> bytes:
    """Return the book as .docx, from the packaged template unless a campaign's *own* is given.

    Equal inputs give equal bytes. Raises TemplateFaults when the template cannot be filled in, and DocumentFault when
    it has no place for the text or the indexes, or the document does not say all it has to.
    """
    speaker = Speaker(language)
    texts = {
        "questions": BookWriter(book, speaker).sections(),
        "indexes": [NamedSection("", [*index_paragraphs(book, speaker)])],
    }
    return render_running_texts(BOOK_KIND, _content(book, speaker), texts, own)


def _content(book: Book, speaker: Speaker) -> DocumentContent:
    """Return what stands around the text: the values of the tags and the series of the charts."""
    settings, origin = book.campaign.settings, book.decisions[-1].origin
    name = single_line(settings.name)
    counts = [*_categories(book)]
    values: dict[str, PlainValue] = {
        "campaign": {"name": name, "notice": single_line(settings.notice)},
        "total": _totals(book),
        "stages": speaker.join(single_line(decision.record.stage) for decision in book.decisions),
        "order": speaker.say(f"book.order.{settings.publication_order}"),
        "counts": speaker.join(speaker.say("book.count", category=one.name, count=one.selected) for one in counts),
        "categories": tuple(map(asdict, counts)),
        "authors": speaker.say("report.yes") if book.names_authors else "",
        "signatory": single_line(settings.signatory, ""),
        "date": day_text(origin, speaker),
    }
    made = decided_at(origin).astimezone(UTC)
    return DocumentContent(speaker.say("book.title"), name, made, values, charts=_charts(book, counts, speaker))


def _totals(book: Book) -> dict[str, PlainValue]:
    """Return how many units there are, and how many questions were recommended, entered the review, are selected."""
    return {
        "units": len(outcomes_by_unit(book.outcomes)),
        "recommended": len(book.outcomes),
        "entered": sum(bool(one.stages) for one in book.outcomes),
        "selected": len(book.questions),
    }


def _categories(book: Book) -> Iterator[CategoryCount]:
    """Yield the categories of the book."""
    for chapter in book.chapters:
        entered = sum(bool(one.stages) and one.category == chapter.category for one in book.outcomes)
        yield CategoryCount(single_line(chapter.category), entered, sum(1 for _ in chapter.questions))


def _charts(book: Book, counts: list[CategoryCount], speaker: Speaker) -> dict[str, ChartSeries]:
    """Return the series of each chart by its name in Word."""
    series = speaker.say("book.series")
    by_category = [SelectedCount(one.name, one.selected) for one in counts]
    return {CATEGORY_CHART: ChartSeries(series, by_category), FIELD_CHART: ChartSeries(series, _fields(book, speaker))}


def _fields(book: Book, speaker: Speaker) -> list[SelectedCount]:
    """Return how many questions of each field are selected: those of the campaign, then others that were typed."""
    found = dict.fromkeys(book.campaign.options("research_fields"), 0)
    for chapter in book.chapters:
        for field in chapter.fields:
            found[field.name] = found.get(field.name, 0) + len(field.questions)
    nameless = speaker.say("book.field.none")
    return [SelectedCount(joined_lines(name) or nameless, number) for name, number in found.items()]
