"""A template that is no Word document, or whose tags cannot be filled in, stops the document with a reason."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.support.rendered_documents import WordDocument, altered_package
from tests.support.small_documents import SMALL_KIND, small_content, word_template
from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.model import Campaign
from toolkit.documents.fault import DocumentFault
from toolkit.documents.render import render_document
from toolkit.documents.template import own_template, packaged_template

PACKAGED = ("遴选推荐报告.docx", "退回通知.docx")


def fault_of(template: bytes) -> DocumentFault:
    """The fault that a template leads to."""
    content = small_content({"title": "纪要", "panel": {"name": "数理化", "members": ({"name": "甲"},)}})
    with pytest.raises(DocumentFault) as raised:
        render_document(SMALL_KIND, content, template)
    return raised.value


def without_part(package: bytes, part: str) -> bytes:
    """A package with one of its parts torn off after its first characters."""
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name)[:40] if name == part else old.read(name))
    return result.getvalue()


@pytest.mark.parametrize("template", [b"", b"PK\x03\x04 not a package", b"text"])
def test_what_is_no_package_is_no_template(template: bytes):
    assert fault_of(template).render() == "函件模板不是 Word 文档（.docx），无法打开。请恢复随工具附带的模板。"


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "[Content_Types].xml", "_rels/.rels"])
def test_a_package_with_a_torn_part_is_no_template(part: str):
    assert fault_of(without_part(word_template("{{ title }}"), part)).key == "document.template-unreadable"


def test_a_package_of_another_kind_is_no_template():
    kind = ("wordprocessingml.document.main+xml", "spreadsheetml.sheet.main+xml")
    template = altered_package(word_template("{{ title }}"), kind, part="[Content_Types].xml")
    assert fault_of(template).key == "document.template-unreadable"


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("{{ panel.nmae }}", "'dict object' has no attribute 'nmae'"),  # misspelt
        ("{{ nothing }}", "'nothing' is undefined"),
        ("{{ panel.name", "（{{ title }} {{ panel.name）"),  # never closed
        ("{%p for x in %}", "Expected an expression"),
        ("{{ panel.__class__ }}", "unsafe"),
        ("{{ cycler.__init__.__globals__ }}", "unsafe"),
        ("{{ 1 // 0 }}", "division"),
        ("{{ title + 1 }}", "str"),
        ("{{ panel + 1 }}", "'dict' and 'int'"),
        ("{{ panel.members[3].name }}", "no element 3"),
        ("{{ panel.pop('x') }}", "'x'"),
        ("{{ '{x}'.format() }}", "'x'"),
        ("{{ title | unheard }}", "No filter named 'unheard'.（"),
        ("{% include 'other.docx' %}", "no loader"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "recursion"),
        ("{{ range(10 ** 9) }}", "Range too big"),
    ],
)
def test_a_tag_written_wrong_stops_the_document_with_its_reason(written: str, reason: str):
    fault = fault_of(word_template("{{ title }}", written))
    assert fault.key == "document.template"
    assert reason in fault.render("zh")


def test_a_tag_written_wrong_in_a_header_is_found_too():
    assert "'nothing' is undefined" in fault_of(word_template("{{ title }}", header="{{ nothing }}")).render()


def test_a_reason_quotes_nothing_that_reads_like_personal_data():
    fault = DocumentFault("document.template", "report.noun", {"reason": "no attribute '13900000006'"})
    assert "13900000006" not in fault.render()


def test_the_folder_s_own_template_is_read_where_it_has_one(tmp_path: Path, campaign: Campaign):
    folder = CampaignFolder(tmp_path, campaign)
    assert own_template(folder, "纪要.docx") is None
    (tmp_path / "纪要.docx").write_bytes(b"own")
    assert own_template(folder, "纪要.docx") == b"own"


@pytest.mark.parametrize("name", PACKAGED)
def test_a_packaged_template_is_compact_so_that_rendering_stays_fast(name: str):
    """docxtpl takes a slow path through XML that is written over many lines."""
    _, document = WordDocument(packaged_template(name)).zip.read("word/document.xml").split(b"?>", 1)
    assert b"\n" not in document.strip()
