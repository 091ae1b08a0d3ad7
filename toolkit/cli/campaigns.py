"""``toolkit init``, ``toolkit campaign``, ``toolkit issue``: a call is set up, shown and sent out."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from pathlib import Path

import click

from toolkit.campaign.comparison import comparison_workbook
from toolkit.campaign.difference import Difference, differences, fold_clauses, rules_in_force
from toolkit.campaign.folder import (
    CampaignFolder,
    copy_lists,
    create_folder,
    new_folder,
    open_earlier_folder,
    open_folder,
)
from toolkit.campaign.layout import setting_titles
from toolkit.campaign.model import CHINA_TIME, Campaign
from toolkit.campaign.next_year import next_campaign
from toolkit.campaign.preset import load_preset, preset_names, standard_preset
from toolkit.campaign.roster import choose_units
from toolkit.campaign.value_words import readable_value
from toolkit.cli import console
from toolkit.cli.context import CliContext, with_context
from toolkit.cli.parameters import OneOf
from toolkit.cli.speech import SpokenCommand
from toolkit.cli.unwritten import refuse_unwritten
from toolkit.files import OutputFolder, write_file
from toolkit.model import DEFAULT_CLAUSE
from toolkit.rules import LIVE_CODES


@click.command("init", cls=SpokenCommand)
@click.argument("path", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--preset", "preset", type=OneOf(preset_names()))
@click.option("--from", "earlier", metavar="DIR", type=click.Path(path_type=Path))
@with_context
def init(desk: CliContext, path: Path, preset: str | None, earlier: Path | None) -> None:
    """Make a campaign folder and say what to do next."""
    if earlier is None:
        folder = create_folder(path, preset or standard_preset(), LIVE_CODES)
        _made(folder, desk)
        _warn_of_past_deadline(folder.campaign, desk)
        _next_step(folder, desk)
    else:
        _follow(open_earlier_folder(earlier), path, load_preset(preset) if preset else None, desk)


def _follow(earlier: CampaignFolder, path: Path, preset: Campaign | None, desk: CliContext) -> None:
    """Make the folder of the campaign after an earlier one; say what was taken over and what is asked for."""
    following = next_campaign(earlier.campaign, preset)
    folder = new_folder(path, following.campaign, LIVE_CODES, following.asked)
    taken = _made(folder, desk, earlier)
    campaign, titles = folder.campaign, setting_titles()
    counts = {"units": len(campaign.units), "reviewers": len(campaign.reviewers), "templates": taken}
    counts["lists"] = copy_lists(earlier, folder)
    console.print_lines(desk.say("cli.init.taken-over", path=str(earlier.path), **counts))
    if preset is None:
        console.print_lines(desk.say("cli.init.inherited", year=earlier.campaign.settings.year))
    if following.asked:
        console.print_lines(desk.say("cli.init.asked", titles=tuple(titles[name] for name in following.asked)))
    else:
        _warn_of_past_deadline(campaign, desk)
    _next_step(folder, desk)


def _made(folder: CampaignFolder, desk: CliContext, earlier: CampaignFolder | None = None) -> int:
    """Copy the templates into a new folder, say that it is there, and return how many are an earlier folder's own."""
    from toolkit.batch.letters.render import TEMPLATE as LETTER  # with what writes documents, which is slow to load
    from toolkit.batch.question_book.render import TEMPLATE as BOOK
    from toolkit.batch.unit_report.render import TEMPLATE as REPORT
    from toolkit.documents.copies import copy_templates
    from toolkit.documents.form_styles import TEMPLATE as STYLES
    from toolkit.documents.template import own_template, packaged_template
    from toolkit.manuscripts.form import TEMPLATE as WORD_FORM
    from toolkit.publication.lists.render import TEMPLATE as LIST
    from toolkit.publication.notices.render import TEMPLATE as NOTICE
    from toolkit.publication.tracking.report.render import TEMPLATE as TRACKING
    from toolkit.review.minutes.render import TEMPLATE as MINUTES
    from toolkit.review.sheets.materials import MATERIALS

    names = (REPORT, LETTER, BOOK, STYLES, WORD_FORM, MATERIALS, MINUTES, NOTICE, LIST, TRACKING)
    packaged = {name: packaged_template(name) for name in names}
    own = {name: found for name in packaged if earlier and (found := own_template(earlier, name))}
    copy_templates(folder, packaged, own, desk.language)
    console.print_lines(desk.say("cli.init.done", path=str(folder.path)))
    console.print_lines(desk.say("cli.init.templates", names=tuple(packaged)))
    return len(own)


def _next_step(folder: CampaignFolder, desk: CliContext) -> None:
    """Say what to do with a new folder."""
    quoted = f'"{folder.path}"' if " " in str(folder.path) else str(folder.path)
    console.print_lines(desk.say("cli.init.next", path=quoted))


def _warn_of_past_deadline(campaign: Campaign, desk: CliContext) -> None:
    """Say when the deadline of a call that is being made or issued has passed: it may be last year's."""
    closes = campaign.settings.closes
    if closes < datetime.now(CHINA_TIME):
        told = desk.say("cli.past-deadline", closes=readable_value("closes", closes))
        console.print_lines(console.wrap(told, rest="  "), error=True)


@click.command("campaign", cls=SpokenCommand)
@click.option("--against", "against", type=OneOf(preset_names()))
@click.option("--format", "form", type=OneOf(["text", "xlsx"]), default="text")
@with_context
def campaign(desk: CliContext, against: str | None, form: str) -> None:
    """Show what is in force, and the differences from a preset; or write both into a workbook."""
    folder = open_folder(desk.folder)
    earlier = load_preset(against) if against else None
    if form == "xlsx":
        name = f"与{against}对照.xlsx" if against else "现行规定.xlsx"
        written = write_file(folder.output / name, comparison_workbook(folder.campaign, earlier, desk.language))
        console.print_lines(desk.say("cli.campaign.written", path=str(written)))
        return
    console.print_lines(_in_force(folder.campaign, desk))
    if earlier:
        console.print_lines(_differences(differences(earlier, folder.campaign, desk.language), str(against), desk))


def _in_force(ours: Campaign, desk: CliContext) -> Iterator[str]:
    """Yield what is in force, section by section, each thing with its clause or 默认."""
    for section, things in groupby(rules_in_force(ours, desk.language), key=lambda thing: thing.section):
        yield click.style(section, bold=True)
        rows = [(_clause(thing.clause, desk), thing.label, thing.value) for thing in things]
        yield from console.table(rows, indent="  ")
        yield ""


def _clause(clause: str, desk: CliContext) -> str:
    """Return a clause as campaign.xlsx has it, 默认 in the user's language."""
    return desk.say("cli.campaign.default") if clause == DEFAULT_CLAUSE else clause


def _differences(found: tuple[Difference, ...], against: str, desk: CliContext) -> Iterator[str]:
    """Yield where the campaign departs from a preset: what holds, section by section, then the clauses, folded."""
    yield click.style(desk.say("cli.campaign.differences", preset=against, count=len(found)), bold=True)
    values = [one for one in found if not one.clause]
    for section, changes in groupby(values, key=lambda difference: difference.section):
        yield f"  {section}"
        for one in changes:
            yield from console.wrap(f"{one.what}  {_change(one, desk)}", first="    ", rest="      ")
    clauses = [one for one in found if one.clause]
    if clauses:
        yield "  " + desk.say("cli.campaign.clauses", count=len(clauses))
    for alike in fold_clauses(clauses):
        things = desk.speaker.join(one.what for one in alike)
        yield from console.wrap(f"{_change(alike[0], desk)}  {things}", first="    ", rest="      ")


def _change(one: Difference, desk: CliContext) -> str:
    """Return what a difference was and is."""
    sides = (_clause(side, desk) if one.clause and side else side for side in (one.before, one.after))
    before, after = (side or desk.say("campaign.nothing") for side in sides)
    return f"{before} {console.first_printable('→', '->')} {after}"


@click.command("issue", cls=SpokenCommand)
@click.option("--unit", "wanted", metavar="U", multiple=True)
@with_context
def issue(desk: CliContext, wanted: tuple[str, ...]) -> None:
    """Write blank workbooks for the units that are named, or for all."""
    from toolkit.cli.templates import tell_of_near_names  # with what writes documents, which is slow to load
    from toolkit.documents.form_styles import TEMPLATE as STYLES
    from toolkit.documents.form_styles import own_form_styles
    from toolkit.forms.recommendation.issue import issue_blanks as issue_workbooks

    folder = open_folder(desk.folder)
    _warn_of_past_deadline(folder.campaign, desk)
    units = choose_units(folder.campaign, wanted)
    tell_of_near_names(folder, STYLES, desk)
    issued = OutputFolder(folder.issued)
    written = issue_workbooks(folder.campaign, units, issued, own_form_styles(folder))
    count = sum(1 for _ in console.track(written, len(units), lambda path: path.name)) - len(issued.failed)
    console.print_lines(desk.say("cli.issue.done", count=count, path=str(folder.issued)))
    refuse_unwritten(issued.failed, issued.path, desk)
