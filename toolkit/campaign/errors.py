"""What can be wrong with a campaign folder or workbook; each error knows what to say of itself."""

from dataclasses import dataclass, field
from pathlib import Path

from toolkit.messages import Language, say
from toolkit.model import Detail, Details

CAMPAIGN_FILE = "campaign.xlsx"
"""The workbook in a campaign folder that says all of the campaign."""


@dataclass(frozen=True, slots=True)
class CampaignFault:
    """One thing wrong in campaign.xlsx: where it stands, the value found, and what to do."""

    code: str
    sheet: str = ""
    cell: str = ""
    """A1 address: of the faulty cell, or of the empty one where something is missing; empty for a whole sheet."""
    value: str = ""
    details: Details = field(default_factory=dict)

    @property
    def place(self) -> str:
        """Return the sheet and the cell as a person writes them; the file's name for a fault of the whole file."""
        return f"{self.sheet}!{self.cell}" if self.cell else self.sheet or CAMPAIGN_FILE

    def says(self, language: Language = "zh") -> str:
        """Return what is wrong, in one sentence."""
        return say(f"campaign.fault.{self.code}", language, **self._values())

    def remedy(self, language: Language = "zh") -> str:
        """Return what to do about it."""
        return say(f"campaign.remedy.{self.code}", language, **self._values())

    def render(self, language: Language = "zh") -> str:
        """Return place, fault and remedy in one line."""
        fault, remedy = self.says(language), self.remedy(language)
        return say("campaign.broken-line", language, place=self.place, fault=fault, remedy=remedy)

    def _values(self) -> dict[str, Detail]:
        """Return what the sentences may name."""
        return {"sheet": self.sheet, "cell": self.cell, "value": self.value, **self.details}


class CampaignError(Exception):
    """A campaign that cannot be used, for a reason that its owner can mend."""

    key = ""
    """The message that tells of it."""

    def __init__(self, **details: Detail) -> None:
        super().__init__(self.key, details)
        self.details = details

    def __str__(self) -> str:
        return self.render("en")

    def render(self, language: Language = "zh") -> str:
        """Return what is wrong and what to do about it."""
        return say(self.key, language, **self.details)


class FolderTaken(CampaignError):
    """A folder that already holds a campaign."""

    key = "campaign.folder-taken"

    def __init__(self, path: Path) -> None:
        super().__init__(path=str(path))


class NoCampaign(CampaignError):
    """A folder without a campaign workbook."""

    key = "campaign.folder-empty"

    def __init__(self, path: Path, file: str) -> None:
        super().__init__(path=str(path), file=file)


class UnknownPreset(CampaignError):
    """The name of no packaged preset."""

    key = "campaign.preset-unknown"

    def __init__(self, preset: str, known: tuple[str, ...]) -> None:
        super().__init__(preset=preset, known=known)


class BrokenCampaign(CampaignError):
    """A campaign workbook with faults; it holds all of them."""

    key = "campaign.broken"

    def __init__(self, faults: tuple[CampaignFault, ...]) -> None:
        super().__init__(count=len(faults))
        self.faults = faults

    def render(self, language: Language = "zh") -> str:
        """Return every fault in a line of its own, below a line that counts them."""
        return "\n".join((super().render(language), *(fault.render(language) for fault in self.faults)))
