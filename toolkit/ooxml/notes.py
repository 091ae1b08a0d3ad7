"""Notes on cells: a comments part for the text and a VML drawing for the boxes, shared with the sender's own notes."""

import re
from collections.abc import Callable, Container, Mapping, Sequence
from collections.abc import Set as AbstractSet

from toolkit import textfit
from toolkit.cellref import Address
from toolkit.ooxml import markup
from toolkit.ooxml.comments import POINTS, Comments, NoteRun, Span, add_comments_part, comments_part, conversation_cells
from toolkit.ooxml.markup import Element
from toolkit.ooxml.package import Package, Relations
from toolkit.ooxml.sheet import ORDER, SheetPart

_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_VML, _OFFICE = "urn:schemas-microsoft-com:vml", "urn:schemas-microsoft-com:office:office"
_EXCEL = "urn:schemas-microsoft-com:office:excel"
_RISE = 8
_BOX_WIDTH, _LINE_HEIGHT, _MARGIN = 340, 16, 16
"""In pixels how far a box begins above its cell, its width, its lines, its edges."""

_NOTE_KIND = "_x0000_t202"
"""The kind of shape that a note's box is."""

_DRAWING = f"""<xml xmlns:v="{_VML}" xmlns:o="{_OFFICE}" xmlns:x="{_EXCEL}">
<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{{block}}"/></o:shapelayout>
</xml>"""
_KIND = f"""<v:shapetype xmlns:v="{_VML}" xmlns:o="{_OFFICE}" id="{_NOTE_KIND}" coordsize="21600,21600" o:spt="202" \
path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/>\
</v:shapetype>"""
_SHAPE = f"""<v:shape xmlns:v="{_VML}" xmlns:o="{_OFFICE}" xmlns:x="{_EXCEL}" id="_x0000_s{{number}}" \
type="#{_NOTE_KIND}" style="position:absolute;width:{{width}}pt;height:{{height}}pt;z-index:{{order}};\
visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>\
<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>\
<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox>\
<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{{anchor}}</x:Anchor>\
<x:AutoFill>False</x:AutoFill><x:Row>{{row}}</x:Row><x:Column>{{column}}</x:Column></x:ClientData></v:shape>"""


def attach_notes(
    package: Package, sheet: SheetPart, notes: Mapping[Address, Sequence[NoteRun]], author: str
) -> dict[Address, str]:
    """Return where the boxes stood that were there before, after the cells of a sheet were given notes.

    Text is added to a note that a cell has already; a new one is by *author*.
    """
    talks = conversation_cells(package, sheet.part)
    comments = Comments(package, comments_part(package, sheet.part) or add_comments_part(package, sheet.part), talks)
    for at, runs in notes.items():
        comments.add(at, runs, author)
    return _Boxes(package, sheet).fit(comments.texts(), notes.keys() - talks)


def detach_notes(
    package: Package, sheet: SheetPart, author: str, ours: Callable[[str], Sequence[Span]], boxes: Mapping[Address, str]
) -> set[Address]:
    """Remove the spans of text that *ours* finds in a sheet's notes, and notes left empty; return the cells concerned.

    A box that stays takes the place again that *boxes* has for it. Parts go with the last of what they hold.
    """
    part = comments_part(package, sheet.part)
    if part is None:
        return set()
    comments = Comments(package, part, conversation_cells(package, sheet.part))
    erased = comments.erase(author, ours)
    if _drawn(package, sheet):
        _Boxes(package, sheet).drop({at for at, gone in erased.items() if gone}, boxes)
    if not comments.texts():
        Relations(package, sheet.part).discard(part)
    return set(erased)


class _Boxes:
    """The drawing that holds the boxes of a sheet's notes; form controls may stand in it too."""

    def __init__(self, package: Package, sheet: SheetPart) -> None:
        self._package, self._sheet = package, sheet
        self._part = _drawing(package, sheet)
        self._root = package.edit(self._part)
        numbers = re.findall(r"_x0000_s(\d+)", " ".join(shape.get("id", "") for shape in self._root.iterchildren("*")))
        self._number = max(map(int, numbers), default=1024 * _block(self._root))
        self._boxes = {at: shape for shape in self._root.iterchildren("*") if (at := _noted(shape))}

    def fit(self, texts: Mapping[Address, str], changed: Container[Address]) -> dict[Address, str]:
        """Return where the boxes stood whose text *changed*, after they were made to fit and every note has one."""
        before = {}
        if not any(kind.get("id") == _NOTE_KIND for kind in self._root.iterchildren(f"{{{_VML}}}shapetype")):
            self._root.append(markup.parse_xml(_KIND.encode()))
        for at, note in texts.items():
            if at not in self._boxes:
                self._root.append(self._box(at, note))
            elif at in changed:
                before[at] = self._resize(at, note)
        return before

    def drop(self, gone: AbstractSet[Address], places: Mapping[Address, str]) -> None:
        """Remove boxes, put others back to where they stood; the drawing goes with the last of its shapes."""
        for at, shape in self._boxes.items():
            if at in gone:
                self._root.remove(shape)
            elif places.get(at):
                self._anchored(at).text = places[at]
        used = {shape.get("type") for shape in self._root.iterchildren("*")}
        for kind in [*self._root.iterchildren(f"{{{_VML}}}shapetype")]:
            if kind.get("id") == _NOTE_KIND and f"#{_NOTE_KIND}" not in used:
                self._root.remove(kind)
        if all(child.tag == f"{{{_OFFICE}}}shapelayout" for child in self._root.iterchildren("*")):
            reference = markup.child(self._sheet.root, "legacyDrawing")
            if reference is not None:
                self._sheet.root.remove(reference)
            Relations(self._package, self._sheet.part).discard(self._part)

    def _box(self, at: Address, note: str) -> Element:
        """Return a new box beside a cell."""
        self._number += 1
        points = {"width": _BOX_WIDTH * 3 // 4, "height": _box_height(note) * 3 // 4}
        place = {"row": at.row, "column": at.column, "anchor": self._anchor(self._corner(at), note)}
        shape = _SHAPE.format(number=self._number, order=self._number % 1024, **points, **place)
        return markup.parse_xml(shape.encode())

    def _resize(self, at: Address, note: str) -> str:
        """Return where a box stood, after its lower right corner was moved to where its text ends."""
        anchor = self._anchored(at)
        before = anchor.text or ""
        corner = [int(number) for number in before.split(",") if number.strip()][:4]
        anchor.text = self._anchor(corner or self._corner(at), note)
        return before

    def _anchored(self, at: Address) -> Element:
        """Return the element that says where a box stands, made where there is none."""
        data = next(self._boxes[at].iterchildren(f"{{{_EXCEL}}}ClientData"))
        anchor = data.find(f"{{{_EXCEL}}}Anchor")
        if anchor is None:
            anchor = markup.detached(data, "Anchor")
            data.append(anchor)
        return anchor

    def _corner(self, at: Address) -> tuple[int, int, int, int]:
        """Return where a box begins, a little above its cell: column and row, each with the pixels within it."""
        above = max(at.row - 1, 0)
        return at.column + 1, 15, above, max(self._sheet.height(above) - _RISE, 0) if at.row else 2

    def _anchor(self, corner: Sequence[int], note: str) -> str:
        """Return the corners of a box as the drawing holds them: columns and rows, each with the pixels within it."""
        column, across, row, down = corner
        right = _reach(column, across + _BOX_WIDTH, self._sheet.width)
        bottom = _reach(row, down + _box_height(note), self._sheet.height)
        return ", ".join(map(str, (*corner, *right, *bottom)))


def _drawing(package: Package, sheet: SheetPart) -> str:
    """Return the name of the part that a sheet's boxes are drawn in, made where there is none."""
    part = _drawn(package, sheet)
    if part:
        if not package.edited(part):  # Excel leaves line breaks open in form controls
            package.write(part, package.read(part).replace(b"<br>", b"<br/>"))
        return part
    reference = markup.ensure_child(sheet.root, "legacyDrawing", ORDER)
    part = package.free_name("xl/drawings/vmlDrawing{}.vml")
    block = re.sub(r"\D", "", part)
    package.write(part, _DRAWING.format(block=block).encode())
    package.declare_extension("vml", _VML_TYPE)
    reference.set(f"{{{package.relation_base}}}id", Relations(package, sheet.part).add("vmlDrawing", part))
    return part


def _drawn(package: Package, sheet: SheetPart) -> str | None:
    """Return the name of the part that a sheet's boxes are drawn in, None where there is none."""
    reference = markup.child(sheet.root, "legacyDrawing")
    if reference is None:
        return None
    part = Relations(package, sheet.part).by_identifier().get(reference.get(f"{{{package.relation_base}}}id", ""))
    return part if part and part in package else None


def _block(root: Element) -> int:
    """Return the number of the block of 1,024 that a drawing takes its shapes' numbers from."""
    blocks = root.find(f"{{{_OFFICE}}}shapelayout/{{{_OFFICE}}}idmap")
    numbers = re.findall(r"\d+", "" if blocks is None else blocks.get("data", ""))
    return int(numbers[0]) if numbers else 1


def _noted(shape: Element) -> Address | None:
    """Return the cell whose note a shape is the box of, if it is one."""
    data = shape.find(f"{{{_EXCEL}}}ClientData")
    if data is None or data.get("ObjectType") != "Note":
        return None
    row, column = data.findtext(f"{{{_EXCEL}}}Row"), data.findtext(f"{{{_EXCEL}}}Column")
    return Address(int(row), int(column)) if row and column else None


def _box_height(note: str) -> int:
    """Return the pixels that a note's text takes in a box of our width."""
    lines = textfit.wrapped_lines(note, textfit.pixel_ems(_BOX_WIDTH - _MARGIN, POINTS))
    return lines * _LINE_HEIGHT + _MARGIN


def _reach(start: int, pixels: int, size: Callable[[int], int]) -> tuple[int, int]:
    """Return the row or column, and the pixels within it, that lies *pixels* beyond the edge of *start*."""
    limit = start + 1_000
    while start < limit and pixels > size(start):
        pixels -= size(start)
        start += 1
    return start, pixels
