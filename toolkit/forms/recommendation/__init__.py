"""What only the recommendation workbook has: its guide, its counters, its scores, and its issue to units."""
