"""A picture where a text belongs: told at the cell, and no formula of it gets anywhere."""

import re
from io import BytesIO

import pytest
import xlsxwriter

from tests.support.filled_forms import filled_cleanly
from tests.support.plain_workbooks import by_xlsxwriter, clean_cells
from tests.support.readings import findings, remarks, submitted, verdict
from tests.support.rich_workbooks import changed, png
from toolkit.looks import Look
from toolkit.messages import finding_remedy, finding_sentence
from toolkit.model import Sheet

UNIT, QUESTIONS, SCORES = "xl/worksheets/sheet2.xml", "xl/worksheets/sheet4.xml", "xl/worksheets/sheet5.xml"
SHOWN = '=DISPIMG("ID_0123456789ABCDEF",1)'
BY_WPS = '<c r="{}" t="str"><f>_xlfn.DISPIMG("ID_0123456789ABCDEF",1)</f><v>' + SHOWN + "</v></c>"
X = "http://schemas.microsoft.com/office/spreadsheetml/2017/richdata"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
METADATA = (
    f'<metadata xmlns="{MAIN}" xmlns:xlrd="{X}"><metadataTypes count="1"><metadataType name="XLRICHVALUE"/></metadataTypes>'
    '<futureMetadata name="XLRICHVALUE" count="2"><bk><extLst><ext><xlrd:rvb i="0"/></ext></extLst></bk>'
    '<bk><extLst><ext><xlrd:rvb i="1"/></ext></extLst></bk></futureMetadata>'
    '<valueMetadata count="2"><bk><rc t="1" v="0"/></bk><bk><rc t="1" v="1"/></bk></valueMetadata></metadata>'
)
VALUES = f'<rvData xmlns="{X}" count="2"><rv s="0"><v>0</v><v>5</v></rv><rv s="1"><v>8</v></rv></rvData>'
STRUCTURES = f'<rvStructures xmlns="{X}" count="2"><s t="_localImage"><k n="x"/></s><s t="_error"><k n="y"/></s></rvStructures>'


def with_cell(part: str, a1: str, cell: str, **others: str) -> bytes:
    """The clean workbook with a cell written otherwise, and parts related to the workbook by the names of their kinds."""
    def change(content: bytes) -> bytes:
        written, count = re.subn(rf'<c r="{a1}"[^>]*?(?:/>|>.*?</c>)', cell.format(a1), content.decode(), count=1)
        assert count == 1, a1
        return written.encode()

    def relate(content: bytes) -> bytes:
        links = "".join(f'<Relationship Id="x{kind}" Type="http://x/{kind}" Target="{kind}.xml"/>' for kind in others)
        return content.replace(b"</Relationships>", links.encode() + b"</Relationships>")

    return changed(filled_cleanly(), {part: change, "xl/_rels/workbook.xml.rels": relate},
                   {f"xl/{kind}.xml": text for kind, text in others.items()})


def placed(number: int) -> bytes:
    """The clean workbook with what Excel writes of a rich value in the cell of the signatory; 1 is a picture, 2 is not."""
    cell = f'<c r="{{}}" t="e" vm="{number}"><v>#VALUE!</v></c>'
    return with_cell(UNIT, "B24", cell, sheetMetadata=METADATA, rdRichValue=VALUES, rdRichValueStructure=STRUCTURES)


@pytest.mark.parametrize(
    "picture",
    [
        lambda: with_cell(UNIT, "B24", BY_WPS),
        lambda: with_cell(UNIT, "B24", '<c r="{}" t="inlineStr"><is><t>=DISPIMG("ID",1)</t></is></c>'),
        lambda: with_cell(UNIT, "B24", '<c r="{}" t="e"><f>_xlfn.DISPIMG("ID_0123",1)</f><v>#NAME?</v></c>'),
        lambda: with_cell(UNIT, "B24", '<c r="{}" t="e" vm="1"><f>_xlfn.IMAGE("https://a.cn/b.png")</f><v>#VALUE!</v></c>'),
        lambda: placed(1),
    ],
    ids=["WPS", "a text of it", "saved by Excel", "IMAGE()", "placed by Excel"],
)
def test_a_picture_in_place_of_the_signatory_is_the_one_finding(picture):
    data = picture()
    judgement = verdict(data)
    assert findings(judgement) == [("form.picture", "error", "单位信息", "B24")]
    (found,) = judgement
    assert (found.look, found.found) == (Look.PICTURE, "")
    assert finding_sentence(found) == "审定签字人这一格是图片，图片中的内容无法读取。"
    assert finding_remedy(found) == "请删除 B24 的图片，直接填写审定签字人（签名、印章请以签字扫描件另附）。"
    assert submitted(data).unit.text("signer") == ""


def test_an_error_that_is_no_picture_stays_one():
    assert findings(verdict(placed(2))) == [("form.formula-error", "error", "单位信息", "B24")]
    alone = with_cell(UNIT, "B24", '<c r="{}" t="e" vm="1"><v>#VALUE!</v></c>', sheetMetadata=METADATA)
    assert findings(verdict(alone)) == [("form.formula-error", "error", "单位信息", "B24")]


@pytest.mark.parametrize(("part", "a1", "sheet"), [(QUESTIONS, "C6", "推荐问题"), (SCORES, "D6", "委员会评分"), (QUESTIONS, "N6", "推荐问题")])
def test_a_picture_in_any_other_field_is_told_at_its_cell(part, a1, sheet):
    assert findings(verdict(with_cell(part, a1, BY_WPS))) == [("form.picture", "error", sheet, a1)]


def test_nothing_of_the_formula_is_read():
    for part, a1 in ((UNIT, "B24"), (UNIT, "B10"), (QUESTIONS, "A6"), (QUESTIONS, "C6"), (SCORES, "D6"), (SCORES, "C6")):
        data = with_cell(part, a1, BY_WPS)
        read = submitted(data)
        cells = [*read.unit.cells.values(), *(cell for row in (*read.members, *read.questions) for cell in row.cells.values())]
        assert not [cell for cell in (*cells, *(score.cell for score in read.scores.scores)) if "DISPIMG" in cell.text]
        assert not [found for found in verdict(data) if "DISPIMG" in finding_sentence(found) + str(found.details)]


def signed_above(campaign, signer: str, *, at: str = "B24", shape: bool = False, scale: float = 1) -> bytes:
    """The clean workbook with a picture or a text box at a cell of 单位信息."""
    cells = clean_cells(campaign)
    where = next(spot for spot, value in cells[Sheet.UNIT].items() if value == "审定签字人")
    cells[Sheet.UNIT] = {spot: value for spot, value in cells[Sheet.UNIT].items() if spot != (where[0], where[1] + 1)}
    if signer:
        cells[Sheet.UNIT][where[0], where[1] + 1] = signer
    a1 = at.replace("B24", f"B{where[0] + 1}")

    def dress(book: xlsxwriter.Workbook) -> None:
        sheet = book.get_worksheet_by_name("单位信息")
        if shape:
            sheet.insert_textbox(a1, "何清", {"width": 50, "height": 15})
        else:
            sheet.insert_image(a1, "签名.png", {"image_data": BytesIO(png()), "x_scale": scale, "y_scale": scale})

    return by_xlsxwriter(cells, dress)


@pytest.mark.parametrize("drawn", [{}, {"shape": True}, {"scale": 40}], ids=["picture", "text box", "over several cells"])
def test_a_picture_above_a_blank_required_cell_is_told_as_such(campaign, drawn):
    (found,) = verdict(signed_above(campaign, "", **drawn))
    assert (found.code, found.severity.word, found.look) == ("form.picture", "error", Look.PICTURE_ABOVE)
    assert finding_sentence(found) == "审定签字人未填写，只在该格上方放了图片或图形，图片中的内容无法读取。"


def test_a_picture_beside_cells_or_above_a_filled_one_is_no_fault(campaign):
    assert findings(verdict(signed_above(campaign, "何清"))) == []
    assert findings(verdict(signed_above(campaign, "何清", at="F2", scale=90))) == []
    (found,) = verdict(signed_above(campaign, "", at="F2"))
    assert found.code == "unit.not-signed"


def test_controls_are_told_as_not_read(campaign):
    def dress(book: xlsxwriter.Workbook) -> None:
        sheet = book.get_worksheet_by_name("单位信息")
        sheet.insert_checkbox("F3", True)  # a cell that shows its own value as a box
        sheet.insert_button("F5", {"caption": "打印"})

    assert remarks(by_xlsxwriter(clean_cells(campaign), dress), campaign) == []
    control = ('<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice '
               'Requires="x14"><controls><control shapeId="1025" r:id="rId9" name="勾选 1"/><control shapeId="1026" '
               'r:id="rId8" name="勾选 2"/></controls></mc:Choice></mc:AlternateContent>')
    data = changed(filled_cleanly(), {UNIT: lambda part: part.replace(
        b"</worksheet>", f'<legacyDrawing r:id="rId7"/>{control}</worksheet>'.encode())})
    assert [(remark.code, remark.sheet, remark.details) for remark in submitted(data).remarks] == [
        ("control.unread", "单位信息", {"count": 2})]
