"""``toolkit check``: filled workbooks in, verdicts out.

What is slow to load is loaded where it is needed: a process that reads files begins to load at once beside it.
"""

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from toolkit.cli import console
from toolkit.cli.context import CliContext, with_context
from toolkit.cli.parameters import ExistingPath, OneOf
from toolkit.cli.speech import SpokenCommand
from toolkit.cli.unwritten import refuse_unwritten
from toolkit.errors import ExitStatus, ToolkitError
from toolkit.files import OutputFolder
from toolkit.pool import reading_pool

if TYPE_CHECKING:
    from toolkit.campaign.model import Campaign
    from toolkit.check.verdict import FileVerdict, PathVerdicts


@click.command("check", cls=SpokenCommand)
@click.argument("files", metavar="FILE", type=ExistingPath(), nargs=-1, required=True)
@click.option("--format", "form", type=OneOf(["text", "json"]), default="text")
@click.option("--annotate", "copies", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--cross-check", is_flag=True)
@with_context
@click.pass_context
def check(context: click.Context, desk: CliContext, files: tuple[str, ...], form: str, copies: Path | None,
          cross_check: bool) -> None:
    """Check files, show the verdicts, write annotated copies where asked."""
    reading_pool().start("toolkit.check.reading")
    from toolkit.check.verdict import judge_path
    from toolkit.cli import verdicts

    wanted = [file for path in files for file in _files_at(path)]
    if copies:
        _refuse_overwriting(copies, wanted)
    campaign = desk.campaign()
    own_styles = _own_styles(desk) if copies else None
    watched = console.track(wanted, len(wanted), lambda file: file.path)
    examined = [
        judge_path(Path(file.path), file.path, campaign, cross_check=cross_check, alone=not file.folder)
        for file in watched
    ]
    checked = [verdict for each in examined for verdict in each.files]
    if form == "json":
        console.print_data(verdicts.verdicts_json(checked, desk.speaker))
    else:
        console.print_lines(verdicts.verdict_lines(checked, desk.speaker, by_preset=campaign is None))
    _tell_of_others(wanted, examined, desk)
    if copies:
        _write_replies(copies, [file.path for file in wanted], checked, campaign, desk, own_styles)
    context.exit(ExitStatus.FINDINGS if verdicts.any_failed(checked) else ExitStatus.DONE)


class _WantedFile(NamedTuple):
    """A file to be checked, and the folder that was named on the command line, if it is one of its files."""

    path: str
    folder: str = ""


def _files_at(path: str) -> list[_WantedFile]:
    """Return the file at a path; of a folder the files in it and its subfolders, as those of an inbox are listed."""
    if not Path(path).is_dir():
        return [_WantedFile(path)]
    from toolkit.batch.receiving.inbox import list_inbox

    listed = [entry.path.relative_to(Path(path).absolute()) for entry in list_inbox(Path(path)).entries]
    if not listed:
        raise ToolkitError("cli.wrong.no-files", {"path": path})
    return [_WantedFile(str(Path(path) / file), str(Path(path))) for file in listed]


def _tell_of_others(wanted: Iterable[_WantedFile], examined: "Iterable[PathVerdicts]", desk: CliContext) -> None:
    """Say what archives and folders hold besides workbooks."""
    held: dict[str, list[str]] = {}
    for file, each in zip(wanted, examined, strict=True):
        held.setdefault(file.folder or file.path, []).extend(each.others)
    for path, others in held.items():
        if others:
            names = tuple(other.removeprefix(path).lstrip("/\\") for other in others)
            sentence = desk.say("cli.check.others", path=path, count=len(others), names=names)
            console.print_lines(console.wrap(sentence, rest="  "), error=True)


def _own_styles(desk: CliContext) -> bytes | None:
    """Return the campaign folder's own template of forms, by which the newest form for an older one looks."""
    from toolkit.documents.form_styles import own_form_styles  # with what writes workbooks, which is slow to load

    folder = desk.campaign_folder()
    return own_form_styles(folder) if folder else None


def _refuse_overwriting(copies: Path, files: Iterable[_WantedFile]) -> None:
    """Refuse to write copies over a sender's own file, or two of them over each other; in folders names may recur."""
    taken: set[str] = set()
    for wanted in files:
        file = Path(wanted.path)
        if file.parent.resolve() == copies.resolve():
            raise ToolkitError("cli.wrong.own-copy", {"folder": str(copies), "path": str(file)})
        if not wanted.folder and file.name.casefold() in taken:
            raise ToolkitError("cli.wrong.same-name", {"name": file.name})
        taken.add(file.name.casefold())


def _write_replies(
    copies: Path, files: Collection[str], checked: "list[FileVerdict]", campaign: "Campaign | None", desk: CliContext,
    own_styles: bytes | None,
) -> None:
    """Write what goes back for each readable file; say so where it is no copy of the file itself.

    One that cannot be written stops no other; raises ToolkitError in the end, after naming it.
    """
    from toolkit.check.replies import ReplyKind, make_replies  # with what writes workbooks, which is slow to load

    folder = OutputFolder(copies)
    for reply in make_replies(checked, campaign, files, desk.language, own_styles):
        unwritten = folder.write(reply.name, reply.content)
        if reply.kind is not ReplyKind.ANNOTATED and not unwritten:
            console.print_lines(desk.say(f"cli.check.{reply.kind}", path=reply.path, name=reply.name), error=True)
    if not folder.failed:
        console.print_lines(desk.say("cli.check.annotated", folder=str(copies)), error=True)
    refuse_unwritten(folder.failed, copies, desk)
