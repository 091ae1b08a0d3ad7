"""Filled forms, made as a secretary makes them: the issued blank, typed into; each made once a session."""

import re
from collections.abc import Sequence
from datetime import datetime
from functools import cache

from tests.support.packages import STRINGS, parts_of, zipped
from toolkit.campaign.model import CHINA_TIME, Campaign
from toolkit.campaign.preset import load_preset
from toolkit.demo.answers import FormAnswers, clean_answers
from toolkit.demo.faults import FaultCase
from toolkit.demo.fill import fill_form
from toolkit.forms.recommendation.blank import blank_form
from toolkit.model import Sheet

CAMPAIGN = load_preset("2023")
IN_TIME = datetime(2023, 4, 12, 9, 30, tzinfo=CHINA_TIME)

UNIT = "A-06"
ROW = 2
"""The row of the question that is spoilt, where a fault concerns one."""

OWN = {Sheet.GUIDE: 1, Sheet.LIVE: 6, Sheet.PRINT: 7, Sheet.DISCIPLINES: 8, Sheet.LISTS: 9}
"""The sheets that show and offer, and the numbers of their parts: instructions, self-check, a question to print, lists."""

_SHARED = re.compile(rb'(<c [^>]*t="s"[^>]*><v>)(\d+)')

NUMBER = 7
"""The unit and the number of the answers that the faults are planted in: 4, 5 and 3 questions, 19 members."""


@cache
def issued(code: str) -> bytes:
    """Return the blank workbook of a unit."""
    return blank_form(CAMPAIGN, CAMPAIGN.unit_of[code])


def clean(code: str = UNIT, number: int = NUMBER) -> FormAnswers:
    """Return fresh clean answers of a unit to plant a fault in; their number says which."""
    return clean_answers(CAMPAIGN, CAMPAIGN.unit_of[code], number)


def filled_form(answers: FormAnswers, code: str = UNIT, campaign: Campaign = CAMPAIGN) -> bytes:
    """Return the workbook issued to a unit with answers typed in."""
    blank = issued(code) if campaign is CAMPAIGN else blank_form(campaign, campaign.unit_of[code])
    return fill_form(blank, answers, campaign)


@cache
def filled_cleanly() -> bytes:
    """Return the workbook with the clean answers."""
    return filled_form(clean())


def lean(form: bytes, *kept: Sheet) -> bytes:
    """Return a form with the sheets empty that nobody fills in, but for some: to read them takes most of the time of others."""
    parts = parts_of(form)
    for name in (f"xl/worksheets/sheet{number}.xml" for sheet, number in OWN.items() if sheet not in kept):
        parts[name] = re.sub(rb"<sheetData>.*</sheetData>", b"<sheetData/>", parts[name], flags=re.DOTALL)
    return zipped(_with_used_texts(parts) if STRINGS in parts else parts)


def _with_used_texts(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a form with only those shared texts that a cell shows."""
    kept: dict[int, int] = {}
    renumbered = {name: _SHARED.sub(lambda cell: cell[1] + b"%d" % kept.setdefault(int(cell[2]), len(kept)), part)
                  for name, part in parts.items() if name.startswith("xl/worksheets/")}
    texts = re.findall(rb"<si>.*?</si>|<si/>", parts[STRINGS], re.DOTALL)
    head = re.sub(rb'ount="\d+"', b'ount="%d"' % len(kept), parts[STRINGS].partition(b"<si>")[0])
    return parts | renumbered | {STRINGS: head + b"".join(texts[number] for number in kept) + b"</sst>"}


@cache
def filled_leanly() -> bytes:
    """Return the workbook with the clean answers and nothing on the sheets that nobody fills in."""
    return lean(filled_cleanly())


@cache
def filled_with(*faults: FaultCase, rows: Sequence[int] = (ROW,)) -> bytes:
    """Return the lean workbook with the clean answers and some faults, each in its row where it concerns a question."""
    answers = clean()
    for fault, row in zip(faults, rows, strict=True):
        fault.plant(answers, row)
    return lean_form(answers)


def lean_form(answers: FormAnswers, code: str = UNIT) -> bytes:
    """Return the lean workbook of a unit with answers typed in."""
    return fill_form(_lean_blank(code), answers, CAMPAIGN)


@cache
def _lean_blank(code: str) -> bytes:
    return lean(issued(code))
