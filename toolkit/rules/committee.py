"""Rules on 专家委员会: enough distinct experts, a foreign one where asked, a chair, nobody twice."""

from collections.abc import Iterator

from toolkit import text
from toolkit.model import Observation, Sheet
from toolkit.rules import in_batch
from toolkit.rules.base import Facts, SubmissionRule
from toolkit.rules.live import LiveFault
from toolkit.rules.rule import Rule, blank_required
from toolkit.rules.submission_formulas import SubmissionFormulas

CHAIRS = ("主任", "主任委员")
"""委员会职务 that make a chair."""

DOMESTIC = (
    "中国", "中國", "中华", "中華", "国内", "國内", "國內", "我国", "我國", "大陆", "大陸",
    "内地", "內地", "香港", "澳门", "澳門", "台湾", "臺灣", "台灣", "港澳",
    "china", "hongkong", "macao", "macau", "taiwan", "prc", "p.r.c",
)
"""A 国别或地区 that holds one of these, without blanks and in lower case, is not foreign (港澳台 are not foreign)."""

HOME = ("本国", "本國", "cn", "chn")
"""A 国别或地区 that is one of these and nothing else is not foreign either; 日本国 is."""


def is_from_abroad(country: str) -> bool:
    """Return whether a 国别或地区 is filled, is none of :data:`HOME` and names none of :data:`DOMESTIC`."""
    name = text.without_blanks(country).lower()
    return bool(name) and name not in HOME and not any(domestic in name for domestic in DOMESTIC)


def too_small(facts: Facts) -> Iterator[Observation]:
    """Yield a finding where the distinct members are fewer than the call asks."""
    minimum = facts.campaign.settings.committee_minimum
    if facts.committee_size < minimum:
        yield Observation(
            "committee.too-small", facts.label("member_name"), str(facts.committee_size), {"minimum": minimum}
        )


def too_small_live(live: SubmissionFormulas) -> Iterator[LiveFault]:
    """Yield the fault of distinct members that are too few."""
    yield live.at_label("member_name", f"--({size_live(live)}<{live.campaign.settings.committee_minimum})")


def size_live(live: SubmissionFormulas) -> str:
    """Return the formula that counts the distinct members."""
    return f"(SUM({live.rows(Sheet.COMMITTEE)})-SUM({live.repeats('member_name', 'member_employer').range}))"


def no_foreign_member(facts: Facts) -> Iterator[Observation]:
    """Yield a finding where a foreign body joins the recommendation and no member is from abroad."""
    partner = facts.submission.unit["foreign_partners"]
    if not facts.campaign.settings.foreign_member_required or partner.blank or not facts.members:
        return
    if not any(is_from_abroad(member.text("member_country")) for member in facts.members):
        yield Observation("committee.no-foreign-member", partner)


def no_foreign_member_live(live: SubmissionFormulas) -> Iterator[LiveFault]:
    """Yield the fault of a foreign body that joins while no member is from abroad."""
    if not live.campaign.settings.foreign_member_required:
        return
    countries = live.texts("member_country")
    unnamed = [f'ISERROR(FIND("{domestic}",LOWER({countries})))' for domestic in DOMESTIC]
    abroad = "*".join((*unnamed, *(f'(LOWER({countries})<>"{home}")' for home in HOME)))
    foreign_members = f'SUMPRODUCT(({countries}<>"")*{abroad})'
    joined = f'({live.text("foreign_partners")}<>"")*(SUM({live.rows(Sheet.COMMITTEE)})>0)'
    yield live.at_value("foreign_partners", f"{joined}*({foreign_members}=0)")


def duplicate(facts: Facts) -> Iterator[Observation]:
    """Yield a finding for each row that repeats a member's name and employer."""
    for position in text.repeated_positions(facts.people):
        yield Observation("committee.duplicate", facts.members[position]["member_name"])


def required(facts: Facts) -> Iterator[Observation]:
    """Yield a finding for each required field left blank in a filled row."""
    return blank_required(facts.spec(Sheet.COMMITTEE), facts.members, "committee.required")


def required_live(live: SubmissionFormulas) -> Iterator[LiveFault]:
    """Yield the faults of the blank required fields in filled rows."""
    return live.blank_required(Sheet.COMMITTEE)


def no_chair(facts: Facts) -> Iterator[Observation]:
    """Yield a finding for a committee in which nobody presides."""
    if facts.members and not any(text.without_blanks(member.text("member_role")) in CHAIRS for member in facts.members):
        yield Observation("committee.no-chair", facts.label("member_role"), value="", details={"chairs": CHAIRS})


def no_chair_live(live: SubmissionFormulas) -> Iterator[LiveFault]:
    """Yield the fault of a committee in which nobody presides."""
    roles = live.texts("member_role")
    chairs = "+".join(f'SUMPRODUCT(--({roles}="{chair}"))' for chair in CHAIRS)
    yield live.at_label("member_role", f"(SUM({live.rows(Sheet.COMMITTEE)})>0)*(({chairs})=0)")


_PERSON = ("member_name", "member_employer")
_FOREIGN = ("foreign_partners", "member_country")

RULES: tuple[SubmissionRule, ...] = (
    Rule("committee.too-small", too_small, _PERSON, too_small_live),
    Rule("committee.no-foreign-member", no_foreign_member, _FOREIGN, no_foreign_member_live),
    Rule("committee.duplicate", duplicate, _PERSON),
    Rule("committee.required", required, live=required_live),
    Rule("committee.no-chair", no_chair, ("member_role",), no_chair_live),
    Rule("committee.in-two-units", needs=_PERSON, in_batch=in_batch.in_two_units),
)
