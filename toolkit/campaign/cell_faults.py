"""Turns pydantic's errors into faults of campaign.xlsx, each at its cell."""

from collections.abc import Iterator, Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from toolkit.campaign.errors import CampaignFault
from toolkit.campaign.layout import field_title
from toolkit.campaign.value_words import WORDS, readable_value
from toolkit.campaign.values import CampaignModel
from toolkit.model import Cell, Detail

_CODES: Mapping[str, str] = {
    "missing": "blank",
    "string_too_short": "blank",
    "too_short": "blank",
    "int_type": "whole-number",
    "int_parsing": "whole-number",
    "int_parsing_size": "whole-number",
    "int_from_float": "whole-number",
    "float_type": "number",
    "float_parsing": "number",
    "finite_number": "number",
    "greater_than": "out-of-range",
    "greater_than_equal": "out-of-range",
    "less_than_equal": "out-of-range",
    "string_pattern_mismatch": "pattern",
    "string_too_long": "too-long",
    "too_long": "too-long",
    "separator": "separator",
    "not-below": "not-below",
    "above": "above",
}
"""Code of a fault by pydantic's type of error; any other type is ``word`` for a field of words, else ``time``."""

_LIMITS = {"gt": ">", "ge": "≥", "le": "≤"}


def cell_fault(cell: Cell, code: str, *, value: str | None = None, **details: Detail) -> CampaignFault:
    """Return a fault of one cell; its *value* is the cell's text unless another is given."""
    return CampaignFault(code, cell.sheet, cell.a1, cell.text if value is None else value, details)


def row_faults(
    error: ValidationError, model: type[CampaignModel], cells: Mapping[str, Cell]
) -> Iterator[CampaignFault]:
    """Yield the faults of a row, at most one a cell; fields without a column are left out."""
    first = {detail["loc"][0]: detail for detail in reversed(error.errors())}
    for name, detail in first.items():
        if name in cells:
            yield _fault(detail, model, cells[str(name)], cells)


def entry_fault(error: ValidationError, cell: Cell, label: str) -> CampaignFault:
    """Return the fault of one entry of a list."""
    detail = error.errors()[0]
    limit = detail.get("ctx", {}).get("max_length", "")
    return cell_fault(cell, _CODES[detail["type"]], label=label, maximum=limit)


def _fault(error: ErrorDetails, model: type[CampaignModel], cell: Cell, cells: Mapping[str, Cell]) -> CampaignFault:
    """Return the fault that one of pydantic's errors means."""
    name, context = cell.field, error.get("ctx", {})
    code = _CODES.get(error["type"], "word" if name in WORDS else "time")
    details: dict[str, Detail] = {"label": field_title(model, name)}
    if code == "word":
        details["allowed"] = tuple(WORDS[name].values())
    elif code == "out-of-range":
        details["limit"] = " ".join(f"{_LIMITS[key]} {readable_value(name, limit)}" for key, limit in context.items())
    elif code == "pattern":
        details["description"] = str(model.model_fields[name].description)
    elif code == "too-long":
        details["maximum"] = context["max_length"]
    elif code in ("above", "not-below"):
        other = cells[context["field"]]
        details |= {"other": field_title(model, other.field), "limit": other.text}
    entry = str(error["input"]) if len(error["loc"]) > 1 else None
    return cell_fault(cell, code, value=entry, **details)
