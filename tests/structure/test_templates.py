"""Packaged Word templates look alike in Word, WPS and LibreOffice."""

from collections.abc import Iterator, Mapping
from importlib import resources

import pytest
from lxml import etree

from tests.support.packages import changed
from tests.support.rendered_documents import NAMES, W, WordDocument

TEMPLATES = {path.name: path for path in resources.files("workbook_templates").iterdir() if path.name.endswith(".docx")}

IN_CHARACTERS = {"firstLine": "firstLineChars", "hanging": "firstLineChars", "left": "leftChars", "right": "rightChars"}
"""Of each indent in twips the one in hundredths of a character, which counts for more in Word wherever it comes from."""


def own_indents(holder: etree._Element) -> dict[str, str]:
    """What a style, or a paragraph, sets itself."""
    return {name.removeprefix(W): value for ind in holder.findall(f"{W}pPr/{W}ind") for name, value in ind.attrib.items()}


def inherited(style: str, styles: Mapping[str, etree._Element]) -> dict[str, str]:
    """The indents of a paragraph in a style, by its id, that sets none."""
    if style not in styles:
        return {}
    below = styles[style].xpath("string(w:basedOn/@w:val)", namespaces=NAMES)
    return inherited(below, styles) | own_indents(styles[style])


def overruled(package: bytes) -> Iterator[str]:
    """Each style, and the style of each paragraph, with an indent in twips that an inherited one in characters overrules."""
    document = WordDocument(package)
    styles = {style.get(f"{W}styleId"): style for style in document.find("//w:style[@w:type='paragraph']", "word/styles.xml")}
    based = [(name, style, style.xpath("string(w:basedOn/@w:val)", namespaces=NAMES)) for name, style in styles.items()]
    parts = [name for name in document.zip.namelist() if name.startswith("word/") and name.endswith(".xml")]
    for part in parts:
        for paragraph in document.find("//w:p", part):
            style = paragraph.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=NAMES)
            based.append((f"{part}: {style}", paragraph, style))
    for name, holder, below in based:
        own, before = own_indents(holder), inherited(below, styles)
        for twips, characters in IN_CHARACTERS.items():
            if twips in own and characters not in own and before.get(characters, "0") != "0":
                yield f"{name}: {twips}"


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_indent_is_overruled_by_an_inherited_one_in_characters(name: str):
    assert [*overruled(TEMPLATES[name].read_bytes())] == []


def test_such_an_indent_is_seen():
    """问题信息 is based on 报告正文, which has an indent of two characters."""
    told = b'w:firstLineChars="0" w:firstLine="0"'
    spoilt = changed(TEMPLATES["问题汇编.docx"].read_bytes(), {"word/styles.xml": lambda part: part.replace(told, b'w:firstLine="0"')})
    assert [*overruled(spoilt)] == ["问题信息: firstLine"]
