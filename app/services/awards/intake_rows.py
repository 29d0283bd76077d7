"""One table of a list of names into lines: headings hold for the rows below them, totals and signatures stay out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.intake import LEAVE_OUT, IntakeChoice, IntakeLine, IntakeQuestion, LineState, PassedRow
from app.domain.awards.intake_columns import COLUMN_WORDS, IntakeColumn, IntakeColumns
from app.domain.awards.intake_table import ListRow, ListTable
from app.domain.awards.intake_words import (
    SaidName,
    kind_in_words,
    kind_of_heading,
    read_award,
    says_award,
)
from app.domain.awards.nominations import Nominee
from app.domain.units import Unit
from app.i18n import _
from app.importing.total_rows import Total, says_signature, says_total
from app.services.awards.intake_cells import LineCells, quoted
from app.services.awards.intake_grounds import Grounds
from app.text import clean, fold

_C = IntakeColumn
_NUMBER = re.compile(r"[(\[]?([0-9]{1,2}|[A-ZĐ])[)\]]?")
_ROMAN = re.compile(r"[IVX]{1,5}[.)]?|[A-E][.)]?")
_UNIT_WORD = re.compile(
    r"^(?:[0-9IVX]{1,4}[.)]\s*)?(?:(?:ubnd|ủy ban nhân dân)\s+)?(?:xã|phường|thị trấn|đặc khu|đồn)\s"
)
_NUMBERED = re.compile(r"^(?:[IVX]{1,5}|[A-E]|[0-9]{1,2})\s*[.)]\s*")
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
    #: questions about the table as a whole: none of its lines is settled before they are
    asks: tuple[str, ...] = ()
    lines: list[IntakeLine] = field(default_factory=list)
    passed: list[PassedRow] = field(default_factory=list)
    _kind: NomineeKind | None = None
    _award: str = ""
    _unit: int = 0

    def read(self) -> None:
        """Fill ``lines`` and ``passed``."""
        for row in self.table.rows[: self.columns.first]:
            self._pass(row, _("tiêu đề"))
        for index, row in enumerate(self.table.rows[self.columns.first :]):
            reason = self._reason(row, index)
            if reason:
                self._pass(row, reason)
            else:
                self.lines += self._entry(row)

    def _pass(self, row: ListRow, reason: str) -> None:
        self.passed.append(PassedRow(self.table.place(row), row.shown, reason))

    # --- rows that are no names --------------------------------------------------------------------------------------

    def _reason(self, row: ListRow, index: int) -> str:
        """Why a row is no name; empty for one that is."""
        texts = list(dict.fromkeys(row.text(column) for column in sorted(row.cells)))
        if index < _FEW and _numbers_columns(texts):
            return _("dòng đánh số cột")
        titles = {fold(title) for title in self.columns.titles.values()}
        if titles and {fold(text) for text in texts} <= titles:
            return _("tiêu đề nhắc lại")
        order = row.text(self.columns.places.get(_C.ORDER))
        is_numbered = order.strip(".) ").isdecimal()
        words = [text for text in texts if text != order or not (is_numbered or _ROMAN.fullmatch(order))] or texts
        if not is_numbered and (reason := self._heading(words, order)):
            return reason
        if says_total(words[0]) is Total.YES and not is_numbered:
            return _("dòng tổng")
        if not is_numbered and len(words) <= _FEW and says_signature(words[0]):
            return _("dòng ký, ghi chú")
        return "" if self.columns.text(row, _C.NAME) else _("không có tên")

    def _heading(self, words: Sequence[str], order: str) -> str:
        """What a row names that holds for those below: a kind, an award, a unit."""
        if len(words) != 1 and not (len(words) == 2 and _ROMAN.fullmatch(words[0])):
            return ""
        text = words[-1]
        kind = kind_of_heading(text) or kind_of_heading(f"{order} {text}")
        if kind is not None:
            self._kind = kind
            return _("đề mục đối tượng")
        plain = _NUMBERED.sub("", clean(text))
        if says_award(plain) and kind_in_words(plain) is None:
            self._award = plain
            return _("đề mục hình thức khen thưởng")
        unit = self.grounds.finder.find(plain).unit_id if _UNIT_WORD.match(clean(text).casefold()) else 0
        if unit:
            self._unit = unit
            return _("đề mục đơn vị")
        return ""

    # --- names -------------------------------------------------------------------------------------------------------

    def _entry(self, row: ListRow) -> Iterator[IntakeLine]:
        place = self.table.place(row)
        key = f"{self.table.key or self.table.name}#{row.number}"
        cells = LineCells(key, place, row, self.columns, self.grounds.questions, self.today)
        names = cells.names()
        if not names:
            nominee = Nominee(NomineeKind.INDIVIDUAL, self.columns.text(row, _C.NAME), 0)
            asks = () if cells.is_out or not cells.asks else (*self.asks, *cells.asks)
            state = LineState.ASKED if asks else LineState.LEFT_OUT
            unit_id = self._unit or self.defaults.unit_id
            yield IntakeLine(key, place, row.shown, nominee, unit_id, state=state, asks=asks)
            return
        for number, said in enumerate(names, 1):
            own = f"{key}.{number}" if len(names) > 1 else key
            yield self._line(LineCells(own, place, row, self.columns, cells.questions, self.today), cells, said, names)

    def _line(self, cells: LineCells, first: LineCells, said: SaidName, names: Sequence[SaidName]) -> IntakeLine:
        kind = cells.kind(said, self._kind or self.defaults.kind)
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
        return replace(line, state=state, asks=() if is_out else asks, told=(*first.told, *cells.told))

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
        said = cells.text(_C.PROPOSER) or cells.text(_C.UNIT)
        if not said and (self._unit or self.defaults.unit_id):
            return self._unit or self.defaults.unit_id
        if not said:
            return self._asked_proposer(cells)
        found = self.grounds.finder.find(said)
        certain = found.unit_id or self.grounds.finder.within(said)
        if certain:
            return certain
        told = _("Chưa rõ {text} là đơn vị nào trong đợt này.").format(text=quoted(said))
        return self._ask_unit(cells, fold(said), told, found.candidates)

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
        words = _one_line(cells.text(_C.AWARD)) or self._award
        if not words and self.defaults.award:
            return self.defaults.award, False
        found = read_award(words, self.grounds.awards, self.grounds.season.unit_title(proposer))
        if words and found.key:
            return found.key, found.is_posthumous
        choices = self.grounds.award_choices(found.candidates)
        told = _("Chưa rõ {text} là hình thức khen thưởng nào.").format(text=quoted(words))
        sentence = told if words else _("Danh sách không ghi hình thức đề nghị; đề nghị hình thức nào?")
        given = cells.settle(IntakeQuestion(f"award:{fold(words)}", "award-unclear", sentence, choices, cells.place))
        return given or "", found.is_posthumous


def with_units(grounds: Grounds, table: ListTable, columns: IntakeColumns) -> IntakeColumns:
    """A column titled «Đơn vị» says who proposes where most of what stands in it are units, else where somebody is."""
    if not columns.may_say_unit:
        return columns
    texts = [text for row in table.rows[columns.first :] if (text := columns.text(row, _C.PLACE))]
    units = sum(bool(grounds.finder.find(text).unit_id or grounds.finder.within(text)) for text in texts)
    return columns.with_unit() if 2 * units > len(texts) else columns


def column_questions(grounds: Grounds, table: ListTable, columns: IntakeColumns) -> tuple[str, ...]:
    """Ask about the columns of a list without titles, what was guessed first; gives the keys of what is open."""
    if not columns.is_guessed:
        return ()
    asked: list[str] = []
    words = _column_choices()
    filled = sorted({column for row in table.rows for column in row.cells})
    guessed = {place: column for column, place in columns.places.items()}
    for place in filled:
        guess = guessed.get(place)
        example = next((row.text(place) for row in table.rows if row.text(place)), "")
        told = _("Danh sách không có dòng tiêu đề. Cột {number} (ví dụ {example}) là gì?")
        first = tuple(choice for choice in words if guess is not None and choice.value == guess)
        left_out = tuple(choice for choice in words if choice.value == LEAVE_OUT)
        order = dict.fromkeys((*first, *left_out, *words) if guess is None else (*first, *words))
        question = IntakeQuestion(
            f"column:{table.name}:{place}",
            "column-unclear",
            told.format(number=place + 1, example=quoted(example)),
            tuple(order),
        )
        asked += [question.key] if grounds.questions.answer(question) is None else []
    return tuple(asked)


def chosen_columns(answers: Mapping[str, str], table: ListTable) -> dict[int, IntakeColumn | None]:
    """What somebody said about the columns of a table."""
    start = f"column:{table.name}:"
    known = {item.value: item for item in IntakeColumn}
    return {
        int(key.removeprefix(start)): known.get(value)
        for key, value in answers.items()
        if key.startswith(start) and key.removeprefix(start).isdecimal()
    }


def _column_choices() -> tuple[IntakeChoice, ...]:
    from_words = tuple(IntakeChoice(item.value, _(words)) for item, words in COLUMN_WORDS.items())
    return (*from_words, IntakeChoice(LEAVE_OUT, _("không lấy cột này")))


def _one_line(text: str) -> str:
    return clean(text.replace("\n", ", "))


def _numbers_columns(texts: Sequence[str]) -> bool:
    found = [match[1] for text in texts if (match := _NUMBER.fullmatch(text))]
    return (
        len(texts) >= _FEW and len(found) == len(texts) and found == sorted(found, key=lambda text: (len(text), text))
    )
