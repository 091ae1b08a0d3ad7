"""The list of fields says what can be typed: a template made of it has no fault and prints them all."""

from collections.abc import Iterator
from io import BytesIO

import docx
import openpyxl
import pytest

from toolkit.campaign.preset import load_preset
from toolkit.documents.check import review_template
from toolkit.documents.expressions import KnownValues
from toolkit.messages import Speaker
from toolkit.templates.checking import CheckingWork, TemplateTask, TrialOutcome
from toolkit.templates.fields import FieldList, FieldRow
from toolkit.templates.guide import fields_workbook
from toolkit.templates.kinds import DocumentTemplate, document_templates

CAMPAIGN = load_preset("2023")
TEMPLATES = {template.name: template for template in document_templates(CAMPAIGN)}


def typed(listed: FieldList, known: KnownValues, path: str) -> Iterator[str]:
    """The paragraphs that staff would type to print all that stands at a path, as the list of fields tells them."""
    rows = {row.tag: row for row in listed.rows()}
    if known.is_list(path):
        loop = next(tag for tag in rows if tag.startswith("{%") and f" in {listed.written(path)} %}}" in tag)
        begin, inner, end = loop.replace("%tr ", "%p ").split("\n")
        yield begin
        yield from (inner,) if inner != "…" else typed(listed, known, f"{path}[]")
        yield end
    elif path == "section":
        return  # which a header says
    elif below := sorted(known.below(path)):
        for name in below:
            yield from typed(listed, known, f"{path}.{name}".lstrip("."))
    else:
        yield next(tag for tag in rows if tag == f"{{{{ {listed.written(path)} }}}}")


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_a_template_of_all_fields_as_listed_prints_them_all(template: DocumentTemplate):
    known = KnownValues(frozenset(field.path for field in template.kind.fields))
    document, saved = docx.Document(), BytesIO()
    for line in typed(FieldList(template.kind, Speaker()), known, ""):
        document.add_paragraph(line)
    if "section" in known.below(""):
        document.sections[0].header.paragraphs[0].text = "{{ section }}"
    document.save(saved)
    *_, checked = CheckingWork(CAMPAIGN)(TemplateTask(template.name, saved.getvalue()))
    assert [fault.render() for fault in checked.faults] == []
    assert (checked.trial, checked.unprinted) == (TrialOutcome.PASSED, ())


def test_the_fields_of_the_list_of_selected_questions():
    assert list(FieldList(TEMPLATES["入选名单.docx"].kind, Speaker()).rows()) == [
        FieldRow("名单标题", "{{ heading }}", "入选名单", "", "应有"),
        FieldRow("征集活动名称", "{{ campaign }}", "2023重大科学问题、工程技术难题和产业技术问题征集", "", "应有"),
        FieldRow("清单：开头各段", "{%p for line in opening %}\n{{ line }}\n{%p endfor %}",
                 "2023重大科学问题、工程技术难题和产业技术问题征集经遴选，入选问题难题 30 个。", "", "应有"),
        FieldRow("清单：各类别的入选问题", "{%p for group in groups %}\n…\n{%p endfor %}", "", "", "应有"),
        FieldRow("类别的标题", "{{ group.heading }}", "前沿科学问题（10 个）", "各类别的入选问题", "应有"),
        FieldRow("清单：该类别的入选问题", "{%tr for row in group.questions %}\n…\n{%tr endfor %}", "", "各类别的入选问题", "应有"),
        FieldRow("序号", "{{ row.place }}", "1", "该类别的入选问题", "应有"),
        FieldRow("题目", "{{ row.title }}", "如何用示例说明一个前沿科学问题？", "该类别的入选问题", "应有"),
        FieldRow("推荐单位", "{{ row.unit }}", "中国示例学会", "该类别的入选问题", "应有"),
        FieldRow("落款单位", "{{ signatory }}", "示例办公室", "", "应有"),
        FieldRow("落款日期", "{{ date }}", "2023年7月10日", "", "应有"),
        FieldRow("“序号”列的名称", "{{ column.place }}", "序号", "", "可选"),
        FieldRow("“题目”列的名称", "{{ column.title }}", "题目", "", "可选"),
        FieldRow("“推荐单位”列的名称", "{{ column.unit }}", "推荐单位", "", "可选"),
    ]


def test_charts_stand_behind_the_fields_and_fields_of_the_form_beside_those_of_their_part():
    rows = list(FieldList(TEMPLATES["遴选推荐报告.docx"].kind, Speaker()).rows())
    assert rows[-2:] == [
        FieldRow("图表：类别", "名称、替代文字或标题含“类别”的图表（图-类别）", "", "", ""),
        FieldRow("图表：领域", "名称、替代文字或标题含“领域”的图表（图-领域）", "", "", ""),
    ]
    tags = [row.tag for row in rows]
    assert tags[tags.index("{{ unit.unit_name }}") - 1] == "{{ campaign.score_maximum }}"
    at = tags.index("{%tr for member in members %}\n…\n{%tr endfor %}")
    assert tags[at + 1] == "{{ member.member_serial }}"


def test_of_two_loops_over_a_list_the_one_is_shown_that_says_what_it_lists():
    """The report has a table of a category's questions, and then each of them in full."""
    tags = [row.tag for row in FieldList(TEMPLATES["遴选推荐报告.docx"].kind, Speaker()).rows()]
    at = tags.index("{%p for question in group.questions %}\n…\n{%p endfor %}")
    assert tags[at + 1] == "{{ question.heading }}"


def test_a_list_that_the_packaged_template_leaves_out_is_called_by_its_name():
    listed = FieldList(TEMPLATES["遴选推荐报告.docx"].kind, Speaker())
    assert "questions[].facts" not in {tag.read.path for tag in review_template(listed.kind, None).tags}
    assert listed.written("questions[].facts[].label") == "fact.label"
    assert listed.written("questions[].sections[].lines[]") == "line"


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(fields_workbook(CAMPAIGN)))


def test_the_workbook_has_a_sheet_for_each_template_and_one_on_how_tags_are_written(book: openpyxl.Workbook):
    assert book.sheetnames[:3] == ["说明", "遴选推荐报告", "退回通知"]
    assert book.sheetnames == ["说明", *(name.removesuffix(".docx") for name in TEMPLATES)]
    assert [cell.value for cell in book["入选名单"][3]] == ["内容", "标签（可复制）", "示例", "所在清单", "是否应有"]
    assert [cell.value for cell in book["入选名单"][8]] == ["类别的标题", "{{ group.heading }}", "前沿科学问题（10 个）", "各类别的入选问题", "应有"]
    assert book["说明"]["B4"].value == "例如 {{ campaign.name }}：两个半角大括号，写在同一段之内；字体、字号以标签本身的格式为准。"


def test_each_field_stands_in_the_workbook_once(book: openpyxl.Workbook):
    for template in TEMPLATES.values():
        rows = [tuple(cell or "" for cell in row) for row in book[template.name.removesuffix(".docx")].iter_rows(min_row=4, values_only=True)]
        assert rows == [tuple(row) for row in FieldList(template.kind, Speaker()).rows()]
        assert len(set(rows)) == len(rows)


def test_nothing_in_the_workbook_is_a_formula(book: openpyxl.Workbook):
    assert [cell.coordinate for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []


def test_it_is_the_same_workbook_each_time_and_another_in_english():
    assert fields_workbook(CAMPAIGN) == fields_workbook(CAMPAIGN)
    english = openpyxl.load_workbook(BytesIO(fields_workbook(CAMPAIGN, "en")))
    assert [cell.value for cell in english["入选名单"][3]] == ["Value", "Tag (to copy)", "Example", "List", "Expected"]
    assert [cell.value for cell in english["入选名单"][4]] == ["heading of the list", "{{ heading }}", "入选名单", None, "expected"]
