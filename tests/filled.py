"""Filled workbooks, made as a secretary makes them: the issued blank, typed into; each made once a session."""

from datetime import datetime
from functools import cache

from toolkit.campaign.model import CHINA_TIME
from toolkit.campaign.preset import preset
from toolkit.demo.answers import FormAnswers, clean_answers
from toolkit.demo.faults import FaultCase
from toolkit.demo.fill import fill_form
from toolkit.forms.recommendation.blank import blank_form
from toolkit.forms.recommendation.reading import Reading, read_submission
from toolkit.model import Judgement, Source, Submission
from toolkit.rules import judge_observations, judge_submission

CAMPAIGN = preset("2023")
IN_TIME = datetime(2023, 4, 12, 9, 30, tzinfo=CHINA_TIME)

UNIT = "A-06"
ROW = 2
"""The row of the question that is spoilt, where a fault concerns one."""

NUMBER = 7
"""The unit and the number of the answers that the faults are planted in: 4, 5 and 3 questions, 19 members."""


@cache
def issued(code: str) -> bytes:
    """Return the blank workbook of a unit."""
    return blank_form(CAMPAIGN, CAMPAIGN.unit_of[code])


def clean() -> FormAnswers:
    """Return fresh clean answers to plant a fault in."""
    return clean_answers(CAMPAIGN, CAMPAIGN.unit_of[UNIT], NUMBER)


@cache
def filled_cleanly() -> bytes:
    """Return the workbook with the clean answers."""
    return fill_form(issued(UNIT), clean(), CAMPAIGN)


@cache
def filled_with(fault: FaultCase) -> bytes:
    """Return the workbook with the clean answers and one fault."""
    answers = clean()
    fault.plant(answers, ROW)
    return fill_form(issued(UNIT), answers, CAMPAIGN)


def as_read(data: bytes, modified: datetime = IN_TIME) -> Reading:
    """Return a workbook as read by the 2023 form."""
    return read_submission(data, Source("推荐表.xlsx", "0" * 64, len(data), modified), CAMPAIGN)


def submitted(data: bytes, modified: datetime = IN_TIME) -> Submission:
    """Return what a workbook that can be read holds."""
    submission = as_read(data, modified).submission
    assert submission is not None
    return submission


def verdict(data: bytes) -> Judgement:
    """Return what `check` says of a workbook."""
    reading = as_read(data)
    if reading.submission is None:
        return judge_observations("推荐表.xlsx", CAMPAIGN, reading.observed)
    return judge_submission(reading.submission, CAMPAIGN, reading.observed)


def findings(judgement: Judgement) -> list[tuple[str, str, str, str]]:
    """Return the findings as (code, severity, sheet, cell)."""
    return [(f.code, f.severity.word, f.place.sheet, f.place.cell) for f in judgement]
