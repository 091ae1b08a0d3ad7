"""``toolkit select``: what a stage comes to."""

from collections.abc import Iterator
from typing import Any

import click

from toolkit import __version__
from toolkit.campaign.folder import CampaignFolder, open_folder
from toolkit.cli import console
from toolkit.cli.context import CliContext, with_context
from toolkit.cli.origin import step_origin
from toolkit.cli.parameters import OneOf, Reason
from toolkit.cli.speech import SpokenCommand
from toolkit.cli.templates import admit_templates
from toolkit.cli.unwritten import refuse_unwritten
from toolkit.errors import ExitStatus
from toolkit.review.minutes.render import MINUTES_KIND
from toolkit.review.results.second_votes import FOLDER
from toolkit.review.results.select import SelectionOutcome, select_stage
from toolkit.review.selection.changes import changes_record
from toolkit.review.selection.record import selection_record, shown_line
from toolkit.review.sheets.materials import MATERIALS_KIND


@click.command("select", cls=SpokenCommand)
@click.argument("named", metavar="STAGE")
@click.option("--reason", type=Reason(), metavar="TEXT")
@click.option("--format", "form", type=OneOf(["text", "json"]), default="text")
@with_context
@click.pass_context
def select(context: click.Context, desk: CliContext, named: str, reason: str | None, form: str) -> None:
    """Decide a stage and say what it came to."""
    folder = open_folder(desk.folder)
    admit_templates(folder, desk, MINUTES_KIND, MATERIALS_KIND)
    outcome = select_stage(folder, named, step_origin(reason))
    if form == "json":
        console.print_json(_data(folder, outcome, desk))
    else:
        console.print_lines(_lines(folder, outcome, desk))
    refuse_unwritten(outcome.failed, outcome.path, desk)
    context.exit(ExitStatus.FINDINGS if outcome.needs_people else ExitStatus.DONE)


def _data(folder: CampaignFolder, outcome: SelectionOutcome, desk: CliContext) -> dict[str, Any]:
    """Return what a stage came to, for a program (review.md, JSON)."""
    return {
        "toolkit": __version__,
        "campaign": folder.campaign.settings.code,
        **selection_record(outcome.selection, desk.language),
        "changes": changes_record(outcome.changes, desk.language),
    }


def _lines(folder: CampaignFolder, outcome: SelectionOutcome, desk: CliContext) -> Iterator[str]:
    """Yield what a stage came to."""
    selection, stage = outcome.selection, outcome.results.stage
    names = folder.campaign.category_names
    for each in selection.categories:
        line = shown_line(stage, each.line)
        yield from console.wrap(desk.say("cli.select.category", name=each.category.name, pool=each.pool,
                                         passed=len(each.passed), line="—" if line is None else f"{line:g}"))
    for tie in selection.ties:
        key = "cli.select.tie" if tie.broken_by else "cli.select.open-tie"
        said = desk.say(key, category=names[tie.category], rank=tie.rank, questions=tie.questions,
                        step=tie.broken_by or "")
        yield from console.wrap(said, first="  - ", rest="    ")
    for over in selection.over_limits:
        yield "  - " + desk.say("cli.select.limit", question=over.question, limit=str(over.limit))
    if selection.quorum:
        yield from console.wrap(desk.say("cli.select.quorum", questions=selection.quorum))
    yield from _ending(folder, outcome, desk)


def _ending(folder: CampaignFolder, outcome: SelectionOutcome, desk: CliContext) -> Iterator[str]:
    """Yield what became of the decision."""
    stage = outcome.results.stage.name
    if outcome.second_vote:
        path, inbox = outcome.path / FOLDER, folder.review_inbox(stage)
        yield from console.wrap(desk.say("cli.select.undecided", stage=stage, path=str(path), inbox=str(inbox)))
        return
    if outcome.is_changed:
        yield from _change_lines(outcome, desk)
        yield desk.say("cli.select.needs-reason")
        return
    yield desk.say("cli.select.recorded" if outcome.is_new else "cli.select.again")
    yield desk.say("cli.select.written", path=str(outcome.path))


def _change_lines(outcome: SelectionOutcome, desk: CliContext) -> Iterator[str]:
    """Yield what differs from the decision in force."""
    if not outcome.changes:
        yield desk.say("cli.select.changed-inputs")
        return
    yield desk.say("cli.select.changed", count=len(outcome.changes))
    for change in changes_record(outcome.changes, desk.language):
        shown = {name: "—" if value is None else str(value) for name, value in change.items()}
        yield from console.wrap(desk.say("cli.select.change", **shown), first="  - ", rest="    ")
