"""The recommendation workbook: issued blank, taken in, read, and sent back annotated (DESIGN §6)."""
