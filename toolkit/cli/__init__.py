"""The commands (DESIGN §8): a module per group that parses, calls and presents; no logic.

:mod:`toolkit.cli.root` is the command ``toolkit`` itself; it loads the module of a command when that command is run.
"""


def main() -> None:
    """Run the command line and exit with its status."""
    from toolkit.cli import console
    from toolkit.cli.root import root

    console.show_what_it_can()
    root()
