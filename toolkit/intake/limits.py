"""The limits of the gate, from measurements of 2,219 real workbooks, whose largest came nowhere near them.

How large a package may be stands in :mod:`toolkit.ooxml.limits`, what reading may take in :mod:`toolkit.task_process`.
"""

FILE_BYTES = 20_000_000
ARCHIVE_BYTES = 100_000_000
"""Bytes of an archive that holds several files."""
SCAN_BYTES = 50_000_000
"""Bytes of a scan that comes beside a workbook."""
PIXELS = 100_000_000
"""Pixels of one page of a scan: A3 at 600 dots an inch has 70 million."""
PAGES = 500
"""Pages of one scan."""
SHEETS = 100
ROWS = 20_000
COLUMNS = 256
VALUES = 500_000
"""Cells with a value on one sheet."""
TEXT = 50_000_000
"""Characters in the cells of one sheet, where they share a text each time it stands there."""
MERGED = 10_000
"""Merged ranges on one sheet."""
