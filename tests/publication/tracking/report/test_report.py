"""跟踪报告.docx: figures as native charts with their data, what changed, opinions, and who is silent."""

from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from tests.support.altered_campaigns import with_settings
from tests.support.rendered_documents import WordDocument, altered_package
from tests.support.tracked_questions import (
    ANSWERS,
    CAMPAIGN,
    LAST_YEAR,
    PHYSICISTS,
    SOLVED,
    TRACKED,
    YEAR,
    answer,
    filled,
    merge,
    received,
)
from toolkit.documents.check import TemplateFaults, review_template
from toolkit.documents.template import packaged_template
from toolkit.formspec.tracking import EVIDENCE, LAYOUT_NOTE, OPINIONS, STATUS_NOTE
from toolkit.publication.tracking.merged import TrackedYear
from toolkit.publication.tracking.merging.merge import merge_tracking
from toolkit.publication.tracking.report.content import TrackingWriter
from toolkit.publication.tracking.report.render import TEMPLATE, TRACKING_KIND, render_tracking_report

BACK = {**ANSWERS, "A-06-03": answer("研究进行中", "不了解", **{STATUS_NOTE: "上年的结果未能重复。"})}


@pytest.fixture(scope="module")
def year() -> TrackedYear:
    """All three questions of one unit answered, one further and one back; the other unit silent."""
    return merge(received(filled(BACK)), years=LAST_YEAR)


@pytest.fixture(scope="module")
def report(year) -> bytes:
    return render_tracking_report(year)


@pytest.fixture(scope="module")
def document(report) -> WordDocument:
    return WordDocument(report)


def test_it_says_what_is_tracked_and_how_much_of_it_is_answered(document):
    assert document.in_style("Title") == ["2025年度问题难题跟踪报告"]
    assert document.in_style("Body")[:2] == [
        "2023重大科学问题、工程技术难题和产业技术问题征集中，2 家推荐单位的 4 个问题难题进入遴选，其中入选 1 个，由推荐单位持续跟踪。",
        "2025 年度，2 家单位中有 1 家交回跟踪表，填报 3 个问题，尚有 1 个未填报。以下各项均为推荐单位填报的情况。"]
    assert [text for level, text in document.headings if level == 1] == [
        "一、概况", "二、与上一次填报相比的变化", "三、入选问题逐题情况", "四、已有解决和布局的问题", "五、科技工作者的意见建议", "六、未交回和未填齐的单位"]


@pytest.mark.parametrize(("name", "series", "figures"), [
    ("图-解决情况", "问题数", [("尚未启动研究", 0), ("研究进行中", 2), ("部分解决", 1), ("已解决", 0), ("不再适用", 0)]),
    ("图-国家布局", "问题数", [("已布局", 1), ("部分布局", 0), ("未布局", 1), ("不了解", 1)]),
    ("图-类别", "部分解决或已解决", [("前沿科学问题", 1), ("工程技术难题", 0), ("产业技术问题", 0)]),
    ("图-历年", "部分解决或已解决", [("2024", 1), ("2025", 1)]),
])
def test_each_chart_shows_its_figures_and_embeds_them(document, name, series, figures):
    chart = document.chart(name)
    assert chart.drawn == chart.embedded == figures
    assert chart.book["Sheet1"]["B1"].value == series


def test_the_figures_stand_as_tables_too(document):
    assert document.table("解决情况")[1:4] == [["尚未启动研究", "0", "0.0%"], ["研究进行中", "2", "66.7%"], ["部分解决", "1", "33.3%"]]
    assert document.table("各类别情况（题）")[1:] == [
        ["前沿科学问题", "3", "2", "1", "1"], ["工程技术难题", "0", "0", "0", "0"], ["产业技术问题", "1", "1", "0", "0"]]
    assert document.table("历年情况（题，按现在跟踪的问题统计）")[1:] == [["2024", "2", "1", "1"], ["2025", "3", "1", "1"]]


def test_what_changed_is_told_question_by_question(document):
    assert "解决情况有进展的 1 个，倒退的 1 个，其他内容有变化的 0 个，没有变化的 0 个；首次填报的 1 个" in "".join(document.paragraphs)
    table = document.table("有变化的问题")
    assert [row[0] for row in table[1:]] == ["A-06-01", "A-06-03"]
    assert table[2][3] == ("与 2024 年相比：解决情况由“部分解决”变为“研究进行中”；解决情况说明有修改；国家布局情况由“已布局”变为“不了解”；"
                           "布局说明不再填写；依据材料或网址不再填写")


def test_what_units_say_stands_under_the_question(document):
    assert document.table("部分解决、已解决和不再适用的问题")[1] == [
        "A-06-01", "如何常温固氮？", "中国化学会", "部分解决", "已有方法在温和条件下奏效。"]
    assert document.table("已布局和部分布局的问题")[1][3:] == ["已布局", "国家重点研发计划（2024）"]
    assert document.table("入选问题")[1:] == [["A-06-01", "如何常温固氮？", "中国化学会", "部分解决", "已布局"]]
    at = document.paragraphs.index("A-06-01　如何常温固氮？（中国化学会）")
    assert document.paragraphs[at + 1] == "建议加强中试。"


def test_who_is_silent_and_who_left_questions_open_is_named():
    merged = merge(received(filled({"A-06-01": SOLVED})))
    table = WordDocument(render_tracking_report(merged)).table("未交回和未填齐的单位")
    assert table[1:] == [["A-02", "中国物理学会", "未交回", "1", "1"], ["A-06", "中国化学会", "未填齐", "3", "2"]]


def test_personal_data_in_an_opinion_does_not_go_out():
    said = {**ANSWERS, "A-06-02": answer(**{OPINIONS: "请找王五，13912345678，wang@example.org。"})}
    document = WordDocument(render_tracking_report(merge(received(filled(said)))))
    told = "\n".join(document.paragraphs)
    assert "请找王五，＊＊＊，＊＊＊。" in told and "139" not in told and "沈知远" not in told


def test_the_first_year_and_an_empty_one_say_so():
    document = WordDocument(render_tracking_report(merge()))
    said = "\n".join(document.paragraphs)
    assert said.count("还没有单位填报。") == 2
    for words in ("本年度为首次跟踪", "没有填报意见建议。", "没有填报为部分解决"):
        assert words in said
    assert document.find("//wp:docPr/@name") == []
    assert document.table("入选问题")[1:] == [["A-06-01", "如何常温固氮？", "中国化学会", "未填报", "—"]]


def test_only_selected_questions_where_the_campaign_says_so():
    tracked = replace(TRACKED, campaign=with_settings(CAMPAIGN, tracking_scope="selected"), units=(
        TRACKED.units[1]._replace(questions=TRACKED.units[1].questions[:1]),))
    told = TrackingWriter(merge(tracked=tracked)).content().opening[0]
    assert told == "2023重大科学问题、工程技术难题和产业技术问题征集入选的问题难题共 1 个，由 1 家推荐单位持续跟踪。"


def test_years_are_counted_by_the_questions_that_are_tracked_now():
    gone = LAST_YEAR[2024]["A-06-01"]._replace(number="A-09-01")
    merged = merge(received(filled()), years={2024: {**LAST_YEAR[2024], "A-09-01": gone}, 2026: LAST_YEAR[2024]})
    assert [(one.year, one.answered) for one in TrackingWriter(merged).content().years] == [(2024, 2), (2025, 3)]


def test_it_is_as_the_format_asks_and_equal_for_equal_years(report, audited):
    audited(report)
    assert render_tracking_report(merge(received(filled(BACK)), years=LAST_YEAR)) == report


def test_the_packaged_template_prints_all_that_there_is():
    review = review_template(TRACKING_KIND, None)
    assert (review.faults, review.left_out) == ((), ())


def test_columns_and_cells_have_one_width(report):
    for table in docx.Document(BytesIO(report)).element.body.iter(qn("w:tbl")):
        grid = [int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))]
        for row in table.iter(qn("w:tr")):
            assert [int(cell.tcPr.find(qn("w:tcW")).get(qn("w:w"))) for cell in row.iter(qn("w:tc"))] == grid


ODD = ("{{ campaign }}{% raw %}", "=1+1", "&<b>]]>", "a\u200bb\u2028c", "𠮷😀", "长" * 3000, "一\n\n二\n三", "<w:p/>")


def test_odd_answers_stand_there_as_they_were_typed():
    said = {"A-06-01": answer("已解决", "已布局", **{
        STATUS_NOTE: "；".join(ODD[:4]), LAYOUT_NOTE: ODD[4], OPINIONS: "\n".join(ODD), EVIDENCE: ODD[0]})}
    report = render_tracking_report(merge(received(filled(said))))
    told = "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(report)).paragraphs)
    for words in ("{{ campaign }}{% raw %}", "&<b>]]>", "𠮷😀", "长" * 3000, "<w:p/>"):
        assert words in told


def test_a_campaigns_own_template_is_used(folder, put):
    put("表.xlsx", filled({"A-02-01": answer()}, PHYSICISTS))
    own = altered_package(packaged_template(TEMPLATE), ("六、未交回和未填齐的单位", "六、请催报"))
    (folder.path / TEMPLATE).write_bytes(own)
    merge_tracking(folder, YEAR)
    written = (folder.tracking_output(YEAR) / TEMPLATE).read_bytes()
    assert (1, "六、请催报") in WordDocument(written).headings


def test_a_template_that_cannot_be_filled_in_stops_before_anything_is_written(folder, put):
    put("表.xlsx", filled())
    own = altered_package(packaged_template(TEMPLATE), ("{{ each.heading }}", "{{ each.haeding }}"))
    (folder.path / TEMPLATE).write_bytes(own)
    with pytest.raises(TemplateFaults):
        merge_tracking(folder, YEAR)
    assert not folder.tracking_output(YEAR).exists()
    assert not (folder.ledger / "files").exists()
