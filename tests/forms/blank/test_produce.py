"""The blank recommendation workbook: all that a campaign declares, nothing that Excel 2013 cannot do (DESIGN §6)."""

import re
import zipfile
from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openxml_audit import OpenXmlValidator

from tests.support.drawn_answers import variant
from tests.support.filled_forms import OWN, lean
from tests.support.packages import changed
from tests.support.readings import SOURCE
from toolkit import messages
from toolkit.campaign.disciplines import disciplines
from toolkit.campaign.model import Campaign
from toolkit.demo.answers import FormAnswers
from toolkit.demo.fill import fill_form
from toolkit.forms.blank import style
from toolkit.forms.recommendation.blank import blank_form, blank_template, unit_addressee
from toolkit.forms.recommendation.reading import read_submission
from toolkit.forms.stamp import read_stamp
from toolkit.model import INPUT_SHEETS, Sheet, Unit
from toolkit.ooxml.cell_editor import CellEditor
from toolkit.rules import CODES, RULES, SUBMISSION_LIVE_CODES, judge_submission
from toolkit.rules.demands import rule_demand

LIVE = {
    "unit.required", "unit.not-signed", "unit.joint-partner",
    "committee.too-small", "committee.no-foreign-member", "committee.required", "committee.no-chair",
    "quota.too-few", "quota.too-many",
    "question.required", "question.category", "question.title-style", "question.keywords-count",
    "question.keywords-pairs", "question.body-length", "question.duplicate",
    "score.not-a-number", "score.out-of-range",
}
"""DESIGN §7, written out."""

LABELS = {
    Sheet.COMMITTEE: "序号 姓名* 工作单位* 职称* 研究领域 国别或地区* 是否院士 委员会职务 邮箱",
    Sheet.QUESTIONS: (
        "序号 问题类别* 题目（中文）* 题目（英文）* 所属领域* 所属学科* 关键词（中文）* 关键词（英文）* 问题描述* 问题背景* "
        "最新进展* 重要意义* 正文字数 应用领域和场景 撰写人* 撰写人单位* 撰写人联系方式 面向"
    ),
    Sheet.UNIT: (
        "推荐单位名称* 单位代码* 单位类型* 推荐方式* 联合推荐单位 联合国外科技组织 推荐工作主持人* 主持人职务* 学术秘书* "
        "学术秘书电话* 学术秘书邮箱* 联系人* 联系人电话* 联系人邮箱* 推荐原则* 推荐标准* 推荐流程* 征集渠道* 征集问题数量* "
        "审定签字人* 审定日期* 审定签字人职务"
    ),
}
"""DESIGN §6, written out, with a star where required."""

FUNCTIONS = {
    "ADDRESS", "AND", "CHAR", "CLEAN", "COLUMN", "COLUMNS", "COUNTA", "DATE", "DAY", "EXACT", "FIND", "HYPERLINK", "IF", "IFERROR", "INDEX", "INT", "ISERROR", "ISNUMBER", "ISTEXT",
    "LEFT", "LEN", "LOOKUP", "LOWER", "MATCH", "MAX", "MID", "MIN", "MMULT", "MOD", "MONTH", "NOT", "OR", "REPT", "RIGHT", "ROW", "ROWS", "SEARCH",
    "SUBSTITUTE", "SUM", "SUMPRODUCT", "TRIM", "YEAR", "_xlfn.UNICODE",
}
"""Functions of Excel 2013 or older, none volatile; newer than 2007 ones bear their prefix."""

UNIT = Unit("A-06", "中国化学会", "全国学会")
FIRST = 5
"""The first row to type into, as Excel counts."""

DISCIPLINES = f"xl/worksheets/sheet{OWN[Sheet.DISCIPLINES]}.xml"
"""The part of 学科目录."""


@pytest.fixture(scope="module")
def issued(campaign) -> bytes:
    return blank_form(campaign, UNIT)


@pytest.fixture(scope="module")
def book(issued) -> Workbook:
    return openpyxl.load_workbook(BytesIO(issued))


@pytest.fixture(scope="module")
def carried(issued) -> Workbook:
    """The values that the formulas carry."""
    return openpyxl.load_workbook(BytesIO(issued), data_only=True)


def cell_formulas(book: Workbook) -> dict[str, str]:
    """Every formula in a cell, by its place."""
    return {
        f"{sheet.title}!{cell.coordinate}": cell.value if isinstance(cell.value, str) else cell.value.text
        for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    }


def formulas(book: Workbook) -> dict[str, str]:
    """Every formula of a workbook by its place: in cells, in validations, in conditional formats."""
    found = cell_formulas(book)
    for sheet in book:
        for validation in sheet.data_validations.dataValidation:
            found[f"{sheet.title}!{validation.sqref}"] = validation.formula1 or ""
        for area in sheet.conditional_formatting:
            for number, rule in enumerate(area.rules):
                found[f"{sheet.title}!{area.sqref} {number}"] = rule.formula[0]
    return found


def header(book: Workbook, sheet: Sheet) -> dict[str, int]:
    """The columns of a table by their label as shown."""
    return {cell.value: cell.column for cell in book[sheet][4] if cell.value is not None}


def column(book: Workbook, campaign: Campaign, name: str) -> int:
    field = campaign.fields[name]
    return header(book, field.sheet)[f"{field.label}*" if field.required else field.label]


def covering(book: Workbook, sheet: Sheet, row: int, column: int):
    """The validations that cover a cell."""
    at = book[sheet].cell(row, column).coordinate
    return [validation for validation in book[sheet].data_validations.dataValidation if at in validation.sqref]


def input_places(book: Workbook, campaign: Campaign):
    """A cell to type into for each field: (field, row, column)."""
    for field in campaign.form:
        if field.sheet is Sheet.UNIT:
            yield field, next(row[0].row for row in book[Sheet.UNIT].iter_rows(min_row=FIRST, max_col=1)
                              if row[0].value.rstrip("*") == field.label), 2
        elif field.name == "score":
            yield field, FIRST, header(book, Sheet.SCORES)[1]
        else:
            yield field, FIRST, column(book, campaign, field.name)


def words(book: Workbook, sheet: Sheet) -> list[str]:
    return [cell.value for row in book[sheet].iter_rows() for cell in row if isinstance(cell.value, str)]


def test_sheets_stand_in_order_the_last_two_hidden(book):
    assert book.sheetnames == ["填报说明", "单位信息", "专家委员会", "推荐问题", "委员会评分", "自检", "逐题打印", "学科目录",
                               "字典", "_meta"]
    assert [sheet.sheet_state for sheet in book] == ["visible"] * 8 + ["hidden", "veryHidden"]
    assert book.active.title == "填报说明"


@pytest.mark.parametrize("sheet", [Sheet.COMMITTEE, Sheet.QUESTIONS])
def test_tables_bear_the_labels_of_the_design(book, sheet):
    assert list(header(book, sheet)) == LABELS[sheet].split()


def test_unit_bears_the_labels_of_the_design(book):
    labels = [cell.value for cell, in book[Sheet.UNIT].iter_rows(min_row=FIRST, max_col=1)]
    assert labels == LABELS[Sheet.UNIT].split()


def test_each_label_stands_once_starred_when_required(book, campaign):
    for field in campaign.form:
        if field.name == "score":
            continue
        found = [word for word in words(book, field.sheet) if word.rstrip("*") == field.label]
        assert found == [f"{field.label}*" if field.required else field.label], field.name


@pytest.mark.parametrize(("sheet", "rows"), [(Sheet.COMMITTEE, 60), (Sheet.QUESTIONS, 30), (Sheet.SCORES, 30)])
def test_serials_are_constants_directly_below_the_header(book, sheet, rows):
    serials = [book[sheet].cell(row, 1).value for row in range(FIRST, FIRST + rows)]
    assert serials == list(range(1, rows + 1))


def test_member_serials_head_the_columns_of_scores(book):
    heads = [cell.value for cell in book[Sheet.SCORES][4]]
    assert heads == ["序号", "题目（中文）", "委员会意见", *range(1, 61)]


def test_only_the_unit_is_filled_in(issued, campaign):
    submission = read_submission(issued, SOURCE, campaign).submission
    filled = {name: cell.value for name, cell in submission.unit.cells.items() if not cell.blank}
    assert filled == {"unit_name": "中国化学会", "unit_code": "A-06", "unit_type": "全国学会"}
    assert (submission.members, submission.questions, submission.scores.scores) == ((), (), ())


@pytest.mark.parametrize(("sheet", "cell", "advice"), [
    (Sheet.UNIT, "A2", "在“填写内容”一栏填写；标 * 为必填，浅色底为待填。"),
    (Sheet.QUESTIONS, "D2", "每行一个问题，可插入、删除、排序；标 * 为必填，浅色底为待填。换行按 Alt+Enter。"
                            "序号与委员会评分对应，请勿重复。"),
])
def test_what_stood_above_the_tables_of_older_forms_is_no_content(sheet, cell, advice, issued, campaign):
    """As issued by version 0.4; the form of then is as good as that of today."""
    editor = CellEditor(issued)
    assert read_submission(issued, SOURCE, campaign).observed == ()
    editor.type(sheet, cell, advice)
    assert read_submission(editor.save(), SOURCE, campaign).observed == ()


def test_prompts_say_how_to_paste_and_where_disciplines_are_found(book, campaign):
    said = {field.name: covering(book, field.sheet, row, at)[0].prompt for field, row, at in input_places(book, campaign)}
    assert said["description"].endswith("粘贴前请先双击单元格，以免破坏格式。")
    assert said["disciplines"].endswith("可在“学科目录”中筛选、复制，双击本单元格后粘贴。")
    assert "最多 3 个，用“；”分隔" in said["disciplines"]
    assert max(map(len, said.values())) <= 255


def test_the_reader_finds_every_label(issued, campaign):
    reading = read_submission(issued, SOURCE, campaign)
    live = {field.name for field in campaign.form if field.kind == "live"}
    assert reading.observed == ()
    assert set(reading.submission.labels) >= set(campaign.fields) - live


def test_the_form_says_what_it_is(issued, campaign):
    told = read_stamp(issued)
    assert (told.version, told.campaign, told.unit) == ("1", "2023", "A-06")
    assert told.fingerprint == campaign.fingerprint


def test_the_fingerprint_is_that_of_the_declaration(campaign):
    declared = campaign.model_dump(mode="json")
    relabelled = [field | {"prompt": field["prompt"] + "。"} for field in declared["form"]]
    contact = {"settings": declared["settings"] | {"contact": "某人"}, "units": declared["units"][:3]}
    assert Campaign.model_validate(declared | {"form": relabelled}).fingerprint != campaign.fingerprint
    assert variant(campaign, question_rows=31).fingerprint != campaign.fingerprint
    assert Campaign.model_validate(declared | contact).fingerprint == campaign.fingerprint


def test_every_input_cell_shows_its_prompt(book, campaign):
    for field, row, at in input_places(book, campaign):
        validation, = covering(book, field.sheet, row, at)
        assert validation.promptTitle == field.label
        assert campaign.prompt(field) in validation.prompt
        assert validation.showInputMessage
        assert len(validation.prompt) <= 255


def test_limits_in_prompts_are_those_of_the_call(campaign):
    other = variant(campaign, body_about=1900, discipline_level=2)
    book = openpyxl.load_workbook(BytesIO(lean(blank_form(other, UNIT))))
    about, level = (covering(book, Sheet.QUESTIONS, FIRST, column(book, other, name))[0].prompt
                    for name in ("description", "disciplines"))
    assert "1900 字左右" in about
    assert "细化到 2 级学科" in level


def test_drop_downs_come_from_the_campaign_through_defined_names(book, campaign):
    seen = set()
    for field, row, at in input_places(book, campaign):
        validation, = covering(book, field.sheet, row, at)
        if not field.list:
            assert validation.type in (None, "none", "decimal", "custom"), field.name
            continue
        assert validation.type == "list"
        (title, area), = book.defined_names[validation.formula1.lstrip("=")].destinations
        entries = tuple(cell.value for cell, in book[title][area])
        seen.add(field.list)
        if field.list != "disciplines":
            assert (title, entries) == ("字典", campaign.options(field.list))
    assert {"categories", "joint_modes", "disciplines", "countries"} <= seen


def test_disciplines_offered_are_fine_grained_enough(book):
    (title, area), = book.defined_names["列表_disciplines"].destinations
    offered = {cell.value.split(" ", 1)[0] for cell, in book[title][area]}
    known = disciplines()
    assert {"1101410", "4305560"} <= offered
    assert offered.isdisjoint(known.parents)
    assert {found.code for found in known.all if found.level == 3} <= offered


def test_a_choice_refuses_what_is_not_listed_other_lists_only_offer(book, campaign):
    for field, row, at in input_places(book, campaign):
        validation, = covering(book, field.sheet, row, at)
        if field.kind == "choice":
            assert (validation.showErrorMessage, validation.errorStyle or "stop") == (True, "stop")
            assert field.label in validation.error
        elif field.list:
            assert not validation.showErrorMessage


def test_validations_reach_the_rows_that_may_be_inserted(book):
    for sheet, last in ((Sheet.QUESTIONS, 44), (Sheet.COMMITTEE, 84)):
        assert covering(book, sheet, last, 2) != []
        assert covering(book, sheet, last + 1, 2) == []


def test_protection_needs_no_password_and_leaves_tables_free(book):
    for sheet in book:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
    for title in (Sheet.QUESTIONS, Sheet.COMMITTEE):
        allowed = book[title].protection
        assert not any((allowed.sort, allowed.autoFilter, allowed.insertRows, allowed.deleteRows, allowed.formatCells))
        assert all((allowed.insertColumns, allowed.deleteColumns))


@pytest.mark.parametrize(("sheet", "rows"), [(Sheet.COMMITTEE, 60), (Sheet.QUESTIONS, 30)])
def test_data_rows_are_unlocked_to_the_last_cell_and_what_is_above_is_locked(book, sheet, rows):
    page = book[sheet]
    last = page.max_column
    assert all(cell.protection.locked for row in page.iter_rows(1, 4, 1, last) for cell in row)
    assert not any(cell.protection.locked for row in page.iter_rows(FIRST, FIRST + rows - 1, 1, last) for cell in row)
    assert not any(page.row_dimensions[row].protection.locked for row in range(FIRST, FIRST + 2 * rows))


def test_on_fixed_sheets_only_what_is_asked_for_is_unlocked(book):
    unit, scores = book[Sheet.UNIT], book[Sheet.SCORES]
    unlocked = {cell.coordinate for row in unit.iter_rows() for cell in row if not cell.protection.locked}
    assert unlocked == {f"B{row}" for row in range(FIRST + 3, FIRST + 22)}
    free = {cell.coordinate for row in scores.iter_rows() for cell in row if not cell.protection.locked}
    assert len(free) == 30 * 61
    assert {"C5", "D5", "BK34"} <= free
    chosen, = [cell.coordinate for row in book[Sheet.PRINT].iter_rows() for cell in row if not cell.protection.locked]
    assert chosen == "A3"
    for sheet in (Sheet.GUIDE, Sheet.LIVE, Sheet.DISCIPLINES, Sheet.LISTS, Sheet.META):
        assert all(cell.protection.locked for row in book[sheet].iter_rows() for cell in row)


def test_pages_are_set_up_for_print(book):
    papers = {sheet: (book[sheet].page_setup.paperSize, book[sheet].page_setup.orientation) for sheet in Sheet}
    assert papers[Sheet.QUESTIONS] == (8, "landscape")
    assert {sheet for sheet, (paper, _) in papers.items() if paper == 9} == {
        Sheet.GUIDE, Sheet.UNIT, Sheet.COMMITTEE, Sheet.SCORES, Sheet.LIVE, Sheet.PRINT, Sheet.DISCIPLINES}
    assert book[Sheet.QUESTIONS].print_title_rows == "$3:$4"
    assert book[Sheet.COMMITTEE].print_title_rows == "$3:$4"
    assert book[Sheet.QUESTIONS].sheet_properties.pageSetUpPr.fitToPage
    assert book[Sheet.QUESTIONS].page_setup.fitToHeight == 0
    assert book[Sheet.QUESTIONS].oddHeader.right.text == "中国化学会"
    assert book[Sheet.QUESTIONS].oddFooter.center.text == "第 &P 页 共 &N 页"


def test_headers_stay_in_sight(book):
    panes = {sheet: book[sheet].freeze_panes for sheet in INPUT_SHEETS}
    assert panes == {Sheet.UNIT: "A5", Sheet.COMMITTEE: "C5", Sheet.QUESTIONS: "D5", Sheet.SCORES: "C5"}


def test_rows_grow_with_what_is_typed(issued):
    """A height that is fixed would cut a text off; Excel fits those that are not."""
    with zipfile.ZipFile(BytesIO(issued)) as package:
        for number in (2, 3, 4, 5):
            rows = re.findall(r'<row r="(\d+)"[^>]*>', package.read(f"xl/worksheets/sheet{number}.xml").decode())
            fixed = re.findall(r'<row r="(\d+)"[^>]*customHeight', package.read(f"xl/worksheets/sheet{number}.xml").decode())
            assert len(rows) > 20
            assert max(map(int, fixed)) <= 4


def test_the_form_keeps_the_rules_of_the_file_format(issued, openxml_validator: OpenXmlValidator, tmp_path):
    """But for most of the disciplines, whose rows are all alike: it takes as long as the square of their number."""
    few = changed(issued, {DISCIPLINES: lambda part: re.sub(rb'<row r="(?:[1-9]\d\d|\d{4})".*?</row>', b"", part)})
    (tmp_path / "blank.xlsx").write_bytes(lean(few, *OWN))
    assert [error.description for error in openxml_validator.validate(tmp_path / "blank.xlsx").errors] == []


def test_formulas_keep_to_excel_2013(book):
    used = {name for formula in formulas(book).values() for name in re.findall(r"([A-Za-z_][\w.]*)\(", formula)}
    assert used == FUNCTIONS


def test_formulas_keep_to_the_limits_of_excel(book):
    for place, formula in formulas(book).items():
        assert len(formula) <= 8192, place
        assert depth(formula) <= 64, place


def depth(formula: str) -> int:
    """How deep the brackets of a formula nest."""
    deepest = level = 0
    for character in re.sub(r'"[^"]*"', "", formula):
        level += (character == "(") - (character == ")")
        deepest = max(deepest, level)
    return deepest


def test_formulas_never_match_typed_text_with_wildcards(book):
    """Our titles end in ``?``: only 序号 are matched."""
    for place, formula in formulas(book).items():
        assert "COUNTIF" not in formula
        by_number = formula.replace("MATCH(1,", "").replace("MATCH(逐题打印!$A$3,", "")
        assert "MATCH" not in by_number or place.startswith(f"{Sheet.SCORES}!"), place


def test_no_formula_carries_an_error_or_nothing(book, carried):
    for place in cell_formulas(book):
        sheet, at = place.split("!")
        assert not str(carried[sheet][at].value).startswith("#"), place


def test_protected_view_shows_the_verdicts_on_the_empty_form(carried):
    rows = [[cell.value for cell in row[:4]] for row in carried[Sheet.LIVE].iter_rows(min_row=14)]
    codes = [rule.code for rule in RULES if rule.live]
    open_lines = {"unit.required": ["✗", "单位信息必填项", 14, "单位信息 B8"],
                  "unit.not-signed": ["✗", "未审定签字", 2, "单位信息 B24"],
                  "committee.too-small": ["✗", "委员会人数", 1, "专家委员会 B4"],
                  "quota.too-few": ["✗", "推荐数少于下限", 3, "推荐问题 B4"],
                  "unit.joint-partner": ["✓", "推荐方式与联合方相符", 0, "单位信息"]}
    assert set(codes) == LIVE == SUBMISSION_LIVE_CODES
    assert len(rows) == len(LIVE)
    for code, row in zip(codes, rows, strict=True):
        assert row == open_lines.get(code, ["—", "填写后检查", 0, row[3]]), code
    assert carried[Sheet.LIVE]["A3"].value == "✗ 尚有 20 处待处理"


def test_live_counters_stand_where_one_types(carried):
    assert carried[Sheet.QUESTIONS]["A2"].value == "前沿科学问题 0（3—5）\n工程技术难题 0（3—5）\n产业技术问题 0（3—5）"
    assert carried[Sheet.COMMITTEE]["A2"].value == "已填 0 位专家（同一人只计一次），应不少于 15 位。"
    assert {carried[Sheet.QUESTIONS].cell(row, 13).value or "" for row in range(FIRST, FIRST + 30)} == {""}


def test_a_rule_that_is_not_in_force_is_neither_explained_nor_watched(campaign):
    declared = campaign.model_dump(mode="json")
    rules = [rule for rule in declared["rules"] if rule["code"] != "question.duplicate"]
    made = blank_form(Campaign.model_validate(declared | {"rules": rules}), UNIT)
    book = openpyxl.load_workbook(BytesIO(lean(made, Sheet.LIVE, Sheet.GUIDE)))
    assert "question.duplicate" not in words(book, Sheet.LIVE)
    assert messages.rule_title("question.duplicate") not in words(book, Sheet.GUIDE)


def test_the_guide_explains_every_rule_with_limit_and_clause(book, campaign):
    lines = [[cell.value for cell in row] for row in book[Sheet.GUIDE].iter_rows()]
    for code in CODES:
        line = next([value for value in line if value] for line in lines
                    if line[0] == messages.rule_title(code) and line[2] == rule_demand(code, campaign))
        assert line[2:4] == [messages.severity_word(campaign.rule[code].severity), campaign.rule[code].clause], code
        assert ("✓" in line) is (code in LIVE), code


def test_the_guide_follows_the_campaign(campaign):
    other = variant(campaign, committee_minimum=9, closes="2023-05-06T12:00:00+08:00", contact="某某")
    said = "\n".join(words(openpyxl.load_workbook(BytesIO(lean(blank_form(other, UNIT), Sheet.GUIDE))), Sheet.GUIDE))
    assert "不少于 9 人" in said
    assert "2023-05-06 12:00" in said
    assert "2023年5月6日" in said
    assert "某某" in said


def test_the_guide_counts_its_examples_as_word_does(book):
    pairs = {row[2].value: row[0].value for row in book[Sheet.GUIDE].iter_rows()
             if isinstance(row[0].value, str) and row[0].value.endswith(" 字")}
    assert pairs == {"使用 Adobe Photoshop 打开图片": "8 字", "锂-硫电池，容量 1200 mAh·g⁻¹": "12 字", "何谓“涌现”？": "7 字"}


def test_the_worked_example_keeps_every_rule_and_says_that_it_is_one(book, issued, campaign):
    example = style.packaged_styles().example
    filled = fill_form(issued, FormAnswers({}, {}, {1: dict(example)}), campaign)
    found = {finding.code for finding in judge_submission(read_submission(filled, SOURCE, campaign).submission, campaign)}
    assert {code for code in found if code.startswith("question.")} == set()
    assert example["title_zh"].startswith("（示例）")
    assert set(example.values()) <= set(words(book, Sheet.GUIDE))
    assert set(example.values()).isdisjoint(words(book, Sheet.QUESTIONS))


def test_labels_order_and_fields_are_the_campaigns(campaign):
    declared = campaign.model_dump(mode="json")
    form = [field | ({"label": "作者"} if field["name"] == "author" else {}) for field in declared["form"]
            if field["name"] not in ("orientation", "scenario")]
    at = {field["name"]: number for number, field in enumerate(form)}
    form[at["title_zh"]], form[at["title_en"]] = form[at["title_en"]], form[at["title_zh"]]
    rules = [rule for rule in declared["rules"] if rule["code"] != "question.scenario"]
    book = openpyxl.load_workbook(BytesIO(lean(blank_form(Campaign.model_validate(declared | {"form": form, "rules": rules}), UNIT))))
    heads = list(header(book, Sheet.QUESTIONS))
    assert heads[2:4] == ["题目（英文）*", "题目（中文）*"]
    assert "作者*" in heads
    assert not {"面向", "应用领域和场景"} & set(heads)


def test_a_name_appears_as_it_is_written(campaign):
    unit = Unit("X&1", 'A&B <学会> "甲"', "全国学会")
    issued = blank_form(campaign, unit)
    book = openpyxl.load_workbook(BytesIO(lean(issued, Sheet.GUIDE)))
    assert read_submission(issued, SOURCE, campaign).submission.unit.text("unit_name") == unit.name
    assert read_stamp(issued).unit == "X&1"
    assert book[Sheet.GUIDE]["A3"].value == f"{unit.name}："
    with zipfile.ZipFile(BytesIO(issued)) as package:
        assert '&amp;9 A&amp;&amp;B &lt;学会&gt; "甲"</oddHeader>' in package.read("xl/worksheets/sheet2.xml").decode()
    assert book.properties.subject == unit.name


def test_equal_campaigns_give_equal_bytes(campaign, issued):
    assert blank_template(campaign, style.packaged_styles()).render(unit_addressee(UNIT)) == issued


def test_no_place_of_the_unit_is_left_open(issued):
    with zipfile.ZipFile(BytesIO(issued)) as package:
        for name in package.namelist():
            assert not set("\ue000\ue001\ue002\ue003") & set(package.read(name).decode()), name
