"""Rows ↔ versions of reports, on a real SQLite file made from the tables."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, insert, update

from app.db import board, figures, findings, packed, registers, seals, source_files, submissions, tables, totals
from app.db.engine import Access, begin_immediately, make_engine
from app.domain.findings import Candidate, Finding, Severity, Where
from app.domain.indicators import from_milli
from app.domain.periods import ReportingPeriod
from app.domain.registers import Marker, Register, Team
from app.domain.submissions import (
    FigureStatus,
    NarrativeText,
    ReportedFigure,
    ReportedHamlet,
    ReportedRow,
    ReportHeader,
    SubmissionRow,
    SubmissionState,
)

AT = datetime(2022, 1, 15, 8, 30, tzinfo=UTC)
YEAR = ReportingPeriod.of_year(2021)
COMMUNE, HAMLET, STATION = 1, 2, 3


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    engine = make_engine(tmp_path / "a.db", Access.CREATE)
    with engine.connect() as opened:
        begin_immediately(opened, is_immediate=True)
        tables.metadata.create_all(opened)
        for unit_id, kind, code, name in (
            (COMMUNE, "commune", "01417", "Sóc Hà"),
            (HAMLET, "hamlet", "01417.01", "Lũng Pươi"),
            (STATION, "border_station", "DBP-SG", "Đồn Biên phòng cửa khẩu Sóc Giang"),
        ):
            opened.execute(
                insert(tables.unit).values(
                    id=unit_id,
                    uid=f"u{unit_id}",
                    kind=kind,
                    code=code,
                    name=name,
                    name_folded=name,
                    name_sort=name,
                    valid_from=date(2020, 2, 1),
                )
            )
        yield opened


FIGURES = (
    ReportedFigure("A01", Decimal("11.118"), "11,118", Where("02_ChiTieu", "E6")),
    ReportedFigure("A08", None, "", Where("02_ChiTieu", "E13")),
    ReportedFigure("K01", Decimal(0), "không", Where("02_ChiTieu", "E90"), status=FigureStatus.ASKED),
    ReportedFigure("A14", Decimal(65), "65", Where("03_Xom", "E9"), hamlet="Lũng Pươi"),
    ReportedFigure("G01", Decimal(2), "2", Where("02_ChiTieu", "E132"), status=FigureStatus.NOT_OWNED),
)
ROWS = (
    ReportedRow(
        Register.TEAMS, "04_ToTuQuan", 6, Team(name="Tổ 1", decided_on=date(2020, 1, 2)), "to 1", {"name": "C6"}
    ),
    ReportedRow(Register.MARKERS, "06_Moc", 6, Marker(number="728/1", pillar_count=2), "728/1"),
)
TEXTS = (NarrativeText("I-1", "Đường biên giới dài 11,118 km", Where("12_ThuyetMinh", "D6")),)
QUESTION = Finding(
    "zero-or-blank",
    Severity.QUESTION,
    Where("02_ChiTieu", "E90"),
    indicator="K01",
    data={"typed": "không"},
    candidates=(Candidate("0", (("K01", Decimal(0)),)), Candidate("", (("K01", None),))),
)
WARNING = Finding("V04", Severity.WARNING, Where("02_ChiTieu", "E6"), indicator="A01")


def a_version(
    connection: Connection, content: bytes = b"workbook", unit_id: int = COMMUNE, period: ReportingPeriod = YEAR
) -> int:
    """One received version with figures, lists, texts and findings."""
    original = source_files.Original("BC.xlsx", content.hex().ljust(64, "0"), content)
    file_id = source_files.store(connection, original, AT)
    hamlet = ReportedHamlet("Lũng Pươi", "01417.01", is_border=True)
    submission_id = submissions.insert_new(
        connection,
        submissions.NewSubmission(
            unit_id=unit_id,
            period=period,
            source_file_id=file_id,
            file_name="BC.xlsx",
            header=ReportHeader(unit_code="01417", signed_on=date(2022, 1, 10), border_length_km=Decimal("11.118")),
            hamlets=(submissions.HamletMatch(hamlet, HAMLET),),
            encodings=("unicode-nfc",),
            received_at=AT,
            soft_copy_on=date(2022, 1, 15),
        ),
    )
    figures.insert_all(connection, submission_id, FIGURES, figures.Scopes(unit_id, {"Lũng Pươi": HAMLET}))
    registers.insert_rows(connection, submission_id, ROWS)
    registers.insert_narrative(connection, submission_id, TEXTS)
    findings.insert_all(connection, submission_id, (QUESTION,), findings.FoundBy.READER, {})
    findings.insert_all(connection, submission_id, (WARNING,), findings.FoundBy.CHECK, {})
    return submission_id


def test_that_a_version_comes_back_as_it_was_stored(connection: Connection) -> None:
    detail = submissions.load(connection, a_version(connection))
    assert detail is not None
    assert tuple(item.figure for item in detail.figures) == FIGURES
    assert detail.rows == ROWS
    assert detail.narrative == TEXTS
    assert tuple(item.finding for item in detail.findings) == (QUESTION, WARNING)
    assert detail.hamlets == (ReportedHamlet("Lũng Pươi", "01417.01", is_border=True),)
    assert detail.header.border_length_km == Decimal("11.118")
    assert (detail.period, detail.version, detail.state) == (YEAR, 1, SubmissionState.RECEIVED)
    assert detail.received_at == AT


def test_that_an_unknown_version_is_none(connection: Connection) -> None:
    assert submissions.load(connection, 99) is None


def test_that_equal_bytes_are_kept_once_and_given_back(connection: Connection) -> None:
    first, second = a_version(connection), a_version(connection)
    assert connection.scalar(tables.source_file.select().with_only_columns(tables.source_file.c.id)) == 1
    assert source_files.of_submission(connection, second).content == b"workbook"
    assert first != second


@given(milli=st.integers(-(10**15), 10**15))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_that_every_value_survives_storage_exactly(connection: Connection, milli: int) -> None:
    figure_id = _first_figure(connection)
    figures.set_value(connection, figure_id, figures.NewValue(from_milli(milli), FigureStatus.CORRECTED, "thử"))
    stored = {item.id: item for item in figures.load_all(connection, 1, {HAMLET: "Lũng Pươi"})}
    assert stored[figure_id].figure.value == from_milli(milli)


def _first_figure(connection: Connection) -> int:
    if not submissions.versions(connection, COMMUNE, YEAR):
        a_version(connection)
    return figures.load_all(connection, 1, {HAMLET: "Lũng Pươi"})[0].id


def test_that_the_original_value_is_the_one_of_the_workbook_however_often_it_is_corrected(
    connection: Connection,
) -> None:
    figure_id = _first_figure(connection)
    for value in ("12", "13"):
        figures.set_value(connection, figure_id, figures.NewValue(Decimal(value), FigureStatus.CORRECTED, "gõ nhầm"))
    stored = figures.load_all(connection, 1, {HAMLET: "Lũng Pươi"})[0]
    assert (stored.figure.value, stored.original, stored.reason) == (Decimal(13), Decimal("11.118"), "gõ nhầm")


def test_that_a_figure_of_a_place_nobody_resolved_is_not_stored(connection: Connection) -> None:
    stray = replace(FIGURES[0], hamlet="Nà Lạ")
    with pytest.raises(KeyError):
        figures.insert_all(connection, a_version(connection), (stray,), figures.Scopes(COMMUNE))


def test_that_the_current_version_is_the_highest_unless_it_was_returned(connection: Connection) -> None:
    first, second = a_version(connection), a_version(connection, b"two")
    known = submissions.versions(connection, COMMUNE, YEAR)
    assert [item.id for item in known] == [first, second]
    assert submissions.current_of(known) == known[1]
    submissions.mark_returned(connection, second, "thiếu chữ ký")
    known = submissions.versions(connection, COMMUNE, YEAR)
    assert submissions.current_of(known) == known[1]
    submissions.mark_accepted(connection, first, AT)
    known = submissions.versions(connection, COMMUNE, YEAR)
    current = submissions.current_of(known)
    assert current is not None
    assert current.id == first
    assert submissions.current_of(()) is None


def test_that_accepting_an_amendment_supersedes_the_accepted_version_only_then(connection: Connection) -> None:
    first = a_version(connection)
    submissions.mark_accepted(connection, first, AT)
    second = submissions.copy_version(connection, first, "đính chính A01", AT)
    known = submissions.versions(connection, COMMUNE, YEAR)
    accepted = submissions.accepted_of(known)
    assert accepted is not None
    assert accepted.id == first
    submissions.mark_accepted(connection, second, AT)
    states = [item.state for item in submissions.versions(connection, COMMUNE, YEAR)]
    assert states == [SubmissionState.SUPERSEDED, SubmissionState.ACCEPTED]


def test_that_an_amendment_starts_with_all_of_the_version_it_amends(connection: Connection) -> None:
    first = a_version(connection)
    findings.close(connection, 2, findings.Decision(reason="đúng thực tế", decided_by="Lan"))
    second = submissions.copy_version(connection, first, "đính chính", AT)
    old, new = submissions.load(connection, first), submissions.load(connection, second)
    assert old is not None
    assert new is not None
    assert [item.figure for item in new.figures] == [item.figure for item in old.figures]
    assert (new.rows, new.narrative, new.file_sha256) == (old.rows, old.narrative, old.file_sha256)
    assert [(item.is_open, item.reason) for item in new.findings] == [(True, ""), (False, "đúng thực tế")]
    assert (new.version, new.amend_reason) == (2, "đính chính")


def test_that_decisions_are_remembered_by_the_identity_of_the_finding(connection: Connection) -> None:
    first = a_version(connection)
    findings.close(connection, 1, findings.Decision(answer="0", decided_by="Lan"))
    remembered = findings.decisions_of(findings.load_all(connection, first))
    other = submissions.copy_version(connection, first, "", AT)
    findings.remove(connection, [item.stored.id for item in findings.load_all(connection, other)])
    findings.insert_all(connection, other, (QUESTION, WARNING), findings.FoundBy.READER, remembered)
    assert [item.stored.is_open for item in findings.load_all(connection, other)] == [False, True]


def test_that_a_decision_about_one_rule_does_not_close_another_rule_of_the_same_cell(connection: Connection) -> None:
    first = a_version(connection)
    twins = tuple(replace(WARNING, data={"rule": rule}) for rule in ("không nhỏ hơn 2", "không lớn hơn 8"))
    findings.insert_all(connection, first, twins, findings.FoundBy.CHECK, {})
    last = findings.load_all(connection, first)[-1].stored.id
    findings.close(connection, last, findings.Decision(reason="đúng thực tế", decided_by="Lan"))
    remembered = findings.decisions_of(findings.load_all(connection, first))
    other = submissions.copy_version(connection, first, "", AT)
    findings.remove(connection, [item.stored.id for item in findings.load_all(connection, other)])
    findings.insert_all(connection, other, twins, findings.FoundBy.CHECK, remembered)
    assert [item.stored.is_open for item in findings.load_all(connection, other)] == [True, False]


@pytest.mark.parametrize(
    "spoil",
    [
        update(tables.figure).where(tables.figure.c.indicator == "A01").values(value_milli=11119),
        update(tables.figure).where(tables.figure.c.indicator == "A08").values(value_milli=0),
        update(tables.register_row).where(tables.register_row.c.row_no == 6).values(payload="{}"),
        update(tables.narrative).values(text="khác"),
        update(tables.finding).values(reason="khác"),
        update(tables.submission).values(header="{}"),
        update(tables.source_file).values(sha256="f" * 64),
    ],
)
def test_that_the_seal_notices_every_change_of_what_was_accepted(connection: Connection, spoil: object) -> None:
    submission_id = a_version(connection)
    seal = submissions.mark_accepted(connection, submission_id, AT)
    assert seal == seals.content_sha256(connection, submission_id)
    assert seals.broken_seals(connection) == ()
    connection.execute(spoil)  # type: ignore[call-overload]  # statements of several kinds in one list
    assert seals.broken_seals(connection) == (submission_id,)


def test_that_only_accepted_versions_count_and_received_ones_only_provisionally(connection: Connection) -> None:
    first = a_version(connection)
    known = board.versions_of_year(connection, 2021)[COMMUNE]
    assert board.counting(known) == ()
    assert [item.id for item in board.counting(known, provisional=True)] == [first]
    submissions.mark_accepted(connection, first, AT)
    a_version(connection, b"newer")
    known = board.versions_of_year(connection, 2021)[COMMUNE]
    assert [item.id for item in board.counting(known)] == [first]
    assert [item.id for item in board.counting(known, provisional=True)] == [first]
    assert board.versions_of_year(connection, 2020) == {}


def test_that_a_returned_version_never_counts(connection: Connection) -> None:
    submissions.mark_returned(connection, a_version(connection), "thiếu")
    known = board.versions_of_year(connection, 2021)[COMMUNE]
    assert board.counting(known, provisional=True) == ()


def test_that_the_board_counts_figures_and_open_findings(connection: Connection) -> None:
    a_version(connection)
    expected = (
        SubmissionRow(COMMUNE, "Sóc Hà", "01417", is_station=False),
        SubmissionRow(STATION, "Đồn", "DBP-SG", is_station=True),
    )
    commune, station = board.complete(connection, expected, 2021)
    assert (commune.figures, commune.errors, commune.questions, commune.warnings) == (2, 0, 1, 1)
    assert (commune.state, commune.version, commune.soft_copy_on) == (SubmissionState.RECEIVED, 1, date(2022, 1, 15))
    assert station == expected[1]


def test_that_sums_leave_out_what_is_asked_blank_or_not_owned(connection: Connection) -> None:
    submission_id = a_version(connection)
    own = packed.own_figures(connection, [submission_id, 999])
    assert own == {submission_id: {("A01", ""): Decimal("11.118")}, 999: {}}
    assert packed.with_hamlets_of_their_own(connection, own, with_blanks=False) == [submission_id, 999]
    assert list(totals.hamlet_sums(connection, [submission_id])) == [(submission_id, "A14", "", 65000, 1, 1)]
    assert list(totals.commune_figures(connection, [submission_id])) == []


def test_that_each_value_leads_to_file_sheet_and_cell(connection: Connection) -> None:
    submission_id = a_version(connection)
    found = totals.places(connection, [submission_id], ["A14", "A08"])
    assert [(item.indicator, item.file_name, item.sheet, item.cell, item.milli) for item in found] == [
        ("A08", "BC.xlsx", "02_ChiTieu", "E13", None),
        ("A14", "BC.xlsx", "03_Xom", "E9", 65000),
    ]
    assert found[1].place_name == "Lũng Pươi"


def test_that_rows_of_lists_come_by_version(connection: Connection) -> None:
    submission_id = a_version(connection)
    found = totals.rows_of(connection, [submission_id], [Register.MARKERS])
    assert [item.natural_key for item in found[submission_id]] == ["728/1"]
