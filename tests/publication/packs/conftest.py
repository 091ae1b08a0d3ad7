"""A folder whose ledger holds the pools of both decided stages."""

from collections.abc import Callable, Sequence
from pathlib import Path
from shutil import rmtree

import pytest

from tests.support.stage_records import ORIGIN, pool_question
from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.model import Campaign
from toolkit.files import OutputFolder
from toolkit.ledger.ledger import open_ledger
from toolkit.publication.outcome import question_outcomes
from toolkit.publication.packs.produce import WrittenPack, produce_packs
from toolkit.review.model import Pool, PoolQuestion
from toolkit.review.pool import record_pool

NITROGEN = {
    "category": "前沿科学问题", "title_en": "How to fix nitrogen at room temperature?", "research_field": "先进材料",
    "disciplines": "1503035 催化化学；氮化学", "keywords_zh": "常温固氮；单原子催化剂；氨", "keywords_en": "nitrogen fixation；catalyst；NH3",
    "description": "氮气怎样活化？\n\n　　三键很强。", "background": "哈伯法耗能。", "progress": "已有苗头。", "significance": "可以节能。",
    "scenario": "", "orientation": "国家重大需求", "author": "郑撰写", "author_employer": "云山大学",
}  # fmt: skip
"""What A-06-01 says, the question that is selected."""

OF_OTHERS = {"author": "钱其人", "author_employer": "他人研究所", "description": "他题的正文。", "significance": "他题的意义。"}
"""What the other questions say that must stand in no pack."""


@pytest.fixture
def questions() -> list[PoolQuestion]:
    """The four that entered 初选."""
    return [
        pool_question("A-02-01", **OF_OTHERS, keywords_zh="引力"),
        pool_question("A-06-01", **NITROGEN),
        pool_question("A-06-02", **OF_OTHERS, keywords_zh="贵金属；单原子催化剂", disciplines="1503050 电化学"),
        pool_question("A-06-03", **OF_OTHERS, keywords_zh="膜；分离"),
    ]


@pytest.fixture
def produced(tmp_path: Path, questions, decisions, recommended) -> Callable[..., list[WrittenPack]]:
    """Writes the packs of a campaign into output/book/素材."""

    def produce(campaign: Campaign, pool: Sequence[PoolQuestion] = questions, **other: object) -> list[WrittenPack]:
        folder = CampaignFolder(tmp_path, campaign)
        decided = other.get("decisions", decisions)
        asked = {"decisions": decided, "outcomes": question_outcomes(campaign, decided, recommended), "jobs": 1}
        given = asked | other
        target = OutputFolder(folder.output / "book")
        rmtree(folder.ledger, ignore_errors=True)  # of an earlier call: nothing is ever deleted in a ledger
        with open_ledger(folder.ledger) as ledger, ledger.transaction():
            for record in (decision.record for decision in given["decisions"]):
                asked = tuple(one for one in pool if one.number in record.by_number)
                record_pool(ledger, Pool(record.stage, record.revision, asked), ORIGIN)
        made = [*produce_packs(folder, target=target, **given)]
        assert target.failed == []
        return made

    return produce
