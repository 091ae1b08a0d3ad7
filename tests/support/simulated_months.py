"""Months of an imagined campaign, with an account of its own of what must come of each."""

import os
import random
import string
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import combinations
from pathlib import Path

from tests.support.received_files import workbook_of
from tests.support.submissions import member, question, submission
from toolkit.campaign.model import CHINA_TIME, Campaign
from toolkit.matching import are_alike

UNITS = ("A-06", "A-07", "A-08", "A-09", "B-01", "B-02")
PER_CATEGORY = 4
SUBJECTS = (
    "暗物质粒子的本质", "小麦茎基腐病的爆发", "硅光芯片的异质集成", "深部地热的取用", "高原冻土路基的稳定", "脑机接口的长期植入", "海水直接制氢",
    "蛋白质折叠的预测", "月壤原位建造", "重型燃机叶片冷却", "水稻无融合生殖", "钙钛矿电池寿命", "城市内涝的预警", "量子纠错的门槛", "稀土的绿色分离",
    "肿瘤早筛的标志物", "极端降水的成因", "飞机结冰的机理", "煤矿瓦斯的抽采", "土壤有机碳的封存", "湍流减阻的上限", "免疫衰老的逆转", "光刻胶的国产替代",
    "桥梁缆索的腐蚀", "动物疫病的溯源", "高温超导的配对", "算力网络的调度", "卫星互联网的频谱", "古气候的重建", "盐碱地的改良", "细胞工厂的放大",
    "隧道岩爆的预报", "氢脆的起源", "机器人的触觉", "病毒跨种传播", "电网惯量的支撑", "冰川消融的速率", "仿生材料的自愈", "药物递送的靶向", "海底滑坡的触发",
)

def english(subject: str) -> str:
    """An English title that is like no other's."""
    return "".join(random.Random(subject).choices(string.ascii_lowercase, k=40))


@dataclass
class Asked:
    """A question as its unit sees it: a subject that is its own, a category, and how often its text was edited."""

    subject: str
    category: str
    edits: int = 0

    @property
    def title(self) -> str:
        return f"如何认识{self.subject}？"


@dataclass
class Account:
    """What a unit recommends, and what is known of it after the last batch."""

    code: str
    questions: list[Asked] = field(default_factory=list)
    signed: bool = True
    path: Path | None = None
    numbers: dict[str, str] = field(default_factory=dict)
    """The number of each subject that ever counted, by the order in which it came."""
    known: dict[str, tuple[int, bool]] = field(default_factory=dict)
    """For each subject in the last batch how often it was edited by then, and whether it was accepted."""

    def close_month(self) -> Iterator[tuple[str, str]]:
        """Yield what a batch must say has changed, by number; then that batch is the last."""
        now = {asked.subject: (asked.edits, self.signed) for asked in self.questions}
        for asked in self.questions:
            self.numbers.setdefault(asked.subject, f"{self.code}-{len(self.numbers) + 1:02d}")
        for subject in self.known.keys() | now.keys():
            kind = _kind(self.known.get(subject), now.get(subject))
            if kind:
                yield self.numbers[subject], kind
        self.known = now


def _kind(then: tuple[int, bool] | None, now: tuple[int, bool] | None) -> str:
    """How a question changed; nothing where it did not."""
    if then is None or now is None:
        return "added" if then is None else "withdrawn"
    if then[1] != now[1]:
        return "now-accepted" if now[1] else "now-returned"
    return "edited" if then[0] != now[0] else ""


class Simulation:
    """Units that send, correct, sort, edit, rename, delete and swap, month by month."""

    def __init__(self, campaign: Campaign, inbox: Path, seed: int) -> None:
        titles = [*(Asked(subject, "").title for subject in SUBJECTS), *map(english, SUBJECTS)]
        assert not any(are_alike(one, other) for one, other in combinations(titles, 2)), "told apart by title"
        self._campaign, self._inbox = campaign, inbox
        self._chance = random.Random(seed)
        self._time = datetime(2023, 2, 1, 9, tzinfo=CHINA_TIME)
        self._files = 0
        self.accounts = {code: Account(code) for code in UNITS}
        self.received = 0
        """Files that were ever sent: one that is renamed is the same file, one sent twice is two."""

    def month(self) -> list[tuple[str, str]]:
        """What the batch after one more month must say has changed, by number."""
        for account in self.accounts.values():
            if not account.questions:
                if self._chance.random() < 0.5:
                    self._begin(account)
            else:
                self._chance.choice(self._acts)(self, account)
        if self._chance.random() < 0.5:
            self._swap_names()
        changes = (change for account in self.accounts.values() if account.questions for change in account.close_month())
        return sorted(changes)

    def _begin(self, account: Account) -> None:
        names = [category.name for category in self._campaign.categories for _ in range(PER_CATEGORY)]
        subjects = self._chance.sample(SUBJECTS, len(names))
        account.questions = [Asked(subject, name) for subject, name in zip(subjects, names, strict=True)]
        account.signed = self._chance.random() < 0.7
        self._send(account)

    def _subject(self, account: Account) -> str:
        used = {asked.subject for asked in account.questions} | account.numbers.keys()
        return self._chance.choice([subject for subject in SUBJECTS if subject not in used])

    def _rest(self, account: Account) -> None:
        """Send nothing."""

    def _sign(self, account: Account) -> None:
        account.signed = not account.signed
        self._send(account)

    def _sort(self, account: Account) -> None:
        self._chance.shuffle(account.questions)
        self._send(account)

    def _edit(self, account: Account) -> None:
        self._chance.choice(account.questions).edits += 1
        self._send(account)

    def _insert_and_delete(self, account: Account) -> None:
        """Put a new question in the place of another, anywhere in the table."""
        gone = account.questions.pop(self._chance.randrange(len(account.questions)))
        account.questions.insert(self._chance.randrange(len(account.questions)), Asked(self._subject(account), gone.category))
        self._send(account)

    def _rename(self, account: Account) -> None:
        if account.path and account.path.exists():
            account.path = account.path.rename(self._inbox / f"改名{self._next()}.xlsx")

    def _delete(self, account: Account) -> None:
        if account.path:
            account.path.unlink(missing_ok=True)

    def _send_twice(self, account: Account) -> None:
        if account.path and account.path.exists():
            self._put(self._inbox / f"重发{self._next()}.xlsx", account.path.read_bytes())

    def _overwrite(self, account: Account) -> None:
        """Send an edited workbook under the name of the last one."""
        account.questions[0].edits += 1
        self._send(account, account.path)

    _acts = (_rest, _sign, _sort, _edit, _insert_and_delete, _rename, _delete, _send_twice, _overwrite)

    def _swap_names(self) -> None:
        """Let two units' files change names."""
        there = [account for account in self.accounts.values() if account.path and account.path.exists()]
        if len(there) < 2:
            return
        one, other = self._chance.sample(there, 2)
        assert one.path and other.path
        spare = self._inbox / "换名.xlsx"
        one.path.rename(spare)
        other.path.rename(one.path)
        spare.rename(other.path)
        one.path, other.path = other.path, one.path

    def _next(self) -> int:
        self._files += 1
        return self._files

    def _send(self, account: Account, path: Path | None = None) -> None:
        account.path = path or self._inbox / f"{account.code} 第{self._next()}份.xlsx"
        self._put(account.path, workbook_of(submission(
            self._campaign, unit={**self._named(account.code), "signer": "周明远" if account.signed else ""},
            members=[member(n, member_name=f"{account.code}的委员{n}") for n in range(1, 16)],
            questions=[self._row(serial, asked) for serial, asked in enumerate(account.questions, 1)], scores={}, score_rows=[],
        )))

    def _named(self, code: str) -> dict[str, str]:
        unit = self._campaign.unit_of[code]
        return {"unit_code": unit.code, "unit_name": unit.name, "unit_type": unit.type}

    def _row(self, serial: int, asked: Asked) -> dict:
        return question(
            self._campaign, 1, question_serial=float(serial), category=asked.category, title_zh=asked.title, title_en=english(asked.subject),
            background=f"{asked.subject}的背景，第{asked.edits}稿。" + "仍缺少系统的认识和有效的方法。" * 30,
        )

    def _put(self, path: Path, data: bytes) -> None:
        self._time += timedelta(hours=7)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        os.utime(path, (self._time.timestamp(), self._time.timestamp()))
        self.received += 1
