"""Help and usage in the user's language: commands and options take their texts from the message catalogue.

What a command does stands at ``cli.<command>``, what an option or argument means at ``cli.<command>.<parameter>``; a
command of a group is ``<group>.<command>`` there.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import cast

import click

from toolkit.cli import console
from toolkit.messages import Language, say

ROOT = "toolkit"


def language_of(context: click.Context) -> Language:
    """Return the language of a running command; Chinese unless another was chosen."""
    return cast(Language, context.find_root().params.get("language") or "zh")


def language_asked_for(words: Sequence[str]) -> Language:
    """Return the language that the words of a call ask for, before they are parsed; else Chinese."""
    return "en" if "--lang=en" in words or ("--lang", "en") in pairwise(words) else "zh"


def command_words(command: click.Command) -> str:
    """Return the words by which a command is called: that of its group first."""
    within = command.within if isinstance(command, SpokenCommand) else ""
    return " ".join(filter(None, (within, command.name)))


def command_key(command: click.Command) -> str:
    """Return the key at which the catalogue says what a command does."""
    return f"cli.{command_words(command).replace(' ', '.')}"


def command_sentence(command: click.Command, language: Language) -> str:
    """Return one sentence on what *command* does."""
    return say(command_key(command), language)


def parameter_sentence(command: click.Command, parameter: click.Parameter, language: Language) -> str:
    """Return one sentence on what an option or argument means."""
    for common in ("help", "version"):
        if f"--{common}" in parameter.opts:
            return say(f"cli.{common}", language)
    return say(f"{command_key(command)}.{parameter.name}", language)


def parameter_shape(parameter: click.Parameter) -> str:
    """Return how a parameter is written, without its optional brackets: ``--format text|json``, ``FILE...``."""
    value = parameter.metavar or (parameter.name or "").upper()
    if isinstance(parameter.type, click.Choice):
        value = "|".join(map(str, parameter.type.choices))
    if isinstance(parameter, click.Option):
        return parameter.opts[-1] if parameter.is_flag else f"{parameter.opts[-1]} {value}"
    return value + ("..." if parameter.nargs < 0 else "")


def command_synopsis(command: click.Command) -> str:
    """Return how *command* is called, as in DESIGN §8: arguments first, options in brackets."""
    words = [] if command.name == ROOT else [command_words(command)]
    shown = (parameter for parameter in command.params if parameter.expose_value)
    for parameter in sorted(shown, key=lambda parameter: isinstance(parameter, click.Option)):
        word = parameter_shape(parameter)
        if isinstance(parameter, click.Argument) and not parameter.required:
            word = f"[{word.removesuffix('...')}]..." if parameter.nargs < 0 else f"[{word}]"
        elif isinstance(parameter, click.Option) and not parameter.required:
            word = f"[{word}]" + ("..." if parameter.multiple else "")
        words.append(word)
    return " ".join(words)


class SpokenCommand(click.Command):
    """A command whose help comes from the catalogue."""

    allow_extra_args = True
    """Taken here and refused in parse_args: click would refuse them in English."""

    within = ""
    """The name of the group that it is a command of; empty for one that is called by its own name alone."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the words of a call; raises UsageError, with this command as its context, for wrong ones."""
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if rest and not isinstance(self, click.Group):
            raise click.UsageError(say("cli.wrong.extra", language_of(ctx), words=tuple(rest)), ctx)
        return rest

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help: usage, what it does, what each parameter means."""
        language = language_of(ctx)
        usage = command_synopsis(self) if self.name == ROOT else f"[-C DIR] [--lang zh|en] {command_synopsis(self)}"
        tail = f" {say('cli.metavar.command', language)}" if isinstance(self, click.Group) else ""
        lines = console.wrap(f"{ROOT} {usage}{tail}", first=say("cli.usage", language), rest="    ")
        lines += ["", *console.wrap(command_sentence(self, language), first="  ", rest="  ")]
        parameters = self.get_params(ctx)
        rows = [(parameter_shape(one), parameter_sentence(self, one, language)) for one in parameters]
        lines += ["", say("cli.parameters", language), *console.table(rows, indent="  ")]
        formatter.write("\n".join(lines) + "\n")


class SpokenGroup(SpokenCommand, click.Group):
    """A group whose help lists its commands from the catalogue, without loading them."""

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Take in a command, which is then called by the name of the group too."""
        if isinstance(cmd, SpokenCommand):
            cmd.within = self.name or ""
        super().add_command(cmd, name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is called; an unknown one ends with the names that are near."""
        names = self.list_commands(ctx)
        if args[0] not in names:
            raise click.exceptions.NoSuchCommand(args[0], possibilities=names, ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help of the group, then its commands."""
        super().format_help(ctx, formatter)
        language = language_of(ctx)
        within = "cli" if self.name == ROOT else command_key(self)
        rows = [(name, say(f"{within}.{name}", language)) for name in self.list_commands(ctx)]
        lines = ["", say("cli.commands", language), *console.table(rows, indent="  ")]
        formatter.write("\n".join(lines) + "\n")
