"""Lists of the accepted reports on their way into the annexes: what is secret stays behind, what is issued stays."""

from app.db import registers
from app.domain.registers import Incident, Marker, Register, Team
from app.domain.submissions import ReportedRow
from app.reports.model import BorderStrip, Table, text_of
from app.reports.review_lists import UnitLists
from app.services import annex_lines, consolidation, gathering, reviews
from app.services.annex_lines import unit_lists
from app.services.workspace import Workspace
from tests.support.sent_workbooks import SOC_HA, expected_file


def lists_of(ws: Workspace) -> dict[str, UnitLists]:
    with ws.store.read() as connection:
        expected = consolidation.expected_of(connection, 2021, None)
        return {item.unit_name: item for item in unit_lists(connection, expected, 2021)}


def test_that_lists_are_those_of_the_accepted_reports_in_the_order_of_the_board(accepted: Workspace) -> None:
    assert [name for name in lists_of(accepted) if name.startswith("Xã")] == [
        "Xã Cần Yên",
        "Xã Lũng Nặm",
        "Xã Sóc Hà",
        "Xã Tổng Cọt",
    ]


def test_that_as_many_are_listed_as_the_sender_reported(accepted: Workspace) -> None:
    told = expected_file(SOC_HA)["indicators"]
    found = lists_of(accepted)["Xã Sóc Hà"]
    assert len(found.markers) == told["A04"]
    assert found.line is not None
    assert sum(mark.is_kept for mark in found.line.marks) == told["D08"]


def test_that_an_incident_with_a_secrecy_mark_is_counted_and_left_behind(accepted: Workspace) -> None:
    marks = ("Mật", "không", "", "TỐI MẬT", "Thường.")
    with accepted.store.write("thử", "Thử") as connection:
        expected = consolidation.expected_of(connection, 2021, None)
        unit = next(item for item in expected.communes if item.name == "Sóc Hà")
        (version,) = gathering.chosen_versions(connection, [unit], 2021)[unit.id]
        before = unit_lists(connection, expected, 2021)
        rows = [
            ReportedRow(Register.INCIDENTS, "07", 900 + index, Incident(kind="G01", secrecy=mark, note="người báo tin"))
            for index, mark in enumerate(marks)
        ]
        registers.insert_rows(connection, version.id, rows)
        after = unit_lists(connection, expected, 2021)
    own = [next(item for item in lists if item.unit_id == unit.id) for lists in (before, after)]
    assert [item.withheld for item in own] == [0, 2]
    assert len(own[1].incidents) - len(own[0].incidents) == 3
    assert "người báo tin" not in repr(own[1])


def test_that_the_paper_shows_the_lists_and_an_issued_one_keeps_them(accepted: Workspace) -> None:
    draft = reviews.document(accepted, 2021)
    strips = [block.title for annex in draft.annexes for block in annex.blocks if isinstance(block, BorderStrip)]
    assert len(strips) == 4
    paper = reviews.issue(accepted, 2021, accepted.today)
    issued = reviews.issued_document(accepted, paper.id)
    tables = {
        annex.title: [text_of(row.cells[0].runs) for block in annex.blocks if isinstance(block, Table)
                      for row in block.rows]
        for annex in issued.annexes
    }  # fmt: skip
    assert [
        block.title for annex in issued.annexes for block in annex.blocks if isinstance(block, BorderStrip)
    ] == strips
    assert any(line.startswith("Xã Sóc Hà: ") for line in tables["Danh sách mốc quốc giới"])


def test_that_teams_of_one_name_and_markers_without_number_are_all_listed(accepted: Workspace) -> None:
    added = [
        ReportedRow(Register.TEAMS, "04", 900, Team(name="Tổ tự quản số 1", hamlet="Nà Sác")),
        ReportedRow(Register.TEAMS, "04", 901, Team(name="Tổ tự quản số 1", hamlet="Cốc Nghịu")),
        ReportedRow(Register.MARKERS, "06", 902, Marker(hamlet="Nà Sác")),
        ReportedRow(Register.MARKERS, "06", 903, Marker(hamlet="Cốc Nghịu")),
    ]
    before = lists_of(accepted)["Xã Sóc Hà"]
    with accepted.store.write("thử", "Thử") as connection:
        expected = consolidation.expected_of(connection, 2021, None)
        unit = next(item for item in expected.communes if item.name == "Sóc Hà")
        (version,) = gathering.chosen_versions(connection, [unit], 2021)[unit.id]
        registers.insert_rows(connection, version.id, added)
    after = lists_of(accepted)["Xã Sóc Hà"]
    assert [line.hamlet for line in after.teams[len(before.teams) :]] == ["Nà Sác", "Cốc Nghịu"]
    assert [line.hamlet for line in after.markers[len(before.markers) :]] == ["Nà Sác", "Cốc Nghịu"]


def test_that_the_later_of_two_reports_tells_how_a_team_is_now() -> None:
    first = [Team("T01", "Tổ một", leader="Trước"), Team(name="Tổ", hamlet="A"), Team(name="Tổ", hamlet="B")]
    second = [Team("T01", "Tổ 1", leader="Sau"), Team(name="Tổ", hamlet="A", leader="Sau")]
    found = annex_lines.lists_of_unit(1, "Xã Sóc Hà", [first, second])
    assert [(line.name, line.hamlet, line.leader) for line in found.teams] == [
        ("Tổ", "B", ""),
        ("Tổ 1", "", "Sau"),
        ("Tổ", "A", "Sau"),
    ]
