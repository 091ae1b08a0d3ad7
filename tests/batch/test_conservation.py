"""The balances say when something is lost or counted twice."""

import pytest

from toolkit.batch.receiving.conservation import Balance, Conservation

EVEN = Balance(received=10, accepted=4, returned=3, superseded=2, unreadable=1)


def test_a_balance_holds_when_all_that_came_in_went_somewhere():
    assert EVEN.holds
    assert Balance(0, 0, 0, 0, 0).holds


@pytest.mark.parametrize("off", [
    Balance(11, 4, 3, 2, 1),
    Balance(10, 5, 3, 2, 1),
    Balance(10, 4, 2, 2, 1),
    Balance(10, 4, 3, 0, 1),
    Balance(10, 4, 3, 2, 0),
])
def test_a_balance_off_by_anything_does_not_hold(off):
    assert not off.holds
    assert not Conservation(EVEN, off).holds
    assert not Conservation(off, EVEN).holds
    assert Conservation(EVEN, EVEN).holds
