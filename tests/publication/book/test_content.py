"""The text of the book: every selected question once, in full, where the campaign's order puts it."""

from dataclasses import replace

import pytest

from tests.support.altered_campaigns import with_settings
from tests.support.published_books import book_of, selected
from toolkit.messages import Speaker
from toolkit.publication.book.content import BookWriter
from toolkit.publication.book.model import BookGap, GapKind, book_gaps
from toolkit.review.model import StageResult


def sections(book) -> dict[str, list[tuple[str, str]]]:
    """The paragraphs of each section: style and text."""
    return {one.name: [(p.style, p.label + p.text) for p in one.paragraphs] for one in BookWriter(book, Speaker()).sections()}


def headings(book) -> list[str]:
    """What the headings of questions, fields and categories say."""
    return [text for told in sections(book).values() for style, text in told if style in ("Heading 1", "Heading 2", "Heading 3")]


def test_a_question_is_told_in_full(campaign):
    told = sections(book_of(campaign, [selected("A-06-01", joint_units="中国物理学会、某研究会", scenario="场景。")]))
    assert told["前沿科学问题"] == [
        ("Heading 1", "前沿科学问题（1 题）"), ("Heading 2", "先进材料"), ("Heading 3", "A-06-01　如何常温固氮？"),
        ("英文题目", "How to fix nitrogen at room temperature?"),
        ("问题信息", "推荐单位：中国化学会（联合推荐：中国物理学会、某研究会）"), ("问题信息", "撰写人：张三"), ("问题信息", "撰写人单位：某研究所"),
        ("问题信息", "所属学科：1503020 催化化学"), ("问题信息", "关键词（中文）：固氮；催化"),
        ("问题信息", "关键词（英文）：nitrogen fixation; catalysis"),
        ("Heading 4", "问题描述"), ("报告正文", "第一段。"), ("报告正文", "第二段。"), ("Heading 4", "问题背景"), ("报告正文", "背景。"),
        ("Heading 4", "最新进展"), ("报告正文", "进展。"), ("Heading 4", "重要意义"), ("报告正文", "意义。"),
        ("Heading 4", "应用领域和场景"), ("报告正文", "场景。"),
    ]


def test_authors_are_printed_only_where_the_campaign_says_so_and_contacts_never(campaign):
    for printed in (True, False):
        told = str(sections(book_of(with_settings(campaign, book_authors=printed), [selected("A-06-01")])))
        assert ("张三" in told, "某研究所" in told, "13912345678" in told) == (printed, printed, False)


def test_a_field_that_staff_made_personal_is_not_printed(campaign):
    form = tuple(field.model_copy(update={"personal": field.name in ("author", "significance")}) for field in campaign.form)
    told = str(sections(book_of(campaign.model_copy(update={"form": form}), [selected("A-06-01")])))
    assert "张三" not in told and "意义。" not in told and "背景。" in told


def test_categories_and_fields_stand_in_the_campaigns_order_and_questions_by_pinyin_or_rank(campaign):
    questions = [
        selected("A-06-01", 1, title_zh="再生如何实现？"), selected("A-06-02", 2, title_zh="安全何来？"),
        selected("A-02-01", 1, "industry", "数理化基础科学"), selected("A-06-03", 3, research_field="生命健康（含医学）"),
        selected("A-06-04", 4, research_field="考古"), selected("A-06-05", 5, research_field=""),
    ]  # fmt: skip
    by_pinyin = headings(book_of(campaign, questions))
    assert by_pinyin == [
        "前沿科学问题（5 题）", "生命健康（含医学）", "A-06-03　如何常温固氮？", "先进材料", "A-06-02　安全何来？", "A-06-01　再生如何实现？",
        "考古", "A-06-04　如何常温固氮？", "未填写领域", "A-06-05　如何常温固氮？", "工程技术难题（0 题）",
        "产业技术问题（1 题）", "数理化基础科学", "A-02-01　如何常温固氮？",
    ]
    by_rank = headings(book_of(with_settings(campaign, publication_order="rank"), questions))
    assert by_rank[4:6] == ["A-06-01　再生如何实现？", "A-06-02　安全何来？"]


def test_a_category_that_selected_nothing_says_so(campaign):
    book = book_of(campaign, [selected("A-06-01")])
    assert sections(book)["工程技术难题"] == [("Heading 1", "工程技术难题（0 题）"), ("报告正文", "本类没有入选问题。")]
    assert BookGap(GapKind.CATEGORY, ("工程技术难题", "产业技术问题")) in book_gaps(book)


def test_what_is_missing_is_marked_where_it_should_stand_and_told(campaign):
    told, _ = selected("A-06-03", 3)
    book = book_of(campaign, [selected("A-06-01", title_en=" ", author="", progress="\n"), selected("A-06-02", 2, author_employer=""), (told, None)])
    lines = sections(book)["前沿科学问题"]
    assert ("英文题目", "（缺英文题目）") in lines and ("问题信息", "撰写人：（未填写）") in lines
    assert lines[lines.index(("Heading 4", "最新进展")) + 1] == ("报告正文", "（未填写）")
    assert lines[-1] == ("报告正文", "（缺正文）") and ("Heading 3", "A-06-03　如何常温固氮？") in lines
    assert book_gaps(book)[1:] == [BookGap(GapKind.TEXT, ("A-06-01", "A-06-03")), BookGap(GapKind.ENGLISH, ("A-06-01",)),
                                   BookGap(GapKind.AUTHOR, ("A-06-01", "A-06-02", "A-06-03"))]


def test_authors_that_are_not_printed_are_not_missed(campaign):
    book = book_of(with_settings(campaign, book_authors=False), [selected("A-06-01", author="")])
    assert [gap.kind for gap in book_gaps(book)] == [GapKind.CATEGORY]


def test_a_category_without_an_english_name_is_told(campaign):
    first, *others = campaign.categories
    lacking = campaign.model_copy(update={"categories": (first.model_copy(update={"name_en": ""}), *others)})
    assert BookGap(GapKind.CATEGORY_ENGLISH, ("前沿科学问题",)) in book_gaps(book_of(lacking, [selected("A-06-01")]))


def test_a_category_that_the_campaign_has_no_more_is_not_lost(campaign):
    book = book_of(campaign, [selected("A-06-01", category="policy")])
    assert [*sections(book)] == ["前沿科学问题", "工程技术难题", "产业技术问题", "policy"]


@pytest.mark.parametrize("unit", ["中国化学会", "化学会（曾用名）"])
def test_a_unit_is_called_as_the_roster_has_it(campaign, unit):
    told = sections(book_of(campaign, [selected("A-06-01", unit_name=unit)]))["前沿科学问题"]
    assert ("问题信息", "推荐单位：中国化学会") in told


def test_only_what_the_last_stage_passed_is_in_it(campaign):
    told, frozen = selected("A-06-02", 2)
    for result in (StageResult.FAILED, StageResult.PENDING):
        lost = replace(told, result=result)
        book = book_of(campaign, [selected("A-06-01"), (lost, frozen)])
        assert [one.number for one in book.questions] == ["A-06-01"]
    assert BookGap(GapKind.PENDING, ("A-06-02",)) in book_gaps(book)
