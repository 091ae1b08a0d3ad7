"""Characters and words: what is invisible, how 字数 is counted, when two texts are the same.

Everything that both Python and a live Excel formula must agree on is declared here once, as plain data
(ranges of code points, pairs of characters), and read by :mod:`toolkit.rules.live` to write the formula.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from types import MappingProxyType
from unicodedata import normalize

INVISIBLE_RANGES: tuple[tuple[int, int], ...] = (
    (0x00, 0x20),  # controls, tab, line breaks, space
    (0x7F, 0xA0),  # controls, no-break space
    (0xAD, 0xAD),  # soft hyphen
    (0x2000, 0x200F),  # typographic spaces, zero-width characters, direction marks
    (0x2028, 0x202F),  # line and paragraph separators, direction marks, narrow no-break space
    (0x205F, 0x206F),  # mathematical space, word joiner, invisible operators
    (0x3000, 0x3000),  # ideographic space
    (0xFEFF, 0xFEFF),  # byte order mark
)
"""Code points that show nothing: a cell that holds only these is blank."""

WIDE_FROM = 0x2E80
"""Each visible code point from here on counts as one 字 (DESIGN §6, as Word counts)."""

WIDE_PUNCTUATION = "‘’“”—…·"
"""Punctuation below :data:`WIDE_FROM` that Word counts as one 字 each."""

KEYWORD_SEPARATORS = "；;，,、\n\r"
"""Characters that separate keywords (DESIGN §6)."""

DISCIPLINE_SEPARATORS = "；;\n\r"
"""Characters that separate disciplines; a comma may be part of a discipline's name."""

SAME_CHARACTERS: tuple[tuple[str, str], ...] = tuple(zip("？！，：；（）．", "?!,:;().", strict=True))
"""Full-width punctuation and the half-width one it is compared as."""

DATE_MARKS: tuple[tuple[str, str], ...] = (
    *zip("０１２３４５６７８９", "0123456789", strict=True),
    *((mark, "-") for mark in "年月日号./．／－"),
)
"""What people write a date with, and what it is read as: 2023.4.10 and 2023年4月10日 as 2023-4-10."""

DATE_WORDS = ("二", "年", "月")
"""A date in Chinese numerals begins with the first, as 二〇二三年四月十日, and holds the others."""

DATE_YEARS = (1990, 2099)
"""First and last year that a date may have."""

DAY_ZERO = MappingProxyType({False: date(1899, 12, 30), True: date(1904, 1, 1)})
"""The day of serial number 0, in workbooks that count from 1900 and from 1904."""

_LEAP_DAY = datetime(1900, 3, 1)
"""Before it Excel counts a day too many: its 60 is a 29 February that was none."""

_NOTHING = (
    "无", "无。", "暂无", "暂无。", "暂缺", "空缺", "没有", "无内容", "不适用", "未知", "未定", "未填", "未填写",
    "同上", "同左", "同前", "如上", "〃", '"', "“", "”", "不详", "待定", "待填", "待填写", "待补", "待补充",
    "待完善", "待确定", "待确认", "待落实", "待核实", "待提供", "后补", "拟定", "暂定", "拟聘", "待聘", "拟邀",
    "拟邀请", "待邀请", "邀请中", "请选择", "请填写", "姓名", "测试", "示例", "略", "另附", "见附件", "详见附件",
    "见附表", "见附页", "见word", "详见word", "见pdf", "扫描件", "见扫描件", "详见扫描件", "见签字页",
    "见签字扫描件", "见盖章页", "见盖章件", "见纸质版", "见纸质件", "见原件", "签字", "签名", "手签", "盖章",
    "签章", "公章", "签字盖章", "签字(盖章)", "签字（盖章）", "签字/盖章", "已签", "已签字", "已盖章", "待签",
    "待签字", "待盖章", "电子签名", "/", "／", "-", "－", "—", "——", "×", "…", "……", "...", "n/a", "na", "none",
    "点击此处输入文字", "单击此处输入文字", "单击或点击此处输入文字。", "选择一项。",
    "null", "tbd", "tba", "tbc", "todo", "test", "?", "？", "??", "？？", "???", "？？？", "年月日",
)
"""Words for nothing, or for something yet to come."""

_BRACKETED = ("无", "略", "空", "待定", "待补充", "请填写", "签字", "签名", "盖章", "签章", "公章", "签字盖章")
"""Those of them that people put in brackets."""

_MASKS = ("某某某", "xxxx", "××××", "**", "***", "＊＊", "＊＊＊", "○○", "○○○")

_ANYBODY = ("某", "某某", "xx", "xxx", "××", "×××")
_WHOSE = ("", "教授", "专家", "院士", "委员", "研究员", "大学", "单位", "公司", "研究院", "研究所", "学会", "医院")
"""What stands behind :data:`_ANYBODY` for a person or an employer who is not named."""

NO_ANSWER = (
    *_NOTHING, *(f"{left}{word}{right}" for word in _BRACKETED for left, right in ("（）", "()")),
    *_MASKS, *(f"{anybody}{whose}" for anybody in _ANYBODY for whose in _WHOSE),
)
"""What people type, in lower case, where they have nothing to say: a cell that shows only one of these is blank."""

NOBODY = ("*某", *(f"{whose}*{digit}" for whose in ("专家", "委员") for digit in range(10)))
"""How a text of at most :data:`NOBODY_WITHIN` characters reads that names nobody: 张某, 欧阳某某, 专家15.

A ``*`` stands for any characters. A cell that shows only such a text is blank, too.
"""

NOBODY_WITHIN = 4

NO_ANSWER_WITHIN = 40
"""A text longer than this, invisible characters included, is not looked through for :data:`NO_ANSWER`."""

MASK = "＊＊＊"
"""What stands in a sentence for personal data that somebody typed where it does not belong."""

_NO_ANSWER = frozenset(NO_ANSWER)
_NOBODY = re.compile("|".join(shape.replace("*", ".*") for shape in NOBODY), re.DOTALL)

INVISIBLE = "".join(chr(code) for first, last in INVISIBLE_RANGES for code in range(first, last + 1))

_NO_ANSWER_ENDS = frozenset(INVISIBLE).union(*({answer[-1], answer[-1].upper()} for answer in NO_ANSWER + NOBODY))
"""How few other short texts end: to look at the end first costs little."""

_INVISIBLE_RUN = re.compile(f"[{re.escape(INVISIBLE)}]+")
_WIDE_RUN = re.compile(
    f"[{WIDE_PUNCTUATION}{chr(WIDE_FROM)}-\u2fff\u3001-\ufefe\uff00-\U0010ffff]+"  # all but U+3000 and U+FEFF
)
_CJK_RUN = re.compile(
    "[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
_OF_MAIL = r"[^\s@＠，；、。：“”（）<>()\u4e00-\u9fff]"
_PERSONAL = re.compile(
    rf"{_OF_MAIL}{{1,64}}\s?[@＠]\s?{_OF_MAIL}+"  # a mail address
    r"|\+\d[\d\s()-]{6,}\d"  # a telephone with the country's number
    r"|(?<!\d)1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)"  # a mobile telephone
    r"|(?<!\d)0\d{2,3}[-—－) ）]\s?\d{3,4}[- ]?\d{4}(?!\d)"  # one with the code of a town
    r"|(?<!\d)\d{3}-\d{3,4}-\d{4}"  # a service number
    r"|(?<!\d)\d{6}[- ]\d{8}[- ]\d{3}[\dXx]"  # an identity number in its parts
    r"|\d\.\d{7,}[Ee]\+\d+"  # a long number as Excel shows it
    r"|(?<!\d)(?<!\d\.)\d{8,}[Xx]?"  # any long number: nothing else that is typed has so many digits in a row
)
_MAY_BE_PERSONAL = re.compile(r"[@＠+\d](?:(?<=[@＠])|(?<=\+)\d|(?<=\d)(?:[-—－()（）\s]{0,2}\d){6})")
"""What each of them holds: to look for it costs a tenth of looking for all of them.

It begins with one set of characters, which is sought faster than three alternatives.
"""
_DATE = re.compile(r"(?<!\d)(20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)")
_COMMON = bytes(range(0x4E, 0xA0))
"""High bytes of U+4E00 to U+9FFF, which are nearly all: to count these costs half of looking for runs."""
_LATIN = re.compile("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff\uff21-\uff3a\uff41-\uff5a]")
_FOLD = str.maketrans(dict(SAME_CHARACTERS))
_AS_DASHES = str.maketrans(dict(DATE_MARKS))


def strip_invisible(text: str) -> str:
    """Return *text* without invisible characters at either end; empty when it shows nothing."""
    return text.strip(INVISIBLE)


def no_answer(text: str) -> bool:
    """Return whether *text* shows nothing but 无, / or the like, also as 同 上."""
    if len(text) > NO_ANSWER_WITHIN or text[-1:] not in _NO_ANSWER_ENDS:
        return False
    shown = without_blanks(text).lower()
    return shown in _NO_ANSWER or (len(shown) <= NOBODY_WITHIN and _NOBODY.fullmatch(shown) is not None)


def mask_personal(text: str) -> str:
    """Return *text* with :data:`MASK` for what reads like a mail address, a telephone or an identity number.

    For sentences that quote what somebody typed: a telephone may stand in the field of a name.
    """
    return _PERSONAL.sub(MASK, text) if _MAY_BE_PERSONAL.search(text) else text


def mask_file_name(name: str) -> str:
    """Return the name of a file as its sender may be shown it: masked, but for a date written in eight digits."""
    return "".join(part if _DATE.fullmatch(part) else mask_personal(part) for part in _DATE.split(name))


def is_date(text: str) -> bool:
    """Return whether *text* is a day, or a month, as 2023-04-10, 2023.4.10, 2023年4月 or 20230410.

    In Chinese numerals any text is that begins as a year does and names year and month.
    """
    shown = without_blanks(text)
    if shown.startswith(DATE_WORDS[0]):
        return all(word in shown for word in DATE_WORDS)
    plain = shown.translate(_AS_DASHES)
    compact = len(plain) == len("20230410") and "-" not in plain
    year, month, day = (plain[:4], plain[4:6], plain[6:]) if compact else (*plain.split("-"), "", "")[:3]
    try:
        found = date(int(year), int(month), int(day[:2] or "1"))  # a time of day may stand behind it
    except (ValueError, OverflowError):  # the latter for numbers with more digits than a date can have
        return False
    return DATE_YEARS[0] <= found.year <= DATE_YEARS[1]


def number_as_typed(value: object, *, date1904: bool = False) -> float | None:
    """Return the number that was typed into a cell formatted as a day or a time, as 85 for 1900-03-25.

    None for a day that somebody may mean, and where it cannot be told: as 28 February 1900 the library gives 59 and 60,
    as midnight 0 and all below it.
    """
    day = timedelta(days=1)
    if isinstance(value, timedelta):
        return round(value / day, 9)
    if isinstance(value, time):
        return round((datetime.combine(date.min, value) - datetime.min) / day, 9) or None
    if not isinstance(value, date) or DATE_YEARS[0] <= value.year <= DATE_YEARS[1]:
        return None
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    early = not date1904 and moment < _LEAP_DAY
    if early and _LEAP_DAY - moment <= day:
        return None
    return round((moment - datetime.combine(DAY_ZERO[date1904], time())) / day, 9) - early


def without_blanks(text: str) -> str:
    """Return *text* without any invisible character, also between words."""
    return text if text.isalnum() else _INVISIBLE_RUN.sub("", text)


def comparable(text: str) -> str:
    """Return the form under which two texts are the same: solid, lower case, half-width punctuation."""
    return text.lower() if text.isalnum() else without_blanks(text).translate(_FOLD).lower()


def count_words(text: str) -> int:
    """Return the 字数 of *text* as Word counts it (DESIGN §6): wide code points, and runs of other visible characters.

    >>> count_words("使用 Adobe Photoshop 打开图片")
    8
    """
    between = _WIDE_RUN.split(text)
    wide = len(text) - sum(map(len, between))
    return wide + sum(sum(map(bool, _INVISIBLE_RUN.split(piece))) for piece in between if piece)


def holds_cjk(text: str, number: float) -> bool:
    """Return whether *text* holds at least *number* Chinese characters (Han ideographs); looks no further than that."""
    high = text.encode("utf-16-be", "surrogatepass")[::2]
    if len(high) - len(high.translate(None, _COMMON)) >= number:
        return True
    held = 0
    runs = _CJK_RUN.finditer(text)
    while held < number and (run := next(runs, None)):
        held += run.end() - run.start()
    return held >= number


def has_cjk(text: str) -> bool:
    """Return whether *text* holds a Chinese character."""
    return _CJK_RUN.search(text) is not None


def has_latin(text: str) -> bool:
    """Return whether *text* holds a Latin letter, of any width."""
    return _LATIN.search(text) is not None


def split_list(text: str, separators: str) -> tuple[str, ...]:
    """Return the visible pieces of *text* between any of *separators*, in order."""
    return tuple(piece for piece in map(strip_invisible, _any_of(separators).split(text)) if piece)


@lru_cache
def _any_of(characters: str) -> re.Pattern[str]:
    """Return the pattern of one of *characters*."""
    return re.compile(f"[{re.escape(characters)}]")


def keywords(text: str) -> tuple[str, ...]:
    """Return the keywords in *text*, separated by ；;，,、 or a line break."""
    return split_list(text, KEYWORD_SEPARATORS)


def repeated_positions(keys: Iterable[str]) -> list[int]:
    """Return the positions in *keys* that hold what an earlier position held; empty keys are never repeated."""
    seen: set[str] = set()
    found = []
    for position, key in enumerate(keys):
        if key and key in seen:
            found.append(position)
        seen.add(key)
    return found


_SERIAL = re.compile(r"(?:第|[Qq]|No\.?|序号|问题|题|委员|专家|\()?\s*(\d{1,9})\s*(?:题|位|号|[.、:)])?", re.ASCII)


@lru_cache(maxsize=1024, typed=True)  # the same few stand at the head of every row and column
def as_serial(value: object) -> int | None:
    """Return a 序号 as a whole number from 1 on, also of 1、, Q1, 第1题, ① and the like, or None for anything else."""
    if isinstance(value, str):
        written = _SERIAL.fullmatch(normalize("NFKC", strip_invisible(value)))
        return int(written[1]) or None if written else None
    if isinstance(value, (date, time, timedelta)):
        value = number_as_typed(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 1 <= value < 1e9 and value == int(value):
        return int(value)
    return None


def shortened(words: str, most: int) -> str:
    """Return a text of at most so many characters: the first of them and … where it is longer."""
    return words if len(words) <= most else f"{words[: most - 1]}…"


def first_of(words: Sequence[str], most: int) -> tuple[str, ...]:
    """Return the first of some words, and … where there are more."""
    return (*words[:most], *(["…"] if len(words) > most else []))
