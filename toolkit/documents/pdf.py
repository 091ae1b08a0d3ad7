"""Word documents as PDF, made by LibreOffice where it is installed: one instance for all, for many one a processor.

It works on copies, in a folder of its own and with a profile of its own: a LibreOffice that somebody has open does not
take the work over, and nothing is left beside the documents. Before it prints a document it updates its contents, as
Word does on “update table”, so that they tell the pages. A PDF is not the same twice, byte for byte: it holds the time,
and in its fonts a name that depends on which documents the same instance printed before.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from toolkit.errors import ExitStatus, ToolkitError
from toolkit.files import write_file
from toolkit.model import Details
from toolkit.pool import processes_for

SECONDS = 120
"""How long a document may take for each million bytes begun, the start of LibreOffice included."""

MOST_LOSSES = 3
"""So many documents in a row that cost LibreOffice its life: then it is not tried on the others."""

PROGRAMS = ("soffice", "libreoffice")
USUAL_PLACES = (
    r"%ProgramFiles%\LibreOffice\program\soffice.exe", r"%ProgramFiles(x86)%\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)  # fmt: skip
"""Where LibreOffice stands when no folder of PATH holds it: on Windows and on macOS."""

MOST_AT_ONCE = 4
"""So many instances at most: each takes a few hundred million bytes."""

_TICK = 0.1
"""Seconds between two looks at what LibreOffice has done."""

_WORD, _PDF, _REFUSED = ".docx", ".pdf", ".refused"
"""How the names of a copy end, of the PDF that LibreOffice makes of it, and of the mark of one that it cannot open."""

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/Office">
<prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item></oor:items>
"""
"""Tells that the profile is set up: else LibreOffice would put macros of its own in the place of ours."""

_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<library:libraries xmlns:library="http://openoffice.org/2000/library">
<library:library library:name="Standard" library:link="false"/></library:libraries>
"""

_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Documents"/></library:library>
"""

_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Documents" script:language="StarBasic">
{}
</script:module>
"""

_MACROS = """
Sub ConvertAll
  For number = 1 To {count}
    If FileExists("{folder}/" & number & "{word}") Then ConvertOne("{folder}/" & number)
  Next
End Sub

Sub ConvertOne(stem)
  Dim how(3) As New com.sun.star.beans.PropertyValue
  how(0).Name = "Hidden" : how(0).Value = True
  how(1).Name = "FilterName" : how(1).Value = "MS Word 2007 XML"
  how(2).Name = "Silent" : how(2).Value = True
  how(3).Name = "ReadOnly" : how(3).Value = True ' else a book of thousands of pages takes three times as long
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName" : kind(0).Value = "writer_pdf_Export"
  On Error GoTo Refused
  document = StarDesktop.loadComponentFromURL(stem & "{word}", "_blank", 0, how())
  UpdateContents(document)
  document.storeToURL(stem & ".part", kind())
  document.close(True)
  Name stem & ".part" As stem & "{pdf}"
  Exit Sub
Refused:
  mark = FreeFile
  Open stem & "{refused}" For Output As #mark
  Close #mark
End Sub

Sub UpdateContents(document)
  styles = document.StyleFamilies.getByName("ParagraphStyles")
  For level = 1 To 9 ' Word shows the number of the page beyond the right indent, LibreOffice nothing
    styles.getByName("Contents " & level).ParaRightMargin = 0
  Next
  indexes = document.DocumentIndexes
  For number = 0 To indexes.Count - 1
    index = indexes.getByIndex(number)
    If index.supportsService("com.sun.star.text.ContentIndex") Then index.update()
  Next
End Sub
"""


class NoOffice(ToolkitError):
    """A machine without LibreOffice."""

    def __init__(self) -> None:
        super().__init__("pdf.no-office", exit_status=ExitStatus.FAILED)


class NotConverted(ToolkitError):
    """A document of which there is no PDF, and why."""

    def __init__(self, why: str, document: Path, seconds: int) -> None:
        details: Details = {"name": document.name, "seconds": seconds, "losses": MOST_LOSSES}
        super().__init__(f"pdf.{why}", details, ExitStatus.FAILED)


def find_office() -> Path | None:
    """Return the program of LibreOffice; None where there is none."""
    on_path = filter(None, map(shutil.which, PROGRAMS))
    elsewhere = filter(os.path.isfile, map(os.path.expandvars, USUAL_PLACES))
    return next((Path(found) for found in (*on_path, *elsewhere)), None)


def convert_to_pdf(documents: Iterable[Path], seconds: int = SECONDS) -> Iterator[bytes | NotConverted]:
    """Yield each Word document as PDF, or why it could not be converted: that stops no other.

    Each may take some *seconds* for each million bytes begun. Raises NoOffice where there is no LibreOffice, and
    OSError where nobody can work.
    """
    program = find_office()
    if program is None:
        raise NoOffice
    with TemporaryDirectory(prefix="toolkit-", ignore_cleanup_errors=True) as place:
        wanted = tuple(documents)
        count = processes_for(len(wanted), min(os.cpu_count() or 1, MOST_AT_ONCE))
        works = [_OfficeWork(program, Path(place) / str(each), wanted[each::count], seconds) for each in range(count)]
        try:
            for work in works:
                work.start()
            results = [work.results() for work in works]
            yield from (next(results[number % count]) for number in range(len(wanted)))
        finally:
            for work in works:
                work.end()


class _OfficeWork:
    """LibreOffice at work on copies of some documents, which are called 1, 2, 3 in a folder."""

    def __init__(self, program: Path, place: Path, documents: tuple[Path, ...], seconds: int) -> None:
        self._place, self._documents, self._seconds = place, documents, seconds
        profile, macro = place / "profile", "macro:///Standard.Documents.ConvertAll"
        self._command = (program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", macro)
        self._process: subprocess.Popen[bytes] | None = None
        self._losses = 0
        _set_up(profile / "user", place, len(documents))

    def start(self) -> None:
        """Copy the documents, and let LibreOffice begin where there is any."""
        for number, document in enumerate(self._documents, 1):
            _copy(document, self._file(number, _WORD))
        if any(self._file(number, _WORD).exists() for number in range(1, len(self._documents) + 1)):
            self._process = _started(self._command)

    def results(self) -> Iterator[bytes | NotConverted]:
        """Yield each document as PDF, or why it could not be converted."""
        for number, document in enumerate(self._documents, 1):
            why = self._why_not(number)
            yield NotConverted(why, document, self._limit(number)) if why else self._file(number, _PDF).read_bytes()
            for suffix in (_WORD, _PDF):  # what has had its turn is not tried again
                with suppress(OSError):
                    self._file(number, suffix).unlink()

    def end(self) -> None:
        """End LibreOffice, whatever it is doing."""
        if self._process:
            _end(self._process)
        self._process = None

    def _why_not(self, number: int) -> str:
        """Return why there will be no PDF of a document; nothing once there is one."""
        if not self._file(number, _WORD).exists():
            return "gone"
        if self._losses == MOST_LOSSES:
            return "given-up"
        loss = self._loss(number)
        self._losses = self._losses + 1 if loss else 0
        return loss or ("refused" if self._file(number, _REFUSED).exists() else "")

    def _loss(self, number: int) -> str:
        """Return how LibreOffice was lost over a document; nothing once it is done with it."""
        for _ in range(round(self._limit(number) / _TICK)):
            if self._done(number):
                return ""
            self._process = self._process or _started(self._command)
            if _ends_now(self._process):
                loss = "ended"
                break
        else:
            loss = "time"
        if self._done(number):
            return ""
        self.end()
        return loss

    def _limit(self, number: int) -> int:
        """Return how many seconds a document may take: a book of thousands of pages takes minutes."""
        copy = self._file(number, _WORD)
        return self._seconds * (1 + copy.stat().st_size // 1_000_000) if copy.exists() else self._seconds

    def _done(self, number: int) -> bool:
        """Return whether LibreOffice is done with a document."""
        return self._file(number, _PDF).exists() or self._file(number, _REFUSED).exists()

    def _file(self, number: int, suffix: str) -> Path:
        return self._place / f"{number}{suffix}"


def _set_up(user: Path, place: Path, count: int) -> None:
    """Write a profile that holds the macros."""
    macros = _MACROS.format(folder=place.as_uri(), count=count, word=_WORD, pdf=_PDF, refused=_REFUSED)
    written = {"registrymodifications.xcu": _SETTINGS, "basic/script.xlc": _LIBRARIES,
               "basic/Standard/script.xlb": _LIBRARY, "basic/Standard/Documents.xba": _MODULE.format(escape(macros))}
    for name, text in written.items():
        write_file(user / name, text.encode())


def _copy(document: Path, copy: Path) -> None:
    """Copy a document; one that cannot be read has no copy."""
    try:
        data = document.read_bytes()
    except OSError:
        return
    write_file(copy, data)


def _started(command: tuple[Path | str, ...]) -> "subprocess.Popen[bytes]":
    """Return a program that was started, in a group of its own with those that it will start."""
    nowhere = subprocess.DEVNULL
    return subprocess.Popen(command, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True)


def _ends_now(process: "subprocess.Popen[bytes]") -> bool:
    """Return whether a program has ended, or ends within a moment."""
    try:
        process.wait(_TICK)
    except subprocess.TimeoutExpired:
        return False
    return True


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a program and those that it started, for soffice leaves the work to another."""
    if sys.platform == "win32":
        subprocess.run(("taskkill", "/F", "/T", "/PID", str(process.pid)), capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError, PermissionError):  # all of them have ended
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
