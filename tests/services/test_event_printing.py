"""All papers of events in one click, and the table of the season: on real data files, twice, and when a stop comes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pypdfium2
import pytest

from app.domain.event_purposes import EventPurpose
from app.domain.events import CancelReason, Delegate, Event
from app.errors import Refused
from app.progress import Cancelled
from app.reports.model import Document, Table, text_of
from app.services import (
    event_papers,
    event_planning,
    event_printing,
    event_season,
    events,
    linting,
    papers,
    setup,
    tiers,
)
from app.services.workspace import Workspace
from tests.support.data_files import FixedClock
from tests.support.tiers import a_hamlet, announced, coded
from tests.support.workspaces import a_bare_workspace

SOC_HA, TRUONG_HA = "01417", "01399"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where the papers go: a folder that is not there yet."""
    return tmp_path / "in"


def conference(ws: Workspace, code: str = SOC_HA) -> Event:
    event = events.new(ws, "hoi-nghi-xa", [coded(ws, code).id], date(2022, 2, 28))
    people = (Delegate("Nông Văn Minh", "Chủ tịch UBND xã"), Delegate("Lý Văn Sơn", "Đồn trưởng"))
    return events.save(ws, replace(event, plan=replace(event.plan, delegates=people))).event


def pages(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


def lines(paper: Document) -> dict[str, tuple[str, ...]]:
    """Rows of the table of a season by their unit."""
    (table,) = (block for block in paper.blocks if isinstance(block, Table))
    rows = [tuple(text_of(cell.runs) for cell in row.cells) for row in table.rows]
    return {row[1]: row for row in rows}


def test_that_one_click_writes_every_paper_that_fits_in_both_formats(ws: Workspace, out: Path) -> None:
    event = conference(ws)
    written = event_printing.print_events(ws, (event.id,), out)
    fitting = [item.purpose for item in event_papers.available(ws, event.id)]
    folder = out / "2022-02-28 xã Sóc Hà - Hội nghị sơ kết và phát động phong trào cấp xã"
    assert all(path.is_file() and path.is_relative_to(folder) for path in written)
    own = [path.stem for path in written if path.parent == folder and path.suffix == ".docx"]
    # The ma-két is no paper of the register, but hangs in the hall like the rest lies on the table.
    assert (len(own), own[-1]) == (len(fitting) + 1, f"{len(fitting) + 1:02} Ma-két")
    assert {path.stem for path in written if path.parent != folder} == {
        "01 Đồng chí Nông Văn Minh, Chủ tịch UBND xã",
        "02 Đồng chí Lý Văn Sơn, Đồn trưởng",
    }
    assert not [path for path in out.iterdir() if path != folder]


def test_that_all_papers_stand_in_one_pdf_with_their_pages(ws: Workspace, out: Path) -> None:
    written = event_printing.print_events(ws, (conference(ws).id,), out, (".pdf",))
    (bundle,) = (path for path in written if path.name.startswith("00 "))
    told = pages(bundle)
    assert "Kế hoạch tổ chức" in told[0]
    assert "KẾ HOẠCH" in told[1]
    single = [path for path in written if path.name[:2].isdigit() and path.parent == bundle.parent and path != bundle]
    assert len(told) == 1 + sum(len(pages(path)) for path in single)


def test_that_nothing_is_written_over_and_a_stop_leaves_nothing(ws: Workspace, out: Path) -> None:
    first, second = conference(ws), conference(ws, TRUONG_HA)
    event_printing.print_events(ws, (first.id,), out)
    event_printing.print_events(ws, (first.id,), out)
    assert len(list(out.iterdir())) == 2

    def stop(done: int, total: int, text: str) -> None:
        del total, text
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        event_printing.print_events(ws, (first.id, second.id), out / "khác", progress=stop)
    assert not (out / "khác").exists()


def test_that_only_the_wanted_papers_are_written(ws: Workspace, out: Path) -> None:
    event = conference(ws)
    written = event_printing.print_events(ws, (event.id,), out, (".pdf",), only=(EventPurpose.SIGN_IN,))
    assert [path.name for path in written] == ["01 Danh sách ký tên dự.pdf"]
    with pytest.raises(Refused, match="không có giấy tờ nào như vậy"):
        event_printing.print_events(ws, (event.id,), out, only=(EventPurpose.NOTICE,))
    with pytest.raises(Refused, match=r"chỉ lập tệp Word"):
        event_printing.print_events(ws, (event.id,), out, (".xlsx",))


def test_that_an_issued_paper_is_written_as_it_left(ws: Workspace, out: Path) -> None:
    event = conference(ws)
    tiers.record(ws, [announced(ws, coded(ws, SOC_HA).id, 3)])
    paper_id = events.adjust(ws, event.id).paper_id
    assert paper_id is not None
    papers.issue(ws, paper_id, ws.today)
    (path,) = event_printing.print_events(ws, (event.id,), out, (".pdf",), only=(EventPurpose.NOTICE,))
    assert path.read_bytes() == papers.printed(ws, paper_id).pdf
    assert path.stem == "01 Thông báo điều chỉnh 01-TB-BCĐ 2022"


def test_that_the_table_of_the_season_names_every_unit_with_what_it_holds_and_why(ws: Workspace) -> None:
    hamlet = a_hamlet(ws, "Xóm Thử", coded(ws, SOC_HA).id)
    tiers.record(ws, [announced(ws, coded(ws, SOC_HA).id, 1), announced(ws, hamlet, 3)])
    tiers.record(ws, [announced(ws, coded(ws, TRUONG_HA).id, 4)])
    event_planning.plan(ws, event_planning.propose(ws))
    (paper,) = event_season.documents(ws, 2022)
    found = lines(paper)
    assert len([row for row in found.values() if row[0]]) == 8
    source = "Thông báo số 15/TB-UBND ngày 17/01/2022; mục II.3 Kế hoạch số 74/KH-BCĐ"
    assert found["Xã Sóc Hà"][2] == "Cấp độ 1"
    assert found["Xã Sóc Hà"][4:9] == ("Có", "–", "Có", "", source)
    assert found["Xóm Thử"][2] == "Cấp độ 3"
    assert found["Xóm Thử"][4:9] == ("–", "Có", "Không", "hạn chế", source)
    assert found["Xã Trường Hà"][4:7] == ("Không", "–", "Không")
    assert found["Xã Trường Hà"][9] == "không tổ chức"
    assert found["Xã Cần Yên"][8] == "Chưa có công bố cấp độ"


def test_that_the_table_tells_other_reasons_and_the_stricter_partner(ws: Workspace) -> None:
    event = conference(ws)
    other = conference(ws, TRUONG_HA)
    events.cancel(ws, event.id, CancelReason.WEATHER, "mưa lũ")
    joint = replace(other, participants=(coded(ws, "01366").id,))
    events.save(ws, joint)
    tiers.record(ws, [announced(ws, coded(ws, "01366").id, 3), announced(ws, coded(ws, TRUONG_HA).id, 1)])
    (paper,) = event_season.documents(ws, 2022)
    found = lines(paper)
    assert found["Xã Sóc Hà"][8] == "Do thiên tai, thời tiết: mưa lũ"
    assert found["Xã Trường Hà"][2] == "Cấp độ 1"
    assert found["Xã Trường Hà"][8].startswith(f"Tính theo {coded(ws, '01366').title} (cấp độ 3)")
    assert found["Xã Trường Hà"][9].endswith("cần điều chỉnh")


def test_that_the_table_tells_with_whom_an_event_is_held(ws: Workspace) -> None:
    hosts = [coded(ws, SOC_HA).id, coded(ws, TRUONG_HA).id]
    events.save(ws, events.new(ws, "hoi-nghi-xa", hosts, date(2022, 2, 28)))
    (paper,) = event_season.documents(ws, 2022)
    found = lines(paper)
    assert [found[name][3].rpartition(", ")[2] for name in ("Xã Sóc Hà", "Xã Trường Hà")] == [
        "chung với xã Trường Hà",
        "chung với xã Sóc Hà",
    ]
    assert "chung với" not in found["Xã Cần Yên"][3]


def test_that_the_table_is_written_beside_another_of_its_name(ws: Workspace, out: Path) -> None:
    first = event_printing.print_season(ws, 2022, out)
    second = event_printing.print_season(ws, 2022, out, (".pdf",))
    assert [path.suffix for path in first] == [".docx", ".pdf"]
    tiers.record(ws, [announced(ws, coded(ws, SOC_HA).id, 3)])
    (with_levels,) = event_printing.print_season(ws, 2022, out, (".docx",))
    assert [linting.lint(path).findings for path in (first[0], with_levels)] == [(), ()]
    assert second[0].stem.endswith("(2)")


@pytest.fixture(params=["truong-ha-2026", "binh-phuoc-2022"])
def other(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Workspace]:
    """Data files without an epidemic: a commune of two tiers, a province with the festival of 19/8."""
    with a_bare_workspace(tmp_path) as ws:
        setup.apply_plan(ws, request.param)
        yield replace(ws, clock=FixedClock(datetime(2026, 1, 20, 1, tzinfo=UTC)))


def test_that_nothing_of_an_epidemic_is_printed_where_there_is_none(other: Workspace, tmp_path: Path) -> None:
    event_planning.plan(other, event_planning.propose(other))
    rows = events.events(other)
    assert rows
    written = event_printing.print_events(other, [row.event.id for row in rows[:2]], tmp_path / "in", (".pdf",))
    written += event_printing.print_season(other, rows[0].event.year, tmp_path / "in", (".pdf",))
    told = "\n".join(text for path in written for text in pages(path)).casefold()
    assert "sự kiện" in told
    assert not [word for word in ("covid", "cấp độ", "dịch bệnh", "5k") if word in told]
