"""What staff enter in a 汇总表: brought into the ledger once, in force at once, listed in the next 汇总表, never half of it."""

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.support.received_files import CAMPAIGN, TEN, TOO_LATE, letters_of, put_file
from tests.support.staff_entries import enter_decisions, give_verdicts, master_of, saved
from tests.support.submissions import question
from toolkit.batch.deciding.entered import EntriesRecorded, decide
from toolkit.batch.deciding.entries import BrokenEntries
from toolkit.batch.deciding.settling import FateChange
from toolkit.batch.deciding.single import NothingDecided, restore
from toolkit.batch.letters.plain_text import plain_letter
from toolkit.batch.look_up import NoLedger, look_up, verified_ledger
from toolkit.batch.receiving.collect import QuestionState
from toolkit.batch.run import Batch, preview_batch, run_batch
from toolkit.campaign.folder import CampaignFolder

OURS, THEIRS, STRAY, CORRECTED = "A-06 中国化学会.xlsx", "B-01 中国机械工程学会.xlsx", "杂/未署名.xlsx", "更正.xlsx"
PAIR = ("A-06-01", "B-01-01")
NOTHING = EntriesRecorded([], [], [])

TITLES = {
    10: ("深海热液口的微生物怎样固碳？", "By what path do microbes at hot vents fix carbon?"),
    11: ("高原冻土何时会释放甲烷？", "When will frozen plateaus let go of their methane?"),
    12: ("暗物质粒子能否被直接探测？", "May dark matter ever be seen in a detector?"),
    13: ("盾构机刀盘为何磨损不均？", "Why do tunnelling cutters wear unevenly?"),
    14: ("超高层建筑怎样抵御强台风？", "What keeps the tallest towers standing in typhoons?"),
    15: ("航空发动机叶片如何自愈？", "Could turbine blades heal themselves in flight?"),
    16: ("农机怎样在丘陵自主作业？", "Hillside farming without drivers: what is missing?"),
    17: ("废旧轮胎能否无害化再生？", "Are spent tyres reusable without harm to anyone?"),
}


TEXTS = ("description", "background", "progress", "significance")


def own_question(number: int) -> dict:
    """A question like no other."""
    zh, en = TITLES[number]
    texts = question(CAMPAIGN, number)
    return question(CAMPAIGN, number - 8, question_serial=float(number), title_zh=zh, title_en=en, **{name: texts[name] for name in TEXTS})


def their_questions(**edited: str) -> list[dict]:
    """Nine questions of another unit, the first with the text of ours but for what is said."""
    return [{**question(CAMPAIGN, 1), **edited}, *map(own_question, TITLES)]


EDITED = their_questions(significance=question(CAMPAIGN, 18)["significance"])


@pytest.fixture(scope="module")
def april(tmp_path_factory: pytest.TempPathFactory, from_unit) -> Path:
    """A campaign folder after a month of two units whose first questions read the same."""
    made = CampaignFolder(tmp_path_factory.mktemp("决定") / "征集 2023 年", CAMPAIGN)
    made.inbox.mkdir(parents=True)
    put_file(made.inbox, OURS, from_unit("A-06"))
    put_file(made.inbox, THEIRS, from_unit("B-01", questions=their_questions()), TEN)
    run_batch(made, "2023-04")
    return made.path


@pytest.fixture
def folder(april: Path, tmp_path: Path) -> CampaignFolder:
    """A copy of that folder, times included, to work on."""
    return CampaignFolder(Path(shutil.copytree(april, tmp_path / "征集 2023 年")), CAMPAIGN)


def entered(folder: CampaignFolder, *rows: tuple, verdict: str = "") -> EntriesRecorded:
    """What is new after rows were typed into 办理决定 and a 判定 was chosen for the pair."""
    book = master_of(folder.path)
    give_verdicts(book, {PAIR: verdict} if verdict else {})
    enter_decisions(book, rows)
    return decide(folder, saved(book))


def refused(folder: CampaignFolder, book: Workbook) -> list[str]:
    """What is said of each thing that is wrong with a workbook."""
    with pytest.raises(BrokenEntries) as broken:
        decide(folder, saved(book))
    return broken.value.render().splitlines()[1:]


def pairs_of(batch: Batch) -> list[tuple[str, str, str, str]]:
    """The pairs of a batch: numbers, 判定 in force, 判定 before an edit."""
    return [(pair.first.number, pair.second.number, pair.verdict or "", pair.former or "") for pair in batch.collection.pairs]


def codes(batch: Batch) -> dict[str, list[str]]:
    """The findings that each sender is told of, by the path of its file."""
    return {receipt.source.path: [finding.code for finding in receipt.judgement] for receipt in batch.collection.counting}


def letter_to(batch: Batch, name: str) -> str:
    (letter,) = (letter for letter in letters_of(batch) if letter.name.startswith(name))
    return plain_letter(letter).decode("utf-8-sig")


def test_a_pair_that_is_said_to_differ_is_not_asked_again_until_a_text_is_edited(folder, send, from_unit):
    assert [(told.pair, told.verdict) for told in entered(folder, verdict="不同").verdicts] == [(PAIR, "不同")]
    assert pairs_of(run_batch(folder, "2023-05")) == [(*PAIR, "不同", "")]
    assert master_of(folder.path, "2023-05")["重复与相似"]["J2"].value == "不同"
    send(CORRECTED, from_unit("B-01", questions=EDITED), TEN)
    assert pairs_of(run_batch(folder, "2023-06")) == [(*PAIR, "", "不同")]
    sheet = master_of(folder.path, "2023-06")["重复与相似"]
    assert (sheet["J2"].value, sheet["K2"].value[:13]) == (None, "原判定“不同”；此后题目或")


def test_a_remark_stays_beside_its_verdict(folder):
    book = master_of(folder.path)
    give_verdicts(book, {PAIR: "不同"})
    book["重复与相似"]["K2"] = "两个单位各有侧重"
    decide(folder, saved(book))
    run_batch(folder, "2023-05")
    following = master_of(folder.path, "2023-05")
    assert following["重复与相似"]["K2"].value == "两个单位各有侧重"
    assert decide(folder, saved(following)).verdicts == []


def test_a_workbook_of_an_earlier_month_speaks_of_the_texts_of_that_month(folder, send, from_unit):
    of_april = master_of(folder.path)
    give_verdicts(of_april, {PAIR: "不同"})
    send(CORRECTED, from_unit("B-01", questions=EDITED), TEN)
    run_batch(folder, "2023-05")
    assert len(decide(folder, saved(of_april)).verdicts) == 1
    assert pairs_of(run_batch(folder, "2023-05")) == [(*PAIR, "", "不同")]


@pytest.mark.parametrize("verdict", ["相同", "联合推荐"])
def test_of_two_questions_that_are_one_the_first_received_stands_for_both(folder, verdict):
    assert entered(folder, verdict=verdict).changes == [FateChange("B-01-01", "accepted", "merged")]
    assert preview_batch(folder, "2023-05").conservation.holds
    batch = run_batch(folder, "2023-05")
    assert batch.collection.merged == {"B-01-01": "A-06-01"}
    book = load_workbook(folder.output / "2023-05/汇总表.xlsx")
    assert "B-01-01" not in {row[0] for row in book["问题清单"].values}
    assert {row[0]: row[2] for row in book["问题全文"].values if row[0] in PAIR} == {"A-06-01": "受理", "B-01-01": "并入"}
    assert batch.conservation.holds and batch.conservation.questions.accepted == 18
    assert verified_ledger(folder)[0] == []
    assert [event.what for event in look_up(folder, "B-01-01")[0].events] == ["question-accepted", "question-merged", "decided-pair"]


def test_a_verdict_is_withdrawn_by_the_number_of_a_question(folder):
    entered(folder, verdict="相同")
    assert restore(folder, "B-01-01", "核实无误").changes == [FateChange("B-01-01", "merged", "accepted")]
    assert [event.what for event in look_up(folder, "B-01-01")[0].events][1:] == ["decided-pair", "withdrawn-pair"]


def test_twice_the_same_workbook_changes_nothing_the_second_time(folder):
    book = master_of(folder.path)
    give_verdicts(book, {PAIR: "联合推荐"})
    enter_decisions(book, [("A-06", "延期至", date(2023, 4, 30), "来函说明"), (THEIRS, "不予受理", None, "超出范围")])
    first, second = decide(folder, saved(book)), decide(folder, saved(book))
    assert (len(first.verdicts), len(first.decisions), second) == (1, 2, NOTHING)


def test_what_was_decided_stands_in_the_next_workbook_which_brings_in_nothing_new(folder):
    entered(folder, ("中国化学会", "延期至", "2023年4月30日", "来函说明"), (THEIRS, "同意迟报", None, "=1+1"), verdict="相同")
    run_batch(folder, "2023-05")
    book = master_of(folder.path, "2023-05")
    assert [row for row in book["办理决定"].iter_rows(min_row=2, values_only=True) if any(row)] == [
        ("A-06", "延期至", "2023-04-30", "来函说明"), (THEIRS, "同意迟报", None, "=1+1"),
    ]
    assert book["办理决定"]["D3"].data_type == "s"
    assert decide(folder, saved(book)) == NOTHING


def test_a_row_that_is_removed_withdraws_nothing_but_restore_does(folder):
    entered(folder, ("A-06", "同意迟报", None, "会议同意"))
    run_batch(folder, "2023-05")
    book = master_of(folder.path, "2023-05")
    book["办理决定"].delete_rows(2)
    assert decide(folder, saved(book)) == NOTHING
    assert restore(folder, "A-06", "撤回").subjects[0].shown == "中国化学会（A-06）"
    with pytest.raises(NothingDecided):
        restore(folder, "中国化学会", "撤回")


@pytest.mark.parametrize("row", [
    ("A-06", "同意迟报", None, "会议同意"), (CORRECTED, "同意迟报", None, "会议同意"), ("A-06", "延期至", "2023/4/21", "会议同意"),
])
def test_what_was_allowed_is_not_late_and_its_letter_is_an_ordinary_one(folder, send, from_unit, row):
    send(CORRECTED, from_unit("A-06"), TOO_LATE)
    late = run_batch(folder, "2023-05")
    assert codes(late)[CORRECTED] == ["unit.late"] and "迟报收件通知" in letter_to(late, "A-06")
    assert len(entered(folder, row).decisions) == 1
    allowed = run_batch(folder, "2023-05")
    assert codes(allowed)[CORRECTED] == [] and "迟报" not in letter_to(allowed, "A-06")


def test_after_the_last_day_of_its_extension_a_unit_is_late_again(folder, send, from_unit):
    entered(folder, ("A-06", "延期至", "2023-04-30", "来函说明"))
    send(CORRECTED, from_unit("A-06"), datetime.fromisoformat("2023-05-01T00:00:00+08:00"))
    late = run_batch(folder, "2023-05").collection.by_unit["A-06"].judgement
    assert [(finding.code, finding.details["closes"]) for finding in late] == [("unit.late", "2023-04-30 23:59")]


def test_a_letter_to_who_has_more_time_names_the_day(folder, send, from_unit):
    entered(folder, ("A-06", "延期至", "2023-05-10", "来函说明"))
    send(CORRECTED, from_unit("A-06", unit={"signer": ""}), datetime.fromisoformat("2023-04-30T00:00:00+08:00"))
    letter = letter_to(run_batch(folder, "2023-05", dated=date(2023, 5, 4)), "A-06")
    assert "于 2023年5月10日 23:59 前重新报送" in letter and "截止" not in letter


def test_a_stray_file_counts_for_the_unit_it_was_given_to(folder, send, from_unit):
    nobodys = {"unit_name": "某协会", "unit_code": ""}
    send(STRAY, from_unit("A-02", unit=nobodys, questions=[own_question(n) for n in (10, 13, 16)]), TEN)
    assert "unit.unknown" in codes(run_batch(folder, "2023-05"))[STRAY]
    told = entered(folder, (STRAY, "归属单位", "中国物理学会", "电话核实"))
    assert [decision.decided.content for decision in told.decisions] == ["A-02"]
    batch = run_batch(folder, "2023-05")
    assert batch.collection.by_unit["A-02"].source.path == STRAY
    assert "unit.unknown" not in codes(batch)[STRAY]
    assert [found.number for found in batch.collection.questions(*QuestionState) if found.receipt.source.path == STRAY] == ["A-02-01", "A-02-02", "A-02-03"]
    assert batch.conservation.holds
    assert "decided-assign" in {event.what for event in look_up(folder, "A-02")[0].events}


@pytest.mark.parametrize("subject", ["B-01", THEIRS])
def test_what_is_refused_is_returned_with_the_reason_until_that_is_withdrawn(folder, subject):
    told = entered(folder, (subject, "不予受理", None, "不在推荐范围"))
    assert told.changes == [FateChange(THEIRS, "accepted", "returned")]
    batch = run_batch(folder, "2023-04")
    assert codes(batch) == {OURS: [], THEIRS: ["unit.refused"]}
    letter = letter_to(batch, "B-01")
    assert letter.startswith("不予受理通知") and "经研究，不予受理：不在推荐范围。" in letter
    assert not [word for word in ("须改正", "重新报送", "附件：") if word in letter]
    opinions = load_workbook(folder.output / "2023-04/汇总表.xlsx")["校验意见"].values
    assert len([row for row in opinions if "不在推荐范围" in str(row)]) == 1
    assert restore(folder, subject, "重新研究").changes == [FateChange(THEIRS, "returned", "accepted")]


WRONG = {
    ("没有.xlsx", "不予受理", None, "误报"): "A2：不能对“没有.xlsx”作出决定“不予受理”：应为一个单位或一份文件。",
    (OURS, "延期至", "2023-05-01", "误报"): f"A3：不能对“{OURS}”作出决定“延期至”：应为名录中的一个单位。",
    ("A-06", "归属单位", "A-02", "误报"): "A4：不能对“A-06”作出决定“归属单位”：应为一份读得出的推荐表。",
    (OURS, "归属单位", "无此学会", "误报"): "C5：名录中没有单位“无此学会”。",
    ("A-06", "延期至", "下月", "误报"): "C6：“下月”不是 2023-04-20 以后的日期。请填截止日期以后的日期，例如 2023-04-30。",
    ("A-06", "延期至", "2023-04-20", "误报"): "C7：“2023-04-20”不是 2023-04-20 以后的日期。",
    ("A-06", "延期至", "2023-02-30", "误报"): "C8：“2023-02-30”不是 2023-04-20 以后的日期。",
    ("A-06", "同意", None, "误报"): "B9：“决定”不能填“同意”。请从中选择：同意迟报、延期至、归属单位、不予受理。",
    ("A-06", "同意迟报", None, None): "D10：“理由”没有填写。",
    ("A-06", "同意迟报", None, "一"): "",
    ("中国化学会", "同意迟报", None, "二"): "A12：“对象”的“中国化学会”与 A11 重复。",
}
"""Rows of 办理决定, and what is wrong with each."""


def test_all_that_means_nothing_is_told_at_once_at_its_cell_and_nothing_is_recorded(folder):
    book = master_of(folder.path)
    give_verdicts(book, {PAIR: "一样"})
    book["重复与相似"]["D2"] = "B-01-77"
    enter_decisions(book, WRONG)
    on_pairs, on_subjects = ([line for line in refused(folder, book) if line.startswith(sheet)] for sheet in ("重复与相似!", "办理决定!"))
    assert [line.partition("。")[0] for line in on_pairs] == [
        "重复与相似!J2：“判定”不能填“一样”", "重复与相似!D2：台账中批次“2023-04”没有问题“B-01-77”",
    ]
    assert [said for line, said in zip(sorted(on_subjects, key=row_of), filter(None, WRONG.values()), strict=True)
            if not line.removeprefix("办理决定!").startswith(said)] == []
    assert look_up(folder, "A-06")[0].events[-1].what == "question-accepted"


def row_of(line: str) -> int:
    """The row that a line on 办理决定 is about."""
    return int(line.partition("：")[0].removeprefix("办理决定!")[1:])


def test_another_workbook_is_no_master(folder):
    assert [line.partition("。")[0] for line in refused(folder, Workbook())] == ["重复与相似：缺少工作表“重复与相似”", "办理决定：缺少工作表“办理决定”"]
    with pytest.raises(BrokenEntries, match="cannot be read"):
        decide(folder, b"no workbook")
    foreign = master_of(folder.path)
    foreign["总览"]["A2"] = "批次：2021-04　　征集时间"
    assert [line.partition("。")[0] for line in refused(folder, foreign)] == ["总览!A2：这是批次“2021-04”的汇总表，台账中没有这一批"]


def test_sheets_and_columns_are_found_by_name_wherever_they_stand(folder):
    book = master_of(folder.path)
    give_verdicts(book, {PAIR: "不同"})
    del book["总览"]
    book.move_sheet("办理决定", -5)
    book["重复与相似"].insert_cols(3)
    book["重复与相似"]["C1"] = "自己的备注"
    enter_decisions(book, [("A-06", "同意迟报", None, "会议同意")])
    book["办理决定"].insert_rows(1)
    told = decide(folder, saved(book))
    assert (len(told.verdicts), len(told.decisions)) == (1, 1)


def test_a_workbook_that_libreoffice_saved_says_the_same(folder, office):
    book = master_of(folder.path)
    give_verdicts(book, {PAIR: "不同"})
    enter_decisions(book, [("A-06", "延期至", date(2023, 4, 30), "来函说明")])
    told = decide(folder, office.saved({"汇总": saved(book)}, "xlsx")["汇总"])
    assert [(said.pair, said.verdict, said.remark) for said in told.verdicts] == [(PAIR, "不同", "")]
    assert [(said.decided.target, said.decided.content, said.reason) for said in told.decisions] == [("unit/A-06", "2023-04-30", "来函说明")]


def test_before_the_first_batch_nothing_can_be_brought_in(tmp_path):
    with pytest.raises(NoLedger):
        decide(CampaignFolder(tmp_path, CAMPAIGN), b"")
    assert not (tmp_path / "ledger").exists()
