"""What the library is given of a sheet and of the shared strings: less than the file has, and it reads the same."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import load_workbook

from tests.support.filled_forms import filled_cleanly
from tests.support.packages import LINKS, MAIN, STRINGS, rows, workbook
from toolkit import intake
from toolkit.intake.scan import renumber_strings, skim_sheet
from toolkit.model import INPUT_SHEETS
from toolkit.ooxml.strings import needed_strings

PLAIN = "<sst><si><t>零</t></si><si><t>一</t></si><si><r><t>二</t></r><r><t>二</t></r></si><si><t>三</t></si></sst>"

ROOT = (f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>').encode()

STRING = st.sampled_from([
    "<si><t>甲</t></si>", '<si><t xml:space="preserve"> 乙 </t></si>', "<si><r><t>丙</t></r><r><rPr><b/></rPr><t>丁</t></r></si>",
    "<si><t>戊</t><phoneticPr fontId=\"1\"/></si>", "<si><t>&lt;/si&gt;</t></si>", "<si><t/></si>", "<si></si>", "<si/>",
    "<si><t>a!b</t></si>", "<x:si/>", "<!-- <si/> -->", '<si xml:space="preserve"><t>己</t></si>', "<si><t>庚</t></si >",
])
CELL = st.sampled_from([
    '<c r="{at}" t="s"><v>{number}</v></c>', '<c r="{at}" s="3" t="s"><v>{number}</v></c>', '<c t="s" r="{at}"><v>{number}</v></c>',
    '<c r="{at}" t="s" s="3"><v>{number}</v></c>', "<c r='{at}' t='s'><v>{number}</v></c>", '<c r="{at}" t= \'s\'><v>{number}</v></c>',
    '<c r="{at}" s="2"/>', '<c r="{at}"><v>{number}</v></c>', '<c r="{at}"><f>IF(1,"s","")</f><v>1</v></c>',
    '<c r="{at}" t="inlineStr"><is><t><![CDATA[<c r="A1"/>]]></t></is></c>', '<!-- <c r="A1" t="s"><v>0</v></c> -->',
])


@pytest.mark.parametrize(("numbers", "left"), [
    ([0, 1, 2, 3], PLAIN),
    ([1], "<sst><si><t>一</t></si></sst>"),
    ([0, 3], "<sst><si><t>零</t></si><si><t>三</t></si></sst>"),
    ([2, 3], "<sst><si><r><t>二</t></r><r><t>二</t></r></si><si><t>三</t></si></sst>"),
])
def test_strings_that_no_cell_shows_are_left_out(numbers, left):
    assert needed_strings(PLAIN.encode(), numbers) == left.encode()


@pytest.mark.parametrize("strings", ["", "<sst/>", PLAIN.replace("<sst>", "<sst><si/>"), PLAIN.replace("<si>", "<x:si>"), PLAIN.replace("<sst>", "<sst><x:si/>"), PLAIN.replace("一</t></si>", "一</t></si >"),
                                     PLAIN.replace("<sst>", "<sst><!-- <si> -->")])
def test_strings_that_cannot_be_told_by_their_tags_are_not_told_apart(strings):
    assert needed_strings(strings.encode(), [0]) is None


@pytest.mark.parametrize("numbers", [[], [4], [0, 4]])
def test_where_a_string_is_asked_for_that_is_not_there_or_none_at_all_none_is_left_out(numbers):
    assert needed_strings(PLAIN.encode(), numbers) is None


def test_cells_show_strings_by_their_places_among_those_that_are_left():
    cells = '<c r="A1" t="s"><v>{}</v></c><c r="B1"><v>7</v></c><c r="C1" t="s"><v>{}</v></c>'
    shown = {"甲": cells.format(7, "012").encode(), "乙": cells.format(12, 3).encode()}
    assert renumber_strings(shown, [3, 7, 12]) == {"甲": cells.format(1, 2).encode(), "乙": cells.format(2, 0).encode()}


def test_cells_that_hold_nothing_are_left_out():
    body = '<row r="2"><c r="A2" s="1"/><c r="B2" s="1" t="s"><v>7</v></c><c r="C2"/></row>'
    found, part = skim_sheet(rows(body).encode())
    assert b'<row r="2"><c r="B2" s="1" t="s"><v>7</v></c></row>' in part
    assert found.shared == {0, 7}


@given(st.lists(STRING, min_size=1, max_size=8), st.lists(st.lists(st.tuples(CELL, st.integers(0, 7)), max_size=5), max_size=4))
def test_the_cells_read_as_in_the_whole_file(strings, table):
    """The library reads the file itself; the gate may refuse one that nobody writes, but never read it otherwise."""
    body = "".join(
        f'<row r="{row}">' + "".join(cell.format(at=f"{'ABCDE'[column]}{row}", number=number)
                                     for column, (cell, number) in enumerate(cells)) + "</row>"
        for row, cells in enumerate(table, 2))
    enough = "".join(f"<si><t>{number}</t></si>" for number in range(8))
    shared = f'<sst xmlns="{MAIN}" xmlns:x="{MAIN}">{"".join(strings)}{enough}</sst>'
    data = workbook(rows(body), extra={"_rels/.rels": ROOT, STRINGS: shared.encode()})
    whole = load_workbook(BytesIO(data)).get_sheet_by_name("单位信息").to_python(skip_empty_area=False)
    assert intake.open_workbook(data).grid("单位信息") == whole


def test_the_form_reads_as_in_the_whole_file():
    data = filled_cleanly()
    whole, book = load_workbook(BytesIO(data)), intake.open_workbook(data)
    for title in INPUT_SHEETS:
        assert book.grid(title) == whole.get_sheet_by_name(title).to_python(skip_empty_area=False)
