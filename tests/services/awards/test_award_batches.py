"""Many nominations in one step: the season is read once for all of them, however many there are."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from app.domain.awards.councils import AwardDecision
from app.domain.awards.nominations import NominationState
from app.errors import Refused
from app.services.awards import dossiers, steps
from app.services.awards.intake import IntakeDefaults, from_text, store
from app.services.workspace import Workspace
from tests.support.award_lists import a_campaign, stored
from tests.support.planned_events import commune
from tests.support.statements import statements

OWN = "giay-khen-xa"
DAY = date(2022, 1, 18)


@pytest.fixture
def ids(ws: Workspace) -> list[int]:
    """Seven persons of Sóc Hà for an award of its own level."""
    campaign = a_campaign(ws)
    families = ("Nông", "Lý", "Mã", "Vi", "Bế", "Hoàng", "Chu")
    rows = [f"{name} Văn {name}\t19{60 + at}\tviệc {at}" for at, name in enumerate(families)]
    text = "\n".join(("Họ và tên\tNăm sinh\tThành tích", *rows))
    store(ws, from_text(ws, campaign, text, IntakeDefaults(commune(ws, "Sóc Hà"), OWN)))
    return [item.id for item, _person in stored(ws, campaign)]


def record(ws: Workspace, some: Sequence[int]) -> None:
    steps.record_decided(ws, some, AwardDecision(1, OWN, "", f"{some[0]}/QĐ-UBND", DAY))


def receive(ws: Workspace, some: Sequence[int]) -> None:
    dossiers.receive_papers(ws, some, soft_on=DAY)


@pytest.mark.parametrize("step", [record, receive])
def test_that_a_season_is_read_once_for_all(
    ws: Workspace, ids: list[int], step: Callable[[Workspace, Sequence[int]], None]
) -> None:
    with statements("SELECT nominee.") as one:
        step(ws, ids[:1])
    with statements("SELECT nominee.") as six:
        step(ws, ids[1:])
    assert len(six) == len(one) > 0


def test_that_receipts_of_many_are_given_back_in_their_order(ws: Workspace, ids: list[int]) -> None:
    found = dossiers.receive_papers(ws, [ids[3], ids[0], ids[3]], soft_on=DAY)
    assert [row.id for row in found] == [ids[3], ids[0]]
    assert all(row.dossier.lines and all(line.receipt for line in row.dossier.required) for row in found)


def test_that_a_decision_over_many_is_refused_for_one_that_is_nowhere(ws: Workspace, ids: list[int]) -> None:
    with pytest.raises(Refused) as refused:
        record(ws, [*ids, 9999])
    assert refused.value.code == "no-nomination"
    record(ws, ids)
    assert {item.state for item, _person in stored(ws, 1)} == {NominationState.DECIDED}
