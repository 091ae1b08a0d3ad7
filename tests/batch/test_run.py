"""A month end to end: an inbox of real files becomes a folder of outputs."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass

import pytest
from openpyxl import load_workbook

from tests.support.file_trees import files_below
from tests.support.received_files import TOO_LATE
from toolkit.batch.letters.render import TEMPLATE
from toolkit.batch.receiving.conservation import Balance
from toolkit.batch.receiving.settle import collect_inbox
from toolkit.batch.receiving.status import ReceiptStatus
from toolkit.batch.run import BadBatchName, run_batch
from toolkit.campaign.errors import CAMPAIGN_FILE
from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.writer import write_campaign
from toolkit.errors import ExitStatus
from toolkit.model import Submission
from toolkit.rules import LIVE_CODES


@pytest.fixture
def month(send, from_unit):
    """A month with a file of every fate: clean, corrected, faulty, late, off the roster, unreadable, passed over."""
    send("一组/A-06 中国化学会.xlsx", from_unit("A-06", unit={"signer": ""}))
    send("一组/A-06 中国化学会（更正）.xlsx", from_unit("A-06"), TOO_LATE)
    send("A-07.xlsx", from_unit("A-07", unit={"signer": ""}))
    send("不在名录.xlsx", from_unit("X-1"))
    send("二组/不在名录.xlsx", from_unit("X-2"))
    send("坏.xlsx", b"PK\x03\x04 half a file")
    send("说明.xlsx", b"%PDF-1.7")
    send("~$A-07.xlsx", b"lock")
    send("A-08.xlsx", from_unit("A-08"))


LETTERS = (
    "A-06 中国化学会 迟报收件通知", "A-07 中国天文学会 退回修改通知", "A-08 中国气象学会 受理通知", "不在名录 退回修改通知 (2)",
    "不在名录 退回修改通知",
)
"""The names of the letters of the month."""


def test_a_month_becomes_a_folder(month, folder):
    batch = run_batch(folder, "2023-04")
    assert sorted(files_below(folder.output)) == [
        "2023-04/batch.json",
        "2023-04/dashboard.html",
        *(f"2023-04/letters/{name}{suffix}" for name in LETTERS for suffix in (".docx", ".txt")),
        "2023-04/returned/A-07 中国天文学会.xlsx",
        "2023-04/returned/不在名录 (2).xlsx",
        "2023-04/returned/不在名录.xlsx",
        "2023-04/汇总表.xlsx",
    ]
    assert batch.conservation.files == Balance(received=8, accepted=2, returned=3, superseded=1, unreadable=2)
    assert batch.conservation.questions == Balance(received=54, accepted=18, returned=27, superseded=9, unreadable=0)
    assert batch.conservation.holds
    assert batch.faulty


AGGREGATE = """
import toolkit.pool
toolkit.pool.ENOUGH_FOR_A_PROCESS = 1
from toolkit.cli.main import main
main()
"""


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_month_leaves_nothing_among_the_temporary_files(month, folder, tmp_path, jobs):
    """In a program of its own: processes have the temporary folder of the one that started them first."""
    place = tmp_path / "temporary"
    place.mkdir()
    (folder.path / CAMPAIGN_FILE).write_bytes(write_campaign(folder.campaign, LIVE_CODES))
    words = ["-C", str(folder.path), "aggregate", "--batch", "2023-04", "--jobs", str(jobs)]
    done = subprocess.run([sys.executable, "-c", AGGREGATE, *words], check=False, capture_output=True, env=os.environ | {"TMPDIR": str(place)})
    assert done.returncode == ExitStatus.FINDINGS, done.stderr.decode()
    assert (folder.output / "2023-04" / "batch.json").exists()
    assert files_below(place) == {}


def test_a_clean_month_is_not_faulty(send, from_unit, folder):
    send("a.xlsx", from_unit("A-06", unit={"presider_title": "秘书"}))
    assert not run_batch(folder, "2023-04").faulty


def test_an_empty_inbox_is_a_month_too(folder):
    batch = run_batch(folder, "2023-04")
    assert batch.conservation.holds
    assert sorted(files_below(folder.output)) == ["2023-04/batch.json", "2023-04/dashboard.html", "2023-04/汇总表.xlsx"]
    assert len(batch.collection.missing) == 210


def test_the_copies_say_what_to_correct(month, folder):
    run_batch(folder, "2023-04")
    copy = load_workbook(folder.output / "2023-04/returned/A-07 中国天文学会.xlsx")
    assert copy.sheetnames[0] == "校验意见"
    assert copy["单位信息"]["B23"].comment


def test_what_counts_is_found_by_unit_and_status(month, folder):
    collection = collect_inbox(folder)
    assert list(collection.by_unit) == ["A-06", "A-07", "A-08"]
    assert collection.by_unit["A-06"].source.path == "一组/A-06 中国化学会（更正）.xlsx"
    assert collection.by_unit["A-06"].late
    assert [r.source.path for r in collection.having(ReceiptStatus.UNREADABLE)] == ["坏.xlsx", "说明.xlsx"]
    assert {unit.code for unit in collection.missing} & {"A-06", "A-07", "A-08"} == set()


def test_the_record_tells_of_every_file(month, folder):
    run_batch(folder, "2023-04")
    record = json.loads((folder.output / "2023-04/batch.json").read_text(encoding="utf-8"))
    assert (record["toolkit"], record["campaign"], record["batch"]) == ("0.8.2", "2023", "2023-04")
    assert [(entry["path"], entry["status"]) for entry in record["inputs"]] == [
        ("A-07.xlsx", "returned"), ("A-08.xlsx", "accepted"), ("一组/A-06 中国化学会.xlsx", "superseded"),
        ("不在名录.xlsx", "returned"), ("二组/不在名录.xlsx", "returned"), ("坏.xlsx", "unreadable"),
        ("说明.xlsx", "unreadable"), ("一组/A-06 中国化学会（更正）.xlsx", "accepted"),
    ]
    data = (folder.inbox / "A-07.xlsx").read_bytes()
    assert record["inputs"][0] == {
        "path": "A-07.xlsx", "sha256": hashlib.sha256(data).hexdigest(), "size": len(data),
        "modified": "2023-04-12T09:00:00+08:00", "status": "returned", "superseded_by": None, "late": False,
        "unit": {"code": "A-07", "name": "中国天文学会"}, "questions": 9, "committee": 15,
        "counts": {"frontier": 3, "engineering": 3, "industry": 3},
        "findings": {"error": 1, "warning": 0, "info": 0}, "compared": None,
    }
    assert record["inputs"][2]["superseded_by"] == "一组/A-06 中国化学会（更正）.xlsx"
    assert record["inputs"][5]["unit"] is None
    assert record["skipped"] == [{"path": "~$A-07.xlsx", "reason": "lock"}]
    assert record["conservation"]["files"] == {
        "received": 8, "accepted": 2, "returned": 3, "superseded": 1, "unreadable": 2, "excluded": 0,
        "attached": 0,
    }
    assert record["conservation"]["holds"] is True
    outputs = {path: hashlib.sha256(data).hexdigest() for path, data in files_below(folder.output / "2023-04").items()}
    assert record["outputs"] == {path: digest for path, digest in outputs.items() if path != "batch.json"}
    folders = [path.rpartition("/")[0] for path in record["outputs"]]
    assert [folders.count(name) for name in ("", "returned", "letters")] == [2, 3, 10]
    assert (record["dated"], record["unanswered"]) == ("2023-04-20", ["坏.xlsx", "说明.xlsx"])


def test_a_letter_that_could_not_be_made_in_word_is_named_as_the_plain_text_that_it_is(send, from_unit, folder, output):
    (folder.path / TEMPLATE).write_bytes(b"no template")
    send("a.xlsx", from_unit("A-06"))
    (letter,) = run_batch(folder, "2023-04").letters
    assert letter.fault
    record = json.loads((output / "batch.json").read_text(encoding="utf-8"))
    assert sorted(record["outputs"]) == ["dashboard.html", "letters/A-06 中国化学会 受理通知.txt", "汇总表.xlsx"]


def held(value: object) -> Iterator[object]:
    """All values that a value holds, itself included."""
    yield value
    inner: list[object] = []
    if is_dataclass(value):
        inner += (getattr(value, field.name) for field in fields(value))
    elif isinstance(value, Mapping):
        inner += value.items()
    elif isinstance(value, (Sequence, AbstractSet)) and not isinstance(value, (str, bytes)):
        inner += value
    for one in inner:
        yield from held(one)


def test_a_batch_holds_neither_the_bytes_of_a_file_nor_a_submission(month, folder):
    batch = run_batch(folder, "2023-04")
    assert batch.collection.by_unit["A-07"].questions[0].title_zh in [*held(batch)], "the walk sees what a form says"
    assert [value for value in held(batch) if isinstance(value, (bytes, bytearray, memoryview, Submission))] == []


def test_the_same_inbox_gives_the_same_bytes_however_often(month, folder):
    run_batch(folder, "2023-04")
    first = files_below(folder.output)
    run_batch(folder, "2023-04")
    assert files_below(folder.output) == first


def test_the_order_in_which_files_were_put_there_is_nothing(month, folder, tmp_path):
    other = CampaignFolder(tmp_path / "另一处", folder.campaign)
    for path in sorted((path for path in folder.inbox.rglob("*") if path.is_file()), reverse=True):
        copy = other.inbox / path.relative_to(folder.inbox)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, copy)
    run_batch(folder, "2023-04")
    run_batch(other, "2023-04")
    assert files_below(other.output) == files_below(folder.output)


def test_a_file_that_vanishes_while_the_inbox_is_read_is_unreadable_not_forgotten(month, folder):
    def watch(files, total):
        for file in files:
            (folder.inbox / "坏.xlsx").unlink(missing_ok=True)
            yield file

    batch = run_batch(folder, "2023-04", watch)
    gone = next(receipt for receipt in batch.collection.receipts if receipt.source.path == "坏.xlsx")
    assert gone.status is ReceiptStatus.UNREADABLE
    assert (gone.source.sha256, gone.source.size) == ("", len(b"PK\x03\x04 half a file"))
    assert batch.conservation.files.received == 8
    assert batch.conservation.holds


def test_nothing_in_the_inbox_is_changed(month, folder):
    def state() -> dict[str, tuple]:
        return {path: (data, (folder.inbox / path).stat().st_mtime_ns) for path, data in files_below(folder.inbox).items()}

    before = state()
    run_batch(folder, "2023-04")
    assert state() == before
    assert len(before) == 9


def test_a_corrected_unit_has_no_copy_left_from_the_run_before(send, from_unit, folder):
    send("a.xlsx", from_unit("A-06", unit={"signer": ""}))
    run_batch(folder, "2023-04")
    notes = folder.output / "2023-04" / "备注.txt"
    notes.write_text("致电核实", encoding="utf-8")
    send("b.xlsx", from_unit("A-06"), TOO_LATE)
    run_batch(folder, "2023-04")
    assert list((folder.output / "2023-04" / "returned").iterdir()) == []
    assert notes.read_text(encoding="utf-8") == "致电核实"


def test_where_writing_fails_the_batch_is_not_called_complete(send, from_unit, folder):
    send("a.xlsx", from_unit("A-06"))
    run_batch(folder, "2023-04")
    master = folder.output / "2023-04" / "汇总表.xlsx"
    master.unlink()
    master.mkdir()
    batch = run_batch(folder, "2023-04")
    assert [fault.filename for fault in batch.failed] == [str(master)]
    assert [letter.name for letter in batch.letters] == ["A-06 中国化学会 受理通知"], "the rest is finished"
    assert not (folder.output / "2023-04" / "batch.json").exists()


@pytest.mark.parametrize("name", ["", "../x", "a/b", "issued", "Reports", "CON", "x.", ".", "二〇二三" * 20, "a:b"])
def test_a_name_that_is_no_folder_of_its_own_is_refused(folder, name):
    with pytest.raises(BadBatchName):
        run_batch(folder, name)
    assert files_below(folder.output) == {}


def test_somebody_may_look_on(month, folder):
    seen = []

    def watch(files, total):
        for number, file in enumerate(files, 1):
            seen.append((number, total, file.source.path))
            yield file

    collect_inbox(folder, watch=watch)
    assert seen[0] == (1, 8, "A-07.xlsx")
    assert len(seen) == 8


def test_the_list_of_questions_is_the_accepted_ones(month, folder, output):
    run_batch(folder, "2023-04")
    rows = list(load_workbook(output / "汇总表.xlsx")["问题清单"].values)
    assert [row[0] for row in rows[1:]] == [f"{code}-{n:02d}" for code in ("A-06", "A-08") for n in range(1, 10)]
    assert {row[8] for row in rows[1:]} == {"一组/A-06 中国化学会（更正）.xlsx", "A-08.xlsx"}
