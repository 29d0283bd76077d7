"""A banner on sheets of an office printer: together they are the whole cloth, numbered, with a plan in front."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageChops

from app.domain.backdrop import Backdrop, Ground
from app.domain.backdrop_size import SHEETS, BackdropSize, read_size
from app.errors import Refused
from app.reports.event_backdrop import BackdropStyle, printed
from app.reports.event_backdrop_tiles import EDGE_MM, OVERLAP_MM, printed_tiles, tiling_of
from tests.support.backdrops import pages, picture, places

WORDS = Backdrop("HỘI NGHỊ", ("SƠ KẾT PHONG TRÀO NĂM 2021 VÀ PHÁT ĐỘNG PHONG TRÀO NĂM 2022",), "Trường Hà")
STYLE = BackdropStyle(Ground.WHITE)


def test_that_sheets_are_laid_so_that_fewest_are_needed() -> None:
    # 4000 × 2500 mm: upright 190 - 10 = 180 mm a step across and 267 mm down; on its side 267 and 180.
    upright = -(-3990 // 180) * -(-2490 // 267)
    on_its_side = -(-3990 // 267) * -(-2490 // 180)
    assert tiling_of(read_size("4000x2500"), "A4").count == min(upright, on_its_side)


@given(st.integers(100, 5080), st.integers(100, 5080), st.sampled_from(["A4", "A3"]))
def test_that_the_sheets_cover_the_cloth_and_none_is_idle(width: int, height: int, sheet: str) -> None:
    tiling = tiling_of(BackdropSize(width, height), sheet)
    assert sorted(tiling.sheet) == sorted(SHEETS[sheet])
    for count, step, part, side in zip(
        (tiling.columns, tiling.rows), tiling.step, tiling.part, (width, height), strict=True
    ):
        assert (count - 1) * step + part >= side - 1e-6
        assert count == 1 or (count - 2) * step + part < side


def test_that_every_sheet_is_numbered_and_of_true_size() -> None:
    answer = printed_tiles(WORDS, read_size("1200x800"), STYLE, "A4")
    plan, *sheets = pages(answer.content)
    tiling = tiling_of(read_size("1200x800"), "A4")
    assert (answer.pages, len(sheets)) == (tiling.count + 1, tiling.count)
    assert plan.lines[0].text.startswith(f"Sơ đồ ghép ma-két 1200 × 800 mm: {tiling.count} tờ")
    for number, page in enumerate(sheets):
        assert page.width == pytest.approx(tiling.sheet[0], abs=0.1)
        assert page.height == pytest.approx(tiling.sheet[1], abs=0.1)
        row, column = divmod(number, tiling.columns)
        label = f"Tờ {number + 1}/{tiling.count}: hàng {row + 1}, cột {column + 1}"
        assert any(line.text == label for line in page.lines)


def test_that_the_sheets_glued_together_are_the_banner() -> None:
    """Put the printed parts side by side as the plan says; every dot equals the banner in one piece."""
    size, scale = read_size("700x500"), 2
    tiling = tiling_of(size, "A4")
    whole = picture(printed(WORDS, size, STYLE).content, dots=700 * scale)
    tiles = printed_tiles(WORDS, size, STYLE, "A4").content
    glued = whole.copy()
    glued.paste((0, 255, 0), (0, 0, *glued.size))
    for number in range(tiling.count):
        row, column = divmod(number, tiling.columns)
        sheet = picture(tiles, number + 1, dots=round(tiling.sheet[0] * scale))
        edge, part = round(EDGE_MM * scale), tuple(round(side * scale) for side in tiling.part)
        inner = sheet.crop((edge, edge, edge + part[0], edge + part[1]))
        glued.paste(inner, (round(column * tiling.step[0] * scale), round(row * tiling.step[1] * scale)))
    different = ImageChops.difference(glued, whole)
    # Letters begin between two dots, so that edges may differ by a shade.
    assert len(places(different, lambda dot: max(dot) > 128)) <= 0.004 * whole.width * whole.height


def test_that_neighbours_share_a_strip() -> None:
    tiling = tiling_of(read_size("3x2m"), "A3")
    assert tiling.part[0] - tiling.step[0] == tiling.part[1] - tiling.step[1] == OVERLAP_MM


def test_that_a_small_ma_ket_takes_one_sheet() -> None:
    assert printed_tiles(WORDS, read_size("260x180"), STYLE, "A4").pages == 2


def test_that_equal_words_give_equal_bytes() -> None:
    first, second = (printed_tiles(WORDS, read_size("900x600"), STYLE, "A4").content for _ in range(2))
    assert first == second


@pytest.mark.parametrize("sheet", ["", "A5", "B4", "a4"])
def test_that_a_sheet_no_office_printer_takes_is_refused(sheet: str) -> None:
    with pytest.raises(Refused) as refused:
        printed_tiles(WORDS, read_size("A3"), STYLE, sheet)
    assert refused.value.code == "bad-sheet"
