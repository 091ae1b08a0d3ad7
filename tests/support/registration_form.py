"""A second form, which no code knows: a registration, with a record of four fields and a table of five columns."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from tests.support.readings import SOURCE
from toolkit.campaign.model import CHINA_TIME, FieldSpec
from toolkit.campaign.preset import load_preset
from toolkit.forms.blank.preview import empty_form
from toolkit.forms.blank.produce import form_template
from toolkit.forms.blank.style import packaged_styles
from toolkit.forms.blank.template import Addressee
from toolkit.forms.read.reader import FormReading, read_form
from toolkit.formspec.form import Form, SheetLayout, SheetSpec
from toolkit.model import FilledForm, Judgement, Observation, Value
from toolkit.ooxml.cell_editor import CellEditor
from toolkit.rules import judge_form
from toolkit.rules.live import LiveFault, LiveFormulas
from toolkit.rules.notes import choice_remarks
from toolkit.rules.rule import FormRules, Rule, blank_required

CAMPAIGN = load_preset("2023")
ABOUT, PEOPLE = "报名信息", "参会人员"
BLANK, MAIL = "committee.required", "unit.email"
"""Codes of the catalogue that say what the two rules of the form say."""

FORM = Form(
    name="报名表",
    version="1",
    campaign="2023",
    sheets=(
        SheetSpec(ABOUT, SheetLayout.RECORD, (
            FieldSpec(name="host", label="报名单位", kind="text", required=True, prompt="已预填。"),
            FieldSpec(name="caller", label="联络员", kind="text", required=True, prompt="填写姓名。"),
            FieldSpec(name="mail", label="联络邮箱", kind="email", personal=True, prompt="填写常用邮箱。"),
            FieldSpec(name="arrives", label="到达日期", kind="date", prompt="如 2023-05-20。"),
        ), advice="逐项填写。"),
        SheetSpec(PEOPLE, SheetLayout.TABLE, (
            FieldSpec(name="number", label="序号", kind="serial", prompt="已预填。"),
            FieldSpec(name="person", label="参会人姓名", kind="text", required=True, prompt="填写姓名。"),
            FieldSpec(name="role", label="参会身份", kind="choice", required=True, list="roles", prompt="从列表选择。"),
            FieldSpec(name="employer", label="所在单位", kind="text", prompt="填写全称。"),
            FieldSpec(name="nights", label="住宿天数", kind="number", prompt="填写数字。"),
        ), rows=6, advice="每行一人。", frozen=2),
    ),
    lists={"roles": ("代表", "列席", "工作人员")},
)
NEWER = replace(FORM, version="2", sheets=(
    replace(FORM.sheets[0], fields=(*FORM.sheets[0].fields[::-1], FieldSpec(name="note", label="说明", kind="long"))),
    replace(FORM.sheets[1], fields=(FORM.sheets[1].fields[0], *FORM.sheets[1].fields[:0:-1]), rows=8),
))
"""The same form a version later: other places, one more field, two more rows."""

HOST = Addressee("R-7", "甲学会", {"host": "甲学会"})
SPECIMEN = Addressee("\ue000", "\ue001", {"host": "\ue001"})

CELLS: Mapping[tuple[str, str], Value] = {
    (ABOUT, "B6"): "何清", (ABOUT, "B7"): "heqing@example.org", (ABOUT, "B8"): "2023-05-20",
    (PEOPLE, "B5"): "王一", (PEOPLE, "C5"): "代表", (PEOPLE, "D5"): "甲大学", (PEOPLE, "E5"): 2.0,
    (PEOPLE, "B7"): "李二", (PEOPLE, "C7"): "列席", (PEOPLE, "D7"): "乙研究院",
}
"""A form without a fault, as typed."""


def required(filled: FilledForm) -> Iterator[Observation]:
    """A finding for each required cell left blank in the row of a person."""
    return blank_required(FORM.sheet_titled[PEOPLE], filled.records[PEOPLE], BLANK)


def required_live(live: LiveFormulas) -> Iterator[LiveFault]:
    """The same for 自检."""
    return live.blank_required(PEOPLE)


def mail(filled: FilledForm) -> Iterator[Observation]:
    """A finding for an address that is none; not live."""
    cell = filled.records[ABOUT][0]["mail"]
    if not cell.blank and not re.fullmatch(r"[^@\s]+@[^@\s]+", cell.text):
        yield Observation(MAIL, cell)


RULES: FormRules[FilledForm, LiveFormulas] = FormRules(
    FORM, (Rule(BLANK, required, live=required_live, sheet=PEOPLE), Rule(MAIL, mail, ("mail",))), CAMPAIGN.rule,
)


def issued(form: Form = FORM, addressee: Addressee = HOST) -> bytes:
    """The blank registration of an addressee."""
    rules = replace(RULES, form=form)
    empty = empty_form(form, SPECIMEN, datetime(2023, 3, 1, tzinfo=CHINA_TIME))
    judgement = judge_form(empty, rules, empty)
    return form_template(CAMPAIGN, rules, LiveFormulas(form), judgement, packaged_styles(), SPECIMEN).render(addressee)


def typed(cells: Mapping[tuple[str, str], Value], form: bytes = b"") -> bytes:
    """A form with some cells typed into; no program has calculated it."""
    editor = CellEditor(form or issued())
    for (sheet, a1), value in cells.items():
        editor.type(sheet, a1, value)
    for sheet in editor.sheets:
        editor.forget(sheet)
    return editor.save()


def as_read(data: bytes, form: Form = FORM) -> FormReading:
    return read_form(data, SOURCE, form)


def read(data: bytes, form: Form = FORM) -> FilledForm:
    filled = as_read(data, form).filled
    assert filled
    return filled


def judged(data: bytes) -> Judgement:
    """The verdict on a workbook that can be read."""
    reading = as_read(data)
    assert reading.filled
    return judge_form(reading.filled, RULES, reading.filled, reading.observed, choice_remarks(reading.filled, FORM))


def values(filled: FilledForm, sheet: str) -> list[dict[str, str]]:
    """What the records of a sheet say, blank fields left out."""
    return [{name: text for name, text in record.texts.items() if text} for record in filled.records[sheet]]
