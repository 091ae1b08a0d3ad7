"""A template checked whole, in a process that may die of it: what is wrong, what it prints, and a trial."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from toolkit.campaign.model import Campaign
from toolkit.documents.chart_content import ChartKey
from toolkit.documents.check import review_template
from toolkit.documents.expressions import NameFault
from toolkit.documents.model import DocumentKind, TemplateField
from toolkit.documents.template_faults import TemplateFault, TemplateFaults
from toolkit.errors import ToolkitError
from toolkit.forms.blank import TEMPLATE as STYLES
from toolkit.forms.blank.style import BrokenStyles, own_styles
from toolkit.intake.limits import FILE_BYTES
from toolkit.manuscripts.form import BrokenWordForm, open_word_form
from toolkit.pool import reading_pool
from toolkit.task_process import Lost, TaskProcess
from toolkit.templates.kinds import FORMS, DocumentTemplate, document_templates, template_names
from toolkit.templates.recognise import (
    RecognisedTemplate,
    chosen_template,
    template_by_tags,
    template_named,
)
from toolkit.templates.trial import WHOLE, TemplateTrial, TrialNotMade


class TrialOutcome(StrEnum):
    """What came of filling in a template with sample data."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_MADE = "not-made"
    """Its faults must be mended first, or it is no template of tags."""


@dataclass(frozen=True, slots=True)
class CheckedTemplate:
    """All that was found out of a template."""

    recognised: RecognisedTemplate
    noun: str
    """Key of the message that names its kind."""
    faults: tuple[TemplateFault, ...] = ()
    printed: int = 0
    """How many values it prints."""
    unprinted: tuple[TemplateField, ...] = ()
    charts: int = 0
    missing_charts: tuple[ChartKey, ...] = ()
    trial: TrialOutcome = TrialOutcome.NOT_MADE
    lacking: ToolkitError | None = None
    """What a template without tags lacks."""

    @property
    def is_sound(self) -> bool:
        """Return whether documents can be made of it."""
        return not self.faults and self.lacking is None


class TemplateTask(NamedTuple):
    """A file to be checked as a template."""

    name: str
    """The name of the file, by which it may be known."""
    data: bytes
    chosen: str = ""
    """As which template it is to be checked; empty where the file tells."""


@dataclass(frozen=True)
class CheckingWork:
    """What is done in the process that checks a template."""

    campaign: Campaign

    def __call__(self, task: TemplateTask) -> Iterator[CheckedTemplate | ToolkitError]:
        """Yield what was found out of a template as far as it is known, or why it is none."""
        try:
            recognised = self._recognised(task)
            if recognised.name in FORMS:
                yield _checked_form(recognised, task.data)
            else:
                yield from self._checked(recognised, task.data)
        except ToolkitError as fault:
            yield fault

    def _recognised(self, task: TemplateTask) -> RecognisedTemplate:
        """Return which template a file is."""
        names = template_names(self.campaign)
        if task.chosen:
            return chosen_template(task.chosen, names)
        templates = document_templates(self.campaign)
        return template_named(task.name, names) or template_by_tags(task.name, task.data, templates, names)

    def _checked(self, recognised: RecognisedTemplate, data: bytes) -> Iterator[CheckedTemplate]:
        """Yield what was found out of a template before it is filled in, then what comes out on trial."""
        template = next(each for each in document_templates(self.campaign) if each.name == recognised.name)
        review = review_template(template.kind, data)
        faults = review.faults if review.tags or review.faults else (TemplateFault(WHOLE, NameFault("no-tags", "")),)
        found = CheckedTemplate(
            recognised, template.kind.noun, faults, len(review.printed), review.unprinted, len(review.charts),
            review.missing_charts,
        )  # fmt: skip
        yield found
        if review.tags:
            yield from self._tried(template, data, found)

    def _tried(self, template: DocumentTemplate, data: bytes, found: CheckedTemplate) -> Iterator[CheckedTemplate]:
        """Yield what was found out with each fault that comes out on trial, then what came of that."""
        trial = TemplateTrial(template, self.campaign, review_template(template.kind, data))
        outcome = TrialOutcome.PASSED
        try:
            for fault in trial.faults(data):
                outcome, found = TrialOutcome.FAILED, replace(found, faults=(*found.faults, fault))
                yield found
        except TrialNotMade:
            return
        yield replace(found, trial=outcome)


def _checked_form(recognised: RecognisedTemplate, data: bytes) -> CheckedTemplate:
    """Return what was found out of a template without tags; raises ToolkitError where it cannot be opened."""
    found = CheckedTemplate(recognised, "template.form-noun")
    try:
        own_styles(data) if recognised.name == STYLES else open_word_form(data)
    except (BrokenStyles, BrokenWordForm) as fault:
        if not fault.details["names"]:
            raise
        return replace(found, lacking=fault)
    return found


def check_template(task: TemplateTask, campaign: Campaign) -> CheckedTemplate | ToolkitError:
    """Return all that was found out of a template, or why a file is none, or not known as one."""
    if len(task.data) > FILE_BYTES:
        return ToolkitError("template.too-large", {"name": task.name, "limit": FILE_BYTES // 1_000_000})
    (found,) = reading_pool().map(TemplateChecker(CheckingWork(campaign)), [task])
    return found


def require_sound(kind: DocumentKind, own: bytes, campaign: Campaign) -> None:
    """Refuse a campaign's own template from which no document can be made, found out by a trial too.

    Raises TemplateFaults with all its faults, and DocumentFault when it is no Word document.
    """
    found = check_template(TemplateTask(kind.template, own, kind.template), campaign)
    if isinstance(found, ToolkitError):
        raise found
    if found.faults:
        raise TemplateFaults(kind, found.faults, own=True)


@dataclass(frozen=True)
class TemplateChecker:
    """Has a template checked in a process, which it may cost."""

    work: CheckingWork

    def __call__(self, process: TaskProcess, task: TemplateTask) -> CheckedTemplate | ToolkitError:
        """Return what was found out, or that the file cannot be read where the process was lost over it."""
        *_, found = process.run(self.work, task)
        return ToolkitError("template.lost", {"name": task.name}) if isinstance(found, Lost) else found


