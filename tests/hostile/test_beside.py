"""Parts beside the cells: within limits a copy is annotated; beyond them the findings go back in a workbook of ours."""

import pytest

from tests.hostile.beside import BESIDE
from tests.support.annotated_copies import finding
from tests.support.filled_forms import filled_leanly
from toolkit.forms.returned.annotate import returned_copy
from toolkit.forms.returned.marks import prior_findings
from toolkit.model import Judgement

FOUND = Judgement((finding("unit.email", "单位信息", "B4"),))
ANNOTATED = {"10,000 notes", "a note on no cell", "50,000 relations of the workbook", "400,000 pictures", "a drawing of 37 MB"}
"""Kinds whose parts are small enough to be parsed, or are not parsed for that."""


@pytest.fixture(scope="module")
def form() -> bytes:
    return filled_leanly()


@pytest.mark.parametrize("kind", BESIDE, ids=[kind.name for kind in BESIDE])
def test_a_finding_goes_back_all_the_same(kind, form):
    data = kind.make(form)
    assert prior_findings(data) is None
    assert returned_copy(data, FOUND).why == (() if kind.name in ANNOTATED else ("not-a-package",))
