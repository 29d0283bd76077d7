"""The board of quotas as rows of boxes: a section for each award, who holds its places, who waits, what is free."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.awards.catalogue import NOMINEE_WORDS, NomineeKind
from app.domain.awards.nominations import NominationState
from app.domain.event_words import capital
from app.i18n import _
from app.services.awards.nominations import NominationRow
from app.services.awards.quotas import PlaceHolder, QuotaBoard, QuotaCell
from app.text import fold
from app.ui.awards.place_boxes import PlaceBox, PlaceRow
from app.ui.awards.words import needs_attention, worst_tone
from app.ui.widgets.labels import Part

#: Places that are shown as boxes of their own; a quota of more says how many are free.
_MOST_BOXES = 6
#: Words before the name of a hamlet.
_HAMLET = frozenset({"xom", "thon", "ban", "khu", "to"})


@dataclass(frozen=True, slots=True)
class RowKey:
    """Which row of the board: an award of a unit, or of all together."""

    award: str
    unit_id: int | None


def kinds_of(board: QuotaBoard) -> tuple[NomineeKind, ...]:
    """The columns: persons and collectives always, households where a place or a nomination is for one."""
    used = {cell.kind for cell in board.cells}
    return tuple(kind for kind in NomineeKind if kind in used or kind is not NomineeKind.HOUSEHOLD)


def heads_of(board: QuotaBoard) -> tuple[str, ...]:
    """What stands over the columns."""
    return tuple(capital(_(NOMINEE_WORDS[kind])) for kind in kinds_of(board))


def place_rows(board: QuotaBoard, rows: Mapping[int, NominationRow]) -> tuple[PlaceRow, ...]:
    """Every row: units under their award, then the pools, then what is proposed without a quota."""
    kinds = kinds_of(board)
    made: list[PlaceRow] = []
    for award, title in dict.fromkeys((award, title) for award, title, _kind in board.columns):
        cells = [(row, [cell for cell in row.cells if cell.award == award]) for row in board.rows]
        told = [(row, some) for row, some in cells if some]
        section = _section(title, [some for _row, some in told])
        for row, some in told:
            made.append(_row(RowKey(award, row.unit_id), row.unit_title, some, kinds, rows, section))
            section = ""
    section = _("Toàn địa bàn, chọn trong số ứng viên")
    for award in dict.fromkeys(cell.award for cell in board.pools):
        some = [cell for cell in board.pools if cell.award == award]
        made.append(_row(RowKey(award, None), some[0].award_name, some, kinds, rows, section))
        section = ""
    return (*made, *_unlimited(board, kinds, rows))


def _unlimited(
    board: QuotaBoard, kinds: tuple[NomineeKind, ...], rows: Mapping[int, NominationRow]
) -> Iterator[PlaceRow]:
    # The printed title of an award of one's own level names the unit, so that here the short name is said.
    for award, name in dict.fromkeys((cell.award, cell.award_name) for cell in board.unlimited):
        section = _("{award} · không giới hạn").format(award=name)
        if any(cell.is_unforeseen for cell in board.unlimited if cell.award == award):
            section = _("{award} · kế hoạch không dành chỉ tiêu").format(award=name)
        for unit in dict.fromkeys(cell.unit_id for cell in board.unlimited if cell.award == award):
            some = [cell for cell in board.unlimited if (cell.award, cell.unit_id) == (award, unit)]
            yield _row(RowKey(award, unit), some[0].unit_title, some, kinds, rows, section)
            section = ""


def _section(title: str, units: Iterable[list[QuotaCell]]) -> str:
    """ "Giấy khen của Chủ tịch UBND huyện · mỗi đơn vị 1 tập thể, 2 cá nhân" where all units have alike places."""
    places = {tuple((cell.kind, cell.places) for cell in some) for some in units}
    if len(places) != 1:
        return title
    words = ", ".join(
        _("{count} {kind}").format(count=count, kind=_(NOMINEE_WORDS[kind]))
        for kind, count in next(iter(places))
        if count is not None
    )
    return _("{award} · mỗi đơn vị {places}").format(award=title, places=words) if words else title


def _row(
    key: RowKey,
    title: str,
    cells: list[QuotaCell],
    kinds: tuple[NomineeKind, ...],
    rows: Mapping[int, NominationRow],
    section: str,
) -> PlaceRow:
    by_kind = {cell.kind: cell for cell in cells}
    used = sum(cell.used for cell in cells)
    waiting_too_many = any(_beyond(cell) for cell in cells)
    limits = [cell.places for cell in cells]
    whole = None if None in limits else sum(places or 0 for places in limits)
    count = str(used) if whole is None else f"{used}/{whole}"
    over = [cell for cell in cells if cell.is_over]
    unfounded = any(sum(not one.over_quota for one in cell.holders) > (cell.places or 0) for cell in over)
    tone = "block" if unfounded or waiting_too_many else "warn" if over else "text"
    short = title[:1].upper() + title[1:] if key.unit_id is None else _bare(title)
    told = "\n".join(dict.fromkeys(f"{title}: {_(NOMINEE_WORDS[cell.kind])}, {cell.words}" for cell in cells))
    boxes = tuple(_boxes(by_kind[kind], rows) if kind in by_kind else () for kind in kinds)
    return PlaceRow(key, short, boxes, count, tone, section, told)


def _bare(title: str) -> str:
    """A commune by its name alone; a station keeps its word."""
    for word in ("xã ", "phường ", "thị trấn ", "đặc khu "):
        if title.casefold().startswith(word):
            return title[len(word) :]
    return title[:1].upper() + title[1:]


def _beyond(cell: QuotaCell) -> int:
    """How many candidates of a unit have no place; in a pool one chooses, so nobody is too many."""
    if cell.free is None or cell.unit_id is None:
        return 0
    return max(0, len(cell.candidates) - max(0, cell.free))


def _boxes(cell: QuotaCell, rows: Mapping[int, NominationRow]) -> tuple[PlaceBox, ...]:
    held = [_held(cell, holder, rows) for holder in cell.holders]
    free = max(0, cell.free) if cell.free is not None else 0
    waiting = len(cell.candidates)
    if cell.unit_id is None and waiting > free:
        words = _("chọn {free} trong {count}").format(free=free, count=waiting)
        return (*held, *([PlaceBox(0, words, tooltip=_names(cell.candidates))] if free else ()))
    named = [
        _waiting(cell, holder, rows, fits=number < free or cell.free is None)
        for number, holder in enumerate(cell.candidates)
    ]
    empty = free - waiting
    if empty > _MOST_BOXES - len(held):
        left = [PlaceBox(0, _("còn {count} suất").format(count=empty))]
    else:
        left = [PlaceBox(0, _("còn trống"))] * max(0, empty)
    return (*held, *named, *left)


def _names(candidates: Iterable[PlaceHolder]) -> str:
    return "\n".join(f"{item.name} ({item.unit_title})" for item in candidates)


def _held(cell: QuotaCell, holder: PlaceHolder, rows: Mapping[int, NominationRow]) -> PlaceBox:
    row = rows.get(holder.nomination_id)
    tone = worst_tone(row)
    if tone == "held" and holder.state is NominationState.DECIDED:
        tone = "decided"
    if tone == "held" and holder.over_quota:
        tone = "allowed"
    lines = [holder.name, row.state_words if row else ""]
    if cell.unit_id is None or holder.unit_title != cell.unit_title:
        lines.append(_("do {unit} đề nghị").format(unit=holder.unit_title))
    if holder.over_quota:
        lines.append(_("vượt chỉ tiêu: {why}").format(why=holder.over_quota))
    return PlaceBox(
        holder.nomination_id, holder.name, tone, "\n".join(filter(None, lines)), _shorter(cell, holder.name)
    )


def _waiting(cell: QuotaCell, holder: PlaceHolder, rows: Mapping[int, NominationRow], *, fits: bool) -> PlaceBox:
    row = rows.get(holder.nomination_id)
    tone = worst_tone(row)
    words = _("ứng viên thứ {rank}, chưa đề nghị").format(rank=holder.rank)
    if not fits:
        words = _("ứng viên thứ {rank}, hết suất").format(rank=holder.rank)
        tone = "over"
    elif tone == "held":
        tone = "candidate"
    return PlaceBox(holder.nomination_id, holder.name, tone, f"{holder.name}\n{words}", _shorter(cell, holder.name))


def _shorter(cell: QuotaCell, name: str) -> tuple[str, ...]:
    return shorter(name) if cell.kind is NomineeKind.INDIVIDUAL else group_shorter(name)


def shorter(name: str) -> tuple[str, ...]:
    """A person's name in less room: the given name with the word before it, then alone; letters tell nobody apart."""
    words = name.split()
    return (" ".join(words[-2:]), words[-1]) if 2 < len(words) <= 5 else tuple(words[1:][-1:])


def group_shorter(name: str) -> tuple[str, ...]:
    """A team's name in less room: its first word with its hamlet, then the hamlet alone."""
    words = name.split()
    folded = [fold(word) for word in words]
    here = max((number for number, word in enumerate(folded) if word in _HAMLET), default=-1)
    place = " ".join(words[here + 1 :])
    return (f"{words[0]} {place}", place) if here > 0 and place else ()


def sentence_of(board: QuotaBoard, rows: Sequence[NominationRow]) -> tuple[Part | str, ...]:
    """ "Đã dùng 20/28 suất; Tổng Cọt thừa 1 ứng viên; 3 đề nghị cần xử lý; 2 đã quyết định." """
    limited = [cell for cell in board.cells if cell.places is not None]
    used = sum(cell.used for cell in limited)
    whole = sum(cell.places or 0 for cell in limited)
    parts: list[Part | str] = [_("Đã dùng {used}/{whole} suất").format(used=used, whole=whole)]
    if board.hint:
        parts = [Part(_("Đợt chưa có chỉ tiêu, hãy ghi theo kế hoạch"), "warn")]
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
