"""A question as a Word document in the notice's format, filled in or blank; the template gives styles and page."""

from collections.abc import Iterable, Mapping
from datetime import UTC
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.model import Campaign, FormField
from toolkit.documents.finish import finish_document
from toolkit.documents.template import PACKAGE_FAULTS, own_template, packaged_template
from toolkit.errors import ToolkitError
from toolkit.files import printable_text
from toolkit.manuscripts.wording import (
    CELL,
    CHOOSE,
    FACT,
    FACTS,
    HINT,
    LABEL,
    TITLE,
    VALUE,
    field_hints,
    form_fields,
    instruction,
)
from toolkit.ooxml.markup import Element

TEMPLATE = "撰写格式.docx"
"""File name of the template, in the package `workbook_templates` as in a campaign folder's own."""

_NEEDED = ("Title", "Subtitle", LABEL, FACT, VALUE, CELL, HINT, FACTS)
"""The styles that a template must have."""

_LABEL_SHARE = 0.24
"""Share of a table's width that its labels take."""
_MOST_OPTIONS = 60
_A4_WIDTH = Mm(210)


class BrokenWordForm(ToolkitError):
    """A campaign folder's own template of Word forms that cannot be used, and the styles that it lacks."""

    def __init__(self, names: tuple[str, ...] = ()) -> None:
        super().__init__("styles.lacking" if names else "styles.no-document", {"template": TEMPLATE, "names": names})


def own_word_form(folder: CampaignFolder) -> bytes | None:
    """Return a campaign folder's own 撰写格式.docx; None when the packaged one is in force.

    Raises BrokenWordForm for one that lacks a style.
    """
    own = own_template(folder, TEMPLATE)
    if own is not None:
        open_word_form(own)
    return own


def open_word_form(template: bytes) -> Document:
    """Return a template, opened; raises BrokenWordForm when it is of no use."""
    try:
        document = docx.Document(BytesIO(template))
    except PACKAGE_FAULTS as fault:
        raise BrokenWordForm from fault
    known = {style.name for style in document.styles}
    if lacking := tuple(name for name in _NEEDED if name not in known):
        raise BrokenWordForm(lacking)
    return document


def question_form(
    campaign: Campaign, values: Mapping[str, str] | None = None, own: bytes | None = None
) -> bytes:
    """Return a question as .docx, from its texts by field name; a blank form with hints where there are none.

    It looks like the packaged template, or like a campaign's *own*. Equal inputs give equal bytes.
    """
    document = open_word_form(packaged_template(TEMPLATE) if own is None else own)
    _clear_body(document)
    _write_fields(document, campaign, values or {}, field_hints(campaign) if values is None else {})
    title, settings = (values or {}).get("title_zh", "") or TITLE, campaign.settings
    return finish_document(document, title, settings.name, settings.opens.astimezone(UTC))


def _clear_body(document: Document) -> None:
    """Remove the template's own text; the page set-up stays."""
    body = document.element.body
    for element in [element for element in body if element.tag != qn("w:sectPr")]:
        body.remove(element)


def _write_fields(document: Document, campaign: Campaign, values: Mapping[str, str], hints: Mapping[str, str]) -> None:
    """Write the document: short answers in a table, running text under its label, in the order of the form."""
    document.add_paragraph(TITLE, style="Title")
    document.add_paragraph(printable_text(campaign.settings.name), style="Subtitle")
    document.add_paragraph(printable_text(instruction(campaign)), style=HINT)
    table: Table | None = None
    for field in form_fields(campaign):
        value, hint = _text_lines(values.get(field.name, "")), hints.get(field.name, "")
        if field.kind == "long":
            table = None
            document.add_paragraph(_shown_label(field), style=LABEL)
            if hint:
                document.add_paragraph(printable_text(hint), style=HINT)
            for line in value:
                document.add_paragraph(line, style=VALUE)
        else:
            table = table or _add_table(document)
            _write_answer(table, campaign, field, value, hint)


def _text_lines(value: str) -> list[str]:
    """Return the lines of a text, without what a document cannot hold."""
    return printable_text(value).replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _shown_label(field: FormField) -> str:
    """Return a field's label as the workbook shows it."""
    return printable_text(field.label) + (" *" if field.required else "")


def _add_table(document: Document) -> Table:
    """Return a new table of two columns; a gap above it where one is needed."""
    if document.paragraphs[-1].style is not None and document.paragraphs[-1].style.name == VALUE:
        document.add_paragraph(style=HINT)
    table: Table = document.add_table(0, 2, style=FACTS)
    table.autofit = False
    whole = _text_width(document)
    labels = round(whole * _LABEL_SHARE)
    widths = (labels, whole - labels)
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.set(qn("w:w"), str(width))
    return table


def _text_width(document: Document) -> int:
    """Return the width between the margins, in twentieths of a point."""
    page = document.sections[0]
    margins = (page.left_margin or 0) + (page.right_margin or 0)
    twips: int = Length((page.page_width or _A4_WIDTH) - margins).twips
    return twips


def _write_answer(table: Table, campaign: Campaign, field: FormField, value: list[str], hint: str) -> None:
    """Write a label and its answer; one of a list as a drop-down list, which also takes what is typed."""
    label, answer = _add_row(table)
    for cell, column in zip((label, answer), table._tbl.tblGrid.gridCol_lst, strict=True):
        _set_width(cell, column.get(qn("w:w")) or "0")
    _set_text(label.paragraphs[0], _shown_label(field), FACT)
    options = campaign.options(field.list) if field.list and field.kind != "disciplines" else ()
    if options and len(options) <= _MOST_OPTIONS and (value in [[""], *([option] for option in options)]):
        _set_text(answer.paragraphs[0], "", CELL)
        answer.paragraphs[0]._p.append(_drop_down(options, value[0]))
    else:
        _set_text(answer.paragraphs[0], value[0], CELL)
        for line in value[1:]:
            _set_text(answer.add_paragraph(), line, CELL)
    if hint:
        _set_text(answer.add_paragraph(), printable_text(hint), HINT)


def _add_row(table: Table) -> tuple[_Cell, _Cell]:
    """Return the two cells of a new row; a row is not broken over pages."""
    element = table._tbl.add_tr()
    element.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    label, answer = (_Cell(element.add_tc(), table) for _ in range(2))
    return label, answer


def _set_text(paragraph: Paragraph, line: str, style: str) -> None:
    """Give a paragraph its text and style."""
    paragraph.style = style
    if line:
        paragraph.add_run(line)


def _set_width(cell: _Cell, width: str) -> None:
    """Give a cell its column's width, without which WPS draws columns of its own."""
    properties = cell._tc.get_or_add_tcPr()
    properties.get_or_add_tcW().set(qn("w:w"), width)
    properties.get_or_add_tcW().set(qn("w:type"), "dxa")


def _drop_down(options: Iterable[str], chosen: str) -> Element:
    """Return a combo box with some options, showing what is chosen."""
    control, properties, content = (OxmlElement(f"w:{name}") for name in ("sdt", "sdtPr", "sdtContent"))
    if not chosen:
        properties.append(OxmlElement("w:showingPlcHdr"))
    box = OxmlElement("w:comboBox")
    for option in map(printable_text, options):
        box.append(OxmlElement("w:listItem", {qn("w:displayText"): option, qn("w:value"): option}))
    properties.append(box)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = chosen or CHOOSE
    run.append(text)
    content.append(run)
    control.extend((properties, content))
    return control
