"""Units named by a person: by code, by name or by former name."""

from collections.abc import Iterable

from toolkit.campaign.model import Campaign
from toolkit.errors import ToolkitError
from toolkit.matching import MOST, near_words
from toolkit.messages import Language, say
from toolkit.model import Unit


class UnknownUnit(ToolkitError):
    """A name or code of no unit that may recommend, with the names that are near it."""

    def __init__(self, wanted: str, near: tuple[str, ...] = ()) -> None:
        super().__init__("campaign.unit-unknown", {"wanted": wanted})
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
    unit = campaign.unit_named(wanted.strip())
    if unit is None or unit not in campaign.recommending_units:
        meant = [like.name for like in units_near(campaign, wanted) if like in campaign.recommending_units]
        raise UnknownUnit(wanted, tuple(meant))
    return unit


def units_near(campaign: Campaign, written: str, by_code: Unit | None = None) -> tuple[Unit, ...]:
    """Return up to three units that *written*, which names none, may be meant for; none when nothing is near.

    *by_code* is the unit whose code stands beside the name: the code was filled in when the workbook was issued, so it
    decides where several are near, and counts where the name is like none.
    """
    units = {name: unit for unit in campaign.units for name in (*unit.former_names, unit.name)}
    like = tuple(dict.fromkeys(units[name] for name in near_words(written, tuple(units))))
    if by_code is None:
        return like
    return (by_code,) if by_code in like or not like else (*like, by_code)[:MOST]
