"""How answers, and what changed of them, are put into words."""

from collections.abc import Iterator

from toolkit.formspec.tracking import tracking_form
from toolkit.messages import Speaker
from toolkit.publication.tracking.changes import ChangedField, ComparedAnswer

LABELS = {name: field.label for name, field in tracking_form("").field_of.items()}
"""What the fields of the form are called."""


def change_text(change: ComparedAnswer, speaker: Speaker) -> str:
    """Return in one line what became of an answer since the last one."""
    said = tuple(_field_texts(change, speaker))
    if not said:
        return speaker.say(f"track.change.{change.kind}", since=change.since or "")
    what = speaker.say("track.change.between").join(said)
    return speaker.say("track.change.since", since=change.since or "", what=what)


def _field_texts(change: ComparedAnswer, speaker: Speaker) -> Iterator[str]:
    """Yield what became of each field."""
    for field in change.fields:
        blank = speaker.say("track.change.blank")
        words = {"before": field.before or blank, "after": field.after or blank} if field.is_choice else {}
        yield speaker.say(f"track.change.{_how(field)}", label=LABELS[field.name], **words)


def _how(field: ChangedField) -> str:
    """Return how a field changed: a choice from one entry to another, words that are new, edited or gone."""
    if field.is_choice:
        return "choice"
    return "gone" if not field.after else "edited" if field.before else "new"
