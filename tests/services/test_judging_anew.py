"""Files that wait in a list are judged by what is here now, not by what was here when they were read."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.submissions import ReadResult, Verdict
from app.errors import Refused
from app.paths import resources
from app.presets.load import PresetLibrary
from app.progress import Cancelled, silent
from app.services import committee, history, judging, submissions
from app.services.workspace import Workspace
from tests.support.sent_workbooks import LUNG_NAM, SOC_HA, TONG_COT, YEAR_2020, YEAR_2021, changed_copy, read_one

#: Days as the workbook counts them.
_FIRST_DAY = date(1899, 12, 30)


def signed(folder: Path, day: date, value: int) -> Path:
    """The report of Sóc Hà with another number, signed on another day."""
    cells: dict[str, str | float] = {"C12": float((day - _FIRST_DAY).days)}
    copy = changed_copy(YEAR_2021 / SOC_HA, folder / f"{day} {value}.xlsx", "01_ThongTin", cells)
    return changed_copy(copy, copy, "02_ChiTieu", {"E10": value})


def anew(ws: Workspace, *results: ReadResult) -> Sequence[ReadResult]:
    return judging.judge_anew(ws, results, silent)


def test_that_the_older_of_two_versions_is_called_so_once_the_newer_is_received(ws: Workspace, tmp_path: Path) -> None:
    older = read_one(ws, signed(tmp_path, date(2022, 1, 5), 3))
    newer = read_one(ws, YEAR_2021 / SOC_HA)
    other = read_one(ws, YEAR_2021 / LUNG_NAM)
    assert {older.verdict, newer.verdict, other.verdict} == {Verdict.NEW}
    submissions.receive(ws, [newer])
    judged, same, unrelated = anew(ws, older, newer, other)
    assert (judged.verdict, judged.known_version, judged.differences) == (Verdict.OLDER, 1, 1)
    assert judged.problem == ("Bản cũ hơn: ký ngày 05/01/2022, trước bản 1 đang có (ký ngày 13/01/2022); khác 1 số.")
    assert same.verdict is Verdict.SAME
    assert unrelated == other
    assert read_one(ws, Path(older.path)) == judged


@pytest.mark.parametrize("day", [date(2022, 1, 13), date(2022, 1, 20)])
def test_that_a_version_signed_on_the_same_day_or_later_is_no_older_one(
    ws: Workspace, tmp_path: Path, day: date
) -> None:
    waiting = read_one(ws, signed(tmp_path, day, 4))
    submissions.receive(ws, [read_one(ws, YEAR_2021 / SOC_HA)])
    (judged,) = anew(ws, waiting)
    assert (judged.verdict, judged.differences) == (Verdict.NEWER, 1)


def test_that_an_older_version_is_received_when_somebody_says_so(ws: Workspace, tmp_path: Path) -> None:
    older = read_one(ws, signed(tmp_path, date(2022, 1, 5), 3))
    (first,) = submissions.receive(ws, [read_one(ws, YEAR_2021 / SOC_HA)])
    (second,) = submissions.receive(ws, anew(ws, older))
    assert [item.id for item in submissions.versions(ws, second)] == [first, second]


def test_that_a_verdict_follows_acceptance_return_and_undo(ws: Workspace, tmp_path: Path) -> None:
    waiting = read_one(ws, signed(tmp_path, date(2022, 1, 20), 4))
    (first,) = submissions.receive(ws, [read_one(ws, YEAR_2021 / SOC_HA)])
    submissions.accept(ws, first)
    assert anew(ws, waiting)[0].verdict is Verdict.AFTER_ACCEPTANCE
    history.undo(ws, is_deliberate=True)
    assert anew(ws, waiting)[0].verdict is Verdict.NEWER
    history.undo(ws)
    assert anew(ws, waiting)[0] == waiting


def test_that_the_checks_of_a_waiting_file_see_what_was_accepted_meanwhile(ws: Workspace) -> None:
    waiting = read_one(ws, YEAR_2021 / SOC_HA)
    former = read_one(ws, YEAR_2020 / SOC_HA.replace("2021", "2020"))
    (first,) = submissions.receive(ws, [former])
    submissions.accept(ws, first)
    (judged,) = anew(ws, waiting)
    assert judged.compared_with == (first,)
    assert judged == read_one(ws, YEAR_2021 / SOC_HA)


def test_that_a_file_nobody_could_read_stays_as_it_is_and_a_stop_is_heard(ws: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "ảnh.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n0000")
    unreadable = read_one(ws, path)
    assert anew(ws, unreadable) == (unreadable,)

    def stop(done: int, total: int, text: str) -> None:
        raise Cancelled(done, total, text)

    with pytest.raises(Cancelled):
        judging.judge_anew(ws, [unreadable], stop)
    with pytest.raises(Refused):
        submissions.receive(ws, anew(ws, unreadable))


def test_that_a_waiting_file_is_checked_by_the_plan_in_force(ws: Workspace, tmp_path: Path) -> None:
    waiting = read_one(ws, YEAR_2021 / TONG_COT)
    text = (resources() / "presets" / "founding" / "ha-quang-2022.toml").read_text(encoding="utf-8")
    (tmp_path / "founding").mkdir()
    other = text.replace('id = "ha-quang-2022"', 'id = "khac"').replace("individuals = 2", "individuals = 9")
    (tmp_path / "founding" / "khac.toml").write_text(other, encoding="utf-8")
    ws = replace(ws, presets=PresetLibrary.shipped(tmp_path))
    committee.save(ws, replace(committee.profile(ws), plan_preset="khac"))
    (judged,) = anew(ws, waiting)
    codes = [[one.code for one in item.findings if one.code.startswith("quota")] for item in (waiting, judged)]
    assert codes == [["quota-exceeded"], ["quota-unfilled"]]
    # Received as it was read, without another look, it is checked by that plan too.
    (stored,) = submissions.receive(ws, [waiting])
    found = [one.finding.code for one in submissions.detail(ws, stored).findings]
    assert [code for code in found if code.startswith("quota")] == ["quota-unfilled"]
