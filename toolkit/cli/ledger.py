"""``toolkit ledger``, ``exclude``, ``restore``, ``accept`` and ``decide``: what was received, and what staff decide."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from toolkit import __version__
from toolkit.batch.look_up import (
    UnitHistory,
    exported_ledger,
    has_unseen_files,
    look_up,
    months_so_far,
    verified_ledger,
)
from toolkit.campaign.folder import CampaignFolder, open_folder
from toolkit.cli import console
from toolkit.cli.context import CliContext, with_context
from toolkit.cli.parameters import ExistingFile, OneOf, Reason
from toolkit.cli.speech import SpokenCommand
from toolkit.errors import ExitStatus
from toolkit.files import write_file
from toolkit.ledger.history import HistoryEvent
from toolkit.model import Detail
from toolkit.text import mask_file_name, mask_personal

if TYPE_CHECKING:
    from toolkit.batch.deciding.entered import EntriesRecorded
    from toolkit.batch.deciding.settling import FateChange
    from toolkit.batch.deciding.single import Decided


@click.command("ledger", cls=SpokenCommand)
@click.argument("named", metavar="UNIT|QUESTION|FILE", required=False)
@click.option("--format", "form", type=OneOf(["text", "json"]), default="text")
@click.option("--export", "export", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@click.option("--sent", "sent", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE")
@click.option("--check", "check", is_flag=True)
@with_context
@click.pass_context
def ledger(
    context: click.Context, desk: CliContext, named: str | None, form: str, export: Path | None, sent: Path | None,
    check: bool,
) -> None:
    """Show a history or the batches so far; or verify or export all of it, or record which letters went out."""
    folder = open_folder(desk.folder)
    if check:
        context.exit(_verify(folder, desk))
    if export:
        write_file(export, exported_ledger(folder))
        console.print_lines(desk.say("ledger.exported", path=str(export)))
        return
    if sent:
        _record_sent(folder, sent, desk)
        return
    histories = look_up(folder, named) if named else [months_so_far(folder)]
    if form == "json":
        console.print_json(_as_json(folder, histories))
        return
    for history in histories:
        console.print_lines(_history_lines(history, desk))
    tell_of_unseen(folder, desk)


def _record_sent(folder: CampaignFolder, file: Path, desk: CliContext) -> None:
    """Record which letters went out, and say how many."""
    from toolkit.batch.sending import record_sent_letters  # with what writes letters, which looking up does not need

    count, new = record_sent_letters(folder, file)
    console.print_lines(desk.say("ledger.sent", count=count, new=new))


def _verify(folder: CampaignFolder, desk: CliContext) -> ExitStatus:
    """Return how the command ends after it said what is damaged, or that all is sound."""
    faults, count = verified_ledger(folder)
    for fault in faults:
        console.print_lines(console.wrap(desk.say(f"ledger.fault.{fault.what}", **fault.details), rest="  "))
    console.print_lines(desk.say("ledger.repair") if faults else desk.say("ledger.sound", count=count))
    return ExitStatus.FINDINGS if faults else ExitStatus.DONE


def tell_of_unseen(folder: CampaignFolder, desk: CliContext) -> None:
    """Say so where the inbox holds what the ledger has not seen, by names, sizes and times."""
    if has_unseen_files(folder):
        console.print_lines(desk.say("ledger.unseen"), error=True)


def _history_lines(history: UnitHistory, desk: CliContext) -> Iterator[str]:
    """Yield a history: what it is of, then what happened, batch by batch."""
    yield from console.wrap(mask_file_name(history.shown) or desk.say("ledger.months"))
    last = None
    for event in history.events:
        batch = event.batch if event.batch != last else ""
        yield from console.wrap(_sentence(event, desk), first=f"  {console.pad(batch, 10)}", rest=" " * 12)
        last = event.batch
    if not history.events:
        yield "  " + desk.say("ledger.nothing")


def _sentence(event: HistoryEvent, desk: CliContext) -> str:
    """Return what happened as a sentence."""
    return desk.say(f"history.{event.what}", **{name: _shown(name, value) for name, value in event.details.items()})


def _shown(name: str, value: Detail) -> Detail:
    """Return a detail without what reads like personal data."""
    if not isinstance(value, str):
        return value
    return mask_file_name(value) if name in ("path", "by") else mask_personal(value)


def _as_json(folder: CampaignFolder, histories: Sequence[UnitHistory]) -> dict[str, Any]:
    """Return histories for a program."""
    return {
        "toolkit": __version__,
        "campaign": folder.campaign.settings.code,
        "histories": [
            {"kind": history.kind, "key": history.key, "shown": history.shown,
             "events": [{"batch": event.batch, "what": event.what, **event.details} for event in history.events]}
            for history in histories
        ],
    }


def _decision(name: str, metavar: str = "FILE|QUESTION") -> click.Command:
    """Return the command that records one kind of decision on what is named."""
    @click.command(name, cls=SpokenCommand)
    @click.argument("named", metavar=metavar)
    @click.option("--reason", type=Reason(), metavar="TEXT", required=True)
    @with_context
    @click.pass_context
    def command(context: click.Context, desk: CliContext, named: str, reason: str) -> None:
        from toolkit.batch.deciding import single  # with what settles a batch, which looking up does not need

        decide = {"exclude": single.exclude, "restore": single.restore, "accept": single.accept}[name]
        console.print_lines(_decision_lines(name, decide(open_folder(desk.folder), named, reason), desk))
        context.exit(ExitStatus.DONE)

    return command


def _decision_lines(name: str, decided: "Decided", desk: CliContext) -> Iterator[str]:
    """Yield what was decided on, and what that changed."""
    for subject in decided.subjects:
        yield from console.wrap(desk.say(f"ledger.{name}", subject=mask_file_name(subject.shown)), rest="  ")
    yield from _change_lines(decided.changes, desk)
    yield desk.say("ledger.next-batch")


def _change_lines(changes: "Sequence[FateChange]", desk: CliContext) -> Iterator[str]:
    """Yield what changed by a decision."""
    for change in changes:
        before, after = (desk.say(f"status.{status}") for status in (change.before, change.after))
        sentence = desk.say("ledger.change", path=mask_file_name(change.path), before=before, after=after)
        yield from console.wrap(sentence, first="  ", rest="    ")


exclude = _decision("exclude")
restore = _decision("restore", "FILE|QUESTION|UNIT")
accept = _decision("accept")


@click.command("decide", cls=SpokenCommand)
@click.argument("file", type=ExistingFile(), metavar="FILE")
@with_context
def decide(desk: CliContext, file: str) -> None:
    """Record what staff entered in a 汇总表."""
    from toolkit.batch.deciding import entered

    recorded = entered.decide(open_folder(desk.folder), Path(file).read_bytes())
    console.print_lines(_recorded_lines(recorded, desk))


def _recorded_lines(recorded: "EntriesRecorded", desk: CliContext) -> Iterator[str]:
    """Yield what was new in a 汇总表, and what that changed."""
    for told in recorded.verdicts:
        one, other = told.pair
        yield from console.wrap(desk.say("ledger.decide.pair", one=one, other=other, verdict=told.verdict), rest="  ")
    for decided, _, _ in recorded.decisions:
        about = {"target": mask_file_name(decided.shown), "content": decided.content}
        yield from console.wrap(desk.say(f"ledger.decide.{decided.kind}", **about), rest="  ")
    yield from _change_lines(recorded.changes, desk)
    new = recorded.verdicts or recorded.decisions
    yield desk.say("ledger.next-batch") if new else desk.say("ledger.decide.nothing")
