"""Layouts of certificates and offsets of printers: measures that cannot be printed are refused by their line."""

from dataclasses import replace

import pytest

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.certificates import (
    CertificateLayout,
    CertificateLine,
    LineContent,
    checked,
    line_name,
    offset_from,
    paper_size,
    size_words,
)
from app.errors import Refused

LINE = CertificateLine(LineContent.NAME, 148, 100, 200, 28, 18)
LAYOUT = CertificateLayout("Giấy khen A4", "giay-khen", NomineeKind.INDIVIDUAL, 297, 210, (LINE,))


def test_that_a_whole_layout_passes() -> None:
    assert checked(LAYOUT) is LAYOUT


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"name": "  "}, "chưa có tên"),
        ({"width_mm": 2970.0}, "Khổ giấy từ 90 đến 900 mm"),
        ({"height_mm": float("nan")}, "Khổ giấy"),
        ({"lines": ()}, "chưa có dòng nào"),
    ],
)
def test_that_a_layout_nobody_can_print_is_refused(changed: dict[str, object], words: str) -> None:
    with pytest.raises(Refused, match=words):
        checked(replace(LAYOUT, **changed))  # type: ignore[arg-type]  # any field


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"x_mm": -1.0}, "ngoài khổ giấy"),
        ({"y_mm": 211.0}, "ngoài khổ giấy"),
        ({"width_mm": 0.0}, "bề rộng"),
        ({"width_mm": 298.0}, "bề rộng"),
        ({"least_pt": 30.0}, "cỡ nhỏ nhất không quá cỡ thường"),
        ({"size_pt": 200.0}, "cỡ chữ từ 5 đến 150"),
        ({"most_lines": 0}, "số dòng từ 1 đến 8"),
        ({"align": "middle"}, "cách căn"),
        ({"colour": "red"}, "#c8102e"),
        ({"content": LineContent.FIXED}, "chưa có chữ"),
    ],
)
def test_that_a_line_nobody_can_print_is_refused_by_its_name(changed: dict[str, object], words: str) -> None:
    layout = replace(LAYOUT, lines=(LINE, replace(LINE, **changed)))  # type: ignore[arg-type]  # any field
    with pytest.raises(Refused, match=rf"Dòng 2 .*{words}.*chưa thay đổi"):
        checked(layout)


def test_that_a_fixed_line_is_called_by_its_words() -> None:
    fixed = replace(LINE, content=LineContent.FIXED, text="Vì nhân dân")
    assert line_name(replace(LAYOUT, lines=(LINE, fixed)), 0) == "tên người, tập thể"
    assert line_name(replace(LAYOUT, lines=(LINE, fixed)), 1) == "chữ cố định “Vì nhân dân”"


def test_that_an_offset_takes_back_what_the_printer_is_off() -> None:
    made = offset_from(" HP  M404 ", "khay 2", (21.5, 19.0), (20, 20))
    assert (made.printer, made.tray, made.x_mm, made.y_mm) == ("HP M404", "khay 2", -1.5, 1.0)


@pytest.mark.parametrize(
    ("printer", "measured", "code"),
    [("", (20, 20), "no-printer-name"), ("HP", (2150, 20), "big-offset"), ("HP", (20, float("nan")), "big-offset")],
)
def test_that_an_offset_nobody_measured_is_refused(printer: str, measured: tuple[float, float], code: str) -> None:
    with pytest.raises(Refused) as refused:
        offset_from(printer, "", measured, (20, 20))
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "size"),
    [("a4", (297, 210)), (" A3 ", (420, 297)), ("400x300", (400, 300)), ("320,5 × 230 mm", (320.5, 230))],
)
def test_that_a_size_is_read_as_it_is_typed(text: str, size: tuple[float, float]) -> None:
    assert paper_size(text) == size


@pytest.mark.parametrize("text", ["", "A9", "400", "40x30", "999x300", "ngang"])
def test_that_a_size_nobody_can_print_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="không đúng"):
        paper_size(text)


def test_that_a_size_is_called_as_blanks_are() -> None:
    assert size_words(297, 210) == size_words(210, 297) == "A4"
    assert size_words(420, 297) == "A3"
    assert size_words(400, 300.5) == "400 x 300.5 mm"
