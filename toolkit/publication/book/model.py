"""The book as it is printed: chapters by category, in them fields, in them questions; and what is missing in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from toolkit import text
from toolkit.campaign.model import Campaign, FormField
from toolkit.check.facts import public_question_fields
from toolkit.publication.outcome import PublishedOutcome
from toolkit.publication.partners import Partners
from toolkit.review.decided import StageDecision
from toolkit.review.model import StageResult

AUTHORS = ("author", "author_employer")
"""The fields of who wrote a question, printed where the campaign says so."""


@dataclass(frozen=True)
class BookQuestion:
    """A selected question as it is printed."""

    number: str
    title: str
    title_en: str
    unit: str
    partners: Sequence[str]
    """Units that recommend it too."""
    texts: Mapping[str, str]
    """The text of each public field as it was frozen, by the field's name; empty where the pool does not hold it."""


class BookField(NamedTuple):
    """The questions of a field of science, in the order that the campaign sets."""

    name: str
    """Empty where none was typed."""
    questions: Sequence[BookQuestion]


class BookChapter(NamedTuple):
    """A category with its fields; without any where it selected nothing."""

    category: str
    fields: Sequence[BookField]

    @property
    def questions(self) -> Iterator[BookQuestion]:
        """Yield its questions in order."""
        return (question for field in self.fields for question in field.questions)


class GapKind(StrEnum):
    """What a book can lack."""

    PENDING = "pending"
    """The last stage has not come to a result of a question."""
    CATEGORY = "category"
    """A category selected nothing."""
    CATEGORY_ENGLISH = "category-english"
    """The English name of a category, for the bilingual list."""
    TEXT = "text"
    """The full text of a question, or a part of it that is required."""
    ENGLISH = "english"
    """An English title."""
    AUTHOR = "author"
    """An author, or the employer."""


class BookGap(NamedTuple):
    """What a book lacks, and where: names of categories, or numbers of questions."""

    kind: GapKind
    where: tuple[str, ...]


@dataclass(frozen=True)
class Book:
    """Everything that the book is made of."""

    campaign: Campaign
    decisions: Sequence[StageDecision]
    """Those in force, a stage each, in the order of the stages, the campaign's last one among them."""
    outcomes: Sequence[PublishedOutcome]
    """Every question that was recommended, with what became of it."""
    chapters: Sequence[BookChapter]

    @cached_property
    def questions(self) -> tuple[BookQuestion, ...]:
        """Return all questions in the order of the book."""
        return tuple(question for chapter in self.chapters for question in chapter.questions)

    @property
    def partners(self) -> Partners:
        """Return the units that recommend a question too, by its number."""
        return {question.number: question.partners for question in self.questions}

    @cached_property
    def bookmarks(self) -> dict[str, str]:
        """Return the name of each question's bookmark by its number."""
        return {question.number: f"Q{place:04d}" for place, question in enumerate(self.questions, 1)}

    @property
    def names_authors(self) -> bool:
        """Return whether the campaign prints who wrote the questions."""
        return self.campaign.settings.book_authors


def book_gaps(book: Book) -> list[BookGap]:
    """Return what a book lacks, by kind."""
    chapters, questions = book.chapters, book.questions
    last = book.decisions[-1].record
    found = {
        GapKind.PENDING: [one.number for one in last.questions if one.result is StageResult.PENDING],
        GapKind.CATEGORY: [one.category for one in chapters if not one.fields],
        GapKind.CATEGORY_ENGLISH: [one.category for one in chapters if _lacks_name(one, book.campaign)],
        GapKind.TEXT: [one.number for one in questions if _lacks_text(one, book.campaign)],
        GapKind.ENGLISH: [one.number for one in questions if not text.strip_invisible(one.title_en)],
        GapKind.AUTHOR: [one.number for one in questions if book.names_authors and _lacks_author(one)],
    }
    return [BookGap(kind, tuple(where)) for kind, where in found.items() if where]


def body_fields(campaign: Campaign) -> tuple[FormField, ...]:
    """Return the fields of a question that are running text and not personal, in the order of the form."""
    fields = (campaign.fields[name] for name in public_question_fields(campaign))
    return tuple(field for field in fields if field.kind == "long")


def _lacks_name(chapter: BookChapter, campaign: Campaign) -> bool:
    """Return whether a category has no English name."""
    category = campaign.category_of.get(chapter.category)
    return category is None or not text.strip_invisible(category.name_en)


def _lacks_text(question: BookQuestion, campaign: Campaign) -> bool:
    """Return whether a question lacks its text, or a part of it that is required."""
    return any(field.required and _is_blank(question, field.name) for field in body_fields(campaign))


def _lacks_author(question: BookQuestion) -> bool:
    """Return whether a question lacks its author or the employer."""
    return any(_is_blank(question, name) for name in AUTHORS)


def _is_blank(question: BookQuestion, name: str) -> bool:
    """Return whether a field of a question says nothing."""
    return not text.strip_invisible(question.texts.get(name, ""))
