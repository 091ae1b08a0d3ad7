"""Rules on 专家委员会: enough distinct experts, a foreign one where asked, a chair, nobody twice."""

from collections.abc import Iterator

from toolkit import text
from toolkit.campaign.countries import is_abroad, is_unclear
from toolkit.looks import Look
from toolkit.model import Observation, Severity, Sheet
from toolkit.rules import in_batch
from toolkit.rules.base import Facts, SubmissionRule
from toolkit.rules.live import LiveFault
from toolkit.rules.rule import Rule, blank_required
from toolkit.rules.submission_formulas import SubmissionFormulas

CHAIRS = ("主任", "主任委员")
"""委员会职务 that make a chair."""


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
    return f"(SUMPRODUCT({named_rows_live(live)})-SUM({live.repeats('member_name', 'member_employer').range}))"


def named_rows_live(live: SubmissionFormulas) -> str:
    """Return the array expression that is 1 in each row with a person, not 待定 or the like, as its member."""
    return f"{live.rows(Sheet.COMMITTEE)}*(1-{live.unanswered('member_name')})"


def no_foreign_member(facts: Facts) -> Iterator[Observation]:
    """Yield a finding where a foreign body joins the recommendation and no member is from abroad.

    Where somebody may be, for the country cannot be told, it is a warning there.
    """
    partner = facts.submission.unit["foreign_partners"]
    if not facts.campaign.settings.foreign_member_required or partner.blank or not facts.members:
        return
    countries = [member["member_country"] for member in facts.named_members]
    if any(is_abroad(country.text) for country in countries):
        return
    unclear = next((country for country in countries if is_unclear(country.text)), None)
    if unclear:
        yield Observation("committee.no-foreign-member", partner, look=Look.UNCLEAR_COUNTRY,
                          details={"at": f"{unclear.sheet}!{unclear.a1}", "country": unclear.text},
                          severity=Severity.WARNING)
    else:
        yield Observation("committee.no-foreign-member", partner, look=Look.NOBODY_ABROAD)


def no_foreign_member_live(live: SubmissionFormulas) -> Iterator[LiveFault]:
    """Yield the fault of a joint recommendation with a foreign body but without a member surely from abroad."""
    if not live.campaign.settings.foreign_member_required:
        return
    foreign_members = f"SUMPRODUCT({named_rows_live(live)}*{live.abroad('member_country')})"
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
    if facts.members and not any(
        text.without_blanks(member.text("member_role")) in CHAIRS for member in facts.named_members
    ):
        yield Observation("committee.no-chair", facts.label("member_role"), value="", details={"chairs": CHAIRS})


def no_chair_live(live: SubmissionFormulas) -> Iterator[LiveFault]:
    """Yield the fault of a committee in which nobody presides."""
    roles, named = live.texts("member_role"), named_rows_live(live)
    chairs = "+".join(f'SUMPRODUCT(({roles}="{chair}")*{named})' for chair in CHAIRS)
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
