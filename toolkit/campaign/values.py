"""The kinds of value a campaign is made of, and the base of its models."""

from collections.abc import Mapping
from datetime import datetime
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
DEFAULT = "默认"
"""What stands in place of a clause where the notice is silent and the toolkit decided (DESIGN §1)."""

ENTRY_SEPARATORS = text.DISCIPLINE_SEPARATORS
"""Characters that separate the entries of one cell of the campaign workbook; no entry may hold one."""

T = TypeVar("T")


def _china(value: object) -> object:
    """Read a clock time without zone as China Standard Time, to the second."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    if isinstance(value, datetime):
        value = value.replace(microsecond=0)
        return value if value.tzinfo else value.replace(tzinfo=CHINA_TIME)
    return value


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
        lower = cls.above.get(name) or cls.not_below.get(name, "")
        limit = info.data.get(lower)
        if limit is not None and value is not None and (value < limit or (strictly and value == limit)):
            raise PydanticCustomError("above" if strictly else "not-below", "contradicts {field}", {"field": lower})
        return value
