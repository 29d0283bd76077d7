"""Fitting a ma-két: inside its area, nothing over anything else, the heading above all, whatever is typed."""

from itertools import pairwise
from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.backdrop import Backdrop
from app.domain.backdrop_fit import BackdropLine, BackdropRole, Extent, FittedBackdrop, fit
from app.domain.backdrop_size import BackdropSize, read_size
from app.errors import Refused

BODY = (
    "SƠ KẾT PHONG TRÀO “TOÀN DÂN THAM GIA BẢO VỆ CHỦ QUYỀN LÃNH THỔ, AN NINH BIÊN GIỚI QUỐC GIA TRONG TÌNH HÌNH MỚI”"
    " NĂM 2021 VÀ PHÁT ĐỘNG PHONG TRÀO NĂM 2022"
)
PLAN = Backdrop("HỘI NGHỊ", (BODY,), "Trường Hà, ngày 28 tháng 02 năm 2022")
TOLERANCE = 1e-6


def measure(text: str, role: BackdropRole) -> Extent:
    """Letters of one width, as high as a capital with marks on two storeys and a dot below."""
    narrow = 0.5 if role is BackdropRole.CLOSING else 0.7
    return Extent(narrow * max(len(text), 1), 0.95, 0.25)


def fitted(backdrop: Backdrop, size: str = "4000x2500", *, has_pictures: bool = False) -> FittedBackdrop:
    """The ma-két fitted to a typed size."""
    return fit(backdrop, read_size(size), measure, has_pictures=has_pictures)


def of(role: BackdropRole, made: FittedBackdrop) -> list[BackdropLine]:
    """The lines of one block."""
    return [line for line in made.lines if line.role is role]


def check_inside_and_apart(made: FittedBackdrop) -> None:
    """Every line inside the safe area, none over another, none over a picture."""
    size = made.size
    edge = size.margin_mm - TOLERANCE * size.width_mm
    boxes = [line.box for line in made.lines]
    for left, top, right, bottom in (*boxes, *((x, y, x + side, y + side) for x, y, side in made.pictures)):
        assert left >= edge
        assert top >= edge
        assert right <= size.width_mm - edge
        assert bottom <= size.height_mm - edge
    for above, below in pairwise(boxes):
        assert above[3] < below[1]
    for x, y, side in made.pictures:
        for left, top, right, bottom in boxes:
            assert right <= x or left >= x + side or top >= y + side - TOLERANCE or bottom <= y


@pytest.mark.parametrize("size", ["A4", "A3", "2000x1200", "3x2m", "4000x2500", "5000x800", "1000x3000"])
def test_that_the_plan_fits_every_usual_size(size: str) -> None:
    made = fitted(PLAN, size)
    check_inside_and_apart(made)
    assert " ".join(line.text for line in of(BackdropRole.BODY, made)) == BODY


@pytest.mark.parametrize("size", ["A4", "4000x2500"])
def test_that_the_heading_is_largest_and_the_last_line_smallest(size: str) -> None:
    made = fitted(PLAN, size)
    heading, body, closing = (of(role, made)[0].size for role in BackdropRole)
    assert 1.25 * body <= heading <= 1.8 * body
    assert 0.5 * body <= closing < 0.7 * body


@pytest.mark.parametrize("size", ["A4", "4000x2500"])
def test_that_the_area_is_used(size: str) -> None:
    made = fitted(PLAN, size)
    width, height = (side - 2 * made.size.margin_mm for side in (made.size.width_mm, made.size.height_mm))
    used = max(box[3] for box in (line.box for line in made.lines)) - made.lines[0].box[1]
    widest = max(line.box[2] - line.box[0] for line in made.lines)
    assert used >= 0.85 * height or widest >= 0.98 * width


def test_that_body_lines_of_the_plan_are_of_like_width() -> None:
    widths = [line.extent.width for line in of(BackdropRole.BODY, fitted(PLAN))]
    assert min(widths) >= 0.5 * max(widths)


def test_that_paragraphs_begin_on_new_lines() -> None:
    made = fitted(Backdrop("HỘI NGHỊ", ("TỔNG KẾT PHONG TRÀO NĂM 2021", " ", "XÃ TRƯỜNG HÀ")))
    assert "XÃ TRƯỜNG HÀ" in [line.text for line in of(BackdropRole.BODY, made)]


def test_that_a_heading_is_broken_only_for_larger_letters() -> None:
    alone = fitted(Backdrop("HỘI NGHỊ", PLAN.body, PLAN.closing))
    assert len(of(BackdropRole.HEADING, alone)) == 1
    long = fitted(Backdrop("NGÀY HỘI BIÊN PHÒNG TOÀN DÂN", ("XÃ TRƯỜNG HÀ",)))
    assert all("BIÊN PHÒNG" in line.text or "BIÊN" not in line.text for line in long.lines)


def test_that_a_date_is_never_cut() -> None:
    for size in ("1000x3000", "600x3000", "A4"):
        lines = [line.text for line in of(BackdropRole.CLOSING, fitted(PLAN, size))]
        assert any("ngày 28 tháng 02 năm 2022" in line for line in lines), lines


def test_that_one_word_does_not_fill_the_wall() -> None:
    made = fitted(Backdrop("HỌP"))
    assert made.lines[0].size <= 0.2 * made.size.height_mm
    check_inside_and_apart(made)


def test_that_no_letter_is_larger_than_programs_show() -> None:
    made = fitted(Backdrop("A", ("B",)), "5000x5000")
    assert max(line.size for line in made.lines) <= 490


def test_that_letters_too_small_for_a_hall_are_told() -> None:
    assert fitted(PLAN).notes == ()
    (note,) = fitted(Backdrop("HỘI NGHỊ", ("RẤT DÀI " * 100,))).notes
    assert "khó đọc" in note
    assert "mm" in note


def test_that_pictures_stand_beside_the_heading_and_over_nothing() -> None:
    for size in ("A4", "4000x2500", "5000x800", "1000x3000"):
        made = fitted(PLAN, size, has_pictures=True)
        assert len(made.pictures) == 2
        check_inside_and_apart(made)


def test_that_pictures_without_a_heading_have_their_own_band() -> None:
    made = fitted(Backdrop("", PLAN.body, PLAN.closing), has_pictures=True)
    check_inside_and_apart(made)
    lowest = max(top + side for _left, top, side in made.pictures)
    assert made.lines[0].box[1] >= lowest - TOLERANCE


def test_that_pictures_beside_a_heading_alone_fit() -> None:
    check_inside_and_apart(fitted(Backdrop("HỌP"), has_pictures=True))


def test_that_an_empty_ma_ket_is_refused() -> None:
    with pytest.raises(Refused):
        fitted(Backdrop(" ", ("",), "Trường Hà"))


sides = st.integers(100, 5080)
words = st.text("ABỘ Ệ,“” 29", max_size=80)


@settings(deadline=None)
@given(words, st.lists(words, max_size=3), words, sides, sides, st.booleans())
def test_that_nothing_ever_leaves_the_area_or_overlaps(
    heading: str, body: list[str], closing: str, width: int, height: int, has_pictures: bool
) -> None:
    backdrop = Backdrop(heading, tuple(body), closing)
    size = BackdropSize(width, height)
    if not (heading + "".join(body)).strip():
        with pytest.raises(Refused):
            fit(backdrop, size, measure, has_pictures=has_pictures)
        return
    made = fit(backdrop, size, measure, has_pictures=has_pictures)
    check_inside_and_apart(made)
    assert " ".join(line.text for line in made.lines).split() == " ".join((heading, *body, closing)).split()
    letters = min(line.size for line in made.lines if line.role is not BackdropRole.CLOSING)
    area = (size.height_mm - 2 * size.margin_mm) * (size.width_mm - 2 * size.margin_mm)
    assert letters > sqrt(area) / 26.1 or made.notes
    assert fit(backdrop, size, measure, has_pictures=has_pictures) == made
