"""``toolkit decide``: what staff typed into a 汇总表 is told line by line, and so is what cannot be recorded."""

import os
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.support.filled_forms import IN_TIME, filled_cleanly
from tests.support.staff_entries import enter_decisions, master_of, saved

GOOD = "中国化学会.xlsx"
NEXT = "报告和查询已按此办理；汇总表和函件在下次运行 toolkit aggregate 时更新。"


@pytest.fixture
def folder(run, new_folder) -> Path:
    """A campaign folder after a batch with an accepted workbook."""
    (new_folder / "inbox" / GOOD).write_bytes(filled_cleanly())
    os.utime(new_folder / "inbox" / GOOD, (IN_TIME.timestamp(), IN_TIME.timestamp()))
    assert run("-C", new_folder, "aggregate", "--batch", "2023-04").exit_code == 0
    return new_folder


def filled(folder: Path, path: Path, *rows: tuple) -> Path:
    """The 汇总表 of the last batch, elsewhere and renamed, with rows typed into 办理决定."""
    book = master_of(folder)
    enter_decisions(book, rows)
    path.write_bytes(saved(book))
    return path


def test_what_was_entered_is_recorded_once_and_told_in_sentences(run, folder, tmp_path):
    path = filled(folder, tmp_path / "办理 四月.xlsx", ("A-06", "延期至", "2023-04-30", "来函"), (GOOD, "不予受理", None, "超出范围"))
    first = run("-C", folder, "decide", path)
    assert (first.exit_code, first.stdout.splitlines()) == (0, [
        "已记录：“中国化学会（A-06）”延期至 2023-04-30。", f"已记录：“{GOOD}”不予受理。", f"  {GOOD}：受理 → 退回", NEXT,
    ])
    assert run("-C", folder, "decide", path).stdout.splitlines() == ["没有新的判定或决定，台账没有变化。"]
    assert [line.strip() for line in run("-C", folder, "ledger", "A-06").stdout.splitlines()[-2:]] == [
        "工作人员将“中国化学会（A-06）”延期至 2023-04-30：来函", f"工作人员决定不予受理“{GOOD}”：超出范围",
    ]
    assert run("-C", folder, "restore", "A-06", "--reason", "撤回").stdout.splitlines() == ["已撤销对“中国化学会（A-06）”的决定。", NEXT]


def test_what_cannot_be_recorded_is_told_with_its_cell(run, folder, tmp_path):
    refused = run("-C", folder, "decide", filled(folder, tmp_path / "汇总表.xlsx", ("A-66666", "同意迟报", None, "来函")))
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.splitlines()[0] == "汇总表中填写的内容有 1 处问题，台账没有变化；改正后再运行："
    assert refused.stderr.splitlines()[1].startswith("办理决定!A2：不能对“A-66666”作出决定“同意迟报”")


def test_another_workbook_and_no_file_are_refused_in_either_language(run, folder, tmp_path):
    (tmp_path / "空.xlsx").write_bytes(saved(Workbook()))
    other = run("-C", folder, "--lang", "en", "decide", tmp_path / "空.xlsx")
    assert other.exit_code == 2
    assert "Sheet “办理决定” is missing. Use a 汇总表.xlsx that `toolkit aggregate` made" in " ".join(other.stderr.split())
    assert run("-C", folder, "decide", tmp_path / "没有.xlsx").exit_code == 2
