"""What the packs say: each selected question in full, its way through the review, the questions related to it.

No name of a reviewer stands in one, and of other questions only number, title, unit and result.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from toolkit.campaign.model import Campaign
from toolkit.campaign.published import PublishedQuestion
from toolkit.documents.values import BLANK, DASH, single_line
from toolkit.files import free_name, safe_name
from toolkit.messages import Speaker
from toolkit.publication.notices.comments import CommentMask
from toolkit.publication.outcome import PublishedOutcome
from toolkit.publication.packs.model import Pack, PackDraft, PackFormer, PackRelated
from toolkit.publication.packs.question_text import question_facts, question_sections
from toolkit.publication.packs.reasons import relation_phrase
from toolkit.publication.packs.related import QuestionRelation, pool_subject, published_subject, related_subjects
from toolkit.publication.packs.review_way import criteria_chart, passed_stages, stage_figures
from toolkit.review.decided import StageDecision
from toolkit.review.model import PoolQuestion
from toolkit.review.wording import day_text, result_text
from toolkit.similarity import kin_limits
from toolkit.text import mask_personal

FILE_NAME = "素材"
"""How the names of the files of packs end."""

MOST_RELATED = 8
"""Related questions that are shown, of the call as of former years."""

_END_OF_TITLE = "？?！!。."


@dataclass(frozen=True)
class PackWriter:
    """Writes the packs of the questions that the last stage selected."""

    campaign: Campaign
    decisions: Sequence[StageDecision]
    """Those in force, a stage each, in the order of the stages; the last one is the campaign's last."""
    outcomes: Sequence[PublishedOutcome]
    questions: Mapping[str, PoolQuestion]
    """Every question that entered the review, as it was frozen last, by number."""
    published: Sequence[PublishedQuestion]
    """Those of former years."""
    speaker: Speaker
    authors: bool
    """Whether authors are named."""

    def packs(self) -> Iterator[PackDraft]:
        """Yield the packs in order of the questions' numbers, each with a file name of its own."""
        taken: set[str] = set()
        for number in self._selected:
            words = f"{number} {self.questions[number].title.strip().rstrip(_END_OF_TITLE)}"
            yield self._pack(free_name(f"{safe_name(words)} {FILE_NAME}", taken), self.questions[number])

    def _pack(self, name: str, question: PoolQuestion) -> PackDraft:
        """Return the pack of a question."""
        final, say, number = self.decisions[-1], self.speaker.say, question.number
        chart = criteria_chart(number, self.decisions, self.campaign, self.speaker)
        comments = tuple(self._comments(number))
        related, former = self._relations(number, of_call=True), self._relations(number, of_call=False)
        pack = Pack(
            name=name,
            heading=say("pack.heading"),
            mark=say("pack.mark"),
            caution=(say("pack.caution"),),
            campaign=single_line(self.campaign.settings.name),
            number=single_line(number),
            title=single_line(question.title, BLANK),
            title_en=single_line(question.texts.get("title_en", ""), BLANK),
            facts=tuple(question_facts(question, self.campaign, self.speaker, authors=self.authors)),
            sections=tuple(question_sections(question, self.campaign, authors=self.authors)),
            stages=tuple(passed_stages(number, self.decisions, self.speaker)),
            figures=tuple(stage_figures(number, self.decisions, self.speaker)),
            charted=say("report.yes") if chart.figures else "",
            remark=(say(f"pack.comments.{self._comments_key(comments)}"),),
            comments=comments,
            found=tuple(self._found("related", len(self.questions) - 1, related)),
            related=tuple(self._related(number, one) for one in related[:MOST_RELATED]),
            found_former=tuple(self._found("former", len(self.published), former)),
            former=tuple(map(self._former, former[:MOST_RELATED])),
            source=say("pack.source", stage=final.record.stage, date=day_text(final.origin, self.speaker)),
        )
        return PackDraft(pack, chart)

    @cached_property
    def _selected(self) -> Sequence[str]:
        """Return the numbers of the selected questions."""
        return sorted(self.decisions[-1].record.passed)

    @cached_property
    def _by_number(self) -> dict[str, PublishedOutcome]:
        """Return what became of each question, by number."""
        return {outcome.number: outcome for outcome in self.outcomes}

    @cached_property
    def _all_relations(self) -> dict[str, list[QuestionRelation]]:
        """Return to what each selected question is related."""
        subjects = (*map(pool_subject, self.questions.values()), *map(published_subject, self.published))
        return related_subjects(self._selected, subjects, kin_limits(self.campaign.settings))

    def _relations(self, number: str, *, of_call: bool) -> list[QuestionRelation]:
        """Return the questions that are related to one, of its own call or of former years."""
        return [one for one in self._all_relations[number] if (one.number in self.questions) is of_call]

    def _found(self, kind: str, total: int, relations: Sequence[QuestionRelation]) -> Iterator[str]:
        """Yield how many related questions there are among how many, and of how many that is not much to say."""
        key = f"pack.{kind}.found" if relations else f"pack.{kind}.none"
        shown = min(len(relations), MOST_RELATED)
        yield self.speaker.say(key, total=total, count=len(relations), shown=shown)
        if weak := sum(relation.only_discipline for relation in relations):
            yield self.speaker.say("pack.only-discipline", count=weak)

    def _related(self, number: str, relation: QuestionRelation) -> PackRelated:
        """Return a related question of the call."""
        outcome, own = self._by_number[relation.number], self._by_number[number]
        reason = relation_phrase(relation, self.speaker, same_unit=outcome.unit == own.unit)
        return PackRelated(single_line(outcome.number), _title(outcome.title), single_line(outcome.unit.name),
                           self._result(outcome), single_line(mask_personal(reason)))  # fmt: skip

    def _former(self, relation: QuestionRelation) -> PackFormer:
        """Return a related question of a former year."""
        known = self._known[relation.number]
        reason = relation_phrase(relation, self.speaker)
        return PackFormer(str(known.year), _title(known.title_zh or known.title_en), single_line(known.unit),
                          single_line(mask_personal(reason)))  # fmt: skip

    @cached_property
    def _known(self) -> dict[str, PublishedQuestion]:
        """Return the questions of former years by number."""
        return {known.number: known for known in self.published}

    def _result(self, outcome: PublishedOutcome) -> str:
        """Return how far a question came."""
        if outcome.selected or outcome.last is None:
            return self.speaker.say("notice.selected") if outcome.selected else DASH
        result = result_text(outcome.last.result, self.speaker)
        return self.speaker.say("pack.result", stage=outcome.last.stage, result=result)

    def _comments(self, number: str) -> Iterator[str]:
        """Yield what reviewers said of a question, without names, where its unit may be told as well."""
        if self.campaign.settings.notice_comments:
            for stage in (decision.record.stage for decision in self.decisions):
                for comment in self._mask.comments_on(number, stage, self._by_number[number].unit):
                    yield self.speaker.say("pack.comment", stage=stage, comment=comment)

    def _comments_key(self, comments: Sequence[str]) -> str:
        """Return what is to be said of the comments, or of why there are none."""
        if not self.campaign.settings.notice_comments:
            return "withheld"
        return "remark" if comments else "none"

    @cached_property
    def _mask(self) -> CommentMask:
        return CommentMask(self.campaign, self.decisions, self.outcomes)


def _title(written: str) -> str:
    """Return the title of another question, without what reads like a telephone or a mail address."""
    return single_line(mask_personal(written), BLANK)
