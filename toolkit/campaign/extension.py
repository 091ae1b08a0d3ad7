"""Merges a preset into an earlier one; inherited clauses say so."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeGuard

Preset = Mapping[str, Any]
Row = Mapping[str, Any]

INHERITED = "沿用{base}"
"""Stands for the clause of what the later notice is not known to say; `sources` of the settings explains it."""

KEYS = ("code", "name")
"""What tells the rows of a table apart: the first of these that they have."""


class PresetFault(ValueError):
    """A preset that removes, or puts something after, what the earlier one does not have."""


def extend_preset(base: Preset, later: Preset) -> dict[str, Any]:
    """Return *base* with everything that *later* adds, changes or removes.

    Tables are merged by their keys, tables of rows by the rows' ``code`` or ``name``; any other value is replaced.
    ``remove`` names keys and rows of a part that fall away; a row's ``after`` names the one it stands behind, else a
    new row stands last. A clause of *base* that *later* does not restate is of another notice and gives way to
    :data:`INHERITED`.
    """
    own = {part: value for part, value in later.items() if part not in ("extends", "remove")}
    merged = _merged_tables(_without(base, later.get("remove", {})), own)
    inherited = INHERITED.format(base=later["extends"])
    merged["clauses"] = {setting: own.get("clauses", {}).get(setting, inherited) for setting in merged["clauses"]}
    restated = {code for code, rule in own.get("rules", {}).items() if "clause" in rule}
    merged["rules"] = {code: {**rule, "clause": inherited} if "clause" in rule and code not in restated else rule
                       for code, rule in merged["rules"].items()}
    return merged


def _without(base: Preset, remove: Mapping[str, list[str]]) -> dict[str, Any]:
    """Return *base* without the keys and rows that are to be removed from its parts."""
    rest = dict(base)
    for part, names in remove.items():
        if unknown := {*names} - {*_names(base.get(part, {}))}:
            raise PresetFault(f"nothing to remove in {part}: {sorted(unknown)}")
        rest[part] = _dropped(base[part], {*names})
    return rest


def _names(part: object) -> Iterator[str]:
    """Yield the keys of a table, and the names of the rows in it."""
    if isinstance(part, Mapping):
        yield from part
    for entry in part.values() if isinstance(part, Mapping) else [part]:
        if _is_rows(entry):
            yield from map(_key, entry)


def _dropped(part: object, names: set[str]) -> object:
    """Return a part without the keys and rows of these *names*."""
    if isinstance(part, Mapping):
        return {key: _dropped(entry, names) for key, entry in part.items() if key not in names}
    return [row for row in part if _key(row) not in names] if _is_rows(part) else part


def _merged(base: object, later: object) -> object:
    """Return *later* laid over *base*."""
    if isinstance(base, Mapping) and isinstance(later, Mapping):
        return _merged_tables(base, later)
    return _merged_rows(base, later) if _is_rows(base) and _is_rows(later) else later


def _merged_tables(base: Preset, later: Preset) -> dict[str, Any]:
    """Return the entries of *base*, each with what *later* says of it, and the new ones."""
    return {**base, **{key: _merged(base.get(key), value) for key, value in later.items()}}


def _merged_rows(base: list[Row], later: list[Row]) -> list[Row]:
    """Return the rows of *base*, each with what *later* says of it, and the new ones, each in its place."""
    rows = {_key(row): row for row in base}
    order = [*rows]
    for row in later:
        name, after = _key(row), row.get("after")
        rows[name] = {**rows.get(name, {}), **{key: value for key, value in row.items() if key != "after"}}
        if name in order and after:
            order.remove(name)
        if after and after not in order:
            raise PresetFault(f"nothing to put {name} after: {after}")
        if name not in order:
            order.insert(order.index(after) + 1 if after else len(order), name)
    return [rows[name] for name in order]


def _is_rows(value: object) -> TypeGuard[list[Row]]:
    """Return whether a value is a list of tables."""
    return isinstance(value, list) and all(isinstance(row, Mapping) for row in value)


def _key(row: Row) -> str:
    """Return what tells a row from the others of its table."""
    return str(next(row[key] for key in KEYS if key in row))
