"""Triage: which file another file is, that people have at hand."""

from io import BytesIO

import docx
import openpyxl
import pytest

from tests.support.filled_forms import CAMPAIGN, filled_cleanly
from tests.support.packages import zipped
from tests.support.plain_workbooks import Cells, by_xlsxwriter, clean_cells, saved
from tests.support.readings import as_read, submitted
from toolkit.batch.master.answers import BatchAnswers
from toolkit.batch.master.workbook import master_workbook
from toolkit.batch.receiving.collect import SettledInbox
from toolkit.batch.unit_report.render import render_report
from toolkit.campaign.writer import write_campaign
from toolkit.forms.returned.annotate import annotated_copy, returned_copy
from toolkit.manuscripts.exchange import question_forms
from toolkit.messages import finding_sentence
from toolkit.model import INPUT_SHEETS, Sheet
from toolkit.rules import LIVE_CODES, judge_observations, judge_submission


def refused(data: bytes) -> tuple[str, object]:
    reading = as_read(data)
    assert reading.submission is None
    (found,) = reading.observed
    (finding,) = judge_observations("a", CAMPAIGN, [found])
    assert finding_sentence(finding)
    return found.code, found.look


def looks(data: bytes) -> object:
    code, like = refused(data)
    assert code == "file.not-the-form"
    return like


def changed(data: bytes, *, keep: frozenset[str] = frozenset(), titles: dict[str, str] | None = None) -> bytes:
    """A workbook of which only some sheets are left, or whose sheets are called otherwise."""
    book = openpyxl.load_workbook(BytesIO(data))
    for sheet in [*book]:
        if keep and sheet.title not in keep:
            del book[sheet.title]
        else:
            sheet.title = (titles or {}).get(sheet.title, sheet.title)
            sheet.sheet_state = "visible"
    return saved(book)


@pytest.fixture(scope="module")
def master() -> bytes:
    return master_workbook(SettledInbox(CAMPAIGN, (), (), 0, 0), "2023-04", BatchAnswers()).content


@pytest.fixture(scope="module")
def settings() -> bytes:
    return write_campaign(CAMPAIGN, LIVE_CODES)


def test_our_own_master_workbook_is_named(master):
    assert looks(master) == "master"


def test_so_it_is_by_its_headings(master):
    """With 总览 deleted, and with its sheets renamed."""
    assert looks(changed(master, keep=frozenset({"问题清单", "专家委员会"}))) == "master"
    assert looks(changed(master, titles={"总览": "一", "问题清单": "二"})) == "master"


def test_the_campaign_workbook_is_named(settings):
    assert looks(settings) == "campaign"


def test_so_it_is_without_its_first_sheet(settings):
    assert looks(changed(settings, titles={"活动": "设置", "类别": "Sheet2"})) == "campaign"


def sheet(title: str, *rows: tuple[str, ...]) -> bytes:
    return by_xlsxwriter({title: {(row, column): value for row, values in enumerate(rows)
                                  for column, value in enumerate(values) if value}})


@pytest.mark.parametrize(("title", "rows"), [
    ("评审打分表", (("评审人", "张三"),)),
    ("Sheet1", (("2023重大科学问题评审",), ("评审专家：", "E-07"), ("问题编号", "题目", "前沿性", "引领性", "总分"))),
    ("Sheet1", (("", "问题编号", "", "分数"),)),
    ("Sheet1", (("评审专家", "打分"), ("张三", "90"))),
    ("Sheet1", (("问题 编号", "问题类别", "题目（中文）", "题目（英文）", "所属领域", "所属学科", "关键词（中文）", "关键词（英文）", "问题描述",
                 "问题背景", "最新进展", "重要意义", "得分"),)),
    ("推荐问题", (("问题编号", "题目（中文）", "问题描述", "得分", "评审意见"),)),
])
def test_a_score_sheet_is_named_by_title_or_headings(title, rows):
    assert looks(sheet(title, *rows)) == "score-sheet"


@pytest.mark.parametrize("rows", [(("问题编号",),), (("分数", "姓名"),), (("专家姓名", "单位"),), (("姓名", "单位", "电话"),)])
def test_any_other_workbook(rows):
    assert looks(sheet("通讯录", *rows)) == "workbook"


def retitled(cells: Cells) -> Cells:
    return {f"Sheet{number}": cells[title] for number, title in enumerate(INPUT_SHEETS, 1)}


def test_a_form_with_all_sheets_renamed_is_no_score_sheet():
    """Its own 委员会评分 speaks of scores, and a unit may call its 序号 问题编号."""
    cells = clean_cells(CAMPAIGN)
    cells[Sheet.QUESTIONS] |= {(2, 0): "问题编号", (2, 3): "总分"}
    assert as_read(by_xlsxwriter(retitled(cells))).submission is not None


def test_a_part_of_the_form_is_named():
    assert looks(changed(filled_cleanly(), keep=frozenset({Sheet.LIVE}))) == "form-part"
    assert looks(changed(filled_cleanly(), keep=frozenset({Sheet.GUIDE, Sheet.META}))) == "form-part"


def test_our_findings_alone_are_named():
    judgement = judge_submission(submitted(filled_cleanly()), CAMPAIGN)
    assert looks(changed(annotated_copy(filled_cleanly(), judgement), keep=frozenset({"校验意见"}))) == "findings"
    assert looks(returned_copy(b"no package", judgement).content) == "findings"


# Word documents


def word(*lines: str) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    package = BytesIO()
    document.save(package)
    return package.getvalue()


def test_a_question_in_our_word_form_is_named():
    form = next(iter(question_forms(submitted(filled_cleanly()), CAMPAIGN).values()))
    assert refused(form) == ("file.not-xlsx", "docx-question")


def test_our_report_is_named():
    submission = submitted(filled_cleanly())
    assert refused(render_report(CAMPAIGN, submission, judge_submission(submission, CAMPAIGN))) == ("file.not-xlsx", "docx-report")


@pytest.mark.parametrize(("lines", "like"), [
    (("题目：如何？", "（一）问题描述", "…", "二、问题 背景：……"), "docx-question"),
    (("一、问题描述",), "docx"),
    (("2023重大科学问题", "遴选推荐报告", "问题描述", "问题背景"), "docx-report"),
    (("退回修改通知", "中国化学会："), "docx-letter"),
    (("会议纪要",), "docx"),
])
def test_other_word_documents(lines, like):
    assert refused(word(*lines)) == ("file.not-xlsx", like)


@pytest.mark.parametrize(("body", "looks"), [(b"", "docx-damaged"), (b"<w:document", "docx-damaged"), (b"<!DOCTYPE a><a/>", "docx-doctype")])
def test_a_damaged_document_is_a_document(body, looks):
    assert refused(zipped({"word/document.xml": body})) == ("file.not-xlsx", looks)
