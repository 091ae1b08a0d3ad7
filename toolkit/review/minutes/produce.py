"""The minutes of a stage, written beside its 遴选结果.xlsx."""

from collections.abc import Sequence
from pathlib import Path

from toolkit.campaign.folder import CampaignFolder
from toolkit.documents.template import own_template
from toolkit.files import OutputFolder, path_inside
from toolkit.review.decided import StageDecision
from toolkit.review.minutes.render import TEMPLATE, render_minutes


def produce_minutes(folder: CampaignFolder, decisions: Sequence[StageDecision], target: OutputFolder) -> Path:
    """Return the path of the minutes after they were written into *target*, which notes it where they could not be.

    *decisions* are all that the stage was ever decided to. Raises TemplateFaults and DocumentFault for a template that
    cannot be filled in, before anything is written.
    """
    target.write(TEMPLATE, render_minutes(folder.campaign, decisions, own_template(folder, TEMPLATE)))
    return path_inside(target.path, TEMPLATE)
