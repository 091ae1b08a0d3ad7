"""The shape of the code: short functions, every public name documented (DESIGN §4)."""

import ast
from collections import Counter
from statistics import median

LONGEST = 50
MEDIAN = 8
LONGEST_MODULE = 400

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(tree: ast.AST) -> list[Function]:
    return [node for node in ast.walk(tree) if isinstance(node, Function)]


def length(function: Function) -> int:
    """Return the lines of a function from its name to its end, without decorators."""
    return function.end_lineno - function.lineno + 1


def test_no_function_is_long(modules):
    long = [
        f"{module.name}.{function.name}: {length(function)} lines"
        for module in modules
        for function in functions(module.tree)
        if length(function) > LONGEST
    ]
    assert long == []


def test_most_functions_are_very_short(modules):
    assert median(length(function) for module in modules for function in functions(module.tree)) <= MEDIAN


def test_no_module_is_long(modules):
    """What a newcomer reads in one sitting; the catalogues of messages are lists, not code."""
    long = [
        f"{module.name}: {lines} lines"
        for module in modules
        if not module.name.startswith("toolkit.messages.")
        if (lines := len(module.path.read_text(encoding="utf-8").splitlines())) > LONGEST_MODULE
    ]
    assert long == []


def test_a_package_re_exports_and_no_more(modules):
    """Code stands in modules whose names tell what it does."""
    allowed = (ast.Expr, ast.Import, ast.ImportFrom, ast.Assign)
    wrong = [
        f"{module.name}:{node.lineno}"
        for module in modules
        if module.path.name == "__init__.py"
        for node in module.tree.body
        if not isinstance(node, allowed)
    ]
    assert wrong == []


def test_no_package_outgrows_the_house(modules):
    lines: Counter[str] = Counter()
    for module in modules:
        lines[".".join(module.name.split(".")[:2])] += len(module.path.read_text(encoding="utf-8").splitlines())
    assert [name for name, number in lines.items() if number > lines.total() / 5] == []


def test_a_class_name_stands_once(modules):
    classes = Counter(
        node.name for module in modules for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef)
    )
    assert [name for name, number in classes.items() if number > 1] == []


def documented(node: ast.AST) -> bool:
    """Return whether a docstring's first line is a sentence of its own."""
    first, *rest = (ast.get_docstring(node) or "").split("\n")
    return first.endswith((".", "!", "?", ":")) and (not rest or not rest[0])


def public(body: list[ast.stmt]) -> list[ast.stmt]:
    kinds = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in body if isinstance(node, kinds) and not node.name.startswith("_")]


def test_every_public_name_is_documented(modules):
    wrong = []
    for module in modules:
        nodes = [module.tree, *public(module.tree.body)]
        nodes += [inner for node in nodes[1:] if isinstance(node, ast.ClassDef) for inner in public(node.body)]
        wrong += [f"{module.name}: {getattr(node, 'name', 'module')}" for node in nodes if not documented(node)]
    assert wrong == []


def test_nothing_is_silenced_without_a_reason(modules):
    """A check of the linters is switched off only where the line says why."""
    silenced = [
        f"{module.name}:{number}"
        for module in modules
        for number, line in enumerate(module.path.read_text(encoding="utf-8").splitlines(), 1)
        if "# type: ignore" in line or "# noqa" in line
    ]
    assert silenced == []
