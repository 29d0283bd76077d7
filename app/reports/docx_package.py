"""A Word file of anybody, opened with limits: its parts as XML in one set of names, or one sentence why not.

A file that somebody drops may be a bomb, a former .doc with a new name, locked with a password or cut off; sizes are
counted while unpacking, because a directory can lie. Nothing outside the file is ever loaded.
"""

import io
import posixpath
import zipfile
import zlib
from pathlib import PurePath
from typing import Any

from lxml import etree  # type: ignore[import-untyped]  # the library has no types

from app.errors import BadFile
from app.i18n import _

Element = Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_MEGABYTE = 1 << 20
FILE_LIMIT = 50 * _MEGABYTE
#: All parts that are read, unpacked; a report of 500 pages has about 12 MB.
_UNPACKED_LIMIT = 60 * _MEGABYTE
_MEMBER_LIMIT = 5_000
#: Letters pack about tenfold, a bomb a thousandfold.
_RATIO, _RATIO_FROM = 200, 4 * _MEGABYTE
_CHUNK = 1 << 16
_READ_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: "EncryptedPackage" as an OLE directory writes it.
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
_WAY_OUT = "Tệp không bị thay đổi. Hãy mở tệp trong Word, lưu lại dạng .docx rồi kiểm tra lại."


def refusal(code: str, sentence: str, way_out: str = "") -> BadFile:
    """A file that cannot be checked, in one sentence."""
    return BadFile(code, sentence, way_out or _(_WAY_OUT))


class WordPackage:
    """Parts of one Word file; raises :class:`BadFile` for whatever is no readable Word file."""

    def __init__(self, content: bytes, name: str = "") -> None:
        _check_kind(content, name)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            infos = self._archive.infolist()
        except _READ_ERRORS as error:
            raise refusal("docx-broken", _("Tệp Word bị hỏng hoặc tải về chưa hết nên không mở được.")) from error
        if len(infos) > _MEMBER_LIMIT or any(_is_bomb(info) for info in infos):
            raise _too_large()
        self._infos = {_key(info.filename): info for info in infos}
        self._unpacked = 0
        self.main = self._main_part()

    def __contains__(self, path: str) -> bool:
        return _key(path) in self._infos

    def xml(self, path: str) -> Element | None:
        """The root of a part; ``None`` when it is missing or damaged and the paper can be read without it."""
        if path not in self:
            return None
        try:
            return self._parsed(path)
        except etree.XMLSyntaxError:
            return None

    def document(self) -> Element:
        """The root of the text itself."""
        try:
            root = self._parsed(self.main)
        except etree.XMLSyntaxError as error:
            raise refusal("docx-broken", _("Phần lời văn trong tệp Word bị hỏng nên không đọc được.")) from error
        if root is None or root.tag != f"{W}document":
            raise refusal("docx-other", _("Tệp này không phải văn bản Word."))
        return root

    def relations(self, part: str) -> dict[str, str]:
        """Paths of the linked parts by the id of the link; links out of the file are left out."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        return {
            item.get("Id", ""): _inside(folder, item.get("Target", ""))
            for item in (root if root is not None else ())
            if isinstance(item.tag, str) and item.get("TargetMode") != "External"
        }

    def linked(self, kind: str) -> Element | None:
        """The root of the first part of a kind ("styles") that the text links to."""
        folder, name = posixpath.split(self.main)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        for item in root if root is not None else ():
            if isinstance(item.tag, str) and item.get("Type", "").rpartition("/")[2] == kind:
                return self.xml(_inside(folder, item.get("Target", "")))
        return None

    def _main_part(self) -> str:
        root = self.xml("_rels/.rels")
        for item in root if root is not None else ():
            if isinstance(item.tag, str) and item.get("Type", "").endswith("/officeDocument"):
                path = _inside("", item.get("Target", ""))
                if path in self:
                    return path
        if "word/document.xml" in self:
            return "word/document.xml"
        if "content.xml" in self:
            raise refusal("docx-other", _("Đây là tệp OpenDocument (.odt), không phải .docx."))
        raise refusal("docx-other", _("Tệp nén này không chứa văn bản Word."))

    def _parsed(self, path: str) -> Element:
        data = self._unpacked_part(self._infos[_key(path)])
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        root = etree.fromstring(data, parser)
        if root.getroottree().docinfo.doctype:
            raise refusal("docx-entities", _("Tệp Word chứa khai báo lạ có thể gây hại nên không đọc."))
        return root

    def _unpacked_part(self, info: zipfile.ZipInfo) -> bytes:
        chunks = []
        try:
            with self._archive.open(info) as member:
                while chunk := member.read(_CHUNK):
                    self._unpacked += len(chunk)
                    if self._unpacked > _UNPACKED_LIMIT:
                        raise _too_large()
                    chunks.append(chunk)
        except _READ_ERRORS as error:
            raise refusal("docx-broken", _("Tệp Word bị hỏng hoặc tải về chưa hết nên không đọc được.")) from error
        return b"".join(chunks)


def _check_kind(content: bytes, name: str) -> None:
    if not content:
        raise refusal("docx-empty", _("Tệp rỗng, không có gì để kiểm tra."), _("Hãy chọn lại tệp."))
    if len(content) > FILE_LIMIT:
        raise _too_large()
    if content.startswith(_OLE):
        if _LOCKED in content:
            sentence = _("Tệp Word có mật khẩu nên không đọc được.")
            raise refusal("docx-locked", sentence, _("Hãy bỏ mật khẩu trong Word rồi kiểm tra lại."))
        raise refusal("docx-old", _("Đây là tệp .doc đời cũ (Word 97–2003), dù tên có thể là .docx."))
    if content.startswith(b"%PDF"):
        raise refusal("docx-pdf", _("Đây là tệp PDF; chỉ kiểm tra được tệp Word (.docx)."))
    if content.startswith(b"{\\rtf"):
        raise refusal("docx-rtf", _("Đây là tệp .rtf, dù tên có thể là .docx."))
    if not content.startswith(b"PK"):
        kind = PurePath(name).suffix or _("không rõ loại")
        raise refusal("docx-other", _("Tệp này ({kind}) không phải văn bản Word .docx.").format(kind=kind))


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    return info.file_size > _RATIO_FROM and info.file_size > _RATIO * max(info.compress_size, 1)


def _too_large() -> BadFile:
    sentence = _("Tệp Word quá lớn hoặc phình ra quá mức khi mở nên không đọc, để máy không bị treo.")
    return refusal(
        "docx-too-large", sentence, _("Tệp không bị thay đổi. Hãy bỏ bớt ảnh hoặc tách tệp rồi kiểm tra lại.")
    )


def _inside(folder: str, target: str) -> str:
    path = target.replace("\\", "/")
    return posixpath.normpath(path if path.startswith("/") else posixpath.join("/", folder, path)).lstrip("/")


def _key(path: str) -> str:
    return posixpath.normpath(path.replace("\\", "/").lstrip("/")).casefold()
