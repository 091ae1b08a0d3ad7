"""Who sent what: one letter to each sender, on all that came from it; nobody is told that nothing came where something did."""

import json
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.support.altered_campaigns import with_settings
from tests.support.archives_and_scans import in_gbk, pdf, picture
from tests.support.plain_workbooks import saved
from tests.support.received_files import NINE, TEN, TOO_LATE, letters_of, workbook_of
from tests.support.word_documents import document_of
from toolkit.batch.letters.model import Letter
from toolkit.batch.receiving.senders import Senders
from toolkit.batch.run import Batch, run_batch
from toolkit.campaign.folder import CampaignFolder

LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
"""No workbook that opens."""

MUST = ("A-01", "A-03")
HINTED = "据{}，上述材料应为贵单位报送；如非贵单位报送，请告知。"


@pytest.fixture
def month(folder: CampaignFolder):
    """Aggregates the inbox in a call in which two units must recommend."""
    units = tuple(replace(unit, must_recommend=unit.code in MUST) for unit in folder.campaign.units)
    call = CampaignFolder(folder.path, folder.campaign.model_copy(update={"units": units}))
    return lambda day=None: run_batch(call, "2023-04", dated=day)


def letters(batch: Batch) -> dict[str, Letter]:
    return {letter.name: letter for letter in letters_of(batch)}


def sheet(output: Path, title: str) -> list[tuple]:
    return list(load_workbook(output / "汇总表.xlsx")[title].values)


def heard(output: Path, code: str) -> str:
    (row,) = [row for row in sheet(output, "未报送单位") if row[0] == code]
    return row[5]


def left(batch: Batch) -> list[str]:
    """The files on which no letter was written, for people to look at."""
    return [file.file.source.path for file in Senders(batch.collection).unanswered]


def received(letter: Letter) -> list[tuple[str, str, str]]:
    return [(file.file, file.counts, file.status) for file in letter.files]


def test_a_zip_of_scans_is_one_letter_to_the_unit_it_is_named_for(send, month, output):
    send("A-01 中国数学会 签字页.zip", in_gbk({f"第{n}页.jpg": picture("JPEG") for n in (1, 2, 3)}))
    batch = month()
    made = letters(batch)
    assert list(made) == ["A-01 中国数学会 补报推荐表通知", "A-03 中国力学学会 报送提醒"]
    letter = made["A-01 中国数学会 补报推荐表通知"]
    assert letter.addressee == "中国数学会："
    assert letter.opening == (
        "收到为2023重大科学问题、工程技术难题和产业技术问题征集报送的压缩包“A-01 中国数学会 签字页.zip”，"
        "其中有扫描件等附件 3 个，没有推荐表（Excel 工作簿）。" + HINTED.format("压缩包或其中文件夹的名称")
    )
    assert received(letter) == [
        (f"A-01 中国数学会 签字页.zip/第{n}页.jpg", "附件（JPG，1 页）", "可以打开") for n in (1, 2, 3)
    ]
    assert letter.parts == ()
    assert letter.sections[0].lines == (
        "请用下发的推荐表填写，于 2023年4月20日 23:59 前报送 Excel 工作簿（.xlsx）；已收到且可以打开的扫描件不必重报。",
    )
    assert heard(output, "A-01").startswith("收到扫描件等附件，推荐表未到（据所在文件夹或压缩包的名称）：“A-01 中国数学会 签字页.zip/第1页.jpg”")
    assert heard(output, "A-03") == "未收到任何文件"


def test_a_file_that_cannot_be_opened_is_answered_to_the_unit_it_is_named_for(send, month, output):
    send("A-01 中国数学会.xlsx", LOCKED)
    batch = month()
    made = letters(batch)
    assert list(made) == ["A-01 中国数学会 文件无法读取通知", "A-03 中国力学学会 报送提醒"]
    letter = made["A-01 中国数学会 文件无法读取通知"]
    assert letter.addressee == "中国数学会："
    assert letter.opening == (
        "收到为2023重大科学问题、工程技术难题和产业技术问题征集报送的文件“A-01 中国数学会.xlsx”，但无法读取，其中的内容尚未收取。"
        + HINTED.format("文件名")
    )
    assert heard(output, "A-01") == "已收到但无法读取（据文件名）：“A-01 中国数学会.xlsx”"
    assert ("A-01 中国数学会.xlsx", "无法读取", "2023-04-12", "09:00:00", "A-01（据文件名）") in {
        row[1:6] for row in sheet(output, "文件记录")
    }
    record = json.loads((output / "batch.json").read_bytes())
    assert record["hints"] == {"A-01 中国数学会.xlsx": {"code": "A-01", "name": "中国数学会", "by": "file"}}


def test_with_its_scan_beside_it_it_is_still_one_letter(send, month, output):
    send("中国数学会/推荐表.xlsx", LOCKED)
    send("A-01签字.pdf", pdf(2))
    batch = month()
    letter = letters(batch)["A-01 中国数学会 文件无法读取通知"]
    assert letter.opening == (
        "收到为2023重大科学问题、工程技术难题和产业技术问题征集报送的文件 2 个，其中 1 个无法读取，其内容尚未收取；"
        "尚未收到可以读取的推荐表。" + HINTED.format("收件时所归文件夹的名称")
    )
    assert received(letter) == [("推荐表.xlsx", "—", "无法读取"), ("A-01签字.pdf", "附件（PDF，2 页）", "可以打开")]
    assert [point.place for group in letter.parts[0].groups for point in group.points] == ["推荐表.xlsx"]
    assert heard(output, "A-01") == (
        "已收到但无法读取（据所在文件夹或压缩包的名称）：“中国数学会/推荐表.xlsx”；"
        "另收到附件（据所在文件夹或压缩包的名称）：“A-01签字.pdf”"
    )


def test_a_file_that_cannot_be_read_is_told_in_the_letter_on_the_workbook_that_counts(send, from_unit, month):
    send("a.xlsx", from_unit("A-01"))
    send("中国数学会 更正.xlsx", LOCKED, TEN)
    made = letters(month())
    assert list(made) == ["A-01 中国数学会 受理通知", "A-03 中国力学学会 报送提醒"]
    letter = made["A-01 中国数学会 受理通知"]
    assert [file.status for file in letter.files] == ["受理", "无法读取"]
    enclosed, _ = letter.sections
    assert enclosed.heading == "二、另有 1 个文件无法读取"
    assert enclosed.lines[0].startswith("“中国数学会 更正.xlsx”：文件")
    assert enclosed.lines[1] == (
        "这些文件不影响对上述推荐表的处理；其中如有须补充或更正的内容，请按上述办法处理后，于 2023年4月20日 23:59 前重新报送。"
    )


def test_each_archive_is_one_letter_that_names_it_and_its_files(send, month):
    for name in ("A-06.zip", "A-07.zip"):
        send(name, in_gbk({"推荐表.xlsx": b"", "说明.txt": "请查收".encode(), "签字.jpg": picture("JPEG")}))
    batch = month()
    made = letters(batch)
    assert list(made)[:2] == ["A-06 中国化学会 文件无法读取通知", "A-07 中国天文学会 文件无法读取通知"]
    letter = made["A-06 中国化学会 文件无法读取通知"]
    assert letter.addressee == "中国化学会："
    assert letter.opening == (
        "收到为2023重大科学问题、工程技术难题和产业技术问题征集报送的压缩包“A-06.zip”，其中 1 个文件无法读取，其内容尚未收取。"
        + HINTED.format("压缩包或其中文件夹的名称")
    )
    assert received(letter) == [
        ("A-06.zip/推荐表.xlsx", "—", "无法读取"), ("A-06.zip/签字.jpg", "附件（JPG，1 页）", "可以打开"),
        ("A-06.zip/说明.txt", "附件（TXT）", "已收到，附件不作校验"),
    ]
    assert [point.place for group in letter.parts[0].groups for point in group.points] == ["A-06.zip/推荐表.xlsx"]
    assert batch.conservation.holds


def test_a_note_in_an_archive_is_an_attachment_and_no_signed_scan(send, from_unit, folder, month):
    send("甲会.zip", in_gbk({"推荐表.xlsx": workbook_of(from_unit("A-01")), "README": b"see the form"}))
    batch = month()
    assert list(letters(batch)) == ["A-01 中国数学会 受理通知", "A-03 中国力学学会 报送提醒"]
    assert received(letters(batch)["A-01 中国数学会 受理通知"])[1] == ("甲会.zip/README", "附件（TXT）", "已收到，附件不作校验")
    assert not batch.faulty
    call = CampaignFolder(folder.path, with_settings(folder.campaign, signed_scan_required=True))
    (receipt,) = run_batch(call, "2023-05").collection.receipts
    assert [finding.code for finding in receipt.judgement] == ["unit.scan-missing"]


@pytest.mark.parametrize("files", [{"说明.txt": b"words"}, {"推荐表.xlsx": b"words", "签字.pdf": pdf()}])
def test_a_text_that_is_all_there_is_or_is_named_as_the_form_cannot_be_read(send, month, files):
    send("甲会.zip", in_gbk(files))
    assert [receipt.source.path for receipt in month().collection.receipts] == [f"甲会.zip/{next(iter(files))}"]


def test_what_cannot_be_told_from_an_archive_goes_with_the_rest_of_it(send, from_unit, month):
    send("寄来.zip", in_gbk({"x.xlsx": workbook_of(from_unit("A-01")), "更正.xlsx": b""}))
    send("另寄.zip", in_gbk({"中国力学学会.xlsx": b"", "签字.pdf": pdf()}))
    made = letters(month())
    assert list(made) == ["A-01 中国数学会 受理通知", "A-03 中国力学学会 文件无法读取通知"]
    assert received(made["A-01 中国数学会 受理通知"])[1] == ("寄来.zip/更正.xlsx", "—", "无法读取")
    assert [file.file for file in made["A-03 中国力学学会 文件无法读取通知"].files] == ["另寄.zip/中国力学学会.xlsx", "另寄.zip/签字.pdf"]


def test_of_an_archive_with_workbooks_of_two_units_what_cannot_be_told_is_the_senders(send, from_unit, month):
    held = {"x.xlsx": workbook_of(from_unit("A-01")), "y.xlsx": workbook_of(from_unit("A-03")), "z.xlsx": b""}
    send("协会.zip", in_gbk({**held, "签字.pdf": pdf()}))
    batch = month()
    assert list(letters(batch)) == ["A-01 中国数学会 受理通知", "A-03 中国力学学会 受理通知"]
    assert left(batch) == ["协会.zip/z.xlsx"]


def test_a_workbook_with_a_mistyped_code_has_its_scan_and_no_reminder_goes_out(send, from_unit, month, output):
    send("数学/中国数学会.xlsx", from_unit("A-01", unit={"unit_code": "A-03"}))
    send("数学/中国数学会 签字.pdf", pdf())
    batch = month()
    made = letters(batch)
    assert list(made) == ["中国数学会 退回修改通知", "A-03 中国力学学会 报送提醒"]
    letter = made["中国数学会 退回修改通知"]
    assert [file.file for file in letter.files] == ["中国数学会.xlsx", "中国数学会 签字.pdf"]
    assert heard(output, "A-01") == (
        "收到推荐表，但所填单位名称、代码与名录不符，未能认定（据文件名）：“数学/中国数学会.xlsx”"
    )


def test_a_name_typed_beside_another_unit_s_code_tells_where_no_name_of_a_file_does(send, from_unit, month, output):
    send("x.xlsx", from_unit("A-01", unit={"unit_code": "A-03"}))
    batch = month()
    assert list(letters(batch)) == ["x 退回修改通知", "A-03 中国力学学会 报送提醒"]
    assert heard(output, "A-01").endswith("（据推荐表所填单位名称）：“x.xlsx”")


def test_one_file_sent_twice_is_one_file_and_corrects_nothing(send, from_unit, month, output):
    data = workbook_of(from_unit("A-01", unit={"principles": ""}))
    send("A-01 中国数学会/推荐表.xlsx", data, NINE)
    send("A-03 中国力学学会/推荐表.xlsx", data, TEN)
    batch = month()
    letter = letters(batch)["A-01 中国数学会 退回修改通知"]
    assert letter.opening.endswith("改正并重新报送后方可受理。同一文件收到 2 次，内容完全相同，只计一份。")
    assert [file.status for file in letter.files] == ["重复收到，内容相同", "退回"]
    assert batch.collection.by_unit["A-01"].comparison is None
    logged = [row for row in sheet(output, "文件记录") if row[1] and "推荐表.xlsx" in row[1]]
    assert [(row[1], row[5], row[8]) for row in logged] == [
        ("A-03 中国力学学会/推荐表.xlsx", "A-01",
         "所在文件夹或压缩包的名称指向中国力学学会（A-03），推荐表填写的是中国数学会（A-01）；按推荐表处理，请核对是否放错。"),
        ("A-01 中国数学会/推荐表.xlsx", "A-01",
         "同一文件收到两次：与“A-03 中国力学学会/推荐表.xlsx”的内容完全相同，只计一份。"),
    ]
    assert heard(output, "A-03") == "名下另有其他单位的推荐表，请核对是否放错：“A-03 中国力学学会/推荐表.xlsx”"


def test_a_correction_that_came_twice_is_compared_with_what_was_told_before_it(send, from_unit, folder, month):
    corrected = workbook_of(from_unit("A-01"))
    send("1.xlsx", from_unit("A-01", unit={"principles": ""}), NINE)
    run_batch(folder, "2023-03")
    send("2.xlsx", corrected, TEN)
    send("3.xlsx", corrected, TEN)
    assert month().collection.by_unit["A-01"].comparison.counts == {"fixed": 1, "still": 0, "new": 0, "unchecked": 0}


def test_no_telephone_in_a_name_or_a_title_gets_into_a_letter_or_the_name_of_what_goes_back(send, from_unit, month, output):
    phone = "13812345678"
    book = load_workbook(BytesIO(workbook_of(from_unit("X-1"))))
    book.create_sheet(f"张三{phone}")["A1"] = "x"
    send(f"李四{phone}.xlsx", saved(book))
    send(f"王五{phone}.xls", b"junk")
    send(f"赵六{phone}.zip", in_gbk({f"孙七{phone}.xlsx": b""}))
    batch = month()
    made = letters(batch)
    assert [name for name in made if not name.startswith("A-0")] == ["李四___ 退回修改通知"]
    assert left(batch) == [f"王五{phone}.xls", f"赵六{phone}.zip/孙七{phone}.xlsx"]
    assert phone not in repr(made)
    assert "张三＊＊＊!A1" in repr(made)
    assert [path.name for path in (output / "returned").iterdir()] == ["李四___.xlsx"]
    findings = sheet(output, "校验意见")
    assert {row[0] for row in findings[1:]} >= {f"李四{phone}.xlsx", f"王五{phone}.xls"}, "staff find the file"
    assert not [row for row in findings if phone in "".join(map(str, row[1:]))]


def test_what_a_remedy_says_to_staff_is_no_matter_of_the_sender_s(send, month):
    send("A-06 问题.docx", document_of("题目：什么？", "问题描述：描述。", "研究背景：背景。", "最新进展：进展。", "重要意义：意义。"))
    letter = letters(month())["A-06 中国化学会 文件无法读取通知"]
    (point,) = letter.parts[0].groups[0].points
    assert point.remedy == "请把其中的问题填入推荐表“推荐问题”后报送推荐表；Word 文档可作为附件一并报送。"


ENDED = "截止时间（2023年4月20日 23:59）已过，此后报送（含重新报送）的是否受理，由征集工作联系人确认；请与其联系。"
BY = "于 2023年4月20日 23:59 前"


def month_with_a_late_file(send, from_unit):
    send("a.xlsx", from_unit("A-06"))
    send("b.xlsx", from_unit("A-07", unit={"principles": ""}))
    send("A-08 c.xlsx", LOCKED)
    send("d.xlsx", from_unit("A-01"), TOO_LATE)


def test_what_is_asked_is_asked_by_the_date_of_the_letters_and_not_by_the_newest_file(send, from_unit, month):
    month_with_a_late_file(send, from_unit)
    made = letters(month(date(2023, 4, 20)))
    assert {name: letter.sections[-1].lines[:2] for name, letter in made.items()} == {
        "A-01 中国数学会 迟报收件通知": ("请与征集工作联系人联系，确认是否受理。",),
        "A-06 中国化学会 受理通知": (f"如需更正，请{BY}重新报送整份推荐表；同一单位多次报送的，以最后一份为准。",),
        "A-07 中国天文学会 退回修改通知": (
            f"请按随函附件改正（其中逐处标明位置），{BY}重新报送；同一单位多次报送的，以最后一份为准。", "附件：A-07 中国天文学会.xlsx"),
        "A-08 中国气象学会 文件无法读取通知": (f"请按上述办法处理后，{BY}重新报送。",),
        "A-03 中国力学学会 报送提醒": (f"请用下发的推荐表填写，{BY}报送；如已报送，请告知文件名和报送时间，以便查找。",),
    }
    assert {letter.date for letter in made.values()} == {"2023年4月20日"}


@pytest.mark.parametrize("day", [date(2023, 4, 21), date(2023, 11, 30)])
def test_after_the_deadline_nobody_is_asked_to_keep_it_though_nothing_late_came(send, from_unit, month, day):
    send("b.xlsx", from_unit("A-07", unit={"principles": ""}))
    send("A-08 c.xlsx", LOCKED)
    send("a.xlsx", from_unit("A-06"))
    made = letters(month(day))
    assert {name: letter.sections[-1].lines[:2] for name, letter in made.items() if "提醒" not in name} == {
        "A-06 中国化学会 受理通知": ("如需更正，请与征集工作联系人联系。", ENDED),
        "A-07 中国天文学会 退回修改通知": (
            "请按随函附件改正（其中逐处标明位置），尽快重新报送；同一单位多次报送的，以最后一份为准。", ENDED),
        "A-08 中国气象学会 文件无法读取通知": ("请按上述办法处理后，尽快重新报送。", ENDED),
    }
    assert "23:59 前" not in repr(made)
