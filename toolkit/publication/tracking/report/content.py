"""What 跟踪报告.docx says of a year: figures, changes since the last answer, opinions, and who is silent."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from toolkit.documents.values import DASH, single_line, text_lines
from toolkit.formspec.tracking import EXPLAINED, PLANNED
from toolkit.messages import Speaker
from toolkit.model import Detail
from toolkit.publication.tracking.changes import AnswerChange
from toolkit.publication.tracking.merged import FollowedQuestion, TrackedYear
from toolkit.publication.tracking.report.figures import (
    category_figures,
    layout_figures,
    status_figures,
    year_figures,
)
from toolkit.publication.tracking.report.model import (
    AwaitedUnit,
    ReportedOpinions,
    ReportedQuestion,
    TrackingCharts,
    TrackingContent,
)
from toolkit.publication.tracking.wording import change_text
from toolkit.text import mask_personal

_CHANGES = (AnswerChange.FORWARD, AnswerChange.BACK, AnswerChange.OTHER, AnswerChange.SAME, AnswerChange.FIRST)
"""What is counted of what changed, in order."""


@dataclass(frozen=True)
class TrackingWriter:
    """Writes the report of a year."""

    merged: TrackedYear
    speaker: Speaker = field(default_factory=Speaker)

    def content(self) -> TrackingContent:
        """Return all that the report says."""
        merged, answers = self.merged, [*self.merged.answers.values()]
        years = year_figures(merged)
        yes = self.speaker.say("report.yes")
        return TrackingContent(
            campaign=single_line(merged.tracked.campaign.settings.name),
            title=self._say("title", year=merged.year),
            opening=tuple(self._opening()),
            statuses=tuple(status_figures(answers)),
            layouts=tuple(layout_figures(answers)),
            categories=tuple(category_figures(merged)),
            years=tuple(years),
            changes=tuple(self._changes()),
            changed=tuple(self._question(row, row.question.result, change_text(row.change, self.speaker))
                          for row in self._rows if row.change.is_news),
            selected=tuple(self._selected()),
            solutions=tuple(self._solutions()),
            programmes=tuple(self._programmes()),
            opinions=tuple(self._opinions()),
            awaited=tuple(self._awaited()),
            charted=TrackingCharts(yes if answers else "", yes if len(years) > 1 else ""),
        )

    @cached_property
    def _rows(self) -> list[FollowedQuestion]:
        """Return the questions in the order in which they are told: those that were selected first."""
        return sorted(self.merged.questions, key=lambda row: not row.question.selected)

    def _opening(self) -> Iterator[str]:
        """Yield what is tracked, how much of it was answered, and by whom."""
        merged, campaign = self.merged, self.merged.tracked.campaign
        answered, units = len(merged.answers), merged.tracked.units
        scope = campaign.settings.tracking_scope
        chosen = sum(row.question.selected for row in merged.questions)
        yield self._say(f"scope.{scope}", campaign=single_line(campaign.settings.name), units=len(units),
                        questions=len(merged.questions), selected=chosen)
        yield self._say("answered", year=merged.year, sent=len(units) - len(merged.missing), units=len(units),
                        answered=answered, open=len(merged.questions) - answered)

    def _changes(self) -> Iterator[str]:
        """Yield how many answers went which way, where there is an earlier year."""
        counts = Counter(row.change.kind for row in self.merged.questions)
        if self.merged.former:
            yield self._say("changes", **{str(kind): counts[kind] for kind in _CHANGES})
        else:
            yield self._say("changes.none")

    def _question(self, row: FollowedQuestion, state: str, remark: str) -> ReportedQuestion:
        """Return a question with what is told of it."""
        return ReportedQuestion(row.question.number, single_line(row.question.title), single_line(row.unit.name),
                                state or DASH, single_line(mask_personal(remark)))

    def _selected(self) -> Iterator[ReportedQuestion]:
        """Yield how the questions stand that were selected."""
        for row in self._rows:
            if row.question.selected:
                status, layout = (row.answer.status, row.answer.layout) if row.answer else ("", "")
                yield self._question(row, status or self._say("open"), layout)

    def _solutions(self) -> Iterator[ReportedQuestion]:
        """Yield what units say on questions that are solved in part or in full, or apply no more."""
        for row in self._rows:
            if row.answer and row.answer.status in EXPLAINED:
                yield self._question(row, row.answer.status, row.answer.status_note)

    def _programmes(self) -> Iterator[ReportedQuestion]:
        """Yield what units say on programmes of the state."""
        for row in self._rows:
            if row.answer and row.answer.layout in PLANNED:
                yield self._question(row, row.answer.layout, row.answer.layout_note)

    def _opinions(self) -> Iterator[ReportedOpinions]:
        """Yield the opinions on each question."""
        for row in self._rows:
            lines = text_lines(mask_personal(row.answer.opinions)) if row.answer else ()
            if lines:
                heading = self._say("opinions", number=row.question.number, title=single_line(row.question.title),
                                    unit=single_line(row.unit.name))
                yield ReportedOpinions(heading, lines)

    def _awaited(self) -> Iterator[AwaitedUnit]:
        """Yield the units of which answers are awaited: those that have sent nothing first."""
        for sent in (False, True):
            for unit in self.merged.tracked.units:
                left = sum(question.number not in self.merged.answers for question in unit.questions)
                if left and (unit not in self.merged.missing) is sent:
                    state = self.speaker.say("track.open.sent" if sent else "track.open.missing")
                    yield AwaitedUnit(unit.code or DASH, single_line(unit.name), state, len(unit.questions), left)

    def _say(self, key: str, **values: Detail) -> str:
        """Return a sentence of the report's catalogue."""
        return self.speaker.say(f"track.report.{key}", **values)
