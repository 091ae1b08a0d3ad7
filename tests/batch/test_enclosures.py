"""What comes beside a workbook that counts and is nobody's form: an attachment, of which no letter asks anything."""

from datetime import timedelta

import pytest
from openpyxl import Workbook, load_workbook

from tests.support.altered_campaigns import with_settings
from tests.support.archives_and_scans import in_gbk, pdf, picture
from tests.support.plain_workbooks import saved
from tests.support.received_files import NINE, TEN, letters_of, workbook_of
from tests.support.word_documents import document_of
from toolkit.batch.letters.model import Letter
from toolkit.batch.receiving.senders import Senders
from toolkit.batch.run import Batch, run_batch
from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.preset import load_preset
from toolkit.campaign.writer import write_campaign

EIGHT = NINE - timedelta(hours=1)

LETTER_OF_RECOMMENDATION = document_of("推荐函", "兹推荐以下问题，请予审议。", "中国化学会")
QUESTION = document_of("题目：什么？", "问题描述：描述。", "研究背景：背景。", "最新进展：进展。", "重要意义：意义。")
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
"""No file that opens, whatever its name says."""


def other_workbook(*cells: str, title: str = "名单") -> bytes:
    book = Workbook()
    book.active.title = title
    book.active.append(cells)
    return saved(book)


def returned_alone() -> bytes:
    """The 校验意见 of a returned copy, saved by itself."""
    return other_workbook("校验意见", title="校验意见")


def the_letter(batch: Batch) -> Letter:
    (letter,) = letters_of(batch)
    return letter


def asks_nothing(letter: Letter) -> bool:
    """Whether a letter says that the workbook is accepted, that nothing need be done, and no more."""
    return (letter.opening.endswith("经校验，符合要求，予以受理，无需修改。") and letter.parts == ()
            and [section.heading for section in letter.sections] == ["二、后续办理"] and "重新扫描" not in repr(letter))


def status(letter: Letter, name: str) -> str:
    (shown,) = [file.status for file in letter.files if file.file.endswith(name)]
    return shown


@pytest.mark.parametrize(("name", "content"), [
    ("推荐函.docx", LETTER_OF_RECOMMENDATION),
    ("推荐函.doc", LOCKED),
    ("推荐函.wps", LOCKED),
    ("推荐函.rtf", rb"{\rtf1 letter}"),
    ("推荐函.ofd", b"junk"),
    ("推荐函（损坏）.docx", b"PK\x03\x04 half a file"),
    ("说明.txt", "请查收".encode()),
    ("空白.txt", b""),
    ("winmail.dat", b"\x78\x9f\x3e\x22" + bytes(range(256))),
    ("会标.gif", b"GIF89a" + b"\0" * 50),
    ("汇报.pptx", b"PK\x03\x04 half a file"),
    ("专家名单.xlsx", other_workbook("姓名", "单位")),
    ("校验意见.xlsx", returned_alone()),
    ("没有后缀", "这是一封信".encode()),
])
@pytest.mark.parametrize("at", [NINE, TEN])
def test_an_enclosure_of_an_accepted_unit_is_an_attachment_and_nothing_is_asked(send, from_unit, folder, name, content, at):
    send("A-06/推荐表.xlsx", from_unit("A-06"), NINE)
    send(f"A-06/{name}", content, at)
    batch = run_batch(folder, "2023-04")
    letter = the_letter(batch)
    assert asks_nothing(letter)
    assert status(letter, name) == "已收到，附件不作校验"
    assert (batch.conservation.files.attached, batch.conservation.files.unreadable) == (1, 0)
    assert batch.conservation.holds
    assert not batch.faulty
    assert Senders(batch.collection).unanswered == ()


def test_the_format_of_an_enclosure_is_told_where_its_name_tells_it(send, from_unit, folder):
    send("A-06/推荐表.xlsx", from_unit("A-06"))
    for name in ("信.docx", "信", "信.13812345678"):
        send(f"A-06/{name}", "这是一封信".encode())
    letter = the_letter(run_batch(folder, "2023-04"))
    assert [file.counts for file in letter.files][1:] == ["附件", "附件", "附件（DOCX）"]
    assert "13812345678" not in repr(letter)


def test_a_question_in_word_beside_the_workbook_is_told_not_to_count(send, from_unit, folder, output):
    send("推荐表.xlsx", from_unit("A-06"))
    send("A-06 问题.docx", QUESTION, TEN)
    letter = the_letter(run_batch(folder, "2023-04"))
    assert asks_nothing(letter)
    assert [(file.counts, file.status) for file in letter.files][1] == ("附件（DOCX）", "已收到，其中的问题以推荐表为准")
    rows = list(load_workbook(output / "汇总表.xlsx")["附件"].values)
    assert (rows[1][0], rows[1][1], rows[1][7]) == ("A-06 问题.docx", "DOCX", "已收到，其中的问题以推荐表为准")


def test_a_letter_of_recommendation_in_the_same_archive_is_an_attachment_too(send, from_unit, folder):
    send("报送.zip", in_gbk({"推荐表.xlsx": workbook_of(from_unit("A-06")), "推荐函.docx": LETTER_OF_RECOMMENDATION}))
    letter = the_letter(run_batch(folder, "2023-04"))
    assert asks_nothing(letter)
    assert status(letter, "推荐函.docx") == "已收到，附件不作校验"


def test_an_enclosure_without_a_workbook_is_still_answered_and_the_workbook_asked_for(send, folder):
    send("中国化学会 推荐函.docx", LETTER_OF_RECOMMENDATION)
    batch = run_batch(folder, "2023-04")
    assert the_letter(batch).name == "A-06 中国化学会 文件无法读取通知"
    assert batch.faulty


def test_a_returned_unit_is_asked_for_its_workbook_and_not_for_what_it_enclosed(send, from_unit, folder):
    send("A-06/推荐表.xlsx", from_unit("A-06", unit={"principles": ""}))
    send("A-06/推荐函.docx", LETTER_OF_RECOMMENDATION)
    letter = the_letter(run_batch(folder, "2023-04"))
    assert [part.heading for part in letter.parts] == ["二、须改正（1 处）"]
    assert [section.heading for section in letter.sections] == ["三、后续办理"]


def test_what_could_not_be_read_and_came_before_the_workbook_that_counts_is_not_asked_for(send, from_unit, folder):
    send("A-06/推荐表（加密）.xlsx", LOCKED, EIGHT)
    send("A-06/推荐表.xlsx", from_unit("A-06"), NINE)
    letter = the_letter(run_batch(folder, "2023-04"))
    assert asks_nothing(letter)
    assert status(letter, "推荐表（加密）.xlsx") == "无法读取，以后来的推荐表为准"


@pytest.mark.parametrize("at", [NINE, TEN])
def test_what_came_with_it_or_after_it_may_hold_a_correction_and_is_asked_for(send, from_unit, folder, at):
    send("A-06/推荐表.xlsx", from_unit("A-06"), NINE)
    send("A-06/推荐表 更正.xlsx", LOCKED, at)
    batch = run_batch(folder, "2023-04")
    assert [section.heading for section in the_letter(batch).sections] == ["二、另有 1 个文件无法读取", "三、后续办理"]
    assert batch.faulty


@pytest.mark.parametrize("readable", [pdf(), None])
def test_a_second_scan_that_cannot_be_opened_is_not_asked_for_where_one_can_be(send, from_unit, folder, readable):
    call = CampaignFolder(folder.path, with_settings(folder.campaign, signed_scan_required=True))
    send("A-06/推荐表.xlsx", from_unit("A-06"))
    send("A-06/签字.jpg", picture("JPEG")[:100])
    if readable:
        send("A-06/签字.pdf", readable)
    letter = the_letter(run_batch(call, "2023-04"))
    assert asks_nothing(letter) is bool(readable)
    assert status(letter, "签字.jpg") == "打不开"


@pytest.mark.parametrize("name", ["desktop.ini", "Thumbs.db", ".DS_Store", "ehthumbs.db", "推荐表.xlsx.crdownload", "@eaDir/推荐表.jpg",
                                  "$RECYCLE.BIN/旧.xlsx", "~$推荐表.xlsx"])
def test_what_systems_leave_behind_is_nothing_that_was_sent(send, from_unit, folder, name):
    send("A-06/推荐表.xlsx", from_unit("A-06"))
    send(f"A-06/{name}", b"whatever")
    batch = run_batch(folder, "2023-04")
    assert asks_nothing(the_letter(batch))
    assert len(the_letter(batch).files) == 1
    assert [skip.shown for skip in batch.collection.skipped] == [f"A-06/{name}".removesuffix("/推荐表.jpg").removesuffix("/旧.xlsx")]


@pytest.mark.parametrize(("name", "content"), [
    ("新建文件.dat", bytes(range(256))), ("邮件正文.txt", "您好，附件请查收。".encode()), ("坏.xlsx", LOCKED), ("说明.docx", LETTER_OF_RECOMMENDATION),
    ("寄来.zip", in_gbk({"推荐表.xlsx": b""})),
])
def test_without_an_addressee_there_is_no_letter_and_staff_are_told(send, folder, output, name, content):
    send(name, content)
    batch = run_batch(folder, "2023-04")
    assert [*letters_of(batch)] == []
    (left,) = Senders(batch.collection).unanswered
    assert left.file.source.path.startswith(name)
    assert left.why == "看不出是哪个单位报送的，请人工确认。"
    rows = [(row[0], row[1], row[8]) for row in load_workbook(output / "汇总表.xlsx")["文件记录"].values]
    assert ("待人工确认的来件（未发函）", left.file.source.path, left.why) in rows
    assert batch.faulty


def test_a_workbook_that_names_no_unit_is_answered_by_the_name_of_its_file_or_not_at_all(send, from_unit, folder):
    nameless = from_unit("X-1", unit={"unit_name": "", "unit_code": ""})
    send("推荐表.xlsx", nameless)
    send("三组/中国化学会.xlsx", nameless)
    batch = run_batch(folder, "2023-04")
    letter = the_letter(batch)
    assert letter.addressee == "中国化学会："
    assert letter.opening.endswith("据文件名，上述材料应为贵单位报送；如非贵单位报送，请告知。")
    assert [left.file.source.path for left in Senders(batch.collection).unanswered] == ["推荐表.xlsx"]
    assert len(batch.copies) == 2, "what could be corrected is marked all the same"


MAIL = b"Received: from x\r\nFrom: a@b.cn\r\nSubject: form\r\n\r\nattached"


@pytest.mark.parametrize(("name", "content", "why"), [
    ("来信.eml", MAIL, "另存其中的附件"),
    ("来信（只存了正文）.EML", "您好，附件请查收。".encode(), ""),
    ("设置.xlsx", write_campaign(load_preset("2023"), frozenset()), "请把它放回活动文件夹"),
])
def test_what_only_staff_can_deal_with_is_asked_of_nobody_else(send, from_unit, folder, name, content, why):
    send(f"A-06/{name}", content)
    batch = run_batch(folder, "2023-04")
    assert [*letters_of(batch)] == []
    (left,) = Senders(batch.collection).unanswered
    assert why in left.why
    send("A-06/推荐表.xlsx", from_unit("A-06"))
    batch = run_batch(folder, "2023-04")
    assert asks_nothing(the_letter(batch))
    assert [left.file.source.path for left in Senders(batch.collection).unanswered] == [f"A-06/{name}"]


def test_who_sent_only_a_mail_is_not_reminded_as_if_nothing_had_come(send, folder):
    units = tuple(unit if unit.code != "A-06" else type(unit)(unit.code, unit.name, unit.type, must_recommend=True)
                  for unit in folder.campaign.units)
    call = CampaignFolder(folder.path, folder.campaign.model_copy(update={"units": units}))
    assert the_letter(run_batch(call, "2023-04")).heading == "报送提醒"
    send("A-06/来信.eml", MAIL)
    assert [*letters_of(run_batch(call, "2023-04"))] == []


MISTAKEN = "其间报送的“更正.xlsx”因此被取代；如系误发，请告知，以“更正.xlsx”为准。"
ELEVEN = TEN + timedelta(hours=1)


def test_an_older_file_sent_again_after_its_correction_is_told_as_a_likely_mistake(send, from_unit, folder):
    faulty = workbook_of(from_unit("A-06", unit={"principles": ""}))
    send("推荐表.xlsx", faulty, NINE)
    send("更正.xlsx", from_unit("A-06"), TEN)
    assert "误发" not in the_letter(run_batch(folder, "2023-04")).opening
    send("再次报送/推荐表.xlsx", faulty, ELEVEN)
    assert the_letter(run_batch(folder, "2023-04")).opening.endswith(MISTAKEN)


def test_our_copy_sent_back_as_it_was_after_the_correction_is_told_as_a_likely_mistake(send, from_unit, folder, output):
    send("推荐表.xlsx", from_unit("A-06", unit={"principles": ""}), NINE)
    run_batch(folder, "2023-04")
    copy = (output / "returned" / "A-06 中国化学会.xlsx").read_bytes()
    send("A-06 中国化学会.xlsx", copy, ELEVEN)
    assert "误发" not in the_letter(run_batch(folder, "2023-04")).opening, "nothing came between"
    send("更正.xlsx", from_unit("A-06"), TEN)
    letter = the_letter(run_batch(folder, "2023-04"))
    assert letter.heading == "退回修改通知"
    assert letter.opening.endswith(MISTAKEN)
