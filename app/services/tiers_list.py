"""A list of tiers, pasted from Excel or in a file: read line by line, each line entered or told in one sentence.

Nothing is stored before every line is settled, or the bad ones are left out by the user's word.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Final

from app.domain.event_words import capital
from app.domain.tier_faults import NOTHING_NEW, TierFault
from app.domain.tier_history import TierEntry
from app.domain.tier_list import COLUMN_WORDS, ListRow, TierColumn, TierTable, table_of
from app.domain.tier_units import FoundPlace, SaidPlace, find_place, quoted
from app.domain.tier_words import read_standing
from app.domain.tiers import RuleMatrix
from app.domain.units import Unit, UnitKind
from app.errors import Refused
from app.i18n import _
from app.importing.dates import read_date_text
from app.services import event_planning, tier_rules, tiers
from app.services.tier_files import rows_of_file, rows_of_text
from app.services.tier_places import TierCalendar
from app.services.tiers import EntryPreview, Preview, Recorded
from app.services.workspace import Workspace
from app.text import clean, fold, short_date, with_century

NO_CHOICE: Mapping[int, int] = MappingProxyType({})
_MOST_TOLD = 3
#: Code of a list that has lines nobody can enter yet.
LINES_REFUSED: Final = "lines-refused"
_TOTAL = re.compile(r"(?:tong cong|tong so|cong)\b.*|tong\W*")
_SERIAL = re.compile(r"\d{2}\.?\d{3}", re.ASCII)
#: Day 0 of a workbook, and the days of this century.
_FIRST_DAY, _SERIALS = date(1899, 12, 30), range(36_526, 73_051)


@dataclass(frozen=True, slots=True)
class ListDefaults:
    """What holds for every line that does not say it itself; ``matrix`` is the first of the data file when empty."""

    matrix: str = ""
    from_day: date | None = None
    document: str = ""
    document_on: date | None = None
    authority: str = ""


@dataclass(frozen=True, slots=True)
class TierLine:
    """One line of the list with what came of it; ``shown`` holds its cells as they stand.

    ``candidates`` are units to choose from where the place is not certain.
    """

    number: int
    shown: str
    entry: TierEntry | None = None
    unit: Unit | None = None
    faults: tuple[TierFault, ...] = ()
    candidates: tuple[Unit, ...] = ()
    preview: EntryPreview | None = None

    @property
    def is_refused(self) -> bool:
        """Whether the line has to be settled, or left out."""
        return any(not item.is_hint and item.code != NOTHING_NEW for item in self.faults)

    @property
    def is_new(self) -> bool:
        """Whether the line will be entered."""
        return self.entry is not None and all(item.is_hint for item in self.faults)


@dataclass(frozen=True, slots=True)
class TierListing:
    """A whole list as it was understood; ``columns`` says in words what each column was taken for."""

    matrix: RuleMatrix
    lines: tuple[TierLine, ...]
    columns: tuple[str, ...] = ()
    unknown_columns: tuple[str, ...] = ()
    preview: Preview = field(default_factory=lambda: Preview(()))

    @property
    def refused(self) -> tuple[TierLine, ...]:
        """Lines that have to be settled."""
        return tuple(line for line in self.lines if line.is_refused)

    @property
    def new(self) -> tuple[TierLine, ...]:
        """Lines that will be entered."""
        return tuple(line for line in self.lines if line.is_new)


def read(
    ws: Workspace, source: str | Path, defaults: ListDefaults = ListDefaults(), chosen: Mapping[int, int] = NO_CHOICE
) -> TierListing:
    """Read pasted text, or a workbook or text file; stores nothing.

    ``chosen`` gives for the number of a line the unit that somebody chose for it. Raises ``Refused`` when the list has
    no line or no column of levels or places, :class:`~app.errors.BadFile` for a file that cannot be read.
    """
    found = rows_of_file(source) if isinstance(source, Path) else rows_of_text(source)
    with ws.store.read() as connection:
        matrix = tier_rules.matrix(ws, defaults.matrix)
        table = table_of(found, matrix)
        _refuse_table(table)
        fallback = event_planning.day_in_season(ws)
        lines = _Reading(fallback, TierCalendar(connection), table, matrix, defaults, chosen).lines()
        preview = tiers.preview(ws, [line.entry for line in lines if line.entry is not None and not line.is_refused])
    told = (f"{_(COLUMN_WORDS[column])}: {_title(table, place)}" for column, place in table.columns.items())
    return TierListing(matrix, _with_preview(lines, preview), tuple(told), table.unknown, preview)


def record(ws: Workspace, listing: TierListing, *, leaves_out_refused: bool = False) -> Recorded:
    """Enter the list in one step. Raises ``Refused`` while a line is not settled, unless those are left out."""
    refused = listing.refused
    if refused and not leaves_out_refused:
        told = [_("dòng {number}: {sentence}").format(number=line.number, sentence=_why(line)) for line in refused]
        more = _(" Còn {count} dòng nữa.").format(count=len(told) - _MOST_TOLD) if len(told) > _MOST_TOLD else ""
        said = _("{count} dòng chưa rõ; {told}").format(count=len(refused), told=" ".join(told[:_MOST_TOLD]) + more)
        way_out = _("Chưa ghi dòng nào. Hãy sửa các dòng này, hoặc nói rõ là bỏ chúng ra.")
        raise Refused(LINES_REFUSED, capital(said), way_out)
    entries = [line.entry for line in listing.lines if line.entry is not None and not line.is_refused]
    return tiers.record(ws, entries)


def _refuse_table(table: TierTable) -> None:
    if not table.rows:
        raise Refused("empty-list", _("Danh sách không có dòng nào."), _("Hãy chép cả các ô đơn vị và cấp độ."))
    if not table.is_whole:
        missing = _("cấp độ") if TierColumn.LEVEL not in table.columns else _("đơn vị (tên hoặc mã)")
        said = _("Không rõ cột nào của danh sách là {missing}; chưa ghi gì.")
        way_out = _(
            "Hãy ghi mỗi dòng một đơn vị, các ô cách nhau bằng phím Tab hoặc dấu chấm phẩy, dòng đầu là tiêu đề: "
            "Đơn vị, Cấp độ, Từ ngày, Số văn bản, Ngày văn bản, Cơ quan."
        )
        raise Refused("list-columns", said.format(missing=missing), way_out)


def _title(table: TierTable, place: int) -> str:
    said = clean(table.header.cells.get(place, "")) if table.header else ""
    return f"“{said}”" if said else _("cột {number}").format(number=place + 1)


def _why(line: TierLine) -> str:
    return next(item.sentence for item in line.faults if not item.is_hint)


def _with_preview(lines: Sequence[TierLine], preview: Preview) -> tuple[TierLine, ...]:
    shown = iter(preview.lines)
    previews = [next(shown) if line.entry is not None and not line.is_refused else None for line in lines]
    return tuple(
        line if found is None else replace(line, faults=(*line.faults, *found.faults), preview=found)
        for line, found in zip(lines, previews, strict=True)
    )


@dataclass(slots=True)
class _Reading:
    """One list being read, line after line: what a line leaves out, lines before may have said.

    On ``fallback`` units are looked up where a line tells no day: its place shall not seem unknown for that.
    """

    fallback: date
    calendar: TierCalendar
    table: TierTable
    matrix: RuleMatrix
    defaults: ListDefaults
    chosen: Mapping[int, int]
    near: Unit | None = None

    def lines(self) -> tuple[TierLine, ...]:
        made = [line for row in self.table.rows if (line := self._line(row)) is not None]
        return tuple(_contradictions(made))

    def _line(self, row: ListRow) -> TierLine | None:
        """What one row says; one that only names the commune of those below it is no line, nor is one of totals."""
        faults: list[TierFault] = []
        from_day = self._day(row, TierColumn.FROM_DAY, self.defaults.from_day, faults)
        day = from_day or self.fallback
        place = self._place(row, day)
        if self._is_heading(row, place) or (place.unit is None and _is_total(row)):
            return None
        shown = " | ".join(clean(text) for _place, text in sorted(row.cells.items()))
        if row.is_hidden:
            faults.append(_fault("hidden-row", _("Dòng này đang bị ẩn trong tệp; hãy bỏ ẩn nếu phải ghi.")))
        if place.unit is None:
            faults.append(_fault("unclear-unit", place.sentence))
        if from_day is None and not any(item.field == TierColumn.FROM_DAY for item in faults):
            faults.append(_fault("no-day", _("Chưa ghi áp dụng từ ngày nào.")))
        entry = self._entry(row, place.unit, day, faults)
        return TierLine(row.number, shown, entry, place.unit, tuple(faults), place.candidates)

    def _entry(self, row: ListRow, unit: Unit | None, day: date, faults: list[TierFault]) -> TierEntry | None:
        typed = self.table.text(row, TierColumn.LEVEL)
        said = read_standing(typed, self.matrix, day)
        if said is None:
            sentence = (
                _("Chưa ghi cấp độ.") if not typed else _("Không hiểu cấp độ “{typed}”.").format(typed=quoted(typed))
            )
            advice = _(" Hãy ghi 1, 2, 3, 4, “không áp dụng” hoặc “theo cấp trên”.")
            faults.append(_fault("unclear-level", sentence + advice))
        document, signed = self._document(row, faults)
        if unit is None or said is None:
            return None
        authority = self.table.text(row, TierColumn.AUTHORITY) or self.defaults.authority
        note = self.table.text(row, TierColumn.NOTE)
        return TierEntry(unit.id, self.matrix.key, said[0], day, said[1], document, signed, authority, note)

    def _document(self, row: ListRow, faults: list[TierFault]) -> tuple[str, date | None]:
        """Number and day of the deciding paper, also where one cell has both: "15/TB-UBND ngày 14/02/2022"."""
        typed = self.table.text(row, TierColumn.DOCUMENT)
        number, sign, rest = typed.partition(" ngày ")
        both = read_date_text(with_century(rest)).day if sign else None
        own = clean(number.rstrip(" ,;(")) if both else typed
        signed = self._day(row, TierColumn.DOCUMENT_ON, None, faults) or both
        if own or signed:
            return own or self.defaults.document, signed or (self.defaults.document_on if not own else None)
        return self.defaults.document, self.defaults.document_on

    def _day(self, row: ListRow, column: TierColumn, default: date | None, faults: list[TierFault]) -> date | None:
        typed = self.table.text(row, column)
        if (serial := _serial_day(typed)) is not None:
            said = _("“{typed}” là số ngày của bảng tính, hiểu là ngày {day}.")
            sentence = said.format(typed=typed, day=short_date(serial))
            faults.append(TierFault("serial-day", column, sentence, is_hint=True))
            return serial
        reading = read_date_text(with_century(typed))
        if reading.question or reading.year:
            said = _("Không hiểu ngày “{typed}”; hãy ghi ngày/tháng/năm, ví dụ 15/02/2022.").format(typed=quoted(typed))
            faults.append(TierFault("unclear-day", column, said))
            return None
        return reading.day or default

    def _place(self, row: ListRow, day: date) -> FoundPlace:
        places = self.calendar.on(day)
        if row.number in self.chosen:
            found = FoundPlace(places.by_id.get(self.chosen[row.number]), _("Đơn vị đã chọn không có vào ngày này."))
        else:
            found = self._found(row, day, self.near)
        unit = found.unit
        self.near = unit if unit is None or unit.kind is not UnitKind.HAMLET else places.by_id.get(unit.parent_id or 0)
        return found

    def _is_heading(self, row: ListRow, place: FoundPlace) -> bool:
        said = {column for column, number in self.table.columns.items() if clean(row.cells.get(number, ""))}
        others = said - {TierColumn.CODE, TierColumn.UNIT, TierColumn.COMMUNE, TierColumn.ORDER}
        if others or place.unit is None or place.unit.kind is UnitKind.HAMLET:
            return False
        following = next((item for item in self.table.rows if item.number > row.number), None)
        return following is not None and self._is_below(following, place.unit)

    def _is_below(self, row: ListRow, commune: Unit) -> bool:
        """Whether a row is about a hamlet of the commune named over it."""
        day = self._day(row, TierColumn.FROM_DAY, self.defaults.from_day, []) or self.fallback
        unit = self._found(row, day, commune).unit
        return unit is not None and unit.parent_id == commune.id

    def _found(self, row: ListRow, day: date, near: Unit | None) -> FoundPlace:
        columns = (TierColumn.CODE, TierColumn.UNIT, TierColumn.COMMUNE, TierColumn.HAMLET)
        code, unit, commune, hamlet = (self.table.text(row, column) for column in columns)
        if not any((code, unit, commune, hamlet)):
            return FoundPlace(None, _("Chưa ghi đơn vị nào."))
        return find_place(SaidPlace(code, unit, commune, hamlet, near), self.calendar.known(day))


def _is_total(row: ListRow) -> bool:
    return any(_TOTAL.fullmatch(fold(text)) for text in row.cells.values())


def _serial_day(typed: str) -> date | None:
    """The day that a workbook shows as a number, where its cell has lost the look of a day: 44578 is 17/01/2022."""
    number = int(typed.replace(".", "")) if _SERIAL.fullmatch(typed) else 0
    return _FIRST_DAY + timedelta(days=number) if number in _SERIALS else None


def _contradictions(lines: Sequence[TierLine]) -> Iterable[TierLine]:
    """Two lines of one place and day that say different levels are both refused."""
    said: dict[tuple[int, date], list[TierLine]] = {}
    for line in lines:
        if line.entry is not None:
            said.setdefault((line.entry.unit_id, line.entry.from_day), []).append(line)
    for line in lines:
        same = said.get((line.entry.unit_id, line.entry.from_day), []) if line.entry else []
        levels = {(item.entry.standing, item.entry.level) for item in same if item.entry}
        yield line if len(levels) < 2 else replace(line, faults=(*line.faults, _contradiction(line, same)))


def _contradiction(line: TierLine, same: Sequence[TierLine]) -> TierFault:
    told = _("Các dòng {numbers} cùng ghi {unit} từ {day} nhưng khác cấp độ.")
    unit, day = line.unit.title if line.unit else "", short_date(line.entry.from_day) if line.entry else ""
    numbers = ", ".join(str(item.number) for item in same)
    return _fault("lines-differ", told.format(numbers=numbers, unit=unit, day=day))


def _fault(code: str, sentence: str) -> TierFault:
    return TierFault(code, "", sentence)
