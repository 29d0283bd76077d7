"""What is wrong with an event: one clear sentence each, and what of it blocks."""

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

import pytest

from app.domain.event_faults import EventFault, faults, gift_count, gift_value
from app.domain.events import (
    Activity,
    ActivityKind,
    CancelReason,
    Delegate,
    Event,
    EventCost,
    EventPlan,
    EventResult,
    EventStatus,
    GiftPart,
    GroupOrigin,
    HostLevel,
    ParticipantGroup,
    ProgrammeItem,
)
from app.domain.findings import Severity
from app.domain.tier_history import PeopleLimit, TierEntry
from app.domain.units import Unit
from tests.support.assessed_events import (
    CAN_YEN,
    CEREMONY,
    DAY,
    FESTIVITIES,
    LUNG_VAI,
    POST,
    REVIEW,
    SOC_HA,
    a_kind,
    a_limit,
    an_event,
    announced,
    assessed,
)

TODAY = date(2022, 2, 25)
CALM = announced(CAN_YEN, 1)
HELD = {"status": EventStatus.HELD, "result": EventResult(delegate_count=10)}


def found(
    event: Event,
    *entries: TierEntry,
    limits: tuple[PeopleLimit, ...] = (),
    today: date = TODAY,
    others: tuple[Event, ...] = (),
) -> tuple[EventFault, ...]:
    return faults(event, a_kind(), assessed(event, *(entries or (CALM,)), limits=limits), today, others)


def planned(**plan: Any) -> Event:
    return an_event(CAN_YEN, plan=EventPlan(**plan))


def only(told: tuple[EventFault, ...]) -> EventFault:
    (fault,) = told
    return fault


def test_that_a_whole_event_has_no_fault() -> None:
    whole = planned(
        expected_people=100,
        programme=(ProgrammeItem("Khai mạc", time(7, 30), DAY),),
        gifts=(GiftPart("Quà", 2, Decimal(300_000), receivers=("A", "B")),),
        gift_total=2,
        gift_value_total=Decimal(600_000),
        costs=(EventCost("Trang trí", planned=Decimal(5), spent=Decimal(5)), EventCost("Nước")),
        delegates=(Delegate("Lý Văn A"), Delegate("Lý Văn A", "Trưởng xóm"), Delegate(""), Delegate("")),
    )
    assert found(whole) == ()
    held = replace(whole, status=EventStatus.HELD, result=EventResult(people_count=0))
    assert found(held, today=DAY) == ()


@pytest.mark.parametrize(
    ("fields", "code", "severity", "sentence"),
    [
        ({"hosts": ()}, "no-host", Severity.ERROR, "Chưa có đơn vị tổ chức; hãy chọn ít nhất một đơn vị."),
        ({"name": "  "}, "no-name", Severity.ERROR, "Chưa có tên sự kiện."),
        ({"parts": ()}, "no-part", Severity.WARNING, "Chưa chọn phần nào: sơ kết, phần lễ hay phần hội."),
        ({"place": ""}, "no-place", Severity.NOTE, "Chưa ghi địa điểm; trên giấy tờ sẽ để dòng chấm."),
        ({"starts_on": None}, "no-day", Severity.NOTE, "Chưa có ngày tổ chức."),
        (
            {"starts_on": None, "ends_on": DAY},
            "no-first-day",
            Severity.ERROR,
            "Có ngày kết thúc nhưng chưa có ngày bắt đầu.",
        ),
        (
            {"ends_on": DAY - timedelta(days=1)},
            "days-reversed",
            Severity.ERROR,
            "Ngày kết thúc 01/03/2022 trước ngày bắt đầu 02/03/2022; hãy xem lại hai ngày.",
        ),
        (
            {"year": 2023},
            "other-year",
            Severity.WARNING,
            "Ngày 02/03/2022 không thuộc mùa sự kiện năm 2023.",
        ),
        (
            {"starts_on": date(2022, 3, 5)},
            "out-of-season",
            Severity.WARNING,
            "Ngày 05/03/2022 ngoài thời gian của Ngày hội: từ 01/02/2022 đến 03/03/2022 (III.A.4).",
        ),
        (
            {"starts_on": date(2022, 1, 25)},
            "out-of-season",
            Severity.WARNING,
            "Ngày 25/01/2022 ngoài thời gian của Ngày hội: từ 01/02/2022 đến 03/03/2022 (III.A.4).",
        ),
        (
            {"ends_on": date(2022, 3, 4)},
            "out-of-season",
            Severity.WARNING,
            "Ngày 04/03/2022 ngoài thời gian của Ngày hội: từ 01/02/2022 đến 03/03/2022 (III.A.4).",
        ),
    ],
)
def test_that_each_mistake_of_the_head_is_one_sentence(
    fields: dict[str, Any], code: str, severity: Severity, sentence: str
) -> None:
    fault = only(found(replace(an_event(CAN_YEN), **fields)))
    assert (fault.code, fault.severity, fault.sentence) == (code, severity, sentence)
    assert fault.blocks == (severity is Severity.ERROR)


def test_that_a_kind_without_season_has_no_window() -> None:
    event, judged = an_event(CAN_YEN, starts_on=date(2022, 8, 19)), assessed(an_event(CAN_YEN), CALM)
    assert faults(event, a_kind(month=None, day=None), judged, TODAY) == ()
    assert faults(event, None, judged, TODAY) == ()
    bare = only(faults(event, a_kind(clause=""), judged, TODAY))
    assert bare.sentence == "Ngày 19/08/2022 ngoài thời gian của Ngày hội: từ 01/02/2022 đến 03/03/2022."


def test_that_a_postponed_or_cancelled_event_is_not_asked_for_what_it_need_not_have() -> None:
    cancelled = an_event(CAN_YEN, place="", starts_on=None, status=EventStatus.CANCELLED, reason=CancelReason.WEATHER)
    assert found(cancelled, announced(CAN_YEN, 4)) == ()


def test_that_a_unit_has_to_be_there_on_the_day() -> None:
    gone, later = replace(CAN_YEN, valid_to=DAY), replace(SOC_HA, valid_from=DAY + timedelta(days=1))
    event, judged = an_event(gone, participants=(later.id,)), assessed(an_event(CAN_YEN), CALM)
    told = faults(event, None, judged, TODAY, units=(gone, later))
    assert [(fault.code, fault.field) for fault in told] == [
        ("no-such-unit", "hosts"),
        ("no-such-unit", "participants"),
    ]
    assert told[0].sentence == (
        "Ngày 02/03/2022 không có xã Cần Yên (đã sáp nhập, đổi tên hoặc chưa lập); hãy chọn đơn vị của ngày ấy."
    )
    for calm in (replace(event, starts_on=None), replace(event, status=EventStatus.CANCELLED)):
        assert "no-such-unit" not in [fault.code for fault in faults(calm, None, judged, TODAY, units=(gone,))]
    assert faults(an_event(CAN_YEN), None, judged, TODAY, units=(CAN_YEN,)) == ()


# --- tier and people -------------------------------------------------------------------------------------------------


def test_that_what_the_tier_forbids_blocks_until_it_falls_away() -> None:
    told = found(an_event(CAN_YEN), announced(CAN_YEN, 3))
    assert [fault.code for fault in told] == ["tier-forbids", "limit-unknown"]
    assert told[0].blocks
    assert told[0].sentence == "Cấp độ 3 không cho tổ chức phần hội; hãy bỏ khỏi kế hoạch."
    dropped = an_event(CAN_YEN, dropped=(FESTIVITIES,))
    assert [fault.code for fault in found(dropped, announced(CAN_YEN, 3))] == ["limit-unknown"]
    held = an_event(CAN_YEN, **HELD)
    assert [fault.code for fault in found(held, announced(CAN_YEN, 3), today=DAY)] == ["tier-forbids"]


def test_that_more_people_than_allowed_block() -> None:
    entry, limits = announced(CAN_YEN, 2), (a_limit(CAN_YEN, 2, 50),)
    crowd = planned(expected_delegates=20, expected_people=31)
    fault = only(found(crowd, entry, limits=limits))
    assert (fault.code, fault.sentence) == (
        "over-limit",
        "Dự kiến 51 người, chỉ được nhiều nhất 50 người (12/QĐ-UBND).",
    )
    assert found(planned(expected_delegates=20, expected_people=30), entry, limits=limits) == ()
    invited = planned(expected_people=49, delegates=(Delegate("A"), Delegate("B")))
    assert only(found(invited, entry, limits=limits)).code == "over-limit"
    assert found(planned(), entry, limits=limits) == ()


def test_that_an_unknown_limit_and_an_unknown_tier_are_told_and_nothing_is_guessed() -> None:
    fault = only(found(planned(expected_people=5000), announced(CAN_YEN, 2)))
    assert (fault.code, fault.severity) == ("limit-unknown", Severity.NOTE)
    fault = only(found(an_event(CAN_YEN, SOC_HA), CALM))
    assert fault.sentence == "Xã Sóc Hà chưa có cấp độ nên chưa bị hạn chế gì; đây không phải là cấp độ 1."


# --- the plan --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("plan", "field"),
    [
        ({"expected_delegates": -1}, "expected_delegates"),
        ({"expected_people": -1}, "expected_people"),
        ({"groups": (ParticipantGroup("Đại biểu huyện", GroupOrigin.ABOVE, -2),)}, "groups"),
        ({"activities": (Activity(ActivityKind.GAME, "Kéo co", -1),)}, "activities"),
    ],
)
def test_that_no_number_is_below_zero(plan: dict[str, Any], field: str) -> None:
    fault = only(found(planned(**plan)))
    assert (fault.code, fault.field, fault.blocks) == ("below-zero", field, True)


def test_that_gifts_add_up_to_what_was_stated() -> None:
    gifts = (GiftPart("Hộ nghèo", 5, Decimal(300_000)), GiftPart("", 3, Decimal(500_000), receivers=("A",) * 4))
    event = planned(gifts=gifts, gift_total=10, gift_value_total=Decimal(1_500_000))
    told = found(event)
    assert (gift_count(event), gift_value(event)) == (8, Decimal(3_000_000))
    assert [(fault.code, fault.sentence) for fault in told] == [
        ("gift-total", "Cộng các phần được 8 suất quà nhưng tổng ghi 10 suất; hãy sửa một trong hai."),
        (
            "gift-value-total",
            "Cộng các phần được 3.000.000 đồng tiền quà nhưng tổng ghi 1.500.000 đồng; hãy sửa một trong hai.",
        ),
        ("gift-receivers", "Quà: 4 người nhận nhưng chỉ có 3 suất."),
    ]
    alone = planned(gift_total=10, gift_value_total=Decimal(1))
    assert (found(alone), gift_count(alone), gift_value(alone)) == ((), None, None)
    below = (GiftPart("A", -1, Decimal(1), receivers=("B",)), GiftPart("B", 1, Decimal(-1)))
    assert [fault.code for fault in found(planned(gifts=below))] == ["gift-below-zero"]


def test_that_an_item_outside_the_days_of_the_event_is_found() -> None:
    items = (ProgrammeItem("Khai mạc"), ProgrammeItem("Bế mạc", day=DAY + timedelta(days=1)))
    fault = only(found(planned(programme=items)))
    assert (fault.code, fault.sentence) == (
        "programme-day",
        "Mục “Bế mạc” ghi ngày 03/03/2022, ngoài những ngày tổ chức.",
    )
    undated = replace(planned(programme=items), starts_on=None)
    assert [fault.code for fault in found(undated)] == ["no-day"]


def test_that_a_person_invited_twice_is_told_once() -> None:
    twice = (Delegate("Hoàng Văn Tá", "Trưởng xóm"), Delegate("HOÀNG VĂN TÁ", "trưởng xóm"), Delegate("Lý Thị Bé"))
    fault = only(found(planned(delegates=twice)))
    assert (fault.severity, fault.sentence) == (
        Severity.WARNING,
        "Đại biểu “Hoàng Văn Tá” có 2 lần trong danh sách.",
    )


def test_that_money_is_not_below_zero_and_spending_over_the_plan_is_told() -> None:
    costs = (
        EventCost("Ma-két", planned=Decimal(500_000), spent=Decimal(650_000)),
        EventCost("Nước", planned=Decimal(-1)),
        EventCost("Loa", spent=Decimal(-1)),
    )
    assert [fault.sentence for fault in found(planned(costs=costs))] == [
        "Kinh phí “Nước” không được âm.",
        "Kinh phí “Loa” không được âm.",
        "“Ma-két” chi 650.000 đồng, vượt dự toán 500.000 đồng.",
    ]


# --- held ------------------------------------------------------------------------------------------------------------


def test_that_nothing_is_held_before_its_day_or_without_one() -> None:
    held = an_event(CAN_YEN, **HELD)
    assert only(found(held, today=DAY - timedelta(days=1))).sentence == (
        "Ngày 02/03/2022 chưa đến nên chưa ghi đã tổ chức được."
    )
    assert found(held, today=DAY) == ()
    undated = found(an_event(CAN_YEN, starts_on=None, **HELD))
    assert [fault.code for fault in undated] == ["held-undated"]


def test_that_a_result_is_asked_for_and_looked_at() -> None:
    untold = an_event(CAN_YEN, status=EventStatus.HELD)
    assert only(found(untold, today=DAY)).code == "no-result"
    below = an_event(CAN_YEN, status=EventStatus.HELD, result=EventResult(gift_value=Decimal(-1)))
    assert only(found(below, today=DAY)).code == "result-below-zero"
    crowd = an_event(CAN_YEN, status=EventStatus.HELD, result=EventResult(delegate_count=20, people_count=40))
    told = only(found(crowd, announced(CAN_YEN, 2), limits=(a_limit(CAN_YEN, 2, 50),), today=DAY))
    assert (told.severity, told.sentence) == (
        Severity.WARNING,
        "Có 60 người dự, vượt giới hạn 50 người (12/QĐ-UBND).",
    )
    games = an_event(
        CAN_YEN, parts=(REVIEW, CEREMONY), status=EventStatus.HELD, result=EventResult(people_count=9, games=1)
    )
    assert only(found(games, today=DAY)).code == "result-festivities"


# --- neighbours ------------------------------------------------------------------------------------------------------


def test_that_two_events_of_one_host_on_one_day_are_pointed_out() -> None:
    other = an_event(
        SOC_HA, CAN_YEN, id=2, name="Hội nghị xã", kind="hoi-nghi", starts_on=DAY - timedelta(days=1), ends_on=DAY
    )
    fault = only(found(an_event(CAN_YEN), others=(an_event(CAN_YEN), other)))
    assert (fault.severity, fault.sentence) == (
        Severity.NOTE,
        "Đơn vị tổ chức còn sự kiện “Hội nghị xã” trong ngày này.",
    )
    calm = (
        replace(other, hosts=(SOC_HA.id,)),
        replace(other, ends_on=DAY - timedelta(days=1)),
        replace(other, starts_on=None, ends_on=None),
        replace(other, status=EventStatus.CANCELLED),
    )
    assert found(an_event(CAN_YEN), others=calm) == ()
    assert only(found(an_event(CAN_YEN), others=(replace(other, status=EventStatus.HELD),))).code == "same-day"
    held = an_event(CAN_YEN, **HELD)
    assert found(held, today=DAY, others=(other,)) == ()


def test_that_a_joint_event_beside_one_of_the_same_kind_is_warned_of_whatever_their_days() -> None:
    own = an_event(CAN_YEN, id=2, name="Ngày hội Cần Yên", starts_on=None)
    joint = an_event(CAN_YEN, SOC_HA)
    (fault,) = faults(joint, None, assessed(joint, CALM, announced(SOC_HA, 1)), TODAY, (own,), (CAN_YEN, SOC_HA))
    assert (fault.code, fault.severity, fault.field) == ("same-kind", Severity.WARNING, "hosts")
    assert fault.sentence == (
        "Xã Cần Yên còn sự kiện cùng loại “Ngày hội Cần Yên”; nếu tổ chức chung thì bỏ sự kiện ấy."
    )
    assert only(found(an_event(CAN_YEN), others=(own,))).sentence.startswith("Đơn vị tổ chức còn sự kiện cùng loại")
    for calm in (replace(own, year=2021), replace(own, status=EventStatus.CANCELLED), replace(own, hosts=(4,))):
        assert found(an_event(CAN_YEN), others=(calm,)) == ()


@pytest.mark.parametrize(
    ("level", "host", "sentence"),
    [
        (
            HostLevel.HAMLET,
            CAN_YEN,
            "“Ngày hội” là sự kiện của xóm nhưng đơn vị tổ chức là xã Cần Yên; hãy chọn xóm.",
        ),
        (
            HostLevel.COMMUNE,
            LUNG_VAI,
            "“Ngày hội” không phải sự kiện của xóm nhưng đơn vị tổ chức là xóm Lũng Vai; hãy chọn xã hoặc loại khác.",
        ),
        (HostLevel.HAMLET, LUNG_VAI, ""),
        (HostLevel.COMMUNE, CAN_YEN, ""),
        (HostLevel.HAMLET, POST, ""),
    ],
)
def test_that_an_event_is_held_by_units_of_its_kind(level: HostLevel, host: Unit, sentence: str) -> None:
    event = an_event(host)
    judged = assessed(event, CALM, announced(LUNG_VAI, 1))
    told = faults(event, a_kind(host_level=level), judged, TODAY, units=(host,))
    assert [fault.sentence for fault in told] == [sentence] * bool(sentence)
    assert {(fault.code, fault.severity) for fault in told} <= {("host-level", Severity.WARNING)}
    gone = replace(event, status=EventStatus.CANCELLED)
    assert faults(gone, a_kind(host_level=level), judged, TODAY, units=(host,)) == ()


def test_that_a_name_that_names_other_units_is_pointed_out() -> None:
    event = an_event(CAN_YEN)
    judged = assessed(event, CALM)
    (fault,) = faults(event, None, judged, TODAY, units=(CAN_YEN,), elsewhere=(SOC_HA, LUNG_VAI))
    assert (fault.code, fault.severity, fault.field) == ("name-elsewhere", Severity.NOTE, "name")
    assert fault.sentence == (
        "Tên sự kiện ghi xã Sóc Hà, xóm Lũng Vai, không phải đơn vị tổ chức hay tham gia; hãy xem lại tên hoặc đơn vị."
    )
    assert faults(an_event(CAN_YEN, **HELD), None, judged, DAY, elsewhere=(SOC_HA,)) == ()
