"""Gathers the book from the ledger: what the last stage selected, in full as its pool was frozen."""

from collections.abc import Iterator, Mapping, Sequence

from toolkit.batch.receiving.collect import collect_received
from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.model import Campaign
from toolkit.errors import ExitStatus, ToolkitError
from toolkit.ledger.batches import latest_batch
from toolkit.ledger.ledger import hold_ledger
from toolkit.publication.book.model import Book, BookChapter, BookField, BookQuestion
from toolkit.publication.lists.order import selected_by_category
from toolkit.publication.outcome import (
    PublishedOutcome,
    decisions_taken,
    final_decision,
    question_outcomes,
    recommended_questions,
)
from toolkit.publication.partners import Partners, find_partners
from toolkit.review.decided import StageDecision
from toolkit.review.model import PoolQuestion
from toolkit.review.pool import pool_revision


class LastStageOpen(ToolkitError):
    """A campaign whose last stage is not decided yet."""

    def __init__(self, stage: str) -> None:
        super().__init__("book.not-decided", {"stage": stage}, ExitStatus.FINDINGS)


def gather_book(folder: CampaignFolder) -> Book:
    """Return the book of a campaign.

    Raises LastStageOpen before the last stage is decided, LedgerBusy and OSError.
    """
    campaign = folder.campaign
    with hold_ledger(folder.ledger) as ledger:
        decisions = decisions_taken(ledger, campaign)
        final = final_decision(campaign, decisions)
        if final is None:
            raise LastStageOpen(campaign.stages[-1].name)
        pool = pool_revision(ledger, final.record.stage, final.record.revision)
        settled = collect_received(ledger, folder, latest_batch(ledger))
        outcomes = question_outcomes(campaign, decisions, recommended_questions(settled))
        partners = find_partners(ledger, campaign, final, outcomes, settled)
    return arrange_book(campaign, decisions, outcomes, pool.by_number, partners)


def arrange_book(
    campaign: Campaign, decisions: Sequence[StageDecision], outcomes: Sequence[PublishedOutcome],
    pool: Mapping[str, PoolQuestion], partners: Partners,
) -> Book:
    """Return the book of the selected questions: by category and field, in these in the order that the campaign sets.

    *decisions* end with that of the last stage; *pool* holds what the questions say, *partners* who recommends them
    too, by number.
    """
    of_field = {one.number: one.research_field for one in decisions[-1].record.questions}
    chapters = []
    for category, selected in selected_by_category(campaign, outcomes).items():
        names = {of_field[one.number]: None for one in selected}
        fields = (BookField(name, [_question(one, pool.get(one.number), partners)
                                   for one in selected if of_field[one.number] == name])
                  for name in _in_order(campaign, names))  # fmt: skip
        chapters.append(BookChapter(category, tuple(fields)))
    return Book(campaign, decisions, outcomes, tuple(chapters))


def _in_order(campaign: Campaign, names: Mapping[str, None]) -> Iterator[str]:
    """Yield the fields in the campaign's order, then others that were typed, a blank one last."""
    known = campaign.options("research_fields")
    yield from (name for name in known if name in names)
    yield from sorted((name for name in names if name not in known), key=lambda name: (not name, name))


def _question(outcome: PublishedOutcome, frozen: PoolQuestion | None, partners: Partners) -> BookQuestion:
    """Return a selected question as it is printed; without text where the pool does not hold it."""
    return BookQuestion(
        outcome.number, outcome.title, outcome.title_en, outcome.unit.name, partners.get(outcome.number, ()),
        frozen.texts if frozen else {},
    )  # fmt: skip
