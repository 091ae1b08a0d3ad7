"""``toolkit report``: a unit's report from the ledger, at any moment.

What is slow to load is loaded where it is needed: a process that makes reports begins to load at once beside it.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli import console
from toolkit.cli.context import CliContext, with_context
from toolkit.cli.speech import SpokenCommand
from toolkit.errors import ExitStatus, ToolkitError
from toolkit.pool import reading_pool

if TYPE_CHECKING:
    from toolkit.batch.receiving.standings import CountingFile
    from toolkit.batch.unit_report.produce import WrittenReport
    from toolkit.batch.written import WrittenDocument
    from toolkit.campaign.folder import CampaignFolder


@click.command("report", cls=SpokenCommand)
@click.argument("wanted", metavar="UNIT", nargs=-1)
@click.option("--all", "everyone", is_flag=True)
@click.option("--pdf", "pdf", is_flag=True)
@click.option("--questions", "questions", is_flag=True)
@with_context
def report(desk: CliContext, wanted: tuple[str, ...], everyone: bool, pdf: bool, questions: bool) -> None:
    """Write the reports of the units that are named, or of all that sent something; or the compilation of questions."""
    if (bool(wanted), everyone, questions).count(True) != 1:
        raise click.UsageError(desk.say("cli.wrong.nobody"))
    if not questions:
        reading_pool().start("toolkit.batch.unit_report.rereading")
    from toolkit.campaign.folder import open_folder

    folder = open_folder(desk.folder)
    if questions:
        _report_questions(folder, pdf, desk)
    else:
        _report_units(folder, wanted, pdf, desk)


def _report_units(folder: "CampaignFolder", wanted: Sequence[str], pdf: bool, desk: CliContext) -> None:
    """Write the reports of some units, of all where none is named, and say where they are."""
    from toolkit.batch.unit_report.produce import produce_reports, remove_former_reports, require_report_template

    _tell_of_template(folder, desk)
    require_report_template(folder)
    files = _counting_files(folder, wanted, desk)
    produced = produce_reports(folder, files)
    made = list(console.track(produced, len(files), lambda report: report.path.name))
    former = [] if wanted else remove_former_reports(folder, made)
    _tell_of_reports(made, former, folder, desk)
    standing = [report.path for report in made if report.stands]
    pdfs = _write_pdfs(folder, standing, desk) if pdf else []
    _refuse_incomplete([*made, *former], pdfs, folder, desk)


def _tell_of_template(folder: "CampaignFolder", desk: CliContext) -> None:
    """Refuse a template of the folder's own that cannot serve; say what it leaves out, and which were meant for one."""
    from toolkit.batch.unit_report.model import TEMPLATE
    from toolkit.cli.templates import admit_templates, tell_of_near_names
    from toolkit.documents.template_files import own_template

    if own_template(folder, TEMPLATE) is None:
        tell_of_near_names(folder, TEMPLATE, desk)
        return
    from toolkit.batch.unit_report.render import report_kind

    admit_templates(folder, desk, report_kind(folder.campaign))


def _tell_of_reports(
    made: "Sequence[WrittenReport]", former: "Sequence[WrittenReport]", folder: "CampaignFolder", desk: CliContext
) -> None:
    """Say which reports could not be made, how many were, how many were left as they stood, and which were removed."""
    from toolkit.cli.templates import complain

    for report in made:
        if report.fault:
            complain(desk.say("cli.report.fault", unit=report.unit, why=report.fault.render(desk.language)))
    unchanged = sum(report.unchanged for report in made)
    count = sum(report.renewed for report in made)
    if count or not unchanged:
        console.print_lines(desk.say("cli.report.done", count=count, path=str(folder.reports)))
    if unchanged:
        console.print_lines(desk.say("cli.report.unchanged", count=unchanged, path=str(folder.reports)))
    for report in former:
        if report.stands:
            console.print_lines(desk.say("cli.report.former", name=report.path.name))


def _write_pdfs(folder: "CampaignFolder", documents: Sequence[Path], desk: CliContext) -> "list[WrittenDocument]":
    """Return the PDF of each document after it was written and told of, and each reason why one was not once."""
    from toolkit.batch.pdf_copies import write_pdfs
    from toolkit.cli.templates import complain

    made = list(console.track(write_pdfs(folder, documents), len(documents), lambda pdf: pdf.path.name))
    for why in dict.fromkeys(pdf.fault.render(desk.language) for pdf in made if pdf.fault):
        complain(why)
    unchanged = sum(pdf.unchanged for pdf in made)
    count = sum(pdf.renewed for pdf in made)
    console.print_lines(desk.say("cli.report.pdfs", count=count, unchanged=unchanged, path=str(folder.reports)))
    return made


def _refuse_incomplete(
    made: "Sequence[WrittenDocument]", pdfs: "Sequence[WrittenDocument]", folder: "CampaignFolder", desk: CliContext
) -> None:
    """Raise ToolkitError where something could not be written or made, after all else was."""
    from toolkit.batch.unit_report.model import TEMPLATE
    from toolkit.cli.unwritten import refuse_unwritten
    from toolkit.documents.template_files import own_template

    refuse_unwritten([each.unwritten for each in (*made, *pdfs) if each.unwritten], folder.reports, desk)
    if faulty := sum(each.fault is not None for each in made):
        status = ExitStatus.REFUSED if own_template(folder, TEMPLATE) else ExitStatus.FAILED
        raise ToolkitError("cli.report.faulty", {"count": faulty}, status)
    if faulty := sum(each.fault is not None for each in pdfs):
        raise ToolkitError("cli.report.pdfs-faulty", {"count": faulty}, ExitStatus.FAILED)


def _report_questions(folder: "CampaignFolder", pdf: bool, desk: CliContext) -> None:
    """Write the compilation of all accepted questions and say where it is."""
    from toolkit.batch.compilation.produce import write_compilation
    from toolkit.batch.compilation.render import COMPILATION_KIND
    from toolkit.cli.templates import admit_templates

    admit_templates(folder, desk, COMPILATION_KIND)
    _require_ledger(folder, desk)
    compilation = write_compilation(folder)
    console.print_lines(desk.say("cli.report.compilation", path=str(compilation)))
    if pdf:
        _refuse_incomplete([], _write_pdfs(folder, [compilation], desk), folder, desk)


def _counting_files(folder: "CampaignFolder", wanted: Sequence[str], desk: CliContext) -> "tuple[CountingFile, ...]":
    """Return what the units that are named sent, or all units where none is; without a ledger the inbox is taken in."""
    from toolkit.batch.receiving.standings import all_counting_files
    from toolkit.batch.unit_report.produce import choose_files
    from toolkit.ledger.ledger import consult_ledger

    _require_ledger(folder, desk)
    with consult_ledger(folder.ledger) as ledger:
        if wanted:
            return choose_files(ledger, folder.campaign, wanted)
        return all_counting_files(ledger, folder.campaign)


def _require_ledger(folder: "CampaignFolder", desk: CliContext) -> None:
    """Take the inbox in where there is no ledger; then say so where the inbox holds what the ledger has not seen."""
    from toolkit.cli.ledger import tell_of_unseen
    from toolkit.ledger.ledger import ledger_exists

    if not ledger_exists(folder.ledger):
        _take_in(folder)
    tell_of_unseen(folder, desk)


def _take_in(folder: "CampaignFolder") -> None:
    """Bring what lies in the inbox into a new ledger."""
    from toolkit.batch.receiving.settle import collect_inbox
    from toolkit.cli.month import watch_reading

    collect_inbox(folder, watch=watch_reading)
