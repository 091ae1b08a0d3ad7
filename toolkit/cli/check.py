"""``toolkit check``: filled workbooks in, verdicts out."""

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

import click

from toolkit.cli import console, failures, verdicts
from toolkit.cli.desk import Desk, on_desk
from toolkit.cli.parameters import ExistingFile, OneOf
from toolkit.cli.speech import SpokenCommand
from toolkit.publish import free_name, safe_name, write
from toolkit.workbook.check import Checked, Examined, examine


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
    examined = [examine(Path(file), file, campaign, cross_check=cross_check) for file in watched]
    checked = [verdict for each in examined for verdict in each.files]
    if form == "json":
        console.data(verdicts.as_json(checked, desk.language))
    else:
        console.say(verdicts.as_lines(checked, desk, by_preset=campaign is None))
    _tell_of_others(files, examined, desk)
    if copies:
        _write_copies(copies, files, checked, desk)
    context.exit(failures.ERRORS_FOUND if verdicts.failed(checked) else 0)


def _tell_of_others(files: Iterable[str], examined: Iterable[Examined], desk: Desk) -> None:
    """Say what archives hold besides workbooks."""
    for path, others in ((file, each.others) for file, each in zip(files, examined, strict=True) if each.others):
        names = tuple(other.removeprefix(f"{path}/") for other in others)
        sentence = desk.say("cli.check.others", path=path, count=len(others), names=names)
        console.say(console.wrap(sentence, rest="  "), error=True)


def _refuse_overwriting(copies: Path, files: tuple[str, ...], desk: Desk) -> None:
    """Refuse to write copies over a sender's own file, or two of them over each other."""
    taken: set[str] = set()
    for file in map(Path, files):
        if file.parent.resolve() == copies.resolve():
            raise failures.Refused(desk.say("cli.wrong.own-copy", folder=str(copies), path=str(file)))
        if file.name.casefold() in taken:
            raise failures.Refused(desk.say("cli.wrong.same-name", name=file.name))
        taken.add(file.name.casefold())


def _write_copies(copies: Path, files: tuple[str, ...], checked: list[Checked], desk: Desk) -> None:
    """Write a copy of each readable file with its findings marked at their cells, or a workbook of ours instead."""
    from toolkit.workbook.annotate import TITLE, answer

    taken: set[str] = set()
    names: dict[str, Checked] = {}
    for file in checked:
        if file.submission is None:
            continue
        made = answer(file.data, file.judgement, desk.language, file.submission.unit.text("unit_name"))
        own = Path(_name(file.source.path, files))
        name = free_name(own.stem, taken, own.suffix)
        names[name] = file
        if made.why:
            name = free_name(f"{Path(name).stem} {TITLE}", taken, ".xlsx")
        write(copies / name, made.content)
        if made.why:
            console.say(desk.say("cli.check.not-annotated", path=file.source.path, name=name), error=True)
    _write_newest(copies, names, taken, desk)
    console.say(desk.say("cli.check.annotated", folder=str(copies)), error=True)


def _name(path: str, files: tuple[str, ...]) -> str:
    """Return the name of a copy: the file's own; of one within an archive, what of its name suits any disk."""
    return Path(path).name if path in files else f"{safe_name(PurePosixPath(path).stem)}.xlsx"


def _write_newest(copies: Path, names: Mapping[str, Checked], taken: set[str], desk: Desk) -> None:
    """Write the newest form with the values of each older one, beside the copy that has its name among *names*."""
    from toolkit.workbook.migrate.renew import SUFFIX, renewed

    for copy, file in names.items():
        assert file.submission, "a copy is made of what can be read"
        unit = file.submission.unit.text("unit_name")
        newest = renewed(file.submission, file.judgement, file.campaign, desk.language, unit, file.data)
        if newest is not None:
            name = free_name(f"{Path(copy).stem} {SUFFIX}", taken, ".xlsx")
            write(copies / name, newest)
            console.say(desk.say("cli.check.newest", path=file.source.path, name=name), error=True)
