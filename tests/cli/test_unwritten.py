"""Outputs that are open in another program: the commands go on with the others, name them in the end, and exit with 3."""

import errno
import os
from pathlib import Path

import pytest

from tests.support.filled_forms import IN_TIME, clean, filled_cleanly, filled_form

LOCKED = "A-02 中国物理学会"
WHY = "正在 Excel、WPS 或其他程序中打开，或设为只读；请关闭该文件"
REST = "其余文件已写入。请关闭打开的文件、排除上列原因后，再运行一次。"


@pytest.fixture
def locked(monkeypatch) -> None:
    """Nobody may replace what is named as the locked unit's files are, as while Excel or Word has it open on Windows."""
    replace = Path.replace

    def held(self: Path, target: Path) -> Path:
        if target.name.startswith(LOCKED):
            raise PermissionError(errno.EACCES, "Access is denied", str(self), None, str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held)


def test_issue_writes_the_other_workbooks(run, new_folder, locked):
    result = run("-C", new_folder, "issue", "--unit", "A-02", "--unit", "A-06")
    issued = new_folder / "output" / "issued"
    assert (result.exit_code, result.stdout) == (3, f"已生成 1 份空白推荐表：{issued}\n")
    assert result.stderr.splitlines()[-3:] == ["未能写入或删除的文件 1 个：", f"  {LOCKED}.xlsx：{WHY}", REST]
    assert [path.name for path in issued.iterdir()] == ["A-06 中国化学会.xlsx"]


def test_report_writes_the_other_reports(run, new_folder, locked):
    physics = clean()
    physics.unit |= {"unit_code": "A-02", "unit_name": "中国物理学会"}
    for name, data in (("物理.xlsx", filled_form(physics, "A-02")), ("化学.xlsx", filled_cleanly())):
        path = new_folder / "inbox" / name
        path.write_bytes(data)
        os.utime(path, (IN_TIME.timestamp(),) * 2)
    result = run("-C", new_folder, "report", "--all")
    reports = new_folder / "output" / "reports"
    assert result.exit_code == 3
    assert result.stdout.startswith(f"已生成 1 份遴选推荐报告：{reports}")
    assert result.stderr.splitlines()[-3:] == [
        "未能写入或删除的文件 1 个：", f"  {LOCKED} 遴选推荐报告.docx：{WHY}", REST]
    assert [path.name for path in reports.iterdir()] == ["A-06 中国化学会 遴选推荐报告.docx"]


def test_check_writes_the_other_copies_and_tells_all_verdicts(run, tmp_path, monkeypatch, locked):
    monkeypatch.chdir(tmp_path)
    for name in (f"{LOCKED}.xlsx", "A-06 中国化学会.xlsx"):
        Path(name).write_bytes(filled_cleanly())
    result = run("check", f"{LOCKED}.xlsx", "A-06 中国化学会.xlsx", "--annotate", "副本")
    assert result.exit_code == 3
    assert any(line.startswith("共 2 个文件") for line in result.stdout.splitlines())
    assert result.stderr.splitlines()[-3:] == ["未能写入或删除的文件 1 个：", f"  {LOCKED}.xlsx：{WHY}", REST]
    assert [path.name for path in Path("副本").iterdir()] == ["A-06 中国化学会.xlsx"]


def test_it_is_said_in_english_too(run, new_folder, locked):
    result = run("--lang", "en", "-C", new_folder, "issue", "--unit", "A-02")
    assert result.stderr.splitlines()[-3:] == [
        "Files that could not be written or removed (1):",
        f"  {LOCKED}.xlsx: open in Excel, WPS or another program, or read-only; close it",
        "All else was written. Close what is open, mend what is named above, and run this again."]
