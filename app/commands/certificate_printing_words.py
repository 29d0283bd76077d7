"""The command line of ``papers certificates``."""

from pathlib import Path
from typing import Any

from app.i18n import _


def add_certificates(works: Any) -> None:
    """Add ``papers certificates`` to the works of ``papers``."""
    parser = works.add_parser("certificates", help=_("in bằng khen, giấy khen lên phôi; căn máy in; số sổ vàng"))
    group = parser.group
    which = _("số của đề nghị khen thưởng; không ghi: mọi người đã sẵn sàng mà chưa in, in thử thì mọi người")
    group.add_argument("--only", type=int, nargs="+", metavar="SỐ", help=which)
    group.add_argument("--year", type=int, metavar="NĂM", help=_("năm của đợt khen thưởng (mặc định: năm báo cáo)"))
    out = _("thư mục chứa tệp PDF và danh sách chưa in được; không ghi: chỉ liệt kê")
    group.add_argument("--out", type=Path, metavar="THƯ_MỤC", help=out)
    group.add_argument("--layout", default="", metavar="TÊN", help=_("mẫu phôi (mặc định: theo hình thức, đối tượng)"))
    group.add_argument("--printer", default="", metavar="TÊN", help=_("máy in đã căn, để cộng độ lệch của máy"))
    group.add_argument("--tray", default="", metavar="TÊN", help=_("khay giấy của máy in"))
    group.add_argument("--trial", action="store_true", help=_("in thử: có chữ IN THỬ, không ghi vào sổ in"))
    group.add_argument("--blank", action="store_true", help=_("kèm ảnh phôi để xem thử; đừng in bản này lên phôi"))
    group.add_argument("--reason", default="", metavar="LÝ_DO", help=_("lý do in lại bằng, giấy khen đã in"))
    proved = _("ghi tên của --only đã được ký rà trên bản in thử tên (papers awards --only in-thu)")
    group.add_argument("--prove", action="store_true", help=proved)
    group.add_argument("--unprove", action="store_true", help=_("bỏ ghi ký duyệt tên của --only"))
    group.add_argument("--number", action="store_true", help=_("lấy số sổ vàng tiếp theo cho người chưa có"))
    size = _("lập tờ căn máy in khổ này vào --out: A4, A3 hoặc 400x300")
    group.add_argument("--sheet", default="", metavar="KHỔ", help=size)
    measured = _("ghi hai số đo (mm) từ mép trái, mép trên của tờ căn tới dấu thập thứ nhất, cho máy in ở --printer")
    group.add_argument("--calibrate", type=float, nargs=2, metavar=("TRÁI", "TRÊN"), help=measured)
