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
from toolkit.check.verdict import judge_path
from toolkit.demo import papers
from toolkit.demo.answers import FormAnswers, clean_answers
from toolkit.demo.enclosures import gbk_zip, signed_page
from toolkit.demo.faults import FAULTS, IN_TWO_UNITS, LATE, LATE_BY, TORN, UNSIGNED, WARNING
from toolkit.demo.fill import fill_and_point, fill_over_form
from toolkit.demo.form import LabelPosition, LocatedForm
from toolkit.demo.kin_plants import JOINT_MODE, KIN_CASES, PUBLISHED_BEFORE
from toolkit.demo.plants import in_two_committees, on_question
from toolkit.demo.published import formerly_published_rows, published_answers
from toolkit.demo.spoil import SPOILT
from toolkit.demo.story import PlannedKin, PlannedSending
from toolkit.files import write_file
from toolkit.forms.compare import FindingChange
from toolkit.forms.returned.annotate import annotated_copy
from toolkit.formspec.recommendation import BODY
from toolkit.model import Severity, Unit
from toolkit.pool import map_in_processes

FIRST_AFTER = timedelta(days=40, hours=9)
"""How long after the opening of the call the first file is sent."""

EVERY = timedelta(hours=17, minutes=23)
"""How long after one file the next is sent."""

ANY_ROW = 2
"""The row given to a fault that concerns no single question."""

_KIN_CASES = {case.name: case for case in KIN_CASES}
_FAULTS = {fault.name: fault for fault in FAULTS}
_SPOILT = {spoilt.name: spoilt for spoilt in SPOILT}


class PlantedFault(NamedTuple):
    """A finding that must be made: code, weight and place, by the hand that planted it."""

    code: str
    severity: Severity
    at: LabelPosition | None
    """None for the file as a whole."""
    batch_only: bool = False
    for_staff: bool = False
    """Whether no sender is told of it."""


@dataclass
class FormDraft:
    """A file before it is filled in."""

    sending: PlannedSending
    unit: Unit
    answers: FormAnswers
    shown: str
    """Its path within the inbox."""
    scan: str
    """The path of the signed scan that comes with it; empty for none."""
    planted: list[PlantedFault] = field(default_factory=list)
    earlier: "FormDraft | None" = None
    """What the unit sent before, if this takes its place."""


class FindingLine(NamedTuple):
    """A finding by its address, to be compared."""

    file: str
    code: str
    severity: str
    sheet: str
    cell: str
    change: str = ""
    """What became of it since the unit last sent; empty for a first file, and for what `check` says."""


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file in the inbox, and the lines that must be said of it."""

    sending: PlannedSending
    shown: str
    """Its path within the inbox."""
    expected: tuple[FindingLine, ...]
    """What `check` must say of it."""
    expected_in_batch: tuple[FindingLine, ...]
    """What `aggregate` must say of it."""


def form_drafts(campaign: Campaign, story: tuple[PlannedSending, ...]) -> list[FormDraft]:
    """Return the files of a story with their faults planted, none of them filled in yet."""
    numbers = {code: number for number, code in enumerate(dict.fromkeys(sending.unit for sending in story))}
    made: dict[str, FormDraft] = {}
    result = []
    for sending in story:
        draft = _draft(campaign, sending, numbers[sending.unit])
        if sending.partner:
            _share_a_member(made[sending.partner], draft)
        for planned in sending.kin:
            _make_kin(draft if planned.of == sending.unit else made[planned.of], draft, planned)
        if sending.unit in made and made[sending.unit].sending.superseded:
            draft.earlier = made[sending.unit]
        made[sending.unit] = draft
        result.append(draft)
    return result


def _draft(campaign: Campaign, sending: PlannedSending, number: int) -> FormDraft:
    """Return a file with its own faults planted."""
    unit = campaign.unit_of[sending.unit]
    clean = published_answers(campaign, number) if sending.published else clean_answers(campaign, unit, number)
    draft = FormDraft(sending, unit, clean, _path(sending, sending.file, unit), _path(sending, sending.scan, unit))
    if sending.sorted:
        clean.sort_questions("title_en")
    for name, row in (*((name, ANY_ROW) for name in sending.faults), *sending.in_rows.items()):
        fault = _FAULTS[name]
        draft.planted.append(PlantedFault(fault.code, fault.severity, fault.plant(clean, row)))
    if sending.published:
        draft.planted += (PlantedFault(PUBLISHED_BEFORE, WARNING, on_question("title_zh", row), batch_only=True)
                          for row in formerly_published_rows(campaign))
    if sending.late:
        draft.planted.append(PlantedFault(LATE.code, LATE.severity, LATE.plant(clean, ANY_ROW), batch_only=True))
    if not sending.scan or sending.torn_scan:
        draft.planted.append(
            PlantedFault(UNSIGNED.code, UNSIGNED.severity, UNSIGNED.plant(clean, ANY_ROW), batch_only=True)
        )
    if sending.spoilt:
        spoilt = _SPOILT[sending.spoilt]
        draft.planted.append(PlantedFault(spoilt.code, spoilt.severity, spoilt.at))
        draft.planted.extend(PlantedFault(*other) for other in spoilt.also)
    return draft


def _path(sending: PlannedSending, name: str, unit: Unit) -> str:
    """Return where in the inbox a file of this name lies; empty for no name."""
    path = name.format(code=unit.code, name=unit.name)
    return f"{sending.archive}/{path}" if sending.archive and path else path


def _share_a_member(one: FormDraft, other: FormDraft) -> None:
    """Seat one person in two committees; both files must be told."""
    for draft, at in zip((one, other), in_two_committees(one.answers, other.answers), strict=True):
        draft.planted.append(PlantedFault(IN_TWO_UNITS, WARNING, at, batch_only=True))


def _make_kin(model: FormDraft, draft: FormDraft, planned: PlannedKin) -> None:
    """Make a question kin of another; staff must be told of both files, or the unit of its own lower row."""
    case, at = _KIN_CASES[planned.case], on_question("title_zh", planned.row)
    case.copy(model.answers.questions[planned.of_row], draft.answers.questions[planned.row])
    elsewhere = model is not draft
    draft.planted.append(PlantedFault(case.code, WARNING, at, batch_only=True, for_staff=elsewhere))
    if elsewhere:
        other = on_question("title_zh", planned.of_row)
        model.planted.append(PlantedFault(case.code, WARNING, other, batch_only=True, for_staff=True))
    if case.short:
        draft.planted.append(PlantedFault("question.body-length", WARNING, on_question(BODY[0], planned.row)))
    if planned.joint:
        draft.answers.unit |= {"joint_mode": JOINT_MODE, "joint_units": model.unit.name}


def send_files(
    campaign: Campaign, story: tuple[PlannedSending, ...], blanks: Mapping[str, bytes], inbox: Path, jobs: int
) -> Iterator[SentFile]:
    """Yield the files of a story after they are filled in and lie in *inbox*; *blanks* are the issued ones by code."""
    prepared = form_drafts(campaign, story)
    filled, archives = _filled(campaign, prepared, blanks, jobs), defaultdict[str, dict[str, bytes]](dict)
    for position, (draft, (data, places)) in enumerate(zip(prepared, filled, strict=True)):
        if draft.sending.from_word:
            data = papers.import_from_word(data, blanks[draft.unit.code], draft.answers, campaign, inbox.parent)
        if draft.sending.resent and draft.earlier:
            data, places = _corrected(draft, draft.earlier, campaign, inbox)
        if draft.sending.spoilt:
            data = _SPOILT[draft.sending.spoilt].spoil(data, campaign)
        at = _sent_at(campaign, draft.sending, position)
        _put(inbox, draft, data, at, archives[draft.sending.archive])
        yield _sent(draft, places)


def _put(inbox: Path, draft: FormDraft, data: bytes, at: datetime, packed: dict[str, bytes]) -> None:
    """Put a file and its scan into the inbox, or with what is *packed* there before into its archive."""
    files = {draft.shown: data}
    if draft.scan:
        page = signed_page(draft.scan, draft.unit.code)
        files[draft.scan] = page[: len(page) // 2] if draft.sending.torn_scan else page
    if archive := draft.sending.archive:
        packed |= {path.removeprefix(f"{archive}/"): content for path, content in files.items()}
        files = {archive: gbk_zip(packed)}
    for path, content in files.items():
        post_file(inbox / path, content, at)


def _corrected(draft: FormDraft, earlier: FormDraft, campaign: Campaign, inbox: Path) -> tuple[bytes, LocatedForm]:
    """Return the annotated copy of what a unit sent before with this time's answers typed over, and its places."""
    path = inbox / earlier.shown
    (told,) = judge_path(path, earlier.shown, campaign).files
    copy = annotated_copy(path.read_bytes(), told.judgement, unit=draft.unit.name, call=campaign.settings)
    return fill_over_form(copy, earlier.answers, draft.answers, campaign)


def _filled(
    campaign: Campaign, prepared: list[FormDraft], blanks: Mapping[str, bytes], jobs: int
) -> Iterator[tuple[bytes, LocatedForm]]:
    """Return each file filled in, in *jobs* processes, and where its places are."""
    sheets = [(blanks[draft.unit.code], draft.answers) for draft in prepared]
    return map_in_processes(partial(_fill, campaign), sheets, jobs)


def _fill(campaign: Campaign, sheet: tuple[bytes, FormAnswers]) -> tuple[bytes, LocatedForm]:
    """Return a blank filled in with its answers, and where its places are."""
    blank, answers = sheet
    return fill_and_point(blank, answers, campaign)


def post_file(path: Path, data: bytes, at: datetime) -> None:
    """Write a file with the time at which it was last changed."""
    write_file(path, data)
    os.utime(path, (at.timestamp(), at.timestamp()))


def _sent_at(campaign: Campaign, sending: PlannedSending, position: int) -> datetime:
    """Return when a file was last changed: within the call's window, in the story's order, but for a late one."""
    limits = campaign.settings
    return limits.closes + LATE_BY if sending.late else limits.opens + FIRST_AFTER + position * EVERY


def _sent(draft: FormDraft, places: LocatedForm) -> SentFile:
    """Return a file as sent, its planted findings by address."""
    checked = tuple(_line(planted, draft, places) for planted in draft.planted if not planted.batch_only)
    in_batch = (*_compared(draft, places), *_gone(draft, places)) if not draft.sending.superseded else ()
    torn = (FindingLine(draft.scan, TORN.code, TORN.severity.word, "", ""),) if draft.sending.torn_scan else ()
    return SentFile(draft.sending, draft.shown, checked, (*in_batch, *torn))


def _compared(draft: FormDraft, places: LocatedForm) -> Iterator[FindingLine]:
    """Yield what `aggregate` must say of a file, and whether it was so when the unit last sent."""
    for planted in draft.planted:
        known = draft.earlier.planted if draft.earlier and not planted.for_staff else None
        told = "" if known is None else FindingChange.STILL if planted in known else FindingChange.NEW
        yield _line(planted, draft, places)._replace(change=str(told))


def _gone(draft: FormDraft, places: LocatedForm) -> Iterator[FindingLine]:
    """Yield what was planted when the unit last sent, and is corrected."""
    for planted in draft.earlier.planted if draft.earlier else ():
        if planted not in draft.planted and not planted.for_staff:
            yield _line(planted, draft, places)._replace(severity="", change=str(FindingChange.FIXED))


def _line(planted: PlantedFault, draft: FormDraft, places: LocatedForm) -> FindingLine:
    """Return where and how a planted finding must be reported."""
    at = planted.at
    sheet, cell = (at.sheet, places.a1(at)) if at else ("", "")
    return FindingLine(draft.shown, planted.code, planted.severity.word, sheet, cell)
