"""字数, blankness and sameness, by strings counted by hand."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit import text

COUNTED_BY_HAND = [
    ("", 0),
    ("   ", 0),
    ("\u3000", 0),
    ("字", 1),
    ("使用 Adobe Photoshop 打开图片", 8),
    ("你好，世界！", 6),
    ("hello", 1),
    ("hello world", 2),
    ("hello,world", 1),
    ("3.14", 1),
    ("2023年", 2),
    ("2023 年 4 月 20 日", 6),
    ("COVID-19疫苗", 3),
    ("DNA、RNA与蛋白质", 7),
    ("‘a’", 3),
    ("“引用”", 4),
    ("——", 2),
    ("……", 2),
    ("李·四", 3),
    ("a·b", 3),
    ("第一行\n第二行", 6),
    ("tab\tseparated", 2),
    ("no\u00a0break", 2),
    ("zero\u200bwidth", 2),
    ("\ufeff字", 1),
    ("ＡＢＣ", 3),
    ("１２３", 3),
    ("😀", 1),
    ("😀😀 ok", 3),
    ("𠮷野家", 3),
    ("x=y+z", 1),
    ("5G+工业互联网", 6),
    ("（括号）", 4),
    ("(brackets)", 1),
    ("naïve café", 2),
    ("α 粒子", 3),
    ("100%", 1),
    ("℃", 1),
    ("e.g. 例如", 3),
]


@pytest.mark.parametrize(("written", "count"), COUNTED_BY_HAND)
def test_words_are_counted_as_word_counts_them(written: str, count: int):
    assert text.count_words(written) == count


@given(st.text(), st.text())
def test_a_line_break_between_two_texts_adds_their_counts(one: str, other: str):
    assert text.count_words(f"{one}\n{other}") == text.count_words(one) + text.count_words(other)


@given(st.text())
def test_a_text_has_words_exactly_when_it_shows_something(written: str):
    assert (text.count_words(written) > 0) == bool(text.strip_invisible(written))


@pytest.mark.parametrize("blank", ["", " ", "\u3000", "\n\t\r", "\u200b", "\ufeff", "\u00a0", "\x00\x1f", "\u2060\u00ad"])
def test_a_text_of_invisible_characters_is_blank(blank: str):
    assert text.strip_invisible(blank) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("如何实现低能耗人工智能？", " 如何实现\u3000低能耗 人工智能? "),
        ("DNA（脱氧核糖核酸）", "dna(脱氧核糖核酸)"),
        ("一，二；三：四！", "一,二;三:四!"),
    ],
)
def test_texts_that_differ_in_blanks_case_and_width_of_punctuation_are_the_same(one: str, other: str):
    assert text.comparable(one) == text.comparable(other)


def test_texts_that_differ_in_a_character_are_not_the_same():
    assert text.comparable("如何实现低能耗人工智能？") != text.comparable("如何实现高能耗人工智能？")


@pytest.mark.parametrize(
    ("written", "keywords"),
    [
        ("甲；乙;丙，丁,戊、己\n庚", ("甲", "乙", "丙", "丁", "戊", "己", "庚")),
        ("甲；；乙；", ("甲", "乙")),
        ("machine learning; deep learning", ("machine learning", "deep learning")),
        (" ；\u3000；", ()),
    ],
)
def test_keywords_stand_between_any_separator(written: str, keywords: tuple[str, ...]):
    assert text.keywords(written) == keywords


def test_repeated_names_the_later_positions_and_never_an_empty_key():
    assert text.repeated_positions(["a", "", "b", "a", "", "a"]) == [3, 5]


@pytest.mark.parametrize(("written", "count"), [("中文 abc", 2), ("，。？", 0), ("𠮷", 1), ("〇一二", 3), ("ひらがな", 0)])
def test_only_han_characters_are_chinese(written: str, count: int):
    assert text.holds_cjk(written, count)
    assert not text.holds_cjk(written, count + 1)


@pytest.mark.parametrize(
    "personal",
    [
        "13800138000", "138 0013 8000", "138-0013-8000", "+86 138 0013 8000", "010-62131371", "(0571)8765-4321", "（010）62131371",
        "62131371", "400-810-1234", "+49 (89) 123456-0", "１３８００１３８０００", "wang.li@example.org", "lee＠qq.com",
        "li @ example.org", "110101199003071234", "11010119900307123X", "110101 19900307 123x", "1.10101199003071E+17",
    ],
)  # fmt: skip
def test_a_mail_address_a_telephone_and_an_identity_number_are_masked(personal: str):
    shown = text.mask_personal(f"张三，{personal}；请联系")
    assert shown.startswith("张三，") and shown.endswith("；请联系")
    assert text.MASK in shown
    assert not any(len(digits) > 3 for digits in re.findall(r"\d+", shown)) and "@" not in shown and "example" not in shown


@pytest.mark.parametrize(
    "plain",
    [
        "1101410 演绎逻辑学；1101420 证明论", "1401410 1402025", "9999999 演示学科", "[Demo] Physics (GB/T 13745 1404510)?", "2023-04-21 10:30", "85.33333333333333",
        "2023年4月21日", "100.5", "A-06", "如何实现 10000 倍的提升？", "3,4,5,6,7,8,9,10", "U+200B、U+FEFF", "B5:AF104",
    ],
)  # fmt: skip
def test_what_is_no_personal_data_is_quoted_as_it_is(plain: str):
    assert text.mask_personal(plain) == plain


def test_masking_a_long_text_takes_no_time_worth_mention():
    assert text.mask_personal("a" * 32_767) == "a" * 32_767


@pytest.mark.parametrize("written", ["无", " （无） ", "无。", "(略)", "〃", "详见Word", "见附件", "N/A", "NA", "×", "同左", "……",
                                     "同 上", "同\u3000上", "\"", "请选择", "请 填 写", "待填", "N / A"])
def test_who_has_nothing_to_say_has_not_answered(written: str):
    assert text.no_answer(written)
    assert not text.no_answer(f"{written}人机")


@pytest.mark.parametrize(("name", "shown"), [
    ("张三13812345678.jpg", "张三＊＊＊.jpg"),
    ("推荐表20230412.xlsx", "推荐表20230412.xlsx"),
    ("IMG_20230412_153000.jpg", "IMG_20230412_153000.jpg"),
    ("20230412 010-62131371.pdf", "20230412 ＊＊＊.pdf"),
    ("62131371.pdf", "＊＊＊.pdf"),
    ("20239912.pdf", "＊＊＊.pdf"),
    ("甲会.zip/李四 a@b.cn.xlsx", "甲会.zip/李四 ＊＊＊"),
])  # fmt: skip
def test_the_name_of_a_file_shows_its_date_and_no_telephone(name: str, shown: str):
    assert text.mask_file_name(name) == shown


@pytest.mark.parametrize("written", [
    "TBD", "待补充", "拟邀请", "XXX", "XX大学", "×××", "***", "某某", "某教授", "张某某", "欧阳某某", "李某", "张 某 某", "专家1", "专家15",
    "委员 60", "姓名", "（签字）", "(盖章)", "见扫描件", "？？", "年 月 日", "测试", "某大学", "暂缺",
])  # fmt: skip
def test_a_placeholder_is_no_answer(written: str):
    assert text.no_answer(written)


@pytest.mark.parametrize("written", [
    "某国强", "待小宇", "代定", "张三", "吴明", "Max", "Cox", "Alex Foxx", "专家组", "专家库", "专家推荐", "专家15人", "委员", "某内容", "某些问题的研究",
    "作者1", "钱委员1", "测试技术研究院", "无锡大学", "空军军医大学", "签字笔公司", "XX染色体", "X射线", "一号", "某大学化学学院", "甲", "?A", "2023年4月10日",
])  # fmt: skip
def test_what_looks_like_a_placeholder_may_be_an_answer(written: str):
    assert not text.no_answer(written)


def test_an_answer_can_be_looked_for_by_a_pattern():
    """In lower case and solid."""
    assert [answer for answer in text.NO_ANSWER if answer != text.without_blanks(answer).lower()] == []
    assert len(set(text.NO_ANSWER)) == len(text.NO_ANSWER)


@pytest.mark.parametrize("letter", "aZéǎấỲＡｚ")
def test_latin_letters_are_latin_whatever_their_width_and_marks(letter: str):
    assert text.has_latin(letter)


@pytest.mark.parametrize("other", ["汉", "１２", "αβ", "？！", "①", "カナ", "×÷"])
def test_other_signs_are_no_latin_letters(other: str):
    assert not text.has_latin(other)


@pytest.mark.parametrize("written", ["2023-4-10 ", "2023年4月", "20230410"])
def test_a_day_or_a_month_is_a_date(written: str):
    assert text.is_date(written)


@pytest.mark.parametrize("written", ["2023-13-1", "1989-1-1", "2023-" + "9" * 30, "9" * 30 + "-1", ""])
def test_anything_else_is_no_date_however_many_digits_it_has(written: str):
    assert not text.is_date(written)


@pytest.mark.parametrize(("words", "shown"), [("", ""), ("前沿科学", "前沿科学"), ("前沿科学问", "前沿科…")])
def test_a_text_is_cut_where_it_is_too_long(words: str, shown: str):
    assert text.shortened(words, 4) == shown


@pytest.mark.parametrize(("words", "shown"), [((), ()), (("甲", "乙"), ("甲", "乙")), (("甲", "乙", "丙"), ("甲", "乙", "…"))])
def test_of_many_words_the_first_are_shown(words: tuple[str, ...], shown: tuple[str, ...]):
    assert text.first_of(words, 2) == shown
