"""Hamlets of two years: one unit whatever local word stands before the name, a question when several fit."""

from decimal import Decimal
from pathlib import Path

import pytest

from app.db import submissions as db_submissions
from app.db import unit_changes, units
from app.domain.findings import Severity
from app.domain.territory import UnitDraft
from app.domain.units import UNKNOWN_START, RelationRole, UnitKind, UnitRelation
from app.errors import Refused
from app.services import submissions
from app.services.workspace import Workspace
from tests.support.sent_workbooks import SOC_HA, YEAR_2020, YEAR_2021, changed_copy, read_one, received
from tests.support.stored_reports import answer_all, finding

SOC_HA_2020 = "BC_SoKet_01417_2020.xlsx"


def a_year(folder: Path, source: Path, names: dict[int, str]) -> Path:
    """The workbook of a year in which some hamlets bear other names and neither uid nor code."""
    cells: dict[str, str | float] = {}
    for row, name in names.items():
        cells |= {f"A{row}": "", f"B{row}": "", f"C{row}": name}
    return changed_copy(source, folder / f"{source.stem} sửa.xlsx", "03_Xom", cells)


def tied(ws: Workspace, submission_id: int) -> dict[str, int]:
    with ws.store.read() as connection:
        return {item.hamlet.name: item.unit_id for item in db_submissions.matches(connection, submission_id)}


def test_that_a_hamlet_is_compared_with_last_year_under_its_other_name(ws: Workspace, tmp_path: Path) -> None:
    first = received(ws, a_year(tmp_path, YEAR_2020 / SOC_HA_2020, {11: "Xóm Nà Phái"}))["Sóc Hà"]
    second = received(ws, a_year(tmp_path, YEAR_2021 / SOC_HA, {11: "Nà Phái"}))["Sóc Hà"]
    assert tied(ws, first)["Xóm Nà Phái"] == tied(ws, second)["Nà Phái"]
    assert "hamlet-unclear" not in [item.finding.code for item in submissions.detail(ws, second).findings]


def two_that_fit(ws: Workspace, folder: Path) -> tuple[int, int, Path]:
    first = received(ws, a_year(folder, YEAR_2020 / SOC_HA_2020, {11: "Xóm Nà Phái"}))
    commune = submissions.detail(ws, first["Sóc Hà"]).unit_id
    with ws.store.write("Thêm xóm", ws.actor) as connection:
        made = unit_changes.add_unit(connection, UnitDraft("", UnitKind.HAMLET, "Thôn Nà Phái"))
        tie = UnitRelation(made, commune, RelationRole.ADMINISTRATION, UNKNOWN_START)
        unit_changes.add_relation(connection, tie)
    path = a_year(folder, YEAR_2021 / SOC_HA, {11: "Nà Phái"})
    result = read_one(ws, path)
    asked = next(item for item in result.findings if item.code == "hamlet-unclear")
    assert (asked.severity, asked.hamlet, len(asked.candidates)) == (Severity.QUESTION, "Nà Phái", 3)
    return first["Sóc Hà"], received(ws, path)["Sóc Hà"], path


def test_that_the_answer_ties_the_figures_to_the_chosen_hamlet(ws: Workspace, tmp_path: Path) -> None:
    first, second, path = two_that_fit(ws, tmp_path)
    meanwhile = tied(ws, second)["Nà Phái"]
    question = finding(submissions.detail(ws, second), "hamlet-unclear")
    with pytest.raises(Refused):
        submissions.answer(ws, second, question.id, None, (("A14", Decimal(1)),))
    wanted = next(n for n, item in enumerate(question.finding.candidates) if item.label.startswith("Xóm"))
    before = [item.figure for item in submissions.detail(ws, second).figures]
    submissions.answer(ws, second, question.id, wanted)
    assert tied(ws, second)["Nà Phái"] == tied(ws, first)["Xóm Nà Phái"]
    assert [item.figure for item in submissions.detail(ws, second).figures] == before
    with ws.store.read() as connection:
        assert units.find_unit(connection, meanwhile) is None
    ws.store.undo(ws.actor)
    assert tied(ws, second)["Nà Phái"] == meanwhile
    ws.store.redo(ws.actor)
    again = changed_copy(path, tmp_path / "lần 2.xlsx", "01_ThongTin", {"C12": 44_590.0})
    third = received(ws, again)["Sóc Hà"]
    assert tied(ws, third)["Nà Phái"] == tied(ws, first)["Xóm Nà Phái"]


def test_that_an_open_question_is_asked_of_the_next_version_too(ws: Workspace, tmp_path: Path) -> None:
    _first, second, path = two_that_fit(ws, tmp_path)
    again = changed_copy(path, tmp_path / "lần 2.xlsx", "01_ThongTin", {"C12": 44_590.0})
    third = received(ws, again)["Sóc Hà"]
    assert finding(submissions.detail(ws, third), "hamlet-unclear").finding.hamlet == "Nà Phái"
    answer_all(ws, third)
    assert tied(ws, third) == tied(ws, second)


def test_that_a_value_for_a_row_without_hamlet_does_not_go_to_the_commune(ws: Workspace, tmp_path: Path) -> None:
    cells: dict[str, str | float] = {"A11": "", "B11": "", "C11": ""}
    nameless = changed_copy(YEAR_2021 / SOC_HA, tmp_path / "không tên.xlsx", "03_Xom", cells)
    submission_id = received(ws, nameless)["Sóc Hà"]
    question = finding(submissions.detail(ws, submission_id), "hamlet-without-name")
    before = [item.figure for item in submissions.detail(ws, submission_id).figures]
    with pytest.raises(Refused, match="lựa chọn"):
        submissions.answer(ws, submission_id, question.id, None, (("A14", Decimal(1)),))
    assert [item.figure for item in submissions.detail(ws, submission_id).figures] == before


def test_that_a_slip_in_the_name_of_a_known_hamlet_is_asked_once_and_remembered(ws: Workspace, tmp_path: Path) -> None:
    first = received(ws, YEAR_2020 / SOC_HA_2020)["Sóc Hà"]
    known = tied(ws, first)
    name = next(item for item in known if item == "Nà Phái")
    path = a_year(tmp_path, YEAR_2021 / SOC_HA, {11: "Nà Pháy"})
    asked = next(item for item in read_one(ws, path).findings if item.code == "unknown-hamlet")
    assert (asked.severity, asked.hamlet) == (Severity.QUESTION, "Nà Pháy")
    assert asked.candidates[0].label.startswith("Nà Phái (")
    assert asked.candidates[-1].label == "xóm mới"
    second = received(ws, path)["Sóc Hà"]
    submissions.answer(ws, second, finding(submissions.detail(ws, second), "unknown-hamlet").id, 0)
    assert tied(ws, second)["Nà Pháy"] == known[name]
    again = changed_copy(path, tmp_path / "lần 2.xlsx", "03_Xom", {"E12": 77})
    assert "unknown-hamlet" not in {item.code for item in read_one(ws, again).findings}


def test_that_a_hamlet_may_be_new_and_stays_asked_until_somebody_says_so(ws: Workspace, tmp_path: Path) -> None:
    first = received(ws, YEAR_2020 / SOC_HA_2020)["Sóc Hà"]
    path = a_year(tmp_path, YEAR_2021 / SOC_HA, {11: "Lũng Mới"})
    received(ws, path)
    again = changed_copy(path, tmp_path / "lần 2.xlsx", "03_Xom", {"E12": 77})
    third = received(ws, again)["Sóc Hà"]
    question = finding(submissions.detail(ws, third), "unknown-hamlet")
    submissions.answer(ws, third, question.id, len(question.finding.candidates) - 1)
    assert tied(ws, third)["Lũng Mới"] not in tied(ws, first).values()
    left = [item.finding.code for item in submissions.detail(ws, third).findings if item.is_open]
    assert "unknown-hamlet" not in left


def test_that_the_first_report_of_a_commune_is_not_asked_about_its_hamlets(ws: Workspace) -> None:
    assert "unknown-hamlet" not in {item.code for item in read_one(ws, YEAR_2020 / SOC_HA_2020).findings}
