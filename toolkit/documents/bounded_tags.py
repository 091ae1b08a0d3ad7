"""The tags of a template made to count what they do: each block what it writes, each expression what it makes.

They are changed after they were read: filters that count and weigh are put where a block begins, and around what is
called, filtered, joined or compared.
"""

from typing import cast

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from toolkit.documents.work_limits import PASS

COUNTED, PASSED, MADE, COMPARED, TEXT = (f"#{number}" for number in range(5))
"""Names that nobody can type, of the filters that count work, weigh what is passed over, was made or is compared, and
require a text."""


def bounded_tags(template: nodes.Template) -> nodes.Template:
    """Return the tags of a template, as read, so that they count what they do."""
    return cast(nodes.Template, _Bounding().visit(template))


class _Bounding(NodeTransformer):
    """Puts filters where something is to be counted."""

    def generic_visit(self, node: nodes.Node, *args: object, **named: object) -> nodes.Node:
        """Return a node whose blocks count what they write."""
        super().generic_visit(node, *args, **named)
        for block in ("body", "else_"):
            if statements := getattr(node, block, None):
                count = _filtered(COUNTED, nodes.Const(_work(statements)))
                statements.insert(0, nodes.ExprStmt(count, lineno=node.lineno))
        return node

    def visit_For(self, node: nodes.For) -> nodes.Node:
        """Return a loop over something that is weighed, for a condition of the loop looks at all of it."""
        self.generic_visit(node)
        node.iter = _filtered(PASSED, cast(nodes.Expr, node.iter))
        return node

    def visit_expression(self, node: nodes.Expr) -> nodes.Filter:
        """Return an expression that weighs what it makes."""
        self.generic_visit(node)
        return _filtered(MADE, node)

    visit_Call = visit_Filter = visit_List = visit_Dict = visit_expression

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Expr:
        """Return values one after the other, weighed; names that a loop gives stay as they are."""
        return self.visit_expression(node) if node.ctx == "load" else node

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:
        """Return a part of a value; one that may be long is weighed."""
        return self.visit_expression(node) if isinstance(node.arg, nodes.Slice) else self.generic_visit(node)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Expr:
        """Return texts joined by ``~``, each of which must be one."""
        self.generic_visit(node)
        node.nodes = [_filtered(TEXT, each) for each in node.nodes]
        return _filtered(MADE, node)

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:
        """Return a comparison of values that are weighed."""
        self.generic_visit(node)
        node.expr = _filtered(COMPARED, node.expr)
        for operand in node.ops:
            if not isinstance(operand.expr, nodes.Const):
                operand.expr = _filtered(COMPARED, operand.expr)
        return node

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:
        """Return a call with a block, which must stay a call."""
        self.generic_visit(node)
        node.call = cast(nodes.Call, cast(nodes.Filter, node.call).node)
        return node

    def visit_ScopedEvalContextModifier(self, node: nodes.ScopedEvalContextModifier) -> nodes.Node:
        """Return a block that would turn escaping off, without doing so."""
        node.options = []
        return self.generic_visit(node)


def _filtered(name: str, node: nodes.Expr) -> nodes.Filter:
    """Return an expression behind a filter."""
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno or 1)


def _work(statements: list[nodes.Node]) -> int:
    """Return what a block counts as each time: the text that the template itself writes there, and a pass."""
    written = [each for statement in statements if isinstance(statement, nodes.Output) for each in statement.nodes]
    return PASS + sum(len(each.data) for each in written if isinstance(each, nodes.TemplateData))
