"""The command line of ``tiers``."""

from typing import Any

from app.commands.parsing import Parser
from app.i18n import _


def add_tiers(commands: Any) -> list[Parser]:
    """Add ``tiers`` with what it can do; returns every parser that takes the common options."""
    tiers = commands.add_parser("tiers", help=_("cấp độ dịch (bão…) của từng xã, xóm: bảng, ghi, quy định, giới hạn"))
    tiers.group.add_argument(
        "--on", metavar="NGÀY", help=_("bảng của ngày nào, ví dụ 20/02/2022 (mặc định: trong mùa sự kiện)")
    )
    tiers.group.add_argument("--unit", metavar="ĐƠN_VỊ", help=_("chỉ một đơn vị: mã, tên, hoặc “xóm Láp, xã Sóc Hà”"))
    tiers.group.add_argument("--history", action="store_true", help=_("với --unit: mọi lần ghi cấp độ của đơn vị"))
    _add_json(tiers)
    works = tiers.add_subparsers(dest="work", metavar="VIỆC", title=_("Các việc"), parser_class=Parser)
    _add_entering(works)
    _add_rules(works)
    _add_advise(works)
    for parser in works.choices.values():
        _add_json(parser)
    return list(works.choices.values())


def _add_entering(works: Any) -> None:
    entry = works.add_parser("set", help=_("ghi cấp độ của một đơn vị"))
    entry.places.add_argument("unit", metavar="ĐƠN_VỊ", help=_("mã, tên, hoặc “xóm Láp, xã Sóc Hà”"))
    level = _("1, 2, 3, 4, “vùng cam”, “không áp dụng” hoặc “theo xã”")
    entry.places.add_argument("level", metavar="CẤP_ĐỘ", help=level)
    entry.group.add_argument("--note", metavar="GHI_CHÚ", default="", help=_("ghi chú"))
    _add_document(entry)
    listed = works.add_parser("import", help=_("ghi cấp độ từ danh sách: bảng tính, tệp chữ, hoặc “-” là dán vào"))
    listed.places.add_argument("file", metavar="TỆP", help=_("tệp .xlsx .xls .ods .csv .txt; “-” là đầu vào chuẩn"))
    choose = _("dòng này là đơn vị nào, ví dụ 5=01366; ghi được nhiều lần")
    listed.group.add_argument("--choose", action="append", metavar="DÒNG=ĐƠN_VỊ", default=[], help=choose)
    listed.group.add_argument("--leave-out", action="store_true", help=_("bỏ các dòng chưa rõ, ghi các dòng còn lại"))
    _add_document(listed)

    offers = works.add_parser("offers", help=_("cấp độ ghi trong báo cáo của xã mà sổ cấp độ chưa có hoặc ghi khác"))
    offers.group.add_argument("--year", type=int, metavar="NĂM", help=_("năm báo cáo (mặc định: năm của kế hoạch)"))
    one = offers.group.add_mutually_exclusive_group()
    accepted = _("ghi vào sổ cấp độ theo các báo cáo mang số này, kèm --document")
    one.add_argument("--accept", nargs="+", type=int, metavar="SỐ", help=accepted)
    one.add_argument("--ignore", nargs="+", type=int, metavar="SỐ", help=_("giữ theo sổ cấp độ, kèm --reason"))
    offers.group.add_argument("--reason", metavar="CHỮ", default="", help=_("vì sao bỏ qua"))
    _add_paper(offers)


def _add_document(parser: Parser) -> None:
    group = parser.group
    group.add_argument("--from", dest="from_day", metavar="NGÀY", help=_("áp dụng từ ngày, ví dụ 15/02/2022"))
    _add_paper(parser)
    _add_matrix(parser)
    group.add_argument("--preview", action="store_true", help=_("chỉ cho biết sẽ ra sao, chưa ghi"))


def _add_paper(parser: Parser) -> None:
    group = parser.group
    group.add_argument("--document", metavar="SỐ", default="", help=_("văn bản công bố, ví dụ 15/TB-UBND"))
    group.add_argument("--document-on", metavar="NGÀY", help=_("ngày văn bản"))
    group.add_argument("--authority", metavar="CƠ_QUAN", default="", help=_("cơ quan công bố"))


def _add_matrix(parser: Parser) -> None:
    told = _("bảng quy định nào (mặc định: bảng đầu tiên, xem tiers rules)")
    parser.group.add_argument("--matrix", metavar="BẢNG", default="", help=told)


def _add_rules(works: Any) -> None:
    rules = works.add_parser("rules", help=_("các bảng quy định: ở cấp độ nào được tổ chức gì, theo mục nào"))
    rules.group.add_argument("--on", metavar="NGÀY", help=_("chỉ quy định của ngày này (mặc định: mọi ngày)"))
    limit = works.add_parser(
        "limit", help=_("giới hạn số người của địa phương: đơn vị, cấp độ, số người; bỏ trống cả ba là liệt kê")
    )
    limit.places.add_argument("unit", nargs="?", metavar="ĐƠN_VỊ", help=_("đơn vị và mọi nơi trong đó"))
    limit.places.add_argument("level", nargs="?", metavar="CẤP_ĐỘ", help=_("cấp độ, ví dụ 2"))
    limit.places.add_argument("people", nargs="?", type=int, metavar="SỐ_NGƯỜI", help=_("nhiều nhất bao nhiêu người"))
    limit.group.add_argument("--document", metavar="SỐ", default="", help=_("văn bản quy định, ví dụ 20/CV-UBND"))
    limit.group.add_argument("--document-on", metavar="NGÀY", help=_("ngày văn bản"))
    limit.group.add_argument("--from", dest="from_day", metavar="NGÀY", help=_("áp dụng từ ngày, ví dụ 15/02/2022"))
    limit.group.add_argument("--to", dest="to_day", metavar="NGÀY", help=_("ngày cuối cùng áp dụng"))
    _add_matrix(limit)
    limit.group.add_argument("--remove", type=int, metavar="SỐ", help=_("bỏ giới hạn mang số này"))


def _add_advise(works: Any) -> None:
    told = _("gợi ý cấp độ theo bộ tiêu chí của ngày; chỉ để tham khảo, không ghi gì")
    advise = works.add_parser("advise", help=told)
    advise.group.add_argument("--on", metavar="NGÀY", help=_("ngày đánh giá (mặc định: hôm nay)"))
    advise.group.add_argument("--population", type=int, metavar="SỐ", help=_("dân số"))
    value = _("số liệu MÃ=SỐ, ghi được nhiều lần; không ghi gì thì liệt kê các mã")
    advise.group.add_argument("--value", action="append", metavar="MÃ=SỐ", default=[], help=value)
    rate = _("tỷ suất trên 100.000 dân trong tuần, thay cho số ca, ví dụ new_cases=177")
    advise.group.add_argument("--rate", action="append", metavar="MÃ=SỐ", default=[], help=rate)
    advise.group.add_argument(
        "--capacity", metavar="MỨC", default="", help=_("khả năng đáp ứng: cao, trung bình, thấp")
    )


def _add_json(parser: Parser) -> None:
    parser.group.add_argument("--json", action="store_true", help=_("in kết quả dạng JSON trên dòng cuối"))
