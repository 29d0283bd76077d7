"""Tags of a letter to one unit: whom it goes to, where its report stands, what it is asked to mend."""

from app.db import units
from app.domain.submissions import SubmissionState
from app.i18n import _
from app.reports import supplement
from app.reports.template_tags import Tag, of_list
from app.services import annotating, organs, scope, submissions
from app.services.workspace import Workspace


def tags(ws: Workspace, year: int, unit_id: int | None) -> dict[str, Tag]:
    """The unit a letter goes to, where its report stands, and what it is asked to mend."""
    with ws.store.read() as connection:
        unit = scope.own_unit(connection) if unit_id is None else units.unit_of(connection, unit_id)
        points = organs.collecting_points(connection, unit, ws.today)
    row = next((item for item in submissions.board(ws, year) if item.unit_id == unit.id), None)
    has_list = row is not None and row.submission_id is not None and row.state is not SubmissionState.ACCEPTED
    work = annotating.stored_list(ws, row.submission_id or 0) if has_list and row else None
    asked = supplement.asked_for(work) if work else ()
    line = Tag(fields={name: Tag(meaning=meaning) for name, meaning in _asked_fields()})
    rows = tuple(
        Tag(fields={"cho": Tag(str(item.where)), "noi_dung": Tag(item.wrong), "can_lam": Tag(item.remedy)})
        for item in asked
    )
    return {
        "kinh_gui": Tag(organs.addressee(unit), _("nơi kính gửi")),
        "don_vi": Tag(organs.name_in_text(unit), _("tên đơn vị trong câu văn, như xã Sóc Hà")),
        "ten_don_vi": Tag(unit.name, _("tên đơn vị")),
        "ma_don_vi": Tag(unit.code or "", _("mã đơn vị")),
        "dau_moi": Tag(", ".join(points), _("nơi tiếp nhận báo cáo của đơn vị")),
        "tinh_trang": Tag(_state_words(row.state if row else None), _("báo cáo của đơn vị đang ở đâu")),
        "viec_can_lam": of_list(_("những điều đơn vị phải sửa, bổ sung"), line, rows),
    }


def _asked_fields() -> tuple[tuple[str, str], ...]:
    return (
        ("cho", _("trang và ô trong tệp của đơn vị")),
        ("noi_dung", _("điều chưa đúng")),
        ("can_lam", _("việc cần làm")),
    )


def _state_words(state: SubmissionState | None) -> str:
    words = {
        SubmissionState.RECEIVED: _("đã tiếp nhận, đang kiểm tra"),
        SubmissionState.RETURNED: _("đã trả lại để bổ sung"),
        SubmissionState.ACCEPTED: _("đã duyệt"),
    }
    return words.get(state, _("chưa gửi")) if state else _("chưa gửi")
