"""Translates a campaign's values into the words of campaign.xlsx, and back."""

from collections.abc import Mapping
from datetime import datetime, time

from toolkit.campaign.values import CHINA_TIME
from toolkit.messages import Language, severity_word
from toolkit.model import INPUT_SHEETS, Severity, shown_text

Shown = str | float | datetime | None
"""What a cell of the campaign workbook can hold."""

ENTRY_SEPARATOR = "；"
"""What stands between the entries of one cell."""

DEADLINES = ("closes",)
"""Settings for which a day without a clock means its end: a midnight of theirs is written out as text."""

YES_NO: Mapping[object, str] = {True: "是", False: "否"}

LISTS: Mapping[object, str] = {
    "units": "推荐单位",
    "unit_types": "可推荐的单位类型",
    "categories": "类别",
    "research_fields": "领域",
    "disciplines": "学科",
    "unit_types_known": "单位类型",
    "joint_modes": "推荐方式",
    "countries": "国别或地区",
    "professional_titles": "职称",
    "academicians": "是否院士",
    "committee_roles": "委员会职务",
    "orientations": "四个面向",
}
"""The names of the drop-down lists; a list that a preset adds goes by its own name."""

WORDS: Mapping[str, Mapping[object, str]] = {
    "sheet": {sheet: sheet.value for sheet in INPUT_SHEETS},
    "severity": {severity: severity_word(severity) for severity in reversed(Severity)},
    "title_style": {"question": "问句", "any": "不限"},
    "notice_comments": YES_NO,
    "publication_order": {"pinyin": "按拼音", "rank": "按名次"},
    "book_authors": YES_NO,
    "tracking_scope": {"selected": "入选的", "entered": "进入遴选的"},
    "with_subordinates": YES_NO,
    "method": {"score": "评分", "vote": "投票"},
    "pool": {"accepted": "全部受理", "previous": "上一环节通过"},
    "grouping": {"field": "按领域", "none": "不分组"},
    "anonymous": YES_NO,
    "ranking": {"mean": "加权平均", "median": "中位数", "trimmed": "去掉最高最低", "calibrated": "校准"},
    "passing": {"places": "每类名次", "mark": "分数线", "share": "得票比例"},
    "language": {"zh": "中文", "en": "英文"},
    "list": LISTS,
    "kind": {
        "serial": "序号",
        "text": "文字",
        "long": "长文字",
        "choice": "单选",
        "phone": "电话",
        "email": "邮箱",
        "date": "日期",
        "number": "数字",
        "keywords": "关键词",
        "disciplines": "学科",
        "live": "自动计算",
    },
    "foreign_member_required": YES_NO,
    "signed_scan_required": {True: "要求", False: "不要求"},
    "required": YES_NO,
    "personal": YES_NO,
    "must_recommend": YES_NO,
}
"""The words for the values of a field, by the field's name."""


def cell_content(name: str, value: object) -> Shown:
    """Return what a cell shows for the value of the field *name*."""
    if isinstance(value, tuple):
        return ENTRY_SEPARATOR.join(value)
    if isinstance(value, datetime):
        clock = value.astimezone(CHINA_TIME).replace(tzinfo=None)
        return str(clock) if name in DEADLINES and clock.time() == time() else clock
    if word := WORDS.get(name, {}).get(value):
        return word
    return value if isinstance(value, (int, float)) or value is None else str(value)


def meant_value(name: str, word: str) -> object:
    """Return the value of a field's word; an unknown word as it is."""
    return next((value for value, known in WORDS.get(name, {}).items() if known == word), word)


def readable_value(name: str, value: object, language: Language = "zh") -> str:
    """Return the value of the field *name* as a sentence or a table shows it; in English by its own name."""
    if language == "en" and isinstance(value, Severity):
        return severity_word(value, language)
    if language == "en" and isinstance(value, bool):
        return "yes" if value else "no"
    cell = str(value) if language == "en" and name in WORDS else cell_content(name, value)
    match cell:
        case None:
            return ""
        case datetime():
            return f"{cell:%Y-%m-%d %H:%M:%S}"
        case _:
            return shown_text(cell)
