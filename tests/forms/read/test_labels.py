"""Labels and titles that are nearly ours, in a workbook; which label is nearest is shown in tests/test_matching.py."""

import pytest
from opencc import OpenCC

from tests.support.filled_forms import filled_cleanly
from tests.support.plain_workbooks import by_xlsxwriter, clean_cells
from tests.support.readings import observed, read_by_both, remarks, unread
from toolkit import intake
from toolkit.model import INPUT_SHEETS, Sheet


def test_a_near_label_never_takes_the_place_of_an_exact_one(campaign):
    cells = clean_cells(campaign)
    cells[Sheet.COMMITTEE] |= {(3, 9): "工作单位2", (4, 9): "另一单位"}
    data = by_xlsxwriter(cells)
    assert read_by_both(data, campaign).members[0].text("member_employer") == "第1研究院"
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
    assert {cell.text for cell in read_by_both(data, campaign).unit.cells.values()} == {""}


def test_addresses_name_the_sheet_as_it_is_called(campaign):
    cells = clean_cells(campaign)
    cells = {("问题清单" if title == "推荐问题" else title): values for title, values in cells.items()}
    read = read_by_both(by_xlsxwriter(cells), campaign)
    assert {cell.sheet for row in read.questions for cell in row.cells.values()} == {"问题清单"}
    assert read.sheets == {"单位信息", "专家委员会", "推荐问题", "委员会评分"}
    assert [(remark.code, remark.sheet, remark.details) for remark in read.remarks] == [
        ("sheet.by-labels", "问题清单", {"expected": "推荐问题"})]


@pytest.mark.parametrize("into", ["s2t", "s2tw", "s2hk"])
def test_a_whole_form_in_traditional_characters(campaign, into):
    """A program's conversion changes labels, prompts, headings and advice with all else."""
    convert = OpenCC(into).convert
    form = intake.open_workbook(filled_cleanly())
    cells = {convert(title): {(row, column): convert(value) if isinstance(value, str) else value
                              for row, values in enumerate(form.grid(title)) for column, value in enumerate(values) if value != ""}
             for title in INPUT_SHEETS}
    data = by_xlsxwriter(cells)
    assert (unread(data, campaign), observed(data, campaign)) == ([], [])
    plain, read = read_by_both(filled_cleanly(), campaign), read_by_both(data, campaign)
    assert read.unit.texts == {name: convert(text) for name, text in plain.unit.texts.items()}
    assert [question.texts for question in read.questions] == [
        {name: convert(text) for name, text in question.texts.items()} for question in plain.questions]
