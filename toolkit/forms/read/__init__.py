"""Reads a filled workbook by a declared form."""
