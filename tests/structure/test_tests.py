"""The tests themselves: where they stand, what they import, and that none of them looks at a clock."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

NOT_OF_A_PACKAGE = {"benchmarks", "fuzz", "hostile", "structure", "support"}
CLOCKS = {"sleep", "monotonic", "perf_counter", "process_time"}
"""What makes a test depend on the machine it runs on."""


@pytest.fixture(scope="session")
def tests(root: Path) -> dict[Path, ast.Module]:
    """Every module of the tests, parsed, by its path."""
    paths = sorted((root / "tests").rglob("*.py"))
    return {path.relative_to(root / "tests"): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def imported(tree: ast.Module) -> Iterator[str]:
    """Yield the modules of the tests that a module takes something from."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tests"):
            yield node.module or ""


def test_no_module_imports_from_a_test_module(tests):
    """What several tests need stands in a module of helpers."""
    wrong = [f"{path} imports {name}" for path, tree in tests.items() for name in imported(tree)
             if name.rpartition(".")[2].startswith(("test_", "conftest"))]
    assert wrong == []


def test_what_two_folders_need_stands_in_support(tests):
    wrong = [f"{path} imports {name}" for path, tree in tests.items() for name in imported(tree)
             if name.split(".")[1] not in ("support", path.parts[0])]
    assert wrong == []


def test_folders_of_tests_are_packages(tests, root):
    folders = {path.parent for path in tests if path.name.startswith("test_") and path.parts[0] not in NOT_OF_A_PACKAGE}
    assert [str(folder) for folder in folders if not (root / "toolkit" / folder / "__init__.py").is_file()] == []


def test_no_test_looks_at_a_clock(tests):
    """A limit on time is shown by what never ends; the benchmarks measure."""
    wrong = [f"{path}:{node.lineno}" for path, tree in tests.items() if path.parts[0] != "benchmarks"
             for node in ast.walk(tree)
             if (isinstance(node, ast.Attribute) and node.attr in CLOCKS) or (isinstance(node, ast.keyword) and node.arg == "timeout")]
    assert wrong == []
