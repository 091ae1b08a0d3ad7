"""Gives the questions of a stage to its reviewers, and writes 分配表.xlsx (`toolkit assign`, review.md 1–6)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from toolkit import files
from toolkit.campaign.folder import CampaignFolder, cells_of_reviewers
from toolkit.campaign.model import Campaign
from toolkit.campaign.review_model import Stage
from toolkit.ledger.ledger import Ledger, hold_ledger
from toolkit.ledger.review_steps import StepOrigin
from toolkit.model import Severity
from toolkit.review.assigning.candidates import NO_CANDIDATES, Candidates, find_candidates
from toolkit.review.assigning.entries import AssignmentEntry, read_assignment
from toolkit.review.assigning.findings import (
    AssignmentFinding,
    breach_finding,
    changed_row_findings,
    committee_findings,
    obstacle_findings,
    other_field_findings,
)
from toolkit.review.assigning.notes import assignment_notes
from toolkit.review.assigning.panels import serving_reviewers
from toolkit.review.assigning.problem import FixedPairs, fixed_pairs, load_limits, stage_problem
from toolkit.review.assigning.recorded import (
    RecordedAssignment,
    count_assignments,
    last_assignment,
    record_assignment,
)
from toolkit.review.assigning.workbook import ASSIGNMENT_FILE, AssignmentTables, LoadRow, write_assignment
from toolkit.review.assignment.hand_changes import breaches
from toolkit.review.assignment.moves import Move, moved
from toolkit.review.assignment.problem import Infeasible, Named, Pair, Problem, Relaxation, Solution
from toolkit.review.assignment.solver import solve
from toolkit.review.model import AssignedPair, AssignmentSource, Pool
from toolkit.review.stage import FrozenStage, freeze_stage, stage_named

FORMER_FOLDER = "历次分配"
"""Where in a stage's folder every assignment is kept, under its number, to be restored by ``--from``."""


class AssignmentStatus(StrEnum):
    """How assigning ended."""

    ASSIGNED = "assigned"
    INFEASIBLE = "infeasible"
    REFUSED = "refused"


class AssignmentOrder(NamedTuple):
    """What `assign` is asked for."""

    origin: StepOrigin
    seed: int | None = None
    """None for that of the assignment before, else 0."""
    restored: Path | None = None
    """A 分配表 whose rows are all to be kept as they are."""
    refreeze: bool = False


@dataclass(frozen=True)
class AssignmentOutcome:
    """What assigning a stage came to."""

    stage: Stage
    frozen: FrozenStage
    seed: int
    status: AssignmentStatus = AssignmentStatus.ASSIGNED
    candidates: Candidates = NO_CANDIDATES
    findings: Sequence[AssignmentFinding] = ()
    pairs: Sequence[AssignedPair] = ()
    """By question and reviewer; empty where nothing was assigned."""
    loads: Sequence[LoadRow] = ()
    moves: Sequence[Move] = ()
    solution: Solution | None = None
    """None where nothing was assigned, as for a mass vote."""
    relaxations: Sequence[Relaxation] = ()
    together: bool = False
    """Whether all the relaxations are needed; else each of them is enough alone."""
    path: Path | None = None
    """Where 分配表.xlsx stands."""

    @property
    def pool(self) -> Pool:
        """Return the pool that was assigned."""
        return self.frozen.pool

    @property
    def needs_people(self) -> bool:
        """Return whether people have to do something: nothing was assigned, or a finding is an error."""
        errors = any(finding.severity is Severity.ERROR for finding in self.findings)
        return errors or self.status is not AssignmentStatus.ASSIGNED


def assign_stage(folder: CampaignFolder, named: str, order: AssignmentOrder) -> AssignmentOutcome:
    """Return what came of assigning a stage, after it is recorded and 分配表.xlsx is written.

    Raises UnknownStage, NothingReceived, StageUndecided, BrokenAssignment, LedgerBusy and OSError.
    """
    campaign = folder.campaign
    stage = stage_named(campaign, named)
    path = folder.review(stage.name) / ASSIGNMENT_FILE
    entries = _entries(order.restored or path, required=order.restored is not None)
    with hold_ledger(folder.ledger) as ledger:
        former = last_assignment(ledger, stage.name)
        seed = order.seed if order.seed is not None else former.seed if former else 0
        frozen = freeze_stage(ledger, folder, stage, seed, order.origin, anew=order.refreeze)
        begun = AssignmentOutcome(stage, frozen, seed)
        if stage.is_mass_vote:
            return begun
        candidates = find_candidates(campaign, stage, frozen.pool, cells_of_reviewers(folder))
        fixed = fixed_pairs(entries, candidates, all_rows=order.restored is not None)
        problem = stage_problem(campaign, stage, frozen.pool, candidates, fixed, former, seed)
        noted = [*changed_row_findings(() if order.restored else entries, former)]
        begun = replace(begun, candidates=candidates, findings=noted)
        outcome = _solved(campaign, begun, problem, fixed)
        return _kept(ledger, folder, outcome, order.origin) if outcome.solution else outcome


def _entries(path: Path, *, required: bool) -> tuple[AssignmentEntry, ...]:
    """Return the rows of a 分配表; none where there is none yet, unless it is *required*."""
    return read_assignment(path.read_bytes(), path.name) if required or path.exists() else ()


def _solved(campaign: Campaign, begun: AssignmentOutcome, problem: Problem, fixed: FixedPairs) -> AssignmentOutcome:
    """Return the best assignment, or what stands in its way."""
    stage, pool, candidates = begun.stage, begun.pool, begun.candidates
    recused = frozenset(Named(row.question, row.reviewer) for row in candidates.recusals)
    most = load_limits(stage, pool)[1]
    if broken := breaches(problem, recused):
        wrong = [breach_finding(each, fixed.cells[Named(each.question, each.reviewer)], candidates, most)
                 for each in broken]
        return replace(begun, status=AssignmentStatus.REFUSED, findings=[*begun.findings, *wrong])
    solved = solve(problem)
    if isinstance(solved, Infeasible):
        return replace(begun, status=AssignmentStatus.INFEASIBLE, relaxations=solved.relaxations,
                       together=solved.together, findings=[*begun.findings, *obstacle_findings(solved)])
    by_hand = Counter(pair.question for pair in problem.fixed)
    noted = (*committee_findings(campaign, stage), *other_field_findings(campaign, stage, pool, by_hand))
    return replace(
        begun,
        solution=solved,
        findings=[*begun.findings, *noted],
        pairs=[_assigned(pair, candidates, fixed.sources) for pair in solved.pairs],
        loads=[*_load_rows(campaign, begun, solved.pairs)],
        moves=moved(problem, solved, recused) if problem.former else (),
    )


def _assigned(pair: Pair, candidates: Candidates, sources: Mapping[Named, AssignmentSource]) -> AssignedPair:
    """Return a pair with its 匹配度 and why."""
    match = candidates.match(pair.question, pair.reviewer)
    source = sources.get(Named(pair.question, pair.reviewer), AssignmentSource.SOLVED)
    return AssignedPair(pair.question, pair.reviewer, match.value, match.basis, source)


def _load_rows(campaign: Campaign, begun: AssignmentOutcome, pairs: Iterable[Pair]) -> Iterator[LoadRow]:
    """Yield how many questions each expert of the stage has."""
    given = Counter(pair.reviewer for pair in pairs)
    for reviewer in serving_reviewers(campaign, begun.stage):
        yield LoadRow(reviewer, given[reviewer.id], *load_limits(begun.stage, begun.pool))


def _kept(ledger: Ledger, folder: CampaignFolder, outcome: AssignmentOutcome, origin: StepOrigin) -> AssignmentOutcome:
    """Return an outcome after it is recorded, where it changed anything, and written."""
    stage, pool = outcome.stage, outcome.pool
    assert outcome.solution, "only what was solved is kept"
    made = RecordedAssignment(stage.name, pool.revision, outcome.seed, outcome.pairs)
    former = last_assignment(ledger, stage.name)
    notes = [*assignment_notes(stage, pool, outcome.seed, outcome.solution)]
    tables = AssignmentTables(pool, outcome.pairs, outcome.candidates.recusals, outcome.loads, notes)
    data = write_assignment(folder.campaign, stage, tables)
    place = folder.review(stage.name)
    if former is None or (former.digest, former.revision) != (made.digest, made.revision):
        record_assignment(ledger, made, origin)
        files.write_file(place / FORMER_FOLDER / f"分配表-{count_assignments(ledger, stage.name):02d}.xlsx", data)
    return replace(outcome, path=files.write_file(place / ASSIGNMENT_FILE, data))
