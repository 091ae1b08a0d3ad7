"""How sheets are printed: paper, margins, header and footer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from toolkit.files import printable_text

A4 = 9
"""The size of paper that every office has, as Excel numbers it."""

UPRIGHT_WIDTH = 100
"""Up to so many characters a table prints upright."""

HEADER_LIMIT = 80
"""Most characters of a name in a page header: Excel allows 255 for the whole of it."""

_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.75, "bottom": 0.6, "header": 0.3, "footer": 0.3}
_PAGE_NUMBERS = "&C第 &P 页 共 &N 页"


@dataclass(frozen=True, slots=True)
class PageSetup:
    """The page set-up of a sheet."""

    paper: int
    """Paper size as Excel numbers it: 8 is A3, 9 is A4."""
    landscape: bool
    fit: tuple[int, int] | None
    """Pages wide and tall, 0 for as many as it takes; None for a scale."""
    scale: int
    margins: Mapping[str, float]
    """Inches by side, and ``header`` and ``footer``."""
    centred: bool
    header: str
    footer: str
    tab: str
    """Colour of the tab, or empty."""


def table_page(widths: Sequence[float], title: str, header: str) -> PageSetup:
    """Return the set-up for a sheet with columns of these widths: A4, one page wide, numbered, under its title."""
    return PageSetup(
        paper=A4,
        landscape=sum(widths) > UPRIGHT_WIDTH,
        fit=(1, 0),
        scale=100,
        margins=_MARGINS,
        centred=False,
        header=f"&L{header_text(header)}&R{header_text(title)}",
        footer=_PAGE_NUMBERS,
        tab="",
    )


def header_text(text: str) -> str:
    """Return *text* for a page header, where ``&`` begins a code and is therefore doubled."""
    return printable_text(text)[:HEADER_LIMIT].replace("&", "&&")


def set_up_page(sheet: Worksheet, page: PageSetup) -> None:
    """Set paper, margins, header and footer of a sheet, and hide its grid."""
    sheet.hide_gridlines(2)
    sheet.set_paper(page.paper)
    if page.landscape:
        sheet.set_landscape()
    if page.fit:
        sheet.fit_to_pages(*page.fit)
    else:
        sheet.set_print_scale(page.scale)
    if page.centred:
        sheet.center_horizontally()
    sheet.set_margins(**{side: page.margins[side] for side in ("left", "right", "top", "bottom")})
    sheet.set_header(page.header, {"margin": page.margins["header"]})
    sheet.set_footer(page.footer, {"margin": page.margins["footer"]})
    if page.tab:
        sheet.set_tab_color(page.tab)
