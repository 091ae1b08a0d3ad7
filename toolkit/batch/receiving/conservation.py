"""Conservation: nothing counted twice, nothing lost. Every number is counted on its own, none by subtraction."""

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
    merged, excluded = (sum(1 for _ in collection.questions(state))
                        for state in (QuestionState.MERGED, QuestionState.EXCLUDED))
    receipts = collection.receipts
    files = {status: sum(receipt.status is status for receipt in receipts) for status in ReceiptStatus}
    lost = {
        status: sum(len(receipt.questions) for receipt in receipts if receipt.status is status)
        for status in (ReceiptStatus.SUPERSEDED, ReceiptStatus.UNREADABLE, ReceiptStatus.EXCLUDED)
    }
    return Conservation(
        Balance(
            collection.listed,
            files[ReceiptStatus.ACCEPTED],
            files[ReceiptStatus.RETURNED],
            files[ReceiptStatus.SUPERSEDED],
            files[ReceiptStatus.UNREADABLE],
            files[ReceiptStatus.EXCLUDED],
            len(collection.attachments),
        ),
        Balance(
            collection.questions_read,
            accepted_rows + merged,
            returned_rows,
            lost[ReceiptStatus.SUPERSEDED],
            lost[ReceiptStatus.UNREADABLE],
            lost[ReceiptStatus.EXCLUDED] + excluded,
        ),
    )
