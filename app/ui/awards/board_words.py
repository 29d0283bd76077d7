"""The board in one sentence: places used, where too many wait, where one is free, what needs somebody."""

from collections.abc import Sequence

from app.domain.awards.nominations import NominationState
from app.i18n import _
from app.services.awards.nominations import NominationRow
from app.services.awards.quotas import QuotaBoard
from app.ui.awards.words import needs_attention
from app.ui.widgets.labels import Part


def sentence_of(board: QuotaBoard, rows: Sequence[NominationRow]) -> tuple[Part | str, ...]:
    """ "Đã dùng 20/28 suất; Tổng Cọt thừa 1 ứng viên; 3 đề nghị cần xử lý; 2 đã quyết định." """
    limited = [cell for cell in board.cells if cell.places is not None]
    used = sum(cell.used for cell in limited)
    whole = sum(cell.places or 0 for cell in limited)
    parts: list[Part | str] = [_("Đã dùng {used}/{whole} suất").format(used=used, whole=whole)]
    for row in board.rows:
        beyond = sum(max(0, len(cell.candidates) - max(0, cell.free)) for cell in row.cells if cell.free is not None)
        if beyond:
            words = _("{unit} thừa {count} ứng viên").format(unit=row.unit_title, count=beyond)
            parts += ["; ", Part(words, "block")]
    if attention := sum(needs_attention(row) for row in rows):
        parts += ["; ", Part(_("{count} đề nghị cần xử lý").format(count=attention), "warn")]
    if waiting := sum(row.nomination.state is NominationState.CANDIDATE for row in rows):
        parts += ["; ", _("{count} ứng viên chưa đề nghị").format(count=waiting)]
    if decided := sum(row.nomination.state is NominationState.DECIDED for row in rows):
        parts += ["; ", _("{count} đã có quyết định").format(count=decided)]
    return (*parts, ".")
