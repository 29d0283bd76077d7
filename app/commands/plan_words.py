"""The command lines of ``plans``, ``tasks`` and ``targets``."""

from pathlib import Path
from typing import Any

from app.commands.choices import LEVELS, PROGRESS_STATES, READINGS, TARGET_STATES, TASK_STATES
from app.commands.parsing import Parser
from app.i18n import _


def add_plans(commands: Any) -> list[Parser]:
    """Add ``plans``, ``tasks``, ``targets`` with what they can do; returns every parser that takes common options."""
    parsers: list[Parser] = []
    for name, told, add in (
        ("plans", _("kế hoạch: lấy kế hoạch có sẵn, xem, kết thúc, kinh phí"), _add_plan_works),
        ("tasks", _("nhiệm vụ của kế hoạch: tiến độ, quá hạn, việc của từng cơ quan"), _add_task_works),
        ("targets", _("chỉ tiêu kế hoạch: số liệu, mức đạt, đánh giá, giao chỉ tiêu"), _add_target_works),
    ):
        made = commands.add_parser(name, help=told)
        works = made.add_subparsers(dest="work", metavar="VIỆC", title=_("Các việc"), parser_class=Parser)
        works.required = True
        add(works)
        for parser in works.choices.values():
            parser.group.add_argument("--json", action="store_true", help=_("trả lời bằng JSON"))
        parsers += works.choices.values()
    return parsers


def _plan(parser: Parser) -> None:
    told = _("mã, số hoặc tên kế hoạch; chỉ có một kế hoạch thì không cần")
    parser.group.add_argument("--plan", default="", metavar="KẾ_HOẠCH", help=told)


def _period(parser: Parser, told: str) -> None:
    parser.group.add_argument("--period", default="", metavar="KỲ", help=told)


# --- plans -----------------------------------------------------------------------------------------------------------


def _add_plan_works(works: Any) -> None:
    found = works.add_parser("list", help=_("các kế hoạch trong dữ liệu"))
    found.group.add_argument("--all", action="store_true", help=_("cả kế hoạch có sẵn chưa lấy vào dữ liệu"))
    show = works.add_parser("show", help=_("một kế hoạch: căn cứ, giai đoạn, cơ quan, chỉ tiêu, nhiệm vụ, nghĩa vụ"))
    told = _("mã, số hoặc tên kế hoạch, như --plan")
    show.places.add_argument("key", nargs="?", default="", metavar="KẾ_HOẠCH", help=told)
    _plan(show)
    adopt = works.add_parser("adopt", help=_("lấy một kế hoạch có sẵn vào dữ liệu"))
    adopt.places.add_argument("id", metavar="MÃ", help=_("mã theo plans list --all"))
    clause = works.add_parser("clause", help=_("đoạn văn của kế hoạch ở một mục"))
    clause.places.add_argument("clause", metavar="MỤC", help=_("mục, ví dụ III.2.a"))
    _plan(clause)
    _add_reading(works)
    export = works.add_parser("export", help=_("ghi kế hoạch ra tệp (.toml và toàn văn .txt) để sửa hoặc chuyển đi"))
    export.places.add_argument("folder", type=Path, metavar="THƯ_MỤC", help=_("thư mục để ghi"))
    _plan(export)
    take = works.add_parser("import", help=_("lưu kế hoạch từ tệp (.toml); trùng mã thì thay kế hoạch đang có"))
    take.places.add_argument("file", type=Path, metavar="TỆP", help=_("tệp kế hoạch"))
    take.group.add_argument("--with-results", action="store_true", help=_("bỏ phần đã ghi kết quả nếu tệp không có"))
    close = works.add_parser("close", help=_("kết thúc kế hoạch: không ghi thêm kết quả"))
    close.group.add_argument("--on", default="", metavar="NGÀY", help=_("ngày kết thúc (mặc định: hôm nay)"))
    _plan(close)
    _plan(works.add_parser("reopen", help=_("mở lại kế hoạch đã kết thúc")))
    remove = works.add_parser("remove", help=_("bỏ kế hoạch khỏi dữ liệu; hoàn tác được"))
    remove.group.add_argument("--with-results", action="store_true", help=_("bỏ cả khi đã ghi kết quả"))
    _plan(remove)
    _add_cost_works(works)


def _add_reading(works: Any) -> None:
    read = works.add_parser("read", help=_("đọc văn bản kế hoạch (.docx, .txt): các mục đọc được và mâu thuẫn"))
    read.places.add_argument("file", type=Path, metavar="TỆP", help=_("văn bản kế hoạch"))
    told = _("lập kế hoạch với mã này từ các mục đọc được, trừ phỏng đoán, và nói phần nào để ngoài")
    read.group.add_argument("--store", default="", metavar="MÃ", help=told)
    read.group.add_argument("--with-guesses", action="store_true", help=_("với --store: lấy cả các mục phỏng đoán"))
    for field, metavar, words in (
        ("--title", "TÊN", _("trích yếu, nếu văn bản không có")),
        ("--issuer", "CƠ_QUAN", _("cơ quan ban hành, nếu văn bản không có")),
        ("--starts", "NGÀY", _("ngày bắt đầu thực hiện, nếu văn bản không có")),
        ("--ends", "NGÀY", _("ngày kết thúc thực hiện, nếu văn bản không có")),
    ):
        read.group.add_argument(field, default="", metavar=metavar, help=words)
    level = _("cấp ban hành, nếu văn bản không có: {choices}").format(choices=_choices(LEVELS))
    read.group.add_argument("--level", choices=sorted(LEVELS), metavar="CẤP", help=level)


def _add_cost_works(works: Any) -> None:
    costs = works.add_parser("costs", help=_("kinh phí: dự toán, đã chi, theo năm, nguồn, nhiệm vụ"))
    costs.group.add_argument("--year", type=int, metavar="NĂM", help=_("chỉ năm này"))
    _plan(costs)
    cost = works.add_parser("cost", help=_("ghi một khoản kinh phí; với --id thì sửa khoản đó"))
    cost.places.add_argument("title", metavar="NỘI_DUNG", help=_("nội dung chi"))
    cost.group.add_argument("--year", type=int, required=True, metavar="NĂM", help=_("năm"))
    cost.group.add_argument("--planned", default="", metavar="ĐỒNG", help=_("dự toán, ví dụ 15.000.000"))
    cost.group.add_argument("--spent", default="", metavar="ĐỒNG", help=_("đã chi"))
    cost.group.add_argument("--source", default="", metavar="NGUỒN", help=_("nguồn kinh phí"))
    cost.group.add_argument("--task", default="", metavar="NHIỆM_VỤ", help=_("mã nhiệm vụ"))
    cost.group.add_argument("--id", type=int, default=0, metavar="SỐ", help=_("số của khoản theo plans costs"))
    _plan(cost)
    drop = works.add_parser("drop-cost", help=_("bỏ một khoản kinh phí"))
    drop.places.add_argument("id", type=int, metavar="SỐ", help=_("số của khoản theo plans costs"))
    _plan(drop)


# --- tasks -----------------------------------------------------------------------------------------------------------


def _task(parser: Parser) -> None:
    parser.places.add_argument("task", metavar="NHIỆM_VỤ", help=_("mã nhiệm vụ theo tasks list"))
    _plan(parser)


def _add_task_works(works: Any) -> None:
    found = works.add_parser("list", help=_("cây nhiệm vụ với tình trạng hôm nay"))
    _plan(found)
    found.group.add_argument("--agency", default="", metavar="CƠ_QUAN", help=_("chỉ nhiệm vụ của cơ quan này"))
    found.group.add_argument("--phase", default="", metavar="GIAI_ĐOẠN", help=_("chỉ giai đoạn này (mã)"))
    _period(found, _("chỉ nhiệm vụ có việc trong kỳ này, ví dụ 2022, 2022-Q3"))
    found.group.add_argument("--state", choices=sorted(TASK_STATES), metavar="TÌNH_TRẠNG", help=_choices(TASK_STATES))
    found.group.add_argument("--overdue", action="store_true", help=_("chỉ nhiệm vụ quá hạn"))
    _task(works.add_parser("show", help=_("một nhiệm vụ: từng kỳ, từng cơ quan, sản phẩm, minh chứng")))
    _add_progress(works)
    opened = works.add_parser("open", help=_("ghi điều kiện của nhiệm vụ đã có (ví dụ đã có hướng dẫn)"))
    _task(opened)
    opened.group.add_argument("--on", default="", metavar="NGÀY", help=_("ngày có điều kiện (mặc định: hôm nay)"))
    opened.group.add_argument("--due", default="", metavar="NGÀY", help=_("hạn được đặt khi đó"))
    opened.group.add_argument("--document", default="", metavar="VĂN_BẢN", help=_("văn bản"))
    _task(works.add_parser("wait", help=_("bỏ ghi nhận điều kiện: nhiệm vụ lại chờ")))
    drop = works.add_parser("drop", help=_("bỏ một mục tiến độ đã ghi"))
    drop.places.add_argument("id", type=int, metavar="SỐ", help=_("số của mục theo tasks show"))
    _plan(drop)
    listed = works.add_parser("worklist", help=_("việc của một cơ quan: chủ trì trước, phối hợp sau; lập phiếu để in"))
    whose = _("mã hoặc tên cơ quan; để trống cùng --out thì lập phiếu cho từng cơ quan có việc")
    listed.places.add_argument("agency", nargs="?", default="", metavar="CƠ_QUAN", help=whose)
    _plan(listed)
    _period(listed, _("chỉ kỳ này"))
    listed.group.add_argument("--out", type=Path, metavar="THƯ_MỤC", help=_("thư mục chứa phiếu việc Word, PDF"))
    listed.group.add_argument("--format", choices=["docx", "pdf"], metavar="DẠNG", help=_("chỉ docx hoặc pdf"))


def _add_progress(works: Any) -> None:
    progress = works.add_parser("progress", help=_("ghi tiến độ hoặc sản phẩm của một nhiệm vụ"))
    _task(progress)
    told = _choices(PROGRESS_STATES)
    progress.places.add_argument("state", choices=sorted(PROGRESS_STATES), metavar="TIẾN_ĐỘ", help=told)
    progress.group.add_argument("--on", default="", metavar="NGÀY", help=_("ngày (mặc định: hôm nay)"))
    progress.group.add_argument("--agency", default="", metavar="CƠ_QUAN", help=_("của cơ quan nào; trống là chung"))
    of_group = _("của đơn vị nào trong cơ quan gồm nhiều đơn vị, theo mã hoặc tên")
    progress.group.add_argument("--unit", default="", metavar="ĐƠN_VỊ", help=of_group)
    _period(progress, _("kỳ; trống là kỳ của ngày đó"))
    progress.group.add_argument("--product", default="", metavar="SẢN_PHẨM", help=_("mã sản phẩm"))
    progress.group.add_argument("--count", default="", metavar="SỐ", help=_("bao nhiêu sản phẩm"))
    progress.group.add_argument("--document", default="", metavar="VĂN_BẢN", help=_("văn bản chứng minh"))
    progress.group.add_argument("--note", default="", metavar="CHỮ", help=_("ghi chú"))
    corrected = _("sửa mục này thay vì ghi thêm; số của mục theo tasks show")
    progress.group.add_argument("--id", type=int, default=0, metavar="SỐ", help=corrected)
    files = _("tệp minh chứng; nhiều tệp thì lặp lại")
    progress.group.add_argument("--file", action="append", type=Path, default=[], metavar="TỆP", help=files)


def _choices(words: Any) -> str:
    return _("một trong: {words}").format(words=", ".join(words))


# --- targets ---------------------------------------------------------------------------------------------------------


def _target(parser: Parser) -> None:
    parser.places.add_argument("target", metavar="CHỈ_TIÊU", help=_("mã chỉ tiêu theo targets list"))
    _plan(parser)


def _add_target_works(works: Any) -> None:
    found = works.add_parser("list", help=_("các chỉ tiêu: mức, kết quả, độ phủ, đạt hay chưa"))
    _plan(found)
    _period(found, _("kỳ, ví dụ 2022; trống là kỳ của hôm nay"))
    show = works.add_parser("show", help=_("một chỉ tiêu qua các kỳ"))
    _target(show)
    _add_set(works)
    drop = works.add_parser("drop", help=_("bỏ một số liệu đã ghi"))
    drop.places.add_argument("id", type=int, metavar="SỐ", help=_("số của số liệu theo targets figures"))
    _plan(drop)
    _plan(works.add_parser("figures", help=_("mọi số liệu đã ghi của kế hoạch")))
    judge = works.add_parser("judge", help=_("đánh giá một chỉ tiêu; chỉ tiêu có con số thì phải ghi lý do"))
    _target(judge)
    judge.places.add_argument("state", choices=sorted(TARGET_STATES), metavar="KẾT_QUẢ", help=_choices(TARGET_STATES))
    _period(judge, _("kỳ; trống là kỳ của hôm nay"))
    judge.group.add_argument("--on", default="", metavar="NGÀY", help=_("ngày đánh giá (mặc định: hôm nay)"))
    judge.group.add_argument("--reason", default="", metavar="CHỮ", help=_("lý do"))
    judge.group.add_argument("--document", default="", metavar="VĂN_BẢN", help=_("văn bản"))
    unjudge = works.add_parser("unjudge", help=_("bỏ đánh giá của một kỳ"))
    _target(unjudge)
    _period(unjudge, _("kỳ; trống là kỳ của hôm nay"))
    share = works.add_parser("share", help=_("giao chỉ tiêu cho cơ quan, đơn vị; thay cho lần giao trước của kỳ"))
    _target(share)
    share.places.add_argument(
        "shares", nargs="*", metavar="CƠ_QUAN=SỐ", help=_("ví dụ cong-an=3; xã, đồn thì ghi mã hoặc tên")
    )
    _period(share, _("kỳ; trống là kỳ của hôm nay"))
    share.group.add_argument(
        "--split", action="store_true", help=_("các số là hệ số: chia mức của kế hoạch theo hệ số")
    )
    reading = works.add_parser("reading", help=_("hiểu mức “tăng thêm” theo cách khác"))
    _target(reading)
    reading.places.add_argument("step", type=int, metavar="MỨC", help=_("mức thứ mấy, đếm từ 1"))
    reading.places.add_argument("reading", choices=sorted(READINGS), metavar="CÁCH_HIỂU", help=_choices(READINGS))
    reading.group.add_argument("--note", default="", metavar="CHỮ", help=_("căn cứ của cách hiểu"))


def _add_set(works: Any) -> None:
    put = works.add_parser("set", help=_("ghi một số liệu của kế hoạch"))
    put.places.add_argument("measure", metavar="SỐ_ĐO", help=_("mã số đo theo plans show, hoặc mã chỉ tiêu báo cáo"))
    put.places.add_argument("period", metavar="KỲ", help=_("kỳ, ví dụ 2022, 2022-Q3"))
    put.places.add_argument("value", metavar="SỐ", help=_("số, ví dụ 12,5; “?” là đã hỏi mà chưa biết"))
    put.group.add_argument("--agency", default="", metavar="CƠ_QUAN", help=_("của cơ quan nào; trống là chung"))
    put.group.add_argument("--unit", default="", metavar="ĐƠN_VỊ", help=_("của xã, đồn nào"))
    put.group.add_argument("--document", default="", metavar="VĂN_BẢN", help=_("văn bản"))
    put.group.add_argument("--note", default="", metavar="CHỮ", help=_("ghi chú"))
    _plan(put)
