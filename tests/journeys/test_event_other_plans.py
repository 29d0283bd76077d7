"""Seasons that differ by their data alone: the festival of 19/8 of a province, a commune of 2026 without a district.

No code knows either: kinds, days, words of a ma-két and rules come from the plan a data file was founded from. Hamlets
and places are «số liệu minh họa».
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from app.domain.event_purposes import EventPurpose
from app.domain.events import Event, EventPart, EventResult, EventStatus
from app.domain.territory import UnitDraft
from app.domain.units import UnitKind
from app.reports import pdf_writer
from app.services import event_backdrop, event_papers, event_planning, events, founding, tiers, unit_changes
from app.services.event_backdrop import BackdropOrder
from app.services.workspace import Workspace
from tests.support.backdrops import pages
from tests.support.data_files import FixedClock


@contextmanager
def founded(folder: Path, plan: str, today: datetime) -> Iterator[Workspace]:
    """A data file founded from a plan of the library."""
    ws = founding.create(folder / plan, plan, actor="Nông Thị Lan", clock=FixedClock(today))
    try:
        yield ws
    finally:
        ws.close()


def planned(ws: Workspace, year: int) -> tuple[Event, ...]:
    """The whole season, planned by one step."""
    event_planning.plan(ws, event_planning.propose(ws))
    return tuple(row.event for row in events.events(ws, year))


def on_paper(ws: Workspace, event_id: int, purpose: EventPurpose) -> str:
    """All text of one paper as its PDF prints it."""
    content = pdf_writer.render(event_papers.document(ws, event_id, purpose)).content
    return " ".join(line.text for page in pages(content) for line in page.lines)


def test_that_the_festival_of_august_is_planned_from_its_plan_alone(tmp_path: Path) -> None:
    with founded(tmp_path, "binh-phuoc-2022", datetime(2022, 8, 1, 1, 0, tzinfo=UTC)) as ws:
        season = planned(ws, 2022)
        # Fifteen border communes; the plan (III.4) has lễ and hội until 19/8 and knows no tier.
        assert len(season) == 15
        assert tiers.matrices(ws) == ()
        for event in season:
            assert event.held_parts == (EventPart.CEREMONY, EventPart.FESTIVITIES)
            assert event.starts_on is not None
            assert date(2022, 8, 4) <= event.starts_on <= date(2022, 8, 19)
        words = event_backdrop.backdrop(ws, season[0].id)
        assert words.heading == "NGÀY HỘI TOÀN DÂN BẢO VỆ AN NINH TỔ QUỐC"
        assert words.body[0].endswith("NĂM 2022")
        assert words.closing.endswith("tháng 8 năm 2022")
        plan = on_paper(ws, season[0].id, EventPurpose.PLAN)
        # 19/8/1945 and 19/8/2005: 77 and 17 years in 2022.
        assert "77 năm" in plan
        assert "17 năm" in plan
        assert "cấp độ" not in plan


def test_that_a_commune_of_2026_without_district_and_epidemic_needs_no_other_program(tmp_path: Path) -> None:
    with founded(tmp_path, "truong-ha-2026", datetime(2026, 2, 23, 1, 0, tzinfo=UTC)) as ws:
        commune = next(item for item in tiers.places(ws, date(2026, 2, 23)) if item.name == "Trường Hà")
        hamlet = unit_changes.add(ws, UnitDraft("", UnitKind.HAMLET, "Nà Thử"), commune.id)
        season = planned(ws, 2026)
        conference = next(event for event in season if event.hosts == (commune.id,))
        festival = next(event for event in season if event.hosts == (hamlet,))
        assert set(conference.held_parts) == set(EventPart)
        assert festival.held_parts == (EventPart.CEREMONY, EventPart.FESTIVITIES)
        assert all(not row.assessment.rulings for row in events.events(ws, 2026))
        (body,) = event_backdrop.backdrop(ws, conference.id).body
        assert body.endswith("NĂM 2025 VÀ PHÁT ĐỘNG PHONG TRÀO NĂM 2026")
        assert event_backdrop.backdrop(ws, festival.id).body == ("XÓM NÀ THỬ, XÃ TRƯỜNG HÀ NĂM 2026",)
        plan = on_paper(ws, conference.id, EventPurpose.PLAN)
        # 03/3/1959 and 03/3/1989: 67 and 37 years in 2026.
        assert "67 năm" in plan
        assert "37 năm" in plan
        assert "huyện" not in plan
        assert "cấp độ" not in plan


def test_that_an_event_without_tiers_is_held_and_told(tmp_path: Path) -> None:
    with founded(tmp_path, "truong-ha-2026", datetime(2026, 2, 23, 1, 0, tzinfo=UTC)) as ws:
        (event, *_rest) = planned(ws, 2026)
        ws.clock.now = datetime(2026, 3, 4, 1, 0, tzinfo=UTC)  # type: ignore[attr-defined]  # the clock of the test
        result = EventResult(delegate_count=60, people_count=200, arts=4, sports=2, games=3, summary="Đã tổ chức")
        assert events.mark_held(ws, event.id, result).blocking == ()
        held = events.detail(ws, event.id).event
        assert (held.status, held.result) == (EventStatus.HELD, result)
        assert "200" in on_paper(ws, event.id, EventPurpose.RESULT_REPORT)


def test_that_a_ma_ket_of_either_plan_fits_the_banner(tmp_path: Path) -> None:
    for plan, year, today in (("binh-phuoc-2022", 2022, (2022, 8, 1)), ("truong-ha-2026", 2026, (2026, 2, 23))):
        with founded(tmp_path, plan, datetime(*today, 1, 0, tzinfo=UTC)) as ws:
            (event, *_rest) = planned(ws, year)
            path = event_backdrop.save_pdf(ws, event.id, tmp_path, BackdropOrder("4000x2500"))
            (page,) = pages(path.read_bytes())
            assert (round(page.width), round(page.height)) == (4000, 2500)
            assert min(letter.left for letter in page.letters) >= 115
            assert max(letter.right for letter in page.letters) <= 3885
