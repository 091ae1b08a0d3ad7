"""A command uses the folder's own templates, restyled; a broken one stops it before anything is written, as its check says it."""

import shutil
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import docx
import pytest

from tests.support.rendered_documents import WordDocument
from tests.support.reviews import enter_rows, equal_scores, expert, fill_inbox, filled_sheet, scored
from toolkit.campaign.preset import load_preset
from toolkit.cli.root import MODULES
from toolkit.documents.template import packaged_template
from toolkit.errors import ToolkitError
from toolkit.templates.checking import CheckingWork, TemplateTask
from toolkit.templates.kinds import document_templates

pytestmark = pytest.mark.long

CAMPAIGN = load_preset("2023")

RESTYLED = "本会样式"
LETTERS = "退回通知.docx"
AGGREGATE = ("aggregate", "--batch", "2023-04")
USES = {
    ("report", "--all"): ("遴选推荐报告.docx",),
    ("report", "--questions"): ("问题汇编.docx",),
    ("sheets", "初选"): ("评审材料.docx",),
    ("select", "初选"): ("评审情况报告.docx", "评审材料.docx"),
    ("notices",): ("遴选结果通知.docx", "入选名单.docx"),
    ("book",): ("入选问题汇编.docx", "入选名单（中英文）.docx", "入选问题素材.docx"),
    ("track", "merge", "2025"): ("跟踪报告.docx",),
}
"""The templates of which each command makes documents."""


@pytest.fixture(scope="module")
def whole(run, tmp_path_factory) -> Path:
    """A campaign folder in which each command has something to write: two units, a stage that is decided."""
    folder = tmp_path_factory.mktemp("全") / "征集 2023"
    run("init", folder)
    fill_inbox(folder, ("A-06", "A-02"))
    enter_rows(folder, "reviewers", [expert(number) for number in range(1, 4)])
    enter_rows(folder, "stages", [scored(passing_value=10)])
    for words in (AGGREGATE, ("assign", "初选"), ("sheets", "初选")):
        assert run("-C", folder, *words).exit_code == 0
    for issued in sorted((folder / "output/review/初选/sheets").glob("*.xlsx")):
        filled_sheet(issued, folder / "review/初选/inbox" / issued.name, lambda number: equal_scores(60 + int(number[-2:])))
    assert run("-C", folder, "select", "初选").exit_code == 0
    shutil.rmtree(folder / "output")
    return folder


def no_document(name: str) -> bytes:
    return b"no document"


def misspelt(name: str) -> bytes:
    return added(name, "{{ no_such_value }}")


def failing(name: str) -> bytes:
    """A template whose tags are right, and which cannot be filled in."""
    return added(name, "{{ 1 // 0 }}")


def restyled(name: str) -> bytes:
    return added(name, RESTYLED)


def added(name: str, line: str) -> bytes:
    """The packaged template with a line of text at its beginning."""
    document, saved = docx.Document(BytesIO(packaged_template(name))), BytesIO()
    document.paragraphs[0].insert_paragraph_before(line)
    document.save(saved)
    return saved.getvalue()


def standing(folder: Path) -> dict[Path, str]:
    """What stands in a folder, but for the lock that a command takes."""
    return {path.relative_to(folder): sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock"}


def sentences(name: str, template: bytes) -> list[str]:
    """What the check of a template says of it, fault by fault."""
    *_, checked = CheckingWork(CAMPAIGN)(TemplateTask(name, template, name))
    return [checked.render()] if isinstance(checked, ToolkitError) else [fault.render() for fault in checked.faults]


def told(stderr: str) -> list[str]:
    """What stopped a command, fault by fault."""
    lines = stderr.splitlines()
    return [line.partition(". ")[2] for line in lines[1:]] or lines


def test_every_template_of_a_document_is_used_by_a_command():
    assert {name for names in USES.values() for name in names} | {LETTERS} == {template.name for template in document_templates(CAMPAIGN)}
    assert {words[0] for words in (*USES, AGGREGATE)} <= MODULES.keys()


@pytest.mark.parametrize("broken", [no_document, misspelt, failing], ids=lambda broken: broken.__name__)
@pytest.mark.parametrize(("words", "name"), [(words, name) for words, names in USES.items() for name in names],
                         ids=lambda given: given if isinstance(given, str) else given[0])
def test_a_broken_template_stops_the_command_before_anything_is_written(run, whole, words, name, broken: Callable[[str], bytes]):
    own, packaged = whole / name, (whole / name).read_bytes()
    own.write_bytes(broken(name))
    before = standing(whole)
    try:
        result = run("-C", whole, *words)
        assert (result.exit_code, result.stdout, standing(whole)) == (2, "", before)
        assert told(result.stderr) == sentences(name, broken(name)) != []
    finally:
        own.write_bytes(packaged)


@pytest.fixture
def folder(whole, tmp_path) -> Path:
    """A copy of that folder, times included, to work on."""
    return Path(shutil.copytree(whole, tmp_path / whole.name))


@pytest.mark.parametrize(("words", "names"), [*USES.items(), (AGGREGATE, (LETTERS,))], ids=lambda given: given[0])
def test_a_restyled_template_is_in_force(run, folder, words, names):
    for name in names:
        (folder / name).write_bytes(restyled(name))
    assert run("-C", folder, *words).exit_code == 0
    made = [WordDocument(path.read_bytes()).paragraphs for path in (folder / "output").rglob("*.docx")]
    assert len(made) > 0
    assert [paragraphs for paragraphs in made if RESTYLED not in paragraphs] == []


@pytest.mark.parametrize("broken", [no_document, misspelt, failing], ids=lambda broken: broken.__name__)
def test_a_broken_template_of_letters_leaves_the_plain_text_and_is_told_once_as_its_check_says_it(run, folder, broken):
    (folder / LETTERS).write_bytes(broken(LETTERS))
    result = run("-C", folder, *AGGREGATE)
    assert result.exit_code == 0
    said = "".join(result.stderr.split())
    assert [said.count("".join(sentence.split())) for sentence in sentences(LETTERS, broken(LETTERS))] == [1]
    assert {path.suffix for path in (folder / "output/2023-04/letters").iterdir()} == {".txt"}
