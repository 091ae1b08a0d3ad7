"""Which name is near to another: labels, and the choices of short lists; the tables are written by hand."""

import pytest
from opencc import OpenCC

from toolkit.campaign.disciplines import disciplines
from toolkit.campaign.preset import load_preset, preset_names
from toolkit.forms import wording
from toolkit.formspec.recommendation import recommendation_form
from toolkit.matching import LONGEST, allowed_edits, near_words, nearest_label, nearest_word, normalised, off_by_one
from toolkit.model import Sheet

QUESTION_LABELS = ("序号", "问题类别", "题目（中文）", "题目（英文）", "所属领域", "所属学科", "关键词（中文）", "关键词（英文）", "问题描述",
                   "问题背景", "最新进展", "重要意义", "正文字数", "应用领域和场景", "撰写人", "撰写人单位", "撰写人联系方式", "面向")


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("关健词（中文）", "关键词（中文）"), ("關鍵詞(英文)", "关键词（英文）"), ("题目中文", "题目（中文）"), ("题目：英文 *", "题目（英文）"),
        ("问题 描述", "问题描述"), ("问题描术", "问题描述"), ("撰写人的单位", "撰写人单位"), ("应用领域与场景", "应用领域和场景"),
        ("ＴＩＴＬＥ", ""), ("题目（日文）", ""), ("问题", ""), ("题目", ""), ("备注", ""), ("编号", ""), ("面相", ""), ("", ""), ("*", ""),
        ("问题描述" * 30, ""),
    ],
)
def test_the_nearest_label(written, label):
    assert nearest_label(written, QUESTION_LABELS) == label


def test_each_label_is_nearest_to_itself():
    assert [nearest_label(label, QUESTION_LABELS) for label in QUESTION_LABELS] == list(QUESTION_LABELS)


def test_short_labels_bear_no_mistake():
    assert [allowed_edits(length) for length in (1, 2, 3, 6, 7, 30)] == [0, 0, 1, 1, 2, 2]


@pytest.mark.parametrize(("written", "plain"), [("題目【中文】*", "题目中文"), ("Ｅ－ｍａｉｌ", "email"), ("①（ ）", "1")])
def test_what_is_left_of_a_label(written, plain):
    assert normalised(written) == plain


CATEGORIES = ("前沿科学问题", "工程技术难题", "产业技术问题")
TYPES = ("全国学会", "委托管理", "学会联合体", "企业科协")
MODES = ("单独推荐", "联合推荐")
YES_NO = ("是", "否")
ORIENTATIONS = ("世界科技前沿", "经济主战场", "国家重大需求", "人民生命健康")


@pytest.mark.parametrize(
    ("names", "written", "meant"),
    [
        (CATEGORIES, "前沿问题", ["前沿科学问题"]), (CATEGORIES, "科学问题", ["前沿科学问题"]), (CATEGORIES, "前沿科學問題", ["前沿科学问题"]),
        (CATEGORIES, "重大科学问题", ["前沿科学问题"]), (CATEGORIES, "工程难题", ["工程技术难题"]), (CATEGORIES, "工程技术问题", ["工程技术难题"]),
        (CATEGORIES, "技术难题", ["工程技术难题"]), (CATEGORIES, "产业难题", ["产业技术问题"]), (CATEGORIES, "产业", ["产业技术问题"]),
        (CATEGORIES, "（产业技术问题）", ["产业技术问题"]), (CATEGORIES, "问题", []), (CATEGORIES, "基础研究问题", []), (CATEGORIES, "其他", []),
        (TYPES, "全国性学会", ["全国学会"]), (TYPES, "联合体", ["学会联合体"]), (TYPES, "企业科学技术协会", ["企业科协"]), (TYPES, "委托", ["委托管理"]),
        (TYPES, "高校科协", []), (TYPES, "国际组织", []), (TYPES, "学会", []), (TYPES, "协会", []),
        (MODES, "联合", ["联合推荐"]), (MODES, "單獨推薦", ["单独推荐"]), (MODES, "联合推选", ["联合推荐"]), (MODES, "推荐", []), (MODES, "其他", []),
        (YES_NO, "不是", []), (YES_NO, "是的", []), (YES_NO, "否。", []), (YES_NO, "有", []),
        (ORIENTATIONS, "国家需求", ["国家重大需求"]), (ORIENTATIONS, "面向人民生命健康", ["人民生命健康"]), (ORIENTATIONS, "面向世界", []),
        (("甲乙丙丁",), "甲乙丙丁", ["甲乙丙丁"]), ((), "甲乙", []), (CATEGORIES, "", []), (CATEGORIES, "？！", []),
    ],
)
def test_what_is_near_among_few_choices(names, written, meant):
    assert list(near_words(written, names, closed=True)) == meant


def test_as_many_as_three_are_suggested_and_of_more_none():
    others = tuple("戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥")
    assert near_words("甲乙丙", ("甲乙丙一", "甲乙丙二", "甲乙丙三", *others), closed=True) == ("甲乙丙一", "甲乙丙二", "甲乙丙三")
    assert near_words("甲乙丙", ("甲乙丙一", "甲乙丙二", "甲乙丙三", "甲乙丙四", *others), closed=True) == ()


@pytest.mark.parametrize("closed", [True, False])
def test_the_only_name_may_be_meant_too(closed):
    """A call may have a single category; no character of it tells it from another."""
    assert near_words("前言科学问题", ("前沿科学问题",), closed=closed) == ("前沿科学问题",)
    assert near_words("工程技术难题", ("前沿科学问题",), closed=closed) == ()


def test_a_long_text_is_no_name():
    assert near_words("工程技术难题" * 20, CATEGORIES, closed=True) == ()
    assert near_words("工程技术难题" + " " * LONGEST, CATEGORIES, closed=True) == ()


@pytest.mark.parametrize(
    ("code", "like"),
    [("1101411", ["1101410"]), ("110140", ["1101410", "11014"]), ("11014100", ["1101410"]), ("1110410", ["1101410"]), ("9999999", []),
     ("", [])],
)
def test_codes_with_one_wrong_digit(code, like):
    assert sorted(off_by_one(code, ("1101410", "11014", "11017"))) == sorted(like)


def test_every_character_of_our_names_is_known_in_its_traditional_forms():
    """Names and the form's own words of every year; which form is whose is OpenCC's to say."""
    ours = {*"".join(Sheet), *"".join(found.name for found in disciplines().all)}
    for campaign in map(load_preset, preset_names()):
        names = [field.label for field in campaign.form] + [name for unit in campaign.units for name in (unit.name, *unit.former_names)]
        for choices in ("categories", "research_fields", "unit_types", *campaign.lists):
            names += campaign.options(choices)
        names += [words for spec in recommendation_form(campaign).sheets for words in wording.form_words(spec)]
        ours.update("".join(names))
    assert len(ours) > 1000
    simplified = OpenCC("t2s").convert
    forms = [chr(code) for first, last in ((0x3400, 0x4DBF), (0x4E00, 0x9FFF)) for code in range(first, last + 1)]
    traditional = {form: simple for form in forms if (simple := simplified(form)) != form and simple in ours}
    assert {form: normalised(form) for form in traditional} == traditional
    assert [simple for simple in ours if simple.isalnum() and normalised(simple) != simple.lower()] == []


CODES = ("question.title-style", "question.title-language", "quota.too-few", "quota.too-many", "unit.phone", "unit.email")


@pytest.mark.parametrize(("written", "meant"), [
    ("question.titel-style", "question.title-style"), ("question.title", "question.title-style"),
    ("quota.toofew", "quota.too-few"), ("unit.phones", "unit.phone"), ("Unit.Email", "unit.email"),
    ("telephone", "unit.phone"), ("x", ""), ("", ""), ("quota." + "x" * LONGEST, ""),
])
def test_the_code_that_is_meant(written, meant):
    assert nearest_word(written, CODES) == meant


def test_of_codes_as_near_the_first_is_meant():
    assert nearest_word("title", ("title_zh", "title_en")) == "title_zh"
    assert nearest_word("title", ("title_en", "title_zh")) == "title_en"
