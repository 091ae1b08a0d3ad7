"""Commands of every day load only what they need: what each library costs is paid at every call."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.filled_forms import IN_TIME, filled_cleanly

LIBRARIES = {
    "PIL", "distributed", "docx", "docxtpl", "filelock", "jinja2", "lxml", "msoffcrypto", "numpy", "olefile", "openpyxl", "ortools",
    "pandas", "pydantic", "pypdf", "pypinyin", "python_calamine", "rapidfuzz", "rich", "scipy", "vl_convert", "xlsxwriter",
}
PARTS = {
    "toolkit.campaign.workbook", "toolkit.check.reading", "toolkit.forms", "toolkit.intake", "toolkit.rules", "toolkit.similarity.comparison",
    "toolkit.worksheets", "urllib.request",
}
"""What else is slow to load: parts of ours that read, judge, compare or write, and of Python what speaks to the network."""

CAMPAIGN = {"pydantic", "python_calamine", "toolkit.campaign.workbook"}
READING = CAMPAIGN | {"lxml", "olefile", "toolkit.check.reading", "toolkit.forms", "toolkit.intake", "toolkit.rules"}

SCRIPT = """
import sys
from toolkit.cli.root import root
root(sys.argv[1:], standalone_mode=False)
print(*sys.modules)
"""


@pytest.fixture(scope="module")
def folder(run, tmp_path_factory) -> Path:
    """A campaign folder after a batch with one workbook, and the report on it."""
    folder = tmp_path_factory.mktemp("月") / "征集 2023"
    assert run("init", folder).exit_code == 0
    path = folder / "inbox" / "化学.xlsx"
    path.write_bytes(filled_cleanly())
    os.utime(path, (IN_TIME.timestamp(),) * 2)
    assert run("-C", folder, "aggregate", "--batch", "2023-04").exit_code == 0
    assert run("-C", folder, "report", "A-06").exit_code == 0
    return folder


def loaded(script: str, *words: str) -> set[str]:
    """What of those is loaded in a process of its own once a script has run."""
    done = subprocess.run([sys.executable, "-c", script, *words], capture_output=True, check=True, text=True)
    modules = done.stdout.splitlines()[-1].split()
    return (LIBRARIES | PARTS) & {*modules}


@pytest.mark.parametrize(("words", "needed"), [
    (("--help",), set()),
    (("ledger", "A-06"), CAMPAIGN),
    (("report", "A-06"), CAMPAIGN),
    (("check", "{folder}/inbox/化学.xlsx"), READING),
    (("aggregate", "--batch", "2023-04"), READING | {"filelock", "jinja2", "rapidfuzz", "toolkit.worksheets", "xlsxwriter"}),
], ids=lambda words: words[0] if isinstance(words, tuple) else "")
def test_a_command_with_nothing_new_to_make_loads_no_library_that_it_does_not_need(folder, words, needed):
    assert loaded(SCRIPT, "-C", str(folder), *(word.format(folder=folder) for word in words)) - needed == set()


def test_a_process_that_makes_reports_loads_what_reads_files_and_makes_documents_and_no_more():
    found = loaded("import sys, toolkit.batch.unit_report.rereading; print(*sys.modules)")
    assert found == READING - {"toolkit.campaign.workbook", "toolkit.check.reading"} | {
        "docx", "docxtpl", "jinja2", "toolkit.worksheets", "xlsxwriter"}
