"""A Word document as its reader sees it, taken from the package without the code under test."""

import re
import zipfile
from io import BytesIO

import openpyxl
from lxml import etree

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
W = f"{{{NAMES['w']}}}"
R = f"{{{NAMES['r']}}}"


class WordDocument:
    """A .docx opened as a zip package of XML parts."""

    def __init__(self, package: bytes) -> None:
        self.zip = zipfile.ZipFile(BytesIO(package))
        self.body = self.xml("word/document.xml")

    def xml(self, part: str) -> etree._Element:
        return etree.fromstring(self.zip.read(part))

    def find(self, path: str, part: str = "word/document.xml") -> list:
        return self.xml(part).xpath(path, namespaces=NAMES)

    @property
    def paragraphs(self) -> list[str]:
        """Texts of all paragraphs, those of tables too."""
        return [paragraph_text(paragraph) for paragraph in self.body.iter(f"{W}p")]

    @property
    def headings(self) -> list[tuple[int, str]]:
        """Level and text of what Word shows in its navigation pane."""
        levels = {
            style.get(f"{W}styleId"): int(level[0]) + 1
            for style in self.find("//w:style", "word/styles.xml")
            if (level := style.xpath("w:pPr/w:outlineLvl/@w:val", namespaces=NAMES))
        }
        return [
            (levels[style], paragraph_text(paragraph)) for paragraph, style in self._styled() if style in levels
        ]

    def in_style(self, wanted: str) -> list[str]:
        """Texts of the paragraphs in a style, by its id."""
        return [paragraph_text(paragraph) for paragraph, style in self._styled() if style == wanted]

    def _styled(self) -> list[tuple]:
        return [
            (paragraph, paragraph.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=NAMES))
            for paragraph in self.body.iter(f"{W}p")
        ]

    def table(self, caption: str) -> list[list[str]]:
        """Rows of cell texts of the table that follows a caption; its header row first."""
        (paragraph,) = [p for p, style in self._styled() if style == "Caption" and paragraph_text(p) == caption]
        return table_rows(next(paragraph.itersiblings(f"{W}tbl")))

    @property
    def tables(self) -> list:
        return list(self.body.iter(f"{W}tbl"))

    def chart(self, name: str) -> "WordChart":
        """The chart of the given name."""
        (reference,) = self.find(f"//wp:inline[wp:docPr/@name='{name}']//c:chart/@r:id")
        part = self.target("word/document.xml", reference)
        return WordChart(self, part)

    def target(self, part: str, relation: str) -> str:
        """Name of the part that a relation of *part* points to."""
        folder, _, file = part.rpartition("/")
        rels = self.xml(f"{folder}/_rels/{file}.rels")
        (target,) = [node.get("Target") for node in rels if node.get("Id") == relation]
        return re.sub(r"[^/]+/\.\./", "", f"{folder}/{target}").removeprefix("/")

    @property
    def core(self) -> dict[str, str]:
        return {etree.QName(node).localname: node.text or "" for node in self.xml("docProps/core.xml")}


class WordChart:
    """A native chart: what it last drew, and the workbook behind it."""

    def __init__(self, document: WordDocument, part: str) -> None:
        self.root = document.xml(part)
        (relation,) = self.root.xpath("c:externalData/@r:id", namespaces=NAMES)
        self.book = openpyxl.load_workbook(BytesIO(document.zip.read(document.target(part, relation))))

    @property
    def drawn(self) -> list[tuple[str, float]]:
        names = self.root.xpath("//c:cat//c:pt/c:v/text()", namespaces=NAMES)
        numbers = self.root.xpath("//c:val//c:pt/c:v/text()", namespaces=NAMES)
        return list(zip(names, map(float, numbers), strict=True))

    @property
    def counted(self) -> list[int]:
        """Numbers of points that the caches say they hold."""
        return [int(n) for n in self.root.xpath("//c:cat//c:ptCount/@val | //c:val//c:ptCount/@val", namespaces=NAMES)]

    @property
    def formulas(self) -> list[str]:
        return self.root.xpath("//c:ser//c:f/text()", namespaces=NAMES)

    @property
    def embedded(self) -> list[tuple[str, float]]:
        return [(name, number) for name, number in self.book["Sheet1"].iter_rows(min_row=2, max_col=2, values_only=True)]


def paragraph_text(paragraph: etree._Element) -> str:
    """The text of a paragraph, with tabs and line breaks."""
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    runs = paragraph.iterfind(f".//{W}r/*")
    return "".join(signs.get(node.tag) or (node.text or "" if node.tag == f"{W}t" else "") for node in runs)


def table_rows(table: etree._Element) -> list[list[str]]:
    """The texts of a table, row by row."""
    return [
        ["\n".join(paragraph_text(p) for p in cell.iterfind(f"{W}p")) for cell in row.iterfind(f"{W}tc")]
        for row in table.iterfind(f"{W}tr")
    ]


def package_with(package: bytes, added: dict[str, bytes], *, without: tuple[str, ...] = ()) -> bytes:
    """A package with parts added or replaced, and some left out."""
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            if name not in added and name not in without:
                new.writestr(name, old.read(name))
        for name, content in added.items():
            new.writestr(name, content)
    return result.getvalue()


def altered_package(package: bytes, *changes: tuple[str, str], part: str = "word/document.xml") -> bytes:
    """A package with one part changed, as staff would change it in Word."""
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                for was, becomes in changes:
                    assert was.encode() in content, was
                    content = content.replace(was.encode(), becomes.encode())
            new.writestr(name, content)
    return result.getvalue()
