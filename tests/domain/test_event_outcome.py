"""What plan and lists tell of a result before anybody counts."""

from dataclasses import replace
from decimal import Decimal

from app.domain.event_outcome import told_result
from app.domain.events import (
    Activity,
    ActivityKind,
    Delegate,
    Event,
    EventPart,
    EventPlan,
    EventResult,
    GiftPart,
)

PLAN = EventPlan(
    delegates=(Delegate("Một", attended=True), Delegate("Hai", attended=False), Delegate("Ba")),
    activities=(Activity(ActivityKind.ART, "Hát then", 5), Activity(ActivityKind.GAME, "Kéo co", 2)),
    gifts=(GiftPart("Quà hộ nghèo", 10, Decimal(500_000)), GiftPart("Quà già làng", 3, Decimal(300_000))),
)
EVENT = Event("festival", "Ngày hội", 2022, (1,), (EventPart.CEREMONY, EventPart.FESTIVITIES), plan=PLAN)


def test_that_present_delegates_activities_and_gifts_are_counted() -> None:
    assert told_result(EVENT) == EventResult(
        delegate_count=1, arts=5, games=2, gift_count=13, gift_value=Decimal(5_900_000)
    )


def test_that_what_somebody_typed_stays() -> None:
    typed = EventResult(
        delegate_count=40,
        people_count=200,
        arts=0,
        gift_count=12,
        gift_value=Decimal(1),
        pledge_count=7,
        summary="Tốt",
        shortcomings="Mưa",
    )
    found = told_result(replace(EVENT, result=typed))
    assert found == replace(typed, games=2)


def test_that_an_empty_plan_tells_nothing_and_no_zero() -> None:
    assert told_result(replace(EVENT, plan=EventPlan())) == EventResult()
    unmarked = replace(EVENT, plan=EventPlan(delegates=(Delegate("Ba"),), gifts=(GiftPart("", 0, Decimal(0)),)))
    assert told_result(unmarked) == EventResult()


def test_that_activities_that_fell_away_are_not_told_as_held() -> None:
    fallen = replace(EVENT, dropped=(EventPart.FESTIVITIES,))
    found = told_result(fallen)
    assert (found.arts, found.sports, found.games) == (None, None, None)
    assert found.gift_count == 13
