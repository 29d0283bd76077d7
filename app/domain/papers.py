"""Kinds of papers «văn bản hành chính» and where a line of the register comes from.

Nghị định 30/2020/NĐ-CP, Phụ lục III: a paper with a named kind carries its abbreviation in the symbol ("KH-BCĐ"); a
letter «công văn» has none, its symbol is the organ and the unit that drafted it ("BCĐ-VP").
"""

from collections.abc import Mapping
from enum import StrEnum

from app.i18n import N_


class PaperOrigin(StrEnum):
    """Where a numbered paper comes from: the review, another paper written here, or one written elsewhere."""

    REVIEW = "review"
    PAPER = "paper"
    OUTSIDE = "outside"


ORIGIN_WORDS: Mapping[PaperOrigin, str] = {
    PaperOrigin.REVIEW: N_("báo cáo sơ kết"),
    PaperOrigin.PAPER: N_("soạn trong chương trình"),
    PaperOrigin.OUTSIDE: N_("soạn bên ngoài"),
}


class PaperKind(StrEnum):
    """Kind «tên loại» of a paper, by its abbreviation in Phụ lục III; LETTER «công văn» has none there."""

    REPORT = "BC"
    PLAN = "KH"
    DECISION = "QĐ"
    PROPOSAL = "TTr"
    NOTICE = "TB"
    GUIDANCE = "HD"
    LETTER = "CV"
    INVITATION = "GM"
    MINUTES = "BB"
    PROGRAMME = "CTr"
    DIRECTIVE = "CT"
    REGULATION = "QC"
    #: None of the kinds of Phụ lục III: shortened as its other slips are (PG, PC, PB).
    SUPPLEMENT_SLIP = "PYC"


#: The title as printed; a letter has none.
KIND_TITLES: Mapping[PaperKind, str] = {
    PaperKind.REPORT: "BÁO CÁO",
    PaperKind.PLAN: "KẾ HOẠCH",
    PaperKind.DECISION: "QUYẾT ĐỊNH",
    PaperKind.PROPOSAL: "TỜ TRÌNH",
    PaperKind.NOTICE: "THÔNG BÁO",
    PaperKind.GUIDANCE: "HƯỚNG DẪN",
    PaperKind.INVITATION: "GIẤY MỜI",
    PaperKind.MINUTES: "BIÊN BẢN",
    PaperKind.PROGRAMME: "CHƯƠNG TRÌNH",
    PaperKind.DIRECTIVE: "CHỈ THỊ",
    PaperKind.REGULATION: "QUY CHẾ",
    PaperKind.SUPPLEMENT_SLIP: "PHIẾU YÊU CẦU BỔ SUNG",
}

#: What a screen calls each kind.
PAPER_WORDS: Mapping[PaperKind, str] = {
    PaperKind.REPORT: N_("Báo cáo"),
    PaperKind.PLAN: N_("Kế hoạch"),
    PaperKind.DECISION: N_("Quyết định"),
    PaperKind.PROPOSAL: N_("Tờ trình"),
    PaperKind.NOTICE: N_("Thông báo"),
    PaperKind.GUIDANCE: N_("Hướng dẫn"),
    PaperKind.LETTER: N_("Công văn"),
    PaperKind.INVITATION: N_("Giấy mời"),
    PaperKind.MINUTES: N_("Biên bản"),
    PaperKind.PROGRAMME: N_("Chương trình"),
    PaperKind.DIRECTIVE: N_("Chỉ thị"),
    PaperKind.REGULATION: N_("Quy chế"),
    PaperKind.SUPPLEMENT_SLIP: N_("Phiếu yêu cầu bổ sung"),
}


def symbol_of(kind: PaperKind, organ_symbol: str, unit_symbol: str = "") -> str:
    """The symbol of a paper: "BC-BCĐ"; of a letter the organ and who drafted it, "BCĐ-VP" (Phụ lục I, II.3.b)."""
    if kind is PaperKind.LETTER:
        return f"{organ_symbol}-{unit_symbol}" if unit_symbol else organ_symbol
    return f"{kind}-{organ_symbol}"
