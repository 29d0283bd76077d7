"""One outline at every level: hamlets to commune, commune, station, district, province; each speaks for itself only."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.committee import CommitteeLevel
from app.domain.units import UnitKind
from app.reports.model import Document, Heading, Letterhead, Paragraph, text_of
from app.reports.wording import NO_TEXT
from app.services import committee, overview, review_writing, reviews, submissions, units
from app.services.workspace import Workspace
from tests.support.stored_reports import STATION_NAME, accept_all

NAMES = ("Sóc Hà", "Cần Yên", STATION_NAME)


@pytest.fixture
def accepted(full: Workspace, ids: dict[str, int]) -> Workspace:
    """Two communes and the station accepted."""
    accept_all(full, ids, NAMES)
    return full


def headings(paper: Document) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Heading)]


def body(paper: Document) -> str:
    return "\n".join(text_of(block.runs) for block in paper.blocks if isinstance(block, Paragraph))


def letterhead(paper: Document) -> Letterhead:
    return next(block for block in paper.blocks if isinstance(block, Letterhead))


def belong_to(ws: Workspace, level: CommitteeLevel, name: str, kind: UnitKind) -> None:
    """Make the data file that of another committee."""
    profile = committee.profile(ws)
    found = next(item for item in units.search(ws, name) if item.kind is kind)
    title = found.title
    changed = replace(profile, level=level, unit_id=found.id, name=f"Ban chỉ đạo phong trào {title}")
    committee.save(ws, replace(changed, parent_organ=f"UBND {title}", place=found.name))


@pytest.mark.parametrize("name", ["", "Sóc Hà", STATION_NAME])
def test_that_every_level_has_all_headings_of_the_outline(accepted: Workspace, name: str) -> None:
    scope_id = overview.unit_named(accepted, name, 2021).id if name else None
    nodes = [node.heading for node in review_writing.outline(accepted).walk()]
    paper = reviews.document(accepted, 2021, scope_id)
    is_written = any(
        item.leaf.code == "V" and item.narratives for item in review_writing.leaves(accepted, 2021, scope_id)
    )
    assert headings(paper) == (nodes if name == "Sóc Hà" and is_written else nodes[:-1])


def test_that_a_province_counts_its_communes_and_names_itself(accepted: Workspace) -> None:
    belong_to(accepted, CommitteeLevel.PROVINCE, "Cao Bằng", UnitKind.PROVINCE)
    paper = reviews.document(accepted, 2021)
    assert letterhead(paper).parent_organ == ("UBND TỈNH CAO BẰNG",)
    text = body(paper)
    assert "Ban chỉ đạo phong trào tỉnh Cao Bằng báo cáo kết quả" in text
    assert "02/08 xã biên giới và 01/04 đồn Biên phòng" in text
    assert "Theo số liệu của 2/8 xã: có " in text
    assert "oàn huyện" not in text
    everyone = body(reviews.document(accepted, 2020))
    assert "Toàn tỉnh có " in everyone
    district = reviews.consolidate(accepted, 2020).cells["A14"]
    assert (district.reported, district.expected) == (8, 8)


def test_that_a_communes_committee_speaks_of_its_hamlets(full: Workspace, ids: dict[str, int]) -> None:
    accept_all(full, ids, ["Sóc Hà"])
    belong_to(full, CommitteeLevel.COMMUNE, "Sóc Hà", UnitKind.COMMUNE)
    paper = reviews.document(full, 2021)
    assert letterhead(paper).parent_organ == ("UBND XÃ SÓC HÀ",)
    text = body(paper)
    assert "Xã Sóc Hà có 11 xóm, trong đó 05 xóm giáp biên, 844 hộ với 3.696 nhân khẩu." in text
    assert "Theo số liệu của" not in text
    assert "chưa có báo cáo của" not in text


def test_that_hamlets_without_a_figure_are_told_in_the_communes_report(full: Workspace, ids: dict[str, int]) -> None:
    submission_id = ids["Sóc Hà"]
    hamlet = next(
        item
        for item in submissions.detail(full, submission_id).figures
        if item.figure.indicator == "A14" and item.figure.hamlet
    )
    submissions.correct(full, submission_id, hamlet.id, None, "xóm chưa nộp")
    accept_all(full, ids, ["Sóc Hà"])
    belong_to(full, CommitteeLevel.COMMUNE, "Sóc Hà", UnitKind.COMMUNE)
    total = reviews.consolidate(full, 2021).cells["A14"]
    assert total.value != Decimal(844)
    assert "(số liệu của 10/11 xóm)" in body(reviews.document(full, 2021))


def test_that_a_communes_own_words_stand_in_its_body_and_not_again_in_an_annex(
    full: Workspace, ids: dict[str, int]
) -> None:
    accept_all(full, ids, ["Sóc Hà"])
    commune = overview.unit_named(full, "Sóc Hà", 2021)
    own = next(item for item in review_writing.leaves(full, 2021, commune.id) if item.leaf.code == "III.1").narratives
    paper = reviews.document(full, 2021, commune.id)
    assert own[0].text.splitlines()[0].strip() in body(paper)
    assert "Thuyết minh của các đơn vị" not in [annex.title for annex in paper.annexes]
    review_writing.save_text(full, 2021, "III.1", "Lời của Ban chỉ đạo xã.", True, commune.id)
    rewritten = body(reviews.document(full, 2021, commune.id))
    assert "Lời của Ban chỉ đạo xã." in rewritten
    assert own[0].text.splitlines()[0].strip() not in rewritten


def test_that_the_last_leaf_comes_with_its_text_and_goes_without(accepted: Workspace) -> None:
    last = review_writing.outline(accepted).leaf("V").heading
    assert last not in headings(reviews.document(accepted, 2021))
    assert NO_TEXT in body(reviews.document(accepted, 2021))
    review_writing.save_text(accepted, 2021, "V", "Đề nghị cấp thêm kinh phí.", True)
    assert last in headings(reviews.document(accepted, 2021))
