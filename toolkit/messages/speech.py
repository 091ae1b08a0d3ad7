"""Entries of the catalogue filled in: the sentence on a finding, its remedy, a line of the interface."""

from collections.abc import Iterator
from typing import Literal

from toolkit.messages.catalogue import BilingualText
from toolkit.messages.findings import FINDINGS, LACKING, MEANT, ROSTER
from toolkit.messages.interface import INTERFACE
from toolkit.messages.looks import LOOKS, LOOKS_OF, UNKNOWN_LOOK
from toolkit.model import Detail, Details, Finding, Remark, Severity, SystemReason
from toolkit.text import mask_file_name, mask_personal

Language = Literal["zh", "en"]


def finding_sentence(finding: Finding, language: Language = "zh") -> str:
    """Return one plain sentence: what was found, where, and why it matters."""
    return FINDINGS[finding.code].says.fill(language, **_values(finding, language))


def finding_remedy(finding: Finding, language: Language = "zh", *, to_sender: bool = False) -> str:
    """Return what to do about a finding, with a right example where one helps; *to_sender* without what is for staff."""
    return FINDINGS[finding.code].remedy.fill(language, **_values(finding, language, to_sender=to_sender))


def remark_sentence(noted: Remark, language: Language = "zh") -> str:
    """Return one plain sentence: what the reader did to understand a workbook, and where."""
    return say(noted.code, language, sheet=noted.sheet, cell=noted.cell, **noted.details)


def finding_sentences(code: str) -> Iterator[BilingualText]:
    """Yield the sentences on findings of a code: one for each thing a cell can look like, where it says what that is."""
    says, looks = FINDINGS[code].says, LOOKS_OF.get(code)
    if looks is None:
        yield says
    for look in (looks or {}).values():
        yield BilingualText(*(said.replace("{looks}", like) for said, like in zip(says, look.like, strict=True)))


def finding_place(finding: Finding, language: Language = "zh") -> str:
    """Return the place of a finding as a list of places names it: with what is missing there, if something is."""
    missing = finding.details.get("missing") if finding.place.cell else ""
    place = finding.place.shown
    return LACKING.fill(language, place=place, missing=missing) if missing else place


def rule_title(code: str, language: Language = "zh") -> str:
    """Return the short name of a rule."""
    return FINDINGS[code].title.fill(language)


def say(key: str, language: Language = "zh", **values: Detail) -> str:
    """Return an entry of the interface's catalogue with *values* filled in.

    Raises KeyError for an unknown key or a value that the entry needs and did not get.
    """
    return INTERFACE[key].fill(language, **_with_reasons(values, language))


def severity_word(severity: Severity, language: Language = "zh") -> str:
    """Return how a person reads a severity: 退回修改, 提醒 or 提示."""
    return say(f"severity.{severity.word}", language)


def system_reason(error: str, said: str, language: Language = "zh") -> str:
    """Return why the system failed, by its error's name such as EACCES; what it *said* itself where that is unknown."""
    known = INTERFACE.get(f"system.{error}")
    return known.fill(language) if known else said


def _with_reasons(values: Details, language: Language) -> dict[str, Detail]:
    """Return values with the system's reasons in words."""
    return {
        name: system_reason(value.error, value.said, language) if isinstance(value, SystemReason) else value
        for name, value in values.items()
    }


def _values(finding: Finding, language: Language, *, to_sender: bool = False) -> dict[str, Detail]:
    """Return what a message may name: the place, the value found, the clause and the finding's own details."""
    place = finding.place
    values: dict[str, Detail] = {
        "file": mask_file_name(place.file), "sheet": mask_personal(place.sheet), "cell": place.cell, "found": finding.found,
        "clause": finding.clause, "near": "", **_with_reasons(finding.details, language),
    }
    values["roster"] = ROSTER.fill(language, **values) if values.get("registered") else ""
    values["meant"] = MEANT.fill(language, **values) if values["near"] else ""
    look = LOOKS.get(str(values.get("looks", UNKNOWN_LOOK)))
    if look:
        like = look.like.fill(language, **values)
        apart = " " if language == "zh" and like[0].isascii() else ""  # as between Chinese and Latin words everywhere
        values["staff"] = "" if to_sender else look.staff.fill(language)
        values |= {"looks": f"{apart}{like}", "todo": look.todo.fill(language, **values)}
    return values
