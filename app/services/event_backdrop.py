"""Ma-két of an event: its words from the plan's template and the event's own days, printed at the size of the hall.

The words can be changed before printing; they are stored nowhere but in the call, so that what hangs in the hall always
comes from the event as it stands.
"""

from dataclasses import dataclass, field
from pathlib import Path

from app.db.types import DbConnection
from app.domain import file_names
from app.domain.backdrop import Backdrop, Ground
from app.domain.backdrop_size import BackdropSize, checked, read_size
from app.domain.events import Event
from app.files import write_new
from app.i18n import _
from app.reports import event_backdrop, event_backdrop_docx, event_backdrop_tiles
from app.reports.event_backdrop import BackdropStyle, PrintedBackdrop
from app.services.event_backdrop_words import words_of
from app.services.event_steps import found
from app.services.outgoing import Printed
from app.services.workspace import Workspace

__all__ = ["BackdropStyle", "PrintedBackdrop"]


@dataclass(frozen=True, slots=True)
class BackdropOrder:
    """What to print: the size as typed, the looks, and for an office printer the sheet to cut it for («in ghép»).

    ``words`` ``None`` takes those of the event.
    """

    size: str = "A4"
    style: BackdropStyle = field(default_factory=BackdropStyle)
    sheet: str = ""
    words: Backdrop | None = None


def backdrop(ws: Workspace, event_id: int) -> Backdrop:
    """The words of the ma-két as plan and event have them now."""
    with ws.store.read() as connection:
        return words_of(connection, ws, found(connection, event_id))


def printed(ws: Workspace, event_id: int, order: BackdropOrder) -> PrintedBackdrop:
    """The PDF in memory, as a preview shows it; its notes say what is not good about it."""
    return _printed(order, order.words or backdrop(ws, event_id))


def sheets_words(order: BackdropOrder, made: PrintedBackdrop) -> str:
    """ "105 tờ A3 để ghép và 1 tờ sơ đồ."; nothing for one piece."""
    if not order.sheet:
        return ""
    told = _("{count} tờ {sheet} để ghép và 1 tờ sơ đồ.")
    return told.format(count=made.pages - 1, sheet=order.sheet.upper())


def save_pdf(ws: Workspace, event_id: int, folder: Path, order: BackdropOrder) -> Path:
    """Write the PDF into ``folder``, never over another file; returns it."""
    size = _size(order)
    content = printed(ws, event_id, order).content
    tiled = _(" ghép {sheet}").format(sheet=order.sheet.upper()) if order.sheet else ""
    return write_new(folder, f"{_name(ws, event_id)} {size.words.replace(' ', '')}{tiled}.pdf", content)


def save_docx(ws: Workspace, event_id: int, folder: Path, words: Backdrop | None = None) -> Path:
    """Write a Word file of one sheet on its side into ``folder``, for whoever edits it there; returns it."""
    content = event_backdrop_docx.render(words or backdrop(ws, event_id))
    return write_new(folder, f"{_name(ws, event_id)}.docx", content)


def sheet(connection: DbConnection, ws: Workspace, event: Event, name: str) -> Printed:
    """Both formats on a sheet of A4 among the other papers of the event; white, for that is an office printer's."""
    words = words_of(connection, ws, event)
    order = BackdropOrder(style=BackdropStyle(Ground.WHITE))
    return Printed(name, event_backdrop_docx.render(words), _printed(order, words).content)


def _printed(order: BackdropOrder, words: Backdrop) -> PrintedBackdrop:
    size = _size(order)
    if order.sheet:
        return event_backdrop_tiles.printed_tiles(words, size, order.style, order.sheet.upper())
    return event_backdrop.printed(words, size, order.style)


def _size(order: BackdropOrder) -> BackdropSize:
    size = read_size(order.size)
    if not order.sheet and order.style.bleed_mm is not None:
        edge = 2 * event_backdrop.edge_mm(order.style.bleed_mm)
        checked(BackdropSize(size.width_mm + edge, size.height_mm + edge))
    return size


def _name(ws: Workspace, event_id: int) -> str:
    with ws.store.read() as connection:
        event = found(connection, event_id)
    return file_names.fit(_("Ma-két {event}").format(event=event.name))
