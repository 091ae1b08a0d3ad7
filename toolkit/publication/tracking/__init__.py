"""Tracking (notice, 六.4): what has become of the questions, year by year, as their units tell it."""
