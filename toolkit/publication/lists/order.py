"""The order in which questions are published: by category, then alphabetical by pinyin or by rank."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from toolkit.campaign.model import Campaign
from toolkit.publication.outcome import PublishedOutcome

_SURNAMES: Mapping[str, str] = MappingProxyType({
    "单": "shan4", "曾": "zeng1", "仇": "qiu2", "解": "xie4", "查": "zha1", "任": "ren2", "朴": "piao2", "区": "ou1",
    "盖": "ge3", "乐": "yue4", "翟": "zhai2", "员": "yun4", "覃": "qin2", "种": "chong2", "繁": "po2", "华": "hua4",
    "缪": "miao4", "葛": "ge3", "折": "she2", "秘": "bi4", "纪": "ji3", "燕": "yan1", "洗": "xian3", "召": "shao4",
    "令": "ling2", "哈": "ha3", "那": "na1", "训": "xun4", "逄": "pang2", "幺": "yao1", "厍": "she4", "黑": "he4",
    "万俟": "mo4 qi2", "尉迟": "yu4 chi2", "长孙": "zhang3 sun1", "澹台": "tan2 tai2", "宿": "su4", "藏": "zang4",
})  # fmt: skip
"""How surnames are read that are read otherwise in words."""


def in_published_order(order: str, questions: Iterable[PublishedOutcome]) -> list[PublishedOutcome]:
    """Return questions by the pinyin of their titles (*order* ``pinyin``), or by rank in the last stage (``rank``)."""
    return sorted(questions, key=_by_rank if order == "rank" else _by_pinyin)


def pinyin_key(title: str) -> tuple[str, ...]:
    """Return a sort key: syllable and tone of each 汉字, other letters and digits as they are; signs do not count.

    >>> pinyin_key("“膜”分离 2D")
    ('mo2', 'fen1', 'li2', '2d')
    """
    from pypinyin import Style, lazy_pinyin  # its dictionary is slow to load

    spoken = "".join(sign for sign in title if sign.isalnum()).lower()
    return tuple(lazy_pinyin(spoken, style=Style.TONE3, neutral_tone_with_five=True))


def name_key(name: str) -> tuple[str, ...]:
    """Return a sort key of a person's name, whose surname is read as one.

    >>> name_key("单志广")
    ('shan4', 'zhi4', 'guang3')
    """
    key = pinyin_key(name)
    for length in (2, 1):
        if name[:length] in _SURNAMES and len(key) > length:
            return (*_SURNAMES[name[:length]].split(), *key[length:])
    return key


def selected_by_category(
    campaign: Campaign, outcomes: Iterable[PublishedOutcome]
) -> dict[str, list[PublishedOutcome]]:
    """Return the selected questions in the campaign's order by their categories, also by those without any.

    Categories that the campaign does not have any more come last.
    """
    selected = [one for one in outcomes if one.selected]
    names = dict.fromkeys((*campaign.options("categories"), *(one.category for one in selected)))
    order = campaign.settings.publication_order
    return {name: in_published_order(order, [one for one in selected if one.category == name]) for name in names}


def _by_pinyin(outcome: PublishedOutcome) -> tuple[tuple[str, ...], str, str]:
    """Return a sort key: the pinyin of the title, then the title, then the number."""
    return pinyin_key(outcome.title), outcome.title, outcome.number


def _by_rank(outcome: PublishedOutcome) -> tuple[int, str]:
    """Return a sort key: the rank in the last stage, then the number."""
    return (outcome.last.rank or 0 if outcome.last else 0), outcome.number
