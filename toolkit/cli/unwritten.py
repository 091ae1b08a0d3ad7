"""How a command tells of outputs that it could not write: it goes on with the others, then names each and why."""

import os
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from toolkit.cli import console
from toolkit.cli.context import CliContext
from toolkit.cli.failures import system_reason
from toolkit.errors import ExitStatus, ToolkitError

NAMED = 10
"""Files that are named which could not be written for one reason; the others are counted."""


def unwritten_lines(failed: Sequence[OSError], folder: Path, desk: CliContext) -> Iterator[str]:
    """Yield the files that could not be written or removed, each with the reason; of many with one reason the first."""
    if failed:
        yield desk.say("cli.unwritten", count=len(failed))
    for why, faults in groupby(sorted(failed, key=_reason_and_path), key=system_reason):
        files = [str(fault.filename).removeprefix(f"{folder}{os.sep}") for fault in faults]
        yield from ("  " + desk.say("cli.unwritten.line", path=path, why=why) for path in files[:NAMED])
        if more := len(files[NAMED:]):
            yield "  " + desk.say("cli.unwritten.more", count=more)


def refuse_unwritten(failed: Sequence[OSError], folder: Path, desk: CliContext) -> None:
    """Name the files that could not be written, if any; raises ToolkitError then, after all others were."""
    if failed:
        console.print_lines(unwritten_lines(failed, folder, desk), error=True)
        raise ToolkitError("cli.unwritten.rest", exit_status=ExitStatus.FAILED)


def _reason_and_path(fault: OSError) -> tuple[str, str]:
    """Return by what the faults of a disk are sorted."""
    return system_reason(fault).error, str(fault.filename)
