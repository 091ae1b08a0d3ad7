"""What the expressions of tags name: the value that each stands for, and names that no value has.

A value is named by its path: ``groups[].questions[].heading`` is the heading of each question of each group.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from jinja2 import Environment, nodes

from toolkit.matching import nearest_word

SAME = frozenset({"list", "sort", "reverse", "e", "escape", "string", "default", "d", "join", "trim"})
"""Filters that leave a value, or all elements of a list, to be said."""

FEWER = frozenset({"selectattr", "rejectattr", "select", "reject", "unique"})
"""Filters that may leave out some elements of a list."""


class NamedValue(NamedTuple):
    """A value that an expression stands for."""

    path: str
    whole: bool = True
    """Whether it is all of it, and not what some condition lets through."""


class NameFault(NamedTuple):
    """A name that no value has, or that is used as what it is not."""

    key: str
    """Key of the message: what is wrong."""
    name: str
    meant: str = ""
    """What was probably meant, as it is typed; empty for none."""
    path: str = ""
    """The path of the value that was probably meant; empty for none."""


Scope = Mapping[str, NamedValue | None]
"""Names of loops and the like, and what they stand for; None for what cannot be known."""


@dataclass(frozen=True)
class KnownValues:
    """The values that a kind of document has, by path."""

    paths: frozenset[str]
    meanings: Mapping[str, str] = field(default_factory=dict)
    """What those mean that a template should print: what was meant is looked for among them."""
    bound: frozenset[str] = frozenset()
    """The paths of those that docxtpl itself fills in, such as links; they alone may stand in ``{{r link}}``."""

    @cached_property
    def _tree(self) -> Mapping[str, frozenset[str]]:
        """The names below each path."""
        tree: dict[str, set[str]] = {}
        for pieces in (path.split(".") for path in self.paths):
            for number, piece in enumerate(pieces):
                tree.setdefault(".".join(pieces[:number]), set()).add(piece.removesuffix("[]"))
        return {above: frozenset(names) for above, names in tree.items()}

    def below(self, path: str) -> frozenset[str]:
        """Return the names of the values below a path; of all values where it is empty."""
        return self._tree.get(path, frozenset())

    def is_value(self, path: str) -> bool:
        """Return whether a path names a single value."""
        return path in self.paths and not self.below(path) and not self.is_list(path)

    def is_list(self, path: str) -> bool:
        """Return whether a path names several values of a kind."""
        return f"{path}[]" in self.paths or bool(self.below(f"{path}[]"))

    def called(self, word: str) -> str:
        """Return the path of the one value that is called so, by the end of its path or by what it means."""
        found = [path for path in self.meanings if path.rpartition(".")[2].removesuffix("[]") == word]
        if not found and not word.isascii():
            near = nearest_word(word, self.meanings.values())
            found = [path for path, meaning in self.meanings.items() if meaning == near]
        return found[0] if len(found) == 1 else ""


@dataclass(frozen=True)
class ExpressionReader:
    """Reads expressions in the light of the values that there are."""

    known: KnownValues
    environment: Environment
    loops: Mapping[str, str] = field(default_factory=dict)
    """For each name that a loop of the template gives, the tag of that loop."""
    faults: list[NameFault] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    """Paths of all values that were named."""

    def value(self, node: nodes.Node | None, scope: Scope) -> NamedValue | None:
        """Return the value that an expression stands for; None for what is computed. Faults are noted."""
        found = self._value(node, scope)
        if found:
            self.named.add(found.path)
        return found

    def _value(self, node: nodes.Node | None, scope: Scope) -> NamedValue | None:
        match node:
            case nodes.Name(name=name):
                return self._name(name, scope)
            case nodes.Getattr(node=inner, attr=name) | nodes.Getitem(node=inner, arg=nodes.Const(value=str() as name)):
                return self._attribute(self.value(inner, scope), name)
            case nodes.Getitem(node=inner, arg=arg):
                self._look_into(arg, scope)
                return self._item(self.value(inner, scope), whole_list=isinstance(arg, nodes.Slice))
            case nodes.Filter(node=inner, name=name):
                return self._filtered(node, self.value(inner, scope) if inner else None, name, scope)
            case nodes.Test(name=name):
                self._require(name, self.environment.tests, "test")
        self._look_into(node, scope)
        return None

    def _look_into(self, node: nodes.Node | None, scope: Scope) -> None:
        """Note the faults of what an expression is computed from."""
        for child in node.iter_child_nodes() if node else ():
            self.value(child, scope)

    def _name(self, name: str, scope: Scope) -> NamedValue | None:
        """Return what a name stands for."""
        if name in scope:
            return scope[name]
        if name in self.known.below(""):
            return NamedValue(name)
        if name in self.loops:
            self.faults.append(NameFault("outside", name, self.loops[name]))
        elif name not in self.environment.globals:
            self._unknown_name(name, {*self.known.below(""), *scope})
        return None

    def _unknown_name(self, name: str, known: Iterable[str]) -> None:
        """Note a name of no value with what was probably meant: what is called so but stands deeper, or one like it."""
        path = self.known.called(name).removesuffix("[]") or nearest_word(name, sorted(known))
        above, several, _ = path.rpartition("[]")
        if several:
            self.faults.append(NameFault("inside", name, above.rpartition(".")[2], above))
        else:
            self.faults.append(NameFault("unknown", name, path, path))

    def _attribute(self, holder: NamedValue | None, name: str) -> NamedValue | None:
        """Return a value below another."""
        if holder is None:
            return None
        path = f"{holder.path}.{name}"
        if name in self.known.below(holder.path):
            return NamedValue(path, holder.whole)
        if self.known.is_list(holder.path) and name in self.known.below(f"{holder.path}[]"):
            self.faults.append(NameFault("loop", holder.path.rpartition(".")[2], path=holder.path))
        elif name.startswith("_") or not hasattr(self._python_type(holder.path), name):
            near = nearest_word(name, sorted(self.known.below(holder.path)))
            self.faults.append(NameFault("unknown", name, near, near and f"{holder.path}.{near}"))
        return None

    def _python_type(self, path: str) -> type:
        """Return the type of what stands at a path: its methods may be called."""
        return str if self.known.is_value(path) else tuple if self.known.is_list(path) else dict

    def _item(self, holder: NamedValue | None, *, whole_list: bool) -> NamedValue | None:
        """Return one element of a list, or some of them."""
        if holder is None or not self.known.is_list(holder.path):
            return None
        return NamedValue(holder.path if whole_list else f"{holder.path}[]", whole=False)

    def _filtered(self, node: nodes.Filter, value: NamedValue | None, name: str, scope: Scope) -> NamedValue | None:
        """Return what a filter makes of a value."""
        self._require(name, self.environment.filters, "filter")
        for child in (*node.args, *(each.value for each in node.kwargs)):
            self.value(child, scope)
        if value is None:
            return None
        if name in ("first", "last"):
            return self._item(value, whole_list=False)
        if name == "join" and self.known.is_list(value.path):
            return NamedValue(f"{value.path}[]", value.whole)
        return value if name in SAME else NamedValue(value.path, whole=False) if name in FEWER else None

    def _require(self, name: str, known: Collection[str], kind: str) -> None:
        """Note a filter or a test that does not exist."""
        if name not in known:
            self.faults.append(NameFault(kind, name, nearest_word(name, known)))


def loop_targets(node: nodes.Node) -> Iterator[str]:
    """Yield the names that a loop or an assignment gives."""
    if isinstance(node, nodes.Name):
        yield node.name
    for child in node.iter_child_nodes():
        yield from loop_targets(child)
