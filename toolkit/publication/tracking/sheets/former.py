"""What was answered last, as a unit is shown it beside the question."""

from collections.abc import Iterator

from toolkit.formspec.tracking import EVIDENCE, LAYOUT, LAYOUT_NOTE, OPINIONS, STATUS_NOTE
from toolkit.publication.tracking.tracked import YearAnswer
from toolkit.publication.tracking.wording import LABELS

_SHOWN = (STATUS_NOTE, LAYOUT, LAYOUT_NOTE, OPINIONS, EVIDENCE)
"""What is told in one cell; 解决情况 has a cell of its own."""


def former_text(last: YearAnswer) -> str:
    """Return the year of the last answer, and in a line each what else was told then."""
    return "\n".join((f"{last.year} 年填报", *_lines(last)))


def _lines(last: YearAnswer) -> Iterator[str]:
    """Yield the answers of the last time that were not blank, each with its label."""
    for name in _SHOWN:
        if said := str(getattr(last.answer, name)):
            yield f"{LABELS[name]}：{said}"
