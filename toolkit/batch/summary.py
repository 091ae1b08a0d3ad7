"""What a batch came to, in a few numbers: kept in the ledger, so that one that is up to date need not be made again."""

import json
from dataclasses import asdict, dataclass
from datetime import date

from toolkit.batch.receiving.conservation import Balance, Conservation


@dataclass(frozen=True)
class BatchSummary:
    """What a batch came to."""

    batch: str
    dated: date
    """The date of its letters."""
    files: Balance
    questions: Balance
    missing: int
    """Units that may recommend and of which no workbook was read."""
    missing_must: int
    """Those among them that must recommend."""
    unannotated: tuple[str, ...]
    """The returned files of which no annotated copy could be made."""
    unanswered: int
    """Files on which no letter goes out though somebody may wait for one."""
    faulty: bool
    """Whether there is a file that was returned or could not be read."""
    units_sent: int
    """Units of the roster that sent a workbook that counts, or one that cannot be read."""
    units_accepted: int
    units_returned: int
    letters_new: int
    """Letters to those who had none before, or one of another kind."""
    letters_changed: int
    """Letters that say something else than the one before."""
    letters_same: int
    """Letters that would say the same again, and were not written."""

    @property
    def conservation(self) -> Conservation:
        """Return its balances."""
        return Conservation(self.files, self.questions)


def summary_json(summary: BatchSummary) -> str:
    """Return a summary as JSON."""
    return json.dumps(asdict(summary) | {"dated": summary.dated.isoformat()}, ensure_ascii=False)


def summary_of(text: str) -> BatchSummary:
    """Return the summary that JSON holds."""
    told = json.loads(text)
    balances = {name: Balance(**told[name]) for name in ("files", "questions")}
    read = {"dated": date.fromisoformat(told["dated"]), "unannotated": tuple(told["unannotated"])}
    return BatchSummary(**(told | balances | read))
