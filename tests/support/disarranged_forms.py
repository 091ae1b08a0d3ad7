"""Ways in which a filled form comes back disarranged: by hand in a spreadsheet program, or by the program that saved it."""

import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO

import xlsxwriter

from tests.support.plain_workbooks import Cells, by_openpyxl, by_xlsxwriter, moved
from toolkit.model import INPUT_SHEETS, Sheet

HEADER = 3
"""The zero-based row of the labels in the clean hand-made workbook."""

Make = Callable[[Cells], bytes]


@dataclass(frozen=True)
class Way:
    """A way to disarrange the clean workbook, and what the reader must say of it besides reading all of it."""

    name: str
    make: Make
    unread: tuple[tuple[str, int], ...] = ()
    """What is reported as unread."""
    remarks: frozenset[str] = frozenset()
    """The codes of what the reader remarks."""


@dataclass(frozen=True)
class Rearranged:
    """The workbook of what *change* does to the cells."""

    change: Callable[[Cells], Cells]

    def __call__(self, cells: Cells) -> bytes:
        return by_xlsxwriter(self.change(cells))


def placed(to: Callable[[int, int], tuple[int, int]], *sheets: Sheet) -> Make:
    """The cells of some sheets, all four if none is named, at other places."""
    def change(cells: Cells) -> Cells:
        for sheet in sheets or INPUT_SHEETS:
            cells = moved(cells, sheet, to)
        return cells

    return Rearranged(change)


def with_cells(sheet: Sheet, more: Mapping[tuple[int, int], object]) -> Make:
    """The cells and some more."""
    return Rearranged(lambda cells: cells | {str(sheet): cells[sheet] | more})


def relabelled(words: Mapping[str, str]) -> Make:
    """The cells with other labels."""
    return Rearranged(lambda cells: {
        title: {at: words.get(value, value) if isinstance(value, str) else value for at, value in values.items()}
        for title, values in cells.items()
    })


def retitled(titles: Mapping[str, str]) -> Make:
    """The same sheets under other titles."""
    return Rearranged(lambda cells: {titles.get(title, title): values for title, values in cells.items()})


def upside_down(first: int, last: int) -> Callable[[int, int], tuple[int, int]]:
    """The rows between two turned upside down."""
    return lambda row, column: (first + last - row if first <= row <= last else row, column)


def two_columns(cells: Cells) -> Cells:
    """单位信息 with its last eleven fields beside the first eleven."""
    return moved(cells, Sheet.UNIT, lambda row, column: (row, column) if row < 15 else (row - 12, column + 3))


def header_of_two_rows(cells: Cells) -> Cells:
    """推荐问题 with two of its labels a row above the others."""
    return moved(cells, Sheet.QUESTIONS, lambda row, column: (
        (row - 1, column) if row == HEADER and column in (6, 7) else (row, column)))


def header_again(cells: Cells) -> Cells:
    """推荐问题 with its header once more below the fourth question."""
    below = moved(cells, Sheet.QUESTIONS, lambda row, column: (row + 1 if row > HEADER + 4 else row, column))
    labels = {(HEADER + 5, column): value for (row, column), value in cells[Sheet.QUESTIONS].items() if row == HEADER}
    return below | {str(Sheet.QUESTIONS): below[Sheet.QUESTIONS] | labels}


def merged(sheet: Sheet, areas: Mapping[tuple[int, int, int, int], object], shift: int = 0) -> Make:
    """The cells, some of them merged; on that sheet all but the first column *shift* columns further right."""
    covered = {(row, column) for top, left, bottom, right in areas
               for row in range(top, bottom + 1) for column in range(left, right + 1)}

    def make(cells: Cells) -> bytes:
        there = moved(cells, sheet, lambda row, column: (row, column + shift if column else 0))
        values = there[sheet]

        def merge(book: xlsxwriter.Workbook) -> None:
            for area, value in areas.items():
                book.get_worksheet_by_name(sheet).merge_range(*area, value if value is not None else values[area[0], area[1]])

        return by_xlsxwriter(there | {str(sheet): {at: value for at, value in values.items() if at not in covered}}, merge)

    return make


def hidden(cells: Cells) -> bytes:
    """The workbook with rows hidden, columns hidden, a filter set and a sheet hidden."""
    def hide(book: xlsxwriter.Workbook) -> None:
        for page in book.worksheets():
            page.set_row(HEADER + 2, None, None, {"hidden": True})
            page.set_column(2, 3, None, None, {"hidden": True})
        book.get_worksheet_by_name(Sheet.QUESTIONS).autofilter(HEADER, 0, HEADER + 9, 17)
        book.get_worksheet_by_name(Sheet.COMMITTEE).hide()

    return by_xlsxwriter(cells, hide)


def saved_by_another(change: Callable[[dict[str, bytes]], object], cells: Cells) -> bytes:
    """The package after *change* to its parts."""
    with zipfile.ZipFile(BytesIO(by_xlsxwriter(cells))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


@dataclass(frozen=True)
class Another:
    """A workbook as a program saves it that writes *change* otherwise than Excel does."""

    change: Callable[[dict[str, bytes]], object]

    def __call__(self, cells: Cells) -> bytes:
        return saved_by_another(self.change, cells)


def _sheets(parts: dict[str, bytes]) -> list[str]:
    return [name for name in parts if name.startswith("xl/worksheets/sheet")]


def replaced(pattern: bytes, by: bytes, *names: str) -> Callable[[dict[str, bytes]], object]:
    """A change of what matches *pattern*, in the sheets unless parts are named."""
    def change(parts: dict[str, bytes]) -> None:
        for name in names or _sheets(parts):
            parts[name] = re.sub(pattern, by, parts[name])

    return change


def prefixed(prefix: str) -> Callable[[dict[str, bytes]], object]:
    """A change that gives every element of the spreadsheet's parts a namespace prefix."""
    def change(parts: dict[str, bytes]) -> None:
        for name in (*_sheets(parts), "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"):
            content = re.sub(rb"<(/?)(?=[A-Za-z])", rb"<\1" + prefix.encode() + b":", parts[name])
            parts[name] = content.replace(b' xmlns="', f' xmlns:{prefix}="'.encode())

    return change


def inline(parts: dict[str, bytes]) -> None:
    """Write every text in its own cell, as exporters do that share none."""
    strings = re.findall(rb"<si><t([^>]*)>(.*?)</t></si>", parts["xl/sharedStrings.xml"], re.DOTALL)
    for name in _sheets(parts):
        parts[name] = re.sub(
            rb't="s"><v>(\d+)</v>',
            lambda match: b't="inlineStr"><is><t%s>%s</t></is>' % strings[int(match[1])], parts[name])


def rich(parts: dict[str, bytes]) -> None:
    """Write every shared text as a formatted run with a reading, as East Asian Excel does."""
    shared = parts["xl/sharedStrings.xml"].decode()
    run = '<r><rPr><b/></rPr><t xml:space="preserve">{}</t></r>'
    reading = '<rPh sb="0" eb="1"><t>ドク</t></rPh>'
    parts["xl/sharedStrings.xml"] = re.sub(
        r"<si><t[^>]*>(.*?)</t></si>", lambda match: f"<si>{run.format(match[1])}{reading}</si>", shared, flags=re.DOTALL
    ).encode()


def without_styles(parts: dict[str, bytes]) -> None:
    """Leave out the styles, as some exporters do: a day is then a bare number."""
    del parts["xl/styles.xml"]
    types, links = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
    parts[types] = re.sub(rb"<Override[^>]*styles[^>]*/>", b"", parts[types])
    parts[links] = re.sub(rb"<Relationship [^>]*styles[^>]*/>", b"", parts[links])


def moved_with_title(cells: Cells) -> Cells:
    """推荐问题 two rows further down, below two lines of the unit's own."""
    below = moved(cells, Sheet.QUESTIONS, lambda row, column: (row + 2, column))
    return below | {str(Sheet.QUESTIONS): below[Sheet.QUESTIONS] | {(0, 0): "某某学会", (1, 0): "推荐材料（盖章）"}}


TYPOS = {"关键词（中文）": "关健词（中文）", "关键词（英文）": "关健词(英文)", "应用领域和场景": "应用领域与场景",
         "推荐工作主持人": "推荐工作主持入", "国别或地区": "国别地区"}
TRADITIONAL = {"题目（中文）": "題目（中文）", "问题描述": "問題描述", "职称": "職稱",
               "推荐单位名称": "推薦單位名稱", "联系人电话": "聯繫人電話", "学术秘书": "學術秘書"}
NEAR = frozenset(("label.near",))
BY_TITLE, BY_LABELS = frozenset(("sheet.near-title",)), frozenset(("sheet.by-labels",))
APART = frozenset(("label.apart",))

WAYS = (
    Way("as issued", by_xlsxwriter),
    Way("saved by openpyxl", by_openpyxl),
    Way("moved down and right", placed(lambda row, column: (row + 9, column + 4))),
    Way("title rows added", Rearranged(moved_with_title), (("推荐问题!A1", 1), ("推荐问题!A2", 1))),
    Way("columns in reverse", placed(lambda row, column: (row, 30 - column), Sheet.COMMITTEE, Sheet.QUESTIONS)),
    Way("columns inserted", placed(lambda row, column: (row, 2 * column), Sheet.COMMITTEE, Sheet.QUESTIONS)),
    Way("a column of one's own", with_cells(Sheet.COMMITTEE, {(HEADER, 9): "备注", (HEADER + 2, 9): "线上参加"}),
        (("专家委员会!J4", 1), ("专家委员会!J6", 1))),
    Way("a long column of one's own",
        with_cells(Sheet.COMMITTEE, {(HEADER + row, 9): f"备注{row}" for row in range(16)}), (("专家委员会!J4:J19", 16),)),
    Way("questions sorted", placed(upside_down(HEADER + 1, HEADER + 9), Sheet.QUESTIONS)),
    Way("experts sorted", placed(upside_down(HEADER + 1, HEADER + 15), Sheet.COMMITTEE)),
    Way("rows of 单位信息 turned", placed(upside_down(HEADER, HEADER + 21), Sheet.UNIT)),
    Way("blank rows between", placed(lambda row, column: (row if row <= HEADER else 3 * row - 2 * HEADER, column),
                                     Sheet.COMMITTEE, Sheet.QUESTIONS)),
    Way("the header once more", Rearranged(header_again)),
    Way("a header of two rows", Rearranged(header_of_two_rows), remarks=APART),
    Way("two columns of labels", Rearranged(two_columns), remarks=APART),
    Way("scores upside down and mirrored", placed(
        lambda row, column: (row if row == HEADER else 17 - row, column if column < 3 else 20 - column), Sheet.SCORES)),
    Way("a copy's title", retitled({"推荐问题": "推荐问题 (2)"}), remarks=BY_TITLE),
    Way("a title with more words", retitled({"专家委员会": "附件3-专家委员会名单"}), remarks=BY_TITLE),
    Way("a misspelt title", retitled({"委员会评分": "委员会评份"}), remarks=BY_TITLE),
    Way("titles in traditional characters", retitled({"单位信息": "單位資訊", "专家委员会": "專家委員會"}),
        remarks=BY_TITLE | BY_LABELS),
    Way("titles exchanged", retitled({"推荐问题": "专家委员会", "专家委员会": "推荐问题"}), remarks=BY_LABELS),
    Way("titles passed on", retitled(dict(zip(INPUT_SHEETS, (*INPUT_SHEETS[1:], INPUT_SHEETS[0]), strict=True))),
        remarks=BY_LABELS),
    Way("Sheet1 to Sheet4", retitled({title: f"Sheet{n}" for n, title in enumerate(INPUT_SHEETS, 1)}), remarks=BY_LABELS),
    Way("sheets in another order", Rearranged(lambda cells: dict(reversed(cells.items())))),
    Way("a sheet of one's own", Rearranged(lambda cells: {"说明": {(0, 0): "附：征集过程", (3, 2): 12}} | cells),
        (("说明!A1:C4", 2),)),
    Way("misspelt labels", relabelled(TYPOS), remarks=NEAR),
    Way("labels in traditional characters", relabelled(TRADITIONAL), remarks=NEAR),
    Way("labels in other brackets", relabelled({"题目（中文）": "题目【中文】", "题目（英文）": "题目[英文]*"}), remarks=NEAR),
    Way("labels with spaces and line breaks", relabelled({"姓名": " 姓　名\n*", "问题类别": "问题\n类别＊"})),
    Way("numbers at the heads as text", Rearranged(lambda cells: cells | {
        "委员会评分": {at: str(int(value)) if isinstance(value, float) and (at[0] == HEADER or at[1] == 0) else value
                       for at, value in cells[Sheet.SCORES].items()}})),
    Way("notes below and beside", with_cells(Sheet.QUESTIONS, {(HEADER + 14, 0): "注：以上为推荐问题", (HEADER + 1, 30): "见附件"}),
        (("推荐问题!AE5", 1), ("推荐问题!A18", 1))),
    Way("a value beside the value", with_cells(Sheet.UNIT, {(HEADER + 9, 2): "010-00000000"}), (("单位信息!C13", 1),)),
    Way("scores without numbers", with_cells(Sheet.SCORES, {(HEADER + 11, 3): 81, (HEADER + 2, 18): 80.5}),
        (("委员会评分!S6", 1), ("委员会评分!D15", 1))),
    Way("live cells as values", with_cells(Sheet.QUESTIONS, {(row, 12): 2000 for row in range(HEADER + 1, HEADER + 31)})),
    Way("rows, columns and a sheet hidden, a filter set", hidden,
        remarks=frozenset(("hidden.sheet", "hidden.rows", "hidden.columns"))),
    Way("单位信息 on its side", placed(lambda row, column: (column, row), Sheet.UNIT), remarks=frozenset(("label.across",))),
    Way("a label merged across two columns", merged(Sheet.UNIT, {(HEADER + 1, 0, HEADER + 1, 1): None}, shift=1),
        remarks=frozenset(("value.apart",))),
    Way("an empty column beside the labels", placed(lambda row, column: (row, 2 * column), Sheet.UNIT),
        remarks=frozenset(("value.apart",))),
    Way("a category merged over its rows", merged(Sheet.QUESTIONS, {(HEADER + 1, 1, HEADER + 3, 1): None}),
        remarks=frozenset(("value.merged",))),
    Way("a merged title", merged(Sheet.QUESTIONS, {(0, 0, 0, 17): "推荐问题"})),
    Way("prefix x", Another(prefixed("x"))),
    Way("prefix ns2", Another(prefixed("ns2"))),
    Way("texts in the cells", Another(inline)),
    Way("rich texts with readings", Another(rich)),
    Way("a dimension of A1", Another(replaced(rb'<dimension ref="[^"]*"/>', b'<dimension ref="A1"/>'))),
    Way("no dimension", Another(replaced(rb'<dimension ref="[^"]*"/>', b""))),
    Way("no styles", Another(without_styles), remarks=frozenset(("value.date",))),
    Way("an empty fill", Another(replaced(rb'<fill><patternFill patternType="none"/></fill>', b"<fill/>", "xl/styles.xml"))),
    Way("the Chinese date format 59", Another(replaced(rb'numFmtId="164"', b'numFmtId="59"', "xl/styles.xml"))),
    Way("absolute targets", Another(replaced(rb'Target="(worksheets|sharedStrings|styles)', rb'Target="/xl/\1',
                                             "xl/_rels/workbook.xml.rels"))),
)

BY_HAND = tuple(way for way in WAYS if isinstance(way.make, Rearranged))
BY_PROGRAM = tuple(way for way in WAYS if isinstance(way.make, Another))
