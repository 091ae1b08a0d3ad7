"""A form declared in a test alone goes the whole way: issued, filled in, read, judged, returned, recognised, renewed."""

import zipfile
from dataclasses import replace
from io import BytesIO
from xml.etree.ElementTree import canonicalize

import openpyxl
import pytest
from python_calamine import load_workbook

from tests.support.filled_forms import filled_cleanly
from tests.support.plain_workbooks import by_xlsxwriter
from tests.support.readings import SOURCE
from tests.support.registration_form import (
    ABOUT,
    BLANK,
    CAMPAIGN,
    CELLS,
    FORM,
    MAIL,
    NEWER,
    PEOPLE,
    as_read,
    issued,
    judged,
    read,
    typed,
    values,
)
from toolkit.forms.blank.template import Addressee
from toolkit.forms.compare import FindingChange, compare_findings
from toolkit.forms.read.reader import read_form
from toolkit.forms.recognise import form_named
from toolkit.forms.recommendation.reading import read_submission
from toolkit.forms.renew.renewal import renew_form
from toolkit.forms.returned.annotate import returned_copy
from toolkit.forms.returned.marks import prior_findings
from toolkit.forms.returned.strip import without_marks
from toolkit.forms.stamp import read_stamp
from toolkit.formspec.form import SheetLayout, SheetSpec
from toolkit.formspec.recommendation import recommendation_form
from toolkit.looks import Look
from toolkit.model import Judgement, Stamp

ABOUT_READ = [{"host": "甲学会", "caller": "何清", "mail": "heqing@example.org", "arrives": "2023-05-20"}]
PEOPLE_READ = [{"number": "1", "person": "王一", "role": "代表", "employer": "甲大学", "nights": "2"},
               {"number": "3", "person": "李二", "role": "列席", "employer": "乙研究院"}]

FAULTS = {(ABOUT, "B7"): "没有邮箱", (PEOPLE, "C7"): "", (PEOPLE, "B8"): "赵三", (PEOPLE, "C8"): "嘉宾"}
"""Laid over the clean answers: no address, a blank 参会身份, one that is not on the list."""


def book(data: bytes, *, data_only: bool = False) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(data), data_only=data_only)


def covering(data: bytes, sheet: str, a1: str):
    """The validation of a cell."""
    found, = [rule for rule in book(data)[sheet].data_validations.dataValidation if a1 in rule.sqref]
    return found


def findings(judgement: Judgement) -> list[tuple[str, str, str]]:
    return [(found.code, found.place.sheet, found.place.cell) for found in judgement]


def parts(data: bytes) -> dict[str, str]:
    """The parts of a workbook as canonical XML, in which the order of attributes is nothing."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: canonicalize(archive.read(name).decode()) for name in archive.namelist()}


def live_line(data: bytes) -> tuple[str, float]:
    """The verdict and the number that 自检 shows for the live rule."""
    grid = load_workbook(BytesIO(data)).get_sheet_by_name("自检").to_python(skip_empty_area=False)
    sign, _, number = grid[6][:3]
    return sign, number


@pytest.fixture(scope="module")
def blank() -> bytes:
    return issued()


@pytest.fixture(scope="module")
def clean(blank) -> bytes:
    return typed(CELLS, blank)


@pytest.fixture(scope="module")
def faulty(blank) -> bytes:
    return typed({**CELLS, **FAULTS}, blank)


# Declared


def with_field(**changes: object) -> tuple[SheetSpec, ...]:
    """The sheets of the form, its first field changed."""
    first, *others = FORM.sheets[0].fields
    return (replace(FORM.sheets[0], fields=(first.model_copy(update=changes), *others)), *FORM.sheets[1:])


@pytest.mark.parametrize(("sheets", "fault"), [
    (with_field(name="person"), "two fields are named person"),
    (with_field(label="联络员*"), "two labels on 报名信息 are alike"),
    (with_field(list="halls"), "host has no list"),
    (with_field(kind="choice"), "host has no list"),
    ((replace(FORM.sheets[0], title="报名 信息"),), "quote the title 报名 信息"),
    ((replace(FORM.sheets[0], layout=SheetLayout.GRID),), "a grid without its parts"),
])
def test_a_declaration_that_contradicts_itself_is_refused_at_once(sheets, fault):
    with pytest.raises(ValueError, match=fault):
        replace(FORM, sheets=sheets)


# Issued


def test_the_blank_workbook_has_the_sheets_that_are_declared(blank):
    states = {sheet.title: sheet.sheet_state for sheet in book(blank)}
    assert states == {ABOUT: "visible", PEOPLE: "visible", "自检": "visible", "字典": "hidden", "_meta": "veryHidden"}


def test_labels_bear_a_star_where_required_and_what_is_given_is_filled_in(blank):
    about, people = book(blank)[ABOUT], book(blank)[PEOPLE]
    assert [about.cell(row, 1).value for row in range(5, 9)] == ["报名单位*", "联络员*", "联络邮箱", "到达日期"]
    assert [cell.value for cell in people[4]] == ["序号", "参会人姓名*", "参会身份*", "所在单位", "住宿天数"]
    assert (about["B5"].value, about["B5"].protection.locked) == ("甲学会", True)
    assert not about["B6"].protection.locked
    assert [people.cell(row, 1).value for row in range(5, 12)] == [1, 2, 3, 4, 5, 6, None]


def test_a_choice_has_its_drop_down_and_every_input_its_prompt(blank):
    rule = covering(blank, PEOPLE, "C5")
    (title, area), = book(blank).defined_names[rule.formula1.lstrip("=")].destinations
    assert [cell.value for cell, in book(blank)[title][area]] == ["代表", "列席", "工作人员"]
    assert (rule.type, rule.errorStyle or "stop", rule.promptTitle) == ("list", "stop", "参会身份")
    assert covering(blank, ABOUT, "B7").prompt == "填写常用邮箱。"
    assert covering(blank, PEOPLE, "B5").prompt == "必填。填写姓名。"


def test_sheets_are_protected_without_a_password_and_tables_can_be_sorted(blank):
    for sheet in book(blank):
        assert (sheet.protection.sheet, sheet.protection.password) == (True, None)
    assert not book(blank)[PEOPLE].protection.sort


def test_the_live_line_holds_its_verdict_before_anybody_calculates(blank):
    assert live_line(blank) == ("—", 0)
    assert book(blank, data_only=True)["自检"]["A3"].value == "✓ 各项均已符合"


def test_two_addressees_get_the_same_form_with_their_own_words(blank):
    other = issued(addressee=Addressee("R-8", "某某 & 研究会", {"host": "某某 & 研究会"}))
    assert book(other)[ABOUT]["B5"].value == "某某 & 研究会"
    assert read_stamp(other).unit == "R-8"


# Read


def test_a_form_that_is_not_filled_in_reads_as_blank(blank):
    assert (values(read(blank), ABOUT), values(read(blank), PEOPLE)) == ([{"host": "甲学会"}], [])


def test_what_was_typed_is_read_and_nothing_is_left_over(clean):
    reading = as_read(clean)
    assert (values(reading.filled, ABOUT), values(reading.filled, PEOPLE)) == (ABOUT_READ, PEOPLE_READ)
    assert (reading.observed, reading.filled.remarks) == ((), ())


def test_a_cell_keeps_its_address(clean):
    cell = read(clean).records[PEOPLE][1]["role"]
    assert (cell.sheet, cell.a1, cell.field) == (PEOPLE, "C7", "role")


def grid(rows: list[list]) -> dict[tuple[int, int], object]:
    return {(row, column): value for row, cells in enumerate(rows) for column, value in enumerate(cells) if value != ""}


def test_a_form_that_was_rebuilt_elsewhere_is_read_by_its_labels():
    """The record lower and further right, the table with its columns in another order, under another title."""
    data = by_xlsxwriter({
        ABOUT: grid([[]] * 6 + [["", "", "联络邮箱", "heqing@example.org"], ["", "", "联络员*", "何清"],
                                ["", "", "报名单位*", "甲学会"], ["", "", "到达日期", "2023-05-20"]]),
        "人员": grid([["三月更新"], [], ["所在单位", "参会身份*", "参会人姓名*", "序号", "住宿天数"],
                      ["甲大学", "代表", "王一", 1, 2], [], ["乙研究院", "列席", "李二", 3]]),
    })
    reading = as_read(data)
    assert values(reading.filled, ABOUT) == ABOUT_READ
    assert values(reading.filled, PEOPLE) == PEOPLE_READ
    assert [(remark.code, remark.sheet) for remark in reading.filled.remarks] == [("sheet.by-labels", "人员")]
    assert [(found.code, found.at.a1) for found in reading.observed] == [("form.cell-unread", "A1")]


def test_a_label_that_is_nearly_ours_is_read_and_remarked(clean):
    data = typed({(PEOPLE, "D4"): "所在的单位", (ABOUT, "A7"): "联系邮箱"}, clean)
    reading = as_read(data)
    assert (values(reading.filled, ABOUT), values(reading.filled, PEOPLE)) == (ABOUT_READ, PEOPLE_READ)
    assert sorted((remark.code, remark.cell) for remark in reading.filled.remarks) == [
        ("label.near", "A7"), ("label.near", "D4")]


def test_a_required_label_that_is_gone_is_a_finding(clean):
    data = typed({(PEOPLE, "B4"): "工号", (PEOPLE, "B5"): "", (PEOPLE, "B7"): ""}, clean)
    missing = [found.details["missing"] for found in as_read(data).observed if found.code == "form.column-missing"]
    assert missing == ["参会人姓名"]


# Judged


def test_each_fault_is_a_finding_at_its_cell(faulty, clean):
    """Equally grave ones stand in the order of the sheets."""
    assert findings(judged(faulty)) == [(MAIL, ABOUT, "B7"), (BLANK, PEOPLE, "C7")]
    assert findings(judged(clean)) == []


def test_what_is_declared_personal_is_not_quoted(faulty):
    assert [found.found for found in judged(faulty) if found.code == MAIL] == [""]


def test_a_value_that_is_not_on_the_list_is_remarked(faulty):
    remark, = judged(faulty).remarks
    assert (remark.code, remark.sheet, remark.cell) == ("choice.unlisted", PEOPLE, "C8")


def test_a_rule_whose_field_is_gone_is_told_as_not_made(clean):
    judgement = judged(typed({(ABOUT, "A7"): "备注", (ABOUT, "B7"): ""}, clean))
    assert [(check.code, check.missing) for check in judgement.not_made] == [(MAIL, ("联络邮箱",))]


# Returned


def test_the_copy_marks_each_cell_and_lists_the_findings(faulty):
    copy = returned_copy(faulty, judged(faulty), unit="甲学会").content
    sheets = book(copy)
    assert sheets.sheetnames[:3] == ["校验意见", ABOUT, PEOPLE]
    assert "【" in sheets[PEOPLE]["C7"].comment.text
    assert sheets[ABOUT]["B7"].fill.fgColor.rgb != book(faulty)[ABOUT]["B7"].fill.fgColor.rgb
    listed = [cell.value for cell in sheets["校验意见"]["C"] if cell.value in ("B7", "C7")]
    assert sorted(listed) == ["B7", "C7"]


def test_a_copy_that_comes_back_reads_as_what_was_sent_and_tells_what_it_told(faulty):
    copy = returned_copy(faulty, judged(faulty)).content
    assert parts(without_marks(copy)) == parts(faulty)
    assert read(copy).records == read(faulty).records
    assert as_read(copy).observed == as_read(faulty).observed
    assert sorted((prior.code, prior.form, prior.now) for prior in prior_findings(copy)) == [
        (BLANK, PEOPLE, "C7"), (MAIL, ABOUT, "B7")]


def test_a_corrected_copy_tells_what_is_corrected_and_what_is_not(faulty):
    copy = returned_copy(faulty, judged(faulty)).content
    corrected = typed({(PEOPLE, "C7"): "列席"}, copy)
    compared = compare_findings(prior_findings(corrected), judged(corrected))
    assert compared.changes == (FindingChange.STILL,)
    assert [prior.code for prior in compared.fixed] == [BLANK]
    assert findings(judged(corrected)) == [(MAIL, ABOUT, "B7")]


# Recognised


def test_the_stamp_names_form_version_campaign_and_addressee(blank):
    stamp = read_stamp(blank)
    assert stamp == Stamp("1", "2023", "R-7", FORM.fingerprint, "报名表")
    assert form_named(stamp, (recommendation_form(CAMPAIGN), FORM)) is FORM


def test_the_recommendation_workbook_is_told_by_a_stamp_without_a_name():
    forms = (FORM, recommendation_form(CAMPAIGN))
    assert form_named(read_stamp(filled_cleanly()), forms) is forms[1]
    assert form_named(None, forms) is None


@pytest.mark.parametrize(("emptied", "look"), [(False, Look.OTHER_FORM), (True, Look.FORM_PART)],
                         ids=["stamped", "without a stamp"])
def test_neither_form_is_taken_for_the_other(clean, emptied, look):
    registration, recommendation = clean, filled_cleanly()
    if emptied:
        registration, recommendation = (typed({("_meta", "B1"): ""}, data) for data in (registration, recommendation))
    for refused in (read_submission(registration, SOURCE, CAMPAIGN), as_read(recommendation)):
        assert [(found.code, found.look) for found in refused.observed] == [("file.not-the-form", look)]


def test_another_campaigns_registration_is_refused(clean):
    reading = as_read(typed({("_meta", "B2"): "2022"}, clean))
    assert (reading.filled, [found.code for found in reading.observed]) == (None, ["file.other-campaign"])


def test_an_older_registration_is_read_by_its_labels_and_told_as_older(clean):
    reading = read_form(clean, SOURCE, NEWER)
    assert values(reading.filled, ABOUT) == ABOUT_READ
    assert [(found.code, found.look) for found in reading.observed] == [("file.old-form", Look.OLD_VERSION)]
    assert reading.filled.remarks[-1].code == "form.migrated"


def test_an_older_registration_moves_into_the_newer_form(clean):
    renewed = renew_form(read(clean, NEWER), (), NEWER, issued(NEWER), data=clean)
    newer = as_read(renewed.content, NEWER)
    assert (values(newer.filled, ABOUT), values(newer.filled, PEOPLE)) == (ABOUT_READ, PEOPLE_READ)
    assert newer.observed == ()
    assert ("new", "说明") in [(line.kind, line.label) for line in renewed.moves]
    assert book(renewed.content).sheetnames[0] == "迁移清单"


def test_every_declaration_has_a_fingerprint_of_its_own():
    relabelled = replace(FORM, lists={"roles": ("代表", "列席")})
    assert len({form.fingerprint for form in (FORM, NEWER, relabelled, recommendation_form(CAMPAIGN))}) == 4


# Live

WAYS = {
    "blank": {},
    "clean": CELLS,
    "faulty": {**CELLS, **FAULTS},
    "invisible": {(PEOPLE, "B5"): "王一", (PEOPLE, "C5"): "\u200b\u3000"},
    "no answer": {(PEOPLE, "B5"): "无", (PEOPLE, "D5"): "甲大学"},
    "number alone": {(PEOPLE, "E10"): 3.0},
    "beyond the printed rows": {(PEOPLE, "D12"): "丙所"},
}


@pytest.fixture(scope="module")
def calculated(office, blank) -> dict[str, bytes]:
    return office.calculated({name: typed(cells, blank) for name, cells in WAYS.items()})


@pytest.mark.parametrize(("name", "number"), [
    ("blank", 0), ("clean", 0), ("faulty", 1), ("invisible", 1), ("no answer", 2), ("number alone", 2),
    ("beyond the printed rows", 2)])
def test_the_live_formula_counts_what_python_finds(name, number, calculated, blank):
    assert live_line(calculated[name]) == ("✗" if number else "—" if name == "blank" else "✓", number)
    assert [code for code, *_ in findings(judged(typed(WAYS[name], blank)))].count(BLANK) == number
