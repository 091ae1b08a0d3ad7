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
from toolkit.demo.run import DemoStep, DemoSummary, run_demo
from toolkit.errors import ExitStatus, ToolkitError


@click.command("demo", cls=SpokenCommand)
@click.argument("path", metavar="DIR", type=click.Path(path_type=Path))
@with_context
def demo(desk: CliContext, path: Path) -> None:
    """Run the demo and say what was made, where, and whether the findings equal the planted ones."""
    steps = list(DemoStep)

    def tell(step: DemoStep) -> None:
        console.print_lines(f"[{steps.index(step) + 1}/{len(steps)}] {desk.say(f'cli.demo.step.{step}')}", error=True)

    summary = run_demo(path, os.cpu_count() or 1, tell)
    console.print_lines(_made(summary, desk))
    faults = [*(letter.fault for letter in summary.batch.letters), *(report.fault for report in summary.reports)]
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
    ]
    yield from console.table(rows)
    yield from batch_lines(batch.summary, desk)
    yield desk.say("cli.aggregate.written", path=str(folder.output / batch.name))
    codes = len({line.code for line in summary.planted})
    key = "cli.demo.agrees" if summary.agrees else "cli.demo.differs"
    verdict = desk.say(key, planted=len(summary.planted), found=len(summary.found), codes=codes)
    yield from console.wrap(f"{console.tick(summary.agrees)} {verdict}", rest="  ")
    yield from (desk.say("cli.demo.unseen", what=_line(line)) for line in summary.unseen)
    yield from (desk.say("cli.demo.unplanted", what=_line(line)) for line in summary.unplanted)


def _line(line: FindingLine) -> str:
    return f"{line.file} {line.sheet}!{line.cell} {line.code} {line.severity}"
