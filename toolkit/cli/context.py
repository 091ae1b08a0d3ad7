"""What stands before the command on the command line: the campaign folder and the language."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.campaign.errors import CAMPAIGN_FILE
from toolkit.messages import Language, Speaker
from toolkit.model import Detail

if TYPE_CHECKING:
    from toolkit.campaign.folder import CampaignFolder
    from toolkit.campaign.model import Campaign


@dataclass(frozen=True)
class CliContext:
    """The campaign folder and the language."""

    folder: Path
    chosen: bool
    """Whether the folder was named with -C, not just taken from where we are."""
    language: Language

    @property
    def speaker(self) -> Speaker:
        """Return what says everything in the user's language."""
        return Speaker(self.language)

    def say(self, key: str, **values: Detail) -> str:
        """Return an entry of the interface's catalogue in the user's language."""
        return self.speaker.say(key, **values)

    def campaign_folder(self) -> "CampaignFolder | None":
        """Return the campaign folder that was named or that we are in; None when there is neither."""
        if not self.chosen and not (self.folder / CAMPAIGN_FILE).exists():
            return None
        from toolkit.campaign.folder import open_folder  # loads what writes workbooks, which is seldom needed

        return open_folder(self.folder)

    def campaign(self) -> "Campaign | None":
        """Return the campaign of that folder; None when there is none."""
        folder = self.campaign_folder()
        return folder.campaign if folder else None


with_context = click.make_pass_decorator(CliContext)
"""Hands a command its context as the first argument."""
