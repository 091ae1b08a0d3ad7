"""Turns what was typed into what was meant; each change is logged with its cell."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from toolkit import text
from toolkit.campaign.model import FieldSpec
from toolkit.forms.read.form_sheet import FormulaError, LostValue, PictureValue
from toolkit.forms.read.lookalikes import usual_ideographs, usual_letters
from toolkit.looks import Look
from toolkit.model import Cell, Observation, Remark, Unanswered, Value
from toolkit.ooxml.rich_values import PICTURE_FORMULA

LOST_DIGITS_FROM = 1e15
"""From here on a number has more than the 15 digits that Excel keeps."""

PLAUSIBLE = (date(text.DATE_YEARS[0], 1, 1), date(text.DATE_YEARS[1], 12, 31))
"""A number in a date field that is no day between these stays a number."""

_EXPONENT = re.compile(r"[-+]?\d(?:\.\d+)?[Ee]\+\d{1,3}")
_BREAKS = "\r\x0b\x85\u2028\u2029"
_ESCAPED = "_x000D_"
"""A carriage return that a program escaped twice: nobody types these letters."""

_BREAK = re.compile(f"(?:{_ESCAPED}|\r)\n?|[{_BREAKS}]")
_REMOVED = re.compile(
    "[\x00-\x08\x0c\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_ODD = re.compile(f"{_ESCAPED}|[{_BREAKS}]|{_REMOVED.pattern}")
_PLAIN = re.compile(
    "(?!=)(?:[\n -*,-^`-~\u3000-\u3098\u309b-\uabff\uac00-\ud7ff\uff00-\uffef]++"
    "|[\xa0-\xac\xae-\xff\u2010-\u2027\u2030-\u205e]++)*+"  # possessive: a text that is not plain is left at once
)
"""What nearly all texts are made of: nothing odd, no + or _, nothing to compose, no formula as a text.

Two classes are the quickest.
"""

_NARROW_KINDS = frozenset(("serial", "number", "phone", "email", "date"))
_LONG_NUMBER_KINDS = frozenset(("text", "phone", "email", "number", "serial", "long", "choice", "keywords"))
_EDGES = frozenset(text.INVISIBLE)
_UNJUDGED_KINDS = frozenset(("serial", "live"))
"""序号 may be a formula: what it fails to give is never judged (DESIGN §6)."""

@dataclass
class ValueReader:
    """Reads values and logs what it changed or found damaged."""

    date1904: bool = False
    observed: list[Observation] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def read(self, cell: Cell, of: FieldSpec) -> Cell:
        """Return a field's cell with its value as it is meant."""
        value = cell.value
        if type(value) is str:
            if value and (not _is_plain(value) or (of.kind in _NARROW_KINDS and not value.isascii())):
                return cell._replace(value=self._text(value, cell, of))
        elif isinstance(value, LostValue):
            return self._lost(value, cell, of)
        elif type(value) is float or type(value) is int:
            number = self._number(value, cell, of)
            return cell if number is value else cell._replace(value=number)
        elif isinstance(value, (date, time, timedelta)) and of.kind != "date":
            return self._as_typed(cell, of)
        return cell

    def score(self, cell: Cell, of: FieldSpec) -> Cell:
        """Return the cell of a score with its value as it is meant: 无 and / stay what was typed."""
        value = PictureValue(cell.value) if _is_picture(cell.value) else cell.value
        if isinstance(value, LostValue):
            return self._lost(value, cell, of)
        return self._as_typed(cell, of) if isinstance(value, (date, time, timedelta)) else cell

    def _as_typed(self, cell: Cell, of: FieldSpec) -> Cell:
        """Return a cell formatted as a day or a time with the number that was typed, unless a day may be meant."""
        number = text.number_as_typed(cell.value, date1904=self.date1904)
        if number is None:
            return cell
        self._log("value.number", cell, of)
        return cell._replace(value=self._number(number, cell, of))

    def _log(self, code: str, cell: Cell, of: FieldSpec) -> None:
        """Log a change that is no fault."""
        self.remarks.append(Remark(code, cell.sheet, cell.a1, {"expected": of.label}))

    def _report(
        self, code: str, cell: Cell, of: FieldSpec, value: str = "", look: Look | None = None, **details: str | int
    ) -> None:
        """Report what a secretary should know or repair."""
        self.observed.append(Observation(code, cell._replace(field=of.name), value, details, look=look))

    def _lost(self, value: LostValue, cell: Cell, of: FieldSpec) -> Cell:
        """Return the cell as a blank one, and report that its value is lost where a rule would judge it."""
        if of.kind not in _UNJUDGED_KINDS:
            if isinstance(value, PictureValue):
                self._report("form.picture", cell, of, look=Look.PICTURE)
            else:
                error = value if isinstance(value, FormulaError) else ""
                self._report("form.formula-error" if error else "form.formula-no-value", cell, of, error)
        return cell._replace(value="")

    def _text(self, value: str, cell: Cell, of: FieldSpec) -> Value:
        """Return a text as it is meant."""
        if _is_picture(value):
            return self._lost(PictureValue(value), cell, of).value
        shown = value
        if _ODD.search(value):
            shown = self._without_odd(value, cell, of)
        shown = self._changed(usual_ideographs(shown), shown, "value.look-alike", cell, of)
        shown = self._changed(unicodedata.normalize("NFC", shown), shown, "value.composed", cell, of)
        if of.kind in _NARROW_KINDS:
            shown = self._changed(_narrow(shown), shown, "value.half-width", cell, of)
        shown = self._changed(usual_letters(shown), shown, "value.look-alike", cell, of)
        if of.kind in _LONG_NUMBER_KINDS and _EXPONENT.fullmatch(text.strip_invisible(shown)):
            self._report("form.number-damaged", cell, of, text.strip_invisible(shown), look=Look.SCIENTIFIC)
        if text.no_answer(shown):
            self._log("value.no-answer", cell, of)
            return Unanswered(shown)
        return shown

    def _changed(self, after: str, before: str, code: str, cell: Cell, of: FieldSpec) -> str:
        """Return *after*; log it where it is not *before*."""
        if after != before:
            self._log(code, cell, of)
        return after

    def _without_odd(self, value: str, cell: Cell, of: FieldSpec) -> str:
        """Return a text without control and zero-width characters; report where they were, never the text."""
        cleaned = _REMOVED.sub("", _BREAK.sub("\n", value))
        if text.strip_invisible(cleaned):
            odd = list(_ODD.finditer(value))
            kinds = dict.fromkeys(_named(match[0]) for match in odd)
            self._report("form.control-characters", cell, of, count=len(odd), position=odd[0].start() + 1,
                         characters="、".join(kinds))
        return cleaned

    def _number(self, value: float, cell: Cell, of: FieldSpec) -> Value:
        """Return a number as it is meant: a day in a date field, else the number itself."""
        if abs(value) >= LOST_DIGITS_FROM and of.kind in _LONG_NUMBER_KINDS:
            self._report("form.number-damaged", cell, of, f"{value:.15g}", look=Look.DIGITS_LOST)
        if of.kind != "date":
            return value
        first, last = ((day - text.DAY_ZERO[self.date1904]).days for day in PLAUSIBLE)
        if not first <= value <= last:
            return value
        self._log("value.date", cell, of)
        return text.DAY_ZERO[self.date1904] + timedelta(days=int(value))


def _is_picture(value: Value) -> bool:
    """Return whether a value is the formula that WPS stores as text for a picture in a cell."""
    return isinstance(value, str) and value.startswith("=") and PICTURE_FORMULA.match(value) is not None


def _is_plain(value: str) -> bool:
    """Return whether a text surely needs no change; a quick test for most cells."""
    if not _PLAIN.fullmatch(value) or value[0] in _EDGES or value[-1] in _EDGES:
        return False
    return not text.no_answer(value)


def _narrow(shown: str) -> str:
    """Return a text with its full-width digits, letters and marks as half-width ones."""
    return "".join(unicodedata.normalize("NFKC", character) if "\uff01" <= character <= "\uff5e" else character
                   for character in shown)


def _named(character: str) -> str:
    """Return the name of an odd character, such as U+200B."""
    return character if character == _ESCAPED else f"U+{ord(character):04X}"
