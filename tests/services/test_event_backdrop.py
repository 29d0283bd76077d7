"""The ma-két of a stored event: its words from plan, hosts and days; its files never over others."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.db import events as db_events
from app.db import hamlets, units
from app.domain.backdrop import Backdrop, Ground
from app.domain.events import Event, EventKind, HostLevel
from app.domain.submissions import ReportedHamlet
from app.errors import Refused
from app.services import event_backdrop, events, scope
from app.services.event_backdrop import BackdropOrder, BackdropStyle
from app.services.workspace import Workspace
from tests.support.backdrops import colour, pages, picture

ON = date(2022, 2, 28)


def unit_id(ws: Workspace, name: str) -> int:
    """A commune of the plan by its name."""
    with ws.store.read() as connection:
        (found,) = units.named(connection, name, ON)
        return found.id


def stored(ws: Workspace, kind: str, *hosts: int, **fields: object) -> Event:
    """An event of a kind of the plan, saved."""
    return events.save(ws, replace(events.new(ws, kind, hosts, ON), **fields)).event  # type: ignore[arg-type]  # any field


def test_that_the_conference_of_a_commune_has_the_words_of_the_plan(ws: Workspace) -> None:
    event = stored(ws, "hoi-nghi-xa", unit_id(ws, "Trường Hà"))
    made = event_backdrop.backdrop(ws, event.id)
    assert made.heading == "HỘI NGHỊ"
    movement = "TOÀN DÂN THAM GIA BẢO VỆ CHỦ QUYỀN LÃNH THỔ, AN NINH BIÊN GIỚI QUỐC GIA TRONG TÌNH HÌNH MỚI"
    assert made.body == (f"SƠ KẾT PHONG TRÀO “{movement}” NĂM 2021 VÀ PHÁT ĐỘNG PHONG TRÀO NĂM 2022",)
    assert made.closing == "Trường Hà, ngày 28 tháng 02 năm 2022"


def test_that_the_two_years_follow_the_year_of_the_event(ws: Workspace) -> None:
    event = stored(ws, "hoi-nghi-xa", unit_id(ws, "Trường Hà"), year=2023, starts_on=date(2023, 3, 1))
    (body,) = event_backdrop.backdrop(ws, event.id).body
    assert body.endswith("NĂM 2022 VÀ PHÁT ĐỘNG PHONG TRÀO NĂM 2023")


def test_that_a_day_nobody_knows_is_left_for_the_pen(ws: Workspace) -> None:
    event = stored(ws, "hoi-nghi-xa", unit_id(ws, "Trường Hà"), starts_on=None)
    assert event_backdrop.backdrop(ws, event.id).closing == "Trường Hà, ngày …… tháng …… năm 2022"


def test_that_a_joint_event_names_every_host_and_the_commune_where_it_is(ws: Workspace) -> None:
    hosts = unit_id(ws, "Trường Hà"), unit_id(ws, "Sóc Hà")
    event = stored(ws, "ngay-hoi-xom", *hosts, place="Sân vận động xã Sóc Hà", ends_on=date(2022, 3, 1))
    made = event_backdrop.backdrop(ws, event.id)
    assert made.body == ("XÃ TRƯỜNG HÀ, XÃ SÓC HÀ NĂM 2022",)
    assert made.closing == "Sóc Hà, từ ngày 28 tháng 02 đến ngày 01 tháng 3 năm 2022"
    assert {"xã Sóc Hà", "Trường Hà"} <= set(made.kept)


def test_that_a_hamlet_is_named_with_its_commune(ws: Workspace) -> None:
    commune = unit_id(ws, "Trường Hà")
    with ws.store.write("thử", "thử") as connection:
        first, second = (
            hamlets.ensure_hamlet(connection, commune, ReportedHamlet(name), ON) for name in ("Nà Sác", "Cốc Vường")
        )
        other = hamlets.ensure_hamlet(connection, unit_id(ws, "Sóc Hà"), ReportedHamlet("Nà Sác"), ON)
    one = event_backdrop.backdrop(ws, stored(ws, "ngay-hoi-xom", first, second).id)
    assert one.body == ("XÓM NÀ SÁC, XÓM CỐC VƯỜNG, XÃ TRƯỜNG HÀ NĂM 2022",)
    assert one.closing.startswith("Trường Hà, ")
    two = event_backdrop.backdrop(ws, stored(ws, "ngay-hoi-xom", first, other).id)
    assert two.body == ("XÓM NÀ SÁC (XÃ TRƯỜNG HÀ), XÓM NÀ SÁC (XÃ SÓC HÀ) NĂM 2022",)
    mixed = event_backdrop.backdrop(ws, stored(ws, "ngay-hoi-xom", other, commune).id)
    assert mixed.body == ("XÓM NÀ SÁC (XÃ SÓC HÀ), XÃ TRƯỜNG HÀ NĂM 2022",)


def test_that_an_event_of_a_kind_without_lines_prints_its_name(ws: Workspace) -> None:
    with ws.store.write("thử", "thử") as connection:
        db_events.save_kind(connection, EventKind("giao-luu", "Giao lưu", HostLevel.COMMITTEE, "Khác", "Giao lưu", ()))
        own = scope.committee_of(connection).unit_id
    event = stored(ws, "giao-luu", own, name="Giao lưu thể thao quân dân")
    made = event_backdrop.backdrop(ws, event.id)
    assert (made.heading, made.body) == ("GIAO LƯU THỂ THAO QUÂN DÂN", ())
    assert made.closing == "Hà Quảng, ngày 28 tháng 02 năm 2022"


def test_that_the_files_are_of_the_size_asked_for_and_never_over_others(ws: Workspace, tmp_path: Path) -> None:
    event = stored(ws, "hoi-nghi-xa", unit_id(ws, "Trường Hà"))
    order = BackdropOrder("4 x 2,5 m", BackdropStyle(Ground.WHITE))
    first, second = (event_backdrop.save_pdf(ws, event.id, tmp_path / "ra", order) for _ in range(2))
    assert first.name.endswith("4000×2500mm.pdf")
    assert second.stem == f"{first.stem} (2)"
    (page,) = pages(first.read_bytes())
    assert (round(page.width), round(page.height)) == (4000, 2500)
    tiles = event_backdrop.save_pdf(ws, event.id, tmp_path, BackdropOrder("1200x800", sheet="a4"))
    assert tiles.name.endswith("1200×800mm ghép A4.pdf")
    assert len(pages(tiles.read_bytes())) > 20
    word = event_backdrop.save_docx(ws, event.id, tmp_path)
    assert word.suffix == ".docx"
    assert word.stat().st_size > 5000


def test_that_words_can_be_changed_for_one_printing(ws: Workspace, tmp_path: Path) -> None:
    event = stored(ws, "hoi-nghi-xa", unit_id(ws, "Trường Hà"))
    words = Backdrop("HỌP XÓM", ("BÀN VIỆC TUẦN TRA",), "Trường Hà")
    path = event_backdrop.save_pdf(ws, event.id, tmp_path, BackdropOrder(words=words))
    said = " ".join(line.text for line in pages(path.read_bytes())[0].lines)
    assert said == "HỌP XÓM BÀN VIỆC TUẦN TRA Trường Hà"
    assert event_backdrop.backdrop(ws, event.id).heading == "HỘI NGHỊ"
    word = event_backdrop.save_docx(ws, event.id, tmp_path, words)
    assert word.exists()


def test_that_the_sheet_among_other_papers_is_white_a4_in_both_formats(ws: Workspace) -> None:
    event = stored(ws, "hoi-nghi-xa", unit_id(ws, "Trường Hà"))
    with ws.store.read() as connection:
        made = event_backdrop.sheet(connection, ws, event, "07 Ma-két")
    (page,) = pages(made.pdf)
    assert (made.name, round(page.width), round(page.height)) == ("07 Ma-két", 297, 210)
    assert colour(picture(made.pdf), 0, 0) == (255, 255, 255)
    assert made.docx.startswith(b"PK")


@pytest.mark.parametrize(
    ("order", "code"),
    [
        (BackdropOrder("to"), "bad-size"),
        (BackdropOrder("12x3m"), "big-backdrop"),
        (BackdropOrder("5080x2000", BackdropStyle(bleed_mm=20)), "big-backdrop"),
        (BackdropOrder(sheet="A9"), "bad-sheet"),
        (BackdropOrder(style=BackdropStyle(right_picture=b"x")), "bad-picture"),
        (BackdropOrder(words=Backdrop("")), "empty-backdrop"),
    ],
)
def test_that_what_cannot_be_printed_leaves_no_file(
    ws: Workspace, tmp_path: Path, order: BackdropOrder, code: str
) -> None:
    event = stored(ws, "hoi-nghi-xa", unit_id(ws, "Trường Hà"))
    with pytest.raises(Refused) as refused:
        event_backdrop.save_pdf(ws, event.id, tmp_path / "ra", order)
    assert refused.value.code == code
    assert not (tmp_path / "ra").exists()


def test_that_a_large_cloth_in_tiles_needs_no_bleed(ws: Workspace, tmp_path: Path) -> None:
    event = stored(ws, "hoi-nghi-xa", unit_id(ws, "Trường Hà"))
    order = BackdropOrder("5080x300", BackdropStyle(bleed_mm=20), "A3")
    assert event_backdrop.save_pdf(ws, event.id, tmp_path, order).exists()


def test_that_an_event_there_is_not_is_refused(ws: Workspace) -> None:
    with pytest.raises(Refused):
        event_backdrop.backdrop(ws, 99)
