"""The whole campaign: what is found is what was planted, and the same again gives the same bytes."""

from collections import Counter
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.support.file_trees import files_below
from tests.support.rule_weights import WEIGHTS
from toolkit.batch.receiving.status import ReceiptStatus
from toolkit.campaign.model import CHINA_TIME
from toolkit.demo.inbox import FindingLine
from toolkit.demo.judgements import ranked_by_quality, true_quality
from toolkit.demo.review import StageRun
from toolkit.demo.run import DemoSummary, run_demo
from toolkit.demo.story import STORY, PlannedSending
from toolkit.manuscripts.exchange import read_manuscript
from toolkit.review.explaining import explained_question
from toolkit.rules import REVIEW_CODES
from toolkit.similarity import pair_note

pytestmark = pytest.mark.long

SHORT = (
    PlannedSending("A-06", "{name}.xlsx", (), {"不是问句": 3}, superseded=True),
    PlannedSending("B-01", "{name}.xlsx", ("某类有六项",)),
    PlannedSending("A-06", "{name} 更正.xlsx"),
    PlannedSending("C-01", "{name}.xlsx", late=True),
)


Told = tuple[DemoSummary, list[tuple[str, str]]]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    steps: list[tuple[str, str]] = []
    made = run_demo(tmp_path_factory.mktemp("demo") / "活动", jobs=2, tell=lambda *step: steps.append(step))
    return made, steps


@pytest.fixture(scope="module")
def summary(told: Told) -> DemoSummary:
    return told[0]


def returned(summary: DemoSummary) -> Path:
    """The folder of what goes back."""
    return summary.folder.output / summary.batch.name / "returned"


def test_the_steps_are_told_in_order(told: Told):
    months, stage = ["init", "issue", "fill", "aggregate", "fill", "check", "aggregate", "report"], ["assign", "sheets", "score", "merge", "select"]
    assert told[1] == [
        *((step, "") for step in months),
        *((step, name) for name in ("初选", "复选", "终选") for step in stage),
        ("score", "终选"), ("merge", "终选"), ("select", "终选"),
        ("publish", ""), ("book", ""), ("track", ""),
    ]


def test_what_is_found_is_what_was_planted(summary: DemoSummary):
    assert summary.unseen == ()
    assert summary.unplanted == ()
    assert summary.agrees


def test_every_rule_code_is_planted_and_found(summary: DemoSummary):
    by_senders = set(WEIGHTS) - {"unit.refused"}  # what staff decide is tested in tests/batch/test_decide.py
    by_reviewers = set(REVIEW_CODES) - {"vote.twice"}  # the demo has no mass vote
    assert {line.code for line in summary.planted} == by_senders | by_reviewers
    assert {line.code for line in summary.found} == by_senders | by_reviewers


def test_kin_is_told_to_staff_of_two_units_and_to_a_unit_of_its_own_and_of_former_questions(summary: DemoSummary):
    pairs = [(pair.first.number, pair.second.number, pair.kind.word()) for pair in summary.batch.collection.pairs]
    assert pairs[:7] == [
        ("C-07-02", "C-07-12", "完全相同"), ("D-01-03", "B-14-03", "完全相同"), ("D-01-06", "C-13-06", "完全相同"),
        ("D-21-07", "D-21-08", "正文相近"), ("D-21-04", "C-13-04", "正文相近"), ("D-01-07", "A-16-07", "包含"),
        ("D-01-05", "A-16-05", "题目相近"),
    ]
    assert {kind for _, _, kind in pairs[7:]} == {"与往年相近"} and len(pairs) == 17
    assert pair_note(summary.batch.collection.pairs[2]) == "单位二把单位一列为联合推荐单位，可能是联合推荐。题目和正文都相同。"
    told = {receipt.unit_code: [found.code for found in receipt.judgement.for_staff] for receipt in summary.batch.collection.counting}
    assert {unit: codes for unit, codes in told.items() if codes} == {
        "A-16": ["question.similar"] * 2, "B-14": ["question.duplicate-elsewhere"],
        "C-13": ["question.similar", "question.duplicate-elsewhere"], "D-21": ["question.similar"],
        "D-01": ["question.duplicate-elsewhere", "question.similar", "question.duplicate-elsewhere", "question.similar"],
    }


def test_at_least_24_units_recommend_and_some_without_any_finding(summary: DemoSummary):
    counting = summary.batch.collection.counting
    assert len({receipt.unit.code for receipt in counting}) == 34
    clean = [receipt.unit.name for receipt in counting if receipt.judgement.clean]
    assert clean == ["中国数学会", "中国声学学会", "中国化学会", "中国自动化学会", "中国计算机学会", "中华医学会"]


def test_every_file_that_was_sent_is_accounted_for(summary: DemoSummary):
    assert Counter(receipt.status for receipt in summary.batch.collection.receipts) == {
        ReceiptStatus.ACCEPTED: 13, ReceiptStatus.RETURNED: 21, ReceiptStatus.SUPERSEDED: 3, ReceiptStatus.UNREADABLE: 9,
    }
    assert summary.batch.conservation.holds
    assert len(summary.sent) == len(STORY) == 46


def test_files_were_changed_inside_the_window_but_for_the_late_one(summary: DemoSummary):
    opens, closes = datetime(2023, 1, 29, tzinfo=CHINA_TIME), datetime(2023, 4, 20, 23, 59, 59, tzinfo=CHINA_TIME)
    files = {file.sending.archive or file.shown for file in summary.sent}
    times = {file: (summary.folder.inbox / file).stat().st_mtime for file in files}
    outside = [shown for shown, time in times.items() if not opens.timestamp() <= time <= closes.timestamp()]
    assert outside == ["中国海洋学会（补报）.xlsx"]
    assert len(set(times.values())) == len(times)


def test_signed_scans_are_matched_by_name_or_place_and_come_in_archives_too(summary: DemoSummary):
    scans = {scan.source.path: (scan.unit_code, scan.basis.value, scan.state) for scan in summary.batch.collection.attachments}
    assert Counter(scans.values())[("A-01", "file", "readable")] == 1
    assert scans["两会报送材料.zip/签字页/中国茶叶学会（签字）.pdf"] == ("C-13", "file", "readable")
    assert scans["两会报送材料.zip/签字页/D-21.jpg"] == ("D-21", "file", "readable")
    assert scans["分支机构/签字页.jpg"] == ("C-04", "beside", "readable")
    assert scans["签字扫描件/E-05 签字页.jpg"] == ("E-05", "file", "readable")
    assert [path for path, (_, _, state) in scans.items() if state != "readable"] == ["签字扫描件/中国农业机械学会.pdf"]
    missing = [line.file for line in summary.aggregated if line.code == "unit.scan-missing"]
    assert sorted(missing) == ["中国农业机械学会.xlsx", "中国海洋学会（补报）.xlsx"]
    assert summary.batch.conservation.files.attached == len(scans) == 41


def test_each_unit_that_counts_has_a_report(summary: DemoSummary):
    assert len(summary.reports) == len(summary.batch.collection.counting)
    assert all(report.fault is None and report.path.stat().st_size for report in summary.reports)


def test_a_copy_that_came_back_says_what_was_corrected_what_is_still_there_and_what_is_new(summary: DemoSummary):
    lines = {(line.code, line.sheet, line.cell, line.change) for line in summary.aggregated if line.file == "E-02 修改后.xlsx"}
    assert lines == {
        ("unit.joint-partner", "单位信息", "B9", "fixed"),
        ("question.keywords-pairs", "推荐问题", "H8", "fixed"),
        ("question.body-length", "推荐问题", "I10", "still"),
        ("unit.not-signed", "单位信息", "B25", "new"),
    }
    copy = load_workbook(returned(summary) / "E-02 中国管理现代化研究会.xlsx")
    assert copy.sheetnames.count("校验意见") == 1
    told = [row[1] for row in copy["校验意见"].iter_rows(min_row=7, values_only=True) if row[1]]
    assert told == ["新发现", "仍存在", "已改正", "已改正"]
    assert "与上次相比：已改正 2 条，仍存在 1 条，新发现 1 条。" in str(copy["校验意见"]["A3"].value)


@pytest.mark.parametrize(
    ("name", "why"),
    [("B-33 中国稀土学会.xlsx", "文件含有宏"), ("D-02 中华中医药学会.xlsx", "文件不是能够标注的 .xlsx 工作簿")],
)
def test_what_cannot_be_marked_gets_a_workbook_of_our_own_that_says_why(summary: DemoSummary, name: str, why: str):
    own = load_workbook(returned(summary) / name)
    assert own.sheetnames == ["校验意见", "说明"]
    assert f"未能在原文件上标注：{why}" in own["说明"]["A1"].value


def test_those_that_must_recommend_and_sent_nothing_come_first_and_are_reminded(summary: DemoSummary):
    assert [unit.code for unit in summary.batch.collection.missing][:3] == ["A-03", "B-02", "A-04"]
    assert [letter.name for letter in summary.batch.letters if letter.name.endswith("报送提醒")] == [
        "A-03 中国力学学会 报送提醒", "B-02 中国汽车工程学会 报送提醒",
    ]


def test_questions_that_were_written_in_word_arrive_whole(summary: DemoSummary):
    assert {path.parent for path in summary.papers} == {summary.folder.path / "撰写格式"}
    documents = [path.read_bytes() for path in summary.papers]
    written = {read_manuscript(document, summary.folder.campaign).drafts[0].title for document in documents}
    (receipt,) = (receipt for receipt in summary.batch.collection.receipts if receipt.unit_code == "A-05")
    assert {question.title_zh for question in receipt.questions} == written
    assert len(documents) == len(receipt.questions) > 8


def test_a_fault_that_nobody_finds_is_told(summary: DemoSummary):
    first, *others = summary.sent
    never = FindingLine(first.shown, "quota.too-few", "error", "推荐问题", "B4")
    made = replace(summary, sent=(replace(first, expected=(*first.expected, never)), *others))
    assert (made.unseen, made.unplanted, made.agrees) == ((never,), (), False)


def test_so_is_one_that_only_check_or_only_aggregate_overlooks(summary: DemoSummary):
    """Each of the two must find what was planted for it; the other finding it is not enough."""
    summary = replace(summary, stages=())
    deaf = replace(summary, checked=())
    assert {line.code for line in deaf.unseen} == {line.code for line in summary.checked}
    assert (deaf.unplanted, deaf.agrees) == ((), False)
    empty = replace(summary.batch, collection=replace(summary.batch.collection, receipts=(), attachments=()))
    blind = replace(summary, batch=empty)
    assert {line.code for line in blind.unseen} == {line.code for line in summary.aggregated}
    assert (blind.unplanted, blind.agrees) == ((), False)


# The review


def stage_run(summary: DemoSummary, name: str) -> StageRun:
    """What became of a stage."""
    return next(run for run in summary.stages if run.stage.name == name)


def test_the_review_ends_with_ten_questions_of_each_category(summary: DemoSummary):
    assert summary.selected == {"前沿科学问题": 10, "工程技术难题": 10, "产业技术问题": 10}
    passed = [[len(each.passed) for each in run.selected.selection.categories] for run in summary.stages]
    assert passed == [[30] * 3, [18] * 3, [10] * 3]
    assert not any(run.selected.selection.quorum for run in summary.stages)


def test_each_damage_to_a_sheet_is_found_at_its_cell(summary: DemoSummary):
    lines = {line.file.partition("/")[0]: set() for run in summary.stages for line in run.found}
    for run in summary.stages:
        for line in run.found:
            lines[run.stage.name].add((line.code, line.cell))
    assert lines["初选"] == {
        ("review.missing", ""), ("review.out-of-range", "E5"), ("review.not-a-number", "E6"), ("review.incomplete", "D6"),
        ("review.recused-scored", "I8"), ("review.altered", "A10"), ("review.incomplete", ""), ("review.altered", ""),
    }
    assert lines["复选"] == {
        ("review.unknown-sheet", ""), ("review.twice", "A6"), ("review.incomplete", ""), ("review.not-assigned", "A7"),
        ("review.identical", "D5"), ("review.late", ""), ("review.wrong-stage", ""),
    }
    assert lines["终选"] == {
        ("review.missing", ""), ("vote.too-many", "D15"), ("vote.unknown-ballot", "D5"), ("review.incomplete", "D6"),
    }


def test_a_fault_in_a_sheet_that_nobody_finds_is_told(summary: DemoSummary):
    first, *others = summary.stages
    sent = first.sent[0]
    never = FindingLine(f"初选/{sent.path}", "review.twice", "error", "评分", "A9")
    made = replace(summary, stages=(replace(first, sent=(sent._replace(expected=(*sent.expected, never)), *first.sent[1:])), *others))
    assert (made.unseen, made.unplanted, made.agrees) == ((never,), (), False)


def test_what_is_only_renamed_moved_about_saved_elsewhere_or_packed_counts_whole(summary: DemoSummary):
    files = {file.path: file for file in stage_run(summary, "初选").merged.results.merged.files}
    harmless = ["意见（最终版） 2.xlsx", *(path for path in files if path.startswith("复核组一并寄回.zip/"))]
    assert len(harmless) == 3
    assert [files[path].scores.excluded for path in harmless] == [0, 0, 0]
    assert sum(file.status == "counted" and not file.scores.excluded for file in files.values()) == 29 - 4
    assert Counter(file.status for file in files.values()) == {"counted": 29, "superseded": 1, "refused": 1}
    assert [path for path, file in files.items() if file.status == "superseded"] == ["第一次/E03 张安琪.xlsx"]
    assert [path for path, file in files.items() if file.status == "refused"] == ["改过标识的 E14 马思航.xlsx"]


def test_every_mark_is_accounted_for(summary: DemoSummary):
    accounts = {run.stage.name: run.merged.results.merged.scores for run in summary.stages}
    assert all(account.holds for account in accounts.values())
    assert {name: dict(account.reasons) for name, account in accounts.items()} == {
        "初选": {"review.altered": 72, "review.not-a-number": 4, "review.out-of-range": 4, "review.recused-scored": 4, "superseded": 80},
        "复选": {"review.not-assigned": 4, "review.twice": 8, "review.wrong-stage": 76},
        "终选": {"vote.too-many": 18, "vote.unknown-ballot": 1},
    }


def test_sheets_of_the_anonymous_stage_wait_until_staff_have_looked_at_what_seems_to_name_a_unit(summary: DemoSummary):
    run = stage_run(summary, "初选")
    assert [naming.number for naming in run.stopped.namings] == ["A-06-11", "D-01-11"]
    assert (len(run.stopped.written), len(run.issued.written)) == (0, 30)
    assert [each.stopped for each in summary.stages[1:]] == [None, None]


def test_a_tie_at_the_line_stops_the_last_stage_and_a_second_vote_decides_it(summary: DemoSummary):
    run = stage_run(summary, "终选")
    (tie,) = run.undecided.selection.ties
    assert (tie.category, tie.rank, set(tie.questions), tie.broken_by) == ("engineering", 10, run.tied, None)
    assert run.undecided.second_vote.most_votes == 1
    (broken,) = run.selected.selection.ties
    assert (broken.questions, broken.broken_by) == (tie.questions, "再次投票")
    results = {number: run.selected.selection.by_number[number].result for number in tie.questions}
    better, worse = sorted(tie.questions, key=true_quality, reverse=True)
    assert (results[better], results[worse]) == ("通过", "未通过")
    assert [each.undecided for each in summary.stages[:2]] == [None, None]


def test_the_sheets_of_the_second_vote_take_no_other_ones_place(summary: DemoSummary):
    folder = summary.folder.review_output("终选")
    names = {path.name for path in (folder / "再次投票").glob("*.xlsx")}
    assert names and not names & {path.name for path in (folder / "sheets").glob("*.xlsx")}


def test_those_that_pass_are_by_far_most_of_those_that_are_really_best(summary: DemoSummary):
    for run in summary.stages:
        best = ranked_by_quality(run.assigned.pool)
        for each in run.selected.selection.categories:
            right = {*each.passed} & {*best[each.category.code][: len(each.passed)]}
            assert len(right) >= 0.8 * len(each.passed)


def test_experts_are_recused_from_what_is_of_their_unit_or_institution(summary: DemoSummary):
    recusals = stage_run(summary, "初选").assigned.candidates.recusals
    given = {(pair.question, pair.reviewer) for run in summary.stages for pair in run.assigned.pairs}
    assert len(recusals) > 40 and not given & {(row.question, row.reviewer) for row in recusals}
    assert {row.question for row in recusals if row.reviewer == "E03"} == {f"D-01-{number:02}" for number in range(1, 13)}
    assert {row.source for row in recusals if row.reviewer == "E03"} == {"评审专家!G6"}


def test_each_decision_is_explained_to_the_cells_it_came_from(summary: DemoSummary):
    run = stage_run(summary, "终选")
    loser = min(run.tied, key=true_quality)
    told = "\n".join(explained_question(summary.folder, loser))
    assert all(words in told for words in ("初选", "复选", "终选", "评分!", "投票!", "未通过"))
    ballots = told.partition("再次投票：")[2].splitlines()[0]
    assert ballots == "同意 5，反对 9，弃权 0；有效 14 票。"
    assert told.count(" 再次投票.xlsx 投票!D") == 14


def test_each_stage_has_its_files_and_each_unit_that_recommended_a_notice(summary: DemoSummary):
    for run in summary.stages:
        output = summary.folder.review_output(run.stage.name)
        assert {path.name for path in output.iterdir()} >= {"评分汇总.xlsx", "遴选结果.xlsx", "评审情况报告.docx", "sheets", "returned"}
        assert (summary.folder.review(run.stage.name) / "分配表.xlsx").is_file()
    assert len(summary.notices) == 34 and not any(notice.fault for notice in summary.notices)
    assert all(path.stat().st_size for path in summary.lists)


def test_the_same_story_gives_the_same_bytes(tmp_path: Path):
    one, other = (run_demo(tmp_path / name, jobs, story=SHORT) for name, jobs in (("one", 1), ("other", 2)))
    assert files_below(one.folder.path) == files_below(other.folder.path)
    assert one.agrees
