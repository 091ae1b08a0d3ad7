"""Declares a rule (code, check, live formula) and the ordered rules of a form."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from toolkit.campaign.model import RuleSetting
from toolkit.formspec.form import Form, SheetSpec
from toolkit.model import Observation, Record
from toolkit.rules.batch_facts import BatchFacts
from toolkit.rules.live import LiveFault, LiveFormulas

FactsT = TypeVar("FactsT")
"""What the checks of a form are made on: the form as read, and whatever else its rules need to know."""

LiveT = TypeVar("LiveT", bound=LiveFormulas)
"""What the live formulas of a form are built from."""


@dataclass(frozen=True, slots=True)
class Rule(Generic[FactsT, LiveT]):
    """One rule: code, needed fields, check in Python and, if live, Excel formula."""

    code: str
    check: Callable[[FactsT], Iterator[Observation]] | None = None
    """None for a rule that only a batch judges."""
    needs: tuple[str, ...] = ()
    """Fields without whose label the check cannot be made; it is then reported as not made."""
    live: Callable[[LiveT], Iterable[LiveFault]] | None = None
    """Builds what counts the same faults on 自检 and marks their cells while people type."""
    in_batch: Callable[[BatchFacts], Iterator[Observation]] | None = None
    """The check of a rule that only `aggregate` judges: it takes the time of receipt or other units' data."""
    sheet: str = ""
    """The sheet on which a live rule is put right."""


@dataclass(frozen=True)
class FormRules(Generic[FactsT, LiveT]):
    """The rules of a form, in order, and what the campaign says of each."""

    form: Form
    rules: tuple[Rule[FactsT, LiveT], ...]
    settings: Mapping[str, RuleSetting]
    """Severity and clause by code; a rule whose code is not here is not in force."""

    @cached_property
    def live(self) -> tuple[Rule[FactsT, LiveT], ...]:
        """Return the live rules, in order."""
        return tuple(rule for rule in self.rules if rule.live)


def blank_required(spec: SheetSpec, rows: Iterable[Record], code: str) -> Iterator[Observation]:
    """Yield the observation *code* on each required field left blank in the records of a sheet."""
    fields = [field.name for field in spec.fields if field.required]
    return (Observation(code, cell) for row in rows for cell in row.blanks(fields))
