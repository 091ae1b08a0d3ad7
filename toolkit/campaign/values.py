"""The kinds of value a campaign is made of, and the base of its models."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Annotated, ClassVar, TypeVar
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
)
from pydantic_core import PydanticCustomError

from toolkit import text
from toolkit.model import Severity

CHINA_TIME = ZoneInfo("Asia/Shanghai")

ENTRY_SEPARATORS = text.DISCIPLINE_SEPARATORS
"""Characters that separate the entries of one cell of the campaign workbook; no entry may hold one."""

T = TypeVar("T")


_DAY = re.compile(r"\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?[T\s]*")
"""A day as people write it, before the clock time if there is one."""

_DAY_STARTS, _DAY_ENDS = time(), time(23, 59, 59)
_MIDNIGHTS = ("24:00", "24:00:00")
"""How the end of a day is written, which no clock shows."""


def _written(said: str, alone: time) -> datetime:
    """Return the moment that a text names; a day *alone* has no clock time."""
    day = _DAY.match(said)
    if day is None:
        return datetime.combine(date.fromisoformat(said), alone)
    clock, on = said[day.end():].strip().replace("：", ":"), date(*map(int, day.groups()))
    if clock in _MIDNIGHTS:
        return datetime.combine(on, _DAY_ENDS)
    hour = clock.zfill(len(clock) + 1) if clock[1:2] == ":" else clock
    return datetime.fromisoformat(f"{on}T{hour}") if clock else datetime.combine(on, alone)


def day_written(said: str) -> date:
    """Return the day that a text names; raises ValueError where it names none."""
    return _written(said, _DAY_STARTS).date()


def _china(value: object, alone: time = _DAY_STARTS) -> object:
    """Read a clock time without zone as China Standard Time, to the second; a day *alone* as that time of it."""
    if isinstance(value, str):
        value = _written(value, alone)
    elif isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, alone)
    if isinstance(value, datetime):
        value = value.replace(microsecond=0)
        return value if value.tzinfo else value.replace(tzinfo=CHINA_TIME)
    return value


def china_deadline(value: object) -> object:
    """Return a moment read as one of China Standard Time, a day alone as its last second; anything else as it is."""
    return _china(value, _DAY_ENDS)


def _severity(value: object) -> object:
    """Read a severity from its word."""
    return Severity[value.upper()] if isinstance(value, str) and value.upper() in Severity.__members__ else value


def _entry(value: str) -> str:
    """Return an entry of a list as it shows; refuse one that a cell of several could not hold."""
    shown = text.strip_invisible(value)
    if not shown or set(shown) & set(ENTRY_SEPARATORS):
        raise PydanticCustomError("separator", "is blank or holds a separator")
    return shown


def _figure(value: float) -> float:
    """Return a figure with the 15 digits that Excel keeps."""
    return float(f"{value:.15g}")


ChinaTime = Annotated[AwareDatetime, BeforeValidator(_china)]
"""When something begins: a day alone is its first second."""
ChinaDeadline = Annotated[AwareDatetime, BeforeValidator(china_deadline)]
"""When something ends: a day alone is its last second."""
SeverityWord = Annotated[Severity, BeforeValidator(_severity)]
Count = Annotated[int, Field(ge=0, le=10_000)]
Figure = Annotated[float, AfterValidator(_figure)]
Entry = Annotated[str, Field(max_length=60), AfterValidator(_entry)]
Entries = Annotated[tuple[Entry, ...], Field(max_length=250)]
"""Short texts that stand together in one cell of the campaign workbook, which holds 32,767 UTF-16 units."""


class CampaignModel(BaseModel):
    """The base of a campaign's models: frozen; unknown keys are faults."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_max_length=10_000, allow_inf_nan=False)

    not_below: ClassVar[Mapping[str, str]] = {}
    """For a field that may not be below another one, that other field, which is declared before it."""
    above: ClassVar[Mapping[str, str]] = {}
    """For a field that must be above another one, that other field, which is declared before it."""

    @field_validator("*", mode="before")
    @classmethod
    def _visible(cls, value: object) -> object:
        """Drop the invisible ends of a text."""
        return text.strip_invisible(value) if type(value) is str else value

    @field_validator("*")
    @classmethod
    def _in_order(cls, value: T, info: ValidationInfo) -> T:
        """Refuse limits that contradict each other; judged field by field, so that other faults do not hide them."""
        name = str(info.field_name)
        strictly = name in cls.above
        lower = cls.above.get(name) or cls.not_below.get(name)
        if lower is None:
            return value
        limit = info.data.get(lower)
        if limit is not None and value is not None and (value < limit or (strictly and value == limit)):
            raise PydanticCustomError("above" if strictly else "not-below", "contradicts {field}", {"field": lower})
        return value
