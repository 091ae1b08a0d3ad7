"""评审材料: the same texts as in the workbook, each question on a page of its own, named in the contents."""

import pytest

from tests.support.rendered_documents import WordDocument, altered_package
from tests.support.review_pools import given_to, pool_question
from tests.support.review_sheets import (
    CAMPAIGN,
    FINAL,
    FINAL_POOL,
    FIRST,
    FIRST_POOL,
    SCORED,
    VOTE_ORDER,
    VOTED,
    score_sheet,
)
from toolkit.documents.fault import DocumentFault
from toolkit.documents.template import packaged_template
from toolkit.review.sheets.materials import MATERIALS, render_materials
from toolkit.review.sheets.produce import produce_sheets

TOLD = pool_question("A-01-01", shown="初-017", description="第一段。\n\n 第二段。", title_en="", disciplines="=1+1", scenario="工厂")


@pytest.fixture(scope="module")
def document() -> WordDocument:
    return WordDocument(render_materials(CAMPAIGN, FIRST, [TOLD, pool_question("A-02-01", shown="初-018")]))


def test_the_cover_names_call_and_stage_and_counts_the_questions(document):
    said = document.paragraphs[:3]
    assert said == [CAMPAIGN.settings.name, "评审材料", "初选　共 2 题"]


def test_a_question_is_told_in_full_in_the_order_of_the_form(document):
    lines = document.paragraphs
    first = lines.index("初-017　初-017的机理是什么？", 6)
    assert lines[first : first + 17] == [
        "初-017　初-017的机理是什么？", "（未填写）", "问题类别：前沿科学问题", "所属领域：初-017 research_field", "所属学科：=1+1",
        "关键词（中文）：初-017 keywords_zh", "关键词（英文）：初-017 keywords_en", "问题描述", "第一段。", "第二段。", "问题背景",
        "初-017 background", "最新进展", "初-017 progress", "重要意义", "初-017 significance", "应用领域和场景",
    ]


def test_the_document_is_what_the_schema_of_the_format_allows(audited):
    audited(score_sheet().materials)


def test_each_question_begins_a_page_and_stands_in_the_contents(document):
    assert [text for level, text in document.headings if level == 1] == [
        "初-017　初-017的机理是什么？", "初-018　初-018的机理是什么？"]
    style, = [each for each in document.xml("word/styles.xml").iter("{*}style") if each.get(each.nsmap["w"].join("{}") + "styleId") == "Heading1"]
    assert next(style.iter("{*}pageBreakBefore"), None) is not None
    assert sum("初-017　初-017的机理是什么？" in line for line in document.paragraphs) == 2


def test_sections_are_headings_of_their_own(document):
    assert [text for level, text in document.headings if level == 2][:5] == ["问题描述", "问题背景", "最新进展", "重要意义", "应用领域和场景"]


def test_an_open_stage_tells_who_recommends_and_who_wrote():
    lines = WordDocument(render_materials(CAMPAIGN, FINAL, FINAL_POOL.questions[:1])).paragraphs
    assert {"推荐单位：A-01-01推荐学会", "联合推荐单位：A-01-01联合学会", "撰写人：A-01-01撰写人", "撰写人单位：A-01-01撰写单位"} <= {*lines}


def test_a_campaigns_own_template_is_used_and_one_without_the_texts_refused():
    packaged = packaged_template(MATERIALS)
    own = altered_package(packaged, ("评审材料", "专家用材料"))
    sheet = next(produce_sheets(VOTE_ORDER, given_to("E07", *VOTED), own_materials=own))
    assert "专家用材料" in WordDocument(sheet.materials).paragraphs
    with pytest.raises(DocumentFault):
        render_materials(CAMPAIGN, FIRST, [TOLD], altered_package(packaged, ("{{ questions }}", "全文：{{ questions }}")))


def test_a_reviewer_gets_the_texts_of_his_own_questions():
    own = [FIRST_POOL.by_number[number] for number in SCORED]
    assert score_sheet().materials == render_materials(CAMPAIGN, FIRST, own)
