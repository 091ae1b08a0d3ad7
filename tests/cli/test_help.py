"""Help in two languages, whole and within 80 columns; the version."""

import click
import pytest

from toolkit import __version__
from toolkit.cli import console
from toolkit.cli.root import MODULES, root
from toolkit.cli.speech import command_synopsis, command_words

HELP = """\
用法：toolkit [-C DIR] [--lang zh|en] check FILE... [--format text|json]
    [--annotate DIR] [--cross-check]

  校验填好的推荐表，指出每处问题所在的单元格。

参数和选项：
  FILE...             要校验的推荐表、装有推荐表的压缩包（.zip），或它们所在的文
                      件夹。
  --format text|json  输出格式：文字或 JSON；不写则为文字。
  --annotate DIR      把带批注的副本（文件名不变）存入该文件夹。
  --cross-check       再用第二种读取程序（openpyxl）核对内容，较慢。
  --help              显示本说明。
"""

SYNOPSES = {
    "init": "init DIR [--preset 2019|2020|2021|2022|2023|2024] [--from DIR]",
    "campaign": "campaign [--against 2019|2020|2021|2022|2023|2024] [--format text|xlsx]",
    "template": "template",
    "issue": "issue [--unit U]...",
    "question": "question [WORKBOOK] --into DIR [--serial N]...",
    "import": "import FILE... --into WORKBOOK [--output PATH]",
    "check": "check FILE... [--format text|json] [--annotate DIR] [--cross-check]",
    "aggregate": "aggregate [--batch NAME] [--date DATE] [--jobs N] [--scheduler ADDRESS] [--dry-run] [--format text|json] [--log-file FILE]",
    "ledger": "ledger [UNIT|QUESTION|FILE] [--format text|json] [--export FILE] [--sent FILE] [--check]",
    "exclude": "exclude FILE|QUESTION --reason TEXT",
    "restore": "restore FILE|QUESTION|UNIT --reason TEXT",
    "accept": "accept FILE|QUESTION --reason TEXT",
    "decide": "decide FILE",
    "report": "report [UNIT]... [--all] [--pdf] [--questions]",
    "assign": "assign STAGE [--seed N] [--from FILE] [--refreeze] [--reason TEXT] [--format text|json]",
    "sheets": "sheets STAGE [--reason TEXT]",
    "merge": "merge STAGE [--format text|json]",
    "select": "select STAGE [--reason TEXT] [--format text|json]",
    "explain": "explain QUESTION",
    "notices": "notices",
    "book": "book",
    "track": "track",
    "demo": "demo DIR",
}


def test_help_of_a_command(run):
    assert run("check", "--help").stdout == HELP


def test_help_in_english(run):
    lines = run("--lang", "en", "issue", "--help").stdout.splitlines()
    assert lines == [
        "Usage: toolkit [-C DIR] [--lang zh|en] issue [--unit U]...",
        "",
        "  Write blank workbooks, one a unit, into output/issued/.",
        "",
        "Arguments and options:",
        "  --unit U  Only for this unit (name or code; may be repeated).",
        "  --help    Show this help.",
    ]


def test_help_of_all_lists_every_command_in_the_order_of_a_month(run):
    lines = run("--help").stdout.splitlines()
    listed = [line.split()[0] for line in lines[lines.index("命令（toolkit 命令 --help 看详细用法）：") + 1 :]]
    assert listed == ["init", "campaign", "template", "issue", "question", "import", "check", "aggregate", "ledger", "exclude",
                      "restore", "accept", "decide", "report", "assign", "sheets", "merge", "select", "explain",
                      "notices", "book", "track", "demo"]


def test_without_a_command_the_help_is_shown(run):
    alone = run()
    assert (alone.exit_code, alone.stderr) == (2, run("--help").stdout)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("words", [[], *([name] for name in MODULES), ["track", "issue"], ["track", "merge"]])
def test_help_fits_80_columns(run, language, words):
    printed = run("--lang", language, *words, "--help").stdout
    assert [line for line in printed.splitlines() if console.columns(line) > 80] == []


@pytest.mark.parametrize("name", MODULES)
def test_commands_are_called_as_the_design_says(name):
    command = root.get_command(click.Context(root), name)
    assert command_synopsis(command) == SYNOPSES[name]


IN_GROUPS = {
    "template check": "template check FILE... [--as NAME] [--format text|json]",
    "template fields": "template fields [--into DIR]",
    "track issue": "track issue [YEAR]",
    "track merge": "track merge [YEAR] [--format text|json]",
}


def test_commands_of_a_group_are_called_by_both_names():
    groups = [command for name in MODULES if isinstance(command := root.get_command(click.Context(root), name), click.Group)]
    assert {command_words(one): command_synopsis(one) for group in groups for one in group.commands.values()} == IN_GROUPS


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("words", IN_GROUPS)
def test_help_of_a_command_in_a_group_fits_80_columns(run, language, words):
    printed = run("--lang", language, *words.split(), "--help").stdout
    assert len(printed.splitlines()) > 5
    assert [line for line in printed.splitlines() if console.columns(line) > 80] == []


def test_a_misspelt_command_of_a_group_is_told_with_what_is_near(run):
    result = run("template", "chek")
    assert (result.exit_code, result.stderr) == (2, "没有命令“chek”。是否想用：check？\n用 toolkit template --help 看用法。\n")
def test_a_command_of_a_group_is_called_by_both_names(run):
    lines = run("track", "merge", "--help").stdout.splitlines()
    assert lines[0] == "用法：toolkit [-C DIR] [--lang zh|en] track merge [YEAR] [--format text|json]"
    assert "  issue  生成问题跟踪表，每单位一份，存入 output/tracking/年度/issued/。" in run("track", "--help").stdout.splitlines()


def test_a_misspelt_command_of_a_group_is_answered_with_the_one_meant(run):
    refused = run("track", "mergo")
    assert (refused.exit_code, refused.stderr) == (2, "没有命令“mergo”。是否想用：merge？\n用 toolkit track --help 看用法。\n")


def test_version(run):
    assert run("--version").stdout == f"toolkit {__version__}\n"
