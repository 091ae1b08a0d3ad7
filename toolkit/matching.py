"""Finds the known name that a misspelt one is probably meant for.

Compared is what is left without brackets, marks and width, in simplified characters. A label is found by up to two
wrong characters, as in 关健词, where no other label is as near. Of other names those are near, too, that were
shortened or lengthened, as 计算机学会 for 中国计算机学会. No list says what may be left out: the more often a character
stands in the names, the less it tells.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from math import log

from toolkit import text

LABEL_MARKS = "*＊"
"""What may stand behind the label of a required field."""

LONGEST = 100
"""A longer text is neither label nor name; so bodies of 2,000 字 are never normalised in search of one."""

MOST = 3
"""Where more names are as near, none is suggested."""

WORDY = 2
"""Fewest characters of what may be a name."""

ENOUGH = 0.7
"""How much of all that a name tells must be left of it when it was shortened, or lengthened."""

ENOUGH_OF_FEW = 0.5
"""The share that is enough where only a few names can be meant: those of a short list, or those around a long piece."""

TELLING = 4
"""Fewest characters of a piece that few names hold."""

MISSPELT = 0.2
"""How much the right characters must tell beside wrong ones, which tell as much as a character can."""

AS_NEAR = 0.1
"""Names whose shares differ by less than this are as near."""

ALIKE = 0.6
"""How alike, from 0 to 1, a wrong code or title must be to the right one: twice the common letters by those of both."""

_TRADITIONAL = (
    "與專業叢東絲丟兩個箇臨為爲舉義烏樂習鄉書爭於亞產産從儀價優會傳傷倫體彿偵脩儲兒剋黨蘭關興養獸內寫軍農沖衝決準"
    "淩幾擊劃則創刪別彆製劑劇務動勞區醫華協單滷鹵衛厤曆歷壓參蔘雙發髮變隻檯臺颱葉號閤衕後嚮曏員週諮嚥噴譟迴團糰園"
    "圍國圖圓聖場垻壩墻牆壯聲殻殼處備復複頭妝婦嬰學實審憲傢賓對導爾塵侷層屬島巖幣佈師帶蓆乾幹榦並併幷廣牀庫應廢開"
    "異棄張彈強歸噹當彔錄録綵徵誌態恆懸慣戲戰纔撲託拋護報擬擇撾揮撈損換據蒐攝敎數斷鏇無舊時崑顯晉麯麴朮術機雜權桿"
    "來闆極構査標欄樹樣覈檔橋樁檢橢歐氣氫匯彙滙漢汙氾汎澤淺測濟塗渦潤滲溫遊灣溼濕滿潛災爐點煉鍊煙菸燒熱愛牽狀猶獨"
    "獻環現瑤電畫畵疇療癥癆鹽監眞矯礦碼磚礎確鹼離俬種祕積稱稅穩築篩籌簽籤簡類糧餬醣係繫紅縴纖約級紀紗納紙紡綫線練"
    "組細織終繹經結繪給絡絕絶統績續維綜綠緑緬編緣網羅羣職聯膚腎腫膠脈臟髒腦脫臘緻輿艦藝節範薦葯藥萊營薩懞濛矇蟲蝕"
    "蠶錶裝見觀規視覺計認討訓議訊論訟設訪証證詁評識訴診詞譯試詩話詢語誤誘說説請讀調謝譜穀貝負財責貨質貯貸貿費資賞"
    "躍車軋軌轉輪軟轟輕較輔輛輻輯輸辭辯邊遼達過運進連選遞邏遺遙郵痠釀埰寀採釋裏裡鑑鑒針鍼鋼錢鉆鑽鐵銘銀鑄銷鍋錨錫"
    "鍵鍍長門問間聞閱閲隊陽際陸陳隕險隨隱難彫琱鵰靜麪麫麵韓韻頁項須鬚頓預顱領頜頻顆題顏顔風飛飲飾飼舘館餾馬馴驗魯"
    "鮮鳥鴉麥齡"
)
_SIMPLIFIED = (
    "与专业丛东丝丢两个个临为为举义乌乐习乡书争于亚产产从仪价优会传伤伦体佛侦修储儿克党兰关兴养兽内写军农冲冲决准"
    "凌几击划则创删别别制剂剧务动劳区医华协单卤卤卫历历历压参参双发发变只台台台叶号合同后向向员周咨咽喷噪回团团园"
    "围国图圆圣场坝坝墙墙壮声壳壳处备复复头妆妇婴学实审宪家宾对导尔尘局层属岛岩币布师带席干干干并并并广床库应废开"
    "异弃张弹强归当当录录录彩征志态恒悬惯戏战才扑托抛护报拟择挝挥捞损换据搜摄教数断旋无旧时昆显晋曲曲术术机杂权杆"
    "来板极构查标栏树样核档桥桩检椭欧气氢汇汇汇汉污泛泛泽浅测济涂涡润渗温游湾湿湿满潜灾炉点炼炼烟烟烧热爱牵状犹独"
    "献环现瑶电画画畴疗症痨盐监真矫矿码砖础确碱离私种秘积称税稳筑筛筹签签简类粮糊糖系系红纤纤约级纪纱纳纸纺线线练"
    "组细织终绎经结绘给络绝绝统绩续维综绿绿缅编缘网罗群职联肤肾肿胶脉脏脏脑脱腊致舆舰艺节范荐药药莱营萨蒙蒙蒙虫蚀"
    "蚕表装见观规视觉计认讨训议讯论讼设访证证诂评识诉诊词译试诗话询语误诱说说请读调谢谱谷贝负财责货质贮贷贸费资赏"
    "跃车轧轨转轮软轰轻较辅辆辐辑输辞辩边辽达过运进连选递逻遗遥邮酸酿采采采释里里鉴鉴针针钢钱钻钻铁铭银铸销锅锚锡"
    "键镀长门问间闻阅阅队阳际陆陈陨险随隐难雕雕雕静面面面韩韵页项须须顿预颅领颌频颗题颜颜风飞饮饰饲馆馆馏马驯验鲁"
    "鲜鸟鸦麦龄"
)
"""Traditional forms of the characters that names and the form's own words are made of, simplified."""

_FOLD = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_FOLDED = frozenset(_TRADITIONAL)


@lru_cache(maxsize=4096)
def label_key(label: str) -> str:
    """Return the form under which a label is exactly ours: without a trailing ``*``, compared as texts are."""
    return text.comparable(label).rstrip(LABEL_MARKS)


def _plain(name: str) -> str:
    """Return what is left of a name for likeness: letters, digits and simplified Chinese characters."""
    simple = unicodedata.normalize("NFKC", name).lower()
    if not _FOLDED.isdisjoint(simple):
        simple = simple.translate(_FOLD)
    return simple if simple.isalnum() else "".join(filter(str.isalnum, simple))


@lru_cache(maxsize=4096)
def normalised(name: str) -> str:
    """Return what is left of a name for likeness; remembered, for the labels of one workbook come again in the next."""
    return _plain(name)


def allowed_edits(length: int) -> int:
    """Return how many characters of an essence of some length may be wrong."""
    return 0 if length < 3 else 1 if length < 7 else 2


def nearest_label(written: str, labels: Iterable[str]) -> str:
    """Return the label nearest to *written*; empty when none or several are near."""
    if len(written) > LONGEST or not normalised(written):
        return ""
    from rapidfuzz.distance import Levenshtein  # here: it takes longer to load than a clean workbook to check

    plain = normalised(written)
    limits = {label: allowed_edits(len(normalised(label))) for label in labels}
    wrong = {label: Levenshtein.distance(plain, normalised(label), score_cutoff=most) for label, most in limits.items()}
    least = min(wrong.values(), default=0)
    like = [label for label, number in wrong.items() if number == least <= limits[label]]
    return like[0] if len(like) == 1 else ""


def near_words(written: str, names: tuple[str, ...], *, closed: bool = False) -> tuple[str, ...]:
    """Return up to three of *names* that *written* may be meant for, nearest first; none when none or many are near.

    *closed* says that it must be one of these, which are few.
    """
    plain = _plain(written) if len(written) <= LONGEST else ""
    if len(plain) < WORDY or not names:
        return ()
    known = _known(names)
    found = known.equal(plain) or known.alike(plain, closed=closed) or known.within(plain)
    if closed and not found:
        found = known.parted(plain)
    return tuple(names[at] for at in found) if len(found) <= MOST else ()


def off_by_one(code: str, codes: Iterable[str]) -> tuple[str, ...]:
    """Return those of *codes* that *code* is but for one character: wrong, left out, added, or two swapped."""
    from rapidfuzz import process  # here: see nearest_label
    from rapidfuzz.distance import OSA

    found = process.extract(code, tuple(codes), scorer=OSA.distance, score_cutoff=1, limit=None) if code else ()
    return tuple(like for like, *_ in found)


def nearest_word(written: str, words: Iterable[str]) -> str:
    """Return the one of *words* most like *written*, of several the first; empty when none is like it.

    For codes and titles of settings, which are told apart by letters and their order: ``quota.toofew`` is near
    ``quota.too-few``, ``title`` near ``title_zh``.
    """
    from rapidfuzz import process  # here: see nearest_label
    from rapidfuzz.distance import Indel

    if len(written) > LONGEST:
        return ""
    found = process.extractOne(written, tuple(words), scorer=Indel.normalized_similarity, score_cutoff=ALIKE)
    return found[0] if found else ""


def are_alike(one: str, other: str) -> bool:
    """Return whether two titles are nearly the same, compared as names are; a blank one is like none."""
    from rapidfuzz.distance import Indel  # here: see nearest_label

    plain = _plain(one), _plain(other)
    return all(plain) and Indel.normalized_similarity(*plain, score_cutoff=ALIKE) > 0


class _NameIndex:
    """Names ready to be compared; what is found are their positions."""

    def __init__(self, names: Iterable[str]) -> None:
        self._plain = tuple(map(_plain, names))
        self._held = frozenset(self._plain)
        self._all = "\n".join(self._plain)
        self._tells: dict[str, float] = {}

    def _tell(self, character: str) -> float:
        """Return how much a character tells of a name: most where one name has it, nothing where all have."""
        if character not in self._tells:
            number = min(self._all.count(character), len(self._plain)) or 1
            self._tells[character] = log(len(self._plain) / number) ** 2
        return self._tells[character]

    def _told(self, characters: Iterable[str]) -> float:
        """Return how much some characters tell of a name."""
        return sum(map(self._tell, characters))

    def equal(self, plain: str) -> list[int]:
        """Return the names that differ only in marks, width and traditional characters."""
        return [at for at, name in enumerate(self._plain) if name == plain] if plain in self._held else []

    def alike(self, plain: str, *, closed: bool) -> list[int]:
        """Return the names that are misspelt, shortened or lengthened in *plain*, by how much of them is left."""
        from rapidfuzz import process  # here: see nearest_label
        from rapidfuzz.distance import Indel

        half = process.extract(plain, self._plain, scorer=Indel.normalized_similarity, score_cutoff=0.5, limit=None)
        told = self._told(plain)
        shares = {at: self._share(plain, told, name, closed=closed) for name, _, at in half}
        best = max(shares.values(), default=0.0)
        found = [at for at, share in shares.items() if share and share > best - AS_NEAR]
        return sorted(found, key=lambda at: (-shares[at], at))

    def _share(self, plain: str, told: float, name: str, *, closed: bool) -> float:
        """Return how much of a name is left in *plain*, which tells so much; 0 where it is too little."""
        from rapidfuzz.distance import Levenshtein  # here: see nearest_label

        common = self._told(_common(plain, name))
        share = common / (max(told, self._told(name)) or 1)
        if _is_part(plain, name) or _is_part(name, plain):
            piece = len(plain) >= TELLING and plain in name
            return share if share > (ENOUGH_OF_FEW if closed or piece else ENOUGH) else 0
        most = allowed_edits(len(name))
        wrong = Levenshtein.distance(plain, name, score_cutoff=most)
        if wrong <= most:
            all_told = common + wrong * log(len(self._plain)) ** 2
            right = common / all_told if all_told else 1.0  # where there is one name only, no character tells
            return right if right > MISSPELT else 0
        return share if closed and share > ENOUGH_OF_FEW else 0

    def within(self, plain: str) -> list[int]:
        """Return the longest names that stand whole in *plain*, as half of it or before something else, in order."""
        pieces = ((start, end) for start in range(len(plain)) for end in range(len(plain), start + 2, -1))
        found: list[int] = []
        reached = 0
        for start, end in pieces:
            whole = 2 * (end - start) >= len(plain) or (start == 0 and end > TELLING)
            if whole and end > reached and plain[start:end] in self._held:
                found += self.equal(plain[start:end])
                reached = end
        return found

    def parted(self, plain: str) -> list[int]:
        """Return the one name that *plain* is a piece of; none where it is a piece of more."""
        whole = [at for at, name in enumerate(self._plain) if plain in name]
        return whole if len(whole) == 1 else []


def _common(one: str, other: str) -> list[str]:
    """Return the characters that both texts have, each as often as both have it."""
    left = [*one]
    common = []
    for character in other:
        if character in left:
            left.remove(character)
            common.append(character)
    return common


def _is_part(shorter: str, longer: str) -> bool:
    """Return whether all characters of one text stand in another, in their order."""
    rest = iter(longer)
    return all(character in rest for character in shorter)


@lru_cache(maxsize=16)
def _known(names: tuple[str, ...]) -> _NameIndex:
    """Return names ready to be compared; those of a call come again with each workbook."""
    return _NameIndex(names)
