"""CONTRIBUTING.md and docs/architecture.md name what is there: parts, doors, paths, commands, classes and functions."""

import ast
import re
from pathlib import Path

import click
import pytest

from tests.support.recipe_blocks import recipe_blocks
from toolkit.cli.root import root as command_line

PAGES = ("CONTRIBUTING.md", "docs/architecture.md")
FOLDERS = ("toolkit", "tests", "docs", "workbook_templates", "output", ".ci", ".github")
ADDED_COMMANDS = {"units"}
"""Commands that a recipe adds."""

PATH = re.compile(
    r"(?<![\w./-])(?!\.venv)(?:[\w.-]+(?:/[\w.-]+)+/?|[\w.-]+/(?=[\s`]|$)|[\w.-]+\.(?:py|toml|md|yaml|yml)\b)", re.MULTILINE
)


@pytest.fixture(params=PAGES)
def page(request, root) -> Path:
    return root / request.param


@pytest.fixture
def words(page) -> str:
    return page.read_text(encoding="utf-8")


@pytest.fixture
def code(words) -> str:
    """What stands on the page as code: in a line between backquotes, or set in."""
    return "\n".join([*re.findall(r"`([^`\n]+)`", words), *re.findall(r"^    (.*)", words, re.MULTILINE)])


@pytest.fixture(scope="module")
def known(root) -> str:
    """Every path of the repository, and those that the recipes add, a line each."""
    added = [block.path for block in recipe_blocks((root / PAGES[0]).read_text(encoding="utf-8"))]
    top = [path for path in root.iterdir() if path.is_file() or path.name in FOLDERS]
    below = [path for folder in FOLDERS for path in (root / folder).rglob("*") if "__pycache__" not in path.parts]
    return "\n".join(["", *added, *(path.relative_to(root).as_posix() for path in (*top, *below)), ""])


@pytest.fixture(scope="module")
def sources(root) -> str:
    paths = [path for folder in ("toolkit", "tests") for path in (root / folder).rglob("*.py")]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def declared(root: Path, name: str) -> object:
    """What a name stands for in the test of imports."""
    tree = ast.parse((root / "tests/structure/test_imports.py").read_text(encoding="utf-8"))
    value, = [node.value for node in tree.body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name]
    return ast.literal_eval(value)


def table(words: str, title: str) -> dict[str, str]:
    """The rows of the first table below a title, by what their first cell names as code."""
    section = words.split(f"\n## {title}\n")[1].split("\n## ")[0]
    return dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", section, re.MULTILINE))


def test_the_floors_of_the_page_are_those_that_are_held(root):
    page = (root / "docs/architecture.md").read_text(encoding="utf-8")
    assert tuple(table(page, "Floors")) == declared(root, "FLOORS")


def test_the_doors_of_the_page_are_those_that_are_held(root):
    doors = table((root / "docs/architecture.md").read_text(encoding="utf-8"), "Doors of the libraries")
    told = {library: tuple(f"toolkit.{door}" for door in re.findall(r"`([\w.]+)`", places)) for library, places in doors.items()}
    assert told == declared(root, "DOORS")


def test_every_path_leads_somewhere(code, known):
    """A path may begin at any folder, as people say it where the folder is known."""
    paths = PATH.findall(code)
    assert len(paths) > 20
    assert [path for path in paths if not re.search(rf"(?:^|/){re.escape(path.rstrip('/'))}$", known, re.MULTILINE)] == []


def test_every_link_leads_somewhere(words, page):
    links = re.findall(r"\]\((?!http)([^)#]+)", words)
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_command_is_one(code):
    commands = {*command_line.list_commands(click.Context(command_line)), *ADDED_COMMANDS}
    named = re.findall(r"^toolkit ([a-z]\w+)", code, re.MULTILINE)
    assert named
    assert {*named} - commands == set()


def test_every_target_of_make_is_one(code, root):
    targets = re.findall(r"^([a-z]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    named = re.findall(r"^make (\w+)", code, re.MULTILINE)
    assert named
    assert {*named} - {*targets} == set()


def test_every_class_function_and_constant_is_in_the_code(code, words, sources):
    """But for those that the recipes add."""
    added = "\n".join(line for block in recipe_blocks(words) for line in block.lines)
    names = re.findall(r"\b(?:(?:[A-Z][a-z]+){2,}|[A-Z]+_[A-Z_]+|[a-z]+_[a-z_]+)\b", PATH.sub("", code))
    assert len(names) > 5
    assert [name for name in names if not re.search(rf"\b{name}\b", sources + added)] == []
