"""Reads a recommendation workbook into a submission."""

from dataclasses import dataclass, field

from toolkit.campaign.model import Campaign
from toolkit.forms.read.reader import read_form
from toolkit.formspec.recommendation import as_submission, recommendation_form
from toolkit.model import Observation, Source, Submission
from toolkit.ooxml.package import Package


@dataclass(frozen=True, slots=True)
class SubmissionReading:
    """A recommendation workbook as read, and what the reader observed on the way."""

    submission: Submission | None
    """None when the file is refused; *observed* then holds the one reason."""
    observed: tuple[Observation, ...]
    package: Package | None = field(default=None, repr=False)
    """The parts of the workbook, opened; None when the file is refused, or is no .xlsx."""


def read_submission(data: bytes, source: Source, campaign: Campaign) -> SubmissionReading:
    """Return what a workbook holds by the campaign's form; never raises on what the file holds."""
    reading = read_form(data, source, recommendation_form(campaign))
    return SubmissionReading(
        as_submission(reading.filled) if reading.filled else None, reading.observed, reading.package
    )
