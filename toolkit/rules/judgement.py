"""Judges a filled form by the rules of its form, all in one pass.

How grave a rule is and which clause it rests on is the campaign's to say (`RuleSetting`): a year's clauses are data.
A rule whose code the campaign does not list is not in force.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from toolkit.campaign.model import RuleSetting
from toolkit.formspec.form import Form
from toolkit.model import (
    Cell,
    Detail,
    FilledForm,
    Finding,
    Judgement,
    NotMade,
    Observation,
    Place,
    Remark,
    SystemReason,
)
from toolkit.rules.rule import FactsT, FormRules, LiveT, Rule
from toolkit.text import mask_personal, strip_invisible

OBSERVED_CODES = ("file.unreadable", "file.encrypted", "file.not-xlsx", "file.too-large", "file.not-the-form",
                  "file.other-campaign", "file.old-form", "file.macros", "form.sheet-missing", "form.column-missing",
                  "form.cell-unread", "form.formula-error", "form.formula-no-value", "form.control-characters",
                  "form.number-damaged")
"""Codes that the reader observes; no rule checks a submission for them."""

LOST_CODES = frozenset(("form.formula-error", "form.formula-no-value", "form.number-damaged"))
"""Codes of a cell whose value is lost: a finding of another rule on it would repeat the same fault."""

FOUND_LENGTH = 60
"""Most characters of a value that a finding quotes."""


def judge_form(
    filled: FilledForm,
    rules: FormRules[FactsT, LiveT],
    facts: FactsT,
    observed: Iterable[Observation] = (),
    remarks: Iterable[Remark] = (),
    *,
    batch: bool = False,
) -> Judgement:
    """Return the findings of all rules in force, gravest first, then by place.

    *facts* is what the checks are made on, *observed* what the reader saw, *remarks* what else is worth saying.
    """
    form, founds = rules.form, [*observed]
    lost = {_place(found.at) for found in founds if found.code in LOST_CODES and found.at}
    not_made = []
    for rule in rules.rules:
        if rule.code not in rules.settings or (rule.batch_only and not batch):
            continue
        missing = tuple(form.field_of[name].label for name in rule.needs if name not in filled.labels)
        if missing:
            not_made.append(NotMade(rule.code, missing))
        else:
            founds.extend(found for found in rule.check(facts) if not found.at or _place(found.at) not in lost)
    return Judgement(
        _findings(founds, filled.source.path, form, rules.settings),
        tuple(not_made),
        (*filled.remarks, *remarks),
        _skipped(rules, batch=batch),
        {cell.sheet: form.sheet_of[name].title for name, cell in filled.labels.items() if name in form.field_of},
    )


def judge_unread(
    file: str, form: Form, settings: Mapping[str, RuleSetting], observed: Iterable[Observation], codes: Iterable[str]
) -> Judgement:
    """Return the verdict on a file that could not be read; none of *codes* was looked for."""
    findings = tuple(_finding(found, file, form, settings) for found in observed)
    return Judgement(findings, skipped=dict.fromkeys(codes, "unread"))


def _findings(
    founds: Iterable[Observation], path: str, form: Form, settings: Mapping[str, RuleSetting]
) -> tuple[Finding, ...]:
    """Return the observations whose code is in force as findings, gravest first, then by place."""
    judged = [(found, _finding(found, path, form, settings)) for found in founds if found.code in settings]
    order = {title: position for position, title in enumerate(form.titles)}
    judged.sort(key=lambda pair: (-pair[1].severity, *_position(pair[0], order), pair[1].code))
    return tuple(finding for _, finding in judged)


def form_codes(rules: Iterable[Rule[FactsT, LiveT]]) -> tuple[str, ...]:
    """Return every code that can be found in a form: the reader's, then those of its rules."""
    return (*OBSERVED_CODES, *(rule.code for rule in rules))


def _skipped(rules: FormRules[FactsT, LiveT], *, batch: bool) -> dict[str, str]:
    """Return the codes that are not looked for, and why."""
    in_batch = {rule.code: "batch" for rule in rules.rules if rule.batch_only and not batch}
    return in_batch | {code: "not-in-force" for code in form_codes(rules.rules) if code not in rules.settings}


def _place(cell: Cell) -> tuple[str, int, int]:
    """Return the sheet, row and column of a cell."""
    return cell.sheet, cell.row, cell.column


def _position(found: Observation, order: Mapping[str, int]) -> tuple[int, int, int]:
    """Return where an observation stands for sorting: sheet in the form's *order*, row, column."""
    sheet = order.get(found.at.sheet if found.at else found.sheet, -1)
    return (sheet, found.at.row, found.at.column) if found.at else (sheet, -1, -1)


def _finding(found: Observation, path: str, form: Form, settings: Mapping[str, RuleSetting]) -> Finding:
    """Return an observation with the severity and the clause that the campaign gives its code."""
    setting = settings[found.code]
    cell = found.at
    severity = found.severity or (setting.severity.raised() if found.graver else setting.severity)
    place = Place(path, cell.sheet if cell else found.sheet, cell.a1 if cell else "")
    quoted, details = _quoted(found, form), _details(cell, found, form)
    meant = tuple(map(mask_personal, found.meant))
    return Finding(found.code, severity, place, quoted, setting.clause, details, found.look, meant)


def _details(cell: Cell | None, found: Observation, form: Form) -> dict[str, Detail]:
    """Return what the message may name: the field's label, the row, and the observation's own details."""
    details = {name: _masked(detail) for name, detail in found.details.items()}
    if cell is None:
        return details
    field = form.field_of.get(cell.field)
    return {"label": field.label if field else "", "row": cell.row + 1, **details}


def _masked(detail: Detail) -> Detail:
    """Return a detail without what reads like personal data."""
    if isinstance(detail, tuple):
        return tuple(map(mask_personal, detail))
    if isinstance(detail, SystemReason):
        return replace(detail, said=mask_personal(detail.said))
    return mask_personal(detail) if isinstance(detail, str) else detail


def _quoted(found: Observation, form: Form) -> str:
    """Return the value found, shortened; empty for fields declared personal, masked where it looks so elsewhere."""
    cell = found.at
    if cell is not None and (field := form.field_of.get(cell.field)) and field.personal:
        return ""
    value = mask_personal(found.value if found.value is not None else _shown(cell) if cell else "")
    return value if len(value) <= FOUND_LENGTH else value[: FOUND_LENGTH - 1] + "…"


def _shown(cell: Cell) -> str:
    """Return the text that a person sees in a cell, 无 and the like too."""
    return strip_invisible(cell.value) if isinstance(cell.value, str) else cell.text
