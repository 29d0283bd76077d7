"""The command line of ``obligations``."""

from typing import Any

from app.commands.parsing import Parser
from app.i18n import _


def add_obligations(commands: Any) -> list[Parser]:
    """Add ``obligations`` with what it can do; returns every parser that takes the common options."""
    told = _("nghĩa vụ báo cáo và thời hạn của các kế hoạch: ai nợ gì, đã nộp chưa, đôn đốc, lịch")
    made = commands.add_parser("obligations", help=told)
    works = made.add_subparsers(dest="work", metavar="VIỆC", title=_("Các việc"), parser_class=Parser)
    works.required = True
    _add_looking(works)
    _add_entering(works)
    _add_ruling(works)
    _add_sending(works)
    _add_days_off(works)
    for parser in works.choices.values():
        parser.group.add_argument("--json", action="store_true", help=_("trả lời bằng JSON"))
    return list(works.choices.values())


def _add_filter(parser: Parser) -> None:
    parser.group.add_argument("--plan", default="", metavar="KẾ_HOẠCH", help=_("chỉ kế hoạch này (mã)"))
    parser.group.add_argument("--agency", default="", metavar="TÊN", help=_("chỉ cơ quan, đơn vị này"))
    parser.group.add_argument("--late", action="store_true", help=_("chỉ việc đã quá hạn, nộp muộn"))
    due = _("chỉ việc còn tối đa SỐ ngày làm việc, tính cả hôm nay")
    parser.group.add_argument("--due-in", type=int, metavar="SỐ", help=due)


def _add_looking(works: Any) -> None:
    listing = works.add_parser("list", help=_("mọi nghĩa vụ theo hạn: ai nộp gì cho ai, khi nào, đủ bản chưa"))
    _add_filter(listing)
    listing.group.add_argument("--year", type=int, metavar="NĂM", help=_("chỉ việc có hạn trong năm này"))
    listing.group.add_argument("--open", action="store_true", help=_("chỉ việc còn phải nộp"))
    show = works.add_parser("show", help=_("một nghĩa vụ: câu trong kế hoạch, các hạn đã nêu, các kỳ sắp tới"))
    _add_duty(show)
    works.add_parser("conflicts", help=_("nghĩa vụ mà kế hoạch nêu hai hạn khác nhau"))


def _add_duty(parser: Parser) -> None:
    parser.places.add_argument("plan", metavar="KẾ_HOẠCH", help=_("mã kế hoạch theo obligations list"))
    parser.places.add_argument("duty", metavar="NGHĨA_VỤ", help=_("mã nghĩa vụ, ví dụ bao-cao-nam"))


def _add_line(parser: Parser) -> None:
    _add_duty(parser)
    parser.places.add_argument("who", metavar="AI", help=_("tên hoặc mã cơ quan, tên đơn vị"))
    parser.group.add_argument("--period", default="", metavar="KỲ", help=_("kỳ, ví dụ 2023, 2023-H1, 2023-Q2"))


def _add_entering(works: Any) -> None:
    receive = works.add_parser("receive", help=_("ghi ngày nhận bản cứng, bản mềm"))
    _add_line(receive)
    receive.group.add_argument("--hard", default="", metavar="NGÀY", help=_("ngày nhận bản cứng"))
    receive.group.add_argument("--soft", default="", metavar="NGÀY", help=_("ngày nhận bản mềm"))
    receive.group.add_argument("--document", default="", metavar="VĂN_BẢN", help=_("số văn bản đã nộp"))
    receive.group.add_argument("--note", default="", metavar="GHI_CHÚ", help=_("ghi chú"))
    early = _("xác nhận đúng là nộp sớm, trước khi kỳ bắt đầu")
    receive.group.add_argument("--early", action="store_true", help=early)
    told = _("sửa lại: bản nào không ghi ngày thì coi là chưa nhận")
    receive.group.add_argument("--correct", action="store_true", help=told)
    extend = works.add_parser("extend", help=_("gia hạn cho một cơ quan, đơn vị, có lý do"))
    _add_line(extend)
    extend.group.add_argument("--due", default="", metavar="NGÀY", help=_("ngày cuối mới còn đúng hạn"))
    extend.group.add_argument("--reason", default="", metavar="LÝ_DO", help=_("lý do gia hạn"))
    extend.group.add_argument("--document", default="", metavar="VĂN_BẢN", help=_("văn bản gia hạn"))
    extend.group.add_argument("--take-back", action="store_true", help=_("bỏ gia hạn đã ghi"))
    waive = works.add_parser("waive", help=_("miễn cho một cơ quan, đơn vị, có lý do"))
    _add_line(waive)
    waive.group.add_argument("--reason", default="", metavar="LÝ_DO", help=_("lý do miễn"))
    waive.group.add_argument("--take-back", action="store_true", help=_("bỏ miễn đã ghi"))


def _add_ruling(works: Any) -> None:
    rule = works.add_parser("rule", help=_("chốt một hạn theo văn bản, khi kế hoạch nêu hai hạn hoặc không nêu"))
    _add_duty(rule)
    rule.group.add_argument("--period", default="", metavar="KỲ", help=_("kỳ, nếu nghĩa vụ lặp lại"))
    rule.group.add_argument("--due", default="", metavar="NGÀY", help=_("ngày cuối còn đúng hạn"))
    rule.group.add_argument("--document", default="", metavar="VĂN_BẢN", help=_("văn bản quyết định"))
    rule.group.add_argument("--on", default="", metavar="NGÀY", help=_("ngày quyết định"))
    rule.group.add_argument("--by", default="", metavar="AI", help=_("ai quyết định"))
    rule.group.add_argument(
        "--take-back", action="store_true", help=_("bỏ hạn đã chốt: các hạn của kế hoạch lại có hiệu lực")
    )


def _add_sending(works: Any) -> None:
    chase = works.add_parser("chase", help=_("ai cần đôn đốc; với --draft thì soạn công văn cho từng nơi"))
    _add_filter(chase)
    chase.group.add_argument("--draft", action="store_true", help=_("soạn công văn đôn đốc vào Văn bản"))
    chase.group.add_argument("--anew", action="store_true", help=_("soạn lại cả dự thảo đang chờ"))
    chase.group.add_argument("--out", metavar="THƯ_MỤC", help=_("in các công văn vừa soạn ra thư mục này"))
    ics = works.add_parser("ics", help=_("xuất lịch thời hạn, nhiệm vụ, sự kiện ra tệp .ics"))
    ics.group.add_argument("--from", dest="first", required=True, metavar="NGÀY", help=_("từ ngày"))
    ics.group.add_argument("--to", dest="last", required=True, metavar="NGÀY", help=_("đến ngày"))
    ics.group.add_argument("--out", required=True, metavar="THƯ_MỤC", help=_("ghi tệp vào thư mục này"))


def _add_days_off(works: Any) -> None:
    days = works.add_parser("days-off", help=_("ngày nghỉ lễ, Tết, ngày làm bù; khai thêm hoặc bỏ"))
    days.group.add_argument("--year", type=int, metavar="NĂM", help=_("chỉ năm này"))
    days.group.add_argument("--add", default="", metavar="NGÀY", help=_("khai ngày nghỉ này"))
    days.group.add_argument("--until", default="", metavar="NGÀY", help=_("khai cả đến hết ngày này"))
    days.group.add_argument("--name", default="", metavar="TÊN", help=_("tên ngày nghỉ"))
    days.group.add_argument("--working", action="store_true", help=_("ngày này đi làm (làm bù)"))
    days.group.add_argument("--document", default="", metavar="VĂN_BẢN", help=_("thông báo nghỉ"))
    days.group.add_argument("--remove", default="", metavar="NGÀY", help=_("bỏ ngày đã khai thêm"))
