"""Rules on 推荐问题: each question complete, in the set form, bilingual where asked, fine-grained, not twice."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations

from toolkit import text
from toolkit.campaign.disciplines import Discipline, disciplines
from toolkit.campaign.model import Campaign
from toolkit.formspec.recommendation import BODY
from toolkit.looks import Look
from toolkit.matching import LONGEST, near_words
from toolkit.model import Cell, Details, Observation, Question, Sheet
from toolkit.rules.base import Facts, SubmissionRule
from toolkit.rules.in_batch import kin_found
from toolkit.rules.live import LiveFault
from toolkit.rules.rule import Rule, blank_required
from toolkit.rules.submission_formulas import SubmissionFormulas

QUESTION_MARKS = "？?"

_OTHER_MARKS = re.compile(r"[/／|｜]|[（(]\d{1,2}[)）]|[①-⑳]|(?<![A-Za-z0-9.])\d{1,2}[.．)）](?!\d)")
"""What people put between keywords, or number them with, though it separates none."""

ALIKE_FROM = 20
"""Fewest 字 of a section of which it is told that another is the same."""

EDGE = 40
"""Characters of the end and the beginning of a text; nearly all texts are told apart by them."""

NO_LIMIT = 10_000
"""Stands for a blank upper limit; more than a cell can hold in keywords that matter."""


def required(facts: Facts) -> Iterator[Observation]:
    """Yield a finding for each required field left blank in a filled row."""
    return blank_required(facts.spec(Sheet.QUESTIONS), facts.questions, "question.required")


def required_live(live: SubmissionFormulas) -> Iterator[LiveFault]:
    """Yield the faults of the blank required fields in filled rows."""
    return live.blank_required(Sheet.QUESTIONS)


def category(facts: Facts) -> Iterator[Observation]:
    """Yield a finding for each category that the call does not know."""
    names = facts.campaign.options("categories")
    for question in facts.questions:
        named = text.without_blanks(question.text("category"))
        if named and named not in names:
            meant = near_words(named, names, closed=True)
            yield Observation("question.category", question["category"], details={"allowed": names}, meant=meant)


def category_live(live: SubmissionFormulas) -> Iterator[LiveFault]:
    """Yield the faults of the categories that the call does not know."""
    named = live.text_column("category")
    others = ("", *live.campaign.options("categories"))
    yield live.in_rows("category", "不识别", lambda row: (
        "*".join(f'({named.beside(row)}<>"{name}")' for name in others)))


def research_field(facts: Facts) -> Iterator[Observation]:
    """Yield a finding for each field of science that is none of those the notice names, with or without its remark."""
    campaign = facts.campaign
    allowed = campaign.options("research_fields")
    for question in facts.questions:
        named = text.comparable(question.text("research_field"))
        if named and campaign.research_field_named(named) is None:
            meant = tuple(_fields_near(named, campaign.research_field_forms))
            yield Observation("question.field", question["research_field"], details={"allowed": allowed}, meant=meant)


def _fields_near(named: str, forms: Mapping[str, str]) -> Iterable[str]:
    """Return the fields that are near by any of their *forms*, each once."""
    return dict.fromkeys(forms[like] for like in near_words(named, tuple(forms), closed=True))


def discipline_unknown(facts: Facts) -> Iterator[Observation]:
    """Yield a finding where a discipline is not in GB/T 13745, or stands beyond the number allowed."""
    most = facts.campaign.settings.disciplines_maximum
    for question, entries in zip(facts.questions, facts.entries, strict=True):
        unknown = [entry for place, (entry, named) in enumerate(entries.items()) if named is None or place >= most]
        if unknown:
            yield Observation(
                "question.discipline-unknown", question["disciplines"], "；".join(unknown), {"maximum": most},
                meant=_disciplines_meant([*entries.items()][:most]),
            )


def _disciplines_meant(entries: Iterable[tuple[str, Discipline | None]]) -> tuple[str, ...]:
    """Return the disciplines that are perhaps meant: of several unknown ones the nearest to each."""
    likes = {entry: _entry_meant(entry) for entry, named in entries if named is None}
    if len(likes) == 1:
        return tuple(like for nearest in likes.values() for like in nearest)
    return tuple(f"{nearest[0]}（{entry}）" for entry, nearest in likes.items() if nearest)


def _entry_meant(entry: str) -> tuple[str, ...]:
    """Return what an unknown entry may mean: several disciplines written as one, or those near it."""
    several = disciplines().several(entry)
    return ("；".join(several),) if several else tuple(map(str, disciplines().near(entry)))


def discipline_coarse(facts: Facts) -> Iterator[Observation]:
    """Yield a finding for a discipline above the level that the call asks for, where the standard goes deeper."""
    level, deeper = facts.campaign.settings.discipline_level, disciplines().parents
    for question, entries in zip(facts.questions, facts.entries, strict=True):
        coarse = [named for named in entries.values() if named and named.level < level and named.code in deeper]
        if coarse:
            found = "；".join(map(str, coarse))
            yield Observation("question.discipline-coarse", question["disciplines"], found, {"level": level})


def title_style(facts: Facts) -> Iterator[Observation]:
    """Yield a finding for each Chinese title that is no question, in a call that asks for questions."""
    if facts.campaign.settings.title_style != "question":
        return
    for question in facts.questions:
        title = question.text("title_zh")
        if title and title[-1] not in QUESTION_MARKS:
            yield Observation("question.title-style", question["title_zh"])


def title_style_live(live: SubmissionFormulas) -> Iterator[LiveFault]:
    """Yield the faults of the Chinese titles that are no questions."""
    if live.campaign.settings.title_style != "question":
        return
    titles = live.text_column("title_zh")
    yield live.in_rows("title_zh", "非问句", lambda row: "*".join(
        f'(RIGHT({titles.beside(row)},1)<>"{mark}")' for mark in ("", *QUESTION_MARKS)))


def title_language(facts: Facts) -> Iterator[Observation]:
    """Yield a finding for a Chinese title without Chinese, or an English one with Chinese or without a letter."""
    for question in facts.questions:
        chinese, english = question.text("title_zh"), question.text("title_en")
        if chinese and not text.has_cjk(chinese):
            yield Observation("question.title-language", question["title_zh"], details={"language": "中文"})
        if english and (text.has_cjk(english) or not text.has_latin(english)):
            yield Observation("question.title-language", question["title_en"], details={"language": "英文"})


def _keywords_band(campaign: Campaign) -> tuple[int, int]:
    """Return the least and the most Chinese keywords; a blank limit does not bind."""
    field = campaign.fields["keywords_zh"]
    return field.minimum or 0, NO_LIMIT if field.maximum is None else field.maximum


def keywords_count(facts: Facts) -> Iterator[Observation]:
    """Yield a finding where the number of Chinese keywords is outside its band."""
    least, most = _keywords_band(facts.campaign)
    for question, (number, _) in zip(facts.questions, facts.keywords, strict=True):
        if question.filled("keywords_zh") and not least <= number <= most:
            parted = _parted(question.text("keywords_zh"), number)
            details: Details = {"minimum": least, "maximum": most}
            meant = ("；".join(parted),) if least <= len(parted) <= most else ()
            yield Observation("question.keywords-count", question["keywords_zh"], str(number), details, meant=meant)


def _parted(written: str, number: int) -> tuple[str, ...]:
    """Return the keywords of a text without separators, split at the strokes, numbers or blanks used instead."""
    if number != 1 or len(written) > LONGEST:
        return ()
    pieces = tuple(piece for piece in map(text.strip_invisible, _OTHER_MARKS.split(written)) if piece)
    blanks = text.split_list(written, text.INVISIBLE)
    return blanks if len(pieces) == 1 and all(map(text.has_cjk, blanks)) else pieces


def keywords_count_live(live: SubmissionFormulas) -> Iterator[LiveFault]:
    """Yield the faults of the questions whose Chinese keywords are too few or too many."""
    least, most = _keywords_band(live.campaign)
    numbers, filled = live.pieces("keywords_zh"), live.filled_column("keywords_zh")
    yield live.in_rows("keywords_zh", "个数不符", lambda row: (
        f"{filled.beside(row)}*(({numbers.beside(row)}<{least})+({numbers.beside(row)}>{most}))"))


def keywords_pairs(facts: Facts) -> Iterator[Observation]:
    """Yield a finding where the English keywords are not as many as the Chinese ones, whose number is right."""
    least, most = _keywords_band(facts.campaign)
    for question, (chinese, english) in zip(facts.questions, facts.keywords, strict=True):
        if chinese != english and least <= chinese <= most and question.filled("keywords_zh", "keywords_en"):
            parted = _parted(question.text("keywords_en"), english)
            details: Details = {"chinese": chinese}
            meant = ("; ".join(parted),) if len(parted) == chinese else ()
            yield Observation("question.keywords-pairs", question["keywords_en"], str(english), details, meant=meant)


def keywords_pairs_live(live: SubmissionFormulas) -> Iterator[LiveFault]:
    """Yield the faults of the questions whose keywords do not pair, though the Chinese ones are right."""
    least, most = _keywords_band(live.campaign)
    numbers, filled = live.pieces("keywords_zh"), live.filled_column("keywords_zh")
    english, in_english = live.pieces("keywords_en"), live.filled_column("keywords_en")

    def unequal(row: int) -> str:
        number = numbers.beside(row)
        right = f"({number}<>{english.beside(row)})*({number}>={least})*({number}<={most})"
        return f"{filled.beside(row)}*{in_english.beside(row)}*{right}"

    yield live.in_rows("keywords_en", "不对应", unequal)


def keywords_language(facts: Facts) -> Iterator[Observation]:
    """Yield a finding for Chinese keywords none of which is Chinese, or an English one that is (DNA, 5G are fine)."""
    for question in facts.questions:
        chinese = question.text("keywords_zh")
        if chinese and not text.has_cjk(chinese):
            yield Observation("question.keywords-language", question["keywords_zh"], details={"language": "中文"})
        if text.has_cjk(question.text("keywords_en")):
            yield Observation("question.keywords-language", question["keywords_en"], details={"language": "英文"})


def body_length(facts: Facts) -> Iterator[Observation]:
    """Yield a finding for each body outside its band, one step graver outside the outer band.

    A body is judged only when all four sections are filled (DESIGN §7).
    """
    limits = facts.campaign.settings
    for question, sections in zip(facts.questions, facts.sections, strict=True):
        words = sum(sections.values())
        if question.filled(*BODY) and not limits.body_minimum <= words <= limits.body_maximum:
            graver = not limits.body_floor <= words <= limits.body_ceiling
            band = {"about": limits.body_about, "minimum": limits.body_minimum, "maximum": limits.body_maximum}
            yield Observation("question.body-length", question[BODY[0]], str(words), band, graver=graver)


def body_length_live(live: SubmissionFormulas) -> Iterator[LiveFault]:
    """Yield the faults of the bodies outside their band."""
    limits, words = live.campaign.settings, live.body_words()
    yield live.in_rows(BODY[0], "字数不符", lambda row: (
        f"({words.beside(row)}>=0)*(({words.beside(row)}<{limits.body_minimum})+({words.beside(row)}>{limits.body_maximum}))"))


def body_language(facts: Facts) -> Iterator[Observation]:
    """Yield a finding for each section whose Chinese characters are under half of its 字数."""
    for question, sections in zip(facts.questions, facts.sections, strict=True):
        for name, words in sections.items():
            if not text.holds_cjk(question.text(name), words / 2):
                yield Observation("question.body-language", question[name])


def sections_alike(facts: Facts) -> Iterator[Observation]:
    """Yield a finding for a section that repeats another of its question, and for a body that another question has.

    What is the same has as many 字, which are counted already: so nearly no texts are compared.
    """
    earlier: dict[tuple[int, ...], list[Question]] = {}
    for question, sections in zip(facts.questions, facts.sections, strict=True):
        number = tuple(sections.values())
        if pair := _repeated_section(question, sections):
            yield _alike(*pair, Look.SECTION)
        elif min(number) and sum(number) >= ALIKE_FROM:
            before = earlier.setdefault(number, [])
            same = next((other for other in before if _same_body_only(other, question)), None)
            if same:
                yield _alike(same[BODY[0]], question[BODY[0]], Look.BODY)
            before.append(question)


def _repeated_section(question: Question, sections: Mapping[str, int]) -> tuple[Cell, Cell] | None:
    """Return the first two cells of a question that hold one text as different sections."""
    if len({*sections.values()}) == len(sections):
        return None
    for one, other in combinations(sections, 2):
        if sections[one] == sections[other] >= ALIKE_FROM and _same(question, question, one, other):
            return question[one], question[other]
    return None


def _same_body_only(one: Question, other: Question) -> bool:
    """Return whether two questions have one body and titles of their own; the same title is another finding."""
    return all(_same(one, other, name, name) for name in BODY) and not _same(one, other, "title_zh", "title_zh")


def _same(one: Question, other: Question, name: str, other_name: str) -> bool:
    """Return whether two questions hold the same text in two fields; the edges, which mostly differ, come first."""
    texts = one.text(name), other.text(other_name)
    return (
        _either(str.endswith, *(text.comparable(written[-EDGE:]) for written in texts))
        and _either(str.startswith, *(text.comparable(written[:EDGE]) for written in texts))
        and len({*map(text.comparable, texts)}) == 1
    )


def _either(holds: Callable[[str, str], bool], one: str, other: str) -> bool:
    """Return whether something holds of two texts, in either order."""
    return holds(one, other) or holds(other, one)


def _alike(first: Cell, later: Cell, look: Look) -> Observation:
    """Return the finding on what stands at two places; the text is long and not quoted."""
    return Observation("question.sections-alike", later, "", {"first": first.a1}, look=look)


def duplicate(facts: Facts) -> Iterator[Observation]:
    """Yield a finding for each question whose Chinese title an earlier row of the workbook has."""
    titles = [text.comparable(question.text("title_zh")) for question in facts.questions]
    for position in text.repeated_positions(titles):
        first = facts.questions[titles.index(titles[position])]["title_zh"]
        yield Observation("question.duplicate", facts.questions[position]["title_zh"], details={"first": first.a1})


def duplicate_live(live: SubmissionFormulas) -> Iterator[LiveFault]:
    """Yield the faults of the questions whose Chinese title an earlier row has."""
    yield live.in_rows("title_zh", "重复题目", live.repeats("title_zh").beside)


def scenario(facts: Facts) -> Iterator[Observation]:
    """Yield a finding for each question across first-level disciplines that names no 应用领域和场景."""
    for question, entries in zip(facts.questions, facts.entries, strict=True):
        roots = {named.root for named in entries.values() if named}
        if len(roots) > 1 and not question.text("scenario"):
            yield Observation("question.scenario", question["scenario"], details={"disciplines": len(roots)})


RULES: tuple[SubmissionRule, ...] = (
    Rule("question.required", required, live=required_live),
    Rule("question.category", category, ("category",), category_live),
    Rule("question.field", research_field, ("research_field",)),
    Rule("question.discipline-unknown", discipline_unknown, ("disciplines",)),
    Rule("question.discipline-coarse", discipline_coarse, ("disciplines",)),
    Rule("question.title-style", title_style, ("title_zh",), title_style_live),
    Rule("question.title-language", title_language, ("title_zh", "title_en")),
    Rule("question.keywords-count", keywords_count, ("keywords_zh",), keywords_count_live),
    Rule("question.keywords-pairs", keywords_pairs, ("keywords_zh", "keywords_en"), keywords_pairs_live),
    Rule("question.keywords-language", keywords_language, ("keywords_zh", "keywords_en")),
    Rule("question.body-length", body_length, BODY, body_length_live),
    Rule("question.body-language", body_language, BODY),
    Rule("question.sections-alike", sections_alike, BODY),
    Rule("question.duplicate", duplicate, ("title_zh",), duplicate_live),
    Rule("question.duplicate-elsewhere", in_batch=kin_found("question.duplicate-elsewhere")),
    Rule("question.similar", in_batch=kin_found("question.similar")),
    Rule("question.published-before", in_batch=kin_found("question.published-before")),
    Rule("question.scenario", scenario, ("disciplines", "scenario")),
)
