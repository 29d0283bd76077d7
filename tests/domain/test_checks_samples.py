"""Checks on the sample workbooks: the listed mistakes with their cells, and no false alarm on the clean ones."""

from decimal import Decimal

import pytest

from app.domain.checks import CheckContext, check, cross_check
from app.domain.findings import Finding, Severity
from app.domain.findings_text import sentence
from app.domain.submissions import ParsedReport
from app.domain.values import values_of
from app.presets.load import PresetLibrary
from tests.support.sample_reports import SAMPLES, expected_2021, sample_report

CATALOGUE = PresetLibrary.shipped().catalogue(2021)
PLAN = CheckContext(quotas={"Giấy khen huyện": (1, 2)})
CLEAN = ("BC_SoKet_01417_2021", "BC_SoKet_01393_2021", "BC_SoKet_01402_2021")
WRONG = "BC_SoKet_01414_2021"
STATION = "don-bien-phong-soc-giang"
SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING, "info": Severity.NOTE}


def report_of(name: str) -> ParsedReport:
    return sample_report(f"ha-quang-2021/{name}.xlsx")


def last_year_of(report: ParsedReport) -> dict[tuple[str, str], Decimal]:
    former = sample_report(f"ha-quang-2020/BC_SoKet_{report.header.unit_code}_2020.xlsx")
    values = values_of(CATALOGUE, former.figures)
    unit = {(code, ""): value for (code, part), value in values.unit.items() if not part}
    return unit | {(code, name): value for name, row in values.hamlets.items() for code, value in row.items()}


def findings_of(name: str) -> tuple[Finding, ...]:
    report = report_of(name)
    return check(report, CATALOGUE, last_year=last_year_of(report), context=PLAN)


def across() -> dict[str, list[Finding]]:
    names = dict(enumerate((*CLEAN, WRONG, STATION)))
    found: dict[str, list[Finding]] = {name: [] for name in names.values()}
    for unit, item in cross_check({unit: report_of(name) for unit, name in names.items()}, CATALOGUE):
        found[names[unit]].append(item)
    return found


def expected_of(name: str) -> list[dict[str, str]]:
    listed = next(item for item in expected_2021()["files"] if item["file"] == f"{name}.xlsx")
    return list(listed["diagnostics"])


def test_that_every_listed_mistake_is_found_at_its_cell_with_its_weight() -> None:
    found = [*findings_of(WRONG), *across()[WRONG]]
    listed = expected_of(WRONG)
    assert len(listed) == 10
    seen = {(item.code, item.where.sheet, item.where.cell, item.severity, item.indicator) for item in found}
    for item in listed:
        wanted = (
            item["kind"].replace("_", "-"),
            item["sheet"],
            item["cell"],
            SEVERITIES[item["severity"]],
            item["code"],
        )
        assert wanted in seen


def test_that_errors_are_only_the_listed_ones() -> None:
    listed = {(item["sheet"], item["cell"]) for item in expected_of(WRONG) if item["severity"] == "error"}
    found = [*findings_of(WRONG), *across()[WRONG]]
    assert {(item.where.sheet, item.where.cell) for item in found if item.severity is Severity.ERROR} == listed


def test_that_the_slip_of_the_comma_is_undone_in_a_suggestion() -> None:
    magnitude = next(item for item in findings_of(WRONG) if item.code == "magnitude")
    assert magnitude.candidates[0].values == (("E06", Decimal("20.203")),)
    alone = next(item for item in check(report_of(WRONG), CATALOGUE) if item.code == "magnitude")
    assert alone.candidates[0].values == (("E06", Decimal("20.203")),)


@pytest.mark.parametrize("name", CLEAN)
def test_that_clean_reports_are_not_blocked_and_raise_no_false_alarm(name: str) -> None:
    found = [*findings_of(name), *across()[name]]
    assert {item.code for item in found} <= {"stock-jump", "quota-unfilled"}
    assert len(found) <= 1


@pytest.mark.parametrize("path", sorted((SAMPLES / "ha-quang-2020").glob("*.xlsx")), ids=lambda path: path.stem)
def test_that_last_years_reports_are_clean(path: object) -> None:
    report = sample_report(f"ha-quang-2020/{getattr(path, 'name', '')}")
    assert check(report, CATALOGUE, context=PLAN) == ()


def test_that_the_station_misses_papers_and_names_a_namesake() -> None:
    assert [item.code for item in check(report_of(STATION), CATALOGUE, context=PLAN)] == ["documents-missing"]
    assert [(item.code, item.severity) for item in across()[STATION]] == [("namesake", Severity.NOTE)]


def test_that_sentences_tell_both_numbers() -> None:
    sentences = {item.code: sentence(item, CATALOGUE) for item in (*findings_of(WRONG), *across()[WRONG])}
    assert sentences["sum-mismatch"] == ("Số khẩu (A16) ghi 2.868, các xóm cộng lại 2.886; lấy số các xóm cộng lại.")
    assert sentences["part-gt-whole"].startswith("Xóm Tổng Cọt: Hộ ký cam kết")
    assert sentences["magnitude"] == (
        "Km phát quang (E06) ghi 20.203 km, lệch khoảng 1.000 lần so với năm trước (12,604); có thể là 20,203."
    )
    assert sentences["narrative-mismatch"] == (
        "Thuyết minh mục II.2.a-4 ghi “05 tổ tự quản”, biểu số liệu ghi "
        "Tổ tự quản đường biên, mốc quốc giới (D01) là 6."
    )
    assert sentences["duplicate-nominee"] == (
        "Nông Văn Thắng (sinh 14/05/1978) cũng được Đồn Biên phòng cửa khẩu Sóc Giang đề nghị: Giấy khen BCH BĐBP."
    )
