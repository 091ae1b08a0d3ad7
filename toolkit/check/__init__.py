"""Checks the files at a path, and makes the files that go back."""
