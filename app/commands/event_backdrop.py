"""``events backdrop``: the ma-két of an event at any size, as one page, as sheets to be glued, or as a Word file."""

import argparse
from pathlib import Path
from typing import Any

from app.commands.choices import GROUNDS
from app.errors import Refused
from app.i18n import _
from app.services import event_backdrop
from app.services.event_backdrop import BackdropOrder, BackdropStyle
from app.services.workspace import Workspace


def backdrop(ws: Workspace, args: argparse.Namespace) -> tuple[dict[str, Any], list[str]]:
    """Write the files asked for; the answer names them and says what is not good about the print."""
    style = BackdropStyle(GROUNDS[args.ground], _picture(args.left), _picture(args.right), _bleed(args.bleed))
    order = BackdropOrder(args.size, style, args.tiles)
    made = event_backdrop.printed(ws, args.id, order)
    notes = tuple(filter(None, (event_backdrop.sheets_words(order, made), *made.notes)))
    paths = [event_backdrop.save_pdf(ws, args.id, args.out, order)]
    if args.docx:
        paths.append(event_backdrop.save_docx(ws, args.id, args.out))
    written = [_("Đã lập {path}").format(path=path) for path in paths]
    return {"files": [str(path) for path in paths], "notes": list(notes)}, [*written, *notes]


def _bleed(millimetres: int | None) -> float | None:
    if millimetres is not None and not 0 <= millimetres <= 100:
        raise Refused("bad-bleed", _("Phần chừa xén từ 0 đến 100 mm; chưa lập tệp nào."))
    return millimetres


def _picture(path: Path | None) -> bytes | None:
    if path is None:
        return None
    try:
        return path.read_bytes()
    except OSError:
        raise Refused("no-picture", _("Không đọc được ảnh {path}; chưa lập tệp nào.").format(path=path)) from None
