"""What comes out only when a template is filled in is told at its place, once, and keeps nothing else from coming out."""

from io import BytesIO

import docx
import pytest

from tests.support.broken_templates import at, edited, retype, row_of, take_out
from toolkit.campaign.preset import load_preset
from toolkit.documents.check import review_template
from toolkit.documents.template import packaged_template
from toolkit.templates.kinds import document_templates
from toolkit.templates.trial import TemplateTrial, TrialNotMade

CAMPAIGN = load_preset("2023")
TEMPLATES = {template.name: template for template in document_templates(CAMPAIGN)}
NO_KIND = "用示例数据试填时填不出来：把文字、数字或清单用作了别的。"


def told(template: bytes, name: str = "遴选推荐报告.docx") -> list[str]:
    """What comes out of a template on trial."""
    kind = TEMPLATES[name]
    return [fault.render() for fault in TemplateTrial(kind, CAMPAIGN, review_template(kind.kind, template)).faults(template)]


def changed(name: str, was: str, becomes: str) -> bytes:
    """A packaged template with the text of one paragraph changed."""
    document, saved = docx.Document(BytesIO(packaged_template(name))), BytesIO()
    retype(document, was, becomes)
    document.save(saved)
    return saved.getvalue()


def test_a_sound_template_gives_nothing_to_tell():
    assert [told(packaged_template(name), name) for name in TEMPLATES] == [[]] * len(TEMPLATES)


def test_the_running_text_needs_a_paragraph_of_its_own_and_that_is_told_once():
    assert told(changed("问题汇编.docx", "{{ questions }}", "以下：{{ questions }}"), "问题汇编.docx") == [
        "首个标题之前，第 7 段“以下：{{ questions }}”：用示例数据试填后，文档中没有“各题全文（单独成段）”应有的内容“{{ questions }}”；请核对它的标签和所在的段落。",
    ]


def test_a_tag_that_is_left_is_told_at_its_place():
    assert told(changed("退回通知.docx", "{{ date }}", "{{ date }}{% raw %}{{ x }}{% endraw %}"), "退回通知.docx") == [
        "“{{ section.heading }}”之下，第 14 段“{{ date }}{% raw %}{{ x }}{% endraw %}”：用示例数据试填后，残留标签“2023年4月12日{{ x }}”；请删去后重新输入。",
    ]


def test_a_tag_that_takes_the_place_of_its_paragraph_is_not_blamed_on_the_paragraph_above():
    """Both are filled in as one line."""
    template = edited(lambda document: retype(document, "{%p for section in question.sections %}", "{%p for section in question.sections + 1 %}"))
    assert told(template) == [f"“{{{{ question.heading }}}}”之下，第 2 段“{{%p for section in question.sections + 1 %}}”：{NO_KIND}"]


def test_a_row_that_cannot_be_repeated_is_told_at_its_cell():
    template = edited(lambda document: retype(document, "{%tr for fact in question.facts %}", "{%tr for fact in question.facts + 1 %}"))
    assert told(template) == [
        f"“{{{{ question.heading }}}}”之下，第 1 个表格第 1 行第 1 列“{{%tr for fact in question.facts + 1 %}}”：{NO_KIND}",
    ]


def test_what_stands_in_several_places_is_told_at_the_first_with_their_number():
    def twice(document) -> None:
        retype(document, "{{ row.name }}", "{{ row.name + 1 }}")
        retype(document, "{{ row.name }}", "{{ row.name + 1 }}")

    assert told(edited(twice)) == [
        f"“征集与推荐数量”之下，第 1 个表格第 3 行第 1 列“{{{{ row.name + 1 }}}}”：{NO_KIND}写法相同的还有 1 处，请一并核对。",
    ]


def test_a_fault_of_the_tags_hides_none_that_comes_out_on_trial():
    def both(document) -> None:
        retype(document, "{{ source.path }}", "{{ source.paht }}")
        retype(document, "{{ unit.signer }}", "{{ 1 // 0 }}")

    template = edited(both)
    assert len(review_template(TEMPLATES["遴选推荐报告.docx"].kind, template).faults) == 1
    assert told(template) == ["“七、审定与签字”之下，第 1 个表格第 2 行第 2 列“{{ 1 // 0 }}”：用示例数据试填时填不出来：算式无法计算。"]


def test_two_faults_of_one_line_are_both_told_where_they_are_not_the_same():
    def both(document) -> None:
        retype(document, "{{ question.title_en }}", "{{ 1 // 0 }}")
        retype(document, "{%tr for fact in question.facts %}", "{%tr for fact in question.facts + 1 %}")

    assert [fault.partition("：")[2] for fault in told(edited(both))] == ["用示例数据试填时填不出来：算式无法计算。", NO_KIND]


def test_a_macro_that_calls_itself_is_told_at_its_place():
    endless = edited(lambda document: document.add_paragraph("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"))
    assert told(endless) == [
        "“附件 未能进行的检查（供工作人员办理）”之下，第 3 段“{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}”：用示例数据试填时填不出来："
        "标签反复引用自身，或重复的次数过多；请减少循环的次数，或去掉循环中的循环。",
    ]


def test_each_running_text_that_has_no_paragraph_of_its_own_is_told():
    document, saved = docx.Document(BytesIO(changed("入选问题汇编.docx", "{{ questions }}", "以下：{{ questions }}"))), BytesIO()
    retype(document, "{{ indexes }}", "索引：{{ indexes }}")
    document.save(saved)
    assert [fault.partition("：用示例")[0] for fault in told(saved.getvalue(), "入选问题汇编.docx")] == [
        "首个标题之前，第 19 段“以下：{{ questions }}”", "首个标题之前，第 21 段“索引：{{ indexes }}”",
    ]


@pytest.mark.parametrize("edit", [
    lambda document: take_out(at(document, "{%p endif %}")),
    lambda document: (row := row_of(at(document, "{%tr endfor %}"))).getparent().remove(row),
], ids=["a condition without an end", "a loop without an end"])  # fmt: skip
def test_where_loops_and_conditions_do_not_fit_nothing_is_filled_in(edit):
    with pytest.raises(TrialNotMade):
        told(edited(edit))
