"""A workbook that holds some worksheet parts and nothing else: what a library is given of a package from outside."""

from collections.abc import Iterable, Mapping

from toolkit.ooxml.archive import stored_zip
from toolkit.ooxml.markup import escape_attribute
from toolkit.ooxml.package import CONTENT_TYPES
from toolkit.ooxml.relations import BASE, relations_part, relations_xml

_BOOK = "xl/workbook.xml"
_NO_TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def bare_workbook(sheets: Mapping[str, bytes], strings: bytes, styles: bytes, date1904: bool) -> bytes:
    """Return an .xlsx of the worksheet parts *sheets*, by title, with shared strings and cell formats if there are any.

    Its parts are stored without compression, for a program that reads it at once.
    """
    named = [("worksheet", f"worksheets/sheet{number}.xml", part) for number, part in enumerate(sheets.values(), 1)]
    others = (("sharedStrings", "sharedStrings.xml", strings), ("styles", "styles.xml", styles))
    parts = [*named, *(part for part in others if part[2])]
    return stored_zip({
        CONTENT_TYPES: _NO_TYPES,
        relations_part(""): relations_xml([("officeDocument", _BOOK)]),
        _BOOK: _workbook(sheets, date1904),
        relations_part(_BOOK): relations_xml((kind, target) for kind, target, _ in parts),
        **{f"xl/{target}": content for _, target, content in parts},
    })


def _workbook(titles: Iterable[str], date1904: bool) -> bytes:
    """Return a workbook part that lists sheets, related as r1, r2 and so on."""
    sheets = "".join(f'<sheet name="{escape_attribute(title)}" sheetId="{number}" r:id="r{number}"/>'
                     for number, title in enumerate(titles, 1))
    return (f'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{BASE}">'
            f'<workbookPr date1904="{int(date1904)}"/><sheets>{sheets}</sheets></workbook>').encode()
