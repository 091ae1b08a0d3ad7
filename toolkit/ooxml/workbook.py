"""The workbook part: its sheets and their parts, and sheets added or removed without harm to what refers to them."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from toolkit.files import free_name
from toolkit.ooxml import markup
from toolkit.ooxml.markup import Element, escape_xml
from toolkit.ooxml.package import Package, Relations

_ORDER = ("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups",
          "externalReferences", "definedNames", "calcPr", "oleSize", "customWorkbookViews", "pivotCaches",
          "smartTagPr", "smartTagTypes", "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst")
_WORKSHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_VIEW = re.compile(rb"<(?:\w+:)?sheetView\b[^<>]*>")
_SELECTED = re.compile(rb"""(?<!\s)\s++tabSelected\s*=\s*["'](?:1|true)["']""")
"""A view of a sheet, and within it that its tab is selected; both are sought in a time that grows with the text."""

_TRUE = ("1", "true")
_SHOWN = ("firstSheet", "activeTab")


_WITHOUT_PART = "module"
"""The kind of a sheet that names no part: Excel lists the modules of old macros so, where nobody sees them."""


class ListedSheet(NamedTuple):
    """A sheet as the workbook part lists it."""

    title: str
    kind: str
    """``worksheet``, ``chartsheet`` and the like; empty for one whose part is not there."""
    part: str
    """The part that holds it; empty where the package has none."""
    hidden: bool


def listed_sheets(package: Package, book: str) -> list[ListedSheet]:
    """Return the sheets that the workbook part *book* lists, in order."""
    related = {relation.identifier: relation for relation in package.relations(book) if not relation.external}
    found = []
    for sheet in markup.children(markup.child(package.peek(book), "sheets"), "sheet"):
        identifier = markup.attribute(sheet, "id")
        relation = related.get(identifier)
        kind, part = (relation.kind, relation.target) if relation and relation.target in package else ("", "")
        kind = kind if identifier else _WITHOUT_PART
        hidden = sheet.get("state", "visible") != "visible"
        found.append(ListedSheet(sheet.get("name", ""), kind, part, hidden))
    return found


def sheet_parts(package: Package) -> dict[str, str]:
    """Return the parts of a workbook's sheets by title, in order."""
    return {sheet.title: sheet.part for sheet in listed_sheets(package, package.book) if sheet.part}


class WorkbookPart:
    """The workbook part of a package, about to change."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._root = package.edit(package.book)
        self._sheets = markup.ensure_child(self._root, "sheets", _ORDER)
        self._relations = Relations(package, package.book)
        self._identifier = f"{{{package.relation_base}}}id"

    @property
    def namespace(self) -> str:
        """Return the namespace of the workbook's parts."""
        return markup.namespace_of(self._root)

    def part(self, title: str) -> str | None:
        """Return the part of the sheet called *title*, or None when there is none."""
        return self.parts.get(title)

    @property
    def parts(self) -> dict[str, str]:
        """Return the parts of the sheets by title, in order."""
        return sheet_parts(self._package)

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the titles of the sheets, in order."""
        return tuple(sheet.get("name", "") for sheet in self._sheets)

    def sheets_named(self, wanted: str) -> tuple[str, ...]:
        """Return the titles of the sheets with a defined name, first the one that the workbook's own points to.

        A name may have lost its sheet; where a sheet is copied in Excel, its copy has a name of its own.
        """
        titles, named = self.titles, [name for name in self._names() if name.get("name") == wanted]
        pointed = [referenced_sheet(name.text or "") for name in named if "localSheetId" not in name.attrib]
        local = [int(index) for name in named if (index := name.get("localSheetId", "")).isdigit()]
        found = [*pointed, *(titles[index] for index in local if index < len(titles))]
        return tuple(dict.fromkeys(title for title in found if self.part(title)))

    def drop_sheets(
        self, gone: Collection[str], mark: str, views: Sequence[Mapping[str, str]] = (), selected: Sequence[str] = (),
        named: bool = False,
    ) -> None:
        """Remove sheets by their titles, and the defined name *mark* that points to them.

        Where one is still the one that is shown, *views* and *selected* say what was shown before.
        """
        shown = [int(window.get("activeTab", "0")) for window in self._windows]
        dropped = [index for index, title in enumerate(self.titles) if title in gone]
        for index in reversed(dropped):
            self._drop(index, mark, named)
        nothing: Mapping[str, str] = {}
        for number, (window, active) in enumerate(zip(self._windows, shown, strict=True)):
            before = views[number] if number < len(views) else nothing
            if active in dropped:
                etree.strip_attributes(window, *_SHOWN)
                window.attrib.update({key: str(before[key]) for key in _SHOWN if key in before})
                self._select(selected)
            elif below := sum(index < active for index in dropped):
                window.set("activeTab", str(active - below))

    @property
    def named(self) -> bool:
        """Return whether there is a list of names, be it empty."""
        return markup.child(self._root, "definedNames") is not None

    @property
    def _windows(self) -> list[Element]:
        """Return the windows in which the workbook is shown."""
        return [*markup.children(markup.child(self._root, "bookViews"), "workbookView")]

    @property
    def views(self) -> list[dict[str, str]]:
        """Return which sheet each window shows."""
        return [{key: window.get(key, "") for key in _SHOWN if key in window.attrib} for window in self._windows]

    def _drop(self, index: int, mark: str, named: bool) -> None:
        """Remove a sheet, its own names and its part; an empty list of names stays where it was *named*."""
        sheet = self._sheets[index]
        identifier = sheet.get(self._identifier, "")
        part = self._relations.by_identifier().get(identifier)
        self._sheets.remove(sheet)
        self._relations.drop(identifier)
        if part:
            self._package.remove(part)
        listed = markup.ensure_child(self._root, "definedNames", _ORDER)
        for name in self._names():
            if name.get("localSheetId") == str(index) or name.get("name") == mark:
                listed.remove(name)
        if not len(listed) and not named:
            self._root.remove(listed)
        self._shift(-1, beyond=index)

    def free_title(self, wanted: str) -> str:
        """Return a title for a new sheet: *wanted*, or with a number where a sheet is called so."""
        return free_name(wanted, {sheet.get("name", "").casefold() for sheet in self._sheets})

    def insert_first(self, title: str, content: str, names: dict[str, str], mark: str) -> None:
        """Put a new worksheet before all others and show it; *names* are defined names of its own, with their range.

        *mark* is the workbook's defined name by which it is known for ours.
        """
        part = self._package.free_name("xl/worksheets/sheet{}.xml")
        self._package.write(part, content.encode())
        self._package.declare(part, _WORKSHEET_TYPE)
        number = 1 + max((int(sheet.get("sheetId", "0")) for sheet in self._sheets), default=0)
        sheet = markup.detached(self._sheets, "sheet", name=title, sheetId=str(number))
        sheet.set(self._identifier, self._relations.add("worksheet", part))
        self._sheets.insert(0, sheet)
        self._shift(1, beyond=-1)
        self._define(title, names, mark)
        for window in self._windows:
            etree.strip_attributes(window, *_SHOWN)

    def _names(self) -> list[Element]:
        """Return the defined names."""
        return [*markup.children(markup.child(self._root, "definedNames"), "definedName")]

    def _shift(self, by: int, beyond: int) -> None:
        """Keep the names that belong to a sheet with it, when the sheets beyond a position move."""
        for name in self._names():
            index = name.get("localSheetId", "")
            if index.isdigit() and int(index) > beyond:
                name.set("localSheetId", str(int(index) + by))

    def _define(self, title: str, names: dict[str, str], mark: str) -> None:
        """Add the first sheet's own names, and the workbook's name that marks it as ours."""
        listed = markup.ensure_child(self._root, "definedNames", _ORDER)
        owner = "'" + title.replace("'", "''") + "'"
        for orphan in [name for name in self._names() if name.get("name") == mark]:
            listed.remove(orphan)  # its sheet was deleted
        for name, cells in {**names, mark: "$A$1"}.items():
            hidden = "" if name == "_xlnm.Print_Titles" else ' hidden="1"'
            local = "" if name == mark else ' localSheetId="0"'
            text = f'<definedName name="{name}"{local}{hidden}>{escape_xml(owner)}!{cells}</definedName>'
            listed.append(markup.parse_fragment(listed, text))

    def deselect(self) -> list[str]:
        """Return the titles of the sheets that were selected, after they are not: two would both take what one types.

        A sheet that nothing else changes is not even parsed.
        """
        return [title for title, part in self.parts.items() if self._deselect(part)]

    def _deselect(self, part: str) -> bool:
        """Return whether a sheet was selected, after it is not."""
        if self._package.edited(part):
            views = markup.children(markup.child(self._package.edit(part), "sheetViews"), "sheetView")
            selected = [view for view in views if view.get("tabSelected") in _TRUE]
            for view in selected:
                del view.attrib["tabSelected"]
            return bool(selected)
        head = self._package.head(part, b"sheetData")
        if _without_selection(head) == head:
            return False
        self._package.write(part, _without_selection(self._package.read(part)))
        return True

    def _select(self, titles: Iterable[str]) -> None:
        """Select the tabs of sheets again."""
        for part in filter(None, map(self.part, titles)):
            for view in markup.children(markup.child(self._package.edit(part), "sheetViews"), "sheetView"):
                view.set("tabSelected", "1")


def _without_selection(content: bytes) -> bytes:
    """Return a worksheet part in whose views the tab is not selected."""
    return _VIEW.sub(lambda view: _SELECTED.sub(b"", view[0]), content)


def referenced_sheet(reference: str) -> str:
    """Return the title of the sheet that a defined name refers to, such as ``'校验意见'!$A$1``; empty for none."""
    owner = reference.rpartition("!")[0].removeprefix("$")
    return owner.removeprefix("'").removesuffix("'").replace("''", "'")
