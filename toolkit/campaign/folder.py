"""A campaign folder: campaign.xlsx, the inbox and the output (DESIGN §5)."""

from dataclasses import dataclass
from pathlib import Path

from toolkit import files
from toolkit.campaign.errors import CAMPAIGN_FILE, FolderTaken, NoCampaign, UnknownPreset
from toolkit.campaign.model import Campaign
from toolkit.campaign.preset import load_preset, preset_names
from toolkit.campaign.workbook import read_campaign, write_campaign

ISSUED, REPORTS = "issued", "reports"
"""Names of the folders of blank workbooks and of reports, below output/."""

TAKEN = (ISSUED, REPORTS)
"""Names that no batch may have: its folder stands beside these."""


@dataclass(frozen=True)
class CampaignFolder:
    """A campaign folder and its campaign."""

    path: Path
    campaign: Campaign

    @property
    def inbox(self) -> Path:
        """Return the folder of the files that units sent."""
        return self.path / "inbox"

    @property
    def output(self) -> Path:
        """Return the folder of everything the toolkit makes; nothing in it is ever an input."""
        return self.path / "output"

    @property
    def issued(self) -> Path:
        """Return the folder of the blank workbooks."""
        return self.output / ISSUED

    @property
    def reports(self) -> Path:
        """Return the folder of the units' reports."""
        return self.output / REPORTS


def create_folder(path: Path, preset_name: str, live_codes: frozenset[str]) -> CampaignFolder:
    """Return a new campaign folder made from a packaged preset.

    Raises UnknownPreset, or FolderTaken when *path* already holds a campaign; OSError when it cannot be written.
    """
    if preset_name not in preset_names():
        raise UnknownPreset(preset_name, preset_names())
    if (path / CAMPAIGN_FILE).exists():
        raise FolderTaken(path)
    folder = CampaignFolder(path, load_preset(preset_name))
    for part in (folder.inbox, folder.output):
        part.mkdir(parents=True, exist_ok=True)
    files.write_file(path / CAMPAIGN_FILE, write_campaign(folder.campaign, live_codes))
    return folder


def open_folder(path: Path) -> CampaignFolder:
    """Return the campaign folder at *path*.

    Raises NoCampaign when it has no campaign workbook, BrokenCampaign when that is faulty, OSError when the disk fails.
    """
    file = path / CAMPAIGN_FILE
    if not file.exists():
        raise NoCampaign(path)
    return CampaignFolder(path, read_campaign(file.read_bytes()))
