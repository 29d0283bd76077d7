"""What to do next about an event: one step, the most urgent one."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from app.domain.event_assessment import Assessment
from app.domain.event_changes import may_restore
from app.domain.event_faults import EventFault
from app.domain.events import Event, EventResult, EventStatus
from app.domain.obligations import Obligation
from app.i18n import N_


class NextStep(StrEnum):
    """The step that waits, the most urgent first."""

    ADJUST = "adjust"
    MEND = "mend"
    REPORT = "report"
    RESTORE = "restore"
    ENTER_RESULT = "enter_result"
    SET_DAY = "set_day"
    ENTER_LIMIT = "enter_limit"
    PREPARE = "prepare"
    NOTHING = "nothing"


STEP_WORDS: Mapping[NextStep, str] = {
    NextStep.ADJUST: N_("Điều chỉnh theo cấp độ"),
    NextStep.MEND: N_("Sửa chỗ sai"),
    NextStep.REPORT: N_("Nộp báo cáo"),
    NextStep.RESTORE: N_("Khôi phục phần được tổ chức lại"),
    NextStep.ENTER_RESULT: N_("Ghi kết quả"),
    NextStep.SET_DAY: N_("Đặt ngày"),
    NextStep.ENTER_LIMIT: N_("Nhập giới hạn số người"),
    NextStep.PREPARE: N_("Chuẩn bị, in giấy tờ"),
    NextStep.NOTHING: N_("Xong"),
}


def next_step(
    event: Event, assessment: Assessment, faults: Iterable[EventFault], owed: Iterable[Obligation], today: date
) -> NextStep:
    """The most urgent step for an event under what holds now."""
    if event.is_open:
        return _of_open(event, assessment, faults, today)
    if any(item.is_open for item in owed):
        return NextStep.REPORT
    if may_restore(event, assessment):
        return NextStep.RESTORE
    is_untold = event.status is EventStatus.HELD and event.result == EventResult()
    return NextStep.ENTER_RESULT if is_untold else NextStep.NOTHING


def needs_adjusting(event: Event, assessment: Assessment) -> bool:
    """Whether the tier changed what was planned, and nobody has accepted it yet; one put off waits for its day."""
    if event.status is EventStatus.POSTPONED:
        return False
    return event.is_open and (event.status is EventStatus.TO_ADJUST or bool(assessment.forbidden))


def _of_open(event: Event, assessment: Assessment, faults: Iterable[EventFault], today: date) -> NextStep:
    last = event.last_day
    steps = (
        (event.status is EventStatus.POSTPONED, NextStep.SET_DAY),
        (bool(assessment.forbidden), NextStep.ADJUST),
        (any(fault.blocks for fault in faults), NextStep.MEND),
        (bool(may_restore(event, assessment)), NextStep.RESTORE),
        (event.status is EventStatus.TO_ADJUST, NextStep.ADJUST),
        (last is not None and last < today, NextStep.ENTER_RESULT),
        (last is None, NextStep.SET_DAY),
        (bool(assessment.asks_limit), NextStep.ENTER_LIMIT),
    )
    return next((step for is_due, step in steps if is_due), NextStep.PREPARE)
