"""Which template a file is: as staff say, by its name, nearly its name, or by its tags."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import PurePath
from typing import NamedTuple

from toolkit.documents.check import TemplateReview, review_template
from toolkit.documents.model import DocumentKind
from toolkit.documents.template_files import EXCEL_SUFFIXES
from toolkit.errors import ToolkitError
from toolkit.matching import nearest_word
from toolkit.templates.kinds import DocumentTemplate

UNTOLD = DocumentKind("", "template.noun")
"""A template of which it is not known what it is."""


class TemplateSign(StrEnum):
    """By what it was told which template a file is."""

    CHOSEN = "chosen"
    NAME = "name"
    NEAR = "near"
    TAGS = "tags"


class RecognisedTemplate(NamedTuple):
    """The file name of a template, and by what it was told."""

    name: str
    sign: TemplateSign


class UnknownTemplate(ToolkitError):
    """A file of which it cannot be told as which template it is meant, or a name that no template has."""

    def __init__(self, key: str, said: str, names: Sequence[str]) -> None:
        super().__init__(f"template.{key}", {"said": said, "names": tuple(PurePath(name).stem for name in names)})
        self.args = (key, said, names)


def chosen_template(said: str, names: Sequence[str]) -> RecognisedTemplate:
    """Return the template that staff name; raises UnknownTemplate where there is none of that name."""
    found = template_named(said, names)
    if found is None:
        raise UnknownTemplate("no-such", said, names)
    return RecognisedTemplate(found.name, TemplateSign.CHOSEN)


def template_named(said: str, names: Iterable[str]) -> RecognisedTemplate | None:
    """Return the template with the name of a file, or nearly that name; None where no name is near."""
    stem, stems = "".join(_stem(said).split()), {_stem(name): name for name in names}
    if stem in stems:
        return RecognisedTemplate(stems[stem], TemplateSign.NAME)
    held = sorted((known for known in stems if known in stem), key=len)
    near = held[-1] if held else nearest_word(stem, stems)
    return RecognisedTemplate(stems[near], TemplateSign.NEAR) if near else None


def _stem(name: str) -> str:
    """Return the name of a file without its end, whatever folders stand before it."""
    return PurePath(name.replace("\\", "/")).stem


def template_by_tags(
    name: str, data: bytes, templates: Sequence[DocumentTemplate], names: Sequence[str]
) -> RecognisedTemplate:
    """Return the template of the kind of document that knows most of the tags of a file.

    Raises UnknownTemplate where no kind knows more of them than any other, and DocumentFault for no Word document.
    """
    if name.lower().endswith(EXCEL_SUFFIXES):
        raise UnknownTemplate("not-told", name, names)
    review_template(UNTOLD, data)
    known = sorted(((_known_tags(review_template(each.kind, data)), each.name) for each in templates), reverse=True)
    (most, found), (next_most, _) = known[:2]
    if most <= max(next_most, 0):
        raise UnknownTemplate("not-told", name, names)
    return RecognisedTemplate(found, TemplateSign.TAGS)


def _known_tags(review: TemplateReview) -> int:
    """Return how many different values of a template a kind of document knows, less those that it does not."""
    unknown = {fault.fault.name for fault in review.faults if fault.fault.key in ("unknown", "inside", "container")}
    return len({tag.read.path for tag in review.tags if tag.read.path}) - len(unknown)
