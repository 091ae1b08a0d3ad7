"""returned/: the annotated copies that go back to units, one a unit, each under a name of its own.

Beside the copy of an older form stands the newest form with the same values, to go on in (decision 0009).
"""

from collections.abc import Iterable
from typing import NamedTuple

from toolkit.batch.records import Receipt, attempt
from toolkit.campaign.model import Campaign
from toolkit.model import Found
from toolkit.workbook.annotate import Answer, answer
from toolkit.workbook.migrate.renew import renewed
from toolkit.workbook.replies import Names, stem_for

FOLDER = "returned"


class Copy(NamedTuple):
    """What goes back for a returned file: the name it is given, and its bytes or why there are none."""

    path: str
    """The file it is a copy of."""
    name: str
    content: bytes | Found
    why: tuple[str, ...] = ()
    """Why it is a workbook of ours and no annotated copy (:class:`toolkit.workbook.annotate.Answer`)."""


def copies(receipts: Iterable[Receipt], campaign: Campaign) -> tuple[Copy, ...]:
    """Return what goes back for returned files: annotated copies, or workbooks of ours for files that cannot be.

    One for which neither can be made stops no other.
    """
    names = Names()
    made = []
    for receipt in receipts:
        name = names.free(name_for(receipt))
        made.append(_copy(receipt, name))
        newest = attempt(_newest, receipt, campaign)
        if newest is not None:
            made.append(Copy(receipt.source.path, names.newest(name), newest))
    return tuple(made)


def _newest(receipt: Receipt, campaign: Campaign) -> bytes | None:
    """Return the newest form with what an older one held; None unless it is an older one."""
    if receipt.submission is None:
        return None
    return renewed(receipt.submission, receipt.judgement, campaign, unit=receipt.unit_name, data=receipt.data)


def _copy(receipt: Receipt, name: str) -> Copy:
    """Return what goes back for one file, under its name."""
    made = attempt(answer, receipt.data, receipt.judgement, unit=receipt.unit_name, comparison=receipt.comparison)
    if isinstance(made, Answer):
        return Copy(receipt.source.path, name, made.content, made.why)
    return Copy(receipt.source.path, name, made)


def name_for(receipt: Receipt) -> str:
    """Return what the names of all that goes back for a file begin with."""
    return stem_for(receipt.unit, receipt.source.path)
