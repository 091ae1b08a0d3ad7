"""A .docx becomes plain paragraphs and tables: what a reader sees, with what shows that something is a heading.

Tracked insertions are read and deletions are not. What a reader sees but plain text cannot carry (text boxes,
pictures, footnotes, headers …) is listed, never dropped in silence.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from toolkit.manuscripts import margins
from toolkit.manuscripts.draft import DocumentSpot, Reason, UnplacedText
from toolkit.manuscripts.refusal import NotReadable, open_document, refusal_reason
from toolkit.manuscripts.styles import DocumentStyles, ParagraphLook, attribute, child, children, local, switched
from toolkit.ooxml.markup import Element
from toolkit.ooxml.package import Package, Relations
from toolkit.ooxml.refusal import Refused

MOST_PARAGRAPHS = 20_000
"""Far more than any question has."""

_BREAKS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_SKIPPED = frozenset({
    "pPr", "rPr", "sdtPr", "sdtEndPr", "del", "moveFrom", "instrText", "delText", "delInstrText", "fldData", "ffData",
    "rt", "softHyphen", "commentReference", "annotationRef", "tblPr", "tblGrid", "trPr", "tcPr", "ctrlPr", "sectPr",
})  # fmt: skip
_CHECKED = frozenset({0xF052, 0xF053, 0xF054, 0xF0FD, 0xF0FE, 0xF0FC, 0xF0FB, 0xF06E})
_UNCHECKED = frozenset({0xF0A3, 0xF0A8, 0xF06F, 0xF071, 0xF030, 0xF035, 0xF0A6, 0xF072})
"""Boxes of Word's symbol fonts (Wingdings, Wingdings 2) by their code points."""


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


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table: the paragraphs of each cell; a cell that goes on from above is empty."""

    spot: DocumentSpot
    cells: tuple[tuple[Paragraph, ...], ...]


@dataclass(frozen=True, slots=True)
class DocumentTable:
    """A table, row by row; tables within its cells are taken as their text."""

    rows: tuple[TableRow, ...]

    @property
    def paragraphs(self) -> list[Paragraph]:
        """Return the paragraphs of all cells."""
        return [paragraph for row in self.rows for cell in row.cells for paragraph in cell]


@dataclass(frozen=True, slots=True)
class Document:
    """What a document holds, top to bottom, and what plain text cannot carry."""

    blocks: tuple[Paragraph | DocumentTable, ...]
    unread: tuple[UnplacedText, ...]


def read_document(data: bytes) -> Document:
    """Return what a .docx holds.

    Raises NotReadable for any other kind of file and for one that is damaged.
    """
    package = open_document(data)
    try:
        return _Reader(package).document()
    except NotReadable:
        raise
    except Refused as refused:
        raise NotReadable(refusal_reason(refused)) from refused
    except Exception as error:  # no library's own list of exceptions is usable (threats.md, fact 1)
        raise NotReadable("damaged") from error


class _Reader:
    """Reads one package."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._relations = Relations(package, package.book)
        self._styles = DocumentStyles(self._part("styles"))
        self._unread: dict[UnplacedText, None] = {}  # the same thing at one place once, in order
        self._paragraphs = 0
        self._tables = 0
        self._spot = DocumentSpot()

    def document(self) -> Document:
        """Return the whole."""
        body = child(self._package.peek(self._package.book), "body")
        blocks = tuple(self._blocks([] if body is None else body))
        for kind in ("footnotes", "endnotes"):
            notes = self._part(kind)
            for note in [] if notes is None else notes:
                if attribute(note, "type") in ("", "normal"):
                    self._note("footnote", _plain(note), DocumentSpot())
        comments = self._part("comments")
        for comment in [] if comments is None else comments:
            self._note("comment", _plain(comment), DocumentSpot())
        for margin in self._margins(body):
            self._note("margin", margins.margin_texts(margin), DocumentSpot())
        return Document(blocks, tuple(self._unread))

    def _margins(self, body: Element | None) -> Iterator[Element]:
        """Yield the headers and footers that the sections refer to, headers first."""
        parts = self._relations.by_identifier()
        for kind in ("headerReference", "footerReference"):
            for element in [] if body is None else body.iter():
                part = parts.get(attribute(element, "id")) if local(element) == kind else None
                if part and part in self._package:
                    yield self._package.peek(part)

    def _part(self, kind: str) -> Element | None:
        """Return the root of a related part, if there is one."""
        part = self._relations.target(kind)
        return self._package.peek(part) if part and part in self._package else None

    def _note(self, reason: Reason, text: str, spot: DocumentSpot | None = None) -> None:
        """List something that the text does not carry."""
        unread = UnplacedText(reason, self._spot if spot is None else spot, text)
        if (text.strip() or reason in ("picture", "object", "symbol", "equation")):
            self._unread[unread] = None

    def _blocks(
        self, parent: Iterable[Element], row: DocumentSpot | None = None
    ) -> Iterator[Paragraph | DocumentTable]:
        """Yield the paragraphs and tables within an element."""
        for element in parent:
            match local(element):
                case "p":
                    paragraph = self._paragraph(element, row)
                    if paragraph.text or not _deleted(element):
                        yield paragraph
                case "tbl":
                    yield self._table(element)
                case "sdt" if not _placeholder(element):
                    yield from self._blocks(children(child(element, "sdtContent")), row)
                case "sdt":
                    self._paragraphs += 1
                case "customXml" | "ins" | "moveTo" | "smartTag":
                    yield from self._blocks(element, row)
                case "AlternateContent":
                    yield from self._blocks(_chosen(element), row)

    def _table(self, element: Element) -> DocumentTable:
        """Return a table; its rows are found within content controls and insertions too."""
        self._tables += 1
        table = self._tables
        rows = enumerate(_within(element, "tr"), 1)
        return DocumentTable(tuple(self._row(row, DocumentSpot(0, table, number)) for number, row in rows))

    def _row(self, element: Element, spot: DocumentSpot) -> TableRow:
        """Return a row of a table."""
        if child(child(element, "trPr"), "del") is not None:
            return TableRow(spot, ())
        return TableRow(spot, tuple(self._cell(cell, spot) for cell in _within(element, "tc")))

    def _cell(self, element: Element, spot: DocumentSpot) -> tuple[Paragraph, ...]:
        """Return the paragraphs of a cell, those of tables within it among them."""
        found: list[Paragraph] = []
        for block in self._blocks(element, spot):
            inner = [block] if isinstance(block, Paragraph) else block.paragraphs
            found.extend(inner)
        return tuple(found)

    def _paragraph(self, element: Element, row: DocumentSpot | None) -> Paragraph:
        """Return a paragraph."""
        self._paragraphs += 1
        if self._paragraphs > MOST_PARAGRAPHS:
            raise NotReadable("too-large")
        self._spot = (row or DocumentSpot())._replace(paragraph=self._paragraphs)
        settings = child(element, "pPr")
        style = self._styles.named(child(settings, "pStyle"))
        runs = [run for run in self._runs(element, style.bold) if run[0]]
        shown = [bold for text, bold in runs if text.strip()]
        level = self._styles.outline(settings, style)
        return Paragraph(
            text="".join(text for text, _ in runs),
            spot=self._spot,
            style=style.name,
            level=level,
            bold=bool(shown) and all(shown),
            lead="" if not shown or all(shown) else _lead(runs),
            numbering=self._styles.numbering(settings),
            look=self._look(element, style.look),
        )

    def _look(self, paragraph: Element, look: ParagraphLook) -> str:
        """Return font and size of the first run of a paragraph that shows something."""
        runs = (run for run in paragraph.iter() if local(run) == "r")
        first = next((run for run in runs if any((text.text or "").strip() for text in children(run, "t"))), None)
        own = child(first, "rPr")
        stated = (ParagraphLook.of(own), self._styles.named(child(own, "rStyle")).look, look)
        return " ".join(filter(None, ParagraphLook.first(stated)))

    def _runs(self, parent: Iterable[Element], bold: bool) -> Iterator[tuple[str, bool]]:
        """Yield the texts within a paragraph, each with whether it is bold."""
        for element in parent:
            name = local(element)
            if name == "r":
                yield from self._run(element, bold)
            elif name == "t":  # of an equation
                yield element.text or "", False
            elif name == "AlternateContent":
                yield from self._runs(_chosen(element), bold)
            elif name == "sdt" and _placeholder(element):
                continue
            elif name in ("drawing", "pict", "object"):
                self._drawn(element)
            elif name and name not in _SKIPPED:
                if name in ("oMath", "oMathPara"):
                    self._note("equation", _plain(element))
                yield from self._runs(element, bold)

    def _run(self, run: Element, bold: bool) -> Iterator[tuple[str, bool]]:
        """Yield the texts of one run."""
        look = child(run, "rPr")
        heavy = switched(child(look, "b"), self._styles.named(child(look, "rStyle")).bold or bold)
        text = "".join(self._pieces(run))
        if switched(child(look, "vanish")):
            self._note("hidden", text)
        else:
            yield text, heavy

    def _pieces(self, run: Iterable[Element]) -> Iterator[str]:
        """Yield what a run shows, piece by piece."""
        for element in run:
            name = local(element)
            if name == "t":
                yield element.text or ""
            elif name == "br":
                yield "" if attribute(element, "type") in ("page", "column") else "\n"
            elif name == "sym":
                yield self._symbol(element)
            elif name in ("drawing", "pict", "object"):
                self._drawn(element)
            elif name == "AlternateContent":
                yield from self._pieces(_chosen(element))
            elif name == "ruby":
                yield from (text for text, _ in self._runs(children(child(element, "rubyBase")), False))
            elif name not in _SKIPPED:
                yield _BREAKS.get(name, "")

    def _symbol(self, element: Element) -> str:
        """Return a box as a box; any other character of a symbol font cannot be read."""
        code = int(attribute(element, "char") or "0", 16)
        code = code | 0xF000 if code < 0x100 else code
        if code in _CHECKED:
            return "☑"
        if code in _UNCHECKED:
            return "□"
        self._note("symbol", f"{attribute(element, 'font')} {code:04X}")
        return ""

    def _drawn(self, element: Element) -> None:
        """List what is drawn rather than written: text boxes by their text, all else as a picture or an object."""
        boxes = [_plain(box) for box in element.iter() if local(box) == "txbxContent"]
        for text in boxes:
            self._note("textbox", text)
        if not boxes:
            self._note("object" if local(element) == "object" else "picture", "")


def _placeholder(control: Element) -> bool:
    """Return whether a content control shows its prompt, so that nothing was typed into it."""
    return switched(child(child(control, "sdtPr"), "showingPlcHdr"))


def _chosen(alternatives: Element) -> Iterator[Element]:
    """Yield what the first of several renderings holds."""
    yield from children(child(alternatives, "Choice"))


def _deleted(paragraph: Element) -> bool:
    """Return whether a paragraph's end was deleted under tracking."""
    return child(child(child(paragraph, "pPr"), "rPr"), "del") is not None


def _within(parent: Element, name: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, within content controls and the like too."""
    for element in parent:
        if local(element) == name:
            yield element
        elif local(element) in ("sdt", "sdtContent", "customXml", "ins", "smartTag"):
            yield from _within(element, name)


def _lead(runs: list[tuple[str, bool]]) -> str:
    """Return the bold text at the beginning of a paragraph."""
    lead = ""
    for text, bold in runs:
        if text.strip() and not bold:
            break
        lead += text
    return lead


def _plain(element: Element) -> str:
    """Return the bare text within an element, a line a paragraph."""
    lines = [paragraph for paragraph in element.iter() if local(paragraph) == "p"] or [element]
    return "\n".join("".join(t.text or "" for t in line.iter() if local(t) == "t") for line in lines)
