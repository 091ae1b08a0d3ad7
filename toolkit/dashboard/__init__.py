"""The dashboard: the month on one self-contained page, which needs no network and prints on A4."""
