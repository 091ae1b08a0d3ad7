"""The defined names of the form's labels: where labels are typed over, moved and deleted."""

import re
from collections.abc import Mapping
from typing import NoReturn

import openpyxl
import pytest

from tests.support.filled_forms import filled_cleanly, filled_leanly
from tests.support.packages import changed
from tests.support.plain_workbooks import by_xlsxwriter, clean_cells
from tests.support.readings import as_read, submitted
from toolkit import intake
from toolkit.demo.form import LabelPosition, locate_form
from toolkit.forms.read.form_sheet import read_form_sheet
from toolkit.forms.read.labels import find_labels
from toolkit.formspec.recommendation import recommendation_form
from toolkit.model import Record, Sheet, Submission
from toolkit.ooxml.cell_editor import CellEditor

BOOK = "xl/workbook.xml"
TITLE_EN = LabelPosition(Sheet.QUESTIONS, "title_en", label=True)
PRINCIPLES = LabelPosition(Sheet.UNIT, "principles", label=True)
ALL_NAMES = "<definedName [^>]*字段_[^>]*>[^<]*</definedName>"


def retyped(campaign, labels: Mapping[LabelPosition, str]) -> bytes:
    """The clean form with other labels."""
    typist, places = CellEditor(filled_cleanly()), locate_form(filled_cleanly(), campaign)
    for at, label in labels.items():
        typist.type(at.sheet, places.a1(at), label)
    return typist.save()


def renamed(data: bytes, pattern: str, to: str) -> bytes:
    """A workbook whose names, as far as they match, point elsewhere."""
    return changed(data, {BOOK: lambda part: re.sub(pattern, to, part.decode()).encode()})


def in_english(campaign) -> bytes:
    """The clean form with every label of 专家委员会 in English."""
    fields = campaign.on(Sheet.COMMITTEE)
    return retyped(campaign, {LabelPosition(Sheet.COMMITTEE, field.name, label=True): f"Column {field.name}" for field in fields})


def said(data: bytes) -> list[tuple[str, str, str]]:
    return [(remark.code, f"{remark.sheet}!{remark.cell}", str(remark.details["expected"]))
            for remark in submitted(data).remarks]


def texts(read: Submission) -> list[Mapping[str, str]]:
    records: tuple[Record, ...] = (read.unit, *read.members, *read.questions)
    return [record.texts for record in records]


def missing(data: bytes) -> list[str]:
    return [str(found.details["missing"]) for found in as_read(data).observed if found.code == "form.column-missing"]


def test_every_label_of_the_form_has_a_name(campaign):
    names = intake.open_workbook(filled_cleanly()).names
    named = {name.removeprefix("字段_"): at for name, at in names.items() if name.startswith("字段_")}
    assert set(named) == {field.name for field in campaign.form if field.name != "score"}
    assert (named["title_en"], named["unit_name"]) == ("推荐问题!$D$4", "单位信息!$A$5")
    labels = submitted(filled_cleanly()).labels
    assert {name: f"{cell.sheet}!{cell.a1}" for name, cell in labels.items() if name != "score"} == {
        name: at.replace("$", "") for name, at in named.items()}


def test_names_are_hidden_and_openpyxl_reads_them(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(filled_cleanly())
    names = openpyxl.load_workbook(tmp_path / "a.xlsx").defined_names
    assert names["字段_title_en"].hidden
    assert names["字段_title_en"].attr_text == "推荐问题!$D$4"


@pytest.mark.parametrize(("title", "principles"), [("Title", "Principles"), ("英文名", "本会原则"), ("", ""), ("*", "*")])
def test_a_label_typed_over_is_found_by_its_name(campaign, title, principles):
    data = retyped(campaign, {TITLE_EN: title, PRINCIPLES: principles})
    assert said(data) == [("label.by-name", "单位信息!A19", "推荐原则"), ("label.by-name", "推荐问题!D4", "题目（英文）")]
    assert texts(submitted(data)) == texts(submitted(filled_cleanly()))
    assert as_read(data).observed == ()


@pytest.mark.parametrize("label", ["出生年月", "身份证号", "背景介绍"])
def test_a_name_is_not_believed_of_words_that_have_nothing_of_the_label(campaign, label):
    """A unit's own list was pasted over the header; the names of its cells stayed."""
    data = retyped(campaign, {TITLE_EN: label})
    assert (said(data), missing(data)) == ([], ["题目（英文）"])


def test_a_telephone_typed_over_a_label_is_not_quoted(campaign):
    data = retyped(campaign, {TITLE_EN: "Tel 13800138000"})
    assert [remark.details["written"] for remark in submitted(data).remarks] == ["Tel ＊＊＊"]


def test_a_label_that_is_nearly_right_is_told_by_its_likeness(campaign):
    assert said(retyped(campaign, {TITLE_EN: "题目(英 文)："})) == [("label.near", "推荐问题!D4", "题目（英文）")]


def test_the_name_decides_between_two_that_are_as_near(campaign):
    data = retyped(campaign, {LabelPosition(Sheet.QUESTIONS, "description", label=True): "问题描术",
                              LabelPosition(Sheet.QUESTIONS, "orientation", label=True): "问题描写"})
    assert ("label.near", "推荐问题!I4", "问题描述") in said(data)
    assert missing(data) == []


@pytest.mark.parametrize("reference", [
    "#REF!$D$4", "推荐问题!#REF!", "推荐问题!$D$5", "推荐问题!$C$4", "推荐问题!$D:$D", "专家委员会!$D$4", "推荐问题!$ZZ$99999", "1+1", "",
])
def test_a_name_that_points_elsewhere_is_not_believed(campaign, reference):
    data = renamed(retyped(campaign, {TITLE_EN: "Title"}), r"推荐问题!\$D\$4", reference)
    assert (said(data), missing(data)) == ([], ["题目（英文）"])


def test_a_name_that_is_gone_leaves_likeness(campaign):
    data = renamed(retyped(campaign, {TITLE_EN: "英文名"}), ALL_NAMES, "")
    assert (said(data), missing(data)) == ([], ["题目（英文）"])
    near = renamed(retyped(campaign, {TITLE_EN: "题目【英文】"}), ALL_NAMES, "")
    assert said(near) == [("label.near", "推荐问题!D4", "题目（英文）")]


def test_another_fields_label_is_stronger_than_a_name(campaign):
    """Somebody exchanged the labels of two columns with what stands below: names stay where they were."""
    data = retyped(campaign, {TITLE_EN: "题目（中文）*", LabelPosition(Sheet.QUESTIONS, "title_zh", label=True): "题目（英文）*"})
    labels = submitted(data).labels
    assert (said(data), labels["title_zh"].a1, labels["title_en"].a1) == ([], "D4", "C4")


def test_a_sheet_without_any_label_of_ours_is_found_by_names(campaign):
    data = in_english(campaign)
    assert [code for code, *_ in said(data)] == ["label.by-name"] * len(campaign.on(Sheet.COMMITTEE))
    assert texts(submitted(data)) == texts(submitted(filled_cleanly()))


def test_so_is_one_under_another_title(campaign):
    data = changed(in_english(campaign), {BOOK: lambda part: part.replace("专家委员会".encode(), b"Experts")})
    assert said(data)[0] == ("sheet.by-labels", "Experts!", "专家委员会")
    assert texts(submitted(data)) == texts(submitted(filled_cleanly()))


def test_names_are_asked_only_where_a_label_is_missing(campaign):
    def unasked() -> NoReturn:
        raise AssertionError("names were asked for")

    opened = intake.open_workbook(by_xlsxwriter(clean_cells(campaign)))
    form = recommendation_form(campaign)
    for spec in form.sheets:
        find_labels(read_form_sheet(spec, spec.title, opened), form, unasked)


def test_names_follow_labels_through_libreoffice(office):
    """Rows and columns inserted, the label typed over, saved by another program."""
    steps = """
  sheet = book.Sheets.getByName("推荐问题")
  sheet.unprotect("")
  sheet.Rows.insertByIndex(1, 2)
  sheet.Columns.insertByIndex(1, 1)
  sheet.getCellRangeByName("E6").String = "Title"
"""
    data = office.edited(filled_leanly(), steps)
    assert ("label.by-name", "推荐问题!E6", "题目（英文）") in said(data)
    assert [row["title_en"] for row in texts(submitted(data))[-2:]] == [
        row["title_en"] for row in texts(submitted(filled_cleanly()))[-2:]]


def test_names_that_stayed_where_content_was_pasted_over_are_not_believed(campaign):
    """The contents of two sheets were exchanged: 姓名 now stands where the name of 问题类别 points to."""
    cells = clean_cells(campaign)
    cells[Sheet.QUESTIONS], cells[Sheet.COMMITTEE] = cells[Sheet.COMMITTEE], cells[Sheet.QUESTIONS]
    stayed = "".join(f'<definedName name="字段_{field.name}">{field.sheet}!${column}$4</definedName>'
                     for sheet in (Sheet.QUESTIONS, Sheet.COMMITTEE)
                     for field, column in zip(campaign.on(sheet), "ABCDEFGHIJKLMNOPQR", strict=False))
    data = changed(by_xlsxwriter(cells), {BOOK: lambda part: part.replace(
        b"</sheets>", f"</sheets><definedNames>{stayed}</definedNames>".encode())})
    assert said(data) == [("sheet.by-labels", "推荐问题!", "专家委员会"), ("sheet.by-labels", "专家委员会!", "推荐问题")]
    assert texts(submitted(data)) == texts(submitted(by_xlsxwriter(clean_cells(campaign))))
