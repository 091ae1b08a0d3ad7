"""A selection as plain data: what ``select --format json`` prints, and what the next one is compared with."""

from collections.abc import Iterable
from fractions import Fraction

from toolkit.campaign.review_model import Stage
from toolkit.messages import Language, Speaker
from toolkit.review.selection.model import CategoryOutcome, Phrase, QuestionOutcome, Selection
from toolkit.scoring import shown_figure

SHARE_DECIMALS = 4
"""Of a share as the line."""


def selection_record(selection: Selection, language: Language = "zh") -> dict[str, object]:
    """Return a selection as JSON holds it: from stage and status to quorum; what changed is for the command to add."""
    speaker = Speaker(language)
    return {
        "stage": selection.stage.name,
        "status": "decided" if selection.is_decided else "undecided",
        "categories": [_category(selection.stage, category) for category in selection.categories],
        "results": [_result(outcome, speaker) for outcome in selection.outcomes],
        "ties": [
            {"category": tie.category, "rank": tie.rank, "value": shown_figure(tie.value),
             "questions": [*tie.questions], "broken_by": tie.broken_by}
            for tie in selection.ties
        ],
        "limits": [{"question": over.question, "limit": over.limit.value} for over in selection.over_limits],
        "quorum": [*selection.quorum],
    }


def shown_line(stage: Stage, line: Fraction | None) -> float | None:
    """Return a line as people write it: a share to four decimals, else as a value."""
    return round(float(line), SHARE_DECIMALS) if stage.passing == "share" and line is not None else shown_figure(line)


def _category(stage: Stage, outcome: CategoryOutcome) -> dict[str, object]:
    return {"category": outcome.category.code, "name": outcome.category.name, "pool": outcome.pool,
            "passed": [*outcome.passed], "line": shown_line(stage, outcome.line)}


def _result(outcome: QuestionOutcome, speaker: Speaker) -> dict[str, object]:
    return {"question": outcome.question, "category": outcome.category, "rank": outcome.rank,
            "value": shown_figure(outcome.value), "result": outcome.result.value,
            "rule": outcome.rule.said(speaker), "note": note_text(outcome, speaker)}


def note_text(outcome: QuestionOutcome, speaker: Speaker) -> str:
    """Return all notes on a question in one text."""
    return (" " if speaker.language == "en" else "").join(note.said(speaker) for note in outcome.notes)


def causes_text(changed_by: Iterable[Phrase], speaker: Speaker) -> str:
    """Return in one text what would change a result; reviewers who do so each by himself are named together."""
    causes = [*changed_by]
    names = tuple(str(cause.details["reviewer"]) for cause in causes if "reviewer" in cause.details)
    together = [speaker.say("selection.changed-by.reviewers", names=names)] if names else []
    others = (cause.said(speaker) for cause in causes if "reviewer" not in cause.details)
    return speaker.say("selection.changed-by.separator").join((*together, *others))
