"""Draws the pictures of the READMEs from the demo's real output, through LibreOffice and pdftoppm: `make pictures`."""

import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from toolkit.batch.receiving.receipts import Receipt, ReceiptStatus
from toolkit.batch.run import PAGE
from toolkit.demo.run import DemoSummary, run_demo
from toolkit.model import Sheet
from toolkit.publication.tracking.report.render import TEMPLATE as TRACKING_REPORT
from toolkit.review.assigning.workbook import ASSIGNMENT_FILE
from toolkit.review.minutes.render import TEMPLATE
from toolkit.review.results.select import RESULT_FILE

PICTURES = Path(__file__).parent / "pictures"


class Picture(NamedTuple):
    """A part of a page: of the first one on which *words* stand, drawn *across* pixels wide, its upper left corner."""

    name: str
    words: str
    across: int
    width: int
    height: int


WORKBOOK = Picture("workbook", "推荐问题第", 2800, 1400, 620)
LIVE = Picture("live", "自检第", 1000, 1000, 700)
ANNOTATED = Picture("annotated", "校验意见", 1400, 1400, 400)
MARKED = Picture("annotated", "单位信息第", 1100, 1100, 720)
"""Cells of the same copy with their marks; drawn below the list of what is marked."""
RETURNED = Picture("returned", "已改正", 1400, 1400, 400)
REPORT = Picture("report", "各类别推荐数量（个）", 1000, 1000, 1080)
ASSIGNMENT = Picture("assignment", "匹配依据", 1400, 1400, 560)
SCORES = Picture("scores", "加权总分回避评审意见", 1400, 1400, 560)
RESULT = Picture("result", "按同意票取本类前", 1400, 1400, 560)
MINUTES = Picture("minutes", "现行规则", 1000, 1000, 1000)
BOOK = Picture("book", "各类别入选数（个）", 1000, 1000, 1000)
TRACKED = Picture("tracking", "各解决情况的问题数", 1000, 1000, 1000)


DASHBOARD_SIZE = "1280,1380"
"""Width and height of the picture of the dashboard, in pixels."""


def to_pdf(files: Iterable[Path], folder: Path) -> None:
    """Convert office files into *folder*, all in one call of LibreOffice."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def page_with(pdf: Path, words: str) -> int:
    """Return the number of the first page on which *words* stand."""
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
    return next(number for number, page in enumerate(text.split("\f"), 1) if words in "".join(page.split()))


def draw(pdf: Path, picture: Picture, folder: Path = PICTURES) -> Path:
    """Draw a picture into a folder, and return its path."""
    page = str(page_with(pdf, picture.words))
    scale = ["-scale-to-x", str(picture.across), "-scale-to-y", "-1"]
    part = ["-x", "0", "-y", "0", "-W", str(picture.width), "-H", str(picture.height)]
    command = ["pdftoppm", "-png", "-singlefile", "-f", page, "-l", page, *scale, *part]
    subprocess.run([*command, pdf, folder / picture.name], check=True)
    return (folder / picture.name).with_suffix(".png")


def draw_dashboard(page: Path) -> None:
    """Draw the top of the dashboard as a browser shows it."""
    with tempfile.TemporaryDirectory() as profile:
        flags = ("headless=new", "no-sandbox", "disable-gpu", "hide-scrollbars", f"user-data-dir={profile}",
                 f"window-size={DASHBOARD_SIZE}", f"screenshot={PICTURES / 'dashboard.png'}")
        command = ["chromium", *(f"--{flag}" for flag in flags), page.as_uri()]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def add_below(above: Path, below: Path) -> None:
    """Add a picture below another."""
    first, second = Image.open(above), Image.open(below)
    both = Image.new("RGB", (max(first.width, second.width), first.height + second.height), "white")
    both.paste(first)
    both.paste(second, (0, first.height))
    both.save(above)


def sources(summary: DemoSummary) -> tuple[Path, Path, Path, Path]:
    """Return a workbook without findings, copies of the one with most marks and of one sent again, a report."""
    receipts = summary.batch.collection.counting
    as_issued = {file.shown for file in summary.sent if not file.sending.sorted}
    clean = next(receipt for receipt in receipts if receipt.judgement.clean and receipt.source.path in as_issued)
    worst = max(summary.batch.collection.having(ReceiptStatus.RETURNED), key=_marks)
    again = next(receipt for receipt in summary.batch.collection.having(ReceiptStatus.RETURNED) if receipt.comparison)
    folder = summary.folder.output / summary.batch.name / "returned"
    copies = (folder / f"{receipt.unit_code} {receipt.unit_name}.xlsx" for receipt in (worst, again))
    report = next(report.path for report in summary.reports if report.unit.startswith(clean.unit_code))
    return summary.folder.inbox / clean.source.path, *copies, report


def review_pictures(summary: DemoSummary) -> Iterator[tuple[Path, Picture]]:
    """Yield a copy of each file of the review, and of what came after, under a name of its own, with its picture."""
    assert summary.book and summary.tracking, "the demo goes on to them"
    first, *_, last = (run.stage.name for run in summary.stages)
    folder = summary.folder
    scored = next(run.sent for run in summary.stages)
    clean = next(sheet.path for sheet in scored if sheet.path.startswith("E") and not sheet.expected)
    for path, picture in (
        (folder.review(first) / ASSIGNMENT_FILE, ASSIGNMENT),
        (folder.review_inbox(first) / clean, SCORES),
        (folder.review_output(last) / RESULT_FILE, RESULT),
        (folder.review_output(first) / TEMPLATE, MINUTES),
        (summary.book.path, BOOK),
        (summary.tracking.merged.path / TRACKING_REPORT, TRACKED),
    ):
        named = path.with_stem(picture.name)
        named.write_bytes(path.read_bytes())
        yield named, picture


def _marks(receipt: Receipt) -> tuple[int, int]:
    """Return how many cells of 单位信息, which is drawn, are marked, and how many rules had something to say."""
    marked = {found.place.cell for found in receipt.judgement if found.place.sheet == Sheet.UNIT}
    return len(marked), len({found.code for found in receipt.judgement})


def main() -> None:
    """Run the demo, draw its dashboard, convert some of its files and draw a page of each."""
    with tempfile.TemporaryDirectory() as folder:
        summary = run_demo(Path(folder) / "demo")
        draw_dashboard(summary.folder.output / summary.batch.name / PAGE)
        workbook, worst, again, report = sources(summary)
        pdfs = Path(folder) / "pdf"
        pictures = ((workbook, WORKBOOK), (worst, LIVE), (worst, ANNOTATED), (again, RETURNED), (report, REPORT),
                    *review_pictures(summary))
        to_pdf(dict.fromkeys(path for path, _ in pictures), pdfs)
        for path, picture in pictures:
            draw(pdfs / f"{path.stem}.pdf", picture)
        below = draw(pdfs / f"{worst.stem}.pdf", MARKED, Path(folder))
        add_below(PICTURES / f"{ANNOTATED.name}.png", below)


if __name__ == "__main__":
    main()
