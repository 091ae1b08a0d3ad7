"""A unit's report against plain docxtpl on the same template: 15 full questions of about 2,000 字 each, its tables and charts.

Ours is all of it, from what the report says to the finished file: tags, contents, charts with their workbooks, every check.
docxtpl opens a new template for each document, replaces the same tags by the same values with the same options of jinja,
and saves; its charts keep the figures of the template, its contents stay empty, and nothing is looked at. Interleaved, in
one process: what counts is the least processor time that each took for a report in any round, summed over the reports.
"""

import gc
import sys
import time
from collections.abc import Callable
from io import BytesIO
from statistics import mean

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from toolkit.batch.unit_report.content import report_content
from toolkit.batch.unit_report.render import document_content, report_kind
from toolkit.campaign.preset import load_preset
from toolkit.demo.answers import answers_for, question
from toolkit.demo.corpus import compose_title
from toolkit.demo.fill import fill_form
from toolkit.documents.model import DocumentContent
from toolkit.documents.render import render_document
from toolkit.documents.template import packaged_template
from toolkit.forms.recommendation.blank import blank_form
from toolkit.forms.recommendation.reading import read_submission
from toolkit.model import Source
from toolkit.rules import judge_submission
from toolkit.text import count_words

REPORTS, ROUNDS = 6, 12
EACH = 5
"""Questions of each category."""
AT_MOST = 0.4
"""Of docxtpl's time."""

CAMPAIGN = load_preset("2023")
KIND = report_kind(CAMPAIGN)
TEMPLATE = packaged_template(KIND.template)
OPTIONS = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)

Work = Callable[[DocumentContent], bytes]


def made_content(number: int) -> DocumentContent:
    """Return what the report of a unit says that recommends as many questions as it may."""
    unit = CAMPAIGN.units[number]
    categories = [category for category in CAMPAIGN.categories for _ in range(EACH)]
    questions = {row: question(CAMPAIGN, category.name, compose_title("A", number, category.code, row - 1), number, row)
                 for row, category in enumerate(categories, 1)}  # fmt: skip
    form = fill_form(blank_form(CAMPAIGN, unit), answers_for(CAMPAIGN, questions, number), CAMPAIGN)
    source = Source(f"{unit.code}.xlsx", "0" * 64, len(form), CAMPAIGN.settings.opens)
    submission = read_submission(form, source, CAMPAIGN).submission
    assert submission and len(submission.questions) == EACH * len(CAMPAIGN.categories)
    return document_content(CAMPAIGN, report_content(CAMPAIGN, submission, judge_submission(submission, CAMPAIGN)))


def ours(content: DocumentContent) -> bytes:
    """Return the report as the toolkit makes it."""
    return render_document(KIND, content)


def plain_docxtpl(content: DocumentContent) -> bytes:
    """Return the template filled in and saved by docxtpl alone."""
    template, saved = DocxTemplate(BytesIO(TEMPLATE)), BytesIO()
    template.render(dict(content.values), OPTIONS, autoescape=True)
    template.save(saved)
    return saved.getvalue()


def race(works: tuple[Work, Work], contents: list[DocumentContent]) -> dict[Work, float]:
    """Return the least seconds of processor time of each way of work, summed over the reports."""
    least = {work: [float("inf")] * len(contents) for work in works}
    for number in range(-1, ROUNDS):  # the first round only warms up
        for place, content in enumerate(contents):
            gc.collect()
            for work in works if number % 2 else works[::-1]:
                start = time.process_time()
                work(content)
                taken = time.process_time() - start
                if number >= 0:
                    least[work][place] = min(least[work][place], taken)
    return {work: sum(seconds) for work, seconds in least.items()}


def main() -> int:
    """Print documents per second of both and their ratio; return 1 where ours takes longer than it may."""
    contents = [made_content(number) for number in range(REPORTS)]
    seconds = race((ours, plain_docxtpl), contents)
    said = mean(sum(count_words(value) for _, _, value in content.named_values()) for content in contents)
    size = mean(len(ours(content)) for content in contents) / 1024
    print(f"{REPORTS} reports of {EACH * len(CAMPAIGN.categories)} questions, {said:,.0f} 字 and {size:.0f} KiB each, CPU time")
    for work, taken in seconds.items():
        print(f"  {work.__name__:14}{taken / REPORTS * 1000:7.1f} ms a report{REPORTS / taken:8.1f} reports a second")
    ratio = seconds[ours] / seconds[plain_docxtpl]
    print(f"our whole report: {ratio:.2f} x docxtpl's filling in and saving alone (at most {AT_MOST})")
    return int(ratio > AT_MOST)


if __name__ == "__main__":
    sys.exit(main())
