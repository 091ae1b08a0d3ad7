"""A program that stands for LibreOffice: it makes a PDF of each copy, or fails at it in the way that the copy asks for."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

HANGS, DIES, REFUSES, LEAVES = b"hangs", b"dies", b"refuses", b"leaves"
"""What a document holds that never ends, that costs the program its life, that it cannot open, over which it just ends."""

_STARTS = "starts.txt"


class FakeOffice:
    """The program, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        program = folder / "soffice"
        program.write_text(f"#!{sys.executable}\nimport sys\nsys.path.insert(0, {str(Path(__file__).parents[2])!r})\n"
                           "from tests.support.fake_office import convert_all\nconvert_all()\n", encoding="utf-8")
        program.chmod(0o755)

    @property
    def starts(self) -> list[int]:
        """How many documents lay there each time it was started."""
        path = self._folder / _STARTS
        return [*map(int, path.read_text().split())] if path.exists() else []


def convert_all() -> None:
    """Do with the copies beside the profile what LibreOffice would, and be ended by the first that asks for it."""
    profile = next(word for word in sys.argv if word.startswith("-env:UserInstallation="))
    place = Path(url2pathname(urlsplit(profile.partition("=")[2]).path)).parent
    copies = sorted(place.glob("*.docx"), key=lambda path: int(path.stem))
    with (Path(sys.argv[0]).parent / _STARTS).open("a") as log:
        log.write(f"{len(copies)}\n")
    for copy in copies:
        _convert(copy, copy.read_bytes())


def _convert(copy: Path, content: bytes) -> None:
    if content == HANGS:
        subprocess.run([sys.executable, "-c", "import signal; signal.pause()"], check=True)
    if content == DIES:
        os.kill(os.getpid(), signal.SIGKILL)
    if content == LEAVES:
        sys.exit()
    if content == REFUSES:
        copy.with_suffix(".refused").touch()
    else:
        copy.with_suffix(".part").write_bytes(b"PDF of " + content)
        copy.with_suffix(".part").rename(copy.with_suffix(".pdf"))
