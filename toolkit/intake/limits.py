"""The limits of the gate, from measurements of 2,219 real workbooks, whose largest came nowhere near them."""

FILE_BYTES = 20_000_000
ARCHIVE_BYTES = 100_000_000
"""Bytes of an archive that holds several files."""
SCAN_BYTES = 50_000_000
"""Bytes of a scan that comes beside a workbook."""
PIXELS = 100_000_000
"""Pixels of one page of a scan: A3 at 600 dots an inch has 70 million."""
PAGES = 500
"""Pages of one scan."""
ENTRIES = 1_000
PART_BYTES = 64_000_000
TOTAL_BYTES = 200_000_000
RATIO = 100
"""How many times its packed size a part may unpack to, once it is above RATIO_GRACE."""
RATIO_GRACE = 102_400
DEPTH = 64
SHEETS = 100
ROWS = 20_000
COLUMNS = 256
VALUES = 500_000
"""Cells with a value on one sheet."""
TEXT = 50_000_000
"""Characters in the cells of one sheet, where they share a text each time it stands there."""
MERGED = 10_000
"""Merged ranges on one sheet."""
SECONDS = 10
"""Processor time to read one file, where the system has such a limit: a busy machine must not change a verdict."""
PATIENCE = 6
"""How many times as long is waited for an answer, for want of such a limit or of a processor."""
MEMORY = 1 << 30
"""Bytes of address space of the process that reads, where the system has such a limit."""
