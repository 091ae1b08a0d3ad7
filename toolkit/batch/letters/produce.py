"""A letter per unit, as .docx and as plain text, into `output/<batch>/letters/`: ready to send; nothing is sent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from itertools import chain
from pathlib import Path

from toolkit import files
from toolkit.batch import Batch
from toolkit.batch.letters.content import LetterWriter
from toolkit.batch.letters.model import FindingPart, Letter, column_heads, distinct_letters, letter_headings
from toolkit.batch.unit_report import verify
from toolkit.batch.unit_report.model import content_values
from toolkit.campaign.folder import CampaignFolder
from toolkit.documents import template
from toolkit.documents.fault import ReportFault
from toolkit.messages import Language, say
from toolkit.ooxml.archive import repack
from toolkit.pool import map_in_processes

TEMPLATE = "退回通知.docx"
"""File name of the template, in the package `workbook_templates` as in a campaign folder's own."""

LETTERS = "letters"
"""Folder of a batch that holds its letters."""

WORD, PLAIN = ".docx", ".txt"

KIND = "letter"
"""The family of messages that tells of a fault."""


@dataclass(frozen=True, slots=True)
class WrittenLetter:
    """A letter that was written in both forms, or the fault for which it is there as plain text only."""

    name: str
    """The name of its files, without suffix."""
    fault: ReportFault | None = None


def produce_letters(
    folder: CampaignFolder, batch: Batch, jobs: int = 1, language: Language = "zh"
) -> Iterator[WrittenLetter]:
    """Yield each letter of a batch after it stands in its folder; then those of an earlier run are removed.

    A template of the same name in the campaign folder takes the place of the packaged one; one that cannot be filled
    in leaves the plain text. Raises OSError when a letter cannot be written.
    """
    target = files.path_inside(folder.output, batch.name) / LETTERS
    made = folder.campaign.settings.opens.astimezone(UTC)
    make = partial(_make, template.own_template(folder, TEMPLATE), made, language)
    named = [*distinct_letters(LetterWriter(batch, language).letters())]
    for (name, letter), document in zip(
        named, map_in_processes(make, [letter for _, letter in named], jobs), strict=True
    ):
        files.write_file(files.path_inside(target, name + PLAIN), plain_letter(letter, language))
        if isinstance(document, bytes):
            files.write_file(files.path_inside(target, name + WORD), document)
        yield WrittenLetter(name, None if isinstance(document, bytes) else document)
    _tidy(target, {name for name, _ in named}, language)


def _make(own: bytes | None, made: datetime, language: Language, letter: Letter) -> bytes | ReportFault:
    """Return a letter as .docx, or why it could not be made: that stops no other."""
    try:
        return word_letter(letter, made, own, language)
    except ReportFault as fault:
        return fault


def _tidy(folder: Path, names: set[str], language: Language) -> None:
    """Remove letters that an earlier run left; what staff put there under names of their own stays."""
    ours = re.compile(rf".* ({'|'.join(map(re.escape, letter_headings(language)))})( \(\d+\))?")
    for path in (*folder.glob(f"*{WORD}"), *folder.glob(f"*{PLAIN}")):
        if path.stem not in names and ours.fullmatch(path.stem):
            path.unlink()


def word_letter(letter: Letter, made: datetime, own: bytes | None = None, language: Language = "zh") -> bytes:
    """Return a letter as .docx, from the packaged template unless a campaign's *own* is given.

    Equal inputs give equal bytes. Raises ReportFault when the template cannot be filled in or leaves something out.
    """
    document = template.open_template(template.packaged_template(TEMPLATE) if own is None else own, KIND)
    said = {field.name: getattr(letter, field.name) for field in fields(letter)}
    template.fill_template(document, said | {"column": column_heads(language)}, KIND)
    template.describe_document(
        document.docx, f"{letter.heading} {letter.addressee}".rstrip("：:"), letter.campaign, made
    )
    saved = BytesIO()
    document.save(saved)
    found = "\n".join(verify.document_texts(saved.getvalue()))
    for name, value in chain.from_iterable(
        content_values(name, value) for name, value in said.items() if name != "name"
    ):
        if value not in found:
            raise ReportFault("letter.value-missing", {"name": name, "value": value})
    return repack(saved.getvalue())


def plain_letter(letter: Letter, language: Language = "zh") -> bytes:
    """Return a letter as plain text that the editors of Windows show as it is."""
    return "\r\n".join(_lines(letter, language)).encode("utf-8-sig")


def _lines(letter: Letter, language: Language) -> Iterator[str]:
    """Yield the lines of a letter."""
    yield from (letter.heading, letter.campaign, "", letter.addressee, "", letter.opening, "")
    if letter.files:
        yield letter.received.heading
        for file in letter.files:
            yield f"  {file.file}"
            for name in ("time", "counts", "status"):
                yield f"    {_fact(name, getattr(file, name), language)}"
        yield ""
    for part in letter.parts:
        yield from _part(part, language)
    for section in letter.sections:
        yield from (section.heading, *(f"  {line}" for line in section.lines), "")
    yield from (*letter.contacts, "", letter.signatory, letter.batch, "")


def _fact(name: str, value: str, language: Language) -> str:
    """Return a value behind the head of its column."""
    return say("letter.fact", language, label=column_heads(language)[name], value=value)


def _part(part: FindingPart, language: Language) -> Iterator[str]:
    """Yield the lines of what must be corrected, or should be looked at."""
    yield part.heading
    for group in part.groups:
        yield f"  {group.title}"
        for point in group.points:
            yield f"    {say('letter.fact', language, label=point.place, value=point.message)}"
            yield f"      {_fact('remedy', point.remedy, language)}"
        yield from (f"    {line}" for line in group.more)
    yield ""
