"""The history «nhật ký thay đổi» as people read it, and the way back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from app.db import history, units
from app.db.undo import NAME_COLUMNS, NOUNS
from app.domain.awards.catalogue import CONFIDENCE_WORDS, NOMINEE_WORDS, RULE_WORDS
from app.domain.awards.nominations import NOMINATION_WORDS, SAMENESS_WORDS
from app.domain.events import PART_WORDS, REASON_WORDS, STATUS_WORDS, UNIT_ROLE_WORDS
from app.domain.findings_text import SEVERITIES
from app.domain.obligations import OBLIGATION_WORDS
from app.domain.page_setup import SIZE_WORDS
from app.domain.papers import ORIGIN_WORDS, PAPER_WORDS
from app.domain.periods import VIETNAM
from app.domain.tier_history import STANDING_WORDS
from app.domain.units import KIND_WORDS, LINEAGE_WORDS, ROLE_WORDS, UNKNOWN_START
from app.errors import Refused
from app.i18n import N_, _
from app.services.structured_history import COLUMN_WORDS, STRUCTURED, structured, titles
from app.services.workspace import Workspace
from app.text import format_number, short_date

_COLUMNS = {
    "name": N_("tên"),
    "kind": N_("loại"),
    "code": N_("mã"),
    "is_border": N_("giáp biên"),
    "valid_from": N_("từ ngày"),
    "valid_to": N_("đến trước ngày"),
    "note": N_("ghi chú"),
    "alias": N_("tên gọi khác"),
    "role": N_("quan hệ"),
    "segment": N_("đoạn biên giới"),
    "document": N_("văn bản"),
    "share_milli": N_("tỷ lệ"),
    "on_day": N_("ngày"),
    "level": N_("cấp"),
    "parent_organ": N_("cơ quan chủ quản"),
    "short_name": N_("tên viết tắt"),
    "symbol": N_("ký hiệu"),
    "place": N_("địa danh"),
    "archive_line": N_("dòng lưu"),
    "recipients": N_("nơi nhận"),
    "plan_preset": N_("kế hoạch"),
    "plan_number": N_("số kế hoạch"),
    "report_year": N_("năm báo cáo"),
    "event_year": N_("năm tổ chức"),
    "size_set": N_("bộ cỡ chữ"),
    "top_mm": N_("lề trên"),
    "bottom_mm": N_("lề dưới"),
    "left_mm": N_("lề trái"),
    "right_mm": N_("lề phải"),
    "full_name": N_("họ tên"),
    "committee_title": N_("chức vụ trong Ban chỉ đạo"),
    "agency_title": N_("chức vụ cơ quan"),
    "signing_form": N_("thể thức ký"),
    "state": N_("trạng thái"),
    "version": N_("lần"),
    "file_name": N_("tệp"),
    "period_start": N_("đầu kỳ"),
    "period_end": N_("cuối kỳ"),
    "received_at": N_("tiếp nhận lúc"),
    "accepted_at": N_("duyệt lúc"),
    "soft_copy_on": N_("nhận bản mềm ngày"),
    "hard_copy_on": N_("nhận bản cứng ngày"),
    "return_reason": N_("lý do trả lại"),
    "amend_reason": N_("lý do đính chính"),
    "indicator": N_("chỉ tiêu"),
    "value_milli": N_("giá trị"),
    "original_milli": N_("giá trị ban đầu"),
    "status": N_("tình trạng"),
    "reason": N_("lý do"),
    "severity": N_("mức độ"),
    "is_open": N_("còn mở"),
    "answer": N_("trả lời"),
    "decided_by": N_("người quyết định"),
    "leaf": N_("mục"),
    "text": N_("nội dung"),
    "is_done": N_("đã xong"),
    "number": N_("số"),
    "subject": N_("trích yếu"),
    "issued_on": N_("ngày ban hành"),
    "signer": N_("người ký"),
    "origin": N_("nguồn"),
    "kept_by": N_("người nhận bản lưu"),
    "copies": N_("số bản"),
    "sent_on": N_("ngày chuyển"),
    "cancel_reason": N_("lý do hủy số"),
    "addressees": N_("kính gửi"),
    "kinds": N_("loại văn bản"),
    "made_at": N_("bắt đầu soạn lúc"),
    "added_at": N_("thêm lúc"),
    "at": N_("lúc"),
    "purpose": N_("dùng cho"),
    "author": N_("người nêu ý kiến"),
    "settled_by": N_("người xử lý xong"),
    "settled_at": N_("xử lý xong lúc"),
    "year": N_("năm"),
    "register": N_("danh sách"),
    "payload": N_("nội dung dòng"),
    "confirmed_by": N_("người xác nhận"),
    "confirmed_at": N_("xác nhận lúc"),
    "answered_by": N_("người trả lời"),
    "answered_at": N_("trả lời lúc"),
    "allows_review": N_("được sơ kết"),
    "allows_ceremony": N_("được tổ chức phần lễ"),
    "allows_festivities": N_("được tổ chức phần hội"),
    "limits_people": N_("hạn chế số người"),
    "max_people": N_("số người nhiều nhất"),
    "measures": N_("biện pháp"),
    "report_to": N_("báo cáo gửi"),
    "clause": N_("mục của kế hoạch"),
    "quote": N_("nguyên văn"),
    "document_on": N_("ngày văn bản"),
    "standing": N_("cách tính"),
    "from_day": N_("áp dụng từ ngày"),
    "authority": N_("cơ quan công bố"),
    "entered_by": N_("người nhập"),
    "entered_at": N_("nhập lúc"),
    "is_retired": N_("không dùng nữa"),
    "starts_on": N_("ngày bắt đầu"),
    "ends_on": N_("ngày kết thúc"),
    "start_time": N_("giờ bắt đầu"),
    "parts": N_("các phần"),
    "dropped": N_("phần không tổ chức"),
    "reason_text": N_("lý do cụ thể"),
    "plan": N_("nội dung chuẩn bị"),
    "result": N_("kết quả"),
    "actor": N_("người thao tác"),
    "caption": N_("chú thích ảnh"),
    "owed_to": N_("gửi về"),
    "due_on": N_("hạn"),
    "settled_on": N_("đã nộp ngày"),
    "is_waived": N_("không còn phải nộp"),
    "confidence": N_("mức tin cậy"),
    "award": N_("hình thức khen thưởng"),
    "places": N_("số chỉ tiêu"),
    "is_hard": N_("không được vượt"),
    "sex": N_("giới tính"),
    "born_on": N_("ngày sinh"),
    "birth_year": N_("năm sinh"),
    "ethnicity": N_("dân tộc"),
    "id_number": N_("số định danh"),
    "position": N_("chức vụ"),
    "leader": N_("người đứng đầu"),
    "member_count": N_("số thành viên"),
    "women_percent": N_("tỷ lệ nữ (%)"),
    "is_direct_worker": N_("trực tiếp lao động"),
    "is_deceased": N_("đã mất"),
    "sameness": N_("kết luận"),
    "to_day": N_("đến hết ngày"),
    "title": N_("tên gọi"),
    "decision": N_("quyết định"),
    "decided_on": N_("ngày quyết định"),
    "achievement": N_("thành tích"),
    "held_on": N_("họp ngày"),
    "is_closed": N_("đã kết thúc"),
    "signer_title": N_("chức vụ người ký"),
    "base_salary": N_("mức lương cơ sở"),
    "is_locked": N_("đã chốt tiền thưởng"),
    "snapshot": N_("tên khi đề nghị"),
    "is_different_achievement": N_("thành tích khác"),
    "difference": N_("giải trình thành tích khác"),
    "is_posthumous": N_("truy tặng"),
    "over_quota": N_("căn cứ vượt chỉ tiêu"),
    "received_on": N_("nhận hồ sơ ngày"),
    "appraisal": N_("ý kiến thẩm định"),
    "appraised_by": N_("người thẩm định"),
    "appraised_on": N_("thẩm định ngày"),
    "golden_book_no": N_("số vào sổ vàng"),
    "amount": N_("tiền thưởng"),
    "money_source": N_("nguồn tiền thưởng"),
    "is_name_proved": N_("tên đã được ký xác nhận"),
    "item": N_("giấy tờ"),
    "printer": N_("máy in"),
    "tray": N_("khay giấy"),
    "x_micrometres": N_("lệch ngang (phần nghìn mm)"),
    "y_micrometres": N_("lệch dọc (phần nghìn mm)"),
    "printed_at": N_("in lúc"),
    "printed_by": N_("người in"),
}
_ENUMERATIONS: tuple[Mapping[Any, str], ...] = (
    KIND_WORDS,
    ROLE_WORDS,
    LINEAGE_WORDS,
    SEVERITIES,
    ORIGIN_WORDS,
    PAPER_WORDS,
    SIZE_WORDS,
    STATUS_WORDS,
    STANDING_WORDS,
    PART_WORDS,
    OBLIGATION_WORDS,
    REASON_WORDS,
    UNIT_ROLE_WORDS,
    NOMINEE_WORDS,
    NOMINATION_WORDS,
    SAMENESS_WORDS,
    RULE_WORDS,
    CONFIDENCE_WORDS,
)
_VALUES: Mapping[str, str] = {
    "draft": N_("nháp"),
    "received": N_("đã tiếp nhận"),
    "returned": N_("trả lại"),
    "accepted": N_("đã duyệt"),
    "superseded": N_("được thay bằng đính chính"),
    "reported": N_("theo báo cáo"),
    "corrected": N_("đã sửa"),
    "asked": N_("đang hỏi"),
    "not_owned": N_("không thuộc đơn vị"),
    **{str(key): words for known in _ENUMERATIONS for key, words in known.items() if key},
}


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One operation of the history; ``at`` is Vietnam time, ``changes`` counts rows."""

    id: int
    at: datetime
    actor: str
    label: str
    is_undone: bool
    changes: int
    is_import: bool = False


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One value an operation changed: of which thing, which field, from what to what (empty = nothing there)."""

    thing: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class NextUndo:
    """What the next undo or redo takes back; ``at`` is Vietnam time.

    ``is_acceptance``: a report was accepted and its receipt (ACK) given out; nobody takes that back in passing.
    """

    id: int
    label: str
    at: datetime
    is_acceptance: bool = False


def entries(ws: Workspace, limit: int = 200) -> tuple[EntryRow, ...]:
    """The newest operations, newest first."""
    with ws.store.read() as connection:
        found = history.log(connection, limit)
    return tuple(
        EntryRow(
            item.id,
            item.at.astimezone(VIETNAM),
            item.actor,
            item.label,
            item.is_undone,
            item.changes,
            is_import=item.kind is history.OperationKind.IMPORT and item.undoes_id is None,
        )
        for item in found
    )


def changes(ws: Workspace, operation_id: int, limit: int = 500) -> tuple[ChangeLine, ...]:
    """What one operation changed, value by value; at most ``limit`` lines."""
    with ws.store.read() as connection:
        found = history.changes_of(connection, operation_id)
        places = {unit.id: unit.title for unit in units.all_units(connection)}
        awards = titles(connection)
    lines: list[ChangeLine] = []
    for item in found:
        lines.extend(_lines(item, places, awards))
        if len(lines) >= limit:
            break
    return tuple(lines[:limit])


def undo(ws: Workspace, *, is_deliberate: bool = False) -> str:
    """Take back the newest operation; returns its label, raises ``Refused`` with the reason.

    An acceptance is taken back only by somebody who was told what that means (``is_deliberate``): its receipt is out,
    and both the acceptance and its end stay in the history.
    """
    found = undoable(ws)
    if found is not None and found.is_acceptance and not is_deliberate:
        raise Refused(
            "undo-acceptance",
            _("“{label}” đã xong, số liệu đã niêm và đã được tính; chưa hoàn tác gì.").format(label=found.label),
            _("Hãy xác nhận rõ là bỏ duyệt; việc duyệt và việc bỏ duyệt đều nằm lại trong nhật ký."),
        )
    return ws.store.undo(ws.actor)


def redo(ws: Workspace) -> str:
    """Do again what the last undo took back; returns its label, raises ``Refused`` with the reason."""
    return ws.store.redo(ws.actor)


def undoable(ws: Workspace) -> NextUndo | None:
    """What :func:`undo` would take back; ``None`` when there is nothing or it is final."""
    found = ws.store.undoable()
    if found is None:
        return None
    is_acceptance = found.kind is history.OperationKind.ACCEPTANCE
    return NextUndo(found.id, found.label, found.at.astimezone(VIETNAM), is_acceptance=is_acceptance)


def redoable(ws: Workspace) -> NextUndo | None:
    """What :func:`redo` would do again."""
    found = ws.store.redoable()
    return None if found is None else NextUndo(found.id, found.label, found.at.astimezone(VIETNAM))


def just_undone(ws: Workspace) -> str:
    """Label of the operation that the newest one took back; empty when the newest one is no undo."""
    found = ws.store.redoable()
    with ws.store.read() as connection:
        newest = history.log(connection, 1)
    if found is None or not newest or newest[0].id != found.id:
        return ""
    return found.label.removeprefix(_("Hoàn tác: {label}").format(label=""))


def reports_added(ws: Workspace, operation_id: int) -> tuple[str, ...]:
    """Files of the reports that an operation stored: they go when it is taken back."""
    with ws.store.read() as connection:
        return tuple(str(row["file_name"]) for row in history.added(connection, operation_id, "submission"))


def reports_accepted(ws: Workspace, operation_id: int) -> tuple[str, ...]:
    """Units whose reports an operation accepted: they wait again when it is taken back."""
    with ws.store.read() as connection:
        names = {unit.id: unit.name for unit in units.all_units(connection)}
        found = history.changes_of(connection, operation_id)
    return tuple(names[item.after["unit_id"]] for item in found if _is_accepting(item) and item.after)


def _is_accepting(item: history.HistoryChange) -> bool:
    if item.table != "submission" or item.before is None or item.after is None:
        return False
    return (item.before["state"], item.after["state"]) == ("received", "accepted")


def _lines(item: history.HistoryChange, places: Mapping[int, str], awards: Mapping[str, str]) -> Iterator[ChangeLine]:
    before, after = item.before or {}, item.after or {}
    named = after or before
    name = next((str(named[column]) for column in NAME_COLUMNS if named.get(column)), "")
    name = name or shown("snapshot", named.get("snapshot")) or places.get(named.get("unit_id", 0), "")
    name = name or str(named.get({"tier_rule": "level", "award_rule": "key"}.get(item.table, ""), ""))
    thing = " ".join(part for part in (_(NOUNS[item.table]), name) if part)
    for column, label in _COLUMNS.items():
        old, new = before.get(column), after.get(column)
        if column in named and old != new:
            said = [
                awards.get(str(it), str(it)) if column == "award" and it else shown(column, it) for it in (old, new)
            ]
            told = ChangeLine(thing, _(label), *said)
            if told.before != told.after and column not in STRUCTURED:
                yield told
    for part in structured(item.table, before, after):
        yield ChangeLine(thing, part.what[:1].lower() + part.what[1:], part.before, part.after)


def shown(column: str, value: Any) -> str:
    """A stored value of a column as people read it; empty for nothing."""
    if value is None or value == "":
        return ""
    if column in COLUMN_WORDS:
        return COLUMN_WORDS[column](value)
    if column.endswith("_milli"):
        return format_number(Decimal(value) / 1000)
    if column.startswith(("is_", "allows_", "limits_")):
        return _("có") if value else _("không")
    return _moment(column, value) or (_(_VALUES[value]) if value in _VALUES else str(value))


def _moment(column: str, value: Any) -> str:
    """A day or an instant; empty for what is neither."""
    if column in ("valid_from", "valid_to", "period_start", "period_end") or column.endswith(("_on", "_day")):
        day = date.fromisoformat(str(value))
        return _("từ trước") if day == UNKNOWN_START else short_date(day)
    if column == "at" or column.endswith("_at"):
        return datetime.fromisoformat(str(value)).astimezone(VIETNAM).strftime("%H:%M %d/%m/%Y")
    return ""
