"""The rules of the tracking workbook (问题跟踪表), in order, and the judgement by them.

What counts never depends on them: a row whose question is not certain counts as little where its rule is left out.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from unicodedata import normalize

from toolkit import text
from toolkit.campaign.model import Campaign, RuleSetting
from toolkit.formspec.tracking import (
    ABOUT,
    ANSWERS,
    CATEGORY,
    EVIDENCE,
    EXPLAINED,
    FORMER_STATUS,
    LAYOUT,
    LAYOUT_NOTE,
    NUMBER,
    PLANNED,
    PROGRESS,
    RESULT,
    SOLVED_IN_PART,
    STATUS,
    STATUS_NOTE,
    TITLE,
    UNIT_CODE,
    UNIT_NAME,
    YEAR,
    NationalLayout,
    SolutionStatus,
    tracking_form,
)
from toolkit.looks import Look
from toolkit.matching import near_words
from toolkit.model import DEFAULT_CLAUSE, Cell, Detail, Judgement, Observation, Severity
from toolkit.rules.contact import MOBILE_DIGITS, PHONE_DIGITS, email_fault, phone_fault
from toolkit.rules.judgement import judge_form, judge_unread
from toolkit.rules.live import LiveFault, LiveFormulas
from toolkit.rules.rule import FormRules, Rule
from toolkit.rules.tracking_facts import RowFate, TrackedQuestion, TrackingFacts

Beside = Callable[[int], str]
"""Gives the expression of a column's cell in a row of the same table (:meth:`LiveColumn.beside`)."""

TRACKING_FAMILY = "track."
"""How the codes of rules begin that are this form's own."""

CONTACT = ("reporter", "reporter_phone", "reporter_email", "approver")
"""What of 填报信息 is to be filled in."""

TO_CHOOSE: Mapping[str, tuple[str, ...]] = {STATUS: tuple(SolutionStatus), LAYOUT: tuple(NationalLayout)}
"""The fields that are chosen from a list, with its entries."""

TO_EXPLAIN = ((STATUS, EXPLAINED, STATUS_NOTE, Look.SOLUTION_UNEXPLAINED),
              (STATUS, SOLVED_IN_PART, EVIDENCE, Look.EVIDENCE_MISSING),
              (LAYOUT, PLANNED, LAYOUT_NOTE, Look.LAYOUT_UNEXPLAINED))
"""What asks for words: the field, its entries, where the words belong, and what is told where they are missing."""


def chosen(cell: Cell) -> str:
    """Return which entry of its list a cell names; empty for none."""
    shown = text.without_blanks(cell.text)
    return shown if shown in TO_CHOOSE[cell.field] else ""


def altered(facts: TrackingFacts) -> Iterator[Observation]:
    """Yield a finding for each row whose number and title do not fit, and for each given cell that says otherwise."""
    for row in facts.having(RowFate.OTHER_TITLE):
        assert row.question, "its number is known"
        yield Observation("track.altered", row.record[TITLE], details={"number": row.question.number},
                          look=Look.TITLE_OF_ANOTHER)
    about, unit = facts.about, facts.unit
    given = {UNIT_NAME: unit.name, UNIT_CODE: unit.code, YEAR: str(facts.year)}
    yield from (_given(about[name], ours) for name, ours in given.items()
                if name in about and not _same_unit(about[name], ours, facts))
    for question, record in facts.counted:
        ours = {TITLE: question.title, CATEGORY: question.category, RESULT: question.result}
        yield from (_given(record[name], said) for name, said in ours.items()
                    if name in record and not _same(record[name], said))


def _given(cell: Cell, ours: str) -> Observation:
    """Return what is told of a given cell that says otherwise: what we have on record counts."""
    return Observation("track.altered", cell, details={"ours": ours}, look=Look.GIVEN_ALTERED,
                       severity=Severity.WARNING)


def _same(cell: Cell, ours: str) -> bool:
    """Return whether a given cell says what we have on record; a cleared one says nothing else."""
    return cell.blank or text.comparable(normalize("NFKC", cell.text)) == text.comparable(normalize("NFKC", ours))


def _same_unit(cell: Cell, ours: str, facts: TrackingFacts) -> bool:
    """Return whether a cell of 填报信息 says what we have on record, be it by a former name of the unit."""
    if _same(cell, ours):
        return True
    named = facts.campaign.unit_named(cell.text) if cell.field != YEAR else None
    return named is not None and named.code == facts.unit.code


def unknown_question(facts: TrackingFacts) -> Iterator[Observation]:
    """Yield a finding for each row whose number is none of the unit's, or is missing."""
    for row in facts.having(RowFate.UNKNOWN):
        cell = row.record[NUMBER]
        titled = [question.number for question in facts.unit.questions if _titled(row.record.text(TITLE), question)]
        look = Look.NUMBER_MISSING if cell.blank else Look.NUMBER_STRANGE
        yield Observation("track.unknown-question", cell, look=look, meant=tuple(titled))


def _titled(written: str, question: TrackedQuestion) -> bool:
    """Return whether a title is that of a question."""
    return text.comparable(written) == text.comparable(question.title)


def twice(facts: TrackingFacts) -> Iterator[Observation]:
    """Yield a finding for each row, from the second on, about a question that has several: none of them counts."""
    stands: dict[str, list[str]] = {}
    for row in facts.having(RowFate.TWICE):
        stands.setdefault(_number(row.question), []).append(row.record[NUMBER].a1)
    for row in facts.having(RowFate.TWICE):
        cell, cells = row.record[NUMBER], stands[_number(row.question)]
        if cell.a1 != cells[0]:
            yield Observation("track.twice", cell, details={"cells": tuple(cells)})


def _number(question: TrackedQuestion | None) -> str:
    """Return the number of the question that a row is about; empty where it is about none."""
    return question.number if question else ""


def missing_question(facts: TrackingFacts) -> Iterator[Observation]:
    """Yield a finding for each question of the unit that has no row."""
    title = facts.filled.labels[NUMBER].sheet
    for question in facts.absent:
        details: dict[str, Detail] = {"number": question.number, "title": question.title}
        yield Observation("track.missing-question", value="", details=details, graver=question.selected, sheet=title)


def contact(facts: TrackingFacts) -> Iterator[Observation]:
    """Yield a finding for each blank of 填报信息."""
    return (Observation("track.contact", cell) for cell in facts.about.blanks(CONTACT))


def contact_live(live: LiveFormulas) -> Iterator[LiveFault]:
    """Yield the faults of the blanks of 填报信息."""
    return (live.at_value(name, f'--({live.text(name)}="")') for name in CONTACT)


def phone(facts: TrackingFacts) -> Iterator[Observation]:
    """Yield a finding where 联系电话 holds something else than telephone numbers."""
    details: dict[str, Detail] = {"minimum": PHONE_DIGITS[0], "maximum": PHONE_DIGITS[1], "mobile": MOBILE_DIGITS}
    cell = facts.about["reporter_phone"]
    if look := phone_fault(cell.text):
        yield Observation("unit.phone", cell, details=details, look=look)


def email(facts: TrackingFacts) -> Iterator[Observation]:
    """Yield a finding where 邮箱 holds an address that is none, or is not alone."""
    cell = facts.about["reporter_email"]
    if look := email_fault(cell.text):
        yield Observation("unit.email", cell, look=look)


def required(facts: TrackingFacts) -> Iterator[Observation]:
    """Yield a finding for each question without 解决情况 or 国家布局情况, graver for one that was selected."""
    for question, record in facts.counted:
        for cell in record.blanks(TO_CHOOSE):
            yield Observation("track.required", cell, details={"number": question.number}, graver=question.selected)


def required_live(live: LiveFormulas) -> Iterator[LiveFault]:
    """Yield the faults of the questions without 解决情况 or 国家布局情况."""
    rows = live.row_column(ANSWERS)
    for name in TO_CHOOSE:
        filled = live.filled_column(name)
        yield live.in_rows(name, "未填", partial(_product, rows.beside, filled.beside))


def _product(one: Beside, other: Beside, row: int) -> str:
    """Return the expression that is 1 in a row where the first column holds 1 and the second does not."""
    return f"{one(row)}*(1-{other(row)})"


def choice(facts: TrackingFacts) -> Iterator[Observation]:
    """Yield a finding for each 解决情况 or 国家布局情况 that is none of the list's."""
    for _, record in facts.counted:
        for name, entries in TO_CHOOSE.items():
            if name in record and not record[name].blank and not chosen(record[name]):
                meant = near_words(record.text(name), entries, closed=True)
                yield Observation("track.choice", record[name], details={"allowed": entries}, meant=meant)


def choice_live(live: LiveFormulas) -> Iterator[LiveFault]:
    """Yield the faults of the entries that are none of their list's."""
    for name in TO_CHOOSE:
        said, entries = live.text_column(name), live.lists[live.form.field_of[name].list]
        yield live.in_rows(name, "不在列表", partial(_unlisted, said.beside, entries))


def _unlisted(said: Beside, entries: str, row: int) -> str:
    """Return the expression that is 1 in a row that says something that is not among *entries*."""
    return f'({said(row)}<>"")*(SUMPRODUCT(--EXACT({entries},{said(row)}))=0)'


def explained(facts: TrackingFacts) -> Iterator[Observation]:
    """Yield a finding for each entry that asks for words which are missing, graver for a question that was selected."""
    for question, record in facts.counted:
        for name, entries, words, look in TO_EXPLAIN:
            said = chosen(record[name]) if name in record else ""
            if said in entries and words in record and record[words].blank:
                yield Observation("track.explained", record[words], details={"number": question.number, "said": said},
                                  graver=question.selected, look=look)


def explained_live(live: LiveFormulas) -> Iterator[LiveFault]:
    """Yield the faults of the entries that ask for words which are missing."""
    for name, entries, words, _ in TO_EXPLAIN:
        said, filled = live.text_column(name), live.filled_column(words)
        yield live.in_rows(words, "未说明", partial(_unexplained, said.beside, entries, filled.beside))


def _unexplained(said: Beside, entries: Iterable[str], filled: Beside, row: int) -> str:
    """Return the expression that is 1 in a row that says one of *entries* and has no words."""
    asks = "+".join(f'({said(row)}="{entry}")' for entry in entries)
    return f"({asks})*(1-{filled(row)})"


def backwards(facts: TrackingFacts) -> Iterator[Observation]:
    """Yield a finding for each question that is less solved than it was told last, without a word on why."""
    for question, record in facts.counted:
        former = facts.former.get(question.number)
        now = step_of(chosen(record[STATUS]))
        if former and now and now < step_of(former.status) and record[STATUS_NOTE].blank:
            details: dict[str, Detail] = {"number": question.number, "year": former.year, "before": former.status}
            yield Observation("track.backwards", record[STATUS], details=details)


def step_of(status: str) -> int:
    """Return how far a solution is, from 1 on; 0 for what is no step."""
    return ("", *PROGRESS).index(status) if status in PROGRESS else 0


def backwards_live(live: LiveFormulas) -> Iterator[LiveFault]:
    """Yield the faults of the questions that are less solved than the row shows of the last time."""
    now, before, note = live.text_column(STATUS), live.text_column(FORMER_STATUS), live.filled_column(STATUS_NOTE)
    entries = live.lists[live.form.field_of[STATUS].list]
    steps = "{" + ";".join(str(step_of(status)) for status in SolutionStatus) + "}"

    def fell(row: int) -> str:
        at, was = (f"SUMPRODUCT(EXACT({entries},{said.beside(row)})*{steps})" for said in (now, before))
        return f"({at}>0)*({at}<{was})*(1-{note.beside(row)})"

    yield live.in_rows(STATUS, "回退", fell)


TrackingRule = Rule[TrackingFacts, LiveFormulas]
"""A rule of the tracking workbook."""

RULES: tuple[TrackingRule, ...] = (
    Rule("track.not-the-form"),
    Rule("track.wrong-year"),
    Rule("track.unknown-unit"),
    Rule("track.altered", altered),
    Rule("track.unknown-question", unknown_question, (NUMBER,)),
    Rule("track.twice", twice, (NUMBER,)),
    Rule("track.missing-question", missing_question, (NUMBER,)),
    Rule("track.contact", contact, live=contact_live, sheet=ABOUT),
    Rule("track.required", required, live=required_live, sheet=ANSWERS),
    Rule("track.choice", choice, live=choice_live, sheet=ANSWERS),
    Rule("track.explained", explained, live=explained_live, sheet=ANSWERS),
    Rule("track.backwards", backwards, (STATUS, STATUS_NOTE), live=backwards_live, sheet=ANSWERS),
    Rule("track.missing"),
    Rule("unit.phone", phone, ("reporter_phone",)),
    Rule("unit.email", email, ("reporter_email",)),
)
"""Every rule on the tracking workbook; the first three tell whether it is taken, the last but two who sent none."""

TRACKING_CODES = tuple(rule.code for rule in RULES if rule.code.startswith(TRACKING_FAMILY))
"""The codes that are this form's own, in the order of the catalogue."""

TRACKING_LIVE_CODES = frozenset(rule.code for rule in RULES if rule.live)
"""The codes that the workbook judges while one types."""


def tracking_rules(campaign: Campaign, rows: int = 0) -> FormRules[TrackingFacts, LiveFormulas]:
    """Return the rules of the tracking workbook as a campaign weighs them, for so many questions."""
    return FormRules(tracking_form(campaign.settings.code, rows), RULES, _settings(campaign))


def _settings(campaign: Campaign) -> Mapping[str, RuleSetting]:
    """Return the settings of the rules; what other forms rest on in the notice is a default of ours here."""
    return {code: setting if code.startswith(TRACKING_FAMILY) else setting.model_copy(update={"clause": DEFAULT_CLAUSE})
            for code, setting in campaign.rule.items()}


def judge_tracking(facts: TrackingFacts, observed: Iterable[Observation]) -> Judgement:
    """Return all that is to be said of a tracking workbook; *observed* is what the reader saw."""
    return judge_form(facts.filled, tracking_rules(facts.campaign), facts, observed)


def judge_untracked(path: str, campaign: Campaign, why: Observation) -> Judgement:
    """Return the verdict on what does not count, and why; nothing is told where that rule is not in force."""
    rules = tracking_rules(campaign)
    told = [why] if why.code in rules.settings else []
    return judge_unread(path, rules.form, rules.settings, told, TRACKING_CODES)
