"""The date of a batch's letters: told by the batch's name, where that names a month or a day."""

import re
from calendar import monthrange
from datetime import date

_YEAR, _MONTH, _DAY = r"(?<!\d)(20\d{2})", r"(0?[1-9]|1[0-2])", r"(\d{2})"
_NAMED = re.compile(rf"{_YEAR}年{_MONTH}月(?:(\d{{1,2}})日)?|{_YEAR}([-._]?){_MONTH}(?:\5{_DAY})?(?!\d)")
"""How a name tells a month or a day: 2023-04, 2023年4月, 20230412."""


def batch_date(name: str, near: date) -> date:
    """Return the day nearest to *near* in the month or on the day that a batch is named after, if it is."""
    found = _NAMED.search(name)
    if found is None:
        return near
    year, month, day = (int(part or 0) for part in (found.group(1, 2, 3) if found[1] else found.group(4, 6, 7)))
    last = monthrange(year, month)[1]
    if day > last:
        return near
    return min(max(near, date(year, month, day or 1)), date(year, month, day or last))
