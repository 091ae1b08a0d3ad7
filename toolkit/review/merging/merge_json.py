"""What `merge --format json` says of a stage (review.md, JSON)."""

from typing import Any

from toolkit import __version__
from toolkit.messages import Speaker
from toolkit.model import Severity
from toolkit.review.merging.merged import MergedFile, MergedStage, NamedReviewer, ReviewFinding, ScoreAccounts


def merged_object(merged: MergedStage, speaker: Speaker) -> dict[str, Any]:
    """Return what JSON says of a stage as merged; the findings on who has not sent count in its summary."""
    return {
        "toolkit": __version__,
        "campaign": merged.campaign,
        "stage": merged.stage.name,
        "files": [_file_object(file, speaker) for file in merged.files],
        "missing": [one._asdict() for one in merged.missing],
        "scores": {**_accounts_object(merged.scores), "reasons": dict(merged.scores.reasons)},
        "summary": {
            "files": len(merged.files),
            "reviewers": len(merged.taken) or len({vote.voter for vote in merged.votes}),
            "missing": len(merged.missing),
            "errors": merged.count(Severity.ERROR),
            "warnings": merged.count(Severity.WARNING),
        },
    }


def _file_object(file: MergedFile, speaker: Speaker) -> dict[str, Any]:
    """Return what JSON says of a file."""
    return {
        "path": file.path,
        "sha256": file.sha256,
        "status": file.status.value,
        "reviewer": _reviewer_object(file.reviewer),
        "scores": _accounts_object(file.scores),
        "findings": [_finding_object(told, speaker) for told in file.findings],
    }


def _reviewer_object(reviewer: NamedReviewer | None) -> dict[str, str] | None:
    """Return what JSON says of whose a file is; null for one that names nobody."""
    return reviewer._asdict() if reviewer else None


def _accounts_object(scores: ScoreAccounts) -> dict[str, int]:
    """Return what JSON says of what was given."""
    return {"given": scores.given, "counted": scores.counted, "excluded": scores.excluded}


def _finding_object(told: ReviewFinding, speaker: Speaker) -> dict[str, str]:
    """Return what JSON says of a finding."""
    finding = told.finding
    return {
        "code": finding.code,
        "severity": finding.severity.word,
        "sheet": finding.place.sheet,
        "cell": finding.place.cell,
        "question": told.question,
        "found": finding.found,
        "message": speaker.sentence(finding),
        "remedy": speaker.remedy(finding),
    }
