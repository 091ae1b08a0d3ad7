"""A month in which questions are kin of others: staff are told all of it, a unit nothing of another unit's question."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from tests.support.published_lists import HEADER, listed
from tests.support.received_files import TEN, letters_of
from tests.support.submissions import question
from toolkit.batch.letters.model import Letter
from toolkit.batch.letters.plain_text import plain_letter
from toolkit.batch.run import Batch, run_batch
from toolkit.campaign.errors import BrokenLists
from toolkit.campaign.folder import CampaignFolder

OURS, THEIRS = "A-06 中国化学会.xlsx", "B-01 中国机械工程学会.xlsx"


def plain_text(letter: Letter) -> str:
    return plain_letter(letter).decode("utf-8-sig")


def opinions(output: Path) -> list[tuple[str, str, str, str]]:
    """What 校验意见 says of kin: unit, change, cell, code."""
    rows = load_workbook(output / "汇总表.xlsx")["校验意见"].iter_rows(min_row=2, values_only=True)
    kin = ("question.duplicate-elsewhere", "question.similar", "question.published-before")
    return [(row[1], row[4] or "", row[6], row[11]) for row in rows if row[11] in kin]


@pytest.fixture
def batch(folder: CampaignFolder, send, from_unit) -> Batch:
    """Two units with the same nine questions; the former has to send its workbook again."""
    send(OURS, from_unit("A-06", unit={"signer": ""}))
    send(THEIRS, from_unit("B-01"), TEN)
    return run_batch(folder, "2023-04")


def test_staff_are_told_of_both_files_at_the_cells_of_the_titles(batch: Batch, output: Path):
    cells = [f"C{row}" for row in range(5, 14)]
    assert opinions(output) == [
        (unit, "不告知单位", cell, "question.duplicate-elsewhere") for unit in ("A-06", "B-01") for cell in cells
    ]
    assert [(pair.first.number, pair.second.number) for pair in batch.collection.pairs][:2] == [("A-06-01", "B-01-01"), ("A-06-02", "B-01-02")]


def test_no_file_is_returned_or_counted_as_faulty_for_it(batch: Batch):
    assert [(receipt.status.value, [finding.code for finding in receipt.judgement]) for receipt in batch.collection.counting] == [
        ("returned", ["unit.not-signed"]), ("accepted", []),
    ]


def test_no_letter_and_no_returned_copy_names_the_other_unit_or_its_question(batch: Batch, output: Path):
    letter = next(plain_text(letter) for letter in letters_of(batch) if letter.name.startswith("A-06"))
    (copy,) = (output / "returned").iterdir()
    with ZipFile(BytesIO(copy.read_bytes())) as package:
        said = letter + "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    assert "中国化学会" in said and "审定签字人" in said
    assert not [word for word in ("机械工程", "B-01", "其他单位", "不告知") if word in said]


def test_a_unit_is_told_of_what_is_near_in_its_own_workbook_and_of_what_was_published(
    folder: CampaignFolder, output: Path, send, from_unit
):
    first = question(folder.campaign, 1, title_zh="如何早期诊断无症状期阿尔茨海默病？")
    edited = question(folder.campaign, 2, description=first["description"], background=first["background"], progress=first["progress"])
    folder.published.mkdir()
    (folder.published / "往年.xlsx").write_bytes(listed([HEADER, (2021, "", "如何突破合成生物制造的第6个关键瓶颈？")]))
    (folder.published / "~$往年.xlsx").write_bytes(b"lock")
    send(OURS, from_unit("A-06", questions=[first, edited, *(question(folder.campaign, number) for number in range(3, 10))]))
    (letter,) = (plain_text(letter) for letter in letters_of(run_batch(folder, "2023-04")) if letter.name.startswith("A-06"))
    assert opinions(output) == [
        ("A-06", "", "C5", "question.published-before"), ("A-06", "", "C6", "question.similar"), ("A-06", "", "C10", "question.published-before"),
    ]
    assert "2022-01“" in letter and "如何早期诊断无症状期阿尔茨海默病？" in letter
    assert "2021-25“如何突破合成生物制造的第6个关键瓶颈？”" in letter


def test_a_list_that_is_none_stops_the_month_before_anything_is_written(folder: CampaignFolder, output: Path):
    folder.published.mkdir()
    (folder.published / "往年.xls").write_bytes(b"an old one")
    with pytest.raises(BrokenLists, match=r"往年\.xls: "):
        run_batch(folder, "2023-04")
    assert not output.exists()
