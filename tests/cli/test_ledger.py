"""``toolkit ledger``, ``exclude``, ``restore``, ``accept``: what was received is told in sentences, and decided on with reasons."""

import json
import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.support.filled_forms import IN_TIME, clean, filled_cleanly, filled_form

GOOD, BAD = "中国化学会.xlsx", "中国物理学会.xlsx"


@pytest.fixture(scope="module")
def month(run, tmp_path_factory) -> Path:
    """A campaign folder after a batch with an accepted and a returned workbook."""
    folder = tmp_path_factory.mktemp("月") / "征集 2023"
    assert run("init", folder).exit_code == 0
    unsigned = clean()
    unsigned.unit["signer"] = ""
    for name, data in ((GOOD, filled_cleanly()), (BAD, filled_form(unsigned, "A-02"))):
        (folder / "inbox" / name).write_bytes(data)
        os.utime(folder / "inbox" / name, (IN_TIME.timestamp(), IN_TIME.timestamp()))
    assert run("-C", folder, "aggregate", "--batch", "2023-04").exit_code == 1
    return folder


@pytest.fixture
def folder(month, tmp_path) -> Path:
    """A copy of that folder, times included, to work on."""
    return Path(shutil.copytree(month, tmp_path / "征集 2023"))


@pytest.fixture
def told(run, folder):
    """What a command says, line by line, and how it ends."""
    return lambda *words: (lambda done: (done.exit_code, done.stdout.splitlines()))(run("-C", folder, *words))


def test_without_a_name_the_batches_are_listed(told):
    assert told("ledger") == (0, ["各批次", "  2023-04   受理 1 份，退回 1 份，无法读取 0 份；受理的问题 12 个。"])


def test_a_unit_by_code_or_name_a_question_and_a_file_are_known(told):
    status, lines = told("ledger", "A-06")
    assert (status, lines[0]) == (0, "中国化学会（A-06）")
    assert lines[1].startswith("  2023-04   收到 中国化学会.xlsx（")
    assert lines[1].endswith("）：受理，12 个问题。")
    assert told("ledger", "中国化学会") == (status, lines)
    assert told("ledger", "A-06-01")[1][1].startswith("  2023-04   问题 A-06-01 受理：")
    assert told("ledger", BAD)[1][1].endswith("：退回，12 个问题，须改正 1 处。")


def test_what_the_ledger_does_not_know_is_told_with_the_names_near(run, folder):
    failed = run("-C", folder, "ledger", "中国化学")
    assert (failed.exit_code, failed.stdout) == (2, "")
    assert failed.stderr.startswith("台账中没有“中国化学”：请写单位名称或代码、问题编号、")
    assert "中国化学会" in failed.stderr


def test_a_decision_is_recorded_with_its_reason_and_withdrawn_again(told):
    status, lines = told("exclude", GOOD, "--reason", "误报")
    assert (status, lines) == (0, ["已记录：不计入“中国化学会.xlsx”。", "  中国化学会.xlsx：受理 → 排除",
                                   "报告和查询已按此办理；汇总表和函件在下次运行 toolkit aggregate 时更新。"])
    assert told("report", "A-06")[0] == 2, "nothing counts for the unit now"
    assert told("restore", GOOD, "--reason", "核实无误")[1][:2] == ["已撤销对“中国化学会.xlsx”的决定。", "  中国化学会.xlsx：排除 → 受理"]
    assert told("ledger", GOOD)[1][2:] == ["            工作人员决定不计入“中国化学会.xlsx”：误报", "            撤销不计入“中国化学会.xlsx”的决定：核实无误"]


def test_a_question_of_a_returned_workbook_is_accepted_and_listed(told, folder):
    assert told("accept", "A-02-03", "--reason", "会议决定")[1][1] == "  A-02-03：退回 → 受理"
    told("aggregate", "--batch", "2023-04")
    rows = load_workbook(folder / "output/2023-04/汇总表.xlsx")["问题清单"].values
    assert "A-02-03" in {row[0] for row in rows}


@pytest.mark.parametrize(("words", "says"), [
    (("exclude", "没有.xlsx", "--reason", "误报"), "台账中没有“没有.xlsx”"),
    (("restore", GOOD, "--reason", "误报"), "对“中国化学会.xlsx”没有作过决定"),
    (("exclude", GOOD, "--reason", "  "), "--reason TEXT 的值不对：请写明理由。"),
    (("exclude", GOOD), "缺少 --reason TEXT。"),
])
def test_what_cannot_be_decided_is_refused(run, folder, words, says):
    refused = run("-C", folder, *words)
    assert refused.exit_code == 2
    assert says in refused.stderr


def test_the_history_is_data_for_programs(run, folder):
    told = json.loads(run("-C", folder, "ledger", BAD, "--format", "json").stdout)
    (history,) = told["histories"]
    (event,) = history["events"]
    assert (history["kind"], event["batch"], event["what"], event["errors"]) == ("file", "2023-04", "came-returned", 1)


def test_all_of_it_is_written_as_a_workbook_without_personal_data(told, folder, tmp_path):
    told("exclude", BAD, "--reason", "=1+1 见 13812345678")
    assert told("ledger", "--export", tmp_path / "台账.xlsx")[0] == 0
    book = load_workbook(tmp_path / "台账.xlsx")
    assert book.sheetnames == ["批次", "收到的文件", "处理结果", "问题", "题目沿革", "决定", "判定", "函件", "跟踪"]
    assert [row[4] for row in book["处理结果"].values] == ["结果", "受理", "退回"]
    decision = book["决定"]["F2"]
    assert (decision.data_type, decision.value) == ("s", "=1+1 见 ＊＊＊")


def test_what_is_damaged_is_named(told, folder):
    assert told("ledger", "--check") == (0, ["台账完好：数据库、收到的 2 个文件、问题编号和各批的数目都已核对。"])
    kept = sorted(path for path in (folder / "ledger/files").rglob("*") if path.is_file())
    kept[0].write_bytes(b"another")
    kept[1].unlink()
    status, lines = told("ledger", "--check")
    assert status == 1
    assert {"".join(lines).count(word) for word in ("与收到时不一致", "不见了")} == {1}
    assert lines[-1] == "请从备份恢复 ledger/ 文件夹。"


def test_before_the_first_batch_there_is_none(run, new_folder):
    refused = run("-C", new_folder, "ledger")
    assert (refused.exit_code, refused.stderr) == (2, "还没有台账：请先运行 toolkit aggregate。\n")


def test_what_the_inbox_holds_and_the_ledger_has_not_seen_is_told_in_a_line(run, folder):
    assert run("-C", folder, "ledger").stderr == ""
    (folder / "inbox" / "新.xlsx").write_bytes(b"")
    assert run("-C", folder, "ledger").stderr == "inbox/ 中有台账尚未收入的文件，运行 toolkit aggregate 后才会计入。\n"


def test_a_ledger_of_a_newer_version_is_left_alone(run, folder):
    import sqlite3

    with sqlite3.connect(folder / "ledger/ledger.db") as connection:
        connection.execute("PRAGMA user_version = 999")
    refused = run("-C", folder, "aggregate")
    assert refused.exit_code == 2
    assert "由更新版本的 toolkit 写成" in refused.stderr


@pytest.fixture
def entered(folder):
    """Fills cells of 本批发函 of the batch's 汇总表, and returns its path."""

    def fill(**cells: object) -> Path:
        path = folder / "output/2023-04/汇总表.xlsx"
        book = load_workbook(path)
        for place, value in cells.items():
            book["本批发函"][place] = value
        book.save(path)
        return path

    return fill


def test_what_went_out_is_recorded_once_and_told_of_its_unit(told, entered):
    path = entered(G2=date(2023, 5, 4), G3="是")
    assert told("ledger", "--sent", path) == (0, ["已发出的函件 2 份，其中新记录 2 份。"])
    assert told("ledger", "--sent", path) == (0, ["已发出的函件 2 份，其中新记录 0 份。"])
    assert told("ledger", "A-02")[1][-1] == "            已发出：A-02 中国物理学会 退回修改通知（2023-05-04）"
    assert told("ledger", "A-06")[1][-1] == "            已发出：A-06 中国化学会 受理通知（是）"
    assert told("ledger", "--sent", entered(G3="2023年5月5日")) == (0, ["已发出的函件 2 份，其中新记录 1 份。"])
    assert told("ledger", "A-06")[1][-1].endswith("（2023-05-05）")


def test_what_went_out_is_shown_when_the_batch_is_made_again_and_in_the_next_one(told, entered, folder):
    told("ledger", "--sent", entered(G2="2023-05-04"))
    told("aggregate", "--batch", "2023-04")
    told("aggregate", "--batch", "2023-05")
    for batch, state in (("2023-04", "新"), ("2023-05", "同上批")):
        rows = load_workbook(folder / "output" / batch / "汇总表.xlsx")["本批发函"].iter_rows(min_row=2, min_col=4, values_only=True)
        assert [row[2:] for row in rows] == [(state, "2023-05-04"), (state, None)]
    assert told("ledger", "--sent", folder / "output/2023-05/汇总表.xlsx")[1] == ["已发出的函件 1 份，其中新记录 0 份。"]


def test_a_letter_that_says_something_else_after_it_was_sent_has_not_gone_out(told, entered, folder):
    told("ledger", "--sent", entered(G2="2023-05-04"))
    wrong = clean()
    wrong.unit |= {"signer": "", "principles": ""}
    (folder / "inbox" / "更正.xlsx").write_bytes(filled_form(wrong, "A-02"))
    os.utime(folder / "inbox" / "更正.xlsx", (IN_TIME.timestamp() + 60,) * 2)
    told("aggregate", "--batch", "2023-04")
    sheet = load_workbook(folder / "output/2023-04/汇总表.xlsx")["本批发函"]
    assert [sheet["D2"].value, sheet["G2"].value] == ["2023-04/letters/A-02 中国物理学会 退回修改通知.docx", None]


@pytest.mark.parametrize(("cells", "says"), [
    ({"G2": "否"}, "汇总表.xlsx 本批发函!G2：“已发出”应为日期或“是”，现为“否”。"),
    ({"G2": "2023-02-30"}, "汇总表.xlsx 本批发函!G2：“已发出”应为日期或“是”"),
    ({"D2": "别的函件.docx", "G2": "是"}, "汇总表.xlsx 本批发函!D2：台账中没有函件“别的函件.docx”。"),
    ({"G1": "发出", "G2": "是"}, "汇总表.xlsx 本批发函!G1：表头缺少“已发出”一列"),
])
def test_what_cannot_be_recorded_is_named_with_its_cell_and_nothing_is(run, folder, told, entered, cells, says):
    refused = run("-C", folder, "ledger", "--sent", entered(G3="是", **cells))
    assert refused.exit_code == 2
    assert says in refused.stderr.replace("\n", "")
    assert not any("已发出" in line for line in told("ledger", "A-06")[1])


@pytest.mark.parametrize(("data", "says"), [(b"PK\x03\x04", "不是可以读取的 .xlsx 工作簿"), (None, "缺少工作表“本批发函”。请用 toolkit aggregate 生成的 汇总表.xlsx")])
def test_what_is_no_master_workbook_is_refused(run, folder, tmp_path, data, says):
    path = tmp_path / "别的.xlsx"
    path.write_bytes(filled_cleanly() if data is None else data)
    refused = run("-C", folder, "ledger", "--sent", path)
    assert refused.exit_code == 2
    assert says in refused.stderr.replace("\n", "")
