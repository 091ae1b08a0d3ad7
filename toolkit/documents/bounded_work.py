"""What filters, tests, methods and operators of a template are asked for, looked at before they are at work."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from jinja2 import StrictUndefined, Undefined, pass_context
from jinja2.sandbox import SandboxedEnvironment

from toolkit.documents.bounded_tags import COMPARED, COUNTED, MADE, PASSED, TEXT
from toolkit.documents.work_limits import (
    BoundedContext,
    require_bits,
    require_modest_format,
    require_places,
    require_size,
    weigh_compared,
    weigh_length,
    weigh_made,
)

T = TypeVar("T")

Check = Callable[..., None]
"""Looks at what a filter or a method is given, and raises where that is no text or asks for too much."""

FORBIDDEN_METHODS = frozenset({"encode", "expandtabs", "from_bytes", "maketrans", "to_bytes", "translate"})
"""Methods of texts and numbers that no document needs, and that may make a huge value."""

_LEFT_OUT = ("indent", "pprint", "random", "tojson", "urlize", "wordwrap", "xmlattr")
"""Filters that make no sense in a Word document, or make another text each time."""

_COMPARING = (
    "!=", "<", "<=", "==", ">", ">=", "eq", "equalto", "ge", "greaterthan", "gt", "in", "le", "lessthan", "lt", "ne",
)  # fmt: skip
"""Tests that compare a value with another."""

_PLAIN = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
"""Has filters and tests as jinja has them."""

_WRITTEN = (str, int, float, Undefined, type(None))


def require_text(value: T) -> T:
    """Return a value that can be written out; raises TypeError for one that holds others."""
    if isinstance(value, _WRITTEN) or hasattr(value, "__html__"):
        return value
    raise TypeError


def check_operator(operator: str, left: object, right: object) -> None:
    """Raise OversizedValue for a product, a power or a pattern beyond all use, and TypeError for a pattern of lists."""
    if operator == "*":
        for repeated, times in ((left, right), (right, left)):
            if isinstance(repeated, str | list | tuple) and isinstance(times, int):
                require_size(len(repeated) * times)
    elif operator == "**" and isinstance(left, int) and isinstance(right, int):
        require_bits(left.bit_length() * right)
    elif operator == "%" and isinstance(left, str):
        given = right.values() if isinstance(right, Mapping) else right if isinstance(right, tuple) else (right,)
        _check_format(None, left, *given)


def _check_nothing(context: object, value: object, *others: object, **named: object) -> None:
    pass


def _check_text(context: object, value: object, *others: object, **named: object) -> None:
    require_text(value)


def _check_places(context: object, value: object, *others: object, **named: object) -> None:
    require_places(*others, *named.values())


def _check_replacement(context: object, value: object, old: object, new: object, count: object = None) -> None:
    text, piece, instead = (str(require_text(each)) for each in (value, old, new))
    require_size(len(text) + text.count(piece) * len(instead))


def _check_format(context: object, pattern: object, *others: object, **named: object) -> None:
    require_modest_format(str(require_text(pattern)))
    for each in (*others, *named.values()):
        require_text(each)


def _check_order(context: BoundedContext, value: object, *others: object, **named: object) -> None:
    for each in (value, *others):
        weigh_compared(context, each)


def _check_sum(context: object, value: object, attribute: object = None, start: object = 0) -> None:
    if not isinstance(start, int | float):
        raise TypeError


_FILTERS: Mapping[str, Check] = {
    **dict.fromkeys((name for name in _PLAIN.filters if name not in _LEFT_OUT), _check_nothing),
    **dict.fromkeys(("capitalize", "lower", "string", "striptags", "title", "trim", "truncate", "upper", "urlencode",
                     "wordcount"), _check_text),
    **dict.fromkeys(("batch", "center", "round", "slice"), _check_places),
    **dict.fromkeys(("dictsort", "groupby", "max", "min", "sort", "unique"), _check_order),
    "format": _check_format,
    "replace": _check_replacement,
    "sum": _check_sum,
}  # fmt: skip

_METHODS: Mapping[str, Check] = {
    **dict.fromkeys(("center", "ljust", "rjust", "zfill"), _check_places),
    **dict.fromkeys(("count", "index"), _check_order),
    **dict.fromkeys(("format", "format_map"), _check_format),
    "replace": _check_replacement,
}


def bounded_filters() -> dict[str, Any]:
    """Return the filters of templates, and those without a name that count and weigh."""
    return {
        **{name: _checked(check, _PLAIN.call_filter, name) for name, check in _FILTERS.items()},
        **dict.fromkeys(("e", "escape", "forceescape", "safe", TEXT), require_text),
        "join": _join,
        COUNTED: pass_context(BoundedContext.spend),
        PASSED: pass_context(weigh_length),
        MADE: pass_context(weigh_made),
        COMPARED: pass_context(weigh_compared),
    }


def bounded_tests() -> dict[str, Any]:
    """Return the tests of templates."""
    return {**_PLAIN.tests, **{name: _checked(_check_order, _PLAIN.call_test, name) for name in _COMPARING}}


def _checked(check: Check, called: Callable[..., Any], name: str) -> Callable[..., Any]:
    """Return a filter or a test that looks at what it is given before it is at work."""

    @pass_context
    def checked(context: BoundedContext, value: object, *others: object, **named: object) -> object:
        weigh_length(context, value)
        check(context, value, *others, **named)
        return called(name, value, others, named, context)

    return checked


@pass_context
def _join(context: BoundedContext, value: Iterable[object], d: object = "", attribute: object = None) -> object:
    """Return texts joined, after their lengths were added up; *d* stands between them, as jinja calls it."""
    found = value if attribute is None else _PLAIN.call_filter("map", value, (), {"attribute": attribute}, context)
    texts = [require_text(each) for each in found]
    require_size(sum(len(str(each)) for each in texts) + len(texts) * len(str(d)))
    return _PLAIN.call_filter("join", texts, (d,), None, context)


def checked_arguments(
    context: BoundedContext, function: object, given: tuple[Any, ...], named: Mapping[str, Any]
) -> tuple[Any, ...]:
    """Return what a method is called with, after it was looked at; a list that it joins was made one."""
    method = getattr(function, "__wrapped__", function)  # jinja wraps the methods that format
    owner, name = getattr(method, "__self__", None), getattr(method, "__name__", "")
    if isinstance(owner, str) and name == "join" and given:
        given = ([*given[0]],)
        require_size(sum(len(str(require_text(each))) for each in given[0]) + len(given[0]) * len(owner))
    elif isinstance(owner, str | list | tuple | Mapping) and name in _METHODS:
        _METHODS[name](context, owner, *given, **named)
    return given
