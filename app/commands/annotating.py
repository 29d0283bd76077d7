"""``annotate``: the sender's workbook back with every place to mend, and the slip that asks for it."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.commands.console import Console
from app.commands.opening import opened
from app.domain.submissions import Verdict
from app.errors import Problem, Refused
from app.files import write_new
from app.i18n import _
from app.services import annotating, submissions, supplement
from app.services.workspace import Workspace


def annotate(args: argparse.Namespace, console: Console) -> int:
    """Mark the named files, or the workbook of one stored report, and write them into a folder; nothing is stored.

    Done (0) when at least one file was written; refused (2) when none was.
    """
    if bool(args.paths) == (args.id is not None):
        sentence = _("Ghi tệp cần đánh dấu, hoặc --id của một báo cáo đã tiếp nhận; chưa làm gì cả.")
        raise Refused("bad-arguments", sentence)
    with opened(args, console, read_only=True) as ws:
        written = _stored(ws, args, console) if args.id is not None else _read(ws, args, console)
    for path in written:
        console.line(_("Đã lập {path}").format(path=path))
    return 0 if written else 2


def _stored(ws: Workspace, args: argparse.Namespace, console: Console) -> list[Path]:
    name, content = annotating.annotated(ws, args.id)
    written = [write_new(args.out, name, content)]
    with _telling(console, name):
        if args.slip:
            written += supplement.save(args.out, supplement.document(ws, args.id))
    return written


def _read(ws: Workspace, args: argparse.Namespace, console: Console) -> list[Path]:
    results = submissions.read(ws, args.paths, console.progress)
    if not results:
        raise Refused("no-files", _("Không có tệp bảng tính nào ở nơi đã chỉ; chưa làm gì cả."))
    written: list[Path] = []
    with annotating.Annotator(ws) as annotator:
        for result in results:
            if result.verdict is Verdict.SKIPPED:
                continue
            with _telling(console, result.file_name):
                written.append(write_new(args.out, *annotator.reading(result)))
                if args.slip:
                    written += supplement.save(args.out, supplement.document_of_reading(ws, result))
    return written


@contextmanager
def _telling(console: Console, name: str) -> Iterator[None]:
    """Say what one file was refused for and go on: the others are none the worse for it."""
    try:
        yield
    except Problem as problem:
        console.refuse(problem, name)
