"""Cells to type into: the width, format, drop-down and prompt that a field's declaration asks for."""

from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from toolkit.campaign.model import FieldSpec
from toolkit.cellref import column_letters
from toolkit.forms.blank.workbook import BlankWorkbook
from toolkit.formspec.layout import HEADER_ROW
from toolkit.rules.live import Spot
from toolkit.sheets import Sheet

LIST_NAME = "列表_{}"
"""The defined name of a drop-down list on 字典."""

TITLE_LIMIT, MESSAGE_LIMIT = 32, 255
"""Most characters of a prompt's title and text that Excel shows."""

_WIDTHS = {"serial": 6, "choice": 12, "long": 42, "live": 9, "keywords": 17, "disciplines": 17, "phone": 18,
           "email": 20, "date": 14, "number": 10}
"""Width of a column by the kind of its field, in characters."""
_TEXT, _LISTED, _TITLE, _OPTIONAL_LONG = 18, 12, 24, 24

_STYLES = {"serial": "序号", "live": "自动", "long": "输入长文",
           "choice": "输入居中", "date": "输入居中", "number": "输入居中"}
"""The named style of a table's cells by the kind of their field, where it is not that of a short text."""

_HINTS = {"long": "粘贴前请先双击单元格，以免破坏格式。",
          "disciplines": f"可在“{Sheet.DISCIPLINES}”中筛选、复制，双击本单元格后粘贴。"}
"""What a prompt goes on to say by the kind of its field."""

_AS_TEXT = frozenset({"text", "phone", "email", "keywords", "disciplines"})
"""Kinds whose cells take what is typed as text, so that 1-2 is no date. Long ones cannot: above 255 characters an
old Excel then shows ####."""


def column_width(field: FieldSpec) -> int:
    """Return the width of a field's column."""
    if field.kind == "text":
        return _LISTED if field.list else _TITLE if field.language else _TEXT
    if field.kind == "long" and not field.required:
        return _OPTIONAL_LONG
    return _WIDTHS[field.kind]


def label_text(field: FieldSpec) -> str:
    """Return a field's label as the form shows it: with ``*`` when it is required."""
    return f"{field.label}*" if field.required else field.label


def input_style(book: BlankWorkbook, field: FieldSpec) -> Format:
    """Return the format of the cells that a field is typed into."""
    name = _STYLES.get(field.kind, "输入居中" if field.kind == "text" and field.list else "输入")
    return book.format("填写" if book.layout.is_record(field.name) else name, locked=False, **_number_format(field))


def _number_format(field: FieldSpec) -> dict[str, str]:
    """Return the number format that a field's kind asks for."""
    if field.kind == "date":
        return {"num_format": "yyyy-mm-dd"}
    return {"num_format": "@"} if field.kind in _AS_TEXT else {}


def input_prompt(field: FieldSpec) -> dict[str, Any]:
    """Return the options of a validation that shows a field's prompt and refuses nothing."""
    words = "".join(("必填。" * field.required, field.prompt, _HINTS.get(field.kind, "")))
    return {"validate": "any", "input_title": field.label[:TITLE_LIMIT], "input_message": words[:MESSAGE_LIMIT]}


def validation_rule(field: FieldSpec) -> dict[str, Any]:
    """Return the options of the validation of a field: its prompt, its drop-down, and what is refused."""
    options = input_prompt(field)
    if field.list:
        options |= {"validate": "list", "source": f"={LIST_NAME.format(field.list)}"}
        refused = f"请从下拉列表中选择{field.label}。"
        options |= refusal_text(refused, "stop") if field.kind == "choice" else {"show_error": False}
    elif field.kind == "number":
        options |= {"validate": "decimal", "criteria": ">=", "value": 0}
        options |= refusal_text(f"{field.label}应填数字。", "warning")
    return options


def refusal_text(message: str, kind: str) -> dict[str, Any]:
    """Return the options that refuse, or warn of, an entry."""
    return {"error_type": kind, "error_title": "请核对", "error_message": message}


def add_validation(sheet: Worksheet, field: FieldSpec, first: tuple[int, int], last: tuple[int, int]) -> None:
    """Give the cells between two corners the prompt and the drop-down of a field."""
    sheet.data_validation(*first, *last, validation_rule(field))


def mark_faults(book: BlankWorkbook, sheet: Worksheet, field: FieldSpec, first: tuple[int, int], last: tuple[int, int],
                spot: Spot) -> None:
    """Colour those of the cells between two corners that are at fault while people type."""
    below = f"+ROW()-ROW({column_letters(first[1])}${HEADER_ROW})-1" if spot is Spot.ROWS else ""
    if condition := book.open.condition(field.name, spot, below):
        sheet.conditional_format(*first, *last, {
            "type": "formula", "criteria": f"={condition}", "format": book.mark("提醒")})
