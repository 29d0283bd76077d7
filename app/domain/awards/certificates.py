"""Certificates «Bằng khen, Giấy khen» printed over blanks «phôi»: where every line stands, in millimetres.

The blank itself is printed in colour by others; only the changing lines are ours. Nghị định 98/2023/NĐ-CP, Điều 104
gives the order of the content, not its places: those are data for each authority and blank.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.awards.catalogue import Confidence, NomineeKind
from app.errors import Refused
from app.i18n import N_, _
from app.text import clean

#: Paper that a printer of an office or a print shop takes, in mm.
LEAST_SIDE_MM, MOST_SIDE_MM = 90.0, 900.0
LEAST_SIZE_PT, MOST_SIZE_PT = 5.0, 150.0
MOST_LINES = 8
ALIGNMENTS = ("left", "center", "right")
#: A printer that prints further off takes the paper from the wrong tray, or scales it.
MOST_OFFSET_MM = 20.0
#: Usual paper, lying on its side.
PAPERS: Mapping[str, tuple[float, float]] = {"A4": (297.0, 210.0), "A3": (420.0, 297.0)}
_SIZE = re.compile(r"(\d{2,3}(?:[.,]\d+)?)\s*[x×X*]\s*(\d{2,3}(?:[.,]\d+)?)(?:\s*mm)?")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


class LineContent(StrEnum):
    """What a line of a certificate says."""

    AUTHORITY = "authority"
    GIVES = "gives"
    AWARD = "award"
    NAME = "name"
    PLACE = "place"
    ACHIEVEMENT = "achievement"
    MERIT = "merit"
    DECISION = "decision"
    GOLDEN_BOOK = "golden_book"
    PLACE_DATE = "place_date"
    SIGNER_TITLE = "signer_title"
    SIGNER = "signer"
    FIXED = "fixed"


LINE_WORDS: Mapping[LineContent, str] = {
    LineContent.AUTHORITY: N_("thẩm quyền"),
    LineContent.GIVES: N_("tặng, truy tặng"),
    LineContent.AWARD: N_("hình thức khen"),
    LineContent.NAME: N_("tên người, tập thể"),
    LineContent.PLACE: N_("chức vụ, đơn vị"),
    LineContent.ACHIEVEMENT: N_("thành tích"),
    LineContent.MERIT: N_("thành tích riêng"),
    LineContent.DECISION: N_("số quyết định"),
    LineContent.GOLDEN_BOOK: N_("số sổ vàng"),
    LineContent.PLACE_DATE: N_("địa danh, ngày"),
    LineContent.SIGNER_TITLE: N_("chức vụ người ký"),
    LineContent.SIGNER: N_("họ tên người ký"),
    LineContent.FIXED: N_("chữ cố định"),
}


@dataclass(frozen=True, slots=True)
class CertificateLine:
    """One line: the middle (or edge, by ``align``) of its text in mm from the upper left corner, at its baseline.

    A text wider than ``width_mm`` shrinks to ``least_pt``, then wraps downwards into at most ``most_lines`` lines, then
    is refused. ``text`` is the pattern of the line ("Quyết định số: {number}"); empty takes the usual one.
    """

    content: LineContent
    x_mm: float
    y_mm: float
    width_mm: float
    size_pt: float
    least_pt: float
    align: str = "center"
    most_lines: int = 1
    is_bold: bool = True
    is_italic: bool = False
    is_capital: bool = False
    colour: str = "#000000"
    text: str = ""


@dataclass(frozen=True, slots=True)
class CertificateLayout:
    """The lines of one blank of one authority; ``background_id`` is a scan to place them by, never printed.

    ``confidence`` and ``note`` tell where the measures come from: blanks are of many printers, so practice (C) unless
    somebody measured his own.
    """

    name: str
    award: str
    kind: NomineeKind
    width_mm: float
    height_mm: float
    lines: tuple[CertificateLine, ...]
    background_id: int | None = None
    confidence: Confidence = Confidence.PRACTICE
    note: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class PrinterOffset:
    """What is added to every line for one printer and tray, in mm to the right and down, as its calibration sheet told.

    A cross that stands 1.5 mm too far right gives ``x_mm`` -1.5.
    """

    printer: str
    tray: str = ""
    x_mm: float = 0
    y_mm: float = 0
    id: int = 0


@dataclass(frozen=True, slots=True)
class CertificatePrint:
    """One certificate that was printed; every one after the first is a reprint with its reason."""

    nomination_id: int
    layout_id: int
    printed_at: datetime
    printed_by: str
    reason: str = ""
    id: int = 0


def line_name(layout: CertificateLayout, number: int) -> str:
    """What a line is called where somebody is told about it; a fixed one by its words."""
    line = layout.lines[number]
    name = _(LINE_WORDS[line.content])
    return f"{name} “{clean(line.text)[:40]}”" if line.content is LineContent.FIXED else name


def checked(layout: CertificateLayout) -> CertificateLayout:
    """The layout when its measures can be printed; raises ``Refused`` with the first that cannot."""
    fault = next(_faults(layout), "")
    if fault:
        raise Refused("bad-certificate-layout", _("{fault}; mẫu phôi chưa thay đổi.").format(fault=fault))
    return layout


def _faults(layout: CertificateLayout) -> Iterator[str]:
    if not clean(layout.name):
        yield _("Mẫu phôi chưa có tên")
    for side in (layout.width_mm, layout.height_mm):
        if not LEAST_SIDE_MM <= side <= MOST_SIDE_MM:
            told = _("Khổ giấy từ {least:g} đến {most:g} mm mỗi cạnh")
            yield told.format(least=LEAST_SIDE_MM, most=MOST_SIDE_MM)
    if not layout.lines:
        yield _("Mẫu phôi chưa có dòng nào để in")
    for number, line in enumerate(layout.lines):
        for fault in _line_faults(line, layout):
            yield _("Dòng {number} ({name}): {fault}").format(
                number=number + 1, name=line_name(layout, number), fault=fault
            )


def _line_faults(line: CertificateLine, layout: CertificateLayout) -> Iterator[str]:
    if not (0 <= line.x_mm <= layout.width_mm and 0 <= line.y_mm <= layout.height_mm):
        yield _("vị trí nằm ngoài khổ giấy")
    if not 0 < line.width_mm <= layout.width_mm:
        yield _("bề rộng phải lớn hơn 0 và không quá bề ngang giấy")
    if not LEAST_SIZE_PT <= line.least_pt <= line.size_pt <= MOST_SIZE_PT:
        told = _("cỡ chữ từ {least:g} đến {most:g}, cỡ nhỏ nhất không quá cỡ thường")
        yield told.format(least=LEAST_SIZE_PT, most=MOST_SIZE_PT)
    if not 1 <= line.most_lines <= MOST_LINES:
        yield _("số dòng từ 1 đến {most}").format(most=MOST_LINES)
    if line.align not in ALIGNMENTS:
        yield _("cách căn không hợp lệ")
    if not _COLOUR.fullmatch(line.colour):
        yield _("màu ghi dạng #c8102e")
    if line.content is LineContent.FIXED and not clean(line.text):
        yield _("chưa có chữ để in")


def paper_size(text: str) -> tuple[float, float]:
    """Width and height in mm of a typed size ("A3", "400 x 300"); raises ``Refused`` for anything else."""
    wanted = clean(text)
    if wanted.upper() in PAPERS:
        return PAPERS[wanted.upper()]
    found = _SIZE.fullmatch(wanted)
    sides = [float(side.replace(",", ".")) for side in found.groups()] if found else []
    if len(sides) != 2 or not all(LEAST_SIDE_MM <= side <= MOST_SIDE_MM for side in sides):
        told = _("Khổ giấy “{text}” không đúng; ghi A4, A3 hoặc ngang x dọc bằng mm, ví dụ 400 x 300.")
        raise Refused("bad-paper-size", told.format(text=wanted))
    return sides[0], sides[1]


def size_words(width: float, height: float) -> str:
    """A size as blanks are called: "A4" lying or upright, else its sides in mm."""
    for name, sides in PAPERS.items():
        if sorted(sides) == sorted((width, height)):
            return name
    return f"{width:g} x {height:g} mm"


def offset_from(printer: str, tray: str, measured: tuple[float, float], true: tuple[float, float]) -> PrinterOffset:
    """The offset of a printer whose cross was ``measured`` at other mm from left and top than where it truly is.

    Raises ``Refused`` for a printer without a name, and for a distance no printer is off by.
    """
    if not clean(printer):
        raise Refused("no-printer-name", _("Chưa ghi tên máy in; độ lệch chưa được lưu."))
    x, y = (round(wanted - found, 3) for wanted, found in zip(true, measured, strict=True))
    if not (abs(x) <= MOST_OFFSET_MM and abs(y) <= MOST_OFFSET_MM):
        sentence = _("Máy in lệch {x:.1f} mm ngang, {y:.1f} mm dọc là quá nhiều; độ lệch chưa được lưu.")
        raise Refused(
            "big-offset",
            sentence.format(x=-x, y=-y),
            _("Hãy đo lại, xem đúng khay giấy và tắt mục thu phóng cho vừa trang của máy in."),
        )
    return PrinterOffset(clean(printer), clean(tray), x, y)
