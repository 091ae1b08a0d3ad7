"""Letters to the units, one each, as Word and as plain text."""
