"""What a tier takes away altogether is announced: the notice is drafted in the transaction of the change."""

from dataclasses import replace
from datetime import date

from app.db import events as db_events
from app.db import tiers as db_tiers
from app.domain.event_purposes import EventPurpose
from app.domain.events import Event, EventStatus
from app.domain.tiers import TierRule
from app.services import event_papers, events, history, papers, tier_rules, tiers
from app.services.workspace import Workspace
from tests.support.tiers import announced, coded

SOC_HA = "01417"


def conference(ws: Workspace) -> Event:
    """A stored conference of the commune."""
    with ws.store.read() as connection:
        kind = next(item.key for item in db_events.kinds(connection) if item.host_level == "commune")
    return events.save(ws, events.new(ws, kind, [coded(ws, SOC_HA).id], date(2022, 2, 28))).event


def notice_of(ws: Workspace, event: Event) -> int | None:
    """The stored draft of the notice."""
    found = {item.purpose: item.paper_id for item in event_papers.available(ws, event.id)}
    return found.get(EventPurpose.NOTICE)


def test_that_level_four_drafts_the_notice_with_the_tier_and_undo_takes_both_back(ws: Workspace) -> None:
    event = conference(ws)
    tiers.record(ws, [announced(ws, coded(ws, SOC_HA).id, 4)])
    paper_id = notice_of(ws, event)
    assert paper_id is not None
    written = papers.content(ws, paper_id)
    assert written.subject.startswith("Không tổ chức")
    assert "thuộc vùng cấp độ 4" in written.body
    history.undo(ws)
    assert events.detail(ws, event.id).event.status is EventStatus.PLANNED
    assert notice_of(ws, event) is None


def test_that_what_only_has_to_be_adjusted_waits_for_somebody(ws: Workspace) -> None:
    event = conference(ws)
    tiers.record(ws, [announced(ws, coded(ws, SOC_HA).id, 3)])
    assert events.detail(ws, event.id).event.status is EventStatus.TO_ADJUST
    assert notice_of(ws, event) is None


def test_that_a_rule_that_takes_all_away_drafts_the_notice_too(ws: Workspace) -> None:
    event = conference(ws)
    tiers.record(ws, [announced(ws, coded(ws, SOC_HA).id, 2)])
    with ws.store.read() as connection:
        matrix = db_tiers.matrices(connection)[0]
    rules = tuple(_emptied(rule) if rule.level == 2 else rule for rule in matrix.rules)
    tier_rules.save_matrix(ws, replace(matrix, rules=rules))
    assert events.detail(ws, event.id).event.status is EventStatus.CANCELLED
    assert notice_of(ws, event) is not None


def _emptied(rule: TierRule) -> TierRule:
    return replace(rule, allows_review=False, allows_ceremony=False, allows_festivities=False, limits_people=False)
