"""One file from its path to the verdict, with and without a campaign."""

import zipfile
from io import BytesIO
from pathlib import Path

from tests.support.filled_forms import CAMPAIGN, filled_cleanly
from toolkit.campaign.preset import load_preset, standard_preset
from toolkit.check.reading import named_preset
from toolkit.check.verdict import judge_path
from toolkit.model import Severity, Sheet


def test_a_file_is_known_by_the_path_it_is_shown_under(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(filled_cleanly())
    (checked,) = judge_path(path, "收件/a.xlsx", CAMPAIGN).files
    assert checked.source.path == "收件/a.xlsx"
    assert checked.judgement.clean
    assert checked.form is not None


def test_a_file_that_cannot_be_opened_is_a_verdict():
    (checked,) = judge_path(Path("没有.xlsx"), "没有.xlsx", CAMPAIGN).files
    (finding,) = checked.judgement
    assert (finding.code, finding.severity, finding.found) == (
        "file.unreadable", Severity.ERROR, "No such file or directory",
    )
    assert (checked.form, checked.source.sha256) == (None, "")


def test_a_workbook_is_judged_by_the_preset_it_names():
    assert named_preset(filled_cleanly()) is load_preset("2023")


def test_a_workbook_that_names_no_preset_is_judged_by_the_standard_one():
    assert named_preset(b"") is load_preset(standard_preset())
    assert named_preset(_without_meta(filled_cleanly())) is load_preset(standard_preset())


def _without_meta(data: bytes) -> bytes:
    """Return a workbook whose `_meta` goes by another name."""
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(result, "w") as new:
        for entry in old.infolist():
            part = old.read(entry)
            if entry.filename == "xl/workbook.xml":
                part = part.replace(f'name="{Sheet.META}"'.encode(), b'name="other"')
            new.writestr(entry, part)
    return result.getvalue()
