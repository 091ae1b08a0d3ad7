"""Names of files in archives: what the sender saw is what we show, and nothing of it can become a path elsewhere."""

import unicodedata
import zipfile
import zlib
from io import BytesIO

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.support.archives_and_scans import UTF_8, Packed, zipped
from toolkit.intake.names import entry_name, path_parts

NAMES = st.text(st.characters(codec="gb18030", categories=("L", "N", "P", "S"), exclude_characters="/\\"), min_size=1, max_size=30)
CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=12)


def shown(packed: Packed) -> str:
    with zipfile.ZipFile(BytesIO(zipped(packed))) as archive:
        return entry_name(archive.infolist()[0])


def repeating(name: str, raw: bytes, crc: int | None = None) -> bytes:
    """The extra field in which a packer repeats a name in UTF-8, behind one that is no matter of ours."""
    body = b"\1" + (zlib.crc32(raw) if crc is None else crc).to_bytes(4, "little") + name.encode()
    return b"\x55\x54\x05\x00\x03abcd" + b"\x75\x70" + len(body).to_bytes(2, "little") + body


@given(NAMES)
def test_a_name_declared_utf_8_is_as_it_was(name):
    assert shown(Packed(name.encode(), flags=UTF_8)) == name


@given(NAMES)
def test_a_name_of_macos_is_as_it_was(name):
    assert shown(Packed(name.encode())) == name


@given(CHINESE)
@example("推荐表")
@example("中国化学会乗")  # its last byte is that of a backslash
def test_a_name_of_chinese_windows_is_as_it_was(name):
    raw = f"{name}.xlsx".encode("gbk")
    try:
        raw.decode()
    except UnicodeDecodeError:
        assert shown(Packed(raw)) == f"{name}.xlsx"
    else:
        assume(False)  # a few words in GBK are words in UTF-8 as well: nobody can tell


@pytest.mark.parametrize(("raw", "name"), [
    ("附件2 推荐表（盖章）.xlsx".encode("gbk"), "附件2 推荐表（盖章）.xlsx"),
    ("㐂𠀀.xlsx".encode("gb18030"), "㐂𠀀.xlsx"),
    (b"\xd6\xd0\xb9", "\\xd6\\xd0\\xb9"),
    (b"\xff\xfe.xlsx", "\\xff\\xfe.xlsx"),
    (b"A-06.xlsx", "A-06.xlsx"),
])
def test_names_by_hand(raw, name):
    assert shown(Packed(raw)) == name


def test_a_name_that_a_packer_repeats_in_utf_8_is_taken_as_long_as_it_is_of_this_name():
    raw = "中國.xlsx".encode("big5")
    assert shown(Packed(raw, extra=repeating("中國.xlsx", raw))) == "中國.xlsx"
    assert shown(Packed("旧名".encode("gbk"), extra=repeating("新名", raw))) == "旧名"


@given(st.binary(min_size=1, max_size=40))
def test_whatever_stands_in_the_directory_is_readable_and_leads_nowhere(raw):
    assume(b"\0" not in raw)
    parts = path_parts(shown(Packed(raw)))
    assert not {"", ".", ".."} & set(parts)
    for part in parts:
        assert "/" not in part
        assert part.encode()
        assert not {unicodedata.category(mark) for mark in part} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize(("name", "parts"), [
    ("组/推荐表.xlsx", ("组", "推荐表.xlsx")),
    ("组\\推荐表.xlsx", ("组", "推荐表.xlsx")),
    ("../../etc/passwd", ("etc", "passwd")),
    ("/etc/passwd", ("etc", "passwd")),
    ("C:\\Windows\\a.xlsx", ("Windows", "a.xlsx")),
    ("\\\\server\\share\\a.xlsx", ("server", "share", "a.xlsx")),
    ("a/./b//c", ("a", "b", "c")),
    ("..", ()),
    ("表\u202excod.xlsx\n", ("表\\u202excod.xlsx\\x0a",)),
    ("全\u3000角 空格.xlsx", ("全\u3000角 空格.xlsx",)),
])
def test_folders_and_files_by_hand(name, parts):
    assert path_parts(name) == parts
