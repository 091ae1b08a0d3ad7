"""The look of every form, read from ``workbook_templates/推荐表样式.xlsx`` or a campaign folder's own.

Staff restyle that workbook in Excel: its named styles become the formats of the cells, the page set-up of its sheets
that of the sheets of the same title or layout, and it holds the words that open 填报说明 and the worked example.
"""

import colorsys
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import PatternFill
from openpyxl.styles.borders import Side
from openpyxl.styles.colors import COLOR_INDEX, Color
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.errors import ToolkitError
from toolkit.forms.blank import TEMPLATE as TEMPLATE
from toolkit.formspec.form import SheetLayout
from toolkit.model import Sheet
from toolkit.worksheets import PageSetup

OPENING, EXAMPLE = "开篇", "示例"
"""Defined names in the template: the paragraphs that open 填报说明; the worked example by field name."""

PAGES = (Sheet.GUIDE, Sheet.UNIT, Sheet.COMMITTEE, Sheet.QUESTIONS, Sheet.SCORES, Sheet.LIVE)
"""The sheets whose page set-up the template gives."""

_LIKE = {SheetLayout.RECORD: Sheet.UNIT, SheetLayout.TABLE: Sheet.COMMITTEE, SheetLayout.GRID: Sheet.SCORES}
"""The sheet of the template from which a sheet of another title takes its page set-up, by layout."""

Properties = Mapping[str, Any]
"""Properties of a format, as XlsxWriter names them."""

_BORDERS = {None: 0, "thin": 1, "medium": 2, "dashed": 3, "dotted": 4, "thick": 5, "double": 6, "hair": 7,
            "mediumDashed": 8, "dashDot": 9, "mediumDashDot": 10, "dashDotDot": 11, "mediumDashDotDot": 12,
            "slantDashDot": 13}
_THEME = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
          "hlink", "folHlink")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_VERTICAL = {"center": "vcenter", "justify": "vjustify", "distributed": "vdistributed"}
_SIDES = ("left", "right", "top", "bottom", "header", "footer")
_CHARSET = 134  # GB2312: Excel then picks a Chinese font where the named one is missing


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """Everything that the template says."""

    styles: Mapping[str, Properties]
    """Format properties by the name of the style."""
    pages: Mapping[str, PageSetup]
    """By the title of the sheet."""
    opening: tuple[str, ...]
    example: Mapping[str, str]

    def page(self, title: str, layout: SheetLayout | None) -> PageSetup | None:
        """Return the page set-up of a sheet; None for one that is not seen."""
        return self.pages.get(title) or (self.pages[_LIKE[layout]] if layout else None)


class BrokenStyles(ToolkitError):
    """A campaign folder's own template of forms that cannot be used, and what it lacks."""

    def __init__(self, names: tuple[str, ...] = ()) -> None:
        super().__init__("styles.lacking" if names else "styles.unreadable", {"template": TEMPLATE, "names": names})


@cache
def packaged_styles() -> StyleSheet:
    """Return the look of the packaged template, read once."""
    return read_styles((resources.files("workbook_templates") / TEMPLATE).read_bytes())


@lru_cache(maxsize=2)
def own_styles(template: bytes) -> StyleSheet:
    """Return the look of a template that staff restyled; raises BrokenStyles when it lacks what the form needs."""
    try:
        book = load_workbook(BytesIO(template))
    except Exception as error:  # no library's own list of exceptions is usable (threats.md, fact 1)
        raise BrokenStyles from error
    needed = {
        *(set(PAGES) - set(book.sheetnames)),
        *({OPENING, EXAMPLE} - book.defined_names.keys()),
        *(packaged_styles().styles.keys() - set(book.named_styles)),
    }
    if needed:
        raise BrokenStyles(tuple(sorted(needed)))
    return read_styles(template)


def read_styles(template: bytes) -> StyleSheet:
    """Return the look that a template says.

    Raises KeyError when a sheet or a name that the form needs is missing from it.
    """
    book = load_workbook(BytesIO(template))
    palette = _palette(book)
    return StyleSheet(
        styles=dict(_styles(book, palette)),
        pages={sheet: _page(book[sheet], palette) for sheet in PAGES},
        opening=tuple(row[0] for row in _named(book, OPENING)),
        example={row[0]: row[1] for row in _named(book, EXAMPLE)},
    )


def _styles(book: Workbook, palette: list[str]) -> Iterator[tuple[str, Properties]]:
    """Yield the named styles of the template as format properties, as a cell that bears them shows them."""
    cell = book.create_sheet().cell(1, 1)
    for name in book.named_styles:
        cell.style = name
        yield name, _properties(cell, palette)


def _named(book: Workbook, name: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of text that a defined name points at."""
    for title, area in book.defined_names[name].destinations:
        for row in book[title][area]:
            if row[0].value is not None:
                yield tuple(str(cell.value) for cell in row)


def _palette(book: Workbook) -> list[str]:
    """Return the colours of the template's theme, in the order in which cells number them."""
    scheme = ElementTree.fromstring(book.loaded_theme).find(f".//{_DRAWING}clrScheme") if book.loaded_theme else None
    if scheme is None:
        return []
    colours = {element.tag.removeprefix(_DRAWING): element[0] for element in scheme}
    return [colours[name].get("lastClr") or colours[name].get("val") or "" for name in _THEME]


def _colour(colour: Color | None, palette: list[str]) -> str:
    """Return a colour as ``#RRGGBB``; empty for none or for the reader's own."""
    if colour is None:
        return ""
    plain = ""
    if colour.type == "rgb":
        plain = colour.rgb[-6:]
    elif colour.type == "theme" and colour.theme < len(palette):
        plain = palette[colour.theme]
    elif colour.type == "indexed" and colour.indexed < len(COLOR_INDEX):
        plain = COLOR_INDEX[colour.indexed][-6:]
    return f"#{_tinted(plain, colour.tint)}" if plain else ""


def _tinted(plain: str, tint: float) -> str:
    """Return a colour made lighter (tint above 0) or darker, as Excel shades a theme's colours."""
    if not tint:
        return plain.upper()
    red, green, blue = (int(plain[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(255 * part):02X}" for part in colorsys.hls_to_rgb(hue, light, saturation))


def _properties(cell: Cell, palette: list[str]) -> Properties:
    """Return a named style as format properties; what it leaves open is left out."""
    properties = {
        "num_format": cell.number_format,
        "align": cell.alignment.horizontal,
        "valign": _VERTICAL.get(cell.alignment.vertical or "", cell.alignment.vertical),
        "text_wrap": cell.alignment.wrap_text,
        "indent": int(cell.alignment.indent),
        "rotation": _rotation(cell.alignment.text_rotation or 0),
        "shrink": cell.alignment.shrink_to_fit,
        **_font(cell, palette),
        **_fill(cell, palette),
    }
    for side in ("left", "right", "top", "bottom"):
        properties |= _border(side, getattr(cell.border, side), palette)
    return {name: value for name, value in properties.items() if value and value != "General"}


def _font(cell: Cell, palette: list[str]) -> dict[str, Any]:
    """Return the font of a style; never tied to a theme, whose Chinese font would replace it."""
    font = cell.font
    return {"font_name": font.name, "font_size": font.size, "font_charset": _CHARSET, "font_scheme": "none",
            "bold": font.bold, "italic": font.italic, "font_strikeout": font.strike,
            "underline": {"single": 1, "double": 2}.get(font.underline or "", 0),
            "font_color": _colour(font.color, palette)}


def _fill(cell: Cell, palette: list[str]) -> dict[str, Any]:
    """Return the fill of a style; any pattern becomes a solid one."""
    fill = copy(cell.fill)  # the fill itself, not the cell's proxy of it
    patterned = isinstance(fill, PatternFill) and fill.fill_type not in (None, "none")
    return {"bg_color": _colour(fill.fgColor, palette)} if patterned else {}


def _border(name: str, side: Side | None, palette: list[str]) -> dict[str, Any]:
    """Return one side of a style's border."""
    return {name: _BORDERS[side.style], f"{name}_color": _colour(side.color, palette)} if side else {}


def _rotation(stored: int) -> int:
    """Return a rotation as XlsxWriter takes it: 255 stands for stacked, above 90 for downwards."""
    return 270 if stored == 255 else 90 - stored if stored > 90 else stored


def _page(sheet: Worksheet, palette: list[str]) -> PageSetup:
    """Return the page set-up of a sheet of the template."""
    setup, fits = sheet.page_setup, sheet.sheet_properties.pageSetUpPr
    wide, tall = (1 if pages is None else int(pages) for pages in (setup.fitToWidth, setup.fitToHeight))
    return PageSetup(
        paper=int(setup.paperSize or 9),
        landscape=setup.orientation == "landscape",
        fit=(wide, tall) if fits is not None and fits.fitToPage else None,
        scale=int(setup.scale or 100),
        margins={side: getattr(sheet.page_margins, side) for side in _SIDES},
        centred=bool(sheet.print_options.horizontalCentered),
        header=_marked(sheet.oddHeader),
        footer=_marked(sheet.oddFooter),
        tab=_colour(sheet.sheet_properties.tabColor, palette),
    )


def _marked(item: HeaderFooterItem | None) -> str:
    """Return a header or footer in Excel's code, each part behind the mark of its section."""
    if item is None:
        return ""
    parts = {"&L": item.left, "&C": item.center, "&R": item.right}
    return "".join(mark + _sized(part.font, part.size) + part.text for mark, part in parts.items() if part.text)


def _sized(font: str | None, size: int | None) -> str:
    """Return the code of a font and its size; a space ends the size, for digits may follow."""
    return (f'&"{font}"' if font else "") + (f"&{size} " if size else "")
