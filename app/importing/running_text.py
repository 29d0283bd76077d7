"""The running text of a foreign file, a plan's for example: of a Word file (.docx) or of a text in any encoding."""

import io
import zipfile

from app.importing.legacy_fonts import converted
from app.importing.limits import Limits
from app.importing.plain_text import decoded
from app.importing.refusals import refusal
from app.importing.word_tables import read_word_lines

_OLD_WORD = (b"\xd0\xcf\x11\xe0", b"{\\rtf")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM")


def read_running_text(content: bytes, limits: Limits) -> str:
    """The text, a line a paragraph; raises :class:`BadFile` for a file that is neither."""
    if not content:
        raise refusal("empty-file")
    if content.startswith(b"PK\x03\x04"):
        return _of_word(content, limits)
    if content.startswith(b"%PDF"):
        raise refusal("pdf")
    if content.startswith(_OLD_WORD):
        raise refusal("word-old")
    if content.startswith(_PICTURES):
        raise refusal("picture")
    source = decoded(content)
    text = converted(source.text, source.encoding) if source.font else source.text
    if any(ord(sign) < 32 and sign not in "\t\r\n\f\v" for sign in text):
        raise refusal("unknown-kind")
    return text


def _of_word(content: bytes, limits: Limits) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if not any(name.casefold().lstrip("/").startswith("word/") for name in archive.namelist()):
                raise refusal("unknown-kind")
            return "\n".join(read_word_lines(archive, limits))
    except zipfile.BadZipFile as error:
        raise refusal("truncated") from error
