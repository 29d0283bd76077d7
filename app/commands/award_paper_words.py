"""The command line of ``papers awards``."""

from pathlib import Path
from typing import Any

from app.commands.choices import AWARD_PAPERS, typed
from app.i18n import _


def add_awards(works: Any) -> None:
    """Add ``papers awards`` to the works of ``papers``."""
    parser = works.add_parser("awards", help=_("in hồ sơ, giấy tờ khen thưởng: tờ trình, danh sách, biên bản, …"))
    group = parser.group
    kinds = list(AWARD_PAPERS)
    unit = _("đơn vị đề nghị (tên hoặc mã); không ghi: cả Ban chỉ đạo")
    group.add_argument("--unit", default="", metavar="ĐƠN_VỊ", help=unit)
    group.add_argument("--award", default="", metavar="HÌNH_THỨC", help=_("chỉ một hình thức khen thưởng"))
    which = _("chỉ những đề nghị này, số theo lệnh nominations")
    group.add_argument("--id", type=int, nargs="+", default=(), metavar="SỐ", help=which)
    only = _("chỉ giấy tờ loại này: {kinds}; ghi được nhiều lần").format(kinds=", ".join(kinds))
    group.add_argument("--only", action="append", type=typed(AWARD_PAPERS), choices=kinds, metavar="LOẠI", help=only)
    group.add_argument("--year", type=int, metavar="NĂM", help=_("năm của đợt khen thưởng (mặc định: năm báo cáo)"))
    out = _("thư mục chứa tệp; không ghi: chỉ liệt kê")
    group.add_argument("--out", type=Path, metavar="THƯ_MỤC", help=out)
    each = _("mỗi giấy tờ một tệp Word, một tệp PDF (mặc định khi có --only); không thì cả hồ sơ thành một tệp PDF")
    group.add_argument("--each", action="store_true", help=each)
    group.add_argument("--pack", action="store_true", help=_("ghép thành một tệp PDF có mục lục, dù có --only"))
    group.add_argument(
        "--draft", action="store_true", help=_("soạn tờ trình, biên bản, thông báo thành dự thảo lấy số")
    )
    again = _("dùng với --draft: dự thảo đã có được soạn lại theo dữ liệu nay")
    group.add_argument("--again", action="store_true", help=again)
    group.add_argument("--format", choices=["docx", "pdf"], metavar="DẠNG", help=_("docx hoặc pdf, dùng với --each"))
