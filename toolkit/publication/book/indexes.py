"""The indexes of the book: units, authors, disciplines and keywords by pinyin, each with its questions."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple
from unicodedata import normalize

from toolkit import text
from toolkit.campaign.disciplines import disciplines
from toolkit.documents.paragraphs import PageLink, StyledParagraph
from toolkit.documents.values import joined_lines
from toolkit.messages import Speaker
from toolkit.publication.book.model import AUTHORS, Book, BookQuestion
from toolkit.publication.book.people import named_persons
from toolkit.publication.lists.order import name_key, pinyin_key

HEADING, LETTER, ENTRY = "Heading 1", "索引字母", "索引条目"
"""Names of the styles of an index."""

AFTER_ENTRY = "  "
"""What stands between an entry and its questions."""

PinyinKey = Callable[[str], tuple[str, ...]]


class IndexEntry(NamedTuple):
    """What an index lists, and the numbers of the questions it stands for, in the order of the book."""

    shown: str
    numbers: Sequence[str]


@dataclass(frozen=True)
class BookIndex:
    """An index: its entries by letter."""

    name: str
    """Its key among the messages: units, authors, disciplines or keywords."""
    letters: Mapping[str, Sequence[IndexEntry]]
    """The entries by the letter that they begin with, from A to Z; by an empty one what begins with none, last."""


def book_indexes(book: Book) -> Iterator[BookIndex]:
    """Yield the indexes of a book; that of the authors only where the campaign prints them."""
    yield _index("units", _entries(book, _units))
    if book.names_authors:
        yield _index("authors", _author_entries(book), name_key)
    yield _index("disciplines", _entries(book, _disciplines))
    yield _index("keywords", _entries(book, _keywords))


def index_paragraphs(book: Book, speaker: Speaker) -> Iterator[StyledParagraph]:
    """Yield the paragraphs of all indexes, each question a link with the field of its page."""
    for index in book_indexes(book):
        yield StyledParagraph(HEADING, speaker.say(f"book.index.{index.name}"))
        if not index.letters:
            yield StyledParagraph(ENTRY, speaker.say("book.index.nothing"))
        for letter, entries in index.letters.items():
            yield StyledParagraph(LETTER, letter or speaker.say("book.index.other"))
            for entry in entries:
                links = tuple(PageLink(number, book.bookmarks[number]) for number in entry.numbers)
                yield StyledParagraph(ENTRY, entry.shown + AFTER_ENTRY, links=links)


def _entries(book: Book, said: Callable[[BookQuestion], Iterable[str]]) -> Iterator[IndexEntry]:
    """Yield what questions say, each thing once, whatever blanks, case and widths it was typed with."""
    found = defaultdict[str, dict[str, str]](dict)
    for question in book.questions:
        for thing in said(question):
            found[text.comparable(normalize("NFKC", thing))].setdefault(question.number, thing)
    for numbers in found.values():
        yield IndexEntry(next(iter(numbers.values())), tuple(numbers))


def _units(question: BookQuestion) -> Iterator[str]:
    """Yield the units that recommend a question."""
    yield from map(joined_lines, (question.unit, *question.partners))


def _disciplines(question: BookQuestion) -> Iterator[str]:
    """Yield the disciplines of a question, by name and code; as typed where the standard has none such."""
    known = disciplines()
    for typed in text.split_list(question.texts.get("disciplines", ""), text.DISCIPLINE_SEPARATORS):
        for entry in (typed,) if known.find(typed) else known.several(typed) or (typed,):
            found = known.find(entry)
            yield f"{found.name}（{found.code}）" if found else joined_lines(entry)


def _keywords(question: BookQuestion) -> Iterator[str]:
    """Yield the Chinese keywords of a question."""
    yield from map(joined_lines, text.keywords(question.texts.get("keywords_zh", "")))


def _author_entries(book: Book) -> Iterator[IndexEntry]:
    """Yield the authors; persons of one name whose questions name different employers stand apart, each with these."""
    found = defaultdict[str, dict[str, list[str]]](lambda: defaultdict(list))
    for question in book.questions:
        author, employer = (question.texts.get(name, "") for name in AUTHORS)
        for name in named_persons(author):
            found[name][joined_lines(employer)].append(question.number)
    for name, employers in found.items():
        for employer, numbers in employers.items():
            apart = f"（{employer}）" if employer and len(employers) > 1 else ""
            yield IndexEntry(name + apart, tuple(numbers))


def _index(name: str, entries: Iterable[IndexEntry], key: PinyinKey = pinyin_key) -> BookIndex:
    """Return an index of entries, sorted."""
    lettered = sorted((_sort_key(entry, key), entry) for entry in entries if entry.shown)
    groups = groupby(lettered, key=lambda one: one[0][1])
    return BookIndex(name, {letter: [entry for _, entry in group] for letter, group in groups})


def _sort_key(entry: IndexEntry, key: PinyinKey) -> tuple[bool, str, tuple[str, ...]]:
    """Return a sort key: what begins with no letter last, then by letter, then by pinyin."""
    spoken = key(normalize("NFKC", entry.shown))
    letter = normalize("NFKD", spoken[0])[:1].upper() if spoken else ""
    has_letter = "A" <= letter <= "Z"
    return not has_letter, letter if has_letter else "", spoken
