"""The refusal of a file that is whole, but not the workbook that is asked for."""

from toolkit.looks import Look
from toolkit.model import Observation
from toolkit.ooxml.refusal import Refused


def another_kind(look: Look) -> Refused:
    """Return the refusal of a file of another kind."""
    return Refused(Observation("file.not-xlsx", look=look))


def not_the_form(look: Look) -> Refused:
    """Return the refusal of a workbook that is none of our forms."""
    return Refused(Observation("file.not-the-form", look=look))
