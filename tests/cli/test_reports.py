"""``toolkit report``: what is told of what was made and what was left as it stood, and of PDFs."""

import os
import shutil
from pathlib import Path

import pytest

from tests.support.fake_office import DIES
from tests.support.filled_forms import IN_TIME, clean, filled_cleanly, filled_form

NAMES = ("A-02 中国物理学会 遴选推荐报告", "A-06 中国化学会 遴选推荐报告")


@pytest.fixture(scope="module")
def received(run, tmp_path_factory) -> Path:
    """A campaign folder in whose ledger there are the workbooks of two units."""
    folder = tmp_path_factory.mktemp("报告") / "征集 2023"
    run("init", folder)
    physics = clean()
    physics.unit |= {"unit_code": "A-02", "unit_name": "中国物理学会"}
    for name, data in (("物理.xlsx", filled_form(physics, "A-02")), ("化学.xlsx", filled_cleanly())):
        path = folder / "inbox" / name
        path.write_bytes(data)
        os.utime(path, (IN_TIME.timestamp(),) * 2)
    run("-C", folder, "aggregate", "--batch", "2023-04")
    return folder


@pytest.fixture
def folder(received, tmp_path) -> Path:
    """A copy of that folder, times included, to work on."""
    return Path(shutil.copytree(received, tmp_path / "征集 2023"))


@pytest.fixture
def reports(folder) -> Path:
    return folder / "output" / "reports"


def told(result) -> list[str]:
    """What was told of the reports, without hints in brackets and progress."""
    lines = [*result.stdout.splitlines(), *result.stderr.splitlines()]
    return [line.partition("（")[0] for line in lines if not line.startswith("[")]


def test_what_was_made_and_what_was_left_as_it_stood_is_counted_apart(run, folder, reports):
    assert told(run("-C", folder, "report", "--all")) == [f"已生成 2 份遴选推荐报告：{reports}"]
    assert told(run("-C", folder, "report", "--all")) == [f"没有变化、保持原样的遴选推荐报告 2 份：{reports}"]
    (reports / f"{NAMES[0]}.docx").unlink()
    assert told(run("-C", folder, "report", "A-02", "A-06")) == [
        f"已生成 1 份遴选推荐报告：{reports}", f"没有变化、保持原样的遴选推荐报告 1 份：{reports}"]


def test_it_is_the_same_report_in_either_language(run, folder, reports):
    run("-C", folder, "report", "A-06")
    result = run("--lang", "en", "-C", folder, "report", "A-06")
    assert told(result) == [f"Reports in {reports} that have not changed and were left as they are: 1"]


def test_a_report_that_is_asked_for_while_a_batch_is_run_is_made(run, folder, reports):
    from toolkit.ledger.ledger import hold_ledger, try_ledger

    for hold in (hold_ledger, try_ledger):
        (reports / f"{NAMES[1]}.docx").unlink(missing_ok=True)
        with hold(folder / "ledger"):
            assert told(run("-C", folder, "report", "A-06")) == [f"已生成 1 份遴选推荐报告：{reports}"]


def test_with_pdf_there_is_one_beside_each_report_and_what_stands_is_not_made_again(run, folder, reports, fake_office):
    result = run("-C", folder, "report", "--all", "--pdf")
    assert result.exit_code == 0
    assert told(result)[-1] == f"已生成 2 份 PDF，没有变化、保持原样的 0 份：{reports}"
    assert sorted(path.name for path in reports.iterdir()) == sorted(f"{name}{kind}" for name in NAMES for kind in (".docx", ".pdf"))
    result = run("-C", folder, "report", "--all", "--pdf")
    assert told(result) == [f"没有变化、保持原样的遴选推荐报告 2 份：{reports}", f"已生成 0 份 PDF，没有变化、保持原样的 2 份：{reports}"]
    assert fake_office.starts == [2]


def test_without_libreoffice_the_reports_are_there_and_it_is_told_once(run, folder, reports, no_office):
    result = run("-C", folder, "report", "--all", "--pdf")
    assert result.exit_code == 3
    assert sorted(path.name for path in reports.iterdir()) == [f"{name}.docx" for name in NAMES]
    said = "".join(line.strip() for line in result.stderr.splitlines() if not line.startswith("["))
    assert said.count("这台计算机上没有找到 LibreOffice，未生成 PDF。") == 1
    assert result.stderr.splitlines()[-1] == "有 2 份 PDF 未能生成，原因见上；Word 文件不受影响。"


def test_one_that_cannot_be_converted_is_named_and_the_other_has_its_pdf(run, folder, reports, fake_office, monkeypatch):
    from toolkit.batch import pdf_copies

    convert = pdf_copies.convert_to_pdf

    def convert_all_but_the_first(documents):
        documents[0].write_bytes(DIES)
        return convert(documents)

    monkeypatch.setattr(pdf_copies, "convert_to_pdf", convert_all_but_the_first)
    result = run("-C", folder, "report", "--all", "--pdf")
    assert result.exit_code == 3
    said = "".join(line.strip() for line in result.stderr.splitlines() if not line.startswith("["))
    assert f"“{NAMES[0]}.docx”未能转换为 PDF：LibreOffice 在转换中意外退出。" in said
    assert [path.name for path in reports.glob("*.pdf")] == [f"{NAMES[1]}.pdf"]


def test_the_questions_in_one_document_have_a_pdf_too(run, folder, reports, fake_office):
    result = run("-C", folder, "report", "--questions", "--pdf")
    assert result.exit_code == 0
    assert told(result) == [f"已生成问题汇编：{reports / '问题汇编.docx'}", f"已生成 1 份 PDF，没有变化、保持原样的 0 份：{reports}"]
    assert {path.name for path in reports.iterdir()} == {"问题汇编.docx", "问题汇编.pdf"}


def test_a_report_whose_workbook_does_not_count_any_more_is_removed_with_its_pdf_and_told(run, folder, reports, fake_office):
    run("-C", folder, "report", "--all", "--pdf")
    run("-C", folder, "exclude", "物理.xlsx", "--reason", "误报")
    run("-C", folder, "report", "A-06", "--pdf")
    assert {path.stem for path in reports.iterdir()} == set(NAMES), "the others were not asked for"
    assert told(run("-C", folder, "report", "--all")) == [
        f"没有变化、保持原样的遴选推荐报告 1 份：{reports}",
        *(f"已删除“{NAMES[0]}{kind}”：所据推荐表不再计入，或单位已改名。" for kind in (".docx", ".pdf"))]
    assert {path.stem for path in reports.iterdir()} == {NAMES[1]}
