"""Documents of every packaged template in which each field says something that could break them, with a mark of its own."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from tests.support.rendered_documents import WordDocument
from toolkit.campaign.model import Campaign
from toolkit.documents.chart_content import ChartKey, ChartSeries
from toolkit.documents.check import review_template
from toolkit.documents.model import PlainValue
from toolkit.documents.render import render_document
from toolkit.documents.running_text import SECTION, render_running_texts
from toolkit.documents.sections import NamedSection
from toolkit.templates.kinds import DocumentTemplate
from toolkit.templates.samples import SampleFigure, sample_content, sample_texts

HOSTILE = (
    "=1+1", "+86", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", " 前后空白 ", "中  间   空", "\t表\t格\t", "一行\n\n两行", "回车\r\n换行\r", "{{ a }}{% b %}{# c #}",
    "{{ title", "}} %} #}", "{%p endfor %}", "{{ questions }}", "{{ section }}", "{_{ d }_}{_% e %_}", "<w:p/></w:t></w:r>", "&amp;&#65;&", "<!-- --> ]]> <![CDATA[", "<?x?>",
    "\"引号\" '单' ‘’“”„", "_x0041__x000D_", "\\n\\1 %s %(x)s {0} $1", "控\x00\x01\x0b\x1f制", "响\a页\f铃", "半\ud800\udfff对\ufffe\uffff", "零\u200b宽\u200c\u200d\u2060\ufeff",
    "\u202e反\u202c\u200f\u061c", "😀👨\u200d👩\u200d👧🇨🇳", "𠮷𰻞", "a\u0301e\u0301 Å ﷺ", "عربي שלום", "Ａｂｃ１２３｛｛％＝", "\u3000全\u00a0角\u3000", "分\u2028行\u2029段\x85",
    "\ue000\U00100000", "长" * 80, "x" * 60,
)  # fmt: skip
"""What may be typed anywhere, each short enough for a narrow column; a few have only what a document leaves out."""

_LOST = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MARGINS = ("/header", "/footer", "/footnotes")
TITLE, SUBJECT, TEXT = "（题名）", "（主题）", "（正文）"
"""What stands for the path of what no tag names."""


def written(typed: str) -> str:
    """A text as documents are to say it: without what XML cannot hold, its lines ended by line feeds."""
    return _LOST.sub("", typed).replace("\r\n", "\n").replace("\r", "\n")


@dataclass
class HostileDocument:
    """A document in which each field says a text of its own."""

    template: DocumentTemplate
    campaign: Campaign
    texts: Iterator[str]
    """What is typed, one after the other."""
    typed: dict[str, str] = field(default_factory=dict)
    """The path of the field of each text that was typed."""

    @cached_property
    def package(self) -> bytes:
        """The document, made as the commands make it."""
        template, sample = self.template, sample_content(self.template, self.campaign)
        content = replace(sample, title=self.type(TITLE), subject=self.type(SUBJECT), values=self._typed_in("", sample.values),
                          charts={key.name: self._series(key) for key in template.kind.charts})  # fmt: skip
        content = replace(content, headings=tuple(value for _, path, value in content.named_values() if path == template.heading))
        if not template.texts:
            return render_document(template.kind, content)
        texts = {tag: [*map(self._section, sections)] for tag, sections in sample_texts(template).items()}
        return render_running_texts(template.kind, content, texts)

    def type(self, path: str) -> str:
        """Type something into a field: a text with a mark of its own in the middle, so that it begins and ends the value."""
        text = next(self.texts)
        typed = f"{text}〔{len(self.typed)}〕{text}"
        self.typed[typed] = path
        return typed

    def _typed_in(self, path: str, value: PlainValue) -> Any:
        """A value in which something is typed in place of each text."""
        if isinstance(value, str):
            return self.type(path)
        if isinstance(value, tuple):
            return tuple(self._typed_in(f"{path}[]", each) for each in value)
        return {name: self._typed_in(f"{path}.{name}".lstrip("."), each) for name, each in value.items()} if isinstance(value, Mapping) else value

    def _section(self, section: NamedSection) -> NamedSection:
        paragraphs = [each._replace(text=self.type(TEXT), label=self.type(TEXT)) for each in section.paragraphs]
        return NamedSection(self.type(SECTION) if section.name else "", paragraphs)

    def _series(self, key: ChartKey) -> ChartSeries:
        return ChartSeries(self.type(key.name), [SampleFigure(self.type(key.name), number) for number in (1, 2.5)])

    def typed_at(self, wanted: str) -> list[str]:
        """What was typed at a path, as a document is to say it."""
        return [written(typed) for typed, path in self.typed.items() if path == wanted]

    def paths_said(self, said: str) -> set[str]:
        """The paths of the fields of which each text stands among what is said, just as it was typed."""
        return set(self.typed.values()) - {path for typed, path in self.typed.items() if written(typed) not in said}

    def paths_to_say(self) -> set[str]:
        """The paths of the fields that the template uses, as its own check tells, and of what needs no tag."""
        review = review_template(self.template.kind, None)
        return {TEXT, *review.printed, *(key.name for key in review.charts)}.intersection(self.typed.values())


def said_in_word(package: bytes) -> str:
    """All that a document says as python-docx reads it: text, tables, headers, footers and footnotes."""
    document = docx.Document(BytesIO(package))
    roots = [document.element.body, *(one.target_part.element for one in document.part.rels.values() if one.reltype.endswith(_MARGINS))]
    paragraphs = (Paragraph(element, document._body).text for root in roots for element in root.iter(qn("w:p")))
    return "\n\n".join(paragraphs)


def said_in_charts(package: bytes) -> str:
    """All that the charts of a document show."""
    document = WordDocument(package)
    charts = [name for name in document.zip.namelist() if re.fullmatch(r"word/charts/chart\d+\.xml", name)]
    return "\n\n".join(text for name in charts for text in document.find("//c:v/text()", name))
