"""``toolkit check``: filled workbooks in, verdicts out."""

from collections.abc import Iterable
from pathlib import Path

import click

from toolkit.campaign.model import Campaign
from toolkit.check.verdict import FileVerdict, PathVerdicts, judge_path
from toolkit.cli import console, verdicts
from toolkit.cli.context import CliContext, with_context
from toolkit.cli.parameters import ExistingFile, OneOf
from toolkit.cli.speech import SpokenCommand
from toolkit.errors import ExitStatus, ToolkitError
from toolkit.files import write_file


@click.command("check", cls=SpokenCommand)
@click.argument("files", metavar="FILE", type=ExistingFile(), nargs=-1, required=True)
@click.option("--format", "form", type=OneOf(["text", "json"]), default="text")
@click.option("--annotate", "copies", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--cross-check", is_flag=True)
@with_context
@click.pass_context
def check(context: click.Context, desk: CliContext, files: tuple[str, ...], form: str, copies: Path | None,
          cross_check: bool) -> None:
    """Check files, show the verdicts, write annotated copies where asked."""
    if copies:
        _refuse_overwriting(copies, files)
    campaign = desk.campaign()
    watched = console.track(files, len(files), str)
    examined = [judge_path(Path(file), file, campaign, cross_check=cross_check) for file in watched]
    checked = [verdict for each in examined for verdict in each.files]
    if form == "json":
        console.print_data(verdicts.verdicts_json(checked, desk.speaker))
    else:
        console.print_lines(verdicts.verdict_lines(checked, desk.speaker, by_preset=campaign is None))
    _tell_of_others(files, examined, desk)
    if copies:
        _write_replies(copies, files, checked, campaign, desk)
    context.exit(ExitStatus.FINDINGS if verdicts.any_failed(checked) else ExitStatus.DONE)


def _tell_of_others(files: Iterable[str], examined: Iterable[PathVerdicts], desk: CliContext) -> None:
    """Say what archives hold besides workbooks."""
    for path, others in ((file, each.others) for file, each in zip(files, examined, strict=True) if each.others):
        names = tuple(other.removeprefix(f"{path}/") for other in others)
        sentence = desk.say("cli.check.others", path=path, count=len(others), names=names)
        console.print_lines(console.wrap(sentence, rest="  "), error=True)


def _refuse_overwriting(copies: Path, files: tuple[str, ...]) -> None:
    """Refuse to write copies over a sender's own file, or two of them over each other."""
    taken: set[str] = set()
    for file in map(Path, files):
        if file.parent.resolve() == copies.resolve():
            raise ToolkitError("cli.wrong.own-copy", {"folder": str(copies), "path": str(file)})
        if file.name.casefold() in taken:
            raise ToolkitError("cli.wrong.same-name", {"name": file.name})
        taken.add(file.name.casefold())


def _write_replies(
    copies: Path, files: tuple[str, ...], checked: list[FileVerdict], campaign: Campaign | None, desk: CliContext
) -> None:
    """Write what goes back for each readable file; say so where it is no copy of the file itself."""
    from toolkit.check.replies import ReplyKind, make_replies  # with what writes workbooks, which is slow to load

    for reply in make_replies(checked, campaign, files, desk.language):
        write_file(copies / reply.name, reply.content)
        if reply.kind is not ReplyKind.ANNOTATED:
            console.print_lines(desk.say(f"cli.check.{reply.kind}", path=reply.path, name=reply.name), error=True)
    console.print_lines(desk.say("cli.check.annotated", folder=str(copies)), error=True)
