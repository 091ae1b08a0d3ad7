"""``toolkit question`` and ``toolkit import``: out as Word forms, in from Word documents."""

from pathlib import Path

import pytest

from tests.support.filled_forms import filled_cleanly, issued
from tests.support.ole2_files import ole2
from tests.support.readings import submitted
from tests.support.word_documents import document_from_xml, document_of, heading, paragraph_xml


@pytest.fixture
def workbook(tmp_path) -> Path:
    path = tmp_path / "A-06 中国化学会.xlsx"
    path.write_bytes(issued("A-06"))
    return path


def document(folder: Path, name: str, *items) -> Path:
    path = folder / name
    path.write_bytes(document_of(*items))
    return path


def test_import_brings_questions_in_and_keeps_what_was(run, tmp_path, workbook):
    first = document(tmp_path, "甲.docx", "题目：甲？", heading("问题描述"), "描述。")
    second = document(tmp_path, "乙.docx", "题目：乙？", "问题描述：描述。")
    result = run("import", first, second, "--into", workbook)
    assert result.stdout.splitlines()[:3] == [
        str(first),
        "  ✓ “甲？”→ 推荐问题第 5 行（序号 1）",
        "    文档中没有：问题类别、题目（英文）、所属领域、所属学科、关键词（中文）、关键",
    ]
    assert result.exit_code == 0
    assert [question.text("title_zh") for question in submitted(workbook.read_bytes()).questions] == ["甲？", "乙？"]
    assert Path(f"{workbook}.bak").read_bytes() == issued("A-06")
    assert result.stdout.splitlines()[-1] == f"导入前的推荐表存为 {workbook}.bak"


def test_a_second_import_keeps_every_earlier_state(run, tmp_path, workbook):
    for name in "甲乙":
        run("import", document(tmp_path, f"{name}.docx", f"题目：{name}？", "问题描述：描述。"), "--into", workbook)
    states = [Path(f"{workbook}{end}").read_bytes() for end in (".bak", ".bak1", "")]
    assert [len(submitted(state).questions) for state in states] == [0, 1, 2]


def test_import_into_another_workbook(run, tmp_path, workbook):
    first, other = document(tmp_path, "甲.docx", "题目：甲？"), tmp_path / "新.xlsx"
    assert run("import", first, "--into", workbook, "--output", other).exit_code == 0
    assert workbook.read_bytes() == issued("A-06")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["A-06 中国化学会.xlsx", "新.xlsx", "甲.docx"]
    again = run("import", first, "--into", workbook, "--output", other)
    assert (again.exit_code, again.stderr) == (2, f"“{other}”已存在，没有覆盖。请换一个文件名。\n")


def test_import_lists_what_was_not_placed_without_personal_data(run, tmp_path, workbook):
    first = document(tmp_path, "甲.docx", "请联系 13912345678 或 wang@example.org", "题目：甲？", "问题描述：描述。", [["年份", "数值"]])
    result = run("import", first, "--into", workbook)
    assert [line for line in result.stdout.splitlines() if line.startswith("  - ")] == [
        "  - 第 1 段：第一个栏目之前的文字：“请联系 ＊＊＊ 或 ＊＊＊”", "  - 第 1 个表格第 1 行：表格中的内容：“年份 | 数值”",
    ]  # fmt: skip
    assert result.stdout.splitlines()[-1] == "有 2 处内容未放入推荐表，请按上面所列人工处理。"
    assert result.exit_code == 1


def test_import_lists_headers_and_footers(run, tmp_path, workbook):
    first = tmp_path / "甲.docx"
    first.write_bytes(document_of("题目：甲？", header="某学会推荐", footer="第 1 页"))
    result = run("import", first, "--into", workbook)
    assert "  - 正文之外：页眉或页脚中的文字：“某学会推荐”" in result.stdout.splitlines()
    assert "outside the text: text in a header or footer" in run("--lang", "en", "import", first, "--into", workbook).stdout


def test_a_file_that_cannot_be_read_stops_no_other(run, tmp_path, workbook):
    (tmp_path / "旧.doc").write_bytes(ole2({"WordDocument": b""}))
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04")
    good = document(tmp_path, "甲.docx", "题目：甲？")
    result = run("import", tmp_path / "旧.doc", tmp_path / "坏.docx", good, "--into", workbook)
    assert result.exit_code == 1
    said = "".join(result.stdout.split())
    assert "旧.doc是旧版Word文档（.doc）" in said
    assert "坏.docx已损坏或不完整" in said
    assert len(submitted(workbook.read_bytes()).questions) == 1


def test_nothing_to_bring_in_changes_nothing(run, tmp_path, workbook):
    letter = tmp_path / "信.docx"
    letter.write_bytes(document_from_xml(paragraph_xml("请查收。")))
    result = run("--lang", "en", "import", letter, "--into", workbook)
    assert result.exit_code == 1
    assert "No question was brought in; the workbook was not changed." in result.stdout
    assert [path.name for path in tmp_path.iterdir() if "xlsx" in path.name] == [workbook.name]


def test_what_is_no_workbook_of_ours_takes_no_question(run, tmp_path):
    first = document(tmp_path, "甲.docx", "题目：甲？")
    result = run("import", first, "--into", first)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{first}: ")
    assert result.stdout == ""


def test_a_full_workbook_takes_none(run, tmp_path, workbook):
    many = [document(tmp_path, f"{number}.docx", f"题目：第{number}题？") for number in range(31)]
    result = run("import", *many, "--into", workbook)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "推荐表只剩 30 个空行，放不下全部问题；一个也没有导入。请减少文档，或先清理推荐表。\n"
    assert workbook.read_bytes() == issued("A-06")


def test_question_writes_forms_that_import_gives_back(run, tmp_path, workbook):
    sent, folder = tmp_path / "填好.xlsx", tmp_path / "问题"
    sent.write_bytes(filled_cleanly())
    result = run("question", sent, "--into", folder)
    assert result.stdout == f"已写出 12 份 Word 撰写格式：{folder}\n"
    forms = sorted(folder.iterdir(), key=lambda path: int(path.name.split()[1]))
    assert run("import", *forms, "--into", workbook).exit_code == 0
    before, after = submitted(filled_cleanly()).questions, submitted(workbook.read_bytes()).questions
    assert [question.texts for question in after] == [question.texts for question in before]


def test_question_by_its_number(run, tmp_path):
    sent, folder = tmp_path / "填好.xlsx", tmp_path / "问题"
    sent.write_bytes(filled_cleanly())
    assert run("question", sent, "--serial", 2, "--serial", 4, "--into", folder).exit_code == 0
    assert sorted(path.name.split()[1] for path in folder.iterdir()) == ["02", "04"]
    wrong = run("question", sent, "--serial", 99, "--into", folder)
    assert (wrong.exit_code, wrong.stderr) == (2, "推荐表中没有序号为 99 的问题。\n")


def test_a_blank_form_and_no_form_that_was_filled_in_is_overwritten(run, tmp_path):
    assert run("question", "--into", tmp_path).exit_code == 0
    blank = tmp_path / "问题难题撰写格式（空白）.docx"
    assert run("question", "--into", tmp_path).exit_code == 0
    filled = document_of("题目：甲？")
    blank.write_bytes(filled)
    again = run("question", "--into", tmp_path)
    assert (again.exit_code, blank.read_bytes()) == (2, filled)
    assert f"“{blank}”已存在且内容不同" in again.stderr


def test_a_campaign_folders_own_labels_are_used(run, new_folder, tmp_path):
    assert run("-C", new_folder, "question", "--into", tmp_path / "表").exit_code == 0
    assert len(list((tmp_path / "表").iterdir())) == 1
