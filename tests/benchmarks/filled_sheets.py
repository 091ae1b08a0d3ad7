"""Makes the sheets that the benchmark of merging reads: `python -m tests.benchmarks.filled_sheets FOLDER SHEETS`.

A program of its own: processes that read load whatever the program loads that starts them.
"""

import sys
from pathlib import Path

from tests.benchmarks.merging import FIRST_ROW, QUESTIONS, made_stage
from toolkit.ooxml.cell_editor import CellEditor
from toolkit.review.sheets.produce import SheetOrder, produce_sheets


def fill_inbox(inbox: Path, sheets: int) -> None:
    """Put a sheet of each reviewer into an inbox, every score typed in."""
    campaign, stage, pool, pairs = made_stage(sheets)
    columns = [chr(ord("D") + place) for place in range(len(campaign.criteria))]
    for number, issued in enumerate(produce_sheets(SheetOrder(campaign, stage, pool), pairs)):
        typist = CellEditor(issued.workbook)
        for row in range(FIRST_ROW, FIRST_ROW + QUESTIONS):
            for place, column in enumerate(columns):
                typist.type("评分", f"{column}{row}", float(60 + (number * 7 + row * 3 + place * 5) % 40))
        (inbox / issued.workbook_name).write_bytes(typist.save())


if __name__ == "__main__":
    fill_inbox(Path(sys.argv[1]), int(sys.argv[2]))
