"""Signed scans beside the workbooks: whose they are, whether they can be opened, and where they are told of."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.support.altered_campaigns import with_settings
from tests.support.archives_and_scans import in_gbk, pdf, picture
from tests.support.received_files import NINE, TEN, arrival, letters_of, workbook_of
from tests.support.submissions import submission
from toolkit.batch.receiving.attachments import AttachedScan, match_scans
from toolkit.batch.receiving.settle import collect_inbox
from toolkit.batch.receiving.status import ReceiptStatus
from toolkit.batch.run import run_batch
from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.preset import load_preset
from toolkit.intake.scans import ScanKind
from toolkit.model import Severity, Source


def scan(path: str, found=None) -> AttachedScan:
    return AttachedScan(Source(path, "0" * 64, 1000, NINE), ScanKind.PDF, 1, found)


@pytest.fixture
def told(campaign, from_unit):
    """Tells whose a scan is, beside workbooks that come from units by path: (why, code of the unit, workbook)."""

    def tell(path: str, call=campaign, **workbooks: str):
        arrivals = [arrival(from_unit(code) if code else None, where) for where, code in workbooks.items()]
        (made,) = match_scans([scan(path)], arrivals, call)
        return (made.basis.value, made.unit.code if made.unit else "", made.file)

    return tell


BOTH = {"a/x.xlsx": "A-06", "b/y.xlsx": "A-07"}


@pytest.mark.parametrize(("path", "whose"), [
    ("中国化学会签字页.pdf", ("file", "A-06", "a/x.xlsx")),
    ("扫描/签字页（中国 化学会）.pdf", ("file", "A-06", "a/x.xlsx")),
    ("A-06.pdf", ("file", "A-06", "a/x.xlsx")),
    ("a-06签字.pdf", ("file", "A-06", "a/x.xlsx")),
    ("b/A-06 中国化学会 签字.pdf", ("file", "A-06", "a/x.xlsx")),
    ("Ａ－０６签字.pdf", ("file", "A-06", "a/x.xlsx")),
    ("A—06.pdf", ("file", "A-06", "a/x.xlsx")),
    ("A_06.pdf", ("file", "A-06", "a/x.xlsx")),
    ("a06签字.pdf", ("file", "A-06", "a/x.xlsx")),
    ("2023A-06签字.pdf", ("file", "A-06", "a/x.xlsx")),
    ("A06 中国天文学会.pdf", ("file", "A-07", "b/y.xlsx")),
    ("A066.pdf", ("none", "", "")),
    ("A-06W.pdf", ("none", "", "")),
    ("A-066.pdf", ("none", "", "")),
    ("XA-06.pdf", ("none", "", "")),
    ("中国化学会/签字/1.pdf", ("folder", "A-06", "a/x.xlsx")),
    ("中国化学会报送.zip/签字/1.pdf", ("folder", "A-06", "a/x.xlsx")),
    ("中国化学会/中国天文学会.pdf", ("file", "A-07", "b/y.xlsx")),
    ("中国化学会/中国天文学会/1.pdf", ("folder", "A-07", "b/y.xlsx")),
    ("中国化学会和中国天文学会.pdf", ("several", "", "")),
    ("A-06 中国天文学会.pdf", ("several", "", "")),
    ("a/中国化学会和中国天文学会.pdf", ("several", "", "")),
    ("a/1.pdf", ("beside", "A-06", "a/x.xlsx")),
    ("b/签字/扫描/1.pdf", ("beside", "A-07", "b/y.xlsx")),
    ("1.pdf", ("none", "", "")),
    ("c/1.pdf", ("none", "", "")),
    ("中国力学学会.pdf", ("file", "A-03", "")),
    ("天文学会签字页.pdf", ("like", "A-07", "b/y.xlsx")),
    ("化学会/签字 1.pdf", ("like", "A-06", "a/x.xlsx")),
    ("a/天文学会.pdf", ("like", "A-07", "b/y.xlsx")),
    ("力学学会签字页.pdf", ("none", "", "")),
    ("学会签字页.pdf", ("none", "", "")),
    ("中国科协签字页.pdf", ("none", "", "")),
    ("天文学会化学会.pdf", ("none", "", "")),
    ("化学会、天文学会.pdf", ("none", "", "")),
])
def test_whose_a_scan_is(told, path, whose):
    assert told(path, **BOTH) == whose


def test_a_name_within_a_longer_name_is_not_meant(told, campaign):
    units = tuple(campaign.units)
    names = sorted((a, b) for a in units for b in units if a.name != b.name and a.name in b.name)
    assert all(told(f"{longer.name}签字.pdf")[1] == longer.code for _, longer in names)


def test_a_former_name_tells_too(told, campaign):
    units = tuple(
        type(unit)(unit.code, unit.name, unit.type, ("中国炼金学会",)) if unit.code == "A-06" else unit for unit in campaign.units
    )
    assert told("中国炼金学会.pdf", campaign.model_copy(update={"units": units}), **BOTH) == ("file", "A-06", "a/x.xlsx")


def test_a_lone_workbook_in_the_inbox_has_the_scan_beside_it(told):
    assert told("签字页.pdf", **{"x.xlsx": "A-06"}) == ("beside", "A-06", "x.xlsx")


def test_a_unit_off_the_roster_has_its_scan_by_where_it_lies(told):
    assert told("某处/签字页.pdf", **{"某处/x.xlsx": "X-1", "y.xlsx": "A-06"}) == ("beside", "", "某处/x.xlsx")


def test_several_workbooks_of_one_unit_are_one_unit_and_the_last_has_the_scan(told):
    workbooks = {"a/1.xlsx": "A-06", "a/2/3.xlsx": "A-06", "z.xlsx": "A-06"}
    assert told("a/签字页.pdf", **workbooks) == ("beside", "A-06", "z.xlsx")
    assert told("签字页.pdf", **workbooks) == ("beside", "A-06", "z.xlsx")


def test_a_likeness_to_two_names_tells_nothing(told):
    both = {"a/x.xlsx": "B-02", "b/y.xlsx": "B-07"}
    names = [load_preset("2023").unit_of[code].name for code in both.values()]
    assert names == ["中国汽车工程学会", "中国水力发电工程学会"]
    assert told("工程学会签字页.pdf", **both) == ("none", "", "")
    assert told("汽车工程学会签字页.pdf", **both) == ("like", "B-02", "a/x.xlsx")


def test_codes_that_only_their_hyphens_tell_apart_need_them(told, campaign):
    first, second = campaign.unit_of["A-06"], campaign.unit_of["A-07"]
    units = (replace(first, code="A-101"), replace(second, code="A1-01"))
    call = campaign.model_copy(update={"units": units})
    assert told("A101.pdf", call) == ("none", "", "")
    assert told("A1-01.pdf", call) == ("file", "A1-01", "")


def test_a_workbook_that_does_not_say_whose_it_is_has_the_scan_of_the_unit_that_it_is_named_for(told):
    """Its code is mistyped: name and code are two units', or none's."""
    assert told("海洋/中国海洋学会 签字.pdf", **{"海洋/中国海洋学会.xlsx": "X-1"}) == ("file", "A-16", "海洋/中国海洋学会.xlsx")
    assert told("中国海洋学会 签字.pdf", **{"中国海洋学会.xlsx": "X-1", "x.xlsx": "A-16"}) == ("file", "A-16", "x.xlsx")


def test_a_workbook_that_cannot_be_read_has_its_scan_by_name_only(told):
    assert told("中国化学会.pdf", **{"中国化学会推荐表.xlsx": ""}) == ("file", "A-06", "中国化学会推荐表.xlsx")
    assert told("a/1.pdf", **{"a/x.xlsx": ""}) == ("none", "", "")
    both = {"中国化学会推荐表.xlsx": "", "好/x.xlsx": "A-06"}
    assert told("中国化学会.pdf", **both) == ("file", "A-06", "好/x.xlsx")
    assert told("中国化学会.pdf", **dict(reversed(both.items()))) == ("file", "A-06", "好/x.xlsx")


def asking(folder: CampaignFolder) -> CampaignFolder:
    """The same folder in a call that asks for signed scans."""
    return CampaignFolder(folder.path, with_settings(folder.campaign, signed_scan_required=True))


def codes(collection) -> dict[str, list[str]]:
    return {receipt.source.path: [finding.code for finding in receipt.judgement] for receipt in collection.receipts}


@pytest.fixture
def month(send, from_unit):
    """Scans of every fate: by name, in an archive, beside, torn, nobody's, of several, and one without its workbook."""
    send("化学/x.xlsx", from_unit("A-06"))
    send("中国化学会签字.PDF", pdf(2), TEN)
    send("报送.zip", in_gbk({"天文/y.xlsx": workbook_of(from_unit("A-07")), "天文/扫描/签字.jpg": picture("JPEG")}))
    send("力学/z.xlsx", from_unit("A-03"))
    send("力学/签字.pdf", pdf()[:100])
    send("谁的.png", picture("PNG"))
    send("A-06 中国天文学会.tif", picture("TIFF", more=2))
    send("中国数学会 推荐表.pdf", pdf(30))


def test_the_scans_of_a_month_are_listed_and_nothing_is_lost(month, folder):
    batch = run_batch(folder, "2023-04")
    assert [(a.source.path, a.unit_code, a.basis.value, a.state, a.scan.kind.value, a.scan.pages)
            for a in batch.collection.attachments] == [
        ("A-06 中国天文学会.tif", "", "several", "unmatched", "TIFF", 3),
        ("中国化学会签字.PDF", "A-06", "file", "readable", "PDF", 2),
        ("中国数学会 推荐表.pdf", "A-01", "file", "alone", "PDF", 30),
        ("力学/签字.pdf", "A-03", "beside", "unreadable", "PDF", None),
        ("报送.zip/天文/扫描/签字.jpg", "A-07", "beside", "readable", "JPG", 1),
        ("谁的.png", "", "none", "unmatched", "PNG", 1),
    ]
    files = batch.conservation.files
    assert (files.received, files.accepted, files.unreadable, files.attached) == (9, 3, 0, 6)
    assert batch.conservation.holds


def test_a_scan_of_a_unit_that_sent_no_workbook_is_an_attachment_of_that_unit(month, folder):
    collection = collect_inbox(folder)
    assert collection.having(ReceiptStatus.UNREADABLE) == ()
    assert "A-01" in {unit.code for unit in collection.missing}
    letters = {letter.name: letter for letter in letters_of(run_batch(folder, "2023-04"))}
    letter = letters["A-01 中国数学会 补报推荐表通知"]
    assert letter.addressee == "中国数学会："
    assert letter.opening.endswith(
        "附件“中国数学会 推荐表.pdf”，推荐表（Excel 工作簿）尚未收到。据文件名，上述材料应为贵单位报送；如非贵单位报送，请告知。"
    )
    assert [(file.file, file.counts, file.status) for file in letter.files] == [
        ("中国数学会 推荐表.pdf", "附件（PDF，30 页）", "可以打开"),
    ]
    assert letter.parts == ()


def test_a_damaged_scan_of_a_unit_that_sent_no_workbook_is_told_as_that(send, folder):
    send("中国数学会 推荐表.pdf", pdf()[:50])
    (torn,) = collect_inbox(folder).attachments
    assert (torn.state, torn.unit_code) == ("unreadable", "A-01")
    assert [(finding.code, finding.look) for finding in torn.judgement] == [("file.unreadable", "scan-torn")]


def test_a_pdf_that_is_named_as_the_workbook_is_told_as_before(send, from_unit, folder):
    send("a/x.xlsx", from_unit("A-06"))
    send("a/中国化学会推荐表.xlsx", pdf())
    collection = collect_inbox(folder)
    assert collection.attachments == ()
    assert codes(collection) == {"a/x.xlsx": [], "a/中国化学会推荐表.xlsx": ["file.not-xlsx"]}


def test_a_torn_scan_is_a_warning_on_its_own_line_and_returns_nothing(month, folder, output):
    batch = run_batch(folder, "2023-04")
    (line,) = [row for row in load_workbook(output / "汇总表.xlsx")["校验意见"].values if row[0] == "力学/签字.pdf"]
    assert (line[1], line[2], line[3], line[11]) == ("A-03", "中国力学学会", "提醒", "file.unreadable")
    assert line[8] == "文件无法读取：扫描件不完整，可能没有传完。"
    assert batch.collection.by_unit["A-03"].status is ReceiptStatus.ACCEPTED


def test_the_sheet_lists_each_scan(month, folder, output):
    run_batch(folder, "2023-04")
    sheet = load_workbook(output / "汇总表.xlsx")["附件"]
    header, *rows = [list(row) for row in sheet.values]
    assert header == ["附件", "类型", "页数", "大小（KB）", "单位代码", "推荐单位", "匹配依据", "状态", "校验意见", "所附推荐表", "收到时间", "SHA-256"]
    assert rows[1][:10] == ["中国化学会签字.PDF", "PDF", 2, 1, "A-06", "中国化学会", "文件名", "可以打开", None, "化学/x.xlsx"]
    assert [row[7] for row in rows] == ["未匹配到单位", "可以打开", "推荐表未到", "打不开", "可以打开", "未匹配到单位"]
    said = load_workbook(output / "汇总表.xlsx")["文件记录"]["A2"].value
    assert said.endswith("签字扫描件等附件：可以打开 2，打不开 1，推荐表未到 1，未匹配到单位 2（详见“附件”表）。")


def test_the_record_tells_of_each_scan(month, folder, output):
    run_batch(folder, "2023-04")
    record = json.loads((output / "batch.json").read_bytes())
    scans = {entry["path"]: entry for entry in record["inputs"] if entry["status"] == "attached"}
    assert len(scans) == 6
    entry = scans["报送.zip/天文/扫描/签字.jpg"]
    assert len(entry.pop("sha256")) == 64
    assert entry.pop("size") > 0
    assert entry == {
        "path": "报送.zip/天文/扫描/签字.jpg", "modified": "2023-04-12T09:00:00+08:00", "status": "attached", "kind": "JPG",
        "pages": 1, "readable": True, "unit": {"code": "A-07", "name": "中国天文学会"}, "matched_by": "beside",
        "beside": "报送.zip/天文/y.xlsx", "findings": {"error": 0, "warning": 0, "info": 0},
    }
    assert scans["谁的.png"]["unit"] is None


def test_a_unit_s_letter_lists_its_scans_and_what_is_wrong_with_them(month, folder):
    letters = {letter.name: letter for letter in letters_of(run_batch(folder, "2023-04"))}
    files = letters["A-06 中国化学会 受理通知"].files
    assert [(file.file, file.counts, file.status) for file in files][1:] == [("中国化学会签字.PDF", "附件（PDF，2 页）", "可以打开")]
    told = letters["A-03 中国力学学会 受理通知"]
    assert told.opening.endswith("符合要求，予以受理，无需修改。"), "no scan is asked for"
    assert told.files[1].status == "打不开"
    asked = {letter.name: letter for letter in letters_of(run_batch(asking(folder), "2023-04"))}
    torn = asked["A-03 中国力学学会 受理通知"]
    assert "2 处请核实，不影响受理" in torn.opening
    (point,) = torn.parts[0].groups[1].points
    assert (point.place, point.message) == ("签字.pdf", "文件无法读取：扫描件不完整，可能没有传完。")
    assert point.remedy.startswith("请打开原扫描件确认完整")


def test_where_the_call_asks_for_scans_one_that_is_missing_or_torn_is_a_finding(month, folder):
    assert codes(collect_inbox(asking(folder))) == {
        "化学/x.xlsx": [], "报送.zip/天文/y.xlsx": [], "力学/z.xlsx": ["unit.scan-missing"],
    }
    assert codes(collect_inbox(folder))["力学/z.xlsx"] == []


def test_a_unit_that_corrects_its_workbook_need_not_send_its_scan_again(send, from_unit, folder):
    send("x.xlsx", from_unit("A-06", unit={"signed_on": ""}))
    send("A-06.pdf", pdf())
    run_batch(asking(folder), "2023-03")
    send("y.xlsx", from_unit("A-06"), TEN)
    collection = run_batch(asking(folder), "2023-04").collection
    assert codes(collection) == {"x.xlsx": [], "y.xlsx": []}
    assert collection.by_unit["A-06"].comparison.counts == {"fixed": 1, "still": 0, "new": 0, "unchecked": 0}
    assert collection.attachments[0].receipt.source.path == "y.xlsx"


def test_staff_may_return_workbooks_without_a_scan(send, from_unit, folder, output):
    send("x.xlsx", from_unit("A-06"))
    call = asking(folder).campaign
    rules = tuple(
        rule.model_copy(update={"severity": Severity.ERROR}) if rule.code == "unit.scan-missing" else rule for rule in call.rules
    )
    batch = run_batch(CampaignFolder(folder.path, call.model_copy(update={"rules": rules})), "2023-04")
    assert batch.collection.by_unit["A-06"].status is ReceiptStatus.RETURNED
    copy = load_workbook(output / "returned/A-06 中国化学会.xlsx")
    assert copy["单位信息"]["B23"].comment


PATHS = st.sampled_from(["", "a/", "a/b/", "A-06/", "中国天文学会/", "x.zip/"])
WORKBOOKS = st.lists(st.tuples(PATHS, st.sampled_from(["A-06", "A-07", "X-1", ""])), max_size=4)
SCANS = st.lists(st.tuples(PATHS, st.sampled_from(["1", "A-06", "中国天文学会", "A-06 A-07", "中国力学学会"])), max_size=5)


@given(WORKBOOKS, SCANS, st.randoms(use_true_random=False))
def test_every_scan_has_one_record_whatever_the_order_and_belongs_to_a_file_that_counts(workbooks, scans, random):
    campaign = load_preset("2023")
    arrivals = []
    for number, (where, code) in enumerate(workbooks):
        unit = campaign.unit_of.get(code)
        typed = {"unit_code": code, "unit_name": unit.name if unit else f"名录外{code}"}
        arrivals.append(arrival(submission(campaign, unit=typed) if code else None, f"{where}{number}.xlsx"))
    files = [scan(f"{where}{number} {name}.pdf") for number, (where, name) in enumerate(scans)]
    made = match_scans(files, arrivals, campaign)
    assert [each.scan.source.path for each in made] == sorted(each.source.path for each in files)
    shuffled = random.sample(arrivals, len(arrivals))
    assert match_scans(random.sample(files, len(files)), shuffled, campaign) == made
    known = {each.source.path for each in arrivals}
    assert all(each.file in known or each.file == "" for each in made)
