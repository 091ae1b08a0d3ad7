"""Whatever program saved a filled form, it is read as the original: really by LibreOffice, by traits of the others."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.support.binary_workbooks import xlsb
from tests.support.filled_forms import filled_cleanly, filled_leanly
from tests.support.packages import in_strict, parts_of, zipped
from tests.support.program_traits import TOGETHER, TRAITS, Trait, dated_by
from tests.support.readings import as_read, submitted
from toolkit import intake
from toolkit.check.cross_check import SecondReading, second_reading
from toolkit.forms.recommendation.reading import SubmissionReading
from toolkit.intake import WorkbookKind
from toolkit.model import Severity, Submission

pytestmark = pytest.mark.long


def same(reading: SubmissionReading, original: Submission) -> None:
    """Fails unless all values are read at the addresses of the original: the remarks on the way may be others."""
    read = reading.submission
    assert read is not None, reading.observed
    assert replace(read, source=original.source, remarks=original.remarks) == original


def noted(reading: SubmissionReading) -> list[object]:
    """What is said of the file as a whole; nothing else is."""
    assert {(found.code, found.severity) for found in reading.observed} <= {("file.not-xlsx", Severity.INFO)}
    return [found.look for found in reading.observed]


# Traits of programs


@pytest.fixture(scope="module")
def form() -> bytes:
    return filled_leanly()


@pytest.fixture(scope="module")
def original(form) -> Submission:
    return submitted(form)


def test_the_lean_form_is_the_filled_one(original):
    assert original == replace(submitted(filled_cleanly()), source=original.source)
    assert (len(original.questions), len(original.members), original.remarks) == (12, 19, ())


@pytest.mark.parametrize("trait", TRAITS, ids=[trait.name for trait in TRAITS])
def test_a_form_with_the_trait_is_read_as_the_original(trait: Trait, form, original):
    """By both readers, but where the second cannot open it."""
    data = trait.of(form)
    reading = as_read(data)
    same(reading, original)
    assert noted(reading) == [*trait.notes]
    assert {remark.code for remark in reading.submission.remarks} == trait.remarks
    compared = second_reading(data, reading.submission)
    assert compared.differences == ()
    assert bool(compared.remarks) == trait.beyond_openpyxl


@pytest.mark.parametrize("number", [14, *range(27, 37), *range(50, 60)])
def test_a_day_in_any_format_that_the_file_format_numbers(number, form, original):
    """27 to 36 and 50 to 58 are the days of Chinese Excel and WPS; 59 is one of WPS alone, and a bare number to the library."""
    reading = as_read(Trait("", dated_by(number)).of(form))
    same(reading, original)
    assert {remark.code for remark in reading.submission.remarks} == ({"value.date"} if number == 59 else set())


def test_many_traits_at_once(form, original):
    """As no program does, but so that none hides behind another."""
    data = form
    known = {trait.name: trait for trait in TRAITS}
    for name in TOGETHER:
        data = known[name].of(data)
    same(as_read(data), original)
    assert second_reading(data, submitted(data)) == second_reading(form, original)


# Really written by LibreOffice


def strict(form: bytes) -> bytes:
    return zipped({name: in_strict(content) for name, content in parts_of(form).items()})


@pytest.fixture(scope="module")
def saved(office) -> Mapping[str, bytes]:
    """The whole form as LibreOffice saves it, by extension; all in one call."""
    written = {kind: saved["form"] for kind, saved in office.saved_as({"form": filled_cleanly()}, "xlsx", "ods", "xls").items()}
    return written | {"strict": strict(written["xlsx"])}


KINDS = {"xlsx": WorkbookKind.XLSX, "ods": WorkbookKind.ODS, "xls": WorkbookKind.XLS, "strict": WorkbookKind.STRICT}


@pytest.mark.parametrize("kind", KINDS)
def test_what_libreoffice_wrote_is_read_as_the_original(saved, original, kind):
    book, reading = intake.open_workbook(saved[kind]), as_read(saved[kind])
    assert book.kind is KINDS[kind]
    same(reading, original)
    assert noted(reading) == ([] if kind == "xlsx" else [kind])
    assert reading.submission.remarks == ()


def test_both_readers_agree_on_what_libreoffice_wrote(saved, form, original):
    data = saved["xlsx"]
    assert second_reading(data, submitted(data)) == second_reading(form, original) == SecondReading()


def test_excels_binary_workbook_is_read_as_the_original(form, original):
    reading = as_read(xlsb(intake.open_workbook(form)))
    same(reading, original)
    assert noted(reading) == ["xlsb"]
    assert {remark.code for remark in reading.submission.remarks} == {"value.date"}
