"""A picture in the line of a text is shown whole, where the height of lines is fixed too."""

import struct
import zlib
from io import BytesIO

import docx
import pytest
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Pt

from tests.support.rendered_documents import NAMES, WordDocument
from tests.support.small_documents import SMALL_KIND, small_content
from toolkit.documents.render import render_document
from toolkit.documents.template import packaged_template


def logo() -> BytesIO:
    """A small picture."""
    rows = b"".join(b"\0" + b"\x80\x20\x20" * 40 for _ in range(40))
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", 40, 40, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    framed = (struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks)
    return BytesIO(b"\x89PNG\r\n\x1a\n" + b"".join(framed))


@pytest.mark.parametrize("where", ["style", "paragraph", "default", "header"])
def test_a_picture_has_the_height_it_needs(where: str):
    document = docx.Document()
    paragraph = document.sections[0].header.paragraphs[0] if where == "header" else document.add_paragraph("{{ title }}")
    style = document.styles["Normal"] if where == "default" else document.styles.add_style("封面", 1)
    if where != "default":
        paragraph.style = style
    shaped = paragraph if where == "paragraph" else style
    shaped.paragraph_format.line_spacing_rule, shaped.paragraph_format.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(28)
    paragraph.add_run().add_picture(logo())
    saved = BytesIO()
    document.save(saved)
    made = WordDocument(render_document(SMALL_KIND, small_content(), saved.getvalue()))
    part = next(name for name in made.zip.namelist() if name.startswith("word/header")) if where == "header" else "word/document.xml"
    (spacing,) = made.find("//w:p[.//wp:inline]/w:pPr/w:spacing", part)
    assert [spacing.get(f"{{{NAMES['w']}}}{name}") for name in ("line", "lineRule")] == ["240", "auto"]


@pytest.mark.parametrize("name", ["遴选推荐报告.docx", "退回通知.docx", "撰写格式.docx"])
def test_no_style_of_a_packaged_template_cuts_what_is_put_into_it(name: str):
    styles = WordDocument(packaged_template(name)).find("//w:style[.//w:spacing/@w:lineRule='exact']/@w:styleId", "word/styles.xml")
    assert set(styles) <= {"Tag"}
