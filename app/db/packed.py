"""Figures and lists of many versions in one row per version, for totals: a province has a hundred thousand of them.

The database glues the values of one version together, so that Python takes a few hundred rows instead of every figure;
which versions these are is decided by :func:`app.db.board.counting`.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from sqlalchemy import Connection, String, and_, cast, func, not_, or_, select

from app.db.figures import HAMLET, UNIT
from app.db.payloads import from_json
from app.db.tables import figure, register_row, submission
from app.db.totals import COUNTS, chunks
from app.domain.figures import FigureKey
from app.domain.indicators import from_milli
from app.domain.registers import ROW_TYPES, Register
from app.domain.sharing import rough_key
from app.domain.submissions import ReportedRow

#: No text of a workbook carries this character (see :func:`app.text.clean`), so it parts what was glued.
_BETWEEN = "\x1f"
_ALONE = '"partner_commune":""'
_NO_TIER = ('"tier":""', '"tier":"Không áp dụng"')


class _Decimals(dict[str, Decimal]):
    """Thousandths as text -> the decimal: most counts of a year are the same few small numbers."""

    def __missing__(self, milli: str) -> Decimal:
        self[milli] = value = from_milli(int(milli))
        return value


def own_figures(connection: Connection, submission_ids: Sequence[int]) -> dict[int, dict[FigureKey, Decimal]]:
    """The unit's own figures that count, by version; an empty mapping for a version without any."""
    found: dict[int, dict[FigureKey, Decimal]] = {submission_id: {} for submission_id in submission_ids}
    decimals = _Decimals()
    # Forms of one kind give the same columns, so their keys are made once.
    keys: dict[tuple[str, str], tuple[FigureKey, ...]] = {}
    for chunk in chunks(submission_ids):
        rows = connection.execute(
            select(
                figure.c.submission_id,
                func.aggregate_strings(figure.c.indicator, _BETWEEN),
                func.aggregate_strings(figure.c.part, _BETWEEN),
                func.aggregate_strings(cast(figure.c.value_milli, String), _BETWEEN),
            )
            .where(figure.c.submission_id.in_(chunk), figure.c.scope == UNIT, COUNTS)
            .group_by(figure.c.submission_id)
        )
        for submission_id, indicators, parts, millis in rows.all():
            form = keys.get((indicators, parts))
            if form is None:
                form = tuple(zip(indicators.split(_BETWEEN), parts.split(_BETWEEN), strict=True))
                keys[indicators, parts] = form
            values = map(decimals.__getitem__, millis.split(_BETWEEN))
            found[submission_id] = dict(zip(form, values, strict=True))
    return found


def with_hamlets_of_their_own(
    connection: Connection, own: Mapping[int, Mapping[FigureKey, Decimal]], *, with_blanks: bool
) -> list[int]:
    """The versions whose hamlets tell more than the unit's own figures: a figure it lacks.

    ``with_blanks`` also finds those in which a hamlet has left a figure blank.
    """
    ids = list(own)
    asked: set[FigureKey] = set()
    found: set[int] = set()
    for chunk in chunks(ids):
        of_hamlets = and_(figure.c.submission_id.in_(chunk), figure.c.scope == HAMLET)
        keys = connection.execute(select(figure.c.indicator, figure.c.part).where(of_hamlets).distinct())
        asked.update((indicator, part) for indicator, part in keys.all())
        if with_blanks:
            blank = select(figure.c.submission_id).where(of_hamlets, not_(COUNTS)).distinct()
            found.update(connection.execute(blank).scalars().all())
    found.update(submission_id for submission_id, values in own.items() if not asked <= values.keys())
    return [submission_id for submission_id in ids if submission_id in found]


def notes(
    connection: Connection, submission_ids: Sequence[int], indicators: Iterable[str]
) -> dict[int, dict[str, str]]:
    """The note beside the unit's own figures of some indicators, by version (names for a union of lists)."""
    wanted = list(indicators)
    found: dict[int, dict[str, str]] = {}
    for chunk in chunks(submission_ids):
        rows = connection.execute(
            select(figure.c.submission_id, figure.c.indicator, figure.c.note)
            # The unit of the version leads straight to its rows in the index.
            .join(submission, and_(submission.c.id == figure.c.submission_id, submission.c.unit_id == figure.c.unit_id))
            .where(
                figure.c.submission_id.in_(chunk),
                figure.c.scope == UNIT,
                figure.c.indicator.in_(wanted),
                figure.c.note != "",
            )
        )
        for submission_id, indicator, note in rows.all():
            found.setdefault(submission_id, {})[indicator] = note
    return found


def listed(
    connection: Connection, submission_ids: Sequence[int], kinds: Iterable[Register]
) -> dict[int, frozenset[Register]]:
    """Which of the list sheets have rows, by version."""
    found: dict[int, frozenset[Register]] = {}
    wanted = [kind.value for kind in kinds]
    for chunk in chunks(submission_ids):
        rows = connection.execute(
            select(register_row.c.submission_id, register_row.c.register)
            .where(register_row.c.submission_id.in_(chunk), register_row.c.register.in_(wanted))
            .distinct()
        )
        for submission_id, kind in rows.all():
            found[submission_id] = found.get(submission_id, frozenset()) | {Register(kind)}
    return found


def shared_rows(connection: Connection, submission_ids: Sequence[int]) -> dict[int, list[ReportedRow]]:
    """Rows that units may share, by version: markers listed in several versions, events that name a partner or a tier.

    Perhaps a few more: :class:`app.domain.sharing.SharedThings` decides. Rows come without their cells.
    """
    ids = _markers_of_several(connection, submission_ids)
    rows: list[tuple[int, int, str, str, int, str]] = []
    columns = (
        register_row.c.id,
        register_row.c.submission_id,
        register_row.c.register,
        register_row.c.sheet,
        register_row.c.row_no,
        register_row.c.payload,
    )
    for chunk in chunks(ids):
        markers = connection.execute(select(*columns).where(register_row.c.id.in_(chunk)))
        rows += [(*row,) for row in markers.all()]
    text = register_row.c.payload
    speaks = or_(not_(text.contains(_ALONE)), not_(or_(*(text.contains(words) for words in _NO_TIER))))
    for chunk in chunks(submission_ids):
        is_event = and_(register_row.c.submission_id.in_(chunk), register_row.c.register == Register.EVENTS.value)
        rows += [(*row,) for row in connection.execute(select(*columns).where(is_event, speaks)).all()]
    found: dict[int, list[ReportedRow]] = {}
    for _id, submission_id, register, sheet, row_no, payload in sorted(rows):
        kind = Register(register)
        row = ReportedRow(kind, sheet, row_no, from_json(payload, ROW_TYPES[kind]))
        found.setdefault(submission_id, []).append(row)
    return found


def _markers_of_several(connection: Connection, submission_ids: Sequence[int]) -> list[int]:
    """Ids of the rows of markers that stand in more than one version, however each writes the number."""
    lists: list[tuple[str, list[str]]] = []
    first: dict[str, int] = {}
    shared = {""}
    for chunk in chunks(submission_ids):
        rows = connection.execute(
            select(
                register_row.c.submission_id,
                func.aggregate_strings(cast(register_row.c.id, String), _BETWEEN),
                func.aggregate_strings(register_row.c.natural_key, _BETWEEN),
            )
            .where(register_row.c.submission_id.in_(chunk), register_row.c.register == Register.MARKERS.value)
            .group_by(register_row.c.submission_id)
        )
        for submission_id, ids, natural_keys in rows.all():
            keys = [rough_key(natural_key) for natural_key in natural_keys.split(_BETWEEN)]
            lists.append((ids, keys))
            shared.update(key for key in keys if first.setdefault(key, submission_id) != submission_id)
    return sorted(
        int(row_id)
        for ids, keys in lists
        for row_id, key in zip(ids.split(_BETWEEN), keys, strict=True)
        if key in shared
    )
