"""Old encodings into Unicode, cell by cell, once a workbook is read: the font decides, the letters must agree."""

import re
from collections import Counter
from collections.abc import Iterable

from app.importing.legacy_fonts import (
    OTHER,
    SOFT_HYPHEN,
    TCVN3,
    VNI,
    converted,
    encoding_of,
    has_unknown_signs,
    is_unicode,
    looks_legacy,
    shows_capitals,
)
from app.importing.raw import Conversion, Converted, LegacyText, cell_name
from app.importing.refusals import refusal
from app.importing.syllables import is_syllable, marked_words, plausible_share, with_lost_horn
from app.text import nfc

#: Of the marked words of a font at least so many have to be Vietnamese after the conversion.
_LEAST_SHARE = 0.6
_LEAST_WORDS = 5
_MOST_NAMED = 50
_WORD = re.compile(r"[^\W\d_]+")


def convert_legacy(texts: Iterable[LegacyText]) -> Conversion:
    """Rewrite the cells in place; refuses fonts without a table and text that is no Vietnamese afterwards."""
    found = list(texts)
    result = Conversion()
    if not found:
        return result
    pieces = [(font, text) for item in found for font, text in item.runs]
    legacy = Counter(font for font, text in pieces if encoding_of(font) and looks_legacy(text))
    result.fonts = tuple(font for font, _ in legacy.most_common())
    for font in legacy:
        _check_font(font, [text for name, text in pieces if name == font and looks_legacy(text)])
    # A font name can outlive its encoding: then the letters of each text decide, and both readings are looked at.
    stale = {font for font, text in pieces if encoding_of(font) and is_unicode(text)}
    has_lost = not any(SOFT_HYPHEN in text for font, text in pieces if encoding_of(font) == TCVN3)
    for item in found:
        _convert(item, stale, result, has_lost=has_lost and bool(legacy))
    return result


def _check_font(font: str, texts: list[str]) -> None:
    encoding = encoding_of(font)
    if encoding == OTHER:
        raise refusal("legacy-font", fonts=font)
    shares = {name: _share(texts, name) for name in (TCVN3, VNI)}
    words = sum(len(marked_words(text)) for text in texts)
    if words >= _LEAST_WORDS and shares[encoding] < _LEAST_SHARE:
        raise refusal("legacy-font", fonts=font)


def _share(texts: list[str], encoding: str) -> float:
    counted = [plausible_share(converted(text, encoding)) for text in texts]
    words = sum(total for _, total in counted)
    return sum(good for good, _ in counted) / words if words else 1.0


def _convert(item: LegacyText, stale: set[str], result: Conversion, *, has_lost: bool) -> None:
    original = "".join(text for _, text in item.runs)
    parts, used = [], set()
    for font, text in item.runs:
        encoding = encoding_of(font)
        piece = text
        if (
            encoding
            and looks_legacy(text)
            and not (font in stale and _is_better_as_it_is(item, text, encoding, result))
        ):
            piece = converted(text, encoding)
            used.add(encoding)
        if has_lost and encoding == TCVN3:
            piece = _with_lost_letters(item, piece, result)
        parts.append(piece.upper() if shows_capitals(font) and piece != text else piece)
    text = nfc("".join(parts))
    for encoding in used:
        result.cells[encoding] = result.cells.get(encoding, 0) + 1
    cells = item.sheet.rows[item.row]
    if text != cells[item.column].text and text != original:
        cells[item.column] = cells[item.column]._replace(text=text, original=original)


def _is_better_as_it_is(item: LegacyText, text: str, encoding: str, result: Conversion) -> bool:
    """Whether text in a font that also carries Unicode is Unicode itself; where both make sense it is named."""
    other = converted(text, encoding)
    plain, changed = _all_syllables(text), _all_syllables(other) and not has_unknown_signs(text, encoding)
    if plain and changed and len(result.unclear) < _MOST_NAMED:
        result.unclear.append(Converted(item.sheet.name, cell_name(item.row, item.column), text, other))
    return plain and not changed


def _all_syllables(text: str) -> bool:
    return all(is_syllable(word) for word in marked_words(text))


def _with_lost_letters(item: LegacyText, text: str, result: Conversion) -> str:
    """Put back the ư of words that are none without it, each named; words that make sense without it stay."""

    def repaired(match: re.Match[str]) -> str:
        whole = with_lost_horn(match[0])
        if whole and len(result.lost) < _MOST_NAMED:
            result.lost.append(Converted(item.sheet.name, cell_name(item.row, item.column), match[0], whole))
        return whole or match[0]

    return _WORD.sub(repaired, text)
