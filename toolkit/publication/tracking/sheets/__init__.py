"""The tracking workbooks of units: written for a year, and read when they come back."""
