"""A template is checked once: all its faults together, each with its place, in plain Chinese."""

import pickle
from io import BytesIO

import docx
import pytest

from tests.support.rendered_documents import altered_package
from tests.support.small_documents import MINUTES_TEMPLATE, SMALL_KIND, small_content, word_template
from toolkit.documents.check import TemplateFaults, review_template
from toolkit.documents.render import render_document
from toolkit.errors import ExitStatus


def said_of(template: bytes) -> list[str]:
    """What is said of a template, fault by fault."""
    return [fault.render() for fault in review_template(SMALL_KIND, template).faults]


def said_of_tag(written: str) -> str:
    """What is said of a template with one tag, or one a paragraph."""
    (said,) = said_of(word_template(*written.splitlines()))
    return said.partition("：")[2] if "”：" not in said else said.partition("”：")[2]


def test_a_template_without_a_fault_is_silent():
    review = review_template(SMALL_KIND, word_template(*MINUTES_TEMPLATE))
    assert review.faults == ()
    assert review.said == {"title", "panel.name", "panel.count", "items[].heading", "items[].lines[]"}
    assert [meaning.zh for meaning in review.left_out] == ["内容 panel.members"]


def test_every_fault_is_told_at_once_with_its_place():
    document = docx.Document()
    document.add_paragraph("{{ titel }}")
    document.add_heading("一、概况")
    document.add_paragraph("略")
    document.add_paragraph("本组名为 {{ panel.nmae }}，共 {{ panel.conut }} 题")
    table = document.add_table(2, 2)
    table.cell(1, 1).text = "{{ panel }}"
    document.add_heading("{{ nothing_like_it }}")
    document.sections[0].header.paragraphs[0].text = "{{ title"
    saved = BytesIO()
    document.save(saved)
    assert said_of(saved.getvalue()) == [
        "首个标题之前，第 1 段“{{ titel }}”：没有名为“titel”的内容。是否指“title”（内容 title）？",
        "“一、概况”之下，第 2 段“本组名为 {{ panel.nmae }}，共 {{ panel.conut }} 题”：没有名为“nmae”的内容。是否指“name”（内容 panel.name）？",
        "“一、概况”之下，第 2 段“本组名为 {{ panel.nmae }}，共 {{ panel.conut }} 题”：没有名为“conut”的内容。是否指“count”（内容 panel.count）？",
        "“一、概况”之下，第 1 个表格第 2 行第 2 列“{{ panel }}”：“panel”是一组内容，不能直接写出；请写明其中的哪一项。",
        "标题“{{ nothing_like_it }}”：没有名为“nothing_like_it”的内容。",
        "页眉，第 1 段“{{ title”：标签“{{ title”没有写完整，右括号缺少或不配对。",
    ]


@pytest.mark.parametrize(("written", "told"), [
    ("{{ panel.__class__ }}", "没有名为“__class__”的内容。"),
    ("{{ items.heading }}", "“items”有多项，须先用循环标签（for）逐项列出，再写其中的内容。"),
    ("{{ items }}", "“items”是一组内容，不能直接写出；请写明其中的哪一项。"),
    ("{%p for x in title %}\n{%p endfor %}", "“title”只有一项，不能用循环逐项列出。"),
    ("{%p for x in %}\n{%p endfor %}", "标签“{%p for x in %}”写法有误，请核对。"),
    ("{{ title title }}", "标签“{{ title title }}”写法有误，请核对。"),
    ("{{ title．name }}", "标签“{{ title．name }}”中有全角或看不见的字符（．）；标签中的标点和空格须用半角。"),
    ("{{ title | uper }}", "没有名为“uper”的过滤器。是否指“upper”？"),
    ("{% if title is defind %}{% endif %}", "没有名为“defind”的判断。是否指“defined”？"),
    ("{% include 'other.docx' %}", "模板不能引用其他文件（include），请删去该标签。"),
    ("{%p fro item in items %}\n{{ item.heading }}\n{%p endfor %}", "标签中没有“fro”这种写法。"),
    ("{%p for item in items %}", "“{%p for item in items %}”没有结束，缺少 endfor 标签。"),
    ("{%p endif %}", "“{%p endif %}”没有与之对应的开头（for 或 if）。"),
    ("{%p else %}", "“{%p else %}”没有与之对应的开头（for 或 if）。"),
    ("{{ title }", "标签“{{ title }”没有写完整，右括号缺少或不配对。"),
    ("{{ title %}", "标签“{{ title %}”没有写完整，右括号缺少或不配对。"),
    ("｛｛ title ｝｝", "“｛｛ title ｝｝”疑为标签，但不会被填写；标签用两个半角大括号，中间不加空格。"),
    ("{ { title } }", "“{ { title } }”疑为标签，但不会被填写；标签用两个半角大括号，中间不加空格。"),
    ("{panel.name}", "“{panel.name}”疑为标签，但不会被填写；标签用两个半角大括号，中间不加空格。"),
])  # fmt: skip
def test_what_is_wrong_with_a_tag_is_said_in_words(written: str, told: str):
    assert said_of_tag(written).startswith(told)


def test_a_misspelt_end_is_told_once_and_not_for_all_that_follows():
    (told,) = said_of(word_template("{%p for item in items %}", "{%p if item %}", "{{ item.heading }}", "{%p endif %}", "{%p endfro %}"))
    assert told.endswith("标签中没有“endfro”这种写法。是否指“endfor”？")


@pytest.mark.parametrize("written", [
    "{{ title | upper }}", "{{ title.strip() }}", "{% set t = title %}{{ t }}", "{% if panel.count > 1 %}{{ title }}{% endif %}",
    "{% for item in items[:1] %}{{ loop.index }} {{ item.heading }}{% endfor %}", "{{ items | length }}", "{{ items[0].heading }}",
    "{% for item in items | sort(attribute='heading') %}{{ item.heading }}{% endfor %}", "{{ items | map(attribute='heading') | join('；') }}",
    "{% macro twice(x) %}{{ x }}{{ x.y }}{% endmacro %}{{ twice(title) }}", "{# {{ anything }} #}", "{{ panel['name'] }}", "{{ title ~ panel.name }}",
    "{{ '“引号”' }}", "集合 {a, b} 与 {1.5}", "{{ range(3) | list }}", "{% for line in items[0].lines %}{{ line }}{% endfor %}",
])  # fmt: skip
def test_what_jinja_can_do_is_left_to_it(written: str):
    assert said_of(word_template("{{ title }}", written)) == []


def test_a_tag_in_pieces_is_one_tag():
    """As Word cuts it after an edit or a check of spelling."""
    whole = word_template("{{ title }}")
    assert said_of(altered_package(whole, ("{{ title }}", "{{ ti</w:t></w:r><w:r><w:t>tel }}"))) == [
        "首个标题之前，第 1 段“{{ titel }}”：没有名为“titel”的内容。是否指“title”（内容 title）？",
    ]


def test_a_text_box_is_told_as_one_and_once():
    box = "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent><w:p><w:r><w:t>{{ titel }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    template = altered_package(word_template("甲{{ title }}"), ("<w:r><w:t>甲{{ title }}", f"{box}<w:r><w:t>甲{{{{ title }}}}"))
    (told,) = said_of(template)
    assert told.startswith("首个标题之前，第 1 段的文本框中“{{ titel }}”：没有名为“titel”的内容。")


@pytest.mark.parametrize(("mark", "told"), [
    ("<w:ins w:id='1' w:author='张三'><w:r><w:t>新</w:t></w:r></w:ins>", "有 1 处尚未接受或拒绝的修订"),
    ("<w:del w:id='1' w:author='张三'><w:r><w:delText>样例单位</w:delText></w:r></w:del>", "有 1 处尚未接受或拒绝的修订"),
    ("<w:r><w:rPr><w:rPrChange w:id='1' w:author='张三'/></w:rPr><w:t>旧</w:t></w:r>", "有 1 处尚未接受或拒绝的修订"),
    ("<w:r><w:instrText> LINK Excel.Sheet.12 D:\\\\样例.xlsx </w:instrText></w:r>", "域（LINK）显示的是模板或另一个文件的信息"),
    ("<w:fldSimple w:instr=' AUTHOR  '><w:r><w:t>张三</w:t></w:r></w:fldSimple>", "域（AUTHOR）显示的是模板或另一个文件的信息"),
    ("<w:fldSimple w:instr=' TITLE '><w:r><w:t>遴选推荐报告模板</w:t></w:r></w:fldSimple>", "域（TITLE）显示的是模板或另一个文件的信息"),
    ("<w:fldSimple w:instr=' MERGEFIELD 姓名 '><w:r><w:t>张三</w:t></w:r></w:fldSimple>", "域（MERGEFIELD）显示的是模板或另一个文件的信息"),
])  # fmt: skip
def test_what_would_show_names_or_samples_of_its_author_stops_a_template(mark: str, told: str):
    (said,) = said_of(altered_package(word_template("{{ title }}"), ("<w:r><w:t>{{ title }}", f"{mark}<w:r><w:t>{{{{ title }}}}")))
    assert told in said


@pytest.mark.parametrize("field", ["PAGE", "NUMPAGES", "DATE", "TOC", "INCLUDEPICTURE logo.png", "HYPERLINK x", "REF a", "STYLEREF 1"])
def test_other_fields_stop_nothing(field: str):
    mark = f"<w:fldSimple w:instr=' {field} '><w:r><w:t>1</w:t></w:r></w:fldSimple>"
    assert said_of(altered_package(word_template("{{ title }}"), ("<w:r><w:t>{{ title }}", f"{mark}<w:r><w:t>{{{{ title }}}}"))) == []


def test_the_faults_of_a_template_stop_the_document_and_are_one_message():
    with pytest.raises(TemplateFaults) as raised:
        render_document(SMALL_KIND, small_content(), word_template("{{ titel }}", "{{ pannel.name }}"))
    lines = raised.value.render().splitlines()
    assert lines[0] == "函件模板“退回通知.docx”有 2 处须在 Word 中改正；改正之前不生成 Word 版函件："
    assert [line[:5] for line in lines[1:]] == ["  1. ", "  2. "]
    assert "'" not in "".join(lines)
    assert raised.value.exit_status is ExitStatus.REFUSED
    copy = pickle.loads(pickle.dumps(raised.value))
    assert copy.render("en") == raised.value.render("en") != copy.render()


def test_what_a_fault_quotes_is_nothing_personal():
    assert "13900000006" not in said_of(word_template("电话 13900000006 {{ titel }}"))[0]


def test_a_part_that_is_left_out_whole_is_named_once():
    assert [meaning.zh for meaning in review_template(SMALL_KIND, word_template("{{ title }}")).left_out] == ["内容 panel", "内容 items"]
