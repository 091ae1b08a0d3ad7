"""``toolkit notices``: what units and the public are told."""

import click

from toolkit.campaign.folder import open_folder
from toolkit.cli import console
from toolkit.cli.context import CliContext, with_context
from toolkit.cli.speech import SpokenCommand
from toolkit.cli.templates import complain
from toolkit.cli.unwritten import refuse_unwritten
from toolkit.publication.notices.publish import publish_notices


@click.command("notices", cls=SpokenCommand)
@with_context
def notices(desk: CliContext) -> None:
    """Write the notices, and the lists where the last stage is decided."""
    folder = open_folder(desk.folder)
    published = publish_notices(folder, desk.language)
    for notice in published.notices:
        if notice.fault:
            complain(desk.say("cli.notices.fault", name=notice.name, why=notice.fault.render(desk.language)))
    console.print_lines(desk.say("cli.notices.done", count=len(published.notices), path=str(folder.notices)))
    if published.lists:
        console.print_lines(desk.say("cli.notices.lists", paths=tuple(path.name for path in published.lists)))
    else:
        console.print_lines(desk.say("cli.notices.no-list", stage=folder.campaign.stages[-1].name))
    refuse_unwritten(published.failed, folder.notices, desk)
