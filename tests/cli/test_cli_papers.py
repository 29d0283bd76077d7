"""Ordinary papers by command: from a file to the number they leave under, and their register."""

import json
from pathlib import Path
from typing import Any

import pytest

TEXT = """Loại: Kế hoạch
Trích yếu: Tuần tra đường biên, mốc quốc giới năm 2022
Nơi nhận: Lãnh đạo UBND huyện; Các Đồn Biên phòng

I. Mục đích
1. Các đơn vị tuần tra theo lịch.
2. Đồn BPCK Sóc Giang tổng hợp kết quả.
"""


@pytest.fixture
def ready(run: Any) -> Any:
    """Commands on a fresh data folder of the plan."""
    assert run("init", "--plan", "ha-quang-2022").code == 0
    return run


@pytest.fixture
def a_file(tmp_path: Path) -> Path:
    """A paper as plain text."""
    path = tmp_path / "kế hoạch.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_that_a_paper_goes_from_a_file_to_its_number(ready: Any, a_file: Path, tmp_path: Path) -> None:
    said = ready("papers", "new", a_file, "--json")
    assert said.json == {"id": 1, "lacks": []}
    assert ready("papers", "list").out.startswith("1. Kế hoạch: Tuần tra đường biên, mốc quốc giới năm 2022 (dự thảo)")
    issued = ready("papers", "issue", 1, "--date", "11/01/2022", "--json").json
    assert (issued["number"], issued["issued_on"], len(issued["sha256"])) == ("01/KH-BCĐ", "2022-01-11", 64)
    files = ready("papers", "export", 1, "--out", tmp_path / "ra", "--json").json["files"]
    assert [Path(name).name for name in files] == ["01-KH-BCĐ 2022.docx", "01-KH-BCĐ 2022.pdf"]
    assert all(Path(name).stat().st_size > 1000 for name in files)


def test_that_the_register_is_listed_and_printed(ready: Any, tmp_path: Path) -> None:
    words = ("--kind", "TB", "--date", "05/02/2022", "--signer", "Triệu Đình Dũng", "--to", "08 xã")
    ready("papers", "enter", *words, "--subject", "Lịch họp")
    line = ready("papers", "enter", *words, "--subject", "Lịch trực", "--number", 3, "--json").json
    assert line["number"] == "03/TB-BCĐ"
    said = ready("papers", "cancel", line["number"], "--reason", "In hỏng").out
    assert said == "Đã hủy số 03/TB-BCĐ ngày 05/02/2022: Lịch trực. Dòng trong sổ còn nguyên.\n"
    said = ready("papers", "register", "--year", 2022)
    assert said.out.splitlines() == [
        "01/TB-BCĐ 05/02/2022 Lịch họp",
        "03/TB-BCĐ 05/02/2022 Lịch trực (đã hủy: In hỏng)",
        "Số 02/TB-BCĐ chưa dùng.",
    ]
    rows = ready("papers", "register", "--year", 2022, "--json").json["lines"]
    assert [(row["number"], row["issued_on"], row["recipients"]) for row in rows] == [
        (1, "2022-02-05", ["08 xã"]),
        (3, "2022-02-05", ["08 xã"]),
    ]
    files = [tmp_path / f"sổ{suffix}" for suffix in (".docx", ".pdf", ".xlsx")]
    outs = [word for path in files for word in ("--out", path)]
    assert ready("papers", "register", "--year", 2022, *outs).code == 0
    assert all(path.stat().st_size > 1000 for path in files)


def test_that_every_invited_person_gets_a_file(ready: Any, tmp_path: Path) -> None:
    invitation = {"invited": ["Ông A, Bí thư", "Bà B/C"], "event": "Hội nghị", "at": "2022-03-01T07:30:00"}
    paper = tmp_path / "giấy mời.json"
    paper.write_text(json.dumps({"kind": "GM", "subject": "Dự hội nghị", "invitation": invitation}), encoding="utf-8")
    lacks = ready("papers", "new", paper, "--json").json["lacks"]
    assert [item["sentence"] for item in lacks][:2] == ["Chưa ghi người chủ trì.", "Chưa ghi địa điểm."]
    assert [item["sentence"][:35] for item in lacks if item["is_hint"]] == ["Thời gian mời 01/03/2022 đã qua so "]
    files = ready("papers", "export", 1, "--each", "--out", tmp_path / "ra", "--json").json["files"]
    assert [Path(name).name for name in files if name.endswith(".pdf")] == [
        "Giấy mời Ông A, Bí thư.pdf",
        "Giấy mời Bà B-C.pdf",
    ]
    said = ready("papers", "issue", 1, "--date", "01/02/2022")
    assert said.code == 2
    assert said.err.startswith("Chưa ban hành được: Chưa ghi người chủ trì.")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.json", "{", "không phải JSON"),
        ("a.json", "[]", "JSON phải là một đối tượng"),
        ("a.json", '{"kind": "KH", "body_text": ""}', "có trường không hiểu: body_text"),
        ("a.json", '{"kind": "KH", "bases": 5}', "có trường không đúng kiểu"),
        ("a.json", '{"kind": 5}', "chưa ghi loại văn bản"),
        ("a.txt", "Loại: Thư ngỏ\n\nLời.", "chưa ghi loại văn bản"),
        ("a.txt", "Loại: KH\nGì đó\n\nLời.", "dòng “Gì đó” ở phần đầu không hiểu được"),
        ("a.txt", "Loại: KH\nKý: XX\n\nLời.", "có trường không đúng kiểu"),
        ("không có.txt", None, "không đọc được"),
    ],
)
def test_that_a_file_which_is_no_paper_is_refused(
    ready: Any, tmp_path: Path, name: str, text: str | None, told: str
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    said = ready("papers", "new", tmp_path / name)
    assert said.code == 2
    assert told in said.err
    assert ready("papers", "list").out == "0 văn bản\n"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("issue", 1), "no-document"),
        (("issue", 1, "--date", "31/02/2022"), "bad-day"),
        (("export", 1, "--out", "ra"), "no-document"),
        (("enter", "--kind", "XX", "--subject", "a", "--date", "01/02/2022"), "bad-kind"),
        (("cancel", 1, "--reason", "a"), "bad-number"),
        (("cancel", "01/KH-BCĐ", "--reason", "a"), "no-document"),
        (("register", "--out", "sổ.odt"), "bad-format"),
        (("sửa",), "bad-arguments"),
        ((), "bad-arguments"),
    ],
)
def test_that_what_cannot_be_done_is_refused(ready: Any, words: tuple[object, ...], code: str) -> None:
    said = ready("papers", *words)
    assert said.code == 2
    assert said.refusals[-1] == code


def test_that_a_day_out_of_order_is_told_when_a_paper_is_issued(ready: Any, a_file: Path) -> None:
    for _paper in (1, 2):
        ready("papers", "new", a_file)
    assert ready("papers", "issue", 1, "--date", "11/02/2022", "--json").json["warnings"] == []
    said = ready("papers", "issue", 2, "--date", "11/01/2022")
    assert said.out.splitlines() == [
        "Ngày 11/01/2022 không theo thứ tự: số 01/KH-BCĐ đã ban hành ngày 11/02/2022.",
        "Đã ban hành số 02/KH-BCĐ ngày 11/01/2022",
    ]


def test_that_a_number_of_two_years_is_cancelled_only_with_its_year(ready: Any) -> None:
    for year in (2021, 2022):
        ready("papers", "enter", "--kind", "TB", "--date", f"05/02/{year}", "--subject", f"Lịch họp {year}")
    said = ready("papers", "cancel", "1/tb-bcđ", "--reason", "In hỏng")
    assert said.err.startswith("Số 1/tb-bcđ có trong sổ của các năm 2021, 2022;")
    assert "đã hủy" not in ready("papers", "register", "--year", 2022).out
    said = ready("papers", "cancel", "1/tb-bcđ/2022", "--reason", "In hỏng")
    assert said.out.startswith("Đã hủy số 01/TB-BCĐ ngày 05/02/2022: Lịch họp 2022.")
    assert "đã hủy" not in ready("papers", "register", "--year", 2021).out
    assert "đã hủy: In hỏng" in ready("papers", "register", "--year", 2022).out


def test_that_an_invitation_issued_after_its_hour_is_told_of_it(ready: Any, tmp_path: Path) -> None:
    invitation = {
        "invited": ["Ông A"], "event": "Hội nghị", "chair": "Ông B", "at": "2022-03-01T07:30:00", "place": "Hội trường",
    }  # fmt: skip
    paper = tmp_path / "giấy mời.json"
    paper.write_text(json.dumps({"kind": "GM", "subject": "Dự hội nghị", "invitation": invitation}), encoding="utf-8")
    for number in (1, 2):
        ready("papers", "new", paper)
        said = ready("papers", "issue", number, "--date", f"0{number}/03/2022")
        told = "Thời gian mời 01/03/2022 đã qua so với ngày văn bản 02/03/2022" in said.out
        assert (said.code, told) == (0, number == 2)
