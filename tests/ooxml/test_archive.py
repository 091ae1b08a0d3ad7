"""Zip archives: read under limits, written entry by entry, and read again by another program."""

import random
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.packages import deflated, lying, zipped
from toolkit.ooxml.archive import BoundedArchive, deflated_entry, deflated_file, join_entries, repack, stored_zip
from toolkit.ooxml.limits import PackageLimits
from toolkit.ooxml.refusal import Refused


def refusal(archive: BoundedArchive, name: str) -> tuple[str, dict[str, object]]:
    """What a part looks like that is refused, and the details of it."""
    with pytest.raises(Refused) as refused:
        archive.read(name)
    return refused.value.found.look, dict(refused.value.found.details)


# Limits


def test_a_part_is_not_unpacked_beyond_what_it_may():
    noise = random.Random(1).randbytes(2_100_000)
    archive = BoundedArchive(zipped({"a": noise}), PackageLimits(part_bytes=2_000_000))
    assert refusal(archive, "a") == ("part", {"limit": 2})


def test_what_the_directory_claims_is_not_believed():
    assert refusal(BoundedArchive(lying("a", deflated(20_000_000), 10)), "a") == ("ratio", {"limit": 100})


def test_parts_together_are_not_unpacked_beyond_what_they_may():
    """The sizes in the directory are made out to be nothing."""
    noise = random.Random(1).randbytes(1_500_000)
    data = zipped({"a": noise, "b": noise}).replace(len(noise).to_bytes(4, "little"), bytes(4))
    archive = BoundedArchive(data, PackageLimits(total_bytes=2_000_000))
    assert archive.read("a") == archive.read("a") == noise
    assert refusal(archive, "b") == ("unpacked", {"limit": 2})


@pytest.mark.parametrize(("parts", "limits", "looks"), [
    ({"a": b"", "b": b""}, PackageLimits(entries=1), "entries"),
    ({"a": bytes(3_000_000)}, PackageLimits(total_bytes=2_000_000), "unpacked"),
    ({"a": b"", "A": b""}, PackageLimits(), "entry-names"),
    ({"../a": b""}, PackageLimits(), "entry-names"),
])
def test_a_directory_beyond_the_limits_is_refused(parts, limits, looks):
    with pytest.raises(Refused) as refused:
        BoundedArchive(zipped(parts), limits)
    assert refused.value.found.look == looks


# Reading


def test_names_are_found_whatever_their_case_and_slashes():
    archive = BoundedArchive(zipped({"XL\\Workbook.xml": b"content"}))
    assert archive.read("xl/workbook.xml") == b"content"
    assert archive.read("nothing") == b""
    assert "xl/workbook.xml" in archive


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_both_ways_of_packing(method):
    assert BoundedArchive(zipped({"a": b"content" * 99}, method)).read("a") == b"content" * 99


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_the_head_of_a_part_reaches_as_far_as_what_is_sought(method):
    noise = random.Random(1).randbytes(100_000)
    archive = BoundedArchive(zipped({"a": noise[:50_000] + b"<sought>" + noise}, method))
    head = archive.head("a", b"<sought>")
    assert (noise[:50_000] + b"<sought>").startswith(head[:50_008])
    assert b"<sought>" in head
    assert archive.head("a", b"<nowhere>") == archive.read("a")


def test_the_head_of_a_bomb_is_not_unpacked_beyond_the_ratio():
    archive = BoundedArchive(lying("a", deflated(100_000_000), 10))
    assert len(archive.head("a", b"<nowhere>")) < 25_000_000


def test_a_part_that_is_not_whole_shows_when_all_are_read():
    data = zipped({"a": b"content" * 99}, zipfile.ZIP_STORED)
    BoundedArchive(data).read_all()
    with pytest.raises(Refused) as refused:
        BoundedArchive(data.replace(b"content", b"kontent", 1)).read_all()
    assert refused.value.found.look == "damaged"


# Writing


@given(st.dictionaries(st.text("abc甲/.", min_size=1), st.binary(), max_size=5))
def test_a_zip_of_ours_is_read_by_another_program(parts):
    for data in (stored_zip(parts), join_entries(deflated_entry(name, part) for name, part in parts.items())):
        with zipfile.ZipFile(BytesIO(data)) as package:
            assert package.testzip() is None
            assert {name: package.read(name) for name in package.namelist()} == parts


def test_an_entry_is_copied_with_its_packed_bytes():
    old = zipped({"a": b"other", "甲\\b.xml": b"content" * 999})
    new = join_entries([BoundedArchive(old).stored_entry("甲/B.xml")])
    with zipfile.ZipFile(BytesIO(old)) as before, zipfile.ZipFile(BytesIO(new)) as after:
        (entry,) = after.infolist()
        listed = before.getinfo(entry.filename)
        start = listed.header_offset + 30 + len("甲\\b.xml".encode())
        assert old[start : start + listed.compress_size] in new
        assert (entry.CRC, entry.date_time, after.read(entry)) == (listed.CRC, listed.date_time, b"content" * 999)


def test_repacked_packages_with_equal_content_are_equal_bytes():
    def package(year: int) -> bytes:
        buffer = BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr(zipfile.ZipInfo("a.xml", (year, 1, 1, 0, 0, 0)), "<a/>")
        return buffer.getvalue()

    assert package(2001) != package(2002)
    assert repack(package(2001)) == repack(package(2002))
    with zipfile.ZipFile(BytesIO(repack(package(2001)))) as archive:
        assert archive.read("a.xml") == b"<a/>"


@pytest.mark.parametrize("size", [0, 1, 1 << 20, (1 << 20) + 1])
def test_a_file_of_any_size_becomes_an_entry(tmp_path, size):
    content = random.Random(size).randbytes(size)
    (tmp_path / "part").write_bytes(content)
    entry = deflated_file("名.xml", tmp_path / "part")
    with zipfile.ZipFile(BytesIO(join_entries([entry]))) as archive:
        assert (archive.read("名.xml"), archive.testzip()) == (content, None)
    assert entry == deflated_file("名.xml", tmp_path / "part")
