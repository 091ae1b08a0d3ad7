"""Office Open XML packages: their zip, parts, relations, styles, strings and notes."""
