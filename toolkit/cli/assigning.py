"""``toolkit assign``: who reviews what in a stage."""

from collections.abc import Iterator
from pathlib import Path

import click

from toolkit.campaign.folder import CampaignFolder, open_folder
from toolkit.cli import console
from toolkit.cli.context import CliContext, with_context
from toolkit.cli.origin import step_origin
from toolkit.cli.parameters import OneOf, Reason
from toolkit.cli.speech import SpokenCommand
from toolkit.errors import ExitStatus
from toolkit.review.assigning.as_json import assignment_data, refused_data
from toolkit.review.assigning.assign import AssignmentOrder, AssignmentOutcome, AssignmentStatus, assign_stage
from toolkit.review.assigning.findings import AssignmentFinding
from toolkit.review.pool import PoolChange
from toolkit.review.stage import StageUndecided
from toolkit.text import first_of

NAMED = 12
"""Questions or moves that are named; the others are counted or stand in 分配表."""


@click.command("assign", cls=SpokenCommand)
@click.argument("named", metavar="STAGE")
@click.option("--seed", type=click.IntRange(min=0), metavar="N")
@click.option("--from", "restored", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE")
@click.option("--refreeze", is_flag=True)
@click.option("--reason", type=Reason(), metavar="TEXT")
@click.option("--format", "form", type=OneOf(["text", "json"]), default="text")
@with_context
@click.pass_context
def assign(
    context: click.Context, desk: CliContext, named: str, seed: int | None, restored: Path | None, refreeze: bool,
    reason: str | None, form: str,
) -> None:
    """Assign a stage and say what came of it."""
    if refreeze != bool(reason):
        raise click.UsageError(desk.say(f"cli.assign.reason-{'missing' if refreeze else 'idle'}"))
    folder = open_folder(desk.folder)
    try:
        outcome = assign_stage(folder, named, AssignmentOrder(step_origin(reason), seed, restored, refreeze))
    except StageUndecided as undecided:
        if form == "json":
            console.print_json(refused_data(folder.campaign, undecided, desk.language))
        raise
    if form == "json":
        console.print_json(assignment_data(folder.campaign, outcome, desk.language))
    else:
        console.print_lines(_lines(folder, outcome, desk))
    context.exit(ExitStatus.FINDINGS if outcome.needs_people else ExitStatus.DONE)


def _lines(folder: CampaignFolder, outcome: AssignmentOutcome, desk: CliContext) -> Iterator[str]:
    """Yield what came of assigning."""
    pool = outcome.pool
    yield from console.wrap(desk.say("cli.assign.frozen", stage=pool.stage, count=len(pool.questions),
                                     revision=pool.revision, hash=pool.hash))
    yield from _pool_lines(outcome, desk)
    if outcome.stage.is_mass_vote:
        path = str(folder.review_inbox(pool.stage))
        yield from console.wrap(desk.say("cli.assign.mass", path=path, stage=pool.stage))
        return
    if outcome.status is not AssignmentStatus.ASSIGNED:
        yield desk.say(f"cli.assign.{outcome.status}", count=len(outcome.findings))
    yield from (line for finding in outcome.findings[:NAMED] for line in _finding_lines(finding, desk))
    if more := len(outcome.findings[NAMED:]):
        yield "  " + desk.say("cli.assign.more", count=more)
    yield from _relaxation_lines(outcome, desk)
    if outcome.solution:
        yield from _assigned_lines(outcome, desk)


def _pool_lines(outcome: AssignmentOutcome, desk: CliContext) -> Iterator[str]:
    """Yield what a new revision changed, or what the frozen pool does not show."""
    since, numbers = outcome.frozen.since, _counts(outcome.frozen.since)
    if not any(numbers.values()):
        return
    if not outcome.frozen.is_new:
        yield from console.wrap(desk.say("cli.assign.stale", **numbers))
    elif outcome.pool.revision > 1:
        yield from console.wrap(desk.say("cli.assign.refrozen", **numbers))
        for what, questions in since._asdict().items():
            if questions:
                shown = first_of(questions, NAMED)
                yield from console.wrap(desk.say(f"cli.assign.{what}", questions=shown), first="  ", rest="    ")


def _counts(change: PoolChange) -> dict[str, int]:
    """Return how many questions a change of the pool concerns."""
    return {what: len(questions) for what, questions in change._asdict().items()}


def _finding_lines(finding: AssignmentFinding, desk: CliContext) -> Iterator[str]:
    """Yield a finding with its place and what to do."""
    place = f"{finding.sheet}!{finding.cell}  " if finding.cell else ""
    said = f"{place}{finding.says(desk.language)}{finding.remedy(desk.language)}"
    yield from console.wrap(said, first="  - ", rest="    ")


def _relaxation_lines(outcome: AssignmentOutcome, desk: CliContext) -> Iterator[str]:
    """Yield what would make an assignment possible."""
    if outcome.relaxations:
        yield desk.say(f"cli.assign.relax.{'all' if outcome.together else 'any'}")
    for each in outcome.relaxations:
        key = "cli.assign.relax.one" if each.reviewer else "cli.assign.relax"
        said = desk.say(key, setting=each.setting, reviewer=each.reviewer or "", before=each.before, after=each.after)
        yield from console.wrap(said, first="  - ", rest="    ")


def _assigned_lines(outcome: AssignmentOutcome, desk: CliContext) -> Iterator[str]:
    """Yield how good the assignment is, what moved, and where it stands."""
    assert outcome.solution, "only what was solved is told"
    worst = "—" if outcome.solution.worst is None else f"{outcome.solution.worst:.4f}"
    yield from console.wrap(desk.say(
        "cli.assign.done", pairs=len(outcome.pairs), worst=worst, sum=f"{outcome.solution.sum:.4f}",
        questions=len({pair.question for pair in outcome.pairs}),
        reviewers=len({pair.reviewer for pair in outcome.pairs}),
    ))
    if outcome.candidates.recusals:
        yield desk.say("cli.assign.recused", count=len(outcome.candidates.recusals))
    if outcome.moves:
        yield desk.say("cli.assign.moved", count=len(outcome.moves))
    for move in outcome.moves[:NAMED]:
        nobody = desk.say("cli.assign.nobody")
        said = desk.say("cli.assign.move", question=move.question, before=move.before or nobody,
                        after=move.after or nobody, reason=desk.say(f"moved.{move.reason}"))
        yield from console.wrap(said, first="  ", rest="    ")
    yield desk.say("cli.assign.written", path=str(outcome.path))
