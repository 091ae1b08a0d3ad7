"""What stops a command ends in one plain sentence and an exit status, never in a traceback."""

import errno
import pickle
from pathlib import Path

import click
import pytest

from toolkit.campaign.errors import BrokenCampaign, CampaignFault
from toolkit.campaign.roster import UnknownUnit
from toolkit.cli import failures
from toolkit.documents.fault import DocumentFault
from toolkit.errors import ExitStatus, ToolkitError
from toolkit.forms.returned.annotate import CannotAnnotate
from toolkit.manuscripts.placing import CannotPlace
from toolkit.manuscripts.refusal import NotReadable


@pytest.fixture
def ending(capsys):
    """The exit status and the sentence in which an error ends."""

    def end(error: BaseException, language: str = "zh") -> tuple[int, str]:
        with pytest.raises(click.exceptions.Exit) as ended, failures.explain_failure(language):
            raise error
        return ended.value.exit_code, capsys.readouterr().err.removesuffix("\n")

    return end


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chek"], "没有命令“chek”。是否想用：check？\n用 toolkit --help 看用法。\n"),
        (["--languag", "en"], "没有选项 --languag。是否想用：--lang？\n用 toolkit --help 看用法。\n"),
        (["--lang", "fr"], "--lang zh|en 的值不对：“fr”不在可选之列：zh / en。\n用 toolkit --help 看用法。\n"),
        (["check"], "缺少 FILE...。\n用 toolkit check --help 看用法。\n"),
        (["check", "没有.xlsx"], "FILE... 的值不对：没有文件“没有.xlsx”。\n用 toolkit check --help 看用法。\n"),
        (["report"], "用法不对：请写明单位，或用 --all 为每个单位生成，或用 --questions 汇编问题，三者取一。\n用 toolkit report --help 看用法。\n"),
        (
            ["--lang", "en", "init", "x", "--preset", "1999"],
            "Wrong value for --preset 2019|2020|2021|2022|2023|2024: “1999” is none of 2019 / 2020 / 2021 / 2022 / 2023 / 2024.\nSee toolkit init --help.\n",
        ),
    ],
)
def test_wrong_usage(run, words, said):
    result = run(*words)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", said)


WRONG = {
    ("--bogus",): ("没有选项 --bogus。", "There is no option --bogus."),
    ("check", "--an", "x"): ("没有选项 --an。", "There is no option --an."),
    ("check", "--annotat", "x"): ("没有选项 --annotat。是否想用：--annotate？", "There is no option --annotat. Did you mean --annotate?"),
    ("bogus",): ("没有命令“bogus”。", "There is no command “bogus”."),
    ("--", "-"): ("没有命令“-”。", "There is no command “-”."),
    ("--", "--all"): ("没有命令“--all”。", "There is no command “--all”."),
    ("init",): ("缺少 DIR。", "DIR is missing."),
    ("question",): ("缺少 --into DIR。", "--into DIR is missing."),
    ("import", "文件"): ("缺少 --into WORKBOOK。", "--into WORKBOOK is missing."),
    ("import", "文件", "--into", "没有"): ("--into WORKBOOK 的值不对：没有文件“没有”。", "Wrong value for --into WORKBOOK: There is no file “没有”."),
    ("import", "文件", "--into", "夹"): ("--into WORKBOOK 的值不对：“夹”是文件夹，应为文件。", "Wrong value for --into WORKBOOK: “夹” is a folder; name a file."),
    ("import", "文件", "--into", "文件", "--output", "夹"): (
        "--output PATH 的值不对：应为可以读写的文件，不能是文件夹。", "Wrong value for --output PATH: it must be a file that may be read and written, no folder."),
    ("question", "--into", "文件"): (
        "--into DIR 的值不对：应为可以读写的文件夹，不能是文件。", "Wrong value for --into DIR: it must be a folder that may be read and written, no file."),
    ("question", "--into", "夹", "--serial", "一"): ("--serial N 的值不对：应为整数。", "Wrong value for --serial N: it must be a whole number."),
    ("check", "文件", "--format", "xml"): (
        "--format text|json 的值不对：“xml”不在可选之列：text / json。", "Wrong value for --format text|json: “xml” is none of text / json."),
    ("issue", "--unit"): ("选项 --unit 缺少它的值。", "Option --unit lacks its value."),
    ("-C",): ("选项 -C 缺少它的值。", "Option -C lacks its value."),
    ("check", "--cross-check=1", "文件"): ("选项 --cross-check 不带值。", "Option --cross-check takes no value."),
    ("check", "--help=1"): ("选项 --help 不带值。", "Option --help takes no value."),
    ("init", "a", "b"): ("用法不对：多出了 b。", "Wrong usage: too many words: b."),
    ("aggregate", "a", "b"): ("用法不对：多出了 a、b。", "Wrong usage: too many words: a, b."),
}


@pytest.fixture
def there(tmp_path, monkeypatch) -> None:
    """A folder with a file and a folder in it, where we are."""
    monkeypatch.chdir(tmp_path)
    Path("文件").write_bytes(b"")
    Path("夹").mkdir()


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_every_wrong_call_is_told_in_the_language_asked_for(run, there, words):
    for language, said in zip(("zh", "en"), WRONG[words], strict=True):
        result = run("--lang", language, *words)
        first, second = result.stderr.splitlines()
        assert (result.exit_code, result.stdout, first) == (2, "", said)
        assert second in (f"用 toolkit {words[0]} --help 看用法。", f"See toolkit {words[0]} --help.",
                          "用 toolkit --help 看用法。", "See toolkit --help.")


@pytest.mark.parametrize(("words", "language"), [
    (("--lang=en", "--bogus"), "en"), (("--lang", "en", "--bogus"), "en"), (("--bogus", "--lang", "en"), "en"), (("--lang", "zh", "--bogus"), "zh"),
    (("--lang",), "zh"), (("--lang", "fr"), "zh"), (("--bogus",), "zh"),
])
def test_the_language_counts_even_where_the_rest_is_wrong(run, words, language):
    assert run(*words).stderr.isascii() is (language == "en")


def test_a_language_alone_shows_the_help_in_it(run):
    for language in ("zh", "en"):
        alone = run("--lang", language)
        assert (alone.exit_code, alone.stdout, alone.stderr) == (2, "", run("--lang", language, "--help").stdout)


def test_what_may_not_be_read_is_told_by_its_kind(ending):
    """The superuser may read anything, so click's own complaint stands here."""
    for kind, said in ((click.Path(), "没有读取权限"), (click.Path(file_okay=False), "应为可以读写的文件夹")):
        parameter = click.Option(["--into"], type=kind, metavar="DIR")
        status, sentence = ending(click.BadParameter("Path 'x' is not readable.", param=parameter))
        assert status == 2
        assert said in sentence
        assert "readable" not in sentence


@pytest.mark.parametrize("error", [KeyboardInterrupt(), click.Abort()])
def test_what_is_stopped_by_hand_ends_with_a_sentence(ending, error):
    assert ending(error) == (3, "已中断，没有做完；已写入的文件都是完整的，可以再运行一次。")
    assert ending(error, "en")[1].isascii()


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
def test_what_the_disk_would_not_do(ending, number, said):
    status, sentence = ending(OSError(number, "no", "汇总表.xlsx"))
    assert status == 3
    assert sentence.startswith(said)
    assert "汇总表.xlsx" in sentence


def test_an_internal_fault_is_one_sentence_that_says_where_to_look(ending, monkeypatch):
    monkeypatch.delenv("TOOLKIT_DEBUG", raising=False)
    assert ending(ZeroDivisionError("division by zero"), "en") == (
        3,
        "Internal fault (ZeroDivisionError), not caused by your input; run again with the "
        "environment variable TOOLKIT_DEBUG=1 for details a developer can use.",
    )


def test_debugging_shows_where_it_happened_but_not_what_the_error_quotes(monkeypatch, capsys):
    monkeypatch.setenv("TOOLKIT_DEBUG", "1")
    with pytest.raises(click.exceptions.Exit), failures.explain_failure("zh"):
        try:
            int("13800138000 转 2")
        except ValueError as error:
            raise KeyError("contact@example.org") from error
    *lines, _ = capsys.readouterr().err.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == ["ValueError", "KeyError"]
    assert "test_failures.py" in lines[0]
    assert not any("contact" in line or "13800138000" in line for line in lines if "raise " not in line and "int(" not in line)


@pytest.mark.parametrize("error", [
    ToolkitError("cli.wrong.same-name", {"name": "甲.xlsx"}),
    ToolkitError("cli.report.faulty", {"count": 2}, ExitStatus.FAILED),
    UnknownUnit("中国化学学会", ("中国化学会",)),
    BrokenCampaign((CampaignFault("not-xlsx"),)),
    CannotPlace("full", {"left": 3}),
    NotReadable("pdf"),
    DocumentFault("document.tag-left", "report.noun", {"text": "字" * 100}),
    CannotAnnotate("macros"),
])
def test_any_error_of_ours_shows_itself_and_can_be_handed_over_by_a_process(ending, error):
    for language in ("zh", "en"):
        assert ending(error, language) == (error.exit_status, error.render(language))
        assert pickle.loads(pickle.dumps(error)).render(language) == error.render(language)
    assert str(error) == error.render("en") != error.render("zh")
