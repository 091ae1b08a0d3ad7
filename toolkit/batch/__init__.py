"""The month as one use case: the inbox collected, settled, written, told of in letters and sealed."""

from toolkit.batch.collect import Collection, collect_inbox
from toolkit.batch.conservation import Balance, Conservation
from toolkit.batch.receipts import Receipt, Status
from toolkit.batch.run import BadBatchName, Batch, run_batch

__all__ = [
    "BadBatchName",
    "Balance",
    "Batch",
    "Collection",
    "Conservation",
    "Receipt",
    "Status",
    "collect_inbox",
    "run_batch",
]
