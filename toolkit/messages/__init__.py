"""What we say, Chinese and English side by side.

:mod:`toolkit.messages.rules` holds an entry for each rule, :mod:`toolkit.messages.file_looks` what files look like; the
other modules what each part of the toolkit says of itself.
"""

from toolkit.messages.catalogue import BilingualText, join_words
from toolkit.messages.speech import (
    Language,
    Speaker,
    finding_place,
    finding_remedy,
    finding_sentence,
    finding_sentences,
    remark_sentence,
    rule_title,
    say,
    severity_word,
)

__all__ = [
    "BilingualText",
    "Language",
    "Speaker",
    "finding_place",
    "finding_remedy",
    "finding_sentence",
    "finding_sentences",
    "join_words",
    "remark_sentence",
    "rule_title",
    "say",
    "severity_word",
]
