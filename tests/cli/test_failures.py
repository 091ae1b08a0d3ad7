"""What stops a command ends in one plain sentence and an exit status, never in a traceback."""

import errno

import click
import pytest

from toolkit.cli import failures


def ending(error: Exception, language: str = "zh") -> tuple[int, str]:
    """Return the exit status and the sentence in which an error ends."""
    with pytest.raises(click.ClickException) as ended, failures.told(language):
        raise error
    return ended.value.exit_code, ended.value.message


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chek"], "没有命令“chek”。是否想用：check？\n用 toolkit --help 看用法。\n"),
        (["--languag", "en"], "没有选项 --languag。是否想用：--lang？\n用 toolkit --help 看用法。\n"),
        (["--lang", "fr"], "--lang zh|en 的值不对：“fr”不在可选之列：zh / en。\n用 toolkit --help 看用法。\n"),
        (["check"], "缺少 FILE...。\n用 toolkit check --help 看用法。\n"),
        (["check", "没有.xlsx"], "FILE... 的值不对：没有文件“没有.xlsx”。\n用 toolkit check --help 看用法。\n"),
        (["check", "."], "FILE... 的值不对：“.”是文件夹，应为文件。\n用 toolkit check --help 看用法。\n"),
        (["report"], "用法不对：请写明单位，或用 --all 为每个单位生成，二者取一。\n用 toolkit report --help 看用法。\n"),
        (
            ["--lang", "en", "init", "x", "--preset", "1999"],
            "Wrong value for --preset 2019|2022|2023|2024: “1999” is none of 2019 / 2022 / 2023 / 2024.\nSee toolkit init --help.\n",
        ),
    ],
)
def test_wrong_usage(run, words, said):
    result = run(*words)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", said)


def test_no_campaign_folder(run, tmp_path):
    result = run("-C", tmp_path, "issue")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "不是活动文件夹" in result.stderr


def test_a_path_that_cannot_be_made_is_a_fault_of_the_disk(run, tmp_path):
    (tmp_path / "文件").write_bytes(b"")
    result = run("init", tmp_path / "文件" / "征集")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith("读写失败：")


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOSPC, "磁盘已满"), (errno.EACCES, "没有权限"), (errno.EROFS, "没有权限"), (errno.EIO, "读写失败")],
)
def test_what_the_disk_would_not_do(number, said):
    status, sentence = ending(OSError(number, "no", "汇总表.xlsx"))
    assert status == 3
    assert sentence.startswith(said)
    assert "汇总表.xlsx" in sentence


def test_an_internal_fault_is_one_sentence_that_says_where_to_look(monkeypatch):
    monkeypatch.delenv("TOOLKIT_DEBUG", raising=False)
    assert ending(ZeroDivisionError("division by zero"), "en") == (
        3,
        "Internal fault (ZeroDivisionError), not caused by your input; run again with the "
        "environment variable TOOLKIT_DEBUG=1 for details a developer can use.",
    )


def test_debugging_shows_where_it_happened_but_not_what_the_error_quotes(monkeypatch, capsys):
    monkeypatch.setenv("TOOLKIT_DEBUG", "1")
    with pytest.raises(failures.Fault), failures.told("zh"):
        try:
            int("13800138000 转 2")
        except ValueError as error:
            raise KeyError("contact@example.org") from error
    lines = capsys.readouterr().err.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == ["ValueError", "KeyError"]
    assert "test_failures.py" in lines[0]
    assert not any("contact" in line or "13800138000" in line for line in lines if "raise " not in line and "int(" not in line)
