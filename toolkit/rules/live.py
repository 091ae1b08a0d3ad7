"""Excel expressions over the form's cells, for the live formulas of 自检.

Rules build their live formula from these; the workbook writes the helper columns they point to into 字典.
"""

from toolkit.campaign.model import Campaign
from toolkit.model import Sheet


class Live:
    """The form's cells as Excel sees them."""

    def __init__(self, campaign: Campaign) -> None:
        self.campaign = campaign

    def text(self, field: str) -> str:
        """Return the helper cell with the solid text of a field of 单位信息."""
        raise NotImplementedError

    def texts(self, field: str) -> str:
        """Return the helper range with the solid text of a table's field, one cell a row."""
        raise NotImplementedError

    def rows(self, sheet: Sheet) -> str:
        """Return the helper range that holds 1 for each filled row of a table, else 0."""
        raise NotImplementedError

    def repeats(self, *fields: str) -> str:
        """Return the helper range that holds 1 where all *fields* are filled and an earlier row is the same in them, else 0."""
        raise NotImplementedError

    def pieces(self, field: str) -> str:
        """Return the helper range with the number of keywords of each row."""
        raise NotImplementedError

    def body_words(self) -> str:
        """Return the helper range with the 正文字数 of each row; -1 unless all four sections are filled."""
        raise NotImplementedError

    def scores(self) -> str:
        """Return the range of all score cells of 委员会评分, as typed."""
        raise NotImplementedError

    def solid(self, expression: str) -> str:
        """Return the expression of a text (or of each text of a range) without its invisible characters."""
        raise NotImplementedError
