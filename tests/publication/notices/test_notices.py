"""A notice tells a unit of its own questions, all of them, and of nobody else's."""

import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.support.rendered_documents import WordDocument, altered_package, table_rows
from tests.support.stage_records import decided, decision, edited, review, score_record, vote_record
from toolkit.batch.receiving.collect import QuestionState
from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.model import Campaign
from toolkit.campaign.review_model import Reviewer
from toolkit.documents.check import TemplateFaults, review_template
from toolkit.documents.template import packaged_template
from toolkit.files import OutputFolder
from toolkit.messages import Speaker
from toolkit.model import Unit
from toolkit.publication.notices.content import NoticeWriter
from toolkit.publication.notices.model import Notice
from toolkit.publication.notices.produce import produce_notices
from toolkit.publication.notices.render import NOTICE_KIND, TEMPLATE
from toolkit.publication.outcome import RecommendedQuestion, question_outcomes
from toolkit.review.decided import DecidedCategory, DecidedReviewer
from toolkit.review.model import StageResult


def with_comments(campaign: Campaign, **more) -> Campaign:
    settings = campaign.settings.model_copy(update={"notice_comments": True, **more})
    return campaign.model_copy(update={"settings": settings})


def written(campaign, decisions, outcomes, language="zh") -> dict[str, Notice]:
    return {notice.name: notice for notice in NoticeWriter(campaign, decisions, outcomes, Speaker(language)).notices()}


def test_each_unit_is_told_of_its_own_questions(campaign, decisions, outcomes):
    notices = written(campaign, decisions, outcomes)
    assert [*notices] == [f"{unit} 遴选结果通知" for unit in ("A-02 中国物理学会", "A-06 中国化学会", "A-07 中国天文学会")]
    chemists = notices["A-06 中国化学会 遴选结果通知"]
    assert [(one.number, one.category, one.stage, one.result) for one in chemists.questions] == [
        ("A-06-01", "前沿科学问题", "终选", "入选"), ("A-06-02", "前沿科学问题", "初选", "未通过"),
        ("A-06-03", "产业技术问题", "初选", "待定"), ("A-06-04", "前沿科学问题", "—", "未单独参加遴选")]
    assert chemists.opening == (
        "贵单位为2023重大科学问题、工程技术难题和产业技术问题征集推荐的 4 个问题难题中，有 3 个进入遴选，经初选、终选，入选 1 个。各题结果如下。",)
    assert (chemists.addressee, chemists.date, chemists.signatory) == ("中国化学会：", "2023年7月1日", "中国科协办公厅")


def test_a_unit_of_which_nothing_entered_is_told_so(campaign, decisions, outcomes):
    told = written(campaign, decisions, outcomes)["A-07 中国天文学会 遴选结果通知"]
    assert "推荐的 2 个问题难题都没有进入遴选" in told.opening[0]
    assert [(one.stage, one.result) for one in told.questions] == [("—", "未受理（退回修改）"), ("—", "未受理")]


def test_before_the_last_stage_nobody_is_selected(campaign, decisions, recommended):
    outcomes = question_outcomes(campaign, decisions[:1], recommended)
    told = written(campaign, decisions[:1], outcomes)["A-06 中国化学会 遴选结果通知"]
    assert told.questions[0].result == "通过" and "遴选仍在进行，入选结果另行通知" in told.opening[0]


def test_every_question_stands_in_one_notice(campaign, decisions, outcomes):
    told = [question.number for notice in written(campaign, decisions, outcomes).values() for question in notice.questions]
    assert sorted(told) == [one.number for one in outcomes] and len(told) == 7


def test_comments_are_told_only_where_the_campaign_allows_it(campaign, decisions, outcomes):
    silent = written(campaign, decisions, outcomes)["A-06 中国化学会 遴选结果通知"]
    assert (silent.comments, silent.commented, silent.remark) == ((), "", ())
    told = written(with_comments(campaign), decisions, outcomes)["A-06 中国化学会 遴选结果通知"]
    assert [(group.heading, group.lines) for group in told.comments] == [
        ("A-06-01　如何常温固氮？", ("初选：可与 ＊＊＊ 合并，电话 ＊＊＊。", "初选：选题前沿，建议入选。", "终选：同意公布。")),
        ("A-06-02　怎样回收贵金属催化剂？", ("初选：＊＊＊也看过。",))]


def test_the_order_of_comments_tells_nothing_of_their_writers(campaign, decisions, outcomes):
    record = score_record()
    turned = [decision(replace(record, reviews=record.reviews[::-1])), decisions[1]]
    assert written(with_comments(campaign), turned, outcomes) == written(with_comments(campaign), decisions, outcomes)


def test_english_tells_the_same(campaign, decisions, outcomes):
    told = written(with_comments(campaign), decisions, outcomes, "en")["A-06 中国化学会 遴选结果通知"]
    assert told.opening[0].endswith("3 entered the review; after 初选, 终选, 1 are selected. The result of each stands below.")
    assert [one.result for one in told.questions] == ["selected", "not passed", "open", "not part of the review on its own"]


def test_without_a_contact_nobody_is_sent_to_one(campaign, decisions, outcomes):
    nobody = with_comments(campaign, contact="", phone="", email="", website="")
    told = written(nobody, decisions, outcomes)["A-06 中国化学会 遴选结果通知"]
    assert (told.contacts, told.closing) == ((), ("感谢贵单位对征集遴选工作的支持。",))


@pytest.fixture
def produced(tmp_path: Path, decisions, recommended):
    """Writes the notices of a campaign and returns their folder."""

    def produce(campaign: Campaign, **other) -> Path:
        target = OutputFolder(tmp_path / "output/notices")
        given = {"decisions": decisions, "recommended": recommended} | other
        made = [*produce_notices(CampaignFolder(tmp_path, campaign), target=target, jobs=1, **given)]
        assert ([one.fault for one in made if one.fault], target.failed) == ([], [])
        return target.path

    return produce


def test_a_notice_is_written_in_word_and_as_plain_text(campaign, produced, audited):
    folder = produced(with_comments(campaign))
    assert len([*folder.iterdir()]) == 6
    package = (folder / "A-06 中国化学会 遴选结果通知.docx").read_bytes()
    audited(package)
    document = WordDocument(package)
    assert document.headings[:2] == [(1, "各题结果"), (1, "评审意见")]
    assert table_rows(document.tables[0])[:2] == [
        ["编号", "题目", "类别", "所到环节", "结果"], ["A-06-01", "如何常温固氮？", "前沿科学问题", "终选", "入选"]]
    plain = (folder / "A-06 中国化学会 遴选结果通知.txt").read_bytes()
    assert plain.startswith(b"\xef\xbb\xbf") and b"\n" not in plain.replace(b"\r\n", b"")
    lines = plain.decode("utf-8-sig").split("\r\n")
    assert lines[8:12] == ["  A-06-01　如何常温固氮？", "    类别：前沿科学问题", "    所到环节：终选", "    结果：入选"]
    assert [line for line in lines if line.startswith("    初选：")] == [f"    {one}" for one in document.paragraphs if one.startswith("初选：")]


def test_notices_made_again_are_the_same_bytes_and_those_of_nobody_go(campaign, produced, recommended):
    folder = produced(campaign)
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    (folder / "意见 遴选结果通知 存档.docx").write_bytes(b"of staff")
    (folder / "A-99 旧 遴选结果通知.docx").write_bytes(b"old")
    produced(campaign)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first | {"意见 遴选结果通知 存档.docx": b"of staff"}
    produced(campaign, recommended=recommended[:-2])
    assert not [*folder.glob("A-07*")]


def test_a_template_that_cannot_be_filled_in_writes_nothing(campaign, produced, tmp_path):
    (tmp_path / TEMPLATE).write_bytes(altered_package(packaged_template(TEMPLATE), ("{{ heading }}", "{{ haeding }}")))
    with pytest.raises(TemplateFaults):
        produced(campaign)
    assert not (tmp_path / "output").exists()


def test_the_packaged_template_prints_all_that_there_is():
    review = review_template(NOTICE_KIND, None)
    assert (review.faults, review.left_out) == ((), ())


@pytest.mark.parametrize("typed", ["{{ heading }}", "{%p endfor %}", "=1+1", "甲\x01乙", "<w:p/>&", "长" * 3000])
def test_what_was_typed_stays_text(campaign, produced, audited, typed):
    record = score_record()
    reviews = (replace(record.reviews[0], comment=typed), *record.reviews[1:])
    told = edited(replace(record, reviews=reviews), "A-06-03", title_zh=typed)
    folder = produced(with_comments(campaign), decisions=[decision(told)])
    package = (folder / "A-06 中国化学会 遴选结果通知.docx").read_bytes()
    audited(package)
    said = WordDocument(package).paragraphs
    shown = typed.replace("\x01", "")
    assert shown in said and f"初选：{shown}" in said


UNITS = tuple(Unit(f"K-{n:02d}", f"金丝雀{n:02d}学会", "全国学会", former_names=(f"旧雀{n:02d}会",)) for n in range(10))


def canaries() -> SimpleNamespace:
    """Ten units with two questions each, ten reviewers; every comment names a reviewer, a unit and a question of others."""
    reviewers = tuple(Reviewer(id=f"R{n:02d}", name=f"雀某{'甲乙丙丁戊己庚辛壬癸'[n]}", employer=f"雀巢大学{n:02d}") for n in range(10))
    questions, reviews = [], []
    for n, unit in enumerate(UNITS):
        for place in (1, 2):
            number, who, other = f"{unit.code}-0{place}", reviewers[n], UNITS[(n + 3) % 10]
            questions.append(decided(number, StageResult.PASSED, n + 1, 90.0 - n, unit_code=unit.code, unit_name=unit.name,
                                     title_zh=f"雀题{n:02d}之{place}是什么？", title_en=f"Canary {n:02d} of {place}?"))
            said = (f"{who.name}（{who.id}，{who.employer}）：与{other.name}（{other.former_names[0]}）的 {other.code}-02“雀题{UNITS.index(other):02d}之2是什么？”"
                    f"(Canary {UNITS.index(other):02d} of 2) 及初-0{n}7 相近")
            reviews.append(review(number, who.id, (80, 80, 80, 80), 80.0, said))
    record = replace(
        score_record(), questions=tuple(questions), reviews=tuple(reviews), ties=(), limits=(), quorum=(), borderline={}, disagreement=(),
        sensitivity=(), categories=(DecidedCategory("frontier", "前沿科学问题", 20, tuple(one.number for one in questions), 81.0),),
        reviewers=tuple(DecidedReviewer(one.id, one.name, 2, 2, 0) for one in reviewers),
    )  # fmt: skip
    return SimpleNamespace(record=record, reviewers=reviewers)


def secret_words(nest: SimpleNamespace, reader: Unit) -> list[str]:
    """What a unit must not read: 50 values and more of reviewers and other units."""
    of_reviewers = [word for one in nest.reviewers for word in (one.id, one.name, one.employer)]
    others = [one for one in nest.record.questions if one.unit_code != reader.code]
    of_questions = [word for one in others for word in (one.number, one.title_zh.rstrip("？"), one.title_en.rstrip("?"), one.unit_name)]
    return [*of_reviewers, *of_questions, *(former for unit in UNITS if unit != reader for former in unit.former_names)]


def test_no_notice_holds_anything_of_others(campaign, produced):
    nest = canaries()
    here = with_comments(campaign).model_copy(update={"units": (*campaign.units, *UNITS), "reviewers": nest.reviewers})
    recommended = [RecommendedQuestion(one.number, one.unit_code, one.unit_name, "前沿科学问题", one.title_zh, QuestionState.ACCEPTED)
                   for one in nest.record.questions]  # fmt: skip
    folder = produced(here, decisions=[decision(nest.record), decision(vote_record())], recommended=recommended)
    spoken = "".join(one.comment for one in nest.record.reviews)
    for unit in UNITS:
        words = secret_words(nest, unit)
        assert len(words) > 50 and sum(word in spoken for word in words) > 50, "what could leak"
        document = WordDocument((folder / f"{unit.code} {unit.name} 遴选结果通知.docx").read_bytes())
        plain = (folder / f"{unit.code} {unit.name} 遴选结果通知.txt").read_text("utf-8-sig")
        parts = [plain, *(document.zip.read(name).decode("utf-8", "replace") for name in document.zip.namelist())]
        texts = ["\n".join(document.paragraphs), *parts]
        assert [word for word in words for text in texts if word in text] == []
        assert not any(re.search(r"初-\d{3}", text) for text in texts)
        assert "＊＊＊" in plain and f"雀题{UNITS.index(unit):02d}之1是什么？" in plain
