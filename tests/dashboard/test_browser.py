"""The dashboard in a real browser: quiet, alone, searched, sorted, on a telephone and on paper."""

import re
from base64 import b64decode
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from tests.support.chromium import PHONE, Browser, chromium
from tests.support.dashboard_data import SMALL, harmful, whole_campaign
from toolkit.dashboard.page import dashboard_page

SHOWN_NAMES = "return [...document.querySelectorAll('#table-units tbody tr')].map(row => row.cells[0].textContent)"
ORDER = "return [...document.querySelectorAll('#table-units th')].map(head => head.ariaSort).filter(Boolean)"


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The pages, each in its file."""
    folder = tmp_path_factory.mktemp("页面")
    made = {
        "small": dashboard_page(SMALL),
        "harmful": dashboard_page(harmful()),
        "whole": dashboard_page(whole_campaign()),
        "printed": dashboard_page(replace(whole_campaign(90), kin=(), changes=()), "en"),
    }
    for name, page in made.items():
        (folder / f"{name}.html").write_bytes(page)
    return {name: folder / f"{name}.html" for name in made}


@pytest.fixture(scope="module")
def browser():
    with chromium() as opened:
        yield opened


@pytest.fixture
def small(browser, pages) -> Browser:
    browser.open(pages["small"])
    return browser


def shown(browser: Browser) -> list[str]:
    """Return the units in the table of units, from the top."""
    return browser.run(SHOWN_NAMES)


def told(browser: Browser, table: str, words: str) -> bool:
    """Wait until a table tells how many rows are left after a search, and return that it does."""
    status = browser.driver.find_element(By.CSS_SELECTOR, f"#table-{table} [role=status]")
    return WebDriverWait(browser.driver, 10, 0.05).until(lambda _: status.text == words)


def header(browser: Browser, word: str):
    """Return the button in the header of a column of the table of units."""
    return browser.driver.find_element(By.XPATH, f"//div[@id='table-units']//th/button[.='{word}']")


@pytest.mark.parametrize("name", ["small", "harmful", "whole"])
def test_a_page_asks_for_nothing_and_complains_of_nothing(name, browser, pages):
    browser.open(pages[name])
    assert browser.requests() == [pages[name].as_uri()]
    assert browser.messages() == []


def test_names_that_mean_harm_do_none(browser, pages):
    browser.open(pages["harmful"])
    assert browser.driver.title.startswith("</script><script>document.title='ran'</script>")
    assert browser.run("return document.querySelectorAll('img, iframe, script:not([src]) ~ h1').length") == 0
    assert browser.run("return document.querySelectorAll('main > section').length") == 8


def test_the_page_may_not_reach_out_even_where_something_tries(small):
    barred = small.driver.execute_async_script("""
        const done = arguments[arguments.length - 1];
        const barred = [];
        document.addEventListener("securitypolicyviolation", event => {
            barred.push(event.effectiveDirective);
            if (barred.length === 3) done(barred.sort());
        });
        const script = document.createElement("script");
        script.textContent = "document.title = 'ran'";
        document.head.append(script);
        document.head.append(Object.assign(document.createElement("img"), {src: "http://127.0.0.1:9/sent"}));
        fetch("http://127.0.0.1:9/sent").catch(() => undefined);
    """)
    assert barred == ["connect-src", "img-src", "script-src-elem"]
    assert small.driver.title != "ran"


def test_a_search_leaves_the_rows_that_hold_the_words(small):
    box = small.driver.find_element(By.ID, "search-units")
    box.send_keys("化学")
    assert told(small, "units", "显示 1 行，共 6 行")
    assert shown(small) == ["中国化学会"]
    box.send_keys(Keys.BACKSPACE * 2 + "未报送")
    assert told(small, "units", "显示 2 行，共 6 行")
    assert shown(small) == ["中国物理学会", "中国力学学会"]


def test_a_column_of_numbers_sorts_as_numbers_by_the_keyboard(small):
    button = header(small, "委员")
    button.send_keys(Keys.ENTER)
    assert (shown(small)[3:], small.run(ORDER)) == (["中国化学会", "中国数学会", "生命科学学会联合体"], ["ascending"])
    button.send_keys(Keys.SPACE)
    assert (shown(small)[:3], small.run(ORDER)) == (["生命科学学会联合体", "中国数学会", "中国化学会"], ["descending"])


def test_names_sort_as_chinese_readers_expect_and_one_column_at_a_time(small):
    header(small, "代码").click()
    header(small, "单位").click()
    assert shown(small) == ["生命科学学会联合体", "示范企业科协", "中国化学会", "中国力学学会", "中国数学会", "中国物理学会"]
    assert small.run(ORDER) == ["ascending"]


def test_pairs_are_searched_too(small):
    small.driver.find_element(By.ID, "search-kin").send_keys("往年")
    assert told(small, "kin", "显示 1 行，共 2 行")
    assert small.run("return [...document.querySelectorAll('.pair .kind')].map(kind => kind.textContent)") == ["与往年相近"]


@pytest.mark.parametrize("name", ["small", "harmful"])
def test_on_a_telephone_the_page_does_not_scroll_sideways(name, browser, pages):
    browser.tell("Emulation.setDeviceMetricsOverride", **PHONE)
    browser.open(pages[name])
    widths = browser.run("return [document.documentElement.scrollWidth, document.body.scrollWidth, innerWidth]")
    browser.tell("Emulation.clearDeviceMetricsOverride")
    assert widths == [390, 390, 390]


def test_without_scripts_the_page_reads_whole(browser, pages):
    browser.tell("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(pages["small"])
    browser.tell("Emulation.setScriptExecutionDisabled", value=False)
    assert not browser.driver.find_element(By.ID, "search-units").is_displayed()
    assert browser.driver.find_element(By.XPATH, "//div[@id='table-units']//th[.='中国化学会']").is_displayed()


def test_it_prints_on_a4_without_controls_and_repeats_the_heads_of_tables(browser, pages):
    browser.open(pages["printed"])
    printed = PdfReader(BytesIO(b64decode(browser.tell("Page.printToPDF", preferCSSPageSize=True)["data"])))
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in printed.pages} == {(595, 842)}
    texts = [page.extract_text() for page in printed.pages]
    listing = [text for text in texts if re.search(r"A-\d{3} .*(not sent|returned|accepted)", text)]
    assert len(listing) > 2
    assert [text for text in listing if not re.search(r"Unit +Code +State", text)] == []
    assert [text for text in texts if "Search" in text or "Figures as a table" in text] == []
