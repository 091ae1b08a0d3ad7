"""Packages: parts parsed behind a guard and within limits, related parts, sheets by title, what is not touched."""

import zipfile
from io import BytesIO

import pytest

from tests.support.packages import LINKS, MAIN, parts_of, rows, workbook, zipped
from toolkit.ooxml import markup
from toolkit.ooxml.limits import PackageLimits
from toolkit.ooxml.package import Package, Relations
from toolkit.ooxml.refusal import Refused
from toolkit.ooxml.relations import Relation, relations_part, source_part
from toolkit.ooxml.workbook import ListedSheet, listed_sheets, sheet_parts

BOOK = "xl/workbook.xml"
ROOT = (f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{LINKS}/officeDocument" Target="/xl/workbook.xml"/></Relationships>').encode()
TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def package(**parts: bytes) -> Package:
    return Package(zipped({"_rels/.rels": ROOT, "[Content_Types].xml": TYPES, **parts}))


def looks(part: bytes) -> object:
    """What a part looks like that is refused."""
    with pytest.raises(Refused) as refused:
        markup.parse_xml(part)
    return refused.value.found.look


# Parsing


def test_a_part_is_parsed_behind_the_guard():
    assert looks(b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>') == "entities"
    assert looks('<!DOCTYPE x SYSTEM "http://example.org/a.dtd"><x/>'.encode("utf-16")) == "doctype"
    assert looks(b"<x>" * 300 + b"</x>" * 300) == "deep"
    assert looks(b"<x>") == looks(b"") == looks(b"<no:prefix/>") == "damaged"
    assert looks(b'<?xml version="1.0" encoding="x-klingon"?><x/>') == "encoding"
    assert markup.parse_xml("<x>甲</x>".encode("utf-16")).text == "甲"


def test_the_trees_of_a_package_have_a_limit_together():
    parts = {"a": b"<x>" + b" " * 600_000 + b"</x>", "b": b"<x>" + b" " * 600_000 + b"</x>"}
    opened = Package(zipped(parts), PackageLimits(tree_bytes=1_000_000))
    assert opened.peek("a") is opened.peek("A")
    with pytest.raises(Refused) as refused:
        opened.peek("b")
    assert (refused.value.found.look, refused.value.found.details) == ("part", {"limit": 1})
    assert opened.read("b") == parts["b"]


# Relations


def test_relations_are_read_once_for_all():
    links = (f'<x:Relationships xmlns:x="http://schemas.openxmlformats.org/package/2006/relationships"><!-- two -->'
             f'<x:Relationship Id="a" Type="{LINKS}/worksheet" Target="worksheets\\Sheet1.xml"/>'
             f'<x:Relationship Id="b" Type="{LINKS}/hyperlink" Target="http://example.org/" TargetMode="External"/>'
             f"</x:Relationships>").encode()
    opened = package(**{BOOK: b"<workbook/>", "xl/_rels/workbook.xml.rels": links})
    assert opened.relations("xl/workbook.xml") == (
        Relation("a", LINKS, "worksheet", "xl/worksheets/Sheet1.xml", external=False),
        Relation("b", LINKS, "hyperlink", "http://example.org/", external=True),
    )
    assert (opened.book, opened.relation_base) == (BOOK, LINKS)
    assert opened.relations("xl/nothing.xml") == ()


def test_a_new_relation_is_known_at_once_and_the_list_goes_with_the_last():
    opened = package(**{BOOK: b"<workbook/>", "xl/styles.xml": b"<styleSheet/>"})
    relations = Relations(opened, BOOK)
    identifier = relations.add("styles", "xl/styles.xml")
    assert relations.by_identifier() == {identifier: "xl/styles.xml"}
    assert relations.target("styles") == "xl/styles.xml"
    relations.drop(identifier)
    assert opened.relations(BOOK) == ()
    assert relations_part(BOOK) not in opened


@pytest.mark.parametrize("part", ["", "a.xml", "xl/worksheets/sheet1.xml"])
def test_a_part_and_the_list_of_its_relations_name_one_another(part):
    assert source_part(relations_part(part)) == part


# Sheets


def test_a_sheet_is_listed_with_its_part_and_what_it_is():
    book = (f'<w:workbook xmlns:w="{MAIN}" xmlns:q="{LINKS}"><w:sheets><w:sheet name="甲" sheetId="1" q:id="r1" state="hidden"/>'
            f'<w:sheet name="图" sheetId="2" q:id="r2"/><w:sheet name="无" sheetId="3" q:id="r9"/></w:sheets></w:workbook>')
    links = (f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
             f'<Relationship Id="r1" Type="{LINKS}/worksheet" Target="a.xml"/>'
             f'<Relationship Id="r2" Type="{LINKS}/chartsheet" Target="b.xml"/></Relationships>')
    opened = package(**{BOOK: book.encode(), "xl/_rels/workbook.xml.rels": links.encode(), "xl/a.xml": b"<a/>", "xl/b.xml": b"<b/>"})
    assert listed_sheets(opened, opened.book) == [
        ListedSheet("甲", "worksheet", "xl/a.xml", hidden=True), ListedSheet("图", "chartsheet", "xl/b.xml", hidden=False),
        ListedSheet("无", "", "", hidden=False),
    ]
    assert sheet_parts(opened) == {"甲": "xl/a.xml", "图": "xl/b.xml"}


# Saving


def test_what_is_not_touched_leaves_as_it_came():
    data = workbook(rows(""), extra={"_rels/.rels": ROOT, "[Content_Types].xml": TYPES})
    opened = Package(data)
    opened.edit("xl/worksheets/sheet1.xml").set("new", "1")
    opened.peek("xl/sharedStrings.xml")
    saved = opened.save()
    assert {name for name, content in parts_of(saved).items() if content != parts_of(data)[name]} == {"xl/worksheets/sheet1.xml"}
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(BytesIO(saved)) as after:
        assert before.namelist() == after.namelist()
