"""A workbook of our own for findings on a file that cannot be annotated."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook

from toolkit.files import EPOCH
from toolkit.messages import Language, say

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
    package = BytesIO()
    with Workbook(package, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(*EPOCH)})
        sheet = book.add_worksheet(say("annotate.apart.sheet"))
        sheet.set_column(0, 0, 100)
        sheet.write_string(0, 0, why, book.add_format({"text_wrap": True, "valign": "top"}))
    return package.getvalue()
