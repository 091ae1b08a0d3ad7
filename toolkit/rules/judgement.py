"""Judges a filled form by the rules of its form, all in one pass.

How grave a rule is and which clause it rests on is the campaign's to say (`RuleSetting`): a year's clauses are data.
A rule whose code the campaign does not list is not in force.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from itertools import chain

from toolkit.campaign.model import RuleSetting
from toolkit.cellref import Address, parse_address
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
from toolkit.rules.batch_facts import BatchFacts
from toolkit.rules.folding import fold_alike
from toolkit.rules.rule import FactsT, FormRules, LiveT, Rule
from toolkit.sheets import RECOMMENDATION
from toolkit.text import mask_personal, shortened, strip_invisible

OBSERVED_CODES = ("file.unreadable", "file.encrypted", "file.not-xlsx", "file.too-large", "file.not-the-form",
                  "file.other-campaign", "file.old-form", "file.macros", "form.sheet-missing", "form.column-missing",
                  "form.cell-unread", "form.formula-error", "form.formula-no-value", "form.control-characters",
                  "form.number-damaged", "form.picture", "form.struck")
"""Codes that the reader observes; no rule checks a submission for them."""

LOST_CODES = frozenset(("form.formula-error", "form.formula-no-value", "form.number-damaged", "form.picture"))
"""Codes of a cell whose value is lost: a finding of another rule on it would repeat the same fault."""

FOUND_LENGTH = 60
"""Most characters of a value that a finding quotes."""


def judge_form(
    filled: FilledForm,
    rules: FormRules[FactsT, LiveT],
    facts: FactsT,
    observed: Iterable[Observation] = (),
    remarks: Iterable[Remark] = (),
) -> Judgement:
    """Return the findings of all rules in force on a form by itself, gravest first, then by place.

    *facts* is what the checks are made on, *observed* what the reader saw, *remarks* what else is worth saying.
    """
    form, seen = rules.form, tuple(observed)
    lost = {_place(found.at) for found in seen if found.code in LOST_CODES and found.at}
    in_force = [rule for rule in rules.rules if rule.check and rule.code in rules.settings]
    lacking = [(rule, _missing(rule.needs, filled.labels, form)) for rule in in_force]
    checked = (found for rule, missing in lacking if rule.check and not missing for found in rule.check(facts))
    founds = fold_alike(chain(seen, (found for found in checked if not found.at or _place(found.at) not in lost)))
    path = filled.source.path
    return Judgement(
        _sorted(
            (_finding(found, path, form, rules.settings) for found in founds if found.code in rules.settings), form
        ),
        tuple(NotMade(rule.code, missing) for rule, missing in lacking if missing),
        (*filled.remarks, *remarks),
        {rule.code: "batch" for rule in rules.rules if rule.in_batch} | _not_in_force(rules),
        {cell.sheet: form.sheet_of[name].title for name, cell in filled.labels.items() if name in form.field_of},
    )


def judge_in_batch(
    judgement: Judgement, path: str, rules: FormRules[FactsT, LiveT], facts: BatchFacts
) -> Judgement:
    """Return the judgement on a form with the findings that only a batch can make; *path* is the form's.

    Those that only staff may read stand apart from those that the sender is told.
    """
    form, found, not_made = rules.form, list[Observation](), [*judgement.not_made]
    lost = {(finding.place.sheet, finding.place.cell) for finding in judgement if finding.code in LOST_CODES}
    for rule in rules.rules:
        if rule.in_batch is None or rule.code not in rules.settings:
            continue
        if missing := _missing(rule.needs, facts.sender.labels, form):
            not_made.append(NotMade(rule.code, missing))
        else:
            found += (each for each in rule.in_batch(facts) if not each.at or (each.at.sheet, each.at.a1) not in lost)
    told, kept = ([_finding(each, path, form, rules.settings) for each in found if each.for_staff is for_staff]
                  for for_staff in (False, True))
    order = [rule.code for rule in rules.rules]
    return replace(
        judgement,
        findings=_sorted([*judgement, *told], form),
        for_staff=_sorted(kept, form),
        not_made=tuple(sorted(not_made, key=lambda check: order.index(check.code))),
        skipped=_not_in_force(rules),
    )


def judge_unread(
    file: str, form: Form, settings: Mapping[str, RuleSetting], observed: Iterable[Observation], codes: Iterable[str]
) -> Judgement:
    """Return the verdict on a file that could not be read; none of *codes* was looked for."""
    findings = tuple(_finding(found, file, form, settings) for found in observed)
    return Judgement(findings, skipped=dict.fromkeys(codes, "unread"))


def _missing(needs: Iterable[str], labels: Container[str], form: Form) -> tuple[str, ...]:
    """Return the labels of needed fields that were not found."""
    return tuple(form.field_of[name].label for name in needs if name not in labels)


def _sorted(findings: Iterable[Finding], form: Form) -> tuple[Finding, ...]:
    """Return findings gravest first, then by sheet in the form's order, row, column and code."""
    order = {title: position for position, title in enumerate(form.titles)}
    return tuple(sorted(findings, key=lambda finding: _gravest_first(finding, order)))


def _gravest_first(finding: Finding, order: Mapping[str, int]) -> tuple[int, int, int, int, str]:
    at = parse_address(finding.place.cell) if finding.place.cell else Address(-1, -1)
    return -finding.severity, order.get(finding.place.sheet, -1), at.row, at.column, finding.code


def form_codes(rules: Iterable[Rule[FactsT, LiveT]]) -> tuple[str, ...]:
    """Return every code that can be found in a form: the reader's, then those of its rules."""
    return (*OBSERVED_CODES, *(rule.code for rule in rules))


def _not_in_force(rules: FormRules[FactsT, LiveT]) -> dict[str, str]:
    """Return the codes that the campaign does not list, with that as the reason."""
    return {code: "not-in-force" for code in form_codes(rules.rules) if code not in rules.settings}


def _place(cell: Cell) -> tuple[str, int, int]:
    """Return the sheet, row and column of a cell."""
    return cell.sheet, cell.row, cell.column


def _finding(found: Observation, path: str, form: Form, settings: Mapping[str, RuleSetting]) -> Finding:
    """Return an observation with the severity and the clause that the campaign gives its code."""
    setting = settings[found.code]
    cell = found.at
    severity = found.severity or (setting.severity.raised() if found.graver else setting.severity)
    place = Place(path, cell.sheet if cell else found.sheet, cell.a1 if cell else "")
    quoted = _quoted(found, form)
    details = _details(cell, found, form, quoted)
    meant = tuple(map(mask_personal, found.meant))
    return Finding(found.code, severity, place, quoted, setting.clause, details, found.look, meant)


def _details(cell: Cell | None, found: Observation, form: Form, quoted: str) -> dict[str, Detail]:
    """Return what the message may name: label, row, what was typed that is no answer, the observation's own details."""
    details = {name: _masked(detail) for name, detail in found.details.items()}
    if form.name != RECOMMENDATION:
        details["form"] = form.name
    if cell is None:
        return details
    field = form.field_of.get(cell.field)
    typed = {"typed": quoted} if cell.unanswered and quoted else {}
    return {"label": field.label if field else "", "row": cell.row + 1, **typed, **details}


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
    return quoted_text(found.value if found.value is not None else typed_text(cell) if cell else "")


def typed_text(cell: Cell) -> str:
    """Return the text that a person sees in a cell, 无 and the like too: nothing that was typed goes unseen."""
    return strip_invisible(cell.value) if isinstance(cell.value, str) else cell.text


def quoted_text(value: str) -> str:
    """Return a value as a finding may quote it: without what reads like personal data, shortened."""
    return shortened(mask_personal(value), FOUND_LENGTH)
