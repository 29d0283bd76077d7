"""Surveys and rounds of classification on a real data file, from lists as offices send them."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from app.domain.plans.classification import ClassificationResult, ClassificationRound
from app.domain.plans.measures import MeasureTime
from app.domain.plans.spans import span
from app.domain.plans.surveys import QuestionKind, Survey, SurveyQuestion
from app.errors import Refused
from app.services.plans import classification, register, register_values, round_places, survey_import, surveys
from app.services.plans.register_values import Wanted
from app.services.workspace import Workspace

HEARD = SurveyQuestion(text="Đã nghe Luật chưa?", kind=QuestionKind.SINGLE, choices=("Đã nghe", "Chưa nghe"))
SOURCES = SurveyQuestion(text="Nghe từ đâu?", kind=QuestionKind.MULTIPLE, choices=("Loa", "Đài", "Họp xóm"))
WELL = SurveyQuestion(text="Hiểu đến đâu?", kind=QuestionKind.SCALE, lowest=Decimal(1), highest=Decimal(5))
SURVEY = Survey(title="Khảo sát hiểu biết", questions=(HEARD, SOURCES, WELL), handed_out=10, returned=4)
GRADES = ("xuất sắc", "khá", "trung bình", "yếu")


@pytest.fixture
def ws(empty_template: Path, copied: Callable[[Path], Workspace]) -> Workspace:
    return copied(empty_template)


@pytest.fixture
def survey(ws: Workspace) -> Survey:
    return surveys.save(ws, SURVEY)


def a_workbook(folder: Path, *rows: tuple[Any, ...], name: str = "trả lời.xlsx") -> Path:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    (folder / name).write_bytes(buffer.getvalue())
    return folder / name


ROWS = (
    ("KẾT QUẢ KHẢO SÁT",),
    ("STT", "Đối tượng", "Câu 1", "Nghe từ đâu?", "3. Hiểu đến đâu?", "Dấu thời gian"),
    (1, "cán bộ", "A", "1;3", 5, "x"),
    (2, "nhân dân", "đã nghe", "Loa, Đài", 3, "x"),
    (3, "nhân dân", 2, None, 1, "x"),
    ("Tổng cộng", None, 3, None, None),
)


def test_that_answers_come_from_a_workbook_by_words_letters_and_numbers(
    ws: Workspace, survey: Survey, tmp_path: Path
) -> None:
    shown = survey_import.from_file(ws, survey.id, a_workbook(tmp_path, *ROWS))
    assert shown.faults == ()
    assert any("“Dấu thời gian”" in told for told in shown.told)
    assert survey_import.store(ws, shown) == 3
    sheet = surveys.sheet(ws, survey.id)
    heard, sources, well = sheet.result.whole
    assert [line.count for line in heard.lines] == [2, 1]
    assert [line.count for line in sources.lines] == [2, 1, 1]
    assert (sources.answered, well.mean, sheet.result.rate) == (2, Decimal(3), Decimal(40))
    assert list(sheet.result.groups) == ["cán bộ", "nhân dân"]
    assert len(sheet.charts) == 3
    assert surveys.rows(ws)[0].forms == 3
    with pytest.raises(Refused, match="đã nhập vào cuộc khảo sát"):
        survey_import.store(ws, survey_import.from_file(ws, survey.id, tmp_path / "trả lời.xlsx"))


def test_that_one_answer_outside_the_choices_stores_nothing_and_tells_its_cell(
    ws: Workspace, survey: Survey, tmp_path: Path
) -> None:
    rows = (*ROWS[:3], (2, "nhân dân", "Có lẽ", "Loa, Vô tuyến", 6))
    shown = survey_import.from_file(ws, survey.id, a_workbook(tmp_path, *rows))
    assert len(shown.faults) == 3
    with pytest.raises(
        Refused, match=r"3 chỗ chưa đúng; chưa lưu gì.*Sheet!C4, câu 1: trả lời “Có lẽ” không nằm trong"
    ):
        survey_import.store(ws, shown)
    assert surveys.sheet(ws, survey.id).forms == ()


def test_that_more_forms_than_came_back_are_refused(ws: Workspace, survey: Survey) -> None:
    text = "Câu 1\tCâu 2\tCâu 3\n" + "A\tA\t1\n" * 5
    with pytest.raises(Refused, match=r"Số phiếu nhập \(5\) nhiều hơn số phiếu thu về \(4\)"):
        survey_import.store(ws, survey_import.from_text(ws, survey.id, text))
    with pytest.raises(Refused, match=r"thu về \(11\) nhiều hơn số phiếu phát ra \(10\)"):
        surveys.save(ws, replace(survey, returned=11))
    assert survey_import.store(ws, survey_import.from_text(ws, survey.id, text.replace("A\tA\t1\n", "", 1))) == 4
    with pytest.raises(Refused, match=r"Số phiếu nhập \(4\) nhiều hơn"):
        surveys.save(ws, replace(survey, returned=3))


def test_that_a_list_pasted_again_or_saved_anew_with_more_rows_is_asked_about(
    ws: Workspace, survey: Survey, tmp_path: Path
) -> None:
    text = "Câu 1\tCâu 3\nA\t2\nB\t4\n"
    assert survey_import.store(ws, survey_import.from_text(ws, survey.id, text)) == 2
    again, more = (survey_import.from_text(ws, survey.id, told) for told in (text, text + "A\t5\n"))
    words = "2 phiếu đầu của danh sách giống hệt, đúng thứ tự, các phiếu số 1 đến 2 đã nhập."
    assert again.repeated == more.repeated == (words,)
    for shown in (again, more):
        with pytest.raises(Refused, match=r"giống hệt.*Chưa lưu gì\..*xác nhận lưu tất cả"):
            survey_import.store(ws, shown)
    assert len(surveys.sheet(ws, survey.id).forms) == 2
    other = survey_import.from_text(ws, survey.id, "Câu 1\tCâu 3\nA\t2\nA\t4\n")
    assert other.repeated == ()
    assert survey_import.store(ws, survey_import.from_text(ws, survey.id, "Câu 1\tCâu 3\nB\t1\n")) == 1
    assert survey_import.store(ws, survey_import.from_text(ws, survey.id, "Câu 1\nB\n")) == 1
    surveys.save(ws, replace(survey, returned=10))
    assert survey_import.store(ws, again, even_again=True) == 2
    path = tmp_path / "phieu.txt"
    for rows, stored in (("B\t5\nB\t5\n", 2), ("B\t5\nB\t5\nB\t1\n", 0)):
        path.write_text(f"Câu 1\tCâu 3\n{rows}", encoding="utf-8")
        shown = survey_import.from_file(ws, survey.id, path)
        if stored:
            assert survey_import.store(ws, shown) == stored
        else:
            assert shown.repeated == (words.replace("1 đến 2", "7 đến 8"),)


def test_that_forms_with_numbers_are_stored_once(ws: Workspace, survey: Survey) -> None:
    text = "Số phiếu\tCâu 1\tCâu 3\nP-01\tA\t2\nP-02\tB\t4\n"
    assert survey_import.store(ws, survey_import.from_text(ws, survey.id, text)) == 2
    more = survey_import.from_text(ws, survey.id, text + "P-03\tA\t1\n")
    assert "không có cột của câu 2" in more.told
    assert survey_import.store(ws, more) == 1
    with pytest.raises(Refused, match="Phiếu số 2 đã nhập với trả lời khác"):
        survey_import.store(ws, survey_import.from_text(ws, survey.id, text.replace("B", "A")))
    doubled = survey_import.from_text(ws, survey.id, text.replace("P-02", "P-01"))
    assert "lặp lại" in doubled.faults[0]
    unreadable = survey_import.from_text(ws, survey.id, text.replace("P-02", "không rõ"))
    assert "không phải số phiếu" in unreadable.faults[0]


def test_that_numbers_alone_are_headings_only_when_they_name_every_question(ws: Workspace, survey: Survey) -> None:
    assert len(survey_import.from_text(ws, survey.id, "1\t2\t3\nA\tB\t5\n").forms) == 1
    with pytest.raises(Refused, match="Không thấy cột nào là câu hỏi"):
        survey_import.from_text(ws, survey.id, "2\t3\nA\t5\n")
    two = survey_import.from_text(ws, survey.id, "Câu 1\tĐã nghe Luật chưa?\nA\tB\n")
    assert two.faults[0] == "Có hai cột cho câu 1."


def test_that_questions_stay_once_they_were_answered(ws: Workspace, survey: Survey) -> None:
    shown = survey_import.from_text(ws, survey.id, "Câu 1\tCâu 2\nA\tA\n")
    survey_import.store(ws, shown)
    with pytest.raises(Refused, match="không sửa câu hỏi được"):
        surveys.save(ws, replace(survey, questions=(HEARD,)))
    assert surveys.remove_forms(ws, survey.id) == 1
    changed = surveys.save(ws, replace(survey, questions=(replace(HEARD, choices=("Chưa nghe", "Đã nghe")),)))
    with pytest.raises(Refused, match="Câu hỏi vừa được sửa"):
        survey_import.store(ws, shown)
    ws.store.undo(ws.actor)
    assert surveys.sheet(ws, changed.id).survey == survey
    surveys.remove(ws, survey.id)
    with pytest.raises(Refused, match="Không có cuộc khảo sát"):
        surveys.sheet(ws, survey.id)


@pytest.mark.parametrize(
    ("changed", "told"),
    [({"title": ""}, "tên cuộc"), ({"plan_id": 9}, "Không có kế hoạch"), ({"task": "x"}, "không có nhiệm vụ")],
)
def test_that_a_bad_survey_is_not_stored(ws: Workspace, changed: dict[str, Any], told: str) -> None:
    with pytest.raises(Refused, match=told):
        surveys.save(ws, replace(SURVEY, **changed))
    assert surveys.rows(ws) == ()


# --- classification --------------------------------------------------------------------------------------------------


def a_round(ws: Workspace, year: int, plan_id: int | None = None, expected: int | None = None) -> ClassificationRound:
    item = ClassificationRound(
        title=f"Phân loại {year}", year=year, period=str(year), grades=GRADES, plan_id=plan_id, expected=expected
    )
    return classification.save(ws, item)


def test_that_grades_come_from_a_list_and_add_up(ws: Workspace, tmp_path: Path) -> None:
    of = a_round(ws, 2022, expected=4)
    rows = (
        ("STT", "Tên đơn vị", "Loại đơn vị", "Xếp loại", "Ghi chú"),
        (1, "xã Sóc Hà", "xã", "Xuất sắc", ""),
        (2, "xã Cần Yên", "xã", "loại KHÁ", ""),
        (3, "Trường Tiểu học A", "cơ sở giáo dục", "khá", "mới"),
        ("Cộng", None, None, 3),
    )
    path = a_workbook(tmp_path, *rows)
    assert classification.store(ws, classification.from_file(ws, of.id, path)) == 3
    sheet = classification.sheet(ws, of.id)
    assert [line.count for line in sheet.whole.lines] == [1, 2, 0, 0]
    assert sheet.whole.remarks == ("Mới phân loại 3/4 đơn vị.",)
    assert [item.unit_id is not None for item in sheet.results] == [True, True, False]
    assert set(sheet.groups) == {"xã", "cơ sở giáo dục"}
    assert classification.store(ws, classification.from_file(ws, of.id, path)) == 0


def test_that_communes_named_like_a_total_are_places(ws: Workspace) -> None:
    of = a_round(ws, 2022)
    text = "Tên đơn vị\tXếp loại\nTổng Cọt\tkhá\nCộng Hòa\tkhá\nTổng cộng\t2\nCộng: 2\t2\n"
    shown = classification.from_text(ws, of.id, text)
    assert [item.name for item in shown.results] == ["Tổng Cọt", "Cộng Hòa"]
    assert len(shown.told) == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Tên đơn vị\tXếp loại\nA\tgiỏi\n", "không có mức “giỏi”"),
        ("Tên đơn vị\tXếp loại\nA\tkhá\na\tyếu\n", "phân loại 2 lần"),
        ("Tên đơn vị\tXếp loại\nA\t\n", "chưa ghi mức"),
        ("Tên đơn vị\tXếp loại\nA\tkhá\nB\tkhá\nC\tkhá\n", "nhiều hơn tổng số"),
    ],
)
def test_that_a_bad_list_of_grades_stores_nothing(ws: Workspace, text: str, told: str) -> None:
    of = a_round(ws, 2022, expected=2)
    with pytest.raises(Refused, match=f"{told}.*Chưa lưu gì"):
        classification.store(ws, classification.from_text(ws, of.id, text))
    assert classification.sheet(ws, of.id).results == ()
    with pytest.raises(Refused, match="Không thấy cột tên đơn vị"):
        classification.from_text(ws, of.id, "Xe\tMàu\nA\tđỏ\n")


def test_that_a_unit_nobody_knows_is_stored_only_by_somebodys_word(ws: Workspace) -> None:
    of = a_round(ws, 2022)
    text = "Tên đơn vị\tXếp loại\nSóc Hà\tkhá\nXã Không Có\tkhá\nCần Yem\tyếu\n"
    shown = classification.from_text(ws, of.id, text)
    assert [("Xã Không Có" in told, "Cần Yem" in told) for told in shown.strange] == [(True, False), (False, True)]
    with pytest.raises(Refused, match="2 dòng ghi đơn vị không có trong danh mục"):
        classification.store(ws, shown)
    assert classification.sheet(ws, of.id).results == ()
    assert classification.store(ws, shown, takes_strange=True) == 3
    assert classification.from_text(ws, of.id, text).strange == ()
    others = classification.from_text(ws, of.id, "Tên đơn vị\tXếp loại\nKhu dân cư A\tkhá\n")
    assert others.strange == ()


@pytest.mark.parametrize(
    ("name", "told"),
    [("Xã Bịa Đặt", "“Xã Bịa Đặt” không có trong danh mục đơn vị ngày 31/12/2025"), ("Nội Thôn", "30/06/2025")],
)
def test_that_a_typed_unit_there_is_not_is_asked_like_a_listed_one(ws: Workspace, name: str, told: str) -> None:
    of = a_round(ws, 2025)
    wanted = ClassificationResult(round_id=of.id, name=name, grade="yếu")
    with pytest.raises(Refused, match=told):
        classification.save_result(ws, wanted)
    (sentence,) = classification.from_text(ws, of.id, f"Tên đơn vị\tXếp loại\n{name}\tyếu\n").strange
    assert told in sentence
    assert classification.sheet(ws, of.id).results == ()
    done = classification.save_result(ws, wanted, takes_strange=True)
    assert classification.save_result(ws, replace(done, grade="khá")).grade == "khá"
    classification.save_result(ws, ClassificationResult(round_id=of.id, name="Khu dân cư A", grade="yếu"))


def test_that_a_unit_merged_within_the_year_is_the_one_of_the_year_before(ws: Workspace) -> None:
    former, of = a_round(ws, 2024), a_round(ws, 2025)
    for name in ("Nội Thôn", "Tổng Cọt", "Sóc Hà"):
        classification.save_result(ws, ClassificationResult(round_id=former.id, name=name, grade="khá"))
    for name in ("Nội Thôn", "xã Tổng Cọt"):
        item = ClassificationResult(round_id=of.id, name=name, grade="khá")
        classification.save_result(ws, item, takes_strange=True)
    trend = classification.sheet(ws, of.id).trend
    assert trend is not None
    assert (trend.kept, trend.fresh) == (2, ())
    rows = round_places.opened(ws, of.id).places
    told = [(row.result.name, row.before) for row in rows if row.result.grade or row.before]
    assert told == [("Nội Thôn", "khá"), ("xã Tổng Cọt", "khá")]
    names = [row.result.name for row in rows]
    assert len(names) == len(set(names))
    assert "Sóc Hà" not in names


def test_that_a_bad_list_of_grades_tells_every_fault_at_once(ws: Workspace) -> None:
    of = a_round(ws, 2022)
    rows = "".join(f"Nơi {number}\tgiỏi\n" for number in range(6))
    shown = classification.from_text(ws, of.id, f"Tên đơn vị\tXếp loại\n{rows}\tkhá\nXã Không Có\tkhá\n")
    with pytest.raises(Refused) as refused:
        classification.store(ws, shown)
    told = refused.value.sentence
    assert all(f"“Nơi {number}”" in told for number in range(6))
    assert "ghi mức mà không ghi tên đơn vị" in told
    assert "“Xã Không Có” không có trong danh mục" in told


def test_that_a_typed_place_is_the_unit_it_names(ws: Workspace) -> None:
    of = a_round(ws, 2022)
    done = classification.save_result(ws, ClassificationResult(round_id=of.id, name="xã Sóc Hà", grade="khá"))
    assert done.unit_id is not None


def test_that_a_place_is_graded_once_and_may_be_graded_anew(ws: Workspace) -> None:
    of = a_round(ws, 2022)
    done = classification.save_result(ws, ClassificationResult(round_id=of.id, name="xã Sóc Hà", grade="Khá"))
    assert done.grade == "khá"
    with pytest.raises(Refused, match="phân loại 2 lần"):
        classification.save_result(ws, replace(done, id=0, grade="yếu"))
    classification.save_result(ws, replace(done, grade="xuất sắc"))
    assert [item.grade for item in classification.sheet(ws, of.id).results] == ["xuất sắc"]
    with pytest.raises(Refused, match="không có mức “xuất sắc”"):
        classification.save(ws, replace(of, grades=("khá", "yếu")))
    classification.remove_result(ws, of.id, done.id)
    with pytest.raises(Refused, match="Không có kết quả"):
        classification.remove_result(ws, of.id, done.id)
    ws.store.undo(ws.actor)
    assert len(classification.sheet(ws, of.id).results) == 1
    classification.remove(ws, of.id)
    with pytest.raises(Refused, match="Không có đợt"):
        classification.sheet(ws, of.id)


def test_that_a_round_is_compared_with_the_one_before_of_the_same_plan(ws: Workspace) -> None:
    first, second = a_round(ws, 2021), a_round(ws, 2022)
    heading = "Tên đơn vị\tXếp loại\n"
    classification.store(ws, classification.from_text(ws, first.id, f"{heading}xã Sóc Hà\tkhá\nxã Cần Yên\tyếu\n"))
    classification.store(ws, classification.from_text(ws, second.id, f"{heading}Sóc Hà\txuất sắc\nxã Cần Yên\tyếu\n"))
    sheet = classification.sheet(ws, second.id)
    assert sheet.before == first
    assert sheet.trend is not None
    assert [(item.before, item.now, item.steps) for item in sheet.trend.changes] == [("khá", "xuất sắc", 1)]
    assert dict(sheet.trend.points)["xuất sắc"] == 50
    assert classification.sheet(ws, first.id).trend is None


def test_that_measures_take_the_last_round_of_their_plan_in_the_period(ws: Workspace) -> None:
    plan = register.adopt(ws, "binh-phuoc-2022")
    of = a_round(ws, 2022, plan.id, expected=3)
    text = "Tên đơn vị\tXếp loại\nA\tkhá\nB\tyếu\n"
    with ws.store.read() as connection:
        assert register_values.value(connection, ws.presets, "classification", _wanted(plan.id)).value is None
    with pytest.raises(Refused, match="Không có kế hoạch"):
        a_round(ws, 2022, 99)
    classification.store(ws, classification.from_text(ws, of.id, text))
    with ws.store.read() as connection:

        def value(source: str, period: str = "2022") -> register_values.SourcedValue:
            return register_values.value(connection, ws.presets, source, _wanted(plan.id, period))

        whole = value("classification")
        assert whole.value == 2
        assert (whole.given, whole.expected, whole.remarks) == (2, 3, ("Mới phân loại 2/3 đơn vị.",))
        assert value("classification:Khá").value == 1
        assert value("classification:xuất sắc").value == 0
        assert value("classification:giỏi").value is None
        assert value("classification", "2023").value is None
        assert value("classification", "2022-Q1").value is None


def _wanted(plan_id: int, period: str = "2022") -> Wanted:
    return Wanted(plan_id, span(period), MeasureTime.STOCK)


def test_that_days_of_a_survey_are_kept(ws: Workspace) -> None:
    days = surveys.save(ws, replace(SURVEY, starts_on=date(2022, 1, 5), ends_on=date(2022, 3, 31)))
    assert surveys.sheet(ws, days.id).survey == days
