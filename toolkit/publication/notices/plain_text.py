"""A notice as plain text."""

from collections.abc import Iterator

from toolkit.messages import Language, say
from toolkit.publication.notices.model import Notice, column_heads


def plain_notice(notice: Notice, language: Language = "zh") -> bytes:
    """Return a notice as plain text that the editors of Windows show as it is."""
    return "\r\n".join(_notice_lines(notice, language)).encode("utf-8-sig")


def _notice_lines(notice: Notice, language: Language) -> Iterator[str]:
    """Yield the lines of a notice."""
    yield from (notice.heading, notice.campaign, "", notice.addressee, "", *notice.opening, "", notice.results)
    heads = column_heads(language)
    for question in notice.questions:
        yield f"  {question.number}　{question.title}"
        for name in ("category", "stage", "result"):
            yield f"    {say('letter.fact', language, label=heads[name], value=getattr(question, name))}"
    if notice.comments:
        yield from ("", notice.commented, *notice.remark)
    for group in notice.comments:
        yield from (f"  {group.heading}", *(f"    {line}" for line in group.lines))
    yield from ("", *notice.closing, *notice.contacts, "", notice.signatory, notice.date, "")
