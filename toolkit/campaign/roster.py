"""Units named by a person: by code, by name or by former name."""

from collections.abc import Iterable
from difflib import get_close_matches

from toolkit.campaign.errors import CampaignError
from toolkit.campaign.model import Campaign
from toolkit.messages import Language, say
from toolkit.model import Unit


class UnknownUnit(CampaignError):
    """A name or code of no unit that may recommend, with the names that are near it."""

    key = "campaign.unit-unknown"

    def __init__(self, wanted: str, near: tuple[str, ...] = ()) -> None:
        super().__init__(wanted=wanted)
        self.wanted = wanted
        self.near = near

    def render(self, language: Language = "zh") -> str:
        """Return that the unit is unknown, and which may have been meant."""
        meant = say("campaign.unit-near", language, names=" / ".join(self.near)) if self.near else ""
        return super().render(language) + meant


def choose(campaign: Campaign, wanted: Iterable[str]) -> tuple[Unit, ...]:
    """Return the units named by *wanted*, each once, in the roster's order; all that may recommend when none is named.

    Raises UnknownUnit for the first that is no unit that may recommend.
    """
    codes = {_known(campaign, name).code for name in wanted}
    return tuple(unit for unit in campaign.recommending_units if unit.code in codes or not codes)


def _known(campaign: Campaign, wanted: str) -> Unit:
    """Return the recommending unit that *wanted* names."""
    unit = campaign.unit_of.get(wanted.strip())
    if unit is None or unit not in campaign.recommending_units:
        names = [unit.name for unit in campaign.recommending_units]
        raise UnknownUnit(wanted, tuple(get_close_matches(wanted, names, cutoff=0.5)))
    return unit
