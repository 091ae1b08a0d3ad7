"""A kit for workbooks of our own: a sheet is a list of columns and rows, a workbook a list of sheets."""

from toolkit.worksheets.cells import Content as Content
from toolkit.worksheets.cells import FileLink as FileLink
from toolkit.worksheets.cells import MarkedText as MarkedText
from toolkit.worksheets.columns import Column as Column
from toolkit.worksheets.columns import drop_down as drop_down
from toolkit.worksheets.looks import Look as Look
from toolkit.worksheets.pages import PageSetup as PageSetup
from toolkit.worksheets.pages import header_text as header_text
from toolkit.worksheets.pages import set_up_page as set_up_page
from toolkit.worksheets.pages import table_page as table_page
from toolkit.worksheets.tables import TITLE_ROWS as TITLE_ROWS
from toolkit.worksheets.tables import TableSheet as TableSheet
from toolkit.worksheets.tables import WrittenRows as WrittenRows
from toolkit.worksheets.tables import table_rows as table_rows
from toolkit.worksheets.tables import tables_workbook as tables_workbook
from toolkit.worksheets.tables import write_rows_apart as write_rows_apart
from toolkit.worksheets.tables import write_table as write_table
from toolkit.worksheets.workbook import OwnWorkbook as OwnWorkbook
from toolkit.worksheets.workbook import SheetWriter as SheetWriter
from toolkit.worksheets.workbook import needed_height as needed_height
