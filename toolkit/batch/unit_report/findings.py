"""What the report on a submission says of the verdict on it."""

from toolkit import messages
from toolkit.batch.unit_report.model import LabelledValue, OpenFinding
from toolkit.documents.values import single_line
from toolkit.model import Finding, Judgement


def open_findings(judgement: Judgement) -> tuple[OpenFinding, ...]:
    """Return the findings on a submission as the report says them."""
    return tuple(map(_open_finding, judgement))


def checks_not_made(judgement: Judgement) -> tuple[LabelledValue, ...]:
    """Return the checks that were not made, each with what it lacked."""
    return tuple(LabelledValue(messages.rule_title(each.code), "、".join(each.missing)) for each in judgement.not_made)


def _open_finding(finding: Finding) -> OpenFinding:
    """Return a finding as the report says it."""
    return OpenFinding(
        severity=messages.severity_word(finding.severity),
        place=single_line(str(finding.place)),
        message=single_line(messages.finding_sentence(finding)),
        remedy=single_line(messages.finding_remedy(finding)),
        clause=single_line(finding.clause),
    )
