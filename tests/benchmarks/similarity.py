"""Near duplicates among questions against TF-IDF with sparse_dot_topn, the library that is usually taken for it.

The texts have thirty stock phrases of the trade strewn over them, and one in twenty is kin of another: the same, edited
lightly, sorted anew, half copied, a part, or its title said again or kept in English alone. `SCALE=10` takes 40,000.
"""

import os
import resource
import sys
from collections.abc import Callable, Iterable
from itertools import cycle
from random import Random
from time import process_time
from typing import NamedTuple

from sklearn.feature_extraction.text import TfidfVectorizer
from sparse_dot_topn import sp_matmul_topn

from toolkit.similarity import QuestionText
from toolkit.similarity.comparison import find_kin

NUMBER = 4_000 * int(os.environ.get("SCALE", "1"))
KIN_SHARE = 20
"""One question in so many is kin of another."""

TEXT_RECALL, TITLE_RECALL, PRECISION, TIMES_AS_FAST = 0.99, 0.95, 0.98, 10
"""What must be reached at least."""

SECONDS = max(4.0, 30 * NUMBER / 40_000)
"""Processor time that may be taken at most."""

PEAK = 1536 if NUMBER <= 40_000 else None
"""MiB of memory at most, the texts included; None for no limit."""

SIGNS = [chr(code) for code in range(0x4E00, 0x4E00 + 3000)]
WEIGHTS = [1 / (rank + 20) for rank in range(len(SIGNS))]
"""Signs are about as unequal as in a real text."""

draw = Random(2023)


class Draft(NamedTuple):
    """A question to be: its titles and the sentences of its body."""

    title_zh: str
    title_en: str
    body: list[str]


def signs(least: int, most: int) -> str:
    """Return some signs."""
    return "".join(draw.choices(SIGNS, WEIGHTS, k=draw.randint(least, most)))


PHRASES = [signs(14, 24) for _ in range(30)]


def body() -> list[str]:
    """Return the sentences of about 2,000 signs; one in eight begins with a stock phrase."""
    sentences: list[str] = []
    while sum(map(len, sentences)) < 1_900:
        phrase = draw.choice(PHRASES) + "，" if draw.random() < 0.12 else ""
        sentences.append(phrase + signs(15, 40) + "。")
    return sentences


def draft() -> Draft:
    """Return a question like no other."""
    words = (signs(2, 8), signs(2, 6))
    title = draw.choice(("如何实现{}的{}？", "{}中{}的机理是什么？", "能否建立{}与{}的统一理论？", "如何突破{}{}的关键技术？"))
    english = "How can {} of {} be {}?".format(*("".join(draw.choices("abcdefghilmnoprstu", k=9)) for _ in range(3)))
    return Draft(title.format(*words), english, body())


def edited(text: str) -> str:
    """Return a text with one sign in twenty-five replaced."""
    return "".join(draw.choice(SIGNS) if draw.random() < 0.04 else sign for sign in text)


def retold(title: str) -> str:
    """Return a title said again: the halves exchanged, a word before, two signs less."""
    half, cut = len(title) // 2, draw.randrange(len(title) - 3)
    return draw.choice((title[half:] + title[:half], "面向未来的" + title, title[:cut] + title[cut + 2 :]))


TEXT_KIN: tuple[Callable[[Draft, Draft], Draft], ...] = (
    lambda of, own: own._replace(body=of.body),
    lambda of, own: own._replace(body=[*map(edited, of.body)]),
    lambda of, own: own._replace(body=draw.sample(of.body, len(of.body))),
    lambda of, own: own._replace(body=[*of.body[: len(of.body) // 2], *own.body[: len(own.body) // 2]]),
    lambda of, own: own._replace(body=of.body[10:20]),
)
TITLE_KIN: tuple[Callable[[Draft, Draft], Draft], ...] = (
    lambda of, own: own._replace(title_zh=retold(of.title_zh)),
    lambda of, own: own._replace(title_en=of.title_en),
)


def drafts() -> tuple[list[Draft], dict[tuple[int, int], bool]]:
    """Return the questions, and the pairs that are kin with whether it is their titles that tell."""
    made = [draft() for _ in range(NUMBER - NUMBER // KIN_SHARE)]
    kin = {}
    for of, make in zip(draw.sample(range(len(made)), NUMBER // KIN_SHARE), cycle((*TEXT_KIN, *TITLE_KIN)), strict=False):
        kin[of, len(made)] = make in TITLE_KIN
        made.append(make(made[of], draft()))
    return made, kin


def tf_idf(texts: Iterable[str]) -> int:
    """Return how many pairs TF-IDF over grams of three signs finds; the peer's whole work."""
    grams = TfidfVectorizer(analyzer="char", ngram_range=(3, 3), min_df=2).fit_transform(texts)
    return int(sp_matmul_topn(grams, grams.T.tocsr(), top_n=10, threshold=0.3).nnz)


def main() -> int:
    """Print the table; return 1 when a limit is missed."""
    made, kin = drafts()
    questions = [QuestionText(of.title_zh, of.title_en, "".join(of.body)) for of in made]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = process_time()
    found = {(pair.first, pair.second) for pair in find_kin(questions)}
    ours = process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = process_time()
    tf_idf([question.body for question in questions])
    times = (process_time() - start) / ours
    recalls = [sum(pair in found for pair in kin if kin[pair] is of) / sum(told is of for told in kin.values()) for of in (False, True)]
    precision = len(found & kin.keys()) / len(found)
    print(f"{NUMBER} questions, {len(kin)} pairs planted, {len(found)} found")
    print(f"recall {recalls[0]:.3f} of texts, {recalls[1]:.3f} of titles; precision {precision:.3f}")
    print(f"{ours:.2f} s, peak {peak // 1024} MiB, {before // 1024} before; TF-IDF with sparse_dot_topn takes {times:.1f} times as long")
    reached = (recalls[0] >= TEXT_RECALL, recalls[1] >= TITLE_RECALL, precision >= PRECISION, times >= TIMES_AS_FAST,
               ours <= SECONDS, PEAK is None or peak <= PEAK * 1024)
    return int(not all(reached))


if __name__ == "__main__":
    sys.exit(main())
