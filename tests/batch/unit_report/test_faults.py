"""What a template prints, the report says, and faults are told in words; what a template leaves out is not asked for."""

import pytest

from tests.support.filled_documents import filled_document
from tests.support.rendered_documents import WordDocument, altered_package
from tests.support.submissions import question, submission
from toolkit.batch.unit_report import model
from toolkit.batch.unit_report.content import report_content
from toolkit.batch.unit_report.render import TEMPLATE, document_content, render_report, report_kind
from toolkit.documents.check import TemplateFaults, review_template
from toolkit.documents.fault import DocumentFault
from toolkit.documents.template import packaged_template
from toolkit.documents.verify import verify_document
from toolkit.errors import ToolkitError
from toolkit.model import Judgement

NONE = Judgement(())


@pytest.fixture
def fault_of(campaign):
    """The fault that a template altered in its document part leads to."""

    def find(*changes: tuple[str, str]) -> ToolkitError:
        template = altered_package(packaged_template(TEMPLATE), *changes)
        with pytest.raises(ToolkitError) as raised:
            render_report(campaign, submission(campaign), NONE, template)
        return raised.value

    return find


@pytest.fixture
def left_out(campaign):
    """What is told of a template altered in its document part, from which a report can be made."""

    def find(*changes: tuple[str, str]) -> list[str]:
        template = altered_package(packaged_template(TEMPLATE), *changes)
        assert render_report(campaign, submission(campaign), NONE, template)
        return [meaning.zh for meaning in review_template(report_kind(campaign), template).left_out]

    return find


def test_the_packaged_template_has_no_fault_and_leaves_nothing_out(campaign):
    review = review_template(report_kind(campaign), None)
    assert (review.faults, review.left_out) == ((), ())


def test_each_value_of_a_report_is_declared_with_its_meaning(campaign, joint_submission):
    content = report_content(campaign, joint_submission, NONE)
    declared = {field.path for field in report_kind(campaign).fields}
    assert {path for _, path, _ in document_content(campaign, content).named_values()} <= declared


def test_an_altered_template_is_used(campaign):
    template = altered_package(packaged_template(TEMPLATE), ("遴选推荐报告</w:t>", "问题推荐报告</w:t>"))
    assert "问题推荐报告" in WordDocument(render_report(campaign, submission(campaign), NONE, template)).paragraphs


@pytest.mark.parametrize(("change", "told"), [
    (("{{ question.title_en }}", "英文题目略"), ["英文题目"]),
    (("{{ question.mean }}", ""), []),
    (("{{ row.median }}", "略"), ["中位数"]),
    (("{{ finding.severity }}", ""), ["意见级别"]),
    (("{{ unit.collected }}", "若干"), ["征集问题数量"]),
    (('<w:pStyle w:val="Heading3"/>', '<w:pStyle w:val="Body"/>'), []),
    (("{{ question.heading }}", "第 {{ loop.index }} 题　{{ question.heading }}"), []),
])  # fmt: skip
def test_what_a_template_does_without_is_told_and_refuses_no_report(left_out, change, told):
    assert left_out(change) == told


def test_a_chapter_may_be_left_out(left_out):
    """六、校验情况 with the annex."""
    text = WordDocument(packaged_template(TEMPLATE)).zip.read("word/document.xml").decode()
    chapter = _between(text, "六、校验情况", "七、审定与签字")
    annex = _between(text, "附件　校验意见", "附件　未能进行的检查")
    assert left_out((chapter, ""), (annex, _paragraph("{%p endif %}") + _paragraph("{%p if not_made %}"))) == [
        "未处理的校验意见", "校验意见条数", "各级别意见条数", "所依据的推荐材料",
    ]  # fmt: skip


def _between(text: str, first: str, last: str) -> str:
    """The XML from the paragraph of one heading up to that of another."""
    return text[text.rindex("<w:p>", 0, text.index(first)) : text.rindex("<w:p>", 0, text.index(last))]


def _paragraph(said: str) -> str:
    return f"<w:p><w:r><w:t>{said}</w:t></w:r></w:p>"


def test_text_that_is_lost_after_rendering_is_missed(campaign):
    """As docxtpl loses it without escaping: the rest of the paragraph."""
    given = submission(campaign, questions=[question(campaign, 1, description="甲<乙，其余文字")])
    package = altered_package(render_report(campaign, given, NONE), ("甲&lt;乙，其余文字", "甲"))
    content, kind = document_content(campaign, report_content(campaign, given, NONE)), report_kind(campaign)
    with pytest.raises(DocumentFault) as raised:
        verify_document(filled_document(package, kind), content, kind, review_template(kind, None).said)
    assert raised.value.render().startswith("报告中没有找到应有的内容 正文的各段：“甲<乙，其余文字”。")


def test_a_question_said_twice_is_refused(fault_of):
    fault = fault_of(("for question in group.questions %", "for question in group.questions + group.questions %"))
    assert (fault.key, fault.details["number"]) == ("document.heading-count", 2)


@pytest.mark.parametrize("tag", ["{{ campaign.nothing }}", "{{ groups[0].nothing }}", "{{ total + 1 }}", "{{ source.__class__ }}"])
def test_what_is_said_of_a_tag_names_no_class_of_ours(fault_of, tag: str):
    said = fault_of(("七、审定与签字", f"七、{tag}")).render()
    assert said.startswith(("报告模板“遴选推荐报告.docx”有 1 处须在 Word 中改正", "报告模板中有标签无法填写："))
    assert [name for name in vars(model) if name[0].isupper() and name in said] == []


def test_a_misspelt_field_is_told_with_its_place_and_what_was_meant(fault_of):
    fault = fault_of(("{{ unit.collected }}", "{{ unit.colected }}"))
    assert isinstance(fault, TemplateFaults)
    assert fault.render().splitlines()[1] == (
        "  1. “征集与推荐数量”之下，第 1 段“共征集问题难题 {{ unit.colected }} 个，经遴选推荐 {{ t…”："
        "没有名为“colected”的内容。是否指“collected”（征集问题数量）？"
    )


def test_personal_fields_cannot_be_printed_even_by_a_template(fault_of):
    assert "没有名为“secretary_phone”的内容" in fault_of(("七、审定与签字", "{{ unit.secretary_phone }}")).render()
