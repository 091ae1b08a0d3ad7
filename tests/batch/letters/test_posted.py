"""本批发函: every letter of a month is listed; only what is new or changed is written."""

import json
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.support.file_trees import files_below
from tests.support.received_files import TEN
from tests.support.rendered_documents import altered_package
from toolkit.batch.deciding.single import exclude
from toolkit.batch.letters.addressing import Recipient
from toolkit.batch.letters.comparing import letter_digest
from toolkit.batch.letters.model import Letter, LetterSection
from toolkit.batch.letters.returned import ReturnedFile
from toolkit.batch.master.posted import letter_meant
from toolkit.batch.run import run_batch, update_batch
from toolkit.campaign.folder import CampaignFolder
from toolkit.documents.template import packaged_template

ACCEPTED, RETURNED = "A-07 中国天文学会 受理通知", "A-07 中国天文学会 退回修改通知"
UNSIGNED = {"signer": ""}


def letters_in(folder: CampaignFolder, batch: str) -> list[str]:
    """The files in letters/ of a batch."""
    path = folder.output / batch / "letters"
    return sorted(file.name for file in path.iterdir()) if path.is_dir() else []


def both(*names: str) -> list[str]:
    """The files of letters that were written."""
    return sorted(f"{name}{suffix}" for name in names for suffix in (".docx", ".txt"))


def listed(folder: CampaignFolder, batch: str) -> list[tuple[str, ...]]:
    """The rows of 本批发函."""
    sheet = load_workbook(BytesIO((folder.output / batch / "汇总表.xlsx").read_bytes()))["本批发函"]
    return [tuple(value or "" for value in row) for row in sheet.iter_rows(min_row=2, values_only=True)]


def states(folder: CampaignFolder, batch: str) -> list[tuple[str, str]]:
    """The letters of 本批发函, each with its state."""
    return [(row[3], row[5]) for row in listed(folder, batch)]


def test_in_a_second_month_in_which_most_units_did_nothing_only_three_letters_are_written(folder, send, from_unit):
    codes = [f"A-{number:02d}" for number in range(1, 18)]
    for code in codes:
        send(f"{code}.xlsx", from_unit(code, unit=UNSIGNED if code in ("A-03", "A-04", "A-05") else {}))
    first = run_batch(folder, "2023-04").summary
    assert (first.letters_new, first.letters_changed, first.letters_same) == (17, 0, 0)
    send("A-03 更正.xlsx", from_unit("A-03"), TEN)
    send("A-04 更正.xlsx", from_unit("A-04", unit=UNSIGNED | {"principles": ""}), TEN)
    send("A-18.xlsx", from_unit("A-18"), TEN)
    (folder.inbox / "A-09.xlsx").unlink()
    second = run_batch(folder, "2023-05").summary
    assert (second.letters_new, second.letters_changed, second.letters_same) == (2, 1, 15)
    written = {name for name in letters_in(folder, "2023-05") if name.endswith(".docx")}
    assert [name.partition(" ")[0] for name in sorted(written)] == ["A-03", "A-04", "A-18"]
    assert len(letters_in(folder, "2023-05")) == 6
    told = states(folder, "2023-05")
    assert [state for _, state in told].count("同上批") == 15
    assert {place.partition("/")[0] for place, state in told if state == "同上批"} == {"2023-04"}
    assert {place.partition("/")[0] for place, state in told if state != "同上批"} == {"2023-05"}


def test_a_row_tells_to_whom_a_letter_goes_with_what_and_where_it_stands(folder, send, from_unit, campaign):
    send("a.xlsx", from_unit("A-07", unit=UNSIGNED))
    send("b.xlsx", from_unit("X-1"))
    run_batch(folder, "2023-04")
    run_batch(folder, "2023-05")
    unit = campaign.unit_of["A-07"]
    known, stranger = listed(folder, "2023-05")
    assert known == ("A-07", "中国天文学会", unit.contact, f"2023-04/letters/{RETURNED}.docx", "A-07 中国天文学会.xlsx", "同上批", "")
    assert stranger == ("X-1", "名录外的X-1学会", "", "2023-04/letters/b 退回修改通知.docx", "b.xlsx", "同上批", "")
    assert (folder.output / "2023-05/returned/A-07 中国天文学会.xlsx").is_file(), "copies are complete in each batch"


def test_another_kind_of_letter_is_new_and_one_that_comes_back_too(folder, send, from_unit):
    send("a.xlsx", from_unit("A-07", unit=UNSIGNED))
    run_batch(folder, "2023-04")
    send("b.xlsx", from_unit("A-07"), TEN)
    run_batch(folder, "2023-05")
    assert states(folder, "2023-05") == [(f"2023-05/letters/{ACCEPTED}.docx", "新")]
    send("c.xlsx", from_unit("A-07", unit=UNSIGNED | {"principles": ""}), TEN)
    run_batch(folder, "2023-06")
    assert states(folder, "2023-06") == [(f"2023-06/letters/{RETURNED}.docx", "新")]
    run_batch(folder, "2023-07")
    assert states(folder, "2023-07") == [(f"2023-06/letters/{RETURNED}.docx", "同上批")]


def test_reminders_and_letters_on_what_cannot_be_read_are_not_repeated_either(folder, send, campaign):
    units = tuple(replace(unit, must_recommend=unit.code == "A-01") for unit in campaign.units)
    asked = replace(folder, campaign=campaign.model_copy(update={"units": units}))
    send("A-02 中国物理学会.xlsx", b"PK\x03\x04 half a file")
    run_batch(asked, "2023-04")
    assert [row[0] for row in listed(asked, "2023-04")] == ["A-02", "A-01"]
    run_batch(asked, "2023-05")
    assert [state for _, state in states(asked, "2023-05")] == ["同上批", "同上批"]
    assert letters_in(asked, "2023-05") == []


def test_that_the_call_has_closed_is_no_change_but_letters_that_are_written_say_so(folder, send, from_unit):
    send("a.xlsx", from_unit("A-07", unit=UNSIGNED))
    send("b.xlsx", from_unit("A-08", unit=UNSIGNED))
    run_batch(folder, "2023-04", dated=date(2023, 4, 20))
    send("c.xlsx", from_unit("A-08", unit=UNSIGNED | {"principles": ""}), TEN)
    run_batch(folder, "2023-05", dated=date(2023, 5, 2))
    assert [state for _, state in states(folder, "2023-05")] == ["同上批", "已变化"]
    said = (folder.output / "2023-05/letters/A-08 中国气象学会 退回修改通知.txt").read_text(encoding="utf-8-sig")
    assert "2023年5月2日" in said
    assert "尽快" in said


def test_a_batch_that_is_run_again_is_compared_with_the_one_before_it(folder, send, from_unit):
    send("a.xlsx", from_unit("A-07", unit=UNSIGNED))
    run_batch(folder, "2023-04")
    run_batch(folder, "2023-05")
    before = files_below(folder.output)
    for batch in ("2023-05", "2023-04", "2023-05"):
        run_batch(folder, batch)
    assert files_below(folder.output) == before
    assert update_batch(folder, "2023-05").summary.letters_same == 1


def test_a_letter_of_an_earlier_run_that_says_the_same_as_before_now_is_removed(folder, send, from_unit):
    send("a.xlsx", from_unit("A-07"))
    run_batch(folder, "2023-04")
    sent = send("b.xlsx", from_unit("A-07", unit=UNSIGNED), TEN)
    run_batch(folder, "2023-05")
    assert letters_in(folder, "2023-05") == both(RETURNED)
    (folder.output / "2023-05/letters/致电 记录.txt").write_text("已致电", encoding="utf-8")
    exclude(folder, "b.xlsx", "误报")
    assert sent.exists()
    run_batch(folder, "2023-05")
    assert letters_in(folder, "2023-05") == ["致电 记录.txt"]


def test_the_record_of_a_batch_names_only_what_was_written(folder, send, from_unit):
    send("a.xlsx", from_unit("A-07"))
    run_batch(folder, "2023-04")
    run_batch(folder, "2023-05")
    outputs = [sorted(json.loads((folder.output / batch / "batch.json").read_bytes())["outputs"]) for batch in ("2023-04", "2023-05")]
    assert outputs == [
        ["dashboard.html", f"letters/{ACCEPTED}.docx", f"letters/{ACCEPTED}.txt", "汇总表.xlsx"], ["dashboard.html", "汇总表.xlsx"],
    ]


def test_letters_that_could_not_be_written_are_written_by_the_next_batch(folder, send, from_unit):
    send("a.xlsx", from_unit("A-07"))
    blocked: Path = folder.output / "2023-04/letters" / f"{ACCEPTED}.docx"
    blocked.mkdir(parents=True)
    assert run_batch(folder, "2023-04").failed
    run_batch(folder, "2023-05")
    assert letters_in(folder, "2023-05") == both(ACCEPTED)


def test_a_letter_that_was_plain_text_for_its_template_is_written_in_word_the_next_time(folder, send, from_unit):
    send("a.xlsx", from_unit("A-07"))
    template = folder.path / "退回通知.docx"
    template.write_bytes(b"no template")
    run_batch(folder, "2023-04")
    assert letters_in(folder, "2023-04") == [f"{ACCEPTED}.txt"]
    template.unlink()
    run_batch(folder, "2023-05")
    assert letters_in(folder, "2023-05") == both(ACCEPTED)


LETTER = Letter("A-07 受理通知", "受理通知", "征集", "中国天文学会：", "已收到。", LetterSection("", ()), (), (), (), (), "办公厅", "4月20日", "批次 2023-04")
COPY = ReturnedFile("a.xlsx", "a.xlsx", True, (), "1" * 64)


@pytest.mark.parametrize(("letter", "copies", "same"), [
    (replace(LETTER, date="5月2日", batch="批次 2023-05"), (COPY,), True),
    (replace(LETTER, name="A-07 受理通知 (2)"), (COPY,), True),
    (replace(LETTER, opening="已收到，予以受理。"), (COPY,), False),
    (replace(LETTER, signatory="学会部"), (COPY,), False),
    (LETTER, (COPY._replace(sha256="2" * 64),), False),
    (LETTER, (), False),
], ids=["date", "file name", "words", "signatory", "content attached", "nothing attached"])
def test_a_letter_is_known_by_what_it_says_and_what_is_attached(letter, copies, same):
    to = Recipient("unit/A-07", "A-07", "中国天文学会", "")
    digests = {letter_digest(LETTER, to._replace(copies=(COPY,))), letter_digest(letter, to._replace(copies=copies))}
    assert len(digests) == (1 if same else 2)


@pytest.mark.parametrize(("shown", "meant"), [
    ("2023-04/letters/A-07 受理通知.docx", ("2023-04", "A-07 受理通知")),
    ("四月/letters/A-07 受理通知.txt", ("四月", "A-07 受理通知")),
    ("A-07 受理通知.docx", ("A-07 受理通知.docx", "")),
])
def test_a_row_is_known_by_the_place_of_its_letter(shown, meant):
    assert letter_meant(shown) == meant


def test_of_a_letter_that_cannot_be_made_in_word_all_lists_name_the_text(folder, send, from_unit):
    """That comes out only when it is made, which is while 汇总表 is written."""
    broken = altered_package(packaged_template("退回通知.docx"), ("{{ opening }}", "{{ opening }}{{ parts[0].heading }}"))
    (folder.path / "退回通知.docx").write_bytes(broken)
    send("a.xlsx", from_unit("A-07"))
    send("b.xlsx", from_unit("A-06", unit=UNSIGNED))
    batch = run_batch(folder, "2023-04")
    assert {letter.shown: letter.fault is None for letter in batch.letters} == {
        f"{ACCEPTED}.txt": False, "A-06 中国化学会 退回修改通知.docx": True}
    assert {row[3] for row in listed(folder, "2023-04")} == {f"2023-04/letters/{letter.shown}" for letter in batch.letters}
    assert letters_in(folder, "2023-04") == sorted(["A-06 中国化学会 退回修改通知.docx", "A-06 中国化学会 退回修改通知.txt", f"{ACCEPTED}.txt"])
