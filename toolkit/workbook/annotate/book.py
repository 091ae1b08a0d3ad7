"""The workbook part: which sheets there are, and a new first one put among them without breaking what counts sheets."""

import re

from lxml import etree

from toolkit.workbook.annotate import markup
from toolkit.workbook.annotate.markup import Element, quoted
from toolkit.workbook.annotate.package import Package, Relations

_ORDER = ("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups",
          "externalReferences", "definedNames", "calcPr", "oleSize", "customWorkbookViews", "pivotCaches",
          "smartTagPr", "smartTagTypes", "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst")
_WORKSHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_SELECTED = re.compile(rb'(<(?:\w+:)?sheetView\b[^>]*?)\s+tabSelected\s*=\s*["\'][^"\']*["\']')
_OURS = "toolkit_findings"
"""A hidden name that marks a sheet as made by us; it survives a save by Excel, WPS and LibreOffice."""


class Book:
    """The workbook part of a package, about to change."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._root = package.edit(package.book)
        self._sheets = markup.ensure(self._root, "sheets", _ORDER)
        self._relations = Relations(package, package.book)
        self._identifier = f"{{{package.relation_base}}}id"

    @property
    def namespace(self) -> str:
        """Return the namespace of the workbook's parts."""
        return markup.namespace(self._root)

    def part(self, title: str) -> str | None:
        """Return the part of the sheet called *title*, or None when there is none."""
        parts = self._relations.by_identifier()
        found = (parts.get(sheet.get(self._identifier, "")) for sheet in self._sheets if sheet.get("name") == title)
        return next((part for part in found if part and part in self._package), None)

    def drop_ours(self) -> None:
        """Remove the sheet that an earlier run of ours put in."""
        for name in self._names():
            if name.get("name") == _OURS and name.get("localSheetId", "").isdigit():
                self._drop(int(name.get("localSheetId", "")))
                return

    def _drop(self, index: int) -> None:
        """Remove a sheet, the names that are its own, and its part."""
        if index >= len(self._sheets):
            return
        sheet = self._sheets[index]
        identifier = sheet.get(self._identifier, "")
        part = self._relations.by_identifier().get(identifier)
        self._sheets.remove(sheet)
        self._relations.drop(identifier)
        if part:
            self._package.remove(part)
        names = markup.ensure(self._root, "definedNames", _ORDER)
        for name in [name for name in names if name.get("localSheetId") == str(index)]:
            names.remove(name)
        self._shift(-1, beyond=index)

    def free_title(self, wanted: str) -> str:
        """Return a title for a new sheet: *wanted*, or with a number where a sheet is called so."""
        taken = {sheet.get("name", "").lower() for sheet in self._sheets}
        titles = (wanted if number == 1 else f"{wanted} ({number})" for number in range(1, len(taken) + 2))
        return next(title for title in titles if title.lower() not in taken)

    def insert_first(self, title: str, content: str, names: dict[str, str]) -> None:
        """Put a new worksheet before all others and show it; *names* are defined names of its own, with their range."""
        part = self._package.free("xl/worksheets/sheet{}.xml")
        self._package.write(part, content.encode())
        self._package.declare(part, _WORKSHEET_TYPE)
        number = 1 + max((int(sheet.get("sheetId", "0")) for sheet in self._sheets), default=0)
        sheet = markup.make(self._sheets, "sheet", name=title, sheetId=str(number))
        sheet.set(self._identifier, self._relations.add("worksheet", part))
        self._deselect()
        self._sheets.insert(0, sheet)
        self._shift(1, beyond=-1)
        self._define(title, names)
        for views in markup.children(self._root, "bookViews"):
            etree.strip_attributes(views, "firstSheet", "activeTab")

    def _names(self) -> list[Element]:
        """Return the defined names."""
        return [*markup.children(markup.child(self._root, "definedNames"), "definedName")]

    def _shift(self, by: int, beyond: int) -> None:
        """Keep the names that belong to a sheet with it, when the sheets beyond a position move."""
        for name in self._names():
            index = name.get("localSheetId", "")
            if index.isdigit() and int(index) > beyond:
                name.set("localSheetId", str(int(index) + by))

    def _define(self, title: str, names: dict[str, str]) -> None:
        """Add the first sheet's own names, and the one that marks it as ours."""
        listed = markup.ensure(self._root, "definedNames", _ORDER)
        owner = "'" + title.replace("'", "''") + "'"
        for name, cells in {**names, _OURS: "$A$1"}.items():
            hidden = "" if name == "_xlnm.Print_Titles" else ' hidden="1"'
            text = f'<definedName name="{name}" localSheetId="0"{hidden}>{quoted(owner)}!{cells}</definedName>'
            listed.append(markup.fragment(listed, text))

    def _deselect(self) -> None:
        """Unselect the tabs of all sheets: with two selected, what one types would go into both."""
        parts = self._relations.by_identifier()
        for sheet in self._sheets:
            part = parts.get(sheet.get(self._identifier, ""))
            if part and part in self._package and b"tabSelected" in self._package.head(part, b"sheetData"):
                self._package.write(part, _SELECTED.sub(rb"\1", self._package.read(part)))
