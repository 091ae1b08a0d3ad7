"""Making reports again: what has not changed is left as it stands, what is missing, altered or outdated is made."""

import errno
import os
import shutil
from collections.abc import Iterable
from hashlib import sha256

import pytest

from tests.support.altered_campaigns import with_all_that_no_report_shows, with_settings
from tests.support.received_files import TEN, put_file
from tests.support.rendered_documents import altered_package
from toolkit.batch.deciding.single import exclude
from toolkit.batch.pdf_copies import pdf_basis
from toolkit.batch.receiving.settle import collect_inbox
from toolkit.batch.receiving.standings import all_counting_files
from toolkit.batch.unit_report.model import TEMPLATE
from toolkit.batch.unit_report.produce import WrittenReport, produce_reports, remove_former_reports
from toolkit.campaign.folder import CampaignFolder
from toolkit.documents.template import packaged_template
from toolkit.ledger.documents import made_documents
from toolkit.ledger.ledger import consult_ledger, hold_ledger, try_ledger
from toolkit.model import Severity

CHEMISTRY, PHYSICS = f"A-06 中国化学会 {TEMPLATE}", f"A-02 中国物理学会 {TEMPLATE}"


@pytest.fixture(scope="module")
def made_once(tmp_path_factory, campaign, from_unit) -> CampaignFolder:
    """A folder in which the reports of two units were made from its ledger."""
    folder = CampaignFolder(tmp_path_factory.mktemp("made"), campaign)
    put_file(folder.inbox, "化学.xlsx", from_unit("A-06"))
    put_file(folder.inbox, "物理.xlsx", from_unit("A-02", unit={"signer": ""}))
    collect_inbox(folder)
    assert renewed(report_all(folder)) == {CHEMISTRY, PHYSICS}
    return folder


@pytest.fixture
def made(made_once, folder) -> CampaignFolder:
    """The same folder, at another place, for one test alone."""
    shutil.copytree(made_once.path, folder.path, dirs_exist_ok=True)
    return folder


def report_all(folder: CampaignFolder) -> list[WrittenReport]:
    """What `toolkit report --all` makes."""
    with consult_ledger(folder.ledger) as ledger:
        files = all_counting_files(ledger, folder.campaign)
    return [*produce_reports(folder, files)]


def renewed(reports: Iterable[WrittenReport]) -> set[str]:
    """The files that were made anew; all others stood as they should."""
    reports = [*reports]
    assert all(report.renewed or report.unchanged for report in reports)
    return {report.path.name for report in reports if report.renewed}


def standing(folder: CampaignFolder) -> dict[str, tuple[bytes, int]]:
    """What stands among the reports, and when it was written."""
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.reports.iterdir()}


def test_what_has_not_changed_is_left_as_it_stands(made):
    before = standing(made)
    assert renewed(report_all(made)) == set()
    assert standing(made) == before


def test_what_is_missing_or_altered_is_made_again_and_nothing_else(made):
    before = standing(made)
    (made.reports / CHEMISTRY).unlink()
    assert renewed(report_all(made)) == {CHEMISTRY}
    (made.reports / CHEMISTRY).write_bytes(b"altered")
    assert renewed(report_all(made)) == {CHEMISTRY}
    after = standing(made)
    assert after[PHYSICS] == before[PHYSICS]
    assert after[CHEMISTRY][0] == before[CHEMISTRY][0]


def test_the_whole_output_can_be_deleted(made):
    before = {name: content for name, (content, _) in standing(made).items()}
    for path in made.reports.iterdir():
        path.unlink()
    made.reports.rmdir()
    assert renewed(report_all(made)) == {CHEMISTRY, PHYSICS}
    assert {name: content for name, (content, _) in standing(made).items()} == before


def test_a_corrected_file_makes_the_report_of_its_unit_anew(made, send, from_unit):
    send("物理 更正.xlsx", from_unit("A-02"), TEN)
    collect_inbox(made)
    assert renewed(report_all(made)) == {PHYSICS}


def test_another_verdict_on_the_same_file_makes_its_report_anew(made):
    milder = tuple(rule.model_copy(update={"severity": Severity.WARNING}) if rule.code == "unit.not-signed" else rule
                   for rule in made.campaign.rules)
    changed = CampaignFolder(made.path, made.campaign.model_copy(update={"rules": milder}))
    assert renewed(report_all(changed)) == set(), "nothing was judged anew yet"
    collect_inbox(changed)
    assert renewed(report_all(changed)) == {PHYSICS}, "no finding on the other file has another weight"


def renamed(folder: CampaignFolder) -> CampaignFolder:
    return CampaignFolder(folder.path, with_settings(folder.campaign, name="另一次征集"))


def restyled(folder: CampaignFolder) -> CampaignFolder:
    own = altered_package(packaged_template(TEMPLATE), ("一、工作概况", "一、概况"))
    (folder.path / TEMPLATE).write_bytes(own)
    return folder


@pytest.mark.parametrize("change", [renamed, restyled])
def test_what_every_report_shows_makes_all_of_them_anew(made, change):
    before = standing(made)
    assert renewed(report_all(change(made))) == {CHEMISTRY, PHYSICS}
    assert all(standing(made)[name][0] != before[name][0] for name in before)


def test_what_no_report_shows_makes_none_anew_and_would_not_change_any(made):
    before = standing(made)
    changed = CampaignFolder(made.path, with_all_that_no_report_shows(made.campaign))
    assert renewed(report_all(changed)) == set()
    (made.reports / CHEMISTRY).unlink()
    assert renewed(report_all(changed)) == {CHEMISTRY}
    assert standing(made)[CHEMISTRY][0] == before[CHEMISTRY][0]


def test_receipts_of_a_batch_and_those_found_in_the_ledger_are_one(made):
    assert renewed(produce_reports(made, collect_inbox(made).counting)) == set()


def test_what_was_made_before_a_run_was_cut_off_is_not_made_again(made):
    for path in made.reports.iterdir():
        path.unlink()
    with consult_ledger(made.ledger) as ledger:
        cut_off = produce_reports(made, all_counting_files(ledger, made.campaign))
    first = next(cut_off)
    cut_off.close()
    assert renewed(report_all(made)) == {CHEMISTRY, PHYSICS} - {first.path.name}


def test_one_that_could_not_be_written_is_made_the_next_time(made, monkeypatch):
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (made.reports / CHEMISTRY).unlink()
    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        (failed,) = [report for report in report_all(made) if not report.unchanged]
    assert failed.unwritten is not None
    assert not (made.reports / CHEMISTRY).exists()
    assert renewed(report_all(made)) == {CHEMISTRY}


def test_while_a_batch_is_run_reports_are_made_and_known_again(made):
    (made.reports / CHEMISTRY).unlink()
    with hold_ledger(made.ledger):
        assert renewed(report_all(made)) == {CHEMISTRY}
    assert renewed(report_all(made)) == set()


def test_while_nothing_can_be_noted_what_is_made_is_made_again(made):
    (made.reports / CHEMISTRY).write_bytes(b"altered")
    with try_ledger(made.ledger):
        assert renewed(report_all(made)) == {CHEMISTRY}
    before = standing(made)
    assert renewed(report_all(made)) == set(), "it was noted when it was made first, and is the same"
    assert standing(made) == before


@pytest.mark.parametrize(("altered", "kept"), [(False, set()), (True, {"A-06 中国化学会 遴选推荐报告.pdf"})])
def test_the_pdf_of_an_older_report_is_removed_unless_somebody_altered_it(made, send, from_unit, altered, kept):
    pdf = (made.reports / CHEMISTRY).with_suffix(".pdf")
    pdf.write_bytes(b"PDF")
    with made_documents(made) as documents:
        older = sha256((made.reports / CHEMISTRY).read_bytes()).hexdigest()
        documents.note(pdf, pdf_basis(older), sha256(b"PDF").hexdigest())
    if altered:
        pdf.write_bytes(b"PDF, signed")
    assert renewed(report_all(made)) == set()
    assert pdf.exists(), "it is that of the report as it stands"
    send("化学 更正.xlsx", from_unit("A-06", unit={"collected": 99.0}), TEN)
    collect_inbox(made)
    assert renewed(report_all(made)) == {CHEMISTRY}
    assert {path.name for path in made.reports.iterdir()} - {CHEMISTRY, PHYSICS} == kept


def test_reports_of_units_that_do_not_count_any_more_are_removed_and_what_is_not_ours_is_left(made):
    exclude(made, "物理.xlsx", "误报")
    for name, content in (("问题汇编.docx", b"book"), ("某单位 遴选推荐报告.docx", b"by hand")):
        (made.reports / name).write_bytes(content)
    former = remove_former_reports(made, report_all(made))
    assert [report.path.name for report in former] == [PHYSICS]
    assert {path.name for path in made.reports.iterdir()} == {CHEMISTRY, "问题汇编.docx", "某单位 遴选推荐报告.docx"}
    assert remove_former_reports(made, report_all(made)) == []


def test_a_former_report_that_somebody_altered_is_left(made):
    exclude(made, "物理.xlsx", "误报")
    (made.reports / PHYSICS).write_bytes(b"altered")
    assert remove_former_reports(made, report_all(made)) == []
    assert (made.reports / PHYSICS).exists()


def test_units_whose_names_are_the_same_as_files_keep_a_report_each(folder, send, from_unit):
    for name in ("某学会*", "某学会?"):
        send(f"{name[:-1]}{ord(name[-1])}.xlsx", from_unit("X-1", unit={"unit_name": name}))
    collect_inbox(folder)
    assert len(renewed(report_all(folder))) == len([*folder.reports.iterdir()]) == 2
    assert renewed(report_all(folder)) == set()
