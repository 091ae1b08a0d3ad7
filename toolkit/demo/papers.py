"""Questions written in Word: a scientist's forms, and the workbook into which the secretary brings them."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from toolkit.campaign.model import CHINA_TIME, Campaign
from toolkit.demo.answers import Answers
from toolkit.demo.fill import fill
from toolkit.model import Source, Submission
from toolkit.publish import write
from toolkit.wordform.exchange import bring, forms, receive
from toolkit.workbook.read import read

PAPERS = "撰写格式"
"""The folder of the demo that holds what scientists wrote."""


def brought_in(filled: bytes, blank: bytes, answers: Answers, campaign: Campaign, folder: Path) -> bytes:
    """Return a workbook like *filled*, its questions brought in from Word documents that then stand in *folder*."""
    documents = forms(submitted(filled, campaign), campaign)
    for name, document in documents.items():
        write(folder / PAPERS / name, document)
    without = fill(blank, replace(answers, questions={}), campaign)
    received = [receive(name, document, campaign) for name, document in documents.items()]
    return bring(without, submitted(without, campaign), campaign, received)[0]


def submitted(data: bytes, campaign: Campaign) -> Submission:
    """Return what a workbook of our own making holds."""
    source = Source("", "", len(data), datetime.min.replace(tzinfo=CHINA_TIME))
    submission = read(data, source, campaign).submission
    assert submission is not None, "it is the form"
    return submission
