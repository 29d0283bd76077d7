"""The command line of ``papers plans``."""

from pathlib import Path
from typing import Any

from app.i18n import _


def add_plans(works: Any) -> None:
    """Add ``papers plans`` to the works of ``papers``."""
    parser = works.add_parser("plans", help=_("lập báo cáo sơ kết, tổng kết của một kế hoạch"))
    which = _("mã, số hoặc tên của kế hoạch theo plans list (mặc định: kế hoạch duy nhất)")
    parser.places.add_argument("plan", nargs="?", default="", metavar="KẾ_HOẠCH", help=which)
    group = parser.group
    when = group.add_mutually_exclusive_group()
    when.add_argument("--year", type=int, metavar="NĂM", help=_("báo cáo của một năm (mặc định: cả kế hoạch)"))
    when.add_argument("--phase", default="", metavar="GIAI_ĐOẠN", help=_("báo cáo của một giai đoạn, theo mã hoặc tên"))
    kind = group.add_mutually_exclusive_group()
    kind.add_argument("--interim", action="store_true", help=_("báo cáo sơ kết (mặc định của một năm, một giai đoạn)"))
    kind.add_argument("--final", action="store_true", help=_("báo cáo tổng kết (mặc định của cả kế hoạch)"))
    group.add_argument("--out", type=Path, metavar="THƯ_MỤC", help=_("thư mục chứa tệp Word, PDF"))
    group.add_argument("--format", choices=["docx", "pdf"], metavar="DẠNG", help=_("chỉ docx hoặc pdf"))
    group.add_argument("--draft", action="store_true", help=_("soạn thành dự thảo trong các văn bản để lấy số"))
    anew = _("dùng với --draft: ghi lại số liệu vào dự thảo đang có, giữ phần cán bộ đã viết")
    group.add_argument("--anew", action="store_true", help=anew)
