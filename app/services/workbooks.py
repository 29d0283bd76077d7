"""Which files of a selection are workbooks, and their bytes; a name decides only what is taken from a folder or a zip.

A zip of workbooks is a folder: its files have paths like ``bao-cao.zip/Sóc Hà.xlsx`` and are read from inside it.
"""

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from app.errors import BadFile
from app.i18n import _
from app.importing.limits import DEFAULT_LIMITS
from app.importing.zip_folder import ZipFolder, is_leaving, is_report_name, open_zip_folder

#: Taken from a folder or a zip; a file that is named itself is always looked at, whatever it is called.
_SUFFIXES = frozenset(
    {".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".zip", ".rar", ".7z"}
)
_MOST_NAMED = 5
#: Code of what :func:`load` says of a folder or zip that holds other files too: nobody has to do anything about it.
SKIPPED = "files-skipped"


@dataclass(frozen=True, slots=True)
class Workbook:
    """One file as it lies on the disk or in a zip, with the SHA-256 of its bytes."""

    path: Path
    content: bytes
    sha256: str


def find(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files to read: named ones as they are, of folders and zips every workbook inside, each once, by path.

    A folder or zip itself is among them when there is something to say about it; :func:`load` then says it.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = sorted(item for item in path.rglob("*") if _is_workbook(item))
            found.update(dict.fromkeys([path] if inside and _strays(path) else []))
            found.update(dict.fromkeys(inside))
        else:
            found[path] = None
    unique: dict[Path, Path] = {}
    for path in found:
        unique.setdefault(path.resolve(), path)
    return tuple(sorted(item for path in unique.values() for item in _with_members(path)))


def is_container(path: Path) -> bool:
    """Whether a path of :func:`find` is a folder or zip, of which only is said what was passed over."""
    try:
        return path.is_dir() or _zip_folder(path) is not None
    except BadFile:
        return False


def _strays(folder: Path) -> tuple[str, ...]:
    """Files of a folder that are no workbooks, without what systems and programs leave behind."""
    names = (Path(root, name) for root, _folders, files in os.walk(folder) for name in files)
    told = (item.relative_to(folder).as_posix() for item in names)
    return tuple(sorted(name for name in told if not (is_leaving(name) or is_report_name(name, _SUFFIXES))))


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
            raise _skipped(folder.skipped)
        if path.is_dir():
            raise _skipped(_strays(path))
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


def _skipped(skipped: Sequence[str]) -> BadFile:
    names = ", ".join(skipped[:_MOST_NAMED])
    more = _(" và {count} tệp khác").format(count=len(skipped) - _MOST_NAMED)
    sentence = _("Bỏ qua {count} tệp không phải bảng tính: {names}.")
    named = names + (more if len(skipped) > _MOST_NAMED else "")
    return BadFile(
        SKIPPED,
        sentence.format(count=len(skipped), names=named),
        _("Không phải làm gì nếu đó không phải báo cáo; mỗi bảng tính có dòng riêng."),
    )
