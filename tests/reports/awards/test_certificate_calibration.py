"""The calibration sheet: crosses at known millimetres, measured in the PDF, with words that tell what to do."""

import pypdfium2
import pytest

from app.reports.awards.certificate_calibration import CROSS_MM, render
from tests.support.backdrops import pages

_MM = 25.4 / 72


def strokes(content: bytes) -> list[tuple[float, float, float, float]]:
    """Left, top, right, bottom of every stroke in mm from the upper left corner."""
    with pypdfium2.PdfDocument(content) as pdf:
        height = pdf[0].get_height()
        found = [item.get_bounds() for item in pdf[0].get_objects([pypdfium2.raw.FPDF_PAGEOBJ_PATH])]
    return [
        (left * _MM, (height - top) * _MM, right * _MM, (height - bottom) * _MM) for left, bottom, right, top in found
    ]


@pytest.mark.parametrize("size", [(297.0, 210.0), (420.0, 297.0), (210.0, 297.0), (148.0, 105.0)])
def test_that_crosses_stand_at_their_millimetres(size: tuple[float, float]) -> None:
    width, height = size
    content = render(width, height, "HP <b>&")
    (page,) = pages(content)
    assert (page.width, page.height) == pytest.approx(size, abs=0.01)
    middles = [
        ((left + right) / 2, (top + bottom) / 2, right - left, bottom - top)
        for left, top, right, bottom in strokes(content)
    ]
    for x in (CROSS_MM, width - CROSS_MM):
        for y in (CROSS_MM, height - CROSS_MM):
            arms = [item for item in middles if item[:2] == pytest.approx((x, y), abs=0.05)]
            assert sorted(round(max(across, down)) for _x, _y, across, down in arms) == [16, 16]


def test_that_the_sheet_says_what_to_measure() -> None:
    (page,) = pages(render(297, 210, "HP LaserJet <b>&"))
    said = " ".join(line.text for line in page.lines)
    assert "HP LaserJet <b>&" in said
    assert "đúng ra là 20 mm" in said
    assert "257 mm" in said
    assert min(letter.left for letter in page.letters) > 5
    assert max(letter.right for letter in page.letters) < 290
