"""The names of annotated copies: safe, and never one for two files."""

from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from tests.support.plain_workbooks import META, by_xlsxwriter, cells_of, with_meta
from tests.support.received_files import NINE, TEN, arrival, workbook_of
from toolkit.batch.letters.returned import ReturnedFile, returned_files
from toolkit.batch.receiving.receipts import settle_receipts
from toolkit.campaign.preset import preset
from toolkit.forms.recommendation.reading import Reading, read_submission
from toolkit.model import Observation
from toolkit.ooxml.cell_editor import CellEditor

UNSIGNED = {"signer": ""}


def names(*made: ReturnedFile) -> list[str]:
    return [copy.name for copy in made]


@pytest.fixture
def returned(campaign, from_unit):
    """Makes the copies of faulty files off the roster, by the paths they came under."""

    def make(*paths: str) -> tuple[ReturnedFile, ...]:
        return returned_files(settle_receipts([arrival(from_unit(f"X-{path}"), path) for path in paths], campaign), campaign)

    return make


def test_a_unit_of_the_roster_gets_its_copy_under_the_name_of_its_blank(campaign, from_unit):
    receipts = settle_receipts([arrival(from_unit("A-06", unit=UNSIGNED), "组/随便 什么.xlsx")], campaign)
    assert names(*returned_files(receipts, campaign)) == ["A-06 中国化学会.xlsx"]


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
    assert names(*returned(path)) == [name]


def test_two_files_never_get_one_name_not_even_where_case_is_nothing(returned):
    made = returned("a/Form.xlsx", "b/form.xlsx", "c/FORM.xls", "d/form (2).xlsx")
    assert names(*made) == ["Form.xlsx", "form (2).xlsx", "FORM (3).xlsx", "form (2) (2).xlsx"]
    assert [copy.path for copy in made] == ["a/Form.xlsx", "b/form.xlsx", "c/FORM.xls", "d/form (2).xlsx"]


def test_a_file_that_bears_a_units_name_does_not_take_the_units_copy(campaign, from_unit):
    receipts = settle_receipts([
        arrival(from_unit("A-06", unit=UNSIGNED), "z.xlsx"), arrival(from_unit("X-1"), "A-06 中国化学会.xlsx"),
    ], campaign)
    made = returned_files(sorted(receipts, key=lambda receipt: receipt.unit is None), campaign)
    assert names(*made) == ["A-06 中国化学会.xlsx", "A-06 中国化学会 (2).xlsx"]
    assert made[0].path == "z.xlsx"


def test_one_that_cannot_be_annotated_gets_a_workbook_of_ours(campaign, from_unit):
    good, bad = (from_unit(code, unit=UNSIGNED) for code in ("A-06", "A-07"))
    files = [replace(arrival(good, "a.xlsx"), data=workbook_of(good)), replace(arrival(bad, "b.xls"), data=b"PK broken")]
    first, second = returned_files(settle_receipts(files, campaign), campaign)
    assert (first.why, second.why) == ((), ("not-a-package",))
    assert second.name == "A-07 中国天文学会.xlsx"
    assert [openpyxl.load_workbook(BytesIO(copy.content)).sheetnames[0] for copy in (first, second)] == ["校验意见"] * 2


# When a unit sends again


def compared(campaign, *arrivals):
    """What changed in the last file, as counts."""
    comparison = settle_receipts(arrivals, campaign)[-1].comparison
    return comparison and comparison.counts


def marked(campaign, filled):
    """The annotated copy of a submission, as its unit gets it."""
    sent = replace(arrival(filled, "a.xlsx"), data=workbook_of(filled))
    return returned_files(settle_receipts([sent], campaign), campaign)[0].content


def test_the_first_time_there_is_nothing_to_compare(campaign, from_unit):
    assert compared(campaign, arrival(from_unit("A-06", unit=UNSIGNED), "a.xlsx")) is None


def test_without_marks_the_earlier_file_tells_what_was_wrong(campaign, from_unit):
    """审定签字人 was blank and is not; the mail was right and is not; 主持人职务 stays wrong."""
    before = from_unit("A-06", unit=UNSIGNED | {"presider_title": "秘书"})
    after = from_unit("A-06", unit={"presider_title": "秘书", "contact_email": "无"})
    counts = compared(campaign, arrival(before, "a.xlsx", NINE), arrival(after, "b.xlsx", TEN))
    assert counts == {"fixed": 1, "still": 1, "new": 1, "unchecked": 0}


def test_our_marks_tell_what_the_sender_was_told_without_the_earlier_file(campaign, from_unit):
    """The inbox of a new month may be empty but for the corrected copy."""
    copy = marked(campaign, from_unit("A-06", unit=UNSIGNED))
    corrected = replace(arrival(from_unit("A-06"), "b.xlsx"), data=copy)
    assert compared(campaign, corrected) == {"fixed": 1, "still": 0, "new": 0, "unchecked": 0}


def test_our_marks_go_before_the_earlier_file(campaign, from_unit):
    copy = marked(campaign, from_unit("A-06", unit=UNSIGNED))
    between = arrival(from_unit("A-06", unit=UNSIGNED | {"presider_title": "秘书"}), "a.xlsx", NINE)
    corrected = replace(arrival(from_unit("A-06"), "b.xlsx", TEN), data=copy)
    assert compared(campaign, between, corrected) == {"fixed": 1, "still": 0, "new": 0, "unchecked": 0}


def without_the_list(copy: bytes) -> bytes:
    """A copy out of which the sender deleted 校验意见; the notes stay."""
    book, package = openpyxl.load_workbook(BytesIO(copy)), BytesIO()
    book.remove(book["校验意见"])
    book.save(package)
    return package.getvalue()


def test_without_our_sheet_the_notes_tell_and_the_earlier_file_what_has_no_note(campaign, from_unit):
    """审定签字人 is blank, which a note says; then a sheet is missing too, which none says: it has no cell."""
    wrong = from_unit("A-06", unit=UNSIGNED)
    bare = without_the_list(marked(campaign, wrong))
    earlier, again = arrival(wrong, "a.xlsx", NINE), replace(arrival(wrong, "b.xlsx", TEN), data=bare)
    assert compared(campaign, again) == compared(campaign, earlier, again) == {
        "fixed": 0, "still": 1, "new": 0, "unchecked": 0}
    gone = replace(wrong, sheets=wrong.sheets - {"委员会评分"}, labels={
        name: cell for name, cell in wrong.labels.items() if cell.sheet != "委员会评分"})
    seen = [Observation("form.sheet-missing", sheet="委员会评分", details={"missing": "委员会评分"})]
    earlier, again = (replace(file, reading=Reading(gone, tuple(seen))) for file in (earlier, again))
    assert compared(campaign, earlier, again)["still"] == 2
    assert compared(campaign, again)["new"] == 1


def test_where_the_notes_say_nothing_known_the_earlier_file_tells(campaign, from_unit):
    wrong = from_unit("A-06", unit=UNSIGNED)
    book, package = openpyxl.load_workbook(BytesIO(without_the_list(marked(campaign, wrong)))), BytesIO()
    (noted,) = [cell for row in book["单位信息"].iter_rows() for cell in row if cell.comment]
    noted.comment.text = "【退回修改】别的话。\n修改：别的话。"
    book.save(package)
    again = replace(arrival(wrong, "b.xlsx", TEN), data=package.getvalue())
    assert compared(campaign, again) is None
    assert compared(campaign, arrival(wrong, "a.xlsx", NINE), again)["still"] == 1


def test_the_copy_of_a_file_sent_again_says_what_changed(campaign, from_unit):
    before = from_unit("A-06", unit=UNSIGNED | {"presider_title": "秘书"})
    after = from_unit("A-06", unit=UNSIGNED)
    files = [arrival(before, "a.xlsx", NINE), replace(arrival(after, "b.xlsx", TEN), data=workbook_of(after))]
    (copy,) = returned_files((receipt for receipt in settle_receipts(files, campaign) if receipt.counts), campaign)
    sheet = openpyxl.load_workbook(BytesIO(copy.content))["校验意见"]
    assert sheet["A3"].value.endswith("与上次相比：已改正 1 条，仍存在 1 条，新发现 0 条。")
    assert (sheet["B5"].value, sheet["B6"].value) == ("与上次相比", "仍存在")


def test_a_superseded_file_is_compared_with_nothing(campaign, from_unit):
    files = [arrival(from_unit("A-06", unit=UNSIGNED), name, at) for name, at in (("a.xlsx", NINE), ("b.xlsx", TEN))]
    assert settle_receipts(files, campaign)[0].comparison is None


# Older forms


def older(filled):
    """A file of an older form, as its unit sent it."""
    data = by_xlsxwriter(with_meta(cells_of(filled), {**META, "version": "0"}))
    sent = arrival(filled, "a.xlsx")
    return replace(sent, data=data, reading=read_submission(data, sent.source, preset("2023")))


def test_beside_an_older_form_stands_the_newest(campaign, from_unit):
    made = returned_files(settle_receipts([older(from_unit("A-06", unit=UNSIGNED))], campaign), campaign)
    assert names(*made) == ["A-06 中国化学会.xlsx", "A-06 中国化学会 新版.xlsx"]
    own, newest = (openpyxl.load_workbook(BytesIO(copy.content)) for copy in made)
    assert own.sheetnames[0] == newest.sheetnames[0] == "校验意见"
    assert ("迁移清单" in own.sheetnames, newest.sheetnames[1]) == (False, "迁移清单")
    assert own["单位信息"]["B12"].value == newest["单位信息"]["B13"].value == "林书文"


def test_the_newest_form_has_a_name_of_its_own(campaign, from_unit):
    receipts = settle_receipts([older(from_unit("A-06", unit=UNSIGNED)), arrival(from_unit("X-1"), "A-06 中国化学会 新版.xlsx")], campaign)
    assert names(*returned_files(sorted(receipts, key=lambda receipt: receipt.unit is None), campaign)) == [
        "A-06 中国化学会.xlsx", "A-06 中国化学会 新版.xlsx", "A-06 中国化学会 新版 (2).xlsx"]


def test_what_was_corrected_in_the_newest_form_is_told(campaign, from_unit):
    """The unit signs in the newest form and sends it."""
    (_, newest) = returned_files(settle_receipts([older(from_unit("A-06", unit=UNSIGNED))], campaign), campaign)
    typist = CellEditor(newest.content)
    typist.type("单位信息", "B24", "周明远")
    sent = arrival(from_unit("A-06"), "b.xlsx", TEN)
    data = typist.save()
    corrected = replace(sent, data=data, reading=read_submission(data, sent.source, campaign))
    (receipt,) = settle_receipts([corrected], campaign)
    assert (receipt.judgement.findings, receipt.comparison.counts) == ((), {"fixed": 1, "still": 0, "new": 0, "unchecked": 0})
