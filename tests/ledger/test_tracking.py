"""What the ledger keeps of tracking: the answers of each year in place of earlier ones, files for good."""

from dataclasses import replace
from datetime import datetime

from toolkit.campaign.model import CHINA_TIME
from toolkit.ledger.history import question_history
from toolkit.ledger.ledger import hold_ledger
from toolkit.ledger.tracking import (
    TrackingAnswer,
    answers_by_year,
    count_tracked_contents,
    record_tracking,
    taken_files,
)
from toolkit.model import Source

FILE = Source("甲/表.xlsx", "3f" * 32, 31000, datetime(2024, 11, 3, 9, tzinfo=CHINA_TIME))
ANSWER = TrackingAnswer("A-06-01", "已解决", "见论文。", "未布局", "", "多条\n意见", "网址", FILE.path, "问题跟踪!G5")


def test_the_answers_of_a_year_take_the_place_of_earlier_ones_and_touch_no_other_year(tmp_path):
    other = ANSWER._replace(number="A-06-02")
    with hold_ledger(tmp_path) as ledger:
        with ledger.transaction():
            record_tracking(ledger, 2024, [FILE], [ANSWER])
            record_tracking(ledger, 2025, [], [other])
            record_tracking(ledger, 2024, [], [other, ANSWER._replace(status="部分解决")])
        assert answers_by_year(ledger) == {
            2024: {"A-06-01": ANSWER._replace(status="部分解决"), "A-06-02": other}, 2025: {"A-06-02": other}}


def test_a_file_that_was_taken_stays_with_the_time_at_which_it_first_came(tmp_path):
    later, again = replace(FILE, sha256="a0" * 32), replace(FILE, modified=datetime(2026, 1, 1, tzinfo=CHINA_TIME))
    with hold_ledger(tmp_path) as ledger:
        with ledger.transaction():
            record_tracking(ledger, 2024, [FILE], [])
            record_tracking(ledger, 2024, [again, later], [])
        assert taken_files(ledger, 2024) == [FILE, later]
        assert taken_files(ledger, 2025) == []
        assert [*count_tracked_contents(ledger)] == [(FILE.sha256, 31000), (later.sha256, 31000)]


def test_the_history_of_a_question_goes_on_with_what_its_unit_told(tmp_path):
    with hold_ledger(tmp_path) as ledger:
        with ledger.transaction():
            record_tracking(ledger, 2025, [], [ANSWER])
            record_tracking(ledger, 2024, [], [ANSWER._replace(status="研究进行中")])
        told = [(event.batch, event.what, event.details["status"]) for event in question_history(ledger, "A-06-01")]
    assert told == [("2024", "tracked", "研究进行中"), ("2025", "tracked", "已解决")]


def test_no_answer_is_shown_by_a_traceback():
    assert "论文" not in repr(ANSWER)
