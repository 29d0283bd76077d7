"""Blanks «phôi» of certificates: their layouts with the scan behind them, and the offsets of printers."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from app.db import certificates as db
from app.db import papers as db_papers
from app.db import source_files
from app.db.source_files import Original
from app.db.types import DbConnection
from app.domain.awards.certificates import CertificateLayout, PrinterOffset, checked, offset_from
from app.domain.pictures import MOST_BYTES, NoPicture, read_picture
from app.errors import BadFile, Refused
from app.files import write_new
from app.i18n import _
from app.reports.awards import certificate_calibration
from app.services.awards.certificate_blanks import free_name, store_usual
from app.services.awards.season import Season
from app.services.workspace import Workspace
from app.text import clean

#: Where the cross to be measured truly stands on the calibration sheet, from the left and the upper edge.
CROSS_MM = certificate_calibration.CROSS_MM


@dataclass(frozen=True, slots=True)
class Measured:
    """What a ruler said on a calibration sheet: mm from the left and the upper edge to the first cross."""

    printer: str
    left_mm: float
    top_mm: float
    tray: str = ""


def layouts(ws: Workspace) -> tuple[CertificateLayout, ...]:
    """Every layout by its name."""
    with ws.store.read() as connection:
        return db.layouts(connection)


def found(connection: DbConnection, layout_id: int) -> CertificateLayout:
    """One layout; raises ``Refused`` when there is none."""
    for item in db.layouts(connection):
        if item.id == layout_id:
            return item
    raise Refused("no-certificate-layout", _("Không có mẫu phôi số {id}.").format(id=layout_id))


def save(ws: Workspace, layout: CertificateLayout) -> CertificateLayout:
    """Store a layout: a new one when its ``id`` is 0; raises ``Refused`` for measures nobody can print and names
    another layout has."""
    wanted = checked(replace(layout, name=clean(layout.name), note=clean(layout.note)))
    with ws.store.write(_("Lưu mẫu phôi: {name}").format(name=wanted.name), ws.actor) as connection:
        if wanted.id and found(connection, wanted.id) == wanted:
            return wanted
        if any(item.name == wanted.name and item.id != wanted.id for item in db.layouts(connection)):
            told = _("Đã có mẫu phôi tên “{name}”; chưa lưu gì.").format(name=wanted.name)
            raise Refused("layout-name-taken", told, _("Hãy đặt tên khác."))
        return replace(wanted, id=db.save_layout(connection, wanted))


def copy(ws: Workspace, layout_id: int) -> CertificateLayout:
    """A layout once more under a free name, to be changed for another blank."""
    with ws.store.write(_("Sao mẫu phôi"), ws.actor) as connection:
        layout = found(connection, layout_id)
        wanted = replace(layout, name=free_name(connection, layout.name), id=0)
        return replace(wanted, id=db.save_layout(connection, wanted))


def remove(ws: Workspace, layout_id: int) -> None:
    """Take out a layout; refused for one that certificates were printed with, for the register names it."""
    with ws.store.write(_("Bỏ mẫu phôi"), ws.actor) as connection:
        layout = found(connection, layout_id)
        count = sum(item.layout_id == layout_id for item in db.prints(connection))
        if count:
            told = _("Mẫu phôi “{name}” đã in {count} bằng, giấy khen nên không bỏ được.")
            raise Refused("layout-printed", told.format(name=layout.name, count=count))
        db.remove_layout(connection, layout_id)


def award_choices(ws: Workspace, campaign_id: int) -> tuple[tuple[str, str], ...]:
    """Key and short title of every award a layout may be for."""
    with ws.store.read() as connection:
        season = Season.read(connection, ws, campaign_id)
        found = season.book.awards(season.day)
        return tuple((rule.key, rule.content.form_name or season.award_title(rule.key)) for rule in found)


# --- the usual blanks ------------------------------------------------------------------------------------------------


def add_usual(ws: Workspace, campaign_id: int) -> tuple[CertificateLayout, ...]:
    """Layouts of the usual blanks for every award of a season that has none for its kind yet; those added."""
    with ws.store.write(_("Thêm mẫu phôi thường dùng"), ws.actor) as connection:
        added = store_usual(connection, ws.presets, Season.read(connection, ws, campaign_id))
        if not added:
            raise Refused("nothing-new", _("Mọi hình thức khen thưởng đã có mẫu phôi; chưa có gì thay đổi."))
        return added


# --- the scan behind a layout ----------------------------------------------------------------------------------------


def set_background(ws: Workspace, layout_id: int, path: Path) -> CertificateLayout:
    """Lay the scan of the blank behind a layout; raises ``BadFile`` for a file that is no whole picture."""
    original = _picture(path)
    with ws.store.write(_("Đặt ảnh phôi"), ws.actor) as connection:
        layout = found(connection, layout_id)
        wanted = replace(layout, background_id=source_files.store(connection, original, ws.clock()))
        db.save_layout(connection, wanted)
        return wanted


def drop_background(ws: Workspace, layout_id: int) -> CertificateLayout:
    """Take the scan away; its bytes stay for undoing."""
    with ws.store.write(_("Bỏ ảnh phôi"), ws.actor) as connection:
        wanted = replace(found(connection, layout_id), background_id=None)
        db.save_layout(connection, wanted)
        return wanted


def background(ws: Workspace, layout: CertificateLayout) -> bytes | None:
    """The scan of the blank as it came; ``None`` without one."""
    with ws.store.read() as connection:
        return background_of(connection, layout)


def background_of(connection: DbConnection, layout: CertificateLayout) -> bytes | None:
    """:func:`background` inside a running transaction."""
    return None if layout.background_id is None else db_papers.stored_bytes(connection, layout.background_id)


def _picture(path: Path) -> Original:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _no_picture(path, _("tệp lớn hơn {most} MB").format(most=MOST_BYTES // 1024 // 1024))
        content = path.read_bytes()
        read_picture(content)
    except OSError as error:
        raise _no_picture(path, _("không đọc được tệp")) from error
    except NoPicture as bad:
        raise _no_picture(path, str(bad)) from bad
    return Original(path.name, hashlib.sha256(content).hexdigest(), content)


def _no_picture(path: Path, reason: str) -> BadFile:
    sentence = _("Không dùng được “{name}” làm ảnh phôi: {reason}. Mẫu phôi còn nguyên.")
    return BadFile("no-picture", sentence.format(name=path.name, reason=reason), _("Hãy chọn ảnh .jpg hoặc .png."))


# --- printers --------------------------------------------------------------------------------------------------------


def offsets(ws: Workspace) -> tuple[PrinterOffset, ...]:
    """How far each printer prints off."""
    with ws.store.read() as connection:
        return db.offsets(connection)


def calibrate(ws: Workspace, measured: Measured) -> PrinterOffset:
    """Store the offset of a printer and tray by what was measured on its sheet, in place of a former one."""
    true = (CROSS_MM, CROSS_MM)
    wanted = offset_from(measured.printer, measured.tray, (measured.left_mm, measured.top_mm), true)
    with ws.store.write(_("Căn máy in {printer}").format(printer=wanted.printer), ws.actor) as connection:
        return replace(wanted, id=db.save_offset(connection, wanted))


def calibration_sheet(width_mm: float, height_mm: float, printer: str = "") -> bytes:
    """The PDF of the calibration sheet of one size of paper."""
    return certificate_calibration.render(width_mm, height_mm, clean(printer))


def save_calibration_sheet(folder: Path, width_mm: float, height_mm: float, printer: str = "") -> Path:
    """Write the sheet into ``folder``, never over another file; returns it."""
    name = _("Tờ căn máy in {width:g}×{height:g} mm").format(width=width_mm, height=height_mm)
    return write_new(folder, f"{name}.pdf", calibration_sheet(width_mm, height_mm, printer))
