"""A report that does not say what it should is never handed over, and the fault names the place."""

import pickle

import pytest

from tests.report.reading import Report, altered
from tests.support.submissions import question, submission
from toolkit.batch.unit_report import ReportFault, render_report
from toolkit.batch.unit_report.content import report_content
from toolkit.batch.unit_report.render import packaged_report_template
from toolkit.batch.unit_report.verify import verify_report
from toolkit.model import Judgement

NONE = Judgement(())


@pytest.fixture
def fault_of(campaign):
    """The fault that a template altered in its document part leads to."""

    def find(*changes: tuple[str, str], given=None) -> ReportFault:
        template = altered(packaged_report_template(), *changes)
        with pytest.raises(ReportFault) as raised:
            render_report(campaign, given or submission(campaign), NONE, template)
        return raised.value

    return find


def test_an_altered_template_is_used(campaign):
    template = altered(packaged_report_template(), ("遴选推荐报告</w:t>", "问题推荐报告</w:t>"))
    assert render_report(campaign, submission(campaign), NONE, template) != render_report(campaign, submission(campaign), NONE)


def test_a_value_that_the_template_leaves_out_is_missed(fault_of):
    fault = fault_of(("{{ question.title_en }}", "英文题目略"))
    assert (fault.key, fault.details["name"]) == ("report.value-missing", "groups[1].questions[1].title_en")
    assert "How can bottleneck" in fault.render("zh")
    assert "How can bottleneck" in fault.render("en")


def test_text_that_is_lost_after_rendering_is_missed(campaign):
    """As docxtpl loses it without escaping: the rest of the paragraph."""
    given = submission(campaign, questions=[question(campaign, 1, description="甲<乙，其余文字")])
    package = altered(render_report(campaign, given, NONE), ("甲&lt;乙，其余文字", "甲"))
    with pytest.raises(ReportFault) as raised:
        verify_report(package, report_content(campaign, given, NONE))
    assert raised.value.details["value"] == "甲<乙，其余文字"


def test_a_question_said_twice_is_refused(fault_of):
    fault = fault_of(("for question in group.questions %", "for question in group.questions + group.questions %"))
    assert (fault.key, fault.details["number"]) == ("report.question-count", 2)


def test_a_question_without_its_heading_is_refused(fault_of):
    fault = fault_of(('<w:pStyle w:val="Heading3"/>', '<w:pStyle w:val="Body"/>'))
    assert (fault.key, fault.details["number"]) == ("report.question-count", 0)


def test_a_tag_that_no_cell_holds_is_refused(fault_of):
    fault = fault_of(("七、审定与签字", "七、{{ '{{ signer }}' }}"))
    assert (fault.key, fault.details["text"]) == ("report.tag-left", "七、{{ signer }}")


def test_a_tag_that_a_cell_holds_excuses_no_other(fault_of, campaign):
    given = submission(campaign, unit={"signer": "{{ y }}"})
    fault = fault_of(("七、审定与签字", "七、{{ '{{ y }} {{ z }}' }}"), given=given)
    assert fault.details["text"] == "七、{{ y }} {{ z }}"


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("{{ unit.unit_nmae }}", "unit_nmae"),  # misspelt
        ("{{ nothing }}", "nothing"),
        ("{{ unit.signer", "end of"),  # never closed
        ("{%p for x in %}", "Expected an expression"),
        ("{{ campaign.__class__ }}", "unsafe"),
        ("{{ 1 // 0 }}", "division"),
        ("{{ unit.signer + 1 }}", "str"),
    ],
)
def test_a_tag_written_wrong_stops_the_report_with_its_reason(fault_of, written, reason):
    fault = fault_of(("七、审定与签字", f"七、{written}"))
    assert fault.key == "report.template"
    assert reason in fault.render("zh")


def test_personal_fields_cannot_be_printed_even_by_a_template(fault_of):
    assert "secretary_phone" in fault_of(("七、审定与签字", "{{ unit.secretary_phone }}")).render()


@pytest.mark.parametrize("template", [b"", b"PK\x03\x04 not a package", b"text"])
def test_what_is_no_word_document_is_no_template(campaign, template):
    with pytest.raises(ReportFault, match="template is no Word document"):
        render_report(campaign, submission(campaign), NONE, template)


def test_a_package_of_another_kind_is_no_template(campaign):
    kind = ("wordprocessingml.document.main+xml", "spreadsheetml.sheet.main+xml")
    with pytest.raises(ReportFault, match="template is no Word document"):
        render_report(campaign, submission(campaign), NONE, altered(packaged_report_template(), kind, part="[Content_Types].xml"))


def test_a_template_may_do_without_the_charts(campaign):
    template = altered(packaged_report_template(), ('name="图-类别"', 'name="我的图"'), ('name="图-领域"', 'name="另一图"'))
    report = Report(render_report(campaign, submission(campaign), NONE, template))
    assert report.chart("我的图").drawn == Report(packaged_report_template()).chart("图-类别").drawn


def test_a_chart_without_a_workbook_behind_it_is_drawn_all_the_same(campaign):
    loose = ("relationships/package", "relationships/oleObject")
    template = altered(packaged_report_template(), loose, part="word/charts/_rels/chart1.xml.rels")
    report = Report(render_report(campaign, submission(campaign), NONE, template))
    assert report.chart("图-类别").drawn == [("前沿科学问题", 3), ("工程技术难题", 3), ("产业技术问题", 3)]


def test_the_packaged_template_is_compact_so_that_rendering_stays_fast():
    """docxtpl takes a slow path through XML that is written over many lines."""
    _, document = Report(packaged_report_template()).zip.read("word/document.xml").split(b"?>", 1)
    assert b"\n" not in document.strip()


def test_a_fault_can_be_handed_over_by_a_worker():
    fault = ReportFault("report.tag-left", {"text": "字" * 100})
    copy = pickle.loads(pickle.dumps(fault))
    assert str(copy) == str(fault)
    assert copy.details == {"text": "字" * 60 + "…"}
