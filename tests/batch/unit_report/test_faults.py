"""A report that does not say all that the unit sent is never handed over, and the fault names the place."""

import pytest

from tests.support.rendered_documents import WordDocument, altered_package
from tests.support.submissions import question, submission
from toolkit.batch.unit_report import model, render_report
from toolkit.batch.unit_report.content import report_content
from toolkit.batch.unit_report.render import REPORT_KIND, TEMPLATE, document_content
from toolkit.documents.fault import DocumentFault
from toolkit.documents.template import packaged_template
from toolkit.documents.verify import verify_document
from toolkit.model import Judgement

NONE = Judgement(())


@pytest.fixture
def fault_of(campaign):
    """The fault that a template altered in its document part leads to."""

    def find(*changes: tuple[str, str]) -> DocumentFault:
        template = altered_package(packaged_template(TEMPLATE), *changes)
        with pytest.raises(DocumentFault) as raised:
            render_report(campaign, submission(campaign), NONE, template)
        return raised.value

    return find


def test_an_altered_template_is_used(campaign):
    template = altered_package(packaged_template(TEMPLATE), ("遴选推荐报告</w:t>", "问题推荐报告</w:t>"))
    assert "问题推荐报告" in WordDocument(render_report(campaign, submission(campaign), NONE, template)).paragraphs


def test_a_value_that_the_template_leaves_out_is_missed(fault_of):
    fault = fault_of(("{{ question.title_en }}", "英文题目略"))
    assert (fault.key, fault.details["name"]) == ("document.value-missing", "groups[1].questions[1].title_en")
    assert fault.render("zh").startswith("报告中没有找到应有的内容 groups[1].questions[1].title_en：“How can bottleneck")
    assert fault.render("en").startswith("The report does not say groups[1].questions[1].title_en: “How can bottleneck")


def test_text_that_is_lost_after_rendering_is_missed(campaign):
    """As docxtpl loses it without escaping: the rest of the paragraph."""
    given = submission(campaign, questions=[question(campaign, 1, description="甲<乙，其余文字")])
    package = altered_package(render_report(campaign, given, NONE), ("甲&lt;乙，其余文字", "甲"))
    with pytest.raises(DocumentFault) as raised:
        verify_document(package, document_content(campaign, report_content(campaign, given, NONE)), REPORT_KIND)
    assert raised.value.details["value"] == "甲<乙，其余文字"


def test_a_question_said_twice_is_refused(fault_of):
    fault = fault_of(("for question in group.questions %", "for question in group.questions + group.questions %"))
    assert (fault.key, fault.details["number"]) == ("document.heading-count", 2)


def test_a_question_without_its_heading_is_refused(fault_of):
    fault = fault_of(('<w:pStyle w:val="Heading3"/>', '<w:pStyle w:val="Body"/>'))
    assert (fault.key, fault.details["number"]) == ("document.heading-count", 0)


@pytest.mark.parametrize("tag", ["{{ campaign.nothing }}", "{{ groups[0].nothing }}", "{{ total + 1 }}", "{{ source.__class__ }}"])
def test_what_is_said_of_a_tag_names_no_class_of_ours(fault_of, tag: str):
    said = fault_of(("七、审定与签字", f"七、{tag}")).render()
    assert said.startswith("报告模板中的标签无法填写：")
    assert [name for name in vars(model) if name[0].isupper() and name in said] == []


def test_personal_fields_cannot_be_printed_even_by_a_template(fault_of):
    assert "secretary_phone" in fault_of(("七、审定与签字", "{{ unit.secretary_phone }}")).render()


def test_a_template_may_do_without_the_charts(campaign):
    changes = ('name="图-类别"', 'name="我的图"'), ('name="图-领域"', 'name="另一图"')
    report = WordDocument(render_report(campaign, submission(campaign), NONE, altered_package(packaged_template(TEMPLATE), *changes)))
    assert report.chart("我的图").drawn == WordDocument(packaged_template(TEMPLATE)).chart("图-类别").drawn


def test_a_chart_without_a_workbook_behind_it_is_drawn_all_the_same(campaign):
    loose = ("relationships/package", "relationships/oleObject")
    template = altered_package(packaged_template(TEMPLATE), loose, part="word/charts/_rels/chart1.xml.rels")
    report = WordDocument(render_report(campaign, submission(campaign), NONE, template))
    assert report.chart("图-类别").drawn == [("前沿科学问题", 3), ("工程技术难题", 3), ("产业技术问题", 3)]
