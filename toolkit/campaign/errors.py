"""What can be wrong with a campaign folder or its workbook."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from toolkit.cellref import parse_address
from toolkit.errors import ToolkitError
from toolkit.messages import Language, say
from toolkit.model import Detail, Details

CAMPAIGN_FILE = "campaign.xlsx"
"""The workbook in a campaign folder that holds its settings, form, rules and roster."""

INBOX = "inbox"
"""The folder in a campaign folder that holds what units sent."""

PUBLISHED = "往年问题"
"""The folder in a campaign folder in which staff put their lists of questions published in former years."""

MOST_PLACES = 8
"""Most places, or runs of rows, that a line on equal faults names."""


@dataclass(frozen=True, slots=True)
class CampaignFault:
    """One thing wrong in a workbook of staff: its place, the value found and what to do."""

    code: str
    sheet: str = ""
    cell: str = ""
    """A1 address: of the faulty cell, or of the empty one where something is missing; empty for a whole sheet."""
    value: str = ""
    details: Details = field(default_factory=dict)
    file: str = ""
    """The file's name where it is not campaign.xlsx."""

    def of(self, file: str) -> "CampaignFault":
        """Return the fault as one of another file than campaign.xlsx."""
        return replace(self, file=file)

    @property
    def place(self) -> str:
        """Return file, sheet and cell as a person writes them; campaign.xlsx is named only as a whole."""
        within = f"{self.sheet}!{self.cell}" if self.cell else self.sheet
        return " ".join(filter(None, (self.file, within))) or CAMPAIGN_FILE

    def says(self, language: Language = "zh") -> str:
        """Return what is wrong, in one sentence."""
        return say(f"campaign.fault.{self.code}", language, **self._values())

    def remedy(self, language: Language = "zh") -> str:
        """Return what to do about it."""
        return say(f"campaign.remedy.{self.code}", language, **self._values())

    def render(self, language: Language = "zh", place: str = "") -> str:
        """Return place, fault and remedy in one line; *place* takes the place of its own."""
        fault, remedy = self.says(language), self.remedy(language)
        return say("campaign.broken-line", language, place=place or self.place, fault=fault, remedy=remedy)

    def _values(self) -> dict[str, Detail]:
        """Return the values that the sentences may name."""
        return {"sheet": self.sheet, "cell": self.cell, "value": self.value, **self.details}


class FolderTaken(ToolkitError):
    """A folder that already holds a campaign."""

    def __init__(self, path: Path) -> None:
        super().__init__("campaign.folder-taken", {"path": str(path)})


class NoCampaign(ToolkitError):
    """A folder without a campaign workbook."""

    def __init__(self, path: Path) -> None:
        super().__init__("campaign.folder-empty", {"path": str(path), "file": CAMPAIGN_FILE})


class UnknownPreset(ToolkitError):
    """The name of no packaged preset."""

    def __init__(self, preset: str, known: tuple[str, ...]) -> None:
        super().__init__("campaign.preset-unknown", {"preset": preset, "known": known})


class BrokenWorkbooks(ToolkitError):
    """Workbooks of staff with faults; it holds all of them."""

    def __init__(self, key: str, faults: tuple[CampaignFault, ...]) -> None:
        super().__init__(key, {"count": len(faults)})
        self.faults = faults

    def render(self, language: Language = "zh") -> str:
        """Return a line that counts the faults, then each in a line of its own; equal ones share a line."""
        alike: dict[tuple[str, str, str], list[CampaignFault]] = {}
        for fault in self.faults:
            alike.setdefault((fault.file, fault.sheet, fault.render("zh", "-")), []).append(fault)
        lines = (faults[0].render(language, _places(faults, language)) for faults in alike.values())
        return "\n".join((super().render(language), *lines))


class BrokenCampaign(BrokenWorkbooks):
    """A campaign workbook with faults."""

    def __init__(self, faults: tuple[CampaignFault, ...]) -> None:
        super().__init__("campaign.broken", faults)


class BrokenLists(BrokenWorkbooks):
    """Lists of published questions with faults."""

    def __init__(self, faults: tuple[CampaignFault, ...]) -> None:
        super().__init__("campaign.broken-lists", faults)


def _places(faults: Sequence[CampaignFault], language: Language) -> str:
    """Return the places of equal faults on a sheet, rows that follow each other as one: 推荐单位!D4—D9、D12（7 处）."""
    if len(faults) == 1:
        return faults[0].place
    runs: list[list[str]] = []
    for cell in (fault.cell for fault in faults):
        if runs and _follows(cell, runs[-1][-1]):
            runs[-1].append(cell)
        else:
            runs.append([cell])
    shown = [run[0] if len(run) == 1 else f"{run[0]}—{run[-1]}" for run in runs[:MOST_PLACES]]
    key = "campaign.places" if len(runs) <= MOST_PLACES else "campaign.places-more"
    sheet = " ".join(filter(None, (faults[0].file, faults[0].sheet)))
    return say(key, language, sheet=sheet, cells=tuple(shown), count=len(faults))


def _follows(cell: str, above: str) -> bool:
    """Return whether a cell stands right below another."""
    row, column = parse_address(above)
    return parse_address(cell) == (row + 1, column)
