"""Why a question passed or not: the whole way from cell to verdict, in plain sentences for staff.

Reviewers are named: what is told here is for staff alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.model import Campaign
from toolkit.campaign.value_words import readable_value
from toolkit.documents.values import single_line
from toolkit.errors import ToolkitError
from toolkit.ledger.ledger import open_ledger
from toolkit.messages import Language, Speaker
from toolkit.model import Detail
from toolkit.review.decided import DecidedMark, DecidedQuestion, DecidedReview, DecidedVote, StageRecord
from toolkit.review.history import QuestionDecision, StageHistory, decisions_on, question_history
from toolkit.review.model import PoolQuestion, StageResult
from toolkit.review.wording import VOTE, figure_text, origin_words, result_text, value_text, votes_text
from toolkit.scoring import two_decimals

INDENT = "  "


class UnknownQuestion(ToolkitError):
    """A number that no question of the ledger has."""

    def __init__(self, number: str) -> None:
        super().__init__("review.question-unknown", {"number": number})


def explained_question(folder: CampaignFolder, number: str, language: Language = "zh") -> list[str]:
    """Return the lines of the answer to why a question passed or not, from the ledger of a campaign folder.

    Raises UnknownQuestion for a number that the ledger never gave, and sqlite3.Error.
    """
    with open_ledger(folder.ledger) as ledger:
        if not ledger.column("SELECT 1 FROM batch_question WHERE number = ? LIMIT 1", (number,)):
            raise UnknownQuestion(number)
        histories = question_history(ledger, folder.campaign, number)
    return [*explain(number, histories, folder.campaign, language)]

SHOWN_PLACES = 16
"""Of a file's SHA-256."""


def explain(
    number: str, histories: Sequence[StageHistory], campaign: Campaign, language: Language = "zh"
) -> Iterator[str]:
    """Yield the lines of the answer: where the question came from, each stage that it entered, what it came to."""
    told = _Explanation(number, campaign, Speaker(language))
    if not histories:
        yield told.say("never-entered", number=number)
        return
    yield from told.origin(histories[0])
    for history in histories:
        yield ""
        yield from told.stage(history)
    yield ""
    yield told.verdict(histories)


@dataclass(frozen=True)
class _Explanation:
    """Tells of one question."""

    number: str
    campaign: Campaign
    speaker: Speaker

    def say(self, key: str, **values: Detail) -> str:
        """Return a sentence of the explanation."""
        return self.speaker.say(f"explain.{key}", **values)

    def origin(self, history: StageHistory) -> Iterator[str]:
        """Yield what the question is, and the file and cell that it came from."""
        question = history.pools[min(history.pools)]
        names = self.campaign.category_names
        yield self.say("question", number=self.number, title=single_line(question.title))
        category, field = names.get(question.category, question.category), single_line(question.research_field)
        unit = single_line(question.unit_name)
        yield self.say("unit", unit=unit, code=question.unit_code, category=category, field=field)
        cell = question.cells.get("title_zh", "")
        yield self.say("source", file=question.file, sha256=question.sha256[:SHOWN_PLACES], cell=cell)

    def stage(self, history: StageHistory) -> Iterator[str]:
        """Yield what happened in a stage."""
        decisions = decisions_on(self.number, history)
        if not decisions:
            yield self._stage_line(history.stage, history.pools[max(history.pools)], max(history.pools), "")
            yield INDENT + self.say("undecided", stage=history.stage)
            return
        *earlier, last = decisions
        record = last.record
        pool = history.pools.get(record.revision, history.pools[max(history.pools)])
        method = self.say("method", method=readable_value("method", record.method, self.speaker.language))
        yield self._stage_line(history.stage, pool, record.revision, method)
        for line in self._decided(history, earlier, last):
            yield INDENT + line

    def _stage_line(self, stage: str, pool: PoolQuestion, revision: int, method: str) -> str:
        """Return the heading of a stage."""
        shown = self.say("shown", number=pool.anonymous) if pool.anonymous else ""
        return self.say("stage", stage=stage, revision=revision, method=method, shown=shown)

    def _decided(
        self, history: StageHistory, earlier: Sequence[QuestionDecision], last: QuestionDecision
    ) -> Iterator[str]:
        """Yield how a stage was decided on the question."""
        yield from self._earlier(earlier, last)
        yield self.say("decided", **origin_words(last.decision.origin, self.speaker))
        if last.decision is not history.decisions[-1]:
            yield self.say("left", **origin_words(history.decisions[-1].origin, self.speaker))
        record, question = last.record, last.question
        yield from self._votes(record, question) if record.method == VOTE else self._reviews(record, question)
        yield from self._place(record, question)
        yield from self._around(record, question)
        result = result_text(question.result, self.speaker)
        yield self.say("result", result=result, rule=question.rule, note=self._aside(question.note))

    def _earlier(self, earlier: Iterable[QuestionDecision], last: QuestionDecision) -> Iterator[str]:
        """Yield what the stage was decided to before, and what that changed for the question."""
        for place, each in enumerate(earlier, 1):
            origin = origin_words(each.decision.origin, self.speaker)
            yield self.say("earlier", place=place, outcome=self._outcome(each), **origin)
        if earlier:
            yield self.say("in-force", outcome=self._outcome(last))

    def _outcome(self, decided: QuestionDecision) -> str:
        """Return result, value and rank in one phrase."""
        question = decided.question
        key = "outcome" if question.rank is not None else "outcome.unranked"
        value = value_text(decided.record, question.value)
        return self.say(key, result=result_text(question.result, self.speaker), rank=question.rank or 0, value=value)

    def _reviews(self, record: StageRecord, question: DecidedQuestion) -> Iterator[str]:
        """Yield each review that counted with the cells of its scores, and how the figures came about."""
        reviews = [one for one in record.reviews if one.question == self.number]
        yield self.say("reviews", assigned=question.assigned, valid=len(reviews), recused=question.recused,
                       missing=question.missing)
        for review in reviews:
            name = record.reviewer_names.get(review.reviewer, "")
            scores = self.say("between").join(self._mark(mark) for mark in review.marks)
            yield INDENT + self.say("review", id=review.reviewer, name=name, scores=scores)
            yield INDENT * 2 + self._total(review)
            yield from self._comment(review.comment)
        if reviews:
            yield self._mean(reviews, question)
            figures = question.figures
            yield self.say("figures", median=figure_text(figures.median), trimmed=figure_text(figures.trimmed),
                           deviation=figure_text(figures.deviation))

    def _mark(self, mark: DecidedMark) -> str:
        """Return a score with the cell that it stands in."""
        return self.say("mark", criterion=mark.criterion, value=f"{mark.value:g}", file=mark.file, cell=mark.cell)

    def _total(self, review: DecidedReview) -> str:
        """Return how the weighted total of a review came about, where the weights of today still give it."""
        criteria = {one.name: one for one in self.campaign.criteria}
        known = [(criteria[mark.criterion], mark.value) for mark in review.marks if mark.criterion in criteria]
        parts = [Fraction(one.weight) * Fraction(value) / Fraction(one.maximum) * 100 for one, value in known]
        total = figure_text(review.total)
        if len(known) < len(review.marks) or str(two_decimals(sum(parts, Fraction()))) != total:
            return self.say("total.other-weights", total=total)
        terms = " + ".join(f"{one.weight:g}×{value:g}÷{one.maximum:g}" for one, value in known)
        return self.say("total", terms=terms, total=total)

    def _comment(self, comment: str) -> Iterator[str]:
        """Yield what a reviewer wrote, if anything."""
        if said := single_line(comment, ""):
            yield INDENT * 2 + self.say("comment", comment=" ".join(said.split("\n")))

    def _mean(self, reviews: Sequence[DecidedReview], question: DecidedQuestion) -> str:
        """Return how the mean came about."""
        totals = " + ".join(figure_text(review.total) for review in reviews)
        return self.say("mean", totals=totals, count=len(reviews), mean=figure_text(question.figures.mean))

    def _votes(self, record: StageRecord, question: DecidedQuestion) -> Iterator[str]:
        """Yield what the ballots came to, and each with its cell; those of a mass vote are not kept singly."""
        if question.votes:
            yield self.say("votes", votes=votes_text(question.votes, self.speaker), valid=question.votes.valid)
        yield from self._ballots(record, record.votes)

    def _ballots(self, record: StageRecord, votes: Iterable[DecidedVote]) -> Iterator[str]:
        """Yield each vote on the question with its cell."""
        for vote in (one for one in votes if one.question == self.number):
            yield INDENT + self._vote(vote, record.reviewer_names.get(vote.voter, ""))
            yield from self._comment(vote.comment)

    def _vote(self, vote: DecidedVote, name: str) -> str:
        """Return a vote with the cell that it stands in."""
        return self.say("vote", id=vote.voter, name=name, vote=vote.vote, file=vote.file, cell=vote.cell)

    def _place(self, record: StageRecord, question: DecidedQuestion) -> Iterator[str]:
        """Yield the question's rank within its category, and how far it is from the line."""
        category = next(one for one in record.categories if one.code == question.category)
        if question.value is None or question.rank is None:
            yield self.say("unranked", category=category.name)
            return
        value, ballots = value_text(record, question.value), record.method == VOTE
        yield self.say("rank.votes" if ballots else "rank", value=value, category=category.name, pool=category.pool,
                       rank=question.rank, passed=len(category.passed))
        lowest = min((record.by_number[number].value or 0.0 for number in category.passed), default=None)
        if lowest is not None:
            distance = question.value - lowest
            key = "line.at" if distance == 0 else "line.above" if distance > 0 else "line.below"
            yield self.say(key, line=value_text(record, lowest), distance=value_text(record, abs(distance)))

    def _around(self, record: StageRecord, question: DecidedQuestion) -> Iterator[str]:
        """Yield ties, limits, quorum, and what else bears on the result."""
        for tie in record.ties:
            if self.number in tie.questions:
                others = tuple(number for number in tie.questions if number != self.number)
                key = "tie" if tie.broken_by else "tie.open"
                yield self.say(key, others=others, value=value_text(record, tie.value), entry=tie.broken_by or "")
        if again := record.second_vote_on(self.number):
            yield self.say("second-vote", votes=votes_text(again, self.speaker), valid=again.valid)
            yield from self._ballots(record, record.second_votes)
        for limit in record.limits:
            if limit.question == self.number:
                yield self.say("limit", limit=limit.limit)
        if self.number in record.quorum:
            due = question.assigned - question.recused
            yield self.say("quorum", due=due, valid=due - question.missing)
        if question.figures.calibrated is not None:
            yield self._calibrated(question)
        yield from self._stability(record, question)

    def _stability(self, record: StageRecord, question: DecidedQuestion) -> Iterator[str]:
        """Yield what is known of how firmly the result stands."""
        if remark := record.borderline.get(self.number):
            yield self.say("borderline", remark=remark)
        if self.number in record.disagreement:
            yield self.say("disputed", deviation=figure_text(question.figures.deviation))
        for one in record.sensitivity:
            if one.question == self.number:
                key = "stability.against" if one.against else "stability"
                yield self.say(key, verdict=one.verdict, against=tuple(one.against))

    def _calibrated(self, question: DecidedQuestion) -> str:
        """Return the calibrated figures beside the raw one."""
        figures = question.figures
        return self.say("calibrated", mean=figure_text(figures.mean), calibrated=figure_text(figures.calibrated),
                        error=figure_text(figures.error), probability=figure_text(figures.probability))

    def _aside(self, note: str) -> str:
        """Return a note in brackets; nothing for none."""
        said = note.strip().rstrip("。.")
        return self.say("aside", note=said) if said else ""

    def verdict(self, histories: Sequence[StageHistory]) -> str:
        """Return what it came to in the end."""
        last = histories[-1]
        decisions = decisions_on(self.number, last)
        if not decisions:
            return self.say("verdict.waiting", stage=last.stage)
        if decisions[-1].decision is not last.decisions[-1]:
            return self.say("verdict.left", stage=last.stage)
        result = decisions[-1].question.result
        if result is StageResult.PASSED and last.stage == self.campaign.stages[-1].name:
            return self.say("verdict.selected", stage=last.stage)
        return self.say(f"verdict.{result.name.lower()}", stage=last.stage)
