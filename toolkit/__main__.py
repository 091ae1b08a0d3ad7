"""Lets ``python -m toolkit`` do what ``toolkit`` does."""

from toolkit.cli import main

main()
