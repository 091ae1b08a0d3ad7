"""``toolkit check``: filled workbooks in, verdicts out."""

from pathlib import Path

import click

from toolkit.cli import console, failures, verdicts
from toolkit.cli.desk import Desk, on_desk
from toolkit.cli.parameters import ExistingFile, OneOf
from toolkit.cli.speech import SpokenCommand
from toolkit.publish import write
from toolkit.workbook.check import Checked
from toolkit.workbook.check import check as check_file


@click.command("check", cls=SpokenCommand)
@click.argument("files", metavar="FILE", type=ExistingFile(), nargs=-1, required=True)
@click.option("--format", "form", type=OneOf(["text", "json"]), default="text")
@click.option("--annotate", "copies", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--cross-check", is_flag=True)
@on_desk
@click.pass_context
def check(context: click.Context, desk: Desk, files: tuple[str, ...], form: str, copies: Path | None,
          cross_check: bool) -> None:
    """Check files, show the verdicts, write annotated copies where asked."""
    if copies:
        _refuse_overwriting(copies, files, desk)
    campaign = desk.campaign()
    watched = console.track(files, len(files), str)
    checked = [check_file(Path(file), file, campaign, cross_check=cross_check) for file in watched]
    if form == "json":
        console.data(verdicts.as_json(checked, desk.language))
    else:
        console.say(verdicts.as_lines(checked, desk, by_preset=campaign is None))
    if copies:
        _write_copies(copies, checked, desk)
    context.exit(failures.ERRORS_FOUND if verdicts.failed(checked) else 0)


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
    """Write a copy of each readable file with its findings marked at their cells, or a workbook of ours instead."""
    from toolkit.workbook.annotate import TITLE, answer

    for file in checked:
        if file.submission is None:
            continue
        made = answer(file.data, file.judgement, desk.language, file.submission.unit.text("unit_name"))
        path = Path(file.source.path)
        name = f"{path.stem} {TITLE}.xlsx" if made.why else path.name
        write(copies / name, made.content)
        if made.why:
            console.say(desk.say("cli.check.not-annotated", path=file.source.path, name=name), error=True)
    console.say(desk.say("cli.check.annotated", folder=str(copies)), error=True)
