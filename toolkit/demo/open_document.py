"""A filled workbook as a secretary's LibreOffice or WPS saves it as .ods: its cells, without their looks."""

from datetime import date
from html import escape

from toolkit import intake
from toolkit.campaign.model import Campaign
from toolkit.model import INPUT_SHEETS, Sheet, Value, shown_text
from toolkit.ooxml.archive import deflated_zip

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
_CONTENT = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content office:version="1.2"'
    + "".join(f' xmlns:{part}="{_NAMES}:{part}:1.0"' for part in ("office", "table", "text"))
    + "><office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
)
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<manifest:manifest xmlns:manifest="{_NAMES}:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def open_document(data: bytes, campaign: Campaign) -> bytes:
    """Return the sheets that a unit fills, and `_meta`, as an OpenDocument spreadsheet."""
    grids = intake.read_grids(data, (*INPUT_SHEETS, Sheet.META))
    sheets = "".join(f'<table:table table:name="{title}">{_rows(grid)}</table:table>' for title, grid in grids.items())
    parts = {"mimetype": _TYPE, "content.xml": _CONTENT.format(sheets=sheets), "META-INF/manifest.xml": _MANIFEST}
    return deflated_zip({name: content.encode() for name, content in parts.items()})


def _rows(grid: intake.Grid) -> str:
    """Return the rows of a sheet."""
    return "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in grid)


def _cell(value: Value) -> str:
    """Return a cell."""
    if value == "":
        return "<table:table-cell/>"
    if isinstance(value, str):
        lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in value.split("\n"))
        return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
    kind = 'date" office:date-value="' if isinstance(value, date) else 'float" office:value="'
    return f'<table:table-cell office:value-type="{kind}{shown_text(value)}"/>'
