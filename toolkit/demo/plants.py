"""Plants faults: each function changes clean answers and returns the fault's place.

The places are worked out here, from DESIGN §7, by whoever plants the fault; nothing is asked of the checker.
A planter gets the row of the question to spoil; those that concern no single question leave it aside.
"""

from collections.abc import Callable

from toolkit.demo.answers import FormAnswers
from toolkit.demo.form import LabelPosition
from toolkit.formspec.recommendation import BODY
from toolkit.model import Sheet, Value
from toolkit.text import count_words

Plant = Callable[[FormAnswers, int], LabelPosition]


def on_unit(field: str) -> LabelPosition:
    """Return the place of a field's value on 单位信息."""
    return LabelPosition(Sheet.UNIT, field)


def on_member(field: str, row: int) -> LabelPosition:
    """Return the place of a member's field."""
    return LabelPosition(Sheet.COMMITTEE, field, row)


def on_question(field: str, row: int) -> LabelPosition:
    """Return the place of a question's field."""
    return LabelPosition(Sheet.QUESTIONS, field, row)


def on_score(question: int, member: int) -> LabelPosition:
    """Return the place of a score; 0 for the head of the row or of the column."""
    return LabelPosition(Sheet.SCORES, "score", question, member)


def type_unit(field: str, value: Value) -> Plant:
    """Return a planter that types *value* into a field of 单位信息."""

    def plant(answers: FormAnswers, row: int) -> LabelPosition:
        answers.unit[field] = value
        return on_unit(field)

    return plant


def type_question(field: str, value: Value) -> Plant:
    """Return a planter that types *value* into a question's field."""

    def plant(answers: FormAnswers, row: int) -> LabelPosition:
        answers.questions[row][field] = value
        return on_question(field, row)

    return plant


def type_score(value: Value) -> Plant:
    """Return a planter that types *value* as the first member's score of a question."""

    def plant(answers: FormAnswers, row: int) -> LabelPosition:
        answers.scores[row, 1] = value
        return on_score(row, 1)

    return plant


def sent_late(answers: FormAnswers, row: int) -> LabelPosition:
    """Change no answer: the file is only late, which is found at the unit's name."""
    return on_unit("unit_name")


def no_scan(answers: FormAnswers, row: int) -> LabelPosition:
    """Change no answer: only the signed scan is missing, which is found at the signatory."""
    return on_unit("signer")


def joint_without_partner(answers: FormAnswers, row: int) -> LabelPosition:
    """Recommend jointly with nobody."""
    answers.unit |= {"joint_mode": "联合推荐", "joint_units": "", "foreign_partners": ""}
    return on_unit("joint_units")


def foreign_partner_only(answers: FormAnswers, row: int) -> LabelPosition:
    """Recommend with a foreign body and a committee all from China, one of it from Hong Kong."""
    answers.unit |= {"joint_mode": "联合推荐", "foreign_partners": "演示国际组织 Demo Federation"}
    for member in answers.members.values():
        member["member_country"] = "中国"
    answers.members[5]["member_country"] = "中国香港"
    return on_unit("foreign_partners")


def fourteen_members(answers: FormAnswers, row: int) -> LabelPosition:
    """Leave fourteen members, one fewer than asked; found at the header of 姓名."""
    for last in range(max(answers.members), 14, -1):
        answers.remove_member(last)
    return on_member("member_name", 0)


def same_member_again(answers: FormAnswers, row: int) -> LabelPosition:
    """Enter the second member once more in the last row."""
    last = max(answers.members)
    for field in ("member_name", "member_employer"):
        answers.members[last][field] = answers.members[2][field]
    return on_member("member_name", last)


def member_without(field: str) -> Plant:
    """Return a planter that leaves a field of the third member blank."""

    def plant(answers: FormAnswers, row: int) -> LabelPosition:
        answers.members[3][field] = ""
        return on_member(field, 3)

    return plant


def nobody_in_the_chair(answers: FormAnswers, row: int) -> LabelPosition:
    """Make the chair a deputy; found at the header of 委员会职务."""
    answers.members[1]["member_role"] = "副主任"
    return on_member("member_role", 0)


def in_two_committees(one: FormAnswers, other: FormAnswers) -> tuple[LabelPosition, LabelPosition]:
    """Seat one person in two committees and return where it must be found in each."""
    rows = max(one.members), max(other.members)
    for field in ("member_name", "member_employer"):
        other.members[rows[1]][field] = one.members[rows[0]][field]
    return on_member("member_name", rows[0]), on_member("member_name", rows[1])


def _by_category(answers: FormAnswers) -> list[list[int]]:
    """Return the rows of each category, the category with most questions last."""
    groups: dict[Value, list[int]] = {}
    for row, question in answers.questions.items():
        groups.setdefault(question["category"], []).append(row)
    return sorted(groups.values(), key=len)


def two_in_a_category(answers: FormAnswers, row: int) -> LabelPosition:
    """Leave two questions in a category; found at the header of 问题类别."""
    for extra in _by_category(answers)[-1][2:]:
        answers.remove_question(extra)
    return on_question("category", 0)


def six_in_a_category(answers: FormAnswers, row: int) -> LabelPosition:
    """Turn three, four and five questions into three, three and six; found at the header of 问题类别."""
    _, four, five = _by_category(answers)
    answers.questions[four[-1]]["category"] = answers.questions[five[0]]["category"]
    return on_question("category", 0)


def other_category(answers: FormAnswers, row: int) -> LabelPosition:
    """Put a question into a category that the call does not have."""
    last = _by_category(answers)[-1][-1]
    answers.questions[last]["category"] = "基础研究问题"
    return on_question("category", last)


def no_question_mark(answers: FormAnswers, row: int) -> LabelPosition:
    """Turn a title into a statement."""
    title = str(answers.questions[row]["title_zh"])
    answers.questions[row]["title_zh"] = f"{title.rstrip('？')}的研究"
    return on_question("title_zh", row)


def chinese_in_english_title(answers: FormAnswers, row: int) -> LabelPosition:
    """Leave Chinese in an English title."""
    answers.questions[row]["title_en"] = f"{answers.questions[row]['title_en']} 演示"
    return on_question("title_en", row)


def keywords(chinese: str, english: str, field: str) -> Plant:
    """Return a planter that types both lists of keywords, one of which, *field*, is then wrong."""

    def plant(answers: FormAnswers, row: int) -> LabelPosition:
        answers.questions[row] |= {"keywords_zh": chinese, "keywords_en": english}
        return on_question(field, row)

    return plant


def body_of(words: int) -> Plant:
    """Return a planter that makes a body of exactly *words* 字; found at its first section."""

    def plant(answers: FormAnswers, row: int) -> LabelPosition:
        for place, section in enumerate(BODY):
            share = words // len(BODY) + (place < words % len(BODY))
            answers.questions[row][section] = _exactly(str(answers.questions[row][section]), share)
        return on_question(BODY[0], row)

    return plant


def _exactly(text: str, words: int) -> str:
    """Return *text*, repeated where it is too short, cut to exactly so many 字."""
    text *= words // count_words(text) + 1
    while count_words(text) > words:
        text = text[:-1]
    return text


def english_section(answers: FormAnswers, row: int) -> LabelPosition:
    """Write a section in English, as long as the Chinese one was."""
    section = "最新进展（演示）：" + "the committee will add a Chinese text before the deadline " * 50
    answers.questions[row]["progress"] = section.strip()
    return on_question("progress", row)


def same_section_twice(answers: FormAnswers, row: int) -> LabelPosition:
    """Paste a section into the next one, too."""
    answers.questions[row]["progress"] = f"{answers.questions[row]['background']}\n"
    return on_question("progress", row)


def same_title_again(answers: FormAnswers, row: int) -> LabelPosition:
    """Give the last question the title of another, with other spaces and another question mark."""
    later = max(answers.questions)
    title = str(answers.questions[row]["title_zh"])
    answers.questions[later]["title_zh"] = f" {title[:-1]} ?"
    return on_question("title_zh", later)


def two_classes_no_scenario(answers: FormAnswers, row: int) -> LabelPosition:
    """Name disciplines of mathematics and of computer science, and no field of use."""
    answers.questions[row] |= {"disciplines": "1101410 演绎逻辑学；5202020 自然语言处理", "scenario": ""}
    return on_question("scenario", row)


def under_two_thirds(answers: FormAnswers, row: int) -> LabelPosition:
    """Take the scores of half the committee from a question; found at the head of its row of scores."""
    for member in sorted(answers.members)[len(answers.members) // 2 :]:
        answers.scores.pop((row, member), None)
    return on_score(row, 0)


def scored_own_question(answers: FormAnswers, row: int) -> LabelPosition:
    """Let the second member score a question of their own."""
    member = answers.members[2]
    answers.questions[row] |= {"author": member["member_name"], "author_employer": member["member_employer"]}
    answers.scores[row, 2] = 88.0
    return on_score(row, 2)


def score_at_no_question(answers: FormAnswers, row: int) -> LabelPosition:
    """Score a row to which there is no question."""
    answers.scores[29, 1] = 80.0
    return on_score(29, 0)


def score_by_no_member(answers: FormAnswers, row: int) -> LabelPosition:
    """Score in a column to which there is no member."""
    answers.scores[row, 58] = 80.0
    return on_score(0, 58)


def one_value_for_all(answers: FormAnswers, row: int) -> LabelPosition:
    """Let the third member give every question 85."""
    for question in answers.questions:
        answers.scores[question, 3] = 85.0
    return on_score(0, 3)


def one_on_ten(answers: FormAnswers, row: int) -> LabelPosition:
    """Let the fourth member score on a scale of ten."""
    for (question, seat), score in answers.scores.items():
        if seat == 4 and isinstance(score, float):
            answers.scores[question, seat] = score / 10
    return on_score(0, 4)


def question_number_again(answers: FormAnswers, row: int) -> LabelPosition:
    """Type another question's 序号 over that of the last one, which nobody scored."""
    last = max(answers.questions)
    question = answers.questions[last]
    answers.remove_question(last)
    answers.questions[last] = question | {"question_serial": row}
    return on_question("question_serial", last)


def member_number_again(answers: FormAnswers, row: int) -> LabelPosition:
    """Type the first member's 序号 over that of the last one, who scored nothing."""
    last = max(answers.members)
    member = answers.members[last]
    answers.remove_member(last)
    answers.members[last] = member | {"member_serial": 1}
    return on_member("member_serial", last)


def score_row_again(answers: FormAnswers, row: int) -> LabelPosition:
    """Type a question's 序号 over that of an empty row of 委员会评分."""
    answers.question_heads[30] = row
    return on_score(30, 0)


def score_column_again(answers: FormAnswers, row: int) -> LabelPosition:
    """Type a member's 序号 over that of an empty column of 委员会评分."""
    answers.member_heads[60] = 4
    return on_score(0, 60)
