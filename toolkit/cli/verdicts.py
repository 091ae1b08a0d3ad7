"""Verdicts on files as a person reads them and as JSON (DESIGN §8)."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import click

from toolkit import __version__
from toolkit.check.verdict import FileVerdict
from toolkit.cli import console
from toolkit.messages import Speaker
from toolkit.model import Finding, Severity
from toolkit.text import mask_personal

FIRST_PLACES = 3
"""Places of one rule that are shown in full."""

FURTHER_PLACES = 8
"""Places of one rule that follow by address only; the rest is counted."""

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def any_failed(checked: Sequence[FileVerdict]) -> bool:
    """Return whether any file has an error or could not be read."""
    return any(file.form is None or not file.judgement.acceptable for file in checked)


def verdict_lines(checked: Sequence[FileVerdict], speaker: Speaker, *, by_preset: bool) -> Iterator[str]:
    """Yield the verdicts as text: each file with its findings by rule, gravest first, then a summary."""
    for file in checked:
        yield from _file_lines(file, speaker)
        yield ""
    yield from console.wrap(speaker.say("cli.check.summary", **_summary(checked)), rest="  ")
    if by_preset:
        yield from console.wrap(speaker.say("cli.check.preset", preset=_campaigns(checked)), rest="  ")


def _file_lines(file: FileVerdict, speaker: Speaker) -> Iterator[str]:
    """Yield the heading of a file and what was found in it."""
    yield from (click.style(line, bold=True) for line in console.wrap(_heading(file, speaker), rest="  "))
    if file.judgement.clean and not file.judgement.not_made:
        yield click.style(f"  {console.tick(True)} {speaker.say('cli.check.ok')}", fg="green")
    by_rule: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in file.judgement:
        by_rule.setdefault((finding.severity, finding.code), []).append(finding)
    for (severity, code), findings in by_rule.items():
        yield from _rule_lines(severity, code, findings, speaker)
    yield from _not_made_lines(file, speaker)
    yield from _remark_lines(file, speaker)


def _heading(file: FileVerdict, speaker: Speaker) -> str:
    """Return the path of a file and whose it says it is."""
    if file.form is None:
        return f"{file.source.path}  {speaker.say('cli.check.unreadable')}"
    name, code = file.form.typed["unit_name"], file.form.typed["unit_code"]
    named = mask_personal(speaker.say("cli.check.sender", name=name, code=code)) if name else ""
    return f"{file.source.path}  {named}"


def _rule_lines(severity: Severity, code: str, findings: list[Finding], speaker: Speaker) -> Iterator[str]:
    """Yield what one rule found: its name and count, the first places in full, what to do."""
    clause = findings[0].cited
    key = "cli.check.group" if clause else "cli.check.group.default"
    group = speaker.say(key, title=speaker.title(code), count=len(findings), **({"clause": clause} if clause else {}))
    mark = f"  {_mark(severity)} {speaker.severity(severity)}  "
    for line in console.wrap(f"{group}  {code}", first=mark, rest=" " * console.columns(mark)):
        yield click.style(line, fg=_COLOURS[severity])
    for finding in findings[:FIRST_PLACES]:
        where = str(finding.place) if finding.place.sheet else speaker.say("cli.check.whole")
        yield from console.wrap(f"{where}  {speaker.sentence(finding)}", first="      ", rest="        ")
    if len(findings) > FIRST_PLACES:
        further = [speaker.place(finding) for finding in findings[FIRST_PLACES:]]
        yield from console.wrap(_further(further, speaker), first="      ", rest="        ")
    for advice in dict.fromkeys(_advice(finding, findings, speaker) for finding in findings[:FIRST_PLACES]):
        yield from console.wrap(advice, first=f"      {console.first_printable('→', '->')} ", rest="        ")


def _advice(finding: Finding, findings: list[Finding], speaker: Speaker) -> str:
    """Return what to do about a finding, with its place where it asks for what only this one perhaps means."""
    advice = speaker.remedy(finding)
    return f"{finding.place}  {advice}" if len(findings) > 1 and finding.meant else advice


def _mark(severity: Severity) -> str:
    """Return the sign of a severity: ✗, ! or ·."""
    if severity is Severity.ERROR:
        return console.tick(False)
    return "!" if severity is Severity.WARNING else console.first_printable("·", "-")


def _further(places: list[str], speaker: Speaker) -> str:
    """Return the places that are not shown in full, as many as fit."""
    shown = speaker.join(places[:FURTHER_PLACES])
    if len(places) > FURTHER_PLACES:
        shown += f" {speaker.say('cli.check.further')}"
    return speaker.say("cli.check.more", count=len(places), places=shown)


def _not_made_lines(file: FileVerdict, speaker: Speaker) -> Iterator[str]:
    """Yield the checks that could not be made, by what was missing for them."""
    not_made = sorted(file.judgement.not_made, key=lambda check: check.missing)
    for missing, checks in groupby(not_made, key=lambda check: check.missing):
        titles = tuple(speaker.title(check.code) for check in checks)
        sentence = speaker.say("cli.check.not-made", missing=missing, titles=titles)
        yield from console.wrap(sentence, first="  ", rest="    ")


def _remark_lines(file: FileVerdict, speaker: Speaker) -> Iterator[str]:
    """Yield how the file was read where that was not as it should stand: the first places of each kind."""
    remarks = file.judgement.remarks
    if not remarks:
        return
    yield from console.wrap(speaker.say("cli.check.remarks", count=len(remarks)), first="  ", rest="    ")
    for _, group in groupby(sorted(remarks, key=lambda noted: noted.code), key=lambda noted: noted.code):
        alike = [*group]
        for noted in alike[:FIRST_PLACES]:
            yield from console.wrap(speaker.remark(noted), first="      ", rest="        ")
        if further := [noted.place for noted in alike[FIRST_PLACES:]]:
            yield from console.wrap(_further(further, speaker), first="      ", rest="        ")


def _summary(checked: Sequence[FileVerdict]) -> dict[str, int]:
    """Return how many files and how many findings of each severity."""
    return {
        "files": len(checked),
        "clean": sum(_status(file) == "clean" for file in checked),
        "unreadable": sum(file.form is None for file in checked),
        "errors": sum(file.judgement.count(Severity.ERROR) for file in checked),
        "warnings": sum(file.judgement.count(Severity.WARNING) for file in checked),
        "infos": sum(file.judgement.count(Severity.INFO) for file in checked),
    }


def verdicts_json(checked: Sequence[FileVerdict], speaker: Speaker) -> str:
    """Return the verdicts as the one JSON object of DESIGN §8."""
    summary = _summary(checked)
    del summary["infos"]  # the fixed format has none
    return json.dumps(
        {
            "toolkit": __version__,
            "campaign": _campaigns(checked),
            "files": [_file_object(file, speaker) for file in checked],
            "summary": summary,
        },
        ensure_ascii=False,
        indent=2,
    )


def _campaigns(checked: Sequence[FileVerdict]) -> str:
    """Return the codes of the campaigns whose rules were applied: one, unless files named different presets."""
    return ", ".join(sorted({file.campaign for file in checked}))


def _status(file: FileVerdict) -> str:
    """Return the status of a file in JSON."""
    if file.form is None:
        return "unreadable"
    return "clean" if file.judgement.clean else "findings"


def _file_object(file: FileVerdict, speaker: Speaker) -> dict[str, Any]:
    """Return what JSON says of one file; what its content would tell is null when it could not be read.

    How it was read is told only of a file in which not all stood as it should.
    """
    form = file.form
    remarks = [
        {"sheet": noted.sheet, "cell": noted.cell, "message": speaker.remark(noted)} for noted in file.judgement.remarks
    ]
    return {
        "path": file.source.path,
        "sha256": file.source.sha256,
        "status": _status(file),
        "unit": form and {name: mask_personal(form.typed[f"unit_{name}"]) for name in ("code", "name")},
        "counts": form and dict(form.counts),
        "committee": form and form.committee_size,
        "findings": [*map(speaker.record, file.judgement)],
    } | ({"remarks": remarks} if remarks else {})
