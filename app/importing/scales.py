"""What makes a number another power of ten than it looks: units of another size, signs as other countries write them.

Beside «1,234» a text «31.000» may be 31 with three decimals.
"""

import re
from decimal import Decimal
from functools import lru_cache

from app.domain.indicators import ValueType
from app.importing.raw import TEXT, RawCell
from app.importing.values import Reading, plain_text
from app.text import clean, fold

_FAMILIES = (
    frozenset({"km", "m", "hm", "dam", "cm"}),
    frozenset({"m2", "ha", "km2"}),
    frozenset({"gam", "kg", "tan", "ta", "yen"}),
)
_SAME = {
    "g": "gam", "gr": "gam", "gram": "gam", "ki lo gam": "kg", "kilogam": "kg", "hec ta": "ha", "met": "m",
    "met dai": "m", "md": "m", "ki lo met": "km", "kilomet": "km", "cay so": "km", "met vuong": "m2", "m²": "m2",
}  # fmt: skip
#: powers of ten by how offices write them before «đồng»
_POWERS = {"nghin": 3, "ngan": 3, "ngh": 3, "ng": 3, "1000": 3, "trieu": 6, "tr": 6, "1000000": 6, "ty": 9, "ti": 9}
_POWER = "|".join(sorted(_POWERS, key=len, reverse=True))
_MONEY_WORDS = r"(?:dong[a-z]?|d|vnd|vn dong|dong viet nam)"
#: «nghìn đồng», «tr.đ», «1.000 VNĐ», «đồng (nghìn)», «nghìn»; the signs between the words are gone by then
_MONEY = re.compile(rf"(?:x ?)?(?:dv )?(?P<power>{_POWER})? ?(?P<word>{_MONEY_WORDS})? ?(?P<after>{_POWER})?")
_MONEY_SAID = re.compile(rf"(?<![a-z0-9])(?:x ?)?({_POWER}) ?{_MONEY_WORDS}(?![a-z0-9])")
_FOREIGN = frozenset({"usd", "do la", "do", "ndt", "nhan dan te", "cny", "te", "euro"})
_MULTIPLIED = re.compile(r"(?:x ?)?(?:nghin|ngan|trieu|chuc|1000) (.+)")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_UNIT_LINE = re.compile(r"\b(?:dvt|don vi tinh|don vi) ?:(.*)")
#: «Đơn vị: xã Phú Đồng» names who reports, no unit of measure.
_PLACE = re.compile(r"\s*(?:ubnd|uy ban|xa|phuong|thi tran|dac khu|huyen|tinh|thanh pho|xom|thon|ban|don)\b")
_SIGNS = re.compile(r"[^\w²%]+")

_ENGLISH = re.compile(r"[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?")
_POINTED = re.compile(r"([1-9][0-9]{0,2})\.000")
#: These have decimals: «20,203» is written as here.
_WITH_DECIMALS = (ValueType.DECIMAL3, ValueType.PERCENT)


@lru_cache(maxsize=2048)
def _plain(text: str) -> str:
    """A unit as bare words: folded, «1.000» as 1000, known spellings made one."""
    joined = re.sub(r"(?<=[0-9])[. ](?=000)", "", fold(clean(text)))
    words = _SIGNS.sub(" ", joined).strip()
    words = re.sub(r"^(x?1000(?:000)*)(?=[a-z])", r"\1 ", words)
    return _SAME.get(words, words)


def _money_power(words: str) -> int | None:
    """0 for «đồng», 3 for «nghìn đồng» …; None for what is no money."""
    found = _MONEY.fullmatch(words) if words else None
    if found is None or not any(found.groupdict().values()):
        return None
    return _POWERS.get(found["power"] or found["after"] or "", 0)


def _is_other_money(own: str, power: int) -> bool:
    """Whether words are money in another size than the power of ten wanted, or cannot be told («ngìn đồng»)."""
    before, _, after = own.partition("dong")
    whole = _money_power(own)
    said = whole if whole is not None or not after.strip() else _money_power(f"{before}dong")
    return own in _FOREIGN or said not in (None, power) or (said is None and "dong" in own.split())


@lru_cache(maxsize=2048)
def is_other_scale(written: str, proper: str) -> bool:
    """Whether a unit as written measures the same in another size («m» for «km», «triệu đồng» for «đồng»)."""
    own, wanted = _plain(written), _plain(proper)
    if not own or own == wanted:
        return False
    power = _money_power(wanted)
    if power is not None and _is_other_money(own, power):
        return True
    multiplied = _MULTIPLIED.fullmatch(own)
    if power is None and multiplied and _plain(multiplied[1]) == wanted:
        return True
    return any(own in family and wanted in family for family in _FAMILIES)


@lru_cache(maxsize=2048)
def says_other_scale(text: str, proper: str) -> bool:
    """Whether a title or a line over a table gives another size: «Kết quả (m)», «ĐVT: nghìn đồng»."""
    said = [unit for found in _BRACKETS.findall(text) for unit in re.split(r"[,;]", found)]
    line = _UNIT_LINE.search(fold(text))
    said += re.split(r"[,;]", line[1]) if line and not _PLACE.match(line[1]) else []
    if any(is_other_scale(unit, proper) for unit in said):
        return True
    power, found = _money_power(_plain(proper)), _MONEY_SAID.search(_plain(text))
    return power is not None and found is not None and _POWERS[found[1]] != power


def money_scale(text: str) -> bool:
    """Whether a title or a line says that money is written in thousands or millions of đồng."""
    return says_other_scale(text, "đồng")


def is_english(cell: RawCell | None, value_type: ValueType) -> bool:
    """Whether a text can only be meant with commas between its thousands: whole numbers have no decimals."""
    is_text = cell is not None and cell.kind is TEXT and value_type not in _WITH_DECIMALS
    return is_text and cell is not None and _ENGLISH.fullmatch(plain_text(cell.text)) is not None


def doubted(reading: Reading, cell: RawCell | None) -> Reading:
    """What «31.000» means in a table where other numbers have commas: 31 thousand, or 31 with its decimals."""
    text = plain_text(cell.text) if cell is not None and cell.kind is TEXT else ""
    match = _POINTED.fullmatch(text)
    if match is None or not reading.is_certain:
        return reading
    return Reading(question="point-or-comma", options=(reading.value, Decimal(match[1]), None))
