"""``toolkit track``: what has become of the questions, as their units tell it year by year."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

import click

from toolkit.campaign.folder import open_folder
from toolkit.campaign.model import CHINA_TIME
from toolkit.cli import console
from toolkit.cli.context import CliContext, with_context
from toolkit.cli.parameters import OneOf
from toolkit.cli.speech import SpokenCommand, SpokenGroup
from toolkit.cli.templates import admit_templates
from toolkit.cli.unwritten import refuse_unwritten
from toolkit.errors import ExitStatus
from toolkit.publication.tracking.changes import AnswerChange
from toolkit.publication.tracking.merged import TrackingFinding, TrackingStatus
from toolkit.publication.tracking.merging.as_json import tracking_data
from toolkit.publication.tracking.merging.merge import MergedTracking, merge_tracking
from toolkit.publication.tracking.merging.returned import RETURNED
from toolkit.publication.tracking.merging.summary_workbook import NAME
from toolkit.publication.tracking.report.render import TEMPLATE, TRACKING_KIND
from toolkit.publication.tracking.sheets.issue import issue_tracking
from toolkit.text import first_of, mask_file_name

NAMED = 20
"""Units that have sent nothing that are named; the others are counted."""

_YEARS = click.IntRange(2000, 2100)


@click.group("track", cls=SpokenGroup)
def track() -> None:
    """Hold the commands of tracking."""


@track.command("issue", cls=SpokenCommand)
@click.argument("year", required=False, type=_YEARS)
@with_context
def issue(desk: CliContext, year: int | None) -> None:
    """Write the workbooks of a year and say where they are."""
    year = year or _this_year()
    issued = issue_tracking(open_folder(desk.folder), year)
    count = len(issued.written)
    console.print_lines(desk.say("cli.track.issue.done", year=year, count=count, questions=issued.questions,
                                 path=str(issued.path)))
    console.print_lines(desk.say("cli.track.issue.next", year=year, inbox=str(issued.inbox)))
    refuse_unwritten(issued.failed, issued.path, desk)


@track.command("merge", cls=SpokenCommand)
@click.argument("year", required=False, type=_YEARS)
@click.option("--format", "form", type=OneOf(["text", "json"]), default="text")
@with_context
@click.pass_context
def merge(context: click.Context, desk: CliContext, year: int | None, form: str) -> None:
    """Merge a year and say what came of it."""
    folder = open_folder(desk.folder)
    admit_templates(folder, desk, TRACKING_KIND)
    outcome = merge_tracking(folder, year or _this_year())
    if form == "json":
        console.print_json(tracking_data(outcome.merged, desk.speaker))
    else:
        console.print_lines(_lines(outcome, desk))
    refuse_unwritten(outcome.failed, outcome.path, desk)
    context.exit(ExitStatus.FINDINGS if outcome.has_errors else ExitStatus.DONE)


def _this_year() -> int:
    """Return the year of today, in China."""
    return datetime.now(CHINA_TIME).year


def _lines(outcome: MergedTracking, desk: CliContext) -> Iterator[str]:
    """Yield what came back: files, findings, answers, what changed, who has not sent."""
    merged = outcome.merged
    statuses = Counter(file.status for file in merged.files)
    numbers = {str(status): statuses[status] for status in TrackingStatus}
    yield desk.say("cli.track.merge.files", year=merged.year, files=len(merged.files), **numbers)
    for file in merged.files:
        if file.gone:
            yield from console.wrap(desk.say("cli.track.merge.gone", path=mask_file_name(file.path)), rest="  ")
        if file.judgement.findings:
            yield mask_file_name(file.path)
        for finding in file.judgement:
            yield from _finding_lines(TrackingFinding(finding, file.unit), desk)
    answered = len(merged.answers)
    yield desk.say("cli.track.merge.questions", questions=len(merged.questions), answered=answered,
                   open=len(merged.questions) - answered)
    yield from _comparing_lines(outcome, desk)


def _finding_lines(told: TrackingFinding, desk: CliContext) -> Iterator[str]:
    """Yield a finding with its place and what to do."""
    finding = told.finding
    place = f"{finding.place.shown}  " if finding.place.cell else ""
    said = f"{place}{desk.speaker.sentence(finding)}{desk.speaker.remedy(finding)}"
    yield from console.wrap(said, first="  - ", rest="    ")


def _comparing_lines(outcome: MergedTracking, desk: CliContext) -> Iterator[str]:
    """Yield what changed, who has not sent, and where all of it stands."""
    merged = outcome.merged
    if merged.former:
        kinds = Counter(row.change.kind for row in merged.questions)
        yield desk.say("cli.track.merge.changes", **{str(kind): kinds[kind] for kind in AnswerChange})
    if merged.missing:
        shown = first_of([" ".join(filter(None, (unit.code, unit.name))) for unit in merged.missing], NAMED)
        yield from console.wrap(desk.say("cli.track.merge.missing", count=len(merged.missing), units=shown))
    for skipped in outcome.skipped:
        yield desk.say("cli.track.merge.skipped", path=mask_file_name(skipped.shown))
    if outcome.returned:
        yield desk.say("cli.track.merge.returned", count=len(outcome.returned), path=str(outcome.path / RETURNED))
    for name in (NAME, TEMPLATE):
        yield desk.say("cli.track.merge.written", path=str(outcome.path / name))
