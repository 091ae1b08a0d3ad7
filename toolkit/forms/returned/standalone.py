"""A workbook of our own for findings on a file that cannot be annotated."""

from collections.abc import Sequence
from datetime import datetime

from toolkit.messages import Language, say
from toolkit.ooxml.archive import EPOCH
from toolkit.worksheets import OwnWorkbook

NOT_A_PACKAGE = "not-a-package"
"""The reason that is no active content."""


def standalone_reason(why: Sequence[str], language: Language) -> str:
    """Return the sentence that says why the sender's file is not sent back; *why* as in CannotAnnotate."""
    if NOT_A_PACKAGE in why:
        return say("annotate.apart", language, why=say(f"annotate.apart.{NOT_A_PACKAGE}", language))
    kinds = tuple(say(f"annotate.apart.{kind}", language) for kind in why)
    return say("annotate.apart", language, why=say("annotate.apart.active", language, kinds=kinds))


def standalone_workbook(why: str) -> bytes:
    """Return a workbook that holds nothing but the sentence *why*, for 校验意见 to be put in front."""
    book = OwnWorkbook(datetime(*EPOCH))
    book.add_sheet(say("annotate.apart.sheet"), (100,)).write_across(0, why, "remark")
    return book.finish()
