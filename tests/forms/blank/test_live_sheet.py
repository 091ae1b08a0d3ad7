"""What a secretary sees while typing is what `check` says: LibreOffice calculates, Python judges (DESIGN §3)."""

import re
from collections import Counter
from io import BytesIO

import openpyxl
import pytest
import xlsxwriter
from python_calamine import load_workbook

from tests.support.drawn_answers import DATES, DRAWN, NO_DATES, drawn, small, variant
from tests.support.filled_forms import filled_form, lean
from tests.support.readings import SOURCE
from toolkit import text
from toolkit.campaign.countries import is_abroad
from toolkit.campaign.preset import load_preset
from toolkit.cellref import Address, parse_address
from toolkit.demo.answers import FormAnswers
from toolkit.demo.fill import fill_form
from toolkit.forms.recommendation.blank import blank_form
from toolkit.forms.recommendation.reading import read_submission
from toolkit.formspec.layout import FormLayout
from toolkit.formspec.recommendation import BODY, recommendation_form
from toolkit.model import Finding, Sheet
from toolkit.rules import RULES, SUBMISSION_LIVE_CODES, expressions, judge_submission
from toolkit.rules.expressions import SECTION_LIMIT

pytestmark = pytest.mark.long

CASES = [f"case{number:02}" for number in range(DRAWN // 2)]
PERCENT = {(row, seat): value for seat, values in enumerate(
    ((0.79, 0.85, 1), (0.5, "回避", ""), (0, 1, 1), (0.79, 85, ""), (-0.5, 0.5, ""), (100, 0.5, 200)), 1)
    for row, value in enumerate(values, 1)}
"""Scores by member: two members' look like percentages, two numbers are outside the band."""

COUNTRIES = {
    "美国/加拿大双国籍": True, "英国（华裔）": True, "U. K.": True, "P.R. China": False, "朝鲜族": False, "南韩": True, "Guinea-Bissau": True,
    "澳": True, "澳门": False, "华人": False,
}
"""Members' countries, and whether each is abroad."""

BY_HAND = {
    "percent": FormAnswers({"joint_mode": "联合推荐"}, {}, {}, PERCENT),
    "nobody": FormAnswers({"foreign_partners": "IUPAC", "signer": "（盖章）", "signed_on": "年 月 日"}, {
        row: {"member_name": name, "member_employer": f"第{row}所", "member_title": "教授", "member_country": country, "member_role": "主任"}
        for row, (name, country) in enumerate((("待定", "德国"), ("专家15", "美国"), ("某国强", "欧洲"), ("张某某", "英国"), ("李四", "86")), 1)}, {}),
}

COUNTED = {
    "使用 Adobe Photoshop 打开图片": 8,
    "汉": 1,
    "汉字": 2,
    "Word": 1,
    "two words": 2,
    "3.14": 1,
    "1,200": 1,
    "中文English混排": 5,
    "A组B组": 4,
    "你好，世界！": 6,
    "Hello, world!": 2,
    "第1章": 3,
    "e-mail": 1,
    "state-of-the-art method": 2,
    "“引号”": 4,
    "‘单’": 3,
    "破折号——两格": 7,
    "省略号……": 5,
    "间隔·号": 4,
    "全角　空格": 4,
    "不换行\u00a0空格": 5,
    "零\u200b宽": 2,
    "zero\u200bwidth": 2,
    "软\u00ad连": 2,
    "第一行\n第二行": 6,
    "line one\nline two": 4,
    "\t制表\t": 2,
    "😀": 1,
    "😀😀": 2,
    "a😀b": 3,
    "𠮷野家": 3,
    "℃": 1,
    "25℃": 1,
    "①②③": 1,
    "α粒子": 3,
    "CO₂减排": 3,
    "mAh·g⁻¹": 3,
    "（括号）": 4,
    "《书名》": 4,
    "50%": 1,
    "50％": 2,
    "ＡＢＣ": 3,
    "https://example.org/a?b=1": 1,
    "=1+1": 1,
    "“x”—…·y": 7,
    "한국어 단어": 5,
    "カタカナ": 4,
    "Müller 教授": 3,
    "\ufeff开头": 2,
    "-": 1,
}
"""字数, counted by hand."""

LONG = {
    "汉" * SECTION_LIMIT: SECTION_LIMIT,
    "汉" * (SECTION_LIMIT + 1): "超长",
    " 　\n": "",
}
"""What 正文字数 shows at the edges."""

BODIES = {
    "short": ("汉" * 900, "汉" * 98, "汉", "汉"),
    "floor": ("汉" * 250, "汉" * 250, "汉" * 250, "汉" * 250),
    "below": ("汉" * 399, "汉" * 400, "汉" * 400, "汉" * 400),
    "least": ("汉" * 400, "汉" * 400, "汉" * 400, "汉" * 400),
    "most": ("汉" * 600, "汉" * 600, "汉" * 600, "汉" * 600),
    "above": ("汉" * 600, "汉" * 600, "汉" * 600, "汉" * 601),
    "long section, most": ("汉" * 2397, "汉", "汉", "汉"),
    "long section, above": ("汉" * 2398, "汉", "汉", "汉"),
    "long section of words": ("word " * 500 + "tail", "汉" * 900, "汉" * 998, "汉"),
    "word across the limit": ("ab " * 666 + "continued", "汉" * 1000, "汉" * 732, "汉"),
    "three sections": ("汉" * 600, "汉" * 600, "汉" * 600, ""),
}
"""Bodies at the edges of the 2023 band; those of one long section are read beyond its first 2,000 characters."""

INSIDE = {"least", "most", "long section, most", "long section of words", "word across the limit"}
OUTSIDE = {"short", "floor", "below", "above", "long section, above"}

LIMITED = small(load_preset("2023"))
COUNTING = variant(load_preset("2023"), question_rows=len(COUNTED) + len(LONG) + len(BODIES), committee_rows=20)
UNIT = LIMITED.unit_of["A-06"]


def counted() -> FormAnswers:
    """A question for each text to be counted, in its description, and for each body; a member of each country."""
    described = [{"title_zh": "何？", "description": written} for written in (*COUNTED, *LONG)]
    whole = [dict(zip(BODY, sections, strict=True)) for sections in BODIES.values()]
    members = {row: {"member_name": "甲", "member_country": country} for row, country in enumerate(COUNTRIES, 1)}
    return FormAnswers({}, members, dict(enumerate((*described, *whole), 1)))


@pytest.fixture(scope="module")
def filled() -> dict[str, bytes]:
    form = blank_form(LIMITED, UNIT)
    answers = dict(zip(CASES, drawn(LIMITED)[::2], strict=True)) | BY_HAND
    return {name: fill_form(form, answer, LIMITED) for name, answer in answers.items()} | {
        "blank": blank_form(load_preset("2023"), UNIT),
        "counted": filled_form(counted(), campaign=COUNTING),
        "dates": date_table(),
    }


def date_table() -> bytes:
    """A workbook with a row for each entry: the entry and, below 是日期, whether the formulas take it for a date."""
    package = BytesIO()
    with xlsxwriter.Workbook(package, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet("日期")
        invisible = expressions.invisible()
        sheet.write_column(0, 7, invisible)
        characters = [f"$H${row}" for row in range(1, len(invisible) + 1)]
        for row, written in enumerate((*DATES, *NO_DATES), 1):
            put = sheet.write_string if isinstance(written, str) else sheet.write
            put(row - 1, 0, written)
            parts = expressions.date_parts(f"C{row}")
            is_date = expressions.dated(f"A{row}", f"B{row}", [f"{column}{row}" for column in "DEF"])
            formulas = (expressions.without_blanks(f"A{row}", characters), expressions.date_marked(f"B{row}"), *parts, is_date)
            for column, formula in enumerate(formulas, 1):
                sheet.write_formula(row - 1, column, f"={formula}")
    return package.getvalue()


@pytest.fixture(scope="module")
def calculated(filled, office) -> dict[str, bytes]:
    return office.calculated(filled)


def grid(data: bytes, sheet: Sheet) -> list[list]:
    return load_workbook(BytesIO(data)).get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def shown(data: bytes) -> dict[str, tuple[str, float]]:
    """What 自检 says of each rule: its sign and its number."""
    return {code: (row[0], row[2]) for code, row in rule_lines(grid(data, Sheet.LIVE)).items()}


def rule_lines(rows: list[list]) -> dict[str, list]:
    """The lines of 自检 by the code of their rule, which they do not show: in the order of the rules."""
    first = next(number for number, row in enumerate(rows) if row[1] == "检查项") + 1
    codes = [rule.code for rule in RULES if rule.live]
    return dict(zip(codes, rows[first : first + len(codes)], strict=True))


def live_findings(data: bytes, campaign) -> list[Finding]:
    submission = read_submission(data, SOURCE, campaign).submission
    assert submission is not None
    return [finding for finding in judge_submission(submission, campaign) if finding.code in SUBMISSION_LIVE_CODES]


def judged(data: bytes, campaign) -> Counter[str]:
    return Counter(finding.code for finding in live_findings(data, campaign))


def expected(data: bytes, campaign) -> dict[str, tuple[str, float]]:
    """The sign and the number of each rule as Python finds them; a dash where nothing is filled in yet."""
    counts, submission = judged(data, campaign), read_submission(data, SOURCE, campaign).submission
    blank = {"committee": not submission.members, "quota": not submission.questions,
             "question": not submission.questions, "score": not any(value != "" for row in grid(data, Sheet.SCORES)[4:] for value in row[3:])}
    return {code: ("✗" if counts[code] else "—" if blank.get(code.partition(".")[0]) else "✓", counts[code])
            for code in SUBMISSION_LIVE_CODES}


def body_words(data: bytes, campaign) -> list:
    """What 正文字数 shows, row by row."""
    column = FormLayout(recommendation_form(campaign)).label("body_words")[1]
    return [row[column] for row in grid(data, Sheet.QUESTIONS)[4:4 + campaign.settings.question_rows]]


@pytest.mark.drawn
def test_live_verdict_is_python_verdict(filled, calculated):
    for case in (*CASES, *BY_HAND):
        assert shown(calculated[case]) == expected(filled[case], LIMITED), case


@pytest.mark.drawn
def test_each_line_leads_to_the_first_place_that_python_names(filled, calculated):
    for case in (*CASES, *BY_HAND):
        found = live_findings(filled[case], LIMITED)
        for code, row in rule_lines(grid(calculated[case], Sheet.LIVE)).items():
            places = [finding.place for finding in found if finding.code == code]
            first = min(places, key=lambda place: parse_address(place.cell), default=None)
            sheet = next(rule.sheet for rule in RULES if rule.code == code)
            assert row[3] == (f"{first.sheet} {first.cell}" if first else sheet), (case, code)


@pytest.mark.drawn
def test_the_cells_that_are_coloured_are_those_that_python_names(filled, calculated):
    """But for scores, which their sheet colours by itself."""
    blank = openpyxl.load_workbook(BytesIO(lean(blank_form(LIMITED, UNIT))))
    for case in CASES:
        named = {(found.place.sheet, found.place.cell) for found in live_findings(filled[case], LIMITED)
                 if not found.code.startswith("score.")}
        assert {*coloured(calculated[case], blank)} == named, case


def coloured(data: bytes, blank: openpyxl.Workbook):
    """The cells whose conditional format finds a fault: by its formula as issued, and what 字典 then holds."""
    lists = grid(data, Sheet.LISTS)
    asks = re.compile(r"INDEX\(待改,(\d+)(\+ROW\(\)-ROW\([A-Z]+\$4\)-1)?,(\d+)\)")
    for sheet in blank:
        for area in sheet.conditional_formatting:
            asked = [found for rule in area.rules for found in asks.findall(rule.formula[0])]
            for row, column in (at for cells in area.sqref.ranges for at in cells.cells):
                if any(lists[int(first) - 1 + (row - 5 if below else 0)][int(of) - 1] for first, below, of in asked):
                    yield sheet.title, str(Address(row - 1, column - 1))


def test_the_number_still_open_stands_above_all(filled, calculated):
    for case in CASES:
        number = judged(filled[case], LIMITED).total()
        verdict = f"✗ 尚有 {number} 处待处理" if number else "✓ 各项均已符合"
        assert grid(calculated[case], Sheet.LIVE)[2][0] == verdict


def test_a_date_is_told_from_what_is_none(calculated):
    table = load_workbook(BytesIO(calculated["dates"])).get_sheet_by_index(0).to_python()
    assert [row[6] for row in table[: len(DATES)]] == [1] * len(DATES)
    assert [row[6] for row in table[len(DATES) : len(DATES) + len(NO_DATES)]] == [0] * len(NO_DATES)


def test_percentages_are_counted_by_member(calculated):
    assert shown(calculated["percent"])["score.out-of-range"] == ("✗", 4)


def test_each_rule_is_broken_in_some_case_and_kept_in_another(filled):
    counts = [judged(filled[case], LIMITED) for case in (*CASES, *BY_HAND)]
    assert {code: {count[code] > 0 for count in counts} for code in SUBMISSION_LIVE_CODES} == {code: {True, False} for code in SUBMISSION_LIVE_CODES}


def test_quota_counters_agree(filled, calculated):
    for case in CASES:
        submission = read_submission(filled[case], SOURCE, LIMITED).submission
        named = Counter(text.without_blanks(question.text("category")) for question in submission.questions)
        lines = {row[1]: row[2] for row in grid(calculated[case], Sheet.LIVE)}
        for category in LIMITED.categories:
            assert lines[category.name] == named[category.name]


def test_words_are_counted_as_by_hand(calculated):
    words = body_words(calculated["counted"], COUNTING)[: len(COUNTED) + len(LONG)]
    assert dict(zip([*COUNTED, *LONG], words, strict=True)) == COUNTED | LONG


def test_a_country_abroad_is_told_as_by_hand(calculated):
    lists = grid(calculated["counted"], Sheet.LISTS)
    column = lists[0].index("专家委员会·国别或地区·是国外")
    assert [row[column] for row in lists[1 : len(COUNTRIES) + 1]] == [*COUNTRIES.values()]
    assert {country: is_abroad(country) for country in COUNTRIES} == COUNTRIES


def test_python_counts_words_as_by_hand():
    assert {written: text.count_words(written) for written in COUNTED} == COUNTED


def test_bodies_are_judged_at_the_limits_of_the_call(filled, calculated):
    assert judged(filled["counted"], COUNTING)["question.body-length"] == len(OUTSIDE)
    assert shown(calculated["counted"])["question.body-length"] == ("✗", len(OUTSIDE))
    assert set(BODIES) - OUTSIDE - INSIDE == {"three sections"}


def test_an_empty_form_carries_the_values_that_calculation_gives(filled, calculated):
    """So that Protected View, which calculates nothing, shows right values."""
    formulas, carried = (openpyxl.load_workbook(BytesIO(filled["blank"]), data_only=values) for values in (False, True))
    given = openpyxl.load_workbook(BytesIO(calculated["blank"]), data_only=True)
    places = [(sheet.title, cell.coordinate) for sheet in formulas for row in sheet.iter_rows() for cell in row
              if cell.data_type == "f"]
    wrong = [(title, at) for title, at in places
             if (carried[title][at].value or 0) != (given[title][at].value or 0)]
    assert len(places) > 2000
    assert wrong == []


SORTED = """
  questions = book.Sheets.getByName("推荐问题") : questions.unprotect("")
  SortBy(questions, "A5:R14", 2, False)
  questions.Rows.removeByIndex(5, 2)
  questions.Rows.insertByIndex(7, 1)
  CutAndPaste(questions, "B5:L5", "B10")
  experts = book.Sheets.getByName("专家委员会") : experts.unprotect("")
  SortBy(experts, "A5:I12", 1, True)
  experts.Rows.removeByIndex(4, 1)
  units = book.Sheets.getByName("单位信息") : units.unprotect("")
  CutAndPaste(units, "B11", "B12")
"""
"""Sorts by title downwards, deletes the second and third question, inserts a row, cuts and pastes; likewise experts."""


@pytest.fixture(scope="module")
def rearranged(office) -> bytes:
    categories = [category.name for category in LIMITED.categories]
    questions = {
        row: {"category": categories[row % 3], "title_zh": f"第{row}题？", "keywords_zh": "甲；乙；丙",
              "keywords_en": "a; b; c", "description": "汉" * row, "background": "汉", "progress": "汉", "significance": "汉"}
        for row in range(1, 7)
    }
    members = {row: {"member_name": name, "member_employer": "所", "member_country": "中国"}
               for row, name in enumerate("丁丙乙甲乙", 1)}
    scores = {(question, member): 50 + question for question in range(1, 7) for member in (1, 2)}
    typed = FormAnswers({"presider": "某人"}, members, questions, scores)
    return office.edited(filled_form(typed, campaign=LIMITED), SORTED)


def test_rearranged_rows_are_judged_as_python_judges_them(rearranged):
    counts = judged(rearranged, LIMITED)
    assert counts["committee.required"] and counts["question.required"] and counts["quota.too-few"] == 0
    assert shown(rearranged) == expected(rearranged, LIMITED)


def test_counters_follow_their_rows(rearranged):
    """Sorted from 第6题 down, 第5题 and 第4题 deleted, a row inserted below 第2题, 第6题 cut and pasted below 第1题."""
    title, words = (FormLayout(recommendation_form(LIMITED)).label(name)[1] for name in ("title_zh", "body_words"))
    rows = [(row[title], row[words]) for row in grid(rearranged, Sheet.QUESTIONS)[4:10]]
    assert rows == [("", ""), ("第3题？", 6), ("第2题？", 5), ("", ""), ("第1题？", 4), ("第6题？", 9)]


def test_titles_and_names_follow_their_serials(rearranged):
    rows = grid(rearranged, Sheet.SCORES)
    submission = read_submission(rearranged, SOURCE, LIMITED).submission
    titles = {question.serial: question.text("title_zh") for question in submission.questions}
    names = {member.serial: member.text("member_name") for member in submission.members}
    assert {row[0]: row[1] for row in rows[4:12] if row[1]} == titles
    assert {serial: name for serial, name in zip(rows[3][3:11], rows[2][3:11], strict=True) if name} == names
