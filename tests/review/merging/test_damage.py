"""Thirty kinds of damage to a sheet: each is found, none of it counts, and no other question or sheet goes with it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

import pytest

from tests.review.merging.made_sheets import (
    CAMPAIGN,
    CRITERIA,
    HEADER,
    NUMBERS,
    OTHER,
    REVIEWERS,
    entry,
    good_entries,
    good_marks,
    made_campaign,
    merge,
    moment,
    sheet,
    the_file,
    told,
)
from toolkit.looks import Look
from toolkit.messages import finding_remedy, finding_sentence
from toolkit.model import Observation, Value
from toolkit.review.merging.merged import UnopenedFile
from toolkit.review.model import ReturnedSheet, SheetEntry

THIRD = NUMBERS[2]
ROW = HEADER + 1 + 2
"""The zero-based row of the third question; A7 is its number, D7 its first score, I7 its 回避."""


class Damage(NamedTuple):
    """A kind of damage: what it makes of a sheet, what is found, which questions do not count, and why."""

    name: str
    spoil: Callable[[ReturnedSheet], ReturnedSheet]
    found: Sequence[tuple[str, str, str]]
    """Code, place and value of each finding."""
    lost: Sequence[str] = (THIRD,)
    reasons: Mapping[str, int] = MappingProxyType({})
    recused: int = 0


def with_rows(*rows: SheetEntry) -> Callable[[ReturnedSheet], ReturnedSheet]:
    """What puts these rows in place of those of the third question."""
    def spoil(good: ReturnedSheet) -> ReturnedSheet:
        return replace(good, entries=(*good.entries[:2], *rows, *good.entries[3:]))
    return spoil


def with_mark(value: Value, place: int = 0) -> Callable[[ReturnedSheet], ReturnedSheet]:
    """What puts a value in place of one score of the third question."""
    marks: list[Value] = [*good_marks(THIRD)]
    marks[place] = value
    return with_rows(entry(ROW, THIRD, marks))


def with_identity(**said: object) -> Callable[[ReturnedSheet], ReturnedSheet]:
    """What lets a sheet say something else of itself."""
    return lambda good: replace(good, identity=good.identity._replace(**said))


def not_a_number(name: str, value: Value, shown: str) -> Damage:
    """Damage by an entry that is no number."""
    return Damage(name, with_mark(value), [("review.not-a-number", "评分!D7", shown)], reasons={"review.not-a-number": 4})


def out_of_range(name: str, value: float, shown: str, place: int = 1) -> Damage:
    """Damage by a number outside the band."""
    at = f"评分!{'DEFG'[place]}7"
    return Damage(name, with_mark(value, place), [("review.out-of-range", at, shown)], reasons={"review.out-of-range": 4})


def incomplete(name: str, spoil: Callable[[ReturnedSheet], ReturnedSheet], at: str, given: int) -> Damage:
    """Damage by blanks."""
    return Damage(name, spoil, [("review.incomplete", at, "")],
                  reasons={"review.incomplete": given} if given else {})


def refused(name: str, spoil: Callable[[ReturnedSheet], ReturnedSheet], code: str, shown: str = "") -> Damage:
    """Damage to a sheet as a whole."""
    return Damage(name, spoil, [(code, "E01.xlsx", shown)], NUMBERS, {code: 24})


BLANKS = ("",) * 4
GOOD = good_marks(THIRD)

DAMAGES = (
    not_a_number("带单位", "85分", "85分"),
    not_a_number("按文本填写的数字", "85", "85"),
    not_a_number("全角数字", "８５", "８５"),
    not_a_number("文字", "优秀", "优秀"),
    not_a_number("区间", "80-85", "80-85"),
    not_a_number("两个数", "80、85", "80、85"),
    not_a_number("日期", date(2023, 3, 5), "2023-03-05"),
    not_a_number("时刻", datetime(2023, 3, 5, 8, 30), "2023-03-05 08:30:00"),
    not_a_number("逻辑值", True, "TRUE"),
    not_a_number("错误值", "#VALUE!", "#VALUE!"),
    not_a_number("评分格里写回避", "回避", "回避"),
    not_a_number("无", "无", "无"),
    not_a_number("公式文字", "=1+1", "=1+1"),
    out_of_range("超过满分", 105.0, "105"),
    out_of_range("略超满分", 100.01, "100.01"),
    out_of_range("负数", -1.0, "-1"),
    incomplete("一项空白", with_mark("", 3), "评分!G7", 3),
    incomplete("只有空格", with_mark(" 　", 0), "评分!D7", 3),
    incomplete("整行空白", with_rows(entry(ROW, THIRD, BLANKS)), "评分!D7", 0),
    incomplete("只写了意见", with_rows(entry(ROW, THIRD, BLANKS, comment="很好")), "评分!D7", 0),
    incomplete("整行删除", with_rows(), "评分", 0),
    Damage("回避又评分", with_rows(entry(ROW, THIRD, GOOD, recused="是")),
           [("review.recused-scored", "评分!I7", "是")], reasons={"review.recused-scored": 4}, recused=1),
    Damage("写了理由的回避又评分", with_rows(entry(ROW, THIRD, GOOD, recused="同单位")),
           [("review.recused-scored", "评分!I7", "同单位")], reasons={"review.recused-scored": 4}, recused=1),
    Damage("编号不在问题之中", with_rows(entry(ROW, "A-99-01", GOOD)),
           [("review.altered", "评分!A7", "A-99-01"), ("review.incomplete", "评分", "")], reasons={"review.altered": 4}),
    Damage("编号被清除", with_rows(entry(ROW, "", GOOD)),
           [("review.altered", "评分!A7", ""), ("review.incomplete", "评分", "")], reasons={"review.altered": 4}),
    Damage("编号改成未分配的", with_rows(entry(ROW, OTHER, GOOD)),
           [("review.not-assigned", "评分!A7", OTHER), ("review.incomplete", "评分", "")],
           reasons={"review.not-assigned": 4}),
    Damage("一题两行", with_rows(entry(ROW, THIRD, GOOD), entry(ROW + 9, THIRD, GOOD)),
           [("review.twice", "评分!A16", THIRD)], reasons={"review.twice": 8}),
    Damage("编号改成另一题的", with_rows(entry(ROW, NUMBERS[0], GOOD)),
           [("review.twice", "评分!A7", NUMBERS[0]), ("review.incomplete", "评分", "")],
           (NUMBERS[0], THIRD), {"review.twice": 8}),
    Damage("缺一栏", lambda good: replace(good, entries=tuple(
        replace(one, marks={name: mark for name, mark in one.marks.items() if name != CRITERIA[1]}) for one in good.entries)),
        [("review.altered", "评分", "")], NUMBERS, {"review.altered": 18}),
    Damage("缺回避栏", lambda good: replace(good, entries=tuple(replace(one, recused=None) for one in good.entries)),
           [("review.altered", "评分", "")], NUMBERS, {"review.altered": 24}),
    refused("指纹不符", with_identity(intact=False), "review.altered"),
    refused("其他环节", with_identity(stage="复选"), "review.wrong-stage", "复选"),
    refused("重新冻结之前的", with_identity(revision=0), "review.wrong-stage", "0"),
    refused("没有的再次投票", with_identity(again=2), "review.wrong-stage", "初选"),
    refused("其他活动", with_identity(campaign="2022"), "review.unknown-sheet", "2022"),
    refused("不认识的专家", with_identity(reviewer="E99"), "review.unknown-sheet", "E99"),
    refused("没有标识", lambda good: replace(good, identity=None), "review.unknown-sheet"),
)


def test_there_are_thirty_kinds_and_more():
    assert len({damage.name for damage in DAMAGES}) == len(DAMAGES) >= 30


@pytest.mark.parametrize("damage", DAMAGES, ids=[damage.name for damage in DAMAGES])
def test_damage_is_found_does_not_count_and_takes_nothing_with_it(damage: Damage):
    merged = merge(damage.spoil(sheet("E01")), sheet("E02"), sheet("E03"))
    assert sorted(told(merged)) == sorted(damage.found)
    lost = {(number, "E01") for number in damage.lost}
    counted = {(review.question, review.reviewer) for review in merged.reviews}
    assert counted == {(number, one) for number in NUMBERS for one in REVIEWERS} - lost
    accounts = the_file(merged, "E01.xlsx").scores
    assert (accounts.reasons, accounts.holds) == (damage.reasons, True)
    assert accounts.counted == 4 * (6 - len(damage.lost))
    assert len(merged.recusals) == damage.recused


@pytest.mark.parametrize("damage", DAMAGES, ids=[damage.name for damage in DAMAGES])
def test_a_rule_that_is_not_in_force_is_not_told_and_what_it_finds_counts_no_more(damage: Damage):
    """Staff may leave a rule out; a bad score is no better for that."""
    silent = CAMPAIGN.model_copy(update={"rules": ()})
    sheets = damage.spoil(sheet("E01")), sheet("E02"), sheet("E03")
    merged, usual = merge(*sheets, campaign=silent), merge(*sheets)
    assert [*merged.findings()] == []
    assert (merged.reviews, merged.scores, merged.recusals) == (usual.reviews, usual.scores, usual.recusals)


@pytest.mark.parametrize("damage", DAMAGES, ids=[damage.name for damage in DAMAGES])
def test_every_finding_is_said_in_full_in_both_languages(damage: Damage):
    for each in merge(damage.spoil(sheet("E01"))).findings():
        for language in ("zh", "en"):
            for said in (finding_sentence(each.finding, language), finding_remedy(each.finding, language)):
                assert said.strip(), each.finding.code
                assert "{" not in said, each.finding.code
                assert "()" not in said, each.finding.code


@pytest.mark.parametrize(("value", "meant"), [
    ("85分", ("85",)), ("85", ("85",)), ("８５", ("85",)), ("105分", ()), ("105", ()), ("优秀", ()), ("本人回避", ("回避",)),
])
def test_what_was_perhaps_meant_is_said_at_the_cell(value, meant):
    [found] = [each.finding for each in the_file(merge(with_mark(value)(sheet())), "E01.xlsx").findings]
    assert found.meant == meant


@pytest.mark.parametrize("value", [0.0, 100.0, 87.5, 0, 85])
def test_what_lies_in_the_band_counts_limits_included(value):
    merged = merge(with_mark(value)(sheet()))
    assert len(merged.reviews) == 6
    assert next(mark.value for review in merged.reviews if review.question == THIRD for mark in review.marks) == value


def test_a_score_is_exactly_what_was_typed_and_knows_its_cell():
    [mark] = [mark for review in merge(with_mark(0.1 + 0.2)(sheet())).reviews if review.question == THIRD
              for mark in review.marks[:1]]
    assert (mark.criterion, mark.value, mark.file, mark.cell) == ("前沿性", Fraction(3, 10), "E01.xlsx", "评分!D7")


def test_bad_and_blank_in_one_question_are_both_told_and_counted_under_the_bad_one():
    merged = merge(with_rows(entry(ROW, THIRD, ("", "优", 101.0, 90.0)))(sheet()))
    assert told(merged) == [
        ("review.not-a-number", "评分!E7", "优"), ("review.out-of-range", "评分!F7", "101"),
        ("review.incomplete", "评分!D7", ""),
    ]
    assert merged.scores.reasons == {"review.not-a-number": 3}


# what is no damage

@pytest.mark.parametrize("entered", ["", "否", " 否 "])
def test_who_does_not_withdraw_is_counted(entered):
    merged = merge(with_rows(entry(ROW, THIRD, GOOD, recused=entered))(sheet()))
    assert (told(merged), len(merged.reviews), merged.recusals) == ([], 6, frozenset())


@pytest.mark.parametrize("entered", ["是", "同单位", "无", "否，但曾合作", True, 1.0])
def test_any_other_entry_withdraws(entered):
    merged = merge(with_rows(entry(ROW, THIRD, BLANKS, recused=entered))(sheet()))
    assert (told(merged), len(merged.reviews), merged.recusals) == ([], 5, {(THIRD, "E01")})
    assert [(one.assigned, one.recused, one.valid, one.missing) for one in merged.questions[2:3]] == [(3, 1, 0, 2)]


def test_rows_in_another_order_and_blank_ones_between_are_no_damage():
    rows = [*reversed(good_entries()), entry(30, "", BLANKS)]
    assert (told(merge(sheet(entries=rows))), len(merge(sheet(entries=rows)).reviews)) == ([], 6)


def test_a_row_that_was_never_given_and_is_left_blank_is_no_fault():
    """As after a question was moved to somebody else by hand."""
    assert told(merge(sheet(entries=[*good_entries(), entry(20, OTHER, BLANKS)]))) == []


def test_a_number_in_full_width_characters_is_that_number():
    assert len(merge(with_rows(entry(ROW, "Ａ－０１－０３", GOOD))(sheet())).reviews) == 6


# sheets as a whole

def test_the_latest_sheet_supersedes_without_a_finding():
    first, second = sheet(path="旧.xlsx", day=1), sheet(entries=good_entries()[:5], path="新.xlsx", day=2)
    merged = merge(second, first)
    assert [(file.path, file.status, file.scores.given) for file in merged.files] == [
        ("新.xlsx", "counted", 20), ("旧.xlsx", "superseded", 24),
    ]
    assert told(merged) == [("review.incomplete", "评分", "")]
    assert merged.scores.reasons == {"superseded": 24}


def test_of_sheets_of_one_moment_the_last_by_path_counts():
    merged = merge(sheet(path="b.xlsx"), sheet(path="a.xlsx"))
    assert [(file.path, file.status) for file in merged.files] == [("a.xlsx", "superseded"), ("b.xlsx", "counted")]


def test_a_sheet_that_is_refused_supersedes_nothing():
    merged = merge(sheet(path="好.xlsx"), sheet(path="坏.xlsx", day=2, intact=False))
    assert [(file.path, file.status) for file in merged.files] == [("坏.xlsx", "refused"), ("好.xlsx", "counted")]
    assert len(merged.reviews) == 6


def test_the_same_bytes_twice_are_superseded_and_not_late_for_it():
    closing = made_campaign(closes=moment(3))
    merged = merge(sheet(path="一.xlsx", day=2, sha256="同"), sheet(path="二.xlsx", day=4, sha256="同"), campaign=closing)
    assert [(file.path, file.status) for file in merged.files] == [("一.xlsx", "superseded"), ("二.xlsx", "counted")]
    assert told(merged) == []


@pytest.mark.parametrize(("day", "found"), [
    (3, []), (4, [("review.late", "E01.xlsx", "2023-06-04 12:00")]),
])
def test_what_comes_after_the_stage_closed_is_told_and_counts(day, found):
    merged = merge(sheet(day=day), campaign=made_campaign(closes=moment(3)))
    assert (told(merged), len(merged.reviews)) == (found, 6)


def test_the_same_marks_for_five_questions_are_told_and_count():
    alike = [entry(HEADER + 1 + place, number, (90.0, 85.0, 85.0, 80.0)) for place, number in enumerate(NUMBERS)]
    merged = merge(sheet(entries=alike))
    assert told(merged) == [("review.identical", "评分!D5", "90、85、85、80")]
    assert len(merged.reviews) == 6
    fewer = [*alike[:4], *(entry(9, number, BLANKS, recused="是") for number in NUMBERS[4:])]
    assert told(merge(sheet(entries=fewer))) == []


def test_who_sent_no_sheet_is_missing_and_a_blank_sheet_is_none_the_less_one():
    blank = [entry(HEADER + 1 + place, number, BLANKS) for place, number in enumerate(NUMBERS)]
    merged = merge(sheet("E01", blank), sheet("E02", intact=False))
    assert [(one.id, one.name, one.questions) for one in merged.missing] == [("E02", "专家2", 6), ("E03", "专家3", 6)]
    assert [(each.finding.code, each.reviewer) for each in merged.missing_findings] == [
        ("review.missing", "E02"), ("review.missing", "E03"),
    ]
    assert [code for code, _, _ in told(merged)] == ["review.incomplete"] * 6 + ["review.altered"]
    assert the_file(merged, "E01.xlsx").status == "counted"


def test_a_file_that_cannot_be_opened_is_refused_with_what_was_seen_of_it():
    torn = UnopenedFile("坏.xlsx", "ab", Observation("file.unreadable", look=Look.TORN))
    merged = merge(sheet(), unopened=[torn])
    found = the_file(merged, "坏.xlsx")
    assert (found.status, found.reviewer, found.scores.given) == ("refused", None, 0)
    assert [each.finding.code for each in found.findings] == ["file.unreadable"]
    assert len(merged.reviews) == 6


def test_in_an_anonymous_stage_reviewers_read_their_number_and_staff_the_other():
    hidden = made_campaign(anonymous=True)
    pool = merge().pool
    numbered = replace(pool, questions=tuple(
        replace(one, anonymous=f"初-{place:03}") for place, one in enumerate(pool.questions, 1)))
    rows = [entry(HEADER + 1, "初-001", good_marks(NUMBERS[0])), entry(HEADER + 2, "初-002", (1.0, 2.0, 3.0, ""))]
    merged = merge(sheet(entries=[*rows, entry(HEADER + 3, NUMBERS[2], GOOD)]), campaign=hidden, pool=numbered)
    assert [review.question for review in merged.reviews] == [NUMBERS[0]]
    told_of = [each for each in merged.files[0].findings if each.question == NUMBERS[1]]
    assert [finding_sentence(each.finding) for each in told_of] == [
        "问题 初-002 未填战略性，也没有填写回避，本题的评审未计入。"]
    assert ("review.altered", "评分!A7", NUMBERS[2]) in told(merged)


def test_the_order_in_which_files_are_listed_is_nothing():
    sheets = [damage.spoil(sheet(one, path=f"{one}{number}.xlsx", day=1 + number % 3))
              for number, damage in enumerate(DAMAGES) for one in REVIEWERS]
    assert merge(*sheets) == merge(*reversed(sheets))


def test_hostile_text_in_a_cell_is_quoted_masked_and_cut():
    merged = merge(with_mark("电话13800138000" + "长" * 200)(sheet()))
    [found] = [each.finding for each in merged.files[0].findings]
    assert "13800138000" not in found.found
    assert len(found.found) == 60


def test_a_cell_of_another_sheet_keeps_its_address():
    """A sheet that staff renamed: what is told stands where it stands."""
    renamed = with_mark("优")(sheet())
    moved = replace(renamed, entries=tuple(
        replace(one, marks={name: mark._replace(sheet="评分 (2)") for name, mark in one.marks.items()}) for one in renamed.entries))
    assert told(merge(moved)) == [("review.not-a-number", "评分 (2)!D7", "优")]
