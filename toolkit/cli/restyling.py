"""``toolkit template``: templates that staff restyled are checked, and what they may use is listed."""

from pathlib import Path, PurePath

import click

from toolkit import __version__
from toolkit.campaign.folder import TEMPLATES
from toolkit.campaign.model import Campaign
from toolkit.campaign.preset import load_preset, standard_preset
from toolkit.cli import console
from toolkit.cli.context import CliContext, with_context
from toolkit.cli.parameters import ExistingFile, OneOf
from toolkit.cli.speech import SpokenCommand, SpokenGroup
from toolkit.cli.template_verdicts import verdict_lines, verdict_object
from toolkit.cli.unwritten import refuse_unwritten
from toolkit.errors import ExitStatus, ToolkitError
from toolkit.files import OutputFolder
from toolkit.templates.checking import CheckedTemplate, TemplateTask, check_template
from toolkit.templates.guide import guide_files


@click.group("template", cls=SpokenGroup)
def template() -> None:
    """Gather what is done with templates."""


@template.command("check", cls=SpokenCommand)
@click.argument("files", metavar="FILE", type=ExistingFile(), nargs=-1, required=True)
@click.option("--as", "chosen", metavar="NAME", default="")
@click.option("--format", "form", type=OneOf(["text", "json"]), default="text")
@with_context
@click.pass_context
def check(context: click.Context, desk: CliContext, files: tuple[str, ...], chosen: str, form: str) -> None:
    """Check templates and show all that was found out of each."""
    own = desk.campaign()
    campaign = own or load_preset(standard_preset())
    checked = {path: _checked(path, chosen, campaign) for path in files}
    if form == "json":
        told = [verdict_object(path, each, desk.speaker) for path, each in checked.items()]
        console.print_json({"toolkit": __version__, "campaign": campaign.settings.code, "files": told})
    else:
        for path, each in checked.items():
            console.print_lines(verdict_lines(path, each, desk.speaker))
        if own is None:
            console.print_lines(console.wrap(desk.say("template.preset", name=campaign.settings.code), rest="  "))
    context.exit(max(map(_status, checked.values())))


def _checked(path: str, chosen: str, campaign: Campaign) -> CheckedTemplate | ToolkitError:
    """Return what was found out of the template at a path, or why it is none: that stops no other."""
    return check_template(TemplateTask(PurePath(path).name, Path(path).read_bytes(), chosen), campaign)


def _status(checked: CheckedTemplate | ToolkitError) -> ExitStatus:
    """Return how a command ends that found this out."""
    if isinstance(checked, ToolkitError):
        return checked.exit_status
    return ExitStatus.DONE if checked.is_sound else ExitStatus.FINDINGS


@template.command("fields", cls=SpokenCommand)
@click.option("--into", "into", metavar="DIR", type=click.Path(path_type=Path))
@with_context
def fields(desk: CliContext, into: Path | None) -> None:
    """Write the list of fields and the templates with comments, and say where."""
    own = desk.campaign_folder()
    target = OutputFolder(into or (own.templates if own else Path(TEMPLATES)))
    campaign = own.campaign if own else load_preset(standard_preset())
    made = {name: target.write(name, data) for name, data in guide_files(campaign, desk.language)}
    written = sum(fault is None for fault in made.values())
    console.print_lines(desk.say("cli.template.fields.done", count=written, path=str(target.path)))
    refuse_unwritten(target.failed, target.path, desk)
