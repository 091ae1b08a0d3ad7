"""Files that staff gave to a unit (归属单位), whatever is typed in them."""

from dataclasses import replace

from toolkit.batch.receiving.receipts import ReceivedFile
from toolkit.campaign.model import Campaign
from toolkit.check.facts import FormFacts
from toolkit.ledger.decisions import DecisionsInForce
from toolkit.model import Judgement, Unit

UNKNOWN_CODE = "unit.unknown"
"""Code of the finding that is answered once staff say whose a file is."""


def assigned_file(file: ReceivedFile, campaign: Campaign, decisions: DecisionsInForce) -> ReceivedFile:
    """Return a file as its unit's own where staff gave it to one that is still on the roster; else as it is."""
    unit = campaign.unit_of.get(decisions.assigned.get(file.source.sha256, ""))
    if unit is None or file.form is None:
        return file
    read = replace(file.file, form=_form_of(file.form, unit), judgement=_without_unknown(file.file.judgement))
    return replace(file, file=read)


def _form_of(form: FormFacts, unit: Unit) -> FormFacts:
    """Return a form as if a unit's name and code were typed in it."""
    typed = {"unit_code": unit.code, "unit_name": unit.name, "unit_type": unit.type}
    return replace(form, typed=typed, sender=replace(form.sender, unit=unit.name))


def _without_unknown(judgement: Judgement) -> Judgement:
    """Return a judgement without the finding that the unit is unknown."""
    return replace(judgement, findings=tuple(found for found in judgement if found.code != UNKNOWN_CODE))
