"""How a command ends when it cannot do its work: a plain sentence and an exit status (DESIGN §8), never a traceback.

0 done; 1 done, and there are errors or unreadable files; 2 wrong usage or a broken campaign; 3 internal fault,
disk full, no permission.
"""

import errno
import os
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Any, ClassVar

import click

from toolkit.campaign.errors import CampaignError
from toolkit.cli import console
from toolkit.cli.speech import shape
from toolkit.messages import Language, say, system_reason

DEBUG = "TOOLKIT_DEBUG"
"""Environment variable under which an internal fault shows where it happened."""

ERRORS_FOUND = 1
"""Exit status of a command that did its work and found errors or unreadable files."""


class CommandRefused(click.ClickException):
    """An end with a sentence: wrong usage, or a campaign that cannot be used."""

    exit_code: ClassVar[int] = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Print each line of the sentence to standard error; not wrapped, so that a path in it stays whole."""
        console.say(map(console.plain, self.message.split("\n")), error=True)


class InternalFailure(CommandRefused):
    """An end that the user did not cause: internal fault, disk full, no permission."""

    exit_code: ClassVar[int] = 3


@contextmanager
def told(language: Language) -> Iterator[None]:
    """Turn whatever stops a command into the sentence and the status it ends with."""
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise  # shows the help, as it should
    except click.UsageError as error:
        raise CommandRefused(usage_sentence(error, language)) from error
    except CampaignError as error:
        raise CommandRefused(error.render(language)) from error
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise
        raise InternalFailure(disk_sentence(error, language)) from error
    except (click.ClickException, click.exceptions.Exit):
        raise
    except (KeyboardInterrupt, click.Abort) as error:
        raise InternalFailure(say("cli.fault.stopped", language)) from error
    except Exception as error:
        if os.environ.get(DEBUG):
            console.say(trace(error), error=True)
        raise InternalFailure(say("cli.fault.internal", language, what=type(error).__name__, debug=DEBUG)) from error


def trace(error: BaseException) -> Iterator[str]:
    """Yield where an error happened and what it came of, as a traceback does but without what the errors say.

    A library quotes in its message the value that it could not take, and that may be somebody's telephone.
    """
    earlier = error.__cause__ or error.__context__
    if earlier:
        yield from trace(earlier)
    for line in traceback.format_tb(error.__traceback__):
        yield from line.splitlines()
    yield type(error).__name__


def usage_sentence(error: click.UsageError, language: Language) -> str:
    """Return what was wrong with the call, and where to look."""
    sentence = _usage(error, language)
    command = error.ctx.command_path if error.ctx else "toolkit"
    return f"{sentence}\n{say('cli.wrong.help', language, command=command)}"


def _usage(error: click.UsageError, language: Language) -> str:
    """Return click's complaint in the user's language."""
    match error:
        case click.NoSuchOption(option_name=name):
            return say("cli.wrong.option", language, name=name) + _near(error.possibilities, language)
        case click.exceptions.NoSuchCommand(command_name=name):
            return say("cli.wrong.command", language, name=name) + _near(error.possibilities, language)
        case click.MissingParameter(param=click.Parameter() as parameter):
            return say("cli.wrong.missing", language, name=shape(parameter))
        case click.BadParameter(param=click.Parameter() as parameter):
            return say("cli.wrong.value", language, name=shape(parameter), why=_why(error, parameter, language))
        case click.BadOptionUsage(option_name=name):
            return say("cli.wrong.a-value" if _is_flag(name, error.ctx) else "cli.wrong.no-value", language, name=name)
        case _:
            return say("cli.wrong.call", language, why=error.message)


def _why(error: click.BadParameter, parameter: click.Parameter, language: Language) -> str:
    """Return why a value is refused: what our own kinds of parameters say, and for click's what they ask for."""
    match parameter.type:
        case click.types.IntParamType():
            return say("cli.wrong.number", language)
        case click.Path(file_okay=False):
            return say("cli.wrong.no-folder", language)
        case click.Path(dir_okay=False):
            return say("cli.wrong.no-plain-file", language)
        case click.Path():
            return say("cli.wrong.permission", language)
        case _:
            return error.message


def _is_flag(name: str, context: click.Context | None) -> bool:
    """Return whether an option of the command that was called takes no value."""
    options = context.command.get_params(context) if context else []
    return any(name in option.opts and isinstance(option, click.Option) and option.is_flag for option in options)


def _near(names: Iterable[str] | None, language: Language) -> str:
    """Return which names may have been meant; nothing when none is near."""
    return say("cli.wrong.near", language, names=" / ".join(names)) if names else ""


def disk_sentence(error: OSError, language: Language) -> str:
    """Return what the disk would not do, with the path concerned."""
    path = error.filename if isinstance(error.filename, str) else ""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return say("cli.fault.full", language, path=path)
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return say("cli.fault.permission", language, path=path)
        case _:
            name, said = errno.errorcode.get(error.errno or 0, ""), error.strerror or type(error).__name__
            return say("cli.fault.disk", language, path=path, why=system_reason(name, said, language))
