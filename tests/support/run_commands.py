"""Run several commands of the toolkit in one process, with every log record and every warning on its standard error.

As a program it takes commands from its standard input, as JSON: by name, the words of each. What a command prints stands
afterwards in the working folder, in two files called by its name, and its exit status in a third.
"""

import json
import logging
import os
import subprocess
import sys
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]


class Printed(NamedTuple):
    """What a command printed, and its exit status."""

    status: int
    stdout: str
    stderr: str


def run_commands(folder: Path, commands: Mapping[str, Sequence[object]]) -> dict[str, Printed]:
    """Return what each command printed, by name; all run in *folder*, one after the other, in one new process."""
    folder.mkdir()
    surroundings = os.environ | {"PYTHONPATH": str(ROOT), "TOOLKIT_DEBUG": "1", "PYTHONUTF8": "1"}
    asked = json.dumps({name: [*map(str, words)] for name, words in commands.items()})
    command = [sys.executable, "-m", "tests.support.run_commands"]
    subprocess.run(command, input=asked, cwd=folder, env=surroundings, check=True, text=True, encoding="utf-8")
    return {name: Printed(int(_read(folder, name, "status")), _read(folder, name, "out"), _read(folder, name, "err")) for name in commands}


def _read(folder: Path, name: str, kind: str) -> str:
    return (folder / f"{name}.{kind}").read_text(encoding="utf-8")


def _main() -> None:
    logging.basicConfig(level=0, stream=sys.stderr)
    warnings.simplefilter("always")
    for name, words in json.load(sys.stdin).items():
        for stream, kind in ((sys.stdout, "out"), (sys.stderr, "err")):
            with Path(f"{name}.{kind}").open("wb") as file:
                os.dup2(file.fileno(), stream.fileno())
        Path(f"{name}.status").write_text(str(_status(words)), encoding="utf-8")


def _status(words: list[str]) -> int:
    """Return the exit status of a command, after all that it printed is written."""
    from toolkit.cli.main import main

    sys.argv = ["toolkit", *words]
    try:
        main()
    except SystemExit as end:
        return int(end.code or 0)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0


if __name__ == "__main__":
    _main()
