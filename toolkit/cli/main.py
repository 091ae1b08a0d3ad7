"""The entry point of the command line."""


def main() -> None:
    """Run the command line and exit with its status."""
    from toolkit.cli import console
    from toolkit.cli.root import root
    from toolkit.memory import collect_seldom

    collect_seldom()
    console.replace_unprintable()
    root()
