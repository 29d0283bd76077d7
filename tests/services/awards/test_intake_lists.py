"""Lists of names pasted or sent as files: what is understood, what is asked, what is stored and what never is."""

from datetime import date
from pathlib import Path

import pytest

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.intake import LEAVE_OUT, SPLIT, LineState
from app.domain.units import Unit
from app.errors import BadFile, Refused
from app.services import units
from app.services.awards import intake
from app.services.awards.intake import IntakeDefaults, Preview
from app.services.workspace import Workspace
from tests.support.award_lists import a_campaign, stored
from tests.support.word_files import body, paragraph, run, word_file
from tests.support.word_lists import cell, row, table, word_list

HUYEN = "giay-khen-huyen"


@pytest.fixture
def campaign(ws: Workspace) -> int:
    return a_campaign(ws)


def unit(ws: Workspace, name: str) -> Unit:
    return units.search(ws, name, date(2022, 1, 18))[0]


def read(ws: Workspace, campaign: int, *rows: str, **answers: str) -> Preview:
    defaults = IntakeDefaults(unit(ws, "Sóc Hà").id, HUYEN)
    preview = intake.from_text(ws, campaign, "\n".join(rows), defaults)
    return intake.answer(ws, preview, answers) if answers else preview


def codes(preview: Preview) -> list[str]:
    return [question.code for question in preview.intake.questions]


def names(preview: Preview) -> list[str]:
    return [line.nominee.name for line in preview.intake.lines]


def test_that_columns_are_found_in_any_order_and_wording(ws: Workspace, campaign: int) -> None:
    preview = read(
        ws,
        campaign,
        "Hình thức đề nghị khen\tTT\tHọ và tên (Ông/Bà) hoặc tên tập thể\tNăm sinh\tChức vụ, đơn vị\tThành tích",
        "GK huyện\t1\tÔng Nông Văn Thắng\t14/5/1978\tTrưởng xóm Kéo Sỹ\tBáo 03 tin có giá trị",
        "Bằng khen tỉnh\t2\tTổ tự quản đường biên, mốc quốc giới xóm Láp\t\t\tTuần tra 40 lượt",
        "Giấy khen của Chủ tịch UBND huyện Hà Quảng\t3\tHộ bà Mã Thị Thơm\t\t\tHiến đất",
    )
    assert codes(preview) == []
    first, second, third = preview.intake.lines
    assert (first.nominee.name, first.nominee.sex, first.nominee.born_on) == (
        "Nông Văn Thắng",
        "nam",
        date(1978, 5, 14),
    )
    assert (first.award, first.nominee.position) == (HUYEN, "Trưởng xóm Kéo Sỹ")
    assert (second.award, second.nominee.kind) == ("bang-khen-tinh", NomineeKind.COLLECTIVE)
    assert (third.nominee.kind, third.award) == (NomineeKind.HOUSEHOLD, HUYEN)


def test_that_headings_totals_and_signatures_are_no_names(ws: Workspace, campaign: int) -> None:
    preview = read(
        ws, campaign,
        "STT\tHọ tên, tên tập thể\tĐơn vị",
        "(1)\t(2)\t(3)",
        "I\tTẬP THỂ\t",
        "1\tBan tự quản xóm Pác Bó\tXóm Pác Bó",
        "II. CÁ NHÂN: 02 người\t\t",
        "STT\tHọ tên, tên tập thể\tĐơn vị",
        "1\tA Páo\tXóm Láp",
        "2\tVi Thanh Hưng\tXóm Láp",
        "III\tHộ gia đình\t",
        "1\tÔng Lý Seo\tXóm Láp",
        "Tổng cộng\t04\t",
        "\tNgười lập biểu\t",
    )  # fmt: skip
    kinds = [line.nominee.kind for line in preview.intake.lines]
    assert names(preview)[:3] == ["Ban tự quản xóm Pác Bó", "A Páo", "Vi Thanh Hưng"]
    assert kinds[:3] == [NomineeKind.COLLECTIVE, NomineeKind.INDIVIDUAL, NomineeKind.INDIVIDUAL]
    assert codes(preview) == ["kind-unclear"]
    assert [row.place for row in preview.intake.passed] == [f"dòng {n}" for n in (1, 2, 3, 5, 6, 9, 11, 12)]


def test_that_headings_of_awards_and_units_hold_for_the_rows_below(ws: Workspace, campaign: int) -> None:
    text = "\n".join(
        (
            "TT\tHọ và tên\tNgày sinh",
            "A. ĐỀ NGHỊ TẶNG BẰNG KHEN TỈNH\t\t",
            "Xã Lũng Nặm\t\t",
            "1\tHà Quốc Khánh\t11/9/1962",
            "B. Giấy khen huyện\t\t",
            "Xã Sóc Hà\t\t",
            "1\tHoàng Văn Sơn\t1972",
        )
    )
    preview = intake.from_text(ws, campaign, text)
    assert codes(preview) == []
    found = [(line.award, line.unit_id, line.nominee.birth_year) for line in preview.intake.lines]
    assert found == [
        ("bang-khen-tinh", unit(ws, "Lũng Nặm").id, 1962),
        (HUYEN, unit(ws, "Sóc Hà").id, 1972),
    ]


def test_that_two_people_in_one_cell_are_asked_about(ws: Workspace, campaign: int) -> None:
    rows = ("Họ và tên\tNăm sinh", "Nông Văn A và Lý Thị B\t1970")
    preview = read(ws, campaign, *rows)
    (question,) = preview.intake.questions
    assert (question.code, question.place) == ("name-several", "dòng 2, cột 1")
    split = intake.answer(ws, preview, {question.key: SPLIT})
    assert names(split) == ["Nông Văn A", "Lý Thị B"]
    assert [line.nominee.birth_year for line in split.intake.lines] == [None, None]
    one = intake.answer(ws, preview, {question.key: "Nông Văn A"})
    assert (names(one), one.intake.lines[0].nominee.birth_year) == (["Nông Văn A"], 1970)
    out = intake.answer(ws, preview, {question.key: LEAVE_OUT})
    assert [line.state for line in out.intake.lines] == [LineState.LEFT_OUT]
    assert intake.store(ws, out).entered == ()


@pytest.mark.parametrize(
    ("typed", "born", "year"),
    [
        ("20/3/1972", date(1972, 3, 20), 1972),
        ("20.03.1972", date(1972, 3, 20), 1972),
        ("20-3-1972", date(1972, 3, 20), 1972),
        ("1972-03-20", date(1972, 3, 20), 1972),
        ("ngày 20 tháng 3 năm 1972", date(1972, 3, 20), 1972),
        ("1972", None, 1972),
        ("sinh năm 1972", None, 1972),
    ],
)
def test_that_births_are_read_in_every_spelling(
    ws: Workspace, campaign: int, typed: str, born: date | None, year: int
) -> None:
    (line,) = read(ws, campaign, "Họ và tên\tNgày sinh", f"Nông Văn A\t{typed}").intake.lines
    assert line.nominee.born_on == born
    assert (line.nominee.born_on.year if line.nominee.born_on else line.nominee.birth_year) == year
    assert line.state is LineState.NEW


@pytest.mark.parametrize("typed", ["20/3/72", "3/1972", "31/02/1972", "1972?", "26378", "20/3/2030", "1802"])
def test_that_a_doubtful_birth_is_asked_about(ws: Workspace, campaign: int, typed: str) -> None:
    preview = read(ws, campaign, "Họ và tên\tNgày sinh", f"Nông Văn A\t{typed}")
    assert codes(preview) == ["born-unclear"]
    assert "dòng 2, cột 2" in preview.intake.questions[0].sentence
    key = preview.intake.questions[0].key
    blank = intake.answer(ws, preview, {key: ""})
    assert (blank.intake.lines[0].nominee.born_on, blank.intake.lines[0].nominee.birth_year) == (None, None)
    typed_anew = intake.answer(ws, preview, {key: "20/03/1972"})
    assert typed_anew.intake.lines[0].nominee.born_on == date(1972, 3, 20)


@pytest.mark.parametrize(("typed", "years"), [("2030", []), ("20/3/2030", []), ("3/1972", ["1972"]), ("1900", [])])
def test_that_only_years_of_a_living_memory_are_offered(
    ws: Workspace, campaign: int, typed: str, years: list[str]
) -> None:
    (question,) = read(ws, campaign, "Họ và tên\tNăm sinh", f"Nông Văn A\t{typed}").intake.questions
    assert [choice.value for choice in question.choices] == [*years, "", LEAVE_OUT]


@pytest.mark.parametrize(
    ("typed", "code"),
    [("4,08509E+11", "id-rounded"), ("1.23E+11", "id-rounded"), ("4085001234", "id-short"), ("12a", "id-unclear"),
     ("4085001230000000", "id-unclear")],
)  # fmt: skip
def test_that_a_number_that_lost_digits_is_never_stored(ws: Workspace, campaign: int, typed: str, code: str) -> None:
    preview = read(ws, campaign, "Họ và tên\tSố CCCD\tNăm sinh", f"Nông Văn A\t{typed}\t1972")
    (question,) = preview.intake.questions
    assert (question.code, question.place) == (code, "dòng 2, cột 2")
    assert preview.intake.lines[0].nominee.id_number == ""
    wrong = intake.answer(ws, preview, {question.key: "123"})
    assert wrong.intake.lines[0].nominee.id_number == ""
    assert "123" in wrong.intake.lines[0].told[0]


@pytest.mark.parametrize("typed", ["004085001234", "085123456"])
def test_that_a_whole_number_is_kept_as_text(ws: Workspace, campaign: int, typed: str) -> None:
    (line,) = read(ws, campaign, "Họ và tên\tSố CCCD\tNăm sinh", f"Nông Văn A\t{typed}\t1972").intake.lines
    assert (line.nominee.id_number, line.state) == (typed, LineState.NEW)


def test_that_a_list_without_titles_asks_what_its_columns_are(ws: Workspace, campaign: int) -> None:
    preview = read(ws, campaign, "1\tNông Văn A\t1972\tXóm Láp", "2\tLý Thị B\t1980\tXóm Láp")
    assert codes(preview) == ["column-unclear"] * 4
    assert [question.choices[0].value for question in preview.intake.questions] == ["order", "name", "born", "-"]
    assert {line.state for line in preview.intake.lines} == {LineState.ASKED}
    assert intake.store(ws, preview, leaves_out_open=True).entered == ()
    given = {question.key: question.choices[0].value for question in preview.intake.questions[:3]}
    answered = intake.answer(ws, preview, {**given, preview.intake.questions[3].key: "place"})
    assert codes(answered) == []
    assert [line.nominee.place for line in answered.intake.lines] == ["Xóm Láp", "Xóm Láp"]


def test_that_an_unknown_unit_and_award_are_asked_once_for_all_lines(ws: Workspace, campaign: int) -> None:
    text = "Họ và tên\tNăm sinh\tXã\tHình thức\nNông Văn A\t1972\tSoc Ha\tGK\nLý Văn B\t1973\tSoc Ha\tGK"
    preview = intake.from_text(ws, campaign, text)
    assert codes(preview) == ["unit-unclear", "award-unclear"]
    by_unit, by_award = preview.intake.questions
    assert by_unit.choices[0].words == "xã Sóc Hà"
    assert by_award.choices[0].words.startswith("Giấy khen")
    answers = {by_unit.key: by_unit.choices[0].value, by_award.key: HUYEN}
    done = intake.store(ws, preview, answers)
    assert [item.award for item in done.entered] == [HUYEN, HUYEN]


def test_that_a_name_of_another_district_is_asked_about(ws: Workspace, campaign: int) -> None:
    text = "Họ và tên\tNăm sinh\tHình thức\nNông Văn A\t1972\tGiấy khen UBND huyện Bảo Lạc"
    preview = intake.from_text(ws, campaign, text, IntakeDefaults(unit(ws, "Sóc Hà").id))
    assert codes(preview) == ["award-unclear"]


def test_that_storing_is_one_step_that_is_taken_back(ws: Workspace, campaign: int) -> None:
    preview = read(ws, campaign, "Họ và tên\tNăm sinh", "Nông Văn A\t1972", "Lý Thị B\t1980")
    done = intake.store(ws, preview)
    assert [item.rank for item in done.entered] == [1, 2]
    assert [person.name for _item, person in stored(ws, campaign)] == ["Nông Văn A", "Lý Thị B"]
    again = intake.store(ws, intake.answer(ws, preview, {}))
    assert (again.entered, again.changed) == ((), ())
    assert len(stored(ws, campaign)) == 2


def test_that_an_open_question_stores_nothing_unless_lines_are_left_out(ws: Workspace, campaign: int) -> None:
    preview = read(ws, campaign, "Họ và tên\tNăm sinh", "Nông Văn A\t1972", "Lý Thị B\t80")
    with pytest.raises(Refused) as refused:
        intake.store(ws, preview)
    assert refused.value.code == "intake-open"
    assert "dòng 3, cột 2" in refused.value.sentence
    assert stored(ws, campaign) == []
    done = intake.store(ws, preview, leaves_out_open=True)
    assert [line.nominee.name for line in done.left_out] == ["Lý Thị B"]
    assert [person.name for _item, person in stored(ws, campaign)] == ["Nông Văn A"]


def test_that_one_person_for_two_awards_stays_one_person(ws: Workspace, campaign: int) -> None:
    rows = ("Họ và tên\tNgày sinh\tHình thức", "Phương Minh Vinh\t19/9/1963\tGiấy khen huyện",
            "PHƯƠNG MINH VINH\t19/09/1963\tBằng khen tỉnh", "Phương Minh Vinh\t19/9/1963\tGK huyện",
            "Phương Minh Vinh\t19/9/1985\tGiấy khen huyện")  # fmt: skip
    preview = read(ws, campaign, *rows)
    done = intake.store(ws, preview)
    assert len(done.entered) == 3
    assert [line.told for line in done.left_out] == [("trùng với dòng 2",)]
    assert len({item.nominee_id for item in done.entered}) == 2


def test_that_hostile_texts_stay_as_they_are(ws: Workspace, campaign: int) -> None:
    rows = ("Đối tượng\tHọ và tên\tNăm sinh", "Cá nhân\t<b>Nông</b> & Lý\t1972", "Cá nhân\tÝ\t1980",
            f"Tập thể\tTổ {'rất ' * 90}dài\t", "Cá nhân\tH'Hen Niê\t1992", "Cá nhân\t=1+1\t1970")  # fmt: skip
    preview = read(ws, campaign, *rows)
    assert codes(preview) == ["name-short", "name-none"]
    answered = intake.answer(ws, preview, {preview.intake.questions[0].key: "Ý"})
    done = intake.store(ws, answered, leaves_out_open=True)
    assert [item.snapshot.name for item in done.entered][:2] == ["<b>Nông</b> & Lý", "Ý"]
    assert len(done.entered) == 4


def test_that_marks_of_direction_never_come_into_a_name(ws: Workspace, campaign: int) -> None:
    preview = read(ws, campaign, "Họ và tên\tNăm sinh\tNơi cư trú", "Nông \u202eVăn A\u2069\t\u200e1972\tXóm \u202eLáp")
    intake.store(ws, preview)
    ((item, person),) = stored(ws, campaign)
    assert (person.name, person.birth_year, person.place, item.snapshot.name) == (
        "Nông Văn A", 1972, "Xóm Láp", "Nông Văn A",
    )  # fmt: skip


def test_that_text_in_an_old_encoding_is_asked_about(ws: Workspace, campaign: int) -> None:
    preview = read(ws, campaign, "Họ và tên\tNăm sinh", "NguyÔn V¨n H¶i\t1972")
    (question,) = preview.intake.questions
    assert question.code == "name-letters"
    assert question.choices[0].value == "Nguyễn Văn Hải"


def test_that_a_word_table_is_read_and_one_without_is_told(ws: Workspace, campaign: int, tmp_path: Path) -> None:
    letterhead = table(row(cell("UBND XÃ SÓC HÀ"), cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")))
    names_of = table(
        row(cell("TT"), cell("Họ và tên"), cell("Sinh năm", span=2)),
        row(cell(""), cell(""), cell("Nam"), cell("Nữ")),
        row(cell("CÁ NHÂN", span=4)),
        row(cell("1"), cell("Nông Văn A"), cell("1972"), cell("")),
        row(cell("2"), cell("Lý Thị B"), cell(""), cell("1980")),
    )
    path = tmp_path / "danh sach.docx"
    path.write_bytes(word_file(body(letterhead, names_of)))
    defaults = IntakeDefaults(unit(ws, "Sóc Hà").id, HUYEN)
    preview = intake.from_file(ws, campaign, path, defaults)
    assert codes(preview) == []
    found = [(line.nominee.name, line.nominee.sex, line.nominee.birth_year) for line in preview.intake.lines]
    assert found == [("Nông Văn A", "nam", 1972), ("Lý Thị B", "nữ", 1980)]
    assert preview.intake.passed[0].place == "Bảng 1"
    path.write_bytes(word_file(body(paragraph(run("không có bảng")))))
    with pytest.raises(BadFile) as refused:
        intake.from_file(ws, campaign, path, defaults)
    assert refused.value.code == "no-table"
    path.write_bytes(word_list(("Nội dung", "Số lượng"), ("Tuần tra", "12")))
    with pytest.raises(Refused) as nobody:
        intake.from_file(ws, campaign, path, defaults)
    assert nobody.value.code == "no-names"


@pytest.mark.parametrize(
    ("typed", "bare"),
    [
        ("Thượng úy Lý Văn B", "Lý Văn B"),
        ("Mã Thị Thơm (đã mất)", "Mã Thị Thơm"),
        ("Trưởng xóm Nông Văn A", "Nông Văn A"),
    ],
)
def test_that_ranks_and_remarks_beside_a_name_are_asked_about(
    ws: Workspace, campaign: int, typed: str, bare: str
) -> None:
    preview = read(ws, campaign, "Họ và tên\tNăm sinh", f"{typed}\t1972")
    (question,) = preview.intake.questions
    assert question.code == "name-extra"
    assert [choice.value for choice in question.choices] == [bare, typed, LEAVE_OUT]
    assert names(intake.answer(ws, preview, {question.key: bare})) == [bare]
    assert names(intake.answer(ws, preview, {question.key: typed})) == [typed]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Sóc Hà", "xã Sóc Hà"),
        ("UBND xã Sóc Hà", "xã Sóc Hà"),
        ("01417", "xã Sóc Hà"),
        ("đồn BPCK Sóc Giang", "Đồn Biên phòng cửa khẩu Sóc Giang"),
        ("Đồn Biên phòng Sóc Giang", "Đồn Biên phòng cửa khẩu Sóc Giang"),
    ],
)
def test_that_units_are_known_by_every_name(ws: Workspace, campaign: int, typed: str, title: str) -> None:
    text = f"Họ và tên\tNăm sinh\tĐơn vị đề nghị\tĐơn vị\nNông Văn A\t1972\t{typed}\tXóm Kéo Sỹ, xã Tổng Cọt"
    preview = intake.from_text(ws, campaign, text, IntakeDefaults(0, HUYEN))
    (line,) = preview.intake.lines
    assert codes(preview) == []
    assert units.standing(ws, line.unit_id, date(2022, 1, 18))[0].title == title
    assert line.nominee.unit_id == unit(ws, "Tổng Cọt").id
