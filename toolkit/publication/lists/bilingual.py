"""入选名单（中英文）: the selected questions by category in both languages, in the order of 入选名单."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from toolkit.campaign.model import Campaign
from toolkit.documents.model import DocumentContent, DocumentKind, declared_fields
from toolkit.documents.render import render_document
from toolkit.documents.values import BLANK, joined_lines, single_line
from toolkit.messages import Speaker, say
from toolkit.publication.lists.order import selected_by_category
from toolkit.publication.outcome import PublishedOutcome
from toolkit.publication.partners import Partners, recommended_by
from toolkit.review.decided import StageDecision
from toolkit.review.wording import decided_at

NAME = "入选名单（中英文）"

TEMPLATE = f"{NAME}.docx"
"""File name of the list and of its template, in the package `workbook_templates` as in a campaign folder's own."""

OPTIONAL = ("groups[].name", "groups[].name_en", "column")
"""Values that a template need not print."""

BILINGUAL_KIND = DocumentKind(TEMPLATE, "bilingual.noun", tuple(declared_fields("bilingual", OPTIONAL)))

COLUMNS = ("place", "title", "title_en", "unit")
"""The columns of its tables."""


@dataclass(frozen=True, slots=True)
class BilingualQuestion:
    """A selected question, each of its titles one line as typed; a missing one is marked."""

    place: int
    """From 1 on within its category."""
    title: str
    title_en: str
    unit: str
    """With those that recommend it too."""


@dataclass(frozen=True, slots=True)
class BilingualCategory:
    """The selected questions of a category."""

    name: str
    name_en: str
    heading: str
    heading_en: str
    questions: tuple[BilingualQuestion, ...]


@dataclass(frozen=True, slots=True)
class BilingualList:
    """Everything that the list says; the names are those of the template's tags."""

    heading: str
    heading_en: str
    campaign: str
    opening: str
    opening_en: str
    groups: tuple[BilingualCategory, ...]
    signatory: str
    date: str


def bilingual_list(
    campaign: Campaign, final: StageDecision, outcomes: Sequence[PublishedOutcome], partners: Partners
) -> BilingualList:
    """Return the list of the selected questions in both languages."""
    settings, decided = campaign.settings, decided_at(final.origin)
    count, order = sum(one.selected for one in outcomes), settings.publication_order
    return BilingualList(
        heading=say("bilingual.heading"),
        heading_en=say("bilingual.heading", "en"),
        campaign=single_line(settings.name),
        opening=joined_lines(say(f"list.opening.{order}", campaign=settings.name, count=count)),
        opening_en=say(f"bilingual.opening.{order}", "en", count=count),
        groups=tuple(_groups(campaign, outcomes, partners)),
        signatory=single_line(settings.signatory, ""),
        date=say("letter.day", year=decided.year, month=decided.month, day=decided.day),
    )


def _groups(
    campaign: Campaign, outcomes: Sequence[PublishedOutcome], partners: Partners
) -> Iterator[BilingualCategory]:
    """Yield the categories."""
    for name, selected in selected_by_category(campaign, outcomes).items():
        category, count = campaign.category_of.get(name), len(selected)
        name_en = joined_lines(category.name_en if category else "") or say("bilingual.no-english-name")
        yield BilingualCategory(
            joined_lines(name), name_en, say("list.category", category=joined_lines(name), count=count),
            say("list.category", "en", category=name_en, count=count),
            tuple(_question(place, one, partners) for place, one in enumerate(selected, 1)),
        )  # fmt: skip


def _question(place: int, outcome: PublishedOutcome, partners: Partners) -> BilingualQuestion:
    """Return a selected question."""
    title_en = joined_lines(outcome.title_en) or say("bilingual.no-english-title")
    units = recommended_by(outcome.unit.name, partners.get(outcome.number, ()), Speaker())
    return BilingualQuestion(place, joined_lines(outcome.title) or BLANK, title_en, units)


def column_heads() -> dict[str, str]:
    """Return the heads of the columns, in both languages, by name."""
    return {name: say(f"bilingual.column.{name}") for name in COLUMNS}


def render_bilingual(listed: BilingualList, made: datetime, own: bytes | None = None) -> bytes:
    """Return the list as .docx, from the packaged template unless a campaign's *own* is given.

    Equal inputs give equal bytes. Raises TemplateFaults and DocumentFault as every document does.
    """
    values = {**asdict(listed), "column": column_heads()}
    content = DocumentContent(NAME, listed.campaign, made.astimezone(UTC), values)
    return render_document(BILINGUAL_KIND, content, own)
