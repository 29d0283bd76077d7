"""The words of a ma-két: two years, place and day, capitals."""

from datetime import date

import pytest

from app.domain.backdrop import MOST_LETTERS, Backdrop, compose, place_and_day, refuse_unprintable
from app.domain.event_templates import TemplateWords
from app.errors import Refused

#: Plan 74/KH-BCĐ, III.A.3, word for word but for the quotation marks.
PLAN = (
    "SƠ KẾT PHONG TRÀO “TOÀN DÂN THAM GIA BẢO VỆ CHỦ QUYỀN LÃNH THỔ, AN NINH BIÊN GIỚI QUỐC GIA TRONG TÌNH HÌNH MỚI”"
    " NĂM 2021 VÀ PHÁT ĐỘNG PHONG TRÀO NĂM 2022"
)
MOVEMENT = "Toàn dân tham gia bảo vệ chủ quyền lãnh thổ, an ninh biên giới quốc gia trong tình hình mới"
LINES = ("HỘI NGHỊ", "SƠ KẾT PHONG TRÀO “{movement}” NĂM {report_year} VÀ PHÁT ĐỘNG PHONG TRÀO NĂM {event_year}")
WORDS = TemplateWords(2021, 2022, MOVEMENT, "xã Trường Hà")


def test_that_the_words_are_those_of_the_plan() -> None:
    assert compose(LINES, WORDS, "", ("xã Trường Hà",)) == Backdrop("HỘI NGHỊ", (PLAN,), "", ("xã Trường Hà",))


def test_that_a_line_in_small_letters_keeps_the_letters_of_what_is_put_in() -> None:
    made = compose(("Ngày hội", "Chủ đề: {movement}", "{unit}", ""), WORDS, "")
    assert (made.heading, made.body) == ("Ngày hội", (f"Chủ đề: {MOVEMENT}", "Xã Trường Hà"))


def test_that_a_line_of_a_place_alone_is_as_loud_as_the_one_before() -> None:
    assert compose(("NGÀY HỘI", "{unit}"), WORDS, "").body == ("XÃ TRƯỜNG HÀ",)
    assert compose(("{unit}",), WORDS, "").heading == "XÃ TRƯỜNG HÀ"


def test_that_what_is_put_in_is_not_read_as_a_template() -> None:
    made = compose(("HỌP {movement}",), TemplateWords(2021, 2022, "{unit} {0} %s", "xã A"), "")
    assert made.heading == "HỌP {UNIT} {0} %S"


def test_that_no_lines_make_an_empty_ma_ket() -> None:
    assert compose((), WORDS, "") == Backdrop("")


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "said"),
    [
        (date(2022, 2, 28), None, "Trường Hà, ngày 28 tháng 02 năm 2022"),
        (date(2022, 3, 3), date(2022, 3, 3), "Trường Hà, ngày 03 tháng 3 năm 2022"),
        (date(2022, 3, 1), date(2022, 3, 3), "Trường Hà, từ ngày 01 đến ngày 03 tháng 3 năm 2022"),
        (date(2022, 2, 28), date(2022, 3, 3), "Trường Hà, từ ngày 28 tháng 02 đến ngày 03 tháng 3 năm 2022"),
        (
            date(2022, 12, 31),
            date(2023, 1, 1),
            "Trường Hà, từ ngày 31 tháng 12 năm 2022 đến ngày 01 tháng 01 năm 2023",
        ),
        (None, None, "Trường Hà, ngày …… tháng …… năm 2022"),
    ],
)
def test_that_the_last_line_is_place_and_day(starts_on: date | None, ends_on: date | None, said: str) -> None:
    assert place_and_day("Trường Hà", starts_on, ends_on, 2022) == said


def test_that_an_unknown_place_is_left_for_the_pen() -> None:
    assert place_and_day("", None, None, 2022) == "…………, ngày …… tháng …… năm 2022"


@pytest.mark.parametrize("backdrop", [Backdrop(""), Backdrop(" ", (" ", "")), Backdrop("", (), "Trường Hà")])
def test_that_a_ma_ket_without_words_is_refused(backdrop: Backdrop) -> None:
    with pytest.raises(Refused) as refused:
        refuse_unprintable(backdrop)
    assert refused.value.code == "empty-backdrop"


def test_that_more_than_anybody_can_read_is_refused() -> None:
    refuse_unprintable(Backdrop("A" * MOST_LETTERS))
    with pytest.raises(Refused, match=str(MOST_LETTERS + 1)) as refused:
        refuse_unprintable(Backdrop("A", ("B" * MOST_LETTERS,)))
    assert refused.value.code == "long-backdrop"
