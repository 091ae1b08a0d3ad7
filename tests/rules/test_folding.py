"""Many findings of one kind in one column are told as one, whose sentence says how many there are and where."""

from collections.abc import Iterable

from toolkit.messages import Language, finding_sentence
from toolkit.model import Cell, Finding, Observation, Place, Severity
from toolkit.rules.folding import fold_alike


def observed(rows: Iterable[int], column: int = 2, code: str = "question.required") -> list[Observation]:
    return [Observation(code, Cell("", "推荐问题", row, column)) for row in rows]


def test_fewer_than_a_hundred_stay_as_they_are():
    few = observed(range(99))
    assert [*fold_alike(few)] == few


def test_a_hundred_are_one_at_the_uppermost_cell():
    (told,) = fold_alike(observed([*range(60, 110), *range(10, 60)]))
    assert (told.at, told.details) == (Cell("", "推荐问题", 10, 2), {"alike": 100, "alike_cells": "C11:C110"})


def test_another_column_another_rule_and_a_whole_file_are_told_by_themselves():
    others = [*observed(range(99), column=3), *observed(range(99), code="question.category"), Observation("file.macros")]
    assert sorted(found.code for found in fold_alike([*observed(range(100)), *others])) == [
        "file.macros", *["question.category"] * 99, *["question.required"] * 100]


def said(language: Language) -> str:
    details = {"label": "题目（中文）", "row": 11, "alike": 150, "alike_cells": "C11:C160"}
    place = Place("推荐表.xlsx", "推荐问题", "C11")
    finding = Finding("question.required", Severity.ERROR, place, "", "三", details)
    return finding_sentence(finding, language)


def test_the_sentence_says_how_many_there_are_and_where():
    assert said("zh").endswith("。同列的 C11:C160 共有 150 处同样的问题。")
    assert said("en").endswith(". The same is found in 150 cells of that column, at C11:C160.")
