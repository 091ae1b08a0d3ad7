"""What was written below a label becomes the value of a field: lines joined, languages parted, ticked boxes read."""

import re
import unicodedata
from collections.abc import Callable, Container, Iterable, Mapping
from typing import NamedTuple

from toolkit import text
from toolkit.campaign.model import Campaign, FormField
from toolkit.manuscripts import bilingual
from toolkit.manuscripts.draft import Reason
from toolkit.manuscripts.labels import PAIRS, TITLES, heading_key
from toolkit.manuscripts.wording import CHOOSE

_CHECKED, _UNCHECKED = "☑☒✓✔√■●◉", "☐□○◯"
_BOX = re.compile(f"([{_CHECKED}{_UNCHECKED}])")
_IN_PARENTHESES = re.compile(rf"[（(]\s*([{_CHECKED}{_UNCHECKED}]?)\s*[)）]")

_OTHER = ("其他", "其它")
"""What stands behind the last box of many forms."""

_PARTED: Mapping[str, Callable[[str], tuple[str, str]]] = {
    "title": bilingual.part_title,
    "keywords": bilingual.part_keywords,
}


class ReadValue(NamedTuple):
    """The value of a field, and what is to be told of it."""

    value: str
    told: tuple[tuple[Reason, str], ...] = ()


def read_values(
    lines: Mapping[str, list[str]], fields: Mapping[str, FormField], campaign: Campaign
) -> dict[str, ReadValue]:
    """Return what was written by field, or pair of fields, as the values of fields."""
    parted = _part_languages(lines, fields, one_label=True)
    joined = {name: clean_text(fields[name], join_lines(fields[name], found)) for name, found in parted.items()}
    return {name: ticked_options(fields[name], value, campaign) for name, value in joined.items()}


def exact_values(lines: Mapping[str, list[str]], fields: Mapping[str, FormField]) -> dict[str, ReadValue]:
    """Return what was written into our own form: to the letter, as each field has its place there."""
    parted = _part_languages(lines, fields, one_label=False)
    return {name: clean_text(fields[name], "\n".join(found)) for name, found in parted.items()}


def _part_languages(
    lines: Mapping[str, list[str]], fields: Container[str], *, one_label: bool
) -> dict[str, list[str]]:
    """Return lines by field, those of a pair parted; *one_label* is whether a Chinese label may stand for both."""
    found = dict(lines)
    for pair, (zh, en) in PAIRS.items():
        if en not in fields:
            continue
        shared = found.pop(zh, []) if one_label and en not in found else []
        written = "\n".join((*found.pop(pair, ()), *shared))
        for name, side in zip((zh, en), _PARTED[pair](written), strict=True):
            if side:
                found.setdefault(name, []).extend(side.split("\n"))
    return found


def join_lines(field: FormField, lines: Iterable[str]) -> str:
    """Return the lines of a value as one: a title was only broken to fit, keywords stand one a line."""
    if field.name in TITLES:
        return (" " if field.language == "en" else "").join(filter(None, map(text.strip_invisible, lines)))
    return "\n".join(lines)


def clean_text(field: FormField, written: str) -> ReadValue:
    """Return a text without what no cell should hold; nothing for a list from which nothing was chosen."""
    clean = "".join(c for c in written if c in "\n\t" or unicodedata.category(c) != "Cc")
    told: tuple[tuple[Reason, str], ...] = (("control", field.label),) if clean != written else ()
    value = text.strip_invisible(clean)
    return ReadValue("" if field.list and value == CHOOSE else value, told)


def ticked_options(field: FormField, read: ReadValue, campaign: Campaign) -> ReadValue:
    """Return the options that are ticked where a value is a row of boxes; any other value as it is."""
    boxes = _boxes(read.value) if field.list and field.kind != "disciplines" else {}
    options = {*map(heading_key, campaign.options(field.list)), *_OTHER} if boxes and field.list else set()
    if not boxes or not options.issuperset(map(heading_key, boxes)):
        return read
    chosen = [option for option, checked in boxes.items() if checked]
    if chosen:
        return ReadValue("；".join(chosen), read.told)
    return ReadValue("", (*read.told, ("unchecked", f"{field.label}：{read.value}")))


def _boxes(value: str) -> dict[str, bool]:
    """Return the options with boxes, and whether each is ticked; none unless each has one, all before or all behind."""
    drawn = _IN_PARENTHESES.sub(lambda match: match[1] or "□", value)
    first, *pieces = _BOX.split(drawn)
    if not pieces:
        return {}
    boxes, options = pieces[::2], [*map(_option, (first, *pieces[1::2]))]
    if options[0] and options[-1]:
        return {}
    options = options[:-1] if options[0] else options[1:]
    return {option: box in _CHECKED for box, option in zip(boxes, options, strict=True)}


def _option(piece: str) -> str:
    """Return an option without what parts it from the next."""
    return text.strip_invisible(text.strip_invisible(piece).strip("；;，,、"))
