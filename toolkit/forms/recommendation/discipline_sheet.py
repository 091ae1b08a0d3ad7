"""Writes 学科目录: the disciplines of GB/T 13745 by their levels, to be filtered and copied from."""

from toolkit.campaign.disciplines import Discipline, disciplines
from toolkit.forms.blank.workbook import HEADER, LOCKED, BlankWorkbook
from toolkit.formspec.recommendation import DISCIPLINES
from toolkit.model import Sheet

WIDTHS = (26, 34, 40)
HEADS = ("一级学科", "二级学科", "所属学科（复制这一栏）")


def write_disciplines(book: BlankWorkbook) -> None:
    """Write 学科目录: an entry of the drop-down a row, behind the classes that it belongs to."""
    sheet = book.add(Sheet.DISCIPLINES)
    last = len(WIDTHS) - 1
    book.title(sheet, Sheet.DISCIPLINES, len(WIDTHS))
    for row, words in enumerate(_advice(book), 1):
        sheet.set_row(row, book.row_height(words, "副题", sum(WIDTHS)))
        sheet.merge_range(row, 0, row, last, words, book.format("副题"))
    for column, (width, words) in enumerate(zip(WIDTHS, HEADS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(HEADER, column, words, book.format("表头"))
    entries, style = book.form.lists[DISCIPLINES], book.format("表格", text_wrap=False)
    for row, entry in enumerate(entries, HEADER + 1):
        for column, words in enumerate(_classes(entry)):
            sheet.write_aside(row, column, words, style)
        sheet.write_string(row, last, entry, style)
    sheet.autofilter(HEADER, 0, HEADER + len(entries), last)
    sheet.freeze_panes(HEADER + 1, 0)
    sheet.print_area(0, 0, HEADER, last)  # who prints all sheets wants no seventy pages of it
    sheet.protect("", LOCKED | {"autofilter": True})


def _advice(book: BlankWorkbook) -> tuple[str, str]:
    """Return how to find a discipline, and how to name several."""
    label, most = book.form.field_of["disciplines"].label, book.campaign.settings.disciplines_maximum
    several = "；".join(book.form.lists[DISCIPLINES][:2])
    return (f"点表头的筛选按钮，先选一级、二级学科，或在搜索框输入名称；复制第三栏，到“{Sheet.QUESTIONS}”的“{label}”"
            "双击单元格后粘贴。",
            f"一题可填 1—{most} 个学科，都写在同一个单元格内，用“；”分隔，例如：{several}。")


def _classes(entry: str) -> tuple[str, str]:
    """Return the first and the second level to which an entry of the list belongs; empty below its own level."""
    known = disciplines().by_code
    found: Discipline | None = known[entry.split()[0]]
    by_level = {}
    while found:
        by_level[found.level] = str(found)
        found = known.get(found.parent)
    return by_level.get(1, ""), by_level.get(2, "")
