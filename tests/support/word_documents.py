"""Word documents as people write them, made without the toolkit's own writer."""

import zipfile
from io import BytesIO

import docx
from docx.document import Document

from toolkit.campaign.preset import load_preset
from toolkit.manuscripts.draft import Manuscript
from toolkit.manuscripts.exchange import read_manuscript

CAMPAIGN = load_preset("2023")

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def bold(text: str) -> tuple[str, str]:
    """A line in bold."""
    return ("bold", text)


def heading(text: str, level: int = 1) -> tuple[str, str]:
    """A line in the style of a heading; level 0 is a title."""
    return (f"Heading {level}" if level else "Title", text)


def bold_start(label: str, text: str) -> tuple[str, str, str]:
    """A line with a bold beginning."""
    return ("led", label, text)


Item = str | tuple[str, ...] | list[list[str]]


def document_of(*items: Item, header: str = "", footer: str = "") -> bytes:
    """A document with lines and tables from top to bottom, and what stands in its margins."""
    document = docx.Document()
    for margin, said in ((document.sections[0].header, header), (document.sections[0].footer, footer)):
        if said:
            margin.paragraphs[0].text = said
    for item in items:
        if isinstance(item, list):
            _table(document, item)
        elif isinstance(item, str):
            document.add_paragraph(item)
        elif item[0] == "bold":
            document.add_paragraph().add_run(item[1]).bold = True
        elif item[0] == "led":
            paragraph = document.add_paragraph()
            paragraph.add_run(item[1]).bold = True
            paragraph.add_run(item[2])
        else:
            document.add_paragraph(item[1], style=item[0])
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def _table(document: Document, rows: list[list[str]]) -> None:
    table = document.add_table(len(rows), max(map(len, rows)))
    for cells, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=False):
            cell.text = text


def document_from_xml(body: str, **parts: str) -> bytes:
    """A document whose body is given as XML; further parts of word/ by name, such as footnotes."""
    names = " ".join(
        f'<Relationship Id="r{name}" Type="{_RELATIONS}/{name}" Target="{name}.xml"/>' for name in parts
    )
    spaces = (
        f'xmlns:w="{W}" xmlns:r="{_RELATIONS}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    package = BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _relationships(
            f'<Relationship Id="r1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>'))
        archive.writestr("word/document.xml", f"<w:document {spaces}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/_rels/document.xml.rels", _relationships(names))
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {spaces}>{content}</w:{name}>")
    return package.getvalue()


def _relationships(content: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{content}</Relationships>'


def paragraph_xml(*runs: str) -> str:
    """A paragraph in XML; what does not begin with < is the text of a run."""
    return f"<w:p>{''.join(run if run.startswith('<') else run_xml(run) for run in runs)}</w:p>"


def run_xml(text: str) -> str:
    """A run in XML."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def manuscript_of(*items: Item) -> Manuscript:
    """The questions and unplaced texts of a document with these lines and tables."""
    return read_manuscript(document_of(*items), CAMPAIGN)


def only_question(found: Manuscript) -> dict[str, str]:
    """The values of the one question in a document of which everything was placed."""
    assert found.unplaced == ()
    (draft,) = found.drafts
    return dict(draft.values)


def unplaced(found: Manuscript) -> list[tuple[str, int, str]]:
    """The unplaced texts: reason, paragraph (0 in tables and elsewhere), text."""
    return [(one.reason, one.spot.paragraph, one.text) for one in found.unplaced]
