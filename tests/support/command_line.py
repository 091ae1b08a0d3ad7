"""The command line run in this process, with what it printed."""

from collections.abc import Callable

from click.testing import CliRunner, Result

from toolkit.cli.root import root

RunToolkit = Callable[..., Result]


def run_toolkit(*words: object) -> Result:
    """What ``toolkit`` came to with some words: exit_code, stdout and stderr."""
    return CliRunner().invoke(root, [str(word) for word in words], prog_name="toolkit", catch_exceptions=False)
