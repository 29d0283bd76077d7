"""The year of the merger, end to end: eight communes of Hà Quảng until 30/6/2025, four from 1/7; then 2026 beside it.

Workbooks of the old communes tell the first half of 2025, those of the new ones the second; the new Tổng Cọt tells the
whole year, so that the first half of its three predecessors must not be added again. Cần Nông never reported.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import docx
import pytest

from app.db import units as rows
from app.domain.committee import CommitteeLevel
from app.domain.figures import UnplacedReason
from app.domain.findings import Severity
from app.domain.indicators import AcrossUnits, Indicator, OverTime, OwnerLevel
from app.domain.submissions import blockers
from app.domain.values import values_of
from app.presets.load import PresetLibrary
from app.progress import silent
from app.services import committee, founding, reviews, submissions, unit_changes, units
from app.services.workspace import Workspace
from tests.support.data_files import FixedClock
from tests.support.sample_reports import sample_report
from tests.support.sent_workbooks import YEAR_2020, changed_copy, received

CATALOGUE = PresetLibrary.shipped().catalogue(2025)
CHANGE = date(2025, 7, 1)
FIRST, SECOND, WHOLE = ("01/01/{}", "30/06/{}"), ("01/07/{}", "31/12/{}"), ("01/01/{}", "31/12/{}")
#: Old communes by code: who reported the first half of 2025.
OLD = ("01366", "01393", "01399", "01402", "01411", "01414", "01417")
#: New communes: code and name of 1/7/2025, and the workbook whose numbers they send.
NEW = {"01366": "Cần Yên", "01392": "Trường Hà", "01393": "Lũng Nặm", "01414": "Tổng Cọt"}
BASIS = {"01366": "01366", "01392": "01399", "01393": "01393", "01414": "01414"}
TOLD_AGAIN = ("01402", "01411", "01414")


@dataclass(frozen=True, slots=True)
class Sent:
    """A workbook of this story: numbers of which sample, sent as which unit, for which days."""

    basis: str
    code: str
    name: str
    year: int
    days: tuple[str, str]

    def write(self, folder: Path) -> Path:
        """The workbook as a file."""
        start, end = (day.format(self.year) for day in self.days)
        name = f"BC_{self.code}_{self.basis}_{start}_{end}.xlsx".replace("/", "")
        source = YEAR_2020 / f"BC_SoKet_{self.basis}_2020.xlsx"
        head = {"C3": self.name, "C4": self.code, "C6": start, "C7": end}
        first = changed_copy(source, folder / f"1_{name}", "01_ThongTin", {**head})
        meta = {"B2": "", "B3": self.code, "B4": "", "B5": ""}
        return changed_copy(first, folder / name, "_META", {**meta})


def numbers(basis: str) -> Mapping[tuple[str, str], Decimal]:
    """What a sample says, read independently of the program's reader."""
    return values_of(CATALOGUE, sample_report(f"ha-quang-2020/BC_SoKet_{basis}_2020.xlsx").figures).unit


def settle(ws: Workspace, submission_id: int) -> None:
    """Answer by the first candidate, let errors pass: days of 2020 lie outside every period of this story."""
    while found := blockers(submissions.detail(ws, submission_id)):
        if found[0].finding.severity is Severity.QUESTION:
            submissions.answer(ws, submission_id, found[0].id, 0)
            continue
        for one in found:
            if one.finding.severity is not Severity.QUESTION:
                submissions.override(ws, submission_id, one.id, "số liệu minh họa")


def accepted(ws: Workspace, folder: Path, *sent: Sent) -> None:
    for submission_id in received(ws, *(item.write(folder) for item in sent)).values():
        settle(ws, submission_id)
        submissions.accept(ws, submission_id)


def over_the_province(ws: Workspace) -> None:
    """No district since 1/7/2025: the committee is the province's."""
    (province,) = (node.unit for node in units.tree(ws, CHANGE))
    profile = replace(committee.profile(ws), unit_id=province.id, level=CommitteeLevel.PROVINCE, report_year=2025)
    committee.save(ws, replace(profile, event_year=2026, name="Ban chỉ đạo tỉnh Cao Bằng", short_name="Ban chỉ đạo"))


@pytest.fixture(scope="module")
def ws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("merger")
    clock = FixedClock(datetime(2027, 1, 20, 1, 0, tzinfo=UTC))
    made = founding.create(folder / "số liệu", "ha-quang-2022", actor="Nông Thị Lan", clock=clock)
    try:
        names = {row.unit_code: row.unit_name for row in submissions.board(made, 2021)}
        former = [Sent(code, code, names[code], 2024, WHOLE) for code in TOLD_AGAIN]
        accepted(made, folder, *former)
        accepted(made, folder, *(Sent(code, code, names[code], 2025, FIRST) for code in OLD))
        over_the_province(made)
        second = [Sent(BASIS[code], code, name, 2025, SECOND) for code, name in NEW.items() if code != "01414"]
        accepted(made, folder, *second, Sent("01414", "01414", "Tổng Cọt", 2025, WHOLE))
        accepted(made, folder, *(Sent(BASIS[code], code, name, 2026, WHOLE) for code, name in NEW.items()))
        yield made
    finally:
        made.close()


def summed(*, flow: bool) -> list[Indicator]:
    """Indicators of communes that simply add up."""
    owners = (OwnerLevel.COMMUNE, OwnerLevel.HAMLET)
    return [
        item
        for item in CATALOGUE
        if item.owner in owners
        and item.across_units is AcrossUnits.SUM
        and (item.over_time is OverTime.FLOW) is flow
        and not item.parts
    ]


def reported(code: str, *bases: str) -> Decimal | None:
    given = [value for basis in bases if (value := numbers(basis).get((code, ""))) is not None]
    return sum(given, Decimal(0)) if given else None


def test_that_flows_of_the_year_are_those_of_both_halves_and_nothing_is_lost(ws: Workspace) -> None:
    made = reviews.consolidate(ws, 2025)
    once = [code for code in OLD if code not in TOLD_AGAIN]
    told_again = {(item.code, item.unit_name): item.value for item in made.unplaced}
    for item in summed(flow=True):
        assert made.cells[item.code].value == reported(item.code, *once, *BASIS.values())
        left = sum((value for (code, _name), value in told_again.items() if code == item.code), Decimal(0))
        assert left == (reported(item.code, *TOLD_AGAIN) or 0)
    assert {item.reason for item in made.unplaced} == {UnplacedReason.TOLD_BY_HEIR}
    assert {name for _code, name in told_again} == {
        "Cải Viên (đến 30/06/2025)", "Nội Thôn (đến 30/06/2025)", "Tổng Cọt (đến 30/06/2025)",
    }  # fmt: skip


def test_that_stocks_of_the_year_are_those_of_its_end(ws: Workspace) -> None:
    made = reviews.consolidate(ws, 2025)
    for item in summed(flow=False):
        assert made.cells[item.code].value == reported(item.code, *BASIS.values())


def test_that_every_former_commune_keeps_its_own_figures(ws: Workspace) -> None:
    with ws.store.read() as connection:
        for code in OLD:
            unit = rows.by_code(connection, code, date(2025, 6, 30))
            assert unit is not None
            cells = reviews.consolidate(ws, 2025, unit.id, alone=True).cells
            for item in summed(flow=True):
                assert cells[item.code].value == reported(item.code, code)


def test_that_who_is_missing_is_named_with_the_days(ws: Workspace) -> None:
    made = reviews.consolidate(ws, 2025)
    assert list(made.expected_communes.values()) == ["Cần Yên", "Lũng Nặm", "Tổng Cọt", "Trường Hà"]
    assert made.submitted_of(made.expected_communes) == (4, ())
    assert made.submitted_of(made.expected_former) == (7, ("Cần Nông (đến 30/06/2025)",))
    total = made.cells["C01"]
    assert (total.reported, total.expected, total.missing) == (3, 4, ("Cần Nông (đến 30/06/2025)",))
    assert made.cells["A14"].missing == ()


def test_that_the_next_year_is_compared_with_the_whole_year_of_the_same_places(ws: Workspace) -> None:
    made = reviews.consolidate(ws, 2026)
    complete = [code for code in BASIS if code != "01366"]
    first_half = {"01392": ("01399", "01417"), "01393": ("01393",), "01414": ()}
    for item in summed(flow=True):
        total = made.cells[item.code]
        assert total.value == reported(item.code, *BASIS.values())
        assert total.missing == (() if total.reported else tuple(made.expected_communes.values()))
        assert total.current_of_same == reported(item.code, *(BASIS[code] for code in complete))
        before = [BASIS[code] for code in complete] + [old for code in complete for old in first_half[code]]
        assert total.previous == reported(item.code, *before)
    assert made.unplaced == ()
    assert made.expected_former == {}
    assert {item.reason for item in made.unplaced_before} == {UnplacedReason.TOLD_BY_HEIR}


def test_that_the_year_before_the_merger_is_restated_and_what_cannot_be_is_told(ws: Workspace) -> None:
    made = reviews.consolidate(ws, 2025)
    for item in summed(flow=True):
        total = made.cells[item.code]
        assert total.previous == reported(item.code, *TOLD_AGAIN)
        assert total.current_of_same == reported(item.code, "01414")
    # The mean of criteria met cannot be merged.
    assert {item.code for item in made.unplaced_before} == {"K08"}
    assert {item.unit_name for item in made.unplaced_before} == {
        "Cải Viên (đến 30/06/2025)", "Nội Thôn (đến 30/06/2025)", "Tổng Cọt (đến 30/06/2025)",
    }  # fmt: skip


def test_that_totals_of_such_a_year_are_remembered_until_a_report_or_the_lineage_changes(ws: Workspace) -> None:
    made = reviews.consolidate(ws, 2025)
    assert reviews.consolidate(ws, 2025) is made
    with ws.store.read() as connection:
        unit = rows.by_code(connection, "01366", date(2025, 12, 31))
    assert unit is not None
    unit_changes.learn_alias(ws, unit.id, "Cần Yên mới")
    assert reviews.consolidate(ws, 2025) is made
    unit_changes.rename(ws, unit.id, "Cần Yên Đông", date(2027, 1, 1))
    again = reviews.consolidate(ws, 2025)
    assert again is not made
    assert again == made


def test_that_the_paper_says_it_and_brings_the_words_of_former_communes(ws: Workspace, tmp_path: Path) -> None:
    paths = reviews.export(ws, 2025, [tmp_path / "2025.docx", tmp_path / "2025.pdf"], silent)
    assert paths[1].read_bytes().startswith(b"%PDF")
    said = [paragraph.text for paragraph in docx.Document(str(paths[0])).paragraphs]
    notes = reviews.notes(ws, 2025)
    assert all(note in said for note in notes)
    text = " ".join(notes)
    assert "04/04 xã biên giới" in text
    assert "07/08 đơn vị cũ; chưa có báo cáo của: Cần Nông (đến 30/06/2025)." in text
    assert "Số liệu năm 2025 chưa đưa vào tổng vì báo cáo của đơn vị mới đã gồm những ngày đó: " in text
    assert "Số liệu năm 2024 chưa đưa vào tổng vì chưa rõ thuộc đơn vị mới nào" in text
    assert any(line.startswith("Nội Thôn (đến 30/06/2025): ") for line in said)
    assert any("số liệu của đơn vị cũ chưa đưa vào tổng" in line.casefold() for line in said)
    later = reviews.export(ws, 2026, [tmp_path / "2026.docx"], silent)
    assert later[0].stat().st_size > 0
    assert not any("đơn vị cũ;" in note for note in reviews.notes(ws, 2026))
