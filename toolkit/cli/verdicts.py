"""Verdicts on files as a person reads them and as JSON (DESIGN §8)."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import click

from toolkit import __version__
from toolkit.check.verdict import FileVerdict
from toolkit.cli import console
from toolkit.cli.context import CliContext
from toolkit.messages import (
    Language,
    finding_place,
    finding_remedy,
    finding_sentence,
    join_words,
    remark_sentence,
    rule_title,
    severity_word,
)
from toolkit.model import Finding, Severity
from toolkit.rules.base import Facts
from toolkit.text import mask_personal

FIRST_PLACES = 3
"""Places of one rule that are shown in full; a few more follow by address only."""

FURTHER_PLACES = 8

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def failed(checked: Sequence[FileVerdict]) -> bool:
    """Return whether any file has an error or could not be read."""
    return any(file.submission is None or not file.judgement.acceptable for file in checked)


def as_lines(checked: Sequence[FileVerdict], desk: CliContext, *, by_preset: bool) -> Iterator[str]:
    """Yield the verdicts as text: each file with its findings by rule, gravest first, then a summary."""
    for file in checked:
        yield from _file_lines(file, desk)
        yield ""
    yield from console.wrap(desk.say("cli.check.summary", **_summary(checked)), rest="  ")
    if by_preset:
        yield from console.wrap(desk.say("cli.check.preset", preset=_campaigns(checked)), rest="  ")


def _file_lines(file: FileVerdict, desk: CliContext) -> Iterator[str]:
    """Yield the heading of a file and what was found in it."""
    yield from (click.style(line, bold=True) for line in console.wrap(_heading(file, desk), rest="  "))
    if file.judgement.clean and not file.judgement.not_made:
        yield click.style(f"  {console.tick(True)} {desk.say('cli.check.ok')}", fg="green")
    by_rule: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in file.judgement:
        by_rule.setdefault((finding.severity, finding.code), []).append(finding)
    for (severity, code), findings in by_rule.items():
        yield from _rule_lines(severity, code, findings, desk)
    yield from _not_made_lines(file, desk)
    yield from _remark_lines(file, desk)


def _heading(file: FileVerdict, desk: CliContext) -> str:
    """Return the path of a file and whose it says it is."""
    if file.submission is None:
        return f"{file.source.path}  {desk.say('cli.check.unreadable')}"
    unit = file.submission.unit
    named = mask_personal(f"{unit.text('unit_name')}（{unit.text('unit_code')}）") if unit.text("unit_name") else ""
    return f"{file.source.path}  {named}"


def _rule_lines(severity: Severity, code: str, findings: list[Finding], desk: CliContext) -> Iterator[str]:
    """Yield what one rule found: its name and count, the first places in full, what to do."""
    group = desk.say(
        "cli.check.group", title=rule_title(code, desk.language), count=len(findings), clause=findings[0].clause
    )
    mark = f"  {_mark(severity)} {severity_word(severity, desk.language)}  "
    for line in console.wrap(f"{group}  {code}", first=mark, rest=" " * console.columns(mark)):
        yield click.style(line, fg=_COLOURS[severity])
    for finding in findings[:FIRST_PLACES]:
        where = str(finding.place) if finding.place.sheet else desk.say("cli.check.whole")
        yield from console.wrap(f"{where}  {finding_sentence(finding, desk.language)}", first="      ", rest="        ")
    if len(findings) > FIRST_PLACES:
        further = [finding_place(finding, desk.language) for finding in findings[FIRST_PLACES:]]
        yield from console.wrap(_further(further, desk), first="      ", rest="        ")
    for advice in dict.fromkeys(_advice(finding, findings, desk) for finding in findings[:FIRST_PLACES]):
        yield from console.wrap(advice, first=f"      {console.shown('→', '->')} ", rest="        ")


def _advice(finding: Finding, findings: list[Finding], desk: CliContext) -> str:
    """Return what to do about a finding, with its place where it asks for what only this one perhaps means."""
    advice = finding_remedy(finding, desk.language)
    return f"{finding.place}  {advice}" if len(findings) > 1 and finding.meant else advice


def _mark(severity: Severity) -> str:
    """Return the sign of a severity: ✗, ! or ·."""
    if severity is Severity.ERROR:
        return console.tick(False)
    return "!" if severity is Severity.WARNING else console.shown("·", "-")


def _further(places: list[str], desk: CliContext) -> str:
    """Return the places that are not shown in full, as many as fit."""
    shown = join_words(places[:FURTHER_PLACES], desk.language)
    if len(places) > FURTHER_PLACES:
        shown += f" {desk.say('cli.check.further')}"
    return desk.say("cli.check.more", count=len(places), places=shown)


def _not_made_lines(file: FileVerdict, desk: CliContext) -> Iterator[str]:
    """Yield the checks that could not be made, by what was missing for them."""
    not_made = sorted(file.judgement.not_made, key=lambda check: check.missing)
    for missing, checks in groupby(not_made, key=lambda check: check.missing):
        titles = tuple(rule_title(check.code, desk.language) for check in checks)
        sentence = desk.say("cli.check.not-made", missing=missing, titles=titles)
        yield from console.wrap(sentence, first="  ", rest="    ")


def _remark_lines(file: FileVerdict, desk: CliContext) -> Iterator[str]:
    """Yield how the file was read where that was not as it should stand: the first places of each kind."""
    remarks = file.judgement.remarks
    if not remarks:
        return
    yield from console.wrap(desk.say("cli.check.remarks", count=len(remarks)), first="  ", rest="    ")
    for _, group in groupby(sorted(remarks, key=lambda noted: noted.code), key=lambda noted: noted.code):
        alike = [*group]
        for noted in alike[:FIRST_PLACES]:
            yield from console.wrap(remark_sentence(noted, desk.language), first="      ", rest="        ")
        if further := [noted.place for noted in alike[FIRST_PLACES:]]:
            yield from console.wrap(_further(further, desk), first="      ", rest="        ")


def _summary(checked: Sequence[FileVerdict]) -> dict[str, int]:
    """Return how many files and how many findings of each severity."""
    return {
        "files": len(checked),
        "clean": sum(_status(file) == "clean" for file in checked),
        "unreadable": sum(file.submission is None for file in checked),
        "errors": sum(file.judgement.count(Severity.ERROR) for file in checked),
        "warnings": sum(file.judgement.count(Severity.WARNING) for file in checked),
        "infos": sum(file.judgement.count(Severity.INFO) for file in checked),
    }


def as_json(checked: Sequence[FileVerdict], language: Language) -> str:
    """Return the verdicts as the one JSON object of DESIGN §8."""
    summary = _summary(checked)
    del summary["infos"]  # the fixed format has none
    return json.dumps(
        {
            "toolkit": __version__,
            "campaign": _campaigns(checked),
            "files": [_file_object(file, language) for file in checked],
            "summary": summary,
        },
        ensure_ascii=False,
        indent=2,
    )


def _campaigns(checked: Sequence[FileVerdict]) -> str:
    """Return the codes of the campaigns whose rules were applied: one, unless files named different presets."""
    return ", ".join(sorted({file.campaign.settings.code for file in checked}))


def _status(file: FileVerdict) -> str:
    """Return the status of a file in JSON."""
    if file.submission is None:
        return "unreadable"
    return "clean" if file.judgement.clean else "findings"


def _file_object(file: FileVerdict, language: Language) -> dict[str, Any]:
    """Return what JSON says of one file; what its content would tell is null when it could not be read.

    How it was read is told only of a file in which not all stood as it should.
    """
    case = Facts(file.submission, file.campaign) if file.submission else None
    unit = case and case.submission.unit
    remarks = [{"sheet": noted.sheet, "cell": noted.cell, "message": remark_sentence(noted, language)}
               for noted in file.judgement.remarks]
    return {
        "path": file.source.path,
        "sha256": file.source.sha256,
        "status": _status(file),
        "unit": unit and {name: mask_personal(unit.text(f"unit_{name}")) for name in ("code", "name")},
        "counts": case and dict(case.counts),
        "committee": case and case.committee_size,
        "findings": [_finding_object(finding, language) for finding in file.judgement],
    } | ({"remarks": remarks} if remarks else {})


def _finding_object(finding: Finding, language: Language) -> dict[str, str]:
    """Return what JSON says of one finding."""
    return {
        "code": finding.code,
        "severity": finding.severity.word,
        "sheet": finding.place.sheet,
        "cell": finding.place.cell,
        "found": finding.found,
        "message": finding_sentence(finding, language),
        "remedy": finding_remedy(finding, language),
        "clause": finding.clause,
    }
