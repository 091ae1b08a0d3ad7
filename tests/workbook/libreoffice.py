"""LibreOffice as a second opinion: recalculates workbooks as Excel would, many in one call."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""Recalculates every formula on loading, whatever value the file holds."""


def recalculated(workbooks: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Return each workbook as LibreOffice calculates and saves it, by name."""
    profile = folder / "profile/user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    before, after = folder / "before", folder / "after"
    before.mkdir()
    for name, data in workbooks.items():
        (before / f"{name}.xlsx").write_bytes(data)
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile.parent.as_uri()}", "--headless", "--convert-to", "xlsx",
         "--outdir", str(after), *(str(before / f"{name}.xlsx") for name in workbooks)],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300,
    )
    return {name: (after / f"{name}.xlsx").read_bytes() for name in workbooks}
