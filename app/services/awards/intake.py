"""Lists of names into nominations: from the reports, from pasted text, from a workbook or a Word file.

Three ways in, one preview: each line is understood or asked about, then all of it is stored in one step that can be
undone. Nothing is stored while a question is open, unless somebody leaves those lines out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.db.types import DbConnection
from app.domain.awards.intake import (
    NO_ANSWERS,
    PAPER_WORDS,
    Answers,
    Intake,
    IntakeLine,
    LineState,
    PassedRow,
    SaidPaper,
)
from app.domain.awards.intake_columns import IntakeColumns
from app.domain.awards.intake_table import ListTable
from app.domain.awards.intake_text import text_table
from app.errors import Refused
from app.i18n import _
from app.services.awards import intake_reports
from app.services.awards import intake_storing as storing
from app.services.awards.intake_asked import asked_year, column_questions, with_open_end
from app.services.awards.intake_files import read_list
from app.services.awards.intake_grounds import Grounds
from app.services.awards.intake_headings import Headings
from app.services.awards.intake_lists import columns_told, is_letterhead, lists, titled
from app.services.awards.intake_matching import matched
from app.services.awards.intake_rows import (
    NO_DEFAULTS,
    IntakeDefaults,
    TableReading,
    with_units,
)
from app.services.workspace import Workspace
from app.text import clean

__all__ = [
    "IntakeDefaults", "ListSource", "Preview", "answer", "from_file", "from_reports", "from_text", "looked_at", "store",
]  # fmt: skip

_MOST_ROWS = 5_000
_MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class ReportSource:
    """The reports of the season's year, as they are stored when they are looked at."""


@dataclass(frozen=True, slots=True)
class ListSource:
    """Tables of a list with what holds for all of it; ``name`` is that of its file, empty for pasted text."""

    tables: tuple[ListTable, ...]
    defaults: IntakeDefaults = NO_DEFAULTS
    name: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """A list as it was understood, with its source, so that it can be looked at anew with answers."""

    campaign_id: int
    source: ReportSource | ListSource
    intake: Intake


# --- the ways in -----------------------------------------------------------------------------------------------------


def from_reports(ws: Workspace, campaign_id: int, answers: Answers = NO_ANSWERS) -> Preview:
    """The nominees of the reports of the season's year; stores nothing, and again brings nothing twice."""
    return looked_at(ws, campaign_id, ReportSource(), answers)


def from_text(
    ws: Workspace, campaign_id: int, text: str, defaults: IntakeDefaults = NO_DEFAULTS, answers: Answers = NO_ANSWERS
) -> Preview:
    """A range pasted from Excel or Word; raises ``Refused`` where nothing in it is a name."""
    return looked_at(ws, campaign_id, ListSource((text_table(text),), defaults), answers)


def from_file(
    ws: Workspace, campaign_id: int, path: Path, defaults: IntakeDefaults = NO_DEFAULTS, answers: Answers = NO_ANSWERS
) -> Preview:
    """A Word file (.docx), a workbook (.xlsx, .xls, .ods, .csv) or a text (.txt); what it is its bytes tell.

    Raises :class:`~app.errors.BadFile` for a file that cannot be read, ``Refused`` where no column holds names.
    """
    return looked_at(ws, campaign_id, ListSource(read_list(path), defaults, path.name), answers)


def answer(ws: Workspace, preview: Preview, answers: Answers) -> Preview:
    """The same list with answers, those given before kept."""
    return looked_at(ws, preview.campaign_id, preview.source, {**preview.intake.answers, **answers})


def looked_at(
    ws: Workspace, campaign_id: int, source: ReportSource | ListSource, answers: Answers = NO_ANSWERS
) -> Preview:
    """A source as it is understood now; raises ``Refused`` where nothing in it is a name."""
    with ws.store.read() as connection:
        return Preview(campaign_id, source, _understood(connection, ws, campaign_id, source, answers))


# --- understanding ---------------------------------------------------------------------------------------------------


def _understood(
    connection: DbConnection, ws: Workspace, campaign_id: int, source: ReportSource | ListSource, answers: Answers
) -> Intake:
    grounds = Grounds.read(connection, ws, campaign_id, answers)
    if not isinstance(source, ListSource):
        found = _of_reports(connection, ws, grounds)
    else:
        found = _of_lists(ws, grounds, source)
        lines = tuple(matched(grounds, found.lines, intake_reports.FormerRows(connection)))
        found = replace(found, lines=lines, questions=tuple(grounds.questions.asked.values()))
    idle = tuple(key for key in answers if key not in grounds.questions.met)
    return replace(found, answers=dict(answers), idle=idle)


def _of_reports(connection: DbConnection, ws: Workspace, grounds: Grounds) -> Intake:
    lines: list[IntakeLine] = []
    passed: list[PassedRow] = []
    brought = intake_reports.lists(connection, grounds.season.campaign.year)
    for item in brought:
        defaults = IntakeDefaults(unit_id=item.unit.id)
        reading = TableReading(grounds, item.table, intake_reports.COLUMNS, defaults, ws.today, Headings(grounds))
        reading.read()
        passed += reading.passed
        lines += (
            replace(
                line,
                submission_id=item.submission_id,
                row_no=(row := int(line.key.rpartition("#")[2].partition(".")[0])),
                papers=item.papers.get(row, frozenset()),
            )
            for line in reading.lines
        )
    former = intake_reports.FormerRows(connection)
    known = tuple(matched(grounds, lines, former))
    gone = tuple(intake_reports.gone(known, brought, grounds.season.nominations, former))
    provisional = frozenset(item.submission_id for item in brought if not item.is_accepted)
    told = tuple(_with_report_told(line, provisional) for line in known)
    notes = tuple(note for item in brought if (note := item.note))
    if not brought:
        told_none = _("Năm {year} chưa có báo cáo nào được tiếp nhận; hãy nhập báo cáo của các xã, đồn trước.")
        notes = (told_none.format(year=grounds.season.campaign.year),)
    return Intake(told, tuple(grounds.questions.asked.values()), tuple(passed), gone, notes=notes)


def _with_report_told(line: IntakeLine, provisional: frozenset[int | None]) -> IntakeLine:
    """A line with what its report says beside the name: that nobody accepted it yet, which papers are there."""
    if line.state not in (LineState.NEW, LineState.CHANGED):
        return line
    told = [_("báo cáo chưa duyệt")] if line.submission_id in provisional else []
    if line.papers:
        names = ", ".join(_(PAPER_WORDS[paper]) for paper in SaidPaper if paper in line.papers)
        sentence = _("đơn vị ghi đã có {papers}; chỉ coi là đã nhận khi ghi ngày nhận vào hồ sơ")
        told.append(sentence.format(papers=names))
    return replace(line, told=(*line.told, *told))


def _of_lists(ws: Workspace, grounds: Grounds, source: ListSource) -> Intake:
    lines: list[IntakeLine] = []
    passed: list[PassedRow] = []
    told: list[str] = []
    unknown: list[str] = []
    if sum(len(table.rows) for table in source.tables) > _MOST_ROWS:
        sentence = _("Danh sách có hơn {count} dòng, quá dài cho một đợt khen thưởng.").format(count=_MOST_ROWS)
        raise Refused("list-too-long", sentence, _("Hãy chia danh sách thành nhiều lần."))
    headings = Headings(grounds)
    other_year = asked_year(grounds, source.tables, source.name)
    for table, found in lists(source.tables, grounds.questions, passed):
        headings = _headings(grounds, table, found, headings)
        if found is None:
            continue
        columns = with_units(grounds, table, found).together()
        asks = (*other_year, *column_questions(grounds, table, columns))
        columns = with_open_end(table, columns, asks)
        reading = TableReading(grounds, table, columns, source.defaults, ws.today, headings, asks)
        reading.read()
        lines += reading.lines
        passed += reading.passed
        told += columns_told(columns)
        unknown += (titled(columns, place) for place in columns.unknown)
    told += _chosen_unit(grounds, source.defaults, lines)
    return Intake(tuple(lines), (), tuple(passed), (), tuple(dict.fromkeys(told)), tuple(dict.fromkeys(unknown)))


def _headings(grounds: Grounds, table: ListTable, columns: IntakeColumns | None, former: Headings) -> Headings:
    """What stands over a table; one in a text goes on from the table before it, a letterhead set as a table too."""
    headings = Headings(grounds) if table.above is None else former
    headings.above(table.above or ())
    if columns is None and not is_letterhead(table):
        return headings
    headings.named(table.name)
    titles = set(columns.titles.values()) if columns is not None else frozenset()
    rows = table.rows if columns is None else table.rows[: columns.first]
    over = (cell.text for row in rows for _place, cell in sorted(row.cells.items()))
    headings.above([text for text in over if clean(text) not in titles])
    return headings


def _chosen_unit(grounds: Grounds, defaults: IntakeDefaults, lines: Sequence[IntakeLine]) -> Iterator[str]:
    """Where the list does not say who proposes, the unit chosen for all of it does: that is never silent."""
    count = sum(line.unit_id == defaults.unit_id and line.is_unit_chosen for line in lines)
    if count:
        told = _("đơn vị đề nghị: {unit}, do bạn chọn cho {count} dòng mà danh sách không ghi")
        yield told.format(unit=grounds.season.unit_title(defaults.unit_id), count=count)


# --- storing ---------------------------------------------------------------------------------------------------------


def store(
    ws: Workspace, preview: Preview, answers: Answers = NO_ANSWERS, *, leaves_out_open: bool = False
) -> storing.StoredIntake:
    """Store a list in one step that can be undone, understood by what is stored then.

    Raises ``Refused`` while a question is open, unless ``leaves_out_open``: then those lines stay out.
    """
    given = {**preview.intake.answers, **answers}
    with ws.store.write(_("Nhập danh sách khen thưởng"), ws.actor) as connection:
        intake = _understood(connection, ws, preview.campaign_id, preview.source, given)
        if intake.questions and not leaves_out_open:
            raise _open_questions(intake)
        removed = tuple(item.nomination_id for item in intake.gone if not item.stays)
        for nomination_id in removed:
            storing.remove(connection, nomination_id)
        changed = tuple(storing.change(connection, ws, line) for line in intake.of(LineState.CHANGED))
        entered = storing.enter(connection, ws, preview.campaign_id, intake.of(LineState.NEW))
        return storing.StoredIntake(entered, changed, removed, intake.of(LineState.ASKED, LineState.LEFT_OUT))


def _open_questions(intake: Intake) -> Refused:
    told = [question.sentence for question in intake.questions[:_MOST_TOLD]]
    rest = len(intake.questions) - len(told)
    more = _(" Còn {count} câu hỏi nữa.").format(count=rest) if rest else ""
    sentence = _("Danh sách còn {count} câu hỏi; chưa lưu gì. {told}")
    shown = sentence.format(count=len(intake.questions), told=" ".join(told) + more)
    return Refused("intake-open", shown, _("Hãy trả lời, hoặc nói rõ là bỏ những dòng đó ra."))
