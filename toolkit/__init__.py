"""Spreadsheet in, verdicts back at the very cell, monthly batch, defensible scores, Word reports."""

__version__ = "0.4.0"
