"""The titles of sheets: those of every form, and those of the recommendation workbook."""

from enum import StrEnum

RECOMMENDATION = "推荐表"
"""The name of the form whose stamp names none: the recommendation workbook."""


class OwnSheet(StrEnum):
    """The sheets of every form into which nobody types: guide, live verdicts, drop-down lists and stamp."""

    GUIDE = "填报说明"
    LIVE = "自检"
    LISTS = "字典"
    META = "_meta"


class Sheet(StrEnum):
    """The sheets of the recommendation workbook, by title and in order (DESIGN §6)."""

    GUIDE = OwnSheet.GUIDE
    UNIT = "单位信息"
    COMMITTEE = "专家委员会"
    QUESTIONS = "推荐问题"
    SCORES = "委员会评分"
    LIVE = OwnSheet.LIVE
    PRINT = "逐题打印"
    DISCIPLINES = "学科目录"
    LISTS = OwnSheet.LISTS
    META = OwnSheet.META


INPUT_SHEETS = (Sheet.UNIT, Sheet.COMMITTEE, Sheet.QUESTIONS, Sheet.SCORES)
"""The sheets a unit fills, the only ones that are read and judged."""
