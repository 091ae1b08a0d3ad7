"""Checks recommendation workbooks, and makes the batch, letters and reports of a month."""

__version__ = "0.8.2"
