"""Units of the roster found by what a person writes: code, name or former name."""

from collections.abc import Iterable

from toolkit.campaign.model import Campaign
from toolkit.errors import ToolkitError
from toolkit.matching import MOST, near_words
from toolkit.messages import Language, say
from toolkit.model import Unit


class UnknownUnit(ToolkitError):
    """A name or code of no unit that may recommend, with the names near to it."""

    def __init__(self, wanted: str, near: tuple[str, ...] = ()) -> None:
        super().__init__("campaign.unit-unknown", {"wanted": wanted})
        self.wanted = wanted
        self.near = near

    def render(self, language: Language = "zh") -> str:
        """Return that the unit is unknown, and which units may be meant."""
        meant = say("campaign.unit-near", language, names=" / ".join(self.near)) if self.near else ""
        return super().render(language) + meant


def choose_units(campaign: Campaign, wanted: Iterable[str]) -> tuple[Unit, ...]:
    """Return the units named by *wanted* in the roster's order; all that may recommend if none is named.

    Raises UnknownUnit for the first name that is of no unit that may recommend.
    """
    codes = {_recommending_unit(campaign, name).code for name in wanted}
    return tuple(unit for unit in campaign.recommending_units if unit.code in codes or not codes)


def _recommending_unit(campaign: Campaign, wanted: str) -> Unit:
    """Return the recommending unit that *wanted* names."""
    unit = campaign.unit_named(wanted.strip())
    if unit is None or unit not in campaign.recommending_units:
        meant = [like.name for like in units_near(campaign, wanted) if like in campaign.recommending_units]
        raise UnknownUnit(wanted, tuple(meant))
    return unit


def units_near(campaign: Campaign, written: str, by_code: Unit | None = None) -> tuple[Unit, ...]:
    """Return up to three units whose names are near to *written*, which is no unit's name.

    *by_code* is the unit whose code stands beside the name. The code was filled in when the workbook was issued, so
    where several units are near, or none, it decides.
    """
    units = {name: unit for unit in campaign.units for name in (*unit.former_names, unit.name)}
    like = tuple(dict.fromkeys(units[name] for name in near_words(written, tuple(units))))
    if by_code is None:
        return like
    return (by_code,) if by_code in like or not like else (*like, by_code)[:MOST]
