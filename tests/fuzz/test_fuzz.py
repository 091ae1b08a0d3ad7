"""Mutants: each gets exactly one verdict. `make fuzz` tries many more than `make test`."""

import os
from collections import Counter
from collections.abc import Callable

import pytest

from tests.fuzz.mutants import mutant, other_mutant
from tests.support.binary_workbooks import xlsb
from tests.support.filled_forms import CAMPAIGN, filled_cleanly, filled_leanly
from tests.support.reading_process import read_within_limits
from toolkit import intake
from toolkit.demo.open_document import open_document
from toolkit.messages import finding_remedy, finding_sentence
from toolkit.model import Observation
from toolkit.rules import judge_observations

MUTANTS = int(os.environ.get("MUTANTS", "64"))
FIRST = int(os.environ.get("FIRST_MUTANT", "1"))
SHARES = 4
Mutate = Callable[[bytes, int], bytes]
pytestmark = pytest.mark.drawn

FAULTS_OF_OURS = {"failed", "died"}
"""Looks that a mutant must not have: something in our own code raised, or the library got past the gate and died."""


@pytest.fixture(scope="module")
def workbooks() -> dict[str, tuple[bytes, Mutate]]:
    """The filled form as each kind of workbook, and what makes a mutant of it."""
    form = filled_cleanly()
    small = intake.open_workbook(filled_leanly())
    return {"xlsx": (form, mutant), "xlsb": (xlsb(small), other_mutant), "ods": (open_document(form, CAMPAIGN), other_mutant)}


@pytest.mark.parametrize(("kind", "share"), [*(("xlsx", share) for share in range(SHARES)), ("xlsb", 0), ("ods", 1)])
def test_every_mutant_has_one_verdict(kind, share, workbooks):
    verdicts: Counter[str] = Counter()
    workbook, mutate = workbooks[kind]
    for number in range(FIRST + share, FIRST + MUTANTS, SHARES):
        file = read_within_limits(mutate(workbook, number))
        if file.form is None:
            (found,) = file.observed
            verdicts[checked(found, number)] += 1
        else:
            assert all(finding_sentence(finding) and finding_remedy(finding, "en") for finding in file.judgement), number
            verdicts["read"] += 1
    print(dict(verdicts))
    assert sum(verdicts.values()) == len(range(FIRST + share, FIRST + MUTANTS, SHARES))
    assert verdicts["read"] >= 1
    assert len(verdicts) >= 3


def checked(found: Observation, number: int) -> str:
    """Return what a mutant looks like, after its finding can be said."""
    assert found.look not in FAULTS_OF_OURS, (number, found)
    (finding,) = judge_observations("推荐表.xlsx", CAMPAIGN, [found])
    assert finding.code.startswith("file."), number
    assert "{" not in finding_sentence(finding) + finding_remedy(finding, "en"), number
    return str(found.look or found.code)
