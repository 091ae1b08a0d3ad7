"""The lists for publication: selected questions in the order that the campaign sets, units by what was selected."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from tests.support.altered_campaigns import with_settings
from tests.support.rendered_documents import WordDocument, table_rows
from tests.support.stage_records import decided, decision, edited, score_record, vote_record
from toolkit.campaign.folder import CampaignFolder
from toolkit.documents.check import review_template
from toolkit.files import OutputFolder
from toolkit.publication.lists.order import pinyin_key
from toolkit.publication.lists.produce import produce_lists
from toolkit.publication.lists.render import LIST_KIND, published_list, render_list
from toolkit.publication.lists.units import unit_counts, units_workbook
from toolkit.publication.outcome import question_outcomes
from toolkit.review.decided import DecidedCategory
from toolkit.review.model import StageResult

BY_RANK = ["《氨》能否常温合成？", "5G 之后是什么？", "DNA 如何折叠？", "重力波何来？", "重要金属怎样回收？", "暗物质是什么？"]
"""Titles in order of rank."""


def selection(titles=tuple(BY_RANK)):
    """终选 with these titles selected in this order of rank, and one more that is not."""
    questions = [decided(f"A-06-{n:02d}", StageResult.PASSED, n, 20.0 - n, title_zh=title) for n, title in enumerate(titles, 1)]
    lost = decided("A-02-01", StageResult.FAILED, len(titles) + 1, 1.0)
    category = DecidedCategory("frontier", "前沿科学问题", len(titles) + 1, tuple(one.number for one in questions), 14.0)
    return decision(replace(vote_record(), questions=(*questions, lost), categories=(category,), votes=()))


def listed(campaign, order):
    final = selection()
    return published_list(with_settings(campaign, publication_order=order), final, question_outcomes(campaign, [final], ()), {})


def test_titles_stand_in_order_of_their_pinyin(campaign):
    (group, *_) = listed(campaign, "pinyin").groups
    assert [one.title for one in group.questions] == [
        "5G 之后是什么？", "《氨》能否常温合成？", "暗物质是什么？", "DNA 如何折叠？", "重力波何来？", "重要金属怎样回收？"]
    assert [one.place for one in group.questions] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(("title", "key"), [
    ("重庆", ("chong2", "qing4")), ("重量", ("zhong4", "liang4")), ("银行", ("yin2", "hang2")), ("“绿”叶", ("lv4", "ye4")),
    ("DNA测序", ("dna", "ce4", "xu4")), ("？！", ()),
])  # fmt: skip
def test_a_sign_is_read_as_the_word_reads_it(title, key):
    assert pinyin_key(title) == key


def test_the_pinyin_is_compared_syllable_by_syllable_then_by_tone():
    assert sorted(["昂首", "暗", "安", "阿", "俺"], key=pinyin_key) == ["阿", "安", "俺", "暗", "昂首"]


def test_or_they_stand_in_order_of_rank(campaign):
    told = listed(campaign, "rank")
    assert [one.title for one in told.groups[0].questions] == BY_RANK
    assert told.opening[0].endswith("入选问题难题 6 个。每类按最后环节的名次排列。")


def test_categories_stand_in_the_campaigns_order_with_their_numbers(campaign):
    assert [group.heading for group in listed(campaign, "pinyin").groups] == [
        "前沿科学问题（6 个）", "工程技术难题（0 个）", "产业技术问题（0 个）"]


def test_the_list_is_a_sound_document_and_holds_each_selected_question_once(campaign, audited):
    final = selection()
    package = render_list(campaign, final, question_outcomes(campaign, [final], ()), {})
    audited(package)
    assert package == render_list(campaign, final, question_outcomes(campaign, [final], ()), {})
    document = WordDocument(package)
    rows = [row for table in document.tables for row in table_rows(table)[1:]]
    assert sorted(row[1] for row in rows) == sorted(BY_RANK)
    assert {row[2] for row in rows} == {"中国化学会"}
    assert "如何精确测量引力常数？" not in document.paragraphs
    assert document.core["created"] == "2023-06-12T02:30:00Z"


def test_who_recommends_a_question_too_stands_beside_its_unit(campaign):
    final = selection(BY_RANK[:2])
    partners = {"A-06-01": ("中国物理学会", "某研究会"), "A-06-02": ()}
    document = WordDocument(render_list(campaign, final, question_outcomes(campaign, [final], ()), partners))
    rows = [row for table in document.tables for row in table_rows(table)[1:]]
    assert {row[1]: row[2] for row in rows} == {
        BY_RANK[0]: "中国化学会（联合推荐：中国物理学会、某研究会）", BY_RANK[1]: "中国化学会"}


@pytest.mark.parametrize("typed", ["{{ heading }}", "=1+1", "甲\x01乙", "<w:p/>&", "长" * 3000])
def test_what_was_typed_stays_text(campaign, audited, typed):
    final = selection([typed])
    outcomes = question_outcomes(campaign, [final], ())
    package = render_list(campaign, final, outcomes, {})
    audited(package)
    assert typed.replace("\x01", "") in WordDocument(package).paragraphs


def test_units_stand_by_selected_then_recommended_then_code(campaign, outcomes):
    counts = unit_counts(campaign, outcomes)
    assert [(one.unit.code, one.selected(), one.recommended, one.accepted, one.entered) for one in counts] == [
        ("A-06", 1, 4, 4, 3), ("A-07", 0, 2, 0, 0), ("A-02", 0, 1, 1, 1)]
    assert [one.share for one in counts] == [1 / 3, None, 0.0]
    assert sum(one.recommended for one in counts) == len(outcomes)


def test_the_statistics_have_a_row_a_unit_and_run_nothing(campaign, outcomes, decisions):
    stranger = edited(score_record(), "A-06-02", unit_code="=1+1", unit_name="=cmd()")
    found = question_outcomes(campaign, [decision(stranger), decisions[1]], ())
    book = openpyxl.load_workbook(BytesIO(units_workbook(campaign, found, datetime(2023, 7, 1))))
    rows = [*book["推荐单位统计"].iter_rows(min_row=3, values_only=True)]
    assert rows[0] == ("单位代码", "推荐单位", "单位类型", "推荐", "受理", "进入遴选", "初选通过", "复选通过", "入选",
                       "入选：前沿科学问题", "入选：工程技术难题", "入选：产业技术问题", "入选率")
    assert rows[1] == ("A-06", "中国化学会", "全国学会", 2, 2, 2, 1, 0, 1, 1, 0, 0, 0.5)
    assert rows[2][:2] == ("=1+1", "=cmd()") and book["推荐单位统计"]["A5"].data_type == "s"


def test_both_lists_are_written_once_the_last_stage_is_decided(tmp_path: Path, campaign, decisions, recommended):
    folder, target = CampaignFolder(tmp_path, campaign), OutputFolder(tmp_path / "output/notices")
    assert produce_lists(folder, decisions[:1], recommended, {}, target) == ()
    assert not target.path.exists()
    paths = produce_lists(folder, decisions, recommended, {}, target)
    assert [path.name for path in paths] == ["入选名单.docx", "推荐单位统计.xlsx"] and all(path.is_file() for path in paths)
    first = [path.read_bytes() for path in paths]
    assert [path.read_bytes() for path in produce_lists(folder, decisions, recommended, {}, target)] == first


def test_the_packaged_template_prints_all_that_there_is():
    review = review_template(LIST_KIND, None)
    assert (review.faults, review.left_out) == ((), ())
