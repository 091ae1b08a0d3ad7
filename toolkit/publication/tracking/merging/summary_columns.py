"""The columns of 跟踪汇总.xlsx, each declared once: its header, its width, its look and what it shows."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from toolkit.formspec.tracking import EVIDENCE, LAYOUT, LAYOUT_NOTE, OPINIONS, STATUS, STATUS_NOTE
from toolkit.messages import Speaker, finding_remedy, finding_sentence, say, severity_word
from toolkit.publication.tracking.merged import FollowedQuestion, TrackedYear, TrackingFile, TrackingFinding
from toolkit.publication.tracking.wording import LABELS, change_text
from toolkit.rules.tracking_facts import TrackedQuestion, TrackedUnit
from toolkit.text import mask_personal
from toolkit.worksheets import Column, Content

_SPEAKER = Speaker()
"""The workbook is in Chinese, as the form is."""


class OpenUnit(NamedTuple):
    """A unit of which answers are awaited."""

    unit: TrackedUnit
    sent: bool
    """Whether a workbook of it counts."""
    open: Sequence[TrackedQuestion]
    """The questions of which nothing was answered."""


def question_columns() -> Iterator[Column[FollowedQuestion]]:
    """Yield the columns of 问题跟踪: a row a question, all answers, where they stand and what changed."""
    yield Column("问题编号", 10, lambda row: row.question.number, "centred")
    yield Column("推荐单位", 15, lambda row: row.unit.name)
    yield Column("问题类别", 11, lambda row: row.question.category, "centred")
    yield Column("题目（中文）", 24, lambda row: row.question.title)
    yield Column("结果", 7, lambda row: row.question.result, "centred")
    for name, width in ((STATUS, 11), (STATUS_NOTE, 26), (LAYOUT, 9), (LAYOUT_NOTE, 20), (OPINIONS, 26)):
        yield Column(LABELS[name], width, partial(_masked, name), "centred" if name in (STATUS, LAYOUT) else "wrapped")
    yield Column(LABELS[EVIDENCE], 18, lambda row: row.answer.evidence if row.answer else "")
    yield Column("与上次相比", 26, lambda row: change_text(row.change, _SPEAKER))
    yield Column("来源文件", 16, lambda row: row.answer.file if row.answer else "")
    yield Column("来源单元格", 11, lambda row: row.answer.cell if row.answer else "", "centred")


def _masked(name: str, row: FollowedQuestion) -> str:
    """Return what was answered in a field, without what reads like personal data."""
    return mask_personal(str(getattr(row.answer, name))) if row.answer else ""


def year_columns(merged: TrackedYear) -> Iterator[Column[FollowedQuestion]]:
    """Yield the columns of 历年对照: 解决情况 and 国家布局情况 of each year side by side."""
    yield Column("问题编号", 10, lambda row: row.question.number, "centred")
    yield Column("推荐单位", 18, lambda row: row.unit.name)
    yield Column("题目（中文）", 32, lambda row: row.question.title)
    yield Column("结果", 8, lambda row: row.question.result, "centred")
    for name in (STATUS, LAYOUT):
        for year in merged.years:
            yield Column(f"{year}\n{LABELS[name]}", 13, partial(_of_year, merged, year, name), "centred")


def _of_year(merged: TrackedYear, year: int, name: str, row: FollowedQuestion) -> str:
    """Return what was answered in a field in a year."""
    answer = merged.years[year].get(row.question.number)
    return str(getattr(answer, name)) if answer else ""


def open_columns() -> Iterator[Column[OpenUnit]]:
    """Yield the columns of 未填报: units that have sent nothing, or left questions open."""
    yield Column("单位代码", 10, lambda row: row.unit.code, "centred")
    yield Column("推荐单位", 30, lambda row: row.unit.name)
    yield Column("情况", 12, lambda row: say("track.open.sent" if row.sent else "track.open.missing"), "centred")
    yield Column("应填题数", 9, lambda row: len(row.unit.questions), "number")
    yield Column("未填题数", 9, lambda row: len(row.open), "number")
    yield Column("其中入选", 9, lambda row: sum(question.selected for question in row.open), "number")
    yield Column("未填的问题", 50, lambda row: _SPEAKER.join(question.number for question in row.open))


def finding_columns() -> Iterator[Column[TrackingFinding]]:
    """Yield the columns of 校验意见."""
    yield Column("文件", 28, lambda told: told.finding.place.file)
    yield Column("推荐单位", 18, lambda told: told.unit.name if told.unit else "")
    yield Column("级别", 9, lambda told: severity_word(told.finding.severity), "centred")
    yield Column("工作表", 10, lambda told: mask_personal(told.finding.place.sheet), "centred")
    yield Column("单元格", 8, lambda told: told.finding.place.cell, "centred")
    yield Column("填写内容", 18, lambda told: told.finding.found)
    yield Column("校验意见", 42, lambda told: finding_sentence(told.finding))
    yield Column("修改建议", 42, lambda told: finding_remedy(told.finding))
    yield Column("规则代码", 20, lambda told: told.finding.code)


def file_columns() -> Iterator[Column[TrackingFile]]:
    """Yield the columns of 来件: a row a file, whose it is and what became of it."""
    yield Column("文件", 48, lambda file: file.path)
    yield Column("单位代码", 10, lambda file: file.unit.code if file.unit else "", "centred")
    yield Column("推荐单位", 26, lambda file: file.unit.name if file.unit else "")
    yield Column("处理", 12, lambda file: say(f"track.status.{file.status}"), "centred")
    yield Column("计入题数", 9, _counted, "number")
    yield Column("须改正", 8, lambda file: "是" if file.has_error else "", "centred")
    yield Column("说明", 30, lambda file: say("track.gone") if file.gone else "")


def _counted(file: TrackingFile) -> Content:
    """Return how many questions a file answers, where it counts."""
    return len(file.answers) if file.status == "counted" else None


