"""The pool that a stage starts from: what the ledger accepted, or what the stage before passed, frozen."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from pydantic import TypeAdapter

from toolkit import text
from toolkit.batch.receiving.collect import FullQuestion, QuestionState, SettledInbox
from toolkit.batch.receiving.receipts import Receipt
from toolkit.campaign.model import Campaign
from toolkit.campaign.review_model import Stage
from toolkit.cellref import Address
from toolkit.check.facts import public_member_fields, public_question_fields
from toolkit.ledger.ledger import Ledger
from toolkit.ledger.review_steps import StepKind, StepOrigin, find_pool, keep_pool, last_step, record_step
from toolkit.review.model import PersonNamed, Pool, PoolQuestion

FEWEST_DIGITS = 3
"""Of a 匿名编号."""


def accepted_questions(settled: SettledInbox) -> Iterator[PoolQuestion]:
    """Yield every question that is accepted; one that is 并入 is stood for by another."""
    for found in settled.full_questions(QuestionState.ACCEPTED):
        yield _pool_question(found, settled.campaign)


def _pool_question(found: FullQuestion, campaign: Campaign) -> PoolQuestion:
    """Return a question as the ledger has it."""
    listed, receipt = found.listed, found.listed.receipt
    question, texts = listed.question, dict(zip(public_question_fields(campaign), found.texts, strict=True))
    category = campaign.category_of.get(text.without_blanks(question.category))
    partner = receipt.form.sender.cells.get("joint_units") if receipt.form else None
    return PoolQuestion(
        listed.number,
        category.code if category else "",
        campaign.research_field_named(question.research_field) or question.research_field.strip(),
        receipt.unit_code,
        receipt.unit_name,
        texts,
        {**_cells(found), **({"joint_units": f"{partner.sheet}!{partner.a1}"} if partner else {})},
        partner.text if partner else "",
        tuple(_committee(receipt, campaign)),
        None if question.mean is None else Decimal(str(question.mean)),
        file=receipt.source.path,
        sha256=receipt.source.sha256,
        digest=question.digest,
    )


def _cells(found: FullQuestion) -> dict[str, str]:
    """Return where each field of a question stands, and the title where even that is all that is known."""
    question, form = found.listed.question, found.listed.receipt.form
    sheet = question.place.rpartition("!")[0]
    columns = form.question_columns if form else {}
    return {"title_zh": question.place} | {
        name: f"{sheet}!{Address(question.row, column)}" for name, column in columns.items()
    }


def _committee(receipt: Receipt, campaign: Campaign) -> Iterator[PersonNamed]:
    """Yield the members of a unit's committee."""
    names = public_member_fields(campaign)
    for member in receipt.members:
        said = dict(zip(names, member.texts, strict=True))
        yield PersonNamed(said["member_name"], said["member_employer"], member.place)


def anonymous_numbers(
    stage: str, numbers: Iterable[str], seed: int, former: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return the 匿名编号 of each question: the stage's first character and its place in an order drawn by *seed*.

    Questions that had one in a *former* revision of the pool keep it; new ones come behind.
    """
    kept = dict(former or {})
    new = sorted((number for number in numbers if number not in kept), key=lambda number: _drawn(stage, number, seed))
    taken = max((int(shown.rpartition("-")[2]) for shown in kept.values()), default=0)
    digits = max(FEWEST_DIGITS, len(str(taken + len(new))))
    return kept | {number: f"{stage[0]}-{place:0{digits}d}" for place, number in enumerate(new, taken + 1)}


def _drawn(stage: str, number: str, seed: int) -> str:
    """Return a question's place in an order that nobody can foresee and every machine repeats."""
    return hashlib.sha256(f"{seed} {stage} {number}".encode()).hexdigest()


class PoolChange(NamedTuple):
    """What a new revision of a pool changed."""

    entered: Sequence[str]
    left: Sequence[str]
    edited: Sequence[str]
    """Questions whose texts are not what they were."""


def compare_pools(before: Pool, after: Pool) -> PoolChange:
    """Return what entered, left and was edited, by number."""
    old, new = before.by_number, after.by_number
    return PoolChange(
        [number for number in new if number not in old],
        [number for number in old if number not in new],
        [number for number in new if number in old and new[number].digest != old[number].digest],
    )


def build_pool(
    stage: Stage, revision: int, questions: Iterable[PoolQuestion], seed: int, former: Pool | None = None
) -> Pool:
    """Return a pool of *questions* as a revision of a stage, with 匿名编号 where the stage is anonymous."""
    found = sorted(questions, key=lambda question: question.number)
    known = {each.number: each.anonymous for each in former.questions if each.anonymous} if former else {}
    shown = anonymous_numbers(stage.name, (each.number for each in found), seed, known) if stage.anonymous else {}
    return Pool(stage.name, revision, tuple(replace(each, anonymous=shown.get(each.number, "")) for each in found))


def record_pool(ledger: Ledger, pool: Pool, origin: StepOrigin) -> None:
    """Record a frozen pool; within a transaction."""
    rows = ((question.number, _adapter().dump_json(question)) for question in pool.questions)
    keep_pool(ledger, pool.stage, pool.revision, rows)
    record_step(ledger, pool.stage, StepKind.FREEZE, pool.revision, origin, pool.hash, b"{}")


def frozen_pool(ledger: Ledger, stage: str) -> Pool | None:
    """Return the pool of a stage in its last revision; None before it is frozen."""
    step = last_step(ledger, stage, StepKind.FREEZE)
    return pool_revision(ledger, stage, step.revision) if step else None


def pool_revision(ledger: Ledger, stage: str, revision: int) -> Pool:
    """Return the pool of a stage as it was in a revision."""
    return Pool(stage, revision, tuple(map(_adapter().validate_json, find_pool(ledger, stage, revision))))


@cache
def _adapter() -> TypeAdapter[PoolQuestion]:
    """Return what writes and reads a question of a pool as JSON."""
    return TypeAdapter(PoolQuestion)
