"""The list of papers of commendation in words."""

from app.domain.awards.papers import NUMBERED
from app.i18n import _
from app.services.awards.paper_choice import AwardSheet
from app.ui.tables import Cell, Column


def paper_key(sheet: AwardSheet) -> object:
    """What makes a paper the same one when the list is read again."""
    return sheet.paper, sheet.unit_id, sheet.award, sheet.sitting_id, tuple(item.id for item in sheet.nominations)


def _state(sheet: AwardSheet) -> tuple[str, str]:
    if sheet.blocked:
        return _("vướng"), "block"
    if sheet.differs:
        return (_("không còn khớp"), "warn") if sheet.is_stale else (_("đã sửa dự thảo"), "draft")
    return (_("lấy số ở Văn bản"), "draft") if sheet.paper in NUMBERED else (_("in ngay"), "plain")


def paper_columns() -> tuple[Column[AwardSheet], ...]:
    """The paper, how many it is about, what becomes of it."""
    return (
        Column(
            "name", _("Giấy tờ"), lambda sheet: sheet.word, width=230, least=150,
            is_stretched=True,
            cell=lambda sheet: Cell(
                caption=sheet.name.removeprefix(sheet.word).lstrip(" -"),
                tooltip=sheet.blocked or sheet.differs or sheet.name,
            ),
        ),
        Column("count", _("Số đề nghị"), lambda sheet: len(sheet.nominations), width=84, is_number=True, drop=2),
        Column(
            "state", _("Trạng thái"), lambda sheet: _state(sheet)[0], width=146, drop=1,
            cell=lambda sheet: Cell(chip=_state(sheet)[1], tooltip=sheet.blocked or sheet.differs),
        ),
    )  # fmt: skip
