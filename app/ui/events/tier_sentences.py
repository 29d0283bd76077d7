"""The tier board in one sentence."""

from collections.abc import Iterator

from app.domain.tier_board import LevelCount, TierBoard, TierOrigin
from app.i18n import N_, _
from app.ui.widgets.labels import Part

NO_MATRIX = N_(
    "Dữ liệu này không có bảng quy định nào nên không nơi nào bị hạn chế. Thêm bảng (dịch, bão…) ở Quy tắc khi cần."
)


def counts_sentence(board: TierBoard, matrix: str) -> tuple[Part | str, ...]:
    """ "Cấp độ 2: 4 xã, 3 xóm; chưa công bố: 1 xã." of one matrix or of each."""
    if not board.matrices:
        return (_(NO_MATRIX),)
    parts: list[Part | str] = []
    for item in board.matrices:
        if matrix and item.key != matrix:
            continue
        if not matrix and len(board.matrices) > 1:
            parts.append(f"{item.name}: ")
        for count in board.counts:
            if count.matrix == item.key:
                parts += [_counted(board, count), "; "]
    return (*parts[:-1], ".") if parts else (_("Chưa có xã nào."),)


def _counted(board: TierBoard, count: LevelCount) -> Part:
    told = ", ".join(_places(count))
    rule = next((item.rule(count.level, board.day) for item in board.matrices if item.key == count.matrix), None)
    tone = {3: "warn", 4: "block"}.get(rule.strictness, "text2") if rule else "text2"
    words = count.words[:1].upper() + count.words[1:]
    return Part(f"{words}: {told}", "ask" if count.origin is TierOrigin.UNKNOWN else tone)


def _places(count: LevelCount) -> Iterator[str]:
    if count.communes or not count.hamlets:
        yield _("{count} xã").format(count=count.communes)
    if count.hamlets:
        yield _("{count} xóm").format(count=count.hamlets)
