"""The table of contents is filled in with the document's headings, whatever a program left in the template's."""

from io import BytesIO

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.support.rendered_documents import NAMES, WordDocument, paragraph_text
from tests.support.small_documents import SMALL_KIND, small_content
from toolkit.documents.check import review_template
from toolkit.documents.render import render_document

BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def template(*shown: str, code: str = 'TOC \\o "1-2" \\h') -> bytes:
    """A template whose table of contents shows some lines, above items of two levels."""
    document = docx.Document()
    lines = [*shown, ""] if shown else [""]
    for number, line in enumerate(lines):
        begin, end = BEGIN.format(code) if number == 0 else "", END if number == len(lines) - 1 else ""
        document.element.body.insert(number, parse_xml(f"<w:p {nsdecls('w')}>{begin}<w:r><w:t>{line}</w:t></w:r>{end}</w:p>"))
    for style, text in (
        ("Heading 1", "{{ title }}"), ("Normal", "{%p for item in items %}"), ("Heading 2", "{{ item.heading }}"),
        ("Normal", "{%p for line in item.lines %}"), ("Heading 3", "{{ line }}"), ("Normal", "{%p endfor %}"),
        ("Normal", "{%p endfor %}"),
    ):  # fmt: skip
        document.add_paragraph(text, style=style)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def entries(given: bytes) -> list[str]:
    """The entries of the table of contents of the document made of a template."""
    document = WordDocument(render_document(SMALL_KIND, small_content(), given))
    links = document.find("//w:hyperlink")
    marks = document.find("//w:bookmarkStart/@w:name")
    assert set(document.find("//w:hyperlink/@w:anchor")) <= set(marks)
    assert document.find("//w:fldChar/@w:fldCharType").count("begin") == document.find("//w:fldChar/@w:fldCharType").count("end")
    return ["".join(link.xpath(".//w:t/text()", namespaces=NAMES)) for link in links]


def test_it_names_the_headings_of_its_levels_each_with_a_link():
    assert entries(template()) == ["评审组会议纪要", "1．甲题？", "2．乙题？"]


def test_a_field_without_levels_names_all():
    assert entries(template(code="TOC")) == ["评审组会议纪要", "1．甲题？", "通过。", "须补充指标。", "2．乙题？", "待定。"]


def test_what_a_program_left_in_it_is_no_fault_and_does_not_go_out():
    given = template("{{ title }}\t1", "{{ item.heading }}\t2", "样例题目\t3")
    assert review_template(SMALL_KIND, given).faults == ()
    document = WordDocument(render_document(SMALL_KIND, small_content(), given))
    assert entries(given) == ["评审组会议纪要", "1．甲题？", "2．乙题？"]
    assert "样例题目" not in "".join(document.paragraphs)


def test_an_entry_has_a_page_number_that_a_program_fills_in():
    document = WordDocument(render_document(SMALL_KIND, small_content(), template()))
    codes = [code.strip() for code in document.find("//w:instrText/text()")]
    assert codes[0].startswith("TOC")
    assert [code.split()[0] for code in codes[1:]] == ["PAGEREF"] * 3
    assert [paragraph_text(entry) for entry in document.find("//w:p[w:hyperlink]")] == ["评审组会议纪要\t", "1．甲题？\t", "2．乙题？\t"]
