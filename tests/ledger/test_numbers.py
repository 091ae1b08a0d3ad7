"""A question keeps its number, whatever its unit does to the workbook."""

from hypothesis import given
from hypothesis import strategies as st

from toolkit.ledger.numbers import QuestionTitle, number_questions, question_number

HELIUM = QuestionTitle(1, "如何从低品位含氦天然气中提取氦气？", "How can helium be extracted from lean natural gas?")
PHOTONS = QuestionTitle(2, "硅光技术能否促成光电子和微电子的融合？", "Can silicon photonics merge photonics and electronics?")
SEEDS = QuestionTitle(3, "如何高效利用农业微生物种质资源？", "How can agricultural microbial germplasm be used well?")
WHEAT = QuestionTitle(4, "小麦茎基腐病为何爆发成灾？", "Why has wheat crown rot become an epidemic?")
KNOWN = {1: HELIUM, 2: PHOTONS, 3: SEEDS}


def test_first_come_first_numbered():
    assert number_questions({}, [SEEDS, HELIUM]) == (1, 2)


def test_rows_sorted_anew_keep_their_numbers():
    again = [SEEDS._replace(serial=1), HELIUM._replace(serial=2), PHOTONS._replace(serial=3)]
    assert number_questions(KNOWN, again) == (3, 1, 2)


def test_a_row_inserted_gets_the_next_number_and_moves_none():
    assert number_questions(KNOWN, [HELIUM, WHEAT._replace(serial=2), PHOTONS._replace(serial=3)]) == (1, 4, 2)


def test_a_number_withdrawn_goes_to_no_other_question_and_comes_back_with_its_title():
    assert number_questions(KNOWN, [HELIUM, PHOTONS]) == (1, 2)
    assert number_questions(KNOWN, [HELIUM, PHOTONS, WHEAT._replace(serial=3)]) == (1, 2, 4)
    assert number_questions(KNOWN | {4: WHEAT}, [SEEDS._replace(serial=9)]) == (3,)


def test_a_title_in_another_width_or_with_other_marks_is_the_same():
    assert number_questions(KNOWN, [PHOTONS._replace(serial=7, title_zh="硅光技术 能否促成“光电子”和微电子的融合?")]) == (2,)


def test_an_edited_title_keeps_its_number_at_its_own_serial_only():
    edited = "如何从低品位含氦天然气里高效提取氦气？"
    assert number_questions(KNOWN, [HELIUM._replace(title_zh=edited)]) == (1,)
    assert number_questions(KNOWN, [HELIUM._replace(serial=8, title_zh=edited)]) == (4,)


def test_a_title_worded_anew_is_known_by_its_english_one():
    assert number_questions(KNOWN, [HELIUM._replace(title_zh="贫氦气田的提氦难题")]) == (1,)


def test_another_question_at_the_same_serial_is_another_question():
    assert number_questions(KNOWN, [WHEAT._replace(serial=1)]) == (4,)


def test_the_same_title_goes_before_a_near_one_at_the_serial():
    swapped = [PHOTONS._replace(serial=1), HELIUM._replace(serial=2)]
    assert number_questions(KNOWN, swapped) == (2, 1)


def test_a_title_that_stands_twice_has_two_numbers_that_stay_with_their_serials():
    twice = [HELIUM, HELIUM._replace(serial=4)]
    assert number_questions({1: HELIUM}, twice) == (1, 2)
    assert number_questions({1: HELIUM, 2: twice[1]}, twice[::-1]) == (2, 1)


def test_a_question_without_title_is_known_by_nothing():
    blank = QuestionTitle(1, "", "")
    assert number_questions({1: blank}, [blank]) == (2,)


def test_numbers_as_people_see_them():
    assert [question_number("A-06", number) for number in (3, 12, 100)] == ["A-06-03", "A-06-12", "A-06-100"]


TITLES = st.lists(
    st.builds(QuestionTitle, st.none() | st.integers(1, 9), st.text("如何提取氦气种质资源？", max_size=8), st.text("abc ", max_size=6)),
    max_size=8,
)


@given(TITLES, TITLES)
def test_no_number_is_given_twice_and_none_that_was_given_to_a_new_question(before, after):
    known = dict(zip(number_questions({}, before), before, strict=True))
    numbers = number_questions(known, after)
    assert len({*numbers}) == len(after)
    new = sorted(number for number in numbers if number not in known)
    assert new == [*range(len(known) + 1, len(known) + 1 + len(new))]


@given(TITLES, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_number_of_distinct_titles(before, order):
    titles = [title for number, title in enumerate(before) if title.title_zh.strip("？") and title.title_zh.strip("？") not in
              {other.title_zh.strip("？") for other in before[:number]}]
    known = dict(zip(number_questions({}, titles), titles, strict=True))
    shuffled = order.sample(titles, len(titles))
    assert [known[number] for number in number_questions(known, shuffled)] == shuffled
