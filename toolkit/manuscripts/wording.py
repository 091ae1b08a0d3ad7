"""What a Word form of ours says besides the campaign's labels, and the styles that tell its parts apart."""

from toolkit.campaign.model import Campaign, FormField
from toolkit.manuscripts.labels import PAIRS, typed_label
from toolkit.model import Sheet
from toolkit.text import strip_invisible

LABEL, FACT, VALUE, CELL, HINT, FACTS = "征集栏目", "征集表格栏目", "征集填写", "征集表格填写", "征集提示", "征集表格"
"""Names of the template's styles: a label, one in a table, running text, text in a table, a hint, the table."""

TITLE = "问题难题撰写格式"

CHOOSE = "请选择"
"""What a drop-down list shows before anything is chosen; some programs make it plain text."""

_ONLY_IN_EXCEL = ("Alt+Enter", "序号")


def form_texts(campaign: Campaign) -> tuple[FormField, ...]:
    """Return the fields of a question that a form has, in order."""
    return tuple(field for field in campaign.on(Sheet.QUESTIONS) if typed_label(field))


def field_hints(campaign: Campaign) -> dict[str, str]:
    """Return what the form says below or beside a label, by field name; what was just said is not said again."""
    said: dict[str, str] = {}
    before = ""
    for field in form_texts(campaign):
        pieces = campaign.prompt(field).rstrip("。").split("；")
        hint = "；".join(piece for piece in pieces if not any(word in piece for word in _ONLY_IN_EXCEL))
        if hint and hint != before:
            said[field.name] = f"{hint}。"
        before = hint
    return said


def instruction(campaign: Campaign) -> str:
    """Return how the form is to be filled in."""
    labels = (campaign.fields[zh].label for zh, en in PAIRS.values() if {zh, en} <= campaign.fields.keys())
    pairs = "、".join(label.partition("（")[0] for label in labels)
    bilingual = f"{pairs}以中英文双语对照撰写，其余内容以中文撰写；" if pairs else ""
    return (
        f"{bilingual}请在各栏目下填写，勿改动栏目名称，标 * 的为必填。"
        "填好后交推荐单位，由推荐单位导入推荐表。"
    )


def printed_texts(campaign: Campaign) -> frozenset[str]:
    """Return all that a form says without anybody having typed it."""
    said = (TITLE, campaign.settings.name, instruction(campaign), *field_hints(campaign).values())
    return frozenset(map(strip_invisible, said))
