"""Layouts of blanks and offsets of printers in a data file: usual ones offered once, changes kept, mistakes refused."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.awards.catalogue import Confidence, NomineeKind
from app.errors import BadFile, Refused
from app.services import history
from app.services.awards import certificate_files, certificates
from app.services.awards.certificate_printing import CertificateOrder
from app.services.awards.certificates import Measured
from app.services.workspace import Workspace
from tests.support.award_season import DISTRICT, OWN, PROVINCE, a_season
from tests.support.backdrops import pages
from tests.support.certificates import decided
from tests.support.pictures import a_png


def test_that_every_award_and_kind_gets_a_usual_blank_once(ws: Workspace) -> None:
    season = a_season(ws)
    certificates.add_usual(ws, season.id)
    found = {(item.award, item.kind): item for item in certificates.layouts(ws)}
    assert {(award, kind) for award in (DISTRICT, PROVINCE, OWN) for kind in NomineeKind} <= set(found)
    district = found[DISTRICT, NomineeKind.INDIVIDUAL]
    assert (district.width_mm, district.height_mm) == (297, 210)
    assert district.name.startswith("Giấy khen huyện, cá nhân – phôi A4 ngang")
    assert found[PROVINCE, NomineeKind.COLLECTIVE].width_mm == 420
    with pytest.raises(Refused, match="đã có mẫu phôi"):
        certificates.add_usual(ws, season.id)
    certificates.remove(ws, district.id)
    (again,) = certificates.add_usual(ws, season.id)
    assert replace(again, id=0) == replace(district, id=0)


def test_that_a_new_data_file_has_the_usual_blanks_of_its_season(ws: Workspace) -> None:
    found = certificates.layouts(ws)
    named = {item.name for item in found}
    assert "Giấy khen huyện, cá nhân – phôi A4 ngang" in named
    assert "Bằng khen tỉnh, tập thể – phôi A3 ngang" in named
    assert {item.confidence for item in found} == {Confidence.PRACTICE}
    assert all("thông lệ" in item.note for item in found)


def test_that_a_changed_layout_is_kept_and_can_be_copied(ws: Workspace) -> None:
    season = a_season(ws)
    first, *_others = certificates.add_usual(ws, season.id)
    moved = replace(first, lines=(replace(first.lines[0], x_mm=100.25, text="ỦY BAN"), *first.lines[1:]))
    assert certificates.save(ws, moved) == moved
    assert moved in certificates.layouts(ws)
    assert certificates.save(ws, moved) == moved
    copy = certificates.copy(ws, first.id)
    assert copy.name.startswith(first.name)
    assert copy.name != first.name
    assert replace(copy, id=first.id, name=first.name) == moved
    with pytest.raises(Refused, match="Đã có mẫu phôi tên"):
        certificates.save(ws, replace(copy, name=f" {first.name} "))
    with pytest.raises(Refused, match="Khổ giấy"):
        certificates.save(ws, replace(copy, width_mm=0))
    with pytest.raises(Refused, match="Không có mẫu phôi số 999"):
        certificates.copy(ws, 999)


def test_that_the_history_tells_which_line_was_moved(ws: Workspace) -> None:
    layout = certificates.layouts(ws)[0]
    certificates.save(ws, replace(layout, lines=(replace(layout.lines[0], x_mm=100.25), *layout.lines[1:])))
    (told,) = history.changes(ws, history.entries(ws)[0].id)
    assert (told.thing, told.field) == (f"mẫu phôi {layout.name}", "dòng thẩm quyền: ngang, mm")
    assert (told.before, told.after) == (f"{layout.lines[0].x_mm:g}".replace(".", ","), "100,25")


def test_that_a_layout_somebody_printed_with_stays(ws: Workspace, tmp_path: Path) -> None:
    season = a_season(ws)
    certificates.add_usual(ws, season.id)
    (one,) = decided(ws, season, "Sóc Hà", "Nông Văn Một")
    layout = next(
        item for item in certificates.layouts(ws) if item.award == DISTRICT and item.kind is NomineeKind.INDIVIDUAL
    )
    plain = replace(layout, lines=tuple(line for line in layout.lines if line.content != "golden_book"))
    certificates.save(ws, plain)
    certificate_files.save(ws, CertificateOrder((one.id,)), tmp_path)
    with pytest.raises(Refused, match="đã in 1"):
        certificates.remove(ws, layout.id)


def test_that_a_scan_is_kept_as_it_came_and_no_other_file_is(ws: Workspace, tmp_path: Path) -> None:
    layout = certificates.add_usual(ws, a_season(ws).id)[0]
    scan, text, gone = tmp_path / "phoi.png", tmp_path / "phoi.jpg", tmp_path / "khong.png"
    scan.write_bytes(a_png(60, 40))
    text.write_text("không phải ảnh", encoding="utf-8")
    for path in (text, gone):
        with pytest.raises(BadFile, match="còn nguyên"):
            certificates.set_background(ws, layout.id, path)
    behind = certificates.set_background(ws, layout.id, scan)
    assert certificates.background(ws, behind) == a_png(60, 40)
    assert certificates.background(ws, certificates.drop_background(ws, layout.id)) is None


def test_that_a_huge_scan_is_refused_before_it_is_read(ws: Workspace, tmp_path: Path) -> None:
    layout = certificates.add_usual(ws, a_season(ws).id)[0]
    huge = tmp_path / "to.png"
    with huge.open("wb") as handle:
        handle.truncate(26 * 1024 * 1024)
    with pytest.raises(BadFile, match="25 MB"):
        certificates.set_background(ws, layout.id, huge)


def test_that_an_offset_is_stored_for_each_printer_and_tray(ws: Workspace) -> None:
    first = certificates.calibrate(ws, Measured("HP", 21.5, 19))
    certificates.calibrate(ws, Measured("HP", 20, 20, "khay 2"))
    assert (first.x_mm, first.y_mm) == (-1.5, 1)
    certificates.calibrate(ws, Measured(" HP ", 20.2, 20))
    told = {(item.printer, item.tray): (item.x_mm, item.y_mm) for item in certificates.offsets(ws)}
    assert told == {("HP", ""): (-0.2, 0), ("HP", "khay 2"): (0, 0)}


def test_that_the_sheet_is_a_file_of_its_own(tmp_path: Path) -> None:
    first = certificates.save_calibration_sheet(tmp_path, 420, 297, "HP")
    second = certificates.save_calibration_sheet(tmp_path, 420, 297, "HP")
    assert first != second
    (page,) = pages(first.read_bytes())
    assert round(page.width) == 420
