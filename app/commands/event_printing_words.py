"""The command line of ``papers events``."""

from pathlib import Path
from typing import Any

from app.commands.choices import PURPOSES, typed
from app.i18n import _


def add_events(works: Any) -> None:
    """Add ``papers events`` to the works of ``papers``."""
    parser = works.add_parser("events", help=_("in giấy tờ của sự kiện, bảng tổng hợp của mùa"))
    which = _("số của sự kiện theo lệnh events; không ghi: mọi sự kiện của năm và bảng tổng hợp")
    parser.places.add_argument("id", type=int, nargs="*", metavar="SỐ", help=which)
    parser.group.add_argument("--out", type=Path, metavar="THƯ_MỤC", help=_("thư mục chứa tệp; không ghi: chỉ liệt kê"))
    kinds = list(PURPOSES)
    only = _("chỉ in loại này: {kinds}; ghi được nhiều lần").format(kinds=", ".join(kinds))
    parser.group.add_argument("--only", action="append", type=typed(PURPOSES), choices=kinds, metavar="LOẠI", help=only)
    parser.group.add_argument("--year", type=int, metavar="NĂM", help=_("năm của mùa (mặc định: năm tổ chức)"))
    parser.group.add_argument("--season", action="store_true", help=_("chỉ in bảng tổng hợp đơn vị và nội dung"))
    parser.group.add_argument(
        "--format", choices=["docx", "pdf"], metavar="DẠNG", help=_("docx hoặc pdf (mặc định: cả hai)")
    )
