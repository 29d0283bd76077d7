"""Words of the larger works of ``events``: planning a season, the ma-két, the figures; no service is loaded here."""

from pathlib import Path
from typing import Any

from app.commands.choices import GROUNDS, typed
from app.i18n import _


def add_planning(works: Any) -> None:
    """Add ``plan`` and ``adopt`` to what ``events`` can do."""
    plan = works.add_parser("plan", help=_("lập kế hoạch cho mọi xã, xóm: mỗi nơi một sự kiện, theo cấp độ của nơi đó"))
    kinds = _("chỉ loại sự kiện này (mã theo events kinds); ghi được nhiều lần")
    plan.group.add_argument("--kind", action="append", metavar="LOẠI", help=kinds)
    units = _("chỉ đơn vị này: mã, tên, hoặc “xóm Láp, xã Sóc Hà”; xã gồm cả các xóm; ghi được nhiều lần")
    plan.group.add_argument("--unit", action="append", metavar="ĐƠN_VỊ", help=units)
    plan.group.add_argument("--from", dest="first", metavar="NGÀY", help=_("ngày đầu (mặc định: theo loại sự kiện)"))
    plan.group.add_argument("--to", dest="last", metavar="NGÀY", help=_("ngày cuối (mặc định: theo loại sự kiện)"))
    plan.group.add_argument("--preview", action="store_true", help=_("chỉ cho biết sẽ lập những gì, chưa ghi"))
    adopt = works.add_parser("adopt", help=_("lấy loại sự kiện, quy định theo cấp độ của một kế hoạch khác"))
    adopt.places.add_argument("plan", metavar="MÃ", help=_("mã kế hoạch, ví dụ binh-phuoc-2022"))
    replacing = _("thay cả loại sự kiện đã có mang mã này; ghi được nhiều lần")
    adopt.group.add_argument("--replace", action="append", metavar="LOẠI", help=replacing)
    adopt.group.add_argument("--preview", action="store_true", help=_("chỉ cho biết sẽ lấy những gì, chưa ghi"))


def add_backdrop(works: Any) -> None:
    """Add ``backdrop`` to what ``events`` can do."""
    parser = works.add_parser("backdrop", help=_("lập ma-két của một sự kiện (PDF đúng khổ in, hoặc Word)"))
    parser.places.add_argument("id", type=int, metavar="SỐ", help=_("số của sự kiện theo events list"))
    parser.group.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC", help=_("thư mục chứa tệp"))
    sizes = _("khổ: A4, A3, 4000x2500 (mm), 4x2,5m (mặc định: A4)")
    parser.group.add_argument("--size", default="A4", metavar="KHỔ", help=sizes)
    grounds = _("do: nền đỏ, chữ vàng (mặc định); trang: nền trắng, chữ đỏ")
    parser.group.add_argument(
        "--ground", type=typed(GROUNDS), choices=list(GROUNDS), metavar="NỀN", default="do", help=grounds
    )
    tiles = _("in ghép trên giấy A4 hoặc A3 của máy in thường")
    parser.group.add_argument("--tiles", metavar="GIẤY", default="", help=tiles)
    bleed = _("phần chừa xén quanh mép kèm vạch cắt, tính bằng mm")
    parser.group.add_argument("--bleed", type=int, metavar="MM", help=bleed)
    parser.group.add_argument("--left", type=Path, metavar="ẢNH", help=_("ảnh PNG, JPEG bên trái dòng đầu"))
    parser.group.add_argument("--right", type=Path, metavar="ẢNH", help=_("ảnh PNG, JPEG bên phải dòng đầu"))
    parser.group.add_argument("--docx", action="store_true", help=_("lập thêm tệp Word khổ A4 để sửa lời"))


def add_figures(works: Any) -> None:
    """Add ``figures`` and ``compare`` to what ``events`` can do."""
    told = {
        "figures": _("số liệu nhóm N, Q của từng đơn vị theo sổ sự kiện"),
        "compare": _("báo cáo của các xã khác sổ sự kiện ở đâu"),
    }
    for name, words in told.items():
        parser = works.add_parser(name, help=words)
        parser.group.add_argument("--year", type=int, metavar="NĂM", help=_("năm số liệu (mặc định: năm báo cáo)"))
