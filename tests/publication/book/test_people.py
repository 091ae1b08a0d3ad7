"""Whom 撰写人 names: sure ones apart, all else as typed."""

import pytest

from toolkit.publication.book.people import named_persons
from toolkit.publication.lists.order import name_key


@pytest.mark.parametrize(("typed", "names"), [
    ("张三、李四；王五;赵六", ("张三", "李四", "王五", "赵六")),
    ("张三\n李四\r\n王五", ("张三", "李四", "王五")),
    ("张三，李四,王五", ("张三", "李四", "王五")),
    ("张三/李四", ("张三", "李四")),
    ("张三、张　三、 张三 ", ("张三",)),
    ("阿卜杜拉·买买提、张三", ("阿卜杜拉·买买提", "张三")),
])  # fmt: skip
def test_names_are_parted_by_what_people_part_them_with(typed, names):
    assert named_persons(typed) == names


@pytest.mark.parametrize(("typed", "names"), [
    ("张三教授、李四 院士；欧阳修研究员", ("张三", "李四", "欧阳修")),
    ("张三（北京大学、清华大学）、李四(教授)", ("张三", "李四")),
    ("张三、李四等", ("张三", "李四")), ("张三等3人", ("张三",)), ("张三、等", ("张三",)), ("张三 等 三人", ("张三",)),
])  # fmt: skip
def test_titles_brackets_and_others_are_left_out_where_a_name_is_left(typed, names):
    assert named_persons(typed) == names


@pytest.mark.parametrize("typed", [
    "欧阳教授", "张教授", "张三 李四", "Smith, J.", "张三1,2", "执笔：张三", "中国化学会张三团队等", "王五（", "教授", "王 小明",
])  # fmt: skip
def test_where_it_is_not_sure_it_stays_as_typed(typed):
    assert named_persons(typed) == (typed,)


def test_names_in_latin_letters_are_parted_at_commas_only_where_each_is_whole():
    assert named_persons("John Smith, Mary Jones；李四") == ("John Smith", "Mary Jones", "李四")
    assert named_persons("李四，John Smith") == ("李四", "John Smith")


@pytest.mark.parametrize("typed", ["", " ", "、；", "1、2", "等", "—"])
def test_what_names_nobody_is_nobody(typed):
    assert named_persons(typed) == ()


def test_surnames_are_read_as_surnames():
    assert [name_key(name)[0] for name in ("单志广", "曾庆存", "仇大海", "解思深", "任之恭", "查全性")] == [
        "shan4", "zeng1", "qiu2", "xie4", "ren2", "zha1"]
    assert name_key("尉迟恭")[:2] == ("yu4", "chi2") and name_key("张三") == ("zhang1", "san1")
    assert name_key("单") == ("dan1",)
