"""The command lines of ``registers``, ``surveys`` and ``classify``."""

from argparse import SUPPRESS
from pathlib import Path
from typing import Any

from app.commands.parsing import Parser
from app.i18n import _


def add_registers(commands: Any) -> list[Parser]:
    """Add the three commands with what they can do; returns every parser that takes the common options."""
    return [*_registers(commands), *_surveys(commands), *_classify(commands)]


def _made(commands: Any, name: str, told: str) -> tuple[Any, Any]:
    made = commands.add_parser(name, help=told)
    made.group.add_argument("--json", action="store_true", help=_("trả lời bằng JSON"))
    return made, made.add_subparsers(dest="work", metavar="VIỆC", title=_("Các việc"), parser_class=Parser)


def _finished(works: Any) -> list[Parser]:
    parsers: list[Parser] = list(works.choices.values())
    for parser in parsers:
        parser.group.add_argument("--json", action="store_true", default=SUPPRESS, help=_("trả lời bằng JSON"))
    return parsers


def _registers(commands: Any) -> list[Parser]:
    told = _("sổ theo dõi: lớp tập huấn, buổi tuyên truyền, cuộc thi, mô hình và sổ của riêng mình")
    _parser, works = _made(commands, "registers", told)
    works.add_parser("list", help=_("liệt kê các sổ"))
    show = works.add_parser("show", help=_("một sổ trong một kỳ: các dòng, số cộng"))
    _add_register(show)
    _add_period(show)
    _add_plan(show, _("chỉ các dòng của kế hoạch này"))
    _add_level(show)
    add = works.add_parser("add", help=_("ghi một dòng"))
    _add_register(add)
    add.places.add_argument("title", metavar="TÊN", help=_("tên của dòng"))
    _add_columns(add)
    _add_level(add)
    change = works.add_parser("set", help=_("sửa một dòng"))
    _add_id(change, _("số của dòng theo registers show"))
    change.group.add_argument("--title", metavar="TÊN", help=_("tên của dòng"))
    _add_columns(change)
    _add_level(change)
    _add_id(works.add_parser("remove", help=_("bỏ một dòng cùng danh sách người")), _("số của dòng"))
    load = works.add_parser("import", help=_("đọc danh sách từ Excel, Word, văn bản vào một sổ"))
    _add_register(load)
    _add_list(load)
    _add_questions(load)
    _add_plan(load, _("kế hoạch của các dòng không ghi kế hoạch"))
    load.group.add_argument("--task", default="", metavar="MÃ", help=_("nhiệm vụ của các dòng không ghi nhiệm vụ"))
    _people(works)
    out = works.add_parser("export", help=_("xuất một sổ ra Excel"))
    _add_register(out)
    _add_period(out)
    _add_plan(out, _("chỉ các dòng của kế hoạch này"))
    _add_level(out)
    out.group.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC", help=_("thư mục chứa kết quả"))
    return _finished(works)


def _people(works: Any) -> None:
    people = works.add_parser("persons", help=_("đọc danh sách người của một dòng; không có tệp là xem"))
    _add_id(people, _("số của dòng"))
    people.places.add_argument("file", nargs="?", metavar="TỆP", help=_("tệp danh sách, hoặc “-” là đọc từ đầu vào"))
    _add_questions(people)
    _add_level(people)
    doubts = works.add_parser("doubts", help=_("những cặp tên có thể là một người"))
    _add_register(doubts)
    _add_level(doubts)
    same = works.add_parser("same", help=_("ghi hai tên là một người, hoặc hai người"))
    same.places.add_argument("first", type=int, metavar="SỐ", help=_("số của người thứ nhất theo registers doubts"))
    same.places.add_argument("second", type=int, metavar="SỐ", help=_("số của người thứ hai"))
    same.group.add_argument("--different", action="store_true", help=_("là hai người khác nhau"))
    same.group.add_argument("--reason", default="", metavar="LÝ_DO", help=_("căn cứ"))


def _add_columns(parser: Parser) -> None:
    group = parser.group
    group.add_argument("--on", metavar="NGÀY", help=_("ngày, ví dụ 05/03/2022"))
    group.add_argument("--until", metavar="NGÀY", help=_("đến ngày"))
    group.add_argument("--unit", metavar="ĐƠN_VỊ", help=_("tên hoặc mã đơn vị"))
    group.add_argument("--agency", metavar="CƠ_QUAN", help=_("cơ quan"))
    group.add_argument("--secrecy", metavar="MỨC", help=_("mức độ mật"))
    group.add_argument("--plan", metavar="KẾ_HOẠCH", help=_("mã, số hoặc tên kế hoạch"))
    group.add_argument("--task", metavar="MÃ", help=_("mã nhiệm vụ của kế hoạch"))
    group.add_argument("--note", metavar="GHI_CHÚ", help=_("ghi chú"))
    told = _("giá trị của một cột riêng, ghi được nhiều lần; để trống sau dấu = là xóa")
    group.add_argument("--set", action="append", default=[], metavar="CỘT=GIÁ_TRỊ", help=told)


def _surveys(commands: Any) -> list[Parser]:
    _parser, works = _made(commands, "surveys", _("khảo sát: câu hỏi, phiếu phát ra và thu về, kết quả theo nhóm"))
    works.add_parser("list", help=_("liệt kê các cuộc khảo sát"))
    _add_id(works.add_parser("show", help=_("một cuộc khảo sát: câu hỏi, kết quả")), _("số của cuộc khảo sát"))
    add = works.add_parser("add", help=_("lập cuộc khảo sát từ tệp JSON: title, questions"))
    told = _("tệp JSON: title, questions [text, kind, choices, lowest, highest], handed_out, returned …")
    add.places.add_argument("file", type=Path, metavar="TỆP", help=told)
    _add_plan(add, _("kế hoạch của cuộc khảo sát"))
    change = works.add_parser("set", help=_("số phiếu phát ra, thu về"))
    _add_id(change, _("số của cuộc khảo sát"))
    change.group.add_argument("--title", metavar="TÊN", help=_("tên"))
    change.group.add_argument("--handed-out", type=int, metavar="SỐ", help=_("số phiếu phát ra"))
    change.group.add_argument("--returned", type=int, metavar="SỐ", help=_("số phiếu thu về"))
    told = _("nhóm người trả lời với số phiếu phát ra, thu về; ghi được nhiều lần, thay cho các nhóm đã ghi")
    change.group.add_argument("--group", action="append", default=[], metavar="NHÓM:PHÁT/THU", help=told)
    load = works.add_parser("import", help=_("đọc các phiếu từ Excel, mỗi phiếu một dòng, tiêu đề là câu hỏi"))
    _add_id(load, _("số của cuộc khảo sát"))
    _add_list(load)
    load.group.add_argument("--preview", action="store_true", help=_("chỉ xem đã hiểu thế nào, không lưu"))
    told = _("lưu cả khi danh sách, hoặc đoạn đầu của nó, giống hệt các phiếu đã nhập")
    load.group.add_argument("--again", action="store_true", help=told)
    enter = works.add_parser("enter", help=_("nhập một phiếu, mỗi câu một trả lời"))
    _add_id(enter, _("số của cuộc khảo sát"))
    told = _("CÂU=TRẢ_LỜI: số của câu, rồi chữ, chữ cái hoặc số của lựa chọn; nhiều lựa chọn cách nhau bằng dấu ;")
    enter.places.add_argument("answers", nargs="+", metavar="CÂU=TRẢ_LỜI", help=told)
    enter.group.add_argument("--respondents", default="", metavar="NHÓM", help=_("nhóm người trả lời"))
    enter.group.add_argument("--number", type=int, default=0, metavar="SỐ", help=_("số phiếu (mặc định: số tiếp theo)"))
    drop = works.add_parser("drop", help=_("bỏ một phiếu đã nhập"))
    _add_id(drop, _("số của cuộc khảo sát"))
    drop.places.add_argument("number", type=int, metavar="PHIẾU", help=_("số của phiếu"))
    out = works.add_parser("export", help=_("xuất kết quả ra Excel, hoặc phiếu trống để phát và để nhập"))
    _add_id(out, _("số của cuộc khảo sát"))
    out.places.add_argument("folder", type=Path, metavar="THƯ_MỤC", help=_("thư mục nhận tệp"))
    out.group.add_argument("--blank", action="store_true", help=_("phiếu trống (.docx, .pdf), danh sách trống (.xlsx)"))
    _add_id(works.add_parser("clear", help=_("bỏ các phiếu đã nhập")), _("số của cuộc khảo sát"))
    _add_id(works.add_parser("remove", help=_("bỏ một cuộc khảo sát")), _("số của cuộc khảo sát"))
    return _finished(works)


def _classify(commands: Any) -> list[Parser]:
    _parser, works = _made(commands, "classify", _("phân loại đơn vị theo đợt: mức, tỷ lệ, so với đợt trước"))
    works.add_parser("list", help=_("liệt kê các đợt phân loại"))
    _add_id(works.add_parser("show", help=_("một đợt: từng mức, từng nhóm, so với đợt trước")), _("số của đợt"))
    add = works.add_parser("add", help=_("mở một đợt phân loại"))
    add.places.add_argument("title", metavar="TÊN", help=_("tên đợt"))
    told = _("ví dụ 2022, “6 tháng đầu năm 2022”, “Quý III/2022”")
    add.group.add_argument("--period", required=True, metavar="KỲ", help=told)
    add.group.add_argument(
        "--grades", required=True, metavar="MỨC", help=_("các mức từ cao xuống, cách nhau bằng dấu ;")
    )
    add.group.add_argument("--expected", type=int, metavar="SỐ", help=_("tổng số đơn vị phải phân loại"))
    add.group.add_argument("--document", default="", metavar="VĂN_BẢN", help=_("văn bản"))
    _add_plan(add, _("kế hoạch của đợt"))
    grade = works.add_parser("grade", help=_("ghi mức của một đơn vị"))
    _add_id(grade, _("số của đợt"))
    grade.places.add_argument("name", metavar="ĐƠN_VỊ", help=_("tên đơn vị"))
    grade.places.add_argument("grade", metavar="MỨC", help=_("mức phân loại"))
    grade.group.add_argument("--category", default="", metavar="NHÓM", help=_("loại đơn vị"))
    written = _("ghi cả đơn vị không có trong danh mục, đúng như đã viết")
    grade.group.add_argument("--as-written", action="store_true", help=written)
    load = works.add_parser("import", help=_("đọc kết quả phân loại từ Excel, Word, văn bản"))
    _add_id(load, _("số của đợt"))
    _add_list(load)
    load.group.add_argument("--preview", action="store_true", help=_("chỉ xem đã hiểu thế nào, không lưu"))
    load.group.add_argument("--as-written", action="store_true", help=written)
    _add_id(works.add_parser("remove", help=_("bỏ một đợt")), _("số của đợt"))
    return _finished(works)


def _add_register(parser: Parser) -> None:
    parser.places.add_argument("register", metavar="SỔ", help=_("mã của sổ theo registers list"))


def _add_id(parser: Parser, told: str) -> None:
    parser.places.add_argument("id", type=int, metavar="SỐ", help=told)


def _add_period(parser: Parser) -> None:
    told = _("kỳ: 2022, “6 tháng đầu năm 2022”, “Quý III/2022”, “tháng 7/2022” (mặc định: năm nay)")
    parser.group.add_argument("--period", default="", metavar="KỲ", help=told)


def _add_level(parser: Parser) -> None:
    told = _("mức độ mật được xem, ví dụ “Mật”; không ghi thì không đưa ra nội dung của dòng có độ mật")
    parser.group.add_argument("--level", default="", metavar="MỨC", help=told)


def _add_plan(parser: Parser, told: str) -> None:
    parser.group.add_argument("--plan", default="", metavar="KẾ_HOẠCH", help=told)


def _add_list(parser: Parser) -> None:
    parser.places.add_argument("file", metavar="TỆP", help=_("tệp danh sách, hoặc “-” là đọc từ đầu vào"))


def _add_questions(parser: Parser) -> None:
    group = parser.group
    group.add_argument("--preview", action="store_true", help=_("chỉ xem đã hiểu thế nào, không lưu"))
    told = _("trả lời một câu hỏi; ghi được nhiều lần")
    group.add_argument("--choose", action="append", metavar="KHÓA=TRẢ_LỜI", default=[], help=told)
    group.add_argument("--leave-out", action="store_true", help=_("bỏ các dòng còn câu hỏi, lưu các dòng còn lại"))
