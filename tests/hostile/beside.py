"""Parts beside the cells, too large or made to do harm: they are read when a workbook is annotated or its marks are told."""

from collections.abc import Callable, Mapping

from tests.hostile.harmful import BOMB
from tests.hostile.kind import Hostile, Make, part, read, swap, too_large, unreadable
from tests.support.packages import BOOK, BOOK_LINKS, CONTENT_TYPES, LINKS, MAIN, STYLES, UNIT_SHEET, Change, changed

COMMENTS, VML = "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"
THREADS, DRAWING = "xl/threadedComments/threadedComment1.xml", "xl/drawings/drawing1.xml"
UNIT_LINKS = "xl/worksheets/_rels/sheet2.xml.rels"
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_RELATION = '<Relationship Id="{}" Type="{}/{}" Target="{}"/>'

MANY = 400_000
"""So many elements that a tree of them is beyond its limit, though the part is not."""

Content = Callable[[], bytes]
"""What stands in a part, made when it is wanted: all of them at once would take the memory of a machine."""


def many(one: str, count: int = MANY) -> Content:
    """So many elements, each with its number in place of ``{n}``."""
    pieces = one.split("{n}")
    return lambda: "".join(number.join(pieces) for number in map(str, range(1, count + 1))).encode()


def blanks() -> bytes:
    """37 MB of nothing."""
    return b" " * 37_000_000


def within(element: str, content: Content) -> Content:
    """An element with this in it."""
    return lambda: b"<%s>%s</%s>" % (element.encode(), content(), element.partition(" ")[0].encode())


def plain(content: bytes) -> Content:
    """This and no more."""
    return lambda: content


def ending_with(name: str, content: Content) -> Make:
    """The form with more at the end of a part's root."""
    def change(old: bytes) -> bytes:
        at = old.rindex(b"</")
        return old[:at] + content() + old[at:]

    return part(name, change)


def related(kind: str, name: str, content: Content, changes: Mapping[str, Change] | None = None) -> Make:
    """The form with a part to which 单位信息 is related, and other changes."""
    links = _RELATIONS.format(_RELATION.format("b1", LINKS, kind, f"/{name}")).encode()
    return lambda form: changed(form, {name: content(), UNIT_LINKS: links, **(changes or {})})


def noted(content: Content) -> Make:
    """The form with this as the notes of 单位信息."""
    return related("comments", COMMENTS, content)


def drawn(content: Content) -> Make:
    """The form with this as the drawing of the boxes of notes on 单位信息."""
    def refer(sheet: bytes) -> bytes:
        return sheet.replace(b"</worksheet>", f'<legacyDrawing xmlns:r="{LINKS}" r:id="b1"/></worksheet>'.encode())

    return related("vmlDrawing", VML, content, {UNIT_SHEET: refer})


def comments(content: Content) -> Content:
    """A comments part with these notes."""
    return within(f'comments xmlns="{MAIN}"', within("commentList", content))


NOTE = '<comment ref="B4" authorId="0"><text><t>x</t></text></comment>'
NUMBERED = '<comment ref="B{n}" authorId="0"><text><t>{n}</t></text></comment>'
LINK = '<Relationship Id="n{n}" Type="x/y" Target="{n}.xml"/>'
THREADS_OF = 'ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"'
DRAWING_OF = 'xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
VML_OF = 'xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"'

NOTES = (
    too_large("notes of 37 MB", noted(comments(blanks)), "ratio"),
    too_large("400,000 notes", noted(comments(many(NUMBERED))), "part"),
    read("10,000 notes", noted(comments(many(NUMBERED, 10_000)))),
    read("a note on no cell", noted(comments(plain(NOTE.replace("B4", "??").encode())))),
    read("notes that break off", noted(plain(b"<comments"))),
    read("bomb in the notes", noted(plain(BOMB + b"<comments/>"))),
    read("deep notes", noted(comments(plain(b"<r>" * 5000 + b"</r>" * 5000)))),
)

BOXES = (
    read("boxes of 37 MB", drawn(within(VML_OF, blanks))),
    read("400,000 boxes", drawn(within(VML_OF, many('<v:shape id="_x0000_s{n}" type="#_x0000_t202"></v:shape>')))),
    read("boxes that break off", drawn(plain(b"<xml"))),
    read("bomb in the boxes", drawn(plain(BOMB + f"<{VML_OF}/>".encode()))),
)

LISTINGS = (
    too_large("400,000 names", ending_with(BOOK, within("definedNames", many(
        '<definedName name="n{n}">x!$A${n}</definedName>'))), "part"),
    too_large("400,000 relations of the workbook", ending_with(BOOK_LINKS, many(LINK)), "part"),
    read("50,000 relations of the workbook", ending_with(BOOK_LINKS, many(LINK, 50_000))),
    too_large("400,000 relations of a sheet", lambda form: changed(form, {UNIT_LINKS: within("Relationships", many(LINK))()}), "part"),
    too_large("relations of a sheet of 37 MB", lambda form: changed(form, {UNIT_LINKS: within("Relationships", blanks)()}), "ratio"),
    read("400,000 content types", ending_with(CONTENT_TYPES, many('<Override PartName="/{n}.xml" ContentType="x"/>'))),
    read("content types of 37 MB", ending_with(CONTENT_TYPES, blanks)),
    read("400,000 fills", ending_with(STYLES, within("fills", many('<fill><patternFill patternType="x{n}"/></fill>')))),
    unreadable("bomb in the relations of the workbook", swap(BOOK_LINKS, b"<Relationships", BOMB + b"<Relationships"), "entities"),
)

OTHERS = (
    read("400,000 answers in conversations", related("threadedComment", THREADS, within(THREADS_OF, many(
        '<threadedComment ref="B{n}" id="x"><text>{n}</text></threadedComment>')))),
    read("a conversation of 37 MB", related("threadedComment", THREADS, within("ThreadedComments", blanks))),
    read("400,000 pictures", related("drawing", DRAWING, within(DRAWING_OF, many("<xdr:oneCellAnchor><xdr:pic/></xdr:oneCellAnchor>")))),
    read("a drawing of 37 MB", related("drawing", DRAWING, within("wsDr", blanks))),
)

BESIDE: tuple[Hostile, ...] = (*NOTES, *BOXES, *LISTINGS, *OTHERS)
