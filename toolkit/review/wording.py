"""How the record of a stage is put into words: times, figures and votes."""

from collections.abc import Iterable
from datetime import datetime

from toolkit.campaign.model import CHINA_TIME
from toolkit.documents.values import DASH, single_line
from toolkit.ledger.review_steps import StepOrigin
from toolkit.messages import Speaker
from toolkit.review.decided import StageRecord
from toolkit.review.model import StageResult, VoteCount
from toolkit.scoring import two_decimals

VOTE = "vote"
"""The method of a stage that is decided by votes."""


def decided_at(origin: StepOrigin) -> datetime:
    """Return when a step was taken, in China's time; a time without a zone is taken for that."""
    told = datetime.fromisoformat(origin.made_at)
    return told.astimezone(CHINA_TIME) if told.tzinfo else told.replace(tzinfo=CHINA_TIME)


def time_text(origin: StepOrigin, speaker: Speaker) -> str:
    """Return day and clock of a step as the language writes them."""
    at = decided_at(origin)
    return speaker.say("letter.time", year=at.year, month=at.month, day=at.day, clock=f"{at:%H:%M}")


def day_text(origin: StepOrigin, speaker: Speaker) -> str:
    """Return the day of a step as the language writes it."""
    at = decided_at(origin)
    return speaker.say("letter.day", year=at.year, month=at.month, day=at.day)


def origin_words(origin: StepOrigin, speaker: Speaker) -> dict[str, str]:
    """Return when a step was taken, by whom and why, for a sentence that names time, by and reason."""
    reason = single_line(origin.reason, "")
    told = speaker.say("minutes.reason", reason=reason) if reason else ""
    return {"time": time_text(origin, speaker), "by": single_line(origin.made_by), "reason": told}


def figure_text(value: float | None) -> str:
    """Return a figure with two decimals; a dash for none."""
    return DASH if value is None else str(two_decimals(value))


def value_text(record: StageRecord, value: float | None) -> str:
    """Return what a stage ranks by: scores with two decimals, votes as they are counted; a dash for none."""
    return figure_text(value) if record.method != VOTE or value is None else f"{value:g}"


def rank_text(rank: int | None) -> str:
    """Return a rank; a dash for none."""
    return DASH if rank is None else str(rank)


def result_text(result: StageResult, speaker: Speaker) -> str:
    """Return what became of a question, as the language says it."""
    return speaker.say(f"minutes.result.{result.name.lower()}")


def votes_text(votes: VoteCount, speaker: Speaker) -> str:
    """Return how many ballots said what."""
    return speaker.say("minutes.votes", in_favour=votes.in_favour, against=votes.against, abstained=votes.abstained)


def joined_notes(notes: Iterable[str], speaker: Speaker) -> str:
    """Return the notes that say something as one text, without a stop at its end."""
    said = [note.strip().rstrip("。；.;") for note in notes]
    return speaker.say("minutes.between").join(note for note in said if note)
