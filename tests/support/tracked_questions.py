"""Two units with questions to follow, their workbooks as issued and filled in, and what merging makes of them."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path

from tests.support.altered_campaigns import with_settings
from tests.support.stage_records import decision, score_record, vote_record
from toolkit.campaign.model import CHINA_TIME
from toolkit.campaign.preset import load_preset
from toolkit.check.origin import FileOrigin
from toolkit.demo.tracking import REPORTER, fill_tracking
from toolkit.formspec.tracking import EVIDENCE, LAYOUT, LAYOUT_NOTE, OPINIONS, STATUS, STATUS_NOTE, tracking_form
from toolkit.ledger.tracking import TrackingAnswer
from toolkit.model import Source
from toolkit.ooxml.cell_editor import CellEditor
from toolkit.publication.tracking.merged import TrackedYear
from toolkit.publication.tracking.merging.inbox import ReceivedWorkbook
from toolkit.publication.tracking.merging.judge import YearJudge
from toolkit.publication.tracking.sheets.produce import TrackingOrder, tracking_workbook
from toolkit.publication.tracking.sheets.reading import read_tracking
from toolkit.publication.tracking.tracked import TrackedCampaign, YearAnswer, last_answers
from toolkit.rules.tracking_facts import TrackedQuestion, TrackedUnit

_PRESET = load_preset("2023")
CAMPAIGN = with_settings(_PRESET, tracking_scope="entered")
"""A call in which all questions are followed that entered the review."""

YEAR = 2025

CHEMISTS = TrackedUnit("A-06", "中国化学会", (
    TrackedQuestion("A-06-01", "如何常温固氮？", "前沿科学问题", "入选", True),
    TrackedQuestion("A-06-02", "怎样回收贵金属催化剂？", "前沿科学问题", "未入选", False),
    TrackedQuestion("A-06-03", "膜分离何以节能？", "产业技术问题", "未入选", False),
))
PHYSICISTS = TrackedUnit("A-02", "中国物理学会", (
    TrackedQuestion("A-02-01", "如何精确测量引力常数？", "前沿科学问题", "未入选", False),
))
NUMBERS = tuple(question.number for question in CHEMISTS.questions)

DECISIONS = (decision(score_record()), decision(vote_record(), at="2023-07-01T15:00:00+08:00"))
TRACKED = TrackedCampaign(CAMPAIGN, (PHYSICISTS, CHEMISTS), DECISIONS)

MOMENT = datetime(2025, 11, 3, 9, 0, tzinfo=CHINA_TIME)


def answer(status: str = "研究进行中", layout: str = "未布局", **words: str) -> dict[str, str]:
    """What is typed for a question, by field."""
    return {STATUS: status, LAYOUT: layout} | words


SOLVED = answer("部分解决", "已布局", **{
    STATUS_NOTE: "已有方法在温和条件下奏效。", LAYOUT_NOTE: "国家重点研发计划（2024）", OPINIONS: "建议加强中试。",
    EVIDENCE: "https://example.org/a"})
ANSWERS = {"A-06-01": SOLVED, "A-06-02": answer(), "A-06-03": answer("尚未启动研究", "不了解")}
"""Answers without a fault."""

LAST_YEAR: Mapping[int, Mapping[str, TrackingAnswer]] = {2024: {
    "A-06-01": TrackingAnswer("A-06-01", "研究进行中", "两条路线。", "未布局", "", "", "", "六.xlsx", "问题跟踪!G5"),
    "A-06-03": TrackingAnswer("A-06-03", "部分解决", "能耗降了一半。", "已布局", "基金（2022）", "", "网址", "六.xlsx", "问题跟踪!G7"),
}}


@cache
def issued(unit: TrackedUnit = CHEMISTS, year: int = YEAR, former: bool = False) -> bytes:
    """The workbook of a unit as it is issued; with what was answered in the year before."""
    last: Mapping[str, YearAnswer] = last_answers(LAST_YEAR, year) if former else {}
    return tracking_workbook(TrackingOrder(CAMPAIGN, year, last), unit)


def filled(
    answers: Mapping[str, Mapping[str, str]] | None = None, unit: TrackedUnit = CHEMISTS, year: int = YEAR,
    about: Mapping[str, str] = REPORTER, former: bool = False,
) -> bytes:
    """The workbook of a unit as it is filled in; without a fault unless other answers are given."""
    return fill_tracking(issued(unit, year, former), ANSWERS if answers is None else answers, about)


def typed(data: bytes, *cells: tuple[str, str, str | float]) -> bytes:
    """A workbook with values typed into cells, by sheet and address."""
    editor = CellEditor(data)
    for sheet, a1, value in cells:
        editor.type(sheet, a1, value)
    return editor.save()


def received(data: bytes, path: str = "六.xlsx", after: int = 0) -> ReceivedWorkbook:
    """A workbook that came back, some minutes after the first."""
    source = Source(path, sha256(data).hexdigest(), len(data), MOMENT + timedelta(minutes=after))
    reading = read_tracking(data, source, tracking_form(CAMPAIGN.settings.code))
    return ReceivedWorkbook(reading, FileOrigin(Path(path), source, 0), source, source.modified)


def merge(
    *files: ReceivedWorkbook, years: Mapping[int, Mapping[str, TrackingAnswer]] | None = None, year: int = YEAR,
    tracked: TrackedCampaign = TRACKED,
) -> TrackedYear:
    """What a year comes to of some files."""
    merged, _ = YearJudge(tracked, year, years or {}).judge(files)
    return merged


def told(merged: TrackedYear, path: str = "六.xlsx") -> list[tuple[str, str, str]]:
    """The findings on a file: code, severity and place."""
    (file,) = [file for file in merged.files if file.path == path]
    return [(found.code, found.severity.word, str(found.place)) for found in file.judgement]


def counted(merged: TrackedYear) -> dict[str, str]:
    """What counts as 解决情况, by number."""
    return {number: one.status for number, one in merged.answers.items()}
