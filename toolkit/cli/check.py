"""``toolkit check``: filled workbooks in, verdicts out."""

from pathlib import Path

import click

from toolkit.campaign.folder import CAMPAIGN_FILE, CampaignFolder, open_folder
from toolkit.cli import console, failures, verdicts
from toolkit.cli.desk import Desk, on_desk
from toolkit.cli.parameters import ExistingFile, OneOf
from toolkit.cli.speech import SpokenCommand
from toolkit.publish import write
from toolkit.workbook.annotate import CannotAnnotate, annotate
from toolkit.workbook.check import Checked
from toolkit.workbook.check import check as check_file


@click.command("check", cls=SpokenCommand)
@click.argument("files", metavar="FILE", type=ExistingFile(), nargs=-1, required=True)
@click.option("--format", "form", type=OneOf(["text", "json"]), default="text")
@click.option("--annotate", "copies", metavar="DIR", type=click.Path(path_type=Path))
@on_desk
@click.pass_context
def check(context: click.Context, desk: Desk, files: tuple[str, ...], form: str, copies: Path | None) -> None:
    """Check files, show the verdicts, write annotated copies where asked."""
    if copies:
        _refuse_overwriting(copies, files, desk)
    folder = _campaign_folder(desk)
    campaign = folder.campaign if folder else None
    watched = console.track(files, len(files), str)
    checked = [check_file(Path(file), file, campaign) for file in watched]
    if form == "json":
        console.data(verdicts.as_json(checked, desk.language))
    else:
        console.say(verdicts.as_lines(checked, folder, desk))
    if copies:
        _write_copies(copies, checked, desk)
    context.exit(failures.ERRORS_FOUND if verdicts.failed(checked) else 0)


def _campaign_folder(desk: Desk) -> CampaignFolder | None:
    """Return the campaign folder that was named or that we are in; None when there is neither."""
    if desk.chosen or (desk.folder / CAMPAIGN_FILE).exists():
        return open_folder(desk.folder)
    return None


def _refuse_overwriting(copies: Path, files: tuple[str, ...], desk: Desk) -> None:
    """Refuse to write copies over a sender's own file, or two of them over each other."""
    taken: set[str] = set()
    for file in map(Path, files):
        if file.parent.resolve() == copies.resolve():
            raise failures.Refused(desk.say("cli.wrong.own-copy", folder=str(copies), path=str(file)))
        if file.name.casefold() in taken:
            raise failures.Refused(desk.say("cli.wrong.same-name", name=file.name))
        taken.add(file.name.casefold())


def _write_copies(copies: Path, checked: list[Checked], desk: Desk) -> None:
    """Write a copy of each readable file with its findings marked at their cells."""
    for file in checked:
        if file.submission:
            _write_copy(copies / Path(file.source.path).name, file, file.submission.unit.text("unit_name"), desk)
    console.say(console.wrap(desk.say("cli.check.annotated", folder=str(copies)), rest="  "), error=True)


def _write_copy(path: Path, file: Checked, unit: str, desk: Desk) -> None:
    """Write one copy, or say that it cannot be made; the others follow all the same."""
    try:
        copy = annotate(file.data, file.judgement, desk.language, unit)
    except CannotAnnotate:
        told = desk.say("cli.check.not-annotated", path=file.source.path)
        console.say(console.wrap(told, rest="  "), error=True)
    else:
        write(path, copy)
