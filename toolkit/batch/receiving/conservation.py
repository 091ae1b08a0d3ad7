"""Conservation: nothing counted twice, nothing lost. Every number is counted on its own, none by subtraction."""

from collections import Counter
from dataclasses import dataclass

from toolkit.batch.receiving.collect import QuestionState, SettledInbox
from toolkit.batch.receiving.status import ReceiptStatus


@dataclass(frozen=True, slots=True)
class Balance:
    """How many items came in, and how many went where."""

    received: int
    accepted: int
    returned: int
    superseded: int
    unreadable: int
    excluded: int = 0
    attached: int = 0
    """Scans beside the workbooks, whether they can be opened or not; they hold no questions."""

    @property
    def holds(self) -> bool:
        """Return whether what came in is what went somewhere."""
        went = self.accepted + self.returned + self.superseded + self.unreadable + self.excluded + self.attached
        return self.received == went


@dataclass(frozen=True, slots=True)
class Conservation:
    """The balances of a batch: of files and of questions."""

    files: Balance
    questions: Balance

    @property
    def holds(self) -> bool:
        """Return whether both balances hold."""
        return self.files.holds and self.questions.holds


def count_balances(collection: SettledInbox, accepted_rows: int, returned_rows: int) -> Conservation:
    """Return the balances: files as listed against their records, questions as read against the master's rows.

    A question for which another one stands is accepted, though it has no row of its own.
    """
    return Conservation(_balance_of_files(collection), _balance_of_questions(collection, accepted_rows, returned_rows))


def _balance_of_files(collection: SettledInbox) -> Balance:
    """Return where the files that were listed went."""
    files = Counter(receipt.status for receipt in collection.receipts)
    return Balance(
        collection.listed,
        files[ReceiptStatus.ACCEPTED],
        files[ReceiptStatus.RETURNED],
        files[ReceiptStatus.SUPERSEDED],
        files[ReceiptStatus.UNREADABLE],
        files[ReceiptStatus.EXCLUDED],
        len(collection.attachments),
    )


def _balance_of_questions(collection: SettledInbox, accepted_rows: int, returned_rows: int) -> Balance:
    """Return where the questions that were read went; those of files that do not count went with these."""
    merged, excluded = (sum(1 for _ in collection.questions(state))
                        for state in (QuestionState.MERGED, QuestionState.EXCLUDED))
    lost = Counter[ReceiptStatus]()
    for receipt in collection.receipts:
        lost[receipt.status] += len(receipt.questions)
    return Balance(
        collection.questions_read,
        accepted_rows + merged,
        returned_rows,
        lost[ReceiptStatus.SUPERSEDED],
        lost[ReceiptStatus.UNREADABLE],
        lost[ReceiptStatus.EXCLUDED] + excluded,
    )
