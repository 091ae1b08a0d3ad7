"""``toolkit init``, ``toolkit campaign``, ``toolkit issue``: a call is set up, shown and sent out."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import click

from toolkit.campaign.difference import Difference, differences, rules_in_force
from toolkit.campaign.folder import create_folder, open_folder
from toolkit.campaign.model import Campaign
from toolkit.campaign.preset import load_preset, preset_names, standard_preset
from toolkit.campaign.roster import choose_units
from toolkit.cli import console
from toolkit.cli.context import CliContext, with_context
from toolkit.cli.parameters import OneOf
from toolkit.cli.speech import SpokenCommand
from toolkit.rules import LIVE_CODES


@click.command("init", cls=SpokenCommand)
@click.argument("path", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--preset", "preset", type=OneOf(preset_names()), default=standard_preset())
@with_context
def init(desk: CliContext, path: Path, preset: str) -> None:
    """Make a campaign folder and say what to do next."""
    folder = create_folder(path, preset, LIVE_CODES)
    console.print_lines(desk.say("cli.init.done", path=str(folder.path), name=folder.campaign.settings.name))
    quoted = f'"{folder.path}"' if " " in str(folder.path) else str(folder.path)
    console.print_lines(desk.say("cli.init.next", path=quoted))


@click.command("campaign", cls=SpokenCommand)
@click.option("--against", "against", type=OneOf(preset_names()))
@with_context
def campaign(desk: CliContext, against: str | None) -> None:
    """Show what is in force, and the differences from a preset."""
    ours = open_folder(desk.folder).campaign
    console.print_lines(_in_force(ours, desk))
    if against:
        console.print_lines(_differences(differences(load_preset(against), ours, desk.language), against, desk))


def _in_force(ours: Campaign, desk: CliContext) -> Iterator[str]:
    """Yield what is in force, section by section, each thing with its clause or 默认."""
    for section, things in groupby(rules_in_force(ours, desk.language), key=lambda thing: thing.section):
        yield click.style(section, bold=True)
        yield from console.table([(thing.clause, thing.label, thing.value) for thing in things], indent="  ")
        yield ""


def _differences(found: tuple[Difference, ...], against: str, desk: CliContext) -> Iterator[str]:
    """Yield where the campaign departs from a preset."""
    yield click.style(desk.say("cli.campaign.differences", preset=against, count=len(found)), bold=True)
    none, arrow = desk.say("cli.campaign.none"), console.first_printable("→", "->")
    for section, things in groupby(found, key=lambda difference: difference.section):
        yield f"  {section}"
        for one in things:
            change = f"{none if one.before is None else one.before} {arrow} {none if one.after is None else one.after}"
            yield from console.wrap(f"{one.what}  {change}", first="    ", rest="      ")


@click.command("issue", cls=SpokenCommand)
@click.option("--unit", "wanted", metavar="U", multiple=True)
@with_context
def issue(desk: CliContext, wanted: tuple[str, ...]) -> None:
    """Write blank workbooks for the units that are named, or for all."""
    from toolkit.forms.recommendation.issue import issue_blanks as issue_workbooks

    folder = open_folder(desk.folder)
    units = choose_units(folder.campaign, wanted)
    written = issue_workbooks(folder.campaign, units, folder.issued)
    count = sum(1 for _ in console.track(written, len(units), lambda path: path.name))
    console.print_lines(desk.say("cli.issue.done", count=count, path=str(folder.issued)))
