"""The names of annotated copies: safe, and never one for two files."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.support.binary_workbooks import xlsb
from tests.support.plain_workbooks import META, by_xlsxwriter, cells_of, edited, with_meta
from tests.support.received_files import NINE, TEN, arrival, filed, told_of, workbook_of
from toolkit.batch.letters.returned import ReturnedFile, write_returned
from toolkit.batch.receiving.receipts import ReceivedFile, ToldFindings, settle_receipts, told_by_copy
from toolkit.campaign.model import Campaign
from toolkit.files import OutputFolder
from toolkit.intake import open_workbook
from toolkit.model import Submission
from toolkit.ooxml.cell_editor import CellEditor

UNSIGNED = {"signer": ""}
SIGNER = "B23"
"""The cell of 审定签字人 in 单位信息."""


def names(made: Iterable[ReturnedFile]) -> list[str]:
    return [copy.name for copy in made]


@pytest.fixture
def file(tmp_path: Path, campaign: Campaign) -> Callable[..., ReceivedFile]:
    """Makes a file that lies in an inbox, as read there."""
    return lambda name, content, at=NINE: filed(tmp_path / "inbox", name, content, at, campaign)


@pytest.fixture
def going_back(tmp_path: Path) -> Path:
    """The folder of what goes back."""
    return tmp_path / "returned"


@pytest.fixture
def answer(campaign: Campaign, going_back: Path) -> Callable[..., tuple[ReturnedFile, ...]]:
    """Writes what goes back for files that count, units of the roster first."""

    def make(*files: ReceivedFile, told: ToldFindings = told_by_copy) -> tuple[ReturnedFile, ...]:
        counting = [receipt for receipt in settle_receipts(files, campaign, told=told) if receipt.counts]
        made = tuple(write_returned(sorted(counting, key=lambda receipt: receipt.unit is None), campaign, OutputFolder(going_back)))
        assert sorted(names(made)) == sorted(path.name for path in going_back.iterdir())
        return made

    return make


@pytest.fixture
def returned(file, from_unit, answer):
    """Writes the copies of faulty files off the roster, by the paths they came under."""
    return lambda *paths: answer(*(file(path, from_unit(f"X-{number}")) for number, path in enumerate(paths)))


def test_a_unit_of_the_roster_gets_its_copy_under_the_name_of_its_blank(file, from_unit, answer):
    assert names(answer(file("组/随便 什么.xlsx", from_unit("A-06", unit=UNSIGNED)))) == ["A-06 中国化学会.xlsx"]


@pytest.mark.parametrize(("path", "name"), [
    ("组/某某学会 推荐表.xlsx", "某某学会 推荐表.xlsx"),
    ("无后缀", "无后缀.xlsx"),
    ("a.b.xlsm", "a.b.xlsx"),
    ("CON.xlsx", "_CON.xlsx"),
    ("a:b|c?.xlsx", "a_b_c_.xlsx"),
    ("甲\u202e乙.xlsx", "甲乙.xlsx"),
    ("长" * 80 + ".xlsx", "长" * 60 + ".xlsx"),
])
def test_off_the_roster_the_name_is_the_files_own_made_safe(returned, path, name):
    assert names(returned(path)) == [name]


def test_two_files_never_get_one_name_not_even_where_case_is_nothing(returned):
    made = returned("a/Form.xlsx", "b/form.xlsx", "c/FORM.xls", "d/form (2).xlsx")
    assert names(made) == ["Form.xlsx", "form (2).xlsx", "FORM (3).xlsx", "form (2) (2).xlsx"]
    assert [copy.path for copy in made] == ["a/Form.xlsx", "b/form.xlsx", "c/FORM.xls", "d/form (2).xlsx"]


def test_a_file_that_bears_a_units_name_does_not_take_the_units_copy(file, from_unit, answer):
    made = answer(file("z.xlsx", from_unit("A-06", unit=UNSIGNED)), file("A-06 中国化学会.xlsx", from_unit("X-1")))
    assert names(made) == ["A-06 中国化学会.xlsx", "A-06 中国化学会 (2).xlsx"]
    assert made[0].path == "z.xlsx"


def test_one_that_cannot_be_annotated_gets_a_workbook_of_ours(file, from_unit, answer, going_back):
    good, bad = (workbook_of(from_unit(code, unit=UNSIGNED)) for code in ("A-06", "A-07"))
    first, second = answer(file("a.xlsx", good), file("b.xlsb", xlsb(open_workbook(bad))))
    assert (first.why, second.why) == ((), ("not-a-package",))
    assert second.name == "A-07 中国天文学会.xlsx"
    assert [load_workbook(going_back / copy.name).sheetnames[0] for copy in (first, second)] == ["校验意见"] * 2


def test_for_a_file_that_is_not_there_any_more_nothing_goes_back_and_the_others_have_their_copies(
    file, from_unit, campaign, going_back
):
    files = [file(f"{code}.xlsx", from_unit(code, unit=UNSIGNED)) for code in ("A-06", "A-07", "A-08")]
    files[0].origin.path.unlink()
    files[1].origin.path.write_bytes(files[2].origin.path.read_bytes())
    made = tuple(write_returned(settle_receipts(files, campaign), campaign, OutputFolder(going_back)))
    assert [(copy.name, copy.written) for copy in made] == [
        ("A-06 中国化学会.xlsx", False), ("A-07 中国天文学会.xlsx", False), ("A-08 中国气象学会.xlsx", True),
    ]
    assert [path.name for path in going_back.iterdir()] == ["A-08 中国气象学会.xlsx"]


# When a unit sends again


def compared(campaign, *files, told=told_by_copy):
    """What changed in the last file, as counts."""
    comparison = settle_receipts(files, campaign, told=told)[-1].comparison
    return comparison and comparison.counts


@pytest.fixture
def marked(file, answer, going_back):
    """Makes the annotated copy of a submission, as its unit gets it."""

    def make(filled: Submission) -> bytes:
        (copy,) = answer(file("marked.xlsx", filled))
        return (going_back / copy.name).read_bytes()

    return make


def typed(package: bytes, cell: str, text: str) -> bytes:
    """A workbook after a text was typed into a cell of 单位信息."""
    typist = CellEditor(package)
    typist.type("单位信息", cell, text)
    return typist.save()


def without(package: bytes, sheet: str) -> bytes:
    """A workbook out of which a sheet was deleted; notes stay."""
    return edited(package, lambda book: book.remove(book[sheet]))


def test_the_first_time_there_is_nothing_to_compare(campaign, from_unit):
    assert compared(campaign, arrival(from_unit("A-06", unit=UNSIGNED), "a.xlsx")) is None


def test_without_marks_it_is_compared_with_what_the_unit_was_told(campaign, from_unit):
    """审定签字人 was blank and is not; the mail was right and is not; 主持人职务 stays wrong."""
    before = arrival(from_unit("A-06", unit=UNSIGNED | {"presider_title": "秘书"}), "a.xlsx", NINE)
    after = arrival(from_unit("A-06", unit={"presider_title": "秘书", "contact_email": "无"}), "b.xlsx", TEN)
    assert compared(campaign, before, after) is None, "of what was replaced before a batch nobody was told"
    assert compared(campaign, before, after, told=told_of(before)) == {"fixed": 1, "still": 1, "new": 1, "unchecked": 0}


def test_our_marks_tell_what_the_sender_was_told_without_the_earlier_file(campaign, file, from_unit, marked):
    """The inbox of a new month may be empty but for the corrected copy."""
    corrected = file("b.xlsx", typed(marked(from_unit("A-06", unit=UNSIGNED)), SIGNER, "周明远"))
    assert compared(campaign, corrected) == {"fixed": 1, "still": 0, "new": 0, "unchecked": 0}


def test_what_the_ledger_told_goes_before_our_marks(campaign, file, from_unit, marked):
    corrected = file("b.xlsx", typed(marked(from_unit("A-06", unit=UNSIGNED)), SIGNER, "周明远"), TEN)
    between = arrival(from_unit("A-06", unit=UNSIGNED | {"presider_title": "秘书"}), "a.xlsx", NINE)
    assert compared(campaign, corrected, told=told_of(between)) == {"fixed": 2, "still": 0, "new": 0, "unchecked": 0}


def test_the_copy_of_a_file_sent_again_says_what_changed(file, from_unit, answer, going_back):
    before = from_unit("A-06", unit=UNSIGNED | {"presider_title": "秘书"})
    told = told_of(arrival(before, "a.xlsx", NINE))
    (copy,) = answer(file("b.xlsx", from_unit("A-06", unit=UNSIGNED), TEN), told=told)
    sheet = load_workbook(going_back / copy.name)["校验意见"]
    assert sheet["A3"].value.endswith("与上次相比：已改正 1 条，仍存在 1 条，新发现 0 条。")
    assert (sheet["B6"].value, sheet["B7"].value) == ("与上次相比", "仍存在")


def test_a_superseded_file_is_compared_with_nothing(campaign, from_unit):
    files = [arrival(from_unit("A-06", unit=UNSIGNED), name, at) for name, at in (("a.xlsx", NINE), ("b.xlsx", TEN))]
    assert settle_receipts(files, campaign)[0].comparison is None


# Older forms


def older(filled: Submission) -> bytes:
    """The workbook of an older form, as its unit sent it."""
    return by_xlsxwriter(with_meta(cells_of(filled), {**META, "version": "0"}))


def test_beside_an_older_form_stands_the_newest(file, from_unit, answer, going_back):
    made = answer(file("a.xlsx", older(from_unit("A-06", unit=UNSIGNED))))
    assert names(made) == ["A-06 中国化学会.xlsx", "A-06 中国化学会 新版.xlsx"]
    own, newest = (load_workbook(going_back / copy.name) for copy in made)
    assert own.sheetnames[0] == newest.sheetnames[0] == "校验意见"
    assert ("迁移清单" in own.sheetnames, newest.sheetnames[1]) == (False, "迁移清单")
    assert own["单位信息"]["B12"].value == newest["单位信息"]["B13"].value == "林书文"


def test_the_newest_form_has_a_name_of_its_own(file, from_unit, answer):
    own, other = older(from_unit("A-06", unit=UNSIGNED)), from_unit("X-1")
    assert names(answer(file("a.xlsx", own), file("A-06 中国化学会 新版.xlsx", other))) == [
        "A-06 中国化学会.xlsx", "A-06 中国化学会 新版.xlsx", "A-06 中国化学会 新版 (2).xlsx"]


def test_what_was_corrected_in_the_newest_form_is_told(campaign, file, from_unit, answer, going_back):
    """The unit signs in the newest form and sends it."""
    (_, newest) = answer(file("a.xlsx", older(from_unit("A-06", unit=UNSIGNED))))
    corrected = file("b.xlsx", typed((going_back / newest.name).read_bytes(), "B24", "周明远"), TEN)
    (receipt,) = settle_receipts([corrected], campaign)
    assert (receipt.judgement.findings, receipt.comparison.counts) == ((), {"fixed": 1, "still": 0, "new": 0, "unchecked": 0})
