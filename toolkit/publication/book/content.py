"""What the book says of its questions, paragraph by paragraph, a section for each category."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.check.facts import public_question_fields
from toolkit.documents.paragraphs import StyledParagraph
from toolkit.documents.sections import NamedSection
from toolkit.documents.values import BLANK, joined_lines, text_lines
from toolkit.messages import Speaker
from toolkit.publication.book.model import AUTHORS, Book, BookChapter, BookQuestion, body_fields
from toolkit.publication.partners import recommended_by

CATEGORY, FIELD, QUESTION, PART = (f"Heading {level}" for level in range(1, 5))
ENGLISH, FACT, BODY = "英文题目", "问题信息", "报告正文"
"""Names of the styles of the book's text."""

FACTS = ("disciplines", "keywords_zh", "keywords_en")
"""The fields that stand between the title and the text, besides those of the authors."""


@dataclass(frozen=True)
class BookWriter:
    """Writes the text of a book."""

    book: Book
    speaker: Speaker

    def sections(self) -> Sequence[NamedSection]:
        """Return a section for each category, also for one that selected nothing."""
        chapters = self.book.chapters
        return [NamedSection(joined_lines(chapter.category), [*self._chapter(chapter)]) for chapter in chapters]

    def _chapter(self, chapter: BookChapter) -> Iterator[StyledParagraph]:
        """Yield the paragraphs of a category."""
        count = sum(1 for _ in chapter.questions)
        yield StyledParagraph(CATEGORY, self._say("category", category=joined_lines(chapter.category), count=count))
        if not count:
            yield StyledParagraph(BODY, self._say("category.nothing"))
        for field in chapter.fields:
            yield StyledParagraph(FIELD, joined_lines(field.name) or self._say("field.none"))
            for question in field.questions:
                yield from self._question(question)

    def _question(self, question: BookQuestion) -> Iterator[StyledParagraph]:
        """Yield the paragraphs of a question."""
        heading = f"{question.number}　{joined_lines(question.title) or BLANK}"
        yield StyledParagraph(QUESTION, heading, bookmark=self.book.bookmarks[question.number])
        yield StyledParagraph(ENGLISH, joined_lines(question.title_en) or self._say("english.none"))
        yield self._unit(question)
        names = (*(AUTHORS if self.book.names_authors else ()), *FACTS)
        yield from (self._fact(question, name) for name in names if name in self._printed)
        if not question.texts:
            yield StyledParagraph(BODY, self._say("text.none"))
            return
        for field in body_fields(self.book.campaign):
            lines = text_lines(question.texts.get(field.name, ""))
            if lines or field.required:
                yield StyledParagraph(PART, field.label)
                yield from (StyledParagraph(BODY, line) for line in lines or (BLANK,))

    def _unit(self, question: BookQuestion) -> StyledParagraph:
        """Return who recommends a question."""
        said = recommended_by(question.unit, question.partners, self.speaker)
        return StyledParagraph(FACT, said or BLANK, self._say("unit"))

    def _fact(self, question: BookQuestion, name: str) -> StyledParagraph:
        """Return a short field with its label."""
        said, label = joined_lines(question.texts.get(name, "")), self.book.campaign.fields[name].label
        return StyledParagraph(FACT, said or BLANK, self._say("label", label=label))

    @property
    def _printed(self) -> Sequence[str]:
        """Return the fields that may be printed: those of the form that are not personal."""
        return public_question_fields(self.book.campaign)

    def _say(self, key: str, **values: str | int | tuple[str, ...]) -> str:
        """Return a sentence of the book's catalogue."""
        return self.speaker.say(f"book.{key}", **values)
