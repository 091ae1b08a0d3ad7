"""`toolkit track`: from the decided stages to workbooks, and from what came back to the state so far."""

import json
import os
from pathlib import Path

import pytest

from tests.support.tracked_questions import ANSWERS, CAMPAIGN, DECISIONS, MOMENT, PHYSICISTS, answer, filled
from toolkit.campaign.folder import create_folder, new_folder
from toolkit.cli import tracking
from toolkit.ledger.ledger import hold_ledger
from toolkit.review.decided import record_decision
from toolkit.rules import LIVE_CODES


@pytest.fixture
def decided(tmp_path) -> Path:
    folder = new_folder(tmp_path / "征集 2023", CAMPAIGN, LIVE_CODES)
    with hold_ledger(folder.ledger) as ledger, ledger.transaction():
        for one in DECISIONS:
            record_decision(ledger, one)
    return folder.path


@pytest.fixture
def put(decided):
    """Puts a workbook into the inbox of 2025."""

    def into_inbox(name: str, data: bytes) -> None:
        path = decided / "tracking/2025/inbox" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        os.utime(path, (MOMENT.timestamp(), MOMENT.timestamp()))

    return into_inbox


def unwrapped(printed: str) -> str:
    """What was printed, without the blanks and the line breaks that wrapping puts in."""
    return "".join(printed.split())


@pytest.mark.parametrize("words", [["issue", "2025"], ["merge", "2025"], ["merge", "2025", "--format", "json"]])
def test_before_a_stage_is_decided_there_is_one_sentence(run, tmp_path, words):
    create_folder(tmp_path / "新", "2023", LIVE_CODES)
    result = run("-C", tmp_path / "新", "track", *words)
    assert (result.exit_code, result.stdout, result.stderr) == (
        1, "", "还没有已定出结果的环节，没有需要跟踪的问题；请先运行 toolkit select。\n")


def test_by_default_only_what_was_selected_is_tracked(run, tmp_path):
    folder = create_folder(tmp_path / "预设", "2023", LIVE_CODES)
    with hold_ledger(folder.ledger) as ledger, ledger.transaction():
        record_decision(ledger, DECISIONS[0])
    early = run("-C", folder.path, "track", "issue", "2025")
    assert (early.exit_code, early.stderr.startswith("还没有入选的问题，没有需要跟踪的")) == (1, True)
    with hold_ledger(folder.ledger) as ledger, ledger.transaction():
        record_decision(ledger, DECISIONS[1])
    assert "2025 年度的问题跟踪表 1 份（1 题）" in run("-C", folder.path, "track", "issue", "2025").stdout


def test_issue_says_where_the_workbooks_are_and_what_comes_next(run, decided):
    result = run("-C", decided, "track", "issue", "2025")
    assert (result.exit_code, result.stdout) == (
        0,
        f"2025 年度的问题跟踪表 2 份（4 题）已存入：{decided}/output/tracking/2025/issued\n"
        f"各单位交回的跟踪表请放入：{decided}/tracking/2025/inbox；然后运行 toolkit track merge 2025。\n",
    )


def test_without_a_year_it_is_this_one(run, decided, monkeypatch):
    monkeypatch.setattr(tracking, "_this_year", lambda: 2031)
    run("-C", decided, "track", "issue")
    run("-C", decided, "track", "merge")
    assert sorted(path.name for path in (decided / "output/tracking/2031").iterdir()) == ["issued", "跟踪报告.docx", "跟踪汇总.xlsx"]


@pytest.mark.parametrize("year", ["二零二五", "25", "20250"])
def test_what_is_no_year_is_refused(run, decided, year):
    assert run("-C", decided, "track", "issue", year).exit_code == 2


def test_merge_shows_the_state_so_far(run, decided, put):
    put("表.xlsx", filled())
    result = run("-C", decided, "track", "merge", "2025")
    assert (result.exit_code, result.stdout) == (
        0,
        "2025 年度来件 1 份：采用 1，被取代 0，未采用 0，附件 0。\n"
        "跟踪 4 题：已填 3，未填 1。\n"
        "未交回的单位 1 家：A-02 中国物理学会\n"
        f"已写入：{decided}/output/tracking/2025/跟踪汇总.xlsx\n"
        f"已写入：{decided}/output/tracking/2025/跟踪报告.docx\n",
    )


def test_merge_names_what_is_wrong_at_its_cell_and_ends_with_1(run, decided, put):
    put("表.xlsx", filled({**ANSWERS, "A-06-01": {}}))
    put("去年.xlsx", filled({"A-02-01": answer()}, PHYSICISTS, 2024))
    result = run("-C", decided, "track", "merge", "2025")
    said = unwrapped(result.stdout)
    assert result.exit_code == 1
    for words in ("问题跟踪!G5  问题 A-06-01 的解决情况未填写（依据：六.4）。请在 G5 从下拉列表选择。",
                  "这是 2024 年度的跟踪表，不是 2025 年度的，其中的内容未计入。请移到 tracking/2024/inbox/，再合并该年度",
                  f"须改正的 1 份已标注，存入：{decided}/output/tracking/2025/returned"):
        assert unwrapped(words) in said


def test_json_is_one_object(run, decided, put):
    put("表.xlsx", filled({**ANSWERS, "A-06-01": {}}))
    result = run("-C", decided, "--lang", "en", "track", "merge", "2025", "--format", "json")
    data = json.loads(result.stdout)
    assert (result.exit_code, data["year"], data["summary"]["errors"], data["summary"]["missing"]) == (1, 2025, 2, 1)
    (file,) = data["files"]
    assert (file["path"], file["status"], file["unit"], file["answered"]) == (
        "表.xlsx", "counted", {"code": "A-06", "name": "中国化学会"}, 2)
    assert next((found["cell"], found["clause"], found["message"]) for found in file["findings"]) == (
        "G5", "六.4", "解决情况 of question A-06-01 is blank (clause 六.4).")


def test_what_was_received_and_is_gone_is_named(run, decided, put):
    put("表.xlsx", filled())
    run("-C", decided, "track", "merge", "2025")
    (decided / "tracking/2025/inbox/表.xlsx").unlink()
    assert "表.xlsx 已不在 inbox 中，但收到过，仍然计入。\n跟踪 4 题：已填 3，未填 1。" in run("-C", decided, "track", "merge", "2025").stdout


def test_a_template_of_another_name_is_told(run, decided, put):
    (decided / "跟踪报告（改）.docx").write_bytes(b"x")
    assert "跟踪报告（改）.docx" in run("-C", decided, "track", "merge", "2025").stderr
