"""Traits of workbooks that WPS, Tencent Docs and other programs save, put into a filled form part by part.

Each is allowed by the file format, or read by Excel all the same; Excel itself writes the form otherwise.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from tests.support.packages import BOOK, BOOK_LINKS, CONTENT_TYPES, MAIN, STRINGS, STYLES, in_strict, parts_of, zipped

Parts = dict[str, bytes]
Change = Callable[[Parts], Parts]

INPUT = tuple(f"xl/worksheets/sheet{number}.xml" for number in (2, 3, 4, 5))
"""The parts of the sheets that a unit fills, in an issued form."""

SIGNED_ON = "B25"
"""Where the only date of the form stands, on 单位信息."""

WPS = "http://www.wps.cn/officeDocument/2017/etCustomData"
_TAG = "{" + MAIN + "}"
_ELEMENT = re.compile(rb"<(/?)(?=[A-Za-z]\w*[\s/>])")


@dataclass(frozen=True)
class Trait:
    """How a program saves a workbook, and what the reader says of it besides reading all of it as the original."""

    name: str
    change: Change
    remarks: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    """What is noted of the file."""
    beyond_openpyxl: bool = False
    """Whether openpyxl 3.1, the second reader, cannot open such a file."""

    def of(self, form: bytes) -> bytes:
        """Return a filled form as that program saves it."""
        return zipped(self.change(parts_of(form)))


# Changes


def replaced(pattern: str, by: str, *names: str) -> Change:
    """What matches *pattern* in some parts, in the sheets to fill unless parts are named, is written otherwise."""
    def change(parts: Parts) -> Parts:
        for name in names or INPUT:
            text, count = re.subn(pattern, by, parts[name].decode(), flags=re.DOTALL)
            assert count, (name, pattern)
            parts[name] = text.encode()
        return parts

    return change


def both(*changes: Change) -> Change:
    """One change after the other."""
    def change(parts: Parts) -> Parts:
        for each in changes:
            parts = each(parts)
        return parts

    return change


def prefixed(prefix: str) -> Change:
    """Every element of the workbook's parts has a prefix."""
    def change(parts: Parts) -> Parts:
        for name in (*INPUT, BOOK, STRINGS, STYLES):
            content = _ELEMENT.sub(rb"<\1" + prefix.encode() + b":", parts[name])
            parts[name] = content.replace(b' xmlns="', f' xmlns:{prefix}="'.encode(), 1)
        return parts

    return change


def without(*names: str) -> Change:
    """Parts are not there, nor said to be."""
    def change(parts: Parts) -> Parts:
        for name in names:
            del parts[name]
            for listing in (CONTENT_TYPES, "_rels/.rels", BOOK_LINKS):
                last = name.rpartition("/")[2].encode()
                parts[listing] = re.sub(rb'<(Override|Relationship) [^>]*"[^"]*' + last + rb'"[^>]*/>', b"", parts[listing])
        return parts

    return change


def inline(parts: Parts) -> Parts:
    """Every text stands in its own cell; there are no shared strings."""
    strings = re.findall(rb"<si>(.*?)</si>", parts[STRINGS], re.DOTALL)
    for name in [name for name in parts if name.startswith("xl/worksheets/sheet")]:
        parts[name] = re.sub(rb't="s"><v>(\d+)</v>', lambda found: b't="inlineStr"><is>%s</is>' % strings[int(found[1])], parts[name])
    return without(STRINGS)(parts)


def spelt_out(parts: Parts) -> Parts:
    """Every shared text is written in formatted runs with a reading, as East Asian Excel does."""
    def runs(found: re.Match[str]) -> str:
        text = found[1]
        half = len(text) // 2 if "&" not in text else 0
        pieces = "".join(f'<r><rPr><b/><sz val="11"/></rPr><t xml:space="preserve">{piece}</t></r>'
                         for piece in (text[:half], text[half:]) if piece)
        return f'<si>{pieces}<rPh sb="0" eb="1"><t>ドク</t></rPh><phoneticPr fontId="1"/></si>'

    parts[STRINGS] = re.sub(r"<si><t(?: [^>/]*)?>([^<]*)</t></si>", runs, parts[STRINGS].decode()).encode()
    return parts


def without_addresses(parts: Parts) -> Parts:
    """Rows and cells do not say where they are; what stands between them is there, blank."""
    for name in INPUT:
        root = etree.fromstring(parts[name])
        data = root.find(f"{_TAG}sheetData")
        _filled_up(data, f"{_TAG}row", lambda row: int(row.get("r")))
        for row in data:
            _filled_up(row, f"{_TAG}c", lambda cell: _column(cell.get("r")))
            row.attrib.pop("spans", None)
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return parts


def _filled_up(parent: etree._Element, tag: str, place: Callable[[etree._Element], int]) -> None:
    """Put blank elements between those that are there, and take their addresses off."""
    at = 1
    for child in list(parent):
        for _ in range(at, place(child)):
            child.addprevious(etree.Element(tag))
        at = place(child) + 1
        del child.attrib["r"]


def _column(address: str) -> int:
    number = 0
    for letter in address.rstrip("0123456789"):
        number = 26 * number + ord(letter) - 64
    return number


def printed(parts: Parts) -> Parts:
    """Every element stands on a line of its own."""
    for name in (*INPUT, BOOK, BOOK_LINKS, STYLES):
        root = etree.fromstring(parts[name], etree.XMLParser(remove_blank_text=True))
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return parts


def renamed(name: Callable[[str], str]) -> Change:
    """Every part has another name, and is called by it."""
    return lambda parts: {name(old): content for old, content in parts.items()}


def only_defaults(parts: Parts) -> Parts:
    """The content types name no part, only extensions."""
    parts[CONTENT_TYPES] = re.sub(rb"<Override [^>]*/>", b"", parts[CONTENT_TYPES])
    return parts


def from_1904(parts: Parts) -> Parts:
    """Days are counted from 1904, as Excel for Mac did."""
    def earlier(found: re.Match[bytes]) -> bytes:
        return b"%s<v>%d</v>" % (found[1], int(float(found[2])) - 1462)

    parts[INPUT[0]], count = re.subn(rb'(<c r="%s"[^>]*>)<v>([\d.]+)</v>' % SIGNED_ON.encode(), earlier, parts[INPUT[0]])
    assert count == 1
    return replaced("<workbookPr ", '<workbookPr date1904="1" ', BOOK)(parts)


def reordered(parts: Parts) -> Parts:
    """The sheets stand in reverse order; names that belong to a sheet belong to it still."""
    book = parts[BOOK].decode()
    sheets = re.findall(r"<sheet [^>]*/>", book)
    book = re.sub(r"<sheets>.*</sheets>", lambda _: f"<sheets>{''.join(reversed(sheets))}</sheets>", book)
    parts[BOOK] = re.sub(r'localSheetId="(\d+)"', lambda found: f'localSheetId="{len(sheets) - 1 - int(found[1])}"', book).encode()
    return parts


def dated_by(number: int) -> Change:
    """The day has one of the formats that the file format numbers, and declares no format itself."""
    return both(replaced(r"<numFmts.*?</numFmts>", "", STYLES), replaced('numFmtId="165"', f'numFmtId="{number}"', STYLES),
                replaced('numFmtId="164"', 'numFmtId="49"', STYLES))


def wps(parts: Parts) -> Parts:
    """Pictures in cells, WPS's own data in the workbook, its own attributes on the cells."""
    parts["xl/cellimages.xml"] = f'<etc:cellImages xmlns:etc="{WPS}"/>'.encode()
    link = ('<Relationship Id="rIdWps" Type="http://www.wps.cn/officeDocument/2020/cellImage" Target="cellimages.xml"/>'
            "</Relationships>")
    extension = f'<extLst><ext uri="{{x}}" xmlns:etc="{WPS}"><etc:customData etc:v="1"/></ext></extLst></workbook>'
    return both(replaced("</Relationships>", link, BOOK_LINKS), replaced("</workbook>", extension, BOOK),
                replaced("<worksheet ", f'<worksheet xmlns:etc="{WPS}" ', *INPUT))(parts)


def excel_365(parts: Parts) -> Parts:
    """Alternative content and ignorable namespaces in the workbook, identities on the sheets and rows."""
    spaces = ('xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x15ac xr x14ac" '
              'xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac" '
              'xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" '
              'xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" ')
    path = ('<mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath url="C:\\\\a\\\\"/></mc:Choice></mc:AlternateContent>'
            "<bookViews>")
    return both(replaced("<workbook ", f"<workbook {spaces}", BOOK), replaced("<bookViews>", path, BOOK),
                replaced("<worksheet ", f'<worksheet {spaces}xr:uid="{{0}}" '), replaced("<row ", '<row x14ac:dyDescent="0.25" '))(parts)


def strict(parts: Parts) -> Parts:
    """Every part is in the namespaces of Strict Open XML."""
    return {name: in_strict(content) for name, content in parts.items()}


def _upper(name: str) -> str:
    return name if name == CONTENT_TYPES else name.upper()


DATE = frozenset(("value.date",))

TRAITS: tuple[Trait, ...] = (
    Trait("as issued", lambda parts: parts),
    Trait("a dimension of A1", replaced('<dimension ref="[^"]*"/>', '<dimension ref="A1"/>')),
    Trait("no dimension", replaced('<dimension ref="[^"]*"/>', "")),
    Trait("prefix x", prefixed("x")),
    Trait("prefix ns2", prefixed("ns2")),
    Trait("texts in their cells", inline),
    Trait("texts in runs, with readings", spelt_out),
    Trait("texts that keep their blanks", replaced("<t>", '<t xml:space="preserve">', STRINGS)),
    Trait("an empty fill", replaced('<fill><patternFill patternType="none"/></fill>', "<fill/>", STYLES), beyond_openpyxl=True),
    Trait("no styles", without(STYLES), remarks=DATE, beyond_openpyxl=True),
    Trait("no theme", without("xl/theme/theme1.xml")),
    Trait("no properties", without("docProps/core.xml", "docProps/app.xml")),
    Trait("no addresses", without_addresses),
    Trait("absolute targets", replaced('Target="(worksheets|sharedStrings|styles|theme)', r'Target="/xl/\1', BOOK_LINKS)),
    Trait("targets with backslashes", replaced('Target="worksheets/', r'Target="worksheets\\', BOOK_LINKS), beyond_openpyxl=True),
    Trait("parts with backslashes", renamed(lambda name: name.replace("/", "\\")), beyond_openpyxl=True),
    Trait("parts in capitals", renamed(_upper), beyond_openpyxl=True),
    Trait("content types by extension only", only_defaults, beyond_openpyxl=True),
    Trait("days from 1904", from_1904),
    Trait("sheets in another order", reordered),
    Trait("an element a line", printed),
    Trait("attributes in another order", replaced(r'<c r="([A-Z]+\d+)"([^>/]*)', r'<c\2 r="\1"')),
    Trait("single quotes", replaced(r'="([^"\']*)"', r"='\1'")),
    Trait("end tags for all that is blank", replaced(r'<c ([^>]*)/>', r"<c \1></c>")),
    Trait("blank values", replaced(r'<c r="([A-Z]+\d+)" s="(\d+)"/>', r'<c r="\1" s="\2"><v/></c>')),
    Trait("a mark of the byte order", lambda parts: parts | {name: b"\xef\xbb\xbf" + parts[name] for name in (*INPUT, BOOK, STRINGS)}),
    Trait("WPS's own data", wps),
    Trait("Excel 365's own data", excel_365),
    Trait("Strict", strict, notes=("strict",), beyond_openpyxl=True),
    Trait("Strict with prefixes", both(prefixed("x"), strict), notes=("strict",), beyond_openpyxl=True),
    Trait("the date format 58", dated_by(58)),
    Trait("the date format 59", dated_by(59), remarks=DATE),
)

TOGETHER = ("texts in runs, with readings", "a dimension of A1", "days from 1904", "sheets in another order", "absolute targets",
            "WPS's own data", "no properties", "end tags for all that is blank", "no addresses")
"""Traits that a workbook can have all at once, in an order in which each can be put in."""
