"""入选名单.docx: the selected questions by category, with the units that recommended them."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC

from toolkit.campaign.model import Campaign
from toolkit.documents.model import DocumentContent, DocumentKind, declared_fields
from toolkit.documents.render import render_document
from toolkit.documents.values import BLANK, DASH, single_line
from toolkit.messages import Language, Speaker, say
from toolkit.publication.lists.order import selected_by_category
from toolkit.publication.outcome import PublishedOutcome
from toolkit.publication.partners import Partners, recommended_by
from toolkit.review.decided import StageDecision
from toolkit.review.wording import day_text, decided_at

TEMPLATE = "入选名单.docx"
"""File name of the list and of its template, in the package `workbook_templates` as in a campaign folder's own."""

OPTIONAL = ("column",)
"""Values that a template need not print."""

LIST_KIND = DocumentKind(TEMPLATE, "list.noun", tuple(declared_fields("list", OPTIONAL)))


@dataclass(frozen=True, slots=True)
class ListedQuestion:
    """A selected question."""

    place: int
    """From 1 on within its category."""
    title: str
    unit: str
    """With those that recommend it too."""


@dataclass(frozen=True, slots=True)
class ListedCategory:
    """The selected questions of a category."""

    heading: str
    questions: tuple[ListedQuestion, ...]


@dataclass(frozen=True, slots=True)
class PublishedList:
    """Everything that the list says; the names are those of the template's tags."""

    heading: str
    campaign: str
    opening: tuple[str, ...]
    groups: tuple[ListedCategory, ...]
    signatory: str
    date: str


def published_list(
    campaign: Campaign, final: StageDecision, outcomes: Sequence[PublishedOutcome], partners: Partners,
    language: Language = "zh",
) -> PublishedList:
    """Return the list of the selected questions: by category, in the order that the campaign sets."""
    settings, speaker = campaign.settings, Speaker(language)
    count = sum(one.selected for one in outcomes)
    opening = speaker.say(f"list.opening.{settings.publication_order}", campaign=settings.name, count=count)
    return PublishedList(
        heading=speaker.say("list.heading"),
        campaign=single_line(settings.name),
        opening=(single_line(opening),),
        groups=tuple(_groups(campaign, outcomes, partners, speaker)),
        signatory=single_line(settings.signatory, ""),
        date=day_text(final.origin, speaker),
    )


def _groups(
    campaign: Campaign, outcomes: Sequence[PublishedOutcome], partners: Partners, speaker: Speaker
) -> Iterator[ListedCategory]:
    """Yield the categories in the campaign's order, then any that it does not have any more."""
    for name, questions in selected_by_category(campaign, outcomes).items():
        listed = (_question(place, one, partners, speaker) for place, one in enumerate(questions, 1))
        heading = speaker.say("list.category", category=single_line(name), count=len(questions))
        yield ListedCategory(heading, tuple(listed))


def _question(place: int, outcome: PublishedOutcome, partners: Partners, speaker: Speaker) -> ListedQuestion:
    """Return a selected question."""
    units = recommended_by(outcome.unit.name, partners.get(outcome.number, ()), speaker)
    return ListedQuestion(place, single_line(outcome.title, BLANK), units or DASH)


def render_list(
    campaign: Campaign, final: StageDecision, outcomes: Sequence[PublishedOutcome], partners: Partners,
    own: bytes | None = None, language: Language = "zh",
) -> bytes:
    """Return the list of the selected questions as .docx, from the packaged template unless an *own* one is given.

    Equal inputs give equal bytes. Raises TemplateFaults and DocumentFault as every document does.
    """
    told = published_list(campaign, final, outcomes, partners, language)
    columns = {field.name: say(f"list.column.{field.name}", language) for field in fields(ListedQuestion)}
    made, values = decided_at(final.origin).astimezone(UTC), {**asdict(told), "column": columns}
    return render_document(LIST_KIND, DocumentContent(told.heading, told.campaign, made, values), own)
