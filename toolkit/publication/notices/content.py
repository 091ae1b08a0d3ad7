"""What the notices say: to each unit its own questions, how far each came and what became of it.

Nothing of another unit stands in one, and no reviewer: of a question that is 并入 not even that another stands for it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from toolkit.batch.letters.contacts import contact_lines
from toolkit.campaign.model import Campaign
from toolkit.documents.values import BLANK, DASH, single_line
from toolkit.files import free_name, safe_name
from toolkit.messages import Speaker
from toolkit.model import Detail
from toolkit.publication.notices.comments import CommentMask
from toolkit.publication.notices.model import Notice, NoticeComments, NoticeQuestion
from toolkit.publication.outcome import PublishedOutcome, UnitKey, final_decision, outcomes_by_unit
from toolkit.review.decided import StageDecision
from toolkit.review.wording import day_text, decided_at, result_text

FILE_NAME = "遴选结果通知"
"""How the names of the files of notices end."""


@dataclass(frozen=True)
class NoticeWriter:
    """Writes the notices of a campaign."""

    campaign: Campaign
    decisions: Sequence[StageDecision]
    """Those in force, a stage each, in the order of the stages."""
    outcomes: Sequence[PublishedOutcome]
    speaker: Speaker

    def notices(self) -> Iterator[Notice]:
        """Yield the notices in order of the units' codes, each with a file name of its own."""
        taken: set[str] = set()
        for unit, questions in outcomes_by_unit(self.outcomes).items():
            name = free_name(f"{safe_name(' '.join(filter(None, unit)))} {FILE_NAME}", taken)
            yield self._notice(name, unit, questions)

    def _notice(self, name: str, unit: UnitKey, questions: Sequence[PublishedOutcome]) -> Notice:
        """Return the notice to a unit."""
        settings = self.campaign.settings
        comments = tuple(self._comments(unit, questions)) if settings.notice_comments else ()
        contacts = tuple(contact_lines(settings, self.speaker.language))
        return Notice(
            name=name,
            heading=self._say("heading"),
            campaign=single_line(settings.name),
            addressee=single_line(self.speaker.say("letter.to", unit=unit.name)),
            opening=tuple(self._opening(questions)),
            results=self._say("results"),
            questions=tuple(map(self._question, questions)),
            commented=self._say("comments") if comments else "",
            remark=(self._say("comments.remark"),) if comments else (),
            comments=comments,
            closing=(self._say("closing"), *((self._say("closing.ask"),) if contacts else ())),
            contacts=contacts,
            signatory=single_line(settings.signatory, ""),
            date=day_text(max((one.origin for one in self.decisions), key=decided_at), self.speaker),
        )

    def _opening(self, questions: Sequence[PublishedOutcome]) -> Iterator[str]:
        """Yield how many questions were recommended, how many entered the review and how many are selected."""
        entered = sum(bool(one.stages) for one in questions)
        counts = {"count": len(questions), "entered": entered, "selected": sum(one.selected for one in questions)}
        stages = tuple(decision.record.stage for decision in self.decisions)
        is_final = final_decision(self.campaign, self.decisions) is not None
        key = "opening.none" if not entered else f"opening.{'final' if is_final else 'so-far'}"
        yield self._say(key, campaign=self.campaign.settings.name, stages=stages, **counts)

    def _question(self, outcome: PublishedOutcome) -> NoticeQuestion:
        """Return a question with how far it came."""
        last = outcome.last
        if last is None:
            stage, result = DASH, self._say(f"state.{outcome.state}")
        else:
            stage = last.stage
            result = self._say("selected") if outcome.selected else result_text(last.result, self.speaker)
        title, category = single_line(outcome.title, BLANK), single_line(outcome.category)
        return NoticeQuestion(outcome.number, title, category, stage, result)

    def _comments(self, unit: UnitKey, questions: Sequence[PublishedOutcome]) -> Iterator[NoticeComments]:
        """Yield what reviewers said of each question, in an order that tells nothing of who said it."""
        for outcome in questions:
            lines = tuple(line for decision in self.decisions for line in self._comments_of(unit, outcome, decision))
            if lines:
                yield NoticeComments(f"{outcome.number}　{single_line(outcome.title, BLANK)}", lines)

    def _comments_of(self, unit: UnitKey, outcome: PublishedOutcome, decision: StageDecision) -> Iterator[str]:
        """Yield what reviewers of a stage said of a question, each thing once, in order of the words."""
        stage = decision.record.stage
        for comment in self._mask.comments_on(outcome.number, stage, unit):
            yield self._say("comment", stage=stage, comment=comment)

    @cached_property
    def _mask(self) -> CommentMask:
        return CommentMask(self.campaign, self.decisions, self.outcomes)

    def _say(self, key: str, **values: Detail) -> str:
        """Return a sentence of the notices' catalogue."""
        return self.speaker.say(f"notice.{key}", **values)
