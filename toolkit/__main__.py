"""Lets ``python -m toolkit`` do what ``toolkit`` does."""

from toolkit.cli.main import main

main()
