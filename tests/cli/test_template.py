"""`toolkit template`: a template is checked before it is used, and its fields are written out."""

import json
from pathlib import Path

import openpyxl
import pytest

from tests.support.broken_templates import BROKEN, NAME, edited, packaged, retype
from toolkit import __version__
from toolkit.campaign.preset import load_preset
from toolkit.pool import reading_pool
from toolkit.templates.kinds import document_templates

KINDS = len(document_templates(load_preset("2023")))

FAULTY = """\
{path}
  按“遴选推荐报告.docx”模板检查（文件名相近；用时须改回原名）
  ✗ 有 2 处须改正：
    1. 首个标题之前，第 1 段“{{{{ campaign.nmae }}}}”：没有名为“nmae”的内容。是
       否指“name”（征集活动名称）？
    2. “征集与推荐数量”之下，第 1 段“共征集问题难题 {{{{ unit.collected + 1 }}}}
       个，经遴选推荐 {{{{ total.questions …”：用示例数据试填时填不出来：把文
       字、数字或清单用作了别的。
    写出 81 项内容、2 个图表。
  ! 没有下列内容的标签，文档中不会出现：征集活动名称。
  · 可选而未用的内容 50 项：问题类别、问题所属领域、题目所在单元格、英文题目
    （一览）、问题的各栏目（一览）、问题的各部分正文（一览）、题目所在单元格（一
    览）、平均分（一览）等；全部内容见 toolkit template fields。
不在活动文件夹中，按 2023 预设的栏目检查。
"""

SOUND = """\
遴选结果通知.docx
  按“遴选结果通知.docx”模板检查（依文件名）
  ✓ 可以使用：用示例数据试填，核对无误。
    写出 23 项内容。
  · 可选而未用的内容 1 项：通知文件名；全部内容见 toolkit template fields。
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def faulty() -> bytes:
    """A template with a misspelt field, and a sum of a text that only a trial tells."""
    return edited(lambda document: (retype(document, "{{ campaign.name }}", "{{ campaign.nmae }}"),
                                    retype(document, "{{ unit.collected }}", "{{ unit.collected + 1 }}")))


def test_a_faulty_template_is_told_with_all_its_faults(run, here):
    (here / "遴选推荐报告-修改.docx").write_bytes(faulty())
    result = run("template", "check", "遴选推荐报告-修改.docx")
    assert result.stdout == FAULTY.format(path="遴选推荐报告-修改.docx")
    assert (result.exit_code, result.stderr) == (1, "")


def test_a_sound_one_is_told_with_what_it_prints_and_leaves_out(run, made_folder, monkeypatch):
    monkeypatch.chdir(made_folder)
    result = run("template", "check", "遴选结果通知.docx")
    assert (result.exit_code, result.stdout, result.stderr) == (0, SOUND, "")


def test_what_is_found_is_given_to_programs_too(run, here):
    (here / NAME).write_bytes(faulty())
    (here / "旧.doc").write_bytes(BROKEN["document of Word 97"]())
    result = run("template", "check", NAME, "旧.doc", "--format", "json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told["toolkit"], told["campaign"]) == (2, __version__, "2023")
    report, old = told["files"]
    assert {name: report[name] for name in ("path", "status", "template", "told_by", "trial", "values", "charts", "charts_left_out", "lacking")} == {
        "path": NAME, "status": "faults", "template": NAME, "told_by": "name", "trial": "failed", "values": 81, "charts": 2,
        "charts_left_out": [], "lacking": None,
    }  # fmt: skip
    assert report["faults"][0] == {
        "code": "unknown", "where": "首个标题之前，第 1 段", "around": "{{ campaign.nmae }}", "found": "nmae", "meant": "name",
        "place": {"part": "text", "heading": "", "text_box": False, "paragraph": 1, "table": 0, "row": 0, "column": 0},
        "message": "没有名为“nmae”的内容。是否指“name”（征集活动名称）？",
    }  # fmt: skip
    assert report["left_out"] == ["campaign.name"]
    assert "source.sha256" in report["unused"]
    assert old == {"path": "旧.doc", "status": "unreadable", "message":
                   "Word 模板无法使用，文件其实是：Word 97-2003 或 WPS 文字文档（.doc、.wps）。请在 Word 或 WPS 中打开，另存为“Word 文档（.docx）”；只改扩展名不行。"}  # fmt: skip


def test_a_file_that_is_no_template_stops_no_other_and_ends_with_2(run, here):
    (here / "说明.docx").write_bytes(b"text")
    (here / NAME).write_bytes(packaged())
    result = run("template", "check", "说明.docx", NAME)
    assert result.exit_code == 2
    assert result.stdout.startswith("说明.docx\n  ✗ Word 模板无法使用，文件其实是：纯文本（.txt、.csv）。")
    assert "✓ 可以使用" in result.stdout


def test_staff_may_say_which_template_a_file_is(run, here):
    (here / "新样式.docx").write_bytes(edited(lambda document: None))
    known = run("template", "check", "新样式.docx")
    assert "按“遴选推荐报告.docx”模板检查（依其中的标签；用时须改为该名）" in known.stdout
    other = run("template", "check", "新样式.docx", "--as", "入选名单")
    assert (other.exit_code, "按“入选名单.docx”模板检查（由 --as 指定）" in other.stdout) == (1, True)
    wrong = run("template", "check", "新样式.docx", "--as", "汇报")
    assert (wrong.exit_code, "没有名为“汇报”的模板；可选的有：遴选推荐报告、" in wrong.stdout.replace("\n    ", "")) == (2, True)


def test_the_fields_of_a_campaign_folder_decide_in_it(run, new_folder):
    """Here a field of the committee's list that staff called otherwise."""
    book = openpyxl.load_workbook(new_folder / "campaign.xlsx")
    (row,) = [row for row in book["字段"].iter_rows() if row[1].value == "member_title"]
    assert row[2].value == "职称"
    row[2].value = "专业技术职务"
    book.save(new_folder / "campaign.xlsx")
    (new_folder / NAME).write_bytes(edited(lambda document: retype(document, "{{ member.member_title }}", "略")))
    result = run("-C", new_folder, "template", "check", new_folder / NAME)
    assert "! 没有下列内容的标签，文档中不会出现：专业技术职务。" in result.stdout
    assert "预设" not in result.stdout


@pytest.mark.parametrize(("name", "spoil", "status", "told"), [
    ("推荐表样式.xlsx", None, 0, "✓ 可以使用：所需的样式、工作表和名称都在。"),
    ("撰写格式.docx", None, 0, "✓ 可以使用：所需的样式、工作表和名称都在。"),
    ("推荐表样式.xlsx", lambda path: _without_sheet(path, "自检"), 1, "✗ “推荐表样式.xlsx”缺少所需的工作表、名称或样式：自检；"),
    ("推荐表样式.xlsx", lambda path: path.write_bytes(b"x"), 2, "✗ “推荐表样式.xlsx”不是能够打开的 Excel 工作簿（.xlsx）"),
])  # fmt: skip
def test_the_looks_of_forms_are_checked_too(run, new_folder, name, spoil, status, told):
    if spoil:
        spoil(new_folder / name)
    result = run("-C", new_folder, "template", "check", new_folder / name)
    assert (result.exit_code, told in result.stdout.replace("\n    ", "")) == (status, True)


def _without_sheet(path: Path, title: str) -> None:
    book = openpyxl.load_workbook(path)
    book.remove(book[title])
    book.save(path)


@pytest.mark.parametrize("broken", ["loop around half a row", "what only a trial tells", "document of Word 97"])
def test_a_broken_template_stops_reports_before_anything_is_written(run, new_folder, broken):
    (new_folder / NAME).write_bytes(BROKEN[broken]())
    before = sorted(new_folder.rglob("*"))
    result = run("-C", new_folder, "report", "--all")
    reading_pool().end()  # where the work of the report was waited for
    assert (result.exit_code, result.stdout, sorted(new_folder.rglob("*"))) == (2, "", before)
    (told,) = json.loads(run("-C", new_folder, "template", "check", new_folder / NAME, "--format", "json").stdout)["files"]
    sentences = [fault["message"] for fault in told["faults"]] if "faults" in told else [told["message"]]
    assert sentences
    assert [sentence for sentence in sentences if sentence not in result.stderr] == []


def test_fields_and_explained_templates_go_into_the_output_of_the_campaign(run, new_folder):
    result = run("-C", new_folder, "template", "fields")
    folder = new_folder / "output" / "模板"
    assert (result.exit_code, result.stdout) == (0, f"已写出 {1 + KINDS} 个文件，存入 {folder}\n")
    assert len(list(folder.iterdir())) == 1 + KINDS
    checked = run("-C", new_folder, "template", "check", *sorted(folder.glob("*.docx")))
    assert (checked.exit_code, checked.stdout.count("✓")) == (0, KINDS)


def test_without_a_campaign_they_go_below_the_current_folder_or_where_asked(run, here):
    assert run("template", "fields").stdout == f"已写出 {1 + KINDS} 个文件，存入 模板\n"
    assert run("--lang", "en", "template", "fields", "--into", "给工作人员").stdout == f"{1 + KINDS} file(s) written into 给工作人员\n"
    names = [sorted(path.name for path in Path(folder).iterdir()) for folder in ("模板", "给工作人员")]
    assert (len(names[0]), names[0]) == (1 + KINDS, names[1])


def test_an_explained_template_saved_under_the_plain_name_is_in_force(run, new_folder):
    run("-C", new_folder, "template", "fields")
    (new_folder / NAME).write_bytes((new_folder / "output/模板/遴选推荐报告（带说明）.docx").read_bytes())
    result = run("-C", new_folder, "template", "check", new_folder / NAME)
    assert (result.exit_code, "（依文件名）" in result.stdout) == (0, True)
