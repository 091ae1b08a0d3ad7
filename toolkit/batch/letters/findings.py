"""What letters say of findings: by weight and rule, each with its place and whether it is new."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from pathlib import PurePosixPath

from toolkit import messages
from toolkit.batch.letters.model import FindingPart, FindingPoint, LetterSection, PointGroup
from toolkit.batch.receiving.attachments import Attachment
from toolkit.batch.receiving.collect import SettledInbox
from toolkit.batch.receiving.receipts import LATE_CODE, REFUSED_CODE, Receipt
from toolkit.documents.values import single_line
from toolkit.forms.compare import FindingChange, FindingComparison, PriorFinding
from toolkit.messages import Language, say
from toolkit.model import Detail, Finding
from toolkit.rules import CODES
from toolkit.text import mask_file_name, mask_personal

SHOWN_IN_FULL = 10
"""Findings of one kind that a letter writes out; of the others it only names the places."""

OPENING_CODES = (LATE_CODE, REFUSED_CODE)
"""Codes of the findings that stand in the opening of a letter and not among the other findings."""

Point = tuple[Finding, str]
"""A finding, and what became of it since the unit last sent a workbook; empty the first time."""

Points = Sequence[Point]


@dataclass(frozen=True)
class FindingWriter:
    """Writes what a letter says of findings, in one language."""

    collection: SettledInbox
    language: Language

    def points(self, receipt: Receipt) -> Points:
        """Return what the letter on a file that counts says of it and its scans, each with whether it is new."""
        comparison, judgement = receipt.comparison, receipt.judgement
        changes: Iterable[str] = comparison.changes if comparison else repeat("")
        own = zip(judgement, changes, strict=comparison is not None)
        scans = self.of_scans(self.collection.beside(receipt))
        beside = ((finding, "attached" if comparison else "") for finding in scans)
        return [point for point in (*own, *beside) if point[0].code not in OPENING_CODES]

    def of_scans(self, scans: Collection[Attachment]) -> Iterator[Finding]:
        """Yield what is wrong with a sender's scans, where the call asks for one and none can be opened."""
        if self.collection.campaign.settings.signed_scan_required and not any(scan.scan.signed for scan in scans):
            yield from (finding for scan in scans for finding in scan.judgement)

    def comparison_sentence(self, comparison: FindingComparison, points: Points) -> str:
        """Return a sentence on what changed since the unit last sent a workbook, counted as the letter lists it."""
        numbers = Counter(change for _, change in points)
        fixed, unchecked = map(len, _former_findings(comparison))
        key = "compared-in-part" if unchecked else "compared"
        return self._say(key, fixed=fixed, still=numbers[FindingChange.STILL], new=numbers[FindingChange.NEW],
                         **({"unchecked": unchecked} if unchecked else {}))

    def former_sections(self, comparison: FindingComparison | None) -> Iterator[LetterSection]:
        """Yield sections on what was corrected, and on what was not checked this time, by rule with the places then."""
        former = _former_findings(comparison) if comparison else ((), ())
        for key, findings in zip(("fixed", "unchecked"), former, strict=True):
            places: dict[str, list[str]] = {}
            for finding in findings:
                places.setdefault(finding.code, []).append(self._former_place(finding))
            lines = tuple(self._say("former.line", title=self._known_title(code), places=tuple(where))
                          for code, where in places.items())
            if lines:
                yield LetterSection(self._say(f"former.{key}", count=len(findings)), lines)

    def _known_title(self, code: str) -> str:
        """Return the title of a rule; a dash for what a copy that came back says and no rule of ours is called."""
        return messages.rule_title(code, self.language) if code in CODES else single_line("")

    def _former_place(self, finding: PriorFinding) -> str:
        """Return where a finding stood that the unit was told of."""
        place = "!".join(filter(None, (finding.sheet, finding.cell)))
        return single_line(mask_personal(place)) if place else say("cli.check.whole", self.language)

    def parts(self, errors: Points, notes: Points, *, named: bool = False) -> tuple[FindingPart, ...]:
        """Return what must be corrected and what should be looked at; *named* adds the file's name to each place."""
        parts = (("errors", errors), ("notes", notes))
        return tuple(self._finding_part(key, found, named) for key, found in parts if found)

    def _finding_part(self, key: str, found: Points, named: bool) -> FindingPart:
        """Return findings of one weight, grouped by rule in the order of their first finding."""
        by_code: dict[str, list[Point]] = {}
        for point in found:
            by_code.setdefault(point[0].code, []).append(point)
        groups = tuple(self._point_group(findings, named) for findings in by_code.values())
        return FindingPart(self._say(key, count=len(found)), groups)

    def _point_group(self, found: Sequence[Point], named: bool) -> PointGroup:
        """Return the findings of one rule, the clause of the notice in its title; a default of ours has none."""
        title, clause = messages.rule_title(found[0][0].code, self.language), single_line(found[0][0].cited, "")
        cited = self._say("group", title=title, clause=clause) if clause else title
        points = tuple(self._finding_point(finding, change, named) for finding, change in found[:SHOWN_IN_FULL])
        return PointGroup(cited, points, tuple(self._further_lines(found[SHOWN_IN_FULL:], named)))

    def _finding_point(self, finding: Finding, change: str, named: bool) -> FindingPoint:
        """Return a finding as a letter writes it out."""
        sentence, remedy = map(single_line, self.sentence_and_remedy(finding))
        return FindingPoint(self._finding_place(finding, named), self._labelled(sentence, change), remedy)

    def _labelled(self, sentence: str, change: str) -> str:
        """Return a sentence after a label that says whether it is new since the unit last sent a workbook."""
        return self._say(f"label.{change}", sentence=sentence) if change else sentence

    def sentence_and_remedy(self, finding: Finding) -> tuple[str, str]:
        """Return what was found and what to do, without hints for staff; the clause stands in the title."""
        remedy = messages.finding_remedy(finding, self.language, to_sender=True)
        return messages.finding_sentence(finding, self.language, cited=False), remedy

    def _further_lines(self, found: Sequence[Point], named: bool) -> Iterator[str]:
        """Yield the places of findings that are not written out, a line for what is new and one for what is not."""
        places: dict[str, list[str]] = {}
        for finding, change in found:
            places.setdefault(change, []).append(self._further_place(finding, named))
        for change, where in places.items():
            yield self._labelled(self._say("more", count=len(where), places=tuple(where)), change)

    def _further_place(self, finding: Finding, named: bool) -> str:
        """Return the place of a finding that is not written out."""
        if finding.place.sheet:
            return single_line(messages.finding_place(finding, self.language))
        return self._finding_place(finding, named)

    def _finding_place(self, finding: Finding, named: bool) -> str:
        """Return the sheet and cell of a finding; for a finding on a whole file, which file."""
        path = finding.place.file
        if finding.place.sheet:
            return single_line(finding.place.shown)
        scans = {scan.source.path for scan in self.collection.attachments}
        return single_line(self.shown_path(path)) if named or path in scans else say("cli.check.whole", self.language)

    def shown_path(self, path: str) -> str:
        """Return a path as its sender knows it: within its archive, and without the folders of staff."""
        archive = self.collection.archives.get(path, "")
        known = PurePosixPath(path).relative_to(PurePosixPath(archive).parent) if archive else PurePosixPath(path).name
        return mask_file_name(str(known))

    def _say(self, key: str, **values: Detail) -> str:
        """Return a sentence of the letters' catalogue."""
        return say(f"letter.{key}", self.language, **values)


def _former_findings(comparison: FindingComparison) -> tuple[Sequence[PriorFinding], Sequence[PriorFinding]]:
    """Return what was corrected since then, and what was not checked this time; lateness and a refusal are neither."""
    former = (comparison.fixed, tuple(missed.former for missed in comparison.unchecked))
    fixed, unchecked = (tuple(finding for finding in told if finding.code not in OPENING_CODES) for told in former)
    return fixed, unchecked
