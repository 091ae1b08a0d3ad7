"""Which template a file is: by its name, nearly its name, or its tags; else staff are asked."""

from io import BytesIO

import docx
import pytest

from toolkit.campaign.preset import load_preset
from toolkit.documents.fault import DocumentFault
from toolkit.documents.template import packaged_template
from toolkit.templates.kinds import document_templates, template_names
from toolkit.templates.recognise import (
    TemplateSign,
    UnknownTemplate,
    chosen_template,
    template_by_tags,
    template_named,
)

CAMPAIGN = load_preset("2023")
NAMES = template_names(CAMPAIGN)
TEMPLATES = document_templates(CAMPAIGN)


@pytest.mark.parametrize(("file", "name", "sign"), [
    ("遴选推荐报告.docx", "遴选推荐报告.docx", TemplateSign.NAME),
    ("遴选 推荐报告.docx", "遴选推荐报告.docx", TemplateSign.NAME),
    ("遴选推荐报告(1).docx", "遴选推荐报告.docx", TemplateSign.NEAR),
    ("遴选推荐报告-修改.docx", "遴选推荐报告.docx", TemplateSign.NEAR),
    ("副本 遴选推荐报告 - 终稿.docx", "遴选推荐报告.docx", TemplateSign.NEAR),
    ("遴选推存报告.docx", "遴选推荐报告.docx", TemplateSign.NEAR),
    ("遴选结果通知（2024）.docx", "遴选结果通知.docx", TemplateSign.NEAR),
    ("评审情况报告.docx", "评审情况报告.docx", TemplateSign.NAME),
    ("推荐表样式 新.xlsx", "推荐表样式.xlsx", TemplateSign.NEAR),
    ("撰写格式.docx", "撰写格式.docx", TemplateSign.NAME),
])  # fmt: skip
def test_a_file_is_known_by_its_name(file: str, name: str, sign: TemplateSign):
    assert template_named(file, NAMES) == (name, sign)


@pytest.mark.parametrize("file", ["模板.docx", "新建 Microsoft Word 文档.docx", "汇报.docx", "1.docx"])
def test_a_file_of_another_name_is_not_known_by_it(file: str):
    assert template_named(file, NAMES) is None


@pytest.mark.parametrize("name", [template.name for template in TEMPLATES if template.name not in ("问题汇编.docx", "评审材料.docx")])
def test_a_file_is_known_by_its_tags_else(name: str):
    assert template_by_tags("模板.docx", packaged_template(name), TEMPLATES, NAMES) == (name, TemplateSign.TAGS)


def template_saying(*lines: str) -> bytes:
    document, saved = docx.Document(), BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize("lines", [
    (), ("没有标签的文档",), ("{{ campaign.name }}", "{{ total }}", "{{ questions }}"), ("{{ nobody }}", "{{ knows.this }}"),
], ids=["blank", "no tags", "tags of two kinds", "tags of no kind"])  # fmt: skip
def test_where_nothing_tells_staff_are_asked(lines: tuple[str, ...]):
    with pytest.raises(UnknownTemplate) as raised:
        template_by_tags("模板.docx", template_saying(*lines), TEMPLATES, NAMES)
    assert raised.value.render().startswith("看不出“模板.docx”是哪一种模板。请用 --as 写明，例如 --as 遴选推荐报告；可选的有：遴选推荐报告、退回通知、")


def test_a_compilation_is_told_from_reading_matter_by_the_tags_that_only_one_has():
    lines = ("{{ campaign.name }}", "{{ stage.name }}", "{{ questions }}")
    assert template_by_tags("a.docx", template_saying(*lines), TEMPLATES, NAMES).name == "评审材料.docx"


def test_a_file_that_is_no_document_says_what_it_is_whatever_template_it_is_meant_for():
    with pytest.raises(DocumentFault) as raised:
        template_by_tags("模板.docx", b"%PDF-1.7", TEMPLATES, NAMES)
    assert raised.value.render() == "Word 模板无法使用，文件其实是：PDF 文件。请换成完好的 Word 文档（.docx），或恢复随工具附带的模板。"


@pytest.mark.parametrize("said", ["评审材料", "评审材料.docx", "评审材料 "])
def test_staff_may_name_the_template(said: str):
    assert chosen_template(said, NAMES) == ("评审材料.docx", TemplateSign.CHOSEN)


def test_a_name_that_no_template_has_is_refused_with_those_there_are():
    with pytest.raises(UnknownTemplate) as raised:
        chosen_template("汇报", NAMES)
    assert raised.value.render().startswith("没有名为“汇报”的模板；可选的有：遴选推荐报告、")
    assert raised.value.render("en").startswith("There is no template “汇报”; there are: 遴选推荐报告, ")
