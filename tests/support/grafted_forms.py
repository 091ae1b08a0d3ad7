"""The filled form with all that other programs put on a sheet, taken from the rich workbook part by part."""

import re

from tests.support.packages import LINKS, parts_of, zipped
from tests.support.rich_workbooks import parts, rich

QUESTIONS = "xl/worksheets/sheet4.xml"
"""The part of 推荐问题 in an issued form."""

_RICH_QUESTIONS = "xl/worksheets/sheet3.xml"
_HANGING = ("drawing", "vmlDrawing", "threadedComment", "comments")
"""Kinds of relations whose targets are grafted."""


def grafted(form: bytes) -> bytes:
    """The form with pictures, shapes, a button, notes, a conversation, x14 lists and data bars, and pictures in cells."""
    graft, stock = parts(rich({"单位信息": {}, "专家委员会": {}, "推荐问题": {}, "委员会评分": {}})), parts_of(form)
    stock |= {name: content for name, content in graft.items() if name not in stock and _wanted(name)}
    stock["xl/worksheets/_rels/sheet4.xml.rels"] = _links(graft["xl/worksheets/_rels/sheet3.xml.rels"].decode()).encode()
    tail = "".join(_element(graft[_RICH_QUESTIONS].decode(), name) for name in ("drawing", "legacyDrawing", "extLst"))
    stock[QUESTIONS] = stock[QUESTIONS].replace(b"</worksheet>", tail.encode() + b"</worksheet>")
    stock["[Content_Types].xml"] = stock["[Content_Types].xml"].replace(b"</Types>", _types(graft["[Content_Types].xml"].decode(), stock).encode())
    book = "".join(f'<Relationship Id="rIdG{n}" Type="{kind}" Target="{target}"/>' for n, (kind, target) in enumerate((
        ("http://schemas.microsoft.com/office/2017/10/relationships/person", "persons/person.xml"),
        ("http://www.wps.cn/officeDocument/2020/cellImage", "cellimages.xml"))))
    links = "xl/_rels/workbook.xml.rels"
    stock[links] = stock[links].replace(b"</Relationships>", book.encode() + b"</Relationships>")
    return zipped(stock)


def _wanted(name: str) -> bool:
    return name.startswith(("xl/media/", "xl/drawings/", "xl/comments2", "xl/threadedComments/", "xl/persons/", "xl/cellimages"))


def _links(said: str) -> str:
    """The relations of a sheet to what is grafted."""
    listed = [link for link in re.findall(r"<Relationship [^>]*/>", said) if re.search(rf'/({"|".join(_HANGING)})"', link)]
    return said[: said.index("<Relationship ")] + "".join(listed) + "</Relationships>"


def _element(sheet: str, name: str) -> str:
    """The last element of a name on a sheet, as it stands there, with the prefixes it needs."""
    found = sheet[sheet.rindex(f"<{name}") :]
    end = f"</{name}>" if f"</{name}>" in found else "/>"
    return found[: found.index(end) + len(end)].replace("<legacyDrawing ", f'<legacyDrawing xmlns:r="{LINKS}" ').replace("<drawing ", f'<drawing xmlns:r="{LINKS}" ')


def _types(said: str, stock: dict[str, bytes]) -> str:
    """The content types of what is grafted."""
    overrides = "".join(override for override in re.findall(r"<Override [^>]*/>", said)
                        if (name := re.search(r'PartName="/([^"]*)"', override)) and name[1] in stock and _wanted(name[1]))
    kinds = {"png": "image/png", "vml": "application/vnd.openxmlformats-officedocument.vmlDrawing"}
    defaults = "".join(f'<Default Extension="{extension}" ContentType="{kind}"/>' for extension, kind in kinds.items())
    return defaults + overrides + "</Types>"
