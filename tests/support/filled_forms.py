"""Filled forms, made as a secretary makes them: the issued blank, typed into; each made once a session."""

import re
from collections.abc import Sequence
from datetime import datetime
from functools import cache

from tests.support.packages import parts_of, zipped
from toolkit.campaign.model import CHINA_TIME, Campaign
from toolkit.campaign.preset import load_preset
from toolkit.demo.answers import FormAnswers, clean_answers
from toolkit.demo.faults import FaultCase
from toolkit.demo.fill import fill_form
from toolkit.forms.recommendation.blank import blank_form

CAMPAIGN = load_preset("2023")
IN_TIME = datetime(2023, 4, 12, 9, 30, tzinfo=CHINA_TIME)

UNIT = "A-06"
ROW = 2
"""The row of the question that is spoilt, where a fault concerns one."""

OWN = tuple(f"xl/worksheets/sheet{number}.xml" for number in (1, 6, 7, 8, 9))
"""The parts of the sheets that show and offer: instructions, self-check, a question to print, lists to choose from."""

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


def lean(form: bytes) -> bytes:
    """Return a form with the sheets empty that nobody fills in: other programs and libraries take most of their time for them."""
    parts = parts_of(form)
    empty = {name: re.sub(rb"<sheetData>.*</sheetData>", b"<sheetData/>", parts[name], flags=re.DOTALL) for name in OWN}
    return zipped(parts | empty)


@cache
def filled_leanly() -> bytes:
    """Return the workbook with the clean answers and nothing on the sheets that nobody fills in."""
    return lean(filled_cleanly())


@cache
def filled_with(*faults: FaultCase, rows: Sequence[int] = (ROW,)) -> bytes:
    """Return the workbook with the clean answers and some faults, each in its row where it concerns a question."""
    answers = clean()
    for fault, row in zip(faults, rows, strict=True):
        fault.plant(answers, row)
    return filled_form(answers)
