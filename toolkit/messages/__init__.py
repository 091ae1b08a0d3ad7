"""What we say: one entry per code, Chinese and English side by side.

:mod:`toolkit.messages.findings` holds what is said of a rule or a finding,
:mod:`toolkit.messages.interface` what the commands and outputs say of themselves.
"""

from toolkit.messages.catalogue import BilingualText, RuleMessage, join_words
from toolkit.messages.speech import (
    Language,
    finding_place,
    finding_remedy,
    finding_sentence,
    finding_sentences,
    remark_sentence,
    rule_title,
    say,
    severity_word,
    system_reason,
)

__all__ = [
    "BilingualText",
    "Language",
    "RuleMessage",
    "finding_place",
    "finding_remedy",
    "finding_sentence",
    "finding_sentences",
    "join_words",
    "remark_sentence",
    "rule_title",
    "say",
    "severity_word",
    "system_reason",
]
