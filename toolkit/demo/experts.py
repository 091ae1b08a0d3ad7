"""The demo's experts and the stages of its review: made up, as all people of the demo are."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from functools import cache
from itertools import cycle, islice

from toolkit.campaign.disciplines import disciplines
from toolkit.campaign.model import CHINA_TIME, Campaign
from toolkit.campaign.review_model import PASS_TOGETHER, VOTE_AGAIN, Reviewer, Stage
from toolkit.demo.corpus import SEATS, corpus_person, corpus_topics, corpus_words

FIRST, SECOND, LAST = "初选", "复选", "终选"
"""The stages of the demo, in order."""

CLOSES = {FIRST: 25, SECOND: 46, LAST: 60}
"""By when the sheets of each stage are to come back, in days after the close of the call."""

PANEL = (
    *("F02",) * 5, *("F02 F09",) * 4, *("F09",) * 4, *("F01",) * 3, *("F01 F10",) * 2,
    *("F05 F08",) * 4, *("F03 F10 F04",) * 4, *("F06 F07 F08",) * 4,
)  # fmt: skip
"""The fields of each expert of the first stage: more where more was recommended."""

COMMITTEES = {SECOND: 12, LAST: 15}
"""How many experts serve in the later stages, of two fields each."""

RECUSALS = {
    2: ("D-01",), 6: ("中国茶叶学会", "东江演示研究院"), 14: ("中国数学会",), 33: ("A-06",), 45: ("中国声学学会",),
}  # fmt: skip
"""What some experts have in 回避单位, by their place."""

KEYWORDS = 5
"""Keywords of each expert."""

_UNITS_BEFORE = 60
"""Units whose committees have all names before those of the experts."""

_STRIDE = 7


def demo_experts(campaign: Campaign) -> tuple[Reviewer, ...]:
    """Return the experts, each of an institution of his own within a stage."""
    codes = [field.code for field in campaign.research_fields]
    later = [stage for stage, size in COMMITTEES.items() for _ in range(size)]
    pairs = (f"{codes[place % len(codes)]} {codes[(place + 3) % len(codes)]}" for place in range(len(later)))
    rows = [*((fields, "") for fields in PANEL), *zip(pairs, later, strict=True)]
    return tuple(_expert(campaign, place, fields.split(), panel) for place, (fields, panel) in enumerate(rows))


def _expert(campaign: Campaign, place: int, fields: Sequence[str], panel: str) -> Reviewer:
    """Return the expert on a place (from 0)."""
    person = corpus_person(_UNITS_BEFORE + place // SEATS, place % SEATS)
    names = campaign.research_field_names
    return Reviewer(
        id=f"E{place + 1:02d}",
        name=person.name,
        employer=person.employer,
        fields=tuple(names[code] for code in fields if code in names),
        keywords=tuple(islice(_keywords(fields, place), KEYWORDS)),
        panels=(panel,) if panel else (),
        recusals=RECUSALS.get(place, ()),
    )


def _keywords(fields: Sequence[str], place: int) -> Iterator[str]:
    """Yield what an expert works on: branches of his fields in turn, others for each place."""
    branches = [_branches(code) for code in fields]
    for turn, names in enumerate(cycle(filter(None, branches))):
        yield names[(place * _STRIDE + turn) % len(names)]


@cache
def _branches(field: str) -> tuple[str, ...]:
    """Return the second-level disciplines that questions of a field are about."""
    known, classes = disciplines().by_code, corpus_words()["classes"]
    topics = (topic for letter in "ABCDE" for topic in corpus_topics(letter) if classes[topic.root][0] == field)
    return tuple(dict.fromkeys(known[topic.parent].name for topic in topics))


def demo_stages(campaign: Campaign) -> tuple[Stage, ...]:
    """Return the stages that the demo's questions suffice for: 30, 18 and 10 of each category pass."""
    first, second, last = campaign.stages
    return (
        first.model_copy(update={
            "reviewers": 3, "most_load": 24, "anonymous": True, "passing_value": 30.0,
            "tie_chain": ("中位数", "校准", PASS_TOGETHER), "closes": _closes(campaign, FIRST),
        }),
        second.model_copy(update={
            "reviewers": 5, "passing_value": 18.0, "tie_chain": ("中位数", "去掉最高最低", PASS_TOGETHER),
            "closes": _closes(campaign, SECOND),
        }),
        last.model_copy(update={
            "reviewers": COMMITTEES[LAST], "tie_chain": (VOTE_AGAIN,), "closes": _closes(campaign, LAST),
        }),
    )  # fmt: skip


def _closes(campaign: Campaign, stage: str) -> datetime:
    """Return when the sheets of a stage are to be back: at the end of a day."""
    day = campaign.settings.closes.date() + timedelta(days=CLOSES[stage])
    return datetime.combine(day, time(23, 59, 59), CHINA_TIME)
