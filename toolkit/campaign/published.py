"""The questions published in former years: those that ship, and those that staff list in workbooks of their own.

A list is an .xlsx workbook whose columns are known by their headers, in any order; sheets without them are staff's own.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator, Field

from toolkit import text
from toolkit.campaign.errors import BrokenLists, CampaignFault
from toolkit.campaign.layout import field_title
from toolkit.campaign.reader import SheetArea, header_faults, locate_columns, parse_row, read_campaign_grids
from toolkit.campaign.values import CampaignModel

_OF_YEAR = re.compile(r"(\d{4})\s*年度?")


def _year(value: object) -> object:
    """Read 2022年 as 2022."""
    return _OF_YEAR.sub(r"\1", value) if isinstance(value, str) else value


class PublishedRow(CampaignModel):
    """A row of a list of published questions."""

    year: Annotated[int, BeforeValidator(_year)] = Field(title="年份", ge=2000, le=2100)
    title_zh: str = Field(title="题目（中文）", min_length=1)
    category: str = Field("", title="类别")
    title_en: str = Field("", title="题目（英文）")
    unit: str = Field("", title="推荐单位")
    body: str = Field("", title="正文")
    note: str = Field("", title="说明")


REQUIRED = {name: field_title(PublishedRow, name) for name in ("year", "title_zh")}
"""The titles of the columns that every list has, by field."""

COLUMNS = {name: field_title(PublishedRow, name) for name in PublishedRow.model_fields}
"""The titles of all columns that are read, by field."""


class PublishedQuestion(NamedTuple):
    """A question as it was published; what is not known of it is empty."""

    number: str
    """The year and the place among the year's questions, such as 2022-07."""
    year: int
    title_zh: str
    category: str = ""
    title_en: str = ""
    unit: str = ""
    body: str = ""
    note: str = ""
    """Where it is known from."""


def published_questions(lists: Mapping[str, bytes] | None = None) -> tuple[PublishedQuestion, ...]:
    """Return the questions that ship, then those that only the *lists* of staff hold, in order of their names.

    *lists* are workbooks by file name. A title that is known of its year already is the same question: the list adds
    what was not known of it, such as its body. Raises BrokenLists with every fault of every list.
    """
    questions, faults = [*_packaged()], list[CampaignFault]()
    for file, data in sorted((lists or {}).items()):
        found, wrong = _read_list(file, data)
        questions += found
        faults += wrong
    if faults:
        raise BrokenLists(tuple(faults))
    return tuple(_numbered(_once(questions)))


@cache
def _packaged() -> tuple[PublishedQuestion, ...]:
    """Return the packaged questions, not yet numbered; of some only the English title is known."""
    source = resources.files("toolkit.campaign") / "data/published_questions.csv"
    rows = csv.DictReader(source.read_text(encoding="utf-8-sig").splitlines())
    return tuple(
        PublishedQuestion("", int(row["year"]), row["title_zh"], row["category"], row["title_en"],
                          row["recommending_unit"], note=row["note"]) for row in rows
    )


def _once(questions: Iterable[PublishedQuestion]) -> Iterable[PublishedQuestion]:
    """Return questions without a title twice in a year, what the first does not tell taken from the later ones."""
    kept: dict[tuple[int, str], PublishedQuestion] = {}
    for question in questions:
        key = question.year, text.comparable(question.title_zh or question.title_en)
        told = {name: value for name, value in kept[key]._asdict().items() if value} if key in kept else {}
        kept[key] = question._replace(**told)
    return kept.values()


def _numbered(questions: Iterable[PublishedQuestion]) -> Iterator[PublishedQuestion]:
    """Yield questions, each with its place among those of its year."""
    places: dict[int, int] = {}
    for question in questions:
        places[question.year] = place = places.get(question.year, 0) + 1
        yield question._replace(number=f"{question.year}-{place:02d}")


def _read_list(file: str, data: bytes) -> tuple[list[PublishedQuestion], list[CampaignFault]]:
    """Return the questions of one list, and what is wrong with it."""
    grids = read_campaign_grids(data)
    if grids is None:
        return [], [CampaignFault("not-xlsx", file=file)]
    areas = [area for sheet, grid in grids.items() if len((area := locate_columns(grid, sheet, COLUMNS)).columns) > 1]
    if not areas:
        sheet = next(iter(grids), "")
        return [], [CampaignFault("header-missing", sheet, "A1", details={"titles": (*COLUMNS.values(),)}, file=file)]
    read = [_read_sheet(area) for area in areas]
    questions = [PublishedQuestion("", **dict(row)) for rows, _ in read for row in rows]
    return questions, [fault.of(file) for _, faults in read for fault in faults]


def _read_sheet(area: SheetArea) -> tuple[list[PublishedRow], list[CampaignFault]]:
    """Return the rows of one sheet of a list, and what is wrong with it."""
    if REQUIRED.keys() - area.columns.keys():
        return [], [*header_faults(area, REQUIRED)]
    parsed = [parse_row(PublishedRow, cells) for cells in area.rows]
    return [line.item for line, _ in parsed if line.item], [fault for _, faults in parsed for fault in faults]
