"""The four indexes: by pinyin under letters, each entry with the numbers of its questions in the order of the book."""

import pytest

from tests.support.altered_campaigns import with_settings
from tests.support.published_books import book_of, selected
from toolkit.messages import Speaker
from toolkit.publication.book.indexes import book_indexes, index_paragraphs


@pytest.fixture
def indexes(campaign):
    """Makes the indexes of some questions: by name, what stands under each letter."""

    def make(*questions, campaign=campaign, joined=None) -> dict[str, dict[str, list[tuple[str, str]]]]:
        book = book_of(campaign, questions, joined)
        return {index.name: {letter: [(entry.shown, " ".join(entry.numbers)) for entry in entries]
                             for letter, entries in index.letters.items()} for index in book_indexes(book)}

    return make


def test_letters_stand_from_a_to_z_and_what_has_none_is_last(indexes):
    found = indexes(selected("A-06-01", keywords_zh="重金属；安全；5G；DNA测序；Ångström 尺度；阿秒；α粒子；重庆；ＤＮＡ"))["keywords"]
    assert [*found] == ["A", "C", "D", "Z", ""]
    assert [shown for shown, _ in found["A"]] == ["阿秒", "安全", "Ångström 尺度"]
    assert [shown for shown, _ in found["D"]] == ["ＤＮＡ", "DNA测序"] and [shown for shown, _ in found["Z"]] == ["重金属"]
    assert [shown for shown, _ in found[""]] == ["5G", "α粒子"]


def test_the_same_keyword_stands_once_whatever_its_blanks_case_and_width(indexes):
    found = indexes(selected("A-06-01", keywords_zh="DNA 测序，dna测序"), selected("A-06-02", 2, keywords_zh="ＤＮＡ测序"))
    assert found["keywords"] == {"D": [("DNA 测序", "A-06-01 A-06-02")]}


def test_units_stand_with_those_that_recommend_jointly(indexes):
    found = indexes(selected("A-06-01", joint_units="中国物理学会；某研究会"), selected("A-02-01", 2), joined={"A-02-01": ["中国力学学会"]})
    assert [entry for entries in found["units"].values() for entry in entries] == [
        ("某研究会", "A-06-01"), ("中国化学会", "A-06-01"), ("中国力学学会", "A-02-01"), ("中国物理学会", "A-02-01 A-06-01")]


def test_a_unit_off_the_roster_stands_as_it_calls_itself(indexes):
    found = indexes(selected("名录外-01", unit_name="=某社\x01{{ total }}"))
    assert found["units"] == {"M": [("=某社{{ total }}", "名录外-01")]}


def test_disciplines_go_by_name_and_code_and_unknown_ones_as_typed(indexes):
    typed = "1101410 演绎逻辑学；150.30.20\n量子厨艺学"
    found = indexes(selected("A-06-01", disciplines=typed), selected("A-06-02", 2, disciplines="演绎逻辑学"))["disciplines"]
    assert found["Y"] == [("演绎逻辑学（1101410）", "A-06-01 A-06-02")] and found["L"] == [("量子厨艺学", "A-06-01")]


def test_authors_are_one_entry_each_and_namesakes_of_other_employers_stand_apart(indexes):
    found = indexes(
        selected("A-06-01", author="单志广、张三教授"), selected("A-06-02", 2, author="张三", author_employer="另一研究所"),
        selected("A-06-03", 3, author="张三等"), selected("A-06-04", 4, author=""),
    )["authors"]  # fmt: skip
    assert found == {"S": [("单志广", "A-06-01")],
                     "Z": [("张三（另一研究所）", "A-06-02"), ("张三（某研究所）", "A-06-01 A-06-03")]}


def test_without_authors_in_the_book_there_is_no_index_of_them(campaign, indexes):
    silent = with_settings(campaign, book_authors=False)
    assert [*indexes(selected("A-06-01"), campaign=silent)] == ["units", "disciplines", "keywords"]
    assert [*indexes(selected("A-06-01"))] == ["units", "authors", "disciplines", "keywords"]


def test_each_entry_links_its_questions_and_an_empty_index_says_so(campaign):
    told = [*index_paragraphs(book_of(campaign, [selected("A-06-01", keywords_zh="", author="")]), Speaker())]
    assert [(one.style, one.text, [*one.links]) for one in told[:3]] == [
        ("Heading 1", "推荐单位索引", []), ("索引字母", "Z", []), ("索引条目", "中国化学会  ", [("A-06-01", "Q0001")])]
    assert [one.text for one in told if not one.links][-2:] == ["关键词索引", "（无）"]
