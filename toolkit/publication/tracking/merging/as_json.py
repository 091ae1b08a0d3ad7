"""What `track merge --format json` says of a year."""

from typing import Any

from toolkit import __version__
from toolkit.messages import Speaker
from toolkit.model import Severity
from toolkit.publication.tracking.merged import FollowedQuestion, TrackedYear, TrackingFile, TrackingStatus
from toolkit.rules.tracking_facts import TrackedUnit


def tracking_data(merged: TrackedYear, speaker: Speaker) -> dict[str, Any]:
    """Return what JSON says of a year as merged; the findings on who has not sent count in its summary."""
    return {
        "toolkit": __version__,
        "campaign": merged.tracked.campaign.settings.code,
        "year": merged.year,
        "files": [_file(file, speaker) for file in merged.files],
        "questions": [_question(row) for row in merged.questions],
        "missing": [_unit(unit) | {"questions": len(unit.questions)} for unit in merged.missing],
        "summary": {
            "files": len(merged.files),
            "counted": sum(file.status is TrackingStatus.COUNTED for file in merged.files),
            "questions": len(merged.questions),
            "answered": len(merged.answers),
            "missing": len(merged.missing),
            "errors": merged.count(Severity.ERROR),
            "warnings": merged.count(Severity.WARNING),
        },
    }


def _unit(unit: TrackedUnit) -> dict[str, Any]:
    """Return what JSON says of a unit."""
    return {"code": unit.code, "name": unit.name}


def _file(file: TrackingFile, speaker: Speaker) -> dict[str, Any]:
    """Return what JSON says of a file."""
    return {
        "path": file.path,
        "sha256": file.sha256,
        "status": file.status.value,
        "gone": file.gone,
        "unit": _unit(file.unit) if file.unit else None,
        "answered": len(file.answers),
        "findings": [*map(speaker.record, file.judgement)],
    }


def _question(row: FollowedQuestion) -> dict[str, Any]:
    """Return what JSON says of a question: null for what was not answered."""
    answer = row.answer
    return {
        "number": row.question.number,
        "unit": row.unit.code,
        "result": row.question.result,
        "status": answer.status if answer else None,
        "layout": answer.layout if answer else None,
        "change": row.change.kind.value,
        "since": row.change.since,
        "file": answer.file if answer else None,
        "cell": answer.cell if answer else None,
    }
