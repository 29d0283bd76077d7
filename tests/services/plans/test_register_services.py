"""Registers on a real data file: entered, changed, counted, people told apart, a user's own file, undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.domain.awards.intake import LineState
from app.domain.plans.registers import RegisterEntry
from app.domain.plans.spans import span
from app.errors import Problem, Refused
from app.presets.load import PresetLibrary
from app.services import history
from app.services.plans import register, register_export, register_import, registers
from app.services.workspace import Workspace
from tests.support.data_files import FixedClock
from tests.support.register_entries import a_workbook, course, person, totals

YEAR = span("2022")
OWN = """schema_version = 1
kind = "registers"
id = "cau-lac-bo"
title = "Câu lạc bộ"
legal_basis = "Kế hoạch riêng"
valid_from = 2020-01-01
confidence = "C"
version = 1
noun = "câu lạc bộ"
title_name = "Tên câu lạc bộ"
day_name = "Ngày lập"

[[fields]]
key = "members"
name = "Hội viên"
kind = "number"
minimum = 1

[[totals]]
name = "Hội viên"
unit = "người"
of = "members"
"""


@pytest.fixture
def ws(empty_template: Path, copied: Callable[[Path], Workspace]) -> Workspace:
    return replace(copied(empty_template), clock=FixedClock(datetime(2023, 1, 18, 1, 0, tzinfo=UTC)))


def test_that_a_line_is_entered_changed_and_taken_out_each_undone(ws: Workspace) -> None:
    entry = registers.save(ws, course(attendance="30"), [person("Lý Thị Hoa")])
    assert [row.entry for row in registers.sheet(ws, "trainings", YEAR).rows] == [entry]
    registers.save(ws, replace(entry, title="Lớp đổi tên", values={"attendance": "31", "form": ""}))
    found = registers.find(ws, entry.id)
    assert (found.entry.title, found.entry.values, len(found.persons)) == ("Lớp đổi tên", {"attendance": "31"}, 1)
    registers.remove(ws, entry.id)
    with pytest.raises(Refused, match="Không có dòng số"):
        registers.find(ws, entry.id)
    ws.store.undo(ws.actor)
    assert registers.find(ws, entry.id) == found
    ws.store.undo(ws.actor)
    assert registers.find(ws, entry.id).entry == entry


def test_that_a_line_is_shown_in_words(ws: Workspace) -> None:
    entry = replace(course(attendance="1200", days="1.5"), until_day=date(2022, 3, 6))
    assert registers.find(ws, registers.save(ws, entry).id).cells == (
        ("Số ngày", "1,5 ngày"), ("Số học viên", "1.200 lượt người"),
    )  # fmt: skip
    fixed = RegisterEntry(register="inspections", title="Chợ", values={"fixed": "no", "kind": "khác"})
    assert registers.find(ws, registers.save(ws, fixed).id).cells[1] == ("Đã khắc phục", "không")


def test_that_totals_count_turns_people_and_blanks_apart(ws: Workspace) -> None:
    registers.save(ws, course("Lớp 1", attendance="30"), [person("Lý Thị Hoa"), person("Mã Văn Ba")])
    registers.save(ws, course("Lớp 2", date(2022, 9, 1)), [person("Lý Thị Hoa"), person("Lý Thị Hoa", None)])
    registers.save(ws, course("Lớp 3", None, attendance="7"))
    sheet = registers.sheet(ws, "trainings", YEAR)
    assert totals(ws) == {
        "Số lớp": 2, "Số học viên theo lớp": 30, "Số người trong danh sách": 3, "Lượt người trong danh sách": 4,
        "Kinh phí": None,
    }  # fmt: skip
    found = {total.name: found for total, found in sheet.totals}
    assert (found["Số học viên theo lớp"].given, found["Số học viên theo lớp"].expected) == (1, 3)
    assert found["Số người trong danh sách"].least == 2
    assert found["Số người trong danh sách"].doubts == 1
    assert len(sheet.rows) == 3
    assert totals(ws, period="2021")["Số lớp"] is None
    assert totals(ws, "contests")["Số cuộc thi"] is None


def test_that_a_doubt_about_two_names_is_asked_answered_and_never_contradicted(ws: Workspace) -> None:
    rows = [person("Lý Thị Hoa"), person("Lý Thị Hoa", None), person("Lý Thị Hoa", 1980, "")]
    entry = registers.save(ws, course(), rows)
    first, second, third = (item.id for item in registers.find(ws, entry.id).persons)
    assert len(registers.doubts(ws, "trainings")) == 3
    registers.decide(ws, second, first, is_same=True, reason="cùng CCCD")
    registers.decide(ws, third, second, is_same=True)
    assert registers.doubts(ws, "trainings") == ()
    with pytest.raises(Refused, match="Trái với điều đã ghi"):
        registers.decide(ws, first, third, is_same=False)
    registers.decide(ws, second, third, is_same=False)
    assert totals(ws)["Số người trong danh sách"] == 2
    for pair in ((first, first), (first, 999)):
        with pytest.raises(Refused, match="Không có hai người"):
            registers.decide(ws, *pair, is_same=True)


def test_that_people_of_a_line_stay_the_same_rows_when_others_come_and_go(ws: Workspace) -> None:
    entry = registers.save(ws, course(), [person("Lý Thị Hoa"), person("Mã Văn Ba")])
    hoa, ba = registers.find(ws, entry.id).persons
    registers.save(ws, entry, [replace(hoa, role="Trưởng trạm"), person("Nông Văn Tư")])
    now = registers.find(ws, entry.id).persons
    assert [(item.full_name, item.role) for item in now] == [("Lý Thị Hoa", "Trưởng trạm"), ("Nông Văn Tư", "")]
    assert now[0].id == hoa.id
    with pytest.raises(Refused, match="vừa thay đổi ở nơi khác"):
        registers.save(ws, entry, [replace(ba, id=999)])
    with pytest.raises(Refused, match="chưa ghi họ tên"):
        registers.save(ws, entry, [person(" ")])
    assert registers.find(ws, entry.id).persons == now


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (course(" "), "còn trống"), (course(attendance="-1"), "ngoài khoảng"), (course(lạ="1"), "không có cột"),
        (replace(course(), unit_id=99999), "Không có đơn vị"), (replace(course(), plan_id=99), "Không có kế hoạch"),
        (replace(course(), task="1"), "phải chọn kế hoạch"), (course(on=date(1800, 1, 1)), "Năm 1800"),
        (course(on=date(2023, 1, 19)), "chưa đến"),
        (replace(course(), id=77), "Không có dòng số 77"),
    ],
)  # fmt: skip
def test_that_a_bad_line_is_one_sentence_and_nothing_is_stored(ws: Workspace, entry: RegisterEntry, told: str) -> None:
    with pytest.raises(Refused, match=told):
        registers.save(ws, entry)
    assert registers.sheet(ws, "trainings", YEAR).rows == ()
    with pytest.raises(Refused, match="không ghi danh sách người"):
        registers.save(ws, RegisterEntry(register="sessions", title="Buổi 1"), [person("Lý Thị Hoa")])
    assert registers.sheet(ws, "sessions", YEAR).rows == ()


def test_that_a_users_own_register_works_without_code(ws: Workspace) -> None:
    folder = ws.folder.presets / "registers"
    folder.mkdir(parents=True)
    (folder / "cau-lac-bo.toml").write_text(OWN, encoding="utf-8")
    own = replace(ws, presets=PresetLibrary.shipped(ws.folder.presets))
    assert "cau-lac-bo" in [item.key for item in registers.definitions(own)]
    shown = register_import.from_text(
        own, "cau-lac-bo", "Tên câu lạc bộ\tNgày lập\tHội viên\nĐiểm sáng\t1/6/2022\t25\n"
    )
    assert len(register_import.store(own, shown)) == 1
    assert totals(own, "cau-lac-bo") == {"Hội viên": 25}
    (folder / "tin-bao.toml").write_text(
        OWN.replace("cau-lac-bo", "tin-bao").replace('"Hội viên"\nkind', '"Người báo tin"\nkind'), encoding="utf-8"
    )
    with pytest.raises(Problem, match="không có chỗ ghi người báo tin"):
        registers.definitions(replace(ws, presets=PresetLibrary.shipped(ws.folder.presets)))
    with pytest.raises(Problem, match="Không có sổ"):
        registers.definition(ws, "xe-cộ")


def test_that_the_history_tells_no_words_of_a_marked_line_or_its_people(ws: Workspace) -> None:
    folder = ws.folder.presets / "registers"
    folder.mkdir(parents=True)
    secret = OWN.replace('noun = "câu lạc bộ"', 'noun = "câu lạc bộ"\nhas_persons = true\nsecrecy = ["Mật"]')
    (folder / "cau-lac-bo.toml").write_text(secret, encoding="utf-8")
    own = replace(ws, presets=PresetLibrary.shipped(ws.folder.presets))
    open_line = RegisterEntry(register="cau-lac-bo", title="Điểm sáng", on_day=date(2022, 6, 1))
    made = registers.save(own, replace(open_line, title="Điểm XYZ", secrecy="Mật"), [person("Lý Thị XYZ")])
    registers.add_persons(own, made.id, [person("Mã Thị XYZ")])
    registers.save(own, replace(made, title="Tên XYZ khác"))
    registers.remove(own, made.id)
    own.store.undo(own.actor)
    first, second = (item.id for item in registers.find(own, made.id).persons)
    registers.decide(own, first, second, is_same=False, reason="hai người ở XYZ")
    other = registers.save(own, replace(open_line, title="Điểm XYZ khác", secrecy="Mật"))
    registers.save(own, replace(other, title="Điểm đã giải mật", secrecy=""))
    registers.save(own, open_line, [person("Lý Thị Hoa")])
    gone = registers.save(own, replace(open_line, title="Dòng thường sẽ bỏ"), [person("Nông Văn Thường")])
    registers.remove(own, gone.id)
    registers.remove(own, made.id)
    told = [
        " ".join((step.label, *(f"{line.thing} {line.field} {line.before} {line.after}" for line in lines)))
        for step in history.entries(own)
        if (lines := history.changes(own, step.id))
    ]
    assert not any("XYZ" in text for text in told)
    assert any("dòng có độ mật (01/06/2022)" in text for text in told)
    assert any("Điểm sáng" in text and "Lý Thị Hoa" in text for text in told)
    assert any("Dòng thường sẽ bỏ" in text and "Nông Văn Thường" in text for text in told)


# --- lists -----------------------------------------------------------------------------------------------------------


HEADINGS = ("STT", "Ngày khai giảng", "TÊN LỚP", "Số người dự", "Kinh phí (đồng)", "Hình thức", "Người báo tin", "Lạ")


def test_that_a_list_is_read_by_its_headings_and_stored_once(ws: Workspace, tmp_path: Path) -> None:
    path = a_workbook(
        tmp_path,
        ("SỔ THEO DÕI CÁC LỚP",),
        HEADINGS,
        (1, date(2022, 3, 5), "Lớp Luật Biên phòng", 45, 12_500_000, "Trực tiếp", "ai đó", "x"),
        (2, "12/4/2022", "Lớp hòa giải", "1.045", "7.000.000", "", "", ""),
        ("Tổng cộng", None, None, 1090, 19_500_000),
    )
    shown = register_import.from_file(ws, "trainings", path)
    (question,) = shown.questions
    assert "cột “Lạ” là cột nào của sổ" in question.sentence
    answers = {question.key: "-"}
    shown = register_import.answer(ws, shown, answers)
    assert shown.questions == ()
    assert any("không được nhận: không ghi người báo tin" in told for told in shown.told)
    assert any("không hiểu cột “Lạ”" in told for told in shown.told)
    assert len(register_import.store(ws, shown)) == 2
    assert totals(ws)["Số học viên theo lớp"] == 45 + 1045
    assert totals(ws)["Kinh phí"] == 19_500_000
    again = register_import.from_file(ws, "trainings", path, answers=answers)
    assert [line.state for line in again.lines] == [LineState.KNOWN, LineState.KNOWN]
    assert register_import.store(ws, again) == ()


def test_that_columns_of_other_names_are_asked_about_and_nothing_is_stored_without_them(ws: Workspace) -> None:
    text = (
        "TT\tTên lớp\tNgày\tĐơn vị\tSố người\tGhi chú\tTrống\n"
        "1\tLớp 1\t05/03/2022\tSóc Hà\t45\t\t\n"
        "2\tLớp 2\t32/03/2022\tSóc Hà\t30\tx\t\n"
    )
    shown = register_import.from_text(ws, "trainings", text)
    assert [question.sentence.partition(" là cột nào")[0].partition("cột ")[2] for question in shown.questions] == [
        "“Ngày”", "“Đơn vị”", "“Số người”"
    ]  # fmt: skip
    assert shown.questions[0].choices[0].words == "Ngày khai giảng"
    assert [line.state for line in shown.lines] == [LineState.ASKED, LineState.ASKED]
    assert any("không hiểu cột “Trống”" in told for told in shown.told)
    with pytest.raises(Refused, match="còn 3 câu hỏi; chưa lưu gì"):
        register_import.store(ws, shown, leaves_out_open=True)
    keys = [question.key for question in shown.questions]
    known = register_import.answer(ws, shown, dict(zip(keys, ("on_day", "unit", "attendance"), strict=True)))
    assert ["“32/03/2022”" in question.sentence for question in known.questions] == [True]
    (number,) = register_import.store(ws, known, leaves_out_open=True)
    entry = registers.find(ws, number).entry
    assert (entry.on_day, entry.values["attendance"], entry.unit_id is not None) == (date(2022, 3, 5), "45", True)


def test_that_the_same_as_above_is_an_answer_and_never_a_name(ws: Workspace) -> None:
    text = (
        "Tên lớp\tNgày khai giảng\tĐịa phương\tSố học viên\n"
        "Lớp gộp\t05/03/2022\tSóc Hà\t45\n"
        "nt\t06/03/2022\tnt\t30\n"
        "\t\tSóc Hà\t20\n"
    )
    shown = register_import.from_text(ws, "trainings", text)
    offered = [[choice.words for choice in question.choices] for question in shown.questions]
    assert [words[0] for words in offered] == [
        "Như dòng trên: Lớp gộp", "Như dòng trên: Sóc Hà", "Như dòng trên: 06/03/2022"
    ]  # fmt: skip
    answers = {question.key: question.choices[0].value for question in shown.questions}
    done = register_import.answer(ws, shown, answers)
    while done.questions:
        answers = {question.key: question.choices[0].value for question in done.questions}
        done = register_import.answer(ws, done, answers)
    stored = [registers.find(ws, number).entry for number in register_import.store(ws, done)]
    assert [(entry.title, entry.on_day, entry.values["attendance"]) for entry in stored] == [
        ("Lớp gộp", date(2022, 3, 5), "45"),
        ("Lớp gộp", date(2022, 3, 6), "30"),
        ("Lớp gộp", date(2022, 3, 6), "20"),
    ]
    assert len({entry.unit_id for entry in stored}) == 1


def test_that_what_may_mean_two_things_is_asked_and_nothing_stored_till_then(ws: Workspace) -> None:
    text = (
        "Tên lớp\tNgày khai giảng\tSố học viên\tHình thức\tĐịa phương\n"
        "Lớp 1\t2022\tkhoảng 40\tqua mạng\tXã Không Có\n"
        "Lớp 2\t05/03/2022\t30\ttrực tuyến\tSóc Hà\n"
        "\t06/03/2022\t9\t\t\n"
    )
    shown = register_import.from_text(ws, "trainings", text)
    assert len(shown.questions) == 5
    with pytest.raises(Refused, match="còn 5 câu hỏi; chưa lưu gì"):
        register_import.store(ws, shown)
    assert registers.sheet(ws, "trainings", YEAR).rows == ()
    by_code = {question.key.partition(":")[0]: question.key for question in shown.questions}
    answers = {
        by_code["cell.on_day"]: "01/02/2022",
        by_code["cell.attendance"]: "40",
        by_code["cell.form"]: "trực tuyến",
        by_code["cell.unit"]: "",
        by_code["nameless"]: "-",
    }
    answered = register_import.answer(ws, shown, answers)
    assert answered.questions == ()
    register_import.store(ws, answered)
    first, second = registers.sheet(ws, "trainings", YEAR).rows
    assert (first.entry.on_day, first.entry.values, first.unit_title) == (
        date(2022, 2, 1), {"attendance": "40", "form": "trực tuyến"}, "",
    )  # fmt: skip
    assert second.unit_title == "xã Sóc Hà"


def test_that_a_line_that_differs_from_the_stored_one_is_replaced_or_added_by_somebodys_word(ws: Workspace) -> None:
    entry = registers.save(ws, course(attendance="30"))
    text = "Tên lớp\tNgày khai giảng\tSố học viên\nLớp 1\t05/03/2022\t31\nLớp 1\t05/03/2022\t32\n"
    shown = register_import.from_text(ws, "trainings", text)
    known, again = shown.questions
    assert (known.code, again.code) == ("known", "again")
    answered = register_import.answer(ws, shown, {known.key: "replace", again.key: "-"})
    assert register_import.store(ws, answered) == (entry.id,)
    assert registers.find(ws, entry.id).entry.values == {"attendance": "31"}
    left = register_import.from_text(ws, "trainings", text.replace("31", "33").replace("32", "34"))
    assert register_import.store(ws, left, leaves_out_open=True) == ()


def test_that_a_list_without_the_registers_headings_is_refused_with_them(ws: Workspace) -> None:
    with pytest.raises(Refused, match=r"Không thấy cột “Tên lớp”.*Ngày khai giảng"):
        register_import.from_text(ws, "trainings", "Biển số\tChủ xe\n11A1\tÔng A\n")


def test_that_a_typed_answer_that_is_unclear_too_is_asked_again(ws: Workspace) -> None:
    shown = register_import.from_text(ws, "trainings", "Tên lớp\tSố học viên\nLớp 1\tnhiều\n")
    again = register_import.answer(ws, shown, {shown.questions[0].key: "rất nhiều"})
    assert "cũng chưa rõ" in again.questions[0].sentence


def test_that_what_is_exported_is_read_back_as_it_stands(ws: Workspace, tmp_path: Path) -> None:
    plan = register.adopt(ws, "lang-son-pbgdpl-2021")
    with ws.store.read():
        unit = next(key for key, title in registers.unit_titles(ws).items() if title == "xã Sóc Hà")
    entry = replace(
        course(attendance="45", cost="12500000", form="kết hợp", days="1.5", content="Luật;\ndòng hai"),
        until_day=date(2022, 3, 6), unit_id=unit, agency="Sở Tư pháp", plan_id=plan.id, task=plan.tasks[0].key,
        note="ghi",
    )  # fmt: skip
    registers.save(ws, entry, [person("Lý Thị Hoa"), person("Mã Văn Ba", None, "")])
    path = register_export.export(ws, "trainings", YEAR, tmp_path)
    book = load_workbook(path)
    assert book.sheetnames == ["Sổ", "Danh sách người", "Số cộng"]
    assert book["Danh sách người"]["C2"].value == "Lý Thị Hoa"
    assert book["Số cộng"]["B2"].value == 1
    shown = register_import.from_file(ws, "trainings", path)
    assert shown.questions == ()
    assert [line.state for line in shown.lines] == [LineState.KNOWN]
