"""Who recommends a selected question: its unit, and the units that do so with it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from toolkit import text
from toolkit.batch.receiving.collect import QuestionState, SettledInbox
from toolkit.campaign.model import Campaign
from toolkit.documents.values import joined_lines
from toolkit.ledger.batches import latest_batch
from toolkit.ledger.ledger import Ledger
from toolkit.ledger.verdicts import verdicts_given
from toolkit.messages import Speaker
from toolkit.publication.outcome import PublishedOutcome
from toolkit.review.decided import StageDecision
from toolkit.review.model import PoolQuestion
from toolkit.review.pool import pool_revision
from toolkit.similarity import Verdict

Partners = Mapping[str, Sequence[str]]
"""The names of the units that recommend a question with its own unit, by its number."""


def find_partners(
    ledger: Ledger, campaign: Campaign, final: StageDecision, outcomes: Iterable[PublishedOutcome],
    settled: SettledInbox,
) -> Partners:
    """Return the partners of each question that *final*, the decision of the last stage, selected."""
    pool = pool_revision(ledger, final.record.stage, final.record.revision)
    return selected_partners(campaign, outcomes, pool.by_number, joined_units(ledger, settled))


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


def selected_partners(
    campaign: Campaign, outcomes: Iterable[PublishedOutcome], pool: Mapping[str, PoolQuestion], joined: Partners
) -> Partners:
    """Return the partners of each selected question: those that its unit named, then those by decision of staff.

    *pool* holds the questions as they were frozen, by number; *joined* is what :func:`joined_units` found.
    """
    selected = (one for one in outcomes if one.selected)
    return {one.number: tuple(_partners(campaign, one, pool.get(one.number), joined)) for one in selected}


def _partners(
    campaign: Campaign, outcome: PublishedOutcome, frozen: PoolQuestion | None, joined: Partners
) -> Iterator[str]:
    """Yield the partners of a question, each once, as the roster calls them where it has them."""
    named = text.split_list(frozen.joint_units, text.KEYWORD_SEPARATORS) if frozen else ()
    known = (campaign.unit_named(name) for name in named)
    partners = (unit.name if unit else name for unit, name in zip(known, named, strict=True))
    all_of_them = dict.fromkeys((*partners, *joined.get(outcome.number, ())))
    return (name for name in all_of_them if name != outcome.unit.name)


def recommended_by(unit: str, partners: Iterable[str], speaker: Speaker) -> str:
    """Return who recommends a question, in one line; empty where nobody is named."""
    main, others = joined_lines(unit), tuple(map(joined_lines, partners))
    return speaker.say("list.unit.joint", unit=main, partners=others) if others else main
