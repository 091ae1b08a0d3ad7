"""Word documents as PDF: by LibreOffice itself, and by a program in its place that hangs, dies and refuses."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.support.fake_office import DIES, HANGS, LEAVES, REFUSES
from tests.support.submissions import submission
from toolkit.batch.unit_report.render import render_report
from toolkit.documents.pdf import MOST_LOSSES, NoOffice, NotConverted, convert_to_pdf
from toolkit.rules import judge_submission

SHORT = 1
"""Seconds for a document that never ends."""


def put(folder: Path, *contents: bytes) -> list[Path]:
    """Documents of some contents, in a folder with Chinese characters and a blank in its name."""
    place = folder / "输出 报告"
    place.mkdir()
    paths = [place / f"A-{number:02} 学会 报告.docx" for number in range(1, len(contents) + 1)]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)
    return paths


def converted(paths: list[Path], seconds: int = 60) -> list[str]:
    """What became of each document: what its PDF holds, or why there is none."""
    return [made.decode() if isinstance(made, bytes) else made.key for made in convert_to_pdf(paths, seconds)]


def test_libreoffice_makes_a_pdf_of_each_document_whose_contents_tell_the_pages(tmp_path, campaign):
    filled = submission(campaign)
    report = render_report(campaign, filled, judge_submission(filled, campaign))
    paths = put(tmp_path, report, b"no document", report)
    first, broken, other = convert_to_pdf(paths)
    for made in (first, other):
        pages = [page.extract_text() for page in PdfReader(BytesIO(made)).pages]
        (at,) = [number for number, text in enumerate(pages, 1) if "四、遴选过程与评分" in text and "....." not in text]
        (line,) = [line for text in pages for line in text.splitlines() if "四、遴选过程与评分." in line]
        assert line.rpartition(".")[2].strip() == str(at)
    assert isinstance(broken, NotConverted)
    assert broken.key == "pdf.refused"
    assert sorted(paths[0].parent.iterdir()) == paths, "nothing is left beside them"


@pytest.mark.parametrize(("count", "processors", "starts"), [(9, 8, [9]), (120, 1, [120]), (120, 3, [40] * 3), (121, 8, [30] * 3 + [31])])
def test_one_instance_converts_all_documents_in_order_and_of_many_each_its_share(
    tmp_path, fake_office, monkeypatch, count, processors, starts
):
    monkeypatch.setattr("os.cpu_count", lambda: processors)
    paths = put(tmp_path, *(f"{number}".encode() for number in range(count)))
    assert converted(paths) == [f"PDF of {number}" for number in range(count)]
    assert sorted(fake_office.starts) == starts


def test_what_costs_one_of_several_instances_its_life_costs_itself_alone(tmp_path, fake_office, monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    contents = [f"{number}".encode() for number in range(20)]
    contents[4] = contents[6] = DIES
    assert converted(put(tmp_path, *contents)) == [
        "pdf.ended" if number in (4, 6) else f"PDF of {number}" for number in range(20)]
    assert sorted(fake_office.starts) == [6, 7, 10, 10]


@pytest.mark.parametrize(("content", "why"), [(HANGS, "pdf.time"), (DIES, "pdf.ended"), (LEAVES, "pdf.ended")])
def test_a_document_that_costs_the_program_costs_itself_alone(tmp_path, fake_office, content, why):
    paths = put(tmp_path, b"1", content, b"3", b"4")
    assert converted(paths, SHORT) == ["PDF of 1", why, "PDF of 3", "PDF of 4"]
    assert fake_office.starts == [4, 2]


def test_one_that_cannot_be_opened_stops_nothing(tmp_path, fake_office):
    assert converted(put(tmp_path, b"1", REFUSES, b"3")) == ["PDF of 1", "pdf.refused", "PDF of 3"]
    assert fake_office.starts == [3]


def test_one_that_is_gone_is_told_and_the_others_are_converted(tmp_path, fake_office):
    paths = put(tmp_path, b"1", b"2", b"3")
    paths[1].unlink()
    assert converted(paths) == ["PDF of 1", "pdf.gone", "PDF of 3"]


def test_a_program_that_does_not_work_is_given_up(tmp_path, fake_office):
    losses = converted(put(tmp_path, *[DIES] * (MOST_LOSSES + 2)))
    assert losses == ["pdf.ended"] * MOST_LOSSES + ["pdf.given-up"] * 2
    assert len(fake_office.starts) == MOST_LOSSES


def test_losses_now_and_then_are_no_reason_to_give_up(tmp_path, fake_office):
    contents = [content for number in range(MOST_LOSSES + 1) for content in (DIES, f"{number}".encode())]
    assert converted(put(tmp_path, *contents))[-1] == f"PDF of {MOST_LOSSES}"


def test_without_libreoffice_that_is_said(tmp_path, no_office):
    with pytest.raises(NoOffice) as told:
        converted(put(tmp_path, b"1"))
    assert "LibreOffice" in told.value.render("zh")


@pytest.mark.parametrize("why", ["time", "ended", "refused", "gone", "given-up"])
def test_what_happened_is_told_in_one_sentence(why):
    fault = NotConverted(why, Path("A-06 中国化学会 遴选推荐报告.docx"), 120)
    assert all(fault.render(language).count("\n") == 0 for language in ("zh", "en"))
    assert "{" not in fault.render("zh")
