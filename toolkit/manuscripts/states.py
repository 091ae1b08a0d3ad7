"""State that is no text in Word documents: form fields of the old kind, tick boxes, boxes drawn in a symbol font."""

from types import MappingProxyType

from toolkit.manuscripts.styles import is_on, setting
from toolkit.ooxml.markup import Element, attribute, child, children

TICKED, OPEN = "☑", "□"

SYMBOL_FONT = "Wingdings"
"""What the names of Word's symbol fonts with boxes begin with."""

_CHECKED = frozenset({0xF052, 0xF053, 0xF054, 0xF0FD, 0xF0FE, 0xF0FC, 0xF0FB, 0xF06E})
_UNCHECKED = frozenset({0xF0A3, 0xF0A8, 0xF06F, 0xF071, 0xF030, 0xF035, 0xF0A6, 0xF072})
"""Boxes of Word's symbol fonts (Wingdings, Wingdings 2) by their code points."""

PRIVATE_BOXES = MappingProxyType(dict.fromkeys(_CHECKED, TICKED) | dict.fromkeys(_UNCHECKED, OPEN))
"""The same, as they stand in a text; other characters there are what each font makes of them."""


def box_of(code: int) -> str:
    """Return a box of a symbol font by its code, with or without the font's own F0; empty for any other character."""
    return PRIVATE_BOXES.get(code | 0xF000 if code < 0x100 else code, "")


def symbol_box(character: str) -> str:
    """Return what a character shows in a symbol font: a box as a box, any other as it is."""
    return box_of(ord(character)) or character


def form_field_state(mark: Element) -> str | None:
    """Return what the beginning of a form field of the old kind shows: the chosen entry, or a box.

    Empty for a choice that is not among the entries, None for a field whose text says it all (ECMA-376, 17.16.7-9).
    """
    settings = child(mark, "ffData")
    box, choice = child(settings, "checkBox"), child(settings, "ddList")
    if box is not None:
        return TICKED if is_on(box, "checked", is_on(box, "default")) else OPEN
    if choice is None:
        return None
    chosen = setting(choice, "result") or setting(choice, "default") or "0"
    entries = [attribute(entry, "val") for entry in children(choice, "listEntry")]
    return {str(number): entry for number, entry in enumerate(entries)}.get(chosen, "")


def control_box(control: Element) -> str:
    """Return the state of a content control that is a tick box, whatever characters draw it; empty for any other."""
    settings = child(control, "sdtPr")
    box = None if settings is None else settings.find("{*}checkbox")
    return "" if box is None else TICKED if is_on(box, "checked") else OPEN
