"""All templates that are shipped are listed, pass their own check, and every value of theirs has an example."""

import re
from importlib import resources

import pytest

from toolkit.campaign.preset import load_preset, preset_names
from toolkit.documents.check import review_template
from toolkit.documents.model import DocumentKind
from toolkit.documents.template import packaged_template
from toolkit.messages.template_examples import TEMPLATE_EXAMPLES
from toolkit.messages.template_fields import TEMPLATE_FIELDS
from toolkit.templates.checking import CheckedTemplate, CheckingWork, TemplateTask, TrialOutcome
from toolkit.templates.kinds import FORMS, DocumentTemplate, document_templates, template_names
from toolkit.templates.samples import example_of, sample_content

CAMPAIGN = load_preset("2023")
TEMPLATES = {template.name: template for template in document_templates(CAMPAIGN)}
OF_THE_CAMPAIGN = ("report.tag.unit", "report.tag.members", "report.tag.label")
"""Parts whose values are fields of the form, which a campaign may change."""


def test_every_template_that_is_shipped_is_listed_and_no_other():
    shipped = {path.name for path in resources.files("workbook_templates").iterdir() if path.name.endswith((".docx", ".xlsx"))}
    assert sorted(template_names(CAMPAIGN)) == sorted(shipped)
    assert [name for name in FORMS if name in TEMPLATES] == []


@pytest.mark.parametrize("name", template_names(CAMPAIGN))
def test_every_template_that_is_shipped_passes_its_own_check(name: str):
    *_, checked = CheckingWork(CAMPAIGN)(TemplateTask(name, packaged_template(name)))
    assert isinstance(checked, CheckedTemplate)
    assert (checked.faults, checked.lacking, checked.missing_charts) == ((), None, ())
    assert [field.path for field in checked.unprinted if field.required] == []
    assert checked.trial is (TrialOutcome.NOT_MADE if name in FORMS else TrialOutcome.PASSED)


@pytest.mark.parametrize("preset", preset_names())
def test_the_templates_pass_under_the_fields_of_every_year(preset: str):
    campaign = load_preset(preset)
    for template in document_templates(campaign)[:1]:
        *_, checked = CheckingWork(campaign)(TemplateTask(template.name, packaged_template(template.name)))
        assert checked.is_sound
        assert checked.trial is TrialOutcome.PASSED


def values(keys) -> set[str]:
    """The keys that stand for single values: nothing stands below them."""
    above = {re.sub(r"(\.|\[\])[^.\[]*$", "", key) for key in keys}
    above |= {key.removesuffix("[]") for key in above}
    return {key for key in keys if key not in above and f"{key}[]" not in keys and not key.startswith(OF_THE_CAMPAIGN)}


def test_every_value_has_an_example_and_every_example_its_value():
    declared = values(TEMPLATE_FIELDS)
    assert len(declared) > 150
    assert declared - TEMPLATE_EXAMPLES.keys() == set()
    assert {key for key in TEMPLATE_EXAMPLES if not key.startswith(OF_THE_CAMPAIGN)} - TEMPLATE_FIELDS.keys() == set()
    assert [key for key, example in TEMPLATE_EXAMPLES.items() if example == ""] == []


def test_an_example_of_a_field_of_the_form_is_what_the_campaign_calls_it_where_nothing_else_is_known():
    kind = TEMPLATES["遴选推荐报告.docx"].kind
    assert example_of(kind, "unit.unit_name") == "中国示例学会"
    assert example_of(kind, "label.unit_name") == "推荐单位名称"
    assert {field.path for field in kind.fields if example_of(kind, field.path) == "" and field.path.startswith(("unit.", "members[].", "label."))} == set()


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_lists_of_a_sample_have_two_entries_that_differ(template: DocumentTemplate):
    named = {name: value for name, _, value in sample_content(template, CAMPAIGN).named_values()}
    firsts = [name for name in named if re.search(r"\[1\]", name)]
    assert [name for name in firsts if name.replace("[1]", "[2]", 1) not in named] == []
    assert [name for name in firsts if named[name] == named[name.replace("[1]", "[2]", 1)]] == []
    assert [name for name in named if "[3]" in name] == []


def test_the_sample_of_a_kind_is_all_that_its_tags_may_name():
    kind: DocumentKind = TEMPLATES["退回通知.docx"].kind
    said = sample_content(TEMPLATES[kind.template], CAMPAIGN)
    assert said.values["files"][0] == {
        "file": "A-00 中国示例学会 推荐表.xlsx", "time": "2023-04-03 09:15:00", "counts": "8 题", "status": "退回修改",
    }  # fmt: skip
    assert said.values["parts"][1]["groups"][0]["points"][1]["place"] == "推荐问题!D5（2-1-2）"
    paths = {field.path for field in kind.fields}
    assert {path for _, path, _ in said.named_values()} <= paths
    assert review_template(kind, None).said <= {path for _, path, _ in said.named_values()}
