"""Which papers an event needs follows from its state alone."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.domain.event_purposes import NUMBERED, PURPOSE_WORDS, EventPurpose, fitting
from app.domain.events import Event, EventCost, EventPart, EventPlan, EventStatus, GiftPart

TODAY = date(2022, 2, 20)
EVENT = Event("hoi-nghi", "Hội nghị", 2022, (1,), (EventPart.REVIEW,), starts_on=date(2022, 2, 28))
BEFORE = {
    EventPurpose.PLAN,
    EventPurpose.INVITATION,
    EventPurpose.PROGRAMME,
    EventPurpose.SCRIPT,
    EventPurpose.DELEGATES,
    EventPurpose.SIGN_IN,
}
OF_REVIEW = {EventPurpose.MINUTES, EventPurpose.AWARDS}


def fits(event: Event, *, owes_report: bool = False) -> set[EventPurpose]:
    return set(fitting(event, TODAY, owes_report=owes_report))


def test_that_every_purpose_has_its_words() -> None:
    assert set(PURPOSE_WORDS) == set(EventPurpose)
    assert set(EventPurpose) >= NUMBERED


def test_that_a_planned_conference_has_what_is_printed_before_it() -> None:
    assert fits(EVENT) == BEFORE | OF_REVIEW
    assert fits(replace(EVENT, parts=(EventPart.FESTIVITIES,))) == BEFORE
    assert fits(replace(EVENT, starts_on=None)) == BEFORE | OF_REVIEW


def test_that_gifts_and_money_have_papers_where_there_are_any() -> None:
    plan = EventPlan(gifts=(GiftPart("Quà", 1, Decimal(1)),), costs=(EventCost("Nước uống"),))
    assert fits(replace(EVENT, plan=plan)) - fits(EVENT) == {EventPurpose.GIFTS, EventPurpose.BUDGET}


def test_that_what_changed_is_told_and_what_is_not_held_needs_nothing_else() -> None:
    changed = replace(EVENT, version=2)
    assert fits(changed) - fits(EVENT) == {EventPurpose.NOTICE}
    cancelled = replace(changed, status=EventStatus.CANCELLED)
    assert fits(cancelled) == {EventPurpose.NOTICE}
    assert fits(cancelled, owes_report=True) == {EventPurpose.NOTICE, EventPurpose.WRITTEN_REPORT}
    assert fits(replace(changed, status=EventStatus.POSTPONED)) == {EventPurpose.NOTICE}


def test_that_the_result_is_reported_once_it_is_held_or_its_days_are_over() -> None:
    assert EventPurpose.RESULT_REPORT in fits(replace(EVENT, status=EventStatus.HELD))
    over = replace(EVENT, starts_on=date(2022, 2, 18), ends_on=date(2022, 2, 19))
    assert EventPurpose.RESULT_REPORT in fits(over)
    assert EventPurpose.RESULT_REPORT not in fits(replace(over, ends_on=TODAY))
