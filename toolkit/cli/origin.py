"""Who runs a command now, and why: kept with every step of the review."""

import getpass
from datetime import datetime

from toolkit.campaign.model import CHINA_TIME
from toolkit.ledger.review_steps import StepOrigin


def step_origin(reason: str | None = None) -> StepOrigin:
    """Return who runs this, when, and why."""
    return StepOrigin(datetime.now(CHINA_TIME).isoformat(timespec="seconds"), getpass.getuser(), reason or "")
