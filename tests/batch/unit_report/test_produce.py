"""Reports on what the inbox holds: each file is read again, and must still be the one that was read before."""

from tests.support.received_files import filed
from tests.support.rendered_documents import WordDocument
from toolkit.batch.receiving.receipts import settle_receipts
from toolkit.batch.unit_report.model import TEMPLATE
from toolkit.batch.unit_report.produce import produce_reports
from toolkit.batch.unit_report.task import FileGone


def test_a_report_stands_under_the_unit_s_code_and_name(folder, from_unit):
    receipts = settle_receipts([filed(folder.inbox, "a.xlsx", from_unit("A-06"))], folder.campaign)
    (report,) = produce_reports(folder, receipts)
    assert (report.unit, report.path, report.fault) == (
        "A-06 中国化学会", folder.reports / f"A-06 中国化学会 {TEMPLATE}", None,
    )
    assert WordDocument(report.path.read_bytes()).core["title"] == "中国化学会 遴选推荐报告"


def test_a_file_that_is_not_the_one_any_more_that_was_read_has_no_report_and_the_others_have_theirs(folder, from_unit):
    codes = ("A-06", "A-07", "A-08")
    files = [filed(folder.inbox, f"{code}.xlsx", from_unit(code)) for code in codes]
    receipts = settle_receipts(files, folder.campaign)
    (folder.inbox / "A-06.xlsx").unlink()
    (folder.inbox / "A-07.xlsx").write_bytes((folder.inbox / "A-08.xlsx").read_bytes())
    reports = list(produce_reports(folder, receipts))
    assert [report.fault and report.fault.details for report in reports] == [{"path": "A-06.xlsx"}, {"path": "A-07.xlsx"}, None]
    assert [type(report.fault) for report in reports[:2]] == [FileGone, FileGone]
    assert [path.name for path in folder.reports.iterdir()] == [f"A-08 中国气象学会 {TEMPLATE}"]
