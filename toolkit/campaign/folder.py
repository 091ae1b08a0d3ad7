"""A campaign folder: campaign.xlsx, the inbox, lists of published questions and the output (DESIGN §5)."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from toolkit import files
from toolkit.campaign.errors import CAMPAIGN_FILE, INBOX, PUBLISHED, FolderTaken, NoCampaign, UnknownPreset
from toolkit.campaign.model import Campaign
from toolkit.campaign.preset import load_preset, preset_names
from toolkit.campaign.workbook import cells_by_key, read_campaign, read_earlier_campaign
from toolkit.model import Cell

ISSUED, REPORTS, REVIEW, NOTICES, BOOK, TRACKING, TEMPLATES = (
    "issued", "reports", "review", "notices", "book", "tracking", "模板",
)
"""Names of the folders of blank workbooks, reports, the review, notices, the book, tracking, explained
templates, below output/."""

TAKEN = (ISSUED, REPORTS, REVIEW, NOTICES, BOOK, TRACKING, TEMPLATES)
"""Names that no batch may have: its folder stands beside these."""


@dataclass(frozen=True)
class CampaignFolder:
    """A campaign folder and its campaign."""

    path: Path
    campaign: Campaign

    @property
    def inbox(self) -> Path:
        """Return the folder of the files that units sent."""
        return self.path / INBOX

    @property
    def published(self) -> Path:
        """Return the folder of the lists that staff have of questions published in former years."""
        return self.path / PUBLISHED

    @property
    def output(self) -> Path:
        """Return the folder of everything the toolkit makes; nothing in it is ever an input."""
        return self.path / "output"

    @property
    def ledger(self) -> Path:
        """Return the folder of the ledger: what was received, found and decided; the one thing to back up."""
        return self.path / "ledger"

    @property
    def issued(self) -> Path:
        """Return the folder of the blank workbooks."""
        return self.output / ISSUED

    @property
    def reports(self) -> Path:
        """Return the folder of the units' reports."""
        return self.output / REPORTS

    @property
    def notices(self) -> Path:
        """Return the folder of the notices to units on what became of their questions."""
        return self.output / NOTICES

    @property
    def templates(self) -> Path:
        """Return the folder of the list of fields and the templates with comments; staff's own stand beside inbox/."""
        return self.output / TEMPLATES

    @property
    def book(self) -> Path:
        """Return the folder of the book of the selected questions, with the bilingual list."""
        return self.output / BOOK

    def review(self, stage: str) -> Path:
        """Return the folder of what a stage takes in: 分配表.xlsx and the sheets that came back."""
        return files.path_inside(self.path / REVIEW, files.safe_name(stage))

    def review_inbox(self, stage: str) -> Path:
        """Return the folder of what reviewers of a stage sent back."""
        return self.review(stage) / INBOX

    def review_output(self, stage: str) -> Path:
        """Return the folder of what the toolkit makes for a stage."""
        return files.path_inside(self.output / REVIEW, files.safe_name(stage))

    def tracking_inbox(self, year: int) -> Path:
        """Return the folder of the tracking workbooks that units sent back for a year."""
        return self.path / TRACKING / str(year) / INBOX

    def tracking_output(self, year: int) -> Path:
        """Return the folder of what the toolkit makes for a year of tracking."""
        return self.output / TRACKING / str(year)


def create_folder(path: Path, preset_name: str, live_codes: frozenset[str]) -> CampaignFolder:
    """Return a new campaign folder made from a packaged preset.

    Raises UnknownPreset, or FolderTaken when *path* already holds a campaign; OSError when it cannot be written.
    """
    if preset_name not in preset_names():
        raise UnknownPreset(preset_name, preset_names())
    return new_folder(path, load_preset(preset_name), live_codes)


def new_folder(
    path: Path, campaign: Campaign, live_codes: frozenset[str], asked: Collection[str] = ()
) -> CampaignFolder:
    """Return a new campaign folder that holds a campaign, the settings that are *asked* for left blank.

    Raises FolderTaken when *path* already holds a campaign, and OSError when it cannot be written.
    """
    from toolkit.campaign.writer import write_campaign  # slow to load, and a folder is made once a year

    if (path / CAMPAIGN_FILE).exists():
        raise FolderTaken(path)
    folder = CampaignFolder(path, campaign)
    for part in (folder.inbox, folder.published, folder.output):
        part.mkdir(parents=True, exist_ok=True)
    files.write_file(path / CAMPAIGN_FILE, write_campaign(campaign, live_codes, asked))
    return folder


def copy_lists(earlier: CampaignFolder, folder: CampaignFolder) -> int:
    """Copy the lists of published questions of an earlier year into a new folder, and return how many there are.

    Raises OSError when one cannot be read or written.
    """
    lists = [file for file in earlier.published.iterdir() if file.is_file()] if earlier.published.is_dir() else []
    for file in lists:
        files.write_file(folder.published / file.name, file.read_bytes())
    return len(lists)


def open_earlier_folder(path: Path) -> CampaignFolder:
    """Return the folder of an earlier year, in whose campaign workbook the rows that came since may be missing.

    Raises what :func:`open_folder` raises.
    """
    return CampaignFolder(path, read_earlier_campaign(_workbook(path)))


def open_folder(path: Path) -> CampaignFolder:
    """Return the campaign folder at *path*.

    Raises NoCampaign when it has no campaign workbook, BrokenCampaign when that is faulty, OSError when the disk fails.
    """
    return CampaignFolder(path, read_campaign(_workbook(path)))


def cells_of_reviewers(folder: CampaignFolder) -> dict[str, dict[str, Cell]]:
    """Return the cells of 评审专家 by field, expert by expert, by their ids."""
    return cells_by_key(_workbook(folder.path), "reviewers", "id")


def _workbook(path: Path) -> bytes:
    """Return the campaign workbook of a folder; raises NoCampaign when it has none."""
    file = path / CAMPAIGN_FILE
    if not file.exists():
        raise NoCampaign(path)
    return file.read_bytes()
