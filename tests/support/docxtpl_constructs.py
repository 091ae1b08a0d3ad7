"""Small templates, one for each construct that docxtpl documents, and the values that they are filled in with."""

import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, Listing, RichText, RichTextParagraph

from toolkit.documents.model import BoundValue

Block = str | tuple[str, ...] | list[list[str]]
"""A paragraph, one of several runs, or a table; a paragraph that begins with # is a heading."""

GROUPS = (
    {"name": "数理", "rows": ({"name": "甲", "score": 91}, {"name": "乙 & <丙>", "score": 78})},
    {"name": "化学", "rows": ()},
    {"name": "信息", "rows": ({"name": "丁\t戊\n己", "score": 85},)},
)
VALUES: Mapping[str, Any] = {
    "title": "评审\"纪要\" <初稿> & 'A'", "many": ("一", "二", "三"), "empty": (), "count": 3, "yes": True, "no": False, "groups": GROUPS,
    "lines": "第一行\n第二行\t制表", "colour": "FFCC00", "width": 2, "ratio": 0.125, "heads": ("甲", "乙", "丙", "丁"),
}  # fmt: skip


@dataclass(frozen=True)
class Construct:
    """A template and values of its own."""

    blocks: tuple[Block, ...]
    values: Mapping[str, Any] = field(default_factory=dict)
    header: str = ""
    footer: str = ""
    change: Callable[[Document], None] | None = None
    """What else is done to the template."""

    @property
    def template(self) -> bytes:
        """The template as a file."""
        document = docx.Document()
        for block in self.blocks:
            add_block(document, block)
        for margin, said in ((document.sections[0].header, self.header), (document.sections[0].footer, self.footer)):
            if said:
                margin.paragraphs[0].text = said
        if self.change:
            self.change(document)
        saved = BytesIO()
        document.save(saved)
        return saved.getvalue()


def add_block(document: Document, block: Block) -> None:
    """Add a paragraph or a table to a document."""
    if isinstance(block, list):
        table = document.add_table(len(block), max(map(len, block)))
        for row, texts in enumerate(block):
            for column, text in enumerate(texts):
                table.cell(row, column).text = text
        return
    runs = (block,) if isinstance(block, str) else block
    paragraph = document.add_paragraph(style="Heading 1" if runs[0].startswith("# ") else None)
    for number, run in enumerate(runs):
        added = paragraph.add_run(run.removeprefix("# "))
        added.bold = number % 2 == 1 or None


def picture() -> BytesIO:
    """A small picture."""
    rows = b"".join(b"\0" + b"\x80\x20\x20" * 4 for _ in range(4))
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", 4, 4, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    framed = (struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks)
    return BytesIO(b"\x89PNG\r\n\x1a\n" + b"".join(framed))


def rich(*parts: tuple[str, dict[str, Any]]) -> RichText:
    """A text of several looks."""
    text = RichText()
    for said, look in parts:
        text.add(said, **look)
    return text


def linked(template: DocxTemplate) -> RichText:
    """A text with a link, for which the document needs a relation."""
    return rich(("见 ", {}), ("网页", {"url_id": template.build_url_id("https://example.org/?a=1&b=2"), "color": "#0000ff"}))


def built_subdocument(template: DocxTemplate) -> object:
    """A part of a document, built by hand."""
    part = template.new_subdoc()
    part.add_paragraph("分文档的段落", style="List Bullet")
    part.add_table(1, 2).cell(0, 1).text = "分文档的表格"
    return part


def read_subdocument(template: DocxTemplate) -> object:
    """A part of a document, read from a file with a picture and a list."""
    document = docx.Document()
    document.add_paragraph("另一文档", style="List Number")
    document.add_picture(picture(), width=Mm(5))
    saved = BytesIO()
    document.save(saved)
    saved.seek(0)
    return template.new_subdoc(saved)


def first_page_header(document: Document) -> None:
    """Give the first page and a second section headers of their own."""
    first, second = document.sections[0], document.add_section()
    first.different_first_page_header_footer = True
    first.first_page_header.paragraphs[0].text = "首页 {{ title }}"
    second.header.is_linked_to_previous = False
    second.header.paragraphs[0].text = "第二节 {% for one in many %}{{ one }}、{% endfor %}"


def footnotes(document: Document) -> None:
    """Give the last paragraph a footnote with tags."""
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>脚注 {{{{ ti</w:t></w:r>'
        "<w:r><w:t>tle }}{% for one in many %}、{{ one }}{% endfor %}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    package = document.part.package
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, notes.encode(), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    document.paragraphs[-1]._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="1"/></w:r>'))


def merged_head(document: Document) -> None:
    """Merge the first row of the first table."""
    row = document.tables[0].rows[0]
    row.cells[0].merge(row.cells[-1])


def merged_side(document: Document) -> None:
    """Merge the first column of the first table, around the rows of its loop."""
    column = document.tables[0].columns[0]
    column.cells[0].merge(column.cells[-1])


def template_link(document: Document) -> None:
    """Put a link into the last paragraph whose words are a tag, and one to a heading."""
    relation = document.part.relate_to("https://example.org/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    for place in (f'r:id="{relation}"', 'w:anchor="甲"'):
        shown = f'<w:hyperlink {nsdecls("w", "r")} {place}><w:r><w:t>{{% if yes %}}{{{{ title }}}}{{% endif %}}</w:t></w:r></w:hyperlink>'
        document.paragraphs[-1]._p.append(parse_xml(shown))


def nested_table(document: Document) -> None:
    """Put a table into the first cell."""
    inner = document.tables[0].cell(0, 0).add_table(3, 2)
    for row, text in enumerate(("{%tr for one in many %}", "{{ one }}", "{%tr endfor %}")):
        inner.cell(row, 0).text = text


def text_box(document: Document) -> None:
    """Put a text box with a tag into the last paragraph."""
    box = (
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape style="width:90pt;height:30pt"><v:textbox><w:txbxContent>'
        "<w:p><w:r><w:t>框中 {{ title }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    document.paragraphs[-1]._p.append(parse_xml(box))


def drawings(document: Document) -> None:
    """Put pictures into the text, within a loop and behind it."""
    document.paragraphs[1].add_run().add_picture(picture(), width=Mm(5))
    document.paragraphs[-1].add_run().add_picture(picture(), width=Mm(8))


def pretty_drawing(document: Document) -> None:
    """Put a picture into the text whose XML stands over many lines, as some programs write it."""
    run = document.paragraphs[-1].add_run()
    run.add_picture(picture(), width=Mm(5))
    drawing = run._r[-1]
    drawing[0].text = "\n      "
    for child in drawing[0]:
        child.tail = "\n      "


CONSTRUCTS: Mapping[str, Construct] = {
    "a value in a paragraph": Construct(("标题：{{ title }}。", "{{ count }} 个，{{ ratio }}，{{ yes }}，{{ None }}")),
    "a tag split over runs": Construct((("前", "{{ ti", "tle }} 后"), ("{", "{ count }", "}"), ("{% if y", "es %}是{% en", "dif %}"))),
    "a heading": Construct(("# {{ title }}", "{%p for one in many %}", "# {{ loop.index }}　{{ one }}", "{%p endfor %}")),
    "a loop over paragraphs": Construct(("{%p for one in many %}", "{{ loop.index }}. {{ one }}", "{%p endfor %}", "完")),
    "loops in loops": Construct((
        "{%p for group in groups %}", "{{ group.name }}", "{%p for row in group.rows %}", "{{ loop.index0 }} {{ row.name }}", "{%p endfor %}",
        "{%p else %}", "没有", "{%p endfor %}",
    )),
    "a loop within a paragraph": Construct(("{% for one in many %}{{ one }}{% if not loop.last %}、{% endif %}{% endfor %}。",)),
    "a loop over runs": Construct((("甲", "{%r for one in many %}", "乙", "{{ one }}", "丙", "{%r endfor %}", "丁"),)),
    "a run that is left out": Construct((("甲", "{%r if no %}", "乙", "{%r endif %}", "丙"), ("{%r if yes %}", "有", "{%r else %}", "无", "{%r endif %}"))),
    "a condition over paragraphs": Construct((
        "{%p if no %}", "一", "{%p elif count == 3 %}", "二 {{ title }}", "{%p else %}", "三", "{%p endif %}",
        "{%p if count > 5 or not many %}", "四", "{%p endif %}",
    )),
    "a loop over rows": Construct(([["名称", "得分"], ["{%tr for row in groups[0].rows %}", ""], ["{{ row.name }}", "{{ row.score }}"], ["{%tr endfor %}", ""]],)),
    "rows of rows": Construct(([
        ["{%tr for group in groups %}", ""], ["{{ group.name }}", "{{ group.rows|length }}"], ["{%tr for row in group.rows %}", ""],
        ["{{ row.name }}", "{{ row.score }}"], ["{%tr endfor %}", ""], ["{%tr endfor %}", ""],
    ],)),
    "a row that is left out": Construct(([["{%tr if no %}", ""], ["甲", "乙"], ["{%tr endif %}", ""], ["{%tr if yes %}", ""], ["丙", "{{ title }}"], ["{%tr endif %}", ""]],)),
    "a table of no rows": Construct(([["名称", "得分"], ["{%tr for one in empty %}", ""], ["{{ one }}", ""], ["{%tr endfor %}", ""]], "完")),
    "a loop over columns": Construct(([["项目", "{%tc for one in heads %}", "{{ one }}", "{%tc endfor %}"]], "完")),
    "a loop over few columns": Construct(([["项目", "{%tc for one in many[:1] %}", "{{ one }}", "{%tc endfor %}", "末"]], "完")),
    "rows and columns": Construct(([
        ["项目", "{%tc for one in heads %}", "{{ one }}", "{%tc endfor %}"], ["{%tr for row in groups[0].rows %}", "", "", ""],
        ["{{ row.name }}", "{%tc for one in heads %}", "{{ row.score }}", "{%tc endfor %}"], ["{%tr endfor %}", "", "", ""],
    ],)),
    "a cell over columns": Construct(([["{% colspan width %}{{ title }}", "丙"], ["甲", "乙"]],)),
    "the colour of a cell": Construct(([["{% cellbg colour %}{{ title }}", "{% cellbg '00FF00' %}乙"], ["{%tr for one in many %}", ""],
                                       ["{% cellbg '0000FF' if loop.first else colour %}{{ one }}", "丁"], ["{%tr endfor %}", ""]],)),
    "cells merged downwards": Construct(([["{%tr for one in many %}", ""], ["{% vm %}合并 {{ count }}", "{{ one }}"], ["{%tr endfor %}", ""]],)),
    "cells merged across": Construct(([["{%tc for one in many %}", "{% hm %}合并 {{ title }}", "{%tc endfor %}"], ["甲", "乙", "丙"]],)),
    "a merged head": Construct(([["表头 {{ title }}", "", ""], ["{%tr for one in many %}", "", ""], ["{{ one }}", "", "{{ loop.index }}"], ["{%tr endfor %}", "", ""]],),
                               change=merged_head),
    "a merged side": Construct(([["侧 {{ title }}", "表头"], ["", "{%tr for one in many %}"], ["", "{{ one }}"], ["", "{%tr endfor %}"], ["", "末"]],),
                               change=merged_side),
    "a cell over columns in each row": Construct(([["{%tr for group in groups %}", "", ""], ["{% colspan loop.index %}{{ group.name }}", "乙", "{{ loop.index }}"],
                                                  ["{%tr endfor %}", "", ""]],)),
    "cells merged both ways": Construct(([["{%tr for one in many %}", "", "", ""], ["{% vm %}{{ title }}", "{%tc for head in heads %}", "{% hm %}{{ one }}", "{%tc endfor %}"],
                                         ["{%tr endfor %}", "", "", ""]],)),
    "a table within a table": Construct(([["外", "{{ title }}"], ["", "乙"]],), change=nested_table),
    "rich text": Construct(("前 {{r text }} 后", "{{ text }}"), {"text": rich(
        ("粗体 <&>", {"bold": True, "color": "#ff0000", "size": 28}), ("\n换行\t", {"italic": True, "underline": "single"}),
        ("上标", {"superscript": True, "font": "eastAsia:黑体", "highlight": "#ffff00", "strike": True}),
    )}),
    "rich text in a loop": Construct(("{%p for one in texts %}", "{{r one }}", "{%p endfor %}", [["{%tr for one in texts %}"], ["{{r one }}"], ["{%tr endfor %}"]]),
                                     {"texts": (rich(("甲", {"style": "Strong"})), rich(("乙", {"lang": "zh-CN", "rtl": True})))}),
    "rich paragraphs": Construct(("{{p text }}", "完"), {"text": RichTextParagraph(rich(("段落", {"bold": True})), parastyle="ListBullet")}),
    "a listing": Construct(("正文：{{ text }}", [["{{ text }}"]]), {"text": Listing("一 <1>\n二\t缩进\a新段落\f新一页")}),
    "tabs and line breaks in values": Construct(("甲{{ lines }}乙", ("粗", "{{ lines }}", "尾"), [["{{ lines }}", "{{ groups[2].rows[0].name }}"]])),
    "headers and footers": Construct(("正文 {{ title }}",), header="页眉 {{ title }}", footer="{% if yes %}共 {{ count }} 题{% endif %}"),
    "headers of several sections": Construct(("正文 {{ title }}",), header="各页 {{ count }}", change=first_page_header),
    "footnotes": Construct(("正文 {{ title }}",), change=footnotes),
    "links of the template": Construct(("正文 {{ count }}", "见 "), change=template_link),
    "a text box": Construct(("正文 {{ count }}",), change=text_box),
    "pictures of the template": Construct(("{%p for one in many %}", "{{ one }}", "{%p endfor %}", "图"), change=drawings),
    "a drawing over many lines": Construct(("{{ title }}", "图"), change=pretty_drawing),
    "escapes": Construct(("写作 {_{ title }_} 与 {_% if %_}", "{{ title }}")),
    "white space that is cut": Construct(("甲", "{%- if yes %}", "乙", "{%- endif %}", "丙", "{% if yes -%}", "丁", "{%- endif %}", "戊 {{- title -}} 己")),
    "comments": Construct(("甲{# 说明 #}乙", "{#p 整段说明 #}", "丙", [["{#tr 整行说明 #}", ""], ["甲", "{#tc 单元格 #}"]])),
    "macros": Construct(("{% macro row(name, score=0) %}{{ name }}：{{ score }}；{% endmacro %}{{ row(title) }}{{ row('甲', count) }}",
                         "{% macro twice() %}{{ caller() }}{{ caller() }}{% endmacro %}{% call twice() %}{{ title }}{% endcall %}")),
    "names that are set": Construct((
        "{% set short = title[:2] %}{{ short }}", "{% set both = short ~ '/' ~ count %}{{ both }}", "{% set block %}<{{ title }}>{% endset %}{{ block }}",
        "{% set ns = namespace(total=0) %}{% for one in many %}{% set ns.total = ns.total + loop.index %}{% endfor %}{{ ns.total }}",
        "{% with inner = count * 2 %}{{ inner }}{% endwith %}",
    )),
    "filters": Construct((
        "{{ title|upper }}{{ many|join('、') }}{{ missing|default('缺') }}{{ many|length }}{{ many|first }}{{ many|last }}{{ many|reverse|join }}",
        "{{ groups|map(attribute='name')|join('/') }}{{ groups|selectattr('rows')|list|length }}{{ (groups|sort(attribute='name')|first).name }}",
        "{{ ratio|round(2) }}{{ 'x'|center(5) }}|{{ '%s-%03d'|format(title, count) }}{{ title|replace('评审', '<b>') }}{{ ' 甲 '|trim }}{{ '3'|int + 1 }}",
        "{% for part in many|batch(2, '空') %}[{{ part|join(',') }}]{% endfor %}{{ title|e }}{{ [3, 1, 2]|sum }}{{ [3, 1]|max }}{{ many|unique|list|length }}",
        "{% filter upper %}a{{ many[0] }}{% endfilter %}{{ title|truncate(4, True, '…', 0) }}{{ groups|groupby('name')|length }}{{ title|wordcount }}",
    )),
    "expressions": Construct((
        "{{ count + 1 }} {{ count ** 2 }} {{ 7 // 2 }} {{ 7 % 4 }} {{ '%d 题' % count }} {{ 'ab' * 3 }} {{ '甲' if no else '乙' }} {{ title.upper() }}",
        "{{ many[1:] | join }} {{ groups[0]['name'] }} {{ 'a,b'.split(',')[1] }} {{ title.startswith('评') }} {{ '二' in many }} {{ count is odd }}",
        "{{ '{} 与 {:>4}'.format(title, count) }} {{ ', '.join(many) }} {{ title.replace('评', '审') }} {{ ([1, 2] + [3])|length }}",
    )),
    "what a loop knows": Construct(("{% for one in many %}{{ loop.revindex }}{{ loop.first }}{{ loop.cycle('单', '双') }}{{ loop.previtem|default('') }}{% endfor %}",
                                    "{% for group in groups if group.rows %}{{ group.name }}{% else %}无{% endfor %}")),
    "a loop that calls itself": Construct(("{% for node in tree recursive %}{{ node.name }}({{ loop(node.below) }}){% endfor %}",),
                                          {"tree": ({"name": "甲", "below": ({"name": "乙", "below": ()},)}, {"name": "丙", "below": ()})}),
    "text that is no tag": Construct(("{% raw %}{{ title }} {% if %}{% endraw %}", "{{ '{{ x }}' }}")),
    "curly quotation marks": Construct(("{{ missing|default(“缺”) }}", "{% if count == ‘3’ %}一{% else %}二{% endif %}", "“{{ title }}”")),
    "marks of comparison": Construct(("{% if count < 5 and count >= 3 %}是{% endif %}{{ 1 if 2 > 1 else 0 }}",)),
    "a picture in the line": Construct(("图：{{ image }}。", "{{ title }}"), {"image": BoundValue(lambda tpl: InlineImage(tpl, picture(), width=Mm(20)))}),
    "pictures in a header and a loop": Construct(
        ("{%p for one in images %}", "{{ one }}", "{%p endfor %}", "{{ images[0] }}"),
        {"images": BoundValue(lambda tpl: [InlineImage(tpl, picture(), height=Mm(5), anchor="https://example.org")] * 2),
         "logo": BoundValue(lambda tpl: InlineImage(tpl, picture()))}, header="{{ logo }}",
    ),
    "a link": Construct(("链接：{{r link }}",), {"link": BoundValue(linked)}),
    "links and pictures in a table": Construct(
        ([["{%tr for one in many %}", ""], ["{{ one }}{{r link }}", "{{ image }}"], ["{%tr endfor %}", ""]],),
        {"link": BoundValue(linked), "image": BoundValue(lambda tpl: InlineImage(tpl, picture(), width=Mm(4)))},
    ),
    "a sub-document in a cell": Construct(([["{{p part }}", "{{ title }}"]],), {"part": BoundValue(built_subdocument)}),
    "a sub-document that is built": Construct(("{{p part }}", "{{ title }}"), {"part": BoundValue(built_subdocument)}),
    "a sub-document that is read": Construct(("{{p part }}", "{{ title }}"), {"part": BoundValue(read_subdocument)}),
}
