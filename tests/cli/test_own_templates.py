"""The campaign folder's own look of workbooks and Word forms: in force once changed, refused where it is of no use."""

from pathlib import Path

import docx
import openpyxl
import pytest
from openpyxl.styles import Font

STYLES, WORD_FORM = "推荐表样式.xlsx", "撰写格式.docx"


def restyle(folder: Path, change) -> None:
    """Change the folder's copy of the look of workbooks, as staff do in Excel."""
    book = openpyxl.load_workbook(folder / STYLES)
    change(book)
    book.save(folder / STYLES)


def in_kai(book: openpyxl.Workbook) -> None:
    next(style for style in book._named_styles if style.name == "标题").font = Font(name="楷体", size=26)


def issued(folder: Path) -> list[Path]:
    return sorted(folder.glob("output/issued/*"))


def test_a_restyled_workbook_is_what_is_issued(run, new_folder):
    restyle(new_folder, in_kai)
    assert run("-C", new_folder, "issue", "--unit", "A-06").exit_code == 0
    (path,) = issued(new_folder)
    font = openpyxl.load_workbook(path)["单位信息"]["A1"].font
    assert (font.name, font.size) == ("楷体", 26)


def test_one_left_as_it_was_copied_changes_nothing(run, new_folder):
    run("-C", new_folder, "issue", "--unit", "A-06")
    (path,) = issued(new_folder)
    before = path.read_bytes()
    (new_folder / STYLES).unlink()
    run("-C", new_folder, "issue", "--unit", "A-06")
    assert path.read_bytes() == before


BROKEN = {
    "no workbook": (lambda folder: (folder / STYLES).write_text("样式"), "“推荐表样式.xlsx”不是能够打开的 Excel 工作簿"),
    "a sheet is missing": (lambda folder: restyle(folder, lambda book: book.remove(book["自检"])),
                           "“推荐表样式.xlsx”缺少所需的工作表、名称或样式：自检；没有写出任何文件。"),
    "a name is missing": (lambda folder: restyle(folder, lambda book: book.defined_names.pop("开篇")),
                          "“推荐表样式.xlsx”缺少所需的工作表、名称或样式：开篇；没有写出任何文件。"),
}


@pytest.mark.parametrize("kind", BROKEN)
@pytest.mark.parametrize("words", [("issue", "--unit", "A-06"), ("aggregate", "--batch", "一"), ("check", "{}", "--annotate", "{}")],
                         ids=lambda words: words[0])
def test_one_that_is_of_no_use_is_refused_before_anything_is_written(run, new_folder, tmp_path, kind, words):
    spoil, told = BROKEN[kind]
    spoil(new_folder)
    places = iter((new_folder / "campaign.xlsx", tmp_path / "副本"))
    result = run("-C", new_folder, *(str(next(places)) if word == "{}" else word for word in words))
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert (sorted(new_folder.glob("output/*")), (tmp_path / "副本").exists()) == ([], False)


def test_a_file_of_nearly_its_name_is_told(run, new_folder):
    (new_folder / "推荐表样式(1).xlsx").write_bytes(b"")
    (new_folder / "撰写格式 新.docx").write_bytes(b"")
    issue = run("-C", new_folder, "issue", "--unit", "A-06")
    form = run("-C", new_folder, "question", "--into", new_folder / "给专家")
    assert "提示：“推荐表样式(1).xlsx”没有采用；只有名称恰为“推荐表样式.xlsx”的文件才作为模板。" in "".join(issue.stderr.split("\n    "))
    assert "提示：“撰写格式 新.docx”没有采用；只有名称恰为“撰写格式.docx”的文件才作为模板。" in "".join(form.stderr.split("\n    "))
    assert (issue.exit_code, form.exit_code) == (0, 0)


def change_form(folder: Path, change) -> None:
    document = docx.Document(folder / WORD_FORM)
    change(document)
    document.save(folder / WORD_FORM)


def wide_and_red(document) -> None:
    document.styles["征集栏目"].font.color.rgb = docx.shared.RGBColor(0xC0, 0, 0)
    document.sections[0].left_margin = document.sections[0].right_margin = docx.shared.Cm(2)


def test_a_restyled_word_form_is_what_scientists_get(run, new_folder):
    change_form(new_folder, wide_and_red)
    assert run("-C", new_folder, "question", "--into", new_folder / "给专家").exit_code == 0
    (path,) = (new_folder / "给专家").iterdir()
    document = docx.Document(path)
    assert str(document.styles["征集栏目"].font.color.rgb) == "C00000"
    widths = [int(column.get(docx.oxml.ns.qn("w:w"))) for column in document.tables[0]._tbl.tblGrid.gridCol_lst]
    assert sum(widths) == pytest.approx((21 - 2 * 2) / 2.54 * 1440, abs=2)  # A4 between two margins of 2 cm


@pytest.mark.parametrize(("spoil", "told"), [
    (lambda folder: (folder / WORD_FORM).write_bytes(b"PK"), "“撰写格式.docx”不是能够打开的 Word 文档"),
    (lambda folder: change_form(folder, lambda document: document.styles["征集提示"].delete()),
     "“撰写格式.docx”缺少所需的工作表、名称或样式：征集提示；没有写出任何文件。"),
], ids=["no document", "a style is missing"])
def test_a_word_form_that_is_of_no_use_is_refused(run, new_folder, spoil, told):
    spoil(new_folder)
    result = run("-C", new_folder, "question", "--into", new_folder / "给专家")
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert not (new_folder / "给专家").exists()


def test_it_is_said_in_english_too(run, new_folder):
    (new_folder / STYLES).write_bytes(b"x")
    result = run("--lang", "en", "-C", new_folder, "issue", "--unit", "A-06")
    assert result.stderr.splitlines()[-1] == (
        "“推荐表样式.xlsx” is no Excel workbook (.xlsx) that can be opened; nothing was written. "
        "Mend it, or delete it to use the toolkit's own.")
