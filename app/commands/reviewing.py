"""``review``: the sơ kết report as Word and PDF, the text of its leaves, and what it still lacks."""

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from app.commands import papers
from app.commands.console import Console
from app.commands.opening import opened
from app.domain.leaf_text import LeafCheck, LeafMismatch, LeafPiece
from app.errors import Refused
from app.i18n import _
from app.services import overview, review_writing, reviews
from app.services.review_writing import LeafState
from app.services.reviews import IssuedReview
from app.services.workspace import Workspace
from app.text import short_date

#: No leaf of a report is longer; a file that is was named by mistake.
_LONGEST = 1_000_000


def review(args: argparse.Namespace, console: Console) -> int:
    """Write the review to every file named; or show or write one leaf of it; or say what it still lacks."""
    if args.check:
        return _check(args, console)
    if args.leaf:
        return _leaf(args, console)
    if not args.out:
        raise Refused(
            "nothing-to-do",
            _("Chưa rõ phải làm gì với báo cáo sơ kết."),
            _("Ghi --out TỆP để lập báo cáo, --leaf MỤC để xem hoặc viết một mục, --check để xem còn thiếu gì."),
        )
    return papers.review(args, console)


def _scope(ws: Workspace, args: argparse.Namespace) -> tuple[int, int | None]:
    year = overview.year_of(ws, args.year)
    return year, overview.unit_named(ws, args.unit, year).id if args.unit else None


# --- one leaf --------------------------------------------------------------------------------------------------------


def _leaf(args: argparse.Namespace, console: Console) -> int:
    text = None if args.text is None else _text_of(args.text)
    with opened(args, console, read_only=text is None) as ws:
        year, scope_id = _scope(ws, args)
        if text is not None:
            review_writing.save_text(ws, year, args.leaf, text, True if args.done else None, scope_id)
        found = [item for item in review_writing.leaves(ws, year, scope_id) if item.leaf.code == args.leaf]
        if not found:
            raise Refused("unknown-leaf", _("Đề cương không có mục {leaf}.").format(leaf=args.leaf))
        offered = [item.text for item in review_writing.suggestions(ws, year, args.leaf, scope_id)]
        merged = review_writing.merged_narratives(ws, year, args.leaf, scope_id).text
        if args.json:
            console.json(_leaf_json(found[0], offered, merged))
        else:
            _print_leaf(found[0], offered, merged, console)
    return 0


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > _LONGEST:
            raise Refused("too-long", _("Tệp {name} quá dài để là lời văn của một mục.").format(name=path.name))
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        sentence = _("Không đọc được lời văn từ tệp {name}; chưa ghi gì.").format(name=path.name)
        raise Refused("bad-text", sentence, _("Hãy dùng tệp văn bản thường, bảng mã UTF-8.")) from None


def _print_leaf(state: LeafState, offered: list[str], merged: str, console: Console) -> None:
    console.line(f"{state.leaf.code}  {state.heading}")
    if state.generated:
        console.line(state.generated)
    for paragraph in state.written:
        console.line(_plain(paragraph))
    for title, lines in (
        (_("Câu gợi ý (chưa in vào báo cáo):"), offered),
        (_("Các đơn vị viết (chưa in vào báo cáo):"), merged.splitlines()),
    ):
        if lines:
            console.line(title)
            for line in lines:
                console.line(f"  {line}")
    for problem in state.problems:
        console.error(problem.sentence)
    for mismatch in state.mismatches:
        console.error(_mismatch(mismatch))


def _plain(pieces: Iterable[LeafPiece]) -> str:
    return "".join(piece.text for piece in pieces)


def _leaf_json(state: LeafState, offered: list[str], merged: str) -> dict[str, Any]:
    return {
        "code": state.leaf.code,
        "heading": state.heading,
        "sentences": [_plain(pieces) for pieces in state.sentences],
        "text": state.text,
        "printed": [_plain(pieces) for pieces in state.written],
        "done": state.is_done,
        "fields": {item.field: item.value or None for item in state.palette},
        "suggestions": offered,
        "narratives": merged,
        "problems": [item.sentence for item in state.problems],
        "mismatches": [_mismatch_json(item) for item in state.mismatches],
    }


# --- what is left ----------------------------------------------------------------------------------------------------


def _check(args: argparse.Namespace, console: Console) -> int:
    with opened(args, console, read_only=True) as ws:
        year, scope_id = _scope(ws, args)
        leaves = review_writing.check(ws, year, scope_id)
        stale = [item for item in reviews.issued(ws, year) if item.is_stale] if scope_id is None else []
        if args.json:
            console.json(_check_json(year, leaves, stale))
        else:
            _print_check(leaves, stale, console)
    return 0


def _check_json(year: int, leaves: Iterable[LeafCheck], stale: Iterable[IssuedReview]) -> dict[str, Any]:
    rows = [
        {
            "code": item.code,
            "title": item.title,
            "done": item.is_done,
            "empty": item.is_empty,
            "missing": list(item.missing),
            "problems": [problem.sentence for problem in item.problems],
            "mismatches": [_mismatch_json(mismatch) for mismatch in item.mismatches],
            "open_comments": item.open_comments,
            "ready": item.is_ready,
        }
        for item in leaves
    ]
    outdated = [f"{item.document.number}/{item.document.symbol}" for item in stale]
    return {"year": year, "ready": all(row["ready"] for row in rows), "leaves": rows, "stale": outdated}


def _mismatch_json(item: LeafMismatch) -> dict[str, str]:
    return {
        "indicator": item.code,
        "text": item.text,
        "total": item.value,
        "coverage": item.coverage,
        "unit": item.unit,
    }


def _print_check(leaves: tuple[LeafCheck, ...], stale: Iterable[IssuedReview], console: Console) -> None:
    ready = sum(item.is_ready for item in leaves)
    console.line(_("{ready}/{count} mục đã xong và không còn gì phải xem.").format(ready=ready, count=len(leaves)))
    for item in leaves:
        if not item.is_ready:
            console.line(f"{item.code}  {item.title}")
            for sentence in _complaints(item):
                console.line(f"  {sentence}")
    for issued in stale:
        sentence = _("Báo cáo số {number}/{symbol} ngày {day}: số liệu đã thay đổi sau khi ban hành.")
        paper = issued.document
        console.line(sentence.format(number=paper.number, symbol=paper.symbol, day=short_date(paper.issued_on)))


def _complaints(item: LeafCheck) -> Iterable[str]:
    """What a leaf lacks, one sentence each."""
    if item.is_empty:
        yield _("Chưa có nội dung.")
    if item.missing:
        yield _("Chưa có số liệu: {codes}.").format(codes=", ".join(item.missing))
    yield from (problem.sentence for problem in item.problems)
    yield from (_mismatch(mismatch) for mismatch in item.mismatches)
    if item.open_comments:
        yield _("Còn {count} ý kiến chưa xử lý.").format(count=item.open_comments)
    if not item.is_done:
        yield _("Chưa đánh dấu đã xong.")


def _mismatch(item: LeafMismatch) -> str:
    where = item.unit or item.coverage
    sentence = _("Lời văn ghi “{text}”, số liệu {code} {name} là {value} ({where}).")
    return sentence.format(text=item.text, code=item.code, name=item.name, value=item.value, where=where)
