"""Templates of the unit's report as staff break them in Word and WPS, each made of the packaged one by a few edits."""

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from importlib import resources
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from PIL import Image

from tests.support.ole2_files import ole2
from tests.support.rendered_documents import altered_package

NAME = "遴选推荐报告.docx"

Edit = Callable[[Document], object]

BROKEN: dict[str, Callable[[], bytes]] = {}
"""What makes each broken template, by what was done to it."""


@cache
def packaged() -> bytes:
    return (resources.files("workbook_templates") / NAME).read_bytes()


def edited(*edits: Edit) -> bytes:
    """The packaged template after some edits."""
    document = docx.Document(BytesIO(packaged()))
    for edit in edits:
        edit(document)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def broken(edit: Edit) -> Edit:
    """Enters an edit among the broken templates, by its name."""
    BROKEN[edit.__name__.replace("_", " ")] = lambda: edited(edit)
    return edit


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """All paragraphs of the text, those of tables too."""
    return (Paragraph(element, document._body) for element in document.element.body.iter(qn("w:p")))


def at(document: Document, said: str, which: int = 0) -> Paragraph:
    """The paragraph that says something, of several the first unless told otherwise."""
    return [each for each in paragraphs(document) if said in each.text][which]


def retype(document: Document, was: str, becomes: str, which: int = 0) -> Paragraph:
    """A paragraph after words of it were typed anew, all its text in the format of its first run."""
    paragraph = at(document, was, which)
    first, *others = paragraph.runs
    first.text = paragraph.text.replace(was, becomes)
    for run in others:
        run._r.getparent().remove(run._r)
    return paragraph


def take_out(paragraph: Paragraph) -> None:
    paragraph._p.getparent().remove(paragraph._p)


def row_of(paragraph: Paragraph):
    """The row of a table that a paragraph stands in."""
    return next(paragraph._p.iterancestors(qn("w:tr")))


@broken
def misspelt_fields(document: Document) -> None:
    retype(document, "unit.collected", "unit.colected")
    retype(document, "{{ question.title_en }}", "{{ question.titel_en }}")
    retype(document, "campaign.name", "征集活动名称")


@broken
def used_outside_its_loop(document: Document) -> None:
    retype(document, "推荐问题一览", "推荐问题一览：{{ question.heading }}")
    retype(document, "{{ source.path }}", "{{ source.path }}（{{ member_name }}）")
    retype(document, "total.severities", "findings.severity")


@broken
def tag_in_pieces(document: Document) -> None:
    """As Word leaves it: bold on some letters, marks of the spell-checker, a bookmark within."""
    paragraph = retype(document, "共征集问题难题", "共征集问题难题")
    text = paragraph.text
    before, after = text.split("{{ unit.collected }}")
    paragraph.runs[0].text = before
    for piece, bold in (("{", False), ("{ unit.", False), ("colected", True), (" }", False), ("}", True), (after, False)):
        paragraph.add_run(piece).bold = bold
        paragraph._p.append(OxmlElement("w:proofErr", {qn("w:type"): "spellStart"}))


@broken
def braces_of_full_width(document: Document) -> None:
    retype(document, "{{ verdict.mark }}", "｛｛ verdict.mark ｝｝")
    retype(document, "{{ source.path }}", "{{ source．path }}")
    retype(document, "{%p if not_made %}", "{%p　if not_made %}")


@broken
def one_brace(document: Document) -> None:
    retype(document, "{{ campaign.name }}", "{campaign.name}")
    retype(document, "{{ total.members }} 位", "{{ total.members } 位")
    retype(document, "{{ total.foreign }}", "total.foreign }}")


@broken
def tag_over_two_paragraphs_and_cells(document: Document) -> None:
    paragraph = retype(document, "{{ verdict.mark }}", "{{ verdict.")
    paragraph._p.addnext(deepcopy(paragraph._p))
    Paragraph(paragraph._p.getnext(), document._body).runs[0].text = "mark }}"
    retype(document, "{{ row.remark }}", "{{ row.")
    retype(document, "{{ row.number }}", "number }}")


@broken
def loop_around_half_a_row(document: Document) -> None:
    for tag in ("{%tr for row in categories %}", "{%tr endfor %}"):
        row = row_of(at(document, tag, 2 if tag.startswith("{%tr e") else 0))
        row.getparent().remove(row)
    retype(document, "{{ row.name }}", "{% for row in categories %}{{ row.name }}")
    retype(document, "{{ row.number }}", "{{ row.number }}{% endfor %}")


@broken
def loop_ends_in_another_table(document: Document) -> None:
    """The last row of one table was dragged into the next one."""
    header_of_next = row_of(at(document, "其中"))
    header_of_next.addnext(row_of(at(document, "{%tr endfor %}", 2)))


@broken
def loop_begins_in_the_text_and_ends_in_a_cell(document: Document) -> None:
    """The end of the loop was dragged into the last cell of the table above it."""
    end = at(document, "{%p endfor %}", 4)
    at(document, "{{ row.recused }}")._p.addnext(end._p)


@broken
def end_of_a_loop_is_gone(document: Document) -> None:
    row = row_of([each for each in paragraphs(document) if each.text == "{%tr endfor %}"][4])
    row.getparent().remove(row)
    take_out([each for each in paragraphs(document) if each.text == "{%p endif %}"][-1])


@broken
def number_used_as_a_list(document: Document) -> None:
    retype(document, "{%p for group in groups %}", "{%p for group in total.questions %}")
    retype(document, "{{ total.findings }}", "{{ findings }}")


@broken
def unknown_filter_and_test(document: Document) -> None:
    retype(document, "{{ unit.collected }}", "{{ unit.collected | uper }}")
    retype(document, "{%p if campaign.notice %}", "{%p if campaign.notice is defind %}")
    retype(document, "{%p for line in section.lines %}", "{%p fro line in section.lines %}")


@broken
def blank_behind_the_percent_sign(document: Document) -> None:
    retype(document, "{%p if verdict.mark %}", "{% p if verdict.mark %}")
    retype(document, "{{ campaign.name }}", "{{p campaign.name }}")
    retype(document, "{%p if opinions %}", "{%tr if opinions %}")


@broken
def text_beside_a_loop(document: Document) -> None:
    retype(document, "{%p for section in plan %}", "推荐办法：{%p for section in plan %}")
    row = row_of(at(document, "{%tr for member in members %}"))
    _Cell(next(row.iter(qn("w:tc"))), document._body).add_paragraph("专家名单")


@broken
def tag_in_a_text_box(document: Document) -> None:
    box = (f"<w:r {nsdecls('w')}><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml' style='width:200pt;height:30pt'><v:textbox><w:txbxContent>"
           "<w:p><w:r><w:t>单位：{{ unit.name }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>")  # fmt: skip
    at(document, "共征集问题难题")._p.append(parse_xml(box))


@broken
def header_of_the_first_page(document: Document) -> None:
    section = document.sections[-1]
    section.first_page_header.paragraphs[0].text = "{{ campaign.title }}"
    section.different_first_page_header_footer = True
    section.even_page_footer.paragraphs[0].text = "{{ unit }}"


@broken
def footnotes_and_endnotes(document: Document) -> None:
    for kind in ("footnote", "endnote"):
        notes = (f"<w:{kind}s {nsdecls('w')}><w:{kind} w:type='separator' w:id='-1'><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>"
                 f"<w:{kind} w:id='1'><w:p><w:r><w:t>见 {{{{ source.path }}}}。</w:t></w:r></w:p></w:{kind}>"
                 f"<w:{kind} w:id='2'><w:p><w:r><w:t>共 {{{{ total.questoins }}}} 题。</w:t></w:r></w:p></w:{kind}></w:{kind}s>")
        part = Part(PackURI(f"/word/{kind}s.xml"), f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml",
                    notes.encode(), document.part.package)
        document.part.relate_to(part, f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}s")


@broken
def revisions_and_fields(document: Document) -> None:
    at(document, "七、审定与签字")._p.append(parse_xml(
        f"<w:ins {nsdecls('w')} w:id='90' w:author='王五'><w:r><w:t>（修订）</w:t></w:r></w:ins>"))
    at(document, "共征集问题难题")._p.append(parse_xml(
        f"<w:fldSimple {nsdecls('w')} w:instr=' MERGEFIELD 单位名称 '><w:r><w:t>«单位名称»</w:t></w:r></w:fldSimple>"))
    at(document, "推荐材料经校验")._p.append(parse_xml(
        f"<w:fldSimple {nsdecls('w')} w:instr=' AUTHOR '><w:r><w:t>王五</w:t></w:r></w:fldSimple>"))


def chart_paragraphs(document: Document) -> list[Paragraph]:
    return [each for each in paragraphs(document) if next(each._p.iter("{*}chart"), None) is not None]


def picture(paragraph: Paragraph) -> None:
    """Puts a small picture in place of all that a paragraph shows."""
    for run in paragraph.runs:
        run._r.getparent().remove(run._r)
    drawn = BytesIO()
    Image.new("RGB", (8, 8), "navy").save(drawn, "PNG")
    paragraph.add_run().add_picture(BytesIO(drawn.getvalue()), width=Cm(8))


@broken
def chart_pasted_as_a_picture(document: Document) -> None:
    paragraph, other = chart_paragraphs(document)
    picture(paragraph)
    drawn = next(paragraph._p.iter(qn("wp:docPr")))
    drawn.set("name", "图片 3")
    drawn.set("descr", "图表, 条形图\n\n描述已自动生成")
    next(other._p.iter(qn("wp:docPr"))).set("title", "{{ unit.unit_name }}")  # alternative text is filled in nowhere, and seen nowhere


@broken
def linked_sheet_and_picture(document: Document) -> None:
    linked = (f"<w:r {nsdecls('w')}><w:object xmlns:o='urn:schemas-microsoft-com:office:office'>"
              "<o:OLEObject Type='Link' ProgID='Excel.Chart.8' ShapeID='_x0000_i1025' DrawAspect='Content' UpdateMode='Always'/></w:object></w:r>")  # fmt: skip
    at(document, "共征集问题难题")._p.append(parse_xml(linked))
    paragraph = at(document, "六、校验情况").insert_paragraph_before()
    picture(paragraph)
    blip = next(paragraph._p.iter(qn("a:blip")))
    del blip.attrib[qn("r:embed")]
    blip.set(qn("r:link"), document.part.relate_to(r"file:///D:\王五\学会徽标.png", RELATION.IMAGE, is_external=True))


@broken
def charts_that_cannot_be_redrawn(document: Document) -> None:
    first, second = chart_paragraphs(document)
    for paragraph, number in ((first, 1), (second, 2)):
        reference = next(paragraph._p.iter("{*}chart")).get(qn("r:id"))
        part = document.part.rels[reference].target_part
        if number == 1:
            part._blob = part.blob.replace(b"barChart", b"scatterChart").replace(b"<c:cat>", b"<c:xVal>").replace(b"</c:cat>", b"</c:xVal>")
        else:
            next(paragraph._p.iter(qn("wp:docPr"))).set("name", "图表 7")
            next(paragraph._p.iter(qn("wp:docPr"))).attrib.pop("descr", None)
            said = re.sub("<c:cat>.*?</c:cat>", "", part.blob.decode(), flags=re.DOTALL)
            part._blob = said.replace("领域", "地区").replace("推荐数量", "{{ total.questions }}").encode()


@broken
def tags_in_a_diagram(document: Document) -> None:
    data = ("<dgm:dataModel xmlns:dgm='http://schemas.openxmlformats.org/drawingml/2006/diagram' xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'>"
            "<dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>{{ unit.</a:t></a:r><a:r><a:t>unit_name }}</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>")  # fmt: skip
    part = Part(PackURI("/word/diagrams/data1.xml"), "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml",
                data.encode(), document.part.package)  # fmt: skip
    reference = document.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData")
    at(document, "共征集问题难题")._p.append(parse_xml(
        f"<w:r {nsdecls('w', 'wp', 'a', 'r')}><w:drawing><wp:inline><wp:extent cx='900000' cy='900000'/><wp:docPr id='77' name='图示 1'/>"
        "<a:graphic><a:graphicData uri='http://schemas.openxmlformats.org/drawingml/2006/diagram'>"
        f"<dgm:relIds xmlns:dgm='http://schemas.openxmlformats.org/drawingml/2006/diagram' r:dm='{reference}'/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"))


@broken
def tag_half_within_a_link(document: Document) -> None:
    paragraph = retype(document, "本报告依据推荐材料", "本报告依据推荐材料")
    before, after = paragraph.text.split("source.path }}")
    paragraph.runs[0].text = before
    reference = document.part.relate_to("http://source.path/", RELATION.HYPERLINK, is_external=True)
    paragraph._p.append(parse_xml(
        f"<w:hyperlink {nsdecls('w', 'r')} r:id='{reference}'><w:r><w:t>source.path }}}}{after}</w:t></w:r></w:hyperlink>"))


@broken
def what_only_a_trial_tells(document: Document) -> None:
    retype(document, "{{ unit.collected }}", "{{ unit.collected + 1 }}")
    retype(document, "{%p if total.members %}", "{%p if total.members % 2 %}")
    retype(document, "{%p for question in group.questions %}", "{%p for question in group.questions + group.questions %}")


@broken
def finished_document(document: Document) -> None:
    """As somebody mistook a report that was made of the template for the template."""
    for root in (document.element, *(part.element for part in document.part.package.iter_parts() if part.partname.startswith("/word/header"))):
        for text in root.iter(qn("w:t")):
            text.text = "" if "{" in (text.text or "") else text.text


BROKEN["document of Word 97"] = lambda: ole2({"WordDocument": b"\xec\xa5\xc1\0", "1Table": b"\0"})
BROKEN["document with a password"] = lambda: ole2({"EncryptionInfo": b"\4\0\4\0", "EncryptedPackage": b"\0"})
BROKEN["template of Word"] = lambda: altered_package(
    packaged(), ("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml"), part="[Content_Types].xml")
