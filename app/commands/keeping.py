"""``backup``, ``restore``, ``check``, ``crash-points``: keeping the data safe, and proving that it is."""

import argparse

from app import crash_points as points
from app.commands.console import Console
from app.commands.opening import opened
from app.i18n import _
from app.services import backups


def backup(args: argparse.Namespace, console: Console) -> int:
    """Make a verified copy of the data file."""
    with opened(args, console) as ws:
        made = backups.back_up(ws) if args.out is None else backups.back_up(ws, args.out)
        console.line(_("Đã sao lưu và kiểm lại: {path}").format(path=made))
    return 0


def restore(args: argparse.Namespace, console: Console) -> int:
    """Put a verified backup in the place of the data file; the former one is kept beside it."""
    kept = backups.restore_into(args.data, args.file)
    console.line(_("Đã khôi phục từ {path}.").format(path=args.file))
    if kept is not None:
        console.line(_("Tệp dữ liệu cũ được giữ ở {path}.").format(path=kept))
    return 0


def check(args: argparse.Namespace, console: Console) -> int:
    """Look through the data file and the seals of accepted reports; refused (2) when something is wrong."""
    with opened(args, console, read_only=True) as ws:
        faults = backups.check(ws)
    for fault in faults:
        console.error(f"damaged: {fault}")
    if not faults:
        console.line(_("Tệp dữ liệu nguyên vẹn; mọi báo cáo đã duyệt đúng với dấu niêm."))
    return 2 if faults else 0


def crash_points(args: argparse.Namespace, console: Console) -> int:
    """Names of the places where a test may end the process."""
    del args
    for name in points.names():
        console.line(name)
    return 0
