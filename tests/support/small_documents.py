"""A kind of document that no code knows: a template of a few paragraphs, and what it has to say."""

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO

import docx

from toolkit.documents.model import DocumentContent, DocumentKind, PlainValue, TemplateField
from toolkit.messages.catalogue import BilingualText

_PATHS = (
    "title", "label", "panel", "panel.name", "panel.count", "panel.members", "panel.members[].name", "items", "items[].heading",
    "items[].lines[]",
)  # fmt: skip
_FIELDS = tuple(TemplateField(path, BilingualText(f"内容 {path}", f"value {path}"), path != "label") for path in _PATHS)

SMALL_KIND = DocumentKind("退回通知.docx", "letter.noun", _FIELDS)
"""Rendered from a template of its own, so that of the packaged one only the name is used."""

MINUTES: Mapping[str, PlainValue] = {
    "title": "评审组会议纪要",
    "panel": {"name": "数理化", "count": 2},
    "items": ({"heading": "1．甲题？", "lines": ("通过。", "须补充指标。")}, {"heading": "2．乙题？", "lines": ("待定。",)}),
}
"""What the small document says."""

MINUTES_TEMPLATE = (
    "{{ title }}",
    "{{ panel.name }}组，共 {{ panel.count }} 题",
    "{%p for item in items %}",
    "# {{ item.heading }}",
    "{%p for line in item.lines %}",
    "{{ line }}",
    "{%p endfor %}",
    "{%p endfor %}",
)
"""Paragraphs of a template that says all of it."""


def word_template(*paragraphs: str, header: str = "") -> bytes:
    """A Word document with some paragraphs; one that begins with # is a heading."""
    document = docx.Document()
    for paragraph in paragraphs:
        style = "Heading 1" if paragraph.startswith("# ") else "Normal"
        document.add_paragraph(paragraph.removeprefix("# "), style=style)
    document.sections[0].header.paragraphs[0].text = header
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def small_content(given: Mapping[str, PlainValue] = MINUTES, headings: tuple[str, ...] = (), **more: PlainValue) -> DocumentContent:
    """The content of a small document."""
    made = datetime(2023, 1, 29, tzinfo=UTC)
    return DocumentContent("会议纪要", "征集", made, {**given, **more}, headings)
