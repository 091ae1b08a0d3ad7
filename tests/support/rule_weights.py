"""What a finding of each code weighs, by hand from DESIGN §7."""

WEIGHTS = {
    "file.unreadable": "error",
    "file.encrypted": "error",
    "file.not-xlsx": "error",
    "file.too-large": "error",
    "file.not-the-form": "error",
    "file.other-campaign": "error",
    "file.old-form": "warning",
    "file.macros": "warning",
    "form.sheet-missing": "error",
    "form.column-missing": "error",
    "form.cell-unread": "warning",
    "form.formula-error": "error",
    "form.formula-no-value": "error",
    "form.control-characters": "warning",
    "form.number-damaged": "error",
    "form.picture": "error",
    "form.struck": "warning",
    "unit.unknown": "error",
    "unit.required": "error",
    "unit.type-not-allowed": "error",
    "unit.phone": "warning",
    "unit.email": "warning",
    "unit.late": "warning",
    "unit.refused": "error",
    "unit.joint-partner": "error",
    "unit.not-signed": "error",
    "unit.presider": "warning",
    "unit.collected-fewer": "warning",
    "unit.scan-missing": "warning",
    "committee.too-small": "error",
    "committee.no-foreign-member": "error",
    "committee.duplicate": "warning",
    "committee.required": "warning",
    "committee.no-chair": "warning",
    "committee.in-two-units": "warning",
    "quota.too-few": "error",
    "quota.too-many": "error",
    "question.required": "error",
    "question.category": "error",
    "question.field": "warning",
    "question.discipline-unknown": "warning",
    "question.discipline-coarse": "warning",
    "question.title-style": "warning",
    "question.title-language": "error",
    "question.keywords-count": "warning",
    "question.keywords-pairs": "warning",
    "question.keywords-language": "error",
    "question.body-length": "warning",
    "question.body-language": "warning",
    "question.sections-alike": "warning",
    "question.duplicate": "error",
    "question.duplicate-elsewhere": "warning",
    "question.similar": "warning",
    "question.published-before": "warning",
    "question.scenario": "info",
    "score.not-a-number": "error",
    "score.out-of-range": "error",
    "score.too-few": "warning",
    "score.recused": "error",
    "score.unknown-question": "error",
    "score.unknown-reviewer": "error",
    "score.identical": "warning",
    "score.other-scale": "warning",
    "score.twice": "error",
}
"""Every code of this call's families with its weight, in the order of DESIGN §7."""

REVIEW_WEIGHTS = {
    "review.unknown-sheet": "error",
    "review.wrong-stage": "error",
    "review.altered": "error",
    "review.not-assigned": "error",
    "review.missing": "warning",
    "review.incomplete": "warning",
    "review.not-a-number": "error",
    "review.out-of-range": "error",
    "review.recused-scored": "error",
    "review.identical": "warning",
    "review.late": "warning",
    "review.twice": "error",
    "vote.too-many": "error",
    "vote.unknown-ballot": "error",
    "vote.twice": "error",
}
"""Every code of what comes back from reviewers with its weight, in the order of DESIGN §10."""

TRACKING_WEIGHTS = {
    "track.not-the-form": "error",
    "track.wrong-year": "error",
    "track.unknown-unit": "error",
    "track.altered": "error",
    "track.unknown-question": "error",
    "track.twice": "error",
    "track.missing-question": "warning",
    "track.contact": "warning",
    "track.required": "warning",
    "track.choice": "error",
    "track.explained": "warning",
    "track.backwards": "warning",
    "track.missing": "warning",
}
"""Every code of the tracking workbook with its weight; with a question that was selected some weigh one step more."""

GRAVER = {"正文 999 字", "正文 3001 字"}
"""Faults that weigh one step more than their code."""

READ_ALL_THE_SAME = {"存成 Strict 格式", "存成 OpenDocument 格式"}
"""Files of another kind that can be read: a note, no error."""


def weight(code: str, name: str) -> str:
    """Return what the finding on a fault weighs, by its code and its name."""
    return "error" if name in GRAVER else "info" if name in READ_ALL_THE_SAME else WEIGHTS[code]
