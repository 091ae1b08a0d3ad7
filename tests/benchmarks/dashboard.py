"""The dashboard of a whole campaign of 1,000 units: its size, how long it takes to make and to open in Chromium, its memory.

`SCALE=3` takes 3,000 units.
"""

import os
import resource
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.support.chromium import Browser, chromium
from tests.support.dashboard_data import whole_campaign
from toolkit.dashboard.page import dashboard_page

UNITS = 1_000 * int(os.environ.get("SCALE", "1"))
LARGEST = 3_000_000 * UNITS // 1_000
"""Bytes that the page may take."""
SLOWEST = 2.0
"""Seconds that a browser may take until it is read and its tables are searched."""
TIMES = 5

LOADED = "return performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd / 1000"


def made() -> tuple[bytes, float, float]:
    """Return the page, and the seconds that it took at first and again."""
    data, seconds = whole_campaign(UNITS), []
    for _ in range(2):
        start = perf_counter()
        page = dashboard_page(data)
        seconds.append(perf_counter() - start)
    return page, *seconds


def opened(browser: Browser, page: Path) -> float:
    """Return the seconds until a page stands in a browser."""
    browser.open(page)
    return browser.run(LOADED)


def main() -> int:
    """Print what was measured; return 1 where the page is too large or too slow."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    page, first, again = made()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    with TemporaryDirectory() as folder, chromium() as browser:
        path = Path(folder) / "dashboard.html"
        path.write_bytes(page)
        loaded = median(opened(browser, path) for _ in range(TIMES))
    print(f"dashboard of {UNITS:,} units: {len(page) / 1e6:.2f} MB (at most {LARGEST / 1e6:.0f})")
    print(f"made in {first:.2f} s, again in {again:.2f} s, with {memory / 1024:.0f} MiB; opened in {loaded:.2f} s (at most {SLOWEST})")
    return int(len(page) > LARGEST or loaded > SLOWEST)


if __name__ == "__main__":
    sys.exit(main())
