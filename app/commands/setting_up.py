"""``init`` and ``demo``: a new data folder from a plan, and the whole job on the sample data the program carries."""

import argparse
from pathlib import Path

from app.commands import intake, papers
from app.commands.console import Console
from app.errors import Refused
from app.i18n import _
from app.services import founding, samples
from app.services.workspace import DataFolder


def init(args: argparse.Namespace, console: Console) -> int:
    """Make a new data folder from a plan; an existing data file is never touched."""
    ws = founding.create(args.data, args.plan, actor=args.actor.strip())
    ws.close()
    console.line(_("Đã tạo dữ liệu từ kế hoạch {plan}: {path}").format(plan=args.plan, path=ws.folder.data_file))
    return 0


def demo(args: argparse.Namespace, console: Console) -> int:
    """Make a data folder, bring two years of sample reports in, accept what is clean, write the review; list the files.

    The folder must be new or empty, so that nothing of anybody is mixed with sample data.
    """
    out: Path = args.out
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise Refused(
            "not-empty",
            _("{path} đã có tệp; số liệu mẫu chỉ được ghi vào thư mục mới hoặc rỗng.").format(path=out),
            _("Hãy chọn thư mục khác; chưa làm gì cả."),
        )
    args.data = out / "du-lieu"
    args.plan = samples.PLAN
    init(args, console)
    args.accept, args.json = True, False
    for folder in samples.sample_folders():
        args.paths = [folder]
        console.line()
        console.line(_("Nhập {folder} (số liệu minh họa)").format(folder=folder.name))
        intake.import_(args, console)
    console.line()
    args.year, args.unit = None, None
    args.out = [out / "bao-cao-so-ket.docx", out / "bao-cao-so-ket.pdf"]
    papers.review(args, console)
    _list_files(console, out, DataFolder(args.data))
    return 0


def _list_files(console: Console, out: Path, folder: DataFolder) -> None:
    console.line()
    console.line(_("Các tệp đã tạo trong {path}:").format(path=out))
    for path in sorted(item for item in out.rglob("*") if item.is_file()):
        size = -(-path.stat().st_size // 1024)
        mark = _(" (tệp dữ liệu)") if path == folder.data_file else ""
        console.line(f"  {path.relative_to(out).as_posix()}  {size} KB{mark}")
