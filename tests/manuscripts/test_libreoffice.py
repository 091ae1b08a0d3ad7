"""A form that another program has saved, as .docx and by way of .doc, still gives the question back."""

import subprocess
from pathlib import Path

from tests.support.word_documents import CAMPAIGN
from toolkit.manuscripts.exchange import import_document, read_manuscript
from toolkit.manuscripts.form import question_form

QUESTION = {
    "category": "前沿科学问题",
    "title_zh": "题目：“引号”与‘单’？",
    "title_en": "Is R&D < 2{{x}}?",
    "keywords_zh": "一；\n二；三",
    "description": "一、第一  段 & <b>\n\n问题背景\n\t缩进",
    "scenario": "深海。\n极地。",
    "orientation": "国家重大需求",
}


def converted(path: Path, kind: str, folder: Path) -> Path:
    """The document as LibreOffice saves it."""
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind, "--outdir", folder / kind, path]
    subprocess.run(command, check=True, capture_output=True)
    return folder / kind / f"{path.stem}.{kind}"


def test_saved_by_another_program(tmp_path):
    sent = tmp_path / "问题.docx"
    sent.write_bytes(question_form(CAMPAIGN, QUESTION))
    old = converted(sent, "doc", tmp_path)
    for again in (converted(sent, "docx", tmp_path), converted(old, "docx", tmp_path / "old")):
        found = read_manuscript(again.read_bytes(), CAMPAIGN)
        assert found.unplaced == ()
        assert [dict(draft.values) for draft in found.drafts] == [QUESTION]
    assert import_document("问题.doc", old.read_bytes(), CAMPAIGN).refusal == "doc"
