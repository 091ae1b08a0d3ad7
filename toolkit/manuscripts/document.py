"""A .docx becomes plain paragraphs and tables: what a reader sees, and what makes it look like a heading.

Tracked insertions are read and deletions are not. What a reader sees but plain text cannot carry (text boxes,
pictures, footnotes, headers …) is listed, never dropped in silence.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from toolkit.manuscripts import margins
from toolkit.manuscripts.draft import DocumentSpot, Reason, UnplacedText
from toolkit.manuscripts.refusal import NotReadable, open_document, refusal_reason
from toolkit.manuscripts.states import PRIVATE_BOXES, SYMBOL_FONT, box_of, control_box, form_field_state, symbol_box
from toolkit.manuscripts.styles import (
    DocumentStyles,
    ParagraphLook,
    ParagraphStyle,
    is_on,
    numbering,
    outline_level,
    setting,
)
from toolkit.ooxml.markup import Element, attribute, child, children, local_name
from toolkit.ooxml.package import Package, Relations
from toolkit.ooxml.refusal import Refused
from toolkit.text import strip_invisible

MOST_PARAGRAPHS = 20_000
"""Far more than any question has."""

_IN_BODY = DocumentSpot()
_NOTES: Mapping[str, Reason] = {"footnotes": "footnote", "endnotes": "footnote", "comments": "comment"}
_CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_SKIPPED = frozenset({
    "pPr", "rPr", "sdtPr", "sdtEndPr", "del", "moveFrom", "instrText", "delText", "delInstrText", "fldData", "ffData",
    "rt", "softHyphen", "commentReference", "annotationRef", "tblPr", "tblGrid", "trPr", "tcPr", "ctrlPr", "sectPr",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its text, and what tells a heading from running text."""

    text: str
    spot: DocumentSpot
    style: str = ""
    """Name of the style, in lower case."""
    level: int | None = None
    """Level in the outline from 0 on (a title's too); None for running text."""
    bold: bool = False
    """Whether all that shows is bold."""
    lead: str = ""
    """The bold text that it begins with, where the rest is not bold."""
    numbering: str = ""
    """Which automatic numbering it belongs to; empty for none."""
    look: str = ""
    """Font and size of its beginning, as far as they are stated."""

    @property
    def shown(self) -> str:
        """Return the visible text."""
        return strip_invisible(self.text)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table: the paragraphs of each cell; a cell that goes on from above is empty."""

    spot: DocumentSpot
    cells: tuple[tuple[Paragraph, ...], ...]


@dataclass(frozen=True, slots=True)
class DocumentTable:
    """A table, row by row; tables within its cells are taken as their text."""

    rows: tuple[TableRow, ...]


Block = Paragraph | DocumentTable


@dataclass(frozen=True, slots=True)
class Document:
    """What a document holds, top to bottom, and what plain text cannot carry."""

    blocks: tuple[Block, ...]
    unread: tuple[UnplacedText, ...]


def read_document(data: bytes) -> Document:
    """Return what a .docx holds.

    Raises NotReadable for any other kind of file and for one that is damaged.
    """
    package = open_document(data)
    try:
        return _DocumentReader(package).document()
    except NotReadable:
        raise
    except Refused as refused:
        raise NotReadable(refusal_reason(refused)) from refused
    except Exception as error:  # no library's own list of exceptions is usable (threats.md, fact 1)
        raise NotReadable("damaged") from error


def all_paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Yield every paragraph of some blocks, those in tables among them."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from (paragraph for row in block.rows for cell in row.cells for paragraph in cell)


class _DocumentReader:
    """Reads one package."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._relations = Relations(package, package.book)
        self._styles = DocumentStyles(self._related("styles"))
        self._unread: dict[UnplacedText, None] = {}  # the same thing at one place once, in order
        self._paragraphs = 0
        self._tables = 0
        self._spot = DocumentSpot()
        self._struck: list[str] = []
        """The struck-out texts of the paragraph."""
        self._in_form_field = False
        """Whether a drop-down or a tick box has been read whose own text, if any, has not ended."""

    def document(self) -> Document:
        """Return the whole."""
        body = child(self._package.peek(self._package.book), "body")
        blocks = () if body is None else tuple(self._blocks(body))
        self._spot = DocumentSpot()
        for kind, reason in _NOTES.items():
            for note in self._related(kind):
                if attribute(note, "type") in ("", "normal"):
                    self._list_unread(reason, _plain_text(note))
        for margin in () if body is None else self._margins(body):
            self._list_unread("margin", margins.margin_texts(margin))
        return Document(blocks, tuple(self._unread))

    def _related(self, kind: str) -> Iterable[Element]:
        """Return what a related part holds; nothing where there is no such part."""
        part = self._relations.target(kind)
        return self._package.peek(part) if part and part in self._package else ()

    def _margins(self, body: Element) -> Iterator[Element]:
        """Yield the headers and footers that the sections refer to, headers first."""
        parts = self._relations.by_identifier()
        for kind in ("headerReference", "footerReference"):
            for element in body.iter():
                part = parts.get(attribute(element, "id")) if local_name(element) == kind else None
                if part and part in self._package:
                    yield self._package.peek(part)

    def _list_unread(self, reason: Reason, text: str = "") -> None:
        """List something that the text does not carry, unless it is blank text."""
        if text.strip() or reason in ("picture", "object", "symbol", "equation", "state"):
            self._unread[UnplacedText(reason, self._spot, text)] = None

    def _blocks(self, parent: Iterable[Element], row: DocumentSpot = _IN_BODY) -> Iterator[Block]:
        """Yield the paragraphs and tables within an element; *row* is where it stands in a table."""
        for element in parent:
            match local_name(element):
                case "p":
                    paragraph = self._paragraph(element, row)
                    if paragraph.text or not _is_deleted(element):
                        yield paragraph
                case "tbl":
                    yield self._table(element)
                case "sdt" if _shows_prompt(element):
                    self._paragraphs += 1
                case "sdt":
                    yield from self._blocks(_content(element, "sdtContent"), row)
                case "customXml" | "ins" | "moveTo" | "smartTag":
                    yield from self._blocks(element, row)
                case "AlternateContent":
                    yield from self._blocks(_content(element, "Choice"), row)

    def _table(self, element: Element) -> DocumentTable:
        """Return a table; its rows are found within content controls and insertions too."""
        self._tables += 1
        table = self._tables
        rows = enumerate(_within(element, "tr"), 1)
        return DocumentTable(tuple(self._row(row, DocumentSpot(0, table, number)) for number, row in rows))

    def _row(self, element: Element, spot: DocumentSpot) -> TableRow:
        """Return a row of a table; one that was deleted under tracking is empty."""
        deleted = child(child(element, "trPr"), "del") is not None
        cells = () if deleted else _within(element, "tc")
        return TableRow(spot, tuple(tuple(all_paragraphs(self._blocks(cell, spot))) for cell in cells))

    def _paragraph(self, element: Element, row: DocumentSpot) -> Paragraph:
        """Return a paragraph."""
        self._paragraphs += 1
        if self._paragraphs > MOST_PARAGRAPHS:
            raise NotReadable("too-large")
        self._spot = row._replace(paragraph=self._paragraphs)
        settings = child(element, "pPr")
        style = self._styles.named(setting(settings, "pStyle"))
        self._struck, self._in_form_field = [], False
        runs = [(text, bold) for text, bold in self._runs(element, style) if text]
        self._list_unread("struck", "".join(self._struck))
        shown = [bold for text, bold in runs if text.strip()]
        lead = takewhile(lambda run: run[1] or not run[0].strip(), runs)
        return Paragraph(
            text="".join(text for text, _ in runs),
            spot=self._spot,
            style=style.name,
            level=outline_level(settings, style),
            bold=bool(shown) and all(shown),
            lead="" if all(shown) else "".join(text for text, _ in lead),
            numbering=numbering(settings),
            look=self._look(element, style.look),
        )

    def _look(self, paragraph: Element, look: ParagraphLook) -> str:
        """Return font and size of the first run of a paragraph that shows something."""
        runs = (run for run in paragraph.iter() if local_name(run) == "r")
        first = next((run for run in runs if any((text.text or "").strip() for text in children(run, "t"))), None)
        own = child(first, "rPr")
        stated = (ParagraphLook.of(own), self._styles.named(setting(own, "rStyle")).look, look)
        return " ".join(filter(None, ParagraphLook.first(stated)))

    def _runs(self, parent: Iterable[Element], style: ParagraphStyle) -> Iterator[tuple[str, bool]]:
        """Yield the texts within a paragraph of a style, each with whether it is bold."""
        for element in parent:
            match local_name(element):
                case "r":
                    yield from self._run(element, style)
                case "t":  # of an equation
                    yield element.text or "", False
                case "AlternateContent":
                    yield from self._runs(_content(element, "Choice"), style)
                case "drawing" | "pict" | "object":
                    self._list_drawing(element)
                case "sdt" if _shows_prompt(element):
                    pass
                case "sdt" if box := control_box(element):
                    yield box, False
                case name if name and name not in _SKIPPED:
                    if name in ("oMath", "oMathPara"):
                        self._list_unread("equation", _plain_text(element))
                    yield from self._runs(element, style)

    def _run(self, run: Element, style: ParagraphStyle) -> Iterator[tuple[str, bool]]:
        """Yield the texts of one run in a paragraph of a style."""
        look = child(run, "rPr")
        own = self._styles.named(setting(look, "rStyle"))
        text = "".join(self._pieces(run))
        if setting(look, "rFonts", "ascii").startswith(SYMBOL_FONT):
            text = "".join(map(symbol_box, text))
        if is_on(look, "vanish", own.hidden or style.hidden):
            self._list_unread("hidden", text)
            return
        struck = own.struck or style.struck
        if is_on(look, "strike", struck) or is_on(look, "dstrike", struck and child(look, "strike") is None):
            self._struck.append(text)
        yield text, is_on(look, "b", own.bold or style.bold)

    def _pieces(self, run: Iterable[Element]) -> Iterator[str]:
        """Yield what a run shows, piece by piece."""
        for element in run:
            match local_name(element):
                case "fldChar":
                    yield self._form_field(element)
                case _ if self._in_form_field:
                    pass
                case "t":
                    yield (element.text or "").translate(PRIVATE_BOXES)
                case "br":
                    yield "" if attribute(element, "type") in ("page", "column") else "\n"
                case "sym":
                    yield self._symbol(element)
                case "drawing" | "pict" | "object":
                    self._list_drawing(element)
                case "AlternateContent":
                    yield from self._pieces(_content(element, "Choice"))
                case "ruby":
                    yield from (text for text, _ in self._runs(_content(element, "rubyBase"), ParagraphStyle()))
                case name:
                    yield _CHARACTERS.get(name, "")

    def _form_field(self, mark: Element) -> str:
        """Return the state of an old form field at its beginning; what some programs write of it is skipped."""
        kind = attribute(mark, "fldCharType")
        if kind == "begin":
            state = form_field_state(mark)
            self._in_form_field = state is not None
            if state == "":
                self._list_unread("state")
            return state or ""
        self._in_form_field = self._in_form_field and kind != "end"
        return ""

    def _symbol(self, element: Element) -> str:
        """Return a box as a box; any other character of a symbol font cannot be read."""
        code = int(attribute(element, "char") or "0", 16)
        box = box_of(code)
        if not box:
            self._list_unread("symbol", f"{attribute(element, 'font')} {code | 0xF000 if code < 0x100 else code:04X}")
        return box

    def _list_drawing(self, element: Element) -> None:
        """List what is drawn rather than written: text boxes by their text, all else as a picture or an object."""
        boxes = [_plain_text(box) for box in element.iter() if local_name(box) == "txbxContent"]
        for text in boxes:
            self._list_unread("textbox", text)
        if not boxes:
            self._list_unread("object" if local_name(element) == "object" else "picture")


def _shows_prompt(control: Element) -> bool:
    """Return whether a content control shows its prompt, so that nothing was typed into it."""
    return is_on(child(control, "sdtPr"), "showingPlcHdr")


def _content(parent: Element, name: str) -> Iterable[Element]:
    """Return the elements within the first child of a name; none when there is no such child."""
    found = child(parent, name)
    return () if found is None else found


def _is_deleted(paragraph: Element) -> bool:
    """Return whether a paragraph's end was deleted under tracking."""
    return child(child(child(paragraph, "pPr"), "rPr"), "del") is not None


def _within(parent: Element, name: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, within content controls and the like too."""
    for element in parent:
        if local_name(element) == name:
            yield element
        elif local_name(element) in ("sdt", "sdtContent", "customXml", "ins", "smartTag"):
            yield from _within(element, name)


def _plain_text(element: Element) -> str:
    """Return the bare text within an element, a line a paragraph."""
    lines = [paragraph for paragraph in element.iter() if local_name(paragraph) == "p"] or [element]
    return "\n".join("".join(t.text or "" for t in line.iter() if local_name(t) == "t") for line in lines)
