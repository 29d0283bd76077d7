"""Totals gathered in one row per version equal those made from every stored figure and every row of the lists."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, insert, update

from app.db import figures, registers, source_files, submissions, tables
from app.db.engine import Access, begin_immediately, make_engine
from app.domain.aggregate import consolidate
from app.domain.figures import UnitFigures
from app.domain.findings import Where
from app.domain.indicators import AcrossUnits
from app.domain.periods import ReportingPeriod
from app.domain.registers import Marker, RegisterRow, ReportedEvent
from app.domain.submissions import FigureStatus, ReportedFigure, ReportedHamlet, ReportedRow, ReportHeader
from app.domain.units import Unit, UnitKind
from app.importing.natural_keys import natural_key
from app.presets.load import PresetLibrary
from app.services import gathering
from app.services.scope import Expected
from tests.support.reports import a_row

CATALOGUE = PresetLibrary.shipped().catalogue(2021)
YEAR = ReportingPeriod.of_year(2021)
AT = datetime(2022, 1, 15, 8, 30, tzinfo=UTC)
HAMLETS = ("Lũng Pươi", "Nà Nghiềng", "Cốc Vường")
OWNER = Unit(99, "owner", UnitKind.DISTRICT, "99", "Hà Quảng", date(2000, 1, 1))
COMMUNES = tuple(
    Unit(number, f"u{number}", UnitKind.COMMUNE, f"{number}", f"Xã {number}", date(2000, 1, 1), is_border=True)
    for number in range(1, 5)
)
#: indicators with hamlets, of lists, of a ratio, of a union, a mean and a weighted mean
CODES = ("A01", "A04", "A07", "A14", "A16", "A19", "A22", "A25", "C01", "C12", "D01", "D08", "K08", "N03", "N05")


@dataclass(frozen=True)
class Sent:
    """One accepted report as it is stored."""

    figures: tuple[ReportedFigure, ...]
    rows: tuple[ReportedRow, ...]


def place(code: str, hamlet: str = "") -> Where:
    return Where("03_Xom" if hamlet else "02_ChiTieu", f"{code}{hamlet}")


VALUES = st.none() | st.integers(0, 5_000_000).map(lambda milli: Decimal(milli) / 1000) | st.integers(0, 9).map(Decimal)
STATUS = st.sampled_from([FigureStatus.REPORTED] * 6 + [FigureStatus.CORRECTED, FigureStatus.ASKED])
NOTES = st.sampled_from(["", "Tày, Nùng", "Dao và Mông"])
MARKERS = st.builds(
    Marker,
    number=st.sampled_from(["636", "0636", "mốc 636", "636/1", "637", "638(2)", "chưa rõ", ""]),
    kind=st.sampled_from(["chính", "phụ"]),
    pillar_count=st.none() | st.integers(1, 3),
    is_self_managed=st.booleans(),
)
EVENTS = st.builds(
    ReportedEvent,
    name=st.just("Ngày hội"),
    kind=st.sampled_from(["Ngày hội", "Sơ kết"]),
    level=st.sampled_from(["xã", "xóm"]),
    place=st.sampled_from(["UBND xã", "Nà Nghiềng"]),
    starts_on=st.sampled_from([date(2021, 3, 2), date(2021, 3, 3), date(2022, 3, 2), None]),
    partner_commune=st.sampled_from(["", "", "Xã 1", "Xã 2", "2 và xã 3"]),
    tier=st.sampled_from(["", "Không áp dụng", "Cấp độ 2", "4"]),
    status=st.sampled_from(["đã tổ chức", "không tổ chức", "kế hoạch"]),
    people_count=st.none() | st.integers(0, 500),
)


@st.composite
def reports(draw: st.DrawFn) -> Sent:
    cells = []
    for code in draw(st.lists(st.sampled_from(CODES), unique=True)):
        note = draw(NOTES) if code == "A19" else ""
        cells.append(ReportedFigure(code, draw(VALUES), "", place(code), note=note, status=draw(STATUS)))
    for code in draw(st.lists(st.sampled_from(("A14", "A16", "C12")), unique=True)):
        cells += [
            ReportedFigure(code, draw(VALUES), "", place(code, name), hamlet=name, status=draw(STATUS))
            for name in HAMLETS
        ]
    listed: list[RegisterRow] = draw(st.lists(MARKERS | EVENTS, max_size=6))
    rows = [replace(a_row(row, number), natural_key=natural_key(row)) for number, row in enumerate(listed, 6)]
    return Sent(tuple(cells), tuple(rows))


@contextmanager
def a_file() -> Iterator[Connection]:
    with TemporaryDirectory() as folder:
        engine = make_engine(Path(folder) / "a.db", Access.CREATE)
        with engine.connect() as opened:
            begin_immediately(opened, is_immediate=True)
            tables.metadata.create_all(opened)
            for item in COMMUNES:
                for offset, name in ((0, item.name), *((100 * n, name) for n, name in enumerate(HAMLETS, 1))):
                    kind = UnitKind.HAMLET if offset else item.kind
                    opened.execute(
                        insert(tables.unit).values(
                            id=item.id + offset, uid=f"u{item.id + offset}", kind=kind.value, code=None, name=name,
                            name_folded=name, name_sort=name, valid_from=item.valid_from,
                        )
                    )  # fmt: skip
            yield opened


def accepted(connection: Connection, unit_id: int, sent: Sent) -> int:
    content = f"{unit_id}".encode()
    file_id = source_files.store(
        connection, source_files.Original("BC.xlsx", content.hex().ljust(64, "0"), content), AT
    )
    hamlets = {name: unit_id + 100 * number for number, name in enumerate(HAMLETS, 1)}
    submission_id = submissions.insert_new(
        connection,
        submissions.NewSubmission(
            unit_id, YEAR, file_id, "BC.xlsx", ReportHeader(),
            tuple(submissions.HamletMatch(ReportedHamlet(name), found) for name, found in hamlets.items()),
        ),
    )  # fmt: skip
    figures.insert_all(connection, submission_id, sent.figures, figures.Scopes(unit_id, hamlets))
    registers.insert_rows(connection, submission_id, sent.rows)
    state = update(tables.submission).where(tables.submission.c.id == submission_id)
    connection.execute(state.values(state="accepted", accepted_at=AT, content_sha256="0" * 64))
    return submission_id


def one_by_one(unit: Unit, sent: Sent) -> UnitFigures:
    """The plain way: look at every figure and keep every row."""
    own = {(item.indicator, item.part): item.value for item in sent.figures if item.counts and not item.hamlet}
    coverage: dict[str, tuple[int, int]] = {}
    for code in dict.fromkeys(item.indicator for item in sent.figures if item.hamlet):
        asked = [item for item in sent.figures if item.hamlet and item.indicator == code]
        given = [item.value for item in asked if item.counts and item.value is not None]
        if given:
            own.setdefault((code, ""), sum(given, Decimal(0)))
        if 0 < len(given) < len(asked):
            coverage[code] = (len(given), len(asked))
    return UnitFigures(
        unit_id=unit.id,
        unit_name=unit.name,
        unit_code=unit.code or "",
        is_station=False,
        values={key: value for key, value in own.items() if value is not None},
        notes={item.indicator: item.note for item in sent.figures if item.note},
        rows=sent.rows,
        hamlets=coverage,
        period=YEAR,
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(reports(), min_size=1, max_size=len(COMMUNES)))
def test_that_totals_gathered_at_once_are_those_of_every_figure_and_row(sent: list[Sent]) -> None:
    names = {item.id: item.name for item in COMMUNES}
    with a_file() as connection:
        for unit, one in zip(COMMUNES, sent, strict=False):
            accepted(connection, unit.id, one)
        gathered = gathering.gather(connection, CATALOGUE, Expected(OWNER, COMMUNES, ()), 2021)
    plain = [one_by_one(unit, one) for unit, one in zip(COMMUNES, sent, strict=False)]
    assert [item.values for item in gathered] == [item.values for item in plain]
    assert [item.registers for item in gathered] == [item.registers for item in plain]
    fast, slow = consolidate(CATALOGUE, gathered, names, {}), consolidate(CATALOGUE, plain, names, {})
    assert {code: fast.cells[code] for code in fast.cells} == dict(slow.cells)


def test_that_one_marker_is_found_in_two_lists_however_it_is_written() -> None:
    def listing(number: str) -> Sent:
        row = Marker(number=number)
        figure = ReportedFigure("A04", Decimal(1), "1", place("A04"))
        return Sent((figure,), (replace(a_row(row), natural_key=natural_key(row)),))

    with a_file() as connection:
        for unit, number in zip(COMMUNES, ("0636", "mốc 636", "637", "636/1"), strict=True):
            accepted(connection, unit.id, listing(number))
        gathered = gathering.gather(connection, CATALOGUE, Expected(OWNER, COMMUNES, ()), 2021)
    total = consolidate(CATALOGUE, gathered, {item.id: item.name for item in COMMUNES}, {}).cells["A04"]
    assert [total.value, total.shared] == [3, 1]
    assert [len(item.rows) for item in gathered] == [1, 1, 0, 1]


def test_that_the_codes_tried_are_of_every_way_to_total() -> None:
    tried = {CATALOGUE[code].across_units for code in CODES} | {AcrossUnits.RATIO}
    assert CATALOGUE["A23"].numerator in CODES
    assert tried == set(AcrossUnits)
