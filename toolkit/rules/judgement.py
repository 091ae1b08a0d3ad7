"""Judgement: all rules in order, applied to a submission.

The campaign gives each rule its severity and its clause (`RuleSetting`): a year's clauses are data.
A rule that the campaign does not list is not in force.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from toolkit.campaign.model import Campaign
from toolkit.model import Cell, Detail, Finding, Judgement, NotMade, Observation, Place, Sheet, Submission, SystemReason
from toolkit.rules import committee, question, quota, score, unit
from toolkit.rules.base import Facts, Peers, Rule
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

_SHEET_ORDER = {sheet: position for position, sheet in enumerate(Sheet)}


def judge_submission(submission: Submission, campaign: Campaign, observed: Iterable[Observation] = ()) -> Judgement:
    """Return the judgement of a submission by itself; *observed* is what the reader saw."""
    return _judge(Facts(submission, campaign), observed, batch=False)


def judge_in_batch(
    submission: Submission, campaign: Campaign, observed: Iterable[Observation], peers: Peers, *, scanned: bool = False
) -> Judgement:
    """Return the judgement of a submission within a batch, by the rules that need it, too.

    *scanned* tells whether a signed scan that can be opened came with it.
    """
    return _judge(Facts(submission, campaign, peers, scanned), observed, batch=True)


def judge_observations(file: str, campaign: Campaign, observed: Iterable[Observation]) -> Judgement:
    """Return the judgement of a file that could not be read: only what the reader saw."""
    findings = tuple(_finding(found, file, campaign) for found in observed)
    return Judgement(findings, skipped=dict.fromkeys(CODES, "unread"))


def _judge(facts: Facts, observed: Iterable[Observation], *, batch: bool) -> Judgement:
    """Return the findings of all rules in force, gravest first, then by place."""
    campaign, labels = facts.campaign, facts.submission.labels
    observations = [*observed]
    lost = {_place(found.at) for found in observations if found.code in LOST_CODES and found.at}
    not_made = []
    for rule in (rule for rule in RULES if rule.code in campaign.rule and (batch or not rule.batch_only)):
        if missing := [name for name in rule.needs if name not in labels]:
            not_made.append(NotMade(rule.code, tuple(campaign.fields[name].label for name in missing)))
        else:
            observations += (found for found in rule.check(facts) if not found.at or _place(found.at) not in lost)
    return Judgement(
        tuple(_findings(observations, facts)),
        tuple(not_made),
        (*facts.submission.remarks, *submission_remarks(facts)),
        _skipped(campaign, batch=batch),
        _form_sheets(facts),
    )


def _findings(observations: Iterable[Observation], facts: Facts) -> Iterator[Finding]:
    """Yield the observations as findings, gravest first, then by place; codes that are not in force are left out."""
    campaign, path = facts.campaign, facts.submission.source.path
    judged = [(found, _finding(found, path, campaign)) for found in observations if found.code in campaign.rule]
    judged.sort(key=lambda pair: (-pair[1].severity, *_position(pair[0]), pair[1].code))
    return (finding for _, finding in judged)


def _form_sheets(facts: Facts) -> dict[str, str]:
    """Return which of the form's sheets stands under each title of the file."""
    fields = facts.campaign.fields
    return {cell.sheet: str(fields[name].sheet) for name, cell in facts.submission.labels.items() if name in fields}


def _skipped(campaign: Campaign, *, batch: bool) -> dict[str, str]:
    """Return the codes that are not looked for, each with the reason."""
    in_batch = {rule.code: "batch" for rule in RULES if rule.batch_only and not batch}
    return in_batch | {code: "not-in-force" for code in CODES if code not in campaign.rule}


def _place(cell: Cell) -> tuple[str, int, int]:
    """Return the sheet, row and column of a cell."""
    return cell.sheet, cell.row, cell.column


def _position(found: Observation) -> tuple[int, int, int]:
    """Return the key by which observations are sorted: sheet in the workbook's order, row, column."""
    sheet = found.at.sheet if found.at else found.sheet
    order = next((position for title, position in _SHEET_ORDER.items() if title == sheet), -1)
    return (order, found.at.row, found.at.column) if found.at else (order, -1, -1)


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
