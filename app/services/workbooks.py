"""Which files of a selection are workbooks, and their bytes; a name decides only what is taken from a folder."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import BadFile
from app.i18n import _

#: Taken from a folder; a file that is named itself is always looked at, whatever it is called.
_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})
_LOCK_PREFIX = "~$"


@dataclass(frozen=True, slots=True)
class Workbook:
    """One file as it lies on the disk, with the SHA-256 of its bytes."""

    path: Path
    content: bytes
    sha256: str


def find(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files to read: named ones as they are, of folders every workbook inside, each once, sorted by path."""
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
    return tuple(sorted(unique.values()))


def _is_workbook(path: Path) -> bool:
    is_hidden = path.name.startswith((".", _LOCK_PREFIX))
    return not is_hidden and path.suffix.lower() in _SUFFIXES and path.is_file()


def load(path: Path, largest: int) -> Workbook:
    """Read the bytes of one file; raises :class:`BadFile` when it is missing, locked or above ``largest`` bytes."""
    try:
        size = path.stat().st_size
        if size > largest:
            sentence = _("Tệp lớn {size} MB, quá giới hạn {limit} MB của một báo cáo.")
            raise BadFile(
                "too-large",
                sentence.format(size=-(-size // 2**20), limit=largest // 2**20),
                _("Bỏ ảnh và trang thừa khỏi tệp rồi nhập lại."),
            )
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise BadFile(
            "file-missing", _("Không thấy tệp này."), _("Kiểm tra lại đường dẫn hoặc cắm lại USB rồi chọn lại.")
        ) from error
    except OSError as error:
        raise BadFile(
            "file-unreadable",
            _("Máy không cho đọc tệp này."),
            _("Đóng tệp ở chương trình khác, kiểm tra ổ đĩa rồi nhập lại."),
        ) from error
    return Workbook(path, content, hashlib.sha256(content).hexdigest())
