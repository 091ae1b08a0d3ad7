"""Made-up texts: distinct, plainly marked, and of the length the call asks for."""

import pytest

from toolkit import text
from toolkit.campaign.disciplines import disciplines
from toolkit.demo import corpus
from toolkit.demo.corpus import SEATS, compose_title, corpus_person, corpus_topics
from toolkit.formspec.recommendation import BODY
from toolkit.similarity import QuestionText
from toolkit.similarity.comparison import find_kin

CATEGORIES = ("frontier", "engineering", "industry")
MONTH = [compose_title("ABCDE"[n % 5], n, CATEGORIES[place // 5], place) for n in range(25) for place in range(15)]


def test_titles_are_distinct_over_a_month_of_25_units_with_15_questions():
    assert len({text.comparable(made.title_zh) for made in MONTH}) == 375
    assert len({text.comparable(made.title_en) for made in MONTH}) == 375


@pytest.mark.parametrize("letter", "ABCDE")
def test_titles_are_distinct_even_if_all_units_of_the_roster_ask_about_the_same_disciplines(letter):
    titles = {compose_title(letter, n, CATEGORIES[place % 3], place).title_zh for n in range(215) for place in range(18)}
    assert len(titles) == 215 * 18


def test_no_discipline_is_asked_about_by_units_of_two_kinds():
    asked = [{topic.code for topic in corpus_topics(letter)} for letter in "ABCDE"]
    assert len(set().union(*asked)) == sum(map(len, asked))
    assert {disciplines().by_code[code].level for codes in asked for code in codes} == {3}


def test_every_text_is_marked_as_made_up():
    for made in MONTH:
        assert made.title_zh.startswith("【演示】")
        assert made.title_zh.endswith("？")
        assert made.title_en.startswith("[Demo] ")
        assert all(section.startswith("（演示文本，") for section in made.sections.values())


def test_bodies_are_about_2000_words_of_chinese_in_paragraphs():
    for made in MONTH:
        words = [text.count_words(made.sections[name]) for name in BODY]
        assert 1600 <= sum(words) <= 2400
        assert all("\n" in section for section in made.sections.values())
        assert all(text.holds_cjk(made.sections[name], 0.8 * count) for name, count in zip(BODY, words, strict=True))


def test_no_two_bodies_are_alike():
    sections = [section for made in MONTH for section in made.sections.values()]
    assert len(set(sections)) == len(sections) == 1500


def test_no_two_questions_of_a_month_are_kin():
    texts = [QuestionText(made.title_zh, made.title_en, "\n".join(made.sections.values())) for made in MONTH]
    assert find_kin(texts) == []
    assert find_kin(texts[:15]) == []


def test_keywords_are_three_to_five_pairs():
    for made in MONTH:
        chinese, english = text.keywords(made.keywords_zh), text.keywords(made.keywords_en)
        assert len(chinese) == len(english)
        assert 3 <= len(set(chinese)) <= 5


def test_disciplines_are_third_level_and_named_by_code_and_name():
    for made in MONTH:
        found = [disciplines().find(entry) for entry in text.split_list(made.disciplines, text.DISCIPLINE_SEPARATORS)]
        assert all(discipline is not None and discipline.level == 3 for discipline in found)
        assert made.roots == len({discipline.root for discipline in found})
    assert {made.roots for made in MONTH} == {1, 2}


def test_nobody_sits_on_two_chairs():
    people = [corpus_person(number, seat) for number in range(215) for seat in range(SEATS)]
    assert len({someone.name for someone in people}) == len(people)
    assert {someone.email.rpartition("@")[2] for someone in people} == {"example.org"}
    assert all("演示" in someone.employer for someone in people)


def test_the_same_numbers_give_the_same_text():
    first = compose_title("B", 3, "industry", 7)
    corpus.corpus_words.cache_clear()
    corpus.corpus_topics.cache_clear()
    assert compose_title("B", 3, "industry", 7) == first
