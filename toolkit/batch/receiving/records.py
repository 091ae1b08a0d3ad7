"""What a batch leaves in the ledger of each file and question, and what that tells of changes since the last batch."""

from collections.abc import Iterator
from functools import partial

from toolkit import text
from toolkit.batch.receiving.collect import NumberedQuestion, QuestionState, SettledInbox
from toolkit.batch.receiving.receipts import Receipt
from toolkit.campaign.model import Campaign
from toolkit.check.facts import public_question_fields
from toolkit.ledger.batch_records import BatchFile, BatchQuestion, find_batch_questions, record_batch
from toolkit.ledger.changes import QuestionChange, compare_batches
from toolkit.ledger.deliveries import find_texts
from toolkit.ledger.ledger import Ledger
from toolkit.model import Severity


def record_outcome(ledger: Ledger, batch: int, collection: SettledInbox) -> None:
    """Record what has become of all files and questions in a batch; within a transaction."""
    record_batch(ledger, batch, map(_file, collection.receipts), _questions(collection))


def _file(receipt: Receipt) -> BatchFile:
    """Return what has become of a file."""
    source, errors = receipt.source, receipt.judgement.count(Severity.ERROR)
    return BatchFile(source.path, receipt.delivery, receipt.origin.number, source.sha256, receipt.sender,
                     receipt.unit_code, receipt.unit_name, receipt.status, receipt.superseded_by,
                     len(receipt.questions), errors)


def _questions(collection: SettledInbox) -> Iterator[BatchQuestion]:
    """Yield what has become of each question."""
    return map(_question, collection.questions(*QuestionState))


def _question(numbered: NumberedQuestion) -> BatchQuestion:
    """Return what has become of a question."""
    receipt, question = numbered.receipt, numbered.question
    return BatchQuestion(numbered.number, receipt.sender, receipt.unit_name, numbered.state, receipt.delivery,
                         receipt.origin.number, numbered.position, question.place, question.digest, question.title_zh)


def changes_since(ledger: Ledger, campaign: Campaign, batch: int) -> list[QuestionChange]:
    """Return what changed from the batch before to a recorded one; in the first all questions are new."""
    before, now = find_batch_questions(ledger, batch - 1), find_batch_questions(ledger, batch)
    return [*compare_batches(before, now, partial(_edited_fields, ledger, campaign))]


def _edited_fields(ledger: Ledger, campaign: Campaign, then: BatchQuestion, now: BatchQuestion) -> tuple[str, ...]:
    """Return the labels of the fields that say something else now; blanks and the width of signs say nothing."""
    texts = [find_texts(ledger, each.delivery, each.place)[each.position] for each in (then, now)]
    names = public_question_fields(campaign)
    return tuple(campaign.fields[name].label for name, was, is_now in zip(names, *texts, strict=True)
                 if text.comparable(was) != text.comparable(is_now))
