"""The READMEs say what the code says: commands, rules, folders, exit statuses."""

import re
import subprocess
import sys

import click
import pytest

from toolkit import __version__
from toolkit.cli.root import root as command_line
from toolkit.rules import ALL_CODES

READMES = ("README.md", "README.zh-CN.md")


@pytest.fixture(params=READMES)
def readme(request, root) -> str:
    return (root / request.param).read_text(encoding="utf-8")


def test_generated_parts_are_up_to_date(root):
    done = subprocess.run([sys.executable, "docs/readme.py", "--check"], cwd=root, capture_output=True, text=True)
    assert (done.stdout, done.returncode) == ("", 0)


def test_every_command_is_documented(readme):
    commands = command_line.list_commands(click.Context(command_line))
    assert [command for command in commands if not re.search(rf"`toolkit {command}\b", readme)] == []


def test_every_rule_is_in_the_table(readme):
    assert [code for code in ALL_CODES if f"| `{code}` |" not in readme] == []


def test_the_map_of_folders_is_the_tree(readme, root):
    """Each folder and module of the first level, each package of ours; no more, no less."""
    mapped = set(re.findall(r"^    (\S+)  +\S", readme.split("<!-- map -->")[1].split("<!-- end -->")[0], re.MULTILINE))
    packages = {f"toolkit/{path.parent.name}/" for path in (root / "toolkit").glob("*/__init__.py")}
    modules = {f"toolkit/{path.name}" for path in (root / "toolkit").glob("[a-z]*.py")}
    folders = {"workbook_templates/", "tests/", "docs/", "output/", ".ci/", ".github/"}
    assert mapped == packages | modules | folders


def test_every_picture_is_there(readme, root):
    pictures = re.findall(r"!\[.+?\]\((.+?)\)", readme)
    assert len(pictures) >= 3
    assert [picture for picture in pictures if not (root / picture).is_file()] == []


def test_every_link_within_the_repository_leads_somewhere(readme, root):
    links = re.findall(r"\]\((?!http)([^)#]+)", readme)
    assert [link for link in links if not (root / link).exists()] == []


def test_the_changelog_tells_of_this_version(root):
    assert f"## {__version__}\n" in (root / "CHANGELOG.md").read_text(encoding="utf-8")


def test_decisions_are_numbered_without_a_gap(root):
    numbers = sorted(int(path.name[:4]) for path in (root / "docs/decisions").glob("[0-9]*.md"))
    assert numbers == list(range(1, len(numbers) + 1))
