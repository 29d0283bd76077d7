"""``init`` and ``demo``: a new data folder from a plan, and the whole job on the sample data the program carries."""

import argparse
import shutil
from pathlib import Path

from app.commands import intake, papers
from app.commands.console import Console
from app.errors import Refused
from app.i18n import _
from app.services import founding, sample_events, samples, workspace
from app.services.awards import sample as sample_awards
from app.services.awards import sample_prints
from app.services.workspace import DataFolder

_DATA = "du-lieu"
_NOTICE = "DOC-TRUOC.txt"
_REPORTS = ("bao-cao-so-ket.docx", "bao-cao-so-ket.pdf")
_AWARDS = "khen-thuong"


def init(args: argparse.Namespace, console: Console) -> int:
    """Make a new data folder from a plan; an existing data file is never touched."""
    ws = founding.create(args.data, args.plan, actor=args.actor.strip())
    ws.close()
    console.line(_("Đã tạo dữ liệu từ kế hoạch {plan}: {path}").format(plan=args.plan, path=ws.folder.data_file))
    return 0


def demo(args: argparse.Namespace, console: Console) -> int:
    """Make a data folder, bring two years of sample reports in, accept what is clean, write papers; list the files.

    The folder must be new, empty, or hold nothing but an earlier demo, which is made anew: nothing of anybody is mixed
    with sample data.
    """
    out: Path = args.out
    _clear_earlier_demo(out)
    args.data = out / _DATA
    args.plan = samples.PLAN
    init(args, console)
    (out / _NOTICE).write_text(_notice(), encoding="utf-8")
    args.accept, args.json, args.again = True, False, None
    earlier, later = samples.sample_folders()
    _import(earlier, args, console)
    _plan_events(args, console)
    _import(later, args, console)
    _award(args, console)
    console.line()
    _print_awards(args, out / _AWARDS, console)
    console.line()
    args.year, args.unit, args.sources = None, None, False
    args.out = [out / name for name in _REPORTS]
    papers.review(args, console)
    _list_files(console, out, DataFolder(args.data))
    return 0


def _import(folder: Path, args: argparse.Namespace, console: Console) -> None:
    args.paths = [folder]
    console.line()
    console.line(_("Nhập {folder} (số liệu minh họa)").format(folder=folder.name))
    intake.import_(args, console)


def _plan_events(args: argparse.Namespace, console: Console) -> None:
    ws = workspace.open_(args.data, actor=args.actor.strip())
    try:
        planned = sample_events.add(ws)
    finally:
        ws.close()
    console.line()
    console.line(_("Lập kế hoạch {count} sự kiện của Ngày hội (số liệu minh họa)").format(count=planned))


def _award(args: argparse.Namespace, console: Console) -> None:
    ws = workspace.open_(args.data, actor=args.actor.strip())
    try:
        made = sample_awards.add(ws)
    finally:
        ws.close()
    console.line()
    told = _("Lập {count} đề nghị khen thưởng, {moved} đề nghị đã xử lý (số liệu minh họa)")
    console.line(told.format(count=made.entered, moved=made.moved))


def _print_awards(args: argparse.Namespace, folder: Path, console: Console) -> None:
    """The dossier of one commune and its certificates to look at."""
    ws = workspace.open_(args.data, actor=args.actor.strip())
    try:
        printed = sample_prints.write(ws, folder)
    finally:
        ws.close()
    for path in printed:
        console.line(_("Đã lập {path}").format(path=path))


def _notice() -> str:
    return (
        _("SỐ LIỆU MINH HỌA. Thư mục này do lệnh demo tạo để xem thử; chạy lại lệnh demo vào đây sẽ làm mới tất cả.")
        + "\n"
    )


def _clear_earlier_demo(out: Path) -> None:
    """Take away what an earlier demo left; raises ``Refused`` when anything else is there or its data is open."""
    if not out.exists():
        return
    found = {item.name for item in out.iterdir()} if out.is_dir() else {out.name}
    if found and (_NOTICE not in found or found - {_NOTICE, _DATA, _AWARDS, *_REPORTS}):
        raise Refused(
            "not-empty",
            _("{path} đã có tệp; số liệu mẫu chỉ được ghi vào thư mục mới hoặc rỗng.").format(path=out),
            _("Hãy chọn thư mục khác; chưa làm gì cả."),
        )
    data = out / _DATA
    if DataFolder(data).data_file.exists():
        # Opening takes the lock: a demo that somebody looks at in a window is not pulled from under it.
        workspace.open_(data).close()
    for folder in (data, out / _AWARDS):
        if folder.exists():
            shutil.rmtree(folder)
    for name in (*_REPORTS, _NOTICE):
        (out / name).unlink(missing_ok=True)


def _list_files(console: Console, out: Path, folder: DataFolder) -> None:
    console.line()
    console.line(_("Các tệp đã tạo trong {path}:").format(path=out))
    for path in sorted(item for item in out.rglob("*") if item.is_file()):
        size = -(-path.stat().st_size // 1024)
        mark = _(" (tệp dữ liệu)") if path == folder.data_file else ""
        console.line(f"  {path.relative_to(out).as_posix()}  {size} KB{mark}")
