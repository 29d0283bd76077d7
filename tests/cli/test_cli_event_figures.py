"""What the register of events counts, and where a report says otherwise, by command."""

from typing import Any

import pytest

from tests.support.sent_workbooks import SOC_HA, YEAR_2021


@pytest.fixture
def held(run: Any) -> Any:
    """A data folder with the report of Sóc Hà, and one held conference of the register of the same year."""
    assert run("init", "--plan", "ha-quang-2022").code == 0
    assert run("import", YEAR_2021 / SOC_HA).code in (0, 1)
    words = ("--host", "Sóc Hà", "--on", "01/03/2021", "--place", "UBND xã Sóc Hà")
    made = run("events", "new", "hoi-nghi-xa", *words, "--json").json
    said = run("events", "held", made["id"], "--delegates", 64, "--people", 324)
    assert said.code == 0, said.err
    return run


def test_that_figures_name_the_events_behind_them(held: Any) -> None:
    (unit,) = held("events", "figures", "--year", 2021, "--json").json["units"]
    figure = unit["figures"]["N04"]
    assert (unit["unit"], unit["own"], figure["value"], figure["whole"]) == ("Sóc Hà", False, "64", False)
    # The report of Sóc Hà named its hamlets; what they held the register does not know.
    assert "xóm Cốc Vường" in figure["lacking"]
    assert (unit["figures"]["N03"]["value"], unit["figures"]["N03"]["whole"]) == ("1", True)
    assert [event["value"] for event in figure["events"]] == ["64"]
    told = held("events", "figures", "--year", 2021).out.splitlines()
    assert "  N03: 1" in told
    assert next(line for line in told if line.startswith("  N04: 64; chưa đủ: xóm "))
    assert held("events", "figures", "--year", 2020).out.strip() == "Sổ sự kiện không có sự kiện nào của năm 2020."


def test_that_differences_are_said_with_both_numbers(held: Any) -> None:
    (report,) = held("events", "compare", "--year", 2021, "--json").json["reports"]
    found = {item["indicator"]: item for item in report["findings"] if item["code"] == "register-differs"}
    assert found["N04"]["sentence"].startswith("Đại biểu dự (N04) báo cáo ghi 84, sổ sự kiện có 64 (")
    assert (found["N04"]["sheet"], found["N04"]["severity"]) == ("02_ChiTieu", "warning")
    told = held("events", "compare", "--year", 2021).out
    assert "Đại biểu dự (N04) báo cáo ghi 84, sổ sự kiện có 64" in told
    assert told.splitlines()[-1].endswith("chỗ khác nhau giữa báo cáo và sổ sự kiện năm 2021")


def test_that_a_unit_without_a_report_is_named(run: Any) -> None:
    assert run("init", "--plan", "ha-quang-2022").code == 0
    assert run("events", "new", "hoi-nghi-xa", "--host", "Sóc Hà", "--on", "01/03/2021").code == 0
    out = run("events", "compare", "--year", 2021).out
    assert out.splitlines()[0] == "Sóc Hà: chưa có báo cáo, số liệu lấy từ sổ sự kiện"
