"""Excel expressions that only the recommendation workbook needs: 正文字数 and scores."""

from toolkit.campaign.countries import countries
from toolkit.campaign.model import Campaign
from toolkit.formspec.recommendation import BODY, TOO_LONG, recommendation_form
from toolkit.rules import expressions
from toolkit.rules.expressions import SECTION_LIMIT
from toolkit.rules.live import LiveColumn, LiveFormulas


class SubmissionFormulas(LiveFormulas):
    """Builds the Excel expressions over the cells of a recommendation workbook."""

    def __init__(self, campaign: Campaign) -> None:
        super().__init__(recommendation_form(campaign))
        self.campaign = campaign
        edges = expressions.character_classes()
        self._classes = (self.add_column("字数分类·起始码位", (code for code, _ in edges)),
                         self.add_column("字数分类·类别", (found for _, found in edges)))

    def abroad(self, field: str) -> str:
        """Return the helper range that holds 1 where a country abroad is named, and neither China nor a part of it."""
        written = self.text_column(field)
        abroad, home = (self.columns.get(title) or self.add_column(title, words) for title, words in (
            ("国外", countries().abroad), ("国内", countries().home)))
        folded = self.helper("国别", (field,), "", lambda row: (
            f'=IF({written.beside(row)}="","",{expressions.country_folded(written.beside(row))})'))
        return self.helper("是国外", (field,), 0, lambda row: (
            f'=IF({folded.beside(row)}="",0,{expressions.holds_any(folded.beside(row), abroad.local)}'
            f'*(1-{expressions.holds_any(folded.beside(row), home.local)}))')).range

    def body_words(self) -> LiveColumn:
        """Return the helper column with the 正文字数 of each row; -1 unless all four sections are filled."""
        filled, total = [self.filled_column(name) for name in BODY], self._total()
        return self.helper("可判字数", BODY, -1, lambda row: (
            f"=IF({'*'.join(column.beside(row) for column in filled)},{total.beside(row)},-1)"))

    def body_shown(self) -> str:
        """Return the helper range with what 正文字数 shows: nothing, the number, or 超长 for an overlong section."""
        long, total = self._long(), self._total()
        return self.helper("显示", BODY, "", lambda row: (
            f'=IF({long.beside(row)}>0,"{TOO_LONG}",IF({total.beside(row)}=0,"",{total.beside(row)}))')).range

    def _long(self) -> LiveColumn:
        """Return the helper column that counts the sections of each row that are longer than the counter reads."""
        def overlong(row: int) -> str:
            lengths = (f"IFERROR(LEN({self.value(name, row)}),0)" for name in BODY)
            return "=" + "+".join(f"({length}>{SECTION_LIMIT})" for length in lengths)

        return self.helper("超长", BODY, 0, overlong)

    def _total(self) -> LiveColumn:
        """Return the helper column with the 字数 of what is there of each row's four sections.

        The counter reads the first places of each section; of overlong ones it reads on only where the first places
        do not yet break the limit, so that the verdict is right and a long paste costs little.
        """
        sections, long = [self._words(name) for name in BODY], self._long()
        most = self.campaign.settings.body_maximum

        def rest(row: int) -> str:
            counted = "+".join(section.beside(row) for section in sections)
            values = (self.value(name, row) for name in BODY)
            beyond = "+".join(f"IF(LEN({value})>{SECTION_LIMIT},"
                              f"{self._count(value, SECTION_LIMIT + 1, f'LEN({value})')},0)" for value in values)
            return f"{{=IF({long.beside(row)}=0,0,IF({counted}>{most},0,IFERROR({beyond},0)))}}"

        further = self.helper("其余字数", BODY, 0, rest)
        columns = [*sections, further]
        return self.helper("合计", BODY, 0, lambda row: "=" + "+".join(column.beside(row) for column in columns))

    def _words(self, name: str) -> LiveColumn:
        """Return the helper column with the 字数 of a section, as far as the counter reads."""
        def counted(row: int) -> str:
            value = self.value(name, row)
            count = self._count(value, 1, f"MIN(LEN({value}),{SECTION_LIMIT})")
            return f"{{=IFERROR(IF(LEN({value})=0,0,{count}),0)}}"

        return self.helper("字数", (name,), 0, counted)

    def _count(self, value: str, first: int, last: str) -> str:
        """Return the array expression of the 字数 of a value between two places."""
        begins, classes = self._classes
        return expressions.words(value, first, last, begins.local, classes.local, "$A:$A")

    def scores(self) -> str:
        """Return the range of all score cells of 委员会评分, as typed."""
        return self.layout.grid_cells("score")
