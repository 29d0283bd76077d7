"""Nominees of the reports of communes and stations as lists of names; a newer version takes the place of an older one.

Only candidates nobody has acted on are changed or taken out: what was proposed, received or edited stays and is told.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from app.db import board, findings, registers
from app.db import nominations as db
from app.db.types import DbConnection
from app.domain.awards.intake import GoneNomination, IntakeLine, LineState, SaidPaper
from app.domain.awards.intake_columns import IntakeColumns
from app.domain.awards.intake_table import ListCell, ListRow, ListTable
from app.domain.awards.intake_titles import IntakeColumn
from app.domain.awards.nominations import DossierReceipt, Nomination, NominationState, Nominee
from app.domain.check_nominees import current_nominees
from app.domain.registers import ReportedNominee
from app.domain.submissions import ReportedRow, SubmissionState
from app.domain.units import Unit
from app.i18n import N_, _
from app.services import scope
from app.text import clean, short_date

_ENDED = frozenset({NominationState.WITHDRAWN, NominationState.REPLACED})
#: Open questions of a report about whose it is.
_UNIT_QUESTIONS = frozenset({"unit-by-name", "unit-code-zero-lost", "unit-code-reused"})
_C = IntakeColumn
_ORDER = (
    _C.ORDER, _C.NAME, _C.KIND, _C.SEX, _C.BORN, _C.ETHNICITY, _C.POSITION, _C.PLACE, _C.AWARD, _C.ACHIEVEMENT,
    _C.DIFFERENT, _C.EARLIER, _C.PRIORITY, _C.NOTE,
)  # fmt: skip
#: What a paper of a dossier bears that a report ticks.
SAID_NOTE = N_("đơn vị ghi đã có trong báo cáo")
COLUMNS = IntakeColumns({column: place for place, column in enumerate(_ORDER)})
_FIELDS: Mapping[IntakeColumn, str] = {
    _C.NAME: "name",
    _C.SEX: "sex",
    _C.BORN: "born_on",
    _C.POSITION: "position",
    _C.PLACE: "place",
    _C.AWARD: "award",
}


@dataclass(frozen=True, slots=True)
class ReportList:
    """The nominees of one version of a report, as a list of names; ``papers`` are those ticked, by row.

    ``is_accepted``: nobody has to look at the report any more; ``is_unit_asked``: whose it is, is still a question.
    """

    unit: Unit
    submission_id: int
    table: ListTable
    papers: Mapping[int, frozenset[SaidPaper]]
    is_accepted: bool = True
    is_unit_asked: bool = False

    @property
    def note(self) -> str:
        """What is to be known before names are taken from a report that nobody has accepted; empty for another."""
        if self.is_accepted or not self.table.rows:
            return ""
        told = _("{unit}: báo cáo chưa duyệt; {count} tên lấy tạm từ đó, duyệt xong hãy lấy lại.")
        if self.is_unit_asked:
            told = _("{unit}: báo cáo chưa duyệt, còn hỏi có đúng của đơn vị này không; {count} tên có thể sai đơn vị.")
        return told.format(unit=self.unit.title, count=len(self.table.rows))


def lists(connection: DbConnection, year: int) -> tuple[ReportList, ...]:
    """The nominees of every report of a year that counts: the accepted version, else the one received."""
    versions = board.versions_of_year(connection, year)
    counted = [
        (unit, version)
        for unit in scope.of_year(connection, year).reporting
        for version in board.counting(versions.get(unit.id, ()), provisional=True)
    ]
    asked = findings.open_ones(connection, [version.id for _unit, version in counted], _UNIT_QUESTIONS)
    return tuple(
        replace(
            _list(unit, version.id, registers.load_rows(connection, version.id)),
            is_accepted=version.state is SubmissionState.ACCEPTED,
            is_unit_asked=version.id in asked,
        )
        for unit, version in counted
    )


def _list(unit: Unit, submission_id: int, rows: Iterable[ReportedRow]) -> ReportList:
    found = current_nominees(list(rows))
    sheet = found[0][0].sheet if found else ""
    name = f"{unit.title}, {sheet}" if sheet else unit.title
    table = ListTable(name, tuple(_row(item, said) for item, said in found), key=f"{unit.id}/{submission_id}")
    return ReportList(unit, submission_id, table, {item.row_no: _papers(said) for item, said in found})


def _papers(said: ReportedNominee) -> frozenset[SaidPaper]:
    ticked = {
        SaidPaper.LETTER: said.has_letter,
        SaidPaper.MINUTES: said.has_minutes,
        SaidPaper.REPORT: said.has_report,
    }
    return frozenset(paper for paper, is_ticked in ticked.items() if is_ticked)


def _row(item: ReportedRow, said: ReportedNominee) -> ListRow:
    texts = {
        _C.ORDER: str(item.row_no),
        _C.NAME: said.name,
        _C.KIND: said.kind,
        _C.SEX: said.sex,
        _C.BORN: short_date(said.born_on) if said.born_on else str(said.birth_year or ""),
        _C.ETHNICITY: said.ethnicity,
        _C.POSITION: said.position,
        _C.PLACE: said.place,
        _C.AWARD: said.award,
        _C.ACHIEVEMENT: said.achievement,
        _C.DIFFERENT: "x" if said.is_different_achievement else "",
        _C.EARLIER: said.earlier_awards,
        _C.PRIORITY: str(said.priority or ""),
        _C.NOTE: said.note,
    }
    places = {column: item.cells.get(name, "") for column, name in _FIELDS.items()}
    return ListRow(
        item.row_no,
        {
            COLUMNS.places[column]: ListCell(text, _cell(item, places.get(column, "")), is_converted=True)
            for column, text in texts.items()
            if clean(text)
        },
    )


def _cell(item: ReportedRow, cell: str) -> str:
    return f"{item.sheet}!{cell}" if cell else _("{sheet} dòng {row}").format(sheet=item.sheet, row=item.row_no)


def is_said_only(receipt: DossierReceipt) -> bool:
    """Whether a paper stands in a dossier by the word of a report alone: nobody wrote down that it came."""
    return receipt.soft_copy_on is None and receipt.hard_copy_on is None and receipt.note == _(SAID_NOTE)


# --- what is stored already ------------------------------------------------------------------------------------------


class FormerRows:
    """What rows of former versions said, each version read once."""

    def __init__(self, connection: DbConnection) -> None:
        self._connection = connection
        self._rows: dict[int, dict[int, ReportedNominee]] = {}

    def of(self, item: Nomination) -> ReportedNominee | None:
        """The row a nomination came from; ``None`` when it came from none, or its report is gone."""
        if item.submission_id is None or item.row_no is None:
            return None
        if item.submission_id not in self._rows:
            self._rows[item.submission_id] = {
                row.row_no: row.row
                for row in registers.load_rows(self._connection, item.submission_id)
                if isinstance(row.row, ReportedNominee)
            }
        return self._rows[item.submission_id].get(item.row_no)

    def is_untouched(self, item: Nomination) -> bool:
        """Whether nobody has acted on a nomination since its report brought it."""
        said = self.of(item)
        if said is None or item.state is not NominationState.CANDIDATE:
            return False
        acts = (item.replaces_id, item.sitting_id, item.appraisal, item.over_quota, item.difference, item.reason)
        return (
            not any(acts)
            and not item.is_name_proved
            and clean(item.achievement) == clean(said.achievement)
            and item.is_different_achievement == said.is_different_achievement
            and all(map(is_said_only, db.receipts(self._connection, item.id)))
        )

    def merged(self, known: Nominee, item: Nomination, fresh: Nominee) -> Nominee:
        """Somebody known with what a newer version says, where nobody has edited what the older one said."""
        said = self.of(item)
        if said is None:
            return known
        fields = ("sex", "ethnicity", "position", "place", "note")
        changes = {
            name: getattr(fresh, name)
            for name in fields
            if clean(getattr(known, name)) == clean(getattr(said, name)) and getattr(fresh, name)
        }
        return replace(known, **changes)


def gone(
    lines: Iterable[IntakeLine], brought: Iterable[ReportList], stored: Iterable[Nomination], former: FormerRows
) -> Iterator[GoneNomination]:
    """Nominations that came from a report whose present version does not name them.

    While a line of a unit is still asked about, or was left out by somebody's word, nothing of that unit is taken out:
    it may be the one.
    """
    found = list(lines)
    named = {line.nomination_id for line in found if line.nomination_id}
    open_units = {line.unit_id for line in found if _may_name_anybody(line)}
    units = {item.unit.id for item in brought} - open_units
    for item in stored:
        if item.submission_id is None or item.unit_id not in units or item.id in named or item.state in _ENDED:
            continue
        name = item.snapshot.name
        if former.is_untouched(item):
            yield GoneNomination(item.id, name, sentence=_("Bản mới của báo cáo không còn “{name}”.").format(name=name))
        else:
            told = _("Bản mới của báo cáo không còn “{name}”, nhưng đề nghị đã được xử lý nên giữ nguyên.")
            yield GoneNomination(item.id, name, stays=True, sentence=told.format(name=name))


def _may_name_anybody(line: IntakeLine) -> bool:
    """Whether a line names somebody nobody knows yet; one that only repeats another line says so."""
    return line.state is LineState.ASKED or (line.state is LineState.LEFT_OUT and not line.told)
