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
    folder, batch = summary.folder, summary.batch
    letters = batch.summary.letters_new + batch.summary.letters_changed
    rows = [
        (desk.say("cli.demo.campaign"), "", str(folder.path)),
        (desk.say("cli.demo.issued"), str(len(summary.issued)), str(summary.issued[0].parent)),
        (desk.say("cli.demo.sent"), str(len(summary.sent)), str(folder.inbox)),
        (desk.say("cli.demo.papers"), str(len(summary.papers)), str(folder.path / PAPERS)),
        (desk.say("cli.demo.batch"), str(batch.files), str(folder.output / batch.name)),
        (desk.say("cli.demo.letters"), str(letters), str(folder.output / batch.name / LETTERS)),
        (desk.say("cli.demo.reports"), str(len(summary.reports)), str(summary.reports[0].path.parent)),
        (desk.say("cli.demo.notices"), str(len(summary.notices)), str(folder.notices)),
        (desk.say("cli.demo.lists"), str(len(summary.lists)), str(folder.notices)),
    ]
    if summary.book:
        rows.append((desk.say("cli.demo.book"), str(len(summary.book.book.questions)), str(summary.book.path)))
        rows.append((desk.say("cli.demo.packs"), str(len(summary.book.packs)), str(folder.book / PACKS)))
    if summary.tracking:
        merged = summary.tracking.merged
        rows.append((desk.say("cli.demo.tracking"), str(len(merged.merged.answers)), str(merged.path)))
    yield from console.table(rows)
    yield from batch_lines(batch.summary, desk)
    yield desk.say("cli.aggregate.written", path=str(folder.output / batch.name))
    for stage in summary.stages:
        yield from _stage_lines(stage, desk)
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
