"""Rows ↔ layouts of certificates, offsets of printers, and what was printed."""

from dataclasses import replace

from sqlalchemy import Connection, select

from app.db.payloads import from_json, to_json
from app.db.rows import drop, picked, put
from app.db.tables import certificate_layout, certificate_print, printer_offset
from app.domain.awards.certificates import CertificateLayout, CertificatePrint, PrinterOffset

_MICROMETRES = 1000
_PRINT = ("nomination_id", "layout_id", "printed_at", "printed_by", "reason")


def layouts(connection: Connection) -> tuple[CertificateLayout, ...]:
    """Every layout by its name."""
    rows = connection.execute(select(certificate_layout).order_by(certificate_layout.c.name))
    return tuple(
        replace(from_json(row.content, CertificateLayout), id=row.id, background_id=row.background_id) for row in rows
    )


def save_layout(connection: Connection, item: CertificateLayout) -> int:
    """Store a layout; returns its id."""
    values = {
        "name": item.name,
        "award": item.award,
        "kind": item.kind.value,
        "content": to_json(replace(item, id=0, background_id=None)),
        "background_id": item.background_id,
    }
    return put(connection, certificate_layout, values, item.id)


def remove_layout(connection: Connection, layout_id: int) -> None:
    """Take out a layout nothing was printed with."""
    drop(connection, certificate_layout, layout_id)


def offsets(connection: Connection) -> tuple[PrinterOffset, ...]:
    """How far each printer prints off."""
    rows = connection.execute(select(printer_offset).order_by(printer_offset.c.printer, printer_offset.c.tray))
    return tuple(
        PrinterOffset(row.printer, row.tray, row.x_micrometres / _MICROMETRES, row.y_micrometres / _MICROMETRES, row.id)
        for row in rows
    )


def save_offset(connection: Connection, item: PrinterOffset) -> int:
    """Store the offset of a printer and tray, in place of a former one; returns its id."""
    known = connection.scalar(
        select(printer_offset.c.id).where(printer_offset.c.printer == item.printer, printer_offset.c.tray == item.tray)
    )
    values = {
        "printer": item.printer,
        "tray": item.tray,
        "x_micrometres": round(item.x_mm * _MICROMETRES),
        "y_micrometres": round(item.y_mm * _MICROMETRES),
    }
    return put(connection, printer_offset, values, known or 0)


def prints(connection: Connection) -> tuple[CertificatePrint, ...]:
    """Every certificate that was printed, oldest first."""
    rows = connection.execute(select(certificate_print).order_by(certificate_print.c.id))
    return tuple(CertificatePrint(id=row.id, **picked(row, _PRINT)) for row in rows)


def add_print(connection: Connection, item: CertificatePrint) -> int:
    """Note that a certificate was printed; returns its id."""
    return put(connection, certificate_print, picked(item, _PRINT))
