"""The review: pool, assignment, score sheets, merging, statistics, selection, minutes."""
