"""What the minutes of a stage say: the record of its decision in words and tables, and nothing that is not in it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from toolkit.campaign.model import Campaign
from toolkit.campaign.value_words import readable_value
from toolkit.documents.values import DASH, single_line
from toolkit.messages import Speaker
from toolkit.messages.rules import RULE_ENTRIES
from toolkit.review.decided import (
    DecidedCategory,
    DecidedQuestion,
    DecidedReviewer,
    DecidedTie,
    StageDecision,
    StageRecord,
)
from toolkit.review.minutes.model import (
    MinutesCalibration,
    MinutesCategory,
    MinutesCharts,
    MinutesContent,
    MinutesFact,
    MinutesPoint,
    MinutesResult,
    MinutesReviewer,
    MinutesTie,
)
from toolkit.review.model import StageResult
from toolkit.review.wording import (
    VOTE,
    day_text,
    figure_text,
    joined_notes,
    origin_words,
    rank_text,
    result_text,
    value_text,
    votes_text,
)

UNSURE = (0.05, 0.95)
"""A question whose 入选概率 lies within may pass or not as chance has it: its calibrated score is shown."""


@dataclass(frozen=True)
class MinutesWriter:
    """Writes the minutes of a stage."""

    campaign: Campaign
    decisions: Sequence[StageDecision]
    """All that the stage was ever decided to; the last one is in force."""
    speaker: Speaker = field(default_factory=Speaker)

    def content(self) -> MinutesContent:
        """Return all that the minutes say."""
        record = self._record
        return MinutesContent(
            campaign=single_line(self.campaign.settings.name),
            title=self.speaker.say("minutes.title", stage=record.stage),
            opening=tuple(self._opening()),
            settings=tuple(MinutesFact(*map(single_line, setting)) for setting in record.settings.items()),
            process=tuple(self._process()),
            scores=tuple(self._scores()),
            absent=tuple(one for one in map(_reviewer, record.reviewers) if one.missing),
            value_name=self.speaker.say("minutes.value.votes" if record.method == VOTE else "minutes.value.score"),
            categories=tuple(map(self._category, record.categories)),
            ties=tuple(map(self._tie, record.ties)),
            limits=tuple(self._point(one.question, one.limit) for one in record.limits),
            quorum=tuple(self._point(number, self._turnout(number)) for number in record.quorum),
            borderline=tuple(self._point(number, self._by_id(remark)) for number, remark in record.borderline.items()),
            stability=tuple(self._stability()),
            sensitive=tuple(self._point(one.question, self._by_id(joined_notes(one.against, self.speaker)))
                            for one in record.sensitivity if one.against),
            disputed=tuple(self._point(number, self._deviation(number)) for number in record.disagreement),
            calibration=tuple(self._calibration()),
            calibrated=tuple(self._calibrated()),
            reviewers=tuple(map(_reviewer, sorted(record.reviewers, key=_by_severity))),
            charted=self._charted(),
            signed=day_text(self.decisions[-1].origin, self.speaker),
        )

    @cached_property
    def _record(self) -> StageRecord:
        return self.decisions[-1].record

    def _by_id(self, said: str) -> str:
        """Return a remark of ours with the ids of reviewers in place of their names."""
        for name in sorted(self._ids, key=len, reverse=True):
            said = said.replace(name, "/".join(self._ids[name]))
        return said

    @cached_property
    def _ids(self) -> dict[str, list[str]]:
        """Return the ids of the reviewers by name; two may bear one."""
        found: dict[str, list[str]] = {}
        for reviewer in self._record.reviewers:
            if reviewer.name:
                found.setdefault(reviewer.name, []).append(reviewer.id)
        return found

    def _opening(self) -> Iterator[str]:
        """Yield what the stage is, and who decided it when and why."""
        record, say = self._record, self.speaker.say
        yield say("minutes.stage", stage=record.stage, method=readable_value("method", record.method),
                  revision=record.revision, questions=len(record.questions), hash=record.pool_hash)
        for number, decision in enumerate(self.decisions[:-1], 1):
            yield say("minutes.decided.before", number=number, **origin_words(decision.origin, self.speaker))
        yield say("minutes.decided", **origin_words(self.decisions[-1].origin, self.speaker))

    def _process(self) -> Iterator[str]:
        """Yield how many reviews and scores there were."""
        record, say = self._record, self.speaker.say
        assigned, recused, missing = (sum(getattr(one, name) for one in record.questions)
                                      for name in ("assigned", "recused", "missing"))  # fmt: skip
        kind = "mass" if record.method == VOTE and not record.reviewers else record.method
        yield say(f"minutes.process.{kind}", questions=len(record.questions), reviewers=len(record.reviewers),
                  assigned=assigned, valid=assigned - recused - missing, recused=recused, missing=missing)
        account, excluded = record.account, sum(record.account.excluded.values())
        balanced = account.given == account.counted + excluded
        yield say("minutes.account" if balanced else "minutes.account.off", marks=say(f"minutes.marks.{record.method}"),
                  given=account.given, counted=account.counted, excluded=excluded)

    def _scores(self) -> Iterator[MinutesFact]:
        """Yield the scores given and counted, and those left out by reason, the most frequent first."""
        account, say = self._record.account, self.speaker.say
        yield MinutesFact(say("minutes.account.counted"), str(account.counted))
        for reason, number in sorted(account.excluded.items(), key=lambda one: (-one[1], one[0])):
            yield MinutesFact(say("minutes.account.left-out", reason=self._reason(reason)), str(number))
        yield MinutesFact(say("minutes.account.given"), str(account.given))

    def _reason(self, reason: str) -> str:
        """Return why scores do not count, in words: a rule's title, or that a later sheet came."""
        if reason == "superseded":
            return self.speaker.say("minutes.account.superseded")
        return self.speaker.title(reason) if reason in RULE_ENTRIES else reason

    def _category(self, category: DecidedCategory) -> MinutesCategory:
        """Return a category with all its questions."""
        questions = [one for one in self._record.questions if one.category == category.code]
        waiting = sum(one.result is StageResult.PENDING for one in questions)
        counts = {"pool": len(questions), "passed": len(category.passed), "open": waiting}
        key = "minutes.category" if category.line is None else "minutes.category.line"
        summary = self.speaker.say(key, **counts, line=value_text(self._record, category.line))
        return MinutesCategory(single_line(category.name), summary, tuple(map(self._result, questions)))

    def _result(self, question: DecidedQuestion) -> MinutesResult:
        """Return a question with what became of it."""
        votes = votes_text(question.votes, self.speaker) if question.votes else ""
        return MinutesResult(
            rank_text(question.rank), question.number, single_line(question.title_zh), single_line(question.unit_name),
            value_text(self._record, question.value), result_text(question.result, self.speaker),
            single_line(joined_notes((votes, question.note), self.speaker)),
        )  # fmt: skip

    def _tie(self, tie: DecidedTie) -> MinutesTie:
        """Return a tie and how it was broken."""
        broken = self._broken(tie) if tie.broken_by else self.speaker.say("minutes.tie.open")
        return MinutesTie(single_line(self._record.category_names.get(tie.category, tie.category)), str(tie.rank),
                          value_text(self._record, tie.value), self.speaker.join(tie.questions), broken)

    def _broken(self, tie: DecidedTie) -> str:
        """Return what broke a tie; of a second vote what it came to."""
        counts = [(number, self._record.second_vote_on(number)) for number in tie.questions]
        votes = tuple(self.speaker.say("minutes.tie.votes", question=number, count=count.in_favour)
                      for number, count in counts if count)
        entry = tie.broken_by or ""
        return self.speaker.say("minutes.tie.second-vote", entry=entry, votes=votes) if votes else entry

    def _point(self, number: str, remark: str) -> MinutesPoint:
        """Return a question that stands out."""
        question = self._record.by_number[number]
        result = result_text(question.result, self.speaker)
        return MinutesPoint(number, single_line(question.title_zh), result, single_line(remark))

    def _turnout(self, number: str) -> str:
        """Return how many reviews or ballots of a question count, of how many that were due."""
        question = self._record.by_number[number]
        due = question.assigned - question.recused
        return self.speaker.say("minutes.turnout", valid=due - question.missing, due=due)

    def _deviation(self, number: str) -> str:
        """Return how much the reviewers of a question differ."""
        figures = self._record.by_number[number].figures
        deviation, mean = figure_text(figures.deviation), figure_text(figures.mean)
        return self.speaker.say("minutes.deviation", deviation=deviation, mean=mean)

    def _stability(self) -> Iterator[str]:
        """Yield how many questions would come out the same in other ways of deciding."""
        verdicts = Counter(one.verdict for one in self._record.sensitivity)
        counts = (self.speaker.say("minutes.stability.count", verdict=verdict, count=count)
                  for verdict, count in sorted(verdicts.items(), key=lambda one: (-one[1], one[0])))
        if verdicts:
            yield self.speaker.say("minutes.stability", counts=self.speaker.join(counts))

    def _calibration(self) -> Iterator[str]:
        """Yield what calibration is worth and its warnings, where scores were calibrated."""
        if any(one.figures.calibrated is not None for one in self._record.questions):
            yield self.speaker.say("minutes.calibration.worth")
            yield from (self._by_id(single_line(warning)) for warning in self._record.warnings)

    def _calibrated(self) -> Iterator[MinutesCalibration]:
        """Yield the calibrated figures of the questions that passing is not sure for."""
        for question in self._record.questions:
            figures = question.figures
            chance = figures.probability
            unsure = chance is not None and UNSURE[0] <= chance <= UNSURE[1]
            if figures.calibrated is not None and (unsure or question.number in self._record.borderline):
                yield MinutesCalibration(
                    question.number, single_line(question.title_zh), figure_text(figures.mean),
                    figure_text(figures.calibrated), figure_text(figures.error), figure_text(chance),
                )  # fmt: skip

    def _charted(self) -> MinutesCharts:
        """Return which charts have something to show."""
        record, yes = self._record, self.speaker.say("report.yes")
        return MinutesCharts(
            yes if any(one.value is not None for one in record.questions) else "",
            yes if record.passed else "",
            yes if any(one.severity is not None for one in record.reviewers) else "",
        )


def _reviewer(reviewer: DecidedReviewer) -> MinutesReviewer:
    """Return what a reviewer did."""
    return MinutesReviewer(
        reviewer.id, reviewer.assigned, reviewer.given, reviewer.recused,
        reviewer.assigned - reviewer.given - reviewer.recused,
        figure_text(reviewer.mean), _signed(reviewer.severity), figure_text(reviewer.spread),
    )  # fmt: skip


def _signed(severity: float | None) -> str:
    """Return how lenient a reviewer is with its sign; a dash where that is not known."""
    shown = figure_text(severity)
    return f"+{shown}" if shown != DASH and not shown.startswith("-") else shown


def _by_severity(reviewer: DecidedReviewer) -> tuple[bool, float, str]:
    """Return a sort key: the most lenient first, those of whom nothing is known last."""
    return reviewer.severity is None, -(reviewer.severity or 0.0), reviewer.id
