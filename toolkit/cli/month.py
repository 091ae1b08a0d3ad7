"""What a month brings, and what is made of it: what ``toolkit aggregate`` does and says."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from toolkit import __version__
from toolkit.batch.letters.comparing import BatchLetter
from toolkit.batch.letters.render import LETTER_KIND
from toolkit.batch.receiving.conservation import Conservation
from toolkit.batch.run import Batch, BatchPreview, preview_batch, update_batch
from toolkit.batch.summary import BatchSummary
from toolkit.batch.workers import Workers
from toolkit.campaign.folder import CampaignFolder
from toolkit.cli import console
from toolkit.cli.context import CliContext
from toolkit.cli.templates import complain, require_own, tell_of_near_names, tell_of_template
from toolkit.cli.unwritten import unwritten_lines
from toolkit.documents.form_styles import TEMPLATE as STYLES
from toolkit.errors import ExitStatus, ToolkitError
from toolkit.ledger.changes import ChangeKind
from toolkit.ledger.readings import KeptPath
from toolkit.text import mask_file_name

NAMED = 10
"""New files that a dry run names; the others are counted."""


def aggregate_month(
    folder: CampaignFolder, name: str, day: date, workers: Workers, form: str, desk: CliContext
) -> bool:
    """Return whether there is a file with an error, after the batch is made and what came of it is told."""
    check = partial(require_own, campaign=folder.campaign)
    summary, made = update_batch(folder, name, watch=watch_reading, dated=day, workers=workers, check=check)
    _tell_of_letters(made.letters if made else (), desk)
    tell_of_template(folder, LETTER_KIND, desk)
    tell_of_near_names(folder, STYLES, desk)
    if form == "json":
        console.print_json(_summary_data(summary))
    else:
        console.print_lines(batch_lines(summary, desk))
    told = form == "json"
    console.print_lines(_written_lines(made, folder.output / name, desk), error=told)
    if made and made.failed:
        raise ToolkitError("cli.aggregate.unsealed", exit_status=ExitStatus.FAILED)
    return summary.faulty


def preview_month(folder: CampaignFolder, name: str, workers: Workers, form: str, desk: CliContext) -> bool:
    """Return whether there would be a file with an error, after it is told what a run would come to."""
    preview = preview_batch(folder, name, watch=watch_reading, workers=workers)
    if form == "json":
        console.print_json(_preview_data(name, preview))
    else:
        console.print_lines(_preview_lines(preview, desk))
    return preview.faulty


def _summary_data(summary: BatchSummary) -> dict[str, Any]:
    """Return what a batch came to, for a program."""
    return {"toolkit": __version__, **asdict(summary), "dated": summary.dated.isoformat(),
            "holds": summary.conservation.holds}


def _preview_data(name: str, preview: BatchPreview) -> dict[str, Any]:
    """Return what a run would come to, for a program."""
    return {
        "toolkit": __version__, "batch": name, "dry_run": True, "new": list(preview.new),
        **asdict(preview.conservation), "holds": preview.conservation.holds,
        "changes": [{"question": change.question.number, "change": str(change.kind), "edited": list(change.edited)}
                    for change in preview.changes],
        "faulty": preview.faulty,
    }


def _preview_lines(preview: BatchPreview, desk: CliContext) -> Iterator[str]:
    """Yield what a run would come to: what is new, the balances, what would change."""
    yield desk.say("cli.aggregate.new", count=len(preview.new))
    yield from (f"  {mask_file_name(path)}" for path in preview.new[:NAMED])
    if more := len(preview.new[NAMED:]):
        yield "  " + desk.say("cli.aggregate.new.more", count=more)
    yield from _balance_lines(preview.conservation, desk)
    kinds = Counter(change.kind for change in preview.changes)
    yield from (desk.say(f"change.{kind}.count", count=kinds[kind]) for kind in ChangeKind if kinds[kind])
    yield desk.say("cli.aggregate.tried")


def _tell_of_letters(letters: Iterable[BatchLetter], desk: CliContext) -> None:
    """Say which letters a template of the folder's own spoils: they are there as plain text."""
    spoilt: dict[str, list[str]] = {}
    for posted in letters:
        if posted.fault:
            spoilt.setdefault(posted.fault.render(desk.language), []).append(posted.name)
    for why, names in spoilt.items():
        name = names[0] if len(names) == 1 else desk.say("cli.aggregate.letters", count=len(names))
        complain(desk.say("cli.aggregate.letter", name=name, why=why))


def watch_reading(files: Iterable[KeptPath], total: int) -> Iterator[KeptPath]:
    """Yield the files as they are read, while showing how many are."""
    return console.track(files, total, lambda file: mask_file_name(file.source.path))


def batch_lines(batch: BatchSummary, desk: CliContext) -> Iterator[str]:
    """Yield lines on a batch: its balances, who sent nothing, its letters, what is to be looked at."""
    yield from _balance_lines(batch.conservation, desk)
    yield desk.say("cli.aggregate.missing", count=batch.missing, must=batch.missing_must)
    numbers = {"new": batch.letters_new, "changed": batch.letters_changed, "same": batch.letters_same}
    yield desk.say("cli.aggregate.posted", **numbers)
    yield from (desk.say("cli.aggregate.unannotated", path=mask_file_name(file)) for file in batch.unannotated)
    if batch.unanswered:
        yield desk.say("cli.aggregate.unanswered", count=batch.unanswered)


def _balance_lines(conservation: Conservation, desk: CliContext) -> Iterator[str]:
    """Yield the balances, and whether they hold."""
    for key, balance in (("files", conservation.files), ("questions", conservation.questions)):
        sentence = desk.say(f"cli.aggregate.{key}", **asdict(balance))
        yield from console.wrap(f"{console.tick(balance.holds)} {sentence}", rest="    ")
    yield "  " + desk.say("cli.aggregate.holds" if conservation.holds else "cli.aggregate.broken")


def _written_lines(batch: Batch | None, path: Path, desk: CliContext) -> Iterator[str]:
    """Yield what was written or could not be, or that all of it stands there as it should."""
    if batch is None:
        yield desk.say("cli.aggregate.current", path=str(path))
    elif batch.failed:
        yield from unwritten_lines(batch.failed, path, desk)
    else:
        yield desk.say("cli.aggregate.written", path=str(path))
