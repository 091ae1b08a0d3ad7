"""What is said at each tag of a packaged template, in a comment of Word: what it prints, with an example."""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.documents.annotate import TagNote
from toolkit.documents.check import PlacedTag, review_template
from toolkit.documents.written_tags import TemplateTag
from toolkit.messages import Speaker
from toolkit.templates.fields import FieldList
from toolkit.templates.kinds import DocumentTemplate
from toolkit.templates.samples import example_of


@dataclass(frozen=True)
class CommentWriter:
    """Writes the comments of one template in one language."""

    template: DocumentTemplate
    speaker: Speaker

    def notes(self) -> Iterator[TagNote]:
        """Yield the comments in the order of the text; Word has none in headers, so the first tag tells of those."""
        tags = review_template(self.template.kind, None).tags
        elsewhere = [self._elsewhere(tag) for tag in tags if tag.place.story and not tag.read.word]
        for placed in (tag for tag in tags if not tag.place.story):
            tag, said = placed.read.tag, self._said(placed)
            yield TagNote(placed.text, tag.start, tag.end, "\n".join((said, *elsewhere)))
            elsewhere = []
        for key in self.template.kind.charts:
            yield TagNote(key.name, -1, -1, self._say("chart", word=key.word, name=key.name))

    def _say(self, key: str, **values: str) -> str:
        """Return an entry of the catalogue on comments."""
        return self.speaker.say(f"comment.{key}", **values)

    def _elsewhere(self, placed: PlacedTag) -> str:
        """Return what is said of a tag of a header, footer or note."""
        place = placed.place.render(self.speaker.language)
        said = " ".join(self._said(placed).splitlines())
        return self._say("elsewhere", place=place, tag=placed.read.tag.written, said=said)

    def _said(self, placed: PlacedTag) -> str:
        """Return what is said of a tag."""
        read = placed.read
        match read.word:
            case "":
                return self._value(read.path)
            case "for" | "if":
                return "\n".join((self._block(read.word, read.path), *self._held(read.tag)))
            case "else" | "elif":
                return self._say("else", begun=read.begun)
            case _:
                return self._say("end", begun=read.begun)

    def _value(self, path: str) -> str:
        """Return what is said of a tag that prints a value."""
        field = next((each for each in self.template.kind.fields if each.path == path), None)
        if field is None:
            return self._say("computed")
        needed = FieldList(self.template.kind, self.speaker).needed(field)
        said = self._say("value", meaning=field.meaning.fill(self.speaker.language), needed=needed)
        if path in self.template.texts:
            return f"{said}\n{self._say('text')}"
        return f"{said}\n{self._say('example', example=str(example_of(self.template.kind, path)))}"

    def _block(self, word: str, path: str) -> str:
        """Return what is said where a loop or a condition begins."""
        fields = self.template.kind.fields
        meaning = next((each.meaning for each in fields if each.path.removesuffix("[]") == path), None)
        if meaning is None:
            return self._say(f"{word}.computed")
        return self._say(word, meaning=meaning.fill(self.speaker.language))

    def _held(self, tag: TemplateTag) -> Iterator[str]:
        """Yield what is said of what a tag takes the place of."""
        if tag.hold in ("p", "tr"):
            yield self._say(f"held.{tag.hold}")
