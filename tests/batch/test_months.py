"""Months in the life of an inbox: what came stays received, numbers stay, and changes are told question by question."""

import pytest

from tests.support.received_files import NINE, TEN
from tests.support.submissions import question
from toolkit.batch.receiving.collect import QuestionState
from toolkit.batch.receiving.records import changes_since
from toolkit.batch.receiving.status import ReceiptStatus
from toolkit.batch.run import run_batch
from toolkit.ledger.batches import latest_batch
from toolkit.ledger.ledger import open_ledger
from toolkit.model import Severity


@pytest.fixture
def questions(campaign):
    """Makes questions with the given titles and bodies, each at a 序号 of its own in this order."""

    def make(*numbers: int, **fields):
        return [question(campaign, n, question_serial=float(place), **fields) for place, n in enumerate(numbers, 1)]

    return make


def numbers(batch) -> dict[str, str]:
    """The Chinese titles of all questions that count, by number."""
    return {each.number: each.question.title_zh for each in batch.collection.questions(*QuestionState)}


def changes(folder) -> list[tuple[str, str, tuple[str, ...]]]:
    with open_ledger(folder.ledger) as ledger:
        found = changes_since(ledger, folder.campaign, latest_batch(ledger))
    return [(change.question.number, str(change.kind), change.edited) for change in found]


def fates(batch) -> list[tuple[str, str]]:
    return [(receipt.source.path, receipt.status.value) for receipt in batch.collection.receipts]


def test_a_corrected_and_resorted_workbook_keeps_its_numbers(send, from_unit, questions, folder):
    send("a.xlsx", from_unit("A-06", questions=questions(1, 2, 3), scores={}, score_rows=[]))
    first = numbers(run_batch(folder, "2023-03"))
    assert list(first) == ["A-06-01", "A-06-02", "A-06-03"]
    assert [kind for _, kind, _ in changes(folder)] == ["added"] * 3
    again = questions(3, 4, 1)
    again[1] = question(folder.campaign, 4, question_serial=2.0, title_zh="小麦茎基腐病为何爆发成灾？", title_en="Why wheat rot?")
    send("b.xlsx", from_unit("A-06", questions=again, scores={}, score_rows=[]), TEN)
    second = numbers(run_batch(folder, "2023-04"))
    assert {number: second[number] for number in ("A-06-01", "A-06-03")} == {
        number: first[number] for number in ("A-06-01", "A-06-03")}
    assert list(second) == ["A-06-03", "A-06-04", "A-06-01"]
    assert changes(folder) == [("A-06-02", "withdrawn", ()), ("A-06-04", "added", ())]
    send("c.xlsx", from_unit("A-06", questions=questions(2, 3), scores={}, score_rows=[]), TEN)
    assert list(numbers(run_batch(folder, "2023-05"))) == ["A-06-02", "A-06-03"], "what comes back has its old number"


def test_an_edit_names_its_fields_and_widths_and_blanks_are_none(send, from_unit, questions, folder):
    send("a.xlsx", from_unit("A-06", questions=questions(1, 2, background="背景：材料界面。")))
    run_batch(folder, "2023-03")
    edited = questions(1, 2, background="背景:  材料界面。")
    edited[1] = question(folder.campaign, 2, question_serial=2.0, background="另一个背景。", significance="另一种意义。")
    send("a.xlsx", from_unit("A-06", questions=edited), TEN)
    run_batch(folder, "2023-04")
    assert changes(folder) == [("A-06-02", "edited", ("问题背景", "重要意义"))]


def test_what_becomes_of_a_question_goes_before_its_edits(send, from_unit, folder):
    send("a.xlsx", from_unit("A-06", unit={"signer": ""}))
    run_batch(folder, "2023-03")
    send("b.xlsx", from_unit("A-06"), TEN)
    run_batch(folder, "2023-04")
    assert {kind for _, kind, _ in changes(folder)} == {"now-accepted"}
    send("c.xlsx", from_unit("A-06", unit={"signed_on": ""}), TEN.replace(hour=11))
    run_batch(folder, "2023-05")
    assert {kind for _, kind, _ in changes(folder)} == {"now-returned"}


def test_a_file_that_is_deleted_still_counts_and_one_that_is_overwritten_is_superseded(send, from_unit, folder):
    send("a.xlsx", from_unit("A-06"))
    send("b.xlsx", from_unit("A-07"))
    run_batch(folder, "2023-03")
    (folder.inbox / "a.xlsx").unlink()
    send("b.xlsx", from_unit("A-07", unit={"signer": ""}), TEN)
    batch = run_batch(folder, "2023-04")
    old = next(path for path, _ in fates(batch) if path.startswith("已被同名文件覆盖"))
    assert sorted(fates(batch)) == sorted([("a.xlsx", "accepted"), (old, "superseded"), ("b.xlsx", "returned")])
    assert old.endswith("/b.xlsx")
    assert batch.conservation.files.received == 3
    assert batch.conservation.holds
    assert (folder.output / "2023-04/returned/A-07 中国天文学会.xlsx").exists()


def test_a_renamed_file_is_the_same_file(send, from_unit, folder):
    send("a.xlsx", from_unit("A-06"))
    run_batch(folder, "2023-03")
    (folder.inbox / "a.xlsx").rename(folder.inbox / "中国化学会.xlsx")
    batch = run_batch(folder, "2023-04")
    assert fates(batch) == [("中国化学会.xlsx", "accepted")]
    assert changes(folder) == []


def test_two_units_that_swap_their_file_names_change_nothing(send, from_unit, folder):
    first, second = send("a.xlsx", from_unit("A-06")), send("b.xlsx", from_unit("A-07"))
    run_batch(folder, "2023-03")
    spare = folder.inbox / "c.xlsx"
    for old, new in ((first, spare), (second, first), (spare, second)):
        old.rename(new)
    batch = run_batch(folder, "2023-04")
    assert sorted(fates(batch)) == [("a.xlsx", "accepted"), ("b.xlsx", "accepted")]
    assert batch.collection.by_unit["A-06"].source.path == "b.xlsx"
    assert changes(folder) == []


def test_a_batch_run_again_is_compared_with_the_one_before_it(send, from_unit, folder):
    send("a.xlsx", from_unit("A-06"))
    run_batch(folder, "2023-03")
    send("b.xlsx", from_unit("A-07"), TEN)
    for _ in range(2):
        run_batch(folder, "2023-04")
        assert [number for number, *_ in changes(folder)] == [f"A-07-0{n}" for n in range(1, 10)]


def test_what_came_in_an_earlier_batch_came_first_whatever_its_time(send, from_unit, folder):
    send("late.xlsx", from_unit("A-06"), TEN)
    run_batch(folder, "2023-03")
    send("early.xlsx", from_unit("A-06", unit={"signer": ""}), NINE)
    batch = run_batch(folder, "2023-04")
    assert fates(batch) == [("late.xlsx", "superseded"), ("early.xlsx", "returned")]


def test_other_rules_judge_what_was_kept_though_it_is_not_there_any_more(send, from_unit, folder):
    send("a.xlsx", from_unit("A-06", unit={"presider_title": "秘书"}))
    assert not run_batch(folder, "2023-03").faulty
    (folder.inbox / "a.xlsx").unlink()
    rules = tuple(rule.model_copy(update={"severity": Severity.ERROR}) if rule.code == "unit.presider" else rule
                  for rule in folder.campaign.rules)
    stricter = type(folder)(folder.path, folder.campaign.model_copy(update={"rules": rules}))
    (receipt,) = run_batch(stricter, "2023-04").collection.receipts
    assert receipt.status is ReceiptStatus.RETURNED


def test_known_files_are_not_read_again(send, from_unit, folder, monkeypatch):
    send("a.xlsx", from_unit("A-06"))
    run_batch(folder, "2023-03")
    seen = []

    def watch(files, total):
        seen.append(total)
        return files

    send("b.xlsx", from_unit("A-07"))
    run_batch(folder, "2023-04", watch)
    assert seen == [1, 0], "one new file, and none to judge anew"
