"""The blank workbook of a declared form (DESIGN §6)."""
