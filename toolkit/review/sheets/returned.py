"""A sheet that came back, returned with a mark and a note at each cell that must be looked at."""

from collections.abc import Iterable

from toolkit.cellref import parse_address
from toolkit.forms.returned.annotate import ReturnedCopy, returned_copy
from toolkit.messages import Language
from toolkit.model import Finding, Judgement


def marked_sheet(data: bytes, findings: Iterable[Finding], language: Language = "zh") -> ReturnedCopy:
    """Return a reviewer's workbook with every finding marked at its cell and listed on a first sheet 校验意见.

    The finding's place names sheet and cell of this workbook; its words come from the catalogue. Where the file cannot
    be marked (an old or damaged one, one with macros), a workbook of ours lists them and says why. Marks of an earlier
    return make room for the new ones. Equal inputs give equal bytes, in whatever order the findings come.
    """
    return returned_copy(data, Judgement(tuple(sorted(findings, key=_gravest_first))), language)


def _gravest_first(finding: Finding) -> tuple[int, str, tuple[int, int], str]:
    place = finding.place
    return -finding.severity, place.sheet, parse_address(place.cell) if place.cell else (-1, -1), finding.code
