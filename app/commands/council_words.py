"""The command line of ``councils``."""

from argparse import SUPPRESS
from typing import Any

from app.commands.choices import VOTE_BASES, typed
from app.commands.parsing import Parser
from app.i18n import _


def add_councils(commands: Any) -> list[Parser]:
    """Add ``councils`` with what it can do; returns every parser that takes the common options."""
    told = _("phiên họp Hội đồng xét khen thưởng: thành viên, biểu quyết, kết thúc")
    made = commands.add_parser("councils", help=told)
    _add_year(made, None)
    made.group.add_argument("--json", action="store_true", help=_("trả lời bằng JSON"))
    works = made.add_subparsers(dest="work", metavar="VIỆC", title=_("Các việc"), parser_class=Parser)
    _add_year(works.add_parser("list", help=_("liệt kê phiên họp")))
    show = works.add_parser("show", help=_("một phiên họp: ai có mặt, phiếu từng trường hợp, thứ tự suất chung"))
    _add_id(show)
    _add_sittings(works)
    _add_member(works)
    _add_votes(works)
    close = works.add_parser("close", help=_("kết thúc phiên họp; biên bản in bằng papers awards --only bien-ban"))
    _add_id(close)
    close.group.add_argument("--yes", action="store_true", help=_("kết thúc cả khi thiếu phiếu, bằng nhau chưa chọn"))
    reopen = works.add_parser("reopen", help=_("mở lại phiên họp đã kết thúc để sửa"))
    _add_id(reopen)
    reopen.group.add_argument("--reason", required=True, metavar="LÝ_DO", help=_("vì sao"))
    _add_id(works.add_parser("propose", help=_("đề nghị những ai phiên họp đã kết thúc chọn vào suất chung")))
    _add_id(works.add_parser("remove", help=_("bỏ một phiên họp chưa kết thúc")))
    parsers = list(works.choices.values())
    for parser in parsers:
        parser.group.add_argument("--json", action="store_true", default=SUPPRESS, help=_("trả lời bằng JSON"))
    return parsers


def _add_year(parser: Parser, default: Any = SUPPRESS) -> None:
    told = _("năm báo cáo của đợt khen thưởng (mặc định: năm của kế hoạch)")
    parser.group.add_argument("--year", type=int, metavar="NĂM", default=default, help=told)


def _add_id(parser: Parser) -> None:
    parser.places.add_argument("id", type=int, metavar="SỐ", help=_("số của phiên họp theo councils"))


def _add_sittings(works: Any) -> None:
    begin = works.add_parser("begin", help=_("lập phiên họp: lấy sẵn thành viên và những ai phải xét"))
    _add_year(begin)
    begin.group.add_argument("--name", default="", metavar="TÊN", help=_("tên phiên họp"))
    begin.group.add_argument("--award", default="", metavar="HÌNH_THỨC", help=_("chỉ xét hình thức này"))
    change = works.add_parser("set", help=_("ngày, giờ, nơi họp; thể lệ biểu quyết; thảo luận, kết luận"))
    _add_id(change)
    group = change.group
    group.add_argument("--name", metavar="TÊN", help=_("tên phiên họp"))
    group.add_argument("--on", metavar="NGÀY", help=_("ngày họp"))
    group.add_argument("--from", dest="starts", metavar="GIỜ", help=_("bắt đầu lúc, ví dụ 8:00; “-” là bỏ"))
    group.add_argument("--to", dest="ends", metavar="GIỜ", help=_("kết thúc lúc; “-” là bỏ"))
    group.add_argument("--place", metavar="NƠI", help=_("nơi họp"))
    group.add_argument("--quorum", metavar="TỶ_LỆ", help=_("phải có mặt bao nhiêu %% thành viên, ví dụ 66,67"))
    base = _("tỷ lệ phiếu tính trên người có mặt (co-mat) hay toàn thể thành viên (toan-the)")
    group.add_argument("--base", type=typed(VOTE_BASES), choices=list(VOTE_BASES), metavar="TRÊN", help=base)
    passes = group.add_mutually_exclusive_group()
    passes.add_argument("--over", metavar="TỶ_LỆ", help=_("thông qua khi phiếu đồng ý trên tỷ lệ này, ví dụ 50"))
    passes.add_argument("--least", metavar="TỶ_LỆ", help=_("thông qua khi phiếu đồng ý đạt từ tỷ lệ này, ví dụ 90"))
    written = group.add_mutually_exclusive_group()
    told = _("tính cả ý kiến bằng văn bản của người vắng")
    written.add_argument("--written", action="store_const", const=True, dest="counts_written", help=told)
    told = _("không tính ý kiến bằng văn bản")
    written.add_argument("--no-written", action="store_const", const=False, dest="counts_written", help=told)
    group.add_argument("--discussion", metavar="CHỮ", help=_("thảo luận"))
    group.add_argument("--conclusion", metavar="CHỮ", help=_("kết luận"))


def _add_member(works: Any) -> None:
    member = works.add_parser("member", help=_("thêm, sửa, bỏ một thành viên; có mặt, vắng, gửi ý kiến bằng văn bản"))
    _add_id(member)
    member.places.add_argument("name", metavar="HỌ_TÊN", help=_("tên thành viên; tên chưa có thì thêm"))
    group = member.group
    group.add_argument("--title", metavar="CHỨC_VỤ", help=_("chức vụ, cơ quan"))
    group.add_argument("--role", metavar="VAI_TRÒ", help=_("trong Hội đồng, ví dụ Ủy viên, Thư ký"))
    group.add_argument("--rename", metavar="HỌ_TÊN", help=_("tên đúng, thay tên ghi nhầm"))
    there = group.add_mutually_exclusive_group()
    there.add_argument("--present", action="store_true", help=_("có mặt"))
    there.add_argument("--absent", metavar="LÝ_DO", nargs="?", const="", help=_("vắng, kèm lý do"))
    wrote = _("vắng nhưng gửi ý kiến bằng văn bản, kèm lý do vắng")
    there.add_argument("--wrote", metavar="LÝ_DO", nargs="?", const="", help=wrote)
    there.add_argument("--remove", action="store_true", help=_("bỏ khỏi Hội đồng của phiên họp này"))


def _add_votes(works: Any) -> None:
    vote = works.add_parser("vote", help=_("ghi phiếu của một hay nhiều trường hợp"))
    _add_id(vote)
    vote.places.add_argument("ids", nargs="+", type=int, metavar="ĐỀ_NGHỊ", help=_("số theo nominations list"))
    group = vote.group
    group.add_argument("--yes", type=int, metavar="PHIẾU", help=_("đồng ý"))
    group.add_argument("--no", type=int, metavar="PHIẾU", help=_("không đồng ý"))
    group.add_argument("--blank", type=int, metavar="PHIẾU", help=_("phiếu trắng"))
    group.add_argument("--score", metavar="ĐIỂM", help=_("điểm, để xếp thứ tự suất chung; “-” là bỏ"))
    group.add_argument("--place", metavar="HẠNG", help=_("thứ hạng Hội đồng chấm; “-” là bỏ"))
    group.add_argument("--remark", metavar="CHỮ", help=_("ghi chú"))
    group.add_argument("--drop", action="store_true", help=_("bỏ các trường hợp này khỏi phiên họp"))
