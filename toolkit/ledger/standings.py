"""What has become of each file, as last settled; from here a report on one unit is made, however many there are."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from pydantic import TypeAdapter

from toolkit.compression import compressed, decompressed
from toolkit.ledger.ledger import Ledger
from toolkit.model import Judgement, Unit


class Standing(NamedTuple):
    """What has become of a file."""

    path: str
    delivery: int
    """The number of the delivery that it is, or came in."""
    place: int
    """Which file of the delivery it is."""
    sender: str
    unit_code: str
    unit_name: str
    status: str
    superseded_by: str
    """The path of the file that counts in its place; empty where there is none."""
    judgement: Judgement


def unit_key(unit: Unit) -> str:
    """Return by what a unit of the roster is known as a sender."""
    return f"unit/{unit.code}"


def replace_standings(ledger: Ledger, standings: Iterable[Standing]) -> None:
    """Record what has become of all files, in place of what was recorded before; within a transaction."""
    ledger.run("DELETE FROM standing")
    for standing in standings:
        packed = compressed(_adapter().dump_json(standing.judgement))
        ledger.run("INSERT INTO standing VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*standing[:-1], packed))


def find_standings(ledger: Ledger, column: str, value: str) -> Iterator[Standing]:
    """Yield the files of which a column has a value, in order of path."""
    assert column in Standing._fields, "no column of the table"
    for row in ledger.run(f"SELECT * FROM standing WHERE {column} = ? ORDER BY path", (value,)):
        *known, packed = row
        yield Standing._make((*known, _adapter().validate_json(decompressed(packed))))


@cache
def _adapter() -> TypeAdapter[Judgement]:
    """Return what writes and reads a judgement as JSON."""
    return TypeAdapter(Judgement)
