"""An assignment as ``toolkit assign --format json`` prints it (review.md, JSON)."""

from typing import Any

from toolkit import __version__
from toolkit.campaign.model import Campaign
from toolkit.messages import Language, say
from toolkit.model import Severity
from toolkit.review.assigning.assign import AssignmentOutcome, AssignmentStatus
from toolkit.review.assigning.findings import AssignmentFinding
from toolkit.review.stage import StageUndecided


def assignment_data(campaign: Campaign, outcome: AssignmentOutcome, language: Language = "zh") -> dict[str, Any]:
    """Return the one object that is printed."""
    pool, solution = outcome.pool, outcome.solution
    return {
        "toolkit": __version__,
        "campaign": campaign.settings.code,
        "stage": outcome.stage.name,
        "status": str(outcome.status),
        "pool": {"hash": pool.hash, "questions": len(pool.questions), "revision": pool.revision},
        "seed": outcome.seed,
        "optimum": {"worst": solution.worst, "sum": solution.sum} if solution else None,
        "assignment": [
            {"question": pair.question, "reviewer": pair.reviewer, "match": float(pair.match), "basis": pair.basis,
             "source": str(pair.source)}
            for pair in outcome.pairs
        ],
        "pairs": [{"question": pair.question, "reviewer": pair.reviewer, "match": pair.match}
                  for pair in sorted(outcome.candidates.pairs)],
        "recusals": [row._asdict() for row in sorted(outcome.candidates.recusals)],
        "loads": [{"reviewer": row.reviewer.id, "given": row.given, "minimum": row.minimum, "maximum": row.maximum}
                  for row in outcome.loads],
        "moved": [{"question": move.question, "from": move.before, "to": move.after,
                   "reason": say(f"moved.{move.reason}", language)} for move in outcome.moves],
        "relaxations": [{"setting": str(each.setting), "reviewer": each.reviewer, "from": each.before,
                         "to": each.after} for each in outcome.relaxations],
        "findings": [_finding(finding, language) for finding in outcome.findings],
    }


def refused_data(campaign: Campaign, fault: StageUndecided, language: Language = "zh") -> dict[str, Any]:
    """Return the object that is printed for a stage that cannot begin: nothing is frozen and nothing assigned."""
    finding = {"code": "assign.undecided", "severity": Severity.ERROR.word, "question": "", "reviewer": "", "sheet": "",
               "cell": "", "message": fault.render(language), "remedy": ""}
    return {
        "toolkit": __version__,
        "campaign": campaign.settings.code,
        "stage": fault.stage,
        "status": str(AssignmentStatus.REFUSED),
        "pool": {"hash": "", "questions": 0, "revision": 0},
        "seed": 0,
        "optimum": None,
        **dict.fromkeys(("assignment", "pairs", "recusals", "loads", "moved", "relaxations"), ()),
        "findings": [finding],
    }


def _finding(finding: AssignmentFinding, language: Language) -> dict[str, Any]:
    """Return a finding for a program."""
    return {"code": f"assign.{finding.code}", "severity": finding.severity.word, "question": finding.question,
            "reviewer": finding.reviewer, "sheet": finding.sheet, "cell": finding.cell,
            "message": finding.says(language), "remedy": finding.remedy(language)}
