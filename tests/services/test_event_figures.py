"""Figures of the register by unit, and beside the reports of the year."""

from dataclasses import replace

from app.domain.submissions import SubmissionState
from app.services import event_figures, submissions
from app.services.workspace import Workspace
from tests.support.sent_workbooks import CAI_VIEN, LUNG_NAM, SOC_HA, YEAR_2021, expected_file, received
from tests.support.stored_events import enter, listed
from tests.support.stored_reports import accept_all

CODES = ("N01", "N02", "N03", "N04", "N05", "N06", "N07", "N08", "N09", "N10")


def test_that_figures_are_by_unit_with_each_event_behind_them(ws: Workspace) -> None:
    enter(ws, "Lũng Nặm", listed(LUNG_NAM))
    found = {item.unit_name: item for item in event_figures.figures(ws, 2021)}
    # The festival of Lũng Nặm is Cải Viên's too.
    assert list(found) == ["Cải Viên", "Lũng Nặm"]
    wanted = expected_file(LUNG_NAM)["indicators"]
    of_unit = found["Lũng Nặm"].figures
    assert {code: of_unit[code].value for code in CODES} == {code: wanted[code] for code in CODES}
    assert sum(share.amount for share in of_unit["N04"].shares) == wanted["N04"]
    assert [share.name for share in found["Cải Viên"].figures["N04"].shares] == [listed(LUNG_NAM)[0].name]
    assert event_figures.figures(ws, 2020) == ()


def test_that_a_comparison_says_who_says_what_and_what_to_do(ws: Workspace) -> None:
    ids = received(ws, YEAR_2021 / SOC_HA, YEAR_2021 / LUNG_NAM)
    accept_all(ws, ids, ["Sóc Hà"])
    conference, *others = listed(SOC_HA)
    enter(ws, "Sóc Hà", [replace(conference, people_count=300), *others])
    enter(ws, "Lũng Nặm", listed(LUNG_NAM))
    found = {item.unit_name: item for item in event_figures.compare(ws, 2021)}
    assert [(name, item.state) for name, item in found.items()] == [
        ("Cải Viên", None),
        ("Lũng Nặm", SubmissionState.RECEIVED),
        ("Sóc Hà", SubmissionState.ACCEPTED),
    ]
    assert found["Lũng Nặm"].findings == ()
    figure, line = found["Sóc Hà"].findings
    # 324 people at the conference in the workbook, 432 in all.
    assert figure.sentence.startswith("Lượt nhân dân tham gia (N05) báo cáo ghi 432, sổ sự kiện có 408 (")
    assert line.sentence.endswith("nhân dân tham gia báo cáo ghi 324, sổ sự kiện ghi 300.")
    assert "sửa kết quả ở trang Ngày hội" in figure.remedy
    assert submissions.detail(ws, ids["Sóc Hà"]).id == found["Sóc Hà"].submission_id


def test_that_reports_without_events_in_the_register_have_nothing_to_say(ws: Workspace) -> None:
    received(ws, YEAR_2021 / CAI_VIEN)
    (found,) = event_figures.compare(ws, 2021)
    assert (found.unit_name, found.findings) == ("Cải Viên", ())
