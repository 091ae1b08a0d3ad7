"""Kinds of parameters that refuse a wrong value in the user's language."""

from collections.abc import Iterable
from pathlib import Path

import click

from toolkit.campaign.errors import CAMPAIGN_FILE, INBOX
from toolkit.cli.speech import language_of
from toolkit.messages import Language, say
from toolkit.text import strip_invisible


class ExistingFile(click.ParamType[str]):
    """The path of a file that is there, as typed."""

    name = "file"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the path as typed, or refuse it."""
        typed = str(value)
        if Path(typed).is_dir():
            self.fail(say("cli.wrong.folder", _language(ctx), path=typed), param, ctx)
        if not Path(typed).exists():
            self.fail(say("cli.wrong.no-file", _language(ctx), path=typed), param, ctx)
        return typed


class ExistingPath(ExistingFile):
    """The path of a file, or of a folder of files, that is there, as typed."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the path as typed, or refuse it; a campaign's folder holds what it received one folder deeper."""
        typed = str(value)
        if not Path(typed).is_dir():
            return super().convert(typed, param, ctx)
        if (Path(typed) / CAMPAIGN_FILE).exists():
            inbox = str(Path(typed) / INBOX)
            self.fail(say("cli.wrong.campaign-folder", _language(ctx), path=typed, inbox=inbox), param, ctx)
        return typed


class Reason(click.ParamType[str]):
    """Why something was decided, in words."""

    name = "text"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the words without blanks around them, or refuse a reason that says nothing."""
        reason = strip_invisible(str(value))
        if not reason:
            self.fail(say("cli.wrong.no-reason", _language(ctx)), param, ctx)
        return reason


class OneOf(click.Choice[str]):
    """One of a few words."""

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__(tuple(words))

    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:
        """Return why a word is refused, with those that can be chosen."""
        choices = " / ".join(self.choices)
        return say("cli.wrong.choice", _language(ctx), value=str(value), choices=choices)


def _language(ctx: click.Context | None) -> Language:
    return language_of(ctx) if ctx else "zh"
