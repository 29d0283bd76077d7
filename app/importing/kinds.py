"""What an incoming file is, by its first bytes and its members; the name after the dot proves nothing."""

import io
import zipfile
import zlib
from enum import StrEnum

from app.importing.refusals import refusal

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_EXCEL = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_EMPTY_ZIP = (b"PK\x05\x06",)
_READ_ERRORS = (
    KeyError, StopIteration, zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError,
    RuntimeError,
)  # fmt: skip
_TEXT_SAMPLE = 4096
#: A text with fewer odd characters than one in so many is a damaged one; programs and pictures have more.
_SELDOM = 20
_MOST_TYPES = 200_000
_HTML = ("<!doctype html", "<html", "<table", "<head", "<body", "<meta", "<style", "<div", "<center", "<font")


class Kind(StrEnum):
    """The kinds of files that are read; each is the name of the module that reads it."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv_text"
    HTML = "html_tables"
    XML_2003 = "xml_2003"


_WITHOUT_ARCHIVE = (Kind.XLS, Kind.CSV, Kind.HTML, Kind.XML_2003)


def open_source(content: bytes, file_name: str) -> tuple[Kind, zipfile.ZipFile | None]:
    """What a workbook is, with its archive when it is one; all else raises :class:`BadFile` naming what it is."""
    if file_name.replace("\\", "/").rpartition("/")[2].startswith("~$"):
        raise refusal("lock-file")
    if not content:
        raise refusal("empty-file")
    if content.startswith(b"PK\x03\x04"):
        return _open_zip(content)
    code = _kind_of(content)
    if code not in _WITHOUT_ARCHIVE:
        raise refusal(code)
    return Kind(code), None


def _open_zip(content: bytes) -> tuple[Kind, zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, UnicodeDecodeError) as error:
        raise refusal("truncated") from error
    names = {name.casefold().replace("\\", "/").lstrip("/") for name in archive.namelist()}
    if any(info.flag_bits & 0x1 for info in archive.infolist()):
        raise refusal("password")
    code = _kind_of_members(names, archive)
    if code == Kind.ODS:
        return Kind.ODS, archive
    if code:
        raise refusal(code)
    return Kind.XLSX, archive


def _kind_of_members(names: set[str], archive: zipfile.ZipFile) -> str:
    if any(name.startswith("xl/") and name.endswith("workbook.bin") for name in names):
        return "xlsb"
    if "mimetype" in names:
        return _open_document_kind(archive)
    if "[content_types].xml" not in names and "xl/workbook.xml" not in names:
        return "archive"
    if any(name.startswith("word/") for name in names):
        return "word"
    if any(name.startswith("ppt/") for name in names):
        return "presentation"
    return "template" if b"spreadsheetml.template." in _types(archive) else ""


def _types(archive: zipfile.ZipFile) -> bytes:
    """The start of the list of parts; a damaged one is told when the parts are read."""
    try:
        name = next(name for name in archive.namelist() if name.casefold().lstrip("/") == "[content_types].xml")
        with archive.open(name) as member:
            return member.read(_MOST_TYPES)
    except _READ_ERRORS:
        return b""


def _open_document_kind(archive: zipfile.ZipFile) -> str:
    try:
        with archive.open("mimetype") as member:
            kind = member.read(200)
    except _READ_ERRORS:
        return "truncated"
    if b"opendocument.spreadsheet-template" in kind:
        return "template"
    if b"opendocument.spreadsheet" in kind:
        return "ods"
    if b"opendocument.text" in kind:
        return "word"
    return "presentation" if b"opendocument.presentation" in kind else "unknown-kind"


def _kind_of(content: bytes) -> str:
    if content.startswith(_OLE):
        return _ole_kind(content)
    if content.startswith(_OLD_EXCEL):
        return "xls"
    for starts, code in ((_PICTURES, "picture"), (_ARCHIVES, "archive-kind"), (_EMPTY_ZIP, "archive-empty")):
        if content.startswith(starts):
            return code
    if content.startswith(b"%PDF"):
        return "pdf"
    return "word" if content.startswith(b"{\\rtf") else _text_kind(content)


def _ole_kind(content: bytes) -> str:
    """Which program wrote an OLE container: its stream names stand in the directory as UTF-16."""
    names = content.upper()
    for name, code in (
        ("EncryptedPackage", "password"),
        ("EncryptionInfo", "password"),
        ("WordDocument", "word"),
        ("PowerPoint Document", "presentation"),
        ("Workbook", "xls"),
        ("Book", "xls"),
    ):
        if name.upper().encode("utf-16-le") in names:
            return code
    return "truncated"


def _text_kind(content: bytes) -> str:
    """What a text file holds by its first words; a text with columns is taken for .csv whatever its letters are."""
    sample = content[:_TEXT_SAMPLE]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")) or sample[:200].count(0) * 3 > len(sample[:200]):
        wide = "utf-16-be" if sample.startswith((b"\xfe\xff", b"\0")) else "utf-16-le"
        head = sample.decode(wide, errors="replace").removeprefix("\ufeff")
    else:
        head = sample.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    lowered = head.lstrip().casefold()
    if lowered.startswith("mime-version:"):
        return "web-archive"
    if lowered.startswith(_HTML):
        return Kind.HTML
    if lowered.startswith("<?xml") or "urn:schemas-microsoft-com:office:" in lowered:
        return _xml_kind(lowered)
    odd = sum(1 for ch in head if ord(ch) < 32 and ch not in "\t\r\n")
    has_columns = any(sign in head for sign in ",;|\t")
    if odd and has_columns and odd * _SELDOM < len(head):
        return "text-encoding"
    return Kind.CSV if not odd and has_columns else "unknown-kind"


def _xml_kind(head: str) -> str:
    if "urn:schemas-microsoft-com:office:spreadsheet" in head:
        return Kind.XML_2003
    if "<html" in head:
        return Kind.HTML
    return "word" if "word" in head and ("office/word" in head or "wordml" in head) else "unknown-kind"
