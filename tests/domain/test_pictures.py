"""Pictures by what is inside: whole ones are told with their size, everything else is refused in words."""

import struct
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import pictures
from app.domain.pictures import NoPicture, Picture, read_picture
from tests.support.pictures import a_jpeg, a_png, chunk


def reason(content: bytes) -> str:
    with pytest.raises(NoPicture) as refused:
        read_picture(content)
    return str(refused.value)


def test_that_whole_pictures_are_known_by_what_is_inside() -> None:
    assert read_picture(a_png(40, 30)) == Picture(".png", 40, 30)
    assert read_picture(a_jpeg(64, 48)) == Picture(".jpg", 64, 48)
    assert read_picture(a_jpeg(64, 48) + b"preview of a camera") == Picture(".jpg", 64, 48)
    filled = a_jpeg(64, 48).replace(b"\xff\xc0", b"\xff\xff\xff\xc0", 1)
    assert read_picture(filled) == Picture(".jpg", 64, 48)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "tệp rỗng"),
        (b"%PDF-1.7", "tệp không phải là ảnh PNG hoặc JPEG"),
        (b"PK\x03\x04 workbook", "tệp không phải là ảnh PNG hoặc JPEG"),
        (b"\x89PNG\r\n\x1a\n", "ảnh bị hỏng hoặc bị cắt mất phần cuối"),
        (a_png(40, 30)[:-20], "ảnh bị hỏng hoặc bị cắt mất phần cuối"),
        (a_png(40, 30).replace(b"IDAT", b"IDAX"), "ảnh bị hỏng hoặc bị cắt mất phần cuối"),
        (a_png(40, 30, points=b"no points"), "ảnh bị hỏng hoặc bị cắt mất phần cuối"),
        (a_png(40, 30, points=zlib.compress(bytes(99))[:-4]), "ảnh bị hỏng hoặc bị cắt mất phần cuối"),
        (a_jpeg(64, 48)[:-2], "ảnh bị hỏng hoặc bị cắt mất phần cuối"),
        (a_jpeg(64, 48)[:20], "ảnh bị hỏng hoặc bị cắt mất phần cuối"),
        (b"\xff\xd8\xff\xd9" + bytes(40), "ảnh bị hỏng hoặc bị cắt mất phần cuối"),
        (b"\xff\xd8\xff\x01\xff\xda\x00\x02\xff\xd9", "ảnh bị hỏng hoặc bị cắt mất phần cuối"),
        (a_png(1, 900), "ảnh quá nhỏ (1 × 900 điểm)"),
        (a_jpeg(60_000, 40), "ảnh quá lớn (60000 × 40 điểm)"),
        (a_jpeg(20_000, 20_000), "ảnh quá lớn (20000 × 20000 điểm)"),
        (a_png(4_000_000_000, 40, points=zlib.compress(b"bomb")), "ảnh quá lớn (4000000000 × 40 điểm)"),
        (a_png(40, 30, points=zlib.compress(bytes(5_000_000))), "ảnh bị hỏng hoặc bị cắt mất phần cuối"),
        (a_png(0, 30, points=b""), "ảnh bị hỏng hoặc bị cắt mất phần cuối"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_that_what_is_no_picture_is_told(content: bytes, words: str) -> None:
    assert reason(content) == words


def test_that_a_png_tells_its_size_before_its_points() -> None:
    signature = a_png(40, 30)[:8]
    points = chunk(b"IDAT", zlib.compress(bytes(99)))
    assert "hỏng" in reason(signature + points + chunk(b"IEND", b""))
    assert "hỏng" in reason(signature + chunk(b"IHDR", b"short") + points + chunk(b"IEND", b""))
    assert "hỏng" in reason(signature + chunk(b"IHDR", struct.pack(">II5B", 40, 30, 8, 2, 0, 0, 0)))


def test_that_a_picture_too_heavy_is_not_even_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_BYTES", 10)
    assert reason(a_png(40, 30)) == "tệp lớn hơn 0 MB"


@given(st.sampled_from([a_png(40, 30), a_jpeg(64, 48)]), st.data())
def test_that_no_bytes_end_the_program(whole: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:place] + data.draw(st.binary(max_size=4)) + whole[place + data.draw(st.integers(0, 4)) :]
    with suppress(NoPicture):
        found = read_picture(damaged)
        assert min(found.width, found.height) >= 16
