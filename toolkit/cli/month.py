"""``toolkit aggregate`` and ``toolkit report``: what a month brings, and what is made of it."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from itertools import groupby
from pathlib import Path

import click

from toolkit.batch.letters.dates import batch_date
from toolkit.batch.letters.render import LETTER_KIND
from toolkit.batch.letters.render import TEMPLATE as LETTER_TEMPLATE
from toolkit.batch.question_book.produce import write_book
from toolkit.batch.question_book.render import BOOK_KIND
from toolkit.batch.question_book.render import TEMPLATE as BOOK_TEMPLATE
from toolkit.batch.receiving.collect import collect_inbox
from toolkit.batch.receiving.received import InboxItem
from toolkit.batch.receiving.senders import Senders
from toolkit.batch.run import Batch, run_batch
from toolkit.batch.unit_report.produce import choose_receipts, produce_reports, review_report_template
from toolkit.batch.unit_report.render import TEMPLATE, report_kind
from toolkit.campaign.folder import CampaignFolder, open_folder
from toolkit.campaign.model import CHINA_TIME
from toolkit.cli import console
from toolkit.cli.context import CliContext, with_context
from toolkit.cli.failures import system_reason
from toolkit.cli.speech import SpokenCommand
from toolkit.documents.check import left_out_words
from toolkit.documents.model import DocumentKind
from toolkit.documents.template import near_templates, own_template
from toolkit.errors import ExitStatus, ToolkitError
from toolkit.text import mask_file_name

DATES = ("%Y-%m-%d", "%Y%m%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日")
"""How a date may be typed."""

NAMED = 10
"""Files that are named which could not be written for one reason; the others are counted."""


@click.command("aggregate", cls=SpokenCommand)
@click.option("--batch", "batch", metavar="NAME")
@click.option("--date", "dated", type=click.DateTime(DATES), metavar="DATE")
@with_context
@click.pass_context
def aggregate(context: click.Context, desk: CliContext, batch: str | None, dated: datetime | None) -> None:
    """Aggregate the inbox and say what came of it."""
    folder = open_folder(desk.folder)
    today = datetime.now(CHINA_TIME).date()
    name = today.strftime("%Y-%m") if batch is None else batch
    made = run_batch(folder, name, watch=_watch, dated=dated.date() if dated else batch_date(name, today))
    _tell_of_letters(made, desk)
    _tell_of_template(folder, LETTER_KIND, LETTER_TEMPLATE, desk)
    console.print_lines(batch_lines(made, folder.output / name, desk))
    if made.failed:
        raise ToolkitError("cli.aggregate.unsealed", exit_status=ExitStatus.FAILED)
    context.exit(ExitStatus.FINDINGS if made.faulty else ExitStatus.DONE)


def _tell_of_letters(batch: Batch, desk: CliContext) -> None:
    """Say which letters a template of the folder's own spoils: they are there as plain text."""
    spoilt: dict[str, list[str]] = {}
    for posted in batch.letters:
        if posted.fault:
            spoilt.setdefault(posted.fault.render(desk.language), []).append(posted.name)
    for why, names in spoilt.items():
        name = names[0] if len(names) == 1 else desk.say("cli.aggregate.letters", count=len(names))
        _complain(desk.say("cli.aggregate.letter", name=name, why=why))


def _complain(told: str) -> None:
    """Print a complaint, each of its lines wrapped, to standard error."""
    console.print_lines((line for part in told.split("\n") for line in console.wrap(part, rest="    ")), error=True)


def _tell_of_template(folder: CampaignFolder, kind: DocumentKind, name: str, desk: CliContext) -> None:
    """Say what a template of the folder's own leaves out, and which files were probably meant for one."""
    own = own_template(folder, name)
    for found in near_templates(folder, name):
        _complain(desk.say("document.near-name", found=found, template=name))
    if own is not None and (left_out := left_out_words(kind, own, desk.language)):
        _complain(desk.say("document.left-out", document=desk.say(kind.noun), names=left_out))


def _watch(files: Iterable[InboxItem], total: int) -> Iterator[InboxItem]:
    """Yield the files as they are read, while showing how many are."""
    return console.track(files, total, lambda file: mask_file_name(file.source.path))


def batch_lines(batch: Batch, path: Path, desk: CliContext) -> Iterator[str]:
    """Yield lines on a batch: its balances, who sent nothing, what was written or could not be."""
    conservation, collection = batch.conservation, batch.collection
    for key, balance in (("files", conservation.files), ("questions", conservation.questions)):
        sentence = desk.say(f"cli.aggregate.{key}", **asdict(balance))
        yield from console.wrap(f"{console.tick(balance.holds)} {sentence}", rest="    ")
    yield "  " + desk.say("cli.aggregate.holds" if conservation.holds else "cli.aggregate.broken")
    must = sum(unit.must_recommend for unit in collection.missing)
    yield desk.say("cli.aggregate.missing", count=len(collection.missing), must=must)
    yield from (desk.say("cli.aggregate.unannotated", path=mask_file_name(file)) for file in batch.unannotated)
    if count := len(Senders(collection).unanswered):
        yield desk.say("cli.aggregate.unanswered", count=count)
    yield from _unwritten_lines(batch.failed, path, desk)
    if not batch.failed:
        yield desk.say("cli.aggregate.written", path=str(path))


def _unwritten_lines(failed: Sequence[OSError], folder: Path, desk: CliContext) -> Iterator[str]:
    """Yield the files that could not be written or removed, each with the reason; of many with one reason the first."""
    if failed:
        yield desk.say("cli.aggregate.unwritten", count=len(failed))
    for why, faults in groupby(sorted(failed, key=_reason_and_path), key=system_reason):
        files = [str(fault.filename).removeprefix(f"{folder}{os.sep}") for fault in faults]
        yield from ("  " + desk.say("cli.aggregate.unwritten.line", path=path, why=why) for path in files[:NAMED])
        if more := len(files[NAMED:]):
            yield "  " + desk.say("cli.aggregate.unwritten.more", count=more)


def _reason_and_path(fault: OSError) -> tuple[str, str]:
    """Return by what the faults of a disk are sorted."""
    return system_reason(fault).error, str(fault.filename)


@click.command("report", cls=SpokenCommand)
@click.argument("wanted", metavar="UNIT", nargs=-1)
@click.option("--all", "everyone", is_flag=True)
@click.option("--questions", "questions", is_flag=True)
@with_context
def report(desk: CliContext, wanted: tuple[str, ...], everyone: bool, questions: bool) -> None:
    """Write the reports of the units that are named, or of all that sent something; or the book of questions."""
    if (bool(wanted), everyone, questions).count(True) != 1:
        raise click.UsageError(desk.say("cli.wrong.nobody"))
    folder = open_folder(desk.folder)
    if questions:
        _report_questions(folder, desk)
        return
    _tell_of_template(folder, report_kind(folder.campaign), TEMPLATE, desk)
    review_report_template(folder)
    collection = collect_inbox(folder, watch=_watch)
    receipts = collection.counting if everyone else choose_receipts(collection, wanted)
    produced = produce_reports(folder, receipts)
    made = list(console.track(produced, len(receipts), lambda report: report.path.name))
    for report in made:
        if report.fault:
            _complain(desk.say("cli.report.fault", unit=report.unit, why=report.fault.render(desk.language)))
    faulty = sum(report.fault is not None for report in made)
    console.print_lines(desk.say("cli.report.done", count=len(made) - faulty, path=str(folder.reports)))
    if faulty:
        status = ExitStatus.REFUSED if own_template(folder, TEMPLATE) else ExitStatus.FAILED
        raise ToolkitError("cli.report.faulty", {"count": faulty}, status)


def _report_questions(folder: CampaignFolder, desk: CliContext) -> None:
    """Write the book of all accepted questions and say where it is."""
    _tell_of_template(folder, BOOK_KIND, BOOK_TEMPLATE, desk)
    path = write_book(folder, collect_inbox(folder, watch=_watch))
    console.print_lines(desk.say("cli.report.book", path=str(path)))
