"""Gathers the book from the ledger: what the last stage selected, in full as its pool was frozen."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from toolkit import text
from toolkit.batch.receiving.collect import QuestionState, SettledInbox, collect_received
from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.model import Campaign
from toolkit.errors import ExitStatus, ToolkitError
from toolkit.ledger.batches import latest_batch
from toolkit.ledger.ledger import Ledger, hold_ledger
from toolkit.ledger.verdicts import verdicts_given
from toolkit.publication.book.model import Book, BookChapter, BookField, BookQuestion
from toolkit.publication.lists.order import selected_by_category
from toolkit.publication.outcome import (
    PublishedOutcome,
    decisions_taken,
    final_decision,
    question_outcomes,
    recommended_questions,
)
from toolkit.review.decided import StageDecision
from toolkit.review.model import PoolQuestion
from toolkit.review.pool import pool_revision
from toolkit.similarity import Verdict

Partners = Mapping[str, Sequence[str]]
"""The names of the units whose questions were joined with one, by its number."""


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
        joined = joined_units(ledger, settled)
    outcomes = question_outcomes(campaign, decisions, recommended_questions(settled))
    return arrange_book(campaign, decisions, outcomes, pool.by_number, joined)


def joined_units(ledger: Ledger, settled: SettledInbox) -> Partners:
    """Return the units whose questions staff decided to be one joint recommendation with another, by its number."""
    pairs = {frozenset(told.pair) for told in verdicts_given(ledger, latest_batch(ledger))
             if told.verdict == Verdict.JOINT}  # fmt: skip
    found = defaultdict[str, list[str]](list)
    for merged in settled.questions(QuestionState.MERGED):
        standing = settled.merged[merged.number]
        if frozenset((merged.number, standing)) in pairs:
            found[standing].append(merged.receipt.unit_name)
    return found


def arrange_book(
    campaign: Campaign, decisions: Sequence[StageDecision], outcomes: Sequence[PublishedOutcome],
    pool: Mapping[str, PoolQuestion], joined: Partners,
) -> Book:
    """Return the book of the selected questions: by category and field, in these in the order that the campaign sets.

    *decisions* end with that of the last stage; *pool* holds what the questions say, by number.
    """
    of_field = {one.number: one.research_field for one in decisions[-1].record.questions}
    chapters = []
    for category, selected in selected_by_category(campaign, outcomes).items():
        names = {of_field[one.number]: None for one in selected}
        fields = (BookField(name, [_question(campaign, one, pool.get(one.number), joined)
                                   for one in selected if of_field[one.number] == name])
                  for name in _in_order(campaign, names))  # fmt: skip
        chapters.append(BookChapter(category, tuple(fields)))
    return Book(campaign, decisions, outcomes, tuple(chapters))


def _in_order(campaign: Campaign, names: Mapping[str, None]) -> Iterator[str]:
    """Yield the fields in the campaign's order, then others that were typed, a blank one last."""
    known = campaign.options("research_fields")
    yield from (name for name in known if name in names)
    yield from sorted((name for name in names if name not in known), key=lambda name: (not name, name))


def _question(
    campaign: Campaign, outcome: PublishedOutcome, frozen: PoolQuestion | None, joined: Partners
) -> BookQuestion:
    """Return a selected question as it is printed; without text where the pool does not hold it."""
    named = text.split_list(frozen.joint_units, text.KEYWORD_SEPARATORS) if frozen else ()
    known = (campaign.unit_named(name) for name in named)
    partners = (unit.name if unit else name for unit, name in zip(known, named, strict=True))
    all_of_them = dict.fromkeys((*partners, *joined.get(outcome.number, ())))
    return BookQuestion(
        outcome.number, outcome.title, outcome.title_en, outcome.unit.name,
        tuple(name for name in all_of_them if name != outcome.unit.name), frozen.texts if frozen else {},
    )  # fmt: skip
