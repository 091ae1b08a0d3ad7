"""Two names are of one institution exactly, or by a row of 机构, never by likeness."""

import pytest

from tests.review.assignment.candidates import Row
from toolkit.review.assignment.institutions import Institutions, institution_key, may_be_person

WHOLE = Institutions([
    Row("北京大学", ("北大", "Peking University"), True), Row("中国科学院", ("中科院",), True), Row("清华大学", ("清华",), False),
    Row("哈尔滨工业大学", (), True), Row("中国工程物理研究院", ("九院",), False), Row("中物院", ("九院", "CAEP"), False),
])
BARE = Institutions()


@pytest.mark.parametrize(("one", "other"), [
    ("北京大学", "北京大学"), ("北京大学", " 北京 大学 "), ("中国石油大学（华东）", "中国石油大学(华东)"), ("ＭＩＴ", "mit"), ("東北大學", "东北大学"),
    ("中科院化学所", "中国科学院化学研究所"), ("中科院化学研究所", "中国科学院化学研究所"), ("中国科学院化学所", "中科院化学研究所"),
    ("中科院", "中国科学院"), ("中科院化学所分子科学中心", "中国科学院化学研究所分子科学中心"),
    ("清华大学；北京大学", "北京大学"), ("甲大学、乙大学", "乙大学/丙大学"),
])
def test_these_are_one_without_any_row(one, other):
    assert BARE.are_one(one, other)
    assert BARE.are_one(other, one)


@pytest.mark.parametrize(("one", "other"), [
    ("北京大学", "北京大学第一医院"), ("北京大学", "北京大学（医学部）"), ("清华大学", "清华大学深圳国际研究生院"), ("北京大学", "南京大学"),
    ("中国科学院", "中国科学院大学"), ("中国科学院", "中国科学院化学研究所"), ("中国科学院化学研究所", "中国科学院物理研究所"),
    ("中国科学院", "中国社会科学院"), ("中国石油大学（北京）", "中国石油大学（华东）"), ("北京理工大学", "北京大学"), ("北大", "北京大学"), ("", ""), ("；", "；"),
])
def test_these_are_not_one_without_a_row(one, other):
    assert not BARE.are_one(one, other)
    assert not BARE.are_one(other, one)


@pytest.mark.parametrize(("one", "other"), [
    ("北大", "北京大学"), ("Peking  University", "北京大学"), ("北京大学", "北京大学第一医院"), ("北京大学（医学部）", "北大"),
    ("北京大学第一医院", "北京大学人民医院"), ("peking university hospital", "北京大学"), ("中国科学院", "中国科学院大学"),
    ("中科院物理所", "中国科学院化学研究所"), ("清华", "清华大学"), ("哈尔滨工业大学（深圳）", "哈尔滨工业大学"), ("CAEP", "中国工程物理研究院"),
])
def test_a_row_of_institutions_makes_these_one(one, other):
    assert WHOLE.are_one(one, other)
    assert WHOLE.are_one(other, one)


@pytest.mark.parametrize(("one", "other"), [
    ("清华大学", "清华大学深圳国际研究生院"), ("清华", "清华同方股份有限公司"), ("北大荒集团", "北京大学"), ("北京大学", "清华大学"), ("中国科学院", "中国社会科学院"),
    ("东北京大学", "北京大学"),
])
def test_these_are_not_one_in_spite_of_the_rows(one, other):
    assert not WHOLE.are_one(one, other)
    assert not WHOLE.are_one(other, one)


def test_the_order_of_rows_means_nothing_for_what_is_one():
    rows = [Row("甲院", ("乙院",)), Row("丙院", ("丁院",)), Row("乙院", ("丁院",))]
    for order in (rows, rows[::-1], [rows[2], rows[0], rows[1]]):
        known = Institutions(order)
        assert all(known.are_one("甲院", name) for name in ("乙院", "丙院", "丁院"))


def test_only_institutes_of_the_academy_are_written_in_full():
    assert institution_key("中科院大连化物所") == "中国科学院大连化物研究所"
    assert institution_key("中国农业科学院蔬菜所") == "中国农业科学院蔬菜所"
    assert institution_key("中国科学院化学研究所所部") == "中国科学院化学研究所所部"


@pytest.mark.parametrize(("words", "person"), [
    ("张三", True), ("欧阳修竹", True), ("买买提·艾力", True), ("张 三", True), ("清华大学", False), ("医学部", False), ("武汉", False), ("化学系", False),
    ("张", False), ("John", False),
])
def test_a_persons_name_is_told_from_an_institution(words, person):
    assert may_be_person(words) is person
