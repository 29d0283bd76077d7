"""Certificates by command: who is ready, numbers, prints to look at and on blanks, calibration, refusals."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.services import workspace
from app.services.awards import certificates
from tests.support.award_season import YEAR, a_candidate, a_nominee, a_season
from tests.support.backdrops import pages
from tests.support.certificates import decided


@pytest.fixture
def ready(run: Any, tmp_path: Path) -> Any:
    """Commands on a data folder with two decided persons and a candidate of the season of tests."""
    assert run("init", "--plan", "ha-quang-2022").code == 0
    ws = workspace.open_(tmp_path / "dữ liệu", actor="thử")
    season = a_season(ws)
    certificates.add_usual(ws, season.id)
    decided(ws, season, "Sóc Hà", "Nông Văn Một", "Nông <b>Văn</b> & Hai", decided_on=date(2020, 1, 17))
    a_candidate(ws, season, a_nominee(ws, "Sóc Hà", "Nông Văn Ba"))
    ws.close()
    return lambda *words: run("papers", "certificates", "--year", YEAR, *words)


def test_that_the_list_tells_who_is_ready_and_why_not(ready: Any) -> None:
    said = ready()
    assert said.out.splitlines()[0] == (
        "1. Nông Văn Một (xã Sóc Hà) – Giấy khen của Chủ tịch UBND huyện Hà Quảng: thiếu số sổ vàng"
    )
    assert "số tiếp theo 1" in said.out
    answer = ready("--number", "--json").json
    assert [row["golden_book_no"] for row in answer["certificates"]] == ["1", "2"]
    assert answer["golden_book"][0]["next"] == 3
    assert ready().out.splitlines()[0].endswith(": sẵn sàng in, sổ vàng 1")


def test_that_certificates_are_written_once_without_a_reason(ready: Any, tmp_path: Path) -> None:
    out = tmp_path / "in"
    answer = ready("--number", "--out", out, "--json").json
    assert answer["count"] == 2
    (path,) = map(Path, answer["files"])
    assert "Ông Nông <b>Văn</b> & Hai" in [line.text for page in pages(path.read_bytes()) for line in page.lines]
    assert "Chưa chọn ai" in ready("--out", out).err
    again = ready("--out", out, "--only", 1, "--json").json
    assert again["count"] == 0
    assert "muốn in lại phải ghi lý do" in again["refused"][0]["reasons"][0]
    assert ready("--out", out, "--only", 1, "--reason", "phôi hỏng", "--json").json["count"] == 1


def test_that_a_print_to_look_at_is_not_registered(ready: Any, tmp_path: Path) -> None:
    answer = ready("--trial", "--out", tmp_path / "in", "--json").json
    assert answer["count"] == 2
    assert all(row["prints"] == 0 for row in ready("--json").json["certificates"])


def test_that_a_printer_is_calibrated_and_its_offset_used(ready: Any, tmp_path: Path) -> None:
    out = tmp_path / "in"
    assert "chưa được căn" in ready("--trial", "--out", out, "--printer", "HP").err
    (sheet,) = ready("--sheet", "A3", "--out", out, "--printer", "HP", "--json").json["files"]
    assert round(pages(Path(sheet).read_bytes())[0].width) == 420
    told = ready("--calibrate", 21.5, 19, "--printer", "HP", "--json").json
    assert (told["x_mm"], told["y_mm"]) == (-1.5, 1)
    plain = Path(ready("--trial", "--out", out, "--only", 1, "--json").json["files"][0])
    moved = Path(ready("--trial", "--out", out, "--only", 1, "--printer", "hp", "--json").json["files"][0])
    first, second = (pages(path.read_bytes())[0] for path in (plain, moved))
    boxes = [next(line for line in page.lines if "Một" in line.text) for page in (first, second)]
    assert boxes[1].left - boxes[0].left == pytest.approx(-1.5, abs=0.05)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--sheet", "to", "--out", "x"), "Khổ giấy “to” không đúng"),
        (("--sheet", "A4"), "Chưa ghi thư mục"),
        (("--calibrate", 2000, 20, "--printer", "HP"), "quá nhiều"),
        (("--calibrate", 20, 20), "Chưa ghi tên máy in"),
        (("--layout", "lạ", "--out", "x"), "Không có mẫu phôi “lạ”"),
        (("--only", 99, "--out", "x"), "Không có đề nghị khen thưởng số 99"),
    ],
)
def test_that_a_mistake_is_one_sentence(ready: Any, words: tuple[object, ...], sentence: str) -> None:
    said = ready(*words)
    assert said.code == 2
    assert sentence in said.err
