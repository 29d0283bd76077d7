"""Text of the encodings before Unicode (TCVN3 with .VnTime, VNI): recognised, so that it is never stored garbled.

The font of a cell decides first: «Lòng» is a Vietnamese word and at the same time «Lũng» in TCVN3. Without a font the
letters decide: both encodings are full of letters that no Vietnamese text in Unicode has.
"""

import re

_LEGACY_FONT = re.compile(r"^\s*(\.vn|vni[\s-]|vn(times?|arial|vogue)|vntime)", re.IGNORECASE)
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


def is_legacy_font(font: str) -> bool:
    """Whether a font name belongs to TCVN3 (".VnTime") or VNI ("VNI-Times")."""
    return _LEGACY_FONT.match(font) is not None


def looks_legacy(text: str) -> bool:
    """Whether text in such a font needs conversion: it has upper Latin-1 and no letter that only Unicode has."""
    return _LATIN_1.search(text) is not None and _UNICODE_VIETNAMESE.search(text) is None


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
