"""Recognising the parts of a State paper by their words, however somebody typed them."""

import re

from app.domain.paper_elements import KIND_SYMBOLS, WORKING_TITLES
from app.reports.docx_walk import Piece
from app.reports.measured import Place
from app.text import clean, fold

#: Vietnamese capitals, for classes of patterns: small and capital letters alternate in Unicode.
UPPER = "A-Z" + "".join(
    letter for letter in map(chr, (*range(0xC0, 0x1B0), *range(0x1EA0, 0x1EFA))) if letter.isupper()
)
_ANNEX = re.compile(r"(Phụ lục|PHỤ LỤC|Phụ Lục)(\s+(?:số\s+)?([IVXL]+|\d{1,2}|[A-Z]))?\s*[.:]?")
_GAP = re.compile(r"[\t\u00a0 ]*\t[\t\u00a0 ]*|[ \u00a0]{4,}")
_DATE = re.compile(r"ngay\b.{0,12}thang\b.{0,12}nam\b[\s.…_]*\d{0,4}[\s.…_]*")
_KIND_KEYS = {fold(kind): kind for kind in (*KIND_SYMBOLS, *WORKING_TITLES, "PHIẾU YÊU CẦU BỔ SUNG")}
_NUMBER = re.compile(r"[Ss](ố|Ố)\s*([:./]|\d|…|\s.{0,12}/)")


def is_annex_label(text: str) -> bool:
    """ "Phụ lục", "Phụ lục I", "PHỤ LỤC 01" alone on a line."""
    return _ANNEX.fullmatch(text.strip()) is not None


def annex_numeral(text: str) -> str:
    """What stands after the word "Phụ lục" in its label, "" for none."""
    found = _ANNEX.fullmatch(text.strip())
    return (found[3] or "") if found else ""


def is_quoc_hieu(text: str) -> bool:
    """Whether a line means the quốc hiệu, also shortened or misspelt."""
    key = fold(text)
    return key.startswith("cong hoa") and ("viet nam" in key or "xhcn" in key or "chu nghia" in key)


def is_tieu_ngu(text: str) -> bool:
    """Whether a line means the tiêu ngữ."""
    key = fold(text)
    return len(key) < 60 and "doc lap" in key and "hanh phuc" in key


def is_place_date(text: str) -> bool:
    """Whether a line means place and date of issue."""
    key = fold(text)
    found = _DATE.search(key)
    return len(key) < 80 and found is not None and found.end() == len(key) and not key.startswith(("can cu", "("))


def is_number(text: str) -> bool:
    """Whether a line means the number and symbol."""
    return len(text) < 60 and _NUMBER.match(text.strip()) is not None


def kind_of(text: str) -> str:
    """The kind of paper a line names, in capitals; "" when it names none."""
    return _KIND_KEYS.get(fold(text.strip(" .:")), "")


def split_at(pieces: list[Piece], *, is_closing: bool, may_be_head: bool) -> list[tuple[list[Piece], Place | None]]:
    """One paragraph as the lines it stands for: letterheads and closings set with tabs, a title with its subject."""
    text = "".join(piece.text for piece in pieces)
    lines = _cut(pieces, [found.end() for found in re.finditer("\n", text)]) if "\n" in text else [pieces]
    if may_be_head and any(_halves(line, is_closing=is_closing) for line in lines):
        return [half for line in lines for half in _halves(line, is_closing=is_closing) or [(line, None)]]
    first = "".join(piece.text for piece in lines[0])
    if len(lines) > 1 and kind_of(first) and clean(first):
        return [(lines[0], None), ([piece for line in lines[1:] for piece in line], None)]
    return [(pieces, None)]


def _halves(line: list[Piece], *, is_closing: bool) -> list[tuple[list[Piece], Place | None]]:
    text = "".join(piece.text for piece in line)
    for gap in _GAP.finditer(text):
        left, right = text[: gap.start()].strip(), text[gap.end() :].strip()
        if not right:
            continue
        is_head = not is_closing and (
            is_quoc_hieu(right) or is_tieu_ngu(right) or (is_place_date(right) and not left.endswith(","))
        )
        ends = is_closing and bool(left) and left.startswith(("Nơi nhận", "-", "Lưu"))
        if is_head or ends:
            first, second = _cut(line, [gap.start()])
            parts: list[tuple[list[Piece], Place | None]] = [(second, Place.RIGHT)]
            return [(first, Place.LEFT), *parts] if left else parts
    return []


def _cut(pieces: list[Piece], places: list[int]) -> list[list[Piece]]:
    """Pieces cut at offsets of their joined text; blank ends of a part are dropped."""
    parts: list[list[Piece]] = []
    start = 0
    whole = sum(len(piece.text) for piece in pieces)
    for end in (*places, whole):
        part, offset = [], 0
        for piece in pieces:
            low, high = max(start - offset, 0), min(end - offset, len(piece.text))
            if low < high:
                part.append(Piece(piece.text[low:high], piece.look))
            offset += len(piece.text)
        parts.append(part)
        start = end
    return [part for part in parts if "".join(piece.text for piece in part).strip()] or [pieces]
