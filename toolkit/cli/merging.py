"""``toolkit merge``: what reviewers sent back so far."""

from collections import Counter
from collections.abc import Iterator

import click

from toolkit.campaign.folder import CampaignFolder, open_folder
from toolkit.cli import console
from toolkit.cli.context import CliContext, with_context
from toolkit.cli.parameters import OneOf
from toolkit.cli.speech import SpokenCommand
from toolkit.cli.unwritten import refuse_unwritten
from toolkit.errors import ExitStatus
from toolkit.messages.rules import RULE_ENTRIES
from toolkit.review.merging.merge_json import merged_object
from toolkit.review.merging.merged import ReviewFinding, SheetStatus
from toolkit.review.merging.summary_workbook import NAME
from toolkit.review.results.merge import RETURNED, MergeOutcome, merge_stage
from toolkit.text import first_of, mask_file_name

NAMED = 20
"""Reviewers who have sent nothing that are named; the others are counted."""


@click.command("merge", cls=SpokenCommand)
@click.argument("named", metavar="STAGE")
@click.option("--format", "form", type=OneOf(["text", "json"]), default="text")
@with_context
@click.pass_context
def merge(context: click.Context, desk: CliContext, named: str, form: str) -> None:
    """Merge a stage and say what came of it."""
    folder = open_folder(desk.folder)
    outcome = merge_stage(folder, named)
    if form == "json":
        data = merged_object(outcome.results.received, desk.speaker)
        console.print_json(data)
    else:
        console.print_lines(_lines(folder, outcome, desk))
    refuse_unwritten(outcome.failed, outcome.path, desk)
    context.exit(ExitStatus.FINDINGS if outcome.has_errors else ExitStatus.DONE)


def _lines(folder: CampaignFolder, outcome: MergeOutcome, desk: CliContext) -> Iterator[str]:
    """Yield what came back: accounts, findings, who has not sent."""
    merged = outcome.results.received
    statuses = Counter(file.status for file in merged.files)
    numbers = {str(status): statuses[status] for status in SheetStatus}
    yield desk.say("cli.merge.files", files=len(merged.files), **numbers)
    scores = merged.scores
    yield f"{console.tick(scores.holds)} " + desk.say(
        "cli.merge.scores", given=scores.given, counted=scores.counted, excluded=scores.excluded)
    for reason, count in scores.reasons.items():
        yield "  " + desk.say("cli.merge.excluded", reason=_reason(reason, desk), count=count)
    for file in merged.files:
        if file.findings:
            yield mask_file_name(file.path)
        for told in file.findings:
            yield from _finding_lines(told, desk)
    yield from _missing_lines(outcome, desk)
    for skipped in outcome.results.inbox.skipped:
        yield desk.say("cli.merge.skipped", path=mask_file_name(skipped.shown))
    if outcome.returned:
        yield desk.say("cli.merge.returned", count=len(outcome.returned), path=str(outcome.path / RETURNED))
    yield desk.say("cli.merge.written", path=str(outcome.path / NAME))


def _reason(reason: str, desk: CliContext) -> str:
    """Return why scores do not count, in words."""
    return desk.speaker.title(reason) if reason in RULE_ENTRIES else desk.say(f"cli.merge.{reason}")


def _finding_lines(told: ReviewFinding, desk: CliContext) -> Iterator[str]:
    """Yield a finding with its place and what to do."""
    finding = told.finding
    place = f"{finding.place.shown}  " if finding.place.cell else ""
    said = f"{place}{desk.speaker.sentence(finding)}{desk.speaker.remedy(finding)}"
    yield from console.wrap(said, first="  - ", rest="    ")


def _missing_lines(outcome: MergeOutcome, desk: CliContext) -> Iterator[str]:
    """Yield who has not sent, and how far second votes are."""
    missing = outcome.results.merged.missing
    if missing:
        shown = first_of([f"{one.id} {one.name}" for one in missing], NAMED)
        yield from console.wrap(desk.say("cli.merge.missing", count=len(missing), reviewers=shown))
    for counted in outcome.results.second_votes:
        yield desk.say("cli.merge.second-vote", number=counted.vote.number, voters=len(counted.vote.voters),
                       taken=len(counted.merged.taken), quorum=counted.quorum)
