"""Characters that look right and are not are read as the usual ones, and told; what may be meant stays."""

import pytest

from tests.support.filled_forms import clean, filled_form
from tests.support.readings import findings, submitted, verdict
from toolkit.forms.read.lookalikes import usual_ideographs, usual_letters


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("⼯程技术难题", "工程技术难题"),  # U+2F2F, a Kangxi radical
        ("\u2f53体", "气体"),
        ("⻢⻋⻛⻩⻰", "马车风黄龙"),  # radicals of the supplement
        ("\uf907\uf9d1\ufa19", "龜六神"),  # compatibility ideographs
        ("\U0002f804", "\u4f60"),
        ("⻌⺘", "⻌⺘"),  # a side of a character only
        ("工程", "工程"),
    ],
)
def test_radicals_and_variants_are_read_as_characters(written, read):
    assert usual_ideographs(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("А-06", "A-06"),  # Cyrillic
        ("Α-06", "A-06"),  # Greek
        ("dеmo@example.org", "demo@example.org"),
        ("сес@qq.com", "cec@qq.com"),
        ("Сan DNA fold?", "Can DNA fold?"),
        ("Россия", "Россия"),
        ("chen@почта.рф", "chen@почта.рф"),
        ("γδT", "γδT"),
        ("hν", "hν"),
        ("АВС", "АВС"),
        ("a" * 30_000 + "я", "a" * 30_000 + "я"),
        ("а" * 30_000 + "я", "а" * 30_000 + "я"),
    ],
)
def test_letters_are_read_as_latin_where_no_others_can_be_meant(written, read):
    assert usual_letters(written) == read


def test_a_category_of_radicals_is_one_of_the_call_and_told():
    answers = clean()
    row = next(row for row, question in answers.questions.items() if question["category"] == "工程技术难题")
    answers.questions[row]["category"] = "⼯程技术难题"
    answers.unit |= {"secretary_email": "dеmo@example.org", "unit_code": "А-06"}
    data = filled_form(answers)
    assert findings(verdict(data)) == []
    read = submitted(data)
    assert (read.unit.text("secretary_email"), read.unit.text("unit_code")) == ("demo@example.org", "A-06")
    assert [(remark.code, remark.cell) for remark in read.remarks] == [
        ("value.look-alike", "B6"), ("value.look-alike", "B15"), ("value.look-alike", f"B{row + 4}")]
