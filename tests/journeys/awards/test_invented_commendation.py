"""A season of files alone that nobody has seen before: soft places per commune, a pool, other awards and money."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.nominations import Nomination, NominationState, Nominee, NomineeSnapshot
from app.domain.awards.papers import AwardPaper, PaperScope
from app.errors import Refused
from app.reports.model import LegalBasis
from app.services import overview, setup
from app.services.awards import (
    adding,
    campaigns,
    certificate_printing,
    certificates,
    decisions,
    golden_book,
    money,
    nominations,
    papers,
    quotas,
    steps,
)
from app.services.awards.certificate_printing import CertificateOrder
from app.services.awards.steps import Overrun
from app.services.workspace import Workspace
from tests.support.backdrops import pages
from tests.support.data_files import FixedClock
from tests.support.event_papers import words
from tests.support.invented_season import AWARD, OWN, PLAN, rules_folder
from tests.support.workspaces import a_bare_workspace

PERSON, TEAM, HOME = NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE, NomineeKind.HOUSEHOLD
HUYEN = "giay-khen-huyen"
TITLE = "Kỷ niệm chương Vì biên cương"


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    """The data file founded from the invented files, on a day of their first salary."""
    with a_bare_workspace(tmp_path, rules_folder(tmp_path / "quy-tac")) as bare:
        made = replace(bare, clock=FixedClock(datetime(2024, 4, 20, 1, 0, tzinfo=UTC)))
        setup.apply_plan(made, PLAN)
        yield made


def wanted(ws: Workspace, unit: str, name: str, award: str, kind: NomineeKind = PERSON) -> Nomination:
    """Somebody of a commune as a candidate."""
    unit_id = overview.unit_named(ws, unit, 2023).id
    said = Nomination(campaigns.of_year(ws).id, 0, unit_id, award, NominationState.CANDIDATE, NomineeSnapshot(name))
    nominee = Nominee(kind, name, unit_id, sex="nữ" if kind is PERSON else "")
    return adding.add(ws, nominee, replace(said, achievement=f"Việc của {name}"))


def printed(ws: Workspace, paper: AwardPaper, award: str) -> str:
    """What a paper says, its legal bases too."""
    scope = PaperScope(campaigns.of_year(ws).id, award=award)
    (sheet,) = [item for item in papers.available(ws, scope) if item.paper is paper]
    made = papers.document(ws, scope, sheet)
    bases = [line for block in made.blocks if isinstance(block, LegalBasis) for line in block.lines]
    return "\n".join((*bases, words(made)))


def test_that_places_are_those_of_the_files(ws: Workspace) -> None:
    board = quotas.board(ws, campaigns.of_year(ws).id)
    cells = [cell for row in board.rows for cell in row.cells]
    assert Counter((cell.award_title, cell.kind, cell.places) for cell in cells if cell.places) == {
        (TITLE, PERSON, 1): 3,
        (TITLE, HOME, 2): 3,
    }
    assert [(cell.award, cell.kind, cell.places) for cell in board.pools] == [(HUYEN, TEAM, 2), (HUYEN, PERSON, 1)]
    assert {row.unit_title for row in board.rows} == {"xã Hưng Phước", "xã Phước Thiện", "xã Thanh Hòa"}
    purse = {item.title: item for item in money.purse(ws, campaigns.of_year(ws).id, date(2024, 4, 30)) if item.total}
    assert purse[TITLE].source == "Quỹ Hội Minh họa"


def test_that_soft_places_need_a_reason_and_hard_ones_a_decision(ws: Workspace) -> None:
    first, second = (wanted(ws, "Thanh Hòa", name, AWARD) for name in ("Điểu Sen", "Thị Ngọc"))
    steps.propose(ws, first.id)
    with pytest.raises(Refused, match="Điểu Sen đang giữ") as soft:
        steps.propose(ws, second.id)
    assert "văn bản" not in soft.value.way_out
    assert steps.propose(ws, second.id, Overrun("đồng bào S'tiêng")).over_quota == "đồng bào S'tiêng"
    here, there = wanted(ws, "Thanh Hòa", "Điểu Vinh", HUYEN), wanted(ws, "Phước Thiện", "Điểu Bông", HUYEN)
    steps.propose(ws, here.id)
    with pytest.raises(Refused, match="Điểu Vinh đang giữ"):
        steps.propose(ws, there.id, Overrun("đồng bào S'tiêng"))
    none = wanted(ws, "Thanh Hòa", "Tổ tự quản ấp 5", AWARD, TEAM)
    with pytest.raises(Refused):
        steps.propose(ws, none.id)
    own = wanted(ws, "Thanh Hòa", "Thị Mai", OWN)
    assert steps.propose(ws, own.id).state is NominationState.PROPOSED


def test_that_money_papers_and_certificates_follow_the_files(ws: Workspace) -> None:
    season = campaigns.of_year(ws).id
    people = [wanted(ws, "Hưng Phước", "Thị Sen", AWARD), wanted(ws, "Hưng Phước", "Điểu Lôi", AWARD, HOME)]
    ids = [steps.propose(ws, item.id).id for item in people]
    # 0,77 and 0,999 x 1.234.567 = 950.616,59 and 1.233.332,433, up to the next 1.000.
    told = money.estimate(ws, season, date(2024, 4, 30))
    assert [(line.name, line.amount) for line in told.lines] == [("Thị Sen", 951_000), ("Điểu Lôi", 1_234_000)]
    letter = printed(ws, AwardPaper.PROPOSAL, AWARD)
    assert f"quyết định tặng {TITLE}" in letter
    assert "Luật minh họa ngày 01 tháng 01 năm 2020" in letter
    for key in ids:
        steps.receive(ws, key, date(2024, 4, 10))
        steps.appraise(ws, key, "Đủ điều kiện")
    decision = decisions.draft(ws, season, AWARD, ids).id
    later = replace(ws, clock=FixedClock(datetime(2024, 5, 20, 1, 0, tzinfo=UTC)))
    # 0,77 and 0,999 x 2.000.001 = 1.540.000,77 and 1.998.000,999.
    assert decisions.preview(later, decision, date(2024, 5, 1)).money.total.amount == 1_541_000 + 1_999_000
    done = decisions.decide(later, decision, "7/QĐ-HMH", date(2024, 4, 30), signer="Lâm Thị Ký")
    assert (done.money.amount, done.authority) == (951_000 + 1_234_000, "Chủ tịch Hội Minh họa")
    assert done.decision.signer_title == "Chủ tịch Hội"
    assert "2.185.000" in printed(later, AwardPaper.ESTIMATE, AWARD)
    golden_book.number(later, ids)
    certificate_printing.prove_names(later, ids)
    layout = next(item for item in certificates.layouts(later) if item.award == HUYEN and item.kind is PERSON)
    certificates.save(later, replace(layout, id=0, name="Phôi Hội", award=AWARD))
    made = certificate_printing.prepare(later, CertificateOrder((ids[0],)))
    assert made.refused == ()
    text = [line.text for page in pages(made.content) for line in page.lines]
    assert {"Bà Thị Sen", "CHỦ TỊCH HỘI", "Lâm Thị Ký"} <= set(text)


def test_that_each_commune_gives_an_award_of_its_own(ws: Workspace) -> None:
    titles = {
        nominations.find(ws, steps.propose(ws, wanted(ws, unit, f"Thị Mai {unit}", OWN).id).id).award_title
        for unit in ("Thanh Hòa", "Hưng Phước")
    }
    assert titles == {f"Giấy biểu dương của Chủ tịch Ủy ban nhân dân xã {unit}" for unit in ("Thanh Hòa", "Hưng Phước")}
