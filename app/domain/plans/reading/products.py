"""Products: «03 lớp tập huấn», «05 clip phóng sự, 10 chương trình», or words alone."""

import re
from decimal import Decimal
from typing import Final

from app.domain.plans.reading.letters import plain, trimmed
from app.domain.plans.tasks import Deliverable

_COUNTED: Final = re.compile(
    r"(?<![\w/.,%-])(?P<number>\d{1,3}(?:\.\d{3})+|\d{1,6})\s+(?:\([a-z ]{2,20}\)\s*)?(?P<unit>[a-z]+(?: [a-z]+){0,4})"
)
_NOT_A_COUNT: Final = re.compile(
    r"\b(?:nam|ngay|thang|quy|so|an|dieu|khoan|cap|dinh|tu|den|lan thu|muc|giai doan|tuoi|trang)\s*$"
)
_NOT_A_PRODUCT: Final = re.compile(
    r"(?:xa|phuong|huyen|tinh|thi|thanh|ngay|thang|nam|gio|cap|loai|van kien|giai|dan toc|tuoi|lan|nguoi)\b"
)
_UNIT_ENDS: Final = re.compile(
    r"\b(?:cho|tai|voi|de|ve|trong|o|cua|tren|va|den|tu|nham|duoc|theo|tap trung|moi|ve|cap|co|la|phuc vu"
    r"|pbgdpl|tap huan|boi duong|tuyen truyen|huan luyen|truyen thong|truyen thanh|phat thanh|pho bien)\b"
)


def deliverables_of(text: str, key: str = "") -> tuple[Deliverable, ...]:
    """The products the words name, each counted one of its own; without a count one in words."""
    shown = plain(text)
    counted = [found for found in _COUNTED.finditer(shown) if _is_product(shown, found)]
    products = []
    for place, found in enumerate(counted):
        stop = counted[place + 1].start() if place + 1 < len(counted) else _end_of_item(shown, found.end())
        first, last = trimmed(text, found.start(), stop)
        number = Decimal(found["number"].replace(".", ""))
        unit = _unit(text, found)
        products.append(Deliverable(key=f"{key}sp{place + 1}", text=text[first:last], count=number, unit=unit))
    if products:
        return tuple(products)
    first, last = trimmed(text, 0, len(text))
    return (Deliverable(key=f"{key}sp1", text=text[first:last]),) if last > first else ()


def _is_product(shown: str, found: re.Match[str]) -> bool:
    before = shown[max(0, found.start() - 14) : found.start()]
    is_other = _NOT_A_COUNT.search(before) or _NOT_A_PRODUCT.match(found["unit"])
    return (
        not is_other
        and Decimal(found["number"].replace(".", "")) > 0
        and not 1900 <= int(found["number"].replace(".", "")) <= 2100
    )


def _end_of_item(shown: str, start: int) -> int:
    ends = [place for sign in ";.," if (place := shown.find(sign, start)) >= 0]
    return min(ends, default=len(shown))


def _unit(text: str, found: re.Match[str]) -> str:
    """The counting word: up to where the words say what for."""
    start, end = found.span("unit")
    stop = _UNIT_ENDS.search(plain(text), start + 1, end)
    first, last = trimmed(text, start, stop.start() if stop is not None else end)
    return text[first:last]
