"""Questions of former years: those that ship, and those in lists of staff, which are told what is wrong with them."""

import pytest

from tests.support.published_lists import HEADER, listed
from toolkit.campaign.errors import BrokenLists
from toolkit.campaign.published import PublishedQuestion, published_questions


def faults(**lists: bytes) -> list[tuple[str, str, str]]:
    with pytest.raises(BrokenLists) as broken:
        published_questions({f"{name}.xlsx": data for name, data in lists.items()})
    return [(fault.code, fault.place, fault.value) for fault in broken.value.faults]


def added(data: bytes) -> list[PublishedQuestion]:
    shipped = {question.number for question in published_questions()}
    return [question for question in published_questions({"清单.xlsx": data}) if question.number not in shipped]


def test_the_list_that_ships_is_numbered_by_year():
    shipped = published_questions()
    assert len(shipped) == 136
    assert shipped[0] == PublishedQuestion(
        "2018-01", 2018, "海洋生态系统储碳与全球变化", unit="中国生态学学会",
        note="2018年为60项“重大科学问题和工程技术难题”，来源未区分类别；60项中仅找到3项",
    )
    assert shipped[4].number == "2019-02" and shipped[4].title_en == "exploration of new ways of laser fusion"
    assert len({question.number for question in shipped}) == 136


def test_the_columns_of_a_list_are_known_by_their_headers_in_any_order_below_a_title():
    rows = [("往年入选问题",), (), ("备注", "题目(中文)", "正文", "年份", "题目（英文）"), ("甲", "如何一？", "正文一", "2017年", "How?"),
            (), ("乙", "如何二？", "", 2017.0, "")]
    with pytest.raises(BrokenLists):
        published_questions({"清单.xlsx": listed([HEADER, ("去年", "", "如何？")])})
    assert added(listed(rows)) == [
        PublishedQuestion("2017-01", 2017, "如何一？", title_en="How?", body="正文一"),
        PublishedQuestion("2017-02", 2017, "如何二？"),
    ]


def test_the_questions_of_a_list_follow_those_of_their_year_that_ship():
    assert [question.number for question in added(listed([HEADER, (2018, "", "如何一？"), (2018, "", "如何二？")]))] == ["2018-04", "2018-05"]


def test_lists_are_taken_in_the_order_of_their_names():
    lists = {f"{name}.xlsx": listed([HEADER, (2017, "", f"如何{name}？")]) for name in "ba"}
    assert [question.title_zh for question in published_questions(lists) if question.year == 2017] == ["如何a？", "如何b？"]


def test_a_title_that_ships_is_the_same_question_and_gains_what_was_not_known_of_it():
    known = published_questions({"正文.xlsx": listed([HEADER, (2018, "", "海洋生态系统储碳与 全球变化", "Carbon", "别的学会", "全文")])})
    assert len(known) == 136
    assert (known[0].title_en, known[0].unit, known[0].body) == ("Carbon", "中国生态学学会", "全文")


def test_every_table_of_a_list_is_read_and_sheets_of_another_kind_are_not():
    data = listed([("说明",), ("由综合处整理",)], [HEADER, (2016, "", "如何一？")], [HEADER, (2016, "", "如何二？")])
    assert [question.title_zh for question in added(data)] == ["如何一？", "如何二？"]


def test_every_fault_is_told_with_file_and_cell():
    wrong = listed([HEADER, ("去年", "", "如何一？"), (2016, "", " "), (1899, "", "如何二？"), (2016, "", "如何三？")])
    assert faults(甲=wrong, 乙=b"no workbook") == [
        ("not-xlsx", "乙.xlsx", ""),
        ("whole-number", "甲.xlsx 表1!A2", "去年"),
        ("blank", "甲.xlsx 表1!C3", ""),
        ("out-of-range", "甲.xlsx 表1!A4", "1899"),
    ]


def test_a_workbook_without_the_columns_is_told_which_they_are():
    assert faults(名单=listed([("姓名", "电话"), ("何清", "")])) == [("header-missing", "名单.xlsx 表1!A1", "")]
    assert faults(缺列=listed([("年份", "类别", "名称"), (2016, "", "如何？")])) == [("column-renamed", "缺列.xlsx 表1!C1", "名称")]


def test_the_faults_are_shown_with_what_to_do_equal_ones_in_one_line():
    data = listed([HEADER, ("去年", "", "如何一？"), ("去年", "", "如何二？")])
    with pytest.raises(BrokenLists) as broken:
        published_questions({"清单.xlsx": data})
    assert broken.value.render() == (
        "往年问题清单有 2 处问题，改正后再运行：\n"
        "清单.xlsx 表1!A2—A3（2 处）：“年份”应为整数，现为“去年”。请填写整数，例如 5。"
    )
