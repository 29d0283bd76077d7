"""Certificates «Bằng khen, Giấy khen» printed over blanks «phôi»: where every line stands, in millimetres.

The blank itself is printed in colour by others; only the changing lines are ours. Nghị định 98/2023/NĐ-CP, Điều 104
gives the order of the content, not its places: those are data for each authority and blank.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.awards.catalogue import NomineeKind


class LineContent(StrEnum):
    """What a line of a certificate says."""

    AUTHORITY = "authority"
    GIVES = "gives"
    AWARD = "award"
    NAME = "name"
    PLACE = "place"
    ACHIEVEMENT = "achievement"
    DECISION = "decision"
    GOLDEN_BOOK = "golden_book"
    PLACE_DATE = "place_date"
    SIGNER_TITLE = "signer_title"
    SIGNER = "signer"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class CertificateLine:
    """One line: the middle (or edge, by ``align``) of its text in mm from the upper left corner, at its baseline.

    A text wider than ``width_mm`` shrinks to ``least_pt``, then wraps into at most ``most_lines`` lines, then is
    refused.
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
    """The lines of one blank of one authority; ``background_id`` is a scan to place them by, never printed."""

    name: str
    award: str
    kind: NomineeKind
    width_mm: float
    height_mm: float
    lines: tuple[CertificateLine, ...]
    background_id: int | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class PrinterOffset:
    """How far a printer prints off, measured on its calibration sheet; added to every line, in mm."""

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
