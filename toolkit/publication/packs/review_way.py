"""The way of a question through the review: what each stage made of it, and what it was given there."""

from collections.abc import Iterator, Sequence

from toolkit.campaign.model import Campaign
from toolkit.documents.chart_content import ChartSeries
from toolkit.documents.values import DASH, single_line
from toolkit.messages import Speaker
from toolkit.publication.packs.model import DrawnMean, PackFigures, PackStage
from toolkit.review.decided import DecidedQuestion, StageDecision, StageRecord
from toolkit.review.wording import VOTE, figure_text, joined_notes, result_text, value_text, votes_text


def passed_stages(number: str, decisions: Sequence[StageDecision], speaker: Speaker) -> Iterator[PackStage]:
    """Yield what became of a question in each stage that it entered, in order of the stages."""
    for record, question in _entered(number, decisions):
        yield PackStage(
            single_line(record.stage), _rank(record, question, speaker), value_text(record, question.value),
            result_text(question.result, speaker), _votes(record, question, speaker),
            single_line(joined_notes((question.rule, question.note), speaker)),
        )  # fmt: skip


def stage_figures(number: str, decisions: Sequence[StageDecision], speaker: Speaker) -> Iterator[PackFigures]:
    """Yield what a question was given in each stage that was scored."""
    for record, question in _entered(number, decisions):
        if record.method != VOTE:
            figures, valid = question.figures, question.assigned - question.recused - question.missing
            reviews = speaker.say("pack.reviews", valid=valid, assigned=question.assigned, recused=question.recused,
                                  missing=question.missing)  # fmt: skip
            yield PackFigures(single_line(record.stage), figure_text(figures.mean), figure_text(figures.median),
                              figure_text(figures.deviation), reviews)  # fmt: skip


def criteria_chart(
    number: str, decisions: Sequence[StageDecision], campaign: Campaign, speaker: Speaker
) -> ChartSeries:
    """Return the mean of each criterion in the last stage that was scored, for a chart; empty where none was."""
    scored = [(record, question) for record, question in _entered(number, decisions) if question.figures.criteria]
    if not scored:
        return ChartSeries("", ())
    record, question = scored[-1]
    maxima = {criterion.name: criterion.maximum for criterion in campaign.criteria}
    alike = len(set(maxima.values())) == 1
    drawn = [DrawnMean(name if alike else _criterion(name, maxima.get(name), speaker), mean)
             for name, mean in question.figures.criteria.items()]  # fmt: skip
    return ChartSeries(speaker.say("pack.series", stage=record.stage), drawn)


def _entered(number: str, decisions: Sequence[StageDecision]) -> Iterator[tuple[StageRecord, DecidedQuestion]]:
    """Yield the records of the stages that a question entered, each with what it says of it."""
    for record in (decision.record for decision in decisions):
        if number in record.by_number:
            yield record, record.by_number[number]


def _rank(record: StageRecord, question: DecidedQuestion, speaker: Speaker) -> str:
    """Return the rank of a question within its category, and of how many; a dash for none."""
    if question.rank is None:
        return DASH
    pool = sum(one.category == question.category for one in record.questions)
    return speaker.say("pack.rank", rank=question.rank, pool=pool)


def _votes(record: StageRecord, question: DecidedQuestion, speaker: Speaker) -> str:
    """Return how a question was voted on, in a second vote too; a dash where it was not."""
    again = record.second_vote_on(question.number)
    second = speaker.say("pack.votes.second", votes=votes_text(again, speaker)) if again else ""
    first = votes_text(question.votes, speaker) if question.votes else ""
    return joined_notes((first, second), speaker) or DASH


def _criterion(name: str, maximum: float | None, speaker: Speaker) -> str:
    """Return a criterion with its highest mark, where that is known."""
    return name if maximum is None else speaker.say("pack.criterion", name=name, maximum=f"{maximum:g}")
