"""Kinds of damage to a tracking workbook: each is found, none counts wrongly, no other row or file goes with it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from typing import NamedTuple

import openpyxl
import pytest

from tests.support.filled_forms import filled_cleanly
from tests.support.plain_workbooks import by_xlsxwriter, edited, without_meta
from tests.support.tracked_questions import (
    ANSWERS,
    CAMPAIGN,
    CHEMISTS,
    NUMBERS,
    PHYSICISTS,
    SOLVED,
    TRACKED,
    answer,
    counted,
    filled,
    issued,
    merge,
    received,
    told,
    typed,
)
from toolkit.demo.tracking import REPORTER
from toolkit.formspec.tracking import EVIDENCE, OPINIONS, STATUS, STATUS_NOTE
from toolkit.messages import finding_remedy, finding_sentence

SHEET = "问题跟踪"
ALL = {number: said[STATUS] for number, said in ANSWERS.items()}


class Damage(NamedTuple):
    """A kind of damage: what it makes of a sound workbook, what is found, which questions do not count."""

    name: str
    spoil: Callable[[bytes], bytes]
    found: Sequence[tuple[str, str, str]]
    """Code, severity and place of each finding."""
    lost: Sequence[str] = ()
    """The questions of which nothing counts."""
    changed: Sequence[tuple[str, str]] = ()
    """The questions of which another 解决情况 counts than was typed in the sound workbook."""


def cells(*values: tuple[str, str, str | float]) -> Callable[[bytes], bytes]:
    """What types over some cells."""
    return lambda data: typed(data, *values)


def at(a1: str, value: str | float) -> Callable[[bytes], bytes]:
    """What types over one cell of 问题跟踪."""
    return cells((SHEET, a1, value))


def by_openpyxl(change: Callable[[openpyxl.Workbook], object]) -> Callable[[bytes], bytes]:
    """What changes a workbook by another program."""
    return lambda data: edited(data, change)


def answered(**others: dict[str, str]) -> Callable[[bytes], bytes]:
    """What fills in other answers to the questions 一, 二 and 三."""
    numbers = dict(zip("一二三", NUMBERS, strict=True))
    return lambda _: filled({**ANSWERS, **{numbers[name]: said for name, said in others.items()}})


def sorted_alone(book: openpyxl.Workbook) -> None:
    """The numbers of two rows change places, and nothing else does."""
    sheet = book[SHEET]
    sheet["A5"], sheet["A6"] = sheet["A6"].value, sheet["A5"].value


def row_deleted(book: openpyxl.Workbook) -> None:
    book[SHEET].delete_rows(6)


def first_row_deleted(book: openpyxl.Workbook) -> None:
    book[SHEET].delete_rows(5)


def column_emptied(book: openpyxl.Workbook) -> None:
    for row in range(4, 8):
        book[SHEET].cell(row, 1).value = None


def sheet_gone(book: openpyxl.Workbook) -> None:
    del book[SHEET]


def rebuilt(data: bytes, without: int | None = None) -> bytes:
    """The cells alone in a new workbook, the rows of the table turned round and its columns in another order."""
    book = openpyxl.load_workbook(BytesIO(data))
    pages = {title: {(cell.row - 1, cell.column - 1): cell.value for row in book[title].iter_rows() for cell in row
                     if cell.value is not None} for title in ("填报信息", SHEET, "_meta")}
    turned = {(row if row <= 3 else 10 - row, 11 - column if row >= 3 else column): value
              for (row, column), value in pages[SHEET].items() if row != 2 and column != without}
    return by_xlsxwriter({**pages, SHEET: turned})


DAMAGES = (
    Damage("编号改成别的", at("A6", "A-06-09"),
           [("track.unknown-question", "error", f"{SHEET}!A6")], NUMBERS[1:2]),
    Damage("编号改成别家的", at("A6", "A-02-01"),
           [("track.unknown-question", "error", f"{SHEET}!A6")], NUMBERS[1:2]),
    Damage("编号被清除", at("A6", ""),
           [("track.unknown-question", "error", f"{SHEET}!A6")], NUMBERS[1:2]),
    Damage("编号改成本单位另一题的", at("A6", "A-06-01"), [("track.altered", "error", f"{SHEET}!B6")], NUMBERS[1:2]),
    Damage("一题两行", cells((SHEET, "A6", "A-06-01"), (SHEET, "B6", "如何常温固氮？")),
           [("track.twice", "error", f"{SHEET}!A6"), ("track.missing-question", "warning", SHEET)], NUMBERS[:2]),
    Damage("编号和题目都没有", cells((SHEET, "A6", ""), (SHEET, "B6", "")),
           [("track.unknown-question", "error", f"{SHEET}!A6"), ("track.missing-question", "warning", SHEET)], NUMBERS[1:2]),
    Damage("只有编号排了序", by_openpyxl(sorted_alone),
           [("track.altered", "error", f"{SHEET}!B5"), ("track.altered", "error", f"{SHEET}!B6")], NUMBERS[:2]),
    Damage("题目换成另一题的", at("B6", "膜分离何以节能？"), [("track.altered", "error", f"{SHEET}!B6")], NUMBERS[1:2]),
    Damage("题目改了一个字", at("B6", "怎样回收贵金属的催化剂？"), [("track.altered", "warning", f"{SHEET}!B6")]),
    Damage("题目被清除", at("B6", ""), []),
    Damage("结果改成入选", at("D6", "入选"), [("track.altered", "warning", f"{SHEET}!D6")]),
    Damage("类别改了", at("C6", "产业技术问题"), [("track.altered", "warning", f"{SHEET}!C6")]),
    Damage("删了一行", by_openpyxl(row_deleted), [("track.missing-question", "warning", SHEET)], NUMBERS[1:2]),
    Damage("删了入选的一行", by_openpyxl(first_row_deleted), [("track.missing-question", "error", SHEET)], NUMBERS[:1]),
    Damage("编号栏清空", by_openpyxl(column_emptied), [
        ("track.unknown-question", "error", f"{SHEET}!A{row}") for row in (5, 6, 7)], NUMBERS),
    Damage("没有编号栏", lambda data: rebuilt(data, without=0),
           [("form.column-missing", "error", f"{SHEET}!A4")], NUMBERS),
    Damage("删了工作表", by_openpyxl(sheet_gone), [("form.sheet-missing", "error", SHEET)], NUMBERS),
    Damage("选项之外的解决情况", at("G6", "快解决了"), [("track.choice", "error", f"{SHEET}!G6")], (), [("A-06-02", "")]),
    Damage("选项里加了字", at("G6", "研究进行中（三期）"), [("track.choice", "error", f"{SHEET}!G6")], (), [("A-06-02", "")]),
    Damage("选项前后有空格", at("G6", " 研究 进行中　"), []),
    Damage("公式样的解决情况", at("G6", "=1+1"), [("track.choice", "error", f"{SHEET}!G6")], (), [("A-06-02", "")]),
    Damage("解决情况填无", at("G6", "无"), [("track.required", "warning", f"{SHEET}!G6")], (), [("A-06-02", "")]),
    Damage("未入选的留空", answered(二={}), [
        ("track.required", "warning", f"{SHEET}!G6"), ("track.required", "warning", f"{SHEET}!I6")], NUMBERS[1:2]),
    Damage("入选的留空", answered(一={}), [
        ("track.required", "error", f"{SHEET}!G5"), ("track.required", "error", f"{SHEET}!I5")], NUMBERS[:1]),
    Damage("只有意见建议", answered(二={OPINIONS: "建议设专项。"}), [
        ("track.required", "warning", f"{SHEET}!G6"), ("track.required", "warning", f"{SHEET}!I6")], (), [("A-06-02", "")]),
    Damage("入选的部分解决没有说明和依据", answered(一={**SOLVED, STATUS_NOTE: "", EVIDENCE: ""}), [
        ("track.explained", "error", f"{SHEET}!H5"), ("track.explained", "error", f"{SHEET}!L5")]),
    Damage("未入选的已解决没有依据", answered(二=answer("已解决", **{STATUS_NOTE: "见论文。"})),
           [("track.explained", "warning", f"{SHEET}!L6")], (), [("A-06-02", "已解决")]),
    Damage("不再适用没有说明", answered(二=answer("不再适用")), [("track.explained", "warning", f"{SHEET}!H6")], (),
           [("A-06-02", "不再适用")]),
    Damage("部分布局没有说明", answered(二=answer("研究进行中", "部分布局")), [("track.explained", "warning", f"{SHEET}!J6")]),
    Damage("没有填报人", lambda _: filled(about={**REPORTER, "reporter": ""}), [("track.contact", "warning", "填报信息!B8")]),
    Damage("电话不是电话", lambda _: filled(about={**REPORTER, "reporter_phone": "问办公室"}),
           [("unit.phone", "warning", "填报信息!B9")]),
    Damage("邮箱不是邮箱", lambda _: filled(about={**REPORTER, "reporter_email": "没有"}),
           [("track.contact", "warning", "填报信息!B10")]),
    Damage("年度被改", cells(("填报信息", "B7", "2024")), [("track.altered", "warning", "填报信息!B7")]),
    Damage("单位名称写错字", cells(("填报信息", "B5", "中国化学协会")), [("track.altered", "warning", "填报信息!B5")]),
    Damage("填了别家的单位名称", cells(("填报信息", "B5", "中国物理学会")), [("track.unknown-unit", "error", "六.xlsx")], NUMBERS),
    Damage("标识没有了", by_openpyxl(without_meta), [("track.altered", "warning", "六.xlsx")]),
    Damage("标识没有了，年度也没有", lambda data: cells(("填报信息", "B7", ""))(edited(data, without_meta)),
           [("track.wrong-year", "error", "六.xlsx")], NUMBERS),
    Damage("标识没有了，单位不认识", lambda data: cells(("填报信息", "B5", "某某会"), ("填报信息", "B6", "Z-1"))(
        edited(data, without_meta)), [("track.unknown-unit", "error", "六.xlsx")], NUMBERS),
    Damage("标识被改", cells(("_meta", "B3", "A-02")), [("track.altered", "error", "六.xlsx")], NUMBERS),
    Damage("其他年度的", lambda _: filled(year=2024), [("track.wrong-year", "error", "六.xlsx")], NUMBERS),
    Damage("其他活动的", cells(("_meta", "B2", "2022")), [("file.other-campaign", "error", "六.xlsx")], NUMBERS),
    Damage("推荐表", lambda _: filled_cleanly(), [("track.not-the-form", "error", "六.xlsx")], NUMBERS),
    Damage("别的工作簿", lambda _: by_xlsxwriter({"通讯录": {(0, 0): "姓名", (1, 0): "甲"}}),
           [("track.not-the-form", "error", "六.xlsx")], NUMBERS),
    Damage("文本文件", lambda _: "解决了".encode(), [("file.not-xlsx", "error", "六.xlsx")], NUMBERS),
    Damage("只传了一半", lambda data: data[: len(data) // 2], [("file.unreadable", "error", "六.xlsx")], NUMBERS),
    Damage("空文件", lambda _: b"", [("file.unreadable", "error", "六.xlsx")], NUMBERS),
)


def test_there_are_many_kinds_and_each_has_a_name_of_its_own():
    assert len({damage.name for damage in DAMAGES}) == len(DAMAGES) >= 40


def test_a_sound_workbook_has_no_finding_and_counts_whole():
    merged = merge(received(filled()))
    assert (told(merged), counted(merged)) == ([], ALL)
    assert merged.files[0].judgement.remarks == ()


@pytest.fixture(params=DAMAGES, ids=[damage.name for damage in DAMAGES])
def damage(request) -> Damage:
    return request.param


@pytest.fixture(scope="module")
def sound() -> bytes:
    return filled()


def test_damage_is_found_does_not_count_and_takes_nothing_with_it(damage, sound):
    other = received(filled({"A-02-01": answer()}, PHYSICISTS), "二.xlsx", 1)
    merged = merge(received(damage.spoil(sound)), other)
    assert told(merged) == [*damage.found]
    expected = {number: said for number, said in ALL.items() if number not in damage.lost} | dict(damage.changed)
    assert counted(merged) == {**expected, "A-02-01": "研究进行中"}
    assert told(merged, "二.xlsx") == []


def test_every_finding_is_said_in_full_in_both_languages(damage, sound):
    for found in merge(received(damage.spoil(sound))).findings():
        for language in ("zh", "en"):
            for said in (finding_sentence(found.finding, language), finding_remedy(found.finding, language)):
                assert said.strip(), found
                assert not set("{}") & set(said), said
                assert "推荐表" not in said or damage.name == "推荐表", said


def test_who_filled_it_in_is_never_quoted(sound):
    about = {**REPORTER, "reporter_phone": "问 13912345678", "reporter": "无"}
    findings = [found.finding for found in merge(received(filled(about=about))).findings()]
    assert [(found.code, found.found) for found in findings[:2]] == [("track.contact", ""), ("unit.phone", "")]


def test_a_workbook_that_was_sent_back_blank_is_one_that_was_sent():
    merged = merge(received(issued()))
    assert [file.status.value for file in merged.files] == ["counted"]
    assert (merged.answers, [unit.code for unit in merged.missing]) == ({}, ["A-02"])


def test_what_was_perhaps_meant_is_said():
    merged = merge(received(at("G6", "研究在进行中")(filled())))
    (found,) = [told.finding for told in merged.findings() if told.finding.code == "track.choice"]
    assert found.meant == ("研究进行中",)
    merged = merge(received(at("A6", "A-06-2")(filled())))
    (found,) = [told.finding for told in merged.findings() if told.finding.code == "track.unknown-question"]
    assert found.meant == ("A-06-02",)


def test_a_rule_that_is_not_in_force_is_not_told_and_what_it_finds_counts_no_more(sound):
    silent = replace(TRACKED, campaign=CAMPAIGN.model_copy(update={"rules": ()}))
    for kind in DAMAGES:
        merged = merge(received(kind.spoil(sound)), tracked=silent)
        assert [*merged.findings()] == [], kind.name
        assert not set(kind.lost) & set(merged.answers), kind.name


@pytest.mark.parametrize("saved", [
    pytest.param(lambda data: edited(data, lambda book: None), id="openpyxl"),
    pytest.param(lambda data: rebuilt(data), id="rebuilt"),
])
def test_a_workbook_that_another_program_saved_reads_the_same(saved, sound):
    merged = merge(received(saved(sound)))
    assert counted(merged) == ALL
    assert [code for code, severity, _ in told(merged) if severity == "error"] == []


def test_the_numbers_of_questions_are_known_whatever_widths_they_are_typed_with(sound):
    merged = merge(received(cells((SHEET, "A5", "Ａ－０６－０１"), (SHEET, "A6", " a-06-02 "))(sound)))
    assert (told(merged), counted(merged)) == ([], ALL)


def test_the_unit_may_be_named_as_it_was_called_formerly(sound):
    assert CHEMISTS.name == "中国化学会"
    merged = merge(received(cells(("填报信息", "B5", "中国 化学会"))(sound)))
    assert told(merged) == []
