"""A question as it is compared with others: its number, whose it is, and what it says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from toolkit import text
from toolkit.campaign.model import Campaign
from toolkit.campaign.published import PublishedQuestion
from toolkit.campaign.roster import units_near
from toolkit.formspec.recommendation import BODY
from toolkit.model import Unit


@dataclass(frozen=True, slots=True)
class ComparedQuestion:
    """A question that counts, or one that was published in a former year."""

    number: str
    """As people see it: A-06-03, or 2022-07 for a published one."""
    unit_code: str
    """Empty for a published question."""
    unit_name: str = field(repr=False)
    title_zh: str = field(repr=False)
    title_en: str = field(repr=False)
    body: str = field(repr=False)
    category: str = field(default="", repr=False)
    """The name of its category, as typed."""
    partners: frozenset[str] = frozenset()
    """The codes of the units that its unit names as 联合推荐单位."""
    published: bool = False

    @property
    def said(self) -> tuple[str, str, str]:
        """Return all that is compared: both titles and the body."""
        return self.title_zh, self.title_en, self.body

    def is_of_unit(self, other: "ComparedQuestion") -> bool:
        """Return whether another question stands in the same unit's workbook."""
        return (self.unit_code, self.unit_name, self.published) == (other.unit_code, other.unit_name, other.published)


def compared_question(
    number: str, unit: tuple[str, str], texts: Mapping[str, str], partners: Iterable[str] = ()
) -> ComparedQuestion:
    """Return a question that counts, from its *texts* by field name; *unit* is code and name, *partners* are codes."""
    body = "\n".join(filter(None, (texts.get(name, "") for name in BODY)))
    title_zh, title_en, category = (texts.get(name, "") for name in ("title_zh", "title_en", "category"))
    return ComparedQuestion(number, *unit, title_zh, title_en, body, category, frozenset(partners))


def formerly_published(known: Iterable[PublishedQuestion], year: int) -> list[ComparedQuestion]:
    """Return the questions that were published before a *year*: what a call itself published is no former question."""
    return [ComparedQuestion(each.number, "", each.unit, each.title_zh, each.title_en, each.body, each.category,
                             published=True) for each in known if each.year < year]


def partner_codes(written: str, campaign: Campaign) -> frozenset[str]:
    """Return the codes of the units that a text such as 联合推荐单位 names, also where a name is not quite right."""
    named = (campaign.unit_named(entry) or _only_near(campaign, entry) for entry in text.keywords(written))
    return frozenset(unit.code for unit in named if unit)


def _only_near(campaign: Campaign, written: str) -> Unit | None:
    """Return the one unit whose name is near to a text; None where none or several are."""
    near = units_near(campaign, written)
    return near[0] if len(near) == 1 else None
