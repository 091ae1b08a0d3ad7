"""The annotated copy of a package with all that a secretary's program puts into one, and the way back from it."""

from collections.abc import Iterable
from functools import cache
from io import BytesIO
from xml.etree import ElementTree

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.support.annotated_copies import NO_MAIL, SOME, boxes, finding
from tests.support.filled_forms import filled_cleanly
from tests.support.libreoffice import Office
from tests.support.plain_workbooks import by_openpyxl, by_xlsxwriter, clean_cells, saved
from tests.support.readings import read_by_both
from tests.support.rich_workbooks import DOCUMENT, MAIN, THREAD, changed, parts, put_in, rich, typed
from toolkit.campaign.preset import load_preset
from toolkit.cellref import column_letters
from toolkit.forms.returned.annotate import CannotAnnotate, annotated_copy, returned_copy
from toolkit.forms.returned.marks import prior_findings
from toolkit.forms.returned.strip import without_marks
from toolkit.model import Judgement, Severity
from toolkit.ooxml.sheet import ORDER
from toolkit.ooxml.styles import FILLS

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")  # openpyxl drops them

CAMPAIGN = load_preset("2023")
TALK = finding("question.field", "推荐问题", "D9", "甲", details={"allowed": ""})


@pytest.fixture(scope="module")
def sent() -> bytes:
    """The clean workbook with all that programs other than ours put into one; ``returned`` is its copy."""
    return rich(clean_cells(CAMPAIGN))


def canonical(content: bytes) -> bytes:
    """What an XML part says; the bytes of any other."""
    return etree.tostring(etree.fromstring(content), method="c14n") if content.lstrip().startswith(b"<") else content


def same(one: bytes, other: bytes) -> None:
    """Fails unless two packages have the same parts that say the same."""
    before, after = parts(one), parts(other)
    assert set(before) == set(after)
    differing = [name for name in before if before[name] != after[name]]
    assert [name for name in differing if canonical(before[name]) != canonical(after[name])] == []


def sheet_children(data: bytes, part: str) -> list[tuple[str, str]]:
    """The children of a worksheet: their names, and what they say."""
    root = etree.fromstring(parts(data)[part])
    return [(child.tag.split("}")[1], etree.tostring(child, method="c14n", exclusive=True).decode()) for child in root]


# Part by part


def test_every_part_that_need_not_change_leaves_byte_for_byte(sent, returned):
    before, after = parts(sent), parts(returned)
    assert {name for name in before if before[name] != after[name]} == {
        "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
        "xl/worksheets/sheet1.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml",
        "xl/worksheets/sheet3.xml", "xl/comments2.xml", "xl/drawings/vmlDrawing2.vml",
    }
    assert set(after) - set(before) == {"xl/worksheets/sheet5.xml"}
    kept = {"xl/media/image1.png", "xl/drawings/drawing1.xml", "xl/cellimages.xml", "xl/persons/person.xml",
            "xl/threadedComments/threadedComment1.xml", "xl/tables/table1.xml", "xl/sharedStrings.xml"}
    assert kept <= set(after)


def test_what_hangs_on_a_sheet_is_word_for_word_what_was_sent(sent, returned):
    """All but the rows with marked cells, our tints, and the rank of the sender's tints, which come after ours."""
    part = "xl/worksheets/sheet3.xml"
    changing = {"sheetData", "conditionalFormatting", "extLst"}
    before, after = sheet_children(sent, part), sheet_children(returned, part)
    assert [child for child in after if child[0] not in changing] == [child for child in before if child[0] not in changing]
    names = [name for name, _ in after]
    assert names == sorted(names, key=ORDER.index)
    assert {"drawing", "legacyDrawing", "tableParts", "extLst", "hyperlinks", "mergeCells", "ignoredErrors"} < set(names)
    extension = next(text for name, text in after if name == "extLst")
    for kept in ("单位信息!$B$5:$B$9", "dataBar", "sparkline"):
        assert kept in extension


def test_a_tint_of_excel_2010_that_states_no_rank_is_given_none(sent, returned):
    """It extends one of the sheet's own, by which it goes."""
    def ranks(data: bytes) -> list[str | None]:
        root = ElementTree.fromstring(parts(data)["xl/worksheets/sheet3.xml"])
        return [rule.get("priority") for rule in root.iter() if rule.tag.endswith("2009/9/main}cfRule")]

    assert ranks(returned) == ranks(sent) == [None]


def test_the_senders_values_read_back_equal(sent, returned):
    assert read_by_both(returned, CAMPAIGN) == read_by_both(sent, CAMPAIGN)
    before, after = (openpyxl.load_workbook(BytesIO(data), rich_text=True) for data in (sent, returned))
    for sheet in before:
        for row in sheet.iter_rows():
            for cell in row:
                assert after[sheet.title][cell.coordinate].value == cell.value


def test_a_conversation_stays_as_it_is(sent):
    """Excel pairs it with the note of the same text by an author `tc={…}`; an unequal pair is shown twice or lost."""
    after = parts(annotated_copy(sent, Judgement((TALK, *SOME))))
    comments = ElementTree.fromstring(after["xl/comments2.xml"])
    authors = [author.text for author in comments.iter(f"{{{MAIN}}}author")]
    note = next(note for note in comments.iter(f"{{{MAIN}}}comment") if note.get("ref") == "D9")
    assert authors[int(note.get("authorId"))] == f"tc={THREAD}"
    assert "".join(note.itertext()) == "[Threaded comment]\n\n译名待定"
    assert boxes(after["xl/drawings/vmlDrawing2.vml"]) == ["B4", "C7", "D9", "N5"]


def test_a_marked_cell_with_a_conversation_is_filled_and_listed(sent):
    book = openpyxl.load_workbook(BytesIO(annotated_copy(sent, Judgement((TALK,)))))
    assert book["推荐问题"]["D9"].fill.fgColor.rgb == FILLS[Severity.WARNING]
    assert book["校验意见"]["C6"].value == "D9"


def test_controls_and_shapes_stay_in_the_drawings(returned):
    drawing = parts(returned)["xl/drawings/vmlDrawing2.vml"]
    assert drawing.count(b'ObjectType="Button"') == 1
    assert boxes(drawing) == ["B4", "C7", "D9", "N5"]
    assert b"xdr:pic" in parts(returned)["xl/drawings/drawing1.xml"]


# There and back


def test_stripping_gives_the_original_back(sent, returned):
    same(sent, without_marks(returned))


def test_stripping_leaves_alone_what_was_not_touched(sent, returned):
    """To the byte, although the copy went there and back."""
    before, after = parts(sent), parts(without_marks(returned))
    assert {name for name in before if before[name] != after[name]} <= {
        "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
        "xl/worksheets/sheet1.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml",
        "xl/worksheets/sheet3.xml", "xl/comments2.xml", "xl/drawings/vmlDrawing2.vml",
    }


def test_the_issued_form_comes_back_too():
    marked = annotated_copy(filled_cleanly(), Judgement((finding("unit.email", "单位信息", "B18", details={"label": "邮箱"}),)))
    same(filled_cleanly(), without_marks(marked))


CELLS = st.builds(lambda row, column: f"{column_letters(column)}{row}", st.integers(1, 60), st.integers(0, 30))
MARKS = st.lists(st.tuples(st.sampled_from(["单位信息", "专家委员会", "推荐问题", "委员会评分"]), CELLS,
                           st.sampled_from(Severity), st.text(max_size=30)), max_size=12)
WRITERS = {"rich": rich, "XlsxWriter": by_xlsxwriter, "openpyxl": by_openpyxl}


@cache
def written(writer: str) -> bytes:
    return WRITERS[writer](clean_cells(CAMPAIGN))


@given(writer=st.sampled_from(sorted(WRITERS)), marks=MARKS)
def test_any_marks_come_off_again(writer, marks):
    data = written(writer)
    judgement = Judgement(tuple(finding("question.title-style", s, c, f, severity) for s, c, severity, f in marks))
    once = annotated_copy(data, judgement)
    back = without_marks(once)
    same(data, back)
    assert without_marks(back) == back
    assert len(prior_findings(once) or ()) == len(marks)
    assert prior_findings(back) is None


def test_a_workbook_without_our_marks_is_returned_as_it_is(sent):
    assert without_marks(sent) == sent
    assert prior_findings(sent) is None


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04 torn"])
def test_what_is_no_package_tells_of_no_marks(data):
    assert prior_findings(data) is None


# Active content


def with_part(data: bytes, part: str, kind: str, content: str = "<x/>") -> bytes:
    return changed(data, {"[Content_Types].xml": put_in("</Types>", typed(part, kind))}, {part: content})


def linked(data: bytes) -> bytes:
    picture = f'<Relationship Id="rId77" Type="{DOCUMENT}/image" Target="http://example.org/a.png" TargetMode="External"/>'
    return changed(data, {"xl/drawings/_rels/drawing1.xml.rels": put_in("</Relationships>", picture)})


def macro_type(data: bytes) -> bytes:
    def change(types: bytes) -> bytes:
        return types.replace(b"openxmlformats-officedocument.spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main")

    return changed(data, {"[Content_Types].xml": change})


@pytest.mark.parametrize(("make", "kinds"), [
    (lambda d: with_part(d, "xl/vbaProject.bin", "application/vnd.ms-office.vbaProject", "vba"), ("macros",)),
    (macro_type, ("macros",)),
    (lambda d: with_part(d, "xl/macrosheets/sheet1.xml", "application/vnd.ms-excel.macrosheet+xml"), ("macros",)),
    (lambda d: with_part(d, "xl/activeX/activeX1.xml", "application/vnd.ms-office.activeX+xml"), ("activex",)),
    (lambda d: with_part(d, "xl/embeddings/oleObject1.bin", "application/octet-stream", "ole"), ("ole",)),
    (lambda d: with_part(d, "xl/externalLinks/externalLink1.xml", "application/xml"), ("links",)),
    (lambda d: with_part(d, "xl/externalLinks/externalLink1.xml", "application/xml", "<ddeLink/>"), ("links", "dde")),
    (lambda d: with_part(d, "xl/connections.xml", "application/xml"), ("links",)),
    (lambda d: with_part(d, "xl/webextensions/webextension1.xml", "application/xml"), ("add-ins",)),
    (linked, ("links",)),
])
def test_a_file_with_active_content_is_not_sent_on(sent, make, kinds):
    active = make(sent)
    with pytest.raises(CannotAnnotate) as refusal:
        annotated_copy(active, SOME)
    assert refusal.value.why == kinds
    made = returned_copy(active, SOME, unit="中国化学会")
    assert made.why == kinds
    assert openpyxl.load_workbook(BytesIO(made.content)).sheetnames == ["校验意见", "说明"]


def test_a_link_that_one_clicks_is_not_active(sent):
    assert b"cast.org.cn" in parts(sent)["xl/worksheets/_rels/sheet3.xml.rels"]
    assert returned_copy(sent, SOME).why == ()


def test_our_own_workbook_lists_the_findings_and_says_why(sent):
    book = openpyxl.load_workbook(BytesIO(returned_copy(macro_type(sent), SOME, unit="中国化学会").content))
    sheet = book["校验意见"]
    why = "未能在原文件上标注：文件含有宏，为安全起见不再转发；请去掉这些内容，另存为 .xlsx 后重新报送。以下各条请对照单元格在原文件中改正。"
    assert [sheet[cell].value for cell in ("A1", "A2", "A4")] == ["校验意见", "推荐单位：中国化学会", why]
    assert [sheet[f"C{row}"].value for row in range(6, 11)] == ["B4", "C7", "B15", "C7", "N5"]
    assert all(cell.hyperlink is None for row in sheet.iter_rows() for cell in row)
    assert book["说明"]["A1"].value == why


def test_a_file_of_another_kind_gets_our_own_workbook():
    made = returned_copy(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old workbook", SOME)
    assert made.why == ("not-a-package",)
    text = openpyxl.load_workbook(BytesIO(made.content))["校验意见"]["A4"].value
    assert text.startswith("未能在原文件上标注：文件不是能够标注的 .xlsx 工作簿；")


# Through other programs


@pytest.fixture(scope="module")
def resaved(returned, office: Office) -> bytes:
    return office.calculated({"returned": returned})["returned"]


def by_openpyxl_again(data: bytes) -> bytes:
    return saved(openpyxl.load_workbook(BytesIO(data)))


def marked_cells(data: bytes) -> Iterable[str]:
    colours = {colour[2:] for colour in FILLS.values()}
    for sheet in openpyxl.load_workbook(BytesIO(data)):
        yield from (f"{sheet.title}!{cell.coordinate}" for row in sheet.iter_rows() for cell in row
                    if str(cell.fill.fgColor.rgb)[2:] in colours and cell.fill.fill_type)


def noted(data: bytes) -> dict[str, str]:
    return {f"{sheet.title}!{cell.coordinate}": cell.comment.text for sheet in openpyxl.load_workbook(BytesIO(data))
            for row in sheet.iter_rows() for cell in row if cell.comment}


THEIRS = {"单位信息!B15": "请核对", "单位信息!B16": "请核对", "推荐问题!C7": "请李老师核对",
          "推荐问题!D9": "[Threaded comment]\n\n译名待定"}


@pytest.mark.parametrize("program", ["none", "openpyxl", "LibreOffice"])
def test_marks_are_known_after_another_program_saved_the_copy(returned, resaved, program):
    copy = {"none": returned, "openpyxl": by_openpyxl_again(returned), "LibreOffice": resaved}[program]
    assert {*marked_cells(copy)} >= {"推荐问题!B4", "推荐问题!C7", "推荐问题!N5", "单位信息!B15"}
    assert [(former.code, former.sheet, former.now) for former in prior_findings(copy) or ()] == [
        ("quota.too-few", "推荐问题", "B4"), ("question.required", "推荐问题", "C7"), ("unit.email", "单位信息", "B15"),
        ("question.title-style", "推荐问题", "C7"), ("question.scenario", "推荐问题", "N5"),
    ]
    bare = without_marks(copy)
    book = openpyxl.load_workbook(BytesIO(bare))
    assert book.sheetnames == ["单位信息", "专家委员会", "推荐问题", "委员会评分"]
    assert [*marked_cells(bare)] == []
    assert noted(bare) == THEIRS
    rules = [rule for sheet in book for area in sheet.conditional_formatting for rule in area.rules]
    assert not any("TRUE" in rule.formula for rule in rules)
    assert read_by_both(bare, CAMPAIGN) == read_by_both(copy, CAMPAIGN)
    again = annotated_copy(copy, Judgement((NO_MAIL,)))
    assert {*marked_cells(again)} == {"单位信息!B15", "校验意见!A6"}


def test_notes_are_known_when_the_sheet_was_deleted(returned):
    """What the cells looked like cannot be known then; the colour of noted cells goes all the same."""
    book = openpyxl.load_workbook(BytesIO(returned))
    del book["校验意见"]
    data = saved(book)
    assert prior_findings(data) is None
    bare = without_marks(data)
    assert noted(bare) == THEIRS
    assert [*marked_cells(bare)] == []


def test_what_they_wrote_below_our_note_is_kept(returned):
    def reply(comments: bytes) -> bytes:
        return put_in("</text></comment></commentList>", "<r><t>\n已与老师核对</t></r>")(comments)

    answered = changed(returned, {"xl/comments1.xml": reply})
    texts = {cell: text.strip() for cell, text in noted(without_marks(answered)).items()}
    assert texts == THEIRS | {"单位信息!B16": "请核对\n已与老师核对"}
