"""What a unit would type into its workbook, as plain data: first without any fault."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from toolkit.campaign.model import Campaign, FormField
from toolkit.demo import corpus
from toolkit.demo.corpus import CorpusText, corpus_words
from toolkit.model import Sheet, Unit, Value
from toolkit.scoring import RECUSED

Answer = dict[str, Value]
"""Values by field name."""

PRINTED = ("unit_name", "unit_code", "unit_type")
"""Fields that `issue` fills in."""

UNSHOWN = ("disciplines",)
"""Lists that are too long for :meth:`Campaign.options`."""


@dataclass
class FormAnswers:
    """A filled-in workbook as plain data, to be changed at will before it is typed in.

    Members and questions are keyed by the row they stand in, from 1 on, which is the 序号 printed there; a missing key
    is an empty row. Scores and opinions are keyed by 序号.
    """

    unit: Answer
    members: dict[int, Answer]
    questions: dict[int, Answer]
    scores: dict[tuple[int, int], Value] = field(default_factory=dict)
    """By question 序号 and member 序号."""
    opinions: dict[int, Value] = field(default_factory=dict)
    """By question 序号."""
    question_heads: dict[int, Value] = field(default_factory=dict)
    """What was typed over a question 序号 of 委员会评分, by the one printed there."""
    member_heads: dict[int, Value] = field(default_factory=dict)
    """What was typed over a member 序号 of 委员会评分, by the one printed there."""

    def remove_question(self, row: int) -> None:
        """Empty a question's row, and its scores with it."""
        del self.questions[row]
        self.scores = {key: value for key, value in self.scores.items() if key[0] != row}
        self.opinions.pop(row, None)

    def remove_member(self, row: int) -> None:
        """Empty a member's row, and their scores with it."""
        del self.members[row]
        self.scores = {key: value for key, value in self.scores.items() if key[1] != row}

    def sort_questions(self, name: str) -> None:
        """Put the questions in the order of a field, each with its 序号, as the sort command of Excel does."""
        rows = sorted(self.questions)
        serials = sorted(rows, key=lambda row: str(self.questions[row][name]))
        moved = zip(rows, serials, strict=True)
        self.questions = {row: {"question_serial": serial, **self.questions[serial]} for row, serial in moved}


def clean_answers(campaign: Campaign, unit: Unit, number: int) -> FormAnswers:
    """Return answers to which no rule has anything to say; *number* tells the units of one run apart."""
    return answers_for(campaign, _questions(campaign, unit, number), number)


def answers_for(campaign: Campaign, questions: dict[int, Answer], number: int) -> FormAnswers:
    """Return answers of the *number*-th unit that recommends these *questions*."""
    answers = FormAnswers(_unit(campaign, number, len(questions)), _members(campaign, number), questions)
    seats = [*answers.members]
    for serial, question in questions.items():
        if serial % 6 == 1:
            member = answers.members[seats[(3 + serial % 8) % len(seats)]]
            question |= {"author": member["member_name"], "author_employer": member["member_employer"]}
        answers.opinions |= {serial: corpus_words()["unit"]["opinion"]} if serial % 4 == 0 else {}
    answers.scores = _scores(campaign, answers, number)
    return _as_asked(campaign, answers, number)


def _as_asked(campaign: Campaign, answers: FormAnswers, number: int) -> FormAnswers:
    """Return *answers* to the fields that the call's form has: no others, and none that is required left out."""
    unit, members, questions = (
        {field.name: _any(campaign, field, number) for field in campaign.on(sheet) if field.name not in PRINTED}
        for sheet in (Sheet.UNIT, Sheet.COMMITTEE, Sheet.QUESTIONS)
    )
    answers.unit = _of(unit, answers.unit)
    answers.members = {row: _of(members, answer) for row, answer in answers.members.items()}
    answers.questions = {row: _of(questions, answer) for row, answer in answers.questions.items()}
    return answers


def _of(asked: Mapping[str, Value], answer: Answer) -> Answer:
    """Return an answer without fields that are not *asked* for, and with what stands for those that it lacks."""
    made = {name: value for name, value in asked.items() if value and name not in answer}
    return {name: value for name, value in answer.items() if name in asked} | made


def _any(campaign: Campaign, field: FormField, number: int) -> Value:
    """Return what suits a required field of any kind; nothing for one that is not required."""
    if not field.required:
        return ""
    if field.list and field.list not in UNSHOWN:
        return campaign.options(field.list)[0]
    someone = corpus.corpus_person(number, 0)
    kinds: dict[str, Value] = {"phone": someone.phone, "email": someone.email, "number": field.minimum or 1,
                               "date": campaign.settings.closes.date() - timedelta(days=1)}
    mark = corpus.corpus_words()["mark"]["title_en" if field.language == "en" else "title_zh"]
    return kinds.get(field.kind, f"{mark}{field.label}" if field.language != "en" else mark.strip())


def with_foreign_partner(number: int) -> bool:
    """Return whether the *number*-th unit recommends together with a foreign body."""
    return number % 6 == 3


def _unit(campaign: Campaign, number: int, questions: int) -> Answer:
    """Return the answers on 单位信息 but for those that `issue` fills in."""
    people = [corpus.corpus_person(number, seat) for seat in range(3)]
    foreign, joint = with_foreign_partner(number), number % 6 == 5
    title = campaign.settings.presider_titles[0]
    return {
        "joint_mode": campaign.options("joint_modes")[foreign or joint],
        **({"foreign_partners": corpus_words()["unit"]["foreign_partner"]} if foreign else {}),
        **({"joint_units": corpus_words()["unit"]["joint_unit"]} if joint else {}),
        "presider": people[0].name,
        "presider_title": title,
        "secretary": people[1].name,
        "secretary_phone": people[1].phone,
        "secretary_email": people[1].email,
        "contact": people[2].name,
        "contact_phone": people[2].phone,
        "contact_email": people[2].email,
        **{name: corpus_words()["unit"][name] for name in ("principles", "standards", "procedure", "channels")},
        "collected": questions * 3 + number % 7,
        "signer": people[0].name,
        "signed_on": campaign.settings.closes.date() - timedelta(days=5 + number % 20),
        "signer_title": title,
    }


def _members(campaign: Campaign, number: int) -> dict[int, Answer]:
    """Return a committee somewhat larger than asked, with a chair, and foreign members where a foreign body joins."""
    size = campaign.settings.committee_minimum + 2 + number % 5
    members = {row: _member(campaign, number, row) for row in range(1, size + 1)}
    if with_foreign_partner(number):
        for row, (name, country) in zip(
            (size - 1, size), corpus_words()["people"]["foreign"][number % 4 :], strict=False
        ):
            members[row] |= {"member_name": f"{name} {number:02d}", "member_country": country}
    return members


def _member(campaign: Campaign, number: int, row: int) -> Answer:
    """Return one row of 专家委员会."""
    person = corpus.corpus_person(number, row - 1)
    roles = campaign.options("committee_roles")
    answer: Answer = {
        "member_name": person.name,
        "member_employer": person.employer,
        "member_title": person.title,
        "member_expertise": person.expertise,
        "member_country": campaign.options("countries")[0],
        "member_academician": campaign.options("academicians")[1],
        "member_role": roles[(row > 1) + (row > 3)],
    }
    return answer | ({"member_email": person.email} if row % 3 == 0 else {})


def _questions(campaign: Campaign, unit: Unit, number: int) -> dict[int, Answer]:
    """Return questions of each category, as many as its quota allows, in turn the least and the most."""
    letter = unit.code[0] if unit.code[0] in "ABCD" else "E"
    categories = [
        category
        for position, category in enumerate(campaign.categories)
        for _ in range(category.minimum + (number + position) % (category.maximum - category.minimum + 1))
    ]
    return {
        row: question(
            campaign, category.name, corpus.compose_title(letter, number, category.code, row - 1), number, row
        )
        for row, category in enumerate(categories, 1)
    }


def question(campaign: Campaign, category: str, text: CorpusText, number: int, row: int) -> Answer:
    """Return one row of 推荐问题."""
    author = corpus.corpus_person(number, corpus.SEATS - 1 - row % 3)
    orientations = campaign.lists.get("orientations", ())
    answer: Answer = {
        "category": category,
        "title_zh": text.title_zh,
        "title_en": text.title_en,
        "research_field": campaign.research_field_names.get(text.field, campaign.research_fields[-1].name),
        "disciplines": text.disciplines,
        "keywords_zh": text.keywords_zh,
        "keywords_en": text.keywords_en,
        **text.sections,
        "author": author.name,
        "author_employer": author.employer,
    }
    if text.roots > 1:
        answer["scenario"] = text.scenario
    if row % 2:
        answer |= {"author_contact": author.phone}
    if row % 2 and orientations:
        answer |= {"orientation": orientations[row % len(orientations)]}
    return answer


def _scores(campaign: Campaign, answers: FormAnswers, number: int) -> dict[tuple[int, int], Value]:
    """Return scores in the band's upper half, a few blanks, and 回避 for a member's own question."""
    lowest, highest = campaign.settings.score_minimum, campaign.settings.score_maximum
    middle, half = (lowest + highest) / 2, (highest - lowest) / 2
    scores: dict[tuple[int, int], Value] = {}
    for serial, question in answers.questions.items():
        for seat, member in answers.members.items():
            if question["author"] == member["member_name"]:
                scores[serial, seat] = RECUSED
            elif (serial * 5 + seat * 3 + number) % 11:
                scores[serial, seat] = middle + half * (30 + (serial * 29 + seat * 17 + number * 7) % 67) / 100
    return scores
