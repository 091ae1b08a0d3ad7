"""What becomes of each file: which one counts, which are superseded, returned or unreadable."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.drawn_answers import variant
from tests.support.received_files import NINE, TEN, TOO_LATE, arrival, questions_in
from tests.support.submissions import member, question, submission
from toolkit.batch.master.answers import BatchAnswers
from toolkit.batch.master.tables import result_tables
from toolkit.batch.receiving.collect import SettledInbox
from toolkit.batch.receiving.conservation import Balance, Conservation, count_balances
from toolkit.batch.receiving.receipts import Receipt, ReceivedFile, is_blank_resend, settle_receipts
from toolkit.batch.receiving.status import ReceiptStatus
from toolkit.campaign.model import CHINA_TIME
from toolkit.campaign.preset import load_preset
from toolkit.looks import Look
from toolkit.model import Cell
from toolkit.rules.in_batch import committee_units


def fates(receipts: tuple[Receipt, ...]) -> list[tuple[str, str]]:
    return [(receipt.source.path, receipt.status.value) for receipt in receipts]


def test_a_clean_file_is_accepted_and_a_faulty_one_returned(campaign, from_unit):
    receipts = settle_receipts([
        arrival(from_unit("A-06"), "a.xlsx"),
        arrival(from_unit("A-07", unit={"signer": ""}), "b.xlsx"),
        arrival(from_unit("A-08", unit={"presider_title": "秘书"}), "c.xlsx"),
    ], campaign)
    assert fates(receipts) == [("a.xlsx", "accepted"), ("b.xlsx", "returned"), ("c.xlsx", "accepted")]
    assert [[finding.code for finding in receipt.judgement] for receipt in receipts] == [
        [], ["unit.not-signed"], ["unit.presider"],
    ]


def test_the_later_file_of_a_unit_counts(campaign, from_unit):
    receipts = settle_receipts([
        arrival(from_unit("A-06"), "a 更正.xlsx", NINE),
        arrival(from_unit("A-06", unit={"signer": ""}), "b.xlsx", TEN),
    ], campaign)
    assert fates(receipts) == [("a 更正.xlsx", "superseded"), ("b.xlsx", "returned")]
    assert receipts[0].superseded_by == "b.xlsx"
    assert receipts[0].judgement.clean


def test_at_the_same_time_the_later_path_counts(campaign, from_unit):
    files = [arrival(from_unit("A-06"), path) for path in ("组/b.xlsx", "a.xlsx", "组/a.xlsx")]
    receipts = settle_receipts(files, campaign)
    assert fates(receipts) == [("a.xlsx", "superseded"), ("组/a.xlsx", "superseded"), ("组/b.xlsx", "accepted")]
    assert [receipt.superseded_by for receipt in receipts] == ["组/b.xlsx", "组/b.xlsx", ""]


def test_a_unit_is_known_by_its_code_or_else_by_its_name_old_or_new(campaign, from_unit):
    known = campaign.unit_of["A-06"]
    renamed = campaign.model_copy(
        update={"units": tuple(replace(unit, former_names=("中国化学化工学会",)) if unit == known else unit
                               for unit in campaign.units)}
    )
    for typed in ({"unit_name": ""}, {"unit_code": ""}, {"unit_name": "中国化学化工学会", "unit_code": ""},
                  {"unit_name": "江海学会"}, {"unit_code": "Z-99"}):
        assert arrival(from_unit("A-06", unit=typed), "a.xlsx").form.unit(renamed).code == "A-06"
    assert arrival(from_unit("A-06", unit={"unit_name": "", "unit_code": ""}), "a.xlsx").form.unit(renamed) is None


def test_one_units_name_with_anothers_code_takes_nobodys_place(campaign, from_unit):
    mixed = from_unit("A-06", unit={"unit_name": campaign.unit_of["A-07"].name})
    receipts = settle_receipts([
        arrival(from_unit("A-06"), "a.xlsx"),
        arrival(from_unit("A-07"), "b.xlsx"),
        arrival(mixed, "c.xlsx", TEN),
    ], campaign)
    assert fates(receipts) == [("a.xlsx", "accepted"), ("b.xlsx", "accepted"), ("c.xlsx", "returned")]
    assert receipts[2].unit is None


def test_off_the_roster_the_name_as_typed_tells_who_sent_twice(campaign, from_unit):
    receipts = settle_receipts([
        arrival(from_unit("X-1"), "a.xlsx", NINE),
        arrival(from_unit("X-1", unit={"unit_name": " 名录外的X-1学会"}), "b.xlsx", TEN),
        arrival(from_unit("X-2"), "c.xlsx", TEN),
        arrival(from_unit("A-06", unit={"unit_name": "", "unit_code": ""}), "d.xlsx", TEN),
        arrival(from_unit("A-06", unit={"unit_name": "", "unit_code": ""}), "e.xlsx", TEN),
    ], campaign)
    assert fates(receipts) == [
        ("a.xlsx", "superseded"), ("b.xlsx", "returned"), ("c.xlsx", "returned"), ("d.xlsx", "returned"),
        ("e.xlsx", "returned"),
    ]


def test_an_unreadable_file_supersedes_nothing(campaign, from_unit):
    receipts = settle_receipts([arrival(from_unit("A-06"), "a.xlsx", NINE), arrival(None, "b.xlsx", TEN)], campaign)
    assert fates(receipts) == [("a.xlsx", "accepted"), ("b.xlsx", "unreadable")]
    assert [finding.code for finding in receipts[1].judgement] == ["file.unreadable"]


def test_a_file_changed_after_the_closing_is_late(campaign, from_unit):
    on_time = campaign.settings.closes
    receipts = settle_receipts([
        arrival(from_unit("A-06"), "a.xlsx", on_time), arrival(from_unit("A-07"), "b.xlsx", TOO_LATE),
    ], campaign)
    assert [receipt.late for receipt in receipts] == [False, True]
    assert fates(receipts) == [("a.xlsx", "accepted"), ("b.xlsx", "accepted")]


def test_a_file_of_the_last_day_is_on_time_where_the_deadline_is_a_day(campaign, from_unit):
    call = variant(campaign, closes="2023-04-20")
    morning, last = datetime(2023, 4, 20, 10, 0, tzinfo=CHINA_TIME), datetime(2023, 4, 20, 23, 59, 59, 900_000, tzinfo=CHINA_TIME)
    after = datetime(2023, 4, 21, 0, 0, 0, tzinfo=CHINA_TIME)
    receipts = settle_receipts([
        arrival(from_unit("A-06"), "a.xlsx", morning), arrival(from_unit("A-07"), "b.xlsx", last),
        arrival(from_unit("A-08"), "c.xlsx", after),
    ], call)
    assert [receipt.late for receipt in receipts] == [False, False, True]
    (late,) = (finding for finding in receipts[2].judgement if finding.code == "unit.late")
    assert late.details["closes"] == "2023-04-20 23:59"


def test_a_member_of_two_committees_is_told_to_both_by_what_counts(campaign, from_unit):
    shared = member(1, member_name="郑两会", member_employer="某大学")
    others = [member(n, member_name=f"另一会的委员{n}") for n in range(2, 16)]
    own = [member(n, member_name=f"本会的委员{n}") for n in range(2, 16)]
    receipts = settle_receipts([
        arrival(from_unit("A-06", members=[shared, *own]), "a.xlsx"),
        arrival(from_unit("A-07", members=[shared, *others]), "b.xlsx"),
        arrival(from_unit("A-08", members=[shared, *own]), "c 旧.xlsx"),
        arrival(from_unit("A-08"), "c 新.xlsx", TEN),
    ], campaign)
    told = [(r.source.path, f.place.sheet, f.place.cell, *f.details["units"]) for r in receipts for f in r.judgement]
    assert told == [
        ("a.xlsx", "专家委员会", "B5", campaign.unit_of["A-07"].name),
        ("b.xlsx", "专家委员会", "B5", campaign.unit_of["A-06"].name),
    ]


def test_a_person_without_employer_is_nobodys_peer(campaign, from_unit):
    nameless = [member(n, member_employer="") for n in range(1, 16)]
    assert committee_units([arrival(from_unit("A-06", members=nameless), "a.xlsx").form.sender]) == {}


def facts_with(file: ReceivedFile, cells: dict[str, Cell]) -> ReceivedFile:
    """A file whose form is before the rules of a batch with other cells."""
    sender = replace(file.form.sender, cells=cells)
    return replace(file, file=replace(file.file, form=replace(file.form, sender=sender)))


class Stopping(dict[str, Cell]):
    """Cells at which somebody ends the program."""

    def __getitem__(self, name: str) -> Cell:
        raise KeyboardInterrupt


def test_a_file_that_breaks_a_rule_of_ours_does_not_stop_the_others(campaign, from_unit):
    broken = facts_with(arrival(from_unit("A-07"), "b.xlsx", TOO_LATE), {})  # labels found, but no values
    receipts = settle_receipts([arrival(from_unit("A-06"), "a.xlsx"), broken], campaign)
    assert fates(receipts) == [("a.xlsx", "accepted"), ("b.xlsx", "unreadable")]
    (finding,) = receipts[1].judgement
    assert (finding.code, finding.look) == ("file.unreadable", Look.FAILED)
    collection = SettledInbox(campaign, receipts, (), listed=2, questions_read=18)
    assert balances(collection).questions == Balance(18, 9, 0, 0, 9)


def test_who_ends_the_program_is_no_fault_of_a_file(campaign, from_unit):
    with pytest.raises(KeyboardInterrupt):
        settle_receipts([facts_with(arrival(from_unit("A-07"), "b.xlsx", TOO_LATE), Stopping())], campaign)


def balances(collection: SettledInbox) -> Conservation:
    """The balances of a batch by the rows of its tables."""
    made = result_tables(collection, BatchAnswers())
    return count_balances(collection, len([*made.accepted.rows]), len([*made.returned.rows]))


LENIENT = load_preset("2023").model_copy(
    update={"rules": tuple(rule for rule in load_preset("2023").rules if not rule.code.startswith("quota."))}
)
"""Without quotas a file of few questions is accepted, so that every fate occurs."""

CODES = st.sampled_from(["A-06", "A-07", "A-08", "L-01", "X-1", ""])


@st.composite
def inboxes(draw) -> list[ReceivedFile]:
    """Any number of files from a few units, clean, faulty or unreadable, at a few moments."""
    campaign = load_preset("2023")
    files = []
    for number in range(draw(st.integers(0, 8))):
        code, questions, readable = draw(CODES), draw(st.integers(0, 3)), draw(st.integers(0, 4)) > 0
        unit = campaign.unit_of.get(code)
        typed = {"unit_code": code, "unit_name": unit.name if unit else code}
        rows = [question(campaign, serial) for serial in range(1, questions + 1)]
        content = submission(campaign, unit=typed, questions=rows) if readable else None
        path, at = f"{draw(st.sampled_from('ab'))}/{number}.xlsx", NINE + timedelta(hours=draw(st.integers(0, 2)))
        files.append(arrival(content, path, at, LENIENT))
    return files


@given(inboxes().flatmap(lambda files: st.tuples(st.just(files), st.permutations(files))))
def test_nothing_is_lost_nothing_counted_twice_and_order_of_listing_is_nothing(listed: tuple[list[ReceivedFile], list[ReceivedFile]]):
    files, shuffled = listed
    receipts = settle_receipts(files, LENIENT)
    assert [r.source.path for r in receipts] == [
        a.source.path for a in sorted(files, key=lambda a: (a.source.modified, a.source.path))
    ]
    counting = [receipt for receipt in receipts if receipt.counts]
    assert len({receipt.unit.code for receipt in counting if receipt.unit}) == sum(bool(r.unit) for r in counting)
    for receipt in receipts:
        if receipt.status is ReceiptStatus.SUPERSEDED:
            later = next(r for r in receipts if r.source.path == receipt.superseded_by)
            assert later.counts
            came_later = (later.source.modified, later.source.path) > (receipt.source.modified, receipt.source.path)
            assert came_later or (later.questions and not receipt.questions)
    assert balances(SettledInbox(LENIENT, receipts, (), len(files), questions_in(files))).holds
    assert settle_receipts(shuffled, LENIENT) == receipts


def test_a_unit_under_its_former_name_is_that_unit(campaign, from_unit):
    """What it sent under either name counts once, the later, and a remark says so."""
    units = (replace(unit, former_names=("中国化学化工学会",)) if unit.code == "A-06" else unit for unit in campaign.units)
    renamed = campaign.model_copy(update={"units": tuple(units)})
    former = from_unit("A-06", unit={"unit_name": "中国化学化工学会", "unit_code": ""})
    receipts = settle_receipts([
        arrival(from_unit("A-06"), "a.xlsx", NINE, renamed),
        arrival(former, "b.xlsx", TEN, renamed),
        arrival(from_unit("A-07", unit={"unit_name": " 中国 天文学会"}), "c.xlsx", NINE, renamed),
    ], renamed)
    assert fates(receipts) == [("a.xlsx", "superseded"), ("c.xlsx", "accepted"), ("b.xlsx", "returned")]
    assert [(receipt.unit_code, receipt.unit_name) for receipt in receipts] == [
        ("A-06", "中国化学会"), ("A-07", "中国天文学会"), ("A-06", "中国化学会"),
    ]
    assert [finding.code for finding in receipts[2].judgement] == ["unit.required"]  # the code that was deleted
    assert [(noted.code, noted.cell) for noted in receipts[2].judgement.remarks] == [("unit.former-name", "B4")]


# What a later file leaves out


def of_category(campaign, category: int) -> list[dict]:
    """Three questions of one category, numbered from 1 as in a workbook of their own."""
    return [question(campaign, number, category=campaign.categories[category].name, title_zh=f"{name}何以如此？", title_en=f"Why {category} {number}?")
            for number, name in enumerate(("甲乙丙丁", "戊己庚辛", "壬癸子丑") if category else ("寅卯辰巳", "午未申酉", "戌亥金木"), 1)]


def test_a_category_per_file_is_told_as_left_behind(campaign, from_unit):
    first, second = of_category(campaign, 0), of_category(campaign, 1)
    third = [question(campaign, 7 + n, question_serial=float(n + 1), title_en=f"Last {n}?") for n in range(3)]
    receipts = settle_receipts([
        arrival(from_unit("A-06", questions=first), "前沿.xlsx", NINE), arrival(from_unit("A-06", questions=second), "工程.xlsx", TEN),
        arrival(from_unit("A-06", questions=third), "产业.xlsx", TEN + timedelta(hours=1)),
    ], campaign)
    assert fates(receipts) == [("前沿.xlsx", "superseded"), ("工程.xlsx", "superseded"), ("产业.xlsx", "returned")]
    assert receipts[-1].left_behind == {
        "前沿.xlsx": tuple(row["title_zh"] for row in first), "工程.xlsx": tuple(row["title_zh"] for row in second)}
    assert [receipt.left_behind for receipt in receipts[:-1]] == [{}, {}]


def test_a_question_that_was_reworded_or_moved_is_not_left_behind(campaign, from_unit):
    before = [question(campaign, n) for n in range(1, 10)]
    after = [question(campaign, 1, title_zh="怎样突破固态电池界面的第1个关键性瓶颈？"), question(campaign, 2, title_zh="全新的说法？"),
             *(question(campaign, n, question_serial=float(20 - n)) for n in range(3, 10))]
    receipts = settle_receipts([
        arrival(from_unit("A-06", questions=before), "a.xlsx", NINE), arrival(from_unit("A-06", questions=after), "b.xlsx", TEN)], campaign)
    assert receipts[-1].left_behind == {}


def test_a_question_that_was_withdrawn_is_named_once(campaign, from_unit):
    eight = [question(campaign, n) for n in range(1, 9)]
    receipts = settle_receipts([
        arrival(from_unit("A-06"), "a.xlsx", NINE), arrival(from_unit("A-06"), "b.xlsx", TEN),
        arrival(from_unit("A-06", questions=eight), "c.xlsx", TEN + timedelta(hours=1))], campaign)
    assert receipts[-1].left_behind == {"b.xlsx": (question(campaign, 9)["title_zh"],)}


def test_a_blank_form_sent_later_does_not_take_the_place_of_a_full_one(campaign, from_unit):
    receipts = settle_receipts([
        arrival(from_unit("A-06"), "a.xlsx", NINE), arrival(from_unit("A-06", questions=[], members=[]), "b 空白.xlsx", TEN)], campaign)
    assert fates(receipts) == [("a.xlsx", "accepted"), ("b 空白.xlsx", "superseded")]
    assert (receipts[1].superseded_by, receipts[0].comparison, receipts[0].left_behind) == ("a.xlsx", None, {})
    assert is_blank_resend(receipts[1], receipts[0])


def test_a_form_with_a_committee_and_no_question_is_blank_too(campaign, from_unit):
    receipts = settle_receipts([
        arrival(from_unit("A-06"), "a.xlsx", NINE), arrival(from_unit("A-06", questions=[]), "b.xlsx", TEN)], campaign)
    assert fates(receipts) == [("a.xlsx", "accepted"), ("b.xlsx", "superseded")]


def test_of_full_blank_full_the_last_counts(campaign, from_unit):
    receipts = settle_receipts([
        arrival(from_unit("A-06"), "a.xlsx", NINE), arrival(from_unit("A-06", questions=[]), "b.xlsx", TEN),
        arrival(from_unit("A-06", unit={"signer": ""}), "c.xlsx", TEN + timedelta(hours=1))], campaign)
    assert fates(receipts) == [("a.xlsx", "superseded"), ("b.xlsx", "superseded"), ("c.xlsx", "returned")]
    assert not is_blank_resend(receipts[1], receipts[2])


def test_of_blank_forms_alone_the_last_counts(campaign, from_unit):
    receipts = settle_receipts([
        arrival(from_unit("A-06", questions=[]), "a.xlsx", NINE), arrival(from_unit("A-06", questions=[]), "b.xlsx", TEN)], campaign)
    assert fates(receipts) == [("a.xlsx", "superseded"), ("b.xlsx", "returned")]


def test_a_blank_form_sent_first_is_superseded_as_ever(campaign, from_unit):
    receipts = settle_receipts([
        arrival(from_unit("A-06", questions=[]), "a.xlsx", NINE), arrival(from_unit("A-06"), "b.xlsx", TEN)], campaign)
    assert fates(receipts) == [("a.xlsx", "superseded"), ("b.xlsx", "accepted")]
    assert not is_blank_resend(receipts[0], receipts[1])
