"""What is counted in whole numbers (persons, communes, classes), and what is measured (money, lengths, points)."""

import re
from typing import Final

from app.text import clean

#: Units of measure and of large numbers, alone or before what they measure («km đường biên», «triệu lượt người»).
_MEASURED: Final = frozenset(
    ("%", "km", "km2", "km²", "m", "m2", "m²", "m3", "m³", "cm", "mm", "ha", "hecta", "héc-ta", "mét", "kilômét", "kg",
     "g", "gam", "tấn", "tạ", "yến", "lít", "sào", "kwh", "gb", "mb", "giờ", "phút", "giây", "nghìn", "ngàn", "triệu",
     "tỷ", "tỉ", "usd")
)  # fmt: skip
#: The same in two words: «ngày công lao động», «điểm trung bình môn».
_MEASURED_IN_TWO: Final = ("ngày công", "điểm trung", "hải lý")
#: Measures only when nothing follows: «điểm cầu», «ngày hội», «công trình», «đồng chí» are counted.
_MEASURED_ALONE: Final = frozenset(
    ("điểm", "điểm %", "điểm phần trăm", "phần trăm", "đồng", "đ", "vnd", "vnđ", "công", "ngày", "tuần", "tháng",
     "năm", "đồng việt nam", "hệ số")
)  # fmt: skip
#: «lớp/năm» are classes all the same; «người/km2», «lớp/xã» are means.
_A_TIME: Final = re.compile(r"(?:\d+ )?(?:năm|quý|tháng|tuần|ngày|đợt|kỳ|lần)(?: học)?")


def is_counted(unit: str) -> bool:
    """Whether numbers of a unit, as a plan words it, are whole: «người», «xã», «clip», «buổi», not «%», «km», «điểm».

    What counts people and things is an open list, what measures is a short one; so an unknown unit is counted. Without
    a unit nothing is known of its numbers: not counted.
    """
    words, is_ratio, per = (part.strip() for part in clean(unit).casefold().partition("/"))
    if is_ratio and not _A_TIME.fullmatch(per):
        return False
    if not words or words in _MEASURED_ALONE or words.startswith(_MEASURED_IN_TWO):
        return False
    first = words.partition(" ")[0]
    return first not in _MEASURED and not first.startswith("%") and not first[0].isdecimal()
