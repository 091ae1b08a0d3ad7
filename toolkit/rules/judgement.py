"""Judgement: all rules in order, applied to a submission.

The campaign gives each rule its severity and its clause (`RuleSetting`): a year's clauses are data.
A rule that the campaign does not list is not in force.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from toolkit.campaign.model import Campaign
from toolkit.cellref import Address, parse_address
from toolkit.model import Cell, Detail, Finding, Judgement, NotMade, Observation, Place, Sheet, Submission, SystemReason
from toolkit.rules import committee, question, quota, score, unit
from toolkit.rules.base import Facts, Rule
from toolkit.rules.batch_facts import BatchFacts
from toolkit.rules.notes import submission_remarks
from toolkit.text import mask_personal, strip_invisible

__all__ = ["CODES", "LIVE_CODES", "LOST_CODES", "RULES", "judge_in_batch", "judge_observations", "judge_submission"]

RULES: tuple[Rule, ...] = (*unit.RULES, *committee.RULES, *quota.RULES, *question.RULES, *score.RULES)
"""Every rule on the content of a workbook, in the order of DESIGN §7."""

OBSERVED_CODES = ("file.unreadable", "file.encrypted", "file.not-xlsx", "file.too-large", "file.not-the-form",
                  "file.other-campaign", "file.old-form", "file.macros", "form.sheet-missing", "form.column-missing",
                  "form.cell-unread", "form.formula-error", "form.formula-no-value", "form.control-characters",
                  "form.number-damaged")
"""Codes that the reader observes; no rule checks a submission for them."""

LOST_CODES = frozenset(("form.formula-error", "form.formula-no-value", "form.number-damaged"))
"""Codes of a cell whose value is lost: a finding of another rule on it would repeat the same fault."""

CODES = (*OBSERVED_CODES, *(rule.code for rule in RULES))
"""Every code, in the order of the catalogue."""

LIVE_CODES = frozenset(rule.code for rule in RULES if rule.live)
"""Codes that the workbook itself judges while one types."""

FOUND_LENGTH = 60
"""Most characters of a value that a finding quotes."""

_SHEET_ORDER: dict[str, int] = {sheet: position for position, sheet in enumerate(Sheet)}


def judge_submission(submission: Submission, campaign: Campaign, observed: Iterable[Observation] = ()) -> Judgement:
    """Return the judgement of a submission by itself; *observed* is what the reader saw."""
    return judge_facts(Facts(submission, campaign), observed)


def judge_observations(file: str, campaign: Campaign, observed: Iterable[Observation]) -> Judgement:
    """Return the judgement of a file that could not be read: only what the reader saw."""
    findings = tuple(_finding(found, file, campaign) for found in observed)
    return Judgement(findings, skipped=dict.fromkeys(CODES, "unread"))


def judge_facts(facts: Facts, observed: Iterable[Observation] = ()) -> Judgement:
    """Return the judgement of a submission whose facts are known already."""
    campaign, labels = facts.campaign, facts.submission.labels
    observations, not_made = [*observed], []
    lost = {_place(found.at) for found in observations if found.code in LOST_CODES and found.at}
    for rule in RULES:
        if rule.check is None or rule.code not in campaign.rule:
            continue
        if missing := [name for name in rule.needs if name not in labels]:
            not_made.append(_not_made(rule.code, missing, campaign))
        else:
            observations += (found for found in rule.check(facts) if not found.at or _place(found.at) not in lost)
    path = facts.submission.source.path
    return Judgement(
        _sorted_findings(_finding(found, path, campaign) for found in observations if found.code in campaign.rule),
        tuple(not_made),
        (*facts.submission.remarks, *submission_remarks(facts)),
        {rule.code: "batch" for rule in RULES if rule.in_batch} | _not_in_force(campaign),
        _form_sheets(facts),
    )


def judge_in_batch(judgement: Judgement, path: str, facts: BatchFacts) -> Judgement:
    """Return the judgement of a form with the findings that only a batch can make; *path* is the form's."""
    campaign, labels = facts.campaign, facts.sender.labels
    lost = {(finding.place.sheet, finding.place.cell) for finding in judgement if finding.code in LOST_CODES}
    findings, not_made = [*judgement], [*judgement.not_made]
    for rule in RULES:
        if rule.in_batch is None or rule.code not in campaign.rule:
            continue
        if missing := [name for name in rule.needs if name not in labels]:
            not_made.append(_not_made(rule.code, missing, campaign))
        else:
            found = (_finding(found, path, campaign) for found in rule.in_batch(facts))
            findings += (finding for finding in found if (finding.place.sheet, finding.place.cell) not in lost)
    not_made.sort(key=lambda check: CODES.index(check.code))
    return replace(
        judgement,
        findings=_sorted_findings(findings),
        not_made=tuple(not_made),
        skipped=_not_in_force(campaign),
    )


def batch_needs() -> frozenset[str]:
    """Return the fields that the rules of a batch need."""
    return frozenset(name for rule in RULES if rule.in_batch for name in rule.needs)


def _not_made(code: str, missing: Iterable[str], campaign: Campaign) -> NotMade:
    return NotMade(code, tuple(campaign.fields[name].label for name in missing))


def _not_in_force(campaign: Campaign) -> dict[str, str]:
    """Return the codes that the campaign does not list, with that as the reason."""
    return {code: "not-in-force" for code in CODES if code not in campaign.rule}


def _form_sheets(facts: Facts) -> dict[str, str]:
    """Return which of the form's sheets stands under each title of the file."""
    fields = facts.campaign.fields
    return {cell.sheet: str(fields[name].sheet) for name, cell in facts.submission.labels.items() if name in fields}


def _place(cell: Cell) -> tuple[str, int, int]:
    """Return the sheet, row and column of a cell."""
    return cell.sheet, cell.row, cell.column


def _sorted_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings gravest first, then by sheet in the form's order, row, column and code."""
    return tuple(sorted(findings, key=_gravest_first))


def _gravest_first(finding: Finding) -> tuple[int, int, int, int, str]:
    sheet, cell = finding.place.sheet, finding.place.cell
    at = parse_address(cell) if cell else Address(-1, -1)
    return -finding.severity, _SHEET_ORDER.get(sheet, -1), at.row, at.column, finding.code


def _finding(found: Observation, path: str, campaign: Campaign) -> Finding:
    """Return an observation as a finding: with severity and clause from the campaign."""
    setting = campaign.rule[found.code]
    cell = found.at
    severity = found.severity or (setting.severity.raised() if found.graver else setting.severity)
    place = Place(path, cell.sheet if cell else found.sheet, cell.a1 if cell else "")
    quoted, details = _quoted(found, campaign), _details(cell, found, campaign)
    meant = tuple(map(mask_personal, found.meant))
    return Finding(found.code, severity, place, quoted, setting.clause, details, found.look, meant)


def _details(cell: Cell | None, found: Observation, campaign: Campaign) -> dict[str, Detail]:
    """Return the details of a finding: the field's label, the row, and the observation's own."""
    details = {name: _masked(detail) for name, detail in found.details.items()}
    if cell is None:
        return details
    field = campaign.fields.get(cell.field)
    return {"label": field.label if field else "", "row": cell.row + 1, **details}


def _masked(detail: Detail) -> Detail:
    """Return a detail without what reads like personal data."""
    if isinstance(detail, tuple):
        return tuple(map(mask_personal, detail))
    if isinstance(detail, SystemReason):
        return replace(detail, said=mask_personal(detail.said))
    return mask_personal(detail) if isinstance(detail, str) else detail


def _quoted(found: Observation, campaign: Campaign) -> str:
    """Return the value found, masked and shortened; empty for a field declared personal."""
    cell = found.at
    if cell is not None and (field := campaign.fields.get(cell.field)) and field.personal:
        return ""
    value = mask_personal(found.value if found.value is not None else _shown(cell) if cell else "")
    return value if len(value) <= FOUND_LENGTH else value[: FOUND_LENGTH - 1] + "…"


def _shown(cell: Cell) -> str:
    """Return the text that a person sees in a cell, 无 and the like too."""
    return strip_invisible(cell.value) if isinstance(cell.value, str) else cell.text


def live_rules() -> Iterator[Rule]:
    """Yield the rules that 自检 shows, in order."""
    return (rule for rule in RULES if rule.live)
