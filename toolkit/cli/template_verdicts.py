"""What was found out of a template as a person reads it and as JSON."""

from collections.abc import Iterator
from typing import Any

import click

from toolkit.cli import console
from toolkit.documents.template_faults import TemplateFault
from toolkit.errors import ToolkitError
from toolkit.messages import Speaker
from toolkit.templates.checking import CheckedTemplate, TrialOutcome

FEW = 8
"""Values that are named where more are not used."""


def verdict_lines(path: str, checked: CheckedTemplate | ToolkitError, speaker: Speaker) -> Iterator[str]:
    """Yield all that was found out of a template as text."""
    yield from (click.style(line, bold=True) for line in console.wrap(path, rest="  "))
    if isinstance(checked, ToolkitError):
        yield from _marked(console.tick(False), checked.render(speaker.language), "red")
        return
    sign = speaker.say(f"template.sign.{checked.recognised.sign}")
    said = speaker.say("template.as", template=checked.recognised.name, sign=sign)
    yield from console.wrap(said, first="  ", rest="    ")
    if checked.is_sound:
        key = "template.sound" if checked.trial is TrialOutcome.PASSED else "template.sound-form"
        yield from _marked(console.tick(True), speaker.say(key), "green")
    yield from _fault_lines(checked, speaker)
    if checked.trial is not TrialOutcome.NOT_MADE or checked.faults:
        key = "template.prints.charts" if checked.charts or checked.missing_charts else "template.prints"
        yield from _marked(" ", speaker.say(key, values=checked.printed, charts=checked.charts))
        yield from _unused_lines(checked, speaker)


def _fault_lines(checked: CheckedTemplate, speaker: Speaker) -> Iterator[str]:
    """Yield the faults of a template, and whether it could be filled in for all of them."""
    if checked.lacking:
        yield from _marked(console.tick(False), checked.lacking.render(speaker.language), "red")
    if checked.faults:
        yield from _marked(console.tick(False), speaker.say("template.faults", count=len(checked.faults)), "red")
    for number, fault in enumerate(checked.faults, 1):
        said = speaker.say("template.fault", number=number, said=fault.render(speaker.language))
        yield from console.wrap(said, first="    ", rest="       ")
    if checked.faults and checked.trial is TrialOutcome.NOT_MADE:
        yield from _marked("!", speaker.say("template.not-tried"), "yellow")


def _unused_lines(checked: CheckedTemplate, speaker: Speaker) -> Iterator[str]:
    """Yield what a template leaves out: what it should have, charts, what it may do without."""
    named = [field.meaning.fill(speaker.language) for field in checked.unprinted if field.required]
    spared = [field.meaning.fill(speaker.language) for field in checked.unprinted if not field.required]
    if named:
        yield from _marked("!", speaker.say("template.left-out", names=tuple(named)), "yellow")
    if checked.missing_charts:
        words = tuple(key.word for key in checked.missing_charts)
        yield from _marked("!", speaker.say("template.no-charts", names=words), "yellow")
    if spared:
        few = speaker.join(spared[:FEW])
        names = speaker.say("template.unused.more", names=few) if len(spared) > FEW else few
        said = speaker.say("template.unused", count=len(spared), names=names)
        yield from _marked(console.first_printable("·", "-"), said)


def _marked(mark: str, said: str, colour: str | None = None) -> Iterator[str]:
    """Yield a sentence behind a mark, in a colour where one is given."""
    for line in console.wrap(said, first=f"  {mark} ", rest="    "):
        yield click.style(line, fg=colour) if colour else line


def verdict_object(path: str, checked: CheckedTemplate | ToolkitError, speaker: Speaker) -> dict[str, Any]:
    """Return what JSON says of one template; of a file that is none only why."""
    if isinstance(checked, ToolkitError):
        return {"path": path, "status": "unreadable", "message": checked.render(speaker.language)}
    return {
        "path": path,
        "status": "clean" if checked.is_sound else "faults",
        "template": checked.recognised.name,
        "told_by": checked.recognised.sign.value,
        "faults": [_fault_object(fault, speaker) for fault in checked.faults],
        "lacking": checked.lacking and checked.lacking.render(speaker.language),
        "trial": checked.trial.value,
        "values": checked.printed,
        "charts": checked.charts,
        "left_out": [field.path for field in checked.unprinted if field.required],
        "unused": [field.path for field in checked.unprinted if not field.required],
        "charts_left_out": [key.name for key in checked.missing_charts],
    }


def _fault_object(fault: TemplateFault, speaker: Speaker) -> dict[str, Any]:
    """Return what JSON says of one fault."""
    place = fault.place
    return {
        "code": fault.fault.key,
        "where": place.render(speaker.language),
        "place": {"part": place.story or "text", "heading": place.heading, "text_box": place.box, **place.numbers()},
        "around": fault.around,
        "found": fault.fault.name,
        "meant": fault.fault.meant,
        "message": fault.sentence(speaker.language),
    }
