"""A month's inbox becomes a master workbook, letters and returned copies."""
