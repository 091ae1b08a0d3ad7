"""What is read of a Word document and what is only listed: tracking, fields, boxes, notes, and files of other kinds."""

import zipfile
from io import BytesIO

import pytest

from tests.support.filled_forms import issued
from tests.support.word_documents import CAMPAIGN, left, p, paper, raw, t
from toolkit.manuscripts.document import DocumentTable, Paragraph, read_document
from toolkit.manuscripts.draft import DocumentSpot, UnplacedText
from toolkit.manuscripts.exchange import import_documents, read_manuscript
from toolkit.manuscripts.form import question_form
from toolkit.manuscripts.refusal import NotReadable

HEAVY = "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>"
BOX = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"


def texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in read_document(raw(body, **parts)).blocks if isinstance(block, Paragraph)]


def unread(body: str, **parts: str) -> list[tuple[str, int, str]]:
    return [(one.reason, one.spot.paragraph, one.text) for one in read_document(raw(body, **parts)).unread]


@pytest.mark.parametrize(
    ("runs", "read"),
    [
        (("甲", "<w:ins>" + t("乙") + "</w:ins>", "<w:del><w:r><w:delText>丙</w:delText></w:r></w:del>"), "甲乙"),
        (("<w:moveFrom>" + t("旧处") + "</w:moveFrom>", "<w:moveTo>" + t("新处") + "</w:moveTo>"), "新处"),
        (("见", "<w:hyperlink>" + t("网站") + "</w:hyperlink>", "。"), "见网站。"),
        (("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:cr/><w:t>丁</w:t></w:r>",), "甲\n乙\t丙\n丁"),
        (("甲", '<w:r><w:br w:type="page"/></w:r>', "乙"), "甲乙"),
        (("<w:r><w:t>COVID</w:t><w:noBreakHyphen/><w:t>19</w:t></w:r>",), "COVID-19"),
        (("<w:r><w:fldChar/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>", "结果"), "结果"),
        (("<w:fldSimple>" + t("域") + "</w:fldSimple>", "<w:smartTag>" + t("标") + "</w:smartTag>"), "域标"),
        (("<w:sdt><w:sdtPr/><w:sdtContent>" + t("选中") + "</w:sdtContent></w:sdt>",), "选中"),
        (("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + t("请选择") + "</w:sdtContent></w:sdt>",), ""),
        (("<w:r><w:ruby><w:rt>" + t("pīn") + "</w:rt><w:rubyBase>" + t("拼") + "</w:rubyBase></w:ruby></w:r>",), "拼"),
        (('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "前沿", '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>', "工程"), "☑前沿□工程"),
        (("<mc:AlternateContent><mc:Choice>" + t("新") + "</mc:Choice><mc:Fallback>" + t("旧") + "</mc:Fallback></mc:AlternateContent>",), "新"),
        (("能量 ", "<m:oMath><m:r><m:t>E=m</m:t></m:r><m:sSup><m:e><m:r><m:t>c</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"), "能量 E=mc2"),
    ],
)  # fmt: skip
def test_what_a_paragraph_shows(runs, read):
    assert texts(p(*runs)) == [read]


def test_paragraphs_in_content_controls_and_insertions_are_read():
    body = f"<w:sdt><w:sdtContent>{p('甲')}<w:customXml>{p('乙')}</w:customXml></w:sdtContent></w:sdt>{p('丙')}"
    assert texts(body) == ["甲", "乙", "丙"]


def test_a_deleted_paragraph_is_none():
    deleted = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>"
    assert texts(p("甲") + deleted + p("乙")) == ["甲", "乙"]


def test_what_tells_a_heading():
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="小标题"/><w:basedOn w:val="1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="圈"/><w:basedOn w:val="b"/></w:style>'
    )
    body = (
        f'<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr>{t("甲")}</w:p>'
        f'<w:p><w:pPr><w:pStyle w:val="b"/><w:outlineLvl w:val="2"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr></w:pPr>{t("乙")}</w:p>'
        f"<w:p>{HEAVY.format('题目：')}{t('丙')}</w:p>"
        f'<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>丁</w:t></w:r></w:p>'
    )
    assert read_document(raw(body, styles=styles)).blocks == (
        Paragraph("甲", DocumentSpot(1), "小标题", 0, True, "", ""),
        Paragraph("乙", DocumentSpot(2), "圈", 2, False, "", "7.1"),
        Paragraph("题目：丙", DocumentSpot(3), "", None, False, "题目：", ""),
        Paragraph("丁", DocumentSpot(4), "小标题", 0, False, "", ""),
    )


def test_tables_within_a_cell_are_its_text():
    inner = f"<w:tbl><w:tr><w:tc>{p('内')}</w:tc></w:tr></w:tbl>"
    body = f"<w:tbl><w:tr><w:tc>{p('题目')}</w:tc><w:sdt><w:sdtContent><w:tc>{p('外')}{inner}</w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>"
    (table,) = read_document(raw(body)).blocks
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
        (f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>{p('一')}{p('二')}</w:txbxContent></w:drawing></mc:Choice>"
         f"<mc:Fallback>{BOX.format('一')}</mc:Fallback></mc:AlternateContent></w:r>", ("textbox", 1, "一\n二")),
    ],
)  # fmt: skip
def test_what_plain_text_cannot_carry_is_listed(runs, listed):
    assert unread(p("字", runs)) == [listed]


def test_notes_and_comments_are_listed():
    footnotes = f'<w:footnote w:type="separator">{p("—")}</w:footnote><w:footnote>{p("见某书。")}</w:footnote>'
    found = unread(p("字"), footnotes=footnotes, comments=f"<w:comment>{p('再核。')}</w:comment>")
    assert found == [("footnote", 0, "见某书。"), ("comment", 0, "再核。")]


def margins(**parts: str) -> list[tuple[str, int, str]]:
    kinds = {name: name.rstrip("0123456789") for name in parts}
    references = "".join(f'<w:{kind}Reference r:id="r{name}"/>' for name, kind in kinds.items())
    return unread(p("字") + f"<w:sectPr>{references}</w:sectPr>", **parts)


def test_headers_and_footers_are_listed_once_each():
    found = margins(header1=p("某学会推荐"), header2=p("某学会推荐"), footer1=p("初稿") + p("2023年") + p("第", t(" 1 "), "页"), header3=p(""))
    assert found == [("margin", 0, "某学会推荐"), ("margin", 0, "初稿\n2023年\n第 1 页")]


FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
BOXED = "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict>{0}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"


@pytest.mark.parametrize(
    ("footer", "listed"),
    [
        (p("第 ", FIELD.format("PAGE", 1), " 页　共 ", FIELD.format("NUMPAGES", 12), " 页"), []),
        (p("- ", '<w:fldSimple w:instr=" PAGE   \\* MERGEFORMAT ">' + t("3") + "</w:fldSimple>", " -"), []),
        (p(BOXED.format(p(FIELD.format("PAGE", 7)))), []),
        (p("Page ", FIELD.format("PAGE", 1), " of ", FIELD.format("NUMPAGES", 2)), []),
        (p(FIELD.format("DATE", "2023/3/1"), "　第", FIELD.format("PAGE", 1), "页"), [("margin", 0, "2023/3/1　第页")]),
        (p(BOXED.format(p("内部资料"))), [("margin", 0, "内部资料")]),
        (p('<w:r><w:pict><v:shape><v:textpath string="初稿"/></v:shape></w:pict></w:r>'), [("margin", 0, "初稿")]),
        (f"<w:tbl><w:tr><w:tc>{p('左')}</w:tc><w:tc>{p('右')}</w:tc></w:tr></w:tbl>", [("margin", 0, "左\n右")]),
    ],
)  # fmt: skip
def test_what_a_footer_shows(footer, listed):
    assert margins(footer1=footer) == listed


def test_the_margins_of_our_own_form_are_not_listed():
    assert read_document(question_form(CAMPAIGN, {"title_zh": "甲？"})).unread == ()


def test_an_empty_text_box_is_not_listed():
    assert unread(p("字", BOX.format(" "))) == []


def test_what_is_listed_of_a_question():
    found = read_manuscript(raw(p("题目：甲？") + p("问题描述：", BOX.format("图一"), "描述。")), CAMPAIGN)
    assert (dict(found.drafts[0].values), left(found)) == (
        {"title_zh": "甲？", "description": "描述。"}, [("textbox", 2, "图一")],
    )  # fmt: skip


def truncated() -> bytes:
    return paper("题目：甲？")[:-300]


def with_a_broken_part() -> bytes:
    return raw("<w:p>")


def with_an_entity() -> bytes:
    whole = raw(p("题目：甲？"))
    package = BytesIO()
    with zipfile.ZipFile(BytesIO(whole)) as old, zipfile.ZipFile(package, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = b'<!DOCTYPE a [<!ENTITY b "c">]>' + content
            new.writestr(name, content)
    return package.getvalue()


def bomb() -> bytes:
    return raw(p("0" * 30_000_000))


def zipped(**parts: str) -> bytes:
    package = BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return package.getvalue()


def ole(stream: str) -> bytes:
    """The head of an OLE2 file and an entry of its directory."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + f"{stream}\0".encode("utf-16-le").ljust(128, b"\0")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (ole("WordDocument"), "doc"),
        (ole("EncryptedPackage"), "encrypted"),
        (ole("Workbook"), "workbook"),
        (b"%PDF-1.7\n%...", "pdf"),
        (b"{\\rtf1 ...}", "other"),
        ("题目：甲？".encode(), "other"),
        (zipped(readme="x"), "other"),
        (issued("A-06"), "workbook"),
        (truncated(), "damaged"),
        (with_a_broken_part(), "damaged"),
        (with_an_entity(), "damaged"),
        (zipped(**{"word/document.xml": "<a/>"}), "damaged"),
        (bomb(), "too-large"),
        (raw("<w:p/>" * 20_001), "too-large"),
        (raw(p("只是一封信。")), "no-question"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_files_that_are_no_question(data, reason):
    received = import_documents("甲.docx", data, CAMPAIGN)
    assert (received.refusal, received.manuscript.drafts) == (reason, ())


def test_the_library_is_never_asked_about_another_kind():
    with pytest.raises(NotReadable, match="doc"):
        read_document(ole("WordDocument"))


def test_what_is_listed_is_plain_data():
    assert read_document(raw(p("字", BOX.format("框")))).unread == (UnplacedText("textbox", DocumentSpot(1), "框"),)
