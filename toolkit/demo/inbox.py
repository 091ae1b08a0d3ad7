"""The story told: answers prepared, faults planted, files filled in and sent, each with the findings it must get."""

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

from toolkit.campaign.model import Campaign
from toolkit.demo import papers
from toolkit.demo.answers import Answers, clean_answers
from toolkit.demo.enclosures import as_chinese_windows_packs, signed_page
from toolkit.demo.faults import FAULTS, IN_TWO_UNITS, LATE, LATE_BY, TORN, UNSIGNED, WARNING
from toolkit.demo.fill import fill_and_point, fill_over
from toolkit.demo.form import At, Layout
from toolkit.demo.plants import in_two_committees
from toolkit.demo.published import published_answers
from toolkit.demo.spoil import SPOILT
from toolkit.demo.story import Sending
from toolkit.model import Severity, Unit
from toolkit.publish import write
from toolkit.report.processes import in_processes
from toolkit.workbook.annotate import annotate
from toolkit.workbook.check import check
from toolkit.workbook.compare import Change

FIRST_AFTER = timedelta(days=40, hours=9)
"""How long after the opening of the call the first file is sent."""

EVERY = timedelta(hours=17, minutes=23)
"""How long after one file the next is sent."""

ANY_ROW = 2
"""The row given to a fault that concerns no single question."""

_FAULTS = {fault.name: fault for fault in FAULTS}
_SPOILT = {spoilt.name: spoilt for spoilt in SPOILT}


class Planted(NamedTuple):
    """A finding that must be made: code, weight and place, by the hand that planted it."""

    code: str
    severity: Severity
    at: At | None
    """None for the file as a whole."""
    batch_only: bool = False


@dataclass
class Draft:
    """A file before it is filled in."""

    sending: Sending
    unit: Unit
    answers: Answers
    shown: str
    """Its path within the inbox."""
    scan: str
    """The path of the signed scan that comes with it; empty for none."""
    planted: list[Planted] = field(default_factory=list)
    earlier: "Draft | None" = None
    """What the unit sent before, if this takes its place."""


class Line(NamedTuple):
    """A finding by its address, to be compared."""

    file: str
    code: str
    severity: str
    sheet: str
    cell: str
    change: str = ""
    """What became of it since the unit last sent; empty for a first file, and for what `check` says."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A file in the inbox, and the lines that must be said of it."""

    sending: Sending
    shown: str
    """Its path within the inbox."""
    expected: tuple[Line, ...]
    """What `check` must say of it."""
    expected_in_batch: tuple[Line, ...]
    """What `aggregate` must say of it."""


def drafts(campaign: Campaign, story: tuple[Sending, ...]) -> list[Draft]:
    """Return the files of a story with their faults planted, none of them filled in yet."""
    numbers = {code: number for number, code in enumerate(dict.fromkeys(sending.unit for sending in story))}
    made: dict[str, Draft] = {}
    result = []
    for sending in story:
        draft = _draft(campaign, sending, numbers[sending.unit])
        if sending.partner:
            _share_a_member(made[sending.partner], draft)
        if sending.unit in made and made[sending.unit].sending.superseded:
            draft.earlier = made[sending.unit]
        made[sending.unit] = draft
        result.append(draft)
    return result


def _draft(campaign: Campaign, sending: Sending, number: int) -> Draft:
    """Return a file with its own faults planted."""
    unit = campaign.unit_of[sending.unit]
    clean = published_answers(campaign, number) if sending.published else clean_answers(campaign, unit, number)
    draft = Draft(sending, unit, clean, _path(sending, sending.file, unit), _path(sending, sending.scan, unit))
    if sending.sorted:
        clean.sort_questions("title_en")
    for name, row in (*((name, ANY_ROW) for name in sending.faults), *sending.in_rows.items()):
        fault = _FAULTS[name]
        draft.planted.append(Planted(fault.code, fault.severity, fault.plant(clean, row)))
    if sending.late:
        draft.planted.append(Planted(LATE.code, LATE.severity, LATE.plant(clean, ANY_ROW), batch_only=True))
    if not sending.scan or sending.torn_scan:
        draft.planted.append(Planted(UNSIGNED.code, UNSIGNED.severity, UNSIGNED.plant(clean, ANY_ROW), batch_only=True))
    if sending.spoilt:
        spoilt = _SPOILT[sending.spoilt]
        draft.planted.append(Planted(spoilt.code, spoilt.severity, spoilt.at))
        draft.planted.extend(Planted(*other) for other in spoilt.also)
    return draft


def _path(sending: Sending, name: str, unit: Unit) -> str:
    """Return where in the inbox a file of this name lies; empty for no name."""
    path = name.format(code=unit.code, name=unit.name)
    return f"{sending.archive}/{path}" if sending.archive and path else path


def _share_a_member(one: Draft, other: Draft) -> None:
    """Seat one person in two committees; both files must be told."""
    for draft, at in zip((one, other), in_two_committees(one.answers, other.answers), strict=True):
        draft.planted.append(Planted(IN_TWO_UNITS, WARNING, at, batch_only=True))


def send(
    campaign: Campaign, story: tuple[Sending, ...], blanks: Mapping[str, bytes], inbox: Path, jobs: int
) -> Iterator[Sent]:
    """Yield the files of a story after they are filled in and lie in *inbox*; *blanks* are the issued ones by code."""
    prepared = drafts(campaign, story)
    filled, archives = _filled(campaign, prepared, blanks, jobs), defaultdict[str, dict[str, bytes]](dict)
    for position, (draft, (data, places)) in enumerate(zip(prepared, filled, strict=True)):
        if draft.sending.from_word:
            data = papers.brought_in(data, blanks[draft.unit.code], draft.answers, campaign, inbox.parent)
        if draft.sending.resent and draft.earlier:
            data, places = _corrected(draft, draft.earlier, campaign, inbox)
        if draft.sending.spoilt:
            data = _SPOILT[draft.sending.spoilt].spoil(data, campaign)
        at = _sent_at(campaign, draft.sending, position)
        _put(inbox, draft, data, at, archives[draft.sending.archive])
        yield _sent(draft, places)


def _put(inbox: Path, draft: Draft, data: bytes, at: datetime, packed: dict[str, bytes]) -> None:
    """Put a file and its scan into the inbox, or with what is *packed* there before into its archive."""
    files = {draft.shown: data}
    if draft.scan:
        page = signed_page(draft.scan, draft.unit.code)
        files[draft.scan] = page[: len(page) // 2] if draft.sending.torn_scan else page
    if archive := draft.sending.archive:
        packed |= {path.removeprefix(f"{archive}/"): content for path, content in files.items()}
        files = {archive: as_chinese_windows_packs(packed)}
    for path, content in files.items():
        _post(inbox / path, content, at)


def _corrected(draft: Draft, earlier: Draft, campaign: Campaign, inbox: Path) -> tuple[bytes, Layout]:
    """Return the annotated copy of what a unit sent before with this time's answers typed over, and its places."""
    told = check(inbox / earlier.shown, earlier.shown, campaign)
    copy = annotate(told.data, told.judgement, unit=draft.unit.name)
    return fill_over(copy, earlier.answers, draft.answers, campaign)


def _filled(
    campaign: Campaign, prepared: list[Draft], blanks: Mapping[str, bytes], jobs: int
) -> Iterator[tuple[bytes, Layout]]:
    """Return each file filled in, in *jobs* processes, and where its places are."""
    sheets = [(blanks[draft.unit.code], draft.answers) for draft in prepared]
    return in_processes(partial(_fill, campaign), sheets, jobs)


def _fill(campaign: Campaign, sheet: tuple[bytes, Answers]) -> tuple[bytes, Layout]:
    """Return a blank filled in with its answers, and where its places are."""
    blank, answers = sheet
    return fill_and_point(blank, answers, campaign)


def _post(path: Path, data: bytes, at: datetime) -> None:
    """Write a file with the time at which it was last changed."""
    write(path, data)
    os.utime(path, (at.timestamp(), at.timestamp()))


def _sent_at(campaign: Campaign, sending: Sending, position: int) -> datetime:
    """Return when a file was last changed: within the call's window, in the story's order, but for a late one."""
    limits = campaign.settings
    return limits.closes + LATE_BY if sending.late else limits.opens + FIRST_AFTER + position * EVERY


def _sent(draft: Draft, places: Layout) -> Sent:
    """Return a file as sent, its planted findings by address."""
    checked = tuple(_line(planted, draft, places) for planted in draft.planted if not planted.batch_only)
    in_batch = (*_compared(draft, places), *_gone(draft, places)) if not draft.sending.superseded else ()
    torn = (Line(draft.scan, TORN.code, TORN.severity.word, "", ""),) if draft.sending.torn_scan else ()
    return Sent(draft.sending, draft.shown, checked, (*in_batch, *torn))


def _compared(draft: Draft, places: Layout) -> Iterator[Line]:
    """Yield what `aggregate` must say of a file, and whether it was so when the unit last sent."""
    for planted in draft.planted:
        told = draft.earlier and (Change.STILL if planted in draft.earlier.planted else Change.NEW)
        yield _line(planted, draft, places)._replace(change=str(told or ""))


def _gone(draft: Draft, places: Layout) -> Iterator[Line]:
    """Yield what was planted when the unit last sent, and is corrected."""
    for planted in draft.earlier.planted if draft.earlier else ():
        if planted not in draft.planted:
            yield _line(planted, draft, places)._replace(severity="", change=str(Change.FIXED))


def _line(planted: Planted, draft: Draft, places: Layout) -> Line:
    """Return where and how a planted finding must be reported."""
    at = planted.at
    sheet, cell = (at.sheet, places.a1(at)) if at else ("", "")
    return Line(draft.shown, planted.code, planted.severity.word, sheet, cell)
