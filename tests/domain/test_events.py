"""What an event is by itself: its days, its parts, its hosts; and when a report that is owed is late."""

from dataclasses import replace
from datetime import date

from app.domain.events import EventPart, EventStatus
from app.domain.obligations import Obligation, ObligationKind
from tests.support.assessed_events import CAN_YEN, DAY, POST, SOC_HA, an_event


def test_that_an_event_knows_its_days_parts_and_hosts() -> None:
    event = an_event(CAN_YEN, SOC_HA, participants=(POST.id, SOC_HA.id), dropped=(EventPart.FESTIVITIES,))
    assert event.units == (CAN_YEN.id, SOC_HA.id, POST.id)
    assert event.held_parts == (EventPart.REVIEW, EventPart.CEREMONY)
    assert (event.last_day, replace(event, ends_on=date(2022, 3, 3)).last_day) == (DAY, date(2022, 3, 3))
    assert [replace(event, status=status).is_open for status in EventStatus] == [True, True, True, False, False]


def test_that_a_report_is_late_only_while_it_is_owed_and_its_day_is_over() -> None:
    owed = Obligation(CAN_YEN.id, ObligationKind.WRITTEN_REPORT, "Đồn BPCK Sóc Giang", due_on=DAY)
    after = date(2022, 3, 3)
    assert (owed.is_late(DAY), owed.is_late(after)) == (False, True)
    for done in (replace(owed, settled_on=after), replace(owed, is_waived=True), replace(owed, due_on=None)):
        assert not done.is_late(after)
