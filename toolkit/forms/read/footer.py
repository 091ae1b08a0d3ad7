"""Tells what stands below a table and is no record: sums, signatures, dates, page numbers, notes, marks of its end."""

import re
from collections.abc import Sequence

from toolkit.forms.read.form_sheet import LostValue
from toolkit.model import Value
from toolkit.text import is_date, strip_invisible

_SUM = r"合计|共计|总计|小计|汇总|总数|计数|求和|平均值?|平均分|平均数|(?:grand )?total|subtotal|count|sum|average"
_ROLES = (
    r"(?:填[表报写]|制表|编制|审核|复核|审定|审批|校对|核对|经办|联系|报送|推荐|签字|签收|负责)(?:人员?|者)?|(?:法定)?代表人|法人代表|"
    r"[单本]?位?(?:主要|分管|主管|部门|单位)?(?:负责人|领导)|主任委员|主任|秘书长|理事长|会长|主席|组长|学术秘书|主持人"
)
_THINGS = (
    r"(?:联系)?电话|联系方式|手机号?码?|传真|(?:电子)?邮[箱件]|e-?mail|(?:通讯|通信|联系)?地址|邮编|邮政编码|"
    r"(?:[填制报审签打印推荐送核定表写字上刷]{0,4})(?:日期|时间|单位|部门)|单位名称"
)
_SEAL = r"签字盖章|签字|签名|签章|盖章|公章|印章|手签"

_FIELD = re.compile(rf"(?:{_ROLES}|{_THINGS})\s*(?:[（(][^（()）]{{1,8}}[)）])?\s*(?:[:：]|[\s_＿]*$)", re.IGNORECASE)
"""What a signature or an address below a table begins with: 填表人：, 单位（盖章）：."""

_SIGNED = re.compile(
    rf"[^，。；？?]{{0,20}}?(?:[（(](?:{_SEAL})[)）]\s*[:：]?|(?:{_SEAL})(?:处|人)?\s*[:：])|(?:单位)?(?:{_SEAL})[\s_＿]*$"
)
"""The same by the seal or the signature asked for, whoever is to sign."""

_NOTE = re.compile(
    rf"[(（【*※]?(?:(?:{_SUM})(?:[:：\s\d】)）]|共|$)|(?:备注|附注|注释?|说明|(?:填[表报写]|特别)说明)(?:[:：\s\d】)）]|共|$)|"
    r"(?:以上)?共\s*\d+\s*[项题个位人名条])", re.IGNORECASE,
)
"""How a sum or a note below a table begins."""

_TOTAL = re.compile(rf".{{0,20}}?(?:{_SUM})\s*[:：]?$", re.IGNORECASE)
"""What stands before the figures of a row of sums, as Excel's tables and its 分类汇总 write it."""

_NUMBER = r"[\d一二三四五六七八九十]+"
_PAGE = re.compile(
    rf"第\s*{_NUMBER}\s*页.{{0,12}}|(?:共\s*)?\d+\s*页|[-—–]+\s*\d+\s*[-—–]+|page\s*\d+(?:\s*of\s*\d+)?", re.IGNORECASE,
)
_END = re.compile(
    r"\W*(?:本[页表]|此处)?(?:以下均?(?:为?空白|无正文|无内容|无|为空)|完|结束|表尾|end)\W*", re.IGNORECASE,
)
_DATE_BLANK = re.compile(r"[\d\s_＿]*年[\d\s_＿]*月[\d\s_＿]*日?")
_OF_A_DATE = re.compile(r"\d{0,4}\s*[年月日号]?")
_CONTINUED = re.compile(r"[(（]?\d{1,2}[)）.、．]")
"""How a further note begins."""

_TELLING = re.compile(
    "[:：)）】页年月日号共计总数均汇注明白文容空完束尾人者位门部导任长席组话式机真箱件址编码期间"
    "表核定批对办系送荐收责写书和无字名章签—–A-Za-z-]"
)
"""Every line below a table holds one of these characters: one look spares most records all others."""

SHORT = 60
"""A name, a date or a number behind a label has fewer characters."""

_SIGNER = 30
"""So has what stands alone below a signature."""


def opens_footer(said: Value) -> bool:
    """Return whether a row's first text may begin a line below the table; a quick look before :func:`is_footer`."""
    if type(said) is not str or not _TELLING.search(said):
        return False
    return _is_line(said.strip()) or _TOTAL.match(said.strip()) is not None


def is_footer(shown: Sequence[Value]) -> bool:
    """Return whether a row is a line below the table (a sum, a signature, a note), by what it shows left to right.

    A record may begin with the same words: it then shows more than a value for each label that asks for one.
    """
    first, *others = (value.strip() if type(value) is str else value for value in shown)
    if type(first) is not str:
        return False
    if not others:
        return _is_line(first)
    if _TOTAL.match(first) and all(map(_is_figure, others)):
        return True
    if not _is_line(first) or any(map(_asks, (first, *others))):
        return False
    labels = [value for value in (first, *others) if type(value) is str and _is_line(value)]
    whole = is_date(first)  # what stands beside a whole date is no part of it: it may be scores
    values = [value for value in others if value not in labels and (whole or not _is_part_of_date(value))]
    return len(values) <= sum(map(_is_open, labels)) and all(len(str(value)) < SHORT for value in values)


def goes_on(shown: Sequence[Value]) -> bool:
    """Return whether a row continues such a line above it, with a signer's name or another note."""
    if len(shown) != 1 or type(shown[0]) is not str or _asks(shown[0]):
        return False
    return len(shown[0].strip()) < _SIGNER or bool(_CONTINUED.match(shown[0].strip()))


def _is_line(said: str) -> bool:
    """Return whether a text is a label, a date, a page number, a note or a mark of the end."""
    return bool(
        _FIELD.match(said) or _SIGNED.match(said) or _NOTE.match(said) or _PAGE.fullmatch(said) or _END.fullmatch(said)
        or _DATE_BLANK.fullmatch(said) or (said[:1] in "12二" and is_date(said))
    )


def _is_open(said: str) -> bool:
    """Return whether the answer to a label is looked for in the cells behind it, not in the label's own."""
    return said.rstrip(" _＿").endswith((":", "：", ")", "）")) or not re.search("[:：]", said)


def _is_figure(value: Value) -> bool:
    """Return whether a value is a figure, or a formula that failed to give one."""
    return type(value) is not str or isinstance(value, LostValue) or strip_invisible(value).replace(".", "").isdigit()


def _is_part_of_date(value: Value) -> bool:
    """Return whether a value is a date, or a part of one in a cell of its own."""
    return not isinstance(value, (str, float)) or bool(_OF_A_DATE.fullmatch(str(value).removesuffix(".0").strip()))


def _asks(value: Value) -> bool:
    """Return whether a value ends with a question mark."""
    return type(value) is str and value.rstrip().endswith(("?", "？"))
