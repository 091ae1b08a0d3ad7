"""The date of letters: in the month, or on the day, that the batch is named after."""

from datetime import date

import pytest

from toolkit.batch.letters.dates import batch_date

NEAR = date(2023, 4, 20)


@pytest.mark.parametrize(("name", "day"), [
    ("2023-04", NEAR), ("2023-03", date(2023, 3, 31)), ("2023-11", date(2023, 11, 1)), ("2024-02", date(2024, 2, 1)),
    ("2023-02", date(2023, 2, 28)), ("2023年3月", date(2023, 3, 31)), ("202303 补报", date(2023, 3, 31)),
    ("2023-04-12", date(2023, 4, 12)), ("20230412", date(2023, 4, 12)), ("2023年4月2日", date(2023, 4, 2)),
    ("2023.04.12 第二批", date(2023, 4, 12)), ("2023-04-2", NEAR), ("2023-05（二）", date(2023, 5, 1)),
    ("四月", NEAR), ("2023", NEAR), ("2023-13", NEAR), ("2023-02-30", NEAR), ("1", NEAR), ("12023-03", NEAR),
])
def test_the_day_nearest_to_another_in_the_time_that_a_name_tells(name: str, day: date):
    assert batch_date(name, NEAR) == day
