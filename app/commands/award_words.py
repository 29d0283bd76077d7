"""The command line of ``awards``."""

from argparse import SUPPRESS
from typing import Any

from app.commands.parsing import Parser
from app.domain.awards.catalogue import RuleKind
from app.i18n import _


def add_awards(commands: Any) -> list[Parser]:
    """Add ``awards`` with what it can do; returns every parser that takes the common options."""
    told = _("khen thưởng: danh mục quy định, tiền thưởng, quyết định")
    made = commands.add_parser("awards", help=told)
    works = made.add_subparsers(dest="work", metavar="VIỆC", title=_("Các việc"), parser_class=Parser)
    works.required = True
    under = _add_rules(works)
    _add_money(works)
    _add_decisions(works)
    parsers = [*works.choices.values(), *under.choices.values()]
    for parser in parsers:
        is_under = parser in under.choices.values()
        default = SUPPRESS if is_under else False
        parser.group.add_argument("--json", action="store_true", default=default, help=_("trả lời bằng JSON"))
    return parsers


def _add_rules(works: Any) -> Any:
    rules = works.add_parser(
        "rules", help=_("danh mục: chế độ, thẩm quyền, hình thức, hệ số, lương, hồ sơ, tiêu chuẩn")
    )
    kinds = [kind.value for kind in RuleKind]
    only = _("chỉ loại này: {kinds}").format(kinds=", ".join(kinds))
    rules.group.add_argument("--on", metavar="NGÀY", help=_("chỉ dòng áp dụng ngày này, ví dụ 03/03/2022"))
    rules.group.add_argument("--kind", choices=kinds, metavar="LOẠI", help=only)
    under = rules.add_subparsers(dest="rule_work", metavar="VIỆC", title=_("Các việc"), parser_class=Parser)
    values = _('giá trị mới, ví dụ value=0,3 clause="NĐ 152/2025, Điều 54"')
    change = under.add_parser("set", help=_("sửa một dòng; với --from thì dòng cũ hết hiệu lực và dòng mới nối tiếp"))
    change.places.add_argument("id", type=int, metavar="SỐ", help=_("số của dòng theo awards rules"))
    change.places.add_argument("values", nargs="*", metavar="TRƯỜNG=GIÁ_TRỊ", help=values)
    change.group.add_argument("--from", dest="from_day", metavar="NGÀY", help=_("giá trị mới áp dụng từ ngày này"))
    change.group.add_argument("--until", default="", metavar="NGÀY", help=_("ngày đầu tiên hết áp dụng; “-” là bỏ"))
    add = under.add_parser("add", help=_("thêm một dòng"))
    add.places.add_argument("rule_kind", choices=kinds, metavar="LOẠI", help=only)
    add.places.add_argument("values", nargs="+", metavar="TRƯỜNG=GIÁ_TRỊ", help=values)
    add.group.add_argument("--key", default="", metavar="MÃ", help=_("mã; hệ số và mức lương không cần"))
    add.group.add_argument("--from", dest="from_day", required=True, metavar="NGÀY", help=_("áp dụng từ ngày này"))
    add.group.add_argument("--until", default="", metavar="NGÀY", help=_("ngày đầu tiên hết áp dụng"))
    remove = under.add_parser("remove", help=_("bỏ một dòng ghi nhầm"))
    remove.places.add_argument("id", type=int, metavar="SỐ", help=_("số của dòng theo awards rules"))
    return under


def _add_year(parser: Parser) -> None:
    told = _("năm báo cáo của đợt khen thưởng (mặc định: năm của kế hoạch)")
    parser.group.add_argument("--year", type=int, metavar="NĂM", help=told)


def _add_money(works: Any) -> None:
    told = _("tiền thưởng: dự toán trước quyết định, số đã khóa sau quyết định")
    money = works.add_parser("money", help=told)
    _add_year(money)
    money.group.add_argument("--on", metavar="NGÀY", help=_("tính theo mức lương cơ sở của ngày này"))
    money.group.add_argument(
        "--quotas", action="store_true", help=_("tính cho toàn bộ chỉ tiêu thay vì người đã đề nghị")
    )


def _add_decisions(works: Any) -> None:
    _add_year(works.add_parser("decisions", help=_("các quyết định khen thưởng và dự thảo")))
    draft = works.add_parser("draft", help=_("lập dự thảo quyết định cho các đề nghị cùng một hình thức"))
    _add_year(draft)
    draft.places.add_argument("award", metavar="HÌNH_THỨC", help=_("mã hoặc tên, ví dụ “Giấy khen huyện”"))
    _add_ids(draft)
    draft.group.add_argument("--title", default="", metavar="CHỮ", help=_("trích yếu"))
    assign = works.add_parser("assign", help=_("chọn lại các đề nghị của một dự thảo"))
    _add_id(assign)
    _add_ids(assign)
    preview = works.add_parser("preview", help=_("tiền thưởng nếu quyết định ngày này, khác dự toán bao nhiêu"))
    _add_id(preview)
    preview.group.add_argument("--on", required=True, metavar="NGÀY", help=_("ngày quyết định"))
    decide = works.add_parser("decide", help=_("ghi số, ngày, người ký: khóa tên và tiền thưởng"))
    _add_id(decide)
    decide.group.add_argument("--number", required=True, metavar="SỐ_QĐ", help=_("số quyết định, ví dụ 15/QĐ-UBND"))
    decide.group.add_argument("--on", required=True, metavar="NGÀY", help=_("ngày quyết định"))
    decide.group.add_argument("--signer", default="", metavar="TÊN", help=_("người ký"))
    decide.group.add_argument("--signer-title", default="", metavar="CHỨC_VỤ", help=_("chức vụ người ký"))
    decide.group.add_argument("--note", default="", metavar="GHI_CHÚ", help=_("ghi chú"))
    against = _("lý do, nếu quyết định khác ý kiến Hội đồng")
    decide.group.add_argument("--against-council", default="", metavar="LÝ_DO", help=against)
    told = _("ghi cả khi có điều đáng ngờ, ví dụ ngày quyết định trước ngày nhận hồ sơ")
    decide.group.add_argument("--yes", action="store_true", help=told)
    cancel = works.add_parser("cancel", help=_("hủy một quyết định, giữ lại trong lịch sử"))
    _add_id(cancel)
    cancel.group.add_argument("--reason", required=True, metavar="LÝ_DO", help=_("vì sao"))
    cancel.group.add_argument("--withdraw", action="store_true", help=_("rút luôn các đề nghị (hồ sơ gian dối)"))
    _add_id(works.add_parser("drop", help=_("bỏ một dự thảo")))


def _add_id(parser: Parser) -> None:
    told = _("số thứ tự của quyết định theo awards decisions")
    parser.places.add_argument("id", type=int, metavar="SỐ", help=told)


def _add_ids(parser: Parser) -> None:
    told = _("số của các đề nghị theo nominations list")
    parser.places.add_argument("ids", nargs="+", type=int, metavar="ĐỀ_NGHỊ", help=told)
