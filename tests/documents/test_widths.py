"""Cells and columns of a table are as wide as each other, whoever wrote the template and whatever its loops made."""

from functools import cache

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given
from hypothesis import strategies as st

from tests.support.docxtpl_constructs import VALUES, Construct
from tests.support.filled_documents import filled_document
from tests.support.small_documents import SMALL_KIND, word_template
from toolkit.documents.compiled import compile_prepared
from toolkit.documents.filled import FilledDocument
from toolkit.documents.prepared import PreparedTemplate
from toolkit.documents.widths import fit_widths

PAGE = 12240 - 2 * 1800
"""The width of the text of python-docx's own template."""

Row = list[tuple[int | None, int]]
"""The widths of cells, None for none, and over how many columns each of them reaches."""


def widths_in(document: FilledDocument) -> tuple[list[int], list[list[int]]]:
    """The widths of the columns of the first table, and of the cells of each row, after they were made to agree."""
    fit_widths(document)
    table = next(document.document.element.iter(qn("w:tbl")))
    rows = [[int(cell.get(qn("w:w"))) for cell in row.iter(qn("w:tcW"))] for row in table.iterchildren(qn("w:tr"))]
    return [int(column.get(qn("w:w"), "0")) for column in table.iter(qn("w:gridCol"))], rows


@cache
def plain_document() -> bytes:
    """A document without a table."""
    return word_template("正文")


def with_table(grid: list[int | None], *rows: Row, before: int = 0) -> FilledDocument:
    """A document with a table; its rows begin behind some columns."""
    document = filled_document(plain_document(), SMALL_KIND)
    columns = "".join("<w:gridCol/>" if wide is None else f'<w:gridCol w:w="{wide}"/>' for wide in grid)
    skipped = f'<w:trPr><w:gridBefore w:val="{before}"/></w:trPr>' if before else ""
    written = "".join(f"<w:tr>{skipped}{''.join(cell_xml(*cell) for cell in row)}</w:tr>" for row in rows)
    table = parse_xml(f"<w:tbl {nsdecls('w')}><w:tblGrid>{columns}</w:tblGrid>{written}</w:tbl>")
    document.document.element.find(qn("w:body")).insert(0, table)
    return document


def cell_xml(wide: int | None, span: int) -> str:
    """A cell as it is written."""
    width = "" if wide is None else f'<w:tcW w:w="{wide}" w:type="dxa"/>'
    return f'<w:tc><w:tcPr>{width}<w:gridSpan w:val="{span}"/></w:tcPr><w:p/></w:tc>'


def test_a_table_whose_widths_agree_stays_as_it_is():
    assert widths_in(with_table([3000, 5000], [(3000, 1), (5000, 1)])) == ([3000, 5000], [[3000, 5000]])


def test_columns_take_the_widths_of_the_cells_by_which_word_goes():
    """As programs write tables that only Word shows well: all columns alike."""
    rows = [(3000, 1), (5000, 1)], [(8000, 2)]
    assert widths_in(with_table([100, 100], *rows)) == ([3000, 5000], [[3000, 5000], [8000]])


def test_rows_that_differ_take_the_widths_of_the_first():
    assert widths_in(with_table([100, 100], [(3000, 1), (5000, 1)], [(4000, 1), (4000, 1)])) == ([3000, 5000], [[3000, 5000], [3000, 5000]])


def test_cells_take_the_widths_of_the_columns_where_no_row_has_one_for_each():
    assert widths_in(with_table([4000, 4000], [(None, 1), (3000, 1)])) == ([4000, 4000], [[4000]])


def test_a_table_that_says_no_width_of_a_column_is_given_one():
    columns, rows = widths_in(with_table([None, None], [(3000, 2)]))
    assert rows == [[sum(columns)]]
    assert all(columns)


@pytest.mark.parametrize("name", ["many", "heads"])
def test_columns_that_a_loop_makes_stay_on_the_page(name: str):
    row = ["项目", f"{{%tc for one in {name} %}}", "{{ one }}", "{%tc endfor %}"]
    columns, rows = widths_in(compile_prepared(PreparedTemplate(Construct(([row],)).template), SMALL_KIND).fill(VALUES))
    assert len(columns) == len(VALUES[name]) + 1
    assert rows == [columns]
    assert sum(columns) <= PAGE


WIDTHS = st.none() | st.integers(1, 5000)


@given(st.lists(WIDTHS, min_size=1, max_size=4), st.lists(st.lists(st.tuples(WIDTHS, st.integers(1, 3)), min_size=1, max_size=4), min_size=1, max_size=3), st.integers(0, 2))
def test_whatever_a_table_says_its_widths_agree_afterwards(grid: list[int | None], rows: list[Row], before: int):
    columns, found = widths_in(with_table(grid, *rows, before=before))
    for row, widths in zip(rows, found, strict=True):
        spans, at = [], before
        for wide, span in row:
            if wide is not None:
                spans.append(sum(columns[at : at + span]))
            at += span
        assert widths == spans
