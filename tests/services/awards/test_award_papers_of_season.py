"""Papers of a season from the data file: the plan's district case, own level, blocks, drafts that are kept."""

from dataclasses import replace
from datetime import date

import pytest

from app.db import nominations as db
from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.councils import AwardDecision
from app.domain.awards.nominations import Nomination, NominationState, Nominee, NomineeSnapshot
from app.domain.awards.papers import AwardPaper, PaperScope
from app.errors import Refused
from app.services import papers as all_papers
from app.services.awards import nominations, papers, steps
from app.services.awards.paper_choice import AwardSheet
from app.services.workspace import Workspace
from tests.support.event_papers import words
from tests.support.planned_events import commune

HUYEN, TINH, XA = "giay-khen-huyen", "bang-khen-tinh", "giay-khen-xa"


def sheets(ws: Workspace, scope: PaperScope, paper: AwardPaper) -> list[AwardSheet]:
    """The papers of one kind."""
    return [item for item in papers.available(ws, scope) if item.paper is paper]


def test_that_the_district_asks_each_authority_for_its_awards(proposed: tuple[Workspace, int]) -> None:
    ws, campaign_id = proposed
    scope = PaperScope(campaign_id)
    letters = sheets(ws, scope, AwardPaper.PROPOSAL)
    assert [item.award for item in letters] == [TINH, HUYEN, "giay-khen-bch-bdbp"]
    told = words(papers.document(ws, scope, letters[0]))
    assert "tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng cho 01 tập thể, 01 cá nhân" in told
    district = [item for item in nominations.rows(ws, campaign_id) if item.nomination.award == HUYEN]
    held = [item for item in district if item.nomination.holds_place]
    assert len(letters[1].nominations) == len(held)


def test_that_the_purse_of_eight_communes_is_that_of_the_plan(proposed: tuple[Workspace, int]) -> None:
    ws, campaign_id = proposed
    ids: list[int] = []
    with ws.store.write("thử", "thử") as connection:
        homes = {item.unit_id for item in db.quotas(connection, campaign_id) if item.award == HUYEN and item.unit_id}
        for unit_id in homes:
            for kind in (NomineeKind.COLLECTIVE, NomineeKind.INDIVIDUAL, NomineeKind.INDIVIDUAL):
                nominee = Nominee(kind, f"Người {len(ids)}", unit_id)
                key, said = db.save_nominee(connection, nominee), NomineeSnapshot(nominee.name)
                made = Nomination(campaign_id, key, unit_id, HUYEN, NominationState.PROPOSED, said)
                ids.append(db.save_nomination(connection, made))
    scope = PaperScope(campaign_id, nomination_ids=tuple(ids))
    (estimate,) = sheets(ws, scope, AwardPaper.ESTIMATE)
    told = words(papers.document(ws, scope, replace(estimate, blocked="")))
    assert "08 tập thể, 16 cá nhân: 14.400.000 đồng (Bằng chữ: Mười bốn triệu bốn trăm nghìn đồng)." in told
    (decision,) = sheets(ws, scope, AwardPaper.DECISION)
    told = words(papers.document(ws, scope, replace(decision, blocked="")))
    assert "mỗi tập thể: 900.000 đồng; mỗi cá nhân: 450.000 đồng." in told


def test_that_a_commune_writes_in_its_own_name_and_decides_its_own_level(proposed: tuple[Workspace, int]) -> None:
    ws, campaign_id = proposed
    unit = commune(ws, "Trường Hà")
    scope = PaperScope(campaign_id, unit)
    letters = {item.award: item for item in sheets(ws, scope, AwardPaper.PROPOSAL)}
    told = words(papers.document(ws, scope, letters[XA]))
    assert "xã Trường Hà kính trình Chủ tịch Ủy ban nhân dân xã Trường Hà xem xét" in told
    assert "xã Trường Hà kính đề nghị Chủ tịch Ủy ban nhân dân huyện Hà Quảng" in words(
        papers.document(ws, scope, letters[HUYEN])
    )
    assert all(item.unit_id == unit for sheet in letters.values() for item in sheet.nominations)
    form = words(papers.document(ws, scope, sheets(ws, scope, AwardPaper.MINUTES)[0]))
    assert "Số người biểu quyết: ……" in form


def test_that_a_station_writes_no_letter_to_its_own_head(proposed: tuple[Workspace, int]) -> None:
    ws, campaign_id = proposed
    with ws.store.read() as connection:
        own = next(item for item in db.nominations(connection, campaign_id) if item.award == "giay-khen-don")
    scope = PaperScope(campaign_id, own.unit_id)
    assert "giay-khen-don" not in {item.award for item in sheets(ws, scope, AwardPaper.PROPOSAL)}
    assert "giay-khen-don" in {item.award for item in sheets(ws, scope, AwardPaper.DECISION)}


def test_that_nobody_is_printed_who_is_held_up_and_the_refusal_says_who(proposed: tuple[Workspace, int]) -> None:
    ws, campaign_id = proposed
    with ws.store.write("thử", "thử") as connection:
        blocked = next(
            item
            for item in db.nominations(connection, campaign_id)
            if item.award == TINH and item.snapshot.name == "Phương Minh Vinh"
        )
        db.save_nomination(connection, replace(blocked, state=NominationState.PROPOSED))
    scope = PaperScope(campaign_id, award=TINH)
    (letter,) = sheets(ws, scope, AwardPaper.PROPOSAL)
    with pytest.raises(Refused, match="Phương Minh Vinh"):
        papers.document(ws, scope, letter)
    with pytest.raises(Refused, match="Phương Minh Vinh"):
        papers.write_draft(ws, scope, letter)
    assert papers.document(ws, scope, sheets(ws, scope, AwardPaper.APPRAISAL)[0]).blocks


def test_that_a_letter_is_drafted_once_and_keeps_what_was_typed(proposed: tuple[Workspace, int]) -> None:
    ws, campaign_id = proposed
    scope = PaperScope(campaign_id)
    letter = sheets(ws, scope, AwardPaper.PROPOSAL)[0]
    paper_id = papers.write_draft(ws, scope, letter)
    assert papers.write_draft(ws, scope, letter) == paper_id
    typed = all_papers.content(ws, paper_id)
    all_papers.save(ws, replace(typed, body=f"Câu gõ thêm.\n{typed.body}"), paper_id)
    assert "Câu gõ thêm." in words(papers.document(ws, scope, letter))
    with pytest.raises(Refused, match="không lấy số"):
        papers.write_draft(ws, scope, sheets(ws, scope, AwardPaper.LIST)[0])


def test_that_a_report_of_merit_knows_its_form_and_the_person(proposed: tuple[Workspace, int]) -> None:
    ws, campaign_id = proposed
    scope = PaperScope(campaign_id, award=HUYEN)
    report = sheets(ws, scope, AwardPaper.MERIT)[0]
    told = words(papers.document(ws, scope, report))
    assert "(Mẫu số 07)" in told
    assert report.nominations[0].snapshot.name in told
    assert "Việc làm của dòng" in told


def test_that_only_decided_ones_are_handed_an_award(proposed: tuple[Workspace, int]) -> None:
    ws, campaign_id = proposed
    scope = PaperScope(campaign_id)
    assert sheets(ws, scope, AwardPaper.HANDED) == []
    with ws.store.read() as connection:
        item = next(one for one in db.nominations(connection, campaign_id) if one.award == TINH and one.holds_place)
    decision = AwardDecision(campaign_id, TINH, "Quyết định", "99/QĐ-UBND", date(2022, 1, 17))
    steps.record_decided(ws, [item.id], decision)
    (handed,) = sheets(ws, scope, AwardPaper.HANDED)
    told = words(papers.document(ws, scope, handed))
    assert "Theo Quyết định số 99/QĐ-UBND ngày 17 tháng 01 năm 2022 của Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng." in told
    assert item.snapshot.name in told
