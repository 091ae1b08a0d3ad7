"""Lines become the values of fields: joined, both languages told apart, ticked boxes read."""

import re
import unicodedata
from collections.abc import Callable, Container, Iterable, Mapping
from typing import NamedTuple

from toolkit import text
from toolkit.campaign.model import Campaign, FormField
from toolkit.manuscripts import bilingual
from toolkit.manuscripts.draft import Reason
from toolkit.manuscripts.hints import without_hint
from toolkit.manuscripts.labels import PAIRS, TITLES, heading_key
from toolkit.manuscripts.wording import CHOOSE

_CHECKED, _UNCHECKED = "☑☒✓✔√■●◉▣🗹🗸✅⊠", "☐□○◯◻▢"
_BOX = re.compile(f"([{_CHECKED}{_UNCHECKED}])")
_IN_PARENTHESES = re.compile(rf"[（(\[［【]\s*([{_CHECKED}{_UNCHECKED}xXvV]?)\s*[)）\]］】]")

_AFTER_TICK = re.compile(rf"([{_CHECKED}])\s+")
_BETWEEN_OPTIONS = re.compile(r"[\s;；,，、/／|｜]+")

_OTHER = ("其他", "其它")
"""What stands behind the last box of many forms."""

_SPLITTERS: Mapping[str, Callable[[str], tuple[str, str]]] = {
    "title": bilingual.split_title,
    "keywords": bilingual.split_keywords,
}


class ReadValue(NamedTuple):
    """The value of a field, and remarks on what was changed in it or left out."""

    value: str
    remarks: tuple[tuple[Reason, str], ...] = ()


def read_values(
    lines: Mapping[str, list[str]], fields: Mapping[str, FormField], campaign: Campaign
) -> dict[str, ReadValue]:
    """Return the values of fields from the lines below their labels, or those of a pair of fields."""
    split = _split_languages(lines, fields, one_label=True)
    joined = {name: _cleaned(fields[name], _joined_lines(fields[name], found)) for name, found in split.items()}
    return {name: _with_ticked_options(fields[name], value, campaign) for name, value in joined.items()}


def exact_values(lines: Mapping[str, list[str]], fields: Mapping[str, FormField]) -> dict[str, ReadValue]:
    """Return the values of fields from the lines of our own form, to the letter."""
    split = _split_languages(lines, fields, one_label=False)
    return {name: _cleaned(fields[name], "\n".join(found)) for name, found in split.items()}


def _split_languages(
    lines: Mapping[str, list[str]], fields: Container[str], *, one_label: bool
) -> dict[str, list[str]]:
    """Return lines by field, those of a pair told apart; *one_label* is whether a Chinese label may stand for both."""
    found = dict(lines)
    for pair, (zh, en) in PAIRS.items():
        if en not in fields:
            continue
        shared = found.pop(zh, []) if one_label and en not in found else []
        written = "\n".join((*found.pop(pair, ()), *shared))
        for name, side in zip((zh, en), _SPLITTERS[pair](written), strict=True):
            if side:
                found.setdefault(name, []).extend(side.split("\n"))
    return found


def _joined_lines(field: FormField, lines: Iterable[str]) -> str:
    """Return the lines of a value as one text; a title was broken only to fit its place."""
    if field.name in TITLES:
        return (" " if field.language == "en" else "").join(filter(None, map(text.strip_invisible, lines)))
    return "\n".join(lines)


def _cleaned(field: FormField, written: str) -> ReadValue:
    """Return a text without control characters and hints; empty for a drop-down from which nothing was chosen."""
    clean = "".join(c for c in written if c in "\n\t" or unicodedata.category(c) != "Cc")
    remarks: tuple[tuple[Reason, str], ...] = (("control", field.label),) if clean != written else ()
    value = text.strip_invisible(clean)
    if field.list and value == CHOOSE:
        return ReadValue("", remarks)
    answer, hint = without_hint(value)
    return ReadValue(answer, (*remarks, ("hint", f"{field.label}：{hint}")) if hint else remarks)


def _with_ticked_options(field: FormField, read: ReadValue, campaign: Campaign) -> ReadValue:
    """Return the ticked options of a value that is a row of boxes or of options; any other value as it is."""
    if not field.list or field.kind == "disciplines":
        return read
    options = {*map(heading_key, campaign.options(field.list)), *_OTHER}
    boxes = _ticked_boxes(read.value)
    if not boxes or not options.issuperset(map(heading_key, boxes)):
        marked = _marked_option(read.value, options)
        return ReadValue(marked, read.remarks) if marked else read
    chosen = [option for option, checked in boxes.items() if checked]
    if chosen:
        return ReadValue("；".join(chosen), read.remarks)
    return ReadValue("", (*read.remarks, ("unchecked", f"{field.label}：{read.value}")))


def _ticked_boxes(value: str) -> dict[str, bool]:
    """Return whether each option is ticked; none unless each has a box, all before or all behind."""
    drawn = _IN_PARENTHESES.sub(lambda match: "☑" if match[1].isalpha() else match[1] or "□", value)
    first, *pieces = _BOX.split(drawn)
    if not pieces:
        return {}
    boxes, options = pieces[::2], [*map(_option_text, (first, *pieces[1::2]))]
    if options[0] and options[-1]:
        return {}
    options = options[:-1] if options[0] else options[1:]
    return {option: box in _CHECKED for box, option in zip(boxes, options, strict=True)}


def _marked_option(value: str, options: Container[str]) -> str:
    """Return the one of several options before which a tick stands, as in ``√甲 乙 丙``; empty for anything else."""
    pieces = [piece for piece in _BETWEEN_OPTIONS.split(_AFTER_TICK.sub(r"\1", value)) if piece]
    marked = [piece[1:] for piece in pieces if piece[0] in _CHECKED]
    plain = [piece.lstrip(_CHECKED) for piece in pieces]
    several = len(set(plain)) == len(plain) > 1 and all(heading_key(piece) in options for piece in plain)
    return marked[0] if several and len(marked) == 1 else ""


def _option_text(piece: str) -> str:
    """Return an option without the mark between it and the next."""
    return text.strip_invisible(text.strip_invisible(piece).strip("；;，,、"))
