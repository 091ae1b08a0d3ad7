"""Whom to ask, as letters and notices say it below their text."""

from collections.abc import Iterator

from toolkit.campaign.model import Settings
from toolkit.documents.values import single_line
from toolkit.messages import Language, say

CONTACT_SETTINGS = ("contact", "phone", "email", "website")
"""Settings of the campaign that tell whom to ask."""


def contact_lines(settings: Settings, language: Language) -> Iterator[str]:
    """Yield whom to ask, a line each; blank settings are left out."""
    for name in CONTACT_SETTINGS:
        if value := getattr(settings, name):
            label = str(Settings.model_fields[name].title) if language == "zh" else name
            yield single_line(say("letter.fact", language, label=label, value=value))
