"""Registers as data: their columns, what a line may say, and that nobody who gave a tip can be written down."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.plans.register_faults import definition_faults, fed_fields, of_fault
from app.domain.plans.registers import (
    FieldKind,
    RegisterDefinition,
    RegisterEntry,
    RegisterField,
    RegisterSource,
    RegisterTotal,
    faults_of,
    markers_in,
    named_by_marker,
    names_informant,
    source_of,
)

FIELDS = (
    RegisterField(key="form", name="Hình thức", kind=FieldKind.CHOICE, choices=("trực tiếp", "trực tuyến")),
    RegisterField(key="people", name="Số học viên", kind=FieldKind.NUMBER, minimum=Decimal(0), maximum=Decimal(900)),
    RegisterField(key="length", name="Số km", kind=FieldKind.NUMBER, places=3),
    RegisterField(key="cost", name="Kinh phí", kind=FieldKind.MONEY, minimum=Decimal(0)),
    RegisterField(key="signed", name="Ngày ký", kind=FieldKind.DAY),
    RegisterField(key="done", name="Đã xong", kind=FieldKind.YES_NO),
    RegisterField(key="commune", name="Xã", kind=FieldKind.UNIT),
    RegisterField(key="marks", name="Mốc", kind=FieldKind.MARKERS),
    RegisterField(key="topic", name="Nội dung", is_required=True),
)
COURSES = RegisterDefinition(
    key="lop-hoc",
    name="Lớp học",
    noun="lớp",
    title_name="Tên lớp",
    day_name="Ngày mở",
    until_name="Ngày kết thúc",
    unit_name="Xã",
    agency_name="Cơ quan",
    secrecy=("Mật",),
    has_persons=True,
    fields=FIELDS,
)
TODAY = date(2023, 1, 1)
COURSE = RegisterEntry(register="lop-hoc", title="Lớp 1", on_day=date(2022, 3, 5), values={"topic": "Luật"})


def sentences(**values: str) -> list[str]:
    known = {"topic": "Luật", **values}
    return [fault.sentence for fault in faults_of(replace(COURSE, values=known), COURSES, TODAY)]


def test_that_a_sheet_has_the_shared_columns_around_its_own() -> None:
    keys = [column.key for column in COURSES.columns]
    assert keys[:6] == ["title", "on_day", "until_day", "unit", "agency", "secrecy"]
    assert keys[6:-3] == [column.key for column in FIELDS]
    assert keys[-3:] == ["plan", "task", "note"]
    bare = RegisterDefinition(key="so", name="Sổ", noun="dòng", title_name="Tên")
    assert [column.key for column in bare.columns] == ["title", "plan", "task", "note"]
    assert bare.columns[0].is_required


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("form", "trực tiếp"), ("people", "0"), ("people", "900"), ("length", "12.345"), ("cost", "1500000"),
        ("signed", "2022-02-28"), ("done", "yes"), ("done", "no"), ("commune", "12"), ("marks", "675; 728/1"),
    ],
)  # fmt: skip
def test_that_a_value_of_its_kind_is_taken(key: str, text: str) -> None:
    assert sentences(**{key: text}) == []


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("form", "khác", "trực tiếp, trực tuyến"), ("people", "901", "từ 0 đến 900"), ("people", "-1", "từ 0"),
        ("people", "1.5", "cần số"), ("people", "nhiều", "cần số"), ("people", "NaN", "cần số"),
        ("length", "1.2345", "cần số"), ("cost", "0.5", "cần tiền"), ("signed", "2022-02-30", "cần ngày"),
        ("signed", "20220228", "cần ngày"), ("done", "x", "cần có/không"), ("commune", "Sóc Hà", "cần đơn vị"),
        ("marks", "đầu làng", "cần số mốc"), ("topic", "", "còn trống"), ("lạ", "1", "không có cột"),
        ("cost", "-1", "từ 0"),
    ],
)  # fmt: skip
def test_that_a_value_of_another_kind_is_one_sentence(key: str, text: str, told: str) -> None:
    found = sentences(**{key: text})
    assert len(found) == 1
    assert told in found[0]


def test_that_a_range_open_above_is_told_by_its_lower_end() -> None:
    least = RegisterField(key="n", name="N", kind=FieldKind.NUMBER, maximum=Decimal(5))
    of = replace(COURSES, fields=(least,))
    found = list(faults_of(replace(COURSE, values={"n": "6"}), of, TODAY))
    assert "(đến 5)" in found[0].sentence


def test_that_title_days_and_secrecy_are_looked_at() -> None:
    wrong = replace(COURSE, title=" ", until_day=date(2022, 3, 4), secrecy="Tối mật")
    assert [fault.column for fault in faults_of(wrong, COURSES, TODAY)] == ["title", "until_day", "secrecy"]
    open_ = replace(COURSES, secrecy=(), until_name="", day_name="")
    told = [fault.sentence for fault in faults_of(replace(wrong, title="Lớp"), open_, TODAY)]
    assert "Ngày kết thúc (04/03/2022) trước ngày bắt đầu (05/03/2022)" in told[0]
    assert "không có mức nào" in told[1]


def test_that_what_lies_ahead_was_not_done_yet() -> None:
    found = list(faults_of(COURSE, COURSES, date(2022, 3, 4)))
    assert [fault.sentence for fault in found] == ["Ngày 05/03/2022 chưa đến."]
    assert list(faults_of(COURSE, COURSES, date(2022, 3, 5))) == []


def test_that_numbers_of_a_line_are_decimals_and_blank_is_none() -> None:
    entry = replace(COURSE, values={"people": "30"})
    assert (entry.number("people"), entry.number("cost")) == (Decimal(30), None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("register:trainings", RegisterSource("trainings")),
        ("register:trainings:persons", RegisterSource("trainings", "persons")),
        ("register:media:kind=clip: dài", RegisterSource("media", "kind=clip: dài")),
        ("register:", None),
        ("indicator:A01", None),
        ("", None),
    ],
)
def test_that_a_measure_names_its_register(text: str, found: RegisterSource | None) -> None:
    assert source_of(text) == found


@pytest.mark.parametrize(
    ("text", "shown"),
    [("728/1, 675 và mốc 85(2)", ["85(2)", "675", "728/1"]), ("675;675", ["675"]), ("", None), ("khe suối", None)],
)
def test_that_markers_of_a_cell_come_once_in_natural_order(text: str, shown: list[str] | None) -> None:
    found = markers_in(text)
    assert (None if found is None else list(map(str, found))) == shown


@given(st.lists(st.tuples(st.integers(1, 1500), st.integers(0, 9)), min_size=1, max_size=9))
def test_that_markers_written_and_read_again_are_the_same(numbers: list[tuple[int, int]]) -> None:
    text = "; ".join(f"{main}/{sub}" if sub else str(main) for main, sub in numbers)
    found = markers_in(text)
    assert found is not None
    assert markers_in("; ".join(map(str, found))) == found == tuple(sorted(set(found)))


# --- files -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    ["Người báo tin", "Họ tên người tố giác", "người cung cấp tin", "Người cung cấp thông tin", "informant_name",
     "nguoi-bao-tin", "Cơ sở bí mật", "Người báo", "NGƯỜI BÁO VỤ VIỆC"],
)  # fmt: skip
def test_that_no_column_can_be_made_for_who_gave_a_tip(words: str) -> None:
    assert names_informant(words)
    column = RegisterField(key="x", name=words)
    assert [what for _place, what in definition_faults(replace(COURSES, fields=(column,)))]
    assert list(definition_faults(replace(COURSES, fields=(RegisterField(key="x", name="X", aliases=(words,)),))))
    assert list(definition_faults(replace(COURSES, name=words)))


@pytest.mark.parametrize(
    "words",
    ["Có từ tin của nhân dân", "Người báo cáo viên", "Số tin báo", "Nguồn tin", "Người bảo vệ", "Người báo danh"],
)
def test_that_counting_tips_is_allowed(words: str) -> None:
    assert not names_informant(words)


def faults_with(*columns: RegisterField) -> list[str]:
    return [what for _place, what in definition_faults(replace(COURSES, fields=columns))]


def test_that_a_good_register_has_no_fault() -> None:
    totals = [RegisterTotal(name="N", unit="n", of=of) for of in ("", "people", "persons", "turns", "form=trực tiếp")]
    assert list(definition_faults(replace(COURSES, totals=tuple(totals)))) == []


def test_that_faults_of_columns_are_told() -> None:
    number = FieldKind.NUMBER
    assert "không dùng được" in faults_with(RegisterField(key="title", name="A"))[0]
    assert "không dùng được" in faults_with(RegisterField(key="Có dấu", name="A"))[0]
    assert "lặp lại" in faults_with(RegisterField(key="a", name="A"), RegisterField(key="a", name="B"))[0]
    assert "choices" in faults_with(RegisterField(key="a", name="A", kind=FieldKind.CHOICE))[0]
    assert "choices" in faults_with(RegisterField(key="a", name="A", choices=("b",)))[0]
    doubled = RegisterField(key="a", name="A", kind=FieldKind.CHOICE, choices=("b", "b"))
    assert "lặp lại" in faults_with(doubled)[0]
    assert "minimum" in faults_with(RegisterField(key="a", name="A", minimum=Decimal(1)))[0]
    low, high = Decimal(1), Decimal(2)
    assert "minimum" in faults_with(RegisterField(key="a", name="A", kind=number, minimum=high, maximum=low))[0]
    assert "places" in faults_with(RegisterField(key="a", name="A", places=1))[0]
    assert "places" in faults_with(RegisterField(key="a", name="A", kind=number, places=4))[0]


def test_that_a_register_bears_a_plain_key_and_a_known_list() -> None:
    assert [place for place, _what in definition_faults(replace(COURSES, key="Lớp"))] == ["id"]
    assert [place for place, _what in definition_faults(replace(COURSES, fed_by="xe"))] == ["fed_by"]


def test_that_totals_speak_of_columns_there_are() -> None:
    alone = replace(COURSES, has_persons=False)
    assert of_fault(alone, "persons")
    assert of_fault(COURSES, "xe")
    assert of_fault(COURSES, "form=khác")
    assert of_fault(COURSES, "signed")
    total = RegisterTotal(name="N", unit="n", of="xe")
    assert [place for place, _what in definition_faults(replace(COURSES, totals=(total,)))] == ["totals[0]"]


def test_that_rows_of_reports_fill_columns_of_the_same_key() -> None:
    of = replace(COURSES, fed_by="teams", fields=(*FIELDS, RegisterField(key="leader", name="Tổ trưởng")))
    assert fed_fields(of) == ("leader",)
    assert fed_fields(COURSES) == ()


@pytest.mark.parametrize(
    ("title", "number", "expected"),
    [
        ("668/1", "", ("668/1", "668/1")), ("Mốc số 668", "", ("Mốc số 668", "668")), ("", "668", ("668", "668")),
        ("Bia", "", ("Bia", "")), ("668", "669", ("668", "669")),
    ],
)  # fmt: skip
def test_that_a_marker_written_once_is_name_and_number(title: str, number: str, expected: tuple[str, str]) -> None:
    column = RegisterField(key="number", name="Mốc", kind=FieldKind.MARKERS, is_required=True)
    of = RegisterDefinition(key="m", name="Mốc", noun="mốc", title_name="Số mốc", fields=(column,))
    found = named_by_marker(RegisterEntry(register="m", title=title, values={"number": number}), of)
    assert (found.title, found.values.get("number", "")) == expected
    other = RegisterDefinition(key="m", name="Mốc", noun="mốc", title_name="Số mốc")
    assert named_by_marker(found, other) is found
