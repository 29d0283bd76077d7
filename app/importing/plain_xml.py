"""What may be read of plainly written XML without a parser: text in UTF-8 and references to characters."""

import re

_OTHER_ENCODING = re.compile(rb'encoding=["\'](?!utf-8["\'])', re.IGNORECASE)
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_REFERENCE = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));|&")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def names_other_encoding(data: bytes) -> bool:
    """Whether a part says that it is not UTF-8."""
    return _OTHER_ENCODING.search(data[:200]) is not None


def is_plain(text: str) -> bool:
    """Whether a parser would take every character and reference of a text, and none for something else."""
    # What is printable holds none of the characters that XML forbids.
    if "]]>" in text or (not text.isprintable() and _NOT_TEXT.search(text)):
        return False
    return "&" not in text or all(_decoded(reference) is not None for reference in _REFERENCE.finditer(text))


def characters(text: str) -> str:
    """Content as stored, with characters in the place of references."""
    return _REFERENCE.sub(lambda reference: _decoded(reference) or "", text) if "&" in text else text


def _decoded(reference: re.Match[str]) -> str | None:
    """One character reference; None for one that is no character."""
    named, decimal, hexadecimal = reference.groups()
    if named:
        return _NAMED[named]
    number = int(decimal) if decimal else int(hexadecimal, 16) if hexadecimal else 0
    is_text = (
        number in (9, 10, 13) or 32 <= number < 0xD800 or 0xE000 <= number < 0xFFFE or 0x10000 <= number < 0x110000
    )
    return chr(number) if is_text else None
