"""The form's own words that belong to no field: titles, headings, advice, counters.

The form writes them from here; the reader knows by them what is no input.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from toolkit.campaign.model import Campaign, Category, FormField
from toolkit.matching import normalised
from toolkit.model import Sheet
from toolkit.rules.layout import BODY
from toolkit.rules.live import TOO_LONG
from toolkit.scoring import RECUSED

UNIT_ADVICE = "在“填写内容”一栏填写；标 * 为必填，浅色底为待填。"
UNIT_HEADINGS = ("栏目", "填写内容", "填写提示")
COMMITTEE_ADVICE = "每行一位专家，可插入、删除、排序；标 * 为必填。序号与委员会评分对应，请勿重复。"
QUESTIONS_ADVICE = ("每行一个问题，可插入、删除、排序；标 * 为必填，浅色底为待填。换行按 Alt+Enter。"
                    "序号与委员会评分对应，请勿重复。")
SCORES_NAMES = "委员姓名 →"
NUMBER = "0"
"""Stands for a number that the form calculates; all numbers are alike when words are compared."""

_DIGITS = re.compile(r"\d+")


def committee_counter(minimum: int) -> tuple[str, str]:
    """Return what stands before and behind the number of experts."""
    return "已填 ", f" 位专家（同一人只计一次），应不少于 {minimum} 位。"


def quota_counter(category: Category) -> tuple[str, str]:
    """Return what stands before and behind the number of questions of a category."""
    return f"{category.name} ", f"（{category.minimum}—{category.maximum}）"


def column_groups(campaign: Campaign, fields: Iterable[FormField]) -> Iterator[tuple[int, int, str]]:
    """Yield each group of columns of 推荐问题: its first column, the one behind its last, and what stands above."""
    limits = campaign.settings
    runs = groupby(enumerate(fields), key=lambda pair: pair[1].name in BODY or pair[1].kind == "live")
    for number, (is_body, run) in enumerate(runs):
        columns = [column for column, _ in run]
        band = f"默认按 {limits.body_minimum}—{limits.body_maximum} 字提醒"
        words = (f"问题正文（合计 {limits.body_about} 字左右，{band}）" if is_body
                 else "应用与撰写" if number else "问题信息")
        yield columns[0], columns[-1] + 1, words


def score_band(campaign: Campaign) -> str:
    """Return the lowest and the highest score, as a person writes them."""
    return f"{campaign.settings.score_minimum:g}—{campaign.settings.score_maximum:g}"


def scores_advice(campaign: Campaign) -> str:
    """Return how to fill in 委员会评分."""
    return (f"按序号填写 {score_band(campaign)} 分；未评留空，应回避的填“{RECUSED}”。"
            f"题目和委员姓名按序号自动显示；分数只认序号，{Sheet.QUESTIONS}排序后不必移动。")


def form_word_keys(campaign: Campaign, sheet: Sheet) -> frozenset[str]:
    """Return the keys (see :func:`word_key`) of all words on a sheet of the form that belong to no field."""
    return frozenset(map(word_key, form_words(campaign, sheet)))


def form_words(campaign: Campaign, sheet: Sheet) -> Iterator[str]:
    """Yield the words on a sheet of the form that belong to no field."""
    yield sheet
    match sheet:
        case Sheet.UNIT:
            yield UNIT_ADVICE
            yield from UNIT_HEADINGS
            for field in campaign.on(sheet):
                yield from (field.prompt, campaign.prompt(field))
        case Sheet.COMMITTEE:
            yield COMMITTEE_ADVICE
            yield NUMBER.join(committee_counter(campaign.settings.committee_minimum))
        case Sheet.QUESTIONS:
            yield QUESTIONS_ADVICE
            yield "\n".join(NUMBER.join(quota_counter(category)) for category in campaign.categories)
            yield from (words for _, _, words in column_groups(campaign, campaign.on(sheet)))
            yield TOO_LONG
        case Sheet.SCORES:
            yield from (SCORES_NAMES, scores_advice(campaign))


@lru_cache(maxsize=4096)
def word_key(words: str) -> str:
    """Return the form under which words of the form are the same: limits, counts, marks and characters may differ."""
    return _DIGITS.sub(NUMBER, normalised(words))
