"""What staff are told of an assignment: hand changes that cannot be kept, questions nobody is for, obstacles."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.campaign.model import Campaign
from toolkit.campaign.review_model import Stage
from toolkit.messages import Language, say
from toolkit.model import Cell, Detail, Details, Severity
from toolkit.review.assigning.candidates import Candidates
from toolkit.review.assigning.entries import AssignmentEntry
from toolkit.review.assigning.panels import is_of_other_field, serving_reviewers
from toolkit.review.assigning.recorded import RecordedAssignment
from toolkit.review.assignment.hand_changes import Breach, BreachKind
from toolkit.review.assignment.problem import Infeasible, Named, ObstacleKind
from toolkit.review.model import Pool
from toolkit.text import first_of

SHOWN = 8
"""Questions or experts that a sentence names; the others are counted."""


@dataclass(frozen=True)
class AssignmentFinding:
    """Something that staff should know of an assignment, or have to do for it."""

    code: str
    severity: Severity = Severity.ERROR
    question: str = ""
    reviewer: str = ""
    sheet: str = ""
    cell: str = ""
    """Where in 分配表.xlsx; empty for what stands nowhere there."""
    details: Details = field(default_factory=dict)

    def says(self, language: Language = "zh") -> str:
        """Return what is so, in one sentence."""
        return say(f"assign.finding.{self.code}", language, **self._values())

    def remedy(self, language: Language = "zh") -> str:
        """Return what to do."""
        return say(f"assign.remedy.{self.code}", language, **self._values())

    def _values(self) -> Details:
        return {"question": self.question, "reviewer": self.reviewer, **self.details}


def breach_finding(breach: Breach, cell: Cell, candidates: Candidates, most: int) -> AssignmentFinding:
    """Return what is said of a hand change that cannot be kept; *most* is 每人最多题数."""
    details: dict[str, str | int] = {"most": most}
    if breach.kind is BreachKind.RECUSED:
        details["reason"] = candidates.recusal_reason(breach.question, breach.reviewer)
    return AssignmentFinding(f"hand-{breach.kind}", question=breach.question, reviewer=breach.reviewer,
                             sheet=cell.sheet, cell=cell.a1, details=details)


def other_field_findings(
    campaign: Campaign, stage: Stage, pool: Pool, given: Mapping[str, int]
) -> Iterator[AssignmentFinding]:
    """Yield the questions of fields that no panel is for and that have fewer reviewers than they need by hand."""
    for question in pool.questions:
        if is_of_other_field(campaign, stage, question) and given.get(question.number, 0) < stage.reviewers:
            details: dict[str, Detail] = {"field": question.research_field, "needed": stage.reviewers,
                       "given": given.get(question.number, 0)}
            yield AssignmentFinding("other-field", question=question.number, details=details)


def committee_findings(campaign: Campaign, stage: Stage) -> Iterator[AssignmentFinding]:
    """Yield a warning where a voting committee has another size than the stage says."""
    members = len(serving_reviewers(campaign, stage))
    if stage.method == "vote" and members != stage.reviewers:
        details: dict[str, Detail] = {"members": members, "size": stage.reviewers, "stage": stage.name}
        yield AssignmentFinding("committee-size", Severity.WARNING, details=details)


def changed_row_findings(
    entries: Sequence[AssignmentEntry], former: RecordedAssignment | None
) -> Iterator[AssignmentFinding]:
    """Yield the rows that staff changed without saying so: 来源 is still 自动, so they do not bind."""
    if former is None:
        return
    known = {Named(pair.question, pair.reviewer) for pair in former.pairs}
    for entry in entries:
        name = Named(entry.question.text, entry.reviewer.text)
        if not entry.by_hand and name not in known:
            yield AssignmentFinding("changed-row", Severity.WARNING, *name, entry.reviewer.sheet, entry.reviewer.a1)


def obstacle_findings(obstacle: Infeasible) -> Iterator[AssignmentFinding]:
    """Yield why there is no assignment: questions with too few experts, and questions and experts that do not go on."""
    for lack in obstacle.lacks:
        details = {"needed": lack.reviewers, "institutions": lack.institutions, "missing": lack.missing}
        yield AssignmentFinding("lack", question=lack.question, details=details)
    for met in obstacle.obstacles:
        if obstacle.lacks and not met.reviewers:
            continue  # questions that lack experts, named above
        code = "crowded" if met.kind is ObstacleKind.CROWDED else "idle"
        said: dict[str, Detail] = {
            "questions": first_of(met.questions, SHOWN), "count": len(met.questions), "needed": met.needed,
            "reviewers": first_of(met.reviewers, SHOWN), "experts": len(met.reviewers), "available": met.available,
        }
        yield AssignmentFinding(code, details=said)
