"""How a command ends when it cannot do its work: a plain sentence and an exit status, never a traceback."""

import errno
import os
import sqlite3
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from toolkit.cli import console
from toolkit.cli.speech import parameter_shape
from toolkit.errors import ExitStatus, ToolkitError
from toolkit.files import FileInUse
from toolkit.ledger.faults import explain_database_fault
from toolkit.messages import Language, Speaker
from toolkit.model import SystemReason

if TYPE_CHECKING:
    from toolkit.task_process import WorkFault

DEBUG = "TOOLKIT_DEBUG"
"""Environment variable under which an internal fault shows where it happened."""


@contextmanager
def explain_failure(language: Language) -> Iterator[None]:
    """Print what stops a command as a sentence, and exit with its status."""
    try:
        yield
    except (click.exceptions.NoArgsIsHelpError, click.exceptions.Exit):
        raise  # shows the help, or ends as it should
    except click.UsageError as error:
        _show(usage_sentence(error, Speaker(language)))
        raise click.exceptions.Exit(ExitStatus.REFUSED) from error
    except (Exception, KeyboardInterrupt) as error:
        if isinstance(error, OSError) and error.errno == errno.EPIPE:
            raise
        reason = failure_reason(error)
        _show(reason.render(language))
        raise click.exceptions.Exit(reason.exit_status) from error


def _show(sentence: str) -> None:
    """Print each line of a sentence to standard error; not wrapped, so that a path in it stays whole."""
    console.print_lines(map(console.plain, sentence.split("\n")), error=True)


def failure_reason(error: BaseException) -> ToolkitError:
    """Return what stopped a command; an unforeseen fault prints its trace if asked."""
    match error:
        case ToolkitError():
            return error
        case OSError():
            return disk_fault(error)
        case sqlite3.Error():
            return explain_database_fault(error)
        case KeyboardInterrupt() | click.Abort():
            return ToolkitError("cli.fault.stopped", exit_status=ExitStatus.FAILED)
        case _:
            if os.environ.get(DEBUG):
                console.print_lines(trace(error), error=True)
            what = {"what": _kind(error), "debug": DEBUG}
            return ToolkitError("cli.fault.internal", what, ExitStatus.FAILED)


def trace(error: BaseException) -> Iterator[str]:
    """Yield where an error happened and what it came of, as a traceback does but without what the errors say.

    A library quotes in its message the value that it could not take, and that may be somebody's telephone.
    """
    earlier = error.__cause__ or error.__context__
    if earlier:
        yield from trace(earlier)
    for line in traceback.format_tb(error.__traceback__):
        yield from line.splitlines()
    fault = _elsewhere(error)
    yield from fault.frames if fault else ()
    yield _kind(error)


def _kind(error: BaseException) -> str:
    """Return the name of an error's class, of one in another process too."""
    fault = _elsewhere(error)
    return fault.kind if fault else type(error).__name__


def _elsewhere(error: BaseException) -> "WorkFault | None":
    """Return an error as one that happened in another process; None for one of this."""
    from toolkit.task_process import WorkFault  # slow to load, and few commands fail

    return error if isinstance(error, WorkFault) else None


def usage_sentence(error: click.UsageError, speaker: Speaker) -> str:
    """Return what was wrong with the call, and where to look."""
    sentence = _usage(error, speaker)
    command = error.ctx.command_path if error.ctx else "toolkit"
    return f"{sentence}\n{speaker.say('cli.wrong.help', command=command)}"


def _usage(error: click.UsageError, speaker: Speaker) -> str:
    """Return click's complaint in the user's language."""
    match error:
        case click.NoSuchOption(option_name=name):
            return speaker.say("cli.wrong.option", name=name) + _near(error.possibilities, speaker)
        case click.exceptions.NoSuchCommand(command_name=name):
            return speaker.say("cli.wrong.command", name=name) + _near(error.possibilities, speaker)
        case click.MissingParameter(param=click.Parameter() as parameter):
            return speaker.say("cli.wrong.missing", name=parameter_shape(parameter))
        case click.BadParameter(param=click.Parameter() as parameter):
            return speaker.say("cli.wrong.value", name=parameter_shape(parameter), why=_why(error, parameter, speaker))
        case click.BadOptionUsage(option_name=name):
            return speaker.say("cli.wrong.a-value" if _is_flag(name, error.ctx) else "cli.wrong.no-value", name=name)
        case _:
            return speaker.say("cli.wrong.call", why=error.message)


def _why(error: click.BadParameter, parameter: click.Parameter, speaker: Speaker) -> str:
    """Return why a value is refused: what our own kinds of parameters say, and for click's what they ask for."""
    match parameter.type:
        case click.types.IntParamType():
            return speaker.say("cli.wrong.number")
        case click.DateTime():
            return speaker.say("cli.wrong.day")
        case click.Path(file_okay=False):
            return speaker.say("cli.wrong.no-folder")
        case click.Path(dir_okay=False):
            return speaker.say("cli.wrong.no-plain-file")
        case click.Path():
            return speaker.say("cli.wrong.permission")
        case _:
            return error.message


def _is_flag(name: str, context: click.Context | None) -> bool:
    """Return whether an option of the command that was called takes no value."""
    options = context.command.get_params(context) if context else []
    return any(name in option.opts and isinstance(option, click.Option) and option.is_flag for option in options)


def _near(names: Iterable[str] | None, speaker: Speaker) -> str:
    """Return which names may have been meant; nothing when none is near."""
    return speaker.say("cli.wrong.near", names=" / ".join(names)) if names else ""


def disk_fault(error: OSError) -> ToolkitError:
    """Return what the disk would not do, with the path concerned."""
    path = error.filename if isinstance(error.filename, str) else ""
    if isinstance(error, FileInUse):
        return ToolkitError("cli.fault.in-use", {"path": path}, ExitStatus.FAILED)
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return ToolkitError("cli.fault.full", {"path": path}, ExitStatus.FAILED)
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return ToolkitError("cli.fault.permission", {"path": path}, ExitStatus.FAILED)
        case _:
            return ToolkitError("cli.fault.disk", {"path": path, "why": system_reason(error)}, ExitStatus.FAILED)


def system_reason(error: OSError) -> SystemReason:
    """Return why the system would not do something, for a message to say in its own language."""
    name = "held" if isinstance(error, FileInUse) else errno.errorcode.get(error.errno or 0, "")
    return SystemReason(name, error.strerror or type(error).__name__)
