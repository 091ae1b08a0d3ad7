"""returned/: the annotated copies that go back to units, one a unit, each under a name of its own.

Beside the copy of an older form stands the newest form with the same values, to go on in (decision 0009).
"""

from collections.abc import Iterable
from typing import NamedTuple

from toolkit.batch.receipts import Receipt, attempt
from toolkit.campaign.model import Campaign
from toolkit.check.replies import FileNames, reply_stem
from toolkit.forms.recommendation.newest_form import newest_form_for
from toolkit.forms.returned.annotate import ReturnedCopy, returned_copy
from toolkit.model import Observation

FOLDER = "returned"


class ReturnedFile(NamedTuple):
    """What goes back for a returned file: the name it is given, and its bytes or why there are none."""

    path: str
    """The file it is a copy of."""
    name: str
    content: bytes | Observation
    why: tuple[str, ...] = ()
    """Why it is a workbook of ours and no annotated copy (:class:`toolkit.forms.returned.annotate.ReturnedCopy`)."""


def returned_files(receipts: Iterable[Receipt], campaign: Campaign) -> tuple[ReturnedFile, ...]:
    """Return what goes back for returned files: annotated copies, or workbooks of ours for files that cannot be.

    One for which neither can be made stops no other.
    """
    names = FileNames()
    made = []
    for receipt in receipts:
        name = names.free(returned_stem(receipt))
        made.append(_copy(receipt, name))
        newest = attempt(_newest, receipt, campaign)
        if newest is not None:
            made.append(ReturnedFile(receipt.source.path, names.newest(name), newest))
    return tuple(made)


def _newest(receipt: Receipt, campaign: Campaign) -> bytes | None:
    """Return the newest form with what an older one held; None unless it is an older one."""
    if receipt.submission is None:
        return None
    return newest_form_for(receipt.submission, receipt.judgement, campaign, unit=receipt.unit_name, data=receipt.data)


def _copy(receipt: Receipt, name: str) -> ReturnedFile:
    """Return what goes back for one file, under its name."""
    made = attempt(
        returned_copy, receipt.data, receipt.judgement, unit=receipt.unit_name, comparison=receipt.comparison
    )
    if isinstance(made, ReturnedCopy):
        return ReturnedFile(receipt.source.path, name, made.content, made.why)
    return ReturnedFile(receipt.source.path, name, made)


def returned_stem(receipt: Receipt) -> str:
    """Return what the names of all that goes back for a file begin with."""
    return reply_stem(receipt.unit, receipt.source.path)
