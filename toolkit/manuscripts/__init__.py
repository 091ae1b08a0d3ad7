"""Questions as Word documents in the notice's format: written for scientists, read back into the unit's workbook."""
