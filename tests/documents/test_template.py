"""A template that is no Word document, or whose tags cannot be filled in, stops the document with a reason."""

import re
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
from toolkit.documents.template import near_templates, own_template, packaged_template

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


RESTORE = "请换成完好的 Word 文档（.docx），或恢复随工具附带的模板。"


@pytest.mark.parametrize(("template", "like"), [
    (b"", "空文件（0 字节），可能没有保存或没有传完"), (b"PK\x03\x04 not a package", "已损坏的 Word 文档（.docx）"), (b"text", "纯文本（.txt、.csv）"),
])  # fmt: skip
def test_what_is_no_package_is_no_template(template: bytes, like: str):
    assert fault_of(template).render() == f"函件模板无法使用，文件其实是：{like}。{RESTORE}"


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "[Content_Types].xml", "_rels/.rels"])
def test_a_package_with_a_torn_part_is_no_template(part: str):
    assert fault_of(without_part(word_template("{{ title }}"), part)).render() == f"函件模板无法使用，文件其实是：已损坏的 Word 文档（.docx）。{RESTORE}"


def test_a_package_of_another_kind_is_no_template():
    kind = ("wordprocessingml.document.main+xml", "spreadsheetml.sheet.main+xml")
    template = altered_package(word_template("{{ title }}"), kind, part="[Content_Types].xml")
    assert fault_of(template).render() == f"函件模板无法使用，文件其实是：已损坏的 Word 文档（.docx）。{RESTORE}"


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("{{ 1 // 0 }}", "算式无法计算（在“{{ 1 // 0 }}”附近）"),
        ("{{ title + 1 }}", "把文字、数字或清单用作了别的（在“{{ title + 1 }}”附近）"),
        ("{{ panel + 1 }}", "把文字、数字或清单用作了别的"),
        ("{{ panel.members[3].name }}", "所指的内容不存在（在“{{ panel.members[3].name }}”附近）"),
        ("{{ panel.pop('x') }}", "附近"),
        ("{{ '{x}'.format() }}", "附近"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "标签反复引用自身，或重复的次数过多"),
        ("{{ range(10 ** 9) }}", "标签反复引用自身，或重复的次数过多"),
        ("{{ cycler.__init__.__globals__ }}", "模板中不允许这样写"),
    ],
)
def test_what_only_comes_out_while_a_tag_is_filled_in_stops_the_document_with_its_reason(written: str, reason: str):
    fault = fault_of(word_template("{{ title }}", written))
    assert fault.key == "document.template"
    said = fault.render("zh")
    assert reason in said
    assert not re.search(r"[A-Z][a-z]+Error|object|class ", said)


def test_a_reason_quotes_nothing_that_reads_like_personal_data():
    fault = DocumentFault("document.template", "report.noun", {"reason": "电话 13900000006", "near": ""})
    assert "13900000006" not in fault.render()


def test_the_folder_s_own_template_is_read_where_it_has_one(tmp_path: Path, campaign: Campaign):
    folder = CampaignFolder(tmp_path, campaign)
    assert own_template(folder, "纪要.docx") is None
    (tmp_path / "纪要.docx").write_bytes(b"own")
    assert own_template(folder, "纪要.docx") == b"own"


@pytest.mark.parametrize(
    "name",
    ["遴选推荐报告(1).docx", "遴选推荐报告 - 副本.docx", "遴选推荐报告模板（2023年修订稿）.docx", "遴选推荐报告.dotx", "遴选推荐报告.doc",
     "遴选 推荐报告.docx", "遴选推存报告.docx"],
)  # fmt: skip
def test_a_file_with_nearly_the_name_of_a_template_is_told_of(tmp_path: Path, campaign: Campaign, name: str):
    (tmp_path / "遴选推荐报告.docx").write_bytes(b"own")
    (tmp_path / name).write_bytes(b"another")
    assert near_templates(CampaignFolder(tmp_path, campaign), "遴选推荐报告.docx") == (name,)


@pytest.mark.parametrize(
    "name", ["退回通知.docx", "~$选推荐报告.docx", "~$遴选推荐报告.docx", "A-06 中国化学会 遴选推荐报告.docx", "遴选推荐报告.xlsx", "通知.docx"]
)
def test_a_file_of_another_name_is_not(tmp_path: Path, campaign: Campaign, name: str):
    (tmp_path / name).write_bytes(b"another")
    assert near_templates(CampaignFolder(tmp_path, campaign), "遴选推荐报告.docx") == ()


@pytest.mark.parametrize("name", PACKAGED)
def test_a_packaged_template_is_compact_so_that_rendering_stays_fast(name: str):
    """docxtpl takes a slow path through XML that is written over many lines."""
    _, document = WordDocument(packaged_template(name)).zip.read("word/document.xml").split(b"?>", 1)
    assert b"\n" not in document.strip()
