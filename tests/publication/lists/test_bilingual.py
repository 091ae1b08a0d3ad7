"""入选名单（中英文）: both titles of each selected question, in the order of 入选名单, as Word, Excel and Markdown."""

from io import BytesIO

import openpyxl
import pytest

from tests.support.altered_campaigns import with_settings
from tests.support.published_books import selected
from tests.support.rendered_documents import WordDocument, table_rows
from tests.support.stage_records import decision, vote_record
from toolkit.documents.check import review_template
from toolkit.publication.lists.bilingual import BILINGUAL_KIND, bilingual_list, render_bilingual
from toolkit.publication.lists.bilingual_formats import bilingual_markdown, bilingual_workbook
from toolkit.publication.lists.render import published_list
from toolkit.publication.outcome import question_outcomes
from toolkit.review.decided import DecidedCategory, StageRecord
from toolkit.review.wording import decided_at

HOSTILE = ["{{ heading }}", "=1+1", "@SUM(A1)", "甲\x01乙", "<script>alert(1)</script>", "a|b*c_d`e[f]~~g~~$x$\\", "W" * 300]


@pytest.fixture
def final():
    """Makes the decision of 终选 that selected some questions: number, Chinese and English title, category."""

    def make(*questions: tuple[str, str, str, str]):
        told = tuple(selected(number, rank, category, title_zh=zh, title_en=en)[0] for rank, (number, zh, en, category) in enumerate(questions, 1))
        categories = (DecidedCategory("frontier", "前沿科学问题", 3, (), None), DecidedCategory("industry", "产业技术问题", 1, (), None))
        record: StageRecord = vote_record()
        return decision(type(record)(**{**record.__dict__, "questions": told, "categories": categories, "votes": ()}))

    return make


THREE = (("A-06-01", "再生如何实现？", "How to regenerate?", "frontier"), ("A-06-02", "安全何来？", "Whence safety?", "frontier"),
         ("A-02-01", "芯片何往？", "", "industry"))  # fmt: skip


def listed(campaign, decided, **partners: tuple[str, ...]):
    """The list; *partners* by the number of the question, as A_06_01."""
    found = {number.replace("_", "-"): names for number, names in partners.items()}
    return bilingual_list(campaign, decided, question_outcomes(campaign, [decided], ()), found)


def rows_of(sheet) -> list[tuple]:
    return [*sheet.iter_rows(min_row=3, values_only=True)]


def test_its_order_is_that_of_the_list_of_selected_questions(campaign, final):
    decided = final(*THREE)
    for order in ("pinyin", "rank"):
        ordered = with_settings(campaign, publication_order=order)
        plain = published_list(ordered, decided, question_outcomes(ordered, [decided], ()), {})
        both = listed(ordered, decided)
        assert [[one.title for one in group.questions] for group in both.groups] == [[one.title for one in group.questions] for group in plain.groups]
    assert [one.title_en for one in both.groups[0].questions] == ["How to regenerate?", "Whence safety?"]


def test_word_has_both_languages_of_titles_and_categories(campaign, final, audited):
    made = listed(campaign, final(*THREE))
    package = render_bilingual(made, decided_at(final(*THREE).origin))
    audited(package)
    assert package == render_bilingual(made, decided_at(final(*THREE).origin))
    document = WordDocument(package)
    tables = [table_rows(table) for table in document.tables]
    assert tables[0] == [["序号 No.", "题目 Title", "推荐单位 Recommended by"], ["1", "安全何来？\nWhence safety?", "中国化学会"],
                         ["2", "再生如何实现？\nHow to regenerate?", "中国化学会"]]
    assert tables[1][1][1] == "芯片何往？\n（缺英文题目 English title missing）" and len(tables) == 2
    assert "（本类没有入选问题。No question of this category is selected.）" in document.paragraphs
    assert {"前沿科学问题（2 个）", "Frontier Scientific Questions (2)", "Engineering and Technological Challenges (0)"} <= {*document.paragraphs}
    assert {"List of Selected Questions", "入选名单"} <= {*document.paragraphs}


def test_excel_has_a_row_a_question(campaign, final):
    data = bilingual_workbook(listed(campaign, final(*THREE)), decided_at(final().origin).replace(tzinfo=None))
    rows = rows_of(openpyxl.load_workbook(BytesIO(data)).active)
    assert rows == [
        ("序号 No.", "类别", "Category", "题目", "Title", "推荐单位 Recommended by"),
        (1, "前沿科学问题", "Frontier Scientific Questions", "安全何来？", "Whence safety?", "中国化学会"),
        (2, "前沿科学问题", "Frontier Scientific Questions", "再生如何实现？", "How to regenerate?", "中国化学会"),
        (1, "产业技术问题", "Industrial Technology Problems", "芯片何往？", "（缺英文题目 English title missing）", "中国物理学会"),
    ]


def test_markdown_has_a_table_a_category(campaign, final):
    lines = bilingual_markdown(listed(campaign, final(*THREE))).decode().splitlines()
    assert lines[0] == "# 入选名单 List of Selected Questions"
    at = lines.index("## 前沿科学问题（2 个） Frontier Scientific Questions (2)")
    assert lines[at + 1 : at + 6] == [
        "", "| 序号 No. | 题目 | Title | 推荐单位 Recommended by |", "|---:|---|---|---|",
        "| 1 | 安全何来？ | Whence safety? | 中国化学会 |", "| 2 | 再生如何实现？ | How to regenerate? | 中国化学会 |"]
    nothing = lines.index("## 工程技术难题（0 个） Engineering and Technological Challenges (0)")
    assert lines[nothing + 2] == "（本类没有入选问题。No question selected.）"
    assert lines[-1] == "中国科协办公厅 2023年6月12日"


def test_who_recommends_a_question_too_stands_beside_its_unit_in_each_format(campaign, final):
    decided, shown = final(*THREE), "中国化学会（联合推荐：中国物理学会、某|研究会）"
    made = listed(campaign, decided, A_06_01=("中国物理学会", "某|研究会"))
    when = decided_at(decided.origin)
    assert [one.unit for one in made.groups[0].questions] == ["中国化学会", shown]
    assert table_rows(WordDocument(render_bilingual(made, when)).tables[0])[2][2] == shown
    assert rows_of(openpyxl.load_workbook(BytesIO(bilingual_workbook(made, when.replace(tzinfo=None)))).active)[2][5] == shown
    assert bilingual_markdown(made).decode().count(r"中国化学会（联合推荐：中国物理学会、某\|研究会）") == 1


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_was_typed_stays_text_in_word_and_excel(campaign, final, audited, typed):
    made = listed(campaign, final(("A-06-01", typed, typed, "frontier")))
    package = render_bilingual(made, decided_at(final().origin))
    audited(package)
    shown = typed.replace("\x01", "")
    assert WordDocument(package).paragraphs.count(shown) == 2
    sheet = openpyxl.load_workbook(BytesIO(bilingual_workbook(made, decided_at(final().origin).replace(tzinfo=None)))).active
    assert (sheet["D4"].value, sheet["D4"].data_type) == (shown, "s")


@pytest.mark.parametrize(("typed", "written"), [
    ("a|b", r"a\|b"), ("*重*_要_", r"\*重\*\_要\_"), ("<b>&amp;", "&lt;b&gt;&amp;amp;"), ("一\n二\r\n三", "一 二 三"), ("[甲](http://b)", r"\[甲\](http://b)"),
    ("`c`~~d~~$e$\\", r"\`c\`\~\~d\~\~\$e\$\\"), ("# 题", r"\# 题"), ("甲\x01乙", "甲乙"),
])  # fmt: skip
def test_markdown_shows_what_was_typed(campaign, final, typed, written):
    lines = bilingual_markdown(listed(campaign, final(("A-06-01", typed, typed, "frontier")))).decode().splitlines()
    assert f"| 1 | {written} | {written} | 中国化学会 |" in lines


def test_a_category_without_an_english_name_is_marked(campaign, final):
    first, *others = campaign.categories
    lacking = campaign.model_copy(update={"categories": (first.model_copy(update={"name_en": " "}), *others)})
    assert listed(lacking, final(*THREE)).groups[0].heading_en == "（缺英文名称 English name missing） (2)"


def test_the_packaged_template_prints_all_that_there_is():
    review = review_template(BILINGUAL_KIND, None)
    assert (review.faults, review.left_out) == ((), ())
