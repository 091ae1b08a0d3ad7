"""Which sheets are taken: each says whose it is, and of which stage; of several of one reviewer the latest counts."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from toolkit.looks import Look
from toolkit.model import Detail, Observation
from toolkit.review.merging.facts import StageFacts
from toolkit.review.model import ReturnedSheet, SheetIdentity
from toolkit.rules.judgement import quoted_text


def refusal(sheet: ReturnedSheet, facts: StageFacts) -> Observation | None:
    """Return why a sheet cannot be taken; None for one that can."""
    said, stage = sheet.identity, {"stage": facts.stage.name}
    if facts.stage.is_mass_vote:
        return Observation("review.unknown-sheet", value="", details=stage, look=Look.SHEET_IN_MASS_VOTE)
    if said is None:
        return Observation("review.unknown-sheet", value="", look=Look.NOT_A_SHEET)
    if not said.intact:
        return Observation("review.altered", value="", look=Look.STAMP_ALTERED)
    return _of_another(said, facts)


def _of_another(said: SheetIdentity, facts: StageFacts) -> Observation | None:
    """Return why a sheet that is what it says cannot be taken here: it is another campaign's, stage's or pool's."""
    ours = facts.campaign.settings.code
    if said.campaign != ours:
        details = {"theirs": quoted_text(said.campaign), "ours": ours}
        return Observation("review.unknown-sheet", value=said.campaign, details=details, look=Look.OTHER_CALL)
    if said.stage != facts.pool.stage:
        details = {"theirs": quoted_text(said.stage), "stage": facts.pool.stage}
        return Observation("review.wrong-stage", value=said.stage, details=details, look=Look.OTHER_STAGE)
    if not facts.is_reviewer(said.reviewer):
        reviewer = {"reviewer": quoted_text(said.reviewer)}
        return Observation("review.unknown-sheet", value=said.reviewer, details=reviewer, look=Look.STRANGE_REVIEWER)
    if said.revision != facts.pool.revision:
        numbers: dict[str, Detail] = {"theirs": said.revision, "ours": facts.pool.revision, "stage": facts.stage.name}
        return Observation("review.wrong-stage", value=str(said.revision), details=numbers, look=Look.EARLIER_POOL)
    if said.again != facts.again:
        details = {"again": str(said.again), "stage": facts.stage.name}
        return Observation("review.wrong-stage", value=said.stage, details=details, look=Look.UNCALLED_VOTE)
    return None


def latest_sheets(sheets: Iterable[ReturnedSheet]) -> Mapping[str, ReturnedSheet]:
    """Return the sheet that counts of each reviewer: the latest by modification time, then by path."""
    ordered = sorted(sheets, key=lambda sheet: (sheet.modified, sheet.path))
    return {sheet.identity.reviewer: sheet for sheet in ordered if sheet.identity}


def first_came(sheets: Iterable[ReturnedSheet]) -> Mapping[str, datetime]:
    """Return when the same bytes first came, by their hash: to send them again is not to send them late."""
    came: dict[str, datetime] = {}
    for sheet in sheets:
        came[sheet.sha256] = min(sheet.modified, came.get(sheet.sha256, sheet.modified))
    return came


def late(came: datetime, facts: StageFacts) -> Observation | None:
    """Return what is told of a sheet that came after the stage had closed."""
    closes, modified = facts.stage.closes, came.replace(microsecond=0)
    if closes is None or modified <= closes:
        return None
    details = {"stage": facts.stage.name, "closes": f"{closes:%Y-%m-%d %H:%M}"}
    return Observation("review.late", value=f"{modified:%Y-%m-%d %H:%M}", details=details)
