"""Cell formats: what a cell looked like, with our fill; and the formats of 校验意见."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from enum import Enum
from functools import cached_property

from lxml import etree

from toolkit.model import Severity
from toolkit.ooxml import markup
from toolkit.ooxml.markup import Element, escape_xml
from toolkit.ooxml.package import Package, Relations

FILLS = {Severity.ERROR: "FFF4A79D", Severity.WARNING: "FFFFDD80", Severity.INFO: "FFDCEBF7"}
"""The fill of a marked cell; printed in grey they are about 71, 87 and 91 % light, so the gravest is darkest."""

_COLOURS = frozenset(colour[2:] for colour in FILLS.values())
"""Our fills as six digits: programs differ in what they write before them."""

BODY_POINTS = 11
"""The size of the text in the table on 校验意见."""

BODY_INDENT = 1
"""How far that text keeps from the border on its left."""

_HEADER_FILL = "FF1F4E79"
_FRAME = "FFBFBFBF"
_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles",
          "colors", "extLst")
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_TYPEFACE = "宋体"
_PLAIN = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
_RESERVED = {
    "fonts": (f'<font><sz val="11"/><name val="{_TYPEFACE}"/></font>',),
    "fills": ('<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>'),
    "borders": ("<border><left/><right/><top/><bottom/><diagonal/></border>",),
    "cellStyleXfs": ('<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',),
    "cellXfs": (_PLAIN,),
    "dxfs": (),
    "cellStyles": ('<cellStyle name="Normal" xfId="0" builtinId="0"/>',),
}
"""The first formats of every workbook; Excel takes them for granted, so they are made where they are missing."""


class CellStyle(Enum):
    """A format of 校验意见: its font (size, weight or underline, colour), whether it is framed, its alignment."""

    TITLE = (16, "<b/>", "FF1F4E79", False, "left")
    NOTE = (11, "", "FF404040", False, "left")
    SECTION = (12, "<b/>", "FF1F4E79", False, "left")
    HEADER = (11, "<b/>", "FFFFFFFF", True, "center")
    BODY = (BODY_POINTS, "", "FF000000", True, "left")
    SHORT = (BODY_POINTS, "", "FF000000", True, "center")
    STRONG = (BODY_POINTS, "<b/>", "FF000000", True, "center")
    LINK = (BODY_POINTS, "<u/>", "FF0563C1", True, "center")


def styles_part(package: Package) -> str | None:
    """Return the part that holds a workbook's cell formats; None when there is none."""
    return Relations(package, package.book).target("styles")


class StyleTable:
    """The workbook's table of cell formats, to which formats are added but never changed."""

    def __init__(self, package: Package) -> None:
        self.part = styles_part(package) or _created(package)
        self._root = package.edit(self.part)
        self._marked: dict[tuple[int, Severity], int] = {}
        self.sizes = {table: self._size(table) for table in _RESERVED}
        self._tables = {table: self._table(table, reserved) for table, reserved in _RESERVED.items()}

    def _size(self, name: str) -> int:
        """Return how many rows a table has as it came, -1 where there is no such table."""
        rows = markup.child(self._root, name)
        return -1 if rows is None else len(rows)

    def _table(self, name: str, reserved: Sequence[str]) -> tuple[Element, dict[bytes, int]]:
        """Return a table of the part, filled up to the rows that none may lack, and its rows' numbers by content."""
        rows = markup.ensure_child(self._root, name, _ORDER)
        rows.extend(markup.parse_fragment(rows, text) for text in reserved[len(rows) :])
        return rows, {markup.canonical_bytes(row): number for number, row in reversed([*enumerate(rows)])}

    def cut(self, sizes: Mapping[str, int]) -> None:
        """Cut the tables to the sizes that they had before formats were added."""
        for table, size in sizes.items():
            rows, _ = self._tables[table]
            for row in [*rows][max(size, 0) :]:
                rows.remove(row)
            if "count" in rows.attrib:
                rows.set("count", str(len(rows)))
            if size < 0:
                self._root.remove(rows)

    def fill(self, index: int) -> str:
        """Return the fill of a cell format, as text without namespaces."""
        fills, _ = self._tables["fills"]
        number = int(self._format(index).get("fillId", "0"))
        return markup.without_namespaces(fills[number if number < len(fills) else 0])

    @cached_property
    def ours(self) -> frozenset[str]:
        """Return the cell formats whose fill is one of ours, by their numbers as written."""
        fills, formats = self._tables["fills"][0], self._tables["cellXfs"][0]
        marking = {str(number) for number, fill in enumerate(fills) if _colour(fill, "fgColor") in _COLOURS}
        return frozenset(str(index) for index, form in enumerate(formats) if form.get("fillId") in marking)

    @cached_property
    def our_overlays(self) -> frozenset[str]:
        """Return the conditional formats that are one of our fills, by their numbers as written."""
        overlays, _ = self._tables["dxfs"]
        colours = ({_colour(overlay, side) for side in ("fgColor", "bgColor")} for overlay in overlays)
        return frozenset(str(number) for number, found in enumerate(colours) if found & _COLOURS)

    def unmarked(self, index: int, fill: str) -> int:
        """Return the first cell format that equals *index* except for *fill*, which it had before it was marked."""
        form = self._format(index)
        form.set("fillId", str(self._add("fills", fill)))
        wanted = _without_fill_switch(form)
        formats, _ = self._tables["cellXfs"]
        same = (number for number, other in enumerate(formats) if _without_fill_switch(other) == wanted)
        found = next(same, None)
        return self._added("cellXfs", form) if found is None else found

    def marked(self, index: int, severity: Severity) -> int:
        """Return the cell format *index* with the fill of *severity*."""
        key = index, severity
        if key not in self._marked:
            form = self._format(index)
            form.set("fillId", str(self._fill(FILLS[severity])))
            form.set("applyFill", "1")
            self._marked[key] = self._added("cellXfs", form)
        return self._marked[key]

    def overlay(self, severity: Severity) -> int:
        """Return the conditional format with the fill of *severity*."""
        pattern = f'<patternFill patternType="solid"><bgColor rgb="{FILLS[severity]}"/></patternFill>'
        return self._add("dxfs", f"<dxf><fill>{pattern}</fill></dxf>")

    def look(self, look: CellStyle, severity: Severity | None = None) -> int:
        """Return the format of a cell of 校验意见, filled if it shows a severity."""
        *_, framed, across = look.value
        fill = _HEADER_FILL if look is CellStyle.HEADER else FILLS[severity] if severity else ""
        indent = f' indent="{BODY_INDENT}"' if framed and across == "left" else ""
        return self._add("cellXfs", (
            f'<xf numFmtId="49" fontId="{self._font(look)}" fillId="{self._fill(fill) if fill else 0}"'
            f' borderId="{self._border if framed else 0}" xfId="0" quotePrefix="1" applyNumberFormat="1" applyFont="1"'
            ' applyFill="1" applyBorder="1" applyAlignment="1">'
            f'<alignment horizontal="{across}" vertical="center" wrapText="1"{indent}/></xf>'
        ))

    def _format(self, index: int) -> Element:
        """Return a copy of a cell format; the plain one where the workbook names a format that it does not hold."""
        formats, _ = self._tables["cellXfs"]
        return deepcopy(formats[index]) if index < len(formats) else markup.parse_fragment(self._root, _PLAIN)

    def _fill(self, colour: str) -> int:
        """Return the index of a solid fill."""
        pattern = f'<patternFill patternType="solid"><fgColor rgb="{colour}"/><bgColor indexed="64"/></patternFill>'
        return self._add("fills", f"<fill>{pattern}</fill>")

    def _font(self, look: CellStyle) -> int:
        """Return the index of a font: the workbook's own typeface in the size, weight and colour of *look*."""
        size, weight, colour, *_ = look.value
        name = f'<name val="{escape_xml(self._typeface)}"/>'
        return self._add("fonts", f'<font>{weight}<sz val="{size}"/><color rgb="{colour}"/>{name}</font>')

    @cached_property
    def _typeface(self) -> str:
        """Return the name of the workbook's normal font."""
        name = markup.child(markup.child(markup.child(self._root, "fonts"), "font"), "name")
        return _TYPEFACE if name is None else name.get("val", _TYPEFACE)

    @cached_property
    def _border(self) -> int:
        """Return the index of a thin grey border on all sides."""
        line = f'style="thin"><color rgb="{_FRAME}"/>'
        sides = "".join(f"<{side} {line}</{side}>" for side in ("left", "right", "top", "bottom"))
        return self._add("borders", f"<border>{sides}<diagonal/></border>")

    def _add(self, table: str, text: str) -> int:
        """Return the index of the row that *text* describes in a table."""
        return self._added(table, markup.parse_fragment(self._root, text))

    def _added(self, table: str, element: Element) -> int:
        """Return the index of *element* in a table, where it stands already or is added."""
        rows, known = self._tables[table]
        index = known.setdefault(markup.canonical_bytes(element), len(rows))
        if index == len(rows):
            rows.append(element)
            if "count" in rows.attrib:
                rows.set("count", str(len(rows)))
        return index


def _colour(element: Element, side: str) -> str:
    """Return a colour of a fill, as six digits."""
    return next((colour.get("rgb", "")[-6:].upper() for colour in element.iter(f"{{*}}{side}")), "")


def _without_fill_switch(form: Element) -> bytes:
    """Return what a cell format says, whether or not it says that its fill applies."""
    copy = deepcopy(form)
    etree.strip_attributes(copy, "applyFill")
    return markup.canonical_bytes(copy)


def _created(package: Package) -> str:
    """Return the name of a new, empty table of formats."""
    usual = "xl/styles.xml"
    part = package.free_name("xl/styles{}.xml") if usual in package else usual
    root = package.peek(package.book)
    package.write(part, f'<styleSheet xmlns="{markup.namespace_of(root)}"/>'.encode())
    package.declare(part, _TYPE)
    Relations(package, package.book).add("styles", part)
    return part
