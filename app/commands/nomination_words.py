"""The command lines of ``nominations`` and ``quotas``."""

from argparse import SUPPRESS
from typing import Any

from app.commands.choices import KINDS, SEXES, STATES, typed
from app.commands.parsing import Parser
from app.i18n import _
from app.text import fold


def add_nominations(commands: Any) -> list[Parser]:
    """Add ``nominations`` and ``quotas`` with what they can do; returns every parser that takes the common options."""
    told = _("đề nghị khen thưởng: ứng viên, đề nghị, nhận hồ sơ, thẩm định, trình, trả lại, rút, thay thế")
    made = commands.add_parser("nominations", help=told)
    _add_filters(made, None)
    works = _works(made)
    _add_filters(works.add_parser("list", help=_("liệt kê đề nghị: đơn vị, hình thức, trạng thái, việc tiếp theo")))
    show = works.add_parser("show", help=_("một đề nghị: hạn nộp, điều phải sửa, tiêu chuẩn, việc làm được"))
    _add_id(show)
    _add_entering(works)
    _add_steps(works)
    _add_deciding(works)
    _add_dossiers(works)
    _add_duplicates(works)
    _add_import(works)
    quotas = commands.add_parser("quotas", help=_("chỉ tiêu khen thưởng: ai giữ suất nào, ai chờ, còn mấy suất"))
    _add_year(quotas, None)
    under = _works(quotas)
    _add_year(under.add_parser("board", help=_("bảng chỉ tiêu theo đơn vị và chỉ tiêu chung")))
    _add_quota_writing(under)
    parsers = [*works.choices.values(), *under.choices.values()]
    for parser in parsers:
        parser.group.add_argument("--json", action="store_true", default=SUPPRESS, help=_("trả lời bằng JSON"))
    return parsers


def _works(parser: Parser) -> Any:
    parser.group.add_argument("--json", action="store_true", help=_("trả lời bằng JSON"))
    return parser.add_subparsers(dest="work", metavar="VIỆC", title=_("Các việc"), parser_class=Parser)


def _add_year(parser: Parser, default: Any = SUPPRESS) -> None:
    told = _("năm báo cáo của đợt khen thưởng (mặc định: năm của kế hoạch)")
    parser.group.add_argument("--year", type=int, metavar="NĂM", default=default, help=told)


def _add_filters(parser: Parser, default: Any = SUPPRESS) -> None:
    _add_year(parser, default)
    states = _("chỉ trạng thái này: {words}").format(words=", ".join(STATES))
    group = parser.group
    group.add_argument(
        "--state", type=typed(STATES), choices=list(STATES), metavar="TRẠNG_THÁI", default=default, help=states
    )
    group.add_argument("--unit", metavar="ĐƠN_VỊ", default=default, help=_("chỉ đơn vị này: mã hoặc tên"))
    group.add_argument("--award", metavar="HÌNH_THỨC", default=default, help=_("chỉ hình thức này: mã hoặc tên"))


def _add_id(parser: Parser) -> None:
    parser.places.add_argument("id", type=int, metavar="SỐ", help=_("số của đề nghị theo nominations list"))


def _add_ids(parser: Parser) -> None:
    told = _("số của các đề nghị theo nominations list")
    parser.places.add_argument("ids", nargs="+", type=int, metavar="SỐ", help=told)


def _add_against_council(parser: Any) -> None:
    told = _("lý do, nếu Hội đồng không thông qua")
    parser.group.add_argument("--against-council", metavar="LÝ_DO", default="", help=told)


def _add_entering(works: Any) -> None:
    add = works.add_parser("add", help=_("thêm một ứng viên"))
    _add_year(add)
    add.places.add_argument("name", metavar="TÊN", help=_("họ tên, tên tập thể hoặc hộ"))
    group = add.group
    unit = _("đơn vị đề nghị: mã hoặc tên; người, tập thể cũng của đơn vị này")
    group.add_argument("--unit", required=True, metavar="ĐƠN_VỊ", help=unit)
    group.add_argument("--of", metavar="ĐƠN_VỊ", help=_("người, tập thể của đơn vị khác với đơn vị đề nghị"))
    group.add_argument("--award", required=True, metavar="HÌNH_THỨC", help=_("mã hoặc tên, ví dụ “Giấy khen huyện”"))
    _add_nominee(group)
    group.add_argument("--achievement", metavar="CHỮ", default="", help=_("tóm tắt thành tích"))
    group.add_argument("--posthumous", action="store_true", help=_("truy tặng; ghi luôn là đã mất"))
    change = works.add_parser("set", help=_("sửa một đề nghị: tên, ngày sinh, thành tích, giải trình, truy tặng"))
    _add_id(change)
    group = change.group
    group.add_argument("--name", metavar="TÊN", help=_("tên đúng; đề nghị đã quyết định giữ tên cũ"))
    group.add_argument("--born", metavar="NGÀY", help=_("ngày sinh, ví dụ 05/03/1980, hoặc chỉ năm sinh"))
    group.add_argument("--position", metavar="CHỨC_VỤ", help=_("chức vụ, nghề nghiệp"))
    group.add_argument("--place", metavar="NƠI", help=_("xóm, nơi công tác"))
    _add_sex(group)
    group.add_argument("--achievement", metavar="CHỮ", help=_("tóm tắt thành tích"))
    different = _("thành tích này khác với khen thưởng kia: giải trình")
    group.add_argument("--different", metavar="GIẢI_TRÌNH", help=different)
    group.add_argument("--posthumous", action="store_true", help=_("truy tặng; ghi luôn là đã mất"))
    group.add_argument("--golden-book", metavar="SỐ", help=_("số vào sổ vàng"))
    group.add_argument("--received", metavar="NGÀY", help=_("ngày nhận hồ sơ đúng, thay cho ngày ghi nhầm"))
    _add_id(works.add_parser("remove", help=_("bỏ một ứng viên lập nhầm")))


def _add_nominee(group: Any) -> None:
    kinds = _("tap-the, ca-nhan hoặc ho (hộ gia đình); mặc định ca-nhan")
    group.add_argument("--kind", type=typed(KINDS), choices=list(KINDS), default="ca-nhan", metavar="LOẠI", help=kinds)
    group.add_argument("--born", metavar="NGÀY", default="", help=_("ngày sinh, ví dụ 05/03/1980, hoặc chỉ năm sinh"))
    group.add_argument("--position", metavar="CHỨC_VỤ", default="", help=_("chức vụ, nghề nghiệp"))
    group.add_argument("--place", metavar="NƠI", default="", help=_("xóm, nơi công tác"))
    _add_sex(group, default="")


def _add_sex(group: Any, *, default: str | None = None) -> None:
    told = _("nam hoặc nu; giấy khen in Ông hay Bà theo đó")
    group.add_argument("--sex", type=fold, choices=list(SEXES), default=default, metavar="GIỚI", help=told)
    group.add_argument("--ethnicity", metavar="DÂN_TỘC", default=default, help=_("dân tộc"))


def _add_steps(works: Any) -> None:
    propose = works.add_parser("propose", help=_("đề nghị: giữ một suất của chỉ tiêu"))
    _add_ids(propose)
    propose.group.add_argument("--reason", metavar="LÝ_DO", default="", help=_("lý do khi vượt chỉ tiêu"))
    document = _("văn bản quyết định cho vượt chỉ tiêu")
    propose.group.add_argument("--document", metavar="VĂN_BẢN", default="", help=document)
    receive = works.add_parser("receive", help=_("ghi ngày nhận hồ sơ"))
    _add_ids(receive)
    receive.group.add_argument("--on", metavar="NGÀY", help=_("ngày nhận, ví dụ 20/01/2022 (mặc định: hôm nay)"))
    appraise = works.add_parser("appraise", help=_("ghi ý kiến thẩm định"))
    _add_ids(appraise)
    appraise.group.add_argument("--text", required=True, metavar="CHỮ", help=_("ý kiến"))
    forward = works.add_parser("forward", help=_("ghi đã trình cấp trên"))
    _add_ids(forward)
    _add_against_council(forward)
    for name, told in (("return", _("trả lại hồ sơ; suất vẫn giữ")), ("withdraw", _("rút đề nghị; suất trống lại"))):
        parser = works.add_parser(name, help=told)
        _add_ids(parser)
        parser.group.add_argument("--reason", required=True, metavar="LÝ_DO", help=_("lý do"))
    replace = works.add_parser("replace", help=_("thay người, tập thể khác vào suất của một đề nghị"))
    _add_id(replace)
    replace.group.add_argument("--by", type=int, metavar="SỐ", help=_("số của ứng viên vào thay"))
    replace.group.add_argument("--name", metavar="TÊN", default="", help=_("người, tập thể mới, cùng đơn vị"))
    _add_nominee(replace.group)
    replace.group.add_argument("--reason", required=True, metavar="LÝ_DO", help=_("chuyển đi, đã mất, bị kỷ luật…"))
    rank = works.add_parser("rank", help=_("xếp một ứng viên vào thứ tự này"))
    _add_id(rank)
    rank.places.add_argument("rank", type=int, metavar="THỨ_TỰ", help=_("1 là đầu tiên"))
    change = works.add_parser("change", help=_("chuyển một ứng viên sang hình thức khác, hồ sơ đi theo"))
    _add_id(change)
    change.places.add_argument("award", metavar="HÌNH_THỨC", help=_("mã hoặc tên"))


def _add_deciding(works: Any) -> None:
    record = works.add_parser("record", help=_("ghi khen thưởng đã có quyết định, bỏ qua các bước"))
    _add_ids(record)
    record.group.add_argument("--number", required=True, metavar="SỐ_QĐ", help=_("số quyết định, ví dụ 15/QĐ-UBND"))
    record.group.add_argument("--on", required=True, metavar="NGÀY", help=_("ngày quyết định"))
    record.group.add_argument("--signer", metavar="TÊN", default="", help=_("người ký"))
    record.group.add_argument("--reason", metavar="LÝ_DO", default="", help=_("lý do khi vượt chỉ tiêu"))
    _add_against_council(record)
    document = _("văn bản quyết định cho vượt chỉ tiêu")
    record.group.add_argument("--document", metavar="VĂN_BẢN", default="", help=document)


def _add_dossiers(works: Any) -> None:
    told = _("từng giấy tờ của hồ sơ: bản cứng, bản mềm nhận ngày nào, còn thiếu gì; ghi, sửa, bỏ ghi nhận")
    papers = works.add_parser("papers", help=told)
    _add_ids(papers)
    item = _("giấy tờ nào, theo mã in trước tên; ghi được nhiều; không ghi là mọi giấy tờ bắt buộc")
    papers.group.add_argument("--item", nargs="+", metavar="MÃ", default=(), help=item)
    papers.group.add_argument("--hard", metavar="NGÀY", default="", help=_("ngày nhận bản cứng, thay ngày đã ghi"))
    papers.group.add_argument("--soft", metavar="NGÀY", default="", help=_("ngày nhận bản mềm, thay ngày đã ghi"))
    papers.group.add_argument("--note", metavar="CHỮ", default="", help=_("ghi chú"))
    papers.group.add_argument("--take-back", action="store_true", help=_("bỏ ghi nhận giấy tờ ở --item, ghi nhầm"))
    due = works.add_parser(
        "deadline", help=_("hạn nộp hồ sơ: mọi ngày kế hoạch nêu; chốt một ngày khi các ngày khác nhau")
    )
    _add_year(due)
    due.group.add_argument("--due", metavar="NGÀY", default="", help=_("Ban chỉ đạo chốt: ngày cuối còn đúng hạn"))
    document = _("văn bản, kết luận của Ban chỉ đạo")
    due.group.add_argument("--document", metavar="VĂN_BẢN", default="", help=document)
    due.group.add_argument("--on", metavar="NGÀY", default="", help=_("ngày của văn bản ấy"))
    due.group.add_argument("--by", metavar="TÊN", default="", help=_("người quyết định"))
    due.group.add_argument("--take-back", action="store_true", help=_("bỏ chốt; các ngày của kế hoạch lại có hiệu lực"))


def _add_duplicates(works: Any) -> None:
    pairs = works.add_parser("duplicates", help=_("những người, tập thể có thể là một; kết luận là một hay khác nhau"))
    _add_year(pairs)
    two = ("SỐ", "SỐ")
    pairs.group.add_argument(
        "--same", nargs=2, metavar=two, help=_("hai đề nghị mang số này là của một người, tập thể")
    )
    pairs.group.add_argument(
        "--different", nargs=2, metavar=two, help=_("hai đề nghị là của hai người, tập thể khác nhau")
    )
    pairs.group.add_argument("--reason", metavar="LÝ_DO", default="", help=_("vì sao kết luận như vậy"))


def _add_import(works: Any) -> None:
    told = _("nhập danh sách: tệp Word có bảng, bảng tính, “-” là dán vào; bỏ trống là từ báo cáo của các xã")
    listed = works.add_parser("import", help=told)
    _add_year(listed)
    listed.places.add_argument(
        "file", nargs="?", metavar="TỆP", help=_("tệp .docx .xlsx .xls .ods .csv .txt, hoặc “-”")
    )
    group = listed.group
    group.add_argument("--unit", metavar="ĐƠN_VỊ", default="", help=_("đơn vị đề nghị của dòng không ghi đơn vị"))
    group.add_argument("--award", metavar="HÌNH_THỨC", default="", help=_("hình thức của dòng không ghi hình thức"))
    answers = _("trả lời một câu hỏi, theo khóa in trước câu hỏi; ghi được nhiều lần; “-” là bỏ ra")
    group.add_argument("--choose", action="append", metavar="KHÓA=TRẢ_LỜI", default=[], help=answers)
    group.add_argument("--leave-out", action="store_true", help=_("bỏ các dòng còn câu hỏi, lưu các dòng còn lại"))
    group.add_argument("--preview", action="store_true", help=_("chỉ cho biết hiểu thế nào, chưa lưu"))


def _add_quota_writing(works: Any) -> None:
    put = works.add_parser("set", help=_("đặt hoặc sửa một chỉ tiêu"))
    _add_year(put)
    put.places.add_argument("award", metavar="HÌNH_THỨC", help=_("mã hoặc tên, ví dụ “Giấy khen huyện”"))
    kinds = _("tap-the, ca-nhan hoặc ho (hộ gia đình)")
    put.places.add_argument("kind", type=typed(KINDS), choices=list(KINDS), metavar="LOẠI", help=kinds)
    put.places.add_argument("places", metavar="SỐ_SUẤT", help=_("bao nhiêu suất; “-” là không giới hạn"))
    unit = _("của đơn vị này: mã hoặc tên; bỏ trống là chỉ tiêu chung")
    put.group.add_argument("--unit", metavar="ĐƠN_VỊ", default="", help=unit)
    put.group.add_argument("--soft", action="store_true", help=_("vượt được khi có lý do, không cần văn bản"))
    put.group.add_argument("--clause", metavar="MỤC", default="", help=_("mục của kế hoạch, ví dụ III.3"))
    remove = works.add_parser("remove", help=_("bỏ một chỉ tiêu không ai giữ suất"))
    remove.places.add_argument("id", type=int, metavar="SỐ", help=_("số của chỉ tiêu theo quotas"))
