"""When two names are of one institution, for recusal: exactly, never by likeness.

Compared are letters, digits and simplified characters: blanks, brackets and width mean nothing. Two names are of one
institution when they are the same, when a row of 机构 has both (机构 and 别名), or when both lie within one whose row
says 含下属 是. Within an institution lies what its name begins, as 北京大学第一医院 lies within 北京大学, and
中国科学院大学 and all institutes within 中国科学院. Without such a row, or with 否, each is an institution of its own.
中科院化学所 is 中国科学院化学研究所, and so with all its institutes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from toolkit.matching import normalised
from toolkit.text import split_list, without_blanks

SEPARATORS = "；;，,、/／\n\r"
"""What people put between several institutions, or several persons, in one cell."""

TELLING = 4
"""Fewest characters of 别名 that what it begins lies within: 北大荒 is not of 北大."""

ACADEMY = "中国科学院"
ACADEMY_IN_SHORT = "中科院"
_INSTITUTE = re.compile(rf"({ACADEMY}[^所]+)(?<!研究)所")
PLACES = frozenset({
    "北京", "上海", "天津", "重庆", "武汉", "华东", "深圳", "威海", "珠海", "苏州", "青岛", "保定", "徐州", "广州",
    "香港", "澳门", "杭州", "宁波", "南京", "成都", "西安", "海南", "厦门", "盘锦", "秦皇岛",
})
"""Where a branch of a university is, as it stands behind the name in brackets: no persons."""

_PERSON = re.compile(
    r"[\u4e00-\u9fff]{1,3}[^\W学院所校系部室司厂局馆站社会台处团心队库组科园区]|[\u4e00-\u9fff]+·[\u4e00-\u9fff·]+"
)


class InstitutionRow(Protocol):
    """A row of the sheet 机构."""

    @property
    def name(self) -> str:
        """机构."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """别名."""

    @property
    def with_subordinates(self) -> bool:
        """含下属."""


def institution_key(name: str) -> str:
    """Return the form under which two names of an institution are the same."""
    plain = normalised(name)
    if plain.startswith(ACADEMY_IN_SHORT):
        plain = ACADEMY + plain.removeprefix(ACADEMY_IN_SHORT)
    return _INSTITUTE.sub(r"\1研究所", plain, count=1) if plain.startswith(ACADEMY) else plain


def names_by_key(rows: Iterable[InstitutionRow]) -> dict[str, tuple[str, ...]]:
    """Return all names of a row of 机构 by :func:`institution_key` of each; of two rows with one name the first's."""
    found: dict[str, tuple[str, ...]] = {}
    for names in ((row.name, *row.aliases) for row in rows):
        for name in names:
            found.setdefault(institution_key(name), names)
    return found


def all_names(cell: str, known: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield the institutions that stand in a cell, each with what it is called too, as *known* by key."""
    for name in split_list(cell, SEPARATORS):
        yield from (name, *known.get(institution_key(name), ()), *_institute_forms(name))


def _institute_forms(name: str) -> Iterator[str]:
    """Yield what an institute of the academy is called too: 中科院化学所 for 中国科学院化学研究所, and so on."""
    institute = institution_key(name)
    if institute.startswith(ACADEMY) and institute != ACADEMY:
        ends = institute.removeprefix(ACADEMY), re.sub("研究所$", "所", institute.removeprefix(ACADEMY))
        yield from (academy + end for academy in (ACADEMY, ACADEMY_IN_SHORT) for end in ends)


def may_be_person(words: str) -> bool:
    """Return whether words may be somebody's name: two to four Chinese characters, no place, no institution."""
    solid = without_blanks(words)
    return solid not in PLACES and _PERSON.fullmatch(solid) is not None


class Institutions:
    """The institutions of the sheet 机构, by all their names."""

    def __init__(self, rows: Iterable[InstitutionRow] = ()) -> None:
        self._main: dict[str, str] = {}
        self._above: set[str] = set()
        self._known: dict[str, frozenset[str]] = {}
        self._declared: dict[str, frozenset[str]] = {}
        for row in rows:
            self._enter(row)

    def _enter(self, row: InstitutionRow) -> None:
        """Enter the names of a row; one that earlier rows have, too, makes all of them one institution."""
        keys = [key for name in (row.name, *row.aliases) if (key := institution_key(name))]
        joined = {self._main.setdefault(key, key) for key in keys}
        self._main.update({key: min(joined) for key, main in self._main.items() if main in joined})
        if row.with_subordinates:
            self._above.update(key for key in keys if key == keys[0] or len(key) >= TELLING)

    def of(self, names: str) -> frozenset[str]:
        """Return the institutions that what stands in a cell is, or lies within; none where it is blank."""
        if names not in self._known:
            keys = map(institution_key, (names, *split_list(names, SEPARATORS)))
            self._known[names] = frozenset(found for key in keys if key for found in self._of(key))
        return self._known[names]

    def declared(self, entry: str) -> frozenset[str]:
        """Return the institutions that an entry of 回避单位 is, or lies within; 清华大学张三 is a person, and none."""
        if entry not in self._declared:
            key = institution_key(entry)
            self._declared[entry] = frozenset(self._of(key, persons=True) if key else ())
        return self._declared[entry]

    def _of(self, key: str, *, persons: bool = False) -> Iterator[str]:
        """Yield an institution and those it lies within; *persons* may stand behind the name of their institution."""
        yield self._main.get(key, key)
        for above in self._above:
            if key.startswith(above) and not (persons and may_be_person(key.removeprefix(above))):
                yield self._main[above]

    def are_one(self, one: str, other: str) -> bool:
        """Return whether two cells name one institution; blank ones name none."""
        return not self.of(one).isdisjoint(self.of(other))
