"""What a report is made from, known by one hash: while that stays the same, the report does.

The file that a unit sent is known by its path and bytes, the verdict on it by what the report says of it.
"""

import json
from dataclasses import astuple
from hashlib import sha256

from toolkit import __version__
from toolkit.batch.unit_report.findings import checks_not_made, open_findings
from toolkit.campaign.fingerprint import report_fingerprint
from toolkit.campaign.model import Campaign
from toolkit.model import Judgement, Source


def common_basis(campaign: Campaign, template: bytes) -> str:
    """Return what all reports of a campaign are made from: the campaign, the template, this version of the toolkit."""
    return f"{__version__} {report_fingerprint(campaign)} {sha256(template).hexdigest()}"


def report_basis(common: str, source: Source, judgement: Judgement) -> str:
    """Return what the report on a file is made from, the *common* basis of all reports included."""
    found = [(finding.code, *astuple(said)) for finding, said in zip(judgement, open_findings(judgement), strict=True)]
    not_made = [*map(astuple, checks_not_made(judgement))]
    return sha256(json.dumps([common, source.path, source.sha256, found, not_made]).encode()).hexdigest()
