"""What is read of a Word document and what is only listed: tracking, fields, boxes, notes, and files of other kinds."""

import zipfile
from io import BytesIO

import pytest

from tests.support.filled_forms import issued
from tests.support.ole2_files import ole2
from tests.support.word_documents import CAMPAIGN, document_from_xml, document_of, paragraph_xml, run_xml, unplaced
from toolkit.manuscripts.document import DocumentTable, Paragraph, read_document
from toolkit.manuscripts.draft import DocumentSpot, UnplacedText
from toolkit.manuscripts.exchange import import_document, read_manuscript
from toolkit.manuscripts.form import question_form
from toolkit.manuscripts.refusal import NotReadable

HEAVY = "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>"
BOX = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"


def texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in read_document(document_from_xml(body, **parts)).blocks if isinstance(block, Paragraph)]


def unread(body: str, **parts: str) -> list[tuple[str, int, str]]:
    return [(one.reason, one.spot.paragraph, one.text) for one in read_document(document_from_xml(body, **parts)).unread]


@pytest.mark.parametrize(
    ("runs", "read"),
    [
        (("甲", "<w:ins>" + run_xml("乙") + "</w:ins>", "<w:del><w:r><w:delText>丙</w:delText></w:r></w:del>"), "甲乙"),
        (("<w:moveFrom>" + run_xml("旧处") + "</w:moveFrom>", "<w:moveTo>" + run_xml("新处") + "</w:moveTo>"), "新处"),
        (("见", "<w:hyperlink>" + run_xml("网站") + "</w:hyperlink>", "。"), "见网站。"),
        (("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:cr/><w:t>丁</w:t></w:r>",), "甲\n乙\t丙\n丁"),
        (("甲", '<w:r><w:br w:type="page"/></w:r>', "乙"), "甲乙"),
        (("<w:r><w:t>COVID</w:t><w:noBreakHyphen/><w:t>19</w:t></w:r>",), "COVID-19"),
        (("<w:r><w:fldChar/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>", "结果"), "结果"),
        (("<w:fldSimple>" + run_xml("域") + "</w:fldSimple>", "<w:smartTag>" + run_xml("标") + "</w:smartTag>"), "域标"),
        (("<w:sdt><w:sdtPr/><w:sdtContent>" + run_xml("选中") + "</w:sdtContent></w:sdt>",), "选中"),
        (("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + run_xml("请选择") + "</w:sdtContent></w:sdt>",), ""),
        (("<w:r><w:ruby><w:rt>" + run_xml("pīn") + "</w:rt><w:rubyBase>" + run_xml("拼") + "</w:rubyBase></w:ruby></w:r>",), "拼"),
        (('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "前沿", '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>', "工程"), "☑前沿□工程"),
        (("<mc:AlternateContent><mc:Choice>" + run_xml("新") + "</mc:Choice><mc:Fallback>" + run_xml("旧") + "</mc:Fallback></mc:AlternateContent>",), "新"),
        (("能量 ", "<m:oMath><m:r><m:t>E=m</m:t></m:r><m:sSup><m:e><m:r><m:t>c</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"), "能量 E=mc2"),
    ],
)  # fmt: skip
def test_what_a_paragraph_shows(runs, read):
    assert texts(paragraph_xml(*runs)) == [read]


def test_paragraphs_in_content_controls_and_insertions_are_read():
    body = f"<w:sdt><w:sdtContent>{paragraph_xml('甲')}<w:customXml>{paragraph_xml('乙')}</w:customXml></w:sdtContent></w:sdt>{paragraph_xml('丙')}"
    assert texts(body) == ["甲", "乙", "丙"]


def test_a_deleted_paragraph_is_none():
    deleted = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>"
    assert texts(paragraph_xml("甲") + deleted + paragraph_xml("乙")) == ["甲", "乙"]


def test_what_tells_a_heading():
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="小标题"/><w:basedOn w:val="1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="圈"/><w:basedOn w:val="b"/></w:style>'
    )
    body = (
        f'<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr>{run_xml("甲")}</w:p>'
        f'<w:p><w:pPr><w:pStyle w:val="b"/><w:outlineLvl w:val="2"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr></w:pPr>{run_xml("乙")}</w:p>'
        f"<w:p>{HEAVY.format('题目：')}{run_xml('丙')}</w:p>"
        f'<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>丁</w:t></w:r></w:p>'
    )
    assert read_document(document_from_xml(body, styles=styles)).blocks == (
        Paragraph("甲", DocumentSpot(1), "小标题", 0, True, "", ""),
        Paragraph("乙", DocumentSpot(2), "圈", 2, False, "", "7.1"),
        Paragraph("题目：丙", DocumentSpot(3), "", None, False, "题目：", ""),
        Paragraph("丁", DocumentSpot(4), "小标题", 0, False, "", ""),
    )


def test_tables_within_a_cell_are_its_text():
    inner = f"<w:tbl><w:tr><w:tc>{paragraph_xml('内')}</w:tc></w:tr></w:tbl>"
    body = f"<w:tbl><w:tr><w:tc>{paragraph_xml('题目')}</w:tc><w:sdt><w:sdtContent><w:tc>{paragraph_xml('外')}{inner}</w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>"
    (table,) = read_document(document_from_xml(body)).blocks
    assert isinstance(table, DocumentTable)
    assert [[[line.text for line in cell] for cell in row.cells] for row in table.rows] == [[["题目"], ["外", "内"]]]


@pytest.mark.parametrize(
    ("runs", "listed"),
    [
        (BOX.format("框中字"), ("textbox", 1, "框中字")),
        ("<w:r><w:drawing><a/></w:drawing></w:r>", ("picture", 1, "")),
        ("<w:r><w:object/></w:r>", ("object", 1, "")),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>", ("hidden", 1, "藏")),
        ('<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>', ("symbol", 1, "Symbol F061")),
        ("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", ("equation", 1, "x")),
        (f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>{paragraph_xml('一')}{paragraph_xml('二')}</w:txbxContent></w:drawing></mc:Choice>"
         f"<mc:Fallback>{BOX.format('一')}</mc:Fallback></mc:AlternateContent></w:r>", ("textbox", 1, "一\n二")),
    ],
)  # fmt: skip
def test_what_plain_text_cannot_carry_is_listed(runs, listed):
    assert unread(paragraph_xml("字", runs)) == [listed]


def test_notes_and_comments_are_listed():
    footnotes = f'<w:footnote w:type="separator">{paragraph_xml("—")}</w:footnote><w:footnote>{paragraph_xml("见某书。")}</w:footnote>'
    found = unread(paragraph_xml("字"), footnotes=footnotes, comments=f"<w:comment>{paragraph_xml('再核。')}</w:comment>")
    assert found == [("footnote", 0, "见某书。"), ("comment", 0, "再核。")]


def margins(**parts: str) -> list[tuple[str, int, str]]:
    kinds = {name: name.rstrip("0123456789") for name in parts}
    references = "".join(f'<w:{kind}Reference r:id="r{name}"/>' for name, kind in kinds.items())
    return unread(paragraph_xml("字") + f"<w:sectPr>{references}</w:sectPr>", **parts)


def test_headers_and_footers_are_listed_once_each():
    found = margins(header1=paragraph_xml("某学会推荐"), header2=paragraph_xml("某学会推荐"), footer1=paragraph_xml("初稿") + paragraph_xml("2023年") + paragraph_xml("第", run_xml(" 1 "), "页"), header3=paragraph_xml(""))
    assert found == [("margin", 0, "某学会推荐"), ("margin", 0, "初稿\n2023年\n第 1 页")]


FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
BOXED = "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict>{0}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"


@pytest.mark.parametrize(
    ("footer", "listed"),
    [
        (paragraph_xml("第 ", FIELD.format("PAGE", 1), " 页　共 ", FIELD.format("NUMPAGES", 12), " 页"), []),
        (paragraph_xml("- ", '<w:fldSimple w:instr=" PAGE   \\* MERGEFORMAT ">' + run_xml("3") + "</w:fldSimple>", " -"), []),
        (paragraph_xml(BOXED.format(paragraph_xml(FIELD.format("PAGE", 7)))), []),
        (paragraph_xml("Page ", FIELD.format("PAGE", 1), " of ", FIELD.format("NUMPAGES", 2)), []),
        (paragraph_xml(FIELD.format("DATE", "2023/3/1"), "　第", FIELD.format("PAGE", 1), "页"), [("margin", 0, "2023/3/1　第页")]),
        (paragraph_xml(BOXED.format(paragraph_xml("内部资料"))), [("margin", 0, "内部资料")]),
        (paragraph_xml('<w:r><w:pict><v:shape><v:textpath string="初稿"/></v:shape></w:pict></w:r>'), [("margin", 0, "初稿")]),
        (f"<w:tbl><w:tr><w:tc>{paragraph_xml('左')}</w:tc><w:tc>{paragraph_xml('右')}</w:tc></w:tr></w:tbl>", [("margin", 0, "左\n右")]),
    ],
)  # fmt: skip
def test_what_a_footer_shows(footer, listed):
    assert margins(footer1=footer) == listed


def test_the_margins_of_our_own_form_are_not_listed():
    assert read_document(question_form(CAMPAIGN, {"title_zh": "甲？"})).unread == ()


def test_an_empty_text_box_is_not_listed():
    assert unread(paragraph_xml("字", BOX.format(" "))) == []


def test_what_is_listed_of_a_question():
    found = read_manuscript(document_from_xml(paragraph_xml("题目：甲？") + paragraph_xml("问题描述：", BOX.format("图一"), "描述。")), CAMPAIGN)
    assert (dict(found.drafts[0].values), unplaced(found)) == (
        {"title_zh": "甲？", "description": "描述。"}, [("textbox", 2, "图一")],
    )  # fmt: skip


def truncated() -> bytes:
    return document_of("题目：甲？")[:-300]


def with_a_broken_part() -> bytes:
    return document_from_xml("<w:p>")


def with_an_entity() -> bytes:
    whole = document_from_xml(paragraph_xml("题目：甲？"))
    package = BytesIO()
    with zipfile.ZipFile(BytesIO(whole)) as old, zipfile.ZipFile(package, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = b'<!DOCTYPE a [<!ENTITY b "c">]>' + content
            new.writestr(name, content)
    return package.getvalue()


def bomb() -> bytes:
    return document_from_xml(paragraph_xml("0" * 30_000_000))


def zipped(**parts: str) -> bytes:
    package = BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return package.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (ole2({"WordDocument": b""}), "doc"),
        (ole2({"EncryptedPackage": b""}), "encrypted"),
        (ole2({"Workbook": b""}), "workbook"),
        (b"%PDF-1.7\n%...", "pdf"),
        (b"{\\rtf1 ...}", "other"),
        ("题目：甲？".encode(), "other"),
        (zipped(readme="x"), "wrapped"),
        (b"Date: x\r\nSubject: x\r\n\r\nhi", "wrapped"),
        (b"[InternetShortcut]\r\nURL=https://example.org\r\n", "elsewhere"),
        (ole2({"EncryptionInfo": b"", "EncryptedPackage": b""}), "encrypted"),
        (issued("A-06"), "workbook"),
        (truncated(), "damaged"),
        (with_a_broken_part(), "damaged"),
        (with_an_entity(), "doctype"),
        (zipped(**{"word/document.xml": "<a/>"}), "damaged"),
        (bomb(), "too-large"),
        (document_from_xml("<w:p/>" * 20_001), "too-large"),
        (document_from_xml(paragraph_xml("只是一封信。")), "no-question"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_files_that_are_no_question(data, reason):
    received = import_document("甲.docx", data, CAMPAIGN)
    assert (received.refusal, received.manuscript.drafts) == (reason, ())


def test_the_library_is_never_asked_about_another_kind():
    with pytest.raises(NotReadable, match="doc"):
        read_document(ole2({"WordDocument": b""}))


def test_what_is_listed_is_plain_data():
    assert read_document(document_from_xml(paragraph_xml("字", BOX.format("框")))).unread == (UnplacedText("textbox", DocumentSpot(1), "框"),)
