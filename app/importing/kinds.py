"""What an incoming file is, by its first bytes and its members; the name after the dot proves nothing."""

import io
import zipfile
from enum import StrEnum

from app.importing.refusals import refusal

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_EXCEL = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"PK\x05\x06")
_HTML = ("<!doctype html", "<html", "<table", "<head", "<body", "<meta", "<style")


class Kind(StrEnum):
    """The kinds of workbooks that are read."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"


def open_source(content: bytes, file_name: str) -> tuple[Kind, zipfile.ZipFile | None]:
    """What a workbook is, with its archive when it is one; all else raises :class:`BadFile` naming what it is."""
    if file_name.replace("\\", "/").rpartition("/")[2].startswith("~$"):
        raise refusal("lock-file")
    if not content:
        raise refusal("empty-file")
    if content.startswith(b"PK\x03\x04"):
        return _open_zip(content)
    code = _kind_of(content)
    if code != Kind.XLS:
        raise refusal(code)
    return Kind.XLS, None


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
    if "[content_types].xml" not in names:
        return "archive"
    if any(name.startswith("word/") for name in names):
        return "word"
    return "presentation" if any(name.startswith("ppt/") for name in names) else ""


def _open_document_kind(archive: zipfile.ZipFile) -> str:
    try:
        with archive.open("mimetype") as member:
            kind = member.read(200)
    except (KeyError, zipfile.BadZipFile, OSError, EOFError, NotImplementedError):
        return "truncated"
    if b"opendocument.spreadsheet" in kind:
        return "ods"
    if b"opendocument.text" in kind:
        return "word"
    return "presentation" if b"opendocument.presentation" in kind else "archive"


def _kind_of(content: bytes) -> str:
    if content.startswith(_OLE):
        return _ole_kind(content)
    if content.startswith(_OLD_EXCEL):
        return "xls"
    for starts, code in ((_PICTURES, "picture"), (_ARCHIVES, "archive")):
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
    sample = content[:4096]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = sample.decode("utf-16", errors="replace")
    else:
        head = sample.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    lowered = head.lstrip().casefold()
    if lowered.startswith(_HTML):
        return "html"
    if lowered.startswith("<?xml"):
        if "<html" in lowered:
            return "html"
        return "xml-2003" if "spreadsheet" in lowered else "unknown-kind"
    odd = sum(1 for ch in head if ord(ch) < 32 and ch not in "\t\r\n")
    has_columns = any(sign in head for sign in ",;\t")
    return "csv" if not odd and has_columns else "unknown-kind"
