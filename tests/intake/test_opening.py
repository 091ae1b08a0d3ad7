"""Intake: what a file is and when it was changed, what its `_meta` says, which sheets it has."""

import errno
import io
import os
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest

from tests.support.filled_forms import filled_cleanly
from tests.support.plain_workbooks import by_xlsxwriter, clean_cells, with_meta
from toolkit import intake
from toolkit.campaign.model import CHINA_TIME
from toolkit.campaign.preset import load_preset
from toolkit.forms.stamp import read_stamp
from toolkit.intake import limits
from toolkit.messages import finding_sentence
from toolkit.model import INPUT_SHEETS, Sheet, Stamp
from toolkit.rules import judge_observations

# Loading


def test_a_file_is_loaded_with_its_identity(tmp_path):
    file = tmp_path / "推荐表.xlsx"
    file.write_bytes(b"content")
    os.utime(file, (0, 1_681_263_000))  # 2023-04-12 01:30 UTC
    source, data = intake.load_file(file, "inbox/推荐表.xlsx")
    assert data == b"content"
    assert (source.path, source.size, source.sha256) == ("inbox/推荐表.xlsx", 7, sha256(b"content").hexdigest())
    assert source.modified == datetime(2023, 4, 12, 9, 30, tzinfo=CHINA_TIME)
    assert source.modified.utcoffset() == CHINA_TIME.utcoffset(source.modified)


def test_of_a_file_beyond_the_limit_no_more_is_kept_than_shows_it(tmp_path):
    file, content = tmp_path / "大.xlsx", b"12345678" * 2_600_000
    file.write_bytes(content)
    source, data = intake.load_file(file, "大.xlsx")
    assert len(data) == limits.FILE_BYTES + 1
    assert (source.size, source.sha256) == (20_800_000, sha256(content).hexdigest())


def test_a_file_that_cannot_be_opened(tmp_path):
    with pytest.raises(OSError):
        intake.load_file(tmp_path / "nothing.xlsx", "nothing.xlsx")
    with pytest.raises(OSError):
        intake.load_file(tmp_path, "folder")
    with pytest.raises(OSError, match="Not a regular file"):
        intake.load_file(tmp_path.__class__(os.devnull), "device")


@pytest.mark.parametrize(("error", "zh", "en"), [
    (PermissionError(errno.EACCES, "Permission denied"), "没有权限，或正被其他程序打开", "no permission, or open in another program"),
    (OSError(errno.EIO, "Input/output error"), "磁盘或网络读写出错", "the disk or the network failed"),
    (OSError(errno.EXDEV, "Invalid cross-device link"), "Invalid cross-device link", "Invalid cross-device link"),
    (OSError("odd"), "odd", "odd"),
])
def test_why_a_file_cannot_be_opened_is_said_in_the_readers_language(tmp_path, error, zh, en):
    (finding,) = judge_observations("a.xlsx", load_preset("2023"), [intake.unopened_observation(tmp_path / "a.xlsx", error)]).findings
    assert zh in finding_sentence(finding)
    assert en in finding_sentence(finding, "en")


class Growing(type(Path())):
    """A path to a file to which somebody adds a line each time it has been read, so many times."""

    times: list[int]

    def open(self, *arguments, **named):
        handle = self.times

        class File(io.FileIO):
            def read(self, size=-1):
                data = super().read(size)
                if handle[0]:
                    handle[0] -= 1
                    with io.FileIO(self.name, "ab") as other:
                        other.write(b" more")
                return data

        return File(self)


def growing(path, times: int) -> Growing:
    path.write_bytes(b"content")
    found = Growing(path)
    found.times = [times]
    return found


def test_a_file_that_changes_while_it_is_read_is_read_again(tmp_path):
    source, data = intake.load_file(growing(tmp_path / "a.xlsx", 1), "a.xlsx")
    assert (data, source.size, source.sha256) == (b"content more", 12, sha256(b"content more").hexdigest())


def test_one_that_changes_again_is_named(tmp_path):
    path = growing(tmp_path / "a.xlsx", 2)
    with pytest.raises(intake.StillChanging) as error:
        intake.load_file(path, "a.xlsx")
    found = intake.unopened_observation(path, error.value)
    assert (found.code, found.look) == ("file.unreadable", "changing")
    assert intake.load_file(path, "a.xlsx")[1] == b"content more more"


@pytest.mark.parametrize(("name", "looks"), [("folder", "folder"), ("nothing", "unopened")])
def test_why_a_file_cannot_be_opened(tmp_path, name, looks):
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError) as error:
        intake.load_file(tmp_path / name, name)
    found = intake.unopened_observation(tmp_path / name, error.value)
    assert (found.code, found.look) == ("file.unreadable", looks)


# The stamp


def test_the_stamp(campaign):
    data = by_xlsxwriter(with_meta(clean_cells(campaign)))
    assert read_stamp(data) == Stamp(version="1", campaign="2023", unit="A-06", fingerprint=campaign.fingerprint)


def test_a_stamp_typed_as_numbers(campaign):
    cells = with_meta(clean_cells(campaign))
    cells["_meta"] |= {(0, 1): 1, (1, 1): 2023}
    assert read_stamp(by_xlsxwriter(cells)) == Stamp("1", "2023", "A-06", campaign.fingerprint)


def test_no_stamp(campaign):
    cells = clean_cells(campaign)
    assert read_stamp(by_xlsxwriter(cells)) is None
    assert read_stamp(by_xlsxwriter(with_meta(cells, {"campaign": "2023"}))) is None
    assert read_stamp(by_xlsxwriter({**cells, "_meta": {}})) is None
    assert read_stamp(b"no workbook") is None


# The opened workbook


def test_an_issued_form_opened():
    book = intake.open_workbook(filled_cleanly())
    assert book.titles == tuple(Sheet)  # hidden ones too
    assert (book.kind, book.notes, book.date1904) == ("xlsx", (), False)
    assert book.names["列表_categories"] == "字典!$H$2:$H$4"


def test_a_sheet_is_read_on_demand_once():
    book = intake.open_workbook(filled_cleanly())
    grid = book.grid(Sheet.UNIT)
    assert grid[4][:2] == ["推荐单位名称*", "中国化学会"]
    assert book.grid(Sheet.UNIT) is grid
    assert len(book.grid(Sheet.LISTS)) == 1256  # the words for countries abroad, below a heading
    with pytest.raises(KeyError):
        book.grid("没有")


def test_the_gate_counts_what_the_library_reads():
    book = intake.open_workbook(filled_cleanly())
    for title in INPUT_SHEETS:
        counted = book.scan(title)
        assert counted is not None
        assert counted.values == sum(value != "" for row in book.grid(title) for value in row)
        assert counted.errors == {}
