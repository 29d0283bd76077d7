"""``events backdrop``: the ma-két of an event at any size, as one page, as sheets to be glued, or as a Word file."""

import argparse
from pathlib import Path
from typing import Any

from app.domain.backdrop import Ground
from app.errors import Refused
from app.i18n import _
from app.services import event_backdrop
from app.services.event_backdrop import BackdropOrder, BackdropStyle
from app.services.workspace import Workspace


def add_backdrop(works: Any) -> None:
    """Add ``backdrop`` to what ``events`` can do."""
    parser = works.add_parser("backdrop", help=_("lập ma-két của một sự kiện (PDF đúng khổ in, hoặc Word)"))
    parser.places.add_argument("id", type=int, metavar="SỐ", help=_("số của sự kiện theo events list"))
    parser.group.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC", help=_("thư mục chứa tệp"))
    sizes = _("khổ: A4, A3, 4000x2500 (mm), 4x2,5m (mặc định: A4)")
    parser.group.add_argument("--size", default="A4", metavar="KHỔ", help=sizes)
    grounds = _("red: nền đỏ, chữ vàng (mặc định); white: nền trắng, chữ đỏ")
    parser.group.add_argument("--ground", choices=[ground.value for ground in Ground], default="red", help=grounds)
    tiles = _("in ghép trên giấy A4 hoặc A3 của máy in thường")
    parser.group.add_argument("--tiles", metavar="GIẤY", default="", help=tiles)
    bleed = _("phần chừa xén quanh mép kèm vạch cắt, tính bằng mm")
    parser.group.add_argument("--bleed", type=int, metavar="MM", help=bleed)
    parser.group.add_argument("--left", type=Path, metavar="ẢNH", help=_("ảnh PNG, JPEG bên trái dòng đầu"))
    parser.group.add_argument("--right", type=Path, metavar="ẢNH", help=_("ảnh PNG, JPEG bên phải dòng đầu"))
    parser.group.add_argument("--docx", action="store_true", help=_("lập thêm tệp Word khổ A4 để sửa lời"))


def backdrop(ws: Workspace, args: argparse.Namespace) -> tuple[dict[str, Any], list[str]]:
    """Write the files asked for; the answer names them and says what is not good about the print."""
    style = BackdropStyle(Ground(args.ground), _picture(args.left), _picture(args.right), _bleed(args.bleed))
    order = BackdropOrder(args.size, style, args.tiles)
    notes = event_backdrop.printed(ws, args.id, order).notes
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
