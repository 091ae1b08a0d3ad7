"""Our fills above the form's conditional formats, which would hide them: a blank required cell is tinted already."""

from collections.abc import Mapping

from toolkit.model import Severity
from toolkit.workbook.annotate import markup
from toolkit.workbook.annotate.markup import Element
from toolkit.workbook.annotate.sheet import ORDER, Address, SheetPart
from toolkit.workbook.annotate.styles import Styles

_ALWAYS = "TRUE"


def cover(sheet: SheetPart, styles: Styles, severities: Mapping[Address, Severity]) -> None:
    """Make the fills of marked cells show on a sheet with conditional formats, in place of what we put there before."""
    for earlier in [area for area in markup.children(sheet.root, "conditionalFormatting") if _is_ours(area)]:
        sheet.root.remove(earlier)
    rules = [*sheet.root.iter("{*}cfRule")]
    if not rules:
        return
    present = sorted(set(severities.values()), reverse=True)
    for rule in rules:
        rule.set("priority", str(int(rule.get("priority", "1")) + len(present)))
    for priority, severity in enumerate(present, 1):
        cells = " ".join(str(at) for at, found in severities.items() if found is severity)
        text = (
            f'<conditionalFormatting sqref="{cells}"><cfRule type="expression" dxfId="{styles.overlay(severity)}"'
            f' priority="{priority}" stopIfTrue="1"><formula>{_ALWAYS}</formula></cfRule></conditionalFormatting>'
        )
        _put_first(sheet.root, markup.fragment(sheet.root, text))


def _put_first(root: Element, area: Element) -> None:
    """Put a conditional format before the others: LibreOffice goes by their order, Excel by their priority."""
    first = markup.child(root, "conditionalFormatting")
    if first is None:
        markup.place(root, area, ORDER)
    else:
        first.addprevious(area)


def _is_ours(area: Element) -> bool:
    """Return whether a conditional format only stops those below it, always, as ours do."""
    rules = list(markup.children(area, "cfRule"))
    formulas = {(rule.findtext("{*}formula") or "").upper().removesuffix("()") for rule in rules}
    return formulas == {_ALWAYS} and all(rule.get("stopIfTrue") in ("1", "true") for rule in rules)
