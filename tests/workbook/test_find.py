"""Labels and titles that are nearly ours, and those that are not."""

import pytest

from tests.workbook.hand_made import by_xlsxwriter, clean_cells, observed, remarks, submitted, unread
from toolkit.model import Sheet
from toolkit.workbook.read.likeness import allowed, distance, essence, nearest

QUESTION_LABELS = ("序号", "问题类别", "题目（中文）", "题目（英文）", "所属领域", "所属学科", "关键词（中文）", "关键词（英文）", "问题描述",
                   "问题背景", "最新进展", "重要意义", "正文字数", "应用领域和场景", "撰写人", "撰写人单位", "撰写人联系方式", "面向")


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("关健词（中文）", "关键词（中文）"), ("關鍵詞(英文)", "关键词（英文）"), ("题目中文", "题目（中文）"), ("题目：英文 *", "题目（英文）"),
        ("问题 描述", "问题描述"), ("问题描术", "问题描述"), ("撰写人的单位", "撰写人单位"), ("应用领域与场景", "应用领域和场景"),
        ("ＴＩＴＬＥ", ""), ("题目（日文）", ""), ("问题", ""), ("题目", ""), ("备注", ""), ("编号", ""), ("面相", ""), ("", ""), ("*", ""),
        ("问题描述" * 30, ""),
    ],
)
def test_the_nearest_label(written, label):
    assert nearest(written, QUESTION_LABELS) == label


@pytest.mark.parametrize("label", QUESTION_LABELS)
def test_each_label_is_nearest_to_itself(label):
    assert nearest(label, QUESTION_LABELS) == label


@pytest.mark.parametrize(
    ("one", "other", "limit", "wrong"),
    [("关键词", "关键词", 2, 0), ("关健词", "关键词", 2, 1), ("关键", "关键词", 2, 1), ("词关键", "关键词", 2, 2), ("", "ab", 2, 2),
     ("abcdef", "ab", 2, 3)],
)
def test_distance_counts_what_is_wrong(one, other, limit, wrong):
    assert distance(one, other, limit) == wrong


def test_short_labels_bear_no_mistake():
    assert [allowed(length) for length in (1, 2, 3, 6, 7, 30)] == [0, 0, 1, 1, 2, 2]


@pytest.mark.parametrize(("written", "plain"), [("題目【中文】*", "题目中文"), ("Ｅ－ｍａｉｌ", "email"), ("①（ ）", "1")])
def test_what_is_left_of_a_label(written, plain):
    assert essence(written) == plain


def test_a_near_label_never_takes_the_place_of_an_exact_one(campaign):
    cells = clean_cells(campaign)
    cells[Sheet.COMMITTEE] |= {(3, 9): "工作单位2", (4, 9): "另一单位"}
    data = by_xlsxwriter(cells)
    assert submitted(data, campaign).members[0].text("member_employer") == "第1研究院"
    assert (remarks(data, campaign), unread(data, campaign)) == ([], [("专家委员会!J4", 1), ("专家委员会!J5", 1)])


def test_two_labels_as_near_are_none(campaign):
    cells = clean_cells(campaign)
    cells[Sheet.QUESTIONS] |= {(3, 8): "问题描术", (3, 18): "问题描写"}
    data = by_xlsxwriter(cells)
    assert observed(data, campaign) == [("form.column-missing", "推荐问题!A4", "问题描述")]
    assert unread(data, campaign) == [("推荐问题!I4", 1), *((f"推荐问题!I{row}", 1) for row in range(5, 14)), ("推荐问题!S4", 1)]


def test_a_cell_beside_no_label_is_not_taken_for_a_value(campaign):
    """Prompts stand beside the values, as issued: they are no input, whatever limits they name."""
    cells = clean_cells(campaign)
    prompts = {(row, 2): campaign.prompt(field) for row, field in enumerate(campaign.on(Sheet.UNIT), 3)}
    cells[Sheet.UNIT] = {at: value for at, value in cells[Sheet.UNIT].items() if at[1] == 0} | prompts
    data = by_xlsxwriter(cells)
    assert unread(data, campaign) == []
    assert {cell.text for cell in submitted(data, campaign).unit.cells.values()} == {""}


def test_addresses_name_the_sheet_as_it_is_called(campaign):
    cells = clean_cells(campaign)
    cells = {("问题清单" if title == "推荐问题" else title): values for title, values in cells.items()}
    read = submitted(by_xlsxwriter(cells), campaign)
    assert {cell.sheet for row in read.questions for cell in row.cells.values()} == {"问题清单"}
    assert read.sheets == {"单位信息", "专家委员会", "推荐问题", "委员会评分"}
    assert [(remark.code, remark.sheet, remark.details) for remark in read.remarks] == [
        ("sheet.by-labels", "问题清单", {"expected": "推荐问题"})]
