"""The encodings before Unicode, TCVN3 (.VnTime) and VNI (VNI-Times): which fonts carry them, and their letters.

Both put Vietnamese letters in the places of Latin-1. The font of a text decides which one it is: «Lòng» is a Vietnamese
word and at the same time «Lũng» in TCVN3. TCVN3 has one place for each lower-case letter, and fonts whose name ends
with H show those as capitals; VNI writes a letter and its tone as two signs.
"""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

TCVN3, VNI, OTHER = "tcvn3", "vni", "other"
#: The sign of ư in TCVN3: invisible, and lost wherever a program strips soft hyphens.
SOFT_HYPHEN = "\u00ad"

_DOTTED = re.compile(r"^\s*\.vn", re.IGNORECASE)
_UNDOTTED = re.compile(r"^\s*vn(?:time|arial)(?: narrow)?h?\s*$", re.IGNORECASE)
_VNI_FONT = re.compile(r"^\s*vni[\s_-]", re.IGNORECASE)
_OTHER_FONT = re.compile(r"^\s*(?:vn[\s-]?times|vn[\s-]?arial|vn[\s-]?vogue|vps[\s-]|vnu[\s-])", re.IGNORECASE)
#: Letters of Vietnamese that only Unicode text has.
_UNICODE_VIETNAMESE = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]"
)
_LATIN_1 = re.compile("[\u00a1-\u00ff]")
#: Latin-1 signs and letters that stand for Vietnamese letters in TCVN3 or VNI and never in Unicode Vietnamese.
_FOREIGN = (
    "\u00a6\u00a8\u00a9\u00aa\u00ab\u00ac\u00ad\u00ae\u00b5\u00b6\u00b7\u00b8\u00b9\u00bb\u00bc\u00bd\u00be"
    "\u00c4\u00c5\u00c6\u00c7\u00cb\u00ce\u00cf\u00d1\u00d6\u00d7\u00d8\u00db\u00dc\u00de\u00df"
    "\u00e4\u00e5\u00e6\u00e7\u00eb\u00ee\u00ef\u00f1\u00f6\u00f7\u00f8\u00fb\u00fc\u00fe\u00ff"
)
# No repetition before the letter that is looked for: a long line would be searched again from each of its letters.
_FOREIGN_WORD = re.compile(rf"(?:[A-Za-z][{_FOREIGN}]|[{_FOREIGN}][A-Za-z])\S*")
_LOST_LETTER = re.compile(r"(?<=[^\W\d_])\?(?=[^\W\d_])")
_FOREIGN_LETTER = re.compile(f"[{_FOREIGN}]")
_WORD = re.compile(r"[^\W\d_]+")

_TONES = ("\u0300", "\u0309", "\u0303", "\u0301", "\u0323")


def _toned(letters: str) -> list[str]:
    """Each letter with the five tones, in the order huyền, hỏi, ngã, sắc, nặng."""
    return [unicodedata.normalize("NFC", letter + tone) for letter in letters for tone in _TONES]


def _tcvn3_table() -> dict[int, str]:
    """TCVN 5712:1993 (VN3): place in Latin-1 -> letter; capitals with tones have no place."""
    table = dict(zip(range(0xA1, 0xA8), "ĂÂÊÔƠƯĐ", strict=True))
    table.update(zip((0xA8, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE), "ăâêôơưđ", strict=True))
    places = (
        *range(0xB5, 0xBA), 0xBB, 0xBC, 0xBD, 0xBE, 0xC6, *range(0xC7, 0xCC), 0xCC, 0xCE, 0xCF, 0xD0, 0xD1,
        *range(0xD2, 0xD7), 0xD7, 0xD8, 0xDC, 0xDD, 0xDE, 0xDF, 0xE1, 0xE2, 0xE3, 0xE4, *range(0xE5, 0xEA),
        *range(0xEA, 0xEF), 0xEF, 0xF1, 0xF2, 0xF3, 0xF4, *range(0xF5, 0xFA), *range(0xFA, 0xFF),
    )  # fmt: skip
    table.update(zip(places, _toned("aăâeêioôơuưy"), strict=True))
    return table


_TCVN3: Mapping[int, str] = MappingProxyType(_tcvn3_table())

#: signs after a letter, in the order of the tones; the sixth is the mark alone (hat or bow)
_VNI_PLAIN = "øûõùï"
_VNI_HAT = "àåãáäâ"
_VNI_BOW = "èúüéëê"
_VNI_SINGLE = {"ì": "ì", "æ": "ỉ", "ó": "ĩ", "í": "í", "ò": "ị", "î": "ỵ", "ñ": "đ", "ô": "ơ", "ö": "ư"}


def _vni_table() -> dict[str, str]:
    """One or two signs of VNI -> letter, lower case."""
    table = dict(_VNI_SINGLE)
    for base, letter in zip("aeouyôö", "aeouyơư", strict=True):
        table.update(zip((base + sign for sign in _VNI_PLAIN), _toned(letter), strict=True))
    for base, hat in zip("aeo", "âêô", strict=True):
        table.update(zip((base + sign for sign in _VNI_HAT), [*_toned(hat), hat], strict=True))
    table.update(zip(("a" + sign for sign in _VNI_BOW), [*_toned("ă"), "ă"], strict=True))
    del table["yï"]
    return table


_VNI: Mapping[str, str] = MappingProxyType(_vni_table())
_VNI_SIGNS = re.compile("|".join(sorted((re.escape(key) for key in _VNI), key=len, reverse=True)), re.IGNORECASE)


def encoding_of(font: str) -> str:
    """The encoding a font name stands for: TCVN3, VNI, another old one that has no table here, or none ("")."""
    if _DOTTED.match(font) or _UNDOTTED.match(font):
        return TCVN3
    if _VNI_FONT.match(font):
        return VNI
    return OTHER if _OTHER_FONT.match(font) else ""


def is_legacy_font(font: str) -> bool:
    """Whether a font name belongs to an encoding before Unicode."""
    return encoding_of(font) != ""


def shows_capitals(font: str) -> bool:
    """Whether a font of TCVN3 shows lower-case letters as capitals (".VnTimeH")."""
    return encoding_of(font) == TCVN3 and font.rstrip().endswith("H")


def converted(text: str, encoding: str) -> str:
    """The text in Unicode; signs that the encoding does not know stay as they are."""
    if encoding == TCVN3:
        return text.translate(_TCVN3)
    return _VNI_SIGNS.sub(_vni_letter, text) if encoding == VNI else text


def has_unknown_signs(text: str, encoding: str) -> bool:
    """Whether a text has letters of Latin-1 that the encoding never uses."""
    if encoding == TCVN3:
        return any(letter.isalpha() and ord(letter) not in _TCVN3 for letter in text if letter > "\u00a0")
    return any(letter.isalpha() for letter in _VNI_SIGNS.sub("", text) if letter > "\u00a0")


def _vni_letter(match: re.Match[str]) -> str:
    signs = match[0]
    letter = _VNI[signs.lower()]
    return letter.upper() if signs[0].isupper() else letter


def encoded(text: str, encoding: str) -> str:
    """Unicode text as the old encoding writes it: the way back, for checking and for tests."""
    backwards = {letter: chr(place) for place, letter in _TCVN3.items()}
    if encoding == VNI:
        backwards = {letter: signs for signs, letter in _VNI.items()}
        backwards |= {letter.upper(): signs.upper() for letter, signs in backwards.items()}
    return "".join(backwards.get(letter, letter) for letter in unicodedata.normalize("NFC", text))


def looks_legacy(text: str) -> bool:
    """Whether text in such a font needs conversion: it has upper Latin-1 and no letter that only Unicode has."""
    return _LATIN_1.search(text) is not None and not is_unicode(text)


def is_unicode(text: str) -> bool:
    """Whether a text has a Vietnamese letter that only Unicode has."""
    return _UNICODE_VIETNAMESE.search(text) is not None


def has_foreign(text: str) -> bool:
    """Whether any letter of an old encoding stands in a text at all (cheap, said before counting)."""
    return _FOREIGN_LETTER.search(text) is not None


def foreign_words(text: str) -> tuple[int, int]:
    """(words with letters of an old encoding, all words)."""
    return len(_FOREIGN_WORD.findall(text)), len(_WORD.findall(text))


def lost_words(text: str) -> tuple[int, int, str]:
    """(words with a question mark in the place of a letter, all words, one example)."""
    found = [match.start() for match in _LOST_LETTER.finditer(text)]
    example = text[max(found[0] - 12, 0) : found[0] + 12] if found else ""
    return len(found), len(_WORD.findall(text)), " ".join(example.split())
