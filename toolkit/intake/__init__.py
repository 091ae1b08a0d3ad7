"""Intake: a file's bytes become a workbook whose sheets can be read, or one refusal.

A file is opened once; everything after works on its bytes, behind a gate that refuses by a named limit before any
library sees it: triage by content, the zip's directory, its parts, their XML, the cells of a sheet.
"""

from toolkit.intake.cell_signs import CellSigns
from toolkit.intake.grid import Grid
from toolkit.intake.loading import StillChanging, load_file, unopened_observation
from toolkit.intake.opening import SourceWorkbook, open_workbook, read_grids
from toolkit.intake.sheet_walk import SheetCounts
from toolkit.intake.triage import WorkbookKind
from toolkit.ooxml.refusal import Refused

__all__ = [
    "CellSigns",
    "Grid",
    "Refused",
    "SheetCounts",
    "SourceWorkbook",
    "StillChanging",
    "WorkbookKind",
    "load_file",
    "open_workbook",
    "read_grids",
    "unopened_observation",
]
