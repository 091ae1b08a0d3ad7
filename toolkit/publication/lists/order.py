"""The order in which questions are published: alphabetical by pinyin, or by rank."""

from collections.abc import Iterable

from toolkit.publication.outcome import PublishedOutcome


def in_published_order(order: str, questions: Iterable[PublishedOutcome]) -> list[PublishedOutcome]:
    """Return questions by the pinyin of their titles (*order* ``pinyin``), or by rank in the last stage (``rank``)."""
    return sorted(questions, key=_by_rank if order == "rank" else _by_pinyin)


def pinyin_key(title: str) -> tuple[str, ...]:
    """Return a sort key: syllable and tone of each 汉字, other letters and digits as they are; signs do not count.

    >>> pinyin_key("“膜”分离 2D")
    ('mo2', 'fen1', 'li2', '2d')
    """
    from pypinyin import Style, lazy_pinyin  # its dictionary is slow to load

    spoken = "".join(sign for sign in title if sign.isalnum()).lower()
    return tuple(lazy_pinyin(spoken, style=Style.TONE3, neutral_tone_with_five=True))


def _by_pinyin(outcome: PublishedOutcome) -> tuple[tuple[str, ...], str, str]:
    """Return a sort key: the pinyin of the title, then the title, then the number."""
    return pinyin_key(outcome.title), outcome.title, outcome.number


def _by_rank(outcome: PublishedOutcome) -> tuple[int, str]:
    """Return a sort key: the rank in the last stage, then the number."""
    return (outcome.last.rank or 0 if outcome.last else 0), outcome.number
