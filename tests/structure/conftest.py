"""What the structure tests look at: the repository and the parsed modules of the package."""

import ast
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Module:
    name: str
    """Dotted name, such as toolkit.rules.unit; a package has the name of its folder."""
    path: Path
    tree: ast.Module


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def modules() -> tuple[Module, ...]:
    """Every module of ours, parsed."""
    paths = sorted([*(ROOT / "toolkit").rglob("*.py"), *(ROOT / "workbook_templates").rglob("*.py")])
    return tuple(Module(_name(path), path, ast.parse(path.read_text(encoding="utf-8"))) for path in paths)


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
