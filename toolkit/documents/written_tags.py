"""The tags that stand in a text of a template, as they are written, and what was meant for a tag and is none."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_TAG = re.compile(
    r"\{(?P<kind>[{%])(?P<hold>tr|tc|p|r)?"
    r"(?P<said>(?(hold)\s|)(?:'[^']*'|\"[^\"]*\"|“[^”]*”|‘[^’]*’|\{[^{}%#][^{}]*\}|(?!\{[{%#])[^}])*?)"
    r"(?:(?P<end>[}%]\})|(?=\{[{%#])|\}|$)"
    r"|\{(?P<note>\#).*?(?:(?P<close>\#\})|$)",
    re.DOTALL,
)
_ENDS = {"{": "}}", "%": "%}", "#": "#}"}
_NEARLY = re.compile(
    r"[｛{][\s　]*[｛{%％#][^{}｛｝]*[｝}%％#][\s　]*[｝}]"
    r"|(?<![{｛])[{｛]\s*[a-z]\w*(?:\s*[.．]\s*\w+)+\s*[}｝](?![}｝])"
    r"|(?<![{｛])[{｛]\s*(?:for\b|if\b|elif\b|else(?=\s*[}｝])|end(?:for|if)\b)[^{}｛｝]*[}｝](?![}｝])",
    re.IGNORECASE,
)
"""What was meant for a tag and is none: braces of full width, blanks between two braces, one brace only."""

_SINGLE = re.compile(r"(?<![{｛])[{｛]\s*([a-z]\w*)\s*[}｝](?![}｝])")
"""One word between single braces, which may be a sign of a set."""

_CLOSER = re.compile(r"\{?[ -z|]*?(?:\}\}|%\})")
"""The end of a tag whose beginning is missing, with the plain signs before it."""

_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|“[^”]*”|‘[^’]*’")
_STRAIGHTENED = "“”‘’"
"""Quotation marks that Word makes curly and docxtpl puts straight."""


class TemplateTag(NamedTuple):
    """A tag as written: its kind (``{``, ``%`` or ``#``) and what it says."""

    kind: str
    said: str
    whole: bool
    """Whether it is closed."""
    written: str
    hold: str = ""
    """What it takes the place of: ``p`` paragraph, ``tr`` row, ``tc`` cell, ``r`` run; empty for nothing but itself."""
    start: int = 0
    """Where it begins in its text."""

    @property
    def end(self) -> int:
        """Return where it ends in its text."""
        return self.start + len(self.written)


def template_tags(text: str) -> Iterator[TemplateTag]:
    """Yield the tags of a text in order."""
    for found in _TAG.finditer(text):
        kind = found["kind"] or found["note"]
        whole = (found["end"] or found["close"]) == _ENDS[kind]
        yield TemplateTag(kind, found["said"] or "", whole, found[0].strip(), found["hold"] or "", found.start())


def without_tags(text: str, between: str = "") -> str:
    """Return what stands in a text besides its tags."""
    return _TAG.sub(between, text)


def almost_tags(text: str) -> Iterator[str]:
    """Yield what was meant for a tag and is none."""
    return (found[0] for found in _NEARLY.finditer(without_tags(text, " ")))


def single_words(text: str) -> Iterator[tuple[str, str]]:
    """Yield what stands between single braces, as written, and the one word that it is."""
    rest = _NEARLY.sub(" ", without_tags(text, " "))
    return ((found[0], found[1]) for found in _SINGLE.finditer(rest))


def stray_end(text: str) -> str:
    """Return the first end of a tag in a text whose beginning is missing, with what stands before it; else nothing."""
    rest = _NEARLY.sub("\n", without_tags(text, "\n"))
    return next((found[0].strip() for line in rest.splitlines() for found in _CLOSER.finditer(line)), "")


def wide_marks(tag: TemplateTag) -> tuple[str, ...]:
    """Return the signs in a tag that are of full width, or not to be seen, and mean nothing there; each once."""
    said = _QUOTED.sub("", tag.said)
    gap = tag.said[:1] if tag.hold and tag.said[:1] not in ("", " ") else ""
    return tuple(dict.fromkeys(map(_shown, (*gap, *filter(_is_wide, said)))))


def _is_wide(mark: str) -> bool:
    """Return whether a sign is beyond ASCII and none that a name may have; blanks of any width part words."""
    plain = ord(mark) < 128 or mark in _STRAIGHTENED or mark.isspace()
    return not plain and (not mark.isalnum() or unicodedata.normalize("NFKC", mark) != mark)


def _shown(mark: str) -> str:
    """Return a sign as it can be shown: by its number where it cannot be seen."""
    return mark if mark.isprintable() and not mark.isspace() else f"U+{ord(mark):04X}"


def straight_quotes(source: str) -> str:
    """Return a tag with the quotation marks that Word makes curly put straight, as docxtpl puts them."""
    return source.translate(str.maketrans(_STRAIGHTENED, "\"\"''"))
