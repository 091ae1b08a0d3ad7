"""From 环节 to the published list by the commands: sheets out, sheets back, merged, decided, a tie voted on again."""

import json
import os
import re
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from tests.support.filled_forms import IN_TIME, clean, lean_form
from tests.support.reviews import enter_rows, equal_scores, expert, filled_sheet, scored, voted
from toolkit.ledger.ledger import open_ledger
from toolkit.ledger.review_steps import StepKind, find_steps
from toolkit.review.decided import last_decision

SHEETS, INBOX = Path("output/review"), Path("review")


def quality(number: str) -> float:
    """What everybody gives a question: the unit and the place decide, no two of a category alike."""
    unit, place = number.rsplit("-", 1)
    return 60 + int(place) * 2 + {"A-06": 0.25, "A-02": 0.5, "B-20": 0.75}[unit]


def send_scores(folder: Path, stage: str = "初选", score=quality, *, without: tuple[str, ...] = ()) -> None:
    """Fill in all sheets of a score stage but some reviewers', and put them into its inbox."""
    for issued in sorted((folder / SHEETS / stage / "sheets").glob("*.xlsx")):
        if issued.name[:3] not in without:
            filled_sheet(issued, folder / INBOX / stage / "inbox" / issued.name, lambda number: equal_scores(score(number)))


@pytest.fixture
def told(run, folder):
    """Runs a command of the review with --format json: its status and the object that it prints."""

    def call(*words):
        done = run("-C", folder, *words, "--format", "json")
        return done.exit_code, json.loads(done.stdout)

    return call


@pytest.fixture
def sent(run, folder) -> Path:
    """The folder after the first stage was assigned, and every sheet filled in and sent back."""
    assert run("-C", folder, "assign", "初选").exit_code == 0
    assert run("-C", folder, "sheets", "初选").exit_code == 0
    send_scores(folder)
    return folder


def test_what_everybody_sent_is_counted_and_the_best_three_of_each_category_pass(sent, told):
    status, merged = told("merge", "初选")
    assert (status, merged["scores"]) == (0, {"given": 432, "counted": 432, "excluded": 0, "reasons": {}})
    assert (merged["summary"]["reviewers"], merged["missing"]) == (8, [])
    status, selected = told("select", "初选")
    assert (status, selected["status"], [len(each["passed"]) for each in selected["categories"]]) == (0, "decided", [3, 3, 3])
    best = max((each for each in selected["results"] if each["category"] == "frontier"), key=lambda each: each["value"])
    assert (best["rank"], best["result"], best["value"]) == (1, "通过", quality(best["question"]))


def test_selecting_again_gives_the_same_bytes_and_after_a_change_asks_for_a_reason(sent, told, run):
    assert told("select", "初选")[0] == 0
    place = sent / SHEETS / "初选"
    before = {name: (place / name).read_bytes() for name in ("遴选结果.xlsx", "评审情况报告.docx")}
    assert told("select", "初选")[0] == 0
    assert {name: (place / name).read_bytes() for name in before} == before
    worst = 0.5
    send_scores(sent, score=lambda number: worst if number == "B-20-12" else quality(number))
    status, changed = told("select", "初选")
    assert (status, {each["question"] for each in changed["changes"]} >= {"B-20-12"}) == (1, True)
    assert {name: (place / name).read_bytes() for name in before} == before
    assert told("select", "初选", "--reason", "专家更正")[0] == 0
    assert (place / "遴选结果.xlsx").read_bytes() != before["遴选结果.xlsx"]
    with open_ledger(sent / "ledger") as ledger:
        decision = last_decision(ledger, "初选")
    assert decision.origin.reason == "专家更正"


def test_who_has_not_sent_is_named_and_too_few_reviews_leave_a_question_open(run, folder, told):
    run("-C", folder, "assign", "初选")
    run("-C", folder, "sheets", "初选")
    send_scores(folder, without=("E01", "E02", "E03", "E04", "E05"))
    status, merged = told("merge", "初选")
    assert (status, [each["id"] for each in merged["missing"]]) == (0, ["E01", "E02", "E03", "E04", "E05"])
    status, selected = told("select", "初选")
    assert (status, len(selected["quorum"]) > 0) == (1, True)
    assert {each["result"] for each in selected["results"] if each["question"] in selected["quorum"]} == {"待定"}


def test_a_bad_score_takes_its_question_alone_and_its_cell_is_marked_in_the_copy(sent, told):
    issued = sent / SHEETS / "初选" / "sheets" / "E01 专家01.xlsx"
    first = load_workbook(issued)["评分"]
    number = next(str(cell.value) for cell in first["A"] if re.fullmatch(r"[A-Z]-\d\d-\d\d", str(cell.value)))
    filled_sheet(issued, sent / INBOX / "初选/inbox" / issued.name,
                 lambda one: equal_scores(quality(one)) | ({"引领性": 105} if one == number else {}))
    status, merged = told("merge", "初选")
    assert (status, merged["scores"]["counted"], merged["scores"]["reasons"]) == (1, 428, {"review.out-of-range": 4})
    [file] = [file for file in merged["files"] if file["findings"]]
    [finding] = file["findings"]
    assert (finding["code"], finding["sheet"], finding["question"], finding["found"]) == ("review.out-of-range", "评分", number, "105")
    copy = load_workbook(sent / SHEETS / "初选" / "returned" / "E01 专家01.xlsx")
    assert copy["评分"][finding["cell"]].comment is not None


def vote_for(*numbers: str):
    """What a voter says of each question."""
    return lambda number: {"表决": "同意" if number in numbers else "反对"}


def test_a_tie_that_the_chain_leaves_stops_the_stage_until_a_second_vote_breaks_it(run, folder, told):
    enter_rows(folder, "stages", [scored(), voted(passing_value=2)])
    enter_rows(folder, "categories", [
        {"code": code, "name": name, "minimum": 3, "maximum": 5, "select": 2}
        for code, name in (("frontier", "前沿科学问题"), ("engineering", "工程技术难题"), ("industry", "产业技术问题"))
    ])
    enter_rows(folder, "reviewers", [expert(number) for number in range(1, 6)])
    run("-C", folder, "assign", "初选")
    run("-C", folder, "sheets", "初选")
    send_scores(folder)
    passed = {each["category"]: each["passed"] for each in told("select", "初选")[1]["categories"]}
    assert run("-C", folder, "assign", "终选").exit_code == 0
    assert run("-C", folder, "sheets", "终选").exit_code == 0
    one, tied, other = passed["frontier"]
    chosen = [one, *passed["engineering"][:2], *passed["industry"][:2]]
    for issued in sorted((folder / SHEETS / "终选/sheets").glob("*.xlsx")):
        filled_sheet(issued, folder / INBOX / "终选/inbox" / issued.name, vote_for(*chosen), "投票")
    look = (folder / "推荐表样式.xlsx").read_bytes()
    (folder / "推荐表样式.xlsx").write_bytes(b"no workbook")
    assert run("-C", folder, "select", "终选").exit_code == 2
    with open_ledger(folder / "ledger") as ledger:
        assert [*find_steps(ledger, "终选", StepKind.SECOND_VOTE)] == []
    (folder / "推荐表样式.xlsx").write_bytes(look)
    restyled = docx.Document(folder / "评审材料.docx")
    restyled.paragraphs[0].insert_paragraph_before("本会样式")
    restyled.save(folder / "评审材料.docx")
    status, stopped = told("select", "终选")
    assert (status, stopped["status"]) == (1, "undecided")
    [tie] = [tie for tie in stopped["ties"] if tie["broken_by"] is None]
    assert (tie["category"], sorted(tie["questions"])) == ("frontier", sorted([tied, other]))
    assert not (folder / SHEETS / "终选/遴选结果.xlsx").exists()
    again = sorted((folder / SHEETS / "终选/再次投票").glob("*.xlsx"))
    assert len(again) == 5
    assert [docx.Document(path).paragraphs[0].text for path in (folder / SHEETS / "终选/再次投票").glob("*.docx")] == ["本会样式"] * 5
    for issued in again:
        votes = {tied: "也许" if issued.name.startswith("E01") else "反对", other: "反对"}
        filled_sheet(issued, folder / INBOX / "终选/inbox" / f"再次 {issued.name}", lambda number, votes=votes: {"表决": votes[number]}, "投票")
    status, merged = told("merge", "终选")
    assert [(finding["code"], finding["question"], finding["found"]) for file in merged["files"] for finding in file["findings"]] == [
        ("vote.unknown-ballot", tied, "也许")]
    assert (status, len([*(folder / SHEETS / "终选/returned").glob("*.xlsx")])) == (1, 1)
    assert told("select", "终选")[1]["status"] == "undecided"  # nobody was for either: equal once more
    third = sorted((folder / SHEETS / "终选/再次投票").glob("*.xlsx"))
    assert (len(third), {path.name for path in third} & {path.name for path in again}) == (5, set())
    for issued in third:
        filled_sheet(issued, folder / INBOX / "终选/inbox" / f"再次 {issued.name}", vote_for(other), "投票")
    status, decided = told("select", "终选")
    assert (status, decided["status"]) == (0, "decided")
    assert sorted(next(each["passed"] for each in decided["categories"] if each["category"] == "frontier")) == sorted([one, other])
    assert [tie["broken_by"] for tie in decided["ties"] if tie["category"] == "frontier"] == ["再次投票"]
    explained = run("-C", folder, "explain", other).stdout
    assert "再次投票" in explained.replace("\n", "") and "投票!" in explained
    assert run("-C", folder, "notices").exit_code == 0
    assert {path.name for path in (folder / "output/notices").iterdir()} >= {"入选名单.docx", "推荐单位统计.xlsx"}


def test_an_anonymous_stage_with_texts_that_name_their_unit_needs_a_reason(run, folder):
    answers = clean("A-02", 8)
    answers.questions[1]["description"] = "中国物理学会" + answers.questions[1]["description"][6:]
    path = folder / "inbox" / "A-02 更正.xlsx"
    path.write_bytes(lean_form(answers, "A-02"))
    os.utime(path, (IN_TIME.timestamp() + 60, IN_TIME.timestamp() + 60))
    assert run("-C", folder, "aggregate", "--batch", "2023-05").exit_code == 0
    enter_rows(folder, "stages", [scored(anonymous="是"), voted()])
    assert run("-C", folder, "assign", "初选").exit_code == 0
    done = run("-C", folder, "sheets", "初选")
    assert (done.exit_code, "中国物理学会" in re.sub(r"\s", "", done.stdout)) == (1, True)
    assert not [*(folder / SHEETS / "初选").glob("sheets/*")]
    assert run("-C", folder, "sheets", "初选", "--reason", "已核对").exit_code == 0
    sheet = load_workbook(folder / SHEETS / "初选/sheets/E01 专家01.xlsx")["评分"]
    numbers = [str(cell.value) for cell in sheet["A"] if str(cell.value).startswith("初-")]
    assert numbers and not [cell for row in sheet.values for cell in row if str(cell).startswith(("A-06", "A-02", "B-20"))]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_mass_vote_by_csv_is_merged_and_ranked_by_votes(run, folder, told, encoding):
    enter_rows(folder, "stages", [voted("网络投票", pool="全部受理", grouping="按领域", reviewers=0, passing_value=10,
                                        quorum=0, tie_chain="委员会评分；一并通过", most_votes=3)])
    assert run("-C", folder, "assign", "网络投票").exit_code == 0
    rows = load_workbook(folder / "output/2023-04/汇总表.xlsx")["问题清单"].iter_rows(min_row=2, values_only=True)
    fields = {row[0]: row[5] for row in rows}
    first = next(iter(fields))
    lines = [f"选民{voter},{fields[number]},{number}" for voter in range(5) for number in [*fields][: voter + 1]]
    lines += [lines[0], "选民9,信息科技,Z-99-01"]
    inbox = folder / "review/网络投票/inbox"
    inbox.mkdir(parents=True)
    (inbox / "选票.csv").write_bytes("\r\n".join(["投票人,领域,问题编号", *lines]).encode(encoding))
    status, merged = told("merge", "网络投票")
    assert (status, merged["scores"]["given"], merged["scores"]["reasons"]) == (1, 17, {"vote.twice": 1, "vote.unknown-ballot": 1})
    assert [finding["cell"] for finding in merged["files"][0]["findings"]] == ["第 17 行", "第 18 行"]
    status, selected = told("select", "网络投票")
    best = next(each for each in selected["results"] if each["question"] == first)
    assert (best["value"], best["rank"], best["result"]) == (5.0, 1, "通过")
