"""Rules only a batch can judge: lateness, refusal, missing scans, members of two committees, kin of other questions.

They look at a few facts of a form, so that a batch need not hold the forms themselves.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from toolkit.looks import Look
from toolkit.model import Cell, Observation, Sheet
from toolkit.rules.base import Facts
from toolkit.rules.batch_facts import BatchFacts, CommitteeUnits, KinFacts, KinOrigin, SenderFacts
from toolkit.text import first_of

KIN_SHOWN = 5
"""Of more questions that one is kin of a finding names so many."""

KIN_LOOKS: Mapping[KinOrigin, Look | None] = {
    KinOrigin.OWN: Look.OWN, KinOrigin.ELSEWHERE: Look.ELSEWHERE, KinOrigin.PUBLISHED: None,
}


def sender_facts(facts: Facts, needed: Iterable[str]) -> SenderFacts:
    """Return what the rules of a batch look at in a submission; *needed* are the fields that they need."""
    record, members = facts.submission.unit, zip(facts.people, facts.members, strict=True)
    return SenderFacts(
        facts.submission.source.modified,
        facts.unit.name if facts.unit else record.text("unit_name"),
        tuple((key, _as_text(member["member_name"])) for key, member in members if key),
        {name: _as_text(record[name]) for name in ("unit_name", "signer", "joint_units") if name in record},
        tuple(sorted(name for name in needed if name in facts.submission.labels)),
    )


def _as_text(cell: Cell) -> Cell:
    """Return a cell with its value as a text, as a ledger keeps it."""
    return cell._replace(value=str(cell.text))


def committee_units(senders: Iterable[SenderFacts]) -> CommitteeUnits:
    """Return, for each member of a committee, the names of the units in whose committees they sit."""
    units: dict[str, frozenset[str]] = {}
    for sender in senders:
        for key, _ in sender.people:
            units[key] = units.get(key, frozenset()) | {sender.unit}
    return units


def late(facts: BatchFacts) -> Iterator[Observation]:
    """Yield a finding where the file was last changed after the call had closed, and staff did not allow it."""
    modified, closes = facts.sender.modified.replace(microsecond=0), facts.closes
    if modified > closes and not facts.may_be_late:
        when = {"closes": f"{closes:%Y-%m-%d %H:%M}"}
        yield Observation("unit.late", facts.sender.cells["unit_name"], f"{modified:%Y-%m-%d %H:%M}", when)


def refused(facts: BatchFacts) -> Iterator[Observation]:
    """Yield a finding where staff decided that the file is returned."""
    if facts.refusal:
        at, why = facts.sender.cells.get("unit_name"), {"reason": facts.refusal}
        yield Observation("unit.refused", at, "", why, sheet=Sheet.UNIT)


def scan_missing(facts: BatchFacts) -> Iterator[Observation]:
    """Yield a finding where the call asks for a signed scan and none that can be opened came beside the workbook."""
    if facts.campaign.settings.signed_scan_required and not facts.scanned:
        yield Observation("unit.scan-missing", facts.sender.cells.get("signer"), value="", sheet=Sheet.UNIT)


def in_two_units(facts: BatchFacts) -> Iterator[Observation]:
    """Yield a finding for each member who sits in another unit's committee too."""
    for key, cell in facts.sender.people:
        others = facts.committees.get(key, frozenset()) - {facts.sender.unit}
        if others:
            yield Observation("committee.in-two-units", cell, details={"units": tuple(sorted(others))})


def kin_found(code: str) -> Callable[[BatchFacts], Iterator[Observation]]:
    """Return the check of a rule on questions that are kin of others: a finding for each question, for all its kin.

    What concerns another unit's question is for staff alone.
    """

    def check(facts: BatchFacts) -> Iterator[Observation]:
        found: dict[tuple[Cell, KinOrigin], list[KinFacts]] = {}
        for kin in facts.kin:
            if kin.code == code:
                found.setdefault((kin.at, kin.origin), []).append(kin)
        for (cell, origin), several in found.items():
            others = first_of([*map(_named, several)], KIN_SHOWN)
            elsewhere = origin is KinOrigin.ELSEWHERE
            yield Observation(code, cell, details={"others": others}, look=KIN_LOOKS[origin], for_staff=elsewhere)

    return check


def _named(kin: KinFacts) -> str:
    """Return a question as a finding names it: number or cell, title, unit."""
    unit = f"（{kin.unit}）" if kin.unit and kin.origin is not KinOrigin.OWN else ""
    return f"{kin.other}“{kin.title}”{unit}"
