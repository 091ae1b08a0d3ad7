"""Really published questions: titles as published, everything else marked as made up."""

from tests.support.filled_forms import CAMPAIGN, filled_form
from tests.support.readings import findings, verdict
from toolkit.demo.published import published_answers

ANSWERS = published_answers(CAMPAIGN, 24)


def test_five_questions_of_each_category_are_recommended():
    categories = [question["category"] for question in ANSWERS.questions.values()]
    assert categories == ["前沿科学问题"] * 5 + ["工程技术难题"] * 5 + ["产业技术问题"] * 5


def test_both_titles_are_as_published():
    titles = {question["title_zh"]: question["title_en"] for question in ANSWERS.questions.values()}
    assert titles["如何实现低能耗人工智能？"] == "How to achieve energy-efficient AI (or Green AI)?"
    assert titles["如何研制大型可变速抽水蓄能机组？"] == (
        "How can large-scale variable-speed pumped-storage hydroelectric units be developed?"
    )
    assert not any("演示" in title for title in titles)


def test_bodies_are_marked_as_made_up_and_the_source_of_the_title_is_named():
    for row, question in ANSWERS.questions.items():
        sections = ("description", "background", "progress", "significance")
        assert all(question[name].startswith("（演示文本，") for name in sections)
        assert ANSWERS.opinions[row].startswith(("题目取自已发布的2022年", "题目取自已发布的2023年"))


def test_the_workbook_has_no_finding():
    assert findings(verdict(filled_form(ANSWERS, "E-05"))) == []
