"""Commands: the work of the program without its window, through the same services.

    exit 0   done                     exit 2   refused: Vietnamese sentence on standard error
    exit 1   bug: details in the log, a trace on the screen only with --debug
    exit 3   lint only: checked, and some paper departs from the layout law

Where no terminal reads them, refusals begin with their code, and after each commit that accepts a report one line
``ACK <submission-id> <sha256>`` is flushed to standard output. With
``--json`` the answer is one JSON object on the last line, after any ``ACK`` lines.

Only the standard library and :mod:`app.errors` are loaded here; the module of a command is loaded when it is asked for.
"""

import argparse
import importlib
import logging
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from app import logs, paths
from app.commands.award_words import add_awards
from app.commands.console import Console
from app.commands.council_words import add_councils
from app.commands.event_words import add_events
from app.commands.issuing_words import add_issuing
from app.commands.nomination_words import add_nominations
from app.commands.obligation_words import add_obligations
from app.commands.outgoing_words import add_papers
from app.commands.parsing import HIDDEN, Parser
from app.commands.plan_words import add_plans
from app.commands.register_words import add_registers
from app.commands.tier_words import add_tiers
from app.commands.year_words import add_years
from app.errors import Problem
from app.i18n import _
from app.progress import Cancelled
from app.version import PROGRAM, VERSION

_log = logging.getLogger(__name__)

DONE, BUG, REFUSED = 0, 1, 2

#: command → module and function; the modules load the heavy libraries.
_COMMANDS = {
    "init": "app.commands.setting_up:init",
    "demo": "app.commands.setting_up:demo",
    "form": "app.commands.forms:form",
    "import": "app.commands.intake:import_",
    "findings": "app.commands.finding_list:findings",
    "answer": "app.commands.deciding:answer",
    "return": "app.commands.deciding:return_",
    "undo": "app.commands.deciding:undo",
    "meanings": "app.commands.meanings:meanings",
    "annotate": "app.commands.annotating:annotate",
    "accept": "app.commands.intake:accept",
    "figures": "app.commands.numbers:figures",
    "source": "app.commands.numbers:source",
    "review": "app.commands.reviewing:review",
    "papers": "app.commands.outgoing:papers_",
    "issue": "app.commands.issuing:issue",
    "correct": "app.commands.issuing:correct",
    "templates": "app.commands.templating:templates_",
    "batch": "app.commands.templating:batch",
    "lint": "app.commands.linting:lint",
    "events": "app.commands.events:events_",
    "tiers": "app.commands.tiers:tiers_",
    "nominations": "app.commands.nominations:nominations_",
    "quotas": "app.commands.quotas:quotas_",
    "councils": "app.commands.councils:councils_",
    "awards": "app.commands.awards:awards_",
    "plans": "app.commands.plans:plans_",
    "tasks": "app.commands.tasks:tasks_",
    "targets": "app.commands.targets:targets_",
    "obligations": "app.commands.obligations:obligations_",
    "registers": "app.commands.registers:registers_",
    "surveys": "app.commands.register_surveys:surveys_",
    "classify": "app.commands.register_surveys:classify",
    "years": "app.commands.years:years_",
    "units": "app.commands.units:units_",
    "committee": "app.commands.committee:committee_",
    "backup": "app.commands.keeping:backup",
    "restore": "app.commands.keeping:restore",
    "check": "app.commands.keeping:check",
    HIDDEN: "app.commands.keeping:crash_points",
}


def main(argv: Sequence[str]) -> int:
    """Run one command; ``argv`` are the arguments after the program's name; the answer is the exit code."""
    console = Console(sys.stdout, sys.stderr)
    try:
        args = build_parser().parse_args(list(argv))
    except Problem as problem:
        console.refuse(problem)
        return REFUSED
    except SystemExit as leaving:  # argparse leaves this way after --help and --version
        return DONE if not leaving.code else REFUSED
    try:
        args.data.exists()
    except OSError:
        sentence = _("Không dùng được thư mục dữ liệu này: tên không hợp lệ hoặc quá dài.")
        console.refuse(Problem("bad-folder", sentence, _("Hãy chọn tên ngắn hơn hoặc nơi khác.")))
        return REFUSED
    with _log_of(args.data):
        return _run(args, console)


def _run(args: argparse.Namespace, console: Console) -> int:
    try:
        module, _colon, name = _COMMANDS[args.command].partition(":")
        code = getattr(importlib.import_module(module), name)(args, console)
        console.flush()
    except Problem as problem:
        console.refuse(problem)
        return REFUSED
    except (Cancelled, KeyboardInterrupt):
        console.refuse(Problem("cancelled", _("Đã dừng theo yêu cầu; việc chưa xong không để lại gì.")))
        return REFUSED
    except BrokenPipeError:
        # Whoever read our output has left (``| head``); that is no fault of ours.
        console.give_up_output()
        return DONE
    except Exception:  # noqa: BLE001 - the outermost frame: whatever arrives here is a bug, and logged as one
        _report_bug(args, console)
        return BUG
    return int(code)


def _report_bug(args: argparse.Namespace, console: Console) -> None:
    folder = paths.log_folder(args.data)
    if not logging.getLogger().handlers:
        with suppress(OSError):  # a bug is told even where no log can be kept
            handler = logs.start(folder)
            _log.exception("command %s failed", args.command)
            logs.stop(handler)
    else:
        _log.exception("command %s failed", args.command)
    sentence = _("Chương trình gặp lỗi khi chạy lệnh {command}; việc đang làm dở không được lưu.")
    way_out = _("Chi tiết ở {file}; hãy gửi tệp đó cho người hỗ trợ.").format(file=folder / logs.LOG_FILE_NAME)
    console.refuse(Problem("bug", sentence.format(command=args.command), way_out))
    if args.debug:
        console.error(traceback.format_exc())


@contextmanager
def _log_of(folder: Path) -> Iterator[None]:
    """Write the log of an existing data folder; a command that makes the folder must find the place empty."""
    try:
        is_in_use = folder.is_dir() and any(folder.iterdir())
        handler = logs.start(paths.log_folder(folder)) if is_in_use else None
    except OSError:  # a folder that may only be read has no log, and its data can still be looked at
        handler = None
    if handler is None:
        yield
        return
    try:
        yield
    finally:
        logs.stop(handler)


def build_parser() -> Parser:
    """The whole command line; texts are Vietnamese."""
    parser = Parser(
        prog=_typed_name(), description=_("Phên Dậu: báo cáo sơ kết phong trào tự quản đường biên, mốc quốc giới.")
    )
    parser.group.add_argument(
        "--version", action="version", version=f"{PROGRAM} {VERSION}", help=_("in tên và phiên bản")
    )
    _add_common(parser, is_default=True)
    commands = parser.add_subparsers(dest="command", metavar="LỆNH", title=_("Các lệnh"), parser_class=Parser)
    commands.required = True
    for add in (_add_setting_up, _add_intake, _add_deciding, _add_meanings, _add_annotate, _add_numbers):
        add(commands)
    works = [*add_papers(commands), *add_issuing(commands), *add_events(commands), *add_tiers(commands)]
    works += [*add_nominations(commands), *add_councils(commands), *add_awards(commands)]
    works += add_years(commands)
    works += add_plans(commands)
    works += add_obligations(commands)
    works += add_registers(commands)
    _add_lint(commands)
    _add_keeping(commands)
    for command in {*commands.choices.values(), *works}:
        _add_common(command, is_default=False)
    return parser


def _typed_name() -> str:
    """What somebody types to start the program, so that help and refusals can be copied as they stand."""
    if paths.is_frozen():
        return Path(sys.executable).stem
    return "py run.py" if sys.platform == "win32" else "python3 run.py"


def _add_common(parser: Parser, *, is_default: bool) -> None:
    """Options allowed before and after the command; the later place wins."""
    group = parser.group
    data = paths.default_data_folder() if is_default else argparse.SUPPRESS
    group.add_argument("--data", type=Path, metavar="THƯ_MỤC", default=data, help=_("thư mục dữ liệu"))
    actor = "" if is_default else argparse.SUPPRESS
    group.add_argument("--actor", metavar="TÊN", default=actor, help=_("người thao tác (mặc định: tên đăng nhập máy)"))
    debug = False if is_default else argparse.SUPPRESS
    group.add_argument("--debug", action="store_true", default=debug, help=_("in cả dấu vết khi gặp lỗi chương trình"))


_Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse has no public name for what add_subparsers returns


def _add_setting_up(commands: "_Commands[Parser]") -> None:
    init = commands.add_parser("init", help=_("tạo dữ liệu mới từ một kế hoạch"))
    plan = _("mã kế hoạch, ví dụ ha-quang-2022 (một huyện), truong-ha-2026 (một xã, hai cấp)")
    init.group.add_argument("--plan", required=True, metavar="MÃ", help=plan)
    demo = commands.add_parser(
        "demo", help=_("làm trọn việc trên số liệu mẫu kèm chương trình, rồi liệt kê tệp đã tạo")
    )
    demo.group.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC", help=_("thư mục chứa kết quả"))


def _add_intake(commands: "_Commands[Parser]") -> None:
    _add_form(commands)
    load = commands.add_parser("import", help=_("đọc, kiểm tra và tiếp nhận báo cáo xã, đồn"))
    kinds = _("tệp .xlsx .xlsm .xls .ods .csv, tệp nén .zip, hoặc thư mục chứa tệp")
    load.places.add_argument("paths", nargs="*", type=Path, metavar="TỆP", help=kinds)
    again = _("đọc lại tệp gốc của báo cáo đã nhận (số của báo cáo) theo cách hiểu đã xác nhận về sau, thay cho tệp")
    load.group.add_argument("--again", nargs="+", type=int, metavar="SỐ", help=again)
    load.group.add_argument("--accept", action="store_true", help=_("duyệt luôn báo cáo không còn lỗi, câu hỏi"))
    _add_json(load)
    found = commands.add_parser("findings", help=_("liệt kê lỗi, câu hỏi, cảnh báo của các báo cáo"))
    _add_scope(found)
    found.group.add_argument(
        "--all", action="store_true", help=_("viết ra mọi điều, kể cả cảnh báo, gợi ý, điều đã giải quyết")
    )
    _add_json(found)
    accept = commands.add_parser("accept", help=_("duyệt báo cáo đã tiếp nhận"))
    accept.places.add_argument(
        "units", nargs="*", metavar="ĐƠN_VỊ", help=_("tên hoặc mã đơn vị; bỏ trống là mọi báo cáo đang chờ duyệt")
    )
    _add_year(accept)
    _add_json(accept)


def _add_deciding(commands: "_Commands[Parser]") -> None:
    answer = commands.add_parser("answer", help=_("trả lời một câu hỏi, hoặc bỏ qua một lỗi, cảnh báo kèm lý do"))
    answer.places.add_argument("report", type=int, metavar="BÁO_CÁO", help=_("số của báo cáo (lệnh findings in ra)"))
    answer.places.add_argument("finding", type=int, metavar="PHÁT_HIỆN", help=_("số của phát hiện"))
    answer.group.add_argument("--choose", type=int, metavar="SỐ", help=_("chọn câu trả lời thứ mấy, từ 1"))
    own = _("số của mình, ví dụ F06=3; A01= là chưa có số liệu; ghi được nhiều lần")
    answer.group.add_argument("--value", action="append", metavar="MÃ=SỐ", help=own)
    answer.group.add_argument("--reason", metavar="LÝ_DO", help=_("bỏ qua lỗi hoặc cảnh báo với lý do này"))
    _add_json(answer)
    back = commands.add_parser("return", help=_("trả lại báo cáo đang chờ duyệt để đơn vị sửa"))
    back.places.add_argument("unit", metavar="ĐƠN_VỊ", help=_("tên hoặc mã đơn vị"))
    back.group.add_argument("--reason", required=True, metavar="LÝ_DO", help=_("đơn vị cần bổ sung, sửa những gì"))
    _add_year(back)
    _add_json(back)
    undo = commands.add_parser("undo", help=_("hoàn tác việc vừa làm, hoặc một lần nhập của ngày bất kỳ"))
    undo.group.add_argument("--list", action="store_true", help=_("chỉ liệt kê các lần nhập"))
    imported = _("hoàn tác lần nhập mang số này; chưa có --yes thì chỉ cho biết sẽ ra sao")
    undo.group.add_argument("--id", type=int, metavar="SỐ", help=imported)
    sure = _("làm cả khi bỏ báo cáo khỏi số liệu, bỏ duyệt, bỏ quyết định hay bản in đã ra ngoài")
    undo.group.add_argument("--yes", action="store_true", help=sure)
    _add_json(undo)


def _add_meanings(commands: "_Commands[Parser]") -> None:
    known = commands.add_parser("meanings", help=_("những cách hiểu tên chỉ tiêu đã ghi nhớ của từng đơn vị"))
    known.group.add_argument("--unit", metavar="ĐƠN_VỊ", help=_("tên hoặc mã đơn vị (mặc định: mọi đơn vị)"))
    known.group.add_argument(
        "--confirm",
        nargs=3,
        metavar=("BÁO_CÁO", "PHÁT_HIỆN", "MÃ"),
        help=_("xác nhận tên ở một phát hiện (số lấy từ findings --json) là chỉ tiêu nào"),
    )
    known.group.add_argument("--forget", type=int, metavar="SỐ", help=_("quên một cách hiểu; lần sau lại hỏi"))
    _add_json(known)


def _add_form(commands: "_Commands[Parser]") -> None:
    form = commands.add_parser("form", help=_("lập biểu mẫu để xã, đồn điền"))
    _add_year(form)
    form.group.add_argument(
        "--unit",
        action="extend",
        nargs="+",
        metavar="ĐƠN_VỊ",
        help=_("tên hoặc mã đơn vị, ghi được nhiều đơn vị (mặc định: mọi đơn vị phải báo cáo)"),
    )
    form.group.add_argument(
        "--period",
        metavar="KỲ",
        default="nam",
        help=_("nam (cả năm), 6t, 9t, 6tc (6 tháng cuối năm), q1…q4, t1…t12, hoặc từ ngày-đến ngày: 01/03-15/05"),
    )
    form.group.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC", help=_("thư mục chứa biểu mẫu"))
    _add_json(form)


def _add_annotate(commands: "_Commands[Parser]") -> None:
    marked = commands.add_parser("annotate", help=_("tô màu chỗ sai trong chính tệp của đơn vị để gửi trả lại"))
    marked.places.add_argument(
        "paths", nargs="*", type=Path, metavar="TỆP", help=_("tệp hoặc thư mục chứa tệp; chỉ đọc, không tiếp nhận")
    )
    marked.group.add_argument("--id", type=int, metavar="SỐ", help=_("số của báo cáo đã tiếp nhận, thay cho tệp"))
    marked.group.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC", help=_("thư mục chứa kết quả"))
    marked.group.add_argument("--slip", action="store_true", help=_("kèm phiếu yêu cầu bổ sung (Word, PDF)"))


def _add_numbers(commands: "_Commands[Parser]") -> None:
    figures = commands.add_parser("figures", help=_("số liệu tổng hợp từ báo cáo đã duyệt"))
    _add_scope(figures)
    figures.group.add_argument("--hamlets", action="store_true", help=_("kèm số liệu từng xóm"))
    _add_json(figures)
    source = commands.add_parser("source", help=_("từ một số tổng hợp về đơn vị, tệp, trang, ô"))
    source.places.add_argument("code", metavar="MÃ", help=_("mã chỉ tiêu, ví dụ A01"))
    _add_scope(source)
    _add_json(source)
    _add_review(commands)


def _add_review(commands: "_Commands[Parser]") -> None:
    review = commands.add_parser("review", help=_("lập báo cáo sơ kết ra Word, PDF; viết, kiểm tra từng mục"))
    _add_scope(review)
    review.group.add_argument(
        "--out",
        type=Path,
        action="append",
        metavar="TỆP",
        help=_("tệp .docx hoặc .pdf; ghi được nhiều lần"),
    )
    review.group.add_argument(
        "--sources", action="store_true", help=_("kèm phụ lục nguồn của số liệu: tệp, trang, ô của từng số")
    )
    review.group.add_argument("--leaf", metavar="MỤC", help=_("xem một mục của đề cương, ví dụ III.1"))
    review.group.add_argument(
        "--text", type=Path, metavar="TỆP", help=_("với --leaf: lời văn mới của mục, từ tệp UTF-8; {D04} là số liệu")
    )
    review.group.add_argument("--done", action="store_true", help=_("với --text: đánh dấu mục đã xong"))
    review.group.add_argument("--check", action="store_true", help=_("báo cáo còn thiếu gì, số nào trong lời văn sai"))
    _add_json(review)


def _add_lint(commands: "_Commands[Parser]") -> None:
    form = commands.add_parser("lint", help=_("kiểm tra thể thức tệp Word theo Nghị định 30/2020/NĐ-CP"))
    kinds = _("tệp .docx, .docm bất kỳ, hoặc thư mục chứa tệp; mã thoát 3 là có điều sai thể thức")
    form.places.add_argument("paths", nargs="+", type=Path, metavar="TỆP", help=kinds)
    _add_json(form)


def _add_keeping(commands: "_Commands[Parser]") -> None:
    backup = commands.add_parser("backup", help=_("sao lưu dữ liệu, kiểm lại bản sao"))
    backup.group.add_argument(
        "--out", type=Path, metavar="THƯ_MỤC", help=_("thư mục chứa bản sao (mặc định: trong thư mục dữ liệu)")
    )
    restore = commands.add_parser("restore", help=_("khôi phục dữ liệu từ bản sao lưu"))
    restore.places.add_argument("file", type=Path, metavar="TỆP", help=_("bản sao lưu"))
    commands.add_parser("check", help=_("kiểm tra tệp dữ liệu và dấu niêm của báo cáo đã duyệt"))
    commands.add_parser(HIDDEN)  # for tests of endurance: neither help nor a refusal names it


def _add_year(parser: Parser) -> None:
    parser.group.add_argument("--year", type=int, metavar="NĂM", help=_("năm báo cáo (mặc định: năm của kế hoạch)"))


def _add_scope(parser: Parser) -> None:
    _add_year(parser)
    parser.group.add_argument("--unit", metavar="ĐƠN_VỊ", help=_("tên hoặc mã đơn vị (mặc định: cả địa bàn)"))


def _add_json(parser: Parser) -> None:
    parser.group.add_argument("--json", action="store_true", help=_("in kết quả dạng JSON trên dòng cuối"))
