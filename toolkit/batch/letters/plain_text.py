"""A letter as plain text."""

from collections.abc import Iterator

from toolkit.batch.letters.model import FindingPart, Letter, column_heads
from toolkit.messages import Language, say


def plain_letter(letter: Letter, language: Language = "zh") -> bytes:
    """Return a letter as plain text that the editors of Windows show as it is."""
    return "\r\n".join(_letter_lines(letter, language)).encode("utf-8-sig")


def _letter_lines(letter: Letter, language: Language) -> Iterator[str]:
    """Yield the lines of a letter."""
    yield from (letter.heading, letter.campaign, "", letter.addressee, "", letter.opening, "")
    if letter.files:
        yield letter.received.heading
        for file in letter.files:
            yield f"  {file.file}"
            for name in ("time", "counts", "status"):
                yield f"    {_headed_value(name, getattr(file, name), language)}"
        yield from (*(f"  {line}" for line in letter.received.lines), "")
    for part in letter.parts:
        yield from _finding_lines(part, language)
    for section in letter.sections:
        yield from (section.heading, *(f"  {line}" for line in section.lines), "")
    yield from (*letter.contacts, "", letter.signatory, letter.date, letter.batch, "")


def _headed_value(name: str, value: str, language: Language) -> str:
    """Return a value behind the head of its column."""
    return say("letter.fact", language, label=column_heads(language)[name], value=value)


def _finding_lines(part: FindingPart, language: Language) -> Iterator[str]:
    """Yield the lines of what must be corrected, or should be looked at."""
    yield part.heading
    for group in part.groups:
        yield f"  {group.title}"
        for point in group.points:
            yield f"    {say('letter.fact', language, label=point.place, value=point.message)}"
            yield f"      {_headed_value('remedy', point.remedy, language)}"
        yield from (f"    {line}" for line in group.more)
    yield ""
