"""Notes on cells: a comments part for the text and a VML drawing for the boxes, shared with the sender's own notes."""

import re
from collections.abc import Callable, Container, Mapping, Sequence
from typing import NamedTuple

from toolkit.workbook.annotate import markup, metrics
from toolkit.workbook.annotate.markup import Element, quoted
from toolkit.workbook.annotate.package import Package, Relations
from toolkit.workbook.annotate.sheet import ORDER, Address, SheetPart, address

AUTHOR = "校验意见"
"""Who the notes that we add are by; the sender's own keep their authors."""

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_VML, _OFFICE = "urn:schemas-microsoft-com:vml", "urn:schemas-microsoft-com:office:office"
_EXCEL = "urn:schemas-microsoft-com:office:excel"
_POINTS, _RISE = 9, 8
_BOX_WIDTH, _LINE_HEIGHT, _MARGIN = 340, 16, 16
"""In points the size of the text; in pixels how far a box begins above its cell, its width, its lines, its edges."""

_DRAWING = f"""<xml xmlns:v="{_VML}" xmlns:o="{_OFFICE}" xmlns:x="{_EXCEL}">
<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{{block}}"/></o:shapelayout>
</xml>"""
_KIND = f"""<v:shapetype xmlns:v="{_VML}" xmlns:o="{_OFFICE}" id="_x0000_t202" coordsize="21600,21600" o:spt="202" \
path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/>\
</v:shapetype>"""
_SHAPE = f"""<v:shape xmlns:v="{_VML}" xmlns:o="{_OFFICE}" xmlns:x="{_EXCEL}" id="_x0000_s{{number}}" \
type="#_x0000_t202" style="position:absolute;width:{{width}}pt;height:{{height}}pt;z-index:{{order}};\
visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>\
<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>\
<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox>\
<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{{anchor}}</x:Anchor>\
<x:AutoFill>False</x:AutoFill><x:Row>{{row}}</x:Row><x:Column>{{column}}</x:Column></x:ClientData></v:shape>"""


class Run(NamedTuple):
    """A piece of a note's text, bold or not."""

    text: str
    bold: bool = False


def attach(package: Package, sheet: SheetPart, notes: Mapping[Address, Sequence[Run]]) -> None:
    """Give the cells of a sheet notes; text is added to a note that a cell has already."""
    comments = _Comments(package, sheet)
    for at, runs in notes.items():
        comments.add(at, runs)
    _Boxes(package, sheet).fit(comments.texts(), notes)


class _Comments:
    """The part that holds the text of a sheet's notes."""

    def __init__(self, package: Package, sheet: SheetPart) -> None:
        part = Relations(package, sheet.part).target("comments")
        root = package.edit(part if part and part in package else _new_comments(package, sheet))
        self._authors = markup.ensure(root, "authors", ("authors", "commentList"))
        self._list = markup.ensure(root, "commentList", ("authors", "commentList"))
        listed = markup.children(self._list, "comment")
        self._notes = {address(comment.get("ref", "").partition(":")[0]): comment for comment in listed}

    def add(self, at: Address, runs: Sequence[Run]) -> None:
        """Add text to the note of a cell, below what stands there; what it says already is not said again."""
        note = self._notes.get(at)
        if note is None:
            note = markup.make(self._list, "comment", ref=str(at), authorId=str(self._author))
            self._list.append(note)
            self._notes[at] = note
        elif "".join(run.text for run in runs) in _text(note):
            return
        elif _text(note):
            runs = [Run("\n\n"), *runs]
        body = markup.ensure(note, "text", ("text",))
        _split_plain(body)
        for run in markup.fragments(body, "".join(map(_run, runs))):
            markup.place(body, run, ("r", "rPh", "phoneticPr"))

    def texts(self) -> dict[Address, str]:
        """Return the text of every note of the sheet."""
        return {at: _text(note) for at, note in self._notes.items()}

    @property
    def _author(self) -> int:
        """Return the index of our name among the authors."""
        names = [author.text for author in self._authors]
        if AUTHOR not in names:
            author = markup.make(self._authors, "author")
            author.text = AUTHOR
            self._authors.append(author)
        return [author.text for author in self._authors].index(AUTHOR)


def _new_comments(package: Package, sheet: SheetPart) -> str:
    """Return the name of a new part for the text of a sheet's notes."""
    part = package.free("xl/comments{}.xml")
    package.write(part, f'<comments xmlns="{markup.namespace(sheet.root)}"/>'.encode())
    package.declare(part, _COMMENTS_TYPE)
    Relations(package, sheet.part).add("comments", part)
    return part


def _text(note: Element) -> str:
    """Return the whole text of a note."""
    body = markup.child(note, "text")
    runs = (markup.child(run, "t") for run in markup.children(body, "r"))
    return "".join(t.text or "" for t in (*markup.children(body, "t"), *runs) if t is not None)


def _split_plain(body: Element) -> None:
    """Turn the plain text of a note into a run, so that runs can follow."""
    plain = markup.child(body, "t")
    if plain is not None:
        run = markup.make(body, "r")
        body.replace(plain, run)
        run.append(plain)


def _run(run: Run) -> str:
    """Return a run of text in the font that notes have."""
    look = f'{"<b/>" * run.bold}<sz val="{_POINTS}"/><color indexed="81"/><rFont val="宋体"/><charset val="134"/>'
    return f'<r><rPr>{look}</rPr><t xml:space="preserve">{quoted(run.text)}</t></r>'


class _Boxes:
    """The drawing that holds the boxes of a sheet's notes; form controls may stand in it too."""

    def __init__(self, package: Package, sheet: SheetPart) -> None:
        self._sheet = sheet
        self._root = package.edit(_drawing(package, sheet))
        numbers = re.findall(r"_x0000_s(\d+)", " ".join(shape.get("id", "") for shape in self._root.iterchildren("*")))
        self._number = max(map(int, numbers), default=1024 * _block(self._root))
        self._boxes = {at: shape for shape in self._root.iterchildren("*") if (at := _noted(shape))}

    def fit(self, texts: Mapping[Address, str], changed: Container[Address]) -> None:
        """Give every note a box; one that is there keeps its look, and is made to fit its text where that *changed*."""
        if not any(kind.get("id") == "_x0000_t202" for kind in self._root.iterchildren(f"{{{_VML}}}shapetype")):
            self._root.append(markup.parse(_KIND.encode()))
        for at, note in texts.items():
            if at not in self._boxes:
                self._root.append(self._box(at, note))
            elif at in changed:
                self._resize(at, note)

    def _box(self, at: Address, note: str) -> Element:
        """Return a new box beside a cell."""
        self._number += 1
        points = {"width": _BOX_WIDTH * 3 // 4, "height": _box_height(note) * 3 // 4}
        place = {"row": at.row, "column": at.column, "anchor": self._anchor(self._corner(at), note)}
        shape = _SHAPE.format(number=self._number, order=self._number % 1024, **points, **place)
        return markup.parse(shape.encode())

    def _resize(self, at: Address, note: str) -> None:
        """Move the lower right corner of a box to where its text ends."""
        data = next(self._boxes[at].iterchildren(f"{{{_EXCEL}}}ClientData"))
        anchor = data.find(f"{{{_EXCEL}}}Anchor")
        if anchor is None:
            anchor = markup.make(data, "Anchor")
            data.append(anchor)
        corner = [int(number) for number in (anchor.text or "").split(",") if number.strip()][:4]
        anchor.text = self._anchor(corner or self._corner(at), note)

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
    identifier = f"{{{package.relation_base}}}id"
    reference = markup.ensure(sheet.root, "legacyDrawing", ORDER)
    relations = Relations(package, sheet.part)
    part = relations.by_identifier().get(reference.get(identifier, ""))
    if part and part in package:
        package.write(part, package.read(part).replace(b"<br>", b"<br/>"))  # Excel leaves them open in form controls
        return part
    part = package.free("xl/drawings/vmlDrawing{}.vml")
    block = re.sub(r"\D", "", part)
    package.write(part, _DRAWING.format(block=block).encode())
    package.declare_extension("vml", _VML_TYPE)
    reference.set(identifier, relations.add("vmlDrawing", part))
    return part


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
    return metrics.lines(note, _BOX_WIDTH - _MARGIN, _POINTS) * _LINE_HEIGHT + _MARGIN


def _reach(start: int, pixels: int, size: Callable[[int], int]) -> tuple[int, int]:
    """Return the row or column, and the pixels within it, that lies *pixels* beyond the edge of *start*."""
    limit = start + 1_000
    while start < limit and pixels > size(start):
        pixels -= size(start)
        start += 1
    return start, pixels
