"""The command line of ``papers``."""

from pathlib import Path
from typing import Any

from app.commands.award_paper_words import add_awards
from app.commands.certificate_printing_words import add_certificates
from app.commands.event_printing_words import add_events
from app.commands.parsing import Parser
from app.commands.plan_paper_words import add_plans
from app.i18n import _


def add_papers(commands: Any) -> list[Parser]:
    """Add ``papers`` with what it can do; returns every parser that takes the common options."""
    papers = commands.add_parser("papers", help=_("soạn, ban hành văn bản thường; sổ đăng ký văn bản đi"))
    works = papers.add_subparsers(dest="work", metavar="VIỆC", title=_("Các việc"), parser_class=Parser)
    works.required = True
    _add_writing(works)
    _add_register(works)
    add_events(works)
    add_awards(works)
    add_certificates(works)
    add_plans(works)
    for parser in works.choices.values():
        parser.group.add_argument("--json", action="store_true", help=_("trả lời bằng JSON"))
    return list(works.choices.values())


def _add_writing(works: Any) -> None:
    listed = works.add_parser("list", help=_("liệt kê dự thảo và văn bản đã ban hành"))
    listed.group.add_argument("--year", type=int, metavar="NĂM", help=_("chỉ của một năm"))
    new = works.add_parser("new", help=_("lưu dự thảo từ một tệp"))
    how = _("tệp .json, hoặc tệp chữ có các dòng “Loại: KH”, “Trích yếu: …”, một dòng trống, rồi nội dung")
    new.places.add_argument("file", type=Path, metavar="TỆP", help=how)
    export = works.add_parser("export", help=_("lập tệp Word, PDF của một văn bản"))
    export.places.add_argument("id", type=int, metavar="SỐ", help=_("số của văn bản theo papers list"))
    export.group.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC", help=_("thư mục chứa tệp"))
    export.group.add_argument("--each", action="store_true", help=_("giấy mời: mỗi người một tệp"))
    issue = works.add_parser("issue", help=_("ban hành dự thảo: lấy số, ghi ngày, khóa nội dung"))
    issue.places.add_argument("id", type=int, metavar="SỐ", help=_("số của dự thảo theo papers list"))
    issue.group.add_argument("--date", metavar="NGÀY", help=_("ngày ban hành, ví dụ 11/01/2022 (mặc định: hôm nay)"))
    issue.group.add_argument("--number", type=int, metavar="SỐ", help=_("số văn bản (mặc định: số kế tiếp)"))


def _add_register(works: Any) -> None:
    book = works.add_parser("register", help=_("sổ đăng ký văn bản đi của một năm"))
    book.group.add_argument("--year", type=int, metavar="NĂM", help=_("năm của sổ (mặc định: năm nay)"))
    book.group.add_argument(
        "--out",
        type=Path,
        action="append",
        metavar="TỆP",
        help=_("lập sổ ra tệp .docx, .pdf, .xlsx; ghi được nhiều lần"),
    )
    enter = works.add_parser("enter", help=_("đăng ký văn bản soạn bên ngoài"))
    enter.group.add_argument("--kind", required=True, metavar="LOẠI", help=_("loại văn bản: KH, BC, TB, CV, …"))
    enter.group.add_argument("--subject", required=True, metavar="TRÍCH_YẾU", help=_("trích yếu nội dung"))
    enter.group.add_argument("--date", required=True, metavar="NGÀY", help=_("ngày ban hành, ví dụ 11/01/2022"))
    enter.group.add_argument("--signer", metavar="TÊN", help=_("người ký"))
    enter.group.add_argument("--to", action="append", metavar="NƠI", help=_("nơi nhận; ghi được nhiều lần"))
    enter.group.add_argument("--symbol", metavar="KÝ_HIỆU", help=_("ký hiệu (mặc định: theo loại, ví dụ KH-BCĐ)"))
    enter.group.add_argument("--number", type=int, metavar="SỐ", help=_("số văn bản (mặc định: số kế tiếp)"))
    cancel = works.add_parser("cancel", help=_("hủy một số; dòng trong sổ còn lại với lý do"))
    number = _("số và ký hiệu như papers register in, ví dụ 05/KH-BCĐ; nhiều năm cùng số: 05/KH-BCĐ/2022")
    cancel.places.add_argument("number", metavar="SỐ", help=number)
    cancel.group.add_argument("--reason", required=True, metavar="LÝ_DO", help=_("vì sao hủy"))
