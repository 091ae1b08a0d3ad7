"""``toolkit check``: the verdict as text and as JSON, annotated copies, exit statuses, odd names and consoles."""

import hashlib
import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from tests.support.archives_and_scans import in_gbk, pdf, picture
from tests.support.filled_forms import clean, filled_cleanly, filled_form
from toolkit import __version__
from toolkit.cli import console
from toolkit.ooxml.cell_editor import CellEditor

UNIT = "A-06"

TEXT = """\
推荐表.xlsx  中国化学会（A-06）
  ✗ 退回修改  单位信息必填项（2 处；依据：四.1）  unit.required
      单位信息!B13  学术秘书未填写（依据：四.1）。
      单位信息!B16  联系人未填写（依据：四.1）。
      → 请在 B13 填写学术秘书。
      → 请在 B16 填写联系人。
  ! 提醒  题目不是问句（4 处；依据：六.2）  question.title-style
      推荐问题!C5  题目“其一”不以问号结尾，题目应以问题的形式提出（依据：
        六.2）。
      推荐问题!C6  题目“其二”不以问号结尾，题目应以问题的形式提出（依据：
        六.2）。
      推荐问题!C7  题目“其三”不以问号结尾，题目应以问题的形式提出（依据：
        六.2）。
      ……另有 1 处：推荐问题!C8
      → 请改为问句，例如“如何实现低能耗人工智能？”。

共 1 个文件：0 个无意见，0 个无法读取；退回修改 2 处，提醒 4 处，提示 0 处。
未指定活动文件夹，按年度预设 2023 校验。
"""


@pytest.fixture(scope="module")
def faulty() -> bytes:
    """A workbook with two required fields blank and four titles that ask nothing."""
    answers = clean()
    answers.unit |= {"secretary": "", "contact": ""}
    for row, title in enumerate(("其一", "其二", "其三", "其四"), 1):
        answers.questions[row]["title_zh"] = title
    return filled_form(answers)


@pytest.fixture
def inbox(tmp_path, monkeypatch, faulty) -> Path:
    """A folder with a clean workbook, a faulty one, one that is none, in which we are."""
    monkeypatch.chdir(tmp_path)
    Path("无误.xlsx").write_bytes(filled_cleanly())
    Path("推荐表.xlsx").write_bytes(faulty)
    Path("说明.xlsx").write_text("不是工作簿", encoding="utf-8")
    return tmp_path


def test_text(run, inbox):
    result = run("check", "推荐表.xlsx")
    assert (result.stdout, result.stderr, result.exit_code) == (TEXT, "", 1)


def test_clean(run, inbox):
    result = run("--lang", "en", "check", "无误.xlsx")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:2] == ["无误.xlsx  中国化学会 (A-06)", "  ✓ no findings"]


def test_json(run, inbox, faulty):
    result = run("check", "--format", "json", "推荐表.xlsx")
    told = json.loads(result.stdout)
    (file,) = told["files"]
    findings = file.pop("findings")
    assert result.exit_code == 1
    assert told == {
        "toolkit": __version__,
        "campaign": "2023",
        "files": [
            {
                "path": "推荐表.xlsx",
                "sha256": hashlib.sha256(faulty).hexdigest(),
                "status": "findings",
                "unit": {"code": "A-06", "name": "中国化学会"},
                "counts": {"frontier": 4, "engineering": 5, "industry": 3},
                "committee": 19,
            }
        ],
        "summary": {"files": 1, "clean": 0, "unreadable": 0, "errors": 2, "warnings": 4},
    }
    assert findings[0] == {
        "code": "unit.required",
        "severity": "error",
        "sheet": "单位信息",
        "cell": "B13",
        "found": "",
        "message": "学术秘书未填写（依据：四.1）。",
        "remedy": "请在 B13 填写学术秘书。",
        "clause": "四.1",
    }
    assert [(finding["code"], finding["cell"], finding["found"]) for finding in findings[2:]] == [
        ("question.title-style", f"C{row}", title) for row, title in enumerate(("其一", "其二", "其三", "其四"), 5)
    ]


def test_json_keeps_the_order_of_its_keys(run, inbox):
    told = json.loads(run("check", "--format", "json", "推荐表.xlsx").stdout)
    assert list(told) == ["toolkit", "campaign", "files", "summary"]
    assert list(told["files"][0]) == ["path", "sha256", "status", "unit", "counts", "committee", "findings"]


def test_one_bad_file_stops_no_other(run, inbox):
    result = run("check", "--format", "json", "说明.xlsx", "推荐表.xlsx", "无误.xlsx")
    told = json.loads(result.stdout)
    assert [(file["path"], file["status"]) for file in told["files"]] == [
        ("说明.xlsx", "unreadable"), ("推荐表.xlsx", "findings"), ("无误.xlsx", "clean"),
    ]
    unreadable = told["files"][0]
    assert (unreadable["unit"], unreadable["counts"], unreadable["committee"]) == (None, None, None)
    assert [finding["code"] for finding in unreadable["findings"]] == ["file.not-xlsx"]
    assert told["summary"] == {"files": 3, "clean": 1, "unreadable": 1, "errors": 3, "warnings": 4}
    assert result.exit_code == 1


def test_checks_not_made_are_told_with_what_is_missing(run, inbox, faulty):
    book = openpyxl.load_workbook(BytesIO(faulty))
    book["推荐问题"]["D4"] = "别的栏目"
    del book.defined_names["字段_title_en"]
    book.save("推荐表.xlsx")
    lines = run("check", "推荐表.xlsx").stdout.splitlines()
    assert "  未作的校验（缺少：题目（英文））：题目语言" in lines


def test_the_rules_of_the_campaign_folder_hold(run, inbox, new_folder):
    book = openpyxl.load_workbook(new_folder / "campaign.xlsx")
    sheet = book["规则"]
    for row in sheet.iter_rows():
        if row[0].value == "question.title-style":
            row[2].value = "退回修改"
    book.save(new_folder / "campaign.xlsx")
    result = run("-C", new_folder, "check", "推荐表.xlsx")
    assert "  ✗ 退回修改  题目不是问句（4 处；依据：六.2）  question.title-style" in result.stdout.splitlines()
    assert result.stdout.splitlines()[-1].startswith("共 1 个文件")


def test_annotated_copies_keep_their_names(run, inbox, faulty):
    result = run("check", "推荐表.xlsx", "说明.xlsx", "--annotate", "退回 副本")
    assert [path.name for path in Path("退回 副本").iterdir()] == ["推荐表.xlsx"]
    assert openpyxl.load_workbook("退回 副本/推荐表.xlsx").sheetnames[0] == "校验意见"
    assert Path("推荐表.xlsx").read_bytes() == faulty
    assert result.stderr.splitlines()[-1] == "带批注的副本已存入 退回 副本"


@pytest.mark.parametrize("folder", [".", "../{}"])
def test_a_copy_never_takes_the_place_of_what_was_sent(run, inbox, faulty, folder):
    result = run("check", "推荐表.xlsx", "--annotate", folder.format(inbox.name))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("带批注的副本不能存入")
    assert Path("推荐表.xlsx").read_bytes() == faulty


def test_copies_do_not_take_each_others_place(run, inbox):
    Path("甲").mkdir()
    Path("甲/推荐表.xlsx").write_bytes(filled_cleanly())
    result = run("check", "推荐表.xlsx", "甲/推荐表.xlsx", "--annotate", "副本")
    assert result.exit_code == 2
    assert not Path("副本").exists()


def test_text_fits_80_columns(run, inbox):
    for language in ("zh", "en"):
        lines = run("--lang", language, "check", "推荐表.xlsx", "说明.xlsx").stdout.splitlines()
        assert [line for line in lines if console.columns(line) > 80] == []


def python(*words: str, **environment: str) -> subprocess.CompletedProcess:
    """Return what Python did in a process of its own, its output as bytes."""
    surroundings = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])} | environment
    return subprocess.run([sys.executable, *words], capture_output=True, env=surroundings)


def toolkit(*words: str, **environment: str) -> subprocess.CompletedProcess:
    """Return what ``python -m toolkit`` did."""
    return python("-m", "toolkit", *words, **environment)


def test_a_gbk_console_shows_all_but_what_it_lacks(inbox):
    answers = clean()
    answers.questions[1]["title_zh"] = "题目😀"
    Path("表 情.xlsx").write_bytes(filled_form(answers))
    done = toolkit("check", "表 情.xlsx", PYTHONIOENCODING="gbk")
    printed = done.stdout.decode("gbk")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "推荐问题!C5  题目“题目?”不以问号结尾" in printed
    assert "! 提醒" in printed


def test_json_is_utf8_on_a_gbk_console(inbox):
    done = toolkit("check", "--format", "json", "推荐表.xlsx", PYTHONIOENCODING="gbk")
    assert json.loads(done.stdout.decode("utf-8"))["files"][0]["unit"]["name"] == "中国化学会"


def test_an_ascii_console_crashes_no_check(inbox):
    done = toolkit("check", "推荐表.xlsx", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (1, b"")


def test_a_file_name_that_is_no_text_can_be_checked(inbox):
    name = os.fsdecode(b"\xff\xfe.xlsx")
    Path(name).write_bytes(filled_cleanly())
    for form in ("text", "json"):
        done = toolkit("check", name, "--format", form)
        assert (done.returncode, done.stderr) == (0, b"")


def test_what_is_perhaps_meant_is_told_beside_its_place(run, tmp_path):
    answers = clean()
    for row, wrong in enumerate(("演绎逻辑", "石墨烯", "1101410 证明论"), 1):
        answers.questions[row]["disciplines"] = wrong
    path = tmp_path / "推荐表.xlsx"
    path.write_bytes(filled_form(answers))
    shown = run("check", path).stdout.replace("\n        ", "")
    general = "请填写学科代码、名称或两者，多个用“；”分隔，例如“1101410 演绎逻辑学”。"
    assert [line.strip() for line in shown.splitlines() if "→" in line] == [
        f"→ 推荐问题!F5  是否为“1101410 演绎逻辑学”？{general}",
        f"→ {general}",
        f"→ 推荐问题!F7  是否为“1101410 演绎逻辑学”、“1101420 证明论”？{general}",
    ]


def test_the_newest_form_is_written_beside_the_copy_of_an_older_one(run, tmp_path):
    """Also where a file has the name that it would get."""
    typist = CellEditor(filled_cleanly())
    typist.type("_meta", "B1", "0")
    (tmp_path / "推荐表.xlsx").write_bytes(typist.save())
    (tmp_path / "推荐表 新版.xlsx").write_bytes(filled_cleanly())
    result = run("check", str(tmp_path / "推荐表.xlsx"), str(tmp_path / "推荐表 新版.xlsx"), "--annotate", str(tmp_path / "批注"))
    assert "推荐表 新版 (2).xlsx" in result.stderr
    assert sorted(path.name for path in (tmp_path / "批注").iterdir()) == [
        "推荐表 新版 (2).xlsx", "推荐表 新版.xlsx", "推荐表.xlsx"]
    newest = openpyxl.load_workbook(tmp_path / "批注" / "推荐表 新版 (2).xlsx")
    assert newest.sheetnames[:3] == ["校验意见", "迁移清单", "填报说明"]


LISTS = {
    "zh": ("请从下拉列表选择：前沿科学问题、工程技术难题、产业技术问题。", "不在本次可推荐的类型之内：全国学会、委托管理、学会联合体、企业科协",
           "不是理事长、主席、负责人", "另有 2 处：推荐问题!B8、推荐问题!B9"),
    "en": ("Choose from the list: 前沿科学问题, 工程技术难题, 产业技术问题.", "allowed: 全国学会, 委托管理, 学会联合体, 企业科协",
           "names none of 理事长, 主席, 负责人", "and 2 more: 推荐问题!B8, 推荐问题!B9"),
}


@pytest.mark.parametrize("language", LISTS)
def test_lists_in_sentences_are_written_as_the_language_does(run, tmp_path, language):
    answers = clean()
    answers.unit |= {"unit_type": "出版社", "presider_title": "秘书"}
    for row in range(1, 6):
        answers.questions[row]["category"] = "其他"
    file = tmp_path / "a.xlsx"
    file.write_bytes(filled_form(answers))
    told = "".join(run("--lang", language, "check", file).stdout.split())
    for said in LISTS[language]:
        assert said.replace(" ", "") in told
    assert ("、" in told) is (language == "zh")


def test_an_archive_is_checked_workbook_by_workbook(run, tmp_path, monkeypatch, faulty):
    monkeypatch.chdir(tmp_path)
    parcel = {"一/推荐表.xlsx": filled_cleanly(), "二/推荐表.xlsx": faulty, "签字.pdf": pdf(), "半个.pdf": pdf()[:50], "Thumbs.db": b"1"}
    Path("寄来.zip").write_bytes(in_gbk(parcel))
    result = run("check", "--format", "json", "--annotate", "批注", "寄来.zip")
    told = json.loads(result.stdout)
    assert [(file["path"], file["status"]) for file in told["files"]] == [
        ("寄来.zip/一/推荐表.xlsx", "clean"), ("寄来.zip/二/推荐表.xlsx", "findings"), ("寄来.zip/半个.pdf", "unreadable"),
    ]
    assert [finding["code"] for finding in told["files"][2]["findings"]] == ["file.unreadable"]
    assert told["files"][0]["sha256"] == hashlib.sha256(filled_cleanly()).hexdigest()
    assert told["summary"]["files"] == 3
    assert "寄来.zip 中另有 2 个文件不是推荐表，未按规则校验：Thumbs.db、签字.pdf" in result.stderr.replace("\n  ", "")
    assert "not checked by the rules: Thumbs.db, 签字.pdf" in run("--lang", "en", "check", "寄来.zip").stderr.replace("\n  ", " ")
    assert result.exit_code == 1
    assert sorted(path.name for path in Path("批注").iterdir()) == ["推荐表 (2).xlsx", "推荐表.xlsx"]


@pytest.mark.parametrize(("parcel", "code", "said"), [
    ({}, "file.unreadable", "压缩包里没有文件"),
    ({"签字.pdf": pdf()}, "file.not-xlsx", "没有推荐表的压缩包"),
])
def test_an_archive_without_a_workbook_is_one_finding(run, tmp_path, monkeypatch, parcel, code, said):
    monkeypatch.chdir(tmp_path)
    Path("寄来.zip").write_bytes(in_gbk(parcel))
    result = run("check", "--format", "json", "寄来.zip")
    (file,) = json.loads(result.stdout)["files"]
    assert (file["path"], file["status"], result.exit_code) == ("寄来.zip", "unreadable", 1)
    assert [finding["code"] for finding in file["findings"]] == [code]
    assert said in file["findings"][0]["message"]


@pytest.mark.parametrize(("name", "data", "code", "said", "todo"), [
    ("半个.pdf", pdf(3)[:200], "file.unreadable", "扫描件不完整，可能没有传完", "存为 PDF 或 JPG 后报送。另请报送填好的推荐表（.xlsx）。"),
    ("半个.jpg", picture("JPEG")[:30], "file.unreadable", "扫描件已损坏", "另请报送填好的推荐表（.xlsx）。"),
    ("照片.heic", b"\0\0\0\x18ftypheic" + bytes(40), "file.unreadable", "HEIC 照片", "另请报送填好的推荐表（.xlsx）。"),
    ("签字.pdf", pdf(2), "file.not-xlsx", "文件内容是 PDF 文件", "请把内容填入下发给本单位的推荐表"),
    ("厚.pdf", pdf(2) + bytes(21_000_000) + pdf(2), "file.not-xlsx", "文件内容是 PDF 文件", "请把内容填入下发给本单位的推荐表"),
    ("签字.png", picture("PNG"), "file.not-xlsx", "文件内容是图片", "请把内容填入下发给本单位的推荐表"),
])
def test_a_scan_in_place_of_a_workbook_is_told_as_it_is_and_the_workbook_asked_for(run, tmp_path, monkeypatch, name, data, code, said, todo):
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(data)
    (file,) = json.loads(run("check", "--format", "json", name).stdout)["files"]
    (finding,) = file["findings"]
    assert (file["status"], finding["code"]) == ("unreadable", code)
    assert said in finding["message"]
    assert todo in finding["remedy"]


def test_an_archive_with_nothing_but_a_damaged_scan_lacks_its_workbook_too(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("寄来.zip").write_bytes(in_gbk({"半个.pdf": pdf()[:50]}))
    files = json.loads(run("check", "--format", "json", "寄来.zip").stdout)["files"]
    assert [(file["path"], file["findings"][0]["code"]) for file in files] == [
        ("寄来.zip/半个.pdf", "file.unreadable"), ("寄来.zip", "file.not-xlsx")]


def test_a_name_within_an_archive_is_no_place_on_the_disk(run, tmp_path, monkeypatch):
    (tmp_path / "里").mkdir()
    monkeypatch.chdir(tmp_path / "里")
    Path("寄来.zip").write_bytes(in_gbk({"../../con.xlsx": filled_cleanly(), "/a:b?.xlsx": filled_cleanly()}))
    run("check", "--annotate", "批注", "寄来.zip")
    assert sorted(path.name for path in Path("批注").iterdir()) == ["_con.xlsx", "a_b_.xlsx"]
    assert [path.name for path in tmp_path.iterdir()] == ["里"]


@pytest.fixture
def parcel(tmp_path, monkeypatch, faulty) -> Path:
    """A folder with blanks in its name: workbooks of one name in two subfolders, a scan, what systems leave."""
    monkeypatch.chdir(tmp_path)
    folder = Path("四月 收件")
    for name, data in {"三月/推荐表.xlsx": filled_cleanly(), "四月/推荐表.xlsx": faulty, "签字.pdf": pdf(), "半个.pdf": pdf()[:50],
                       "~$推荐表.xlsx": b"1", "Thumbs.db": b"1", "寄来.zip": in_gbk({"推荐表.xlsx": filled_cleanly()})}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def test_a_folder_is_checked_file_by_file(run, parcel):
    """Scans that can be opened came along with the workbooks, as in an archive."""
    result = run("check", "--format", "json", "--annotate", "批注", parcel)
    told = json.loads(result.stdout)
    assert [(file["path"], file["status"]) for file in told["files"]] == [
        ("四月 收件/三月/推荐表.xlsx", "clean"), ("四月 收件/半个.pdf", "unreadable"), ("四月 收件/四月/推荐表.xlsx", "findings"),
        ("四月 收件/寄来.zip/推荐表.xlsx", "clean"),
    ]
    assert "四月 收件 中另有 1 个文件不是推荐表，未按规则校验：签字.pdf" in result.stderr.replace("\n  ", "")
    assert sorted(path.name for path in Path("批注").iterdir()) == ["推荐表 (2).xlsx", "推荐表 (3).xlsx", "推荐表.xlsx"]
    assert result.exit_code == 1


def test_a_copy_never_takes_the_place_of_what_is_in_a_folder(run, parcel, faulty):
    for folder in ("四月 收件/四月", "四月 收件"):
        result = run("check", parcel, "--annotate", folder)
        assert (result.exit_code, result.stdout) == (2, "")
    assert (parcel / "四月" / "推荐表.xlsx").read_bytes() == faulty


def test_a_folder_without_files_and_a_campaigns_folder_are_told(run, new_folder, tmp_path):
    (tmp_path / "空").mkdir()
    for path, told in ((tmp_path / "空", "中没有可以校验的文件"), (new_folder / "inbox", "中没有可以校验的文件"),
                       (new_folder, f"收到的推荐表在“{new_folder / 'inbox'}”")):
        result = run("check", path)
        assert (result.exit_code, result.stdout) == (2, "")
        assert told in result.stderr
    assert "is a campaign folder" in run("--lang", "en", "check", new_folder).stderr
