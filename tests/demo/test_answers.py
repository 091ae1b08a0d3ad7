"""Clean answers: what they hold, and how they change by hand."""

from collections import Counter
from datetime import date

import pytest

from toolkit.campaign.model import Campaign
from toolkit.demo.answers import FormAnswers, clean_answers


def answers(campaign: Campaign, number: int) -> FormAnswers:
    return clean_answers(campaign, campaign.unit_of["A-06"], number)


@pytest.mark.parametrize("number", range(8))
def test_each_category_has_as_many_questions_as_its_quota_allows(campaign: Campaign, number: int):
    counts = Counter(question["category"] for question in answers(campaign, number).questions.values())
    assert sorted(counts.values()) == [3, 4, 5]


@pytest.mark.parametrize("number", range(8))
def test_the_committee_is_larger_than_asked_and_has_one_chair(campaign: Campaign, number: int):
    members = answers(campaign, number).members
    assert list(members) == list(range(1, 18 + number % 5))
    assert [row for row, member in members.items() if member["member_role"] == "主任"] == [1]


def test_the_day_of_signing_is_in_the_window(campaign: Campaign):
    days = [answers(campaign, number).unit["signed_on"] for number in range(30)]
    assert [day for day in days if not date(2023, 1, 29) < day <= date(2023, 4, 15)] == []


def test_units_recommend_alone_or_with_a_foreign_or_a_domestic_partner(campaign: Campaign):
    partners = [
        tuple(name for name in ("foreign_partners", "joint_units") if name in answers(campaign, number).unit)
        for number in range(6)
    ]
    assert partners == [(), (), (), ("foreign_partners",), (), ("joint_units",)]
    assert {member["member_country"] for member in answers(campaign, 3).members.values()} == {"中国", "加拿大", "日本"}


def test_a_member_who_wrote_a_question_is_recused_from_it_and_scores_the_others(campaign: Campaign):
    made = answers(campaign, 7)
    recused = {key: value for key, value in made.scores.items() if value == "回避"}
    names = {seat: member["member_name"] for seat, member in made.members.items()}
    assert {key: names[key[1]] for key in recused} == {
        (row, seat): names[seat]
        for row, question in made.questions.items() for seat in names if question["author"] == names[seat]
    }
    assert len(recused) == 2


def test_scores_differ_and_some_are_blank(campaign: Campaign):
    made = answers(campaign, 7)
    numbers = [value for value in made.scores.values() if value != "回避"]
    assert 50 <= min(numbers) < max(numbers) <= 100
    assert len(set(numbers)) > 30
    assert 0.8 < len(made.scores) / (len(made.questions) * len(made.members)) < 1


def test_a_removed_question_takes_its_scores_along(campaign: Campaign):
    made = answers(campaign, 7)
    made.remove_question(4)
    assert 4 not in made.questions
    assert not [key for key in made.scores if key[0] == 4]
    assert 4 not in made.opinions


def test_a_removed_member_takes_their_scores_along(campaign: Campaign):
    made = answers(campaign, 7)
    made.remove_member(4)
    assert 4 not in made.members
    assert not [key for key in made.scores if key[1] == 4]


def test_sorting_moves_rows_with_their_numbers_and_leaves_the_scores(campaign: Campaign):
    made, before = answers(campaign, 7), answers(campaign, 7)
    made.sort_questions("title_en")
    assert made.scores == before.scores
    titles = [question["title_en"] for question in made.questions.values()]
    assert titles == sorted(titles) != [question["title_en"] for question in before.questions.values()]
    assert {question["question_serial"]: question["title_en"] for question in made.questions.values()} == {
        row: question["title_en"] for row, question in before.questions.items()
    }
