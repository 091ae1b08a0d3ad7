"""The dashboard's page as a tree, and what stands in its parts."""

from lxml.html import HtmlElement, document_fromstring


def parsed(page: bytes) -> HtmlElement:
    """Return a page as a browser reads it."""
    return document_fromstring(page.decode())


def words(element: HtmlElement) -> str:
    """Return what an element shows, with single blanks."""
    return " ".join(element.text_content().split())


def texts(page: HtmlElement, path: str) -> list[str]:
    """Return what each of the elements at a path shows."""
    return [words(element) for element in page.xpath(path)]


def rows(page: HtmlElement, name: str) -> list[list[str]]:
    """Return the cells of each row of a table to search in, from the top."""
    return [[words(cell) for cell in row] for row in page.xpath(f"//*[@id='table-{name}']//tbody/tr")]


def chart_rows(page: HtmlElement, name: str) -> list[list[str]]:
    """Return the cells of each row of a chart's table, its header first."""
    return [[words(cell) for cell in row] for row in page.xpath(f"//*[@id='chart-{name}']//tr")]
