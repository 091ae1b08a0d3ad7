"""Whom a letter goes to, and what goes with it."""

from typing import NamedTuple

from toolkit.batch.letters.model import Letter
from toolkit.batch.letters.returned import ReturnedFile
from toolkit.batch.receiving.receipts import Receipt
from toolkit.batch.receiving.senders import Senders
from toolkit.ledger.standings import unit_key
from toolkit.model import Unit


class Recipient(NamedTuple):
    """Whom a letter goes to, and what goes with it."""

    sender: str
    """By what the ledger knows it (:func:`toolkit.batch.receiving.receipts.sender_key`)."""
    unit_code: str
    unit_name: str
    contact: str
    """Whom to ask there, by the roster; empty where it is not on it."""
    answers: str = ""
    """The path of the workbook that the letter answers; empty where none counts."""
    copies: tuple[ReturnedFile, ...] = ()
    """What is attached."""


class AddressedLetter(NamedTuple):
    """A letter and its recipient."""

    recipient: Recipient
    letter: Letter


def unit_recipient(unit: Unit) -> Recipient:
    """Return a unit of which no workbook counts."""
    return Recipient(unit_key(unit), unit.code, unit.name, unit.contact)


def receipt_recipient(senders: Senders, receipt: Receipt, copies: tuple[ReturnedFile, ...]) -> Recipient:
    """Return whom the letter on a workbook that counts goes to, with these *copies*."""
    unit = senders.addressed_unit(receipt)
    code, contact = (unit.code, unit.contact) if unit else (receipt.unit_code, "")
    return Recipient(receipt.sender, code, senders.addressee(receipt), contact, receipt.source.path, copies)
