"""returned/: the annotated copies that go back to units, one a unit, each under a name of its own.

Beside the copy of an older form stands the newest form with the same values, to go on in (decision 0009).
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from typing import NamedTuple

from toolkit.batch.receiving.receipts import Receipt
from toolkit.campaign.model import Campaign
from toolkit.check.replies import FileNames, MadeReply, ReplyMaker, WantedReply, reply_stem
from toolkit.files import WRITERS, OutputFolder
from toolkit.pool import map_in_threads, processes_for, reading_pool

FOLDER = "returned"


class ReturnedFile(NamedTuple):
    """The copy that goes back for one file, and whether it was made."""

    path: str
    """The file of the inbox that it answers."""
    name: str
    written: bool
    """Whether it could be made."""
    why: tuple[str, ...] = ()
    """Why it is a workbook of ours and no annotated copy (:class:`toolkit.forms.returned.annotate.ReturnedCopy`)."""
    sha256: str = ""
    """Of its content; empty where it could not be made."""


def write_returned(
    receipts: Sequence[Receipt], campaign: Campaign, folder: OutputFolder, own_styles: bytes | None = None,
    jobs: int | None = None,
) -> Iterator[ReturnedFile]:
    """Yield what goes back for returned files, each after it stands in *folder*.

    Annotated copies, or workbooks of ours for files that cannot be annotated; one that cannot be made stops no other.
    """
    names = FileNames()
    wanted = [_wanted(receipt, campaign) for receipt in receipts]
    maker, processes = ReplyMaker(campaign, "zh", own_styles), processes_for(len(wanted), jobs)
    replies = _replies(receipts, reading_pool().map(maker, wanted, processes), names)
    yield from map_in_threads(partial(_written, folder), replies, WRITERS)


def _replies(
    receipts: Sequence[Receipt], made_replies: Iterable[MadeReply], names: FileNames
) -> Iterator[tuple[ReturnedFile, bytes]]:
    """Yield what goes back for each returned file, with its content; without any where it could not be made."""
    for receipt, made in zip(receipts, made_replies, strict=True):
        path, name = receipt.source.path, names.free(returned_stem(receipt))
        if made.copy:
            yield ReturnedFile(path, name, True, made.copy.why), made.copy.content
        else:
            yield ReturnedFile(path, name, False), b""
        if made.newest:
            yield ReturnedFile(path, names.newest(name), True), made.newest


def _written(folder: OutputFolder, reply: tuple[ReturnedFile, bytes]) -> ReturnedFile:
    """Return what goes back after it stands in *folder*."""
    file, content = reply
    if not file.written:
        return file
    folder.write(file.name, content)
    return file._replace(sha256=sha256(content).hexdigest())


def _wanted(receipt: Receipt, campaign: Campaign) -> WantedReply:
    """Return what is asked for in answer to a returned file."""
    return WantedReply(
        receipt.source, receipt.origin, receipt.judgement, campaign.settings.code, receipt.unit_name, receipt.comparison
    )


def returned_stem(receipt: Receipt) -> str:
    """Return the beginning of the names of all files returned for one file."""
    return reply_stem(receipt.unit, receipt.source.path)
