"""A label and its answer typed into one cell of 单位信息: told apart, remarked, never lost and never quoted."""

import pytest

from tests.support.plain_workbooks import Cells, by_xlsxwriter, clean_cells
from tests.support.readings import as_read, read_by_both, remarks, unread
from toolkit.model import Sheet

ROW = {"foreign_partners": 8, "presider": 9, "contact": 14, "contact_phone": 15, "principles": 17}


def with_unit(campaign, cells: dict[tuple[int, int], str]) -> bytes:
    """The clean workbook with other cells on 单位信息; an empty text takes one away."""
    made = clean_cells(campaign)
    made[Sheet.UNIT] = {at: value for at, value in (made[Sheet.UNIT] | cells).items() if value != ""}
    return by_xlsxwriter(made)


def in_one_cell(campaign, field: str, written: str) -> bytes:
    return with_unit(campaign, {(ROW[field], 0): written, (ROW[field], 1): ""})


@pytest.mark.parametrize(
    ("field", "written", "answer"),
    [
        ("contact", "联系人：何清", "何清"), ("contact", "联系人:何清", "何清"), ("contact", " 联系人 ： 何清 ", "何清"),
        ("contact", "联系人\n何清", "何清"), ("contact", "联系人 何清", "何清"), ("contact", "联系人　何清", "何清"),
        ("contact", "联系人*：何清", "何清"), ("contact", "聯繫人：何清", "何清"), ("contact", "联系人：何清：兼", "何清：兼"),
        ("contact_phone", "联系人 电话：010-62106811", "010-62106811"),
        ("foreign_partners", "联合国外科技组织：无", ""), ("foreign_partners", "联合国外科技组织 EPS", "EPS"),
        ("presider", "推荐工作主持入：周明远", "周明远"),
        ("principles", "推荐原则：坚持需求导向。\n公平公正：专家与学会结合。", "坚持需求导向。\n公平公正：专家与学会结合。"),
        ("principles", "推荐原则：" + "坚持需求导向。" * 60, "坚持需求导向。" * 60),
    ],
)
def test_the_answer_is_read_at_the_address_of_both(campaign, field, written, answer):
    data = in_one_cell(campaign, field, written)
    read = read_by_both(data, campaign)
    assert (read.unit.text(field), read.unit[field].a1) == (answer, f"A{ROW[field] + 1}")
    assert ("label.answered", f"单位信息!A{ROW[field] + 1}") in remarks(data, campaign)
    assert (unread(data, campaign), as_read(data, campaign).observed) == ([], ())


def test_no_remark_quotes_the_answer(campaign):
    data = in_one_cell(campaign, "contact_phone", "联系人电话：13800138000")
    assert [remark.details for remark in read_by_both(data, campaign).remarks] == [{"expected": "联系人电话"}]
    assert read_by_both(data, campaign).labels["contact_phone"].value == "联系人电话"


def test_a_whole_sheet_of_labels_with_answers_behind(campaign):
    clean = clean_cells(campaign)
    texts = read_by_both(by_xlsxwriter(clean), campaign).unit.texts
    lines: Cells = {Sheet.UNIT: {
        (3 + n, 0): f"{field.label}：{texts[field.name]}" for n, field in enumerate(campaign.on(Sheet.UNIT))}}
    read = read_by_both(by_xlsxwriter(clean | lines), campaign)
    assert read.unit.texts == texts


@pytest.mark.parametrize("written", ["联系人的电话", "联系人（手机）：", "备注：何清", "何清：联系人"])
def test_what_is_no_label_with_an_answer_is_reported_or_taken_for_a_label(campaign, written):
    data = in_one_cell(campaign, "contact", written)
    assert unread(data, campaign) == [(f"单位信息!A{ROW['contact'] + 1}", 1)]
    assert "contact" not in read_by_both(data, campaign).labels


def test_an_answer_beside_a_label_is_the_answer(campaign):
    """What stands beside 联系人：手机 belongs to it; to read 手机 as the answer would lose which of the two is meant."""
    data = with_unit(campaign, {(ROW["contact"], 0): "联系人：手机"})
    assert "contact" not in read_by_both(data, campaign).labels
    assert unread(data, campaign) == [("单位信息!A15", 1), ("单位信息!B15", 1)]


def test_a_value_that_begins_like_a_label_stays_a_value(campaign):
    data = with_unit(campaign, {(ROW["principles"], 1): "联系人：以学会为准", (ROW["contact"], 0): "", (ROW["contact"], 1): ""})
    read = read_by_both(data, campaign)
    assert "contact" not in read.labels
    assert read.unit.text("principles") == "联系人：以学会为准"
