"""A campaign.xlsx of an earlier version, which lacks a setting and a column that came since, is read with the preset's."""

import openpyxl

from tests.campaign.changed_workbooks import all_faults
from tests.support.plain_workbooks import edited
from toolkit.campaign.preset import load_preset
from toolkit.campaign.workbook import read_campaign

SETTING, COLUMN = "入选问题汇编印撰写人", "英文名称"


def row_of(sheet, title: str) -> int:
    """The row in which a text stands in the first column."""
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == title)


def column_of(sheet, title: str) -> int:
    """The column whose header, in the third row, is a text."""
    return next(column for column in range(1, sheet.max_column + 1) if sheet.cell(3, column).value == title)


def without_both(workbook: openpyxl.Workbook) -> None:
    """Make it what version 0.7 wrote."""
    workbook["活动"].delete_rows(row_of(workbook["活动"], SETTING))
    workbook["类别"].delete_cols(column_of(workbook["类别"], COLUMN))


def test_what_it_lacks_is_the_presets(book):
    campaign = read_campaign(edited(book, without_both))
    assert campaign.settings == load_preset("2023").settings
    assert [category.name_en for category in campaign.categories] == [
        "Frontier Scientific Questions", "Engineering and Technological Challenges", "Industrial Technology Problems"]


def test_a_category_of_ones_own_has_no_english_name_yet(book):
    def change(workbook: openpyxl.Workbook) -> None:
        without_both(workbook)
        workbook["类别"].append(["policy", "政策问题", 0, 1, 10])

    assert read_campaign(edited(book, change)).categories[-1].name_en == ""


def test_what_staff_entered_is_kept(book):
    def change(workbook: openpyxl.Workbook) -> None:
        workbook["活动"].cell(row_of(workbook["活动"], SETTING), 2).value = "否"
        workbook["类别"].cell(4, column_of(workbook["类别"], COLUMN)).value = "Frontiers"

    campaign = read_campaign(edited(book, change))
    assert (campaign.settings.book_authors, campaign.categories[0].name_en) == (False, "Frontiers")


def test_a_column_that_was_renamed_is_told_and_not_replaced(book):
    def change(workbook: openpyxl.Workbook) -> None:
        workbook["类别"].cell(3, column_of(workbook["类别"], COLUMN)).value = "英文的名称"

    [fault] = all_faults(edited(book, change))
    assert (fault.code, fault.details["label"]) == ("column-renamed", COLUMN)


def test_other_settings_may_not_be_missing(book):
    [fault] = all_faults(edited(book, lambda workbook: workbook["活动"].delete_rows(row_of(workbook["活动"], "活动代码"))))
    assert fault.code == "setting-missing"
