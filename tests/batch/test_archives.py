"""Archives in the inbox: each stands for what it holds, read in memory only; a bad one is one finding."""

import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.support.archives_and_scans import LOCKED, Packed, as_macos, in_gbk, in_utf_8, pdf, zipped
from tests.support.packages import deflated, lying
from tests.support.received_files import NINE, TEN, workbook_of
from toolkit.batch.master.answers import BatchAnswers
from toolkit.batch.master.workbook import master_workbook
from toolkit.batch.receiving.settle import collect_inbox
from toolkit.batch.receiving.status import ReceiptStatus
from toolkit.batch.run import run_batch
from toolkit.campaign.folder import CampaignFolder
from toolkit.intake import limits
from toolkit.intake.bundle import ArchiveContents, open_archive
from toolkit.messages import finding_remedy, finding_sentence
from toolkit.ooxml.limits import LIMITS


def fates(collection) -> list[tuple[str, str]]:
    return [(receipt.source.path, receipt.status.value) for receipt in collection.receipts]


def looks(collection) -> dict[str, tuple[str, str]]:
    """What stopped each file that could not be read: code and look of its one finding."""
    stopped = collection.having(ReceiptStatus.UNREADABLE)
    assert all(len(receipt.judgement.findings) == 1 for receipt in stopped)
    return {
        receipt.source.path: (finding.code, finding.look)
        for receipt in stopped for finding in receipt.judgement
    }


@pytest.fixture
def form(from_unit):
    """Makes the workbook of a unit."""
    return lambda code, **how: workbook_of(from_unit(code, **how))


@pytest.mark.parametrize("packed", [in_gbk, in_utf_8, as_macos])
def test_an_archive_stands_for_the_workbooks_in_it(send, form, folder, packed):
    send("三月/寄来.zip", packed({"推荐表/中国化学会.xlsx": form("A-06"), "推荐表/中国天文学会.xlsx": form("A-07", unit={"signer": ""})}))
    collection = collect_inbox(folder)
    assert fates(collection) == [
        ("三月/寄来.zip/推荐表/中国化学会.xlsx", "accepted"), ("三月/寄来.zip/推荐表/中国天文学会.xlsx", "returned"),
    ]
    assert {receipt.source.modified for receipt in collection.receipts} == {NINE}
    assert collection.listed == 2
    assert run_batch(folder, "2023-04").conservation.holds


def test_what_is_told_of_a_file_of_an_archive_is_told_of_itself(send, form, folder):
    workbook = form("A-06")
    send("寄来.zip", in_gbk({"中国化学会.xlsx": workbook}))
    send("中国化学会 副本.xlsx", workbook, TEN)
    inside, loose = collect_inbox(folder).receipts
    assert (inside.source.sha256, inside.source.size) == (loose.source.sha256, loose.source.size) != ("", 0)
    assert inside.superseded_by == "中国化学会 副本.xlsx"


def test_a_zip_is_known_by_its_content(send, form, folder):
    send("没有后缀", in_gbk({"a.xlsx": form("A-06")}))
    send("推荐表.xlsx", in_gbk({"b.xlsx": form("A-07")}))
    assert fates(collect_inbox(folder)) == [("推荐表.xlsx/b.xlsx", "accepted"), ("没有后缀/a.xlsx", "accepted")]


def test_of_several_workbooks_of_a_unit_in_an_archive_the_last_by_path_counts(send, form, folder):
    send("寄来.zip", in_gbk({"b/推荐表.xlsx": form("A-06"), "a/推荐表.xlsx": form("A-06"), "b/c/推荐表.xlsx": form("A-06")}))
    collection = collect_inbox(folder)
    assert fates(collection) == [
        ("寄来.zip/a/推荐表.xlsx", "superseded"), ("寄来.zip/b/c/推荐表.xlsx", "superseded"), ("寄来.zip/b/推荐表.xlsx", "accepted"),
    ]
    assert [receipt.superseded_by for receipt in collection.receipts] == ["寄来.zip/b/推荐表.xlsx", "寄来.zip/b/推荐表.xlsx", ""]


@pytest.mark.parametrize(("at", "fate"), [
    (NINE, [("z/推荐表.xlsx", "superseded"), ("寄来.zip/推荐表.xlsx", "accepted")]),
    (TEN.replace(hour=11), [("寄来.zip/推荐表.xlsx", "superseded"), ("z/推荐表.xlsx", "accepted")]),
])
def test_an_archive_that_came_later_counts_and_so_does_a_file_that_came_after_it(send, form, folder, at, fate):
    send("z/推荐表.xlsx", form("A-06"), at)
    send("寄来.zip", in_gbk({"推荐表.xlsx": form("A-06")}), TEN)
    assert fates(collect_inbox(folder)) == fate


def test_what_a_system_left_in_an_archive_is_passed_over_and_folders_are_nothing(send, form, folder):
    send("a.zip", as_macos({
        "组/": b"", "组/推荐表.xlsx": form("A-06"), "__MACOSX/": b"", "__MACOSX/组/._推荐表.xlsx": b"1", "__MACOSX/x": b"2",
        "组/.DS_Store": b"3", "组/~$推荐表.xlsx": b"4", "Thumbs.db": b"5", ".git/HEAD": b"6",
    }))
    collection = collect_inbox(folder)
    assert fates(collection) == [("a.zip/组/推荐表.xlsx", "accepted")]
    assert collection.skipped == (
        ("a.zip/.git", "hidden"), ("a.zip/Thumbs.db", "system"), ("a.zip/__MACOSX", "system"),
        ("a.zip/组/.DS_Store", "hidden"), ("a.zip/组/~$推荐表.xlsx", "lock"),
    )
    assert collection.listed == 1


def test_an_archive_within_an_archive_is_opened_and_one_within_that_is_not(send, form, folder):
    inmost = in_gbk({"c.xlsx": form("A-08")})
    inner = in_gbk({"b.xlsx": form("A-07"), "再里面.zip": inmost})
    send("外.zip", in_gbk({"a.xlsx": form("A-06"), "里.zip": inner}))
    collection = collect_inbox(folder)
    assert fates(collection) == [
        ("外.zip/a.xlsx", "accepted"), ("外.zip/里.zip/b.xlsx", "accepted"), ("外.zip/里.zip/再里面.zip", "unreadable"),
    ]
    assert looks(collection) == {"外.zip/里.zip/再里面.zip": ("file.not-xlsx", "archive-nested")}
    assert collection.listed == 3


def test_names_that_lead_elsewhere_are_only_names(send, form, folder, tmp_path):
    send("a.zip", zipped(
        Packed(b"../../../evil.xlsx", form("A-06")), Packed(b"/etc/evil.xlsx", form("A-07")),
        Packed(b"C:\\evil.xlsx", form("A-08")), Packed(b"..", form("A-09")),
    ))
    before = sorted(tmp_path.rglob("*"))
    collection = collect_inbox(folder)
    shutil.rmtree(folder.ledger)
    assert {path for path, _ in fates(collection)} == {"a.zip/evil.xlsx", "a.zip/etc/evil.xlsx", "a.zip/evil (2).xlsx", "a.zip/#4"}
    assert {status for _, status in fates(collection)} == {"accepted"}
    assert sorted(tmp_path.rglob("*")) == before


def test_two_files_of_one_name_are_two_files(send, form, folder):
    send("a.zip", zipped(Packed(b"x.xlsx", form("A-06")), Packed(b"x.xlsx", form("A-07"))))
    assert [path for path, _ in fates(collect_inbox(folder))] == ["a.zip/x (2).xlsx", "a.zip/x.xlsx"]


def test_names_that_differ_by_a_letter_s_case_in_a_strange_alphabet_are_different(send, form, folder):
    """In GBK 甅 and 產 end in A and a: read as the names of DOS they would be the same but for case."""
    names = [bytes((0xAE, last)) + b".xlsx" for last in b"Aa"]
    assert names[0].decode("gbk") != names[1].decode("gbk")
    send("a.zip", zipped(*(Packed(name, form(code)) for name, code in zip(names, ("A-06", "A-07"), strict=True))))
    assert [status for _, status in fates(collect_inbox(folder))] == ["accepted", "accepted"]


def test_a_locked_or_damaged_file_of_an_archive_costs_itself_only(send, form, folder):
    send("a.zip", zipped(
        Packed(b"locked.xlsx", b"?" * 50, LOCKED), Packed(b"damaged.xlsx", form("A-07"), crc=1), Packed(b"ok.xlsx", form("A-06")),
        Packed(b"half.zip", in_gbk({"b.xlsx": form("A-08")})[:200]), Packed(b"half.xlsx", form("A-09")[:-30]),
    ))
    collection = collect_inbox(folder)
    assert looks(collection) == {
        "a.zip/locked.xlsx": ("file.encrypted", "archive-encrypted-zip"),
        "a.zip/damaged.xlsx": ("file.unreadable", "archive-damaged"),
        "a.zip/half.zip": ("file.unreadable", "archive-torn"),
        "a.zip/half.xlsx": ("file.unreadable", "torn"),
    }
    assert ("a.zip/ok.xlsx", "accepted") in fates(collection)
    assert collection.listed == 5


def bomb() -> bytes:
    return lying("a.xlsx", deflated(30_000_000), 1000)


BAD = {
    "空的": (zipped(), "file.unreadable", "archive-empty"),
    "只有系统文件": (as_macos({"组/": b"", ".DS_Store": b"1"}), "file.unreadable", "archive-empty"),
    "半个": (in_gbk({"推荐表.xlsx": b"1" * 500})[:300], "file.unreadable", "archive-torn"),
    "全部加密": (zipped(Packed(b"a.xlsx", b"1", LOCKED), Packed(b"b.xlsx", b"2", LOCKED)), "file.encrypted", "archive-locked"),
    "炸弹": (bomb(), "file.too-large", "archive-ratio"),
    "里面有炸弹": (in_gbk({"好.xlsx": b"1", "里.zip": bomb()}), "file.too-large", "archive-ratio"),
    "太多": (in_gbk({f"{number}.txt": b"" for number in range(LIMITS.entries + 1)}), "file.too-large", "archive-entries"),
    "合起来太多": (
        in_gbk({name: in_gbk({f"{number}.txt": b"" for number in range(LIMITS.entries // 2)}) for name in ("a.zip", "b.zip")}),
        "file.too-large", "archive-entries",
    ),
    "rar": (b"Rar!\x1a\x07\x01\x00" + bytes(40), "file.not-xlsx", "archive"),
    "7z": (b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(40), "file.not-xlsx", "archive"),
}


@pytest.mark.parametrize("name", BAD)
def test_an_archive_that_cannot_be_opened_is_one_finding(send, folder, name):
    data, code, look = BAD[name]
    send("寄来.zip", data)
    collection = collect_inbox(folder)
    assert looks(collection) == {"寄来.zip": (code, look)}
    assert collection.listed == 1
    (finding,) = collection.receipts[0].judgement
    for language in ("zh", "en"):
        assert "{" not in finding_sentence(finding, language) + finding_remedy(finding, language)


def test_an_archive_beyond_the_limit_on_bytes_is_refused_unopened():
    found = open_archive(in_gbk({"a.xlsx": b"1"}) + bytes(limits.ARCHIVE_BYTES), "a.zip")
    assert (found.code, found.look, found.details["limit"]) == ("file.too-large", "archive-file", 100)


def test_a_workbook_or_document_is_no_archive(form):
    assert open_archive(form("A-06"), "a.xlsx") is None
    for parts in ({"word/document.xml": b""}, {"mimetype": b"application/epub+zip", "b": b""}, {"xl/workbook.bin": b"1"},
                  {"b.xml": b"", "[Content_Types].xml": b""}, {"OFD.xml": b"1"}, {"XL/Workbook.xml": b"1"},
                  {"Index/Document.iwa": b"1"}):
        assert open_archive(in_utf_8(parts), "a") is None
    assert open_archive(form("A-06")[:-40], "a.xlsx") is None
    assert open_archive(b"", "a") is open_archive(pdf(), "a") is None


def test_nothing_in_the_inbox_is_changed_and_nothing_is_unpacked(send, form, folder):
    path = send("寄来.zip", in_gbk({"推荐表.xlsx": form("A-06"), "签字.pdf": pdf()}))
    data, changed = path.read_bytes(), path.stat().st_mtime_ns
    run_batch(folder, "2023-04")
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (data, changed)
    assert [each.name for each in folder.inbox.rglob("*")] == ["寄来.zip"]


def test_the_outputs_lead_back_into_the_archive(send, form, folder, output):
    send("寄来.zip", in_gbk({"推荐表.xlsx": form("A-06", unit={"signer": ""})}))
    run_batch(folder, "2023-04")
    record = json.loads((output / "batch.json").read_bytes())
    assert [entry["path"] for entry in record["inputs"]] == ["寄来.zip/推荐表.xlsx"]
    assert "returned/A-06 中国化学会.xlsx" in record["outputs"]
    sheet = load_workbook(output / "汇总表.xlsx")["退回问题"]
    assert {row[8] for row in list(sheet.values)[1:]} == {"寄来.zip/推荐表.xlsx"}


LEAF = st.sampled_from([b"", b"PK\3\4 half", "文本".encode(), pdf(), pdf()[:40], b"\x89PNG\r\n\x1a\n", b"Rar!\x1a\x07"])
NAME = st.sampled_from(["a.xlsx", "签字.pdf", "A-06.jpg", "b", ".hidden", "~$a.xlsx", "__MACOSX", "组", "a.zip"])


@st.composite
def archives(draw, depth: int = 0) -> bytes:
    """A zip of a random tree: files of every kind, doubled names, empty folders, other zips; perhaps broken off."""
    entries = []
    for _ in range(draw(st.integers(0, 5))):
        path = "/".join(draw(st.lists(NAME, min_size=1, max_size=3)))
        data = draw(st.one_of(LEAF, archives(depth + 1)) if depth < 3 else LEAF)
        encoding, flags = draw(st.sampled_from([("gbk", 0), ("utf-8", 0), ("utf-8", 0x800), ("gbk", LOCKED)]))
        folder = "/" if draw(st.booleans()) and not data else ""
        entries.append(Packed(f"{path}{folder}".encode(encoding), data, flags, crc=draw(st.sampled_from([None, None, None, 7]))))
    packed = zipped(*entries)
    return packed[: draw(st.sampled_from([len(packed), len(packed), len(packed) // 2]))]


@given(archives())
def test_of_any_archive_every_file_is_a_member_or_all_of_it_is_one_observation(data):
    held = open_archive(data, "x.zip")
    if not isinstance(held, ArchiveContents):
        return
    paths = [member.shown for member in held.members]
    assert len(set(paths)) == len(paths) == held.listed
    assert all(path.startswith("x.zip/") for path in [*paths, *held.skipped])
    assert not set(paths) & set(held.skipped)
    assert open_archive(data, "x.zip") == held
    assert all(bool(member.found) <= (member.data == b"") for member in held.members)


@given(st.dictionaries(st.tuples(st.sampled_from(["", "组/", "组/里/"]), NAME), st.one_of(LEAF, archives()), max_size=5))
def test_of_any_inbox_every_file_is_accounted_for(campaign, tree):
    with TemporaryDirectory() as place:
        folder = CampaignFolder(Path(place), campaign)
        for (where, name), data in tree.items():
            path = folder.inbox / where / f"{name}{len(name)}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        folder.inbox.mkdir(exist_ok=True)
        collection, again = collect_inbox(folder), collect_inbox(folder)
        listed = sorted(path.relative_to(folder.inbox).as_posix() for path in folder.inbox.rglob("*") if path.is_file())
    records = [record.source.path for record in (*collection.receipts, *collection.attachments)]
    passed = [skip.shown for skip in collection.skipped]
    assert len({*records, *passed}) == len(records) + len(passed)
    for path in listed:
        assert any(told == path or told.startswith(f"{path}/") for told in (*records, *passed))
    first, second = (master_workbook(read, "2023-04", BatchAnswers()) for read in (collection, again))
    assert first.conservation.holds
    assert second == first
    assert again == collection
