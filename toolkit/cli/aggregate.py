"""``toolkit aggregate``: takes in what a month brings, and makes what goes out.

What is slow to load is loaded where it is needed: what reads files begins to load at once in a process beside it.
"""

from datetime import datetime
from pathlib import Path

import click

from toolkit.cli import console, failures
from toolkit.cli.context import CliContext, with_context
from toolkit.cli.parameters import OneOf
from toolkit.cli.speech import SpokenCommand
from toolkit.errors import ExitStatus
from toolkit.pool import reading_pool

DATES = ("%Y-%m-%d", "%Y%m%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日")
"""How a date may be typed."""


@click.command("aggregate", cls=SpokenCommand)
@click.option("--batch", "batch", metavar="NAME")
@click.option("--date", "dated", type=click.DateTime(DATES), metavar="DATE")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N")
@click.option("--scheduler", metavar="ADDRESS", default="")
@click.option("--dry-run", "dry", is_flag=True)
@click.option("--format", "form", type=OneOf(["text", "json"]), default="text")
@click.option("--log-file", "log", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@with_context
@click.pass_context
def aggregate(
    context: click.Context, desk: CliContext, batch: str | None, dated: datetime | None, jobs: int | None,
    scheduler: str, dry: bool, form: str, log: Path | None,
) -> None:
    """Aggregate the inbox and say what came of it."""
    reading_pool().start("toolkit.ledger.readings")
    from toolkit.batch.letters.dates import batch_date
    from toolkit.batch.workers import Workers
    from toolkit.campaign.folder import open_folder
    from toolkit.campaign.model import CHINA_TIME
    from toolkit.cli.month import aggregate_month, preview_month

    today = datetime.now(CHINA_TIME).date()
    name = today.strftime("%Y-%m") if batch is None else batch
    day = dated.date() if dated else batch_date(name, today)
    with console.logging_to(log), failures.explain_failure(desk.language):
        folder = open_folder(desk.folder)
        workers = Workers(jobs, scheduler)
        faulty = (preview_month(folder, name, workers, form, desk) if dry
                  else aggregate_month(folder, name, day, workers, form, desk))
        context.exit(ExitStatus.FINDINGS if faulty else ExitStatus.DONE)
