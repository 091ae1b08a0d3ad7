"""From an inbox to a batch: every file read, judged, counted once, and told of.

:func:`collect_inbox` is what `aggregate` and `report` share; :func:`aggregate` makes `output/<batch>/`.
"""

from toolkit.batch.aggregate import BadBatchName, Batch, aggregate, build_batch
from toolkit.batch.collect import Collection, collect_inbox
from toolkit.batch.conservation import Balance, Conservation
from toolkit.batch.receipts import Receipt, Status

__all__ = [
    "BadBatchName",
    "Balance",
    "Batch",
    "Collection",
    "Conservation",
    "Receipt",
    "Status",
    "aggregate",
    "build_batch",
    "collect_inbox",
]
