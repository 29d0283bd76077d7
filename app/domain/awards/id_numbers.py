"""Numbers of identity «số CCCD, số định danh»: twelve digits, kept as text, checked for their structure only.

PPP G YY NNNNNN: province where the birth was registered, century and sex, last two digits of the year of birth, six
digits at random (NĐ 137/2015/NĐ-CP, Điều 13; TT 07/2016/TT-BCA, Điều 7). There is no check digit, and a birth may be
registered wrongly: whatever does not fit is a warning. A number a spreadsheet kept as a floating point number has
lost digits and is refused.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from app.errors import Refused
from app.i18n import _
from app.text import clean, fold

DIGITS: Final = 12
#: Numbers of the former identity card «CMND».
OLD_DIGITS: Final = 9
#: TT 07/2016/TT-BCA, Phụ lục 1: codes of the 63 provinces people were numbered under.
_PROVINCES = (
    1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40, 42, 44, 45,
    46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91,
    92, 93, 94, 95, 96,
)  # fmt: skip
PROVINCES: Final = frozenset(f"{code:03}" for code in _PROVINCES)
_FLOATING = re.compile(r"^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$|^\d+[.,]\d+$", re.IGNORECASE)
_GROUPING = re.compile(r"[\s.\-]")
_FIRST_CENTURY = 19


class IdFault(StrEnum):
    """What does not fit about a number of identity."""

    LOSSY = "lossy"
    ZERO_LOST = "zero-lost"
    OLD = "old"
    LENGTH = "length"
    PROVINCE = "province"
    SEX = "sex"
    YEAR = "year"


def is_lossy(text: str) -> bool:
    """Whether a number was kept as a floating point number: "4.08501E+10", "40850012345,0"."""
    return bool(_FLOATING.match(clean(text).replace(" ", "")))


def read(text: str) -> str:
    """A number as typed or pasted, without the spaces people group it by; raises ``Refused`` for a lossy one.

    Zeros in front are never added here: that is asked (:func:`padded`).
    """
    if is_lossy(text):
        told = _("Số định danh “{number}” đã bị bảng tính đổi thành số thập phân và mất chữ số; chưa lưu gì.")
        advice = _("Hãy định dạng cột là văn bản rồi gõ lại đủ {digits} chữ số, hoặc để trống.")
        raise Refused("lossy-id", told.format(number=clean(text)), advice.format(digits=DIGITS))
    return _GROUPING.sub("", clean(text))


def padded(number: str) -> str:
    """The whole number where only zeros in front were lost; empty where that cannot be."""
    whole = number.zfill(DIGITS)
    is_shorter = number.isdecimal() and OLD_DIGITS < len(number) < DIGITS
    return whole if is_shorter and whole[:3] in PROVINCES else ""


def faults(number: str, sex: str = "", birth_year: int | None = None) -> Iterator[IdFault]:
    """What does not fit about a stored number, beside the sex and year of birth where these are known."""
    if not number:
        return
    if is_lossy(number):
        yield IdFault.LOSSY
    elif padded(number):
        yield IdFault.ZERO_LOST
    elif number.isdecimal() and len(number) == OLD_DIGITS:
        yield IdFault.OLD
    elif not number.isdecimal() or not number.isascii() or len(number) != DIGITS:
        yield IdFault.LENGTH
    else:
        yield from _structure(number, sex, birth_year)


def _structure(number: str, sex: str, birth_year: int | None) -> Iterator[IdFault]:
    if number[:3] not in PROVINCES:
        yield IdFault.PROVINCE
    is_woman = int(number[3]) % 2 == 1
    if fold(sex) in ("nam", "nu") and is_woman is not (fold(sex) == "nu"):
        yield IdFault.SEX
    if birth_year is not None and birth_year != year_in(number):
        yield IdFault.YEAR


def year_in(number: str) -> int:
    """The year of birth a whole number says."""
    return (_FIRST_CENTURY + int(number[3]) // 2) * 100 + int(number[4:6])
