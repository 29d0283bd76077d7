"""Certificates measured in the finished PDF: every line within half a millimetre of its place, and nothing else."""

from dataclasses import replace

import pypdfium2
import pytest

from app.domain.awards.catalogue import AwardForm, NomineeKind
from app.domain.awards.certificate_texts import CertificateFacts, texts
from app.domain.awards.certificates import CertificateLayout, CertificateLine, LineContent
from app.reports.awards import certificate_pdf
from app.reports.awards.certificate_pdf import CertificateMarks, CertificatePage, fitted, render
from tests.support.backdrops import colour, fonts, pages, picture
from tests.support.certificates import FACTS, a_blank
from tests.support.pictures import a_png

TOLERANCE_MM = 0.5
HOSTILE = (
    "<b>Nông</b> & “Văn” {name}",
    "Páo",
    "Hoàng Lò Sầm Vừ Giàng Thào Chẻo Phàn Tẩn Lý Mùa Hạng Cứ Sùng Ly Mí Lầu Chứ Dính Xè",
    "Nông Thị Ngần Lường Ín Xứn Đàm Đinh Sằm Ữ",
    "ŁØ Åström Ñuñez Šťastný",
    "Trường Tiểu học và Trung học cơ sở bán trú dân tộc xã Trường Hà & Tổ tự quản số 1",
)


def page_of(layout: CertificateLayout, facts: CertificateFacts) -> CertificatePage:
    """One certificate ready to be drawn."""
    return CertificatePage(layout, fitted(layout, texts(layout, facts)))


@pytest.mark.parametrize("form", [AwardForm.GIAY_KHEN, AwardForm.BANG_KHEN])
@pytest.mark.parametrize("offset", [(0.0, 0.0), (-1.5, 2.25)])
def test_that_every_line_stands_within_half_a_millimetre(form: AwardForm, offset: tuple[float, float]) -> None:
    layout = a_blank(form)
    page = page_of(layout, FACTS)
    assert page.fitted.refusals == ()
    (measured,) = pages(render([page], CertificateMarks(right_mm=offset[0], down_mm=offset[1])))
    assert (measured.width, measured.height) == pytest.approx((layout.width_mm, layout.height_mm), abs=0.01)
    single = [
        number for number in range(len(layout.lines)) if [p.number for p in page.fitted.pieces].count(number) == 1
    ]
    assert len(single) >= 9
    for number in single:
        line = layout.lines[number]
        (piece,) = [item for item in page.fitted.pieces if item.number == number]
        (box,) = [item for item in measured.lines if item.text == piece.text]
        x = {"left": box.left, "right": box.right}.get(line.align, (box.left + box.right) / 2)
        assert x == pytest.approx(line.x_mm + offset[0], abs=TOLERANCE_MM)
        # Letters with a tail hang below the baseline, the others stand on it.
        standing = [item for item in measured.letters if item.bottom >= box.bottom - 0.01 and item.text in "AĐHLMNTX"]
        base = min(
            (item.bottom for item in standing if box.left <= item.left <= box.right and item.top <= box.top + 0.01),
            default=None,
        )
        if base is not None:
            assert layout.height_mm - base == pytest.approx(line.y_mm + offset[1], abs=TOLERANCE_MM)


def test_that_the_baseline_is_where_the_layout_says() -> None:
    line = CertificateLine(LineContent.NAME, 100, 77.7, 150, 20, 20, align="left", text="{name}")
    layout = CertificateLayout("thử", "x", NomineeKind.INDIVIDUAL, 210, 148, (line,))
    (measured,) = pages(render([page_of(layout, replace(FACTS, name="HTH"))]))
    (box,) = measured.lines
    assert box.left == pytest.approx(100, abs=0.05)
    assert 148 - box.bottom == pytest.approx(77.7, abs=0.05)


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("form", [AwardForm.GIAY_KHEN, AwardForm.BANG_KHEN])
def test_that_a_hostile_name_is_printed_letter_by_letter(name: str, form: AwardForm) -> None:
    layout = a_blank(form)
    page = page_of(layout, replace(FACTS, name=name))
    assert page.fitted.refusals == ()
    (measured,) = pages(render([page]))
    said = " ".join(line.text for line in measured.lines)
    assert f"Ông {name}" in said
    number = [line.content for line in layout.lines].index(LineContent.NAME)
    for piece in page.fitted.pieces:
        if piece.number == number:
            assert piece.size_pt >= layout.lines[number].least_pt
            assert piece.box.right - piece.box.left <= layout.lines[number].width_mm


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("N" * 80, "dài quá 225 mm"),
        ("阮文山", "阮 (U+962E)"),
        ("Nông 😀", "U+1F600"),
        ("Nông V\u0302\u0331ăn", "U+0302"),
    ],
)
def test_that_a_name_that_cannot_be_printed_is_refused_by_name(name: str, told: str) -> None:
    made = page_of(a_blank(), replace(FACTS, name=name)).fitted
    (sentence,) = made.refusals
    assert sentence.startswith("tên người, tập thể: “Ông ")
    assert told in sentence
    assert len(made.refused_lines) == 1


def test_that_invisible_letters_leave_no_trace() -> None:
    page = page_of(a_blank(), replace(FACTS, name="Nông\u200b\u202e Văn\tPáo"))
    assert page.fitted.refusals == ()
    assert "Ông Nông Văn Páo" in [piece.text for piece in page.fitted.pieces]


def test_that_nothing_but_lines_is_printed_and_every_face_is_embedded() -> None:
    page = replace(page_of(a_blank(), FACTS), background=None)
    content = render([page])
    assert all(is_embedded for _name, is_embedded in fonts(content))
    with pypdfium2.PdfDocument(content) as pdf:
        kinds = {item.type for item in pdf[0].get_objects()}
    assert kinds == {pypdfium2.raw.FPDF_PAGEOBJ_TEXT}
    assert content == render([page])


def test_that_a_print_to_look_at_shows_the_blank_and_its_mark() -> None:
    page = replace(page_of(a_blank(), FACTS), background=a_png(40, 30))
    content = render([page, page], CertificateMarks(water_mark="IN THỬ"))
    image = picture(content, 1)
    assert colour(image, 2, 2) == (128, 128, 128)
    assert [line.text for line in pages(content)[0].lines].count("IN THỬ") == 1


def test_that_a_hundred_certificates_stand_in_their_order() -> None:
    layout = a_blank()
    names = [f"Nông Văn {number:03}" for number in range(100)]
    made = pages(render([page_of(layout, replace(FACTS, name=name)) for name in names]))
    assert [next(line.text for line in page.lines if "Nông" in line.text) for page in made] == [
        f"Ông {name}" for name in names
    ]


def test_that_the_measure_is_that_of_the_ink() -> None:
    edges = certificate_pdf.measure("H", True, False)
    assert 0 < edges.left < edges.right < 1
    assert edges.bottom == 0
