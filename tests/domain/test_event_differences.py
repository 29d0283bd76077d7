"""What differs between two states of an event."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

from app.domain.event_differences import EventDifference, differences
from app.domain.events import (
    Activity,
    ActivityKind,
    Delegate,
    Event,
    EventCost,
    EventPart,
    EventPlan,
    EventStatus,
    GiftPart,
    GroupOrigin,
    ParticipantGroup,
    ProgrammeItem,
)

NAMES = {1: "xã Sóc Hà", 2: "xã Trường Hà"}
PLAN = EventPlan(
    chair="Chủ tịch UBND xã",
    expected_delegates=40,
    programme=(ProgrammeItem("Chào cờ", time(7, 30)), ProgrammeItem("Văn nghệ", part=EventPart.FESTIVITIES)),
    activities=(Activity(ActivityKind.GAME, "Kéo co", 2),),
    groups=(ParticipantGroup("Trưởng xóm", GroupOrigin.LOCAL, 5),),
    delegates=(Delegate("Nông Văn Một", "Trưởng xóm", "Nà Nghiềng"),),
    gifts=(GiftPart("Suất quà", 10, Decimal(500_000), "xã"),),
    costs=(EventCost("Nước uống", "huyện", Decimal(1_200_000)),),
)
EVENT = Event(
    "festival",
    "Ngày hội",
    2022,
    (1,),
    (EventPart.CEREMONY, EventPart.FESTIVITIES),
    starts_on=date(2022, 3, 1),
    plan=PLAN,
)


def told(after: Event) -> tuple[EventDifference, ...]:
    """The differences from the event above."""
    return differences(EVENT, after, NAMES.__getitem__)


def test_that_the_same_event_differs_in_nothing() -> None:
    assert told(EVENT) == ()
    assert told(replace(EVENT, version=2, id=7)) == ()


def test_that_the_head_is_told_as_papers_write_it() -> None:
    after = replace(EVENT, starts_on=date(2022, 3, 2), starts_at=time(8), hosts=(1, 2), place="Nhà văn hóa")
    assert told(after) == (
        EventDifference("Ngày", "01/03/2022", "02/03/2022"),
        EventDifference("Giờ", "", "08:00"),
        EventDifference("Địa điểm", "", "Nhà văn hóa"),
        EventDifference("Đơn vị tổ chức", "xã Sóc Hà", "xã Sóc Hà, xã Trường Hà"),
    )


def test_that_what_fell_away_is_told_with_the_status() -> None:
    after = replace(EVENT, dropped=(EventPart.FESTIVITIES,), status=EventStatus.TO_ADJUST)
    assert told(after) == (
        EventDifference("Trạng thái", "kế hoạch", "cần điều chỉnh"),
        EventDifference("Các phần tổ chức", "phần lễ, phần hội", "phần lễ"),
    )


def test_that_of_lists_only_the_lines_that_went_and_came_are_told() -> None:
    one = PLAN.programme[0]
    after = replace(EVENT, plan=replace(PLAN, programme=(one, ProgrammeItem("Tọa đàm")), expected_delegates=1200))
    assert told(after) == (
        EventDifference("Đại biểu dự kiến", "40", "1.200"),
        EventDifference("Chương trình", "Văn nghệ", "Tọa đàm"),
    )


def test_that_another_order_and_a_line_more_of_the_same_are_told() -> None:
    turned = replace(EVENT, plan=replace(PLAN, programme=PLAN.programme[::-1]))
    assert told(turned) == (EventDifference("Chương trình", "thứ tự trước", "thứ tự mới"),)
    twice = replace(EVENT, plan=replace(PLAN, gifts=PLAN.gifts * 2))
    assert told(twice) == (EventDifference("Quà tặng", "", "Suất quà, 10, 500.000, xã"),)
