"""The story told: answers prepared, faults planted, files filled in and sent, each with the findings it must get."""

import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

from toolkit.campaign.model import Campaign
from toolkit.demo.answers import Answers, clean_answers
from toolkit.demo.faults import FAULTS, IN_TWO_UNITS, LATE, LATE_BY, WARNING
from toolkit.demo.fill import fill_and_point
from toolkit.demo.form import At, Layout
from toolkit.demo.plants import in_two_committees
from toolkit.demo.published import published_answers
from toolkit.demo.spoil import SPOILT
from toolkit.demo.story import Sending
from toolkit.model import Severity, Unit
from toolkit.publish import write

FIRST_AFTER = timedelta(days=50, hours=9)
"""How long after the opening of the call the first file is sent."""

EVERY = timedelta(hours=17, minutes=23)
"""How long after one file the next is sent."""


CHUNK = 4
"""Files given to a worker at a time."""

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
    planted: list[Planted] = field(default_factory=list)


class Line(NamedTuple):
    """A finding by its address, to be compared."""

    file: str
    code: str
    severity: str
    sheet: str
    cell: str


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
        made[sending.unit] = draft
        result.append(draft)
    return result


def _draft(campaign: Campaign, sending: Sending, number: int) -> Draft:
    """Return a file with its own faults planted."""
    unit = campaign.unit_of[sending.unit]
    clean = published_answers(campaign, number) if sending.published else clean_answers(campaign, unit, number)
    draft = Draft(sending, unit, clean)
    if sending.sorted:
        clean.sort_questions("title_en")
    for name, row in (*((name, ANY_ROW) for name in sending.faults), *sending.in_rows.items()):
        fault = _FAULTS[name]
        draft.planted.append(Planted(fault.code, fault.severity, fault.plant(clean, row)))
    if sending.late:
        draft.planted.append(Planted(LATE.code, LATE.severity, LATE.plant(clean, ANY_ROW), batch_only=True))
    if sending.spoilt:
        spoilt = _SPOILT[sending.spoilt]
        draft.planted.append(Planted(spoilt.code, spoilt.severity, spoilt.at))
        draft.planted.extend(Planted(*other) for other in spoilt.also)
    return draft


def _share_a_member(one: Draft, other: Draft) -> None:
    """Seat one person in two committees; both files must be told."""
    for draft, at in zip((one, other), in_two_committees(one.answers, other.answers), strict=True):
        draft.planted.append(Planted(IN_TWO_UNITS, WARNING, at, batch_only=True))


def send(
    campaign: Campaign, story: tuple[Sending, ...], blanks: Mapping[str, bytes], inbox: Path, jobs: int
) -> Iterator[Sent]:
    """Yield the files of a story after they are filled in and lie in *inbox*; *blanks* are the issued ones by code."""
    prepared = drafts(campaign, story)
    filled = _filled(campaign, prepared, blanks, jobs)
    for position, (draft, (data, places)) in enumerate(zip(prepared, filled, strict=True)):
        if draft.sending.spoilt:
            data = _SPOILT[draft.sending.spoilt].spoil(data, campaign)
        shown = draft.sending.file.format(code=draft.unit.code, name=draft.unit.name)
        _post(inbox / shown, data, _sent_at(campaign, draft.sending, position))
        yield _sent(draft, shown, places)


def _filled(
    campaign: Campaign, prepared: list[Draft], blanks: Mapping[str, bytes], jobs: int
) -> Iterator[tuple[bytes, Layout]]:
    """Yield each file filled in, in *jobs* processes, and where its places are."""
    forms, answers = [blanks[draft.unit.code] for draft in prepared], [draft.answers for draft in prepared]
    if jobs <= 1:
        yield from map(fill_and_point, forms, answers, repeat(campaign))
        return
    with ProcessPoolExecutor(jobs) as workers:
        yield from workers.map(fill_and_point, forms, answers, repeat(campaign), chunksize=CHUNK)


def _post(path: Path, data: bytes, at: datetime) -> None:
    """Write a file with the time at which it was last changed."""
    write(path, data)
    os.utime(path, (at.timestamp(), at.timestamp()))


def _sent_at(campaign: Campaign, sending: Sending, position: int) -> datetime:
    """Return when a file was last changed: within the call's window, in the story's order, but for a late one."""
    limits = campaign.settings
    return limits.closes + LATE_BY if sending.late else limits.opens + FIRST_AFTER + position * EVERY


def _sent(draft: Draft, shown: str, places: Layout) -> Sent:
    """Return a file as sent, its planted findings by address."""
    checked = tuple(_line(planted, shown, places) for planted in draft.planted if not planted.batch_only)
    in_batch = tuple(_line(planted, shown, places) for planted in draft.planted)
    return Sent(draft.sending, shown, checked, () if draft.sending.superseded else in_batch)


def _line(planted: Planted, shown: str, places: Layout) -> Line:
    """Return where and how a planted finding must be reported."""
    at = planted.at
    sheet, cell = (at.sheet, places.a1(at)) if at else ("", "")
    return Line(shown, planted.code, planted.severity.word, sheet, cell)
