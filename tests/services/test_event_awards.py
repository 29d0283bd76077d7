"""Who is handed an award at an event: the nominees of the accepted reports, within the places of the plan."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from app.domain.awards.councils import AwardDecision
from app.domain.events import Event, EventPart
from app.reports.event_facts import AwardLine
from app.services import event_awards, overview
from app.services.awards import campaigns, intake, nominations, steps
from app.services.workspace import Workspace
from tests.support.sent_workbooks import LUNG_NAM, SOC_HA, YEAR_2021, changed_copy, received
from tests.support.stored_events import enter, enter_event, listed
from tests.support.stored_reports import accept_all

CONFERENCE = replace(listed(SOC_HA)[0], starts_on=date(2022, 3, 2), status="kế hoạch")


def accept(ws: Workspace, *paths: Path) -> None:
    ids = received(ws, *paths)
    accept_all(ws, ids, ids)


def handed_over(ws: Workspace, event: Event) -> tuple[AwardLine, ...]:
    with ws.store.read() as connection:
        return event_awards.lines(connection, ws, event)


def names(ws: Workspace, event: Event) -> list[str]:
    return [line.name for line in handed_over(ws, event)]


def test_that_the_list_is_the_nominees_of_the_host_groups_first(ws: Workspace) -> None:
    accept(ws, YEAR_2021 / SOC_HA, YEAR_2021 / LUNG_NAM)
    (event,) = enter(ws, "Sóc Hà", [CONFERENCE])
    assert names(ws, event) == [
        "Tổ tự quản đường biên, mốc quốc giới xóm Cốc Vường", "Nhân dân và cán bộ xóm Lũng Pươi",
        "Hoàng Văn Sơn", "Triệu Thúy Thảo", "Dương Văn Phúc", "Lý Đức Nam",
    ]  # fmt: skip
    line = handed_over(ws, event)[2]
    assert (line.place, line.award) == ("Xóm Cốc Vường, xã Sóc Hà", "Giấy khen huyện")
    assert line.achievement.startswith("Vận động nhân dân phát quang")


def test_that_who_stands_behind_the_places_of_the_plan_is_not_handed_one(ws: Workspace, tmp_path: Path) -> None:
    # Row 11 proposes Lý Đức Nam: a third person for the two places of a commune, and the first by preference.
    sent = changed_copy(YEAR_2021 / SOC_HA, tmp_path / SOC_HA, "10_KhenThuong", {"I11": "Giấy khen huyện", "M8": 3})
    accept(ws, sent)
    (event,) = enter(ws, "Sóc Hà", [CONFERENCE])
    assert names(ws, event)[2:] == ["Hoàng Văn Sơn", "Dương Văn Phúc", "Lý Đức Nam"]


def test_that_a_hamlets_event_hands_over_to_its_own_people(ws: Workspace) -> None:
    accept(ws, YEAR_2021 / SOC_HA)
    (event,) = enter(ws, "Sóc Hà", [replace(CONFERENCE, level="xóm", place="Xóm Nà Nghiềng", has_festivities=True)])
    assert names(ws, event) == ["Triệu Thúy Thảo", "Dương Văn Phúc"]


def test_that_a_report_that_is_not_accepted_proposes_nobody(ws: Workspace) -> None:
    received(ws, YEAR_2021 / SOC_HA)
    (event,) = enter(ws, "Sóc Hà", [CONFERENCE])
    assert names(ws, event) == []


def test_that_a_joint_event_and_one_of_the_committee_hand_over_to_all_of_theirs(ws: Workspace) -> None:
    accept(ws, YEAR_2021 / SOC_HA, YEAR_2021 / LUNG_NAM)
    (own,) = enter(ws, "Sóc Hà", [CONFERENCE])
    (joint,) = enter(ws, "Sóc Hà", [replace(CONFERENCE, partner_commune="Lũng Nặm")])
    held_by = (overview.own_unit(ws).id,)
    district = Event("", "Hội nghị huyện", 2022, held_by, (EventPart.REVIEW,), starts_on=date(2022, 3, 5))
    district = enter_event(ws, "Sơ kết huyện", district)
    assert set(names(ws, own)) < set(names(ws, joint))
    assert sorted(names(ws, joint)) == sorted(names(ws, district))


def decide(ws: Workspace, *names_of: str) -> None:
    """Write down that these got their award already."""
    campaign = campaigns.of_year(ws, 2021)
    intake.store(ws, intake.from_reports(ws, campaign.id))
    for number, name in enumerate(names_of, 1):
        row = next(row for row in nominations.rows(ws, campaign.id) if row.name == name)
        decision = AwardDecision(campaign.id, row.nomination.award, row.award_title, f"{number}/QĐ-UBND", ws.today)
        steps.record_decided(ws, [row.id], decision)


def test_that_what_was_decided_is_handed_over_by_its_printed_title(ws: Workspace) -> None:
    accept(ws, YEAR_2021 / SOC_HA, YEAR_2021 / LUNG_NAM)
    decide(ws, "Lý Đức Nam", "Tổ tự quản đường biên, mốc quốc giới xóm Cốc Vường")
    (event,) = enter(ws, "Sóc Hà", [replace(CONFERENCE, partner_commune="Lũng Nặm")])
    group, person, *others = [line for line in handed_over(ws, event) if "Sóc Hà" in line.place]
    assert others == []
    assert (group.name, group.award) == (
        "Tổ tự quản đường biên, mốc quốc giới xóm Cốc Vường",
        "Giấy khen của Chủ tịch Ủy ban nhân dân huyện Hà Quảng",
    )
    assert (person.name, person.place) == ("Lý Đức Nam", "Xóm Lũng Pươi, xã Sóc Hà")
    assert person.award == "Giấy khen của Chủ tịch Ủy ban nhân dân xã Sóc Hà"
    # Nothing is decided for Lũng Nặm yet: its proposals stand there, to plan with.
    assert len([line for line in handed_over(ws, event) if "Lũng Nặm" in line.place]) == 6


def test_that_a_hamlet_hands_over_what_was_decided_for_its_own(ws: Workspace) -> None:
    accept(ws, YEAR_2021 / SOC_HA)
    decide(ws, "Lý Đức Nam", "Hoàng Văn Sơn")
    hamlet = replace(CONFERENCE, level="xóm", place="Xóm Cốc Vường", has_festivities=True)
    (event,) = enter(ws, "Sóc Hà", [hamlet])
    assert names(ws, event) == ["Hoàng Văn Sơn"]
