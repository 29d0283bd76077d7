"""A commune of 2026 without a district: own level, household, other law and money, by data alone."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.db import nominations as db
from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.nominations import Campaign, Nomination, NominationState, Nominee, NomineeSnapshot
from app.domain.awards.papers import AwardPaper, PaperScope
from app.services import founding, scope
from app.services.awards import campaigns, papers
from app.services.workspace import Workspace
from tests.support.data_files import FixedClock
from tests.support.event_papers import words

XA = "giay-khen-xa"


@pytest.fixture
def season(tmp_path: Path) -> Iterator[tuple[Workspace, int]]:
    """The committee of a commune, in whose name one of each kind is proposed for the own level."""
    clock = FixedClock(datetime(2026, 8, 18, 1, 0, tzinfo=UTC))
    with closing(founding.create(tmp_path / "data", "truong-ha-2026", actor="thử", clock=clock)) as ws:
        known = campaigns.campaigns(ws)
        campaign = known[0] if known else campaigns.save(ws, Campaign("Đợt thử", 2025))
        with ws.store.write("thử", "thử") as connection:
            home = scope.committee_of(connection).unit_id
            for kind, name in (
                (NomineeKind.COLLECTIVE, "Tổ tự quản xóm Pác Bó"),
                (NomineeKind.INDIVIDUAL, "Lý A Dế"),
                (NomineeKind.HOUSEHOLD, "Lục Văn Toàn"),
            ):
                key = db.save_nominee(connection, Nominee(kind, name, home, sex="nam"))
                said = NomineeSnapshot(name, "", "xóm Pác Bó", "xã Trường Hà")
                made = Nomination(
                    campaign.id, key, home, XA, NominationState.PROPOSED, said, achievement=f"Việc {name}"
                )
                db.save_nomination(connection, made)
        yield ws, campaign.id


def document(ws: Workspace, campaign_id: int, paper: AwardPaper, at: int = 0) -> str:
    """What one paper says, whoever is held up."""
    wanted = PaperScope(campaign_id)
    sheets = [item for item in papers.available(ws, wanted) if item.paper is paper]
    return words(papers.document(ws, wanted, replace(sheets[at], blocked="")))


def test_that_the_commune_asks_its_own_chairman_and_pays_by_its_own_fund(season: tuple[Workspace, int]) -> None:
    letter = document(*season, AwardPaper.PROPOSAL)
    assert "quyết định tặng Giấy khen của Chủ tịch Ủy ban nhân dân xã Trường Hà" in letter
    assert "cho 01 tập thể, 01 cá nhân, 01 hộ gia đình" in letter
    assert "huyện" not in letter
    decision = document(*season, AwardPaper.DECISION)
    assert "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TRƯỜNG HÀ" in decision
    assert "Nguồn kinh phí: Quỹ thi đua, khen thưởng xã Trường Hà." in decision


def test_that_coefficients_and_base_salary_are_those_of_the_day(season: tuple[Workspace, int]) -> None:
    told = document(*season, AwardPaper.ESTIMATE)
    assert "Mức lương cơ sở: 2.530.000 đồng/tháng theo Nghị định số 161/2026/NĐ-CP" in told
    assert "tập thể | 01 | 0,6 | 1.520.000 | 1.520.000" in told
    assert "cá nhân | 01 | 0,3 | 760.000 | 760.000" in told
    assert "hộ gia đình | 01 | 0,45 | 1.140.000 | 1.140.000" in told
    assert "3.420.000 đồng (Bằng chữ: Ba triệu bốn trăm hai mươi nghìn đồng)." in told


def test_that_the_report_of_merit_is_the_later_form(season: tuple[Workspace, int]) -> None:
    told = document(*season, AwardPaper.MERIT, at=2)
    assert "(Mẫu số 08)" in told
    assert "Tên hộ gia đình đề nghị: Hộ gia đình Lục Văn Toàn, xóm Pác Bó, xã Trường Hà." in told
    assert "Gia đình cam đoan" in told
