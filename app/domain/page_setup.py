"""PageSetup «thiết lập trang»: size set and margins of papers, within what Nghị định 30/2020/NĐ-CP allows."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.i18n import N_


class SizeSet(StrEnum):
    """The two sets of sizes that must move together (Nghị định 30/2020/NĐ-CP, Phụ lục I, footnote of Mục V)."""

    SMALL = "small"
    LARGE = "large"


SIZE_WORDS: Mapping[SizeSet, str] = {
    SizeSet.LARGE: N_("cỡ 14 (quốc hiệu 13)"),
    SizeSet.SMALL: N_("cỡ 13 (quốc hiệu 12)"),
}


@dataclass(frozen=True, slots=True)
class PageSetup:
    """Size set and margins; the ranges of the law are checked by :func:`app.reports.nd30.page_departures`."""

    size_set: SizeSet = SizeSet.LARGE
    top_mm: int = 20
    bottom_mm: int = 20
    left_mm: int = 30
    right_mm: int = 15
