"""Puts our fills above the form's conditional formats, which would hide them."""

from collections.abc import Iterable, Mapping

from toolkit.cellref import Address
from toolkit.model import Severity
from toolkit.ooxml import markup
from toolkit.ooxml.markup import Element
from toolkit.ooxml.sheet import ORDER, SheetPart
from toolkit.ooxml.styles import StyleTable

_ALWAYS = "TRUE"


def add_overlays(sheet: SheetPart, styles: StyleTable, severities: Mapping[Address, Severity]) -> None:
    """Make the fills of marked cells show on a sheet with conditional formats."""
    rules = [*sheet.root.iter("{*}cfRule")]
    if not rules:
        return
    present = sorted(set(severities.values()), reverse=True)
    _shift(rules, len(present))
    for priority, severity in enumerate(present, 1):
        cells = " ".join(str(at) for at, found in severities.items() if found is severity)
        text = (
            f'<conditionalFormatting sqref="{cells}"><cfRule type="expression" dxfId="{styles.overlay(severity)}"'
            f' priority="{priority}" stopIfTrue="1"><formula>{_ALWAYS}</formula></cfRule></conditionalFormatting>'
        )
        _put_first(sheet.root, markup.parse_fragment(sheet.root, text))


def remove_overlays(sheet: SheetPart, styles: StyleTable) -> None:
    """Take off a sheet what :func:`add_overlays` put there, also after another program wrote it anew."""
    taken = 0
    for area in [*markup.children(sheet.root, "conditionalFormatting")]:
        for rule in [rule for rule in markup.children(area, "cfRule") if _is_ours(rule, styles)]:
            area.remove(rule)
            taken += 1
        if markup.child(area, "cfRule") is None:
            sheet.root.remove(area)
    rules = [*sheet.root.iter("{*}cfRule")]
    if all(int(rule.get("priority", taken + 1)) > taken for rule in rules):
        _shift(rules, -taken)


def _shift(rules: Iterable[Element], by: int) -> None:
    """Make rules come later or earlier; one that states no priority takes that of the rule it extends."""
    for rule in rules:
        if "priority" in rule.attrib:
            rule.set("priority", str(int(rule.get("priority", "")) + by))


def _put_first(root: Element, area: Element) -> None:
    """Put a conditional format before the others: LibreOffice goes by their order, Excel by their priority."""
    first = markup.child(root, "conditionalFormatting")
    if first is None:
        markup.insert_in_order(root, area, ORDER)
    else:
        first.addprevious(area)


def _is_ours(rule: Element, styles: StyleTable) -> bool:
    """Return whether a rule always gives one of our fills."""
    formula = (rule.findtext("{*}formula") or "").upper().removesuffix("()")
    return formula in (_ALWAYS, "1") and rule.get("dxfId", "") in styles.our_overlays
