"""``toolkit question`` and ``toolkit import``: questions as Word documents, out and in."""

from collections.abc import Iterator
from pathlib import Path

import click

from toolkit.campaign.preset import load_preset, standard_preset
from toolkit.check.importing import ImportOutcome, WorkbookReading, import_questions, read_documents, read_form
from toolkit.cli import console
from toolkit.cli.context import CliContext, with_context
from toolkit.cli.parameters import ExistingFile
from toolkit.cli.speech import SpokenCommand
from toolkit.cli.templates import tell_of_near_names
from toolkit.errors import ExitStatus, ToolkitError
from toolkit.files import path_inside, write_file
from toolkit.manuscripts.draft import DocumentSpot, UnplacedText
from toolkit.manuscripts.exchange import BLANK, ImportResult, question_forms
from toolkit.manuscripts.form import TEMPLATE, own_word_form, question_form
from toolkit.manuscripts.placing import PlacedQuestion
from toolkit.messages import Language, finding_remedy, finding_sentence
from toolkit.model import Finding, Submission
from toolkit.rules import judge_observations
from toolkit.text import mask_personal

QUOTED = 40
"""Most characters of a text that a line quotes."""


@click.command("question", cls=SpokenCommand)
@click.argument("workbook", metavar="WORKBOOK", type=ExistingFile(), required=False)
@click.option("--into", "folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--serial", "serials", metavar="N", type=int, multiple=True)
@with_context
def question(desk: CliContext, workbook: str | None, folder: Path, serials: tuple[int, ...]) -> None:
    """Write the questions of a workbook as Word forms, or a blank form."""
    call = desk.campaign_folder()
    own = own_word_form(call) if call else None
    if call:
        tell_of_near_names(call, TEMPLATE, desk)
    if workbook is None:
        made = {BLANK: question_form(call.campaign if call else load_preset(standard_preset()), own=own)}
    else:
        form, submission = _read_workbook(workbook, desk)
        known = {question.serial for question in submission.questions}
        for serial in serials:
            if serial not in known:
                raise ToolkitError("manuscripts.question.no-serial", {"serial": serial})
        made = question_forms(submission, form.campaign, serials, own)
    _write_new(made, folder)
    console.print_lines(desk.say("manuscripts.question.done", count=len(made), path=str(folder)))


class UnreadWorkbook(ToolkitError):
    """A workbook that cannot be read, in the words that ``toolkit check`` has for it."""

    def __init__(self, path: str, findings: tuple[Finding, ...]) -> None:
        super().__init__("cli.check.unreadable")
        self.path, self.findings = path, findings

    def render(self, language: Language = "zh") -> str:
        """Return each finding with its remedy, in a line of its own."""
        return "\n".join(
            f"{self.path}: {finding_sentence(finding, language)} {finding_remedy(finding, language)}"
            for finding in self.findings
        )


def _read_workbook(workbook: str, desk: CliContext) -> tuple[WorkbookReading, Submission]:
    """Return a workbook as read; raises UnreadWorkbook for one that cannot be."""
    form = read_form(workbook, desk.campaign())
    if form.reading.submission is None:
        raise UnreadWorkbook(workbook, judge_observations(workbook, form.campaign, form.reading.observed).findings)
    return form, form.reading.submission


def _write_new(made: dict[str, bytes], folder: Path) -> None:
    """Write files into a folder; what is there with another content may be filled in and is not overwritten."""
    paths = {path_inside(folder, name): content for name, content in made.items()}
    for path, content in paths.items():
        if path.exists() and path.read_bytes() != content:
            raise ToolkitError("manuscripts.question.taken", {"path": str(path)})
    for path, content in paths.items():
        write_file(path, content)


@click.command("import", cls=SpokenCommand)
@click.argument("files", metavar="FILE", type=ExistingFile(), nargs=-1, required=True)
@click.option("--into", "workbook", metavar="WORKBOOK", type=ExistingFile(), required=True)
@click.option("--output", "output", metavar="PATH", type=click.Path(path_type=Path, dir_okay=False))
@with_context
@click.pass_context
def import_(
    context: click.Context, desk: CliContext, files: tuple[str, ...], workbook: str, output: Path | None
) -> None:
    """Bring the questions of Word documents into a workbook and say what became of each part."""
    if output is not None and output.exists():
        raise ToolkitError("manuscripts.import.exists", {"path": str(output)})
    form, _ = _read_workbook(workbook, desk)
    brought = import_questions(form, [*read_documents(files, form.campaign)])
    for one in brought.documents:
        console.print_lines(_import_lines(one, desk))
    count = sum(placed.serial > 0 for one in brought.documents for placed in one.placed)
    if count:
        console.print_lines(_write_result(brought, output or Path(workbook), output is None, count, desk))
    else:
        console.print_lines(desk.say("manuscripts.import.none"))
    left = sum(len(_left_over(one)) for one in brought.documents)
    if left:
        console.print_lines(desk.say("manuscripts.import.unplaced", count=left))
    context.exit(ExitStatus.DONE if all(one.clean for one in brought.documents) else ExitStatus.FINDINGS)


def _write_result(brought: ImportOutcome, path: Path, over: bool, count: int, desk: CliContext) -> list[str]:
    """Return what was written: the workbook, and what it was before where it is written over."""
    said = console.wrap(desk.say("manuscripts.import.done", count=count, path=str(path)))
    if over:
        kept = write_file(_backup_path(path), brought.before)
        said.append(desk.say("manuscripts.import.kept", path=str(kept)))
    write_file(path, brought.after)
    return said


def _backup_path(path: Path) -> Path:
    """Return where a copy of a file can be kept beside it without overwriting another."""
    names = (path.with_name(f"{path.name}.bak{number or ''}") for number in range(10_000))
    return next(name for name in names if not name.exists())


def _import_lines(received: ImportResult, desk: CliContext) -> Iterator[str]:
    """Yield what became of a document, part by part."""
    name = received.path
    if received.refusal:
        sentence = f"{console.tick(False)} {name} {desk.say(f'manuscripts.refused.{received.refusal}')}"
        yield from console.wrap(sentence, rest="    ")
    else:
        yield name
    for placed in received.placed:
        yield from _question_lines(placed, desk)
    for unplaced in _left_over(received):
        yield from console.wrap(_unplaced_sentence(unplaced, desk), first="  - ", rest="    ")


def _question_lines(placed: PlacedQuestion, desk: CliContext) -> Iterator[str]:
    """Yield where a question went, and what its document lacks."""
    title = _quoted(placed.draft.title) or desk.say("manuscripts.import.untitled")
    key = "placed" if placed.serial else "known"
    sentence = desk.say(f"manuscripts.import.{key}", title=title, row=placed.row, serial=placed.serial)
    yield from console.wrap(f"{console.tick(placed.serial > 0)} {sentence}", first="  ", rest="    ")
    if placed.missing:
        missing = desk.say("manuscripts.import.missing", labels=placed.missing)
        yield from console.wrap(missing, first="    ", rest="    ")


def _left_over(received: ImportResult) -> tuple[UnplacedText, ...]:
    """Return all of a document that did not go into the workbook, or went in changed."""
    return (*received.manuscript.unplaced, *(left for placed in received.placed for left in placed.left_out))


def _unplaced_sentence(unplaced: UnplacedText, desk: CliContext) -> str:
    """Return where something stands, what it is and how it begins."""
    colon = desk.say("manuscripts.colon")
    what = f"{_place(unplaced.spot, desk)}{colon}{desk.say(f'manuscripts.unplaced.{unplaced.reason}')}"
    return f"{what}{colon}“{_quoted(unplaced.text)}”" if unplaced.text else what


def _place(spot: DocumentSpot, desk: CliContext) -> str:
    """Return where something stands, as a person counts."""
    if spot.table:
        return desk.say("manuscripts.spot.row", table=spot.table, row=spot.row)
    key = "paragraph" if spot.paragraph else "elsewhere"
    return desk.say(f"manuscripts.spot.{key}", paragraph=spot.paragraph)


def _quoted(text: str) -> str:
    """Return the beginning of a text on one line, without what reads like personal data."""
    plain = " ".join(mask_personal(text).split())
    return plain if len(plain) <= QUOTED else f"{plain[:QUOTED]}…"
