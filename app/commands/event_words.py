"""The command line of ``events``."""

from argparse import SUPPRESS
from pathlib import Path
from typing import Any

from app.commands.choices import PARTS, REASONS, typed
from app.commands.event_work_words import add_backdrop, add_figures, add_planning
from app.commands.parsing import Parser
from app.i18n import _


def add_events(commands: Any) -> list[Parser]:
    """Add ``events`` with what it can do; returns every parser that takes the common options."""
    events = commands.add_parser("events", help=_("sự kiện: hội nghị sơ kết, Ngày hội; kế hoạch, điều chỉnh, kết quả"))
    _add_year(events, None)
    events.group.add_argument("--json", action="store_true", help=_("trả lời bằng JSON"))
    works = events.add_subparsers(dest="work", metavar="VIỆC", title=_("Các việc"), parser_class=Parser)
    listed = works.add_parser("list", help=_("liệt kê sự kiện: ngày, đơn vị, cấp độ, được làm gì, việc cần làm"))
    _add_year(listed, SUPPRESS)
    show = works.add_parser("show", help=_("một sự kiện: được tổ chức gì, vì sao, còn sai thiếu gì, các bản kế hoạch"))
    _add_id(show)
    _add_writing(works)
    _add_steps(works)
    _add_registers(works)
    add_planning(works)
    add_backdrop(works)
    add_figures(works)
    for parser in works.choices.values():
        parser.group.add_argument("--json", action="store_true", default=SUPPRESS, help=_("trả lời bằng JSON"))
    return list(works.choices.values())


def _add_year(parser: Parser, default: Any) -> None:
    told = _("năm tổ chức (mặc định: mọi năm)")
    parser.group.add_argument("--year", type=int, metavar="NĂM", default=default, help=told)


def _add_id(parser: Parser) -> None:
    parser.places.add_argument("id", type=int, metavar="SỐ", help=_("số của sự kiện theo events list"))


def _add_writing(works: Any) -> None:
    new = works.add_parser("new", help=_("lập một sự kiện theo mẫu của loại"))
    new.places.add_argument("kind", metavar="LOẠI", help=_("mã loại sự kiện theo events kinds"))
    _add_fields(new)
    change = works.add_parser("set", help=_("sửa một sự kiện"))
    _add_id(change)
    _add_fields(change)
    copy = works.add_parser("copy", help=_("lập sự kiện mới với kế hoạch của một sự kiện, cho cùng hoặc đơn vị khác"))
    _add_id(copy)
    _add_units(copy)
    _add_id(works.add_parser("remove", help=_("bỏ một sự kiện lập nhầm")))


def _add_units(parser: Parser) -> None:
    host = _("đơn vị tổ chức: mã, tên, hoặc “xóm Láp, xã Sóc Hà”; ghi được nhiều lần")
    parser.group.add_argument("--host", action="append", metavar="ĐƠN_VỊ", help=host)


def _add_fields(parser: Parser) -> None:
    _add_units(parser)
    group = parser.group
    hamlets = _("các xóm (biên giới) của xã tổ chức thay cho xã")
    group.add_argument("--hamlets", action="store_true", help=hamlets)
    guest = _("đơn vị tham gia, kể cả đồn Biên phòng; ghi được nhiều lần")
    group.add_argument("--participant", action="append", metavar="ĐƠN_VỊ", help=guest)
    group.add_argument("--on", metavar="NGÀY", help=_("ngày tổ chức, ví dụ 02/03/2022; “-” là chưa có ngày"))
    group.add_argument("--to", metavar="NGÀY", help=_("ngày cuối, nếu nhiều ngày; “-” là một ngày"))
    group.add_argument("--time", metavar="GIỜ", help=_("giờ bắt đầu, ví dụ 7:30"))
    for name, metavar, told in (
        ("--name", "TÊN", _("tên sự kiện")),
        ("--place", "NƠI", _("địa điểm")),
        ("--chair", "NGƯỜI", _("người chủ trì")),
    ):
        group.add_argument(name, metavar=metavar, help=told)
    group.add_argument("--people", type=int, metavar="SỐ", help=_("số nhân dân dự kiến"))
    group.add_argument("--delegates", type=int, metavar="SỐ", help=_("số đại biểu dự kiến"))
    parts = _("chỉ các phần này: so-ket, phan-le, phan-hoi; cách nhau một dấu cách")
    group.add_argument("--parts", nargs="+", type=typed(PARTS), choices=list(PARTS), metavar="PHẦN", help=parts)
    plan = _("tệp .json với chương trình, đại biểu, quà, kinh phí… như events show --json in")
    group.add_argument("--plan", type=Path, metavar="TỆP", help=plan)


def _add_steps(works: Any) -> None:
    adjust = works.add_parser("adjust", help=_("chấp nhận phần không được tổ chức theo cấp độ, soạn thông báo"))
    several = _("số của các sự kiện theo events list")
    adjust.places.add_argument("ids", nargs="*", type=int, metavar="SỐ", help=several)
    adjust.group.add_argument("--all", action="store_true", help=_("mọi sự kiện cần điều chỉnh"))
    _add_id(works.add_parser("restore", help=_("khôi phục phần được tổ chức lại khi cấp độ giảm")))
    _add_id(works.add_parser("reopen", help=_("đặt lại kế hoạch của sự kiện đã ghi không tổ chức hoặc đã tổ chức")))
    for name, told in (("cancel", _("không tổ chức một sự kiện")), ("postpone", _("hoãn một sự kiện"))):
        parser = works.add_parser(name, help=told)
        _add_id(parser)
        reasons = _("lý do: cap-do (cấp độ dịch…), thien-tai (thiên tai, thời tiết), khac")
        parser.group.add_argument(
            "--reason", required=True, type=typed(REASONS), choices=list(REASONS), metavar="LÝ_DO", help=reasons
        )
        parser.group.add_argument("--text", metavar="CHỮ", default="", help=_("lý do cụ thể"))
    report = _("phải báo cáo bằng văn bản gửi nơi này; bỏ trống thì theo cấp độ")
    works.choices["cancel"].group.add_argument("--report-to", metavar="NƠI", default="", help=report)
    until = _("sang ngày này; bỏ trống là chưa có ngày")
    works.choices["postpone"].group.add_argument("--until", metavar="NGÀY", help=until)
    held = works.add_parser("held", help=_("ghi đã tổ chức và kết quả"))
    _add_id(held)
    for name, told in (
        ("--delegates", _("số đại biểu dự")),
        ("--people", _("số nhân dân dự")),
        ("--arts", _("số tiết mục văn nghệ")),
        ("--sports", _("số môn thể thao")),
        ("--games", _("số trò chơi dân gian")),
        ("--gifts", _("số suất quà")),
        ("--pledges", _("số tập thể, hộ ký giao ước")),
        ("--gift-value", _("giá trị quà, đồng")),
    ):
        held.group.add_argument(name, type=int, metavar="SỐ", help=told)
    held.group.add_argument("--summary", metavar="CHỮ", default="", help=_("đánh giá chung"))
    held.group.add_argument("--shortcomings", metavar="CHỮ", default="", help=_("tồn tại, hạn chế"))


def _add_registers(works: Any) -> None:
    kinds = works.add_parser("kinds", help=_("các loại sự kiện; chép, thôi dùng, bỏ"))
    one = kinds.group.add_mutually_exclusive_group()
    one.add_argument("--copy", metavar="LOẠI", help=_("lập loại của mình từ loại này"))
    one.add_argument("--retire", metavar="LOẠI", help=_("không dùng nữa khi lập sự kiện mới"))
    one.add_argument("--use", metavar="LOẠI", help=_("dùng lại"))
    one.add_argument("--remove", metavar="LOẠI", help=_("bỏ loại chưa có sự kiện nào"))
    kinds.group.add_argument("--name", metavar="TÊN", default="", help=_("tên của loại mới khi --copy"))
    duties = works.add_parser("obligations", help=_("các báo cáo phải nộp; ghi đã nộp, đổi hạn, không phải nộp"))
    _add_year(duties, SUPPRESS)
    duties.group.add_argument("--open", action="store_true", help=_("chỉ những báo cáo còn phải nộp"))
    one = duties.group.add_mutually_exclusive_group()
    for name, told in (
        ("--settle", _("ghi đã nộp")),
        ("--move", _("đổi hạn")),
        ("--waive", _("không còn phải nộp")),
        ("--reopen", _("còn phải nộp")),
    ):
        one.add_argument(name, type=int, metavar="SỐ", help=told)
    day = _("ngày nộp khi --settle (mặc định: hôm nay), hạn mới khi --move (“-” là không có hạn)")
    duties.group.add_argument("--on", metavar="NGÀY", help=day)
    duties.group.add_argument("--document", metavar="SỐ", default="", help=_("số văn bản đã nộp"))
    duties.group.add_argument("--note", metavar="CHỮ", default="", help=_("vì sao không còn phải nộp"))
    photos = works.add_parser("photos", help=_("ảnh của một sự kiện; thêm ảnh"))
    _add_id(photos)
    photos.group.add_argument("--add", nargs="+", type=Path, metavar="TỆP", default=[], help=_("tệp ảnh .jpg, .png"))
