"""Draws the pictures of the READMEs from the demo's real output, through LibreOffice and pdftoppm: `make pictures`."""

import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from toolkit.demo.run import Summary, run
from toolkit.report.render import TEMPLATE

PICTURES = Path(__file__).parent / "pictures"
WIDTH = 1100
"""Pixels across; the READMEs show them smaller."""


def to_pdf(files: Iterable[Path], folder: Path) -> None:
    """Convert office files into *folder*, all in one call of LibreOffice."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def page_with(pdf: Path, *words: str) -> int:
    """Return the number of the first page on which all *words* stand."""
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
    pages = text.split("\f")
    return next(number for number, page in enumerate(pages, 1) if all(word in page for word in words))


def draw(pdf: Path, page: int, name: str) -> None:
    """Draw one page as docs/pictures/*name*.png."""
    size = ["-scale-to-x", str(WIDTH), "-scale-to-y", "-1"]
    place = ["-f", str(page), "-l", str(page), "-singlefile"]
    subprocess.run(["pdftoppm", "-png", *size, *place, pdf, PICTURES / name], check=True)


def sources(summary: Summary) -> tuple[Path, Path, Path]:
    """Return a filled workbook, the annotated copy of one with many findings, and a report."""
    output = summary.folder.output
    filled = next(summary.folder.inbox / file.shown for file in summary.sent if not file.expected)
    returned = max((output / summary.batch.name / "returned").iterdir(), key=lambda path: path.stat().st_size)
    report = summary.reports[0].path
    return filled, returned, report


def main() -> None:
    """Run the demo, convert three of its files, draw a page of each."""
    with tempfile.TemporaryDirectory() as folder:
        filled, returned, report = sources(run(Path(folder) / "demo"))
        pdfs = Path(folder) / "pdf"
        to_pdf((filled, returned, report), pdfs)
        ...


if __name__ == "__main__":
    main()
