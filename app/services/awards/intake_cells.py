"""One line of a list of names, cell by cell: what each says for certain, and what has to be asked."""

import re
from dataclasses import dataclass, field
from datetime import date

from app.domain.awards.catalogue import NOMINEE_WORDS, NomineeKind
from app.domain.awards.intake import LEAVE_OUT, SPLIT, EarlierAward, IntakeChoice, IntakeQuestion
from app.domain.awards.intake_columns import IntakeColumns
from app.domain.awards.intake_joining import MARKS, NO_MARKS
from app.domain.awards.intake_table import CellDoubt, ListCell, ListRow
from app.domain.awards.intake_titles import IntakeColumn
from app.domain.awards.intake_values import is_id_number, read_count, read_id_number
from app.domain.awards.intake_words import (
    SaidName,
    kind_in_words,
    kind_of_word,
    looks_like_person,
    may_be_group,
    read_name,
)
from app.i18n import _
from app.importing.dates import read_date_text
from app.services.awards.intake_doubts import name_doubt, quoted
from app.services.awards.intake_grounds import Questions, leave_out
from app.text import clean, fold

_C = IntakeColumn
_BORN_WORDS = re.compile(r"^(?:sinh\s+)?(?:ngày|năm|sn|ns|sinh)[\s.:]+", re.IGNORECASE)
_MONTH = re.compile(r"(?:tháng\s*)?[0-9]{1,2}\s*[/.-]\s*((?:19|20)[0-9]{2})")
_YEAR = re.compile(r"(?<![0-9/.-])((?:19|20)[0-9]{2})(?![0-9])")
_YEARS = 120
_SEXES = {"nam": "nam", "nu": "nữ", "m": "nam", "f": "nữ"}


@dataclass(slots=True)
class LineCells:
    """The cells of one line with the questions about it; ``asks`` are the open ones, ``is_out`` when one said so."""

    key: str
    place: str
    row: ListRow
    columns: IntakeColumns
    questions: Questions
    today: date
    asks: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    is_out: bool = False

    def cell(self, column: IntakeColumn) -> ListCell | None:
        """The cell of a column, if filled."""
        place = self.columns.places.get(column)
        return None if place is None else self.row.cells.get(place)

    def text(self, column: IntakeColumn) -> str:
        """What a column says; a cell that shows an error, or whose result the file lacks, is asked about."""
        cell = self.cell(column)
        if cell is None:
            return ""
        if cell.doubt in (CellDoubt.ERROR, CellDoubt.UNCALCULATED) or (cell.doubt and column is not _C.NAME):
            return self._doubtful(column, cell)
        return "\n".join(line for part in cell.text.split("\n") if (line := clean(part)))

    def _doubtful(self, column: IntakeColumn, cell: ListCell) -> str:
        sentence = _("Ô {cell} ghi {text} nhưng bị gạch ngang hoặc không có kết quả chắc chắn.")
        blank = IntakeChoice("", _("Để trống"))
        taken = IntakeChoice(clean(cell.text), _("Lấy như đã ghi"))
        is_struck = cell.doubt is CellDoubt.STRUCK
        choices = () if column is _C.NAME else (blank, taken) if is_struck else (blank,)
        given = self.ask(
            f"cell.{column}", cell.place, sentence.format(cell=cell.place, text=quoted(cell.text)), choices, typed=True
        )
        return given or ""

    def ask(
        self, code: str, place: str, sentence: str, choices: tuple[IntakeChoice, ...], *, typed: bool = False
    ) -> str | None:
        """Ask something about this line alone; ``None`` while it is open or when the line is to be left out."""
        question = IntakeQuestion(
            f"{code}:{self.key}", code, sentence, (*choices, leave_out()), place or self.place, takes_text=typed
        )
        return self.settle(question)

    def settle(self, question: IntakeQuestion) -> str | None:
        """The answer to a question that other lines may share."""
        given = self.questions.answer(question)
        if given is None:
            self.asks.append(question.key)
        self.is_out = self.is_out or given == LEAVE_OUT
        return None if given == LEAVE_OUT else given

    # --- names -------------------------------------------------------------------------------------------------------

    def names(self) -> tuple[SaidName, ...]:
        """The name of the line, or several where somebody said so; empty while it is not certain."""
        cell, text = self.cell(_C.NAME), self.text(_C.NAME)
        self._confirm_shift(has_name=bool(text))
        if cell is None or not text:
            return ()
        self._confirm_row(cell)
        said = read_name(text)
        doubt = name_doubt(cell, said)
        if doubt is None:
            return (said,)
        code, sentence, choices = doubt
        given = self.ask(code, cell.place, sentence, choices, typed=True)
        if given == SPLIT:
            return tuple(SaidName(part) for part in said.parts)
        return () if not given else (said,) if given == said.name else (SaidName(clean(given), said.sex),)

    def _confirm_shift(self, *, has_name: bool) -> None:
        """A row with other cells than its titles is taken only by somebody's word, and never without a name."""
        if self.row.is_shifted:
            told = _("{place} ({text}) có số ô khác số cột của tiêu đề nên có thể lệch cột; có lấy dòng này không?")
            sentence = told.format(place=self.place, text=quoted(self.row.shown))
            take = (IntakeChoice("take", _("Lấy dòng này")),) if has_name else ()
            self.ask("row-shifted", self.place, sentence, take)

    def _confirm_row(self, cell: ListCell) -> None:
        """A row that its sender hid or crossed out is taken only by somebody's word."""
        if self.row.is_hidden or cell.doubt is CellDoubt.STRUCK:
            told = _("{place} ({text}) bị ẩn hoặc bị gạch ngang; có lấy dòng này không?")
            sentence = told.format(place=self.place, text=quoted(cell.text))
            self.ask("row-hidden", cell.place, sentence, (IntakeChoice("take", _("Lấy dòng này")),))

    # --- who ---------------------------------------------------------------------------------------------------------

    def kind(self, said: SaidName, section: NomineeKind | None) -> NomineeKind | None:
        """Collective, person or household: what column, heading and name agree on; else it is asked."""
        typed = self.text(_C.KIND)
        column = kind_of_word(typed)
        in_words = kind_in_words(said.whole or said.name) or (NomineeKind.INDIVIDUAL if said.sex else None)
        found = {item for item in (column or section, in_words) if item is not None}
        if column is None and section is NomineeKind.COLLECTIVE and in_words is None and self._is_person(said.name):
            found.add(NomineeKind.INDIVIDUAL)
        if len(found) == 1 and (column is not None or not typed):
            return found.pop()
        if not found and not typed and self._is_person(said.name):
            return NomineeKind.INDIVIDUAL
        sentence = _("{place}: “{name}” là tập thể, cá nhân hay hộ gia đình?").format(place=self.place, name=said.name)
        order = (*sorted(found), *(item for item in NomineeKind if item not in found))
        choices = tuple(IntakeChoice(item.value, _(NOMINEE_WORDS[item])) for item in order)
        given = self.ask("kind-unclear", self.place, sentence, choices)
        return NomineeKind(given) if given else None

    def _is_person(self, name: str) -> bool:
        if not looks_like_person(name) or may_be_group(name):
            return False
        has_personal = any(self.cell(item) for item in (_C.BORN, _C.BORN_MAN, _C.BORN_WOMAN, _C.SEX, _C.ID_NUMBER))
        return has_personal or len(clean(name).split(" ")) > 2

    def sex(self, said: SaidName) -> str:
        """Man or woman, from the column, the salutation, or the column in which the year of birth stands."""
        typed, title = fold(self.text(_C.SEX)), fold(self.text(_C.SALUTATION)).strip(". ")
        found = {said.sex, _SEXES.get(typed, ""), {"ong": "nam", "ba": "nữ"}.get(title, "")}
        found |= {"nam" if self.cell(_C.BORN_MAN) else "", "nữ" if self.cell(_C.BORN_WOMAN) else ""}
        found.discard("")
        if len(found) == 1:
            return found.pop()
        if not found and not typed:
            return ""
        told = _("{place}: chưa rõ nam hay nữ ({text}).")
        sentence = told.format(place=self.place, text=quoted(typed or self.row.shown))
        choices = (IntakeChoice("nam", _("nam")), IntakeChoice("nữ", _("nữ")), IntakeChoice("", _("Để trống")))
        return self.ask("sex-unclear", self.place, sentence, choices) or ""

    def born(self) -> tuple[date | None, int | None]:
        """Day and year of birth; only the year where only that is known."""
        cell = next((item for key in (_C.BORN, _C.BORN_MAN, _C.BORN_WOMAN) if (item := self.cell(key))), None)
        if cell is None or fold(cell.text).strip() in MARKS:
            return None, None
        found = self._born(cell.text) if not cell.doubt else None
        if found is not None:
            return found
        told = _("Ô {cell} ghi {text}: chưa rõ ngày, năm sinh.")
        month = _MONTH.fullmatch(clean(cell.text))
        years = [month[1]] if month else [] if cell.doubt else _YEAR.findall(cell.text)
        possible = (year for year in dict.fromkeys(years) if self._is_living(int(year)))
        choices = tuple(IntakeChoice(year, _("Chỉ ghi năm {year}").format(year=year)) for year in possible)
        given = self.ask(
            "born-unclear",
            cell.place,
            told.format(cell=cell.place, text=quoted(cell.text)),
            (*choices, IntakeChoice("", _("Để trống"))),
            typed=True,
        )
        typed = self._born(given) if given else (None, None)
        if typed is None:
            self.told.append(_("Không hiểu ngày sinh {text} đã trả lời; để trống.").format(text=quoted(given or "")))
        return typed or (None, None)

    def _born(self, text: str) -> tuple[date | None, int | None] | None:
        """Day and year, or ``None`` for what is no day of a living memory."""
        plain = clean(text)
        reading = read_date_text(_BORN_WORDS.sub("", plain))
        year = reading.day.year if reading.day else reading.year
        if reading.question or (year is not None and not self._is_living(year)):
            return None
        if reading.day is not None and reading.day > self.today:
            return None
        return reading.day, year

    def _is_living(self, year: int) -> bool:
        return self.today.year - _YEARS <= year <= self.today.year

    def id_number(self) -> str:
        """The number of identity, as text."""
        cell = self.cell(_C.ID_NUMBER)
        said = read_id_number(cell)
        if cell is None or not said.question:
            return said.text
        told = {
            "id-rounded": _("Ô {cell} ghi {text}: số đã bị làm tròn nên mất chữ số, không lấy được."),
            "id-short": _("Ô {cell} ghi {text}: số định danh có 12 chữ số, có thể đã mất số 0 ở đầu."),
            "id-unclear": _("Ô {cell} ghi {text}: không phải số định danh 12 chữ số hay số CMND 9 chữ số."),
        }[said.question]
        choices = (IntakeChoice("", _("Để trống số này")), *(IntakeChoice(item, item) for item in said.proposals))
        sentence = told.format(cell=cell.place, text=quoted(cell.text))
        given = self.ask(said.question, cell.place, sentence, choices, typed=True)
        if given and not is_id_number(given):
            self.told.append(_("Số {text} đã trả lời không phải số định danh; để trống.").format(text=quoted(given)))
        return given if given and is_id_number(given) else ""

    # --- the rest ----------------------------------------------------------------------------------------------------

    def count(self, column: IntakeColumn) -> int | None:
        """A number of people or a place in an order; what is no plain number is asked about."""
        text, cell = self.text(column), self.cell(column)
        number = read_count(text)
        if number is not None or cell is None or fold(text) in NO_MARKS:
            return number
        told = _("Ô {cell} ghi {text}: chưa rõ là số mấy.").format(cell=cell.place, text=quoted(text))
        given = self.ask(f"count.{column}", cell.place, told, (IntakeChoice("", _("Để trống")),), typed=True)
        return read_count(given) if given else None

    def mark(self, column: IntakeColumn) -> bool:
        """Whether a box is marked; words that are neither yes nor no are kept as told."""
        text = fold(self.text(column)).strip(" .")
        if text not in MARKS | NO_MARKS:
            self.told.append(_("Cột “{title}” ghi {text}.").format(title=column, text=quoted(text)))
        return text in MARKS

    def earlier(self) -> tuple[EarlierAward, ...]:
        """Awards somebody has already, one for each year that is written."""
        found = []
        for part in re.split(r"[;\n]", self.text(_C.EARLIER)):
            years = _YEAR.findall(part)
            title = clean(_YEAR.sub("", part).strip(" ,:.()-")).removeprefix("năm ").strip(" ,:.()-")
            if len(years) == 1 and title:
                found.append(EarlierAward(int(years[0]), title))
        return tuple(found)
