"""What came back of a year, judged: which file counts of each unit, which rows of it, and who has sent nothing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from toolkit.formspec.tracking import ANSWERED, LAYOUT, STATUS
from toolkit.ledger.tracking import TrackingAnswer
from toolkit.model import Detail, Judgement, Observation, Record
from toolkit.publication.tracking.merged import TrackedYear, TrackingFile, TrackingFinding, TrackingStatus
from toolkit.publication.tracking.merging.gate import Admission, admit, latest_workbooks
from toolkit.publication.tracking.merging.inbox import ReceivedWorkbook
from toolkit.publication.tracking.tracked import TrackedCampaign, last_answers
from toolkit.rules.tracking import chosen, judge_tracking, judge_untracked
from toolkit.rules.tracking_facts import FormerStatus, TrackedQuestion, TrackedUnit, TrackingFacts

_NOTHING = Judgement(())


@dataclass(frozen=True)
class YearJudge:
    """Judges what came back of a year."""

    tracked: TrackedCampaign
    year: int
    years: Mapping[int, Mapping[str, TrackingAnswer]]
    """The answers of each year as recorded, by number."""

    def judge(self, received: Iterable[ReceivedWorkbook]) -> tuple[TrackedYear, tuple[ReceivedWorkbook, ...]]:
        """Return the year as merged, and the workbooks that were taken, superseded ones too."""
        admitted = [(file, self._admitted(file)) for file in received]
        taken = [(to.unit, file) for file, to in admitted if file.reading.filled and to.unit and not to.refusal]
        latest = latest_workbooks(taken)
        files = tuple(self._file(file, to, latest) for file, to in admitted)
        answers = {one.number: one for file in files if file.status is TrackingStatus.COUNTED for one in file.answers}
        missing = tuple(unit for unit in self.tracked.units if unit not in latest)
        years = {**self.years, self.year: dict(sorted(answers.items()))}
        told = tuple(found for unit in missing for found in self._missing(unit))
        merged = TrackedYear(self.tracked, self.year, files, dict(sorted(years.items())), missing, told)
        return merged, tuple(file for _, file in taken)

    def _admitted(self, file: ReceivedWorkbook) -> Admission:
        """Return whether a file is taken; what cannot be read is not, and a scan is no workbook."""
        if file.reading.filled is None:
            return Admission(None, file.reading.refusal)
        return admit(file.reading, self.tracked, self.year)

    def _file(
        self, file: ReceivedWorkbook, to: Admission, latest: Mapping[TrackedUnit, ReceivedWorkbook]
    ) -> TrackingFile:
        """Return what became of a file."""
        path, sha256 = file.path, file.reading.source.sha256
        if to.refusal:
            judgement = judge_untracked(path, self.tracked.campaign, to.refusal)
            return TrackingFile(path, sha256, TrackingStatus.REFUSED, to.unit, judgement)
        if to.unit is None:
            return TrackingFile(path, sha256, TrackingStatus.ATTACHED, None, _NOTHING)
        facts = self._facts(file, to.unit)
        answers = tuple(_answers(facts, path))
        if latest[to.unit] is not file:
            return TrackingFile(path, sha256, TrackingStatus.SUPERSEDED, to.unit, _NOTHING, answers, file.gone)
        observed = (*((to.remark,) if to.remark else ()), *file.reading.observed)
        judgement = judge_tracking(facts, observed)
        return TrackingFile(path, sha256, TrackingStatus.COUNTED, to.unit, judgement, answers, file.gone)

    def _facts(self, file: ReceivedWorkbook, unit: TrackedUnit) -> TrackingFacts:
        """Return what the rules judge a workbook by."""
        assert file.reading.filled, "only what was read is judged"
        return TrackingFacts(file.reading.filled, self.tracked.campaign, unit, self.year, self._former)

    @cached_property
    def _former(self) -> Mapping[str, FormerStatus]:
        """Return how far each question was solved when that was told last before this year."""
        return {number: FormerStatus(last.year, last.answer.status)
                for number, last in last_answers(self.years, self.year).items()}

    def _missing(self, unit: TrackedUnit) -> Iterator[TrackingFinding]:
        """Yield what is told of a unit that has sent nothing."""
        named = " ".join(filter(None, (unit.code, unit.name)))
        details: dict[str, Detail] = {"unit": named, "questions": len(unit.questions)}
        silent = Observation("track.missing", value="", details=details)
        for finding in judge_untracked("", self.tracked.campaign, silent):
            yield TrackingFinding(finding, unit)


def _answers(facts: TrackingFacts, path: str) -> Iterator[TrackingAnswer]:
    """Yield what counts of a workbook: the answers to questions that are certain; a row left blank answers nothing."""
    for question, record in facts.counted:
        if any(record.text(name) for name in ANSWERED):
            yield _answer(question, record, path)


def _answer(question: TrackedQuestion, record: Record, path: str) -> TrackingAnswer:
    """Return what a row answers; an entry that is none of its list's is told, and counts as blank."""
    said = {name: record.text(name) for name in ANSWERED}
    said |= {name: chosen(record[name]) for name in (STATUS, LAYOUT) if name in record}
    first = next(record[name] for name in ANSWERED if name in record)
    return TrackingAnswer(number=question.number, **said, file=path, cell=f"{first.sheet}!{first.a1}")
