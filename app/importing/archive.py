"""The members of a workbook behind checks: sizes are counted while unpacking, because a directory can lie."""

import re
import zipfile
import zlib

from app.importing.limits import Limits
from app.importing.refusals import refusal

_READ_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError)
_ENCODINGS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


class Members:
    """Checked access to the members of one archive by their path, whatever the case of letters."""

    def __init__(self, archive: zipfile.ZipFile, limits: Limits) -> None:
        self._archive = archive
        self._limits = limits
        self._unpacked = 0
        self._by_path: dict[str, zipfile.ZipInfo] = {}
        infos = archive.infolist()
        if len(infos) > limits.members:
            raise refusal("unpacks-too-large")
        for info in infos:
            path = _normal(info.filename)
            if path in self._by_path:
                raise refusal("bad-structure", detail=f"hai phần trùng tên {info.filename}")
            self._by_path[path] = info
            self._check_directory(info)
        if sum(info.file_size for info in infos) > limits.unpacked_size:
            raise refusal("unpacks-too-large")

    def _check_directory(self, info: zipfile.ZipInfo) -> None:
        limit = self._limits
        if info.file_size > limit.ratio_from and info.file_size > limit.ratio * max(info.compress_size, 1):
            raise refusal("unpacks-too-large")

    def __contains__(self, path: str) -> bool:
        return _normal(path) in self._by_path

    def xml(self, path: str, limit: int | None = None) -> bytes:
        """One XML part unpacked; refuses parts larger than ``limit`` and parts that declare entities."""
        info = self._by_path.get(_normal(path))
        if info is None:
            raise refusal("bad-structure", detail=f"thiếu phần {path}")
        data = self._unpack(info, limit or self._limits.unpacked_size)
        head = data[:4096]
        for mark, encoding in _ENCODINGS:
            if head.startswith(mark):
                data = data.decode(encoding, errors="replace").encode("utf-8")
                data = re.sub(rb"^\s*<\?xml[^>]*\?>", b"", data.removeprefix(b"\xef\xbb\xbf"))
        # Declarations may only stand before the first element, but looking everywhere costs little and misses none.
        if b"<!" in data and _DOCTYPE.search(data):
            raise refusal("has-entities")
        return data

    def _unpack(self, info: zipfile.ZipInfo, limit: int) -> bytes:
        if info.file_size > limit:
            raise refusal("unpacks-too-large")
        most = min(limit, self._limits.unpacked_size - self._unpacked)
        try:
            with self._archive.open(info) as member:
                data = member.read(most + 1)
        except _READ_ERRORS as error:
            raise refusal("truncated") from error
        if len(data) > most:
            raise refusal("unpacks-too-large")
        self._unpacked += len(data)
        return data


def _normal(path: str) -> str:
    parts: list[str] = []
    for part in path.replace("\\", "/").split("/"):
        if part == ".." and parts:
            parts.pop()
        elif part not in ("", ".", ".."):
            parts.append(part)
    return "/".join(parts).casefold()
