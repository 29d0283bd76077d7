"""Real persons for the groups of an event: from the office-holders, the stations and the reports of the hosts."""

from dataclasses import replace
from datetime import date

from app.db import units
from app.domain.events import Delegate, Event, GroupOrigin, ParticipantGroup
from app.domain.participants import ParticipantSource
from app.domain.registers import Team
from app.domain.units import UnitKind
from app.services import event_saving, participants, submissions
from app.services.workspace import Workspace
from tests.support.sent_workbooks import SOC_HA, YEAR_2021, received

COMMUNES = ("Cải Viên", "Cần Nông", "Cần Yên", "Lũng Nặm", "Nội Thôn", "Sóc Hà", "Tổng Cọt", "Trường Hà")
MARCH = date(2022, 3, 1)


def unit_id(ws: Workspace, name: str, kind: UnitKind = UnitKind.COMMUNE) -> int:
    with ws.store.read() as connection:
        (found,) = [
            item for item in units.named(connection, name, MARCH, (kind,)) if item.is_border or kind != "commune"
        ]
    return found.id


def event_at(ws: Workspace, *names: str) -> Event:
    return event_saving.new(ws, "hoi-nghi-xa", [unit_id(ws, name) for name in names], MARCH)


def names(ws: Workspace, event: Event, *sources: ParticipantSource) -> list[str]:
    group = ParticipantGroup("nhóm", GroupOrigin.LOCAL, sources=tuple(sources))
    return [item.delegate.name for item in participants.propose(ws, event, group)]


def leaders(ws: Workspace, submission_id: int) -> set[str]:
    """Who leads the teams and boards of a report, as its rows say."""
    rows = [item.row for item in submissions.detail(ws, submission_id).rows]
    return {row.leader for row in rows if isinstance(row, Team) and row.leader}


def test_that_each_group_of_the_plan_gets_persons_of_the_registers(accepted: Workspace, ids: dict[str, int]) -> None:
    event = event_at(accepted, "Sóc Hà")
    found = {group.text: participants.propose(accepted, event, group) for group in event.plan.groups}
    above, station, team, *_rest = (list(found.values())[index] for index in (0, 1, 6))
    assert [(item.delegate.name, item.delegate.title) for item in above] == [
        ("Triệu Đình Dũng", "Phó Chủ tịch UBND huyện, Trưởng ban")
    ]
    assert [item.delegate.name for item in station] == ["Đồn Biên phòng cửa khẩu Sóc Giang"]
    assert {item.delegate.name for item in team} == leaders(accepted, ids["Sóc Hà"])
    assert "Vi Thu Xuân" in {item.delegate.name for item in team}
    assert all(item.delegate.group == list(found)[6] and "báo cáo năm 2021" in item.origin for item in team)
    assert list(found.values())[3] == ()
    signer = submissions.detail(accepted, ids["Sóc Hà"]).header.signed_by
    assert [item.delegate.name for item in list(found.values())[4]] == [signer]


def test_that_who_is_invited_already_is_not_proposed(accepted: Workspace) -> None:
    event = event_at(accepted, "Sóc Hà")
    everybody = names(accepted, event, ParticipantSource.TEAM_LEADERS)
    (hamlet,) = {item.place for item in people(accepted, event) if item.name == "Vi Thu Xuân"}
    invited = replace(event, plan=replace(event.plan, delegates=(Delegate("vi thu xuân", place=f"Xóm {hamlet}"),)))
    assert names(accepted, invited, ParticipantSource.TEAM_LEADERS) == [n for n in everybody if n != "Vi Thu Xuân"]


def people(ws: Workspace, event: Event) -> list[Delegate]:
    group = ParticipantGroup("nhóm", GroupOrigin.LOCAL, sources=(ParticipantSource.TEAM_LEADERS,))
    return [item.delegate for item in participants.propose(ws, event, group)]


def test_that_a_hamlet_gets_its_own_people(accepted: Workspace, ids: dict[str, int]) -> None:
    hamlet = unit_id(accepted, "Lũng Pươi", UnitKind.HAMLET)
    event = event_saving.new(accepted, "ngay-hoi-xom", [hamlet], MARCH)
    found = names(accepted, event, ParticipantSource.TEAM_LEADERS, ParticipantSource.BOARD_LEADERS)
    rows = [item.row for item in submissions.detail(accepted, ids["Sóc Hà"]).rows]
    assert set(found) == {
        row.leader for row in rows if isinstance(row, Team) and row.hamlet == "Lũng Pươi" and row.leader
    }
    assert names(accepted, event, ParticipantSource.STATION) == ["Đồn Biên phòng cửa khẩu Sóc Giang"]


def test_that_a_joint_event_asks_all_its_hosts(accepted: Workspace) -> None:
    event = event_at(accepted, "Sóc Hà", "Lũng Nặm")
    apart = [
        names(accepted, event_at(accepted, name), ParticipantSource.TEAM_LEADERS) for name in ("Sóc Hà", "Lũng Nặm")
    ]
    assert len(names(accepted, event, ParticipantSource.TEAM_LEADERS)) == sum(map(len, apart))
    assert any(item.place.endswith(", xã Lũng Nặm") for item in people(accepted, event))
    assert names(accepted, event, ParticipantSource.STATION) == [
        "Đồn Biên phòng cửa khẩu Sóc Giang",
        "Đồn Biên phòng Lũng Nặm",
    ]


def test_that_accepted_reports_come_before_newer_ones_nobody_has_accepted(full: Workspace) -> None:
    event = event_at(full, "Sóc Hà")
    group = ParticipantGroup("nhóm", GroupOrigin.LOCAL, sources=(ParticipantSource.TEAM_LEADERS,))
    assert {"năm 2020" in item.origin for item in participants.propose(full, event, group)} == {True}
    early = replace(event, year=2019)
    assert participants.propose(full, early, group) == ()


def test_that_a_commune_without_reports_has_no_names(ws: Workspace) -> None:
    event = event_at(ws, "Sóc Hà")
    assert names(ws, event, *ParticipantSource) == [
        "Triệu Đình Dũng",
        "Đồn Biên phòng cửa khẩu Sóc Giang",
        *(f"xã {name}" for name in COMMUNES),
    ]
    nowhere = replace(event, hosts=(999_999,), starts_on=None)
    assert names(ws, nowhere, ParticipantSource.STATION, ParticipantSource.SIGNER) == []


def test_that_what_was_only_received_is_better_than_nothing(ws: Workspace) -> None:
    received(ws, YEAR_2021 / SOC_HA)
    assert "Vi Thu Xuân" in names(ws, event_at(ws, "Sóc Hà"), ParticipantSource.TEAM_LEADERS)


def test_that_who_stands_in_one_group_is_not_offered_for_the_next(accepted: Workspace) -> None:
    event = event_at(accepted, "Sóc Hà")
    leaders_twice = [
        ParticipantGroup(text, GroupOrigin.LOCAL, sources=(ParticipantSource.TEAM_LEADERS,)) for text in ("a", "b")
    ]
    first, second = participants.propose_for(accepted, event, leaders_twice)
    assert first
    assert second == ()
