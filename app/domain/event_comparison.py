"""The list of events in a report beside the register of events: which line is which event, and where they differ.

Lines find their event by day, kind and host; a wrong day or another word for the kind still finds it when the rest
fits, so that one slip is one difference and not a missing and an unknown event.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.event_rows import RegisteredEvent
from app.domain.list_definitions import activity_count
from app.domain.lists import hamlet_key
from app.domain.registers import ReportedEvent
from app.domain.sharing import bare_name
from app.domain.submissions import ReportedRow
from app.i18n import N_, _
from app.text import fold, format_number, short_date

#: A line of the register: the event, and the line a report would have of it.
Line = tuple[RegisteredEvent, ReportedEvent]


@dataclass(frozen=True, slots=True)
class Pair:
    """A line of a report and the event it is about; one of them is ``None`` where the other side knows nothing."""

    row: ReportedRow | None
    line: Line | None

    @property
    def reported(self) -> ReportedEvent | None:
        """What the report says."""
        return self.row.row if self.row is not None and isinstance(self.row.row, ReportedEvent) else None


@dataclass(frozen=True, slots=True)
class EventDifference:
    """One thing that both say differently; ``field`` is the column of the list."""

    field: str
    what: str
    typed: str
    known: str

    @property
    def words(self) -> str:
        """The difference as part of a sentence."""
        said = _("{what} báo cáo ghi {typed}, sổ sự kiện ghi {known}")
        return said.format(what=_(self.what), typed=self.typed, known=self.known)


def pair(rows: Sequence[ReportedRow], lines: Sequence[Line]) -> tuple[Pair, ...]:
    """Every line of both sides once: those of the report in their order, then events it does not list."""
    left = list(lines)
    found: dict[int, Line] = {}
    events = [(number, row, row.row) for number, row in enumerate(rows) if isinstance(row.row, ReportedEvent)]
    for fits in (_fits_whole, _fits_day, _fits_kind):
        for number, _row, event in events:
            line = None if number in found else next((one for one in left if fits(event, one)), None)
            if line is not None:
                found[number] = line
                left.remove(line)
    paired = (Pair(row, found.get(number)) for number, row, _event in events)
    return (*paired, *(Pair(None, line) for line in left))


def _fits_whole(row: ReportedEvent, line: Line) -> bool:
    return _fits_day(row, line) and fold(row.kind) == fold(line[1].kind)


def _fits_day(row: ReportedEvent, line: Line) -> bool:
    return row.starts_on is not None and row.starts_on == line[1].starts_on and _is_same_host(row, line)


def _fits_kind(row: ReportedEvent, line: Line) -> bool:
    return fold(row.kind) == fold(line[1].kind) and _is_same_host(row, line)


def _is_same_host(row: ReportedEvent, line: Line) -> bool:
    """Whether both are the commune's own, or the same hamlet's, whose name stands in place or title."""
    known, own = line
    if (fold(row.level) == "xom") != (own.level == "xóm"):
        return False
    hamlets = [hamlet_key(item.name) for item in known.hosts if item.is_hamlet]
    said = f" {fold(row.place)} {fold(row.name)} ".replace(",", " ")
    return own.level != "xóm" or any(f" {name} " in said for name in hamlets)


_Value = Callable[[ReportedEvent], object]
_HELD: tuple[tuple[str, str, _Value], ...] = (
    ("delegate_count", N_("số đại biểu"), lambda row: row.delegate_count),
    ("people_count", N_("nhân dân tham gia"), lambda row: row.people_count),
    ("gift_count", N_("suất quà"), lambda row: row.gift_count),
    ("gift_value", N_("giá trị quà"), lambda row: row.gift_value),
)
_ACTIVITIES = (
    ("vhvn", N_("tiết mục văn hóa, văn nghệ")),
    ("tdtt", N_("môn thể dục, thể thao")),
    ("tcdg", N_("trò chơi dân gian")),
)


def differences(row: ReportedEvent, line: Line) -> tuple[EventDifference, ...]:
    """What a report says of an event otherwise than the register; what the register does not know is no difference."""
    return tuple(_differences(row, line[1]))


def _differences(row: ReportedEvent, own: ReportedEvent) -> Iterator[EventDifference]:
    if own.starts_on is not None and row.starts_on != own.starts_on:
        said = short_date(row.starts_on) if row.starts_on else _BLANK
        yield EventDifference("starts_on", N_("ngày"), said, short_date(own.starts_on))
    if fold(row.kind) != fold(own.kind):
        yield EventDifference("kind", N_("loại"), row.kind or _BLANK, own.kind)
    if fold(row.status) != fold(own.status):
        yield EventDifference("status", N_("trạng thái"), row.status or _BLANK, own.status)
        return
    if _partners(row) != _partners(own):
        partners = own.partner_commune or _BLANK
        yield EventDifference("partner_commune", N_("xã phối hợp"), row.partner_commune or _BLANK, partners)
    if fold(own.status) != "da to chuc":
        return
    for field, what, value in _HELD:
        yield from _count(field, what, value(row), value(own))
    for kind, what in _ACTIVITIES:
        known = activity_count(own, kind) if kind in fold(own.activities) else None
        typed = activity_count(row, kind) if kind in fold(row.activities) else None
        yield from _count("activities", what, typed, known)


_BLANK = N_("để trống")


def _count(field: str, what: str, typed: object, known: object) -> Iterator[EventDifference]:
    if known is None or typed == known or (typed is None and not known):
        return
    said = (_(_BLANK) if value is None else format_number(Decimal(str(value))) for value in (typed, known))
    yield EventDifference(field, what, *said)


def _partners(row: ReportedEvent) -> frozenset[str]:
    names = row.partner_commune.replace(" và ", ",").replace(";", ",").split(",")
    return frozenset(bare_name(name.strip()) for name in names if name.strip())
