"""Uses a copy of the repository in which the recipes of CONTRIBUTING.md were followed, and writes down what came of it.

Run as a program with that copy on the path of imports; it takes the copy and an empty folder, for results.json too.
"""

import json
import runpy
import sys
from pathlib import Path

from click.testing import CliRunner
from python_calamine import load_workbook

from toolkit.campaign.model import Campaign
from toolkit.campaign.preset import load_preset
from toolkit.cli.root import root
from toolkit.demo.run import run_months
from toolkit.demo.story import STORY
from toolkit.forms.blank.template import Addressee
from toolkit.model import Source
from toolkit.ooxml.cell_editor import CellEditor

UNIT = "D-10"
"""The unit of the demo's story that makes the fault of the recipe."""


def printed(*words: object) -> str:
    """What a command prints."""
    result = CliRunner().invoke(root, [str(word) for word in words], prog_name="toolkit", catch_exceptions=False)
    return result.stdout


def cells(workbook: Path, sheet: str) -> list[list[str]]:
    return [[str(value) for value in row] for row in load_workbook(workbook).get_sheet_by_name(sheet).to_python()]


def contacts(folder: Path, campaign: Campaign) -> dict[str, object]:
    """The new form issued, filled in but for its last cell, and judged."""
    from toolkit.forms.contacts.contacts_sheet import contacts_template, judge_contacts  # only the copy has it

    blank = contacts_template(campaign).render(Addressee("A-06", "中国化学会", {"host": "中国化学会"}))
    (folder / "blank.xlsx").write_bytes(blank)
    editor = CellEditor(blank)
    editor.type("联络信息", "B6", "何清")
    judgement = judge_contacts(editor.save(), Source("联络表.xlsx", "", 0, campaign.settings.opens), campaign)
    return {
        "blank": cells(folder / "blank.xlsx", "联络信息"),
        "findings": [(finding.code, finding.place.sheet, finding.place.cell) for finding in judgement],
        "live": cells(folder / "blank.xlsx", "自检"),
    }


def results(copy: Path, folder: Path) -> dict[str, object]:
    """Everything that the recipes promise, as it is found."""
    demo = run_months(folder / "demo", story=tuple(sending for sending in STORY if sending.unit == UNIT))
    blank, filled = demo.issued[0], next((folder / "demo/inbox").glob("*.xlsx"))
    runpy.run_path(str(copy / "docs/readme.py"))["main"]()
    printed("init", folder / "2027", "--preset", "2027")
    return {
        "live": cells(blank, "自检"),
        "guide": cells(blank, "填报说明"),
        "unit": cells(blank, "单位信息"),
        "planted": sorted(demo.planted),
        "agrees": demo.agrees,
        "checked": json.loads(printed("check", "--format", "json", filled)),
        "units": printed("-C", folder / "demo", "--lang", "en", "units", "--must").splitlines(),
        "help": printed("units", "--help"),
        "contacts": contacts(folder, load_preset("2023")),
        "year": printed("-C", folder / "2027", "campaign"),
    }


if __name__ == "__main__":
    used = Path(sys.argv[2])
    (used / "results.json").write_text(json.dumps(results(Path(sys.argv[1]), used)), encoding="utf-8")
