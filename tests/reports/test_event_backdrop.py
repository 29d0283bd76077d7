"""The ma-két as a file: true size, every letter inside, balanced, the same bytes; measured in the PDF itself."""

import io
from datetime import date
from itertools import pairwise

import pypdfium2
import pytest
from docx import Document as WordFile
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from app.domain.backdrop import MOST_LETTERS, Backdrop, Ground, compose, place_and_day
from app.domain.backdrop_size import BackdropSize, read_size
from app.domain.event_templates import TemplateWords
from app.errors import Refused
from app.reports import event_backdrop_docx
from app.reports.event_backdrop import BackdropStyle, printed
from tests.support.backdrops import MeasuredPage, colour, fonts, pages, picture, places
from tests.support.hostile_texts import hostile
from tests.support.papers import MOVEMENT

LINES = ("HỘI NGHỊ", "SƠ KẾT PHONG TRÀO “{movement}” NĂM {report_year} VÀ PHÁT ĐỘNG PHONG TRÀO NĂM {event_year}")
FESTIVAL = ("NGÀY HỘI BIÊN PHÒNG TOÀN DÂN", "{unit} NĂM {event_year}")
DAY = place_and_day("Trường Hà", date(2022, 2, 28), None, 2022)
HOSTS = ("xóm Nà Sác", "xã Trường Hà", "xã Sóc Hà", "thị trấn Trà Lĩnh", "Đồn Biên phòng cửa khẩu Sóc Giang")
LONG = (
    f"{MOVEMENT}, góp phần xây dựng đường biên giới hòa bình, hữu nghị, hợp tác và phát triển, nâng cao đời sống vật"
    " chất, tinh thần của đồng bào các dân tộc nơi biên cương, hải đảo của Tổ quốc giai đoạn 2022 - 2027"
)


def made(lines: tuple[str, ...] = LINES, movement: str = MOVEMENT, unit: str = "xã Trường Hà") -> Backdrop:
    """The words of an event."""
    return compose(lines, TemplateWords(2021, 2022, movement, unit), DAY, unit.split(", "))


CASES = {
    "the plan": made(),
    "festival": made(FESTIVAL),
    "two communes": made((*LINES, "{unit}"), unit="xã Trường Hà, xã Sóc Hà"),
    "many hosts": made(FESTIVAL, unit=", ".join(HOSTS)),
    "300 letters": made(movement=LONG),
    "one word": Backdrop("HỌP", (), DAY),
    "two storeys": Backdrop("ẾỘ ẴỆ ỖỰ", ("ẤP ỔI ỂNH ƯỠN ỆCH ỢI",), "Ể, ngày 01 tháng 01 năm 2022"),
}
SIZES = ("A4", "A3", "2000x1200", "3x2m", "4000x2500", "5080x5080", "1000x3000", "5000x600")


def one_page(backdrop: Backdrop, size: str, style: BackdropStyle | None = None) -> MeasuredPage:
    """The only page, measured."""
    (page,) = pages(printed(backdrop, read_size(size), style or BackdropStyle()).content)
    return page


def check(page: MeasuredPage, size: BackdropSize) -> None:
    """True size, all ink inside the safe area, no line over another."""
    assert page.width == pytest.approx(size.width_mm, abs=0.01)
    assert page.height == pytest.approx(size.height_mm, abs=0.01)
    edge = size.margin_mm - 0.002 * max(page.width, page.height)
    for letter in page.letters:
        assert letter.left >= edge, letter
        assert letter.bottom >= edge, letter
        assert letter.right <= size.width_mm - edge, letter
        assert letter.top <= size.height_mm - edge, letter
    for above, below in pairwise(page.lines):
        assert below.top < above.bottom, (above, below)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("case", CASES)
def test_that_every_letter_lies_inside_a_page_of_true_size(case: str, size: str) -> None:
    page = one_page(CASES[case], size)
    check(page, read_size(size))
    words = CASES[case]
    said = " ".join((words.heading, *words.body, words.closing))
    assert " ".join(line.text for line in page.lines).split() == said.split()


@pytest.mark.parametrize("size", ["A4", "4000x2500"])
@pytest.mark.parametrize("case", ["the plan", "two communes", "300 letters"])
def test_that_body_lines_are_of_like_width_and_centred(case: str, size: str) -> None:
    page = one_page(CASES[case], size)
    widths = [line.right - line.left for line in page.lines[1:-1]]
    assert min(widths) >= 0.5 * max(widths)
    for line in page.lines:
        assert (line.left + line.right) / 2 == pytest.approx(page.width / 2, abs=0.004 * page.width)


@pytest.mark.parametrize("size", ["A4", "4000x2500"])
def test_that_the_banner_reads_as_halls_have_it(size: str) -> None:
    """Three blocks, the heading alone and largest, place and day on one line below all."""
    lines = one_page(CASES["the plan"], size).lines
    assert (lines[0].text, lines[-1].text) == ("HỘI NGHỊ", "Trường Hà, ngày 28 tháng 02 năm 2022")
    heights = [line.top - line.bottom for line in lines]
    assert heights[0] == max(heights)
    assert heights[-1] == min(heights)
    for line in lines:
        assert not line.text.startswith(("QUYỀN", "THỔ", "NINH", "GIỚI", "GIA ", "DÂN"))


def test_that_many_hosts_keep_their_names_whole() -> None:
    lines = [line.text for line in one_page(CASES["many hosts"], "4000x2500").lines]
    for host in HOSTS[:4]:
        assert any(host.upper() in line for line in lines), lines


def test_that_the_letters_are_embedded() -> None:
    content = printed(CASES["the plan"], read_size("4x2.5"), BackdropStyle()).content
    assert fonts(content) == {("LiberationSerif-Bold", True), ("LiberationSerif-BoldItalic", True)}
    assert b"Helvetica" not in content


def test_that_equal_words_give_equal_bytes() -> None:
    size = read_size("3x2m")
    assert printed(CASES["the plan"], size, BackdropStyle()) == printed(CASES["the plan"], size, BackdropStyle())


def test_that_the_file_of_a_banner_is_small_because_it_is_vector() -> None:
    assert len(printed(CASES["300 letters"], read_size("5x5m"), BackdropStyle()).content) < 100_000


@pytest.mark.parametrize(("ground", "wanted"), [(Ground.RED, (218, 37, 29)), (Ground.WHITE, (255, 255, 255))])
def test_that_the_ground_reaches_every_edge(ground: Ground, wanted: tuple[int, int, int]) -> None:
    image = picture(printed(CASES["the plan"], read_size("A4"), BackdropStyle(ground)).content)
    corners = [(0, 0), (image.width - 1, 0), (0, image.height - 1), (image.width - 1, image.height - 1)]
    assert {colour(image, *corner) for corner in corners} == {wanted}


def test_that_a_bleed_goes_beyond_the_cloth_with_crop_marks_outside() -> None:
    size = read_size("3x2m")
    style = BackdropStyle(bleed_mm=20)
    content = printed(CASES["the plan"], size, style).content
    (page,) = pages(content)
    assert (round(page.width), round(page.height)) == (3060, 2060)
    with pypdfium2.PdfDocument(content) as pdf:
        left, bottom, right, top = (side * 25.4 / 72 for side in pdf[0].get_trimbox())
    assert [round(side) for side in (left, bottom, right - left, top - bottom)] == [30, 30, 3000, 2000]
    image = picture(content, dots=3060)
    assert colour(image, 15, 1000) == colour(image, 15, 15) == (218, 37, 29)
    assert min(sum(colour(image, 4, y)) for y in range(25, 35)) < 600  # the mark of the upper left corner
    assert min(sum(colour(image, 4, y)) for y in range(60, 90)) == 3 * 255


def a_picture(colour: tuple[int, int, int, int] = (0, 0, 255, 255), kind: str = "PNG") -> bytes:
    """A square of one colour."""
    target = io.BytesIO()
    Image.new("RGBA", (40, 40), colour).convert("RGBA" if kind == "PNG" else "RGB").save(target, kind)
    return target.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("size", ["A4", "4000x2500"])
def test_that_a_picture_stands_beside_the_heading(kind: str, size: str) -> None:
    style = BackdropStyle(Ground.WHITE, left_picture=a_picture(kind=kind))
    content = printed(CASES["the plan"], read_size(size), style).content
    (page,) = pages(content)
    check(page, read_size(size))
    image = picture(content)
    blue = places(image, lambda dot: dot[0] < 20 and dot[1] < 20)
    right_edge = max(x for x, _y in blue) / image.width * page.width
    bottom_edge = page.height - max(y for _x, y in blue) / image.height * page.height
    for line in page.lines:
        assert line.left > right_edge or line.top < bottom_edge


def test_that_what_is_clear_in_a_picture_shows_the_ground() -> None:
    style = BackdropStyle(left_picture=a_picture((0, 0, 255, 0)))
    image = picture(printed(CASES["the plan"], read_size("A4"), style).content)
    assert places(image, lambda dot: dot[2] > 200) == []


@pytest.mark.parametrize(
    "content", [b"", b"not a picture", a_picture()[:60], b"%PDF-1.4", b"\x89PNG\r\n\x1a\n" + b"x" * 99]
)
def test_that_a_picture_that_is_none_is_refused_in_one_sentence(content: bytes) -> None:
    with pytest.raises(Refused, match="không phải là ảnh") as refused:
        printed(CASES["the plan"], read_size("A4"), BackdropStyle(left_picture=content))
    assert refused.value.code == "bad-picture"


def test_that_letters_the_face_does_not_have_become_boxes_and_are_told() -> None:
    answer = printed(Backdrop("HỘI NGHỊ 漢", ("😀",)), read_size("A4"), BackdropStyle())
    assert pages(answer.content)[0].lines[0].text == "HỘI NGHỊ □"
    (note,) = answer.notes
    assert "漢" in note
    assert "😀" in note


@settings(deadline=None, max_examples=15)
@given(hostile, st.lists(hostile, max_size=3), hostile, st.sampled_from(SIZES))
def test_that_hostile_words_are_printed_inside_or_refused(
    heading: str, body: list[str], closing: str, size: str
) -> None:
    try:
        answer = printed(Backdrop(heading, tuple(body), closing), read_size(size), BackdropStyle())
    except Refused as refused:
        code = refused.code
    else:
        code = ""
        check(pages(answer.content)[0], read_size(size))
    assert code in ("", "empty-backdrop", "long-backdrop")


def test_that_as_many_letters_as_are_taken_still_fit() -> None:
    words = Backdrop("A" * 100, ("BỘ ĐỘI " * 120, "W" * 40))
    assert sum(map(len, (words.heading, *words.body))) <= MOST_LETTERS
    for size in SIZES:
        answer = printed(words, read_size(size), BackdropStyle())
        check(pages(answer.content)[0], read_size(size))
        assert answer.notes


# --- Word ------------------------------------------------------------------------------------------------------------


def test_that_the_word_file_says_the_same_on_a_sheet_on_its_side() -> None:
    content = event_backdrop_docx.render(CASES["the plan"])
    assert content == event_backdrop_docx.render(CASES["the plan"])
    word = WordFile(io.BytesIO(content))
    (section,) = word.sections
    assert [round((side or Mm(0)).mm) for side in (section.page_width, section.page_height)] == [297, 210]
    heading, body, closing = word.paragraphs
    printed_lines = [line.text for line in one_page(CASES["the plan"], "A4").lines]
    assert [*heading.text.split("\n"), *body.text.split("\n"), *closing.text.split("\n")] == printed_lines
    sizes = [paragraph.runs[0].font.size or 0 for paragraph in word.paragraphs]
    assert sizes == [max(sizes), sizes[1], min(sizes)]
    assert {paragraph.runs[0].font.name for paragraph in word.paragraphs} == {"Times New Roman"}


@settings(deadline=None, max_examples=12)
@given(hostile)
def test_that_hostile_words_make_a_word_file_that_opens(text: str) -> None:
    WordFile(io.BytesIO(event_backdrop_docx.render(Backdrop(f"HỌP {text}"[:900], (text[:90],)))))
