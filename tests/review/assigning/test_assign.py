"""``toolkit assign``: the pool is frozen, experts are assigned, and what staff decide by hand is kept."""

import json
import os
import re
from collections import Counter
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.support.filled_forms import IN_TIME, clean, filled_cleanly, lean_form
from tests.support.reviews import enter_rows, expert, scored, voted
from toolkit.review.assigning.entries import BrokenAssignment, read_assignment

TABLE = Path("review") / "初选" / "分配表.xlsx"


@pytest.fixture
def assign(run, folder):
    """Runs ``toolkit assign`` and returns its status and the object that it prints."""

    def call(*words, stage="初选"):
        done = run("-C", folder, "assign", stage, *words, "--format", "json")
        return done.exit_code, json.loads(done.stdout)

    return call


def rows_of(path: Path, sheet: str = "分配") -> list[tuple]:
    """The rows below the header of a sheet, as far as they are filled."""
    return [row for row in load_workbook(path)[sheet].iter_rows(min_row=4, values_only=True) if row[0]]


def typed(path: Path, values: dict[str, object], sheet: str = "分配") -> None:
    """Type values into cells of a workbook."""
    book = load_workbook(path)
    for cell, value in values.items():
        book[sheet][cell].value = value
    book.save(path)


def test_every_question_has_its_experts_and_the_same_run_gives_the_same_bytes(assign, folder):
    status, told = assign()
    assert (status, told["status"], told["pool"]["questions"]) == (0, "assigned", 36)
    assert set(Counter(pair["question"] for pair in told["assignment"]).values()) == {3}
    assert {pair["source"] for pair in told["assignment"]} == {"自动"}
    before = (folder / TABLE).read_bytes()
    assert assign() == (0, told)
    assert (folder / TABLE).read_bytes() == before
    assert [path.name for path in (folder / "review/初选/历次分配").iterdir()] == ["分配表-01.xlsx"]


def test_the_workbook_shows_what_was_assigned_and_why_none_is_better(assign, folder):
    _, told = assign()
    rows = rows_of(folder / TABLE)
    shown = [(row[0], row[4], row[6], row[8]) for row in rows]
    assert shown == [(pair["question"], pair["reviewer"], pair["match"], pair["source"]) for pair in told["assignment"]]
    notes = {row[0]: row[1] for row in rows_of(folder / TABLE, "说明")}
    assert notes["范围校验码"] == told["pool"]["hash"]
    assert notes["证明：所得之和"] == notes["证明：上界"] == f"{told['optimum']['sum']:.4f}"
    loads = {row[0]: row[4] for row in rows_of(folder / TABLE, "专家负荷")}
    assert loads == Counter(pair["reviewer"] for pair in told["assignment"])


def test_a_later_correction_does_not_reach_the_frozen_pool_until_it_is_frozen_anew(assign, run, folder):
    _, first = assign()
    answers = clean("A-02", 8)
    answers.questions[1]["title_zh"] = "另一个全新的问题能否得到解答？"
    path = folder / "inbox" / "A-02 更正.xlsx"
    path.write_bytes(lean_form(answers, "A-02"))
    os.utime(path, (IN_TIME.timestamp() + 60, IN_TIME.timestamp() + 60))
    assert run("-C", folder, "aggregate", "--batch", "2023-05").exit_code == 0
    assert assign()[1]["pool"] == first["pool"]
    assert "冻结之后台账又有变化" in run("-C", folder, "assign", "初选").stdout
    said = run("-C", folder, "assign", "初选", "--refreeze", "--reason", "单位更正").stdout
    assert "第 2 版" in said and "进入 " in said.replace("\n", "")
    again = assign()[1]["pool"]
    assert (again["revision"], again["hash"] != first["pool"]["hash"]) == (2, True)


def test_freezing_anew_needs_a_reason_and_a_reason_needs_freezing(run, folder):
    assert run("-C", folder, "assign", "初选", "--refreeze").exit_code == 2
    assert run("-C", folder, "assign", "初选", "--reason", "无故").exit_code == 2


def test_a_row_by_hand_is_kept_and_what_moved_is_told(assign, folder):
    _, first = assign()
    given = {pair["reviewer"] for pair in first["assignment"] if pair["question"] == "A-02-01"}
    other = min({f"E{number:02d}" for number in range(1, 9)} - given)
    typed(folder / TABLE, {"E4": other, "I4": "人工"})
    status, told = assign()
    pairs = {(pair["question"], pair["reviewer"]): pair["source"] for pair in told["assignment"]}
    assert (status, pairs["A-02-01", other]) == (0, "人工")
    assert [(move["question"], move["to"]) for move in told["moved"]] == [("A-02-01", other)]
    assert rows_of(folder / TABLE)[0][0] == "A-02-01"
    assert len([*(folder / "review/初选/历次分配").iterdir()]) == 2


@pytest.mark.parametrize(("cell", "value", "code"), [
    ("E4", "E99", "assign.hand-unknown-reviewer"),
    ("A4", "Z-99-01", "assign.hand-unknown-question"),
])
def test_a_row_by_hand_that_names_nobody_is_refused_with_its_cell(assign, folder, cell, value, code):
    assign()
    typed(folder / TABLE, {cell: value, "I4": "人工"})
    before = (folder / TABLE).read_bytes()
    status, told = assign()
    assert (status, told["status"], told["assignment"]) == (1, "refused", [])
    assert [(found["code"], found["sheet"], found["cell"]) for found in told["findings"]] == [(code, "分配", "E4")]
    assert (folder / TABLE).read_bytes() == before


def test_an_expert_of_an_institution_that_is_there_already_is_refused(assign, folder):
    enter_rows(folder, "reviewers", [expert(1, employer="北大"), expert(2, employer="北京大学"), *map(expert, range(3, 9))])
    assign()
    book = load_workbook(folder / TABLE)
    sheet = book["分配"]
    for row, reviewer in ((4, "E01"), (5, "E02")):
        sheet.cell(row, 1).value, sheet.cell(row, 5).value, sheet.cell(row, 9).value = "A-02-01", reviewer, "人工"
    book.save(folder / TABLE)
    status, told = assign()
    assert (status, [(found["code"], found["cell"]) for found in told["findings"]]) == (1, [("assign.hand-institution", "E5")])


def test_a_row_that_was_changed_but_is_not_by_hand_is_told(assign, folder):
    _, first = assign()
    given = {pair["reviewer"] for pair in first["assignment"] if pair["question"] == "A-02-01"}
    other = min({f"E{number:02d}" for number in range(1, 9)} - given)
    typed(folder / TABLE, {"E4": other})
    status, told = assign()
    assert (status, told["assignment"]) == (0, first["assignment"])
    assert [(found["code"], found["severity"], found["cell"]) for found in told["findings"]] == [("assign.changed-row", "warning", "E4")]


def test_a_former_assignment_can_be_restored(assign, folder):
    _, first = assign()
    enter_rows(folder, "stages", [scored(most_load=14, least_load=13), voted()])
    _, second = assign()
    assert second["assignment"] != first["assignment"]
    enter_rows(folder, "stages", [scored(), voted()])
    _, restored = assign("--from", folder / "review/初选/历次分配/分配表-01.xlsx")
    assert restored["assignment"] == first["assignment"]


def test_where_there_is_no_assignment_the_smallest_relaxation_is_named(assign, folder):
    enter_rows(folder, "stages", [scored(most_load=10), voted()])
    status, told = assign()
    assert (status, told["status"], told["assignment"]) == (1, "infeasible", [])
    assert {"setting": "每人最多题数", "reviewer": None, "from": 10, "to": 14} in told["relaxations"]
    assert not (folder / TABLE).exists()


def test_an_expert_who_works_for_the_unit_is_recused_by_a_cell(assign, folder):
    enter_rows(folder, "reviewers", [expert(1, employer="中国化学会"), *map(expert, range(2, 9))])
    _, told = assign()
    recused = {(row["question"][:4], row["reviewer"], row["source"]) for row in told["recusals"]}
    assert recused == {("A-06", "E01", "评审专家!C4")}
    assert not [pair for pair in told["assignment"] if pair["question"].startswith("A-06") and pair["reviewer"] == "E01"]


def test_an_author_who_is_an_expert_is_recused_by_the_cell_of_the_workbook(assign, folder):
    answers = clean("A-06", 7)
    row = answers.questions[1]
    enter_rows(folder, "reviewers", [expert(1, name=row["author"], employer=row["author_employer"]), *map(expert, range(2, 9))])
    _, told = assign()
    own = {found["question"]: found for found in told["recusals"] if found["reviewer"] == "E01"}
    assert re.fullmatch(r"推荐问题!O5", own["A-06-01"]["source"])
    assert row["author"] in own["A-06-01"]["reason"]


def test_a_question_of_a_field_without_a_panel_is_named_and_given_by_hand(assign, folder, run):
    fields = "数理化基础科学；生命健康（含医学）"
    enter_rows(folder, "stages", [scored(grouping="按领域", reviewers=1), voted()])
    enter_rows(folder, "reviewers", [expert(number, fields=fields) for number in range(1, 9)])
    status, told = assign()
    assert (status, told["status"]) == (1, "infeasible")
    assert {found["code"] for found in told["findings"]} >= {"assign.lack"}
    assert [found for found in told["findings"] if "0 位专家" in found["message"]] == []


def test_stages_follow_each_other_and_are_known_by_name(run, folder):
    early = run("-C", folder, "assign", "终选")
    assert (early.exit_code, "“初选”还没有定出结果" in early.stderr.replace("\n", "")) == (1, True)
    printed = json.loads(run("-C", folder, "assign", "终选", "--format", "json").stdout)
    assert (printed["status"], [found["code"] for found in printed["findings"]]) == ("refused", ["assign.undecided"])
    assert "没有环节“初审”" in run("-C", folder, "assign", "初审").stderr


def test_sheets_wait_until_what_was_decided_by_hand_is_assigned(assign, folder, run):
    _, first = assign()
    given = {pair["reviewer"] for pair in first["assignment"] if pair["question"] == "A-02-01"}
    typed(folder / TABLE, {"E4": min({f"E{number:02d}" for number in range(1, 9)} - given), "I4": "人工"})
    done = run("-C", folder, "sheets", "初选")
    assert (done.exit_code, "分配!E4" in done.stderr) == (1, True)
    assert not (folder / "output/review/初选/sheets").exists()
    assign()
    assert run("-C", folder, "sheets", "初选").exit_code == 0


def test_where_nobody_serves_the_first_questions_are_named_and_the_others_counted(folder, run):
    enter_rows(folder, "reviewers", [])
    done = run("-C", folder, "assign", "初选")
    assert (done.exit_code, done.stdout.count("还缺 3 位")) == (1, 12)
    assert re.search(r"另有 \d+ 条", done.stdout)


def test_a_workbook_that_is_no_assignment_is_refused_with_where_there_is_one():
    with pytest.raises(BrokenAssignment) as broken:
        read_assignment(filled_cleanly(), "分配表.xlsx")
    assert broken.value.render().splitlines()[1:] == [
        "分配表.xlsx 分配：缺少工作表“分配”。请用 toolkit assign 生成的 分配表.xlsx；工作表改过名的，请改回“分配”。"]
