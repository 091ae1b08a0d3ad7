"""A template that would run for minutes or fill the memory ends soon, with the same sentence on every machine."""

import pytest

from tests.support.small_documents import SMALL_KIND, small_content, word_template
from toolkit.documents.fault import DocumentFault
from toolkit.documents.render import render_document
from toolkit.documents.tags import tag_environment
from toolkit.documents.work_limits import MOST_PLACES, MOST_SIZE, MOST_WORK, EndlessTags, OversizedValue

LONG = "字" * 30_000
"""The longest text that a cell of a workbook can hold, and near enough."""

AGAIN = "{{% for i in range(99999) %}}{}{{% endfor %}}"
"""Does something again and again."""

DOUBLED = "{{% set n = namespace(a={}) %}}{{% for i in range(200) %}}{{% set n.a = {} %}}{{% endfor %}}{{{{ n.a|length }}}}"
"""Makes something twice as large again and again."""


def filled(source: str) -> str:
    """What tags write."""
    return tag_environment().from_string(source).render(title="题", long=LONG, also="字" * 30_000, rows=({"name": "甲"},) * 500)


@pytest.mark.parametrize("source", [
    "{% for a in range(10000) %}{% for b in range(10000) %}x{% endfor %}{% endfor %}",
    "{% for a in range(60000) %}{% if a %}" + "x" * 300 + "{% endif %}{% endfor %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "{% for x in range(9) recursive %}{{ loop(range(9)) }}{% endfor %}",
    "{{ range(10**6)|join }}", "{{ range(10 ** 9) }}",
    AGAIN.format("{{ long }}"), AGAIN.format("{% if long == also %}{% endif %}"), AGAIN.format("{% if '某' in long %}{% endif %}"),
    AGAIN.format("{{ long|upper|length }}"), AGAIN.format("{{ long.upper()|length }}"), AGAIN.format("{{ long[1:]|length }}"),
    AGAIN.format("{{ long.count('某') }}"), AGAIN.format("{{ long|wordcount }}"), AGAIN.format("{{ range(99999)|list|length }}"),
    AGAIN.format("{{ range(99999)|sort|length }}"), AGAIN.format("{{ range(99999)|sum }}"), AGAIN.format("{{ range(99999)|select('none')|first|d(1) }}"),
    AGAIN.format("{{ range(99999)|select('in', range(99999))|list|length }}"), AGAIN.format("{% for x in range(99999) if x is none %}{% endfor %}"),
    "{{ ([long] * 9999)|join }}", "{{ ','.join([long] * 9999) }}", AGAIN.format("{% set x %}{{ long }}{% endset %}"), AGAIN.format("{% filter upper %}{{ long }}{% endfilter %}"),
])  # fmt: skip
def test_what_repeats_without_end_is_stopped(source: str):
    with pytest.raises((EndlessTags, RecursionError, OverflowError)) as raised:
        filled(source)
    assert not isinstance(raised.value, OversizedValue)


@pytest.mark.parametrize("source", [
    "{{ 'x' * 10**9 }}", "{{ 10**9 * 'x' }}", "{{ [0] * 10**9 }}", "{{ (1, 2) * 10**9 }}", "{{ 9 ** 99999 }}", "{{ 'x'.center(10**9) }}", "{{ 'x'.ljust(10**9) }}",
    "{{ 'x'.zfill(10**9) }}", "{{ 'x'|center(1000000000) }}", "{{ 'x'|center(width=10**9) }}", "{{ '%1000000d' % 1 }}", "{{ '%.9999f' % 1 }}", "{{ '%*d' % (10**9, 1) }}",
    "{{ '%1000000d'|format(1) }}", "{{ '{:>1000000000}'.format(1) }}", "{{ '{:0>1000000000}'.format(1) }}", "{{ '{:>{w}}'.format(1, w=10**9) }}",
    "{{ [1]|batch(10**9, 0)|list }}", "{{ [1]|slice(10**9)|list }}", "{{ 1.5|round(10**9) }}", "{{ (long * 9)|replace('字', long) }}", "{{ (long * 9).replace('字', long) }}",
    "{{ long.join('x' * 9999) }}", "{{ ('x' * 9999)|join(long) }}",
    DOUBLED.format("'x'", "n.a ~ n.a"), DOUBLED.format("'x'", "n.a + n.a"), DOUBLED.format("[1]", "[n.a, n.a]"), DOUBLED.format("{}", "{1: n.a, 2: n.a}"),
    DOUBLED.format("2", "n.a * n.a"),
])  # fmt: skip
def test_what_grows_beyond_all_use_is_stopped(source: str):
    with pytest.raises(OversizedValue):
        filled(source)


@pytest.mark.parametrize(("source", "written"), [
    (f"{{{{ 'x' * {MOST_SIZE} }}}}", "x" * MOST_SIZE), (f"{{{{ 'x'.center({MOST_PLACES})|trim }}}}", "x"), ("{{ '2023年%d' % 1 }}", "2023年1"),
    ("{{ 2 ** 100 }}", "1267650600228229401496703205376"), ("{{ '{:,}'.format(1234567) }}", "1,234,567"), ("{{ rows|length }}", "500"),
    ("{% for row in rows|sort(attribute='name') %}{{ row.name }}{% endfor %}", "甲" * 500), ("{{ (rows + rows)|length }}", "1000"),
    ("{% for a in range(300) %}{% for b in range(300) %}{% endfor %}{% endfor %}完", "完"), ("{{ title|default(1000000) }}", "题"),
])  # fmt: skip
def test_what_a_document_needs_is_written(source: str, written: str):
    assert filled(source) == written


@pytest.mark.parametrize("source", ["{{ 'x'.encode() }}", "{{ (1).to_bytes(10**9, 'big') }}", "{{ 'x'.expandtabs(10**9) }}", "{{ 'x'.translate({120: title}) }}"])
def test_methods_that_no_document_needs_are_forbidden(source: str):
    fault = fault_of(source)
    assert "模板中不允许这样写" in fault.render()


def fault_of(source: str) -> DocumentFault:
    """The fault to which a paragraph of a template leads."""
    with pytest.raises(DocumentFault) as raised:
        render_document(SMALL_KIND, small_content({"title": "题"}), word_template("{{ title }}", source))
    return raised.value


def test_the_sentence_tells_where_it_is_and_what_to_change():
    assert fault_of("{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}").render() == (
        "函件模板中有标签无法填写：标签反复引用自身，或重复的次数过多；请减少循环的次数，或去掉循环中的循环"
        "（在“{% for a in range(9999) %}{% for b in range(9999) %}x{% endf…”附近）。请在 Word 中改正，或恢复随工具附带的模板；函件未写出。"
    )
    assert fault_of("{{ 'x' * 10**9 }}").render() == (
        "函件模板中有标签无法填写：写出的文字、清单或数字过大；请减小补齐的位数或重复的次数（在“{{ 'x' * 10**9 }}”附近）。"
        "请在 Word 中改正，或恢复随工具附带的模板；函件未写出。"
    )


def test_a_document_written_anew_has_all_of_its_work_before_it():
    written, source = "x" * 80, "{% for a in range(90000) %}" + "x" * 80 + "{% endfor %}"
    assert 2 * 90_000 * len(written) * 2 > MOST_WORK
    assert filled(source) == filled(source) == written * 90_000
