"""The whole campaign: what is found is what was planted, and the same again gives the same bytes."""

from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from tests.rules.test_should_fail import WEIGHTS
from toolkit.batch import Status
from toolkit.campaign.model import CHINA_TIME
from toolkit.demo.run import Step, Summary, run
from toolkit.demo.story import STORY, Sending
from toolkit.rules import RULES

SHORT = (
    Sending("A-06", "{name}.xlsx", (), {"不是问句": 3}, superseded=True),
    Sending("B-01", "{name}.xlsx", ("某类有六项",)),
    Sending("A-06", "{name} 更正.xlsx"),
    Sending("C-01", "{name}.xlsx", late=True),
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Summary, list[Step]]:
    steps: list[Step] = []
    return run(tmp_path_factory.mktemp("demo") / "活动", jobs=2, tell=steps.append), steps


@pytest.fixture(scope="module")
def summary(told: tuple[Summary, list[Step]]) -> Summary:
    return told[0]


def test_the_steps_are_told_in_order(told: tuple[Summary, list[Step]]):
    assert told[1] == ["init", "issue", "fill", "check", "aggregate", "report"]


def test_what_is_found_is_what_was_planted(summary: Summary):
    assert summary.unseen == ()
    assert summary.unplanted == ()
    assert summary.agrees


def test_every_rule_code_is_planted_and_found(summary: Summary):
    assert {line.code for line in summary.planted} == set(WEIGHTS)
    assert {line.code for line in summary.found} == set(WEIGHTS)


def test_at_least_24_units_recommend_and_some_without_any_finding(summary: Summary):
    counting = summary.batch.collection.counting
    assert len({receipt.unit.code for receipt in counting}) == 32
    clean = [receipt.unit.name for receipt in counting if receipt.judgement.clean]
    assert clean == ["中国数学会", "中国化学会", "中国自动化学会", "中国计算机学会", "中华医学会", "中国未来研究会"]


def test_every_file_that_was_sent_is_accounted_for(summary: Summary):
    assert Counter(receipt.status for receipt in summary.batch.collection.receipts) == {
        Status.ACCEPTED: 14, Status.RETURNED: 18, Status.SUPERSEDED: 2, Status.UNREADABLE: 8,
    }
    assert summary.batch.conservation.holds
    assert len(summary.sent) == len(STORY) == 42


def test_files_were_changed_inside_the_window_but_for_the_late_one(summary: Summary):
    opens, closes = datetime(2023, 1, 29, tzinfo=CHINA_TIME), datetime(2023, 4, 20, 23, 59, 59, tzinfo=CHINA_TIME)
    times = {file.shown: (summary.folder.inbox / file.shown).stat().st_mtime for file in summary.sent}
    outside = [shown for shown, time in times.items() if not opens.timestamp() <= time <= closes.timestamp()]
    assert outside == ["中国海洋学会（补报）.xlsx"]
    assert len(set(times.values())) == len(times)


def test_each_unit_that_counts_has_a_report(summary: Summary):
    assert len(summary.reports) == len(summary.batch.collection.counting)
    assert all(report.fault is None and report.path.stat().st_size for report in summary.reports)


def test_a_fault_that_nobody_finds_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("toolkit.rules.RULES", tuple(rule for rule in RULES if rule.code != "quota.too-many"))
    made = run(tmp_path / "demo", story=SHORT)
    assert [(line.file, line.code, line.cell) for line in made.unseen] == [
        ("中国机械工程学会.xlsx", "quota.too-many", "B4")
    ]
    assert made.unplanted == ()
    assert not made.agrees


def test_the_same_story_gives_the_same_bytes(tmp_path: Path):
    one, other = (run(tmp_path / name, jobs, story=SHORT) for name, jobs in (("one", 1), ("other", 2)))
    contents = [
        {path.relative_to(made.folder.path): path.read_bytes() for path in made.folder.path.rglob("*") if path.is_file()}
        for made in (one, other)
    ]
    assert contents[0] == contents[1]
    assert one.agrees
