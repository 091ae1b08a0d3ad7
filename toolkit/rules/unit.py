"""Rules on 单位信息: who recommends, with whom, by whom it was presided over and signed."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from toolkit import text
from toolkit.campaign.model import KNOWN_TYPES, Campaign
from toolkit.campaign.roster import units_near
from toolkit.looks import Look
from toolkit.matching import near_words
from toolkit.model import Cell, Details, Observation, Sheet, Unit
from toolkit.rules import in_batch
from toolkit.rules.base import Facts, SubmissionRule
from toolkit.rules.contact import MOBILE_DIGITS, PHONE_DIGITS, email_fault, phone_fault
from toolkit.rules.live import LiveFault
from toolkit.rules.rule import Rule
from toolkit.rules.submission_formulas import SubmissionFormulas

SIGNATURE = ("signer", "signed_on")
"""Required fields that `unit.not-signed` alone judges."""

JOINT, ALONE = ("联合", "聯合"), ("单独", "單獨", "非", "不")
"""A 推荐方式 that holds one of the former, and none of the latter, asks for a partner."""

_NOT_THE_POST = r"(?:副|名誉|荣誉|前|原|候任){title}|{title}(?:助理|秘书)"
"""Posts that hold the name of another: 副理事长 is no 理事长."""

_INTEGER = re.compile(r"\d{1,3}(?:[,，\s]\d{3})+(?!\d)|\d+")
"""A whole number, perhaps with its thousands apart, as in 1,236."""


def unknown(facts: Facts) -> Iterator[Observation]:
    """Yield a finding where the name or the code is on no roster, or the two name different units."""
    record, known = facts.submission.unit, facts.campaign.unit_named
    name, code = record["unit_name"], record["unit_code"]
    by_name, by_code = known(name.text), known(code.text)
    if not name.blank and by_name is None:
        like = units_near(facts.campaign, name.text, by_code or facts.issued_to)
        yield Observation("unit.unknown", name, meant=_meant(*like))
    elif not code.blank and (by_code is None or by_code is not (by_name or by_code)):
        yield Observation("unit.unknown", code, meant=_meant(by_name or facts.issued_to))


def _meant(*units: Unit | None) -> tuple[str, ...]:
    """Return the units that are perhaps meant as a person names them, with their codes; None is no unit."""
    return tuple(f"{unit.name}（{unit.code}）" for unit in units if unit)


def _required(campaign: Campaign) -> list[str]:
    """Return the fields that must be filled, but for the signature."""
    return [field.name for field in campaign.on(Sheet.UNIT) if field.required and field.name not in SIGNATURE]


def required(facts: Facts) -> Iterator[Observation]:
    """Yield a finding for each required field left blank, but for the signature; who it is may be known otherwise."""
    who = _meant(facts.unit or facts.issued_to)
    for cell in facts.submission.unit.blanks(_required(facts.campaign)):
        yield Observation("unit.required", cell, meant=who if cell.field in ("unit_name", "unit_code") else ())


def required_live(live: SubmissionFormulas) -> Iterator[LiveFault]:
    """Yield the faults of the blank required fields, but for the signature."""
    return (live.at_value(name, f'--({live.text(name)}="")') for name in _required(live.campaign))


def type_not_allowed(facts: Facts) -> Iterator[Observation]:
    """Yield a finding where the unit's type, as typed or by the roster, may not recommend."""
    typed, allowed = facts.submission.unit["unit_type"], facts.campaign.settings.unit_types
    registered = facts.unit.type if facts.unit else ""
    if not typed.blank and not {typed.text, registered or typed.text} <= set(allowed):
        details: Details = {"allowed": allowed, "registered": registered}
        yield Observation("unit.type-not-allowed", typed, details=details, meant=_type_meant(facts, typed.text))


def _type_meant(facts: Facts, typed: str) -> tuple[str, ...]:
    """Return the type that is perhaps meant: the roster's, else one like that typed."""
    allowed = facts.campaign.settings.unit_types
    if facts.unit:
        return tuple(kind for kind in (facts.unit.type,) if kind in allowed)
    return () if typed in facts.campaign.lists.get(KNOWN_TYPES, ()) else near_words(typed, allowed, closed=True)


def phone(facts: Facts) -> Iterator[Observation]:
    """Yield a finding for each telephone field that holds something else than telephone numbers."""
    details: Details = {"minimum": PHONE_DIGITS[0], "maximum": PHONE_DIGITS[1], "mobile": MOBILE_DIGITS}
    return (Observation("unit.phone", cell, details=details, look=look)
            for cell, look in _faults(facts, "phone", phone_fault))


def email(facts: Facts) -> Iterator[Observation]:
    """Yield a finding for each mail field with an address that is none, or is not alone."""
    return (Observation("unit.email", cell, look=look) for cell, look in _faults(facts, "email", email_fault))


def _faults(facts: Facts, kind: str, fault: Callable[[str], Look | None]) -> Iterator[tuple[Cell, Look]]:
    """Yield the cells of the fields of a kind in which something is wrong, with what it looks like."""
    unit = facts.submission.unit
    cells = [unit[field.name] for field in facts.campaign.on(Sheet.UNIT) if field.kind == kind and field.name in unit]
    return ((cell, look) for cell in cells if (look := fault(cell.text)))


def joint_partner(facts: Facts) -> Iterator[Observation]:
    """Yield a finding for a joint recommendation that names no partner."""
    record = facts.submission.unit
    named = record.text("joint_units") or record.text("foreign_partners")
    mode = text.without_blanks(record.text("joint_mode"))
    if not named and any(word in mode for word in JOINT) and not any(word in mode for word in ALONE):
        yield Observation("unit.joint-partner", record["joint_units"])


def joint_partner_live(live: SubmissionFormulas) -> Iterator[LiveFault]:
    """Yield the fault of a joint recommendation that names no partner."""
    joint, alone = ("+".join(f'ISNUMBER(FIND("{word}",{live.text("joint_mode")}))' for word in words)
                    for words in (JOINT, ALONE))
    nobody = f'({live.text("joint_units")}="")*({live.text("foreign_partners")}="")'
    yield live.at_value("joint_units", f"(({joint})>0)*(({alone})=0)*{nobody}")


def not_signed(facts: Facts) -> Iterator[Observation]:
    """Yield a finding for a blank signatory, and one for a date of signing that is blank or no date."""
    for cell in facts.submission.unit.blanks(SIGNATURE):
        yield Observation("unit.not-signed", cell, look=Look.BLANK)
    signed_on = facts.submission.unit["signed_on"]
    if not signed_on.blank and not _is_date(signed_on):
        yield Observation("unit.not-signed", signed_on, look=Look.NO_DATE)


def _is_date(cell: Cell) -> bool:
    """Return whether a cell holds a date, as such or written out."""
    return text.is_date(cell.value.isoformat() if isinstance(cell.value, date) else cell.text)


def not_signed_live(live: SubmissionFormulas) -> Iterator[LiveFault]:
    """Yield the faults of what of the signature is blank or no date."""
    signer, signed_on = SIGNATURE
    yield live.at_value(signer, f'--({live.text(signer)}="")')
    yield live.at_value(signed_on, f"1-{live.dated(signed_on)}")


def presider(facts: Facts) -> Iterator[Observation]:
    """Yield a finding where the presider's post is none that the notice names."""
    cell, titles = facts.submission.unit["presider_title"], facts.campaign.settings.presider_titles
    if not cell.blank and not any(_holds_post(text.without_blanks(cell.text), title) for title in titles):
        yield Observation("unit.presider", cell, details={"titles": titles})


def _holds_post(written: str, title: str) -> bool:
    """Return whether a post is, or holds, a title, not only that of a deputy or the like."""
    return title in re.sub(_NOT_THE_POST.format(title=re.escape(title)), "", written)


def collected_fewer(facts: Facts) -> Iterator[Observation]:
    """Yield a finding where fewer questions were collected than are recommended, or the number cannot be read."""
    cell = facts.submission.unit["collected"]
    written = None if isinstance(cell.value, date) else _INTEGER.search(cell.text)  # 3-10 becomes a day in Excel
    number = int(re.sub(r"\D", "", written[0])) if written else -1
    if not cell.blank and number < len(facts.questions):
        yield Observation("unit.collected-fewer", cell, details={"recommended": len(facts.questions)})


RULES: tuple[SubmissionRule, ...] = (
    Rule("unit.unknown", unknown, ("unit_name", "unit_code")),
    Rule("unit.required", required, live=required_live),
    Rule("unit.type-not-allowed", type_not_allowed, ("unit_type",)),
    Rule("unit.phone", phone),
    Rule("unit.email", email),
    Rule("unit.late", needs=("unit_name",), in_batch=in_batch.late),
    Rule("unit.refused", in_batch=in_batch.refused),
    Rule("unit.joint-partner", joint_partner, ("joint_mode", "joint_units"), joint_partner_live),
    Rule("unit.not-signed", not_signed, SIGNATURE, not_signed_live),
    Rule("unit.presider", presider, ("presider_title",)),
    Rule("unit.collected-fewer", collected_fewer, ("collected",)),
    Rule("unit.scan-missing", in_batch=in_batch.scan_missing),
)
