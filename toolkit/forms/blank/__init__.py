"""The blank recommendation workbook of a unit (DESIGN §6)."""
