"""Campaigns drawn by hypothesis: whatever the model takes, the workbook must hold."""

from datetime import datetime

from hypothesis import strategies as st

from toolkit import text
from toolkit.campaign.model import CHINA_TIME, Campaign, Category
from toolkit.campaign.preset import load_preset
from toolkit.campaign.review_model import Criterion, Institution, Reviewer, Stage
from toolkit.model import Severity, Unit

ODD = ["=1+1", "@SUM(A1)", "+8", "-", "&<>", '"', "'", "'quoted'", "\n", "\r\n", "\t", "𠀀", "😀", "_x000D_", "是", "1.0", "　", "；"]

texts = st.lists(st.sampled_from(ODD) | st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=20), max_size=6).map("".join)
filled = texts.filter(text.strip_invisible)
UNSEPARATED = str.maketrans("", "", text.DISCIPLINE_SEPARATORS)
UNSTARRED = str.maketrans("", "", "*＊")
UNBRACED = str.maketrans("", "", "{}｛｝")
"""A prompt holds braces only around the names of limits."""
entry = texts.map(lambda drawn: text.strip_invisible(text.strip_invisible(drawn.translate(UNSEPARATED))[:60])).filter(bool)
entries = st.lists(entry, max_size=4).map(tuple)
counts = st.integers(0, 10_000)
shares = st.floats(0, 1)
times = st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31)).map(lambda clock: clock.replace(tzinfo=CHINA_TIME))


def distinct(strategy, *, least=0, most=4):
    """Draw texts that are not the same as each other."""
    return st.lists(strategy, min_size=least, max_size=most, unique_by=lambda drawn: text.comparable(text.strip_invisible(drawn)))


@st.composite
def settings(draw):
    floor, minimum, about, maximum, ceiling = sorted(draw(st.lists(counts, min_size=5, max_size=5)))
    lowest, highest = sorted(draw(st.lists(st.floats(-1000, 1000).map(round_15), min_size=2, max_size=2, unique=True)))
    opens, closes = sorted(draw(st.lists(times.map(to_the_second), min_size=2, max_size=2, unique=True)))
    fewest, rows = sorted(draw(st.lists(st.integers(1, 200), min_size=2, max_size=2)))
    base = load_preset("2023").settings.model_dump()
    return base | {
        "code": draw(st.from_regex(r"[0-9A-Za-z-]{1,20}", fullmatch=True)),
        "name": draw(filled),
        "year": draw(st.integers(2000, 2100)),
        "opens": opens,
        "closes": closes,
        "committee_minimum": fewest,
        "committee_rows": rows,
        "foreign_member_required": draw(st.booleans()),
        "title_style": draw(st.sampled_from(["question", "any"])),
        "notice_comments": draw(st.booleans()),
        "publication_order": draw(st.sampled_from(["pinyin", "rank"])),
        "book_authors": draw(st.booleans()),
        "tracking_scope": draw(st.sampled_from(["entered", "selected"])),
        "body_floor": floor,
        "body_minimum": minimum,
        "body_about": about,
        "body_maximum": maximum,
        "body_ceiling": ceiling,
        "score_minimum": lowest,
        "score_maximum": highest,
        "score_share": draw(shares),
        "presider_titles": draw(entries.filter(bool)),
        **{name: draw(texts) for name in ("notice", "contact", "phone", "email", "website", "signatory")},
    }


def round_15(figure):
    return float(f"{figure:.15g}")


def to_the_second(clock):
    return clock.replace(microsecond=0)


@st.composite
def categories(draw):
    names = draw(distinct(filled, least=1))
    codes = ["frontier", "engineering", "industry", "policy"]
    quotas = [sorted((draw(counts), draw(counts))) for _ in names]
    return [
        Category(code=code, name=name, minimum=quota[0], maximum=quota[1], select=draw(counts), name_en=draw(texts))
        for code, name, quota in zip(codes, names, quotas, strict=False)
    ]


@st.composite
def units(draw, types):
    codes, names = draw(distinct(filled)), draw(distinct(filled))
    former = draw(distinct(entry, most=3))
    taken = {text.comparable(name) for name in names}
    earlier = tuple(name for name in former if text.comparable(name) not in taken)
    return [
        Unit(code, name, draw(st.sampled_from(types)), earlier if first else (), draw(st.booleans()), draw(texts))
        for first, (code, name) in enumerate(zip(codes, names, strict=False))
    ][:2]


@st.composite
def reviewers(draw):
    lists = [draw(entries) for _ in range(4)]
    return [
        Reviewer(id=code, name=draw(filled), employer=draw(texts), fields=lists[0], keywords=lists[1], panels=lists[2],
                 recusals=lists[3])
        for code in draw(distinct(filled))
    ]


@st.composite
def criteria(draw):
    names = draw(distinct(entry.map(lambda name: text.strip_invisible(name.translate(UNSTARRED)[:20])).filter(bool), least=1))
    return [Criterion(name=name, weight=1 / len(names), maximum=draw(st.floats(0.001, 1e6))) for name in names]


@st.composite
def institutions(draw):
    return [
        Institution(name=name, aliases=draw(entries), with_subordinates=draw(st.booleans()))
        for name in draw(distinct(filled))
    ]


CHAINS = {"score": ("中位数", "标准差", "委员会评分", "校准"), "vote": ("委员会评分",)}
PASSINGS = {"score": {"places": 60, "mark": 72.5}, "vote": {"places": 60, "share": 0.6667}}


@st.composite
def stages(draw):
    names = draw(distinct(filled.map(lambda name: text.strip_invisible(text.strip_invisible(name)[:20])).filter(bool)))
    return [
        draw(one_stage(name, "previous" if name != names[0] else "accepted", is_last=name == names[-1])) for name in names
    ]


@st.composite
def one_stage(draw, name, pool, *, is_last):
    """Draw a stage; how many the last one passes is for 类别 to say, so it draws a line."""
    method = draw(st.sampled_from(["score", "vote"]))
    passing = draw(st.sampled_from([*PASSINGS[method]][is_last:]))
    loads = sorted((draw(counts), draw(counts)))
    return Stage(
        name=name, method=method, pool=pool, grouping=draw(st.sampled_from(["field", "none"])),
        reviewers=max(draw(counts), int(method == "score")), least_load=loads[0], most_load=draw(st.sampled_from([None, loads[1]])),
        anonymous=draw(st.booleans()), ranking=draw(st.sampled_from(["mean", "median", "trimmed", "calibrated"])),
        passing=passing, passing_value=PASSINGS[method][passing], quorum=draw(shares),
        tie_chain=(*draw(st.sets(st.sampled_from(CHAINS[method])).map(sorted)), draw(st.sampled_from(["一并通过", "停止并再次投票"]))),
        field_limit=draw(st.none() | counts), unit_limit=draw(st.none() | counts), most_votes=draw(st.none() | counts),
        closes=draw(st.none() | st.just("2023-05-01 12:00:00")),
    )


@st.composite
def campaigns(draw):
    """Draw a campaign on the packaged form and rules, everything that staff may change changed."""
    base = load_preset("2023")
    types = base.lists["unit_types_known"]
    label = draw(filled.map(lambda drawn: text.strip_invisible(text.strip_invisible(drawn.translate(UNSTARRED))[:30])).filter(bool))
    form = list(draw(st.permutations(base.form)))
    changed = {"label": label, "required": draw(st.booleans()), "minimum": draw(st.none() | st.just(2)),
               "maximum": draw(st.none() | counts.map(lambda drawn: max(drawn, 2))), "prompt": draw(texts.map(lambda drawn: drawn.translate(UNBRACED)))}
    form[0] = type(form[0]).model_validate(form[0].model_dump() | changed)
    severities = st.sampled_from(list(Severity))
    rules = [
        rule.model_copy(update={"severity": draw(severities), "remark": draw(st.just("") | filled.map(text.strip_invisible))})
        if position < 5 else rule
        for position, rule in enumerate(base.rules)
    ]
    lists = base.lists | {"countries": tuple(draw(distinct(entry, least=1)))}
    return Campaign.model_validate({
        "settings": draw(settings()),
        "categories": draw(categories()),
        "research_fields": [{"code": code, "name": code} for code in draw(distinct(filled))],
        "form": form,
        "lists": lists,
        "rules": rules,
        "units": draw(units(types)),
        "reviewers": draw(reviewers()),
        "criteria": draw(criteria()),
        "institutions": draw(institutions()),
        "stages": draw(stages()),
        "clauses": draw(st.dictionaries(st.sampled_from(["name", "closes", "categories", "criteria"]), texts)),
    })
