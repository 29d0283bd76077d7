"""Answers are understood for certain or not at all; counts of forms agree; results add up."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.plans.survey_results import charts, results
from app.domain.plans.surveys import (
    LETTERS,
    QuestionKind,
    Survey,
    SurveyForm,
    SurveyQuestion,
    count_faults,
    read_answer,
    survey_faults,
)

HEARD = SurveyQuestion(
    text="Ông/bà đã nghe Luật Biên phòng chưa?", kind=QuestionKind.SINGLE, choices=("Đã nghe", "Chưa")
)
FROM = SurveyQuestion(
    text="Nghe từ đâu?", kind=QuestionKind.MULTIPLE, choices=("Loa truyền thanh", "Báo, đài", "Họp xóm")
)
WELL = SurveyQuestion(
    text="Hiểu đến đâu?", kind=QuestionKind.SCALE, choices=("Kém", "Vừa", "Tốt"), lowest=Decimal(1), highest=Decimal(3)
)
TIMES = SurveyQuestion(text="Nghe mấy lần?", kind=QuestionKind.NUMBER, lowest=Decimal(0), highest=Decimal(50))
WISH = SurveyQuestion(text="Đề nghị gì?", kind=QuestionKind.TEXT)
SURVEY = Survey(title="Khảo sát", questions=(HEARD, FROM, WELL, TIMES, WISH), handed_out=10, returned=8, id=1)


@pytest.mark.parametrize("text", ["Đã nghe", "đã nghe.", "A", "a)", "1", "1.", "đáp án A", "a) Đã nghe", "1. đã  nghe"])
def test_that_a_single_answer_is_read_by_words_letter_or_number(text: str) -> None:
    assert read_answer(HEARD, text).values == ("0",)


@pytest.mark.parametrize("text", ["C", "3", "0", "Có lẽ", "A, B", "b) Đã nghe", "x"])
def test_that_an_answer_outside_the_choices_is_told_with_them(text: str) -> None:
    found = read_answer(HEARD, text)
    assert not found.values
    assert f"“{text}” không nằm trong các lựa chọn: a) Đã nghe; b) Chưa" in found.fault


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("A", ("0",)), ("a, c", ("0", "2")), ("3;1", ("0", "2")), ("Báo, đài", ("1",)),
        ("Báo, đài; Họp xóm", ("1", "2")), ("Loa truyền thanh\nHọp xóm", ("0", "2")), ("1,3,3", ("0", "2")),
        ("A và B", ("0", "1")),
    ],
)  # fmt: skip
def test_that_several_answers_are_read_each_once(text: str, values: tuple[str, ...]) -> None:
    assert read_answer(FROM, text).values == values


@pytest.mark.parametrize("text", ["A, D", "1.3", "Loa", ";"])
def test_that_one_wrong_piece_makes_the_answer_wrong(text: str) -> None:
    assert read_answer(FROM, text).fault


def test_that_a_number_is_no_mark_where_choices_are_numbers_themselves() -> None:
    often = replace(HEARD, choices=("1-2 lần", "3 lần", "nhiều"))
    assert read_answer(often, "3").fault
    assert read_answer(often, "3 lần").values == ("1",)
    assert read_answer(often, "c").values == ("2",)
    blood = replace(HEARD, choices=("A", "B", "AB"))
    assert read_answer(blood, "AB").values == ("2",)
    assert read_answer(blood, "c").fault
    assert read_answer(blood, "3").values == ("2",)


@pytest.mark.parametrize(
    ("question", "text", "values"),
    [
        (WELL, "3", ("3",)), (WELL, "tốt", ("3",)), (WELL, "Kém", ("1",)), (WELL, "2,0", ("2",)),
        (TIMES, "12", ("12",)), (TIMES, "2,5", ("2.5",)), (TIMES, "0", ("0",)), (WISH, " Mở lớp ", ("Mở lớp",)),
        (WISH, " ", ()), (WELL, "", ()),
    ],
)  # fmt: skip
def test_that_steps_numbers_and_words_are_read(question: SurveyQuestion, text: str, values: tuple[str, ...]) -> None:
    assert read_answer(question, text) == type(read_answer(question, ""))(values)


@pytest.mark.parametrize(
    ("question", "text"),
    [(WELL, "4"), (WELL, "0"), (WELL, "2,5"), (WELL, "rất tốt"), (TIMES, "51"), (TIMES, "1.500"), (TIMES, "vài")],
)
def test_that_a_number_outside_its_bounds_or_unclear_is_told(question: SurveyQuestion, text: str) -> None:
    assert read_answer(question, text).fault


def test_that_an_open_number_tells_what_it_takes() -> None:
    open_ = replace(TIMES, lowest=None, highest=None)
    assert "một số viết rõ" in read_answer(open_, "nhiều").fault
    assert read_answer(open_, "1000000").values == ("1000000",)
    assert read_answer(replace(WELL, choices=()), "2").values == ("2",)


# --- what is wrong ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"title": ""}, "tên cuộc khảo sát"), ({"questions": ()}, "chưa có câu hỏi"),
        ({"questions": (HEARD, HEARD)}, "lặp lại"), ({"returned": 11}, "nhiều hơn số phiếu phát ra"),
        ({"returned": -1}, "âm"), ({"starts_on": date(2022, 2, 2), "ends_on": date(2022, 2, 1)}, "trước ngày bắt đầu"),
    ],
)  # fmt: skip
def test_that_a_bad_survey_is_one_sentence(changed: dict[str, object], told: str) -> None:
    found = list(survey_faults(replace(SURVEY, **changed)))  # type: ignore[arg-type] # fields by name
    assert len(found) == 1
    assert told in found[0]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (replace(HEARD, text=" "), "chưa ghi nội dung"), (replace(HEARD, choices=("Có",)), "từ 2"),
        (replace(HEARD, choices=("Có", "CÓ")), "lặp lại"), (replace(HEARD, choices=("Có", "")), "trống"),
        (replace(WISH, choices=("a", "b")), "không có lựa chọn"), (replace(WELL, lowest=None), "thang điểm phải"),
        (replace(WELL, highest=Decimal("2.5")), "thang điểm phải"), (replace(WELL, highest=Decimal(4)), "không khớp"),
        (replace(WELL, choices=("5", "4", "3")), "không được là số"), (replace(HEARD, lowest=Decimal(1)), "chỉ câu"),
        (replace(TIMES, lowest=Decimal(60)), "lớn hơn"),
    ],
)  # fmt: skip
def test_that_a_bad_question_is_told_with_its_number(question: SurveyQuestion, told: str) -> None:
    found = list(survey_faults(replace(SURVEY, questions=(question,))))
    assert len(found) == 1
    assert found[0].startswith("Câu hỏi 1: ")
    assert told in found[0]


def test_that_a_good_survey_has_no_fault() -> None:
    days = {"starts_on": date(2022, 2, 1), "ends_on": date(2022, 2, 1)}
    assert list(survey_faults(replace(SURVEY, **days))) == []  # type: ignore[arg-type] # fields by name
    assert list(survey_faults(replace(SURVEY, questions=(replace(TIMES, highest=None),)))) == []


def test_that_forms_entered_are_not_more_than_came_back_or_went_out() -> None:
    assert list(count_faults(SURVEY, 8)) == []
    assert "thu về (8)" in next(iter(count_faults(SURVEY, 9)))
    assert "phát ra (10)" in next(iter(count_faults(replace(SURVEY, returned=None), 11)))
    assert list(count_faults(replace(SURVEY, handed_out=None, returned=None), 99)) == []


# --- results ---------------------------------------------------------------------------------------------------------


def form(number: int, group: str = "", **answers: tuple[str, ...]) -> SurveyForm:
    return SurveyForm(
        survey_id=1, number=number, respondents=group, answers={int(key[1:]): answer for key, answer in answers.items()}
    )


FORMS = (
    form(1, "cán bộ", q1=("0",), q2=("0", "2"), q3=("3",), q4=("4",), q5=("Mở lớp",)),
    form(2, "nhân dân", q1=("1",), q3=("2",), q4=("0",)),
    form(3, "nhân dân", q1=("0",), q2=("0",), q3=("1",)),
    form(4, "nhân dân"),
)


def test_that_shares_are_of_those_who_answered_and_means_are_exact() -> None:
    heard, source, well, times, wish = results(SURVEY, FORMS).whole
    assert [(line.label, line.count) for line in heard.lines] == [("Đã nghe", 2), ("Chưa", 1)]
    assert (heard.asked, heard.answered, heard.lines[0].percent) == (4, 3, Decimal(200) / 3)
    assert [line.count for line in source.lines] == [2, 0, 1]
    assert source.lines[0].percent == 100
    assert [(line.label, line.count) for line in well.lines] == [("1 (Kém)", 1), ("2 (Vừa)", 1), ("3 (Tốt)", 1)]
    assert (well.mean, times.mean) == (Decimal(2), Decimal(2))
    assert (times.lines, wish.texts) == ((), ("Mở lớp",))


def test_that_groups_add_up_to_the_whole_and_are_shown_only_where_there_are_some() -> None:
    found = results(SURVEY, FORMS)
    assert list(found.groups) == ["cán bộ", "nhân dân"]
    assert [item[0].answered for item in found.groups.values()] == [1, 2]
    assert results(SURVEY, FORMS[1:]).groups == {}
    assert found.rate == 80


def test_that_a_survey_nobody_answered_has_no_shares_and_no_mean() -> None:
    found = results(replace(SURVEY, handed_out=0, returned=0), ())
    assert found.rate is None
    assert {line.percent for item in found.whole for line in item.lines} == {None}
    assert {item.mean for item in found.whole} == {None}
    assert results(replace(SURVEY, returned=None), ()).rate is None


def test_that_questions_with_choices_or_steps_become_pictures() -> None:
    drawn = charts(results(SURVEY, FORMS))
    assert [chart.title for chart in drawn] == [HEARD.text, FROM.text, WELL.text]
    assert [name for name, _values in drawn[0].series] == ["cán bộ", "nhân dân"]
    alone = charts(results(replace(SURVEY, questions=(replace(WELL, choices=()),)), ()))
    assert alone[0].labels == ("1", "2", "3")
    assert alone[0].series == (("", (None, None, None)),)


_CHOICES = st.integers(2, 26).flatmap(lambda n: st.tuples(st.just(n), st.lists(st.integers(0, n - 1), max_size=30)))


@given(_CHOICES)
def test_that_answers_by_letter_number_and_words_count_alike(drawn: tuple[int, list[int]]) -> None:
    many, chosen = drawn
    question = replace(HEARD, choices=tuple(f"lựa chọn {LETTERS[place]}{LETTERS[place]}" for place in range(many)))
    one = replace(SURVEY, questions=(question,))
    counts = []
    for shown in (LETTERS.upper(), tuple(str(place + 1) for place in range(many)), question.choices):
        said = [read_answer(question, shown[place]).values for place in chosen]
        forms = [SurveyForm(survey_id=1, number=n, answers={1: answer}) for n, answer in enumerate(said, 1)]
        counts.append([line.count for line in results(one, forms).whole[0].lines])
    assert counts[0] == counts[1] == counts[2] == [chosen.count(place) for place in range(many)]
