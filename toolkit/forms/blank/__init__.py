"""The blank workbook of a declared form (DESIGN §6)."""

TEMPLATE = "推荐表样式.xlsx"
"""The file name of the workbook by which staff restyle the forms; here, for what reads it is slow to load."""
