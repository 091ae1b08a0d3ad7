"""``toolkit report``: a unit's report from the ledger, at any moment."""

from collections.abc import Sequence

import click

from toolkit.batch.receiving.receipts import Receipt
from toolkit.batch.receiving.standings import all_counting_receipts
from toolkit.campaign.folder import CampaignFolder, open_folder
from toolkit.check.paths import reading_pool
from toolkit.cli import console
from toolkit.cli.context import CliContext, with_context
from toolkit.cli.ledger import tell_of_unseen
from toolkit.cli.speech import SpokenCommand
from toolkit.cli.templates import complain, require_own_template, tell_of_template
from toolkit.cli.unwritten import refuse_unwritten
from toolkit.documents.template import own_template
from toolkit.errors import ExitStatus, ToolkitError
from toolkit.ledger.ledger import ledger_exists, open_ledger


@click.command("report", cls=SpokenCommand)
@click.argument("wanted", metavar="UNIT", nargs=-1)
@click.option("--all", "everyone", is_flag=True)
@click.option("--questions", "questions", is_flag=True)
@with_context
def report(desk: CliContext, wanted: tuple[str, ...], everyone: bool, questions: bool) -> None:
    """Write the reports of the units that are named, or of all that sent something; or the compilation of questions."""
    if (bool(wanted), everyone, questions).count(True) != 1:
        raise click.UsageError(desk.say("cli.wrong.nobody"))
    if questions:
        _report_questions(open_folder(desk.folder), desk)
        return
    reading_pool().start("toolkit.batch.unit_report.produce")  # it loads for as long as all that follows here takes
    _report_units(open_folder(desk.folder), wanted, desk)


def _report_units(folder: CampaignFolder, wanted: Sequence[str], desk: CliContext) -> None:
    """Write the reports of some units, of all where none is named, and say where they are."""
    from toolkit.batch.unit_report.produce import produce_reports, review_report_template  # slow to load
    from toolkit.batch.unit_report.render import TEMPLATE, report_kind

    require_own_template(folder, report_kind(folder.campaign))
    tell_of_template(folder, report_kind(folder.campaign), TEMPLATE, desk)
    review_report_template(folder)
    receipts = _receipts(folder, wanted, desk)
    produced = produce_reports(folder, receipts)
    made = list(console.track(produced, len(receipts), lambda report: report.path.name))
    for report in made:
        if report.fault:
            complain(desk.say("cli.report.fault", unit=report.unit, why=report.fault.render(desk.language)))
    faulty = sum(report.fault is not None for report in made)
    unwritten = [report.unwritten for report in made if report.unwritten]
    count = len(made) - faulty - len(unwritten)
    console.print_lines(desk.say("cli.report.done", count=count, path=str(folder.reports)))
    refuse_unwritten(unwritten, folder.reports, desk)
    if faulty:
        status = ExitStatus.REFUSED if own_template(folder, TEMPLATE) else ExitStatus.FAILED
        raise ToolkitError("cli.report.faulty", {"count": faulty}, status)


def _report_questions(folder: CampaignFolder, desk: CliContext) -> None:
    """Write the compilation of all accepted questions and say where it is."""
    from toolkit.batch.compilation.produce import write_compilation  # seldom needed, and slow to load
    from toolkit.batch.compilation.render import COMPILATION_KIND
    from toolkit.batch.compilation.render import TEMPLATE as COMPILATION_TEMPLATE

    require_own_template(folder, COMPILATION_KIND)
    tell_of_template(folder, COMPILATION_KIND, COMPILATION_TEMPLATE, desk)
    _require_ledger(folder, desk)
    console.print_lines(desk.say("cli.report.compilation", path=str(write_compilation(folder))))


def _receipts(folder: CampaignFolder, wanted: Sequence[str], desk: CliContext) -> tuple[Receipt, ...]:
    """Return what the units that are named sent, or all units where none is; without a ledger the inbox is taken in."""
    from toolkit.batch.unit_report.produce import choose_receipts  # slow to load

    _require_ledger(folder, desk)
    with open_ledger(folder.ledger) as ledger:
        if wanted:
            return choose_receipts(ledger, folder.campaign, wanted)
        return all_counting_receipts(ledger, folder.campaign)


def _require_ledger(folder: CampaignFolder, desk: CliContext) -> None:
    """Take the inbox in where there is no ledger; then say so where the inbox holds what the ledger has not seen."""
    if not ledger_exists(folder.ledger):
        _take_in(folder)
    tell_of_unseen(folder, desk)


def _take_in(folder: CampaignFolder) -> None:
    """Bring what lies in the inbox into a new ledger."""
    from toolkit.batch.receiving.settle import collect_inbox  # seldom needed, and slow to load
    from toolkit.cli.month import watch_reading

    collect_inbox(folder, watch=watch_reading)
