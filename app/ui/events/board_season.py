"""What the board says of a whole season: the sentence of state, the entries of the calendar, the empty place."""

from collections.abc import Callable, Iterator
from datetime import date

from app.domain.events import Event, EventStatus
from app.domain.season_board import PlaceStanding, SeasonBoard, SeasonRow
from app.domain.units import commune_word
from app.i18n import N_, _
from app.services.season_board import Season as SeasonRead
from app.text import short_date
from app.ui.events.calendar_grid import CalendarEntry, Season
from app.ui.events.words import STANDINGS
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.labels import Part


def is_urgent(row: SeasonRow) -> bool:
    """Whether the plan of a place has to be changed."""
    return row.standing is PlaceStanding.TO_ADJUST


def is_outside(row: SeasonRow) -> bool:
    """Whether an event lies outside the window of its kind."""
    return row.standing is PlaceStanding.OUTSIDE


#: Filters of the board by their words.
FILTERS: dict[str, Callable[[SeasonRow], bool] | None] = {
    N_("Tất cả"): None,
    N_("Cần điều chỉnh"): is_urgent,
    N_("Chưa có kế hoạch, chưa có ngày"): lambda row: row.standing in (PlaceStanding.NO_EVENT, PlaceStanding.NO_DAY),
    N_("Ngoài thời gian"): is_outside,
    N_("Chỉ một phần, không được tổ chức"): lambda row: not set(row.assessment.parts) <= row.assessment.allowed,
}


def urgent_communes(board: SeasonBoard | None) -> Iterator[int]:
    """Communes with a hamlet that needs somebody: they are open when the board is first seen."""
    for row in board.rows if board else ():
        if any(is_urgent(item) or is_outside(item) for item in row.hamlets):
            yield row.unit.id


def event_names(row: SeasonRow) -> str:
    """What a search finds a place by beside its name."""
    return " ".join(event.name for event in row.events)


def sentence_of(board: SeasonBoard) -> tuple[Part | str, ...]:
    """ "8 xã, 32 xóm: 33 nơi được tổ chức đủ, 6 nơi chỉ một phần, 1 nơi không được tổ chức; 1 kế hoạch phải sửa." """
    counts, word = board.counts, commune_word(row.unit for row in board.rows)
    places = _("{count} {word}").format(count=counts.communes, word=word)
    if counts.hamlets:
        places += _(", {count} xóm").format(count=counts.hamlets)
    parts: list[Part | str] = [places, ": ", _("{count} nơi được tổ chức đủ").format(count=counts.whole)]
    if counts.partly:
        parts += [", ", Part(_("{count} nơi chỉ một phần").format(count=counts.partly), "warn")]
    if counts.forbidden:
        parts += [", ", Part(_("{count} nơi không được tổ chức").format(count=counts.forbidden), "block")]
    for count, words, tone in (
        (counts.to_adjust, _("{count} kế hoạch phải sửa"), "block"),
        (counts.outside, _("{count} ngoài thời gian"), "warn"),
        (counts.no_event, _("{count} nơi chưa có kế hoạch"), "text2"),
        (counts.no_day, _("{count} chưa có ngày"), "text2"),
        (counts.unannounced, _("{count} nơi chưa có cấp độ"), "ask"),
    ):
        if count:
            parts += ["; ", Part(words.format(count=count), tone)]
    return (*parts, ".")


def calendar_of(season: SeasonRead, today: date) -> tuple[Season, date]:
    """The events of a season as the calendar shows them, and the day it begins at."""
    board = season.board
    window = board.occasion.window(season.year) if board else None
    about = board.occasion.on(season.year) if board else None
    # What needs somebody stands first in its box.
    entries = tuple(sorted(_entries(season), key=lambda item: not item.icon))
    dated = [item.first for item in entries]
    start = about or (min(dated) if dated else today)
    marked = frozenset({about}) if about else frozenset()
    opens, closes = window or (None, None)
    return Season(entries, opens, closes, marked, today), start


def _entries(season: SeasonRead) -> Iterator[CalendarEntry]:
    known: dict[int, SeasonRow] = {}
    for row in season.board.every if season.board else ():
        for event in row.events[:1]:
            known.setdefault(event.id, row)
    for event in season.events:
        if event.starts_on is not None and event.status is not EventStatus.CANCELLED:
            yield _entry(event, event.starts_on, known.get(event.id), season)


def _entry(event: Event, first: date, row: SeasonRow | None, season: SeasonRead) -> CalendarEntry:
    standing = row.standing if row else PlaceStanding.PLANNED
    _words, icon, tone = STANDINGS[standing]
    names = _host_names(event, season)
    day = short_date(first)
    return CalendarEntry(
        event.id, names, first, event.last_day or first, tone, icon, f"{names} · {event.name} · {day}".strip(" ·")
    )


def _host_names(event: Event, season: SeasonRead) -> str:
    names = [
        row.unit.title if row.is_hamlet else row.unit.name
        for row in (season.board.every if season.board else ())
        if row.unit.id in event.hosts
    ]
    return ", ".join(names) or event.name


def empty_state(plan: Callable[[], None], go: Callable[[str, object], None]) -> EmptyState:
    """What belongs here and the buttons that bring it."""
    return EmptyState(
        _("Chưa có loại sự kiện nào trong dữ liệu này"),
        _("Kế hoạch mang theo loại sự kiện và quy định theo cấp độ; cũng tự khai được."),
        (
            (_("Khai loại sự kiện, dịp và mẫu chương trình"), _("ở phần Quy tắc, hoặc lấy từ một kế hoạch")),
            (_("Ghi cấp độ của xã, xóm khi có công bố"), _("ở phần Cấp độ; dán từ Excel được")),
            (_("Lập kế hoạch cho tất cả một lần"), _("rồi sửa từng nơi")),
        ),
        (
            Button(_("Mở Quy tắc"), "primary", "arrow-right", lambda: go("events", "rules")),
            Button(_("Lập kế hoạch cho tất cả"), "plain", "plus", plan),
        ),
    )
