"""Made-up questions and people, plainly marked 演示: the same for the same numbers, never two alike.

Nothing is drawn at random: a running number picks each part, so that no two questions of a run agree.
"""

import hashlib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import cycle, islice
from typing import Any

from toolkit import text
from toolkit.campaign.disciplines import Discipline, disciplines
from toolkit.formspec.recommendation import BODY

SLOTS = 18
"""Most questions composed for one unit: six in each of three categories."""

SEATS = 25
"""Most members composed for one committee."""

SECTION_WORDS = range(440, 520)
"""A section grows sentence by sentence until it has about so many 字; four of them make about 2,000."""

KEYWORD_LENGTH = 15
"""Most characters of a discipline's name that can stand as a keyword."""

_PARAGRAPH = 4
"""Sentences to a paragraph."""

_STRIDE = 389
"""Steps through the topics, so that neighbours in GB/T 13745 are not neighbours in a workbook; prime."""

_CLASSES = {
    "A": ("110", "120", "130", "140", "150", "160", "170", "180", "190"),
    "C": ("210", "220", "230", "240"),
    "D": ("310", "320", "330", "340", "360"),
    "E": ("410", "413", "620", "630"),
}
"""First-level classes by the letter of a unit's code; no class twice, so that no topic is asked about by two letters.

B is engineering: every class that is listed nowhere else. Consortia ask as E does.
"""


@dataclass(frozen=True, slots=True)
class CorpusText:
    """The words of one made-up question."""

    title_zh: str
    title_en: str
    disciplines: str
    roots: int
    """Number of first-level classes among the disciplines."""
    field: str
    """Code of the field of science."""
    keywords_zh: str
    keywords_en: str
    sections: dict[str, str]
    scenario: str


@dataclass(frozen=True, slots=True)
class CorpusPerson:
    """A made-up expert."""

    name: str
    employer: str
    title: str
    expertise: str
    email: str
    phone: str


@cache
def corpus_words() -> dict[str, Any]:
    """Return the demo's word lists, read once."""
    return tomllib.loads((resources.files("toolkit.demo") / "data/words.toml").read_text(encoding="utf-8"))


@cache
def corpus_topics(letter: str) -> tuple[Discipline, ...]:
    """Return the third-level disciplines that units whose code begins with *letter* ask about."""
    taken = {root for roots in _CLASSES.values() for root in roots}
    own = set(_CLASSES["E" if letter == "L" else letter]) if letter != "B" else set(corpus_words()["classes"]) - taken
    named = disciplines().by_name
    return tuple(
        topic
        for topic in disciplines().all
        if topic.level == 3
        and topic.root in own
        and len(named[text.comparable(topic.name)]) == 1
        and _plain(topic.name)
    )


def _plain(name: str) -> bool:
    """Return whether a name can stand as one keyword and means one thing."""
    one = len(name) <= KEYWORD_LENGTH and len(text.keywords(name)) == 1
    return one and "其他学科" not in name and text.has_cjk(name)


def compose_title(letter: str, number: int, category: str, place: int) -> CorpusText:
    """Return the text of a question: the *place*-th (from 0) of all that the *number*-th unit recommends."""
    running = number * SLOTS + place
    listed = corpus_topics(letter)
    step = running * _STRIDE
    topic, other = listed[step % len(listed)], listed[(step + _STRIDE) % len(listed)]
    aspects, titles = corpus_words()["aspects"], corpus_words()["titles"]
    patterns = titles.get(category) or next(iter(titles.values()))
    aspect = aspects[(running + running // len(patterns)) % len(aspects)]
    return _compose(topic, other, aspect, patterns[running % len(patterns)], running)


def _compose(
    topic: Discipline, other: Discipline, aspect: Sequence[str], pattern: Sequence[str], running: int
) -> CorpusText:
    """Return the text of a question about *topic* and, for two in three, *other* beside it."""
    mark = corpus_words()["mark"]
    field, root_en = corpus_words()["classes"][topic.root]
    topic_en = f"{root_en} (GB/T 13745 {topic.code})"
    slots = _slots(topic, aspect[0]) | {"other": other.name}
    named = (topic, other) if running % 3 else (topic,)
    keywords = [
        (topic.name, f"GB/T 13745 {topic.code}"),
        aspect,
        *_some(corpus_words()["keywords"], running, 1 + running % 3),
    ]
    return CorpusText(
        title_zh=mark["title_zh"] + pattern[0].format_map(slots),
        title_en=mark["title_en"] + pattern[1].format(aspect_en=aspect[1], topic_en=topic_en),
        disciplines="；".join(map(str, named)),
        roots=len({discipline.root for discipline in named}),
        field=field,
        keywords_zh="；".join(pair[0] for pair in keywords),
        keywords_en="; ".join(pair[1] for pair in keywords),
        sections=body_sections(topic, aspect[0], running),
        scenario=corpus_words()["unit"]["scenario"].format_map(slots),
    )


def body_sections(topic: Discipline, aspect: str, running: int) -> dict[str, str]:
    """Return the four sections of a body about *topic*, marked 演示 with the running number of the question."""
    return {name: _section(name, _slots(topic, aspect), running) for name in BODY}


def _slots(topic: Discipline, aspect: str) -> dict[str, str]:
    """Return what the word lists may name of a topic."""
    known = disciplines().by_code
    return {"topic": topic.name, "branch": known[topic.parent].name, "root": known[topic.root].name, "aspect": aspect}


def _some(options: Sequence[Any], start: int, number: int) -> list[Any]:
    """Return *number* of the options, from *start* on and round again."""
    return list(islice(cycle(options), start % len(options), start % len(options) + number))


def _shuffled(options: Sequence[str], number: int) -> list[str]:
    """Return the options in an order that differs from number to number, as if by lot, and is always the same."""
    return sorted(options, key=lambda option: hashlib.sha256(f"{number} {option}".encode()).digest())


def _section(name: str, slots: dict[str, str], running: int) -> str:
    """Return a section of several paragraphs, its sentences picked for the question, headed by the mark 演示."""
    pool = _shuffled(corpus_words()["sections"][name], running * len(BODY) + BODY.index(name))
    written = [corpus_words()["mark"]["body"].format(number=f"{running + 1:04d}")]
    count = text.count_words(written[0])
    enough = SECTION_WORDS[running * 37 % len(SECTION_WORDS)]
    for sentence in pool:
        if count >= enough:
            break
        written.append(sentence.format_map(slots))
        count += text.count_words(written[-1])
    return "\n".join("".join(written[first : first + _PARAGRAPH]) for first in range(0, len(written), _PARAGRAPH))


def corpus_person(number: int, seat: int) -> CorpusPerson:
    """Return the expert on the *seat*-th chair (from 0) of the *number*-th unit; nobody sits on two chairs."""
    lists = corpus_words()["people"]
    running = number * SEATS + seat
    pick = {name: lists[name][running * stride % len(lists[name])] for name, stride in _STRIDES.items()}
    return CorpusPerson(
        name=_name(running),
        employer=pick["cities"] + pick["employers"],
        title=pick["titles"],
        expertise=pick["expertise"],
        email=f"demo{running + 1:04d}@example.org",
        phone=f"010-5550{running % 10_000:04d}",
    )


_STRIDES = {"cities": 3, "employers": 5, "titles": 1, "expertise": 2}


def _name(running: int) -> str:
    """Return the *running*-th made-up Chinese name; the first several thousand are all different."""
    lists = corpus_words()["people"]
    surnames, first, second = lists["surnames"], lists["first"], lists["second"]
    given, surname = divmod(running, len(surnames))
    tail = divmod(given * 5 + surname * 7, len(second))
    return f"{surnames[surname]}{first[tail[0] % len(first)]}{second[tail[1]]}"
