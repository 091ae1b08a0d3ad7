"""LibreOffice as a second opinion: calculates workbooks as Excel would, edits them as a person does, opens documents."""

import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkdtemp
from xml.sax.saxutils import escape

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""Calculates every formula on loading, whatever value the file holds."""

_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Module1"/></library:library>
"""

_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
{}
</script:module>
"""

_FILTERS = {"xlsx": "Calc MS Excel 2007 XML", "ods": "calc8", "xls": "MS Excel 97"}
"""What LibreOffice calls the formats in which it saves workbooks, by extension."""

_MACROS = """
Sub Main
{steps}
End Sub

Function Opened(source)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  Opened = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
End Function

Sub SaveAs(book, target, filter)
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName" : kind(0).Value = filter
  book.storeToURL(target, kind())
End Sub

Sub SortBy(sheet, area, column, ascending)
  Dim field(0) As New com.sun.star.table.TableSortField
  field(0).Field = column : field(0).IsAscending = ascending
  Dim how(1) As New com.sun.star.beans.PropertyValue
  how(0).Name = "SortFields" : how(0).Value = field()
  how(1).Name = "ContainsHeader" : how(1).Value = False
  sheet.getCellRangeByName(area).sort(how())
End Sub

Sub CutAndPaste(sheet, source, target)
  sheet.moveRange(sheet.getCellRangeByName(target).CellAddress, sheet.getCellRangeByName(source).RangeAddress)
End Sub
"""


class Office:
    """A LibreOffice with a profile of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._profile = folder / "profile"
        (self._profile / "user").mkdir(parents=True)
        (self._profile / "user/registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")

    def calculated(self, workbooks: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return each workbook as LibreOffice calculates and saves it, by name; all in one call."""
        return self.saved(workbooks, "xlsx")

    def saved(self, files: Mapping[str, bytes], extension: str, of: str = "xlsx") -> dict[str, bytes]:
        """Return each file *of* a format as LibreOffice saves it in another one, by name; all in one call."""
        folder = Path(mkdtemp(dir=self._folder))
        paths = [folder / f"{name}.{of}" for name in files]
        for path, data in zip(paths, files.values(), strict=True):
            path.write_bytes(data)
        self._run("--convert-to", extension, "--outdir", str(folder / "saved"), *map(str, paths))
        return {name: (folder / f"saved/{name}.{extension}").read_bytes() for name in files}

    def saved_as(self, workbooks: Mapping[str, bytes], *extensions: str) -> dict[str, dict[str, bytes]]:
        """Return each workbook as LibreOffice saves it in several formats, by extension and name; each is opened once."""
        folder = Path(mkdtemp(dir=self._folder))
        steps = []
        for name, data in workbooks.items():
            (folder / name).write_bytes(data)
            steps.append(f'book = Opened("{(folder / name).as_uri()}")')
            steps += [f'SaveAs(book, "{(folder / name).as_uri()}.{kind}", "{_FILTERS[kind]}")' for kind in extensions]
            steps.append("book.close(True)")
        self._carry_out("\n".join(steps))
        return {kind: {name: (folder / f"{name}.{kind}").read_bytes() for name in workbooks} for kind in extensions}

    def edited(self, workbook: bytes, steps: str) -> bytes:
        """Return a workbook after *steps* of StarBasic, in which it is called ``book``."""
        source, target = self._folder / "source.xlsx", self._folder / "target.xlsx"
        source.write_bytes(workbook)
        self._carry_out(f"""
  book = Opened("{source.as_uri()}")
{steps}
  book.calculateAll()
  SaveAs(book, "{target.as_uri()}", "{_FILTERS["xlsx"]}")
  book.close(True)""")
        return target.read_bytes()

    def _carry_out(self, steps: str) -> None:
        """Carry out *steps* of StarBasic."""
        self._run("--terminate_after_init")  # a new profile overwrites the macros that it finds
        basic = self._profile / "user/basic/Standard"
        (basic / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
        (basic / "Module1.xba").write_text(_MODULE.format(escape(_MACROS.format(steps=steps))), encoding="utf-8")
        self._run("macro:///Standard.Module1.Main")

    def _run(self, *arguments: str) -> None:
        command = ["soffice", f"-env:UserInstallation={self._profile.as_uri()}", "--headless", *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
