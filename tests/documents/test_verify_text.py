"""What a document of running text may not leave the house with: a paragraph lost or altered, a link to nowhere, no header."""

from datetime import UTC, datetime
from io import BytesIO

import docx
import pytest

from tests.support.rendered_documents import altered_package
from tests.support.small_documents import word_template
from toolkit.documents.fault import DocumentFault
from toolkit.documents.model import DocumentContent, DocumentKind, TemplateField
from toolkit.documents.paragraphs import PageLink, StyledParagraph
from toolkit.documents.running_text import render_running_texts
from toolkit.documents.sections import NamedSection
from toolkit.documents.verify_text import verify_running_text
from toolkit.messages.catalogue import BilingualText

KIND = DocumentKind("退回通知.docx", "letter.noun", tuple(
    TemplateField(path, BilingualText(f"内容 {path}", f"value {path}")) for path in ("title", "section", "text", "index")))  # fmt: skip
CONTENT = DocumentContent("纪要", "征集", datetime(2023, 1, 29, tzinfo=UTC), {"title": "会议{{ 纪要 }}"})
TEXTS = {
    "text": [NamedSection("甲章", [StyledParagraph("Heading 1", "甲题", bookmark="Q1"), StyledParagraph("Normal", "{{ title }}"),
                                 StyledParagraph("Normal", "同一段"), StyledParagraph("Normal", "同一段")]),
             NamedSection("乙章", [StyledParagraph("Heading 1", "乙题", bookmark="Q2"), StyledParagraph("Normal", "末段")])],
    "index": [NamedSection("", [StyledParagraph("Normal", "词条 ", links=(PageLink("A-06-01", "Q1"), PageLink("B-1", "Q2")))])],
}  # fmt: skip


@pytest.fixture(scope="module")
def package() -> bytes:
    """A document of two sections and an index."""
    own = word_template("{{ title }}", "{{ text }}", "{{ index }}", header="{{ section }}")
    return render_running_texts(KIND, CONTENT, TEXTS, own)


def verify(package: bytes) -> None:
    verify_running_text(package, KIND, [*TEXTS.values()], is_named=True)


def test_a_document_that_says_all_is_let_go(package):
    verify(package)
    texts = [paragraph.text for paragraph in docx.Document(BytesIO(package)).paragraphs]
    assert texts == ["会议{{ 纪要 }}", "甲题", "{{ title }}", "同一段", "同一段", "乙题", "末段", "词条 A-06-01\xa0, B-1\xa0"]


@pytest.mark.parametrize(("was", "becomes", "told"), [
    (">末段<", "><", "“末段”"), (">同一段<", ">同一段落<", "“同一段”"), (">甲题<", ">甲题乙题<", "“甲题”"),
    ('w:name="Q2"', 'w:name="Q3"', "“Q2”"), ('w:name="Q2"', 'w:name="Q1"', "“Q1”"), ("PAGEREF Q1", "PAGEREF Q9", "“Q9”"),
])  # fmt: skip
def test_what_is_lost_or_altered_is_told(package, was, becomes, told):
    with pytest.raises(DocumentFault) as fault:
        verify(altered_package(package, (was, becomes)))
    assert told in fault.value.render()


def test_a_section_without_its_own_name_in_the_header_is_told(package):
    parts = [f"word/header{number}.xml" for number in (1, 2, 3)]
    held = next(part for part in parts if "乙章".encode() in read(package, part))
    with pytest.raises(DocumentFault) as fault:
        verify(altered_package(package, ("乙章", "甲章"), part=held))
    assert "另起一节" in fault.value.render() and "“乙章”" in fault.value.render()


@pytest.mark.parametrize(("line", "key"), [
    ("{{ text }}", "document.value-missing"), ("另见 {{ index }}", "document.value-missing"), ("{{ section }}", "document.section-in-text"),
])
def test_a_text_that_a_template_asks_for_twice_or_a_name_outside_a_header_is_told(line, key):
    own = word_template("{{ title }}", "{{ text }}", "{{ index }}", line, header="{{ section }}")
    with pytest.raises(DocumentFault) as fault:
        render_running_texts(KIND, CONTENT, TEXTS, own)
    assert fault.value.key == key and line.removeprefix("另见 ") in fault.value.render()


def read(package: bytes, part: str) -> bytes:
    """A part of a package; nothing where there is none."""
    found = {one.partname: one.blob for one in docx.Document(BytesIO(package)).part.package.iter_parts()}
    return found.get(f"/{part}", b"")


def test_thousands_of_alike_paragraphs_are_verified_at_once():
    many = {**TEXTS, "text": [NamedSection("甲章", [StyledParagraph("Heading 1", "甲题", bookmark="Q1"), StyledParagraph("Heading 1", "乙题", bookmark="Q2"),
                                                  *(StyledParagraph("Normal", "同") for _ in range(5000))])]}
    own = word_template("{{ title }}", "{{ text }}", "{{ index }}", header="{{ section }}")
    assert len(docx.Document(BytesIO(render_running_texts(KIND, CONTENT, many, own))).paragraphs) == 5004
