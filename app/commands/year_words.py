"""The command line of ``years``, ``units`` and ``committee``."""

from argparse import SUPPRESS
from typing import Any

from app.commands.parsing import Parser
from app.i18n import _


def add_years(commands: Any) -> list[Parser]:
    """Add ``years``, ``units`` and ``committee``; returns every parser that takes the common options."""
    return [*_add_years(commands), *_add_units(commands), *_add_committee(commands)]


def _works(commands: Any, name: str, told: str) -> tuple[Parser, Any]:
    made = commands.add_parser(name, help=told)
    made.group.add_argument("--json", action="store_true", help=_("trả lời bằng JSON"))
    return made, made.add_subparsers(dest="work", metavar="VIỆC", title=_("Các việc"), parser_class=Parser)


def _with_json(works: Any) -> list[Parser]:
    parsers: list[Parser] = list(works.choices.values())
    for parser in parsers:
        parser.group.add_argument("--json", action="store_true", default=SUPPRESS, help=_("trả lời bằng JSON"))
    return parsers


# --- years -----------------------------------------------------------------------------------------------------------


def _add_years(commands: Any) -> list[Parser]:
    _made, works = _works(
        commands, "years", _("chuyển năm: năm nào đã khóa; xem trước, khóa, mở lại; kế hoạch năm mới")
    )
    works.add_parser("status", help=_("từng năm: đã khóa chưa, đã đến lúc khóa chưa"))
    _add_year(works.add_parser("preview", help=_("khóa năm thì còn việc gì chưa xong, điều gì chuyển sang năm sau")))
    close = works.add_parser("close", help=_("khóa năm: số liệu đã duyệt không sửa được, chuyển sang năm sau"))
    _add_year(close)
    close.group.add_argument("--yes", action="store_true", help=_("khóa cả khi còn việc chưa xong"))
    close.group.add_argument("--note", default="", metavar="CHỮ", help=_("ghi chú của việc khóa năm"))
    reopen = works.add_parser("reopen", help=_("mở lại một năm đã khóa để sửa"))
    _add_year(reopen)
    reopen.group.add_argument("--reason", required=True, metavar="LÝ_DO", help=_("vì sao"))
    plan = works.add_parser(
        "plan", help=_("ghi số, ngày kế hoạch của năm đang làm; chỉ tiêu chờ căn cứ theo kế hoạch này")
    )
    plan.places.add_argument("number", metavar="SỐ", help=_("ví dụ 15/KH-BCĐ"))
    plan.group.add_argument("--on", metavar="NGÀY", help=_("ngày kế hoạch"))
    return _with_json(works)


def _add_year(parser: Parser) -> None:
    told = _("năm báo cáo (mặc định: năm của Ban chỉ đạo)")
    parser.places.add_argument("year", type=int, nargs="?", metavar="NĂM", help=told)


# --- units -----------------------------------------------------------------------------------------------------------


def _add_units(commands: Any) -> list[Parser]:
    made, works = _works(commands, "units", _("đơn vị theo ngày: tra mã, tên; sáp nhập, chia tách, đổi tên, đổi mã"))
    made.group.add_argument("--on", metavar="NGÀY", help=_("danh mục của ngày nào (mặc định: hôm nay)"))
    show = works.add_parser("show", help=_("mã hay tên này là đơn vị nào, từ ngày nào đến ngày nào"))
    show.places.add_argument("unit", metavar="ĐƠN_VỊ", help=_("mã hoặc tên"))
    show.group.add_argument("--on", metavar="NGÀY", default=SUPPRESS, help=_("chỉ đơn vị của ngày này"))
    merge = works.add_parser("merge", help=_("sáp nhập các đơn vị thành một"))
    merge.places.add_argument("units", nargs="+", metavar="ĐƠN_VỊ", help=_("mã hoặc tên đơn vị cũ"))
    merge.group.add_argument("--into", required=True, metavar="TÊN", help=_("tên đơn vị mới, hoặc đơn vị cũ tiếp tục"))
    merge.group.add_argument("--code", default="", metavar="MÃ", help=_("mã của đơn vị mới"))
    _add_change(merge)
    split = works.add_parser("split", help=_("chia tách một đơn vị"))
    split.places.add_argument("unit", metavar="ĐƠN_VỊ", help=_("mã hoặc tên đơn vị cũ"))
    told = _('phần về đơn vị nào, bao nhiêu phần trăm; “?” là chưa rõ; ví dụ "Sóc Hà=60"; ghi nhiều lần')
    split.group.add_argument("--part", action="append", required=True, metavar="TÊN=TỶ_LỆ", help=told)
    split.group.add_argument("--goes-on", action="store_true", help=_("đơn vị cũ vẫn còn, giữ phần còn lại"))
    _add_change(split)
    rename = works.add_parser("rename", help=_("đổi tên theo quyết định; tên cũ còn trên giấy tờ cũ"))
    rename.places.add_argument("unit", metavar="ĐƠN_VỊ", help=_("mã hoặc tên cũ"))
    rename.group.add_argument("--name", required=True, metavar="TÊN", help=_("tên mới"))
    _add_change(rename)
    recode = works.add_parser("recode", help=_("đổi mã đơn vị"))
    recode.places.add_argument("unit", metavar="ĐƠN_VỊ", help=_("mã hoặc tên"))
    recode.group.add_argument("--code", required=True, metavar="MÃ", help=_("mã mới"))
    _add_change(recode)
    figures = works.add_parser("figures", help=_("số liệu chia theo biên bản khi tách: đơn vị nào nhận bao nhiêu"))
    figures.places.add_argument("unit", metavar="ĐƠN_VỊ", help=_("đơn vị đã chia tách"))
    figures.group.add_argument("--to", required=True, metavar="ĐƠN_VỊ", help=_("đơn vị nhận"))
    figures.group.add_argument("--year", required=True, type=int, metavar="NĂM", help=_("số liệu của năm nào"))
    told = _("chỉ tiêu và số, ví dụ C01=12; “C01=” là bỏ; ghi nhiều lần")
    figures.group.add_argument("--value", action="append", required=True, metavar="MÃ=SỐ", help=told)
    _add_change(figures)
    return _with_json(works)


def _add_change(parser: Parser) -> None:
    parser.group.add_argument("--on", required=True, metavar="NGÀY", help=_("ngày đầu tiên của thay đổi"))
    parser.group.add_argument("--document", default="", metavar="VĂN_BẢN", help=_("văn bản quyết định"))


# --- committee -------------------------------------------------------------------------------------------------------


def _add_committee(commands: Any) -> list[Parser]:
    made, works = _works(commands, "committee", _("Ban chỉ đạo theo ngày: cấp, tên, đơn vị; đổi cấp từ một ngày"))
    made.group.add_argument("--on", metavar="NGÀY", help=_("của ngày nào (mặc định: hôm nay)"))
    change = works.add_parser("change", help=_("cấp, đơn vị, tên khác từ một ngày; giấy tờ ngày trước giữ nguyên"))
    group = change.group
    group.add_argument("--on", required=True, metavar="NGÀY", default=SUPPRESS, help=_("ngày đầu tiên của thay đổi"))
    group.add_argument("--unit", metavar="ĐƠN_VỊ", help=_("mã hoặc tên đơn vị của Ban chỉ đạo"))
    group.add_argument("--name", metavar="TÊN", help=_("tên đầy đủ"))
    group.add_argument("--parent-organ", metavar="TÊN", help=_("cơ quan chủ quản, dòng trên của văn bản"))
    group.add_argument("--short-name", metavar="TÊN", help=_("cơ quan ban hành, dòng dưới của văn bản"))
    group.add_argument("--symbol", metavar="KÝ_HIỆU", help=_("ký hiệu trong số văn bản"))
    group.add_argument("--place", metavar="ĐỊA_DANH", help=_("địa danh ghi trước ngày"))
    group.add_argument("--archive-line", metavar="CHỮ", help=_("dòng “Lưu”"))
    group.add_argument(
        "--recipient", action="append", metavar="NƠI", help=_("nơi nhận; ghi nhiều lần; thay cho các nơi cũ")
    )
    group.add_argument("--document", default="", metavar="VĂN_BẢN", help=_("văn bản kiện toàn"))
    return _with_json(works)
