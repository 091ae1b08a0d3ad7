"""The catalogues: nothing said in one language only, nothing promised that is not delivered."""

from string import Formatter

import pytest

from toolkit.campaign.preset import preset, presets
from toolkit.messages.findings import FINDINGS
from toolkit.messages.interface import INTERFACE
from toolkit.rules import CODES

TEXTS = {
    **INTERFACE,
    **{f"{code}.{part}": text for code, message in FINDINGS.items() for part, text in message._asdict().items()},
}

WHERE = {"sheet", "cell", "label", "row", "found", "clause"}
"""What every sentence about a finding may name."""

CHINESE_WORDS = {"language", "category"}
"""Details that are themselves Chinese words, which English may say otherwise."""


def names(sentence: str) -> set[str]:
    """Return the names that a sentence wants filled in."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_both_languages_say_the_same(key):
    text = TEXTS[key]
    assert text.zh.strip()
    assert text.en.strip()
    assert names(text.en) <= names(text.zh) | WHERE
    assert names(text.zh) <= names(text.en) | WHERE | CHINESE_WORDS


def test_every_code_has_its_message_and_every_message_its_code():
    assert list(FINDINGS) == list(CODES)


@pytest.mark.parametrize("name", presets())
def test_every_code_is_in_the_preset_and_no_other(name):
    assert list(preset(name).rule) == list(CODES)
