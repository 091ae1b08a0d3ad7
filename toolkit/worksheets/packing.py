"""A streamed workbook put into its zip: XlsxWriter takes most of its time to deflate with care."""

from pathlib import Path
from typing import IO

import xlsxwriter.workbook
from xlsxwriter import Workbook

from toolkit.ooxml.archive import ZipEntry, deflated_file, join_entries
from toolkit.worksheets.streaming import StreamedSheet


class StreamedWorkbook(Workbook):
    """A workbook whose rows go to the disk as they are written, and from there, packed fast, into its file."""

    worksheet_class = StreamedSheet

    def _store_workbook(self) -> None:
        """Write the file; XlsxWriter takes the writer of its zip from the names of its module, and only there."""
        names = vars(xlsxwriter.workbook)
        usual = names["ZipFile"]
        names["ZipFile"] = _PartsZip
        try:
            super()._store_workbook()
        finally:
            names["ZipFile"] = usual


class _PartsZip:
    """What XlsxWriter needs of a zip file: parts come in from the disk, and stand in it with a fixed date."""

    def __init__(self, file: IO[bytes], mode: str, *, compression: int, allowZip64: bool) -> None:
        self._file = file
        self._entries: list[ZipEntry] = []

    def write(self, path: str, name: str) -> None:
        """Add the file at *path* under the name that it has in the package."""
        self._entries.append(deflated_file(name, Path(path)))

    def close(self) -> None:
        """Write all that was added."""
        self._file.write(join_entries(self._entries))
