"""Rounds of classification «đợt phân loại»: entered, filled from lists, and how they spread."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.db import plan_classification as db
from app.db import plans as db_plans
from app.db.types import DbConnection
from app.domain.awards.intake_table import CellDoubt, ListRow, ListTable
from app.domain.awards.intake_text import text_table
from app.domain.plans.classification import (
    ClassificationResult,
    ClassificationRound,
    Distribution,
    Trend,
    by_category,
    distribution,
    renamed_grades,
    result_faults,
    round_faults,
    trend,
)
from app.domain.plans.spans import span
from app.errors import Refused
from app.i18n import _
from app.services.awards.intake_files import read_list
from app.services.plans import round_names
from app.services.plans.closed_plans import refuse_closed
from app.services.plans.closed_years import refuse_closed_span
from app.services.plans.register_columns import is_total
from app.services.workspace import Workspace
from app.text import clean, fold, format_number

_MOST_TOLD = 3
_TITLE_ROWS = 15
_MOST_ROWS = 20_000
_NAME = re.compile(
    r"(?:ten )?(?:don vi|co quan|co quan,? don vi|xa|xa,? phuong|xa,? phuong,? thi tran|khu dan cu|doanh nghiep|truong|"
    r"to chuc|dia phuong|noi duoc phan loai|don vi duoc phan loai)|ten"
)
_GRADE = re.compile(r"(?:muc|ket qua|muc do)?\s*(?:phan loai|xep loai|danh gia|loai|muc|ket qua)(?: .*)?|grade")
_CATEGORY = re.compile(r"loai (?:don vi|hinh|doi tuong)|nhom(?: don vi)?|doi tuong|khoi|loai hinh don vi")
_NOTE = re.compile(r"ghi chu")
_KIND = "loai"
_DOUBTFUL = (CellDoubt.ERROR, CellDoubt.UNCALCULATED, CellDoubt.STRUCK)


@dataclass(frozen=True, slots=True)
class RoundSheet:
    """A round whole: its grades, how they spread, by kind of place, and against the round before it.

    ``former`` are the grades of the round before, each place with the unit it is now.
    """

    round: ClassificationRound
    results: tuple[ClassificationResult, ...]
    whole: Distribution
    groups: Mapping[str, Distribution]
    before: ClassificationRound | None
    trend: Trend | None
    former: tuple[ClassificationResult, ...] = ()


@dataclass(frozen=True, slots=True)
class GradePreview:
    """A list of grades as it was understood; nothing of it is stored while ``faults`` has any.

    ``strange`` are rows that name a unit the catalogue does not have on that day: stored only by somebody's word.
    """

    round: ClassificationRound
    results: tuple[ClassificationResult, ...]
    faults: tuple[str, ...]
    told: tuple[str, ...]
    strange: tuple[str, ...] = ()


# --- looking ---------------------------------------------------------------------------------------------------------


def rounds(ws: Workspace, plan_id: int | None = None) -> tuple[ClassificationRound, ...]:
    """Every round, or those of one plan."""
    with ws.store.read() as connection:
        return db.rounds(connection, plan_id)


def sheet(ws: Workspace, round_id: int) -> RoundSheet:
    """One round whole; raises ``Refused`` where there is none."""
    with ws.store.read() as connection:
        return sheet_of(connection, round_id)


def sheet_of(connection: DbConnection, round_id: int) -> RoundSheet:
    """:func:`sheet` inside a transaction."""
    of = _found(connection, round_id)
    results = round_names.with_units(connection, of, db.results(connection, round_id))
    before = _before(connection, of)
    former = _former_of(connection, of, before)
    compared = trend(of, results, before, former) if before else None
    return RoundSheet(of, results, distribution(of, results), by_category(of, results), before, compared, former)


def _former_of(
    connection: DbConnection, of: ClassificationRound, before: ClassificationRound | None
) -> tuple[ClassificationResult, ...]:
    """The grades of the round before, each place with the unit it is now."""
    if before is None:
        return ()
    known = round_names.with_units(connection, before, db.results(connection, before.id))
    return round_names.as_named_now(connection, of, known)


def _before(connection: DbConnection, of: ClassificationRound) -> ClassificationRound | None:
    """The round of the same plan whose period ended last before this one began."""
    first = span(of.period).first
    earlier = [item for item in db.rounds(connection) if item.plan_id == of.plan_id and span(item.period).last < first]
    return max(earlier, key=lambda item: (span(item.period).last, item.id), default=None)


def _found(connection: DbConnection, round_id: int) -> ClassificationRound:
    of = db.find(connection, round_id)
    if of is None:
        raise Refused("no-round", _("Không có đợt phân loại số {id}; chưa đổi gì.").format(id=round_id))
    return of


def _open(connection: DbConnection, round_id: int) -> ClassificationRound:
    """A round that may be changed: that of a closed plan may not."""
    of = _found(connection, round_id)
    refuse_closed(connection, of.plan_id)
    refuse_closed_span(connection, span(of.period))
    return of


# --- writing ---------------------------------------------------------------------------------------------------------


def save(ws: Workspace, item: ClassificationRound) -> ClassificationRound:
    """Store a round; raises ``Refused`` with what is wrong, also with what stands in it already.

    A grade that is called otherwise takes the places that have it along.
    """
    words = _("Sửa đợt phân loại: {title}") if item.id else _("Ghi đợt phân loại: {title}")
    with ws.store.write(words.format(title=clean(item.title)), ws.actor) as connection:
        tidy = replace(item, title=clean(item.title), grades=tuple(map(clean, item.grades)))
        wrong = list(round_faults(tidy))
        if item.plan_id is not None and db_plans.find(connection, item.plan_id) is None:
            wrong.append(_("Không có kế hoạch đã chọn."))
        renamed: list[ClassificationResult] = []
        refuse_closed(connection, item.plan_id)
        if item.id:
            former = _open(connection, item.id)
            names = renamed_grades(former.grades, tidy.grades)
            known = db.results(connection, item.id)
            renamed = [replace(one, grade=names[one.grade]) for one in known if one.grade in names]
            wrong += result_faults(tidy, [replace(one, grade=names.get(one.grade, one.grade)) for one in known])
        _refuse(wrong)
        refuse_closed_span(connection, span(tidy.period))
        for one in renamed:
            db.save_result(connection, one)
        return replace(tidy, id=db.save(connection, tidy))


def remove(ws: Workspace, round_id: int) -> None:
    """Take out a round with its grades."""
    title = sheet(ws, round_id).round.title
    with ws.store.write(_("Bỏ đợt phân loại: {title}").format(title=title), ws.actor) as connection:
        _open(connection, round_id)
        db.remove(connection, round_id)


def save_result(ws: Workspace, item: ClassificationResult, *, takes_strange: bool = False) -> ClassificationResult:
    """Store the grade of one place.

    Raises ``Refused`` for a place graded already, for a grade there is not, and for a new one that names a unit there
    is not, unless ``takes_strange``.
    """
    words = _("Phân loại {name}: {grade}").format(name=clean(item.name), grade=item.grade)
    with ws.store.write(words, ws.actor) as connection:
        of = _open(connection, item.round_id)
        tidy = replace(item, name=clean(item.name), category=clean(item.category), grade=_grade(of, item.grade))
        if tidy.unit_id is None:
            tidy = replace(tidy, unit_id=round_names.unit_of(connection, tidy.name, of))
        stored = db.results(connection, of.id)
        _refuse(list(result_faults(of, [*(known for known in stored if known.id != item.id), tidy])))
        if not takes_strange:
            known = (*stored, *_former_of(connection, of, _before(connection, of)))
            for _item, sentence in round_names.strange(connection, of, known, [tidy]):
                raise Refused(
                    "strange-places", sentence, _("Chưa lưu gì; hãy sửa tên, hoặc nói rõ là ghi đúng như đã viết.")
                )
        return replace(tidy, id=db.save_result(connection, tidy))


def remove_result(ws: Workspace, round_id: int, result_id: int) -> None:
    """Take out the grade of one place."""
    with ws.store.write(_("Bỏ một kết quả phân loại"), ws.actor) as connection:
        _open(connection, round_id)
        if result_id not in {item.id for item in db.results(connection, round_id)}:
            raise Refused("no-result", _("Không có kết quả số {id} trong đợt này.").format(id=result_id))
        db.remove_result(connection, result_id)


def _refuse(wrong: Sequence[str]) -> None:
    if wrong:
        rest = len(wrong) - _MOST_TOLD
        more = _(" Còn {count} chỗ nữa.").format(count=format_number(rest)) if rest > 0 else ""
        told = _("{faults} Chưa lưu gì.").format(faults=" ".join(wrong[:_MOST_TOLD]) + more)
        raise Refused("bad-classification", told)


# --- lists -----------------------------------------------------------------------------------------------------------


def from_file(ws: Workspace, round_id: int, path: Path) -> GradePreview:
    """The grades of a workbook, a Word table or a text, one row a place."""
    return _understood(ws, round_id, read_list(path))


def from_text(ws: Workspace, round_id: int, text: str) -> GradePreview:
    """The grades of a pasted range."""
    return _understood(ws, round_id, (text_table(text),))


def store(ws: Workspace, preview: GradePreview, *, takes_strange: bool = False) -> int:
    """Store the grades in one step; returns how many were new. A place that has the same grade already stays.

    Raises ``Refused`` with every fault, and for ``strange`` names unless ``takes_strange``.
    """
    strange = () if takes_strange else preview.strange
    if strange and not preview.faults:
        raise Refused("strange-places", _listed(_strange_told(len(strange)), strange), _("Chưa lưu gì."))
    words = _("Nhập kết quả phân loại: {title}").format(title=preview.round.title)
    with ws.store.write(words, ws.actor) as connection:
        of = _open(connection, preview.round.id)
        known = db.results(connection, of.id)
        every = _all(known, preview.results)
        if preview.faults:
            wrong = [*preview.faults, *strange]
            told = _("Danh sách có {count} chỗ phải xem lại:").format(count=format_number(len(wrong)))
            raise Refused("bad-classification", _listed(told, wrong), _("Chưa lưu gì."))
        _refuse(list(result_faults(of, every)))
        for item in every[len(known) :]:
            db.save_result(connection, item)
        return len(every) - len(known)


def _listed(told: str, lines: Sequence[str]) -> str:
    """All of a list at once, so that it is mended in one go."""
    return " ".join((told, *lines)) if len(lines) == 1 else "\n".join((told, *lines)) + "\n"


def _strange_told(count: int) -> str:
    return _("{count} dòng ghi đơn vị không có trong danh mục:").format(count=format_number(count))


def _all(
    known: Sequence[ClassificationResult], listed: Sequence[ClassificationResult]
) -> tuple[ClassificationResult, ...]:
    """What is graded, then what a list adds to it: a place that has the same grade already is no second one."""
    there = {(fold(item.name), fold(item.category), item.grade) for item in known}
    fresh = (item for item in listed if (fold(item.name), fold(item.category), item.grade) not in there)
    return (*known, *fresh)


@dataclass(frozen=True, slots=True)
class _Columns:
    name: int
    grade: int
    category: int | None
    note: int | None
    first: int


def _understood(ws: Workspace, round_id: int, tables: Sequence[ListTable]) -> GradePreview:
    with ws.store.read() as connection:
        of = _found(connection, round_id)
        results: list[ClassificationResult] = []
        faults: list[str] = []
        told: list[str] = []
        places: list[str] = []
        for table in tables:
            columns = _columns(table)
            if columns is None or table.is_hidden or len(table.rows) > _MOST_ROWS:
                told.append(_("không đọc trang “{name}”").format(name=table.name))
                continue
            for row in table.rows[columns.first :]:
                if not row.text(columns.name) or is_total(row):
                    if not is_total(row) and _grade(of, row.text(columns.grade)) in of.grades:
                        faults.append(_("{place} ghi mức mà không ghi tên đơn vị.").format(place=table.place(row)))
                        continue
                    told.append(_("bỏ qua {place}: {text}").format(place=table.place(row), text=row.shown[:60]))
                    continue
                for item in _result(connection, of, table, columns, row, faults):
                    results.append(item)
                    places.append(table.place(row))
        known = db.results(connection, of.id)
        places_of = dict(zip(map(id, results), places, strict=True))
        strange = tuple(
            f"{places_of[id(item)]}: {sentence}"
            for item, sentence in round_names.strange(connection, of, known, results)
        )
        faults += result_faults(of, _all(known, [item for item in results if item.grade in of.grades]))
        if not results and not faults:
            sentence = _("Không thấy cột tên đơn vị và cột mức phân loại trong danh sách; chưa lưu gì.")
            raise Refused("no-grades", sentence, _("Dòng tiêu đề ghi ví dụ: Tên đơn vị, Loại đơn vị, Xếp loại."))
    return GradePreview(of, tuple(results), tuple(faults), tuple(told), strange)


def _columns(table: ListTable) -> _Columns | None:
    for index, row in enumerate(table.rows[:_TITLE_ROWS]):
        texts = {place: fold(cell.text).strip(" .:") for place, cell in sorted(row.cells.items())}
        category = next((place for place, text in texts.items() if _CATEGORY.fullmatch(text)), None)
        name = next((place for place, text in texts.items() if _NAME.fullmatch(text) and place != category), None)
        graded = [place for place, text in texts.items() if _GRADE.fullmatch(text) and place != category]
        # «Loại» alone is the grade, beside «Xếp loại» it is the kind of the place.
        grade = next((place for place in graded if texts[place] != _KIND), next(iter(graded), None))
        if category is None:
            category = next((place for place, text in texts.items() if text == _KIND and place != grade), None)
        note = next((place for place, text in texts.items() if _NOTE.fullmatch(text)), None)
        if name is not None and grade is not None:
            return _Columns(name, grade, category, note, index + 1)
    return None


def _result(
    connection: DbConnection,
    of: ClassificationRound,
    table: ListTable,
    columns: _Columns,
    row: ListRow,
    faults: list[str],
) -> Iterator[ClassificationResult]:
    name, written = row.text(columns.name), row.text(columns.grade)
    cells = [cell for place in (columns.name, columns.grade) if (cell := row.cells.get(place))]
    if row.is_hidden or any(cell.doubt in _DOUBTFUL for cell in cells):
        faults.append(_("{place} bị ẩn, bị gạch ngang hoặc báo lỗi.").format(place=table.place(row)))
    elif not written:
        faults.append(_("{place}: “{name}” chưa ghi mức.").format(place=table.place(row), name=name))
    else:
        grade = _grade(of, written)
        if grade not in of.grades:
            told = _("{place}: “{name}”: không có mức “{grade}”; các mức là {grades}.")
            place = row.cells[columns.grade].place or table.place(row)
            faults.append(told.format(place=place, name=name, grade=grade, grades=", ".join(of.grades)))
        yield ClassificationResult(
            round_id=of.id,
            name=name,
            grade=grade,
            category=row.text(columns.category),
            unit_id=round_names.unit_of(connection, name, of),
            note=row.text(columns.note),
        )


def _grade(of: ClassificationRound, written: str) -> str:
    """A grade of the round however it is spelt («Loại Khá», "KHÁ"); else as it was written, to be told."""
    wanted = fold(written).removeprefix("loai ").strip(" .")
    return next((item for item in of.grades if fold(item).removeprefix("loai ") == wanted), clean(written))
