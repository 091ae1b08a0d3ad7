"""Tracking workbooks as units fill them in, year after year, with the changes that must be found."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.model import CHINA_TIME
from toolkit.demo.fill import open_typist
from toolkit.demo.inbox import post_file
from toolkit.formspec.tracking import (
    ABOUT,
    ANSWERS,
    EVIDENCE,
    EXPLAINED,
    LAYOUT,
    LAYOUT_NOTE,
    NUMBER,
    OPINIONS,
    PLANNED,
    SOLVED_IN_PART,
    STATUS,
    STATUS_NOTE,
    NationalLayout,
    SolutionStatus,
    tracking_form,
)
from toolkit.model import Severity, Source
from toolkit.publication.tracking.changes import AnswerChange
from toolkit.publication.tracking.merging.merge import MergedTracking, merge_tracking
from toolkit.publication.tracking.sheets.issue import IssuedTracking, issue_tracking
from toolkit.publication.tracking.sheets.produce import tracking_file_name
from toolkit.publication.tracking.sheets.reading import read_tracking

REPORTER: Mapping[str, str] = {
    "reporter": "沈知远", "reporter_phone": "010-55501234",
    "reporter_email": "genzong@example.org", "approver": "顾维新",
}
"""Who fills in the workbooks of the demo; the number and the address are nobody's."""


class TrackingStep(NamedTuple):
    """What is answered of a question in a year, and what that is since the year before; None for no answer."""

    status: SolutionStatus | None
    layout: NationalLayout | None
    change: AnswerChange


_S, _L, _C = SolutionStatus, NationalLayout, AnswerChange

STORIES: tuple[tuple[TrackingStep, ...], ...] = (
    (TrackingStep(_S.NOT_BEGUN, _L.NOT_PLANNED, _C.FIRST), TrackingStep(_S.STUDIED, _L.NOT_PLANNED, _C.FORWARD),
     TrackingStep(_S.PARTLY, _L.PLANNED, _C.FORWARD)),
    (TrackingStep(_S.STUDIED, _L.PARTLY_PLANNED, _C.FIRST), TrackingStep(_S.STUDIED, _L.PARTLY_PLANNED, _C.SAME),
     TrackingStep(_S.STUDIED, _L.PLANNED, _C.OTHER)),
    (TrackingStep(_S.PARTLY, _L.PLANNED, _C.FIRST), TrackingStep(_S.SOLVED, _L.PLANNED, _C.FORWARD),
     TrackingStep(_S.PARTLY, _L.PLANNED, _C.BACK)),
    (TrackingStep(_S.STUDIED, _L.UNKNOWN, _C.FIRST), TrackingStep(None, None, _C.UNANSWERED),
     TrackingStep(_S.PARTLY, _L.PARTLY_PLANNED, _C.FORWARD)),
    (TrackingStep(_S.NOT_BEGUN, _L.NOT_PLANNED, _C.FIRST), TrackingStep(_S.OBSOLETE, _L.NOT_PLANNED, _C.OTHER),
     TrackingStep(_S.OBSOLETE, _L.NOT_PLANNED, _C.SAME)),
)
"""What becomes of questions over three years; a question has the story of its place, over and over."""

_NOTES = {
    _S.NOT_BEGUN: "", _S.STUDIED: "多个团队在不同路线上推进，尚无公认的解法。",
    _S.PARTLY: "已有方法在特定条件下奏效，适用范围尚待扩大。", _S.SOLVED: "已由两个团队独立验证，方法已写入教材。",
    _S.OBSOLETE: "问题的前提已被新的观测推翻，不再成立。",
}
_PROGRAMMES = {
    _L.PLANNED: "国家重点研发计划专项（2024 年立项）。",
    _L.PARTLY_PLANNED: "国家自然科学基金重点项目涉及其中一部分（2023 年）。",
}
_OPINIONS = (
    "建议设立长期稳定支持的项目，鼓励跨学科团队联合攻关。", "建议开放大型科学装置的机时。\n建议加强与企业的中试合作。",
    "建议组织专题研讨会，凝练可检验的子问题。", "", "建议建立共享的数据库和评测标准。",
)
_EVIDENCE = "https://example.org/evidence"


def story_of(place: int) -> Sequence[TrackingStep]:
    """Return what becomes of the question at a place over the years."""
    return STORIES[place % len(STORIES)]


def told_answers(numbers: Iterable[str], year: int) -> dict[str, dict[str, str]]:
    """Return what is typed for each question in a year of the stories, from 0 on, by number and field."""
    return {number: dict(_typed(place, story_of(place)[year])) for place, number in enumerate(numbers)}


def _typed(place: int, step: TrackingStep) -> Iterator[tuple[str, str]]:
    """Yield what is typed into the fields of a question."""
    if step.status is None or step.layout is None:
        return
    yield STATUS, step.status
    yield STATUS_NOTE, _NOTES[step.status] if step.status in EXPLAINED or place % 2 else ""
    yield LAYOUT, step.layout
    yield LAYOUT_NOTE, _PROGRAMMES[step.layout] if step.layout in PLANNED else ""
    yield OPINIONS, _OPINIONS[place % len(_OPINIONS)]
    yield EVIDENCE, _EVIDENCE if step.status in SOLVED_IN_PART else ""


def fill_tracking(
    blank: bytes, answers: Mapping[str, Mapping[str, str]], about: Mapping[str, str] = REPORTER, campaign: str = "2023"
) -> bytes:
    """Return a tracking workbook with answers typed into the rows of their questions, by number and field."""
    reading = read_tracking(blank, _SOURCE, tracking_form(campaign))
    assert reading.filled, "what was issued can be read"
    typist = open_typist(blank)
    for name, value in about.items():
        typist.type(ABOUT, reading.filled.records[ABOUT][0][name].a1, value)
    for record in reading.filled.records[ANSWERS]:
        for name, value in answers.get(record.text(NUMBER), {}).items():
            if value:
                typist.type(ANSWERS, record[name].a1, value)
    return typist.save()


_SOURCE = Source("", "", 0, datetime.min.replace(tzinfo=CHINA_TIME))


class TrackingRun(NamedTuple):
    """What became of a year of tracking, and what was answered."""

    issued: IssuedTracking
    told: Mapping[str, Mapping[str, str]]
    """What was typed for each question that was answered, by number and field."""
    silent: str
    """The name of the workbook that never comes back."""
    merged: MergedTracking

    @property
    def goes_as_planned(self) -> bool:
        """Return whether just what was typed counts, nothing is found, and the silent unit is named."""
        year = self.merged.merged
        counted = {number: answer.status for number, answer in year.answers.items()}
        missing = [tracking_file_name(unit) for unit in year.missing]
        found = [told for told in year.findings() if told.finding.severity is not Severity.INFO]
        told_missing = {told.finding.code for told in year.missing_findings}
        return (counted == {number: typed[STATUS] for number, typed in self.told.items()} and missing == [self.silent]
                and {told.finding.code for told in found} <= told_missing)


def run_tracking(folder: CampaignFolder) -> TrackingRun:
    """Return what became of the year after the call: all units but the last answer for each of their questions."""
    closes = folder.campaign.settings.closes
    year = folder.campaign.settings.year + 1
    issued = issue_tracking(folder, year)
    told: dict[str, dict[str, str]] = {}
    for place, name in enumerate(issued.written[:-1]):
        blank = (issued.path / name).read_bytes()
        answers = told_answers(_numbers(blank, folder.campaign.settings.code), 0)
        at = closes.replace(year=year) + timedelta(hours=place)
        post_file(issued.inbox / name, fill_tracking(blank, answers, campaign=folder.campaign.settings.code), at)
        told |= answers
    return TrackingRun(issued, told, issued.written[-1], merge_tracking(folder, year))


def _numbers(blank: bytes, campaign: str) -> list[str]:
    """Return the numbers of the questions in a workbook that was issued."""
    reading = read_tracking(blank, _SOURCE, tracking_form(campaign))
    assert reading.filled, "what was issued can be read"
    return [record.text(NUMBER) for record in reading.filled.records[ANSWERS] if record.text(NUMBER)]
