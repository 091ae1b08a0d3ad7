"""The command ``toolkit``: what stands before the command, and where each command is found."""

from importlib import import_module
from keyword import iskeyword
from pathlib import Path

import click

from toolkit import __version__
from toolkit.cli import failures
from toolkit.cli.context import CliContext
from toolkit.cli.parameters import OneOf
from toolkit.cli.speech import ROOT, SpokenCommand, SpokenGroup, language_asked_for, language_of
from toolkit.messages import Language

MODULES = {
    "init": "campaigns",
    "campaign": "campaigns",
    "template": "restyling",
    "issue": "campaigns",
    "question": "manuscripts",
    "import": "manuscripts",
    "check": "check",
    "aggregate": "aggregate",
    "ledger": "ledger",
    "exclude": "ledger",
    "restore": "ledger",
    "accept": "ledger",
    "decide": "ledger",
    "report": "reports",
    "assign": "assigning",
    "sheets": "reviewing",
    "merge": "merging",
    "select": "selecting",
    "explain": "reviewing",
    "notices": "publishing",
    "book": "publishing",
    "track": "tracking",
    "demo": "demo",
}
"""The module of this package that holds each command, in the order a month runs."""


class Toolkit(SpokenGroup):
    """The root: finds commands when they are called, so that none pays for another's libraries."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order a month runs."""
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by name; None when there is none."""
        if cmd_name not in MODULES:
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        found = getattr(import_module(f"toolkit.cli.{MODULES[cmd_name]}"), name)
        return found if isinstance(found, SpokenCommand) else None

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        """Return the context of a call; a wrong one ends with a sentence."""
        with failures.explain_failure(language_asked_for(args)):
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; whatever stops it ends with a sentence."""
        with failures.explain_failure(language_of(ctx)):
            return super().invoke(ctx)


def _version(context: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    """Print the version and stop, if wanted."""
    if wanted and not context.resilient_parsing:
        click.echo(f"toolkit {__version__}")
        context.exit()


@click.command(ROOT, cls=Toolkit, invoke_without_command=True, context_settings={"max_content_width": 80})
@click.option("-C", "folder", metavar="DIR", type=click.Path(path_type=Path), default=None)
@click.option("--lang", "language", type=OneOf(["zh", "en"]), default="zh", is_eager=True)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version)
@click.pass_context
def root(context: click.Context, folder: Path | None, language: Language) -> None:
    """Keep the campaign folder and the language for the command that follows."""
    if context.invoked_subcommand is None:
        raise click.exceptions.NoArgsIsHelpError(context)
    context.obj = CliContext(folder or Path(), folder is not None, language)
