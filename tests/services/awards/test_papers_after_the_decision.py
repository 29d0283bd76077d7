"""Papers printed after a decision was recorded tell what was decided: number, day, persons and money, no draft."""

from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pypdfium2
import pytest

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.councils import AwardDecision
from app.domain.awards.nominations import Nomination, NominationState, Nominee, NomineeSnapshot
from app.domain.awards.papers import AwardPaper, PaperScope
from app.services import founding, scope
from app.services.awards import campaigns, decisions, nominations, pack, papers, printing, steps
from app.services.workspace import Workspace
from tests.support.award_decisions import DISTRICT, appraised, season_2021
from tests.support.award_decisions import proposed as put_forward
from tests.support.data_files import FixedClock

DAY = date(2022, 1, 18)


def said(pdf: Path) -> str:
    """All that a file says."""
    with pypdfium2.PdfDocument(pdf) as pages:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pages).split())


@pytest.fixture
def decided(ws: Workspace) -> int:
    """Two of four were given the award; one waits, one stands under the draft of a next decision."""
    campaign = season_2021(ws)
    given = [appraised(ws, "Nông Văn Một"), appraised(ws, "Tổ tự quản Kéo Sỹ", kind=NomineeKind.COLLECTIVE)]
    put_forward(ws, "Lý Văn Ba", "Trường Hà")
    later = appraised(ws, "Bế Thị Tư", "Nội Thôn")
    key = decisions.draft(ws, campaign.id, DISTRICT, [item.id for item in given]).id
    decisions.decide(ws, key, "16/QĐ-UBND", DAY, signer="Hoàng Văn Ký")
    decisions.draft(ws, campaign.id, DISTRICT, [later.id])
    return campaign.id


def test_that_the_decision_is_printed_as_it_was_issued(ws: Workspace, decided: int, tmp_path: Path) -> None:
    files = printing.write(ws, PaperScope(decided), tmp_path, {AwardPaper.DECISION}, (".pdf",))
    first, second = (said(path) for path in files)
    assert "Số: 16/QĐ-UBND" in first
    assert "ngày 18 tháng 01 năm 2022" in first
    assert "DỰ THẢO" not in first
    assert "01 tập thể, 01 cá nhân" in first
    assert "1.350.000 đồng" in first
    assert "Hoàng Văn Ký" in first
    assert "số: 16/QĐ-UBND ngày 18 tháng 01 năm 2022" in first
    assert "Lý Văn Ba" not in first + second
    assert "DỰ THẢO" in second
    assert "Bế Thị Tư" in second
    assert "Nông Văn Một" not in second


def test_that_the_sheet_of_an_issued_decision_is_called_by_its_number(ws: Workspace, decided: int) -> None:
    found = [one for one in papers.available(ws, PaperScope(decided)) if one.paper is AwardPaper.DECISION]
    assert [one.word for one in found] == ["Quyết định 16/QĐ-UBND", "Dự thảo quyết định"]
    assert found[0].name.startswith("Quyết định 16/QĐ-UBND - Giấy khen của Chủ tịch")
    assert found[0].short == "Quyết định GK huyện"


def test_that_a_dossier_after_the_decision_holds_who_was_given_it_and_tells_who_was_not(
    ws: Workspace, decided: int, tmp_path: Path
) -> None:
    made = pack.write(ws, PaperScope(decided), tmp_path)
    (line,) = [text for text in made.left_out if "không có trong quyết định" in text]
    assert line == "Giấy khen huyện: 1 trường hợp không có trong quyết định 16/QĐ-UBND: Lý Văn Ba."
    assert made.nominees == 3
    assert not [part for part in made.parts if "Lý Văn Ba" in part]
    assert said(made.pdf).count("Lý Văn Ba") == 1
    alone = pack.write(ws, PaperScope(decided, nomination_ids=_waiting(ws, decided)), tmp_path)
    assert alone.nominees == 1, "who waits is printed when asked for"


def _waiting(ws: Workspace, campaign_id: int) -> tuple[int, ...]:
    return tuple(row.id for row in nominations.rows(ws, campaign_id) if row.name == "Lý Văn Ba")


def test_that_estimate_and_annex_of_what_is_decided_are_one_sum(ws: Workspace, tmp_path: Path) -> None:
    campaign = season_2021(ws)
    given = [appraised(ws, "Nông Văn Một"), appraised(ws, "Lý Văn Hai", "Trường Hà")]
    put_forward(ws, "Lý Văn Ba", "Nội Thôn")
    key = decisions.draft(ws, campaign.id, DISTRICT, [item.id for item in given]).id
    decisions.decide(ws, key, "16/QĐ-UBND", DAY)
    whole = said(pack.write(ws, PaperScope(campaign.id), tmp_path).pdf)
    assert whole.count("Tổng số tiền thưởng") == 2
    assert whole.count("900.000 đồng") >= 2
    assert "1.350.000" not in whole
    assert "Đã chốt theo quyết định" in whole


def test_that_an_award_a_commune_gave_itself_is_no_draft(tmp_path: Path) -> None:
    clock = FixedClock(datetime(2026, 8, 18, 1, 0, tzinfo=UTC))
    with closing(founding.create(tmp_path / "data", "truong-ha-2026", actor="thử", clock=clock)) as ws:
        campaign = campaigns.of_year(ws)
        with ws.store.read() as connection:
            home = scope.committee_of(connection).unit_id
        award = "giay-khen-xa"
        nominee = nominations.save_nominee(ws, Nominee(NomineeKind.INDIVIDUAL, "Lý A Dế", home, sex="nam"))
        wanted = Nomination(
            campaign.id, nominee.id, nominee.unit_id, award, NominationState.CANDIDATE, NomineeSnapshot("Lý A Dế"),
            achievement="Phát hiện 02 vụ",
        )  # fmt: skip
        one = nominations.nominate(ws, wanted)
        steps.record_decided(ws, [one.id], AwardDecision(campaign.id, award, "", "9/QĐ-UBND", date(2026, 8, 10)))
        made = pack.write(ws, PaperScope(campaign.id), tmp_path / "ra")
        (decision,) = printing.write(ws, PaperScope(campaign.id), tmp_path, {AwardPaper.DECISION}, (".pdf",))
        whole = said(decision)
    assert any(part.startswith("Quyết định 9/QĐ-UBND") for part in made.parts)
    assert "DỰ THẢO" not in whole
    assert "Số: 9/QĐ-UBND" in whole
