"""Questions written in Word: a scientist's forms, and the workbook into which the secretary brings them."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from toolkit.campaign.model import CHINA_TIME, Campaign
from toolkit.demo.answers import FormAnswers
from toolkit.demo.fill import fill_form
from toolkit.files import write_file
from toolkit.forms.recommendation.reading import read_submission
from toolkit.manuscripts.exchange import import_document, import_into_workbook, question_forms
from toolkit.model import Source, Submission

PAPERS = "撰写格式"
"""The folder of the demo that holds what scientists wrote."""


def import_from_word(filled: bytes, blank: bytes, answers: FormAnswers, campaign: Campaign, folder: Path) -> bytes:
    """Return a workbook like *filled*, its questions brought in from Word documents that then stand in *folder*."""
    documents = question_forms(read_own_workbook(filled, campaign), campaign)
    for name, document in documents.items():
        write_file(folder / PAPERS / name, document)
    without = fill_form(blank, replace(answers, questions={}), campaign)
    received = [import_document(name, document, campaign) for name, document in documents.items()]
    return import_into_workbook(without, read_own_workbook(without, campaign), campaign, received)[0]


def read_own_workbook(data: bytes, campaign: Campaign) -> Submission:
    """Return the submission read from a workbook that the demo made."""
    source = Source("", "", len(data), datetime.min.replace(tzinfo=CHINA_TIME))
    submission = read_submission(data, source, campaign).submission
    assert submission is not None, "it is the form"
    return submission
