"""Checks of the sheet: paper, margins, page numbers, font and colour (Phụ lục I, Phần I, Mục I)."""

import re
from collections.abc import Iterator

from app.domain.page_setup import PageSetup
from app.domain.paper_checks import Departure, measure_words
from app.reports import nd30
from app.reports.lint_paper import NamedPaper, departure
from app.reports.measured import Place, Sheet

_TOLERANCE_MM = 0.6
_MARGIN_TOLERANCE_MM = 0.3
_BLACK = 0x40
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
#: Faces of the encodings before Unicode: TCVN3 (.VnTime), VNI (VNI-Times), and their kin.
_LEGACY = re.compile(r"\.?vn[a-z]|vni[- ]|vi?scii|\.?vnt?h?time", re.IGNORECASE)
#: Stamps that are red by law (Phụ lục I, III.2.b; degrees of secrecy by their own law).
_STAMPS = frozenset({"HỎA TỐC", "HOẢ TỐC", "THƯỢNG KHẨN", "KHẨN", "MẬT", "TỐI MẬT", "TUYỆT MẬT"})
_SIDES = (
    ("margin-top", "top", nd30.TOP_MM),
    ("margin-bottom", "bottom", nd30.BOTTOM_MM),
    ("margin-left", "left", nd30.LEFT_MM),
    ("margin-right", "right", nd30.RIGHT_MM),
)


def page_checks(case: NamedPaper) -> Iterator[Departure]:
    """Departures of sheets and page numbers."""
    for sheet in case.paper.sheets:
        yield from _sheet(sheet)
    if not case.paper.sheets[0].has_table and case.paper.sheets[0].is_landscape:
        yield departure("page-landscape", "trang ngang", "trang đứng")
    yield from _numbers(case)


def _sheet(sheet: Sheet) -> Iterator[Departure]:
    short, long = sorted((sheet.width, sheet.height))
    if abs(short - nd30.PAGE_WIDTH_MM) > _TOLERANCE_MM or abs(long - nd30.PAGE_HEIGHT_MM) > _TOLERANCE_MM:
        yield departure("page-size", f"{short:.0f} × {long:.0f} mm", "210 × 297 mm")
    wrong = list(_margins(sheet))
    if sheet.is_landscape and wrong:
        turned = (
            Sheet(sheet.width, sheet.height, sheet.right, sheet.left, sheet.top, sheet.bottom),
            Sheet(sheet.width, sheet.height, sheet.left, sheet.right, sheet.bottom, sheet.top),
        )
        wrong = min((wrong, *(list(_margins(one)) for one in turned)), key=len)
    yield from wrong


def _margins(sheet: Sheet) -> Iterator[Departure]:
    for check, side, (low, high) in _SIDES:
        value = getattr(sheet, side)
        if not low - _MARGIN_TOLERANCE_MM <= value <= high + _MARGIN_TOLERANCE_MM:
            yield departure(check, f"{measure_words(value, 1)} mm", f"{low}–{high} mm")


def _numbers(case: NamedPaper) -> Iterator[Departure]:
    numbers = case.paper.numbers
    if not numbers.is_shown:
        if case.paper.is_long:
            yield departure("page-number-missing", "không có", "số trang ở lề trên, canh giữa")
        return
    size = numbers.size
    facts = (
        ("page-number-centre", numbers.is_centred, "không canh giữa", "canh giữa"),
        ("page-number-top", numbers.is_in_top_margin, "không ở lề trên", "ở lề trên"),
        ("page-number-first", numbers.is_first_hidden, "hiện ở trang thứ nhất", "không hiện ở trang thứ nhất"),
        ("page-number-start", numbers.is_from_one, "không liên tục từ 1", "từ 1, liên tục"),
        ("page-number-arabic", numbers.is_arabic, "không phải chữ số Ả Rập", "chữ số Ả Rập"),
        ("page-number-look", numbers.is_upright, "đậm hoặc nghiêng", "chữ đứng, không đậm"),
        ("annex-page-number", numbers.do_annexes_restart, "đánh tiếp số của văn bản", "từ 1 ở mỗi phụ lục"),
        ("page-number-size", size is None or 13 <= size <= 14, f"cỡ chữ {measure_words(size or 0)}", "13–14"),
    )
    for check, holds, found, expected in facts:
        if not holds:
            yield departure(check, found, expected)


def page_departures(setup: PageSetup) -> list[Departure]:
    """Margins outside the law, before anything is written."""
    sides = (setup.top_mm, setup.bottom_mm, setup.left_mm, setup.right_mm)
    return list(_margins(Sheet(nd30.PAGE_WIDTH_MM, nd30.PAGE_HEIGHT_MM, *sides)))


def face_checks(case: NamedPaper) -> Iterator[Departure]:
    """Departures of fonts and colours, line by line."""
    for one in case.lines:
        legacy = sorted(face for face in one.line.fonts if _LEGACY.match(face))
        foreign = sorted(face for face in one.line.fonts if face != case.paper.font and face not in legacy)
        if legacy:
            yield departure("font-legacy", ", ".join(legacy), "Unicode, Times New Roman", one)
        if foreign:
            yield departure("font-name", ", ".join(foreign), nd30.FONT, one)
        coloured = sorted(colour for colour in one.line.colours if not _is_black(colour))
        if coloured and one.text not in _STAMPS:
            place = "trong bảng" if one.line.place is Place.TABLE else f"#{coloured[0]}"
            yield departure("font-colour", place, "màu đen", one)


def _is_black(colour: str) -> bool:
    """Automatic, or so dark that it prints black."""
    if not _HEX.fullmatch(colour):
        return True
    return max(bytes.fromhex(colour)) < _BLACK
