"""``toolkit demo``: a whole campaign on generated data, and what came of it."""

import os
from collections.abc import Iterator
from pathlib import Path

import click

from toolkit.batch.letters.produce import LETTERS
from toolkit.cli import console
from toolkit.cli.context import CliContext, with_context
from toolkit.cli.month import batch_lines
from toolkit.cli.speech import SpokenCommand
from toolkit.demo.inbox import FindingLine
from toolkit.demo.papers import PAPERS
from toolkit.demo.review import StageRun
from toolkit.demo.run import STEPS, AnyStep, DemoSummary, run_demo
from toolkit.errors import ExitStatus, ToolkitError
from toolkit.publication.packs.produce import FOLDER as PACKS


@click.command("demo", cls=SpokenCommand)
@click.argument("path", metavar="DIR", type=click.Path(path_type=Path))
@with_context
def demo(desk: CliContext, path: Path) -> None:
    """Run the demo and say what was made, where, and whether the findings equal the planted ones."""

    def tell(step: AnyStep, stage: str = "") -> None:
        said = desk.say(f"cli.demo.step.{step}", stage=stage)
        console.print_lines(f"[{STEPS.index(step) + 1}/{len(STEPS)}] {said}", error=True)

    summary = run_demo(path, os.cpu_count() or 1, tell)
    console.print_lines(_made(summary, desk))
    faults = [
        *(letter.fault for letter in summary.batch.letters),
        *(report.fault for report in summary.reports),
        *(notice.fault for notice in summary.notices),
        *(pack.fault for pack in (summary.book.packs if summary.book else ())),
    ]
    if not summary.agrees or any(faults):
        raise ToolkitError("cli.demo.faulty", exit_status=ExitStatus.FAILED)


def _made(summary: DemoSummary, desk: CliContext) -> Iterator[str]:
    """Yield what the demo made, where, and how the findings compare with the planted ones."""
    batch = summary.batch
    rows = [(desk.say(f"cli.demo.{what}"), str(number), str(place)) for what, number, place in _numbers(summary)]
    yield from console.table(rows)
    yield from batch_lines(batch.summary, desk)
    yield desk.say("cli.aggregate.written", path=str(summary.folder.output / batch.name))
    for stage in summary.stages:
        yield from _stage_lines(stage, desk)
    yield from _comparison(summary, desk)


def _numbers(summary: DemoSummary) -> Iterator[tuple[str, int | str, Path]]:
    """Yield what was made, how many of it, and where it stands."""
    folder, batch = summary.folder, summary.batch
    yield "campaign", "", folder.path
    yield "issued", len(summary.issued), summary.issued[0].parent
    yield "sent", len(summary.sent), folder.inbox
    yield "papers", len(summary.papers), folder.path / PAPERS
    yield "batch", batch.files, folder.output / batch.name
    letters = batch.summary.letters_new + batch.summary.letters_changed
    yield "letters", letters, folder.output / batch.name / LETTERS
    yield "reports", len(summary.reports), summary.reports[0].path.parent
    yield "notices", len(summary.notices), folder.notices
    yield "lists", len(summary.lists), folder.notices
    if summary.book:
        yield "book", len(summary.book.book.questions), summary.book.path
        yield "packs", len(summary.book.packs), folder.book / PACKS
    if summary.tracking:
        yield "tracking", len(summary.tracking.merged.merged.answers), summary.tracking.merged.path


def _comparison(summary: DemoSummary, desk: CliContext) -> Iterator[str]:
    """Yield how the findings compare with the planted ones."""
    codes = len({line.code for line in summary.planted})
    key = "cli.demo.agrees" if summary.agrees else "cli.demo.differs"
    verdict = desk.say(key, planted=len(summary.planted), found=len(summary.found), codes=codes)
    yield from console.wrap(f"{console.tick(summary.agrees)} {verdict}", rest="  ")
    yield from (desk.say("cli.demo.unseen", what=_line(line)) for line in summary.unseen)
    yield from (desk.say("cli.demo.unplanted", what=_line(line)) for line in summary.unplanted)


def _stage_lines(run: StageRun, desk: CliContext) -> Iterator[str]:
    """Yield what became of a stage."""
    merged, name = run.merged.results.merged, run.stage.name
    yield from console.wrap(desk.say(
        "cli.demo.stage", stage=name, questions=len(run.assigned.pool.questions), reviewers=len(run.issued.written),
        files=len(merged.files), given=merged.scores.given, counted=merged.scores.counted,
        excluded=merged.scores.excluded,
    ))  # fmt: skip
    said = []
    if run.stopped:
        said.append(desk.say("cli.demo.named", count=len(run.stopped.namings)))
    names = run.selected.results.folder.campaign.category_names
    for tie in run.undecided.selection.open_ties if run.undecided else ():
        said.append(desk.say("cli.demo.tie", category=names[tie.category], rank=tie.rank, questions=tie.questions))
    passed = tuple(desk.say("cli.demo.passed.category", name=each.category.name, count=len(each.passed))
                   for each in run.selected.selection.categories)
    for line in (*said, desk.say("cli.demo.passed", passed=passed)):
        yield from console.wrap(line, first="  ", rest="    ")


def _line(line: FindingLine) -> str:
    return f"{line.file} {line.sheet}!{line.cell} {line.code} {line.severity}"
