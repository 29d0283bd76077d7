"""Totals against the expected file, sources to the cell, texts of the leaves, the paper and its issue."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest

from app.domain.committee import CommitteeLevel
from app.domain.indicators import AcrossUnits, OwnerLevel
from app.domain.units import UnitKind, commune_word
from app.errors import Refused
from app.progress import silent
from app.reports.model import Document, Letterhead, Paragraph, Table
from app.services import committee, organs, overview, review_writing, reviews, scope, submissions, units
from app.services.workspace import Workspace
from tests.support.sent_workbooks import CAN_YEN, LUNG_NAM, SOC_HA, TONG_COT, expected, expected_file
from tests.support.stored_reports import STATION_NAME, accept_all

FOUR = {"Sóc Hà": SOC_HA, "Lũng Nặm": LUNG_NAM, "Cần Yên": CAN_YEN, "Tổng Cọt": TONG_COT}


def reported_value(name: str, code: str) -> Decimal | None:
    """What the expected file says one commune reports, questions answered by zero or by the split pair."""
    told = expected_file(FOUR[name])
    answers: dict[str, Any] = {}
    for question in told.get("questions", []):
        first = question["candidates"][0]
        answers |= first if isinstance(first, dict) else {question["code"]: first}
    value = answers.get(code, told["indicators"].get(code))
    return None if value is None else Decimal(str(value))


# --- totals ----------------------------------------------------------------------------------------------------------


def test_that_sums_and_coverage_over_the_accepted_communes_equal_the_expected_file(accepted: Workspace) -> None:
    totals = reviews.consolidate(accepted, 2021).cells
    compared = 0
    for indicator in accepted.presets.catalogue(2021):
        owned = indicator.owner in (OwnerLevel.COMMUNE, OwnerLevel.HAMLET)
        if not owned or indicator.across_units not in (AcrossUnits.SUM, AcrossUnits.LIST) or indicator.code[0] > "Q":
            continue
        if indicator.code not in expected_file(SOC_HA)["indicators"]:
            continue
        total = totals[indicator.code]
        values = {name: reported_value(name, indicator.code) for name in FOUR}
        given = [value for value in values.values() if value is not None]
        assert (total.reported, total.expected) == (len(given), 8), indicator.code
        missing = {name for name, value in values.items() if value is None}
        assert set(total.missing) == {"Cần Nông", "Cải Viên", "Nội Thôn", "Trường Hà"} | missing, indicator.code
        assert total.value == (sum(given) - total.shared if given else None), indicator.code
        assert total.shared == 0 or indicator.across_units is AcrossUnits.LIST
        compared += 1
    assert compared > 80


def test_that_totals_of_stations_equal_the_expected_file(accepted: Workspace) -> None:
    totals = reviews.consolidate(accepted, 2021).cells
    compared = 0
    for code, told in expected()["totals"].items():
        total = totals[code]
        if accepted.presets.catalogue(2021)[code].owner is not OwnerLevel.BORDER_STATION:
            continue
        assert (total.reported, total.expected) == (told["reported"], told["expected"]), code
        if isinstance(told["value"], dict):
            assert dict(total.parts) == {part: Decimal(str(value)) for part, value in told["value"].items()}, code
        else:
            assert total.value == (None if told["value"] is None else Decimal(str(told["value"]))), code
        compared += 1
    assert compared > 25


def test_that_a_marker_and_an_event_of_two_communes_count_once(full: Workspace, ids: dict[str, int]) -> None:
    accept_all(full, ids, ("Lũng Nặm", "Cải Viên"))
    totals = reviews.consolidate(full, 2021).cells
    for code in ("A04", "N03"):
        total = totals[code]
        parts = [value for value in total.by_unit.values() if value is not None]
        assert len(parts) == 2
        assert total.shared in (0, 1)
        assert total.value == sum(parts) - total.shared
    assert totals["A04"].shared == 1


def test_that_nothing_counts_before_it_is_accepted_unless_asked_provisionally(full: Workspace) -> None:
    assert reviews.consolidate(full, 2021).cells["A01"].value is None
    provisional = reviews.consolidate(full, 2021, provisional=True).cells["A01"]
    assert (provisional.reported, provisional.expected) == (5, 8)


def test_that_last_year_is_compared_over_the_same_units(accepted: Workspace) -> None:
    total = reviews.consolidate(accepted, 2021).cells["A14"]
    last = reviews.consolidate(accepted, 2020).cells["A14"]
    wanted = sum(last.by_unit[unit_id] or Decimal(0) for unit_id in total.by_unit)
    assert total.previous == wanted
    assert total.current_of_same == total.value
    assert last.reported == 8


def test_that_a_commune_sees_itself_and_what_stations_say_about_it(accepted: Workspace) -> None:
    place = overview.unit_named(accepted, "soc ha", 2021)
    totals = reviews.consolidate(accepted, 2021, place.id).cells
    assert totals["A01"].value == Decimal("11.118")
    assert (totals["A01"].reported, totals["A01"].expected) == (1, 1)
    told = next(item for item in expected()["files"] if item["kind"] == "post")["by_commune"]["01417"]
    assert totals["G01"].value == told["G01"]
    assert dict(totals["G08"].parts) == {part: Decimal(str(value)) for part, value in told["G08"].items()}
    sources = [item for item in reviews.sources(accepted, 2021, "G01", place.id) if item.counts]
    assert [(item.code, item.place_code, item.value) for item in sources] == [("DBP-SG", "01417", told["G01"])]


def test_that_a_station_sees_its_communes_and_its_own_figures(accepted: Workspace) -> None:
    place = overview.unit_named(accepted, "DBP-SG", 2021)
    totals = reviews.consolidate(accepted, 2021, place.id)
    assert sorted(totals.expected_communes.values()) == ["Sóc Hà", "Trường Hà"]
    assert totals.cells["A01"].missing == ("Trường Hà",)
    assert totals.cells["G01"].expected == 1


# --- sources ---------------------------------------------------------------------------------------------------------


def test_that_the_sources_of_every_total_add_up_to_it(accepted: Workspace) -> None:
    totals = reviews.consolidate(accepted, 2021).cells
    sources = reviews.all_sources(accepted, 2021)
    added = 0
    for indicator in accepted.presets.catalogue(2021):
        total = totals[indicator.code]
        counting = [item for item in sources[indicator.code] if item.counts]
        assert all(item.file and item.sheet and item.cell for item in counting), indicator.code
        if indicator.across_units not in (AcrossUnits.SUM, AcrossUnits.LIST) or total.value is None:
            continue
        if indicator.owner is OwnerLevel.COMPUTED and not counting:
            continue
        assert sum(item.value or Decimal(0) for item in counting) - total.shared == total.value, indicator.code
        added += 1
    assert added > 120


def test_that_a_source_names_file_sheet_cell_and_version(accepted: Workspace) -> None:
    source = next(item for item in reviews.sources(accepted, 2021, "A01") if item.unit == "Sóc Hà")
    assert (source.file, source.sheet, source.cell, source.version) == (SOC_HA, "02_ChiTieu", "E7", 1) or source.raw
    cells = dict(
        next(
            row.cells
            for sheet in submissions.grid(accepted, source.submission_id)
            if sheet.name == source.sheet
            for row in sheet.rows
            if f"{row.number}" == source.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        )
    )
    assert cells["A"] == "A01"


def test_that_hamlets_stand_beside_the_sum_of_their_commune(accepted: Workspace) -> None:
    sources = [item for item in reviews.sources(accepted, 2021, "A14") if item.unit == "Sóc Hà"]
    own = [item for item in sources if item.counts]
    hamlets = [item for item in sources if item.scope == "hamlet"]
    assert len(own) == 1
    assert own[0].value == sum(item.value or Decimal(0) for item in hamlets)
    assert not any(item.counts for item in hamlets)


def test_that_a_percentage_leads_to_its_parts(accepted: Workspace) -> None:
    indicators = {item.indicator for item in reviews.sources(accepted, 2021, "A23")}
    assert indicators == {"A14", "A22"}


def test_that_an_unknown_code_is_refused(accepted: Workspace) -> None:
    with pytest.raises(Refused) as refused:
        reviews.sources(accepted, 2021, "Z99")
    assert refused.value.code == "unknown-indicator"


# --- texts and paper -------------------------------------------------------------------------------------------------


def test_that_there_are_28_leaves_with_generated_and_written_text(accepted: Workspace) -> None:
    review_writing.save_text(accepted, 2021, "III.1", "Phong trào phát triển rộng khắp.", True)
    states = {item.leaf.code: item for item in review_writing.leaves(accepted, 2021)}
    assert len(states) == 28
    assert "km đường biên giới" in states["I-1"].generated
    assert (states["III.1"].text, states["III.1"].is_done) == ("Phong trào phát triển rộng khắp.", True)
    assert {item.unit_name for item in states["I-1"].narratives} >= set(FOUR)
    with pytest.raises(Refused):
        review_writing.save_text(accepted, 2021, "XX", "?", False)
    accepted.store.undo(accepted.actor)
    assert review_writing.leaf_progress(accepted, 2021)["III.1"] is False


def test_that_the_paper_is_written_in_both_formats_with_what_was_typed(accepted: Workspace, tmp_path: Path) -> None:
    review_writing.save_text(accepted, 2021, "III.1", "Phong trào phát triển rộng khắp.", True)
    paths = [tmp_path / "mới" / "a.docx", tmp_path / "mới" / "a.pdf"]
    assert reviews.export(accepted, 2021, paths, silent) == tuple(paths)
    assert paths[1].read_bytes().startswith(b"%PDF")
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(paths[0])).paragraphs)
    assert "Phong trào phát triển rộng khắp." in text
    assert "04/08 xã biên giới" in text


def test_that_the_annex_of_sources_comes_only_when_asked_and_adds_up(accepted: Workspace) -> None:
    assert "Nguồn của số liệu" not in [annex.title for annex in reviews.document(accepted, 2021).annexes]
    paper = reviews.document(accepted, 2021, with_sources=True)
    (annex,) = [annex for annex in paper.annexes if annex.title == "Nguồn của số liệu"]
    (table,) = [block for block in annex.blocks if isinstance(block, Table)]
    lines = [["".join(run.text for run in cell.runs) for cell in row.cells] for row in table.rows]
    of_households = [line for line in lines if line[0] == "A14"]
    assert {line[1] for line in of_households} == set(FOUR)
    assert all(line[3] and line[4] and line[5] for line in lines)
    total = reviews.consolidate(accepted, 2021).cells["A14"].value
    assert sum(Decimal(line[2].replace(".", "")) for line in of_households) == total


def test_that_a_format_nobody_writes_is_refused_before_anything_is_made(accepted: Workspace, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        reviews.export(accepted, 2021, [tmp_path / "a.docx", tmp_path / "a.odt"], silent)
    assert refused.value.code == "bad-format"
    assert list(tmp_path.glob("*.docx")) == []


@pytest.mark.parametrize("name", ["Sóc Hà", STATION_NAME])
def test_that_communes_and_stations_have_their_own_paper(accepted: Workspace, tmp_path: Path, name: str) -> None:
    place = overview.unit_named(accepted, name, 2021)
    (path,) = reviews.export(accepted, 2021, [tmp_path / "a.docx"], silent, place.id)
    document = docx.Document(str(path))
    text = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert name.upper() in " ".join(text.upper().split())


def test_that_a_station_prints_no_text_of_its_communes_as_its_own(accepted: Workspace) -> None:
    place = overview.unit_named(accepted, STATION_NAME, 2021)
    written = [item for leaf in review_writing.leaves(accepted, 2021, place.id) for item in leaf.narratives]
    others = [item for item in written if item.unit_name == "Sóc Hà"]
    assert others
    assert not any(item.is_own for item in others)
    body = " ".join(
        "".join(run.text for run in block.runs)
        for block in reviews.document(accepted, 2021, place.id).blocks
        if isinstance(block, Paragraph)
    )
    own = " ".join(item.text for item in written if item.is_own)
    for item in others:
        line = item.text.splitlines()[0].strip()
        assert line not in body or line in own
    commune = overview.unit_named(accepted, "Sóc Hà", 2021)
    texts = [item for leaf in review_writing.leaves(accepted, 2021, commune.id) for item in leaf.narratives]
    assert any(item.is_own for item in texts)
    assert all(item.is_own == (item.unit_name == "Sóc Hà") for item in texts)


def test_that_a_province_speaks_of_the_whole_province(accepted: Workspace) -> None:
    assert any("oàn huyện" in leaf.generated for leaf in review_writing.leaves(accepted, 2020))
    profile = committee.profile(accepted)
    (province,) = [item for item in units.search(accepted, "Cao Bằng") if item.kind is UnitKind.PROVINCE]
    committee.save(accepted, replace(profile, level=CommitteeLevel.PROVINCE, unit_id=province.id))
    said = " ".join(leaf.generated for leaf in review_writing.leaves(accepted, 2020))
    assert "oàn tỉnh" in said
    assert "oàn huyện" not in said


def whole_text(paper: Document) -> str:
    """Every word of a paper's body."""
    return " ".join("".join(run.text for run in block.runs) for block in paper.blocks if isinstance(block, Paragraph))


def test_that_a_commune_of_2026_speaks_of_itself_and_never_of_a_district(accepted: Workspace) -> None:
    profile = committee.profile(accepted)
    day = date(2026, 12, 31)
    commune = next(item for item in units.search(accepted, "Trường Hà", day) if item.kind is UnitKind.COMMUNE)
    changed = replace(profile, level=CommitteeLevel.COMMUNE, unit_id=commune.id, report_year=2026, event_year=2027)
    changed = replace(changed, name="Ban chỉ đạo phong trào xã Trường Hà", parent_organ="UBND xã Trường Hà")
    committee.save(accepted, changed)
    text = whole_text(reviews.document(accepted, 2026))
    assert "Xã Trường Hà có" in text
    assert "oàn huyện" not in text
    assert "huyện Hà Quảng" not in text


def test_that_a_province_counts_its_wards_as_wards(accepted: Workspace) -> None:
    ward = overview.unit_named(accepted, "Sóc Hà", 2021)
    assert commune_word([ward]) == "xã"
    assert commune_word([replace(ward, kind=UnitKind.WARD)]) == "phường"
    assert commune_word([replace(ward, kind=UnitKind.WARD), ward]) == "xã, phường"
    assert commune_word([]) == "xã"


def test_that_the_letterhead_of_a_station_names_its_province(accepted: Workspace) -> None:
    paper = reviews.document(accepted, 2021, overview.unit_named(accepted, STATION_NAME, 2021).id)
    (head,) = [block for block in paper.blocks if isinstance(block, Letterhead)]
    assert head.parent_organ == ("BỘ CHỈ HUY BĐBP TỈNH CAO BẰNG",)


@pytest.mark.parametrize(
    ("day", "command"),
    [(date(2025, 6, 30), "Bộ Chỉ huy BĐBP tỉnh Cao Bằng"), (date(2025, 7, 1), "Ban Chỉ huy BĐBP tỉnh Cao Bằng")],
)
def test_that_a_station_stands_under_the_command_of_its_day(accepted: Workspace, day: date, command: str) -> None:
    with accepted.store.read() as connection:
        home = scope.own_unit(connection)
        assert organs.border_command(connection, home, day) == command
