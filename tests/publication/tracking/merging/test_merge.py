"""Merging a year: what came back in whatever way is found, one workbook a unit counts, nothing received is lost."""

import zipfile
from hashlib import sha256
from io import BytesIO

import openpyxl
import pytest

from tests.support.archives_and_scans import in_gbk, pdf
from tests.support.file_trees import files_below
from tests.support.packages import parts_of
from tests.support.tracked_questions import ANSWERS, PHYSICISTS, YEAR, answer, counted, filled, told, typed
from toolkit.campaign.folder import create_folder
from toolkit.errors import ExitStatus
from toolkit.formspec.tracking import EVIDENCE, LAYOUT_NOTE, OPINIONS, STATUS, STATUS_NOTE
from toolkit.ledger.faults import LedgerDamaged
from toolkit.ledger.ledger import open_ledger
from toolkit.ledger.tracking import answers_by_year
from toolkit.ledger.verify import verify_ledger
from toolkit.publication.tracking.merging.merge import merge_tracking
from toolkit.publication.tracking.tracked import NothingToTrack
from toolkit.rules import LIVE_CODES

ALL = {number: said[STATUS] for number, said in ANSWERS.items()}
SHEET = "问题跟踪"


def statuses(outcome) -> dict[str, str]:
    return {file.path: file.status.value for file in outcome.merged.files}


def recorded(folder) -> dict[str, str]:
    """What the ledger has as 解决情况 of the year, by number."""
    with open_ledger(folder.ledger) as ledger:
        return {number: one.status for number, one in answers_by_year(ledger).get(YEAR, {}).items()}


def outputs(folder) -> dict[str, bytes]:
    return files_below(folder.tracking_output(YEAR))


def book(folder, name: str = "跟踪汇总.xlsx") -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(outputs(folder)[name]))


def rows(folder, sheet: str) -> list[list[object]]:
    return [list(row) for row in book(folder)[sheet].values]


def test_an_inbox_that_is_not_there_holds_nothing(folder):
    outcome = merge_tracking(folder, YEAR)
    assert (outcome.merged.files, outcome.has_errors, [unit.code for unit in outcome.merged.missing]) == (
        (), False, ["A-02", "A-06"])
    assert [row[0] for row in rows(folder, SHEET)[3:]] == ["A-02-01", "A-06-01", "A-06-02", "A-06-03"]
    assert [row[:6] for row in rows(folder, "未填报")] == [
        ["单位代码", "推荐单位", "情况", "应填题数", "未填题数", "其中入选"],
        ["A-02", "中国物理学会", "未交回", 1, 1, 0], ["A-06", "中国化学会", "未交回", 3, 3, 1]]


def test_each_answer_is_listed_with_its_file_and_cell(folder, put):
    put("来件/改名了.xlsx", filled())
    merge_tracking(folder, YEAR)
    head, _, first, *_ = rows(folder, SHEET)[2:]
    assert dict(zip(head, first, strict=True)) == {
        "问题编号": "A-06-01", "推荐单位": "中国化学会", "问题类别": "前沿科学问题", "题目（中文）": "如何常温固氮？", "结果": "入选",
        "解决情况": "部分解决", "解决情况说明": "已有方法在温和条件下奏效。", "国家布局情况": "已布局",
        "布局说明": "国家重点研发计划（2024）", "科技工作者的意见建议": "建议加强中试。", "依据材料或网址": "https://example.org/a",
        "与上次相比": "首次填报", "来源文件": "来件/改名了.xlsx", "来源单元格": "问题跟踪!G5"}


def test_of_several_the_one_that_came_last_counts(folder, put):
    put("一稿.xlsx", filled({**ANSWERS, "A-06-02": answer("尚未启动研究")}))
    put("二稿.xlsx", filled(), 5)
    outcome = merge_tracking(folder, YEAR)
    assert (statuses(outcome), counted(outcome.merged)) == ({"一稿.xlsx": "superseded", "二稿.xlsx": "counted"}, ALL)


def test_to_send_the_same_again_is_not_to_send_it_later(folder, put):
    first = filled({**ANSWERS, "A-06-02": answer("尚未启动研究")})
    put("一稿.xlsx", first)
    put("二稿.xlsx", filled(), 5)
    put("一稿又发.xlsx", first, 9)
    assert counted(merge_tracking(folder, YEAR).merged) == ALL


def test_an_archive_stands_for_its_files(folder, put):
    put("全部.zip", in_gbk({"化学会/表.xlsx": filled(), "物理学会.xlsx": filled({"A-02-01": answer()}, PHYSICISTS)}))
    outcome = merge_tracking(folder, YEAR)
    assert statuses(outcome) == {"全部.zip/化学会/表.xlsx": "counted", "全部.zip/物理学会.xlsx": "counted"}
    assert counted(outcome.merged) == {**ALL, "A-02-01": "研究进行中"}


def test_a_scan_beside_a_workbook_is_noted_and_no_fault(folder, put):
    put("表.xlsx", filled())
    put("签字页.pdf", pdf())
    outcome = merge_tracking(folder, YEAR)
    assert (statuses(outcome)["签字页.pdf"], outcome.has_errors) == ("attached", False)
    assert [row[3] for row in rows(folder, "来件")] == ["处理", "附件", "已采用"]


def test_nothing_in_the_inbox_is_changed(folder, put):
    path = put("表.xlsx", filled())
    before = path.read_bytes(), path.stat().st_mtime_ns
    merge_tracking(folder, YEAR)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [entry.name for entry in folder.tracking_inbox(YEAR).iterdir()] == ["表.xlsx"]


def test_what_was_deleted_from_the_inbox_was_received_and_counts(folder, put):
    path = put("表.xlsx", filled())
    first = merge_tracking(folder, YEAR)
    path.unlink()
    again = merge_tracking(folder, YEAR)
    assert counted(again.merged) == counted(first.merged) == ALL == recorded(folder)
    assert [(file.path, file.gone) for file in again.merged.files] == [("表.xlsx", True)]
    put("改.xlsx", filled({**ANSWERS, "A-06-02": answer("尚未启动研究")}), 5)
    assert counted(merge_tracking(folder, YEAR).merged)["A-06-02"] == "尚未启动研究"


def test_what_was_overwritten_or_renamed_in_the_inbox_stays_received(folder, put):
    path = put("表.xlsx", filled())
    merge_tracking(folder, YEAR)
    put("表.xlsx", filled({"A-02-01": answer()}, PHYSICISTS), 5)
    outcome = merge_tracking(folder, YEAR)
    assert counted(outcome.merged) == {**ALL, "A-02-01": "研究进行中"}
    digest = sha256(filled()).hexdigest()[:8]
    assert [*statuses(outcome)] == [f"已被同名文件覆盖 {digest}/表.xlsx", "表.xlsx"]
    path.rename(path.with_name("物理.xlsx"))
    assert [*statuses(merge_tracking(folder, YEAR))] == ["物理.xlsx", "表.xlsx"]


def test_what_was_kept_and_is_damaged_stops_the_merge(folder, put):
    path = put("表.xlsx", filled())
    merge_tracking(folder, YEAR)
    path.unlink()
    with open_ledger(folder.ledger) as ledger:
        assert [*verify_ledger(ledger)] == []
        ledger.contents.place(sha256(filled()).hexdigest()).unlink()
        assert [(fault.what, fault.details["paths"]) for fault in verify_ledger(ledger)] == [("missing", ("表.xlsx",))]
    before = outputs(folder)
    with pytest.raises(LedgerDamaged):
        merge_tracking(folder, YEAR)
    assert (outputs(folder), recorded(folder)) == (before, ALL)


def test_a_workbook_of_another_year_is_named_and_nothing_of_it_is_kept(folder, put):
    put("去年.xlsx", filled(year=2024))
    outcome = merge_tracking(folder, YEAR)
    assert (statuses(outcome), told(outcome.merged, "去年.xlsx")) == (
        {"去年.xlsx": "refused"}, [("track.wrong-year", "error", "去年.xlsx")])
    assert not [path for path in (folder.ledger / "files").rglob("*") if path.is_file()]
    (folder.tracking_inbox(YEAR) / "去年.xlsx").unlink()
    assert merge_tracking(folder, YEAR).merged.files == ()


def test_one_that_kills_its_reader_costs_itself(folder, put):
    put("表.xlsx", filled())
    put("炸弹.xlsx", b"PK\x03\x04" + bytes(2000))
    put("锁.zip", in_gbk({"里面.xlsx": filled()[:3000], "好.xlsx": filled({"A-02-01": answer()}, PHYSICISTS)}))
    outcome = merge_tracking(folder, YEAR)
    assert statuses(outcome) == {"炸弹.xlsx": "refused", "表.xlsx": "counted", "锁.zip/好.xlsx": "counted",
                                 "锁.zip/里面.xlsx": "refused"}
    assert counted(outcome.merged) == {**ALL, "A-02-01": "研究进行中"}


def test_run_again_nothing_changes(folder, put):
    put("表.xlsx", filled({**ANSWERS, "A-06-01": answer("已解决")}))
    merge_tracking(folder, YEAR)
    before = outputs(folder)
    merge_tracking(folder, YEAR)
    assert outputs(folder) == before
    assert sorted(before) == ["returned/A-06 中国化学会.xlsx", "跟踪报告.docx", "跟踪汇总.xlsx"]


def test_a_copy_to_be_corrected_is_marked_and_comes_back_corrected(folder, put):
    put("表.xlsx", filled({**ANSWERS, "A-06-01": answer("已解决")}))
    outcome = merge_tracking(folder, YEAR)
    assert (outcome.has_errors, outcome.returned) == (True, ["A-06 中国化学会.xlsx"])
    copy = outputs(folder)["returned/A-06 中国化学会.xlsx"]
    marked = openpyxl.load_workbook(BytesIO(copy))
    assert marked.sheetnames[0] == "校验意见"
    assert "没有填写解决情况说明" in marked[SHEET]["H5"].comment.text
    page = [str(cell.value) for row in marked["校验意见"].iter_rows() for cell in row if cell.value]
    assert not [line for line in page if "截止" in line or "推荐表" in line]
    put("改好.xlsx", typed(copy, (SHEET, "H5", "已由两个团队验证。"), (SHEET, "L5", "网址")), 9)
    outcome = merge_tracking(folder, YEAR)
    assert (outcome.has_errors, outcome.returned, "returned/A-06 中国化学会.xlsx" in outputs(folder)) == (False, [], False)
    assert counted(outcome.merged)["A-06-01"] == "已解决"


HOSTILE = ("=1+1", "+A1", "-2", "@SUM(A1)", "＝1", "\t=1", "<r><t>x</t></r>", "{{ campaign }}", "{% for %}", "a_x0000_b",
           "\x0b\x0c上\x01下", "]]>&<b>", "=HYPERLINK(\"http://a\")", "DDE|'c'!A")


def test_what_reads_like_a_formula_or_a_tag_stays_text_in_every_output(folder, put):
    fields = (STATUS_NOTE, LAYOUT_NOTE, OPINIONS, EVIDENCE)
    said = {name: "；".join(HOSTILE[at:] + HOSTILE[:at]) for at, name in enumerate(fields)}
    put("表.xlsx", filled({**ANSWERS, "A-06-01": answer("已解决", "已布局", **said), "A-06-02": answer(
        "研究进行中", **{STATUS_NOTE: "=cmd|' /C calc'!A0", OPINIONS: "@x\n+y\n{{ z }}"})}))
    assert merge_tracking(folder, YEAR).failed == []
    cells = [cell for sheet in book(folder) for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert "=cmd|' /C calc'!A0" in [cell.value for cell in cells]
    document = b"".join(parts_of(outputs(folder)["跟踪报告.docx"]).values())
    assert b"{{ z }}" in document and b"</w:document>" in document


def test_control_characters_are_told_and_break_nothing(folder, put):
    broken = _with_control_characters(filled())
    put("表.xlsx", broken)
    outcome = merge_tracking(folder, YEAR)
    assert ("form.control-characters", "warning", f"{SHEET}!K5") in told(outcome.merged, "表.xlsx")
    assert outcome.merged.answers["A-06-01"].opinions == "建议加强中试。"


def _with_control_characters(data: bytes) -> bytes:
    """A workbook in whose opinion stand characters that no one sees, as they come from elsewhere."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info, old.read(info).replace("建议加强中试。".encode(), "建议\u200b_x0001_加强中试。".encode()))
    return target.getvalue()


@pytest.mark.parametrize("why", ["no ledger", "nothing decided"])
def test_where_no_stage_is_decided_there_is_one_sentence(tmp_path, why):
    new = create_folder(tmp_path / "新", "2023", LIVE_CODES)
    if why == "nothing decided":
        open_ledger(new.ledger).__exit__()
    with pytest.raises(NothingToTrack) as stopped:
        merge_tracking(new, YEAR)
    assert (stopped.value.exit_status, stopped.value.render()) == (
        ExitStatus.FINDINGS, "还没有已定出结果的环节，没有需要跟踪的问题；请先运行 toolkit select。")
    assert not new.tracking_output(YEAR).exists()
