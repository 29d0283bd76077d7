"""Which files of a selection are workbooks, and their bytes; a name decides only what is taken from a folder or a zip.

A zip of workbooks is a folder: its files have paths like ``bao-cao.zip/Sóc Hà.xlsx`` and are read from inside it.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from app.errors import BadFile
from app.i18n import _
from app.importing.limits import DEFAULT_LIMITS
from app.importing.zip_folder import ZipFolder, is_report_name, open_zip_folder

#: Taken from a folder or a zip; a file that is named itself is always looked at, whatever it is called.
_SUFFIXES = frozenset(
    {".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".zip", ".rar", ".7z"}
)
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Workbook:
    """One file as it lies on the disk or in a zip, with the SHA-256 of its bytes."""

    path: Path
    content: bytes
    sha256: str


def find(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files to read: named ones as they are, of folders and zips every workbook inside, each once, by path.

    A zip itself is among them when there is something to say about it; :func:`load` then says it.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = (item for item in path.rglob("*") if _is_workbook(item))
            found.update(dict.fromkeys(sorted(inside)))
        else:
            found[path] = None
    unique: dict[Path, Path] = {}
    for path in found:
        unique.setdefault(path.resolve(), path)
    return tuple(sorted(item for path in unique.values() for item in _with_members(path)))


def _is_workbook(path: Path) -> bool:
    return is_report_name(path.name, _SUFFIXES) and path.is_file()


def _with_members(path: Path) -> Iterator[Path]:
    try:
        folder = _zip_folder(path)
    except BadFile:
        yield path
        return
    if folder is None:
        yield path
        return
    if folder.skipped:
        yield path
    for name in folder.files:
        yield path / name


def _zip_folder(path: Path) -> ZipFolder | None:
    try:
        state = path.stat()
    except OSError:
        return None
    return _zip_as_it_is(path, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=8)
def _zip_as_it_is(path: Path, _size: int, _changed: int) -> ZipFolder | None:
    """Its files are asked for one by one, and each would have the whole directory read and its names told anew."""
    return open_zip_folder(path, _SUFFIXES, DEFAULT_LIMITS)


def load(path: Path, largest: int) -> Workbook:
    """Read the bytes of one file; raises :class:`BadFile` when it is missing, locked or above ``largest`` bytes."""
    try:
        folder = _zip_folder(path)
        if folder is not None:
            raise _skipped(folder)
        size = path.stat().st_size
        if size > largest:
            raise _too_large(size, largest)
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        content = _member(path, largest, error)
    except OSError as error:
        raise BadFile(
            "file-unreadable",
            _("Máy không cho đọc tệp này."),
            _("Đóng tệp ở chương trình khác, kiểm tra ổ đĩa rồi nhập lại."),
        ) from error
    return Workbook(path, content, hashlib.sha256(content).hexdigest())


def _member(path: Path, largest: int, missing: OSError) -> bytes:
    """The bytes of a file inside a zip."""
    place = next((parent for parent in path.parents if parent.is_file()), None)
    folder = _zip_folder(place) if place else None
    if folder is None:
        raise BadFile(
            "file-missing", _("Không thấy tệp này."), _("Kiểm tra lại đường dẫn hoặc cắm lại USB rồi chọn lại.")
        ) from missing
    name = path.relative_to(folder.path).as_posix()
    size = folder.files[name].file_size if name in folder.files else 0
    if size > largest:
        raise _too_large(size, largest)
    return folder.read(name, largest)


def _too_large(size: int, largest: int) -> BadFile:
    sentence = _("Tệp lớn {size} MB, quá giới hạn {limit} MB của một báo cáo.")
    return BadFile(
        "too-large",
        sentence.format(size=-(-size // 2**20), limit=largest // 2**20),
        _("Bỏ ảnh và trang thừa khỏi tệp rồi nhập lại."),
    )


def _skipped(folder: ZipFolder) -> BadFile:
    names = ", ".join(folder.skipped[:_MOST_NAMED])
    more = _(" và {count} tệp khác").format(count=len(folder.skipped) - _MOST_NAMED)
    sentence = _("Trong tệp nén có tệp không phải bảng tính, đã bỏ qua: {names}.")
    return BadFile(
        "archive-skipped",
        sentence.format(names=names + (more if len(folder.skipped) > _MOST_NAMED else "")),
        _("Không phải làm gì nếu đó không phải báo cáo; các bảng tính trong tệp nén có dòng riêng."),
    )
