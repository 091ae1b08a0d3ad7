"""``toolkit aggregate`` and ``toolkit report``: a month's inbox and what is made of it."""

import errno
import os
import re
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from tests.support.filled_forms import IN_TIME, clean, filled_cleanly, filled_form
from tests.support.rendered_documents import altered_package
from toolkit.campaign.model import CHINA_TIME
from toolkit.campaign.preset import load_preset
from toolkit.demo.answers import clean_answers
from toolkit.documents.template import packaged_template

CAMPAIGN = load_preset("2023")


def one_title_twice() -> bytes:
    """Return the workbook of 中国物理学会 with one title given twice."""
    answers = clean_answers(CAMPAIGN, CAMPAIGN.unit_of["A-02"], 3)
    answers.questions[2]["title_zh"] = answers.questions[1]["title_zh"]
    return filled_form(answers, "A-02")


@pytest.fixture(scope="module")
def month(run, tmp_path_factory) -> Path:
    """A campaign folder with an accepted, a returned, a superseded and an unreadable workbook."""
    folder = tmp_path_factory.mktemp("月") / "征集 2023"
    assert run("init", folder).exit_code == 0
    inbox = folder / "inbox"
    (inbox / "三月").mkdir()
    earlier = clean()
    earlier.remove_question(1)
    (inbox / "三月" / "中国化学会.xlsx").write_bytes(filled_form(earlier, "A-06"))
    (inbox / "中国化学会 更正.xlsx").write_bytes(filled_cleanly())
    (inbox / "中国物理学会.xlsx").write_bytes(one_title_twice())
    (inbox / "说明.xlsx").write_text("不是工作簿", encoding="utf-8")
    for hour, path in enumerate((inbox / "三月" / "中国化学会.xlsx", *inbox.glob("*.xlsx"))):
        moment = IN_TIME.timestamp() + hour * 3600
        os.utime(path, (moment, moment))
    return folder


@pytest.fixture
def folder(month, tmp_path) -> Path:
    """A copy of that folder, times included, to work on."""
    return Path(shutil.copytree(month, tmp_path / "征集 2023"))


def test_aggregate_says_how_the_counts_conserve(run, folder):
    result = run("-C", folder, "aggregate", "--batch", "2023-04")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "✓ 文件：收到 4 ＝ 受理 1 ＋ 退回 1 ＋ 被取代 1 ＋ 无法读取 1 ＋ 排除 0 ＋ 附件 0",
        "✓ 问题：收到 35 ＝ 受理 12 ＋ 退回 12 ＋ 被取代 11 ＋ 无法读取 0 ＋ 排除 0",
        "  各数分别清点，均非相减所得；两行都相符。",
        "尚未报送的单位 208 个，其中必须推荐的 0 个。",
        "函件：新 2 份，已变化 0 份，同上批、未重写 0 份，见汇总表“本批发函”。",
        "待人工确认、未发函的来件 1 个，见汇总表“文件记录”。",
        f"已写入 {folder / 'output' / '2023-04'}：汇总表.xlsx、dashboard.html、returned/、letters/、batch.json",
    ]
    assert result.stderr.splitlines()[0] == "[1/4] 三月/中国化学会.xlsx"


def test_aggregate_in_english_with_nothing_in_the_inbox(run, new_folder):
    result = run("--lang", "en", "-C", new_folder, "aggregate", "--batch", "1")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-3:] == [
        "210 units have sent nothing, 0 of which must recommend.",
        "letters: 0 new, 0 changed, 0 the same as before and not written again; see sheet 本批发函 of the master workbook.",
        f"Written to {new_folder / 'output' / '1'}: 汇总表.xlsx, dashboard.html, returned/, letters/, batch.json",
    ]


def test_a_batch_is_named_after_the_month_unless_it_has_a_name(run, new_folder):
    before = datetime.now(CHINA_TIME)
    assert run("-C", new_folder, "aggregate").exit_code == 0
    after = datetime.now(CHINA_TIME)
    (made,) = (new_folder / "output").iterdir()
    assert made.name in {f"{day:%Y-%m}" for day in (before, after)}
    assert re.fullmatch(r"\d{4}-\d{2}", made.name)


def letter_of(folder: Path, batch: str) -> str:
    return (folder / "output" / batch / "letters" / "A-02 中国物理学会 退回修改通知.txt").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(("words", "day", "by"), [
    (("--batch", "2023-04", "--date", "2023-04-13"), "2023年4月13日", "于 2023年4月20日 23:59 前重新报送"),
    (("--batch", "四月", "--date", "2023年4月20日"), "2023年4月20日", "于 2023年4月20日 23:59 前重新报送"),
    (("--batch", "2023-04", "--date", "20231115"), "2023年11月15日", "尽快重新报送"),
    (("--batch", "2023-04"), "2023年4月30日", "尽快重新报送"),
    (("--batch", "2023-04-12"), "2023年4月12日", "于 2023年4月20日 23:59 前重新报送"),
])
def test_letters_bear_the_date_that_is_asked_for_or_that_of_the_batch(run, folder, words, day, by):
    assert run("-C", folder, "aggregate", *words).exit_code == 1
    said = letter_of(folder, words[1])
    assert said.splitlines()[-2] == day
    assert by in said


def test_a_batch_that_is_named_after_no_day_bears_that_of_today(run, folder):
    before = datetime.now(CHINA_TIME)
    assert run("-C", folder, "aggregate", "--batch", "补报").exit_code == 1
    after = datetime.now(CHINA_TIME)
    assert letter_of(folder, "补报").splitlines()[-2] in {f"{day.year}年{day.month}月{day.day}日" for day in (before, after)}


@pytest.mark.parametrize("day", ["昨天", "2023-02-30", "12/4/2023", ""])
def test_what_is_no_date_is_refused(run, folder, day):
    result = run("-C", folder, "aggregate", "--date", day)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[0] == "--date DATE 的值不对：应为日期，例如 2023-04-12。"


def test_files_that_are_open_elsewhere_are_named_at_the_end_and_the_status_is_3(run, folder, monkeypatch):
    replace = Path.replace

    def held(self: Path, target: Path) -> Path:
        if target.suffix == ".xlsx":
            raise PermissionError(errno.EACCES, "Access is denied", str(self), None, str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held)
    result = run("-C", folder, "aggregate", "--batch", "2023-04")
    assert result.exit_code == 3
    assert result.stdout.splitlines()[-3:] == [
        "未能写入或删除的文件 2 个：",
        f"  {Path('returned', 'A-02 中国物理学会.xlsx')}：正在 Excel、WPS 或其他程序中打开，或设为只读；请关闭该文件",
        "  汇总表.xlsx：正在 Excel、WPS 或其他程序中打开，或设为只读；请关闭该文件",
    ]
    assert result.stderr.splitlines()[-1] == (
        "其余文件已写入；本批尚不完整，没有 batch.json。请关闭打开的文件、排除上列原因后，再运行一次。"
    )
    assert ".tmp" not in result.output
    assert not (folder / "output" / "2023-04" / "batch.json").exists()
    assert len(list((folder / "output" / "2023-04" / "letters").iterdir())) == 4


def test_of_many_files_that_could_not_be_written_for_one_reason_ten_are_named(run, folder, monkeypatch):
    for number in range(10):
        shutil.copy2(folder / "inbox" / "说明.xlsx", folder / "inbox" / f"A-{number + 10} 坏.xlsx")

    def full(handle: int) -> None:
        if "output" in Path(f"/proc/self/fd/{handle}").readlink().parts:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = run("--lang", "en", "-C", folder, "aggregate", "--batch", "2023-04")
    assert result.exit_code == 3
    lines = result.stdout.splitlines()
    (first,) = [number for number, line in enumerate(lines) if line.startswith("Files that could not be written")]
    assert lines[first] == "Files that could not be written or removed (27):"
    assert [line.endswith(": the disk is full") for line in lines[first + 1 :]] == [True] * 10 + [False]
    assert lines[-1] == "  17 more, for the reason in the line above."


@pytest.mark.parametrize("name", ["../2023", "a/b", "issued", "Reports", "", " ", "CON"])
def test_a_name_that_is_no_folder_of_its_own_is_refused(run, folder, name):
    before = sorted(folder.rglob("*"))
    result = run("-C", folder, "aggregate", "--batch", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1].startswith(f"批次名“{name}”不能用作文件夹名，或与 issued、reports、review、notices、book、tracking、模板 重名")
    assert sorted(folder.rglob("*")) == before


def test_reports_for_all_that_count(run, folder):
    result = run("-C", folder, "report", "--all")
    reports = folder / "output" / "reports"
    assert result.exit_code == 0
    assert result.stdout.startswith(f"已生成 2 份遴选推荐报告：{reports}（")
    assert sorted(path.name for path in reports.iterdir()) == [
        "A-02 中国物理学会 遴选推荐报告.docx", "A-06 中国化学会 遴选推荐报告.docx",
    ]


def test_a_report_for_a_unit_by_code_or_name(run, folder):
    for name in ("A-06", "中国化学会"):
        assert run("-C", folder, "report", name).exit_code == 0
        (report,) = (folder / "output" / "reports").iterdir()
        assert report.name == "A-06 中国化学会 遴选推荐报告.docx"


def test_all_accepted_questions_in_one_document(run, folder):
    result = run("-C", folder, "report", "--questions")
    assert result.exit_code == 0
    path = folder / "output" / "reports" / "问题汇编.docx"
    assert result.stdout.replace("\n", "").replace(" ", "").startswith(f"已生成问题汇编：{path}（".replace(" ", ""))
    assert [*path.parent.iterdir()] == [path]


@pytest.mark.parametrize("words", [(), ("A-06", "--questions"), ("--all", "--questions"), ("A-06", "--all")])
def test_units_or_all_or_the_questions(run, folder, words):
    result = run("-C", folder, "report", *words)
    assert result.exit_code == 2
    assert "三者取一" in result.stderr


def test_no_report_for_a_unit_that_sent_nothing(run, folder):
    result = run("-C", folder, "report", "A-06", "A-01")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1] == "收件箱中没有“A-01”可以读取的推荐表。"
    assert not (folder / "output" / "reports").exists()


@pytest.mark.parametrize(("written", "meant"), [
    ("中国化学学会", "中国化学会"), ("化学会", "中国化学会"), ("A6", "中国化学会"),  # sent
    ("中国数学学会", "中国数学会"),  # on the roster, has not sent
    ("某某公司", ""),
])
def test_a_report_for_an_unknown_unit_is_refused_with_the_names_near_it(run, folder, written, meant):
    for language, near in (("zh", f"是否指：{meant}？"), ("en", f" Did you mean {meant}?")):
        result = run("--lang", language, "-C", folder, "report", written)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.splitlines()[-1].endswith(near if meant else "。" if language == "zh" else ".")


def test_a_template_in_the_campaign_folder_takes_the_place_of_the_packaged_one(run, folder):
    (folder / "遴选推荐报告.docx").write_text("不是文档", encoding="utf-8")
    result = run("-C", folder, "report", "--all")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines() == ["报告模板无法使用，文件其实是：纯文本（.txt、.csv）。请换成完好的 Word 文档（.docx），或恢复随工具附带的模板。"]
    assert not (folder / "output" / "reports").exists()


def test_a_misspelt_tag_is_told_once_before_any_report_with_its_place(run, folder):
    own_template(folder, "遴选推荐报告.docx", ("unit.collected", "unit.colected"), ("{{ group.name }}", "{{ group.nmae }}"))
    result = run("-C", folder, "report", "--all")
    assert (result.exit_code, result.stdout) == (2, "")
    lines = result.stderr.splitlines()
    assert lines[0] == "报告模板“遴选推荐报告.docx”有 3 处须在 Word 中改正；改正之前不生成 Word 版报告："
    assert result.stderr.count("没有名为“colected”的内容。是否指“collected”（征集问题数量）？") == 1
    assert not (folder / "output" / "reports").exists()


def test_what_a_template_leaves_out_and_a_file_of_nearly_its_name_are_told_and_the_reports_are_made(run, folder):
    own_template(folder, "遴选推荐报告.docx", ("{{ question.title_en }}", ""))
    (folder / "遴选推荐报告(1).docx").write_bytes(b"")
    result = run("-C", folder, "report", "--all")
    assert result.exit_code == 0
    said = "".join(line.strip() for line in result.stderr.splitlines() if not line.startswith("["))
    assert "提示：“遴选推荐报告(1).docx”没有采用；只有名称恰为“遴选推荐报告.docx”的文件才作为模板。" in said
    assert "提示：报告模板中没有下列内容的标签，报告中不会出现：英文题目。" in said
    assert len([*(folder / "output" / "reports").iterdir()]) == 2


def test_a_faulty_template_of_letters_is_told_once_and_they_are_there_as_text(run, folder):
    own_template(folder, "退回通知.docx", ("{{ opening }}", "{{ openning }}"))
    result = run("-C", folder, "aggregate", "--batch", "四月")
    said = "".join(line.strip() for line in result.stderr.splitlines() if not line.startswith("["))
    assert said.count("没有名为“openning”的内容。是否指“opening”（开头一段）？") == 1
    assert "份函件：未能生成 Word 函件，只有文本（.txt）。" in said
    letters = [path.suffix for path in (folder / "output" / "四月" / "letters").iterdir()]
    assert set(letters) == {".txt"}


def own_template(folder: Path, name: str, *changes: tuple[str, str]) -> None:
    """Puts a template of its own, the packaged one altered, into a campaign folder."""
    (folder / name).write_bytes(altered_package(packaged_template(name), *changes))


def test_what_a_batch_writes(run, folder):
    run("-C", folder, "aggregate", "--batch", "四月")
    batch = folder / "output" / "四月"
    written = {path.relative_to(batch).as_posix() for path in batch.rglob("*") if path.is_file()}
    assert written == {
        "汇总表.xlsx", "dashboard.html", "batch.json", "returned/A-02 中国物理学会.xlsx",
        "letters/A-02 中国物理学会 退回修改通知.docx", "letters/A-02 中国物理学会 退回修改通知.txt",
        "letters/A-06 中国化学会 受理通知.docx", "letters/A-06 中国化学会 受理通知.txt",
    }


def test_a_letter_s_template_of_one_s_own_that_is_spoilt_leaves_the_plain_text(run, folder):
    (folder / "退回通知.docx").write_text("不是文档", encoding="utf-8")
    result = run("-C", folder, "aggregate", "--batch", "四月")
    written = {path.name for path in (folder / "output" / "四月" / "letters").iterdir()}
    assert written == {"A-02 中国物理学会 退回修改通知.txt", "A-06 中国化学会 受理通知.txt"}
    assert (result.exit_code, "".join(result.stderr.split()).count("函件模板无法使用")) == (1, 1)
