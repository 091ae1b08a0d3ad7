"""The decisions on units and files that are in force, as 办理决定 of the next 汇总表 lists them."""

from toolkit.batch.master.staff_tables import DECISIONS, DecisionRow
from toolkit.campaign.model import Campaign
from toolkit.ledger.decisions import Decision, DecisionsInForce
from toolkit.ledger.finding import find_subjects
from toolkit.ledger.ledger import Ledger
from toolkit.ledger.standings import unit_key
from toolkit.text import mask_file_name


def decision_rows(ledger: Ledger, decisions: DecisionsInForce, campaign: Campaign) -> list[DecisionRow]:
    """Return a row for each decision that staff may enter on that sheet, in the order in which they were made."""
    words = {kind: word for word, kind in DECISIONS.items()}
    codes = {unit_key(unit): unit.code for unit in campaign.units}
    listed = [made for made in decisions.made if made.kind in words]
    subjects = (codes.get(made.target) or _file_named(ledger, made) for made in listed)
    return [DecisionRow(subject, words[made.kind], made.content, made.reason)
            for subject, made in zip(subjects, listed, strict=True)]


def _file_named(ledger: Ledger, decision: Decision) -> str:
    """Return the path of a file where it names no other and holds no personal data; else its SHA-256."""
    path, named = decision.shown, [subject.key for subject in find_subjects(ledger, decision.shown)]
    return path if named == [decision.target] and mask_file_name(path) == path else decision.target
