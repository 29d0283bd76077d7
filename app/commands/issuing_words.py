"""The command lines of ``issue``, ``correct``, ``templates`` and ``batch``."""

from pathlib import Path
from typing import Any

from app.commands.parsing import Parser
from app.domain.file_names import DEFAULT_PATTERN, NAME_FIELDS
from app.i18n import _


def add_issuing(commands: Any) -> list[Parser]:
    """Add the commands; returns every parser below them that takes the common options too."""
    _add_issue(commands)
    _add_correct(commands)
    _add_batch(commands)
    return _add_templates(commands)


def _add_issue(commands: Any) -> None:
    issue = commands.add_parser("issue", help=_("ban hành báo cáo sơ kết, hoặc một dự thảo: số, ngày, khóa nội dung"))
    issue.places.add_argument(
        "paper",
        nargs="?",
        type=int,
        metavar="DỰ_THẢO",
        help=_("số của dự thảo theo papers list; bỏ trống là báo cáo sơ kết"),
    )
    issue.group.add_argument("--year", type=int, metavar="NĂM", help=_("năm của báo cáo sơ kết"))
    _add_number(issue)
    issue.group.add_argument("--replaces", metavar="SỐ", help=_("thay thế báo cáo đã ban hành này, ví dụ 05/BC-BCĐ"))
    issue.group.add_argument(
        "--check", action="store_true", help=_("chỉ nói sẽ lấy số nào và điều cần biết, chưa ban hành")
    )
    issue.group.add_argument("--out", type=Path, metavar="THƯ_MỤC", help=_("lập luôn tệp Word, PDF vào thư mục"))
    _add_json(issue)


def _add_correct(commands: Any) -> None:
    correct = commands.add_parser(
        "correct", help=_("báo cáo sơ kết đã ban hành: khác gì số liệu nay, đính chính, thay thế")
    )
    correct.places.add_argument(
        "id", nargs="?", metavar="SỐ", help=_("số của báo cáo đã ban hành, ví dụ 05/BC-BCĐ; bỏ trống là liệt kê")
    )
    correct.group.add_argument("--year", type=int, metavar="NĂM", help=_("năm của các báo cáo khi liệt kê"))
    work = correct.group.add_mutually_exclusive_group()
    work.add_argument("--draft", action="store_true", help=_("lập dự thảo báo cáo đính chính vào --out"))
    work.add_argument("--issue", action="store_true", help=_("ban hành báo cáo đính chính"))
    work.add_argument("--replace", action="store_true", help=_("ban hành báo cáo mới thay thế"))
    work.add_argument("--print", action="store_true", help=_("lập lại đúng tệp đã giữ khi ban hành vào --out"))
    _add_number(correct)
    correct.group.add_argument("--out", type=Path, metavar="THƯ_MỤC", help=_("thư mục chứa tệp Word, PDF"))
    _add_json(correct)


def _add_number(parser: Parser) -> None:
    parser.group.add_argument("--date", metavar="NGÀY", help=_("ngày ban hành, ví dụ 11/01/2022 (mặc định: hôm nay)"))
    parser.group.add_argument("--number", type=int, metavar="SỐ", help=_("số văn bản (mặc định: số kế tiếp)"))


def _add_batch(commands: Any) -> None:
    batch = commands.add_parser("batch", help=_("lập nhiều văn bản một lần vào thư mục hoặc tệp .zip"))
    group = batch.group
    group.add_argument("--out", type=Path, required=True, metavar="NƠI", help=_("thư mục, hoặc tệp .zip"))
    known = ", ".join("{" + name + "}" for name in NAME_FIELDS)
    rule = _("quy tắc đặt tên tệp, dùng {known} (mặc định: {default})")
    group.add_argument(
        "--name", metavar="QUY_TẮC", default=DEFAULT_PATTERN, help=rule.format(known=known, default=DEFAULT_PATTERN)
    )
    group.add_argument("--format", nargs="+", choices=["docx", "pdf"], default=["docx", "pdf"], help=_("dạng tệp"))
    group.add_argument("--year", type=int, metavar="NĂM", help=_("năm báo cáo (mặc định: năm của kế hoạch)"))
    group.add_argument("--review", action="store_true", help=_("báo cáo sơ kết của cả địa bàn"))
    group.add_argument("--reviews", action="store_true", help=_("báo cáo sơ kết của cả địa bàn và của từng xã, đồn"))
    numbers = {
        "--slip": _("phiếu yêu cầu bổ sung của các báo cáo (số của báo cáo)"),
        "--paper": _("các văn bản theo papers list"),
        "--issued": _("các văn bản đã ban hành, đúng tệp đã giữ, ví dụ 05/KH-BCĐ"),
        "--template": _("các mẫu theo templates list"),
    }
    for option, told in numbers.items():
        kind = str if option == "--issued" else int
        group.add_argument(option, nargs="+", type=kind, metavar="SỐ", default=[], help=told)
    _add_units(batch)
    _add_json(batch)


def _add_units(parser: Parser) -> None:
    told = _("với mẫu gửi từng đơn vị: tên hoặc mã các đơn vị (mặc định: mọi đơn vị)")
    parser.group.add_argument("--unit", nargs="+", metavar="ĐƠN_VỊ", default=[], help=told)


def _add_templates(commands: Any) -> list[Parser]:
    templates = commands.add_parser("templates", help=_("mẫu Word của người dùng: kiểm tra, thêm, điền"))
    works = templates.add_subparsers(dest="work", metavar="VIỆC", title=_("Các việc"), parser_class=Parser)
    works.required = True
    works.add_parser("list", help=_("liệt kê các mẫu"))
    for name, told in (
        ("check", _("kiểm tra một tệp mẫu: nêu từng thẻ sai, ở đâu, sửa thế nào")),
        ("add", _("kiểm tra rồi thêm mẫu")),
    ):
        parser = works.add_parser(name, help=told)
        parser.places.add_argument("file", type=Path, metavar="TỆP", help=_("tệp .docx soạn bằng Word"))
        _add_purpose(parser)
        if name == "add":
            parser.group.add_argument("--name", metavar="TÊN", help=_("tên của mẫu (mặc định: tên tệp)"))
    replace = works.add_parser("replace", help=_("thay tệp của một mẫu"))
    _add_id(replace)
    replace.places.add_argument("file", type=Path, metavar="TỆP", help=_("tệp .docx soạn bằng Word"))
    _add_id(works.add_parser("remove", help=_("bỏ một mẫu")))
    render = works.add_parser("render", help=_("điền một mẫu vào tệp Word"))
    _add_id(render)
    render.group.add_argument("--out", type=Path, required=True, metavar="TỆP", help=_("tệp .docx sẽ lập"))
    render.group.add_argument("--unit", metavar="ĐƠN_VỊ", help=_("đơn vị mà văn bản gửi tới"))
    render.group.add_argument("--paper", type=int, metavar="SỐ", help=_("văn bản lấy nội dung, theo papers list"))
    _add_number(render)
    sample = works.add_parser("sample", help=_("lưu mẫu để sửa trong Word, có bảng mọi thẻ"))
    sample.group.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC", help=_("thư mục chứa mẫu"))
    _add_purpose(sample)
    _add_purpose(works.add_parser("tags", help=_("liệt kê mọi thẻ với ý nghĩa và chữ sẽ in ra")))
    for parser in works.choices.values():
        parser.group.add_argument("--year", type=int, metavar="NĂM", help=_("năm báo cáo (mặc định: năm của kế hoạch)"))
        _add_json(parser)
    return list(works.choices.values())


def _add_id(parser: Parser) -> None:
    parser.places.add_argument("id", type=int, metavar="SỐ", help=_("số của mẫu theo templates list"))


def _add_purpose(parser: Parser) -> None:
    told = _("mẫu dùng cho: review (báo cáo sơ kết), paper (văn bản bất kỳ), unit (gửi từng xã, đồn)")
    parser.group.add_argument("--for", dest="purpose", choices=["review", "paper", "unit"], default="paper", help=told)


def _add_json(parser: Parser) -> None:
    parser.group.add_argument("--json", action="store_true", help=_("in kết quả dạng JSON trên dòng cuối"))
