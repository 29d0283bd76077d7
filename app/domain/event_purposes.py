"""Which papers an event needs, by its state: what is printed before it, when it changes, and afterwards."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum

from app.domain.events import Event, EventPart, EventStatus
from app.i18n import N_


class EventPurpose(StrEnum):
    """What a paper of an event is for."""

    PLAN = "plan"
    NOTICE = "notice"
    INVITATION = "invitation"
    PROGRAMME = "programme"
    SCRIPT = "script"
    DELEGATES = "delegates"
    SIGN_IN = "sign_in"
    AWARDS = "awards"
    GIFTS = "gifts"
    BUDGET = "budget"
    MINUTES = "minutes"
    WRITTEN_REPORT = "written_report"
    RESULT_REPORT = "result_report"


PURPOSE_WORDS: Mapping[EventPurpose, str] = {
    EventPurpose.PLAN: N_("Kế hoạch tổ chức"),
    EventPurpose.NOTICE: N_("Thông báo điều chỉnh"),
    EventPurpose.INVITATION: N_("Giấy mời"),
    EventPurpose.PROGRAMME: N_("Chương trình"),
    EventPurpose.SCRIPT: N_("Kịch bản dẫn chương trình"),
    EventPurpose.DELEGATES: N_("Danh sách đại biểu"),
    EventPurpose.SIGN_IN: N_("Danh sách ký tên dự"),
    EventPurpose.AWARDS: N_("Danh sách trao thưởng"),
    EventPurpose.GIFTS: N_("Danh sách ký nhận quà"),
    EventPurpose.BUDGET: N_("Dự toán, quyết toán kinh phí"),
    EventPurpose.MINUTES: N_("Biên bản hội nghị"),
    EventPurpose.WRITTEN_REPORT: N_("Báo cáo bằng văn bản"),
    EventPurpose.RESULT_REPORT: N_("Báo cáo kết quả tổ chức"),
}

#: Those that get a number and are issued among the papers; all others are printed as they are.
NUMBERED = frozenset(
    {EventPurpose.PLAN, EventPurpose.NOTICE, EventPurpose.INVITATION, EventPurpose.MINUTES}
    | {EventPurpose.WRITTEN_REPORT, EventPurpose.RESULT_REPORT}
)
#: What the committee says itself, whoever holds the event; all else is a paper of the host.
OF_COMMITTEE = frozenset({EventPurpose.NOTICE})


def fitting(event: Event, today: date, *, owes_report: bool) -> tuple[EventPurpose, ...]:
    """The papers of an event in the order in which they are needed; ``owes_report``: a report in writing is due."""
    found = frozenset(_fitting(event, today, owes_report=owes_report))
    return tuple(purpose for purpose in EventPurpose if purpose in found)


def _fitting(event: Event, today: date, *, owes_report: bool) -> Iterator[EventPurpose]:
    if event.version > 1:
        yield EventPurpose.NOTICE
    if owes_report:
        yield EventPurpose.WRITTEN_REPORT
    if event.status in (EventStatus.CANCELLED, EventStatus.POSTPONED):
        return
    yield from (EventPurpose.PLAN, EventPurpose.INVITATION, EventPurpose.PROGRAMME, EventPurpose.SCRIPT)
    yield from (EventPurpose.DELEGATES, EventPurpose.SIGN_IN)
    if EventPart.REVIEW in event.held_parts:
        yield from (EventPurpose.MINUTES, EventPurpose.AWARDS)
    if event.plan.gifts:
        yield EventPurpose.GIFTS
    if event.plan.costs:
        yield EventPurpose.BUDGET
    is_over = event.last_day is not None and event.last_day < today
    if event.status is EventStatus.HELD or is_over:
        yield EventPurpose.RESULT_REPORT
