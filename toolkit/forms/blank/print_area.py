"""Print areas that follow what is filled in: names with a formula, which Excel evaluates when it prints."""

from collections.abc import Sequence

from toolkit.cellref import column_letters
from toolkit.forms.blank.workbook import BlankWorkbook
from toolkit.model import OwnSheet

PRINT_AREA = "_xlnm.Print_Area"


def print_filled(
    book: BlankWorkbook, title: str, last: tuple[str, str], issued: tuple[int, int], width: int
) -> None:
    """Print a sheet from A1 to the row and the column that two expressions give; *issued* are their values as issued.

    *width* is the number of its columns. All of it is printed where somebody deleted what the expressions look at.
    """
    reach = book.live.add_column(f"{title}·打印到", (f"{{={end}}}" for end in last), issued)
    row, column = (f"{OwnSheet.LISTS}!{reach.at(at)}" for at in range(2))
    cells = f"{title}!$A:${column_letters(width - 1)}"
    number = [*book.workbook.sheetnames].index(title)
    book.workbook.defined_names.append([PRINT_AREA, number, f"{title}!$A$1:INDEX({cells},{row},{column})", False])


def last_filled(kind: str, areas: Sequence[str], least: int, most: int) -> str:
    """Return the expression of the last ROW or COLUMN in which something stands in *areas*, an error too.

    It is at *least* some number, and *most* where an area was deleted.
    """
    found = (f"IFERROR(MAX((IFERROR(LEN({area}),1)>0)*{kind}({area})),{most})" for area in areas)
    return f"MAX({least},{','.join(found)})"
