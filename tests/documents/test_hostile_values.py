"""Whatever is typed into whatever field of whatever template: the document opens, and says it as typed."""

from collections.abc import Sequence
from itertools import cycle

import pytest
from openpyxl.utils.escape import unescape

from tests.support.hostile_documents import HOSTILE, SUBJECT, TITLE, HostileDocument, said_in_charts, said_in_word
from tests.support.libreoffice import Office
from tests.support.rendered_documents import WordDocument
from toolkit.campaign.preset import load_preset
from toolkit.documents.check import review_template
from toolkit.templates.kinds import document_templates

CAMPAIGN = load_preset("2023")
TEMPLATES = {template.name: template for template in document_templates(CAMPAIGN)}
AT_ONCE = ["｜".join((*HOSTILE[start:], "很长。" * 200, *HOSTILE[:start])) for start in range(len(HOSTILE))]
"""All that may be typed in one text, which begins with each of it in turn."""


def documents(texts: Sequence[str]) -> dict[str, HostileDocument]:
    """A document of each template; the texts go round, through the fields of all."""
    typed = cycle(texts)
    return {name: HostileDocument(template, CAMPAIGN, typed) for name, template in TEMPLATES.items()}


@pytest.mark.parametrize("name", TEMPLATES)
def test_each_field_that_the_template_uses_stands_there_as_typed_and_no_other(name: str):
    document = documents(AT_ONCE)[name]
    assert document.paths_said(said_in_word(document.package) + said_in_charts(document.package)) == document.paths_to_say()


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_properties_say_as_typed_what_the_document_is_and_of_which_call(name: str):
    document = documents(HOSTILE)[name]
    core = WordDocument(document.package).core
    assert [core["title"], core["subject"]] == [*document.typed_at(TITLE), *document.typed_at(SUBJECT)]


@pytest.mark.parametrize("name", [name for name, template in TEMPLATES.items() if template.kind.charts])
def test_a_chart_and_the_workbook_behind_it_say_the_same_and_hold_no_formula(name: str):
    document = documents(AT_ONCE)[name]
    drawn = WordDocument(document.package)
    for key in review_template(document.template.kind, None).charts:
        chart = drawn.chart(key.name)
        series, *labels = document.typed_at(key.name)
        assert chart.drawn == [*zip(labels, (1, 2.5), strict=True)]
        assert [(unescape(name), number) for name, number in chart.embedded] == chart.drawn
        assert unescape(chart.book["Sheet1"]["B1"].value) == series
        assert {cell.data_type for row in chart.book["Sheet1"] for cell in row} == {"n", "s"}


def test_libreoffice_opens_each_document_and_finds_all_of_it_as_typed(office: Office):
    made = documents(HOSTILE)
    opened = office.saved({name.removesuffix(".docx"): document.package for name, document in made.items()}, "docx", of="docx")
    for name, document in made.items():
        package = opened[name.removesuffix(".docx")]
        said = said_in_word(package) + said_in_charts(package)
        assert document.paths_said(said.replace("_x005F_", "_")) == document.paths_to_say()  # as LibreOffice writes what reads like an escape
