"""``toolkit notices`` and ``toolkit book``: what units and the public are told, and what is printed."""

import click

from toolkit.campaign.folder import CampaignFolder, open_folder
from toolkit.cli import console
from toolkit.cli.context import CliContext, with_context
from toolkit.cli.speech import SpokenCommand
from toolkit.cli.templates import admit_templates, complain
from toolkit.cli.unwritten import NAMED, refuse_unwritten
from toolkit.errors import ExitStatus, ToolkitError
from toolkit.publication.book.model import BookGap, GapKind
from toolkit.publication.book.produce import PublishedBook, publish_book
from toolkit.publication.book.render import BOOK_KIND
from toolkit.publication.lists.bilingual import BILINGUAL_KIND
from toolkit.publication.lists.render import LIST_KIND
from toolkit.publication.notices.publish import publish_notices
from toolkit.publication.notices.render import NOTICE_KIND
from toolkit.publication.packs.produce import FOLDER as PACKS
from toolkit.publication.packs.render import PACK_KIND
from toolkit.text import first_of


@click.command("notices", cls=SpokenCommand)
@with_context
def notices(desk: CliContext) -> None:
    """Write the notices, and the lists where the last stage is decided."""
    folder = open_folder(desk.folder)
    admit_templates(folder, desk, NOTICE_KIND, LIST_KIND)
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


@click.command("book", cls=SpokenCommand)
@with_context
def book(desk: CliContext) -> None:
    """Write the book of the selected questions, the bilingual list and a pack per question, and say what they lack."""
    folder = open_folder(desk.folder)
    admit_templates(folder, desk, BOOK_KIND, BILINGUAL_KIND, PACK_KIND)
    published = publish_book(folder, desk.language)
    for gap in published.gaps:
        complain(_gap(gap, desk))
    console.print_lines(desk.say("cli.book.done", count=len(published.book.questions), path=str(published.path)))
    console.print_lines(desk.say("cli.book.lists", paths=tuple(path.name for path in published.lists)))
    _tell_of_packs(published, folder, desk)
    console.print_lines(console.wrap(desk.say("cli.book.pages")))
    refuse_unwritten(published.failed, folder.book, desk)
    lacking = [gap for gap in published.gaps if gap.kind is GapKind.TEXT]
    if lacking:
        raise ToolkitError("cli.book.incomplete", {"count": len(lacking[0].where)}, ExitStatus.FINDINGS)


def _tell_of_packs(published: PublishedBook, folder: CampaignFolder, desk: CliContext) -> None:
    """Say where the packs are, and which could not be made."""
    for pack in published.packs:
        if pack.fault:
            complain(desk.say("cli.book.fault", name=pack.name, why=pack.fault.render(desk.language)))
    made = sum(pack.fault is None for pack in published.packs)
    console.print_lines(desk.say("cli.book.packs", count=made, path=str(folder.book / PACKS)))


def _gap(gap: BookGap, desk: CliContext) -> str:
    """Return what the book lacks, in words."""
    return desk.say(f"cli.book.gap.{gap.kind}", count=len(gap.where), where=first_of(gap.where, NAMED))
