"""What the dashboard says, from data small enough to be counted by hand."""

import itertools
import os
import subprocess
import sys
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from urllib.parse import unquote

import pytest

from tests.support.dashboard_data import CATEGORIES, EMPTY, HARM, SMALL, harmful, whole_campaign
from tests.support.parsed_pages import chart_rows, parsed, rows, texts, words
from toolkit.dashboard.inert import inert_text
from toolkit.dashboard.model import ChangedQuestion, DisciplineFigures, FieldFigures, KinEvidence, KinSide
from toolkit.dashboard.page import dashboard_page


@pytest.fixture(scope="module")
def page():
    return parsed(dashboard_page(SMALL))


@pytest.fixture(scope="module")
def english():
    return parsed(dashboard_page(SMALL, "en"))


@pytest.fixture(scope="module")
def harmed():
    return parsed(dashboard_page(harmful()))


def test_the_key_figures_stand_at_the_head(page):
    assert texts(page, "//header//dl/div") == [
        "应报单位 6 其中原则上必须推荐 3", "已报送 4 占应报 67%", "受理 2 占已报 50%", "退回修改 1 另有 1 家的文件无法读取",
        "未报送 2 其中原则上必须推荐 1", "受理的问题 25 前沿科学问题 9 工程技术难题 8 产业技术问题 8",
    ]


def test_it_says_in_english_what_it_says_in_chinese(english):
    assert english.get("lang") == "en"
    assert texts(english, "//header//dl/div") == [
        "Units on the roster 6 3 of them must recommend", "Have sent 4 67% of the roster", "Accepted 2 50% of those received",
        "Returned 1 1 more cannot be read", "Have not sent 2 1 of them must recommend",
        "Questions accepted 25 前沿科学问题 9 工程技术难题 8 产业技术问题 8",
    ]
    assert rows(english, "outside") == [["中国化学会", "A-06", "4", "6 (over)", "2 (under)"]]
    assert rows(english, "rules")[0] == ["Length of the body", "question.body-length", "warning", "4", "3"]


@pytest.mark.parametrize(("day", "said"), [
    (date(2023, 4, 29), "距截止 1 天"), (date(2023, 4, 30), "今日截止"), (date(2023, 5, 1), "已截止"),
])
def test_the_deadline_is_told_as_of_the_day_of_the_batch(day, said):
    facts = texts(parsed(dashboard_page(replace(SMALL, dated=day))), "//ul[@class='facts']/li")
    assert facts == [f"批次 2023-04，截至 {day}", "征集时间 2023-03-01 至 2023-04-30 23:59", said]


def test_who_has_yet_to_act_stands_first_and_of_them_who_must_recommend(page):
    assert rows(page, "units") == [
        ["中国物理学会", "A-02", "未报送", "必须", "全国学会", "", "", "", "", "", "", "函件"],
        ["中国力学学会", "A-03", "未报送", "", "全国学会", "", "", "", "", "", "", ""],
        ["示范企业科协", "Q-01", "无法读取", "", "企业科协", "", "", "", "", "1", "", ""],
        ["中国化学会", "A-06", "退回", "必须", "全国学会", "4", "6（多）", "2（少）", "12", "3", "1", "退回件 函件"],
        ["中国数学会", "A-01", "受理", "必须", "全国学会", "4", "3", "3", "17", "", "2", "函件"],
        ["生命科学学会联合体", "L-01", "受理（迟报）", "", "学会联合体", "5", "5", "5", "21", "", "1", ""],
    ]
    assert texts(page, "//ul[@class='awaited']/li") == ["A-02 中国物理学会"]


def test_links_lead_to_the_files_beside_the_page(page):
    assert [unquote(path) for path in page.xpath("//*[@id='table-units']//a/@href")] == [
        "./letters/A-02 中国物理学会 催报.docx", "./returned/A-06 中国化学会.xlsx", "./letters/A-06 中国化学会 退回.docx",
        "./letters/A-01 中国数学会 受理.docx",
    ]


def test_each_chart_has_its_figures_as_a_table(page):
    assert {name: chart_rows(page, name) for name in ("progress", "states", "fields", "disciplines", "rules", "units")} == {
        "progress": [["批次", "截至", "已报送", "受理", "退回"], ["2023-03", "2023-03-31", "2", "1", "1"], ["2023-04", "2023-04-20", "4", "2", "1"]],
        "states": [["类型", "受理", "退回", "无法读取", "未报送"], ["全国学会", "1", "1", "0", "2"], ["企业科协", "0", "0", "1", "0"],
                   ["学会联合体", "1", "0", "0", "0"]],
        "fields": [["领域", "前沿科学问题", "工程技术难题", "产业技术问题"], ["生命健康", "5", "7", "8"], ["数理化基础科学", "4", "1", "0"]],
        "disciplines": [["学科", "问题数"], ["基础医学", "17"], ["数学", "8"]],
        "rules": [["规则", "退回修改", "提醒", "提示"], ["推荐数超过上限", "2", "0", "0"], ["委员会人数", "1", "0", "0"], ["正文字数", "0", "4", "0"]],
        "units": [["单位", "退回修改", "提醒", "提示"], ["A-06 中国化学会", "3", "1", "0"], ["Q-01 示范企业科协", "1", "0", "0"],
                  ["A-01 中国数学会", "0", "2", "0"], ["L-01 生命科学学会联合体", "0", "1", "0"]],
    }


def test_the_quotas_are_mapped(page):
    assert chart_rows(page, "quota") == [
        ["类别", "0", "1", "2", "3", "4", "5", "6", "7", "8+"],
        ["前沿科学问题", "0", "0", "0", "0", "2", "1", "0", "0", "0"],
        ["工程技术难题", "0", "0", "0", "1", "0", "1", "1", "0", "0"],
        ["产业技术问题", "0", "0", "1", "1", "0", "1", "0", "0", "0"],
    ]
    assert rows(page, "balance") == [["前沿科学问题", "0", "3", "0"], ["工程技术难题", "0", "2", "1"], ["产业技术问题", "1", "2", "0"]]
    assert rows(page, "outside") == [["中国化学会", "A-06", "4", "6（多）", "2（少）"]]


def test_lengths_and_scores_are_spread(page):
    assert [row for row in chart_rows(page, "lengths") if row[1] != "0"] == [
        ["正文字数", "问题数"], ["600–800", "1"], ["1400–1600", "1"], ["1800–2000", "1"], ["2000–2200", "2"], ["2400–2600", "1"],
    ]
    assert chart_rows(page, "scores") == [
        ["平均分", "问题数"], ["75–80", "1"], ["80–85", "0"], ["85–90", "1"], ["90–95", "1"], ["95–100", "1"],
    ]


def test_pairs_stand_side_by_side_with_what_both_say_marked(page):
    first, second = page.xpath("//article")
    assert words(first.find("h4")) == "A-01-02 与 L-01-04 正文相近 相似度 0.83 待判定"
    assert words(second.find("h4")) == "A-06-01 与 2021-07 与往年相近 相似度 1.00 判定：不同"
    shared = "现有方法在高温高压条件下缺乏可重复的测量手段，导致关键参数的不确定度长期居高不下"
    assert texts(first, ".//mark") == [shared, shared]
    assert texts(first, ".//blockquote") == [
        f"当前研究表明，{shared}，亟需建立新的实验平台。", f"值得注意的是：{shared}。为此应当发展原位表征技术，并与…",
    ]
    assert texts(second, ".//div[@class='side']") == ["A-06-01 中国化学会 如何实现常温超导？", "2021-07 2021 年 如何实现常温超导？"]


def test_changes_are_counted_and_listed(page):
    assert texts(page, "//section[@id='changes']/p") == ["与批次 2023-03 相比："]
    assert texts(page, "//ul[@class='counts']/li") == ["改为退回 1", "修改 1", "新增 2"]
    assert rows(page, "changes")[1] == ["A-01-02", "中国数学会", "修改", "如何在极端条件下精确测量材料的力学参数？", "正文、关键词（中文）"]


def test_of_very_many_pairs_and_changes_the_first_stand_on_the_page():
    pairs = tuple(KinEvidence(KinSide(f"A-{one}", "", ""), KinSide("B-1", "", ""), "题目相近", 0.5) for one in range(61))
    changes = tuple(ChangedQuestion(f"A-{one}", "", "新增", "") for one in range(201))
    page = parsed(dashboard_page(replace(SMALL, kin=pairs, changes=changes)))
    assert texts(page, "//span[@class='numbers']") == [f"A-{one} 与 B-1" for one in range(60)]
    assert [row[0] for row in rows(page, "changes")] == [f"A-{one}" for one in range(200)]
    assert texts(page, "//section[@id='kin']/p") == ["共 61 对，此处列出前 60 对，其余见汇总表“重复与相似”。"]
    assert texts(page, "//section[@id='changes']/p")[1:] == ["共 201 项，此处列出前 200 项，其余见汇总表“与上批差异”。"]


def test_a_chart_shows_the_longest_bars_and_its_table_all():
    fields = tuple(FieldFigures(f"领域{number:02}", (number, 0, 0)) for number in range(1, 14))
    page = parsed(dashboard_page(replace(SMALL, fields=fields)))
    drawn = [text for text in texts(page, "//*[@id='chart-fields']//*[name()='text']") if text.startswith("领域")]
    assert drawn == [f"领域{number:02}" for number in range(13, 1, -1)]
    assert [row[0] for row in chart_rows(page, "fields")[1:]] == [f"领域{number:02}" for number in range(13, 0, -1)]


def test_a_long_name_is_cut_in_its_chart_and_whole_in_its_table():
    name = "极端条件下" * 20
    page = parsed(dashboard_page(replace(SMALL, disciplines=(DisciplineFigures(name, 3),))))
    assert chart_rows(page, "disciplines")[1] == [name, "3"]
    label, _ = texts(page, "//*[@id='chart-disciplines']//*[name()='text']")
    assert label == f"{name[:33]}…"


def test_where_nothing_came_the_page_says_so():
    page = parsed(dashboard_page(EMPTY))
    assert texts(page, "//section/p") == ["尚无数据。", "尚无数据。", "没有校验意见。", "没有发现重复或相似的问题。", "本批是第一批，没有可比的上一批。"]
    assert texts(page, "//figure/figcaption/h3") == ["报送与受理的单位数", "各类单位的报送情况", "各类推荐数量的单位数"]


def test_equal_data_give_equal_bytes_on_another_machine(tmp_path):
    """Without fonts, in another time zone, with another seed of hashes."""
    (tmp_path / "fonts.conf").write_text("<fontconfig/>")
    elsewhere = {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf"), "TZ": "America/Lima", "PYTHONHASHSEED": "7"}
    made = "import sys; from toolkit.dashboard.page import dashboard_page; from tests.support.dashboard_data import SMALL;" \
        "sys.stdout.buffer.write(dashboard_page(SMALL))"
    environment = os.environ | elsewhere | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", made], env=environment, capture_output=True, check=True)
    assert done.stdout == dashboard_page(SMALL)


def test_a_thousand_units_take_less_than_three_megabytes():
    data = whole_campaign(1_000)
    page = dashboard_page(data)
    assert page.count(b'<th scope="row" class="c0">') >= 1_000
    assert len(page) <= 3_000_000


def test_browsers_may_use_what_stands_in_the_page_and_nothing_else(page):
    hashes = [
        f"'sha256-{b64encode(sha256(element.text.encode()).digest()).decode()}'" for element in page.xpath("//style | //script")
    ]
    assert page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == [
        f"default-src 'none'; img-src data:; style-src {hashes[0]}; script-src {hashes[1]} {hashes[2]}; base-uri 'none'; form-action 'none'"
    ]
    assert page.xpath("//@style | //@onclick | //@src") == []


def test_texts_from_files_stand_as_text_without_what_harms(harmed):
    assert [row[0] for row in rows(harmed, "changes")] == [" ".join(inert_text(text).split()) for text in HARM]
    assert len(harmed.xpath("//script")) == 2
    assert harmed.xpath("//img | //@onerror | //@onclick | //h1/following::h1") == []
    assert {path[:2] for path in harmed.xpath("//a/@href")} == {"./", "#p", "#q", "#s", "#t", "#f", "#u", "#k", "#c"}
    shown = harmed.text_content()
    assert not any(sign in shown for sign in "\u202e\u2067\x00\x07\x1b\ud800\ufffe")


def test_an_inert_text_reads_as_before():
    assert inert_text("甲\u202excod.exe\u202c乙") == "甲xcod.exe乙"
    assert inert_text("甲\x00\x07\x1b[31m乙\ud800丙\ufffe") == "甲[31m乙丙"
    assert inert_text("氢₂ → 🙂\n二") == "氢₂ → 🙂\n二"


@pytest.mark.parametrize("name", ["page", "english", "harmed"])
def test_readers_of_the_screen_find_their_way(name, request):
    page = request.getfixturevalue(name)
    names = page.xpath("//@id")
    assert len(names) == len({*names})
    told = page.xpath("//@aria-labelledby | //@for") + [link[1:] for link in page.xpath("//a/@href") if link.startswith("#")]
    assert {*told} <= {*names}
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4")]
    assert [later for earlier, later in itertools.pairwise(levels) if later > earlier + 1] == []
    assert page.xpath("//table[not(caption)] | //th[not(@scope)] | //section[not(@aria-labelledby)]") == []
    assert page.xpath("//figure[not(.//*[@role='img']/@aria-labelledby) or not(.//table)]") == []
    assert page.xpath("//th/button[not(normalize-space())] | //*[@role='graphics-symbol'][not(@aria-hidden)]") == []
    assert len(page.xpath("//main")) == len(page.xpath("//h1")) == len(page.xpath("//nav")) == 1


def test_quotas_are_those_of_the_campaign():
    wide = tuple(category._replace(minimum=1, maximum=9) for category in CATEGORIES)
    page = parsed(dashboard_page(replace(SMALL, categories=wide)))
    assert rows(page, "outside") == []
    assert [row[1:] for row in rows(page, "balance")] == [["0", "3", "0"]] * 3
