"""Forms of a survey: groups that are asked, forms of each, answers that questions allow."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.plans.survey_forms import form_faults, group_faults, known_group, unknown_group
from app.domain.plans.survey_results import results
from app.domain.plans.surveys import QuestionKind, RespondentGroup, Survey, SurveyForm, SurveyQuestion

HEARD = SurveyQuestion(text="Đã nghe chưa?", kind=QuestionKind.SINGLE, choices=("Đã nghe", "Chưa"))
FROM = SurveyQuestion(text="Từ đâu?", kind=QuestionKind.MULTIPLE, choices=("Loa", "Đài", "Họp xóm"))
WELL = SurveyQuestion(text="Hiểu?", kind=QuestionKind.SCALE, lowest=Decimal(1), highest=Decimal(3))
WISH = SurveyQuestion(text="Mong muốn", kind=QuestionKind.TEXT)
STAFF = RespondentGroup(name="Cán bộ", handed_out=4, returned=3)
FOLK = RespondentGroup(name="Nhân dân", handed_out=6, returned=5)
SURVEY = Survey(
    title="Khảo sát", questions=(HEARD, FROM, WELL, WISH), handed_out=10, returned=8, groups=(STAFF, FOLK)
)  # fmt: skip


def form(group: str = "", **answers: tuple[str, ...]) -> SurveyForm:
    return SurveyForm(
        survey_id=1, number=1, respondents=group, answers={int(key[1:]): value for key, value in answers.items()}
    )


def test_that_a_group_is_known_however_it_is_spelt_and_blank_is_nobody() -> None:
    assert known_group(SURVEY, " CÁN BỘ ") == "Cán bộ"
    assert known_group(SURVEY, "") == ""
    assert known_group(SURVEY, "Bộ đội") is None
    assert known_group(replace(SURVEY, groups=()), " Bộ  đội ") == "Bộ đội"
    assert unknown_group(SURVEY, "Bộ đội") == "nhóm “Bộ đội” không có trong cuộc khảo sát (Cán bộ; Nhân dân)"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (form("Bộ đội", q1=("0",)), "Phiếu 1: nhóm “Bộ đội” không có"), (form(), "chưa trả lời câu nào"),
        (form(q5=("0",)), "không có câu 5"), (form(q1=("2",)), "Câu 1: “2” không nằm trong các lựa chọn: a) Đã nghe"),
        (form(q1=("0", "1")), "Câu 1: “0; 1”"), (form(q2=("1", "1")), "Câu 2"), (form(q3=("4",)), "Câu 3"),
        (form(q3=("1", "2")), "Câu 3"), (form(q4=(" ",)), "Câu 4"),
    ],
)  # fmt: skip
def test_that_a_form_with_an_answer_outside_its_question_is_told(given: SurveyForm, told: str) -> None:
    (found,) = form_faults(SURVEY, given)
    assert told in found


def test_that_a_good_form_has_no_fault() -> None:
    assert list(form_faults(SURVEY, form("nhân dân", q1=("1",), q2=("0", "2"), q3=("3",), q4=("Mở lớp",)))) == []
    assert list(form_faults(SURVEY, form(q1=(), q2=("0",)))) == []


@pytest.mark.parametrize(
    ("groups", "entered", "told"),
    [
        ((replace(STAFF, returned=5),), {}, "Cán bộ: số phiếu thu về (5) nhiều hơn số phiếu phát ra (4)"),
        ((STAFF, replace(FOLK, handed_out=7)), {}, "cộng lại phát ra 11 phiếu, nhiều hơn cả cuộc khảo sát (10)"),
        ((STAFF, replace(FOLK, returned=6)), {}, "cộng lại thu về 9 phiếu"), ((replace(STAFF, name=" "),), {}, "tên"),
        ((STAFF, replace(STAFF, handed_out=1, returned=1)), {}, "hai lần"),
        ((STAFF, FOLK), {"cán bộ": 4}, "Cán bộ: số phiếu nhập (4) nhiều hơn số phiếu thu về (3)"),
        ((FOLK,), {"Cán bộ": 1}, "không bỏ nhóm ấy được"), ((), {"a": 5, "b": 4}, "Số phiếu nhập (9)"),
    ],
)  # fmt: skip
def test_that_groups_are_not_more_than_the_whole(
    groups: tuple[RespondentGroup, ...], entered: Mapping[str, int], told: str
) -> None:
    (found,) = group_faults(replace(SURVEY, groups=groups), entered)
    assert told in found


def test_that_groups_nobody_counted_are_no_fault() -> None:
    groups = (RespondentGroup(name="Cán bộ"), RespondentGroup(name="Nhân dân"))
    assert list(group_faults(replace(SURVEY, groups=groups), {"Cán bộ": 3, "": 2})) == []
    assert list(group_faults(SURVEY, {})) == []


def test_that_forms_are_counted_by_group_in_the_order_asked() -> None:
    forms = (form("Nhân dân", q1=("0",)), form("Cán bộ", q1=("1",)), form("", q1=("1",)))
    found = results(SURVEY, forms)
    assert [(of.name, of.entered, of.rate) for of in found.counts] == [
        ("Cán bộ", 1, 75), ("Nhân dân", 1, Decimal(250) / 3), ("", 1, None),
    ]  # fmt: skip
    assert list(found.groups) == ["Cán bộ", "Nhân dân", ""]
    assert results(replace(SURVEY, groups=()), (form(q1=("0",)),)).counts == ()
    alone = results(replace(SURVEY, groups=()), (form("Bộ đội", q1=("0",)),)).counts
    assert [(of.name, of.handed_out, of.entered) for of in alone] == [("Bộ đội", None, 1)]
