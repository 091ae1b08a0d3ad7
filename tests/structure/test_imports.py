"""Imports run one way, in no circle, and each heavy library has few doors (DESIGN §4)."""

import ast
from graphlib import TopologicalSorter

CORE = {"text", "room", "address", "likeness", "publish", "model", "messages"}
ALLOWED = {
    "text": set(),
    "room": {"text"},
    "address": set(),
    "likeness": {"text"},
    "publish": set(),
    "model": {"text", "address"},
    "messages": {"text", "model"},
    "campaign": CORE,
    "rules": CORE | {"campaign"},
    "scoring": CORE | {"campaign", "rules"},
    "workbook": CORE | {"campaign", "rules"},
    "wordform": CORE | {"campaign", "rules", "workbook"},
    "batch": CORE | {"campaign", "rules", "scoring", "workbook"},
    "report": CORE | {"campaign", "rules", "scoring", "workbook", "batch"},
    "demo": CORE | {"campaign", "rules", "scoring", "workbook", "batch", "report", "wordform"},
    "cli": CORE | {"campaign", "rules", "scoring", "workbook", "batch", "report", "demo", "wordform"},
}
"""For each part of the package, the parts it may import."""

DOORS = {
    "docxtpl": ("toolkit.report",),
    "docx": ("toolkit.report", "toolkit.wordform.form"),
    "jinja2": ("toolkit.report",),
    "pandas": ("toolkit.batch.tables",),
    "openpyxl": ("toolkit.campaign", "toolkit.workbook", "toolkit.demo"),
    "xlsxwriter": ("toolkit.campaign", "toolkit.workbook", "toolkit.batch", "toolkit.report"),
    "python_calamine": ("toolkit.workbook.intake", "toolkit.campaign.reader"),
    "lxml": ("toolkit.workbook.package", "toolkit.workbook.annotate", "toolkit.report", "toolkit.wordform.styles"),
    "pypdf": ("toolkit.workbook.intake.scans",),
    "PIL": ("toolkit.workbook.intake.scans", "toolkit.demo.enclosures"),
    "pydantic": ("toolkit.campaign",),
    "rapidfuzz": ("toolkit.likeness",),
    "click": ("toolkit.cli",),
    "rich": ("toolkit.cli",),
}
"""For each library, the modules and packages that may import it."""

CLOCKS_AND_CHANCE = {"time", "random", "secrets", "uuid"}
PURE = ("text", "room", "address", "likeness", "model", "messages", "rules", "scoring")
NO_FILES = {"os", "pathlib", "io", "shutil", "tempfile", "socket", "subprocess"}


def imported(tree: ast.AST) -> set[str]:
    """Return the dotted names that a module imports, wherever it does."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def part(name: str) -> str:
    """Return the part of the package that a dotted name belongs to."""
    return name.split(".")[1] if name.startswith("toolkit.") else ""


def test_every_part_of_the_package_has_its_place(modules):
    parts = {part(module.name) for module in modules} - {"", "__main__"}
    assert parts == set(ALLOWED)


def test_imports_run_one_way(modules):
    wrong = [
        f"{module.name} imports {name}"
        for module in modules
        for name in imported(module.tree)
        if (own := part(module.name)) in ALLOWED and (other := part(name)) in ALLOWED
        if other != own and other not in ALLOWED[own]
    ]
    assert wrong == []


def test_no_circle(modules):
    known = {module.name for module in modules}
    graph = {module.name: {_module(name, known) for name in imported(module.tree)} & known for module in modules}
    assert list(TopologicalSorter(graph).static_order())


def _module(name: str, known: set[str]) -> str:
    """Return the module that ``from package import name`` loads: the submodule of that name, or the package."""
    return name if name in known else name.rpartition(".")[0]


def test_libraries_come_in_by_their_doors(modules):
    wrong = [
        f"{module.name} imports {name}"
        for module in modules
        for name in imported(module.tree)
        if (doors := DOORS.get(name.split(".")[0])) is not None
        if not any(module.name == door or module.name.startswith((f"{door}.", f"{door}_")) for door in doors)
    ]
    assert wrong == []


def test_every_door_is_used(modules):
    """A library that nobody imports any more has no door; and what we depend on is known here."""
    used = {name.split(".")[0] for module in modules for name in imported(module.tree)}
    assert set(DOORS) - used - {"jinja2"} == set()


def test_the_middle_is_pure(modules):
    """No clock, no chance, no files in what judges and counts."""
    wrong = [
        f"{module.name} imports {name}"
        for module in modules
        if part(module.name) in PURE
        for name in imported(module.tree)
        if name.split(".")[0] in CLOCKS_AND_CHANCE | NO_FILES
    ]
    assert wrong == []


def test_only_the_command_line_looks_at_the_clock(modules):
    wrong = [
        f"{module.name}:{node.lineno} calls {ast.unparse(node.func)}"
        for module in modules
        if part(module.name) != "cli"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if node.func.attr in {"now", "today", "utcnow"}
    ]
    assert wrong == []


def test_only_publish_writes_to_disk(modules):
    writing = {"write_bytes", "write_text", "mkstemp", "mkdtemp", "NamedTemporaryFile"}
    wrong = [
        f"{module.name}:{node.lineno} calls {ast.unparse(node.func)}"
        for module in modules
        if module.name != "toolkit.publish"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in writing
    ]
    assert wrong == []
