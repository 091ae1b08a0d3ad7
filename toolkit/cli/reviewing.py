"""``toolkit sheets`` and ``toolkit explain``: what goes to reviewers, and why a question passed or not."""

from collections.abc import Iterator

import click

from toolkit.campaign.folder import open_folder
from toolkit.cli import console
from toolkit.cli.context import CliContext, with_context
from toolkit.cli.origin import step_origin
from toolkit.cli.parameters import Reason
from toolkit.cli.speech import SpokenCommand
from toolkit.cli.unwritten import refuse_unwritten
from toolkit.errors import ExitStatus


@click.command("sheets", cls=SpokenCommand)
@click.argument("named", metavar="STAGE")
@click.option("--reason", type=Reason(), metavar="TEXT")
@with_context
@click.pass_context
def sheets(context: click.Context, desk: CliContext, named: str, reason: str | None) -> None:
    """Write the sheets of a stage and say where they are."""
    from toolkit.cli.templates import admit_templates
    from toolkit.review.sheets.issue import SheetsIssued, issue_sheets  # explaining does not need what writes sheets
    from toolkit.review.sheets.materials import MATERIALS_KIND

    def lines(issued: SheetsIssued) -> Iterator[str]:
        if issued.namings:
            key = "cli.sheets.named-all-the-same" if issued.written else "cli.sheets.named-in-texts"
            yield from console.wrap(desk.say(key, stage=issued.stage, count=len(issued.namings)))
        for naming in issued.namings:
            yield from console.wrap(naming.render(desk.language), first="  - ", rest="    ")
        if issued.written:
            yield desk.say("cli.sheets.done", count=len(issued.written), path=str(issued.path))

    folder = open_folder(desk.folder)
    admit_templates(folder, desk, MATERIALS_KIND)
    issued = issue_sheets(folder, named, step_origin(reason))
    console.print_lines(lines(issued))
    refuse_unwritten(issued.failed, issued.path, desk)
    context.exit(ExitStatus.DONE if issued.written else ExitStatus.FINDINGS)


@click.command("explain", cls=SpokenCommand)
@click.argument("number", metavar="QUESTION")
@with_context
def explain(desk: CliContext, number: str) -> None:
    """Tell the whole way of a question."""
    from toolkit.review.explaining import explained_question

    folder = open_folder(desk.folder)
    for line in explained_question(folder, number, desk.language):
        console.print_lines(console.wrap(line, rest="    "))
