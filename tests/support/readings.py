"""What our readers find in a workbook: its values, what was observed, what the rules say of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from tests.support.filled_forms import CAMPAIGN, IN_TIME
from toolkit.campaign.model import Campaign
from toolkit.check.cross_check import second_reading
from toolkit.forms.read.form_sheet import parse_area
from toolkit.forms.recommendation.reading import SubmissionReading, read_submission
from toolkit.model import Judgement, Source, Submission
from toolkit.rules import batch_needs, judge_facts, judge_observations, judge_submission, judge_submission_in_batch
from toolkit.rules.base import Facts
from toolkit.rules.batch_facts import BatchFacts, CommitteeUnits
from toolkit.rules.in_batch import sender_facts

SOURCE = Source("推荐表.xlsx", "0" * 64, 1, IN_TIME)


def as_read(data: bytes, campaign: Campaign = CAMPAIGN, modified: datetime = IN_TIME) -> SubmissionReading:
    """Return a workbook as read."""
    return read_submission(data, replace(SOURCE, modified=modified), campaign)


def submitted(data: bytes, campaign: Campaign = CAMPAIGN, modified: datetime = IN_TIME) -> Submission:
    """Return what a workbook that can be read holds."""
    reading = as_read(data, campaign, modified)
    assert reading.submission is not None, reading.observed
    return reading.submission


def read_by_both(data: bytes, campaign: Campaign) -> Submission:
    """Return what a workbook that can be read holds, after both readers saw the same in it."""
    read = submitted(data, campaign)
    assert second_reading(data, read).differences == ()
    return read


def verdict(data: bytes, campaign: Campaign = CAMPAIGN) -> Judgement:
    """Return what `check` says of a workbook."""
    reading = as_read(data)
    if reading.submission is None:
        return judge_observations("推荐表.xlsx", campaign, reading.observed)
    return judge_submission(reading.submission, campaign, reading.observed)


def judged_in_batch(
    read: Submission, campaign: Campaign, committees: CommitteeUnits | None = None, *, scanned: bool = False,
    **decided: Any,
) -> Judgement:
    """Return what `aggregate` says of a submission, given in which units' committees people sit, and what staff decided."""
    facts = Facts(read, campaign)
    batch = BatchFacts(sender_facts(facts, batch_needs()), campaign, committees or {}, scanned, **decided)
    return judge_submission_in_batch(judge_facts(facts), read.source.path, batch)


def findings(judgement: Judgement) -> list[tuple[str, str, str, str]]:
    """Return the findings as (code, severity, sheet, cell)."""
    return [(f.code, f.severity.word, f.place.sheet, f.place.cell) for f in judgement]


def refusal(data: bytes, campaign: Campaign) -> tuple[str, Mapping[str, str | int]]:
    """Return the code and the details of the one reason why a file is refused."""
    reading = as_read(data, campaign)
    assert reading.submission is None
    (found,) = reading.observed
    assert found.at is None
    return found.code, found.details


def observed(data: bytes, campaign: Campaign) -> list[tuple[str, str, object]]:
    """Return code, place and what is missing of each observation on what is missing."""
    return [
        (found.code, f"{found.at.sheet}!{found.at.a1}" if found.at else found.sheet, found.details["missing"])
        for found in as_read(data, campaign).observed if "missing" in found.details
    ]


def unread(data: bytes, campaign: Campaign) -> list[tuple[str, int]]:
    """Return where content was not read, and how many cells there."""
    return [
        (f"{found.at.sheet}!{found.details['cells']}", int(found.details["count"]))
        for found in as_read(data, campaign).observed if found.code == "form.cell-unread" and found.at
    ]


def remarks(data: bytes, campaign: Campaign) -> list[tuple[str, str]]:
    """Return what the reader did to understand a workbook: code and place."""
    return [(remark.code, f"{remark.sheet}!{remark.cell}" if remark.cell else remark.sheet)
            for remark in read_by_both(data, campaign).remarks]


def read_addresses(reading: SubmissionReading) -> set[tuple[str, int, int]]:
    """Return the address of every cell that was read."""
    read = reading.submission
    assert read is not None
    records = (read.unit, *read.members, *read.questions)
    cells = [*read.labels.values(), *(cell for record in records for cell in record.cells.values()),
             *read.scores.questions, *read.scores.members, *(score.cell for score in read.scores.scores),
             *read.scores.opinions.values()]
    return {(cell.sheet, cell.row, cell.column) for cell in cells}


def reported(reading: SubmissionReading) -> list[tuple[str, tuple[int, int, int, int], int]]:
    """Return the sheet, the area and the number of cells of each report of unread cells."""
    return [(found.at.sheet, parse_area(str(found.details["cells"])), int(found.details["count"]))
            for found in reading.observed if found.code == "form.cell-unread" and found.at]
