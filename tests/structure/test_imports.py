"""Imports run one way, in no circle, and each heavy library has few doors (DESIGN §4)."""

import ast
from graphlib import TopologicalSorter

FLOORS = (
    "cli", "demo", "templates", "publication", "review", "batch", "dashboard", "similarity", "ledger", "check", "manuscripts", "documents", "forms", "rules", "formspec", "scoring",
    "intake",
    "campaign", "worksheets", "errors", "messages", "ooxml", "pool", "task_process", "memory", "model", "sheets", "looks", "cellref", "textfit",
    "matching", "solid_text", "text", "files", "system_files", "compression",
)
"""The parts of the package from the top; each imports from those below it only (DESIGN §4)."""

DOORS = {
    "docxtpl": ("toolkit.documents",),
    "docx": ("toolkit.documents", "toolkit.manuscripts.form"),
    "jinja2": ("toolkit.documents", "toolkit.dashboard.page"),
    "vl_convert": ("toolkit.dashboard.vega",),
    "numpy": ("toolkit.similarity", "toolkit.review.assignment", "toolkit.review"),
    "scipy": ("toolkit.review.assignment.obstacles", "toolkit.review"),
    "ortools": ("toolkit.review.assignment.flows",),
    "pandas": (
        "toolkit.batch.master.tables", "toolkit.review.calibration", "toolkit.review.score_table",
        "toolkit.review.results.calibrated",
    ),
    "threadpoolctl": ("toolkit.review.score_model",),
    "openpyxl": ("toolkit.campaign", "toolkit.forms.blank", "toolkit.check.cross_check", "toolkit.demo"),
    "xlsxwriter": ("toolkit.worksheets", "toolkit.forms.blank", "toolkit.forms.recommendation", "toolkit.review.sheets"),
    "python_calamine": ("toolkit.intake", "toolkit.campaign.reader"),
    "lxml": ("toolkit.ooxml", "toolkit.forms.returned", "toolkit.documents"),
    "zipfile": ("toolkit.ooxml.archive", "toolkit.documents.template", "toolkit.demo.spoil"),
    "isal": ("toolkit.ooxml.archive", "toolkit.compression"),
    "pypdf": ("toolkit.intake.scans",),
    "PIL": ("toolkit.intake.scans", "toolkit.demo.enclosures"),
    "olefile": ("toolkit.intake.ole_files",),
    "msoffcrypto": ("toolkit.intake.xls_password",),
    "filelock": ("toolkit.ledger",),
    "distributed": ("toolkit.check.cluster",),
    "sqlite3": ("toolkit.ledger", "toolkit.cli.failures"),
    "pydantic": ("toolkit.campaign", "toolkit.check.facts", "toolkit.ledger", "toolkit.review.pool", "toolkit.review.decided"),
    "pypinyin": ("toolkit.publication.lists.order",),
    "rapidfuzz": ("toolkit.matching",),
    "click": ("toolkit.cli",),
    "rich": ("toolkit.cli",),
}
"""For each library, the modules and packages that may import it."""

CLOCKS_AND_CHANCE = {"time", "random", "secrets", "uuid"}
PURE = ("text", "textfit", "cellref", "looks", "matching", "solid_text", "model", "messages", "rules", "scoring")
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
    assert parts == set(FLOORS)


def test_imports_run_downwards(modules):
    height = {name: number for number, name in enumerate(reversed(FLOORS))}
    wrong = [
        f"{module.name} imports {name}"
        for module in modules
        for name in imported(module.tree)
        if (own := part(module.name)) in height and (other := part(name)) in height
        if height[other] > height[own]
    ]
    assert wrong == []


def test_no_circle(modules):
    known = {module.name for module in modules}
    graph = {module.name: {_module(name, known) for name in imported(module.tree)} & known for module in modules}
    assert list(TopologicalSorter(graph).static_order())


def test_no_circle_between_packages(modules):
    """Packages and their sub-packages, each taken as one; what a package takes from its own sub-package is its own."""
    folders = {module.name for module in modules if module.path.name == "__init__.py"} - {"toolkit"}
    graph: dict[str, set[str]] = {folder: set() for folder in folders}
    for module in modules:
        own = folder_of(module.name, folders)
        others = {folder_of(name, folders) for name in imported(module.tree) if name.startswith("toolkit.")}
        graph.setdefault(own, set()).update(others - {own})
    assert list(TopologicalSorter(graph).static_order())


def folder_of(name: str, folders: set[str]) -> str:
    """Return the innermost package of ours that a module, or a name in it, belongs to; of the ground the module."""
    parts = name.split(".")
    inner = [joined for end in range(len(parts), 1, -1) if (joined := ".".join(parts[:end])) in folders]
    return inner[0] if inner else ".".join(parts[:2])


def test_the_machinery_of_forms_knows_no_form(modules):
    """A form is declared; only what belongs to the recommendation workbook names it or its sheets."""
    own = ("toolkit.forms.recommendation", "toolkit.formspec.recommendation")
    named = (*own, "toolkit.model.Sheet", "toolkit.model.Submission", "toolkit.rules.base", "toolkit.rules.submission")
    template = "toolkit.forms.blank.style"  # it names the sheets of the workbook that staff restyle
    wrong = [
        f"{module.name} imports {name}"
        for module in modules
        if part(module.name) in ("forms", "formspec") and module.name != template and not module.name.startswith(own)
        for name in imported(module.tree)
        if any(name == form or name.startswith(f"{form}.") for form in named)
    ]
    assert wrong == []


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


def test_only_files_writes_to_disk(modules):
    writing = {"write_bytes", "write_text", "mkstemp", "mkdtemp", "NamedTemporaryFile"}
    wrong = [
        f"{module.name}:{node.lineno} calls {ast.unparse(node.func)}"
        for module in modules
        if module.name != "toolkit.files"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in writing
    ]
    assert wrong == []
