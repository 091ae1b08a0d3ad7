"""The texts of our Word form besides the campaign's labels, and the names of its styles."""

from toolkit.campaign.model import Campaign, FormField
from toolkit.manuscripts.labels import PAIRS, filled_by_hand
from toolkit.model import Sheet
from toolkit.text import strip_invisible

LABEL, FACT, VALUE, CELL, HINT, FACTS = "征集栏目", "征集表格栏目", "征集填写", "征集表格填写", "征集提示", "征集表格"
"""Styles of the template: a label, a label in a table, running text, text in a table, a hint, the table."""

TITLE = "问题难题撰写格式"

CHOOSE = "请选择"
"""The prompt of a drop-down list; some programs make it plain text."""

HANDING_IN = "填好后交推荐单位，由推荐单位填入推荐表（Excel）。"
"""What becomes of a form that was filled in; a unit may have nothing but Excel."""

FORMER_HANDING_IN = ("填好后交推荐单位，由推荐单位导入推荐表。",)
"""What forms said before, and still say where they are filled in now."""

_ONLY_IN_EXCEL = ("Alt+Enter", "序号")


def form_fields(campaign: Campaign) -> tuple[FormField, ...]:
    """Return the fields of a question that a form has, in order."""
    return tuple(field for field in campaign.on(Sheet.QUESTIONS) if filled_by_hand(field))


def field_hints(campaign: Campaign) -> dict[str, str]:
    """Return the hints below or beside labels, by field; a hint is not repeated for the next field."""
    hints: dict[str, str] = {}
    before = ""
    for field in form_fields(campaign):
        pieces = campaign.prompt(field).rstrip("。").split("；")
        hint = "；".join(piece for piece in pieces if not any(word in piece for word in _ONLY_IN_EXCEL))
        if hint and hint != before:
            hints[field.name] = f"{hint}。"
        before = hint
    return hints


def instruction(campaign: Campaign) -> str:
    """Return how the form is to be filled in."""
    return _instruction(campaign, HANDING_IN)


def _instruction(campaign: Campaign, handing_in: str) -> str:
    """Return how the form is to be filled in, and to whom it goes."""
    labels = (campaign.fields[zh].label for zh, en in PAIRS.values() if {zh, en} <= campaign.fields.keys())
    pairs = "、".join(label.partition("（")[0] for label in labels)
    bilingual = f"{pairs}以中英文双语对照撰写，其余内容以中文撰写；" if pairs else ""
    return f"{bilingual}请在各栏目下填写，勿改动栏目名称，标 * 的为必填。{handing_in}"


def printed_texts(campaign: Campaign) -> frozenset[str]:
    """Return the texts that stand in a form before anybody has typed into it."""
    instructions = (_instruction(campaign, said) for said in (HANDING_IN, *FORMER_HANDING_IN))
    texts = (TITLE, campaign.settings.name, *instructions, *field_hints(campaign).values())
    return frozenset(map(strip_invisible, texts))
