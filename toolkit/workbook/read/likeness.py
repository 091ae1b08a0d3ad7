"""When a label or a title that is not quite ours is ours all the same.

Compared is what is left without brackets, marks and width, in simplified characters; and up to two characters may be
wrong, as in 关健词, where no other label is as near.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from toolkit import text

LABEL_MARKS = "*＊"
"""What may stand behind the label of a required field."""

LONGEST_LABEL = 100
"""A longer text is no label; so bodies of 2,000 字 are never normalised in search of one."""

_FOLD = str.maketrans(
    "專義書會報關寫準則務單號國聯場員學審屬應徵見數標檢職薦評詞話說進郵鍵問領題類別區稱係繫組織碼電簽籤術與",
    "专义书会报关写准则务单号国联场员学审属应征见数标检职荐评词话说进邮键问领题类别区称系系组织码电签签术与",
)
"""Traditional forms of the characters that labels and titles are made of, and the simplified ones."""


@lru_cache(maxsize=4096)
def key(label: str) -> str:
    """Return the form under which a label is exactly ours: without a trailing ``*``, compared as texts are."""
    return text.same(label).rstrip(LABEL_MARKS)


@lru_cache(maxsize=4096)
def essence(label: str) -> str:
    """Return what is left of a label for likeness: letters, digits and simplified Chinese characters."""
    plain = unicodedata.normalize("NFKC", label).lower().translate(_FOLD)
    return "".join(filter(str.isalnum, plain))


def allowed(length: int) -> int:
    """Return how many characters of an essence of some length may be wrong."""
    return 0 if length < 3 else 1 if length < 7 else 2


def distance(one: str, other: str, limit: int) -> int:
    """Return how many characters must be changed, added or dropped; some number above *limit* when it is more."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before = list(range(len(other) + 1))
    for row, character in enumerate(one, 1):
        here = [row]
        for column, wanted in enumerate(other, 1):
            here.append(min(before[column] + 1, here[-1] + 1, before[column - 1] + (character != wanted)))
        before = here
    return before[-1]


def nearest(written: str, labels: Iterable[str]) -> str:
    """Return the one of *labels* that *written* is most like; empty when none or more than one is as near."""
    if len(written) > LONGEST_LABEL or not essence(written):
        return ""
    plain = essence(written)
    wrong = {label: distance(plain, essence(label), allowed(len(essence(label)))) for label in labels}
    least = min(wrong.values(), default=0)
    near = [label for label, number in wrong.items() if number == least <= allowed(len(essence(label)))]
    return near[0] if len(near) == 1 else ""
