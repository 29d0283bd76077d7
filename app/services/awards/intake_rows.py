"""One table of a list of names into lines: headings hold for the rows below them, totals and signatures stay out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.intake import LEAVE_OUT, IntakeChoice, IntakeLine, IntakeQuestion, LineState, PassedRow
from app.domain.awards.intake_columns import IntakeColumns, titles_again
from app.domain.awards.intake_joining import BOTH
from app.domain.awards.intake_table import ListRow, ListTable
from app.domain.awards.intake_titles import IntakeColumn
from app.domain.awards.intake_words import SaidName, read_award
from app.domain.awards.nominations import Nominee
from app.domain.units import Unit
from app.i18n import _
from app.importing.total_rows import Total, says_signature, says_total
from app.services.awards.intake_cells import LineCells
from app.services.awards.intake_doubts import quoted
from app.services.awards.intake_grounds import Grounds, leave_out
from app.services.awards.intake_headings import Headings
from app.text import clean, fold

_C = IntakeColumn
_NUMBER = re.compile(r"[(\[]?([0-9]{1,2}|[A-ZĐ])[)\]]?")
_ROMAN = re.compile(r"[IVX]{1,5}[.)]?|[A-E][.)]?")
_FEW = 3


@dataclass(frozen=True, slots=True)
class IntakeDefaults:
    """What holds for every line that does not say it itself: the unit that proposes, the award, the kind."""

    unit_id: int = 0
    award: str = ""
    kind: NomineeKind | None = None


NO_DEFAULTS = IntakeDefaults()


@dataclass(slots=True)
class TableReading:
    """One table being read from top to bottom."""

    grounds: Grounds
    table: ListTable
    columns: IntakeColumns
    defaults: IntakeDefaults
    today: date
    headings: Headings
    #: questions about the table as a whole: none of its lines is settled before they are
    asks: tuple[str, ...] = ()
    lines: list[IntakeLine] = field(default_factory=list)
    passed: list[PassedRow] = field(default_factory=list)
    _was_signed: bool = False
    #: the heading of a unit nothing stands below so far
    _bare_heading: ListRow | None = None

    def read(self) -> None:
        """Fill ``lines`` and ``passed``."""
        for row in self.table.rows[: self.columns.first]:
            self._pass(row, _("tiêu đề"))
        for index, row in enumerate(self.table.rows[self.columns.first :]):
            reason = self._reason(row, index)
            if reason:
                self._pass(row, reason)
            elif not self._may_be_heading(row):
                self._bare_heading = None
                self.lines += self._entry(row)
        self._end_heading()

    def _end_heading(self, row: ListRow | None = None) -> None:
        """The name of a unit nothing stands below may be that of a collective: somebody says which."""
        former, self._bare_heading = self._bare_heading, row
        if former is not None and self._asked_heading(former) == "name":
            self.headings.forget_unit()
            self.lines += self._entry(former)

    def _may_be_heading(self, row: ListRow) -> bool:
        """«1 | Xã Sóc Hà» is a numbered heading or the first collective; until somebody says which, all below waits."""
        words = [text for place in sorted(row.cells) if (text := row.text(place)) and not text.strip(".) ").isdecimal()]
        if len(words) != 1 or len(self.columns.places) <= _FEW or not self.headings.names_unit(words[0]):
            return False
        given = self._asked_heading(row)
        if given == LEAVE_OUT:
            self._pass(row, _("bỏ ra"))
        elif given == "heading":
            self.headings.heading(words, "")
            self._pass(row, _("đề mục đơn vị"))
        elif not given:
            self.asks = (*self.asks, self._heading_key(row))
        return given != "name"

    def _asked_heading(self, row: ListRow) -> str:
        told = _("{place} chỉ ghi {text}: là đề mục của đơn vị, hay là tập thể được đề nghị?")
        choices = (
            IntakeChoice("heading", _("Đề mục: các dòng dưới do đơn vị này đề nghị")),
            IntakeChoice("name", _("Tập thể được đề nghị")),
            leave_out(),
        )
        sentence = told.format(place=self.table.place(row), text=quoted(row.shown))
        key = self._heading_key(row)
        given = self.grounds.questions.answer(
            IntakeQuestion(key, "heading-unclear", sentence, choices, self.table.place(row))
        )
        if given is None:
            nominee = Nominee(NomineeKind.COLLECTIVE, row.shown, 0)
            line = IntakeLine(key, self.table.place(row), row.shown, nominee, state=LineState.ASKED, asks=(key,))
            self.lines.append(line)
        return given or ""

    def _heading_key(self, row: ListRow) -> str:
        return f"heading:{self.table.key or self.table.name}#{row.number}"

    def _pass(self, row: ListRow, reason: str) -> None:
        self.passed.append(PassedRow(self.table.place(row), row.shown, reason))

    # --- rows that are no names --------------------------------------------------------------------------------------

    def _reason(self, row: ListRow, index: int) -> str:
        """Why a row is no name; empty for one that is."""
        texts = list(dict.fromkeys(row.text(column) for column in sorted(row.cells)))
        if index < _FEW and _numbers_columns(texts):
            return _("dòng đánh số cột")
        if (again := titles_again(row, self.columns)) is not None:
            self.columns = with_units(self.grounds, self.table, again).together()
            return _("tiêu đề nhắc lại")
        order = row.text(self.columns.places.get(_C.ORDER))
        is_numbered = order.strip(".) ").isdecimal()
        words = [text for text in texts if text != order or not (is_numbered or _ROMAN.fullmatch(order))] or texts
        reason = "" if is_numbered or (row.is_shifted and len(words) > 1) else self._said(row, words, order)
        return reason or ("" if self._names(row) or row.is_shifted else _("không có tên"))

    def _said(self, row: ListRow, words: Sequence[str], order: str) -> str:
        """What a row without a number is when it is no entry: a heading, a total, a signature."""
        if reason := self.headings.heading(words, order):
            self._was_signed = False
            if self.headings.is_fresh_unit:
                self._end_heading(row if self._names(row) else None)
            return reason
        if says_total(words[0]) is Total.YES:
            return _("dòng tổng")
        if (len(words) <= _FEW and says_signature(words[0])) or (self._was_signed and len(words) == 1):
            self._was_signed = True
            return _("dòng ký, ghi chú")
        return ""

    def _names(self, row: ListRow) -> bool:
        row = self.columns.whole(row)
        return bool(self.columns.text(row, _C.NAME)) or any(row.text(place) for place in self.columns.also_names)

    # --- names -------------------------------------------------------------------------------------------------------

    def _entry(self, row: ListRow) -> Iterator[IntakeLine]:
        place = self.table.place(row)
        key = f"{self.table.key or self.table.name}#{row.number}"
        cells = LineCells(
            key, place, self._named(self.columns.whole(row)), self.columns, self.grounds.questions, self.today
        )
        names = cells.names()
        if not names:
            nominee = Nominee(NomineeKind.INDIVIDUAL, cells.text(_C.NAME), 0)
            asks = () if cells.is_out or not cells.asks else (*self.asks, *cells.asks)
            state = LineState.ASKED if asks else LineState.LEFT_OUT
            unit_id = self.headings.unit_id or self.defaults.unit_id
            yield IntakeLine(key, place, row.shown, nominee, unit_id, state=state, asks=asks)
            return
        for number, said in enumerate(names, 1):
            own = f"{key}.{number}" if len(names) > 1 else key
            yield self._line(
                LineCells(own, place, cells.row, self.columns, cells.questions, self.today), cells, said, names
            )

    def _named(self, row: ListRow) -> ListRow:
        """The row with its name in the column of names, where it stands in another one for names."""
        filled = [row.cells[place] for place in self.columns.also_names if row.text(place)]
        name = self.columns.places[_C.NAME]
        if not filled:
            return row
        former = [row.cells[name]] if row.text(name) else []
        # Two names in one row are told apart by people, as two in one cell are.
        both = replace(filled[0], text="\n".join(cell.text for cell in (*former, *filled)))
        return replace(row, cells={**row.cells, name: both})

    def _line(self, cells: LineCells, first: LineCells, said: SaidName, names: Sequence[SaidName]) -> IntakeLine:
        kind = cells.kind(said, self.headings.kind or self.defaults.kind)
        proposer = self._proposer(cells)
        award, is_posthumous = self._said_award(cells, proposer)
        nominee = self._nominee(cells, said, kind, proposer, is_alone=len(names) == 1)
        line = IntakeLine(
            cells.key,
            cells.place,
            cells.row.shown,
            nominee,
            proposer,
            award,
            cells.count(_C.PRIORITY) or 0,
            cells.text(_C.ACHIEVEMENT),
            cells.mark(_C.DIFFERENT),
            is_posthumous,
            cells.earlier(),
        )
        asks = tuple(dict.fromkeys((*self.asks, *first.asks, *cells.asks)))
        is_out = first.is_out or cells.is_out
        state = LineState.LEFT_OUT if is_out else LineState.ASKED if asks else LineState.NEW
        told = (*first.told, *cells.told)
        is_chosen = proposer > 0 and proposer == self._chosen_for(cells)
        return replace(line, state=state, asks=() if is_out else asks, told=told, is_unit_chosen=is_chosen)

    def _chosen_for(self, cells: LineCells) -> int:
        """The unit chosen for the whole list, where neither the line nor a heading names one."""
        says = cells.text(_C.PROPOSER) or cells.text(_C.UNIT) or self.headings.unit_words or self.headings.unit_id
        return 0 if says else self.defaults.unit_id

    def _nominee(
        self, cells: LineCells, said: SaidName, kind: NomineeKind | None, proposer: int, *, is_alone: bool
    ) -> Nominee:
        is_person = kind is NomineeKind.INDIVIDUAL
        born_on, birth_year = cells.born() if is_person and is_alone else (None, None)
        place = cells.text(_C.PLACE)
        said_unit = self.grounds.finder.find(cells.text(_C.UNIT)).unit_id if cells.text(_C.UNIT) else 0
        is_only_unit = said_unit and self.columns.places.get(_C.UNIT) == self.columns.places.get(_C.PLACE)
        return Nominee(
            kind or NomineeKind.INDIVIDUAL,
            said.name,
            said_unit or self.grounds.finder.within(place) or proposer,
            sex=cells.sex(said) if is_person else "",
            born_on=born_on,
            birth_year=birth_year,
            ethnicity=clean(cells.text(_C.ETHNICITY)) if is_person else "",
            id_number=cells.id_number() if is_person and is_alone else "",
            position=_one_line(cells.text(_C.POSITION)),
            place="" if is_only_unit else _one_line(place),
            leader="" if is_person else _one_line(cells.text(_C.LEADER)),
            member_count=None if is_person else cells.count(_C.MEMBERS),
            note=cells.text(_C.NOTE),
        )

    def _proposer(self, cells: LineCells) -> int:
        """The unit that proposes: its own column, that of communes, the heading above, or what holds for all."""
        said = cells.text(_C.PROPOSER) or cells.text(_C.UNIT) or self.headings.unit_words
        if not said:
            is_said = self.headings.unit_id or self.defaults.unit_id
            return self._proposer_of_all(cells) if is_said else self._asked_proposer(cells)
        found = self.grounds.finder.find(said)
        certain = found.unit_id or self.grounds.finder.within(said)
        if certain:
            return certain
        told = _("Chưa rõ {text} là đơn vị nào trong đợt này.").format(text=quoted(said))
        return self._ask_unit(cells, fold(said), told, found.candidates)

    def _proposer_of_all(self, cells: LineCells) -> int:
        """What the heading or the choice for the whole list says; another commune beside the name is asked about."""
        heading, chosen = self.headings.unit_id, self.defaults.unit_id
        if heading and not self.headings.is_letterhead:
            return heading
        said = tuple(dict.fromkeys(unit_id for unit_id in (heading, chosen) if unit_id))
        place = self.grounds.finder.near(cells.text(_C.PLACE))
        other = place.unit_id if place is not None and self.grounds.are_alike(place.unit_id, *said) else 0
        units = [self.grounds.season.units[unit_id] for unit_id in dict.fromkeys((*said, other)) if unit_id]
        if len(units) == 1:
            return units[0].id
        names = _(" hay ").join(unit.title for unit in units)
        told = _("Danh sách không có cột đơn vị đề nghị; có dòng ghi {text}. Đơn vị đề nghị là {units}?")
        sentence = told.format(text=quoted(cells.text(_C.PLACE) or units[0].title), units=names)
        return self._ask_unit(cells, "/".join(str(unit.id) for unit in units), sentence, units)

    def _asked_proposer(self, cells: LineCells) -> int:
        """The answer for all lines whose place speaks of the same unit: it may be that of another one's people."""
        place = cells.text(_C.PLACE)
        near = self.grounds.finder.near(place)
        if near is None:
            told = _("Có dòng không ghi đơn vị đề nghị, cũng không ghi xã, đồn nào; đơn vị nào đề nghị những dòng đó?")
            return self._ask_unit(cells, "", told)
        unit = self.grounds.season.units.get(near.unit_id)
        if unit is None:
            told = _("Danh sách không có cột đơn vị đề nghị; dòng ghi {text} do đơn vị nào đề nghị?")
            return self._ask_unit(cells, fold(place), told.format(text=quoted(place)), near.candidates)
        told = _(
            "Danh sách không có cột đơn vị đề nghị; những dòng ghi nơi ở, nơi công tác {unit} do đơn vị nào đề nghị?"
        )
        return self._ask_unit(cells, fold(unit.title), told.format(unit=unit.title), (unit,))

    def _ask_unit(self, cells: LineCells, key: str, sentence: str, candidates: Sequence[Unit] = ()) -> int:
        known = self.grounds.unit_choices(candidates)
        given = cells.settle(IntakeQuestion(f"unit:{key}", "unit-unclear", sentence, known, cells.place))
        return int(given) if given else 0

    def _said_award(self, cells: LineCells, proposer: int) -> tuple[str, bool]:
        """The award that is proposed, and whether posthumously."""
        words = _one_line(cells.text(_C.AWARD)) or self.headings.award
        if not words and self.defaults.award:
            return self.defaults.award, False
        found = read_award(words, self.grounds.awards, self.grounds.season.unit_title(proposer))
        if words and found.key:
            return found.key, found.is_posthumous
        choices = self.grounds.award_choices(found.candidates)
        told = _("Chưa rõ {text} là hình thức khen thưởng nào.").format(text=quoted(words))
        if BOTH in words:
            told = _("Có dòng đánh dấu hơn một hình thức ({text}); lấy hình thức nào?").format(text=quoted(words))
        sentence = told if words else _("Danh sách không ghi hình thức đề nghị; đề nghị hình thức nào?")
        given = cells.settle(IntakeQuestion(f"award:{fold(words)}", "award-unclear", sentence, choices, cells.place))
        return given or "", found.is_posthumous


def with_units(grounds: Grounds, table: ListTable, columns: IntakeColumns) -> IntakeColumns:
    """A column titled «Đơn vị» says who proposes where most of what stands in it are units, else where somebody is."""
    place = columns.of_unit_or_place
    if place is None:
        return columns
    texts = [text for row in table.rows[columns.first :] if (text := row.text(place))]
    units = sum(map(grounds.finder.names_one, texts))
    return columns.with_unit(place) if 2 * units > len(texts) else columns


def _one_line(text: str) -> str:
    return clean(text.replace("\n", ", "))


def _numbers_columns(texts: Sequence[str]) -> bool:
    found = [match[1] for text in texts if (match := _NUMBER.fullmatch(text))]
    return (
        len(texts) >= _FEW and len(found) == len(texts) and found == sorted(found, key=lambda text: (len(text), text))
    )
