"""Fitting certificates: shrink, wrap, refuse; nothing leaves the paper, nothing lies on anything else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.certificate_fit import FittedCertificate, InkEdges, fit
from app.domain.awards.certificates import CertificateLayout, CertificateLine, LineContent

MM = 25.4 / 72
NAME = CertificateLine(LineContent.NAME, 148.5, 100, 180, 28, 18, most_lines=2)


def measure(text: str, is_bold: bool, is_italic: bool) -> InkEdges:
    """Letters of one width with some room before the first; slanted ones reach further."""
    width = (0.5 if is_bold else 0.45) * len(text.strip())
    return InkEdges(0.05, 0.05 + width if width else 0.05, 0.9, 0.3 if is_italic else 0.2)


def a_layout(*lines: CertificateLine) -> CertificateLayout:
    """An A4 on its side with these lines."""
    return CertificateLayout("thử", "giay-khen", NomineeKind.INDIVIDUAL, 297, 210, lines)


def fitted(text: str, line: CertificateLine = NAME) -> FittedCertificate:
    """One line with a text."""
    return fit(a_layout(line), (text,), measure)


def test_that_a_short_name_keeps_its_size_and_its_middle() -> None:
    (piece,) = fitted("Nông Văn A").pieces
    assert piece.size_pt == 28
    assert (piece.box.left + piece.box.right) / 2 == pytest.approx(148.5)
    assert piece.baseline_mm == 100
    assert piece.box.top == pytest.approx(100 - 0.9 * 28 * MM)


@pytest.mark.parametrize(("align", "edge"), [("left", "left"), ("right", "right")])
def test_that_an_edge_is_the_edge_of_the_ink(align: str, edge: str) -> None:
    (piece,) = fitted("Nông", replace(NAME, align=align, x_mm=100)).pieces
    assert getattr(piece.box, edge) == pytest.approx(100)


def test_that_a_long_name_shrinks_before_it_wraps() -> None:
    # 180 mm at half a size a letter: 40 letters need 25.5 pt.
    (piece,) = fitted("Nông Thị " + "a" * 31).pieces
    assert piece.size_pt == 25.5
    assert piece.box.right - piece.box.left <= 180


def test_that_a_name_too_long_for_the_floor_wraps_in_balance() -> None:
    made = fitted("Ban Nhân dân xóm Nà Sác và Tổ tự quản đường biên, mốc quốc giới số một")
    assert len(made.pieces) == 2
    assert made.refusals == ()
    first, second = made.pieces
    assert second.baseline_mm - first.baseline_mm == pytest.approx(1.25 * first.size_pt * MM)
    assert abs(len(first.text) - len(second.text)) <= 12
    assert {first.size_pt} == {second.size_pt}
    assert not first.box.overlaps(second.box)


def test_that_breaks_by_meaning_give_way_to_a_name_that_fits() -> None:
    # By meaning "chủ quyền" stays whole and the line is too wide; nothing else fits.
    line = replace(NAME, width_mm=0.5 * 12 * 18 * MM + 0.1, size_pt=18)
    made = fitted("aaaaaaaa chủ quyền aaaaaa", line)
    assert made.refusals == ()
    assert [piece.text for piece in made.pieces] == ["aaaaaaaa chủ", "quyền aaaaaa"]


def test_that_what_fits_nowhere_is_refused_and_still_shown() -> None:
    made = fitted("Tổ " + "a" * 80)
    assert made.refused_lines == {0}
    (sentence,) = made.refusals
    assert sentence.startswith("tên người, tập thể: “Tổ aaa")
    assert "180 mm" in sentence
    (piece,) = made.pieces
    assert piece.size_pt == 18


def test_that_one_long_word_never_wraps() -> None:
    assert fitted("a" * 80).refused_lines == {0}


def test_that_more_lines_than_words_by_meaning_are_passed_over() -> None:
    line = replace(NAME, width_mm=0.5 * 9 * 20 * MM, size_pt=20, least_pt=20, most_lines=4)
    made = fitted("aaaa aaaa aaaa aaaa aaaaaaaa", line)
    assert made.refusals == ()
    assert " ".join(piece.text for piece in made.pieces) == "aaaa aaaa aaaa aaaa aaaaaaaa"


def test_that_a_line_without_words_prints_nothing() -> None:
    assert fitted("") == FittedCertificate(())


def test_that_a_line_of_no_ink_is_no_trouble() -> None:
    assert fitted("\u2003").refusals == ()


@pytest.mark.parametrize(
    "line",
    [
        replace(NAME, x_mm=20),
        replace(NAME, x_mm=290),
        replace(NAME, y_mm=3),
        replace(NAME, y_mm=209.9),
    ],
)
def test_that_ink_outside_the_paper_is_refused(line: CertificateLine) -> None:
    made = fitted("Nông Văn Trưởng Thành Công", line)
    assert made.refusals == ("tên người, tập thể nằm ra ngoài khổ giấy",)


def test_that_a_line_on_another_is_refused_by_both_names() -> None:
    below = CertificateLine(LineContent.FIXED, 148.5, 103, 200, 14, 10, text="Đã có thành tích")
    made = fit(a_layout(NAME, below), ("Nông Văn A", "Đã có thành tích"), measure)
    assert made.refusals == ("tên người, tập thể đè lên chữ cố định “Đã có thành tích”",)
    assert fit(a_layout(NAME, replace(below, y_mm=115)), ("Nông Văn A", "Đã"), measure).refusals == ()


WORDS = st.lists(st.text("ănbcớÔ", min_size=1, max_size=14), min_size=1, max_size=12)


@given(words=WORDS, most=st.integers(1, 4), width=st.floats(20, 250))
def test_that_a_fitted_text_is_whole_and_inside_its_width(words: list[str], most: int, width: float) -> None:
    text = " ".join(words)
    line = replace(NAME, width_mm=width, most_lines=most, y_mm=60)
    made = fitted(text, line)
    assert " ".join(piece.text for piece in made.pieces) == text
    if not made.refused_lines:
        assert len(made.pieces) <= most
        assert all(18 <= piece.size_pt <= 28 for piece in made.pieces)
        assert all(piece.box.right - piece.box.left <= width + 1e-9 for piece in made.pieces)
    elif "dài quá" in made.refusals[0]:
        longest = max(map(len, words))
        assert most < len(words) or 0.5 * longest * 18 * MM > width
