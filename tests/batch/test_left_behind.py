"""What a unit's other files hold and the one that counts does not: said in its letter and in 汇总表; nothing goes in silence."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.support.plain_workbooks import by_xlsxwriter, clean_cells
from tests.support.received_files import NINE, TEN, arrival, filed, questions_in, texts_in
from tests.support.submissions import question
from toolkit.batch.letters.content import LetterWriter
from toolkit.batch.letters.model import Letter
from toolkit.batch.master.answers import BatchAnswers
from toolkit.batch.master.workbook import master_workbook
from toolkit.batch.receiving.collect import SettledInbox
from toolkit.batch.receiving.receipts import ReceivedFile, settle_receipts
from toolkit.batch.receiving.senders import Senders
from toolkit.campaign.model import Campaign
from toolkit.model import INPUT_SHEETS, Sheet


def settled(campaign: Campaign, *files: ReceivedFile) -> SettledInbox:
    """The inbox of some files."""
    return SettledInbox(campaign, settle_receipts(files, campaign), (), len(files), questions_in(files), texts=texts_in(files))


def letter_on(collection: SettledInbox, language: str = "zh") -> Letter:
    """The letter to the one unit that sent anything."""
    return next(LetterWriter(collection, "2023-04", date(2023, 4, 20), (), language).letters()).letter


def file_log(collection: SettledInbox) -> list[tuple[object, ...]]:
    """The rows of 文件记录."""
    sheet = load_workbook(BytesIO(master_workbook(collection, "2023-04", BatchAnswers()).content))["文件记录"]
    return [tuple(cell for cell in row if cell is not None) for row in sheet.iter_rows(values_only=True)]


@pytest.fixture
def three_files(campaign, from_unit) -> SettledInbox:
    """A category per file, three files."""
    parts = [[question(campaign, 3 * part + n) for n in (1, 2, 3)] for part in range(3)]
    return settled(campaign, *(
        arrival(from_unit("A-06", questions=rows), name, NINE + timedelta(hours=at))
        for at, (rows, name) in enumerate(zip(parts, ("前沿.xlsx", "工程.xlsx", "产业.xlsx"), strict=True))))


@pytest.fixture
def blank_later(campaign, from_unit) -> SettledInbox:
    """A full form, then by mistake the blank one."""
    return settled(campaign, arrival(from_unit("A-06"), "推荐表.xlsx", NINE),
                   arrival(from_unit("A-06", questions=[], members=[]), "空白表.xlsx", TEN))


def test_the_letter_names_the_questions_of_earlier_files_and_what_to_do(campaign, three_files):
    said = "\n".join(
        line for section in letter_on(three_files).sections for line in (section.heading, *section.lines))
    assert "先前报送、这一份中没有的问题（6 个）" in said
    titles = "、".join(f"“{question(campaign, n)['title_zh']}”" for n in (1, 2, 3))
    assert f"“前沿.xlsx”中的 3 个：{titles}。" in said
    assert "“工程.xlsx”中的 3 个：" in said
    assert "请把全部问题填入同一份推荐表重新报送" in said


def test_so_it_does_in_english(three_files):
    headings = [section.heading for section in letter_on(three_files, "en").sections]
    assert any("Questions sent before that are not in this workbook (6)" in heading for heading in headings)


def test_the_file_log_names_them(campaign, three_files):
    rows = file_log(three_files)
    below = [row for row in rows if row and row[0] == "先前报送的问题可能漏报"]
    assert {row[1] for row in below} == {"前沿.xlsx", "工程.xlsx"}
    first = question(campaign, 1)["title_zh"]
    assert any(f"其中 3 个问题不在计入的“产业.xlsx”中：“{first}”" in str(row[-1]) for row in below)


def test_a_telephone_typed_as_a_title_is_masked(campaign, from_unit):
    collection = settled(
        campaign, arrival(from_unit("A-06", questions=[question(campaign, 1, title_zh="请电 13912345678？", title_en="")]), "a.xlsx", NINE),
        arrival(from_unit("A-06"), "b.xlsx", TEN))
    said = str(letter_on(collection)) + str(file_log(collection))
    assert "请电" in said
    assert "13912345678" not in said


def test_of_many_long_titles_the_first_are_quoted_and_shortened(campaign, from_unit):
    many = [question(campaign, n, title_zh=f"第{n}个{'很' * 4000}长的问题？", title_en=f"Long {n}?") for n in range(1, 31)]
    collection = settled(campaign, arrival(from_unit("A-06", questions=many), "a.xlsx", NINE), arrival(from_unit("A-06"), "b.xlsx", TEN))
    (line, *_) = next(section for section in letter_on(collection).sections if "先前报送" in section.heading).lines
    assert line.startswith("“a.xlsx”中的 30 个：“第1个很很")
    assert (line.count("长的问题"), line.count("很…”"), line.endswith("、…。"), len(line) < 1200) == (0, 15, True, True)


def test_who_sent_everything_again_is_told_nothing_of_the_kind(campaign, from_unit):
    collection = settled(campaign, arrival(from_unit("A-06"), "a.xlsx", NINE), arrival(from_unit("A-06"), "b.xlsx", TEN))
    assert [section.heading for section in letter_on(collection).sections] == ["二、后续办理"]
    assert not any("先前报送" in str(row) for row in file_log(collection))


def test_a_blank_form_that_came_later_is_told_in_the_letter_and_does_not_count(blank_later):
    letter = letter_on(blank_later)
    assert letter.heading == "受理通知"
    assert "此后收到的“空白表.xlsx”中没有填写问题，未取代本份；如确需撤回全部问题，请与征集工作联系人联系。" in letter.opening
    assert [(row.file, row.status) for row in letter.files] == [("空白表.xlsx", "没有填写问题，未采用"), ("推荐表.xlsx", "受理")]


def test_so_it_is_in_the_file_log(blank_later):
    (row,) = (row for row in file_log(blank_later) if len(row) > 1 and row[1] == "空白表.xlsx")
    assert row[-1] == "其中没有填写问题，不取代此前报送的“推荐表.xlsx”，以“推荐表.xlsx”为准；请向单位核实。"


def test_a_unit_whose_form_stands_in_anothers_workbook_is_not_said_to_have_sent_nothing(campaign, tmp_path):
    cells = clean_cells(campaign)
    within = {f"{sheet} (2)": dict(cells[sheet]) for sheet in INPUT_SHEETS}
    for (row, column), value in cells[Sheet.UNIT].items():
        if value in ("推荐单位名称", "单位代码"):
            within["单位信息 (2)"][row, column + 1] = {"推荐单位名称": "中国物理学会", "单位代码": campaign.unit_of["中国物理学会"].code}[value]
    collection = settled(campaign, filed(tmp_path, "两家.xlsx", by_xlsxwriter(cells | within), NINE))
    absent = Senders(collection).absent(campaign.unit_of["中国物理学会"])
    assert absent.heard == "其推荐表夹在其他单位的工作簿中，未读取：“两家.xlsx”"
    assert collection.receipts[0].status == "returned"
