"""``toolkit question`` and ``toolkit import``: questions as Word documents, out and in."""

from collections.abc import Iterator
from pathlib import Path

import click

from toolkit import messages, publish
from toolkit.campaign.preset import preset, standard_preset
from toolkit.cli import console, failures
from toolkit.cli.desk import Desk, on_desk
from toolkit.cli.parameters import ExistingFile
from toolkit.cli.speech import SpokenCommand
from toolkit.model import Submission
from toolkit.text import masked
from toolkit.wordform.draft import Spot, Unplaced
from toolkit.wordform.exchange import BLANK, Received, bring, forms, receive
from toolkit.wordform.form import form
from toolkit.wordform.placing import CannotPlace, Placed
from toolkit.workbook import intake
from toolkit.workbook.check import Checked, check

QUOTED = 40
"""Most characters of a text that a line quotes."""


@click.command("question", cls=SpokenCommand)
@click.argument("workbook", metavar="WORKBOOK", type=ExistingFile(), required=False)
@click.option("--into", "folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--serial", "serials", metavar="N", type=int, multiple=True)
@on_desk
def question(desk: Desk, workbook: str | None, folder: Path, serials: tuple[int, ...]) -> None:
    """Write the questions of a workbook as Word forms, or a blank form."""
    if workbook is None:
        made = {BLANK: form(desk.campaign() or preset(standard_preset()))}
    else:
        checked, submission = _read(workbook, desk)
        known = {question.serial for question in submission.questions}
        for serial in serials:
            if serial not in known:
                raise failures.Refused(desk.say("wordform.question.no-serial", serial=serial))
        made = forms(submission, checked.campaign, serials)
    _write_new(made, folder, desk)
    console.say(desk.say("wordform.question.done", count=len(made), path=str(folder)))


def _read(workbook: str, desk: Desk) -> tuple[Checked, Submission]:
    """Return a workbook as read; one that cannot be ends the command with the sentence that `check` has for it."""
    checked = check(Path(workbook), workbook, desk.campaign())
    if checked.submission is None:
        sentences = (
            f"{messages.message(finding, desk.language)} {messages.remedy(finding, desk.language)}"
            for finding in checked.judgement
        )
        raise failures.Refused("\n".join(f"{workbook}: {sentence}" for sentence in sentences))
    return checked, checked.submission


def _write_new(made: dict[str, bytes], folder: Path, desk: Desk) -> None:
    """Write files into a folder; what is there with another content may be filled in and is not overwritten."""
    paths = {publish.inside(folder, name): content for name, content in made.items()}
    for path, content in paths.items():
        if path.exists() and path.read_bytes() != content:
            raise failures.Refused(desk.say("wordform.question.taken", path=str(path)))
    for path, content in paths.items():
        publish.write(path, content)


@click.command("import", cls=SpokenCommand)
@click.argument("files", metavar="FILE", type=ExistingFile(), nargs=-1, required=True)
@click.option("--into", "workbook", metavar="WORKBOOK", type=ExistingFile(), required=True)
@click.option("--output", "output", metavar="PATH", type=click.Path(path_type=Path, dir_okay=False))
@on_desk
@click.pass_context
def import_(context: click.Context, desk: Desk, files: tuple[str, ...], workbook: str, output: Path | None) -> None:
    """Bring the questions of Word documents into a workbook and say what became of each part."""
    if output is not None and output.exists():
        raise failures.Refused(desk.say("wordform.import.exists", path=str(output)))
    checked, submission = _read(workbook, desk)
    received = [receive(file, intake.load(Path(file), file)[1], checked.campaign) for file in files]
    try:
        changed, brought = bring(checked.data, submission, checked.campaign, received)
    except CannotPlace as error:
        raise failures.Refused(desk.say(f"wordform.cannot.{error.reason}", **error.details)) from error
    for one in brought:
        console.say(_told(one, desk))
    count = sum(placed.serial > 0 for one in brought for placed in one.placed)
    if count:
        console.say(_write(changed, checked, output, count, desk))
    else:
        console.say(desk.say("wordform.import.none"))
    left = sum(len(_left(one)) for one in brought)
    if left:
        console.say(desk.say("wordform.import.unplaced", count=left))
    context.exit(0 if all(one.clean for one in brought) else failures.ERRORS_FOUND)


def _write(changed: bytes, checked: Checked, output: Path | None, count: int, desk: Desk) -> list[str]:
    """Return what was written: the workbook, and what it was before where it is written over."""
    path = output or Path(checked.source.path)
    said = console.wrap(desk.say("wordform.import.done", count=count, path=str(path)))
    if output is None:
        kept = publish.write(_free(path), checked.data)
        said.append(desk.say("wordform.import.kept", path=str(kept)))
    publish.write(path, changed)
    return said


def _free(path: Path) -> Path:
    """Return where a copy of a file can be kept beside it without overwriting another."""
    names = (path.with_name(f"{path.name}.bak{number or ''}") for number in range(10_000))
    return next(name for name in names if not name.exists())


def _told(received: Received, desk: Desk) -> Iterator[str]:
    """Yield what became of a document, part by part."""
    name = received.path
    if received.refusal:
        sentence = f"{console.tick(False)} {name} {desk.say(f'wordform.refused.{received.refusal}')}"
        yield from console.wrap(sentence, rest="    ")
    else:
        yield name
    for placed in received.placed:
        yield from _went(placed, desk)
    for unplaced in _left(received):
        yield from console.wrap(_listed(unplaced, desk), first="  - ", rest="    ")


def _went(placed: Placed, desk: Desk) -> Iterator[str]:
    """Yield where a question went, and what its document lacks."""
    title = _quoted(placed.draft.title) or desk.say("wordform.import.untitled")
    key = "placed" if placed.serial else "known"
    sentence = desk.say(f"wordform.import.{key}", title=title, row=placed.row, serial=placed.serial)
    yield from console.wrap(f"{console.tick(placed.serial > 0)} {sentence}", first="  ", rest="    ")
    if placed.missing:
        missing = desk.say("wordform.import.missing", labels=placed.missing)
        yield from console.wrap(missing, first="    ", rest="    ")


def _left(received: Received) -> tuple[Unplaced, ...]:
    """Return all of a document that did not go into the workbook, or went in changed."""
    return (*received.manuscript.unplaced, *(left for placed in received.placed for left in placed.left_out))


def _listed(unplaced: Unplaced, desk: Desk) -> str:
    """Return where something stands, what it is and how it begins."""
    what = f"{_spot(unplaced.spot, desk)}：{desk.say(f'wordform.unplaced.{unplaced.reason}')}"
    return f"{what}：“{_quoted(unplaced.text)}”" if unplaced.text else what


def _spot(spot: Spot, desk: Desk) -> str:
    """Return where something stands, as a person counts."""
    if spot.table:
        return desk.say("wordform.spot.row", table=spot.table, row=spot.row)
    key = "paragraph" if spot.paragraph else "elsewhere"
    return desk.say(f"wordform.spot.{key}", paragraph=spot.paragraph)


def _quoted(text: str) -> str:
    """Return the beginning of a text on one line, without what reads like personal data."""
    plain = " ".join(masked(text).split())
    return plain if len(plain) <= QUOTED else f"{plain[:QUOTED]}…"
