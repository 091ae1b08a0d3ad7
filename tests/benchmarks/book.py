"""The book of 30, 300 and 1,000 selected questions against docxcompose, which appends a document per question.

Ours is the whole of it: text, sections, contents, four indexes, charts, and reading it back. docxcompose gets the same
paragraphs, in the same styles, as a document per question, made before the clock runs; it has no contents and no index
to make. It takes minutes for 1,000, so it is measured at 30 and 300 only.
"""

import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from time import perf_counter

import docx
from docx.document import Document
from docxcompose.composer import Composer

from tests.support.published_books import composed_book
from toolkit.campaign.preset import load_preset
from toolkit.documents.paragraphs import ParagraphWriter, StyledParagraph
from toolkit.documents.template import packaged_template
from toolkit.messages import Speaker
from toolkit.publication.book.content import QUESTION, BookWriter
from toolkit.publication.book.model import Book
from toolkit.publication.book.render import TEMPLATE, render_book

SIZES = (30, 300, 1000)
COMPOSED = (30, 300)
TIMES_AS_FAST = 5.0
RUNS = 3
LINEAR = 1.5
"""A question of the largest book takes at most so many times as long as one of the middle size."""


def question_documents(book: Book) -> list[bytes]:
    """Return a document per question, with the paragraphs that the book has of it."""
    empty = _without_text(docx.Document(BytesIO(packaged_template(TEMPLATE))))
    return [_document(empty, paragraphs) for paragraphs in _by_question(book)]


def _without_text(document: Document) -> bytes:
    """Return a document with the template's styles and no text, header or chart."""
    for element in list(document.element.body.iterchildren()):
        document.element.body.remove(element)
    for relation in [one.rId for one in document.part.rels.values() if one.reltype.endswith(("/header", "/footer", "/chart"))]:
        document.part.rels.pop(relation)
    return _saved(document)


def _document(empty: bytes, paragraphs: Sequence[StyledParagraph]) -> bytes:
    """Return a document of some paragraphs."""
    document = docx.Document(BytesIO(empty))
    for element in ParagraphWriter.for_document(document).elements(paragraphs):
        document.element.body.append(element)
    document.element.body.get_or_add_sectPr()
    return _saved(document)


def _by_question(book: Book) -> Iterator[list[StyledParagraph]]:
    """Yield the paragraphs of each question."""
    found: list[StyledParagraph] = []
    for paragraph in (one for section in BookWriter(book, Speaker()).sections() for one in section.paragraphs):
        if paragraph.style == QUESTION and found:
            yield found
            found = []
        found.append(paragraph)
    yield found


def _saved(document: Document) -> bytes:
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def composed(documents: Sequence[bytes]) -> float:
    """Return how long docxcompose takes to make one document of many."""
    begun = perf_counter()
    composer = Composer(docx.Document(BytesIO(documents[0])))
    for document in documents[1:]:
        composer.append(docx.Document(BytesIO(document)))
    composer.save(BytesIO())
    return perf_counter() - begun


def rendered(book: Book) -> float:
    """Return how long the whole book takes: the best of a few runs, for others use the machine too."""
    return min(map(_rendered_once, [book] * RUNS))


def _rendered_once(book: Book) -> float:
    begun = perf_counter()
    render_book(book)
    return perf_counter() - begun


def main() -> int:
    """Print both times at each size; the status is 1 where the book is not linear, or not fast enough at 300."""
    campaign = load_preset("2023")
    books = {size: composed_book(campaign, size) for size in SIZES}
    rendered(books[SIZES[0]])  # by then all is loaded, and the template is checked
    ours = {size: rendered(book) for size, book in books.items()}
    theirs = {size: composed(question_documents(books[size])) for size in COMPOSED}
    for size, taken in ours.items():
        other = f", docxcompose {theirs[size]:.2f} s: {theirs[size] / taken:.1f} times" if size in theirs else ""
        print(f"{size} questions: the book {taken:.2f} s, {1000 * taken / size:.2f} ms a question{other}")
    growth = ours[1000] / 1000 / (ours[300] / 300)
    faster = theirs[300] / ours[300]
    print(f"a question at 1,000 takes {growth:.2f} times as long as at 300 (at most {LINEAR:g}); "
          f"{faster:.1f} times as fast as docxcompose at 300 (at least {TIMES_AS_FAST:g})")
    return int(growth > LINEAR or faster < TIMES_AS_FAST)


if __name__ == "__main__":
    sys.exit(main())
