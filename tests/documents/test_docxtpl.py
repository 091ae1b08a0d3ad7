"""What the engine makes of a template is what docxtpl makes of it, in its quick way and in docxtpl's own; where not, it is meant.

Compared are the text, headers, footers and footnotes in their canonical form.
"""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pytest
from docxtpl import DocxTemplate
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from tests.support.docxtpl_constructs import CONSTRUCTS, VALUES, Construct
from tests.support.rendered_documents import WordDocument, altered_package
from tests.support.small_documents import SMALL_KIND
from toolkit.campaign.preset import load_preset
from toolkit.documents.compiled import compile_prepared
from toolkit.documents.fault import DocumentFault
from toolkit.documents.model import BoundValue
from toolkit.documents.plain import fill_plainly
from toolkit.documents.prepared import PreparedTemplate, prepared_template
from toolkit.templates.kinds import DocumentTemplate, document_templates
from toolkit.templates.samples import sample_content

CAMPAIGN = load_preset("2023")
TEMPLATES = document_templates(CAMPAIGN)
QUICK = [name for name, construct in CONSTRUCTS.items() if not any(isinstance(value, BoundValue) for value in construct.values.values())]


def by_docxtpl(template: bytes, values: Mapping[str, Any]) -> dict[str, bytes]:
    """The parts that docxtpl by itself makes of a template, in canonical form."""
    plain = DocxTemplate(BytesIO(template))
    plain.init_docx()
    made = {name: value.make(plain) if isinstance(value, BoundValue) else value for name, value in values.items()}
    plain.render(made, SandboxedEnvironment(autoescape=True, undefined=StrictUndefined), autoescape=True)
    saved = BytesIO()
    plain.save(saved)
    return canonical(saved.getvalue())


def canonical(package: bytes) -> dict[str, bytes]:
    """The parts of a document that are read, in canonical form."""
    document = WordDocument(package)
    read = [name for name in document.zip.namelist() if name.startswith(("word/document", "word/header", "word/footer", "word/footnotes"))]
    return {name: etree.tostring(document.xml(name), method="c14n") for name in read}


def by_engine(template: bytes, values: Mapping[str, Any], *, quickly: bool) -> dict[str, bytes]:
    """The same of what the engine makes of it."""
    compiled = compile_prepared(PreparedTemplate(template), SMALL_KIND)
    return canonical((compiled.fill(values) if quickly else fill_plainly(compiled, values)).packed({}))


@pytest.mark.parametrize("name", QUICK)
def test_a_template_filled_in_quickly_is_as_docxtpl_fills_it_in(name: str):
    construct = CONSTRUCTS[name]
    values = {**VALUES, **construct.values}
    assert by_engine(construct.template, values, quickly=True) == by_docxtpl(construct.template, values)


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_a_template_filled_in_by_docxtpl_is_as_without_us(name: str):
    construct = CONSTRUCTS[name]
    values = {**VALUES, **construct.values}
    assert by_engine(construct.template, values, quickly=False) == by_docxtpl(construct.template, values)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_a_packaged_template_is_filled_in_as_docxtpl_fills_it_in(template: DocumentTemplate):
    prepared, values = prepared_template(template.kind, None), sample_content(template, CAMPAIGN).values
    values = {**dict.fromkeys(("section", *template.texts), "正文"), **values}
    made = canonical(compile_prepared(prepared, template.kind).fill(values).packed({}))
    assert made == by_docxtpl(prepared.package, values)


DRAWN_TEMPLATE = Construct((
    "# {{ title }}", "{%p for group in groups %}", ("{{ group.name }}：", "{% for row in group.rows %}{{ row }}；{% endfor %}"), "{%p if group.rows %}", "有",
    "{%p else %}", "无 {{ title }}", "{%p endif %}", "{%p endfor %}",
    [["", "{%tc for one in many %}", "{{ one }}", "{%tc endfor %}"], ["{%tr for group in groups %}", "", "", ""],
     ["{{ group.name }}", "{%tc for one in many %}", "{{ group.rows|length }}", "{%tc endfor %}"], ["{%tr endfor %}", "", "", ""]],
    [["{%tr for one in many %}", ""], ["{% vm %}{{ title }}", "{% cellbg 'EEEEEE' if loop.first else 'FFFFFF' %}{{ one }}"], ["{%tr endfor %}", ""]],
), header="{{ many|join('、') }}", footer="{% if groups %}{{ groups[0].name }}{% endif %}").template  # fmt: skip

TYPED = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff") | st.sampled_from("\t\n<>&'\"{}%#"), max_size=12)


@given(st.fixed_dictionaries({
    "title": TYPED, "many": st.lists(TYPED, max_size=5), "groups": st.lists(st.fixed_dictionaries({"name": TYPED, "rows": st.lists(TYPED, max_size=3)}), max_size=3),
}).filter(lambda drawn: "{_" not in str(drawn) and "_}" not in str(drawn)))  # fmt: skip
def test_whatever_is_typed_is_filled_in_as_docxtpl_fills_it_in(values: Mapping[str, Any]):
    assert by_engine(DRAWN_TEMPLATE, values, quickly=True) == by_docxtpl(DRAWN_TEMPLATE, values)


def paragraphs_of(*blocks: str, **values: object) -> list[str]:
    """The paragraphs that the engine makes of a template."""
    compiled = compile_prepared(PreparedTemplate(Construct(blocks).template), SMALL_KIND)
    return WordDocument(compiled.fill(values).packed({})).paragraphs


@pytest.mark.parametrize(("typed", "stands"), [
    ("{_{ title }_} {_% if %_}", "{_{ title }_} {_% if %_}"),  # docxtpl: {{ title }} {% if %}
    ("甲\a乙\f丙", "甲乙丙"),  # docxtpl: paragraphs and pages of the sender's own
    ("甲\r\n乙\r丙", "甲\n乙\n丙"),  # docxtpl: a line feed that Word shows as a blank
    ("甲\x00\x0b\ud800\ufffe乙", "甲乙"),  # docxtpl: the rest of the paragraph is lost
])  # fmt: skip
def test_what_docxtpl_would_take_for_its_own_signs_stays_as_typed(typed: str, stands: str):
    assert paragraphs_of("{{ title }}", title=typed) == [stands]


@pytest.mark.parametrize("tag", ["{{ title|safe }}", "{{ title|e }}", "{% autoescape false %}{{ title }}{% endautoescape %}", "{{ title|forceescape }}",
                                 "{% autoescape false %}{% macro m() %}{{ title }}{% endmacro %}{{ m() }}{% endautoescape %}"])  # fmt: skip
def test_no_tag_makes_xml_of_what_was_typed(tag: str):
    assert paragraphs_of(tag, title="</w:t><w:br/>&lt;") == ["</w:t><w:br/>&lt;"]


@pytest.mark.parametrize("tag", ["{{ many }}", "{{ panel }}", "{{ many|string }}", "{{ many ~ '' }}", "{{ '%s' % (many,) }}", "{{ '{}'.format(many) }}", "{{ title.upper }}",
                                 "{{ [many]|join }}", "{{ many|map('upper') }}"])  # fmt: skip
def test_a_list_or_a_method_is_no_text(tag: str):
    """docxtpl: brackets, quotation marks, names of classes."""
    with pytest.raises(DocumentFault) as raised:
        paragraphs_of(tag, many=("一",), panel={"name": "数理"}, title="甲")
    assert "把文字、数字或清单用作了别的" in raised.value.render()


@pytest.mark.parametrize("quickly", [True, False])
def test_tags_that_break_the_layout_are_refused(quickly: bool):
    """docxtpl mends the XML, and what stood behind the break is lost."""
    template = altered_package(Construct(("甲{% if yes %}乙", "丙")).template, ("乙", "乙</w:t></w:r></w:p><w:p><w:r><w:t>{% endif %}"), ("丙", "丙{% if no %}"))
    template = altered_package(template, ("<w:sectPr", "<w:p><w:r><w:t>丁</w:t></w:r></w:p>{% endif %}<w:sectPr"))
    with pytest.raises(DocumentFault) as raised:
        by_engine(template, {"yes": True, "no": False}, quickly=quickly)
    assert "标签打乱了文档的结构" in raised.value.render()


@pytest.mark.parametrize("tag", ["{{ panel.update({'name': 'x'}) }}", "{{ rows.append(1) }}", "{{ rows.clear() }}", "{{ panel.pop('name') }}"])
def test_no_tag_changes_a_value(tag: str):
    values = {"panel": {"name": "数理"}, "rows": [1]}
    with pytest.raises(DocumentFault) as raised:
        paragraphs_of(tag, **values)
    assert "模板中不允许这样写" in raised.value.render()
    assert values == {"panel": {"name": "数理"}, "rows": [1]}
