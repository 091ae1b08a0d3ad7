"""The sheet 环节 of earlier versions, with 通过规则 and 并列处理 as free text, read into today's columns."""

from datetime import datetime

import openpyxl
import pytest

from tests.campaign.changed_workbooks import all_faults
from tests.support.plain_workbooks import edited
from toolkit.campaign.older_stages import chain_words, passing_words
from toolkit.campaign.preset import load_preset
from toolkit.campaign.workbook import read_campaign

OLDER = [
    ["环节", "方式", "范围", "每题评审人数", "通过规则", "法定人数比例", "并列处理"],
    ["初选", "评分", "全部受理的问题", 5, "每类前 60 名", 0.6667, "中位数高者优先，仍并列者一并通过"],
    ["复选", "评分", "通过初选的问题", 7, "每类前 20 名", 0.5, "中位数高者优先，仍并列者一并通过"],
    ["终选", "投票", "通过复选的问题", 27, "每类前 10 名", 0.6667, "再次投票"],
]
"""The sheet as version 0.6 wrote it."""


def older(book: bytes, rows=OLDER) -> bytes:
    """Return the workbook of a campaign as version 0.6 would have written it, with these stages."""

    def change(workbook: openpyxl.Workbook) -> None:
        del workbook["机构"]
        sheet = workbook["环节"]
        sheet.delete_rows(3, sheet.max_row)
        sheet.delete_cols(1, sheet.max_column)
        for row, values in enumerate(rows, 3):
            for column, value in enumerate(values, 1):
                sheet.cell(row, column, value)
        settings = workbook["活动"]
        for row in range(settings.max_row, 3, -1):
            if settings.cell(row, 1).value in ("遴选结果通知附评审意见", "公布名单次序"):
                settings.delete_rows(row)

    return edited(book, change)


def changed(row: int, column: int, value: object) -> list[list[object]]:
    rows = [[*values] for values in OLDER]
    rows[row][column] = value
    return rows


def test_words_of_the_preset_become_todays_columns_and_what_is_new_is_the_presets(book):
    campaign, preset = read_campaign(older(book)), load_preset("2023")
    first, second, last = campaign.stages
    assert (first.passing, first.passing_value, first.tie_chain) == ("places", 60, ("中位数", "一并通过"))
    assert (second.pool, second.reviewers, second.quorum, second.grouping) == ("previous", 7, 0.5, "none")
    assert (last.tie_chain, last.passing_value, last.most_votes) == (("停止并再次投票",), 10, 10)
    assert (first.grouping, first.ranking) == ("field", "mean")
    assert campaign.institutions == preset.institutions
    assert campaign.settings == preset.settings


@pytest.mark.parametrize(("row", "column", "said", "place", "label"), [
    (1, 4, "择优通过", "环节!E4", "通过规则"),
    (2, 6, "由组长决定", "环节!G5", "并列处理"),
    (3, 6, "中位数高者优先", "环节!G6", "并列处理"),
])
def test_words_that_fit_nothing_are_named_at_their_cell_with_what_would_fit(book, row, column, said, place, label):
    [fault] = all_faults(older(book, changed(row, column, said)))
    assert (fault.code, fault.place, fault.value) == ("older-words", place, said)
    assert f"“{label}”所写的“{said}”" in fault.says() and "每类前 60 名" in fault.remedy()


def test_a_stage_that_no_preset_has_is_asked_for_what_it_lacks(book):
    found = {(fault.code, fault.details["label"]) for fault in all_faults(older(book, changed(2, 0, "复评")))}
    assert found == {("blank", "排序依据")}


@pytest.mark.parametrize(("said", "meant"), [
    ("每类前 60 名", ("每类名次", 60)), ("前20题", ("每类名次", 20)), ("80 分以上", ("分数线", 80)), ("72.5分", ("分数线", 72.5)),
    ("得票三分之二以上", ("得票比例", 0.6667)), ("得票超过半数", ("得票比例", 0.5)), ("得票率达到 60%", ("得票比例", 0.6)),
])
def test_passing_rules_as_they_are_written(said, meant):
    assert tuple(passing_words(said).values()) == meant


@pytest.mark.parametrize("said", ["", "前若干名", "第 60 名", "60", "每类前 60 名，得票过半"])
def test_what_is_no_passing_rule_is_none(said):
    assert passing_words(said) == {}


@pytest.mark.parametrize(("said", "meant"), [
    ("中位数高者优先，仍并列者一并通过", "中位数；一并通过"), ("再次投票", "停止并再次投票"), ("一并通过", "一并通过"),
    ("标准差小者优先；委员会评分高者优先；停止并再次投票", "标准差；委员会评分；停止并再次投票"),
])
def test_tie_rules_as_they_are_written(said, meant):
    assert chain_words(said) == {"tie_chain": meant}


def test_a_newer_workbook_is_read_as_it_is(book):
    changed_book = edited(book, lambda workbook: workbook["环节"].__setitem__("Q4", datetime(2023, 6, 1)))
    assert read_campaign(changed_book).stages[0].closes.isoformat() == "2023-06-01T23:59:59+08:00"
