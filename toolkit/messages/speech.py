"""Entries of the catalogue filled in: the sentence on a finding, its remedy, a line of the interface."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from toolkit.messages.assignment import ASSIGNMENT
from toolkit.messages.batch import BATCH
from toolkit.messages.book import BOOK
from toolkit.messages.calibration import CALIBRATION
from toolkit.messages.campaign import CAMPAIGN
from toolkit.messages.catalogue import BilingualText, LookText, RuleEntry, join_words
from toolkit.messages.commands import COMMANDS
from toolkit.messages.dashboard import DASHBOARD
from toolkit.messages.documents import DOCUMENTS
from toolkit.messages.file_looks import UNKNOWN_LOOK
from toolkit.messages.ledger import LEDGER
from toolkit.messages.manuscripts import MANUSCRIPTS
from toolkit.messages.merging import MERGING
from toolkit.messages.minutes import MINUTES
from toolkit.messages.notices import NOTICES
from toolkit.messages.packs import PACKS
from toolkit.messages.returned import RETURNED
from toolkit.messages.review import REVIEW
from toolkit.messages.review_sheets import REVIEW_SHEETS
from toolkit.messages.rules import ALIKE, LACKING, MEANT, RULE_ENTRIES
from toolkit.messages.selection import SELECTION
from toolkit.messages.similarity import SIMILARITY
from toolkit.messages.template_fields import TEMPLATE_FIELDS
from toolkit.messages.templates import TEMPLATES
from toolkit.messages.tracking import TRACKING
from toolkit.model import Detail, Details, Finding, Remark, Severity, SystemReason
from toolkit.sheets import RECOMMENDATION
from toolkit.text import mask_file_name, mask_personal

Language = Literal["zh", "en"]

_CLAUSE = re.compile(
    "（依据：{clause}）|；依据：{clause}(?=）)|依据：{clause}；|"
    r" \(clause {clause}\)|; clause {clause}(?=\))|clause {clause}; "
)
"""How a sentence on a finding cites its clause: in brackets of its own, last in them or first in them."""

INTERFACE: dict[str, BilingualText] = {
    **ASSIGNMENT, **BATCH, **BOOK, **CALIBRATION, **CAMPAIGN, **COMMANDS, **DASHBOARD, **DOCUMENTS, **LEDGER, **MANUSCRIPTS,
    **MERGING, **MINUTES, **NOTICES, **PACKS, **RETURNED, **REVIEW, **REVIEW_SHEETS, **SELECTION, **SIMILARITY,
    **TEMPLATE_FIELDS, **TEMPLATES, **TRACKING,
}
"""What the commands and outputs say of themselves, by key."""


def finding_sentence(finding: Finding, language: Language = "zh", *, cited: bool = True) -> str:
    """Return one plain sentence: what was found, where, and why it matters; the clause of the notice only where *cited*.

    A default of ours is no clause: it says nothing to who filled in the form.
    """
    sentence = _of_form(RULE_ENTRIES[finding.code].sentence, finding)
    said = (sentence if cited and finding.cited else without_clause(sentence)).fill(language, **_values(finding, language))
    return said + ALIKE.fill(language, **finding.details) if "alike" in finding.details else said


def without_clause(sentence: BilingualText) -> BilingualText:
    """Return a sentence on a finding, not yet filled in, without the clause that it rests on."""
    return BilingualText(*(_CLAUSE.sub("", said) for said in sentence))


def finding_remedy(finding: Finding, language: Language = "zh", *, to_sender: bool = False) -> str:
    """Return what to do about a finding; *to_sender* leaves out what only staff can do."""
    entry = RULE_ENTRIES[finding.code]
    look = _look(entry, finding)
    remedy = entry.remedy or (look.remedy if to_sender else look.for_staff or look.remedy)
    return _of_form(remedy, finding).fill(language, **_values(finding, language))


def _of_form(said: BilingualText, finding: Finding) -> BilingualText:
    """Return what is said of the recommendation workbook, said of the form that a finding is on where it names one."""
    return BilingualText(said.zh.replace(RECOMMENDATION, str(finding.details.get("form", RECOMMENDATION))), said.en)


def remark_sentence(noted: Remark, language: Language = "zh") -> str:
    """Return one plain sentence: what the reader did to understand a workbook, and where."""
    return say(noted.code, language, sheet=noted.sheet, cell=noted.cell, **noted.details)


def finding_sentences(code: str) -> Iterator[BilingualText]:
    """Yield the sentences on findings of a rule, one for each of its looks, details not yet filled in.

    Each comes with its clause and without one: copies of 0.5.0 and before cite a default of ours too.
    """
    entry = RULE_ENTRIES[code]
    for sentence in dict.fromkeys((entry.sentence, without_clause(entry.sentence))):
        if not entry.looks:
            yield sentence
        for look in entry.looks.values():
            yield BilingualText(*(said.replace("{look}", like) for said, like in zip(sentence, look.like, strict=True)))


def finding_place(finding: Finding, language: Language = "zh") -> str:
    """Return the place of a finding, with what is missing there."""
    missing = finding.details.get("missing") if finding.place.cell else ""
    place = finding.place.shown
    return LACKING.fill(language, place=place, missing=missing) if missing else place


def rule_title(code: str, language: Language = "zh") -> str:
    """Return the short name of a rule."""
    return RULE_ENTRIES[code].title.fill(language)


def say(key: str, language: Language = "zh", **values: Detail) -> str:
    """Return an entry of the interface's catalogue with *values* filled in.

    Raises KeyError for an unknown key or a value that the entry needs and did not get.
    """
    return INTERFACE[key].fill(language, **_with_reasons(values, language))


def severity_word(severity: Severity, language: Language = "zh") -> str:
    """Return how a person reads a severity: 退回修改, 提醒 or 提示."""
    return say(f"severity.{severity.word}", language)


@dataclass(frozen=True, slots=True)
class Speaker:
    """The catalogue in one language, for a caller that says many things."""

    language: Language = "zh"

    def say(self, key: str, **values: Detail) -> str:
        """Return an entry of the interface's catalogue, filled in."""
        return say(key, self.language, **values)

    def sentence(self, finding: Finding) -> str:
        """Return what was found, where, and why it matters."""
        return finding_sentence(finding, self.language)

    def remedy(self, finding: Finding, *, to_sender: bool = False) -> str:
        """Return what to do about a finding."""
        return finding_remedy(finding, self.language, to_sender=to_sender)

    def place(self, finding: Finding) -> str:
        """Return the place of a finding, with what is missing there."""
        return finding_place(finding, self.language)

    def record(self, finding: Finding) -> dict[str, str]:
        """Return what JSON says of a finding (DESIGN §8)."""
        return {
            "code": finding.code,
            "severity": finding.severity.word,
            "sheet": finding.place.sheet,
            "cell": finding.place.cell,
            "found": finding.found,
            "message": self.sentence(finding),
            "remedy": self.remedy(finding),
            "clause": finding.clause,
        }

    def remark(self, noted: Remark) -> str:
        """Return what the reader did to understand a workbook, and where."""
        return remark_sentence(noted, self.language)

    def title(self, code: str) -> str:
        """Return the short name of a rule."""
        return rule_title(code, self.language)

    def severity(self, severity: Severity) -> str:
        """Return how a person reads a severity."""
        return severity_word(severity, self.language)

    def join(self, words: Iterable[str]) -> str:
        """Return words as one enumeration, parted as the language does."""
        return join_words(words, self.language)


def _with_reasons(values: Details, language: Language) -> dict[str, Detail]:
    """Return values in which each reason of the system's is put into words."""
    return {
        name: _system_reason(value, language) if isinstance(value, SystemReason) else value
        for name, value in values.items()
    }


def _system_reason(reason: SystemReason, language: Language) -> str:
    """Return why the system refused something, in our words where we have some, else in its own."""
    known = INTERFACE.get(f"system.{reason.error}")
    return known.fill(language) if known else reason.said


def _values(finding: Finding, language: Language) -> dict[str, Detail]:
    """Return what a message may name: the place, the value found, the clause and the finding's own details."""
    entry, place = RULE_ENTRIES[finding.code], finding.place
    values: dict[str, Detail] = {
        "file": mask_file_name(place.file), "sheet": mask_personal(place.sheet), "cell": place.cell, "found": finding.found,
        "clause": finding.clause, **_with_reasons(finding.details, language),
    }
    names = tuple(f"“{name}”" for name in finding.meant)
    values["meant"] = MEANT.fill(language, names=names) if names else ""
    for name, aside in entry.asides.items():
        values[name] = aside.fill(language, **values) if values.get(name) else ""
    if entry.looks:
        like = _of_form(_look(entry, finding).like, finding).fill(language, **values)
        apart = " " if language == "zh" and like[0].isascii() else ""  # as between Chinese and Latin words everywhere
        values["look"] = f"{apart}{like}"
    return values


def _look(entry: RuleEntry, finding: Finding) -> LookText:
    """Return the words for the look of a finding, such as the kind of a file."""
    return entry.looks.get(finding.look, UNKNOWN_LOOK) if finding.look else UNKNOWN_LOOK
