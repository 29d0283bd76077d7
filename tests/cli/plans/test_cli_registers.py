"""``registers``, ``surveys``, ``classify``: a year of an office by command, and bad input in one sentence."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from app import cli

SURVEY = {
    "title": "Khảo sát hiểu biết",
    "handed_out": 10,
    "returned": 8,
    "questions": [
        {"text": "Đã nghe chưa?", "kind": "single", "choices": ["Đã nghe", "Chưa nghe"]},
        {"text": "Hiểu đến đâu?", "kind": "scale", "lowest": 1, "highest": 5},
    ],
}
OWN = """schema_version = 1
kind = "registers"
id = "to"
title = "Tổ công tác"
legal_basis = "Kế hoạch riêng"
valid_from = 2020-01-01
confidence = "C"
version = 1
noun = "tổ"
title_name = "Tên tổ"
day_name = "Ngày lập"
has_persons = true
secrecy = ["Mật"]

[[fields]]
key = "members"
name = "Số người"
kind = "number"
"""


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("registers") / "data"
    assert cli.main(["init", "--plan", "ha-quang-2022", "--data", str(folder)]) == 0
    return folder


@pytest.fixture
def office(founded: Path, tmp_path: Path, run: Any) -> Any:
    """Commands on a copy of a fresh data folder."""
    import_folder = tmp_path / "dữ liệu"
    import_folder.mkdir()
    for item in founded.iterdir():
        if item.is_file() and item.suffix == ".pdau":
            (import_folder / item.name).write_bytes(item.read_bytes())
    return run


def a_workbook(folder: Path, *rows: tuple[Any, ...]) -> Path:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    (folder / "danh sách.xlsx").write_bytes(buffer.getvalue())
    return folder / "danh sách.xlsx"


def test_that_a_line_is_written_changed_shown_and_taken_out(office: Any) -> None:
    assert "trainings: Lớp tập huấn, bồi dưỡng" in office("registers").out
    made = office(
        "registers", "add", "trainings", "Lớp Luật", "--on", "05/03/2022", "--unit", "Sóc Hà", "--set",
        "Số học viên=45", "--set", "Hình thức=trực tiếp", "--json",
    ).json  # fmt: skip
    assert (made["on_day"], made["unit"], made["values"]["attendance"]) == ("2022-03-05", "xã Sóc Hà", "45")
    told = office("registers", "set", made["id"], "--set", "attendance=46", "--agency", "Sở Tư pháp").out
    assert "Số học viên: 46 lượt người" in told
    shown = office("registers", "show", "trainings", "--period", "2022").out
    assert "Số học viên theo lớp: 46 lượt người" in shown
    assert "Kinh phí: chưa có số liệu (1 lớp chưa ghi số này.)" in shown
    counted = office("registers", "show", "trainings", "--period", "2022-Q1", "--json").json
    half = office("registers", "show", "trainings", "--period", "6 tháng đầu năm 2022").out
    assert "6 tháng đầu năm 2022" in half
    assert office("registers", "show", "trainings", "--period", "Quý I/2022", "--json").json == counted
    assert {item["name"]: item["value"] for item in counted["totals"]}["Số lớp"] == "1"
    office("registers", "remove", made["id"])
    assert office("registers", "show", "trainings", "--period", "2022", "--json").json["lines"] == []
    office("undo")
    assert len(office("registers", "show", "trainings", "--period", "2022", "--json").json["lines"]) == 1


def test_that_a_marked_line_is_not_told_without_its_level_nor_named_in_the_history(office: Any, tmp_path: Path) -> None:
    words = ("--on", "05/05/2022", "--agency", "Phòng mật", "--secrecy", "Tuyệt mật")
    told = [office("registers", "add", "incidents", "Vụ XYZ", *words)]
    told.append(office("registers", "set", 1, "--note", "về XYZ"))
    told.append(office("registers", "show", "incidents", "--period", "2022"))
    told.append(office("registers", "show", "incidents", "--period", "2022", "--json"))
    told.append(office("registers", "show", "incidents", "--period", "2022", "--level", "Mật"))
    out = ("--period", "2022", "--out")
    told.append(office("registers", "export", "incidents", *out, tmp_path / "một"))
    told.append(office("registers", "remove", 1))
    told.append(office("undo"))
    assert all(item.code == 0 for item in told)
    assert not any(word in item.out for item in told for word in ("XYZ", "Phòng mật"))
    assert "•••" in told[2].out
    assert "1 dòng có độ mật" in told[2].out
    assert "1 dòng có độ mật" in told[5].out
    assert "dòng có độ mật (05/05/2022)" in told[-1].out
    level = ("--level", "tuyệt mật")
    assert "Vụ XYZ" in office("registers", "show", "incidents", "--period", "2022", *level).out
    made = office("registers", "export", "incidents", *out, tmp_path / "hai", *level, "--json").json["file"]
    assert load_workbook(made)["Sổ"]["A2"].value == "Vụ XYZ"
    assert "không có mức độ mật “cao”" in office("registers", "show", "incidents", "--level", "cao").err


def test_that_the_people_of_a_marked_line_are_not_told_without_its_level(office: Any, tmp_path: Path) -> None:
    folder = tmp_path / "dữ liệu" / "quy-tac" / "registers"
    folder.mkdir(parents=True)
    (folder / "to.toml").write_text(OWN, encoding="utf-8")
    for number, year in enumerate((1980, None), 1):
        said = office("registers", "add", "to", f"Tổ {number}")
        assert said.code == 0, said.err
        people = a_workbook(tmp_path, ("Họ và tên", "Năm sinh", "Nơi công tác"), ("Lý Thị Hoa", year, "Trạm y tế"))
        office("registers", "persons", number, people)
    office("registers", "set", 1, "--secrecy", "Mật")
    assert "Lý Thị Hoa" not in office("registers", "doubts", "to").out
    assert "1 cặp tên ở các dòng có độ mật" in office("registers", "doubts", "to").out
    assert "Lý Thị Hoa" in office("registers", "doubts", "to", "--level", "Mật").out
    assert "Lý Thị Hoa" not in office("registers", "persons", 1).out
    assert "Lý Thị Hoa" in office("registers", "persons", 2).out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add", "trainings", "Lớp", "--on", "31/02/2022"), "không phải một ngày"),
        (("add", "trainings", "Lớp", "--on", "05/03/2099"), "chưa đến"),
        (("add", "trainings", "Lớp", "--set", "Số học viên=nhiều"), "chưa chắc là số nào"),
        (("add", "trainings", "Lớp", "--set", "Người báo tin=X"), "không có cột “Người báo tin”"),
        (("add", "trainings", "Lớp", "--set", "x"), "KHÓA=GIÁ_TRỊ"),
        (("add", "trainings", "Lớp", "--unit", "Xã Không Có"), "Không có đơn vị"),
        (("add", "xe", "Lớp"), "Không có sổ “xe”"),
        (("show", "trainings", "--period", "quý 1"), "Không hiểu kỳ"),
        (("set", "99", "--note", "x"), "Không có dòng số 99"),
        (("same", "1", "2"), "Không có hai người"),
    ],
)
def test_that_bad_input_is_one_sentence(office: Any, words: tuple[str, ...], told: str) -> None:
    said = office("registers", *words)
    assert said.code == 2
    assert told in said.err


def test_that_a_list_with_a_question_is_answered_and_goes_out_again(office: Any, tmp_path: Path) -> None:
    path = a_workbook(tmp_path, ("Tên lớp", "Ngày khai giảng", "Số học viên"), ("Lớp 1", "05/03/2022", "khoảng 40"))
    refused = office("registers", "import", "trainings", path)
    assert refused.code == 2
    assert "Câu hỏi cell.attendance:Sheet#2" in refused.err
    assert office("registers", "import", "trainings", path, "--preview", "--json").json["questions"]
    done = office("registers", "import", "trainings", path, "--choose", "cell.attendance:Sheet#2=40", "--json").json
    assert len(done["ids"]) == 1
    people = a_workbook(tmp_path, ("Họ và tên", "Năm sinh"), ("Lý Thị Hoa", 1980), ("Lý Thị Hoà", 1980))
    entry = done["ids"][0]
    assert len(office("registers", "persons", entry, people, "--leave-out", "--json").json["persons"]) >= 1
    assert "Lý Thị Hoa" in office("registers", "persons", entry).out
    written = office("registers", "export", "trainings", "--period", "2022", "--out", tmp_path / "ra", "--json").json
    assert load_workbook(written["file"])["Sổ"]["A2"].value == "Lớp 1"


def test_that_two_names_that_may_be_one_are_told_and_settled(office: Any, tmp_path: Path) -> None:
    for number, year in enumerate((1980, None), 1):
        office("registers", "add", "trainings", f"Lớp {number}", "--on", f"0{number}/03/2022")
        people = a_workbook(tmp_path, ("Họ và tên", "Năm sinh", "Nơi công tác"), ("Lý Thị Hoa", year, "Trạm y tế"))
        assert "Đọc 1 dòng: lưu 1, đã có 0, bỏ ra 0." in office("registers", "persons", number, people).out
    assert "Lý Thị Hoa, 1980, Trạm y tế" in office("registers", "doubts", "trainings").out
    found = office("registers", "doubts", "trainings", "--json").json["doubts"][0]
    first, second = found["first"]["id"], found["second"]["id"]
    office("registers", "same", first, second, "--reason", "đã hỏi")
    assert "Không còn cặp tên" in office("registers", "doubts", "trainings").out
    shown = office("registers", "show", "trainings", "--period", "2022").out
    assert "Số người trong danh sách: 1 người" in shown
    assert "Lượt người trong danh sách: 2 lượt người" in shown


def test_that_a_survey_is_made_answered_and_told(office: Any, tmp_path: Path) -> None:
    assert "Chưa có cuộc khảo sát" in office("surveys").out
    made = tmp_path / "khảo sát.json"
    made.write_text(json.dumps(SURVEY, ensure_ascii=False), encoding="utf-8")
    office("surveys", "add", made)
    answers = a_workbook(tmp_path, ("Đối tượng", "Câu 1", "Câu 2"), ("cán bộ", "A", 5), ("nhân dân", "Chưa nghe", 2))
    assert "Hiểu được 2 phiếu" in office("surveys", "import", 1, answers, "--preview").out
    assert office("surveys", "import", 1, answers, "--json").json["stored"] == 2
    same = a_workbook(tmp_path, ("Câu 2", "Câu 1", "Đối tượng"), (5, "A", "cán bộ"), (2, "Chưa nghe", "nhân dân"))
    assert "giống hệt" in office("surveys", "import", 1, same, "--preview").out
    assert "Chưa lưu gì" in office("surveys", "import", 1, same).err
    assert office("surveys", "import", 1, same, "--again", "--json").json["stored"] == 2
    office("undo")
    shown = office("surveys", "show", 1).out
    assert "1. Đã nghe chưa? (2/2 phiếu trả lời)" in shown
    assert "Đã nghe: 1 (50,0 %)" in shown
    assert "trung bình 3,50" in shown
    assert "Nhóm nhân dân" in shown
    assert office("surveys", "set", 1, "--returned", 11).code == 2
    assert "thu 9" in office("surveys", "set", 1, "--returned", 9).out
    told = office("surveys", "set", 1, "--group", "cán bộ: 4/3", "--group", "nhân dân").out
    assert "cán bộ: phát 4, thu 3, đã nhập 1 phiếu" in told
    assert "nhân dân: phát ?, thu ?, đã nhập 1 phiếu" in told
    assert "ví dụ Cán bộ: 20/18" in office("surveys", "set", 1, "--group", "cán bộ: bốn").err
    assert "phiếu số 3" in office("surveys", "enter", 1, "1=b", "2=4", "--respondents", "Cán bộ").out
    assert "không nằm trong các lựa chọn" in office("surveys", "enter", 1, "1=c").err
    assert "CÂU=TRẢ_LỜI" in office("surveys", "enter", 1, "9=c").err
    assert office("surveys", "drop", 1, 3, "--json").json == {"id": 1, "number": 3}
    assert len(office("surveys", "export", 1, tmp_path, "--json").json["files"]) == 1
    assert len(office("surveys", "export", 1, tmp_path, "--blank", "--json").json["files"]) == 3
    bad = a_workbook(tmp_path, ("Câu 1", "Câu 2"), ("C", 6))
    refused = office("surveys", "import", 1, bad)
    assert (refused.code, "2 chỗ chưa đúng; chưa lưu gì" in refused.err) == (2, True)
    assert office("surveys", "clear", 1, "--json").json["removed"] == 2
    office("surveys", "remove", 1)
    assert office("surveys", "list", "--json").json == {"surveys": []}


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"questions": {}}, "danh sách các câu hỏi"), ({"groups": ["a"]}, "danh sách các nhóm"),
        ({"groups": [{"name": "a", "x": 1}]}, "nhóm 1 có trường không hiểu: x"),
        ({"questions": [{"kind": "chọn"}]}, "kind phải là"),
        ({"questions": [{"kind": "text", "x": 1}]}, "trường không hiểu: x"), ({"returned": "8"}, "số nguyên"),
        ({"questions": [{"kind": "single", "choices": "a"}]}, "danh sách chữ"), ({"title": 5}, "phải là chữ"),
        ({"questions": [{"text": "a", "kind": "number", "lowest": "x"}]}, "lowest phải là số"),
        ({"questions": [{"text": "a", "kind": "number", "lowest": True}]}, "lowest phải là số"),
        ({"starts_on": "hôm qua"}, "phải là ngày"), ({"returned": 11}, "nhiều hơn số phiếu phát ra"),
        ({"xe": 1}, "không hiểu"), ({"ends_on": "2022-01-01", "starts_on": "2022-01-02"}, "trước ngày bắt đầu"),
    ],
)  # fmt: skip
def test_that_a_bad_survey_file_is_one_sentence(office: Any, tmp_path: Path, changed: Any, told: str) -> None:
    made = tmp_path / "khảo sát.json"
    made.write_text(json.dumps({**SURVEY, **changed}), encoding="utf-8")
    said = office("surveys", "add", made)
    assert said.code == 2
    assert told in said.err


def test_that_places_are_classified_and_compared(office: Any, tmp_path: Path) -> None:
    assert "Chưa có đợt" in office("classify").out
    grades = "xuất sắc; khá; trung bình; yếu"
    for year in (2021, 2022):
        office("classify", "add", f"Đợt {year}", "--period", year, "--grades", grades, "--expected", 3)
    old = a_workbook(tmp_path, ("Tên đơn vị", "Loại đơn vị", "Xếp loại"), ("A", "xã", "khá"), ("B", "cơ quan", "yếu"))
    assert "Đã lưu 2 đơn vị" in office("classify", "import", 1, old).out
    office("classify", "grade", 2, "A", "Xuất sắc", "--category", "xã")
    office("classify", "grade", 2, "B", "khá", "--category", "cơ quan")
    office("classify", "grade", 2, "B", "trung bình", "--category", "cơ quan")
    shown = office("classify", "show", 2).out
    assert "xuất sắc: 1/2 (50,0 %)" in shown
    assert "Mới phân loại 2/3 đơn vị." in shown
    assert "A: khá → xuất sắc" in shown
    assert [item["count"] for item in office("classify", "show", 2, "--json").json["whole"]["lines"]] == [1, 0, 1, 0]
    assert "không có mức “giỏi”" in office("classify", "grade", 2, "C", "giỏi").err
    many = a_workbook(tmp_path, ("Tên đơn vị", "Xếp loại"), ("C", "khá"), ("D", "khá"))
    assert "nhiều hơn tổng số" in office("classify", "import", 2, many).err
    assert office("classify", "import", 2, many, "--preview").code == 0
    strange = a_workbook(tmp_path, ("Tên đơn vị", "Xếp loại"), ("Xã Không Có", "khá"))
    refused = office("classify", "import", 2, strange).err
    assert "“Xã Không Có” không có trong danh mục" in refused
    assert "--as-written" in refused
    assert "Đã lưu 1 đơn vị" in office("classify", "import", 2, strange, "--as-written").out
    office("classify", "remove", 2)
    office("classify", "add", "Đợt 2023", "--period", 2023, "--grades", grades)
    refused = office("classify", "grade", 2, "Xã Bịa Đặt", "yếu").err
    assert "“Xã Bịa Đặt” không có trong danh mục" in refused
    assert "--as-written" in refused
    office("classify", "grade", 2, "Xã Bịa Đặt", "yếu", "--as-written", "--category", "xã")
    assert "Xã Bịa Đặt (xã): yếu" in office("classify", "show", 2).out
    office("classify", "remove", 2)
    assert len(office("classify", "list", "--json").json["rounds"]) == 1
