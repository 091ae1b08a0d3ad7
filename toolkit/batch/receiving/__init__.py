"""The inbox received: every file read, matched to its unit, settled and counted once."""
