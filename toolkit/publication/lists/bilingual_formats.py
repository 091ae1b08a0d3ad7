"""The bilingual list as a workbook and as Markdown: what was typed stays text in both."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from toolkit.messages import say
from toolkit.publication.lists.bilingual import NAME, BilingualCategory, BilingualList, BilingualQuestion, column_heads
from toolkit.worksheets import Column, TableSheet, table_rows, tables_workbook

_MARKUP = re.compile(r"([\\`*_\[\]|~$#])")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


class _BilingualRow(NamedTuple):
    """A question with its category."""

    category: BilingualCategory
    question: BilingualQuestion


def bilingual_workbook(listed: BilingualList, made: datetime) -> bytes:
    """Return the list as a workbook with one table; *made* is the time among its properties."""
    columns = [*_columns()]
    rows = (_BilingualRow(category, question) for category in listed.groups for question in category.questions)
    sheet = TableSheet(listed.heading, columns, table_rows(columns, rows), f"{listed.opening} {listed.opening_en}",
                       nothing=say("bilingual.nothing"))  # fmt: skip
    return tables_workbook([sheet], made, NAME, header=listed.campaign)


def _columns() -> Iterator[Column[_BilingualRow]]:
    """Yield the columns."""
    heads = column_heads()
    yield Column(heads["place"], 8, lambda row: row.question.place, "number")
    yield Column(say("bilingual.column.category"), 16, lambda row: row.category.name)
    yield Column(say("bilingual.column.category_en"), 24, lambda row: row.category.name_en)
    yield Column(heads["title"], 44, lambda row: row.question.title)
    yield Column(heads["title_en"], 52, lambda row: row.question.title_en)
    yield Column(heads["unit"], 28, lambda row: row.question.unit)


def bilingual_markdown(listed: BilingualList) -> bytes:
    """Return the list as Markdown: a heading and a table for each category."""
    return "\n".join(_lines(listed)).encode()


def _lines(listed: BilingualList) -> Iterator[str]:
    """Yield the lines of the list."""
    yield f"# {_escaped(listed.heading)} {_escaped(listed.heading_en)}"
    yield from ("", _escaped(listed.campaign), "", _escaped(listed.opening), "", _escaped(listed.opening_en))
    for group in listed.groups:
        yield from ("", f"## {_escaped(group.heading)} {_escaped(group.heading_en)}", "")
        yield from _table(group) if group.questions else (say("bilingual.nothing"),)
    yield from ("", f"{_escaped(listed.signatory)} {_escaped(listed.date)}".strip(), "")


def _table(group: BilingualCategory) -> Iterator[str]:
    """Yield the lines of a category's table."""
    yield f"| {' | '.join(map(_escaped, column_heads().values()))} |"
    yield "|---:|---|---|---|"
    for one in group.questions:
        yield f"| {one.place} | {_escaped(one.title)} | {_escaped(one.title_en)} | {_escaped(one.unit)} |"


def _escaped(typed: str) -> str:
    """Return a text that Markdown shows as it was typed, in one line."""
    return _MARKUP.sub(r"\\\1", " ".join(typed.split())).translate(_ENTITIES)
