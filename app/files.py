"""Placing files so that a name always means a whole file: the old one or the new one, never half of either.

The bytes go to a temporary file in the target folder, reach the disk, and are then moved over the target. A file that
is open in Word or held by an antivirus for a moment is tried again for a few seconds.
"""

import os
import tempfile
import time
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from pathlib import Path

from app.crash_points import CrashPoint, reach
from app.errors import Problem
from app.i18n import _

#: Waits between attempts to replace a file that another program holds: together about eight seconds.
RETRY_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.2, 1.6, 2.0, 2.0)
#: Only Windows refuses to replace an open file; elsewhere a refusal is meant.
_USUAL_WAITS = RETRY_WAITS if os.name == "nt" else ()


def sync_file(path: Path) -> None:
    """Return only when the bytes of the file are on the disk."""
    with path.open("rb+") as handle:
        os.fsync(handle.fileno())


def sync_folder(folder: Path) -> None:
    """Return only when the names in the folder are on the disk; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def beside(target: Path) -> Path:
    """A temporary name in the folder of ``target``, so that the later move stays on one disk."""
    return target.with_name(f".{target.name}.{os.getpid()}.tmp")


def place(temporary: Path, target: Path) -> None:
    """Move a finished file over its final name and make the move last; raises ``OSError`` when that is refused."""
    _move(temporary, target, _USUAL_WAITS, time.sleep)
    sync_folder(target.parent)


def _move(temporary: Path, target: Path, waits: Sequence[float], wait: Callable[[float], None]) -> None:
    for pause in (*waits, None):
        try:
            temporary.replace(target)
            break
        except PermissionError:
            if pause is None:
                raise
            wait(pause)


def write_whole(path: Path, content: bytes, *, wait: Callable[[float], None] = time.sleep) -> None:
    """Put ``content`` under ``path``, or leave everything as it was and raise :class:`Problem`."""
    try:
        handle, name = tempfile.mkstemp(prefix=".phen-dau-", suffix=path.suffix, dir=path.parent)
    except OSError as error:
        raise _folder_problem(path) from error
    temporary = Path(name)
    try:
        _fill(handle, content, path)
        reach(CrashPoint.FILE_WRITTEN)
        _replace(temporary, path, wait)
        reach(CrashPoint.FILE_PLACED)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def make_folder_of(path: Path) -> None:
    """Make the folder of ``path`` where it is missing; raises :class:`Problem` when that is refused."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _folder_problem(path) from error


def write_new(folder: Path, name: str, content: bytes) -> Path:
    """Put ``content`` into ``folder``, made where it is missing, as :func:`write_whole` does; returns the file.

    Never over another file: a name that is taken gets a number.
    """
    make_folder_of(folder / name)
    path = free_path(folder / name)
    write_whole(path, content)
    return path


def free_path(path: Path, taken: Collection[Path] = ()) -> Path:
    """``path``, or with a number behind its name where a file of that name is there or ``taken``: "sổ (2).pdf"."""
    free, number = path, 1
    while free.exists() or free in taken:
        number += 1
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return free


def _fill(handle: int, content: bytes, path: Path) -> None:
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise Problem(
            "file-not-written",
            _("Không ghi được {name}: đĩa đầy hoặc thiết bị đã bị rút ra.").format(name=path.name),
            _("Không có tệp dở dang nào để lại. Hãy giải phóng chỗ trống hoặc chọn thư mục khác rồi xuất lại."),
        ) from error


def _replace(temporary: Path, path: Path, wait: Callable[[float], None]) -> None:
    is_there = path.exists()
    if is_there and not os.access(path, os.W_OK):
        raise _locked_problem(path)
    try:
        temporary.chmod(path.stat().st_mode & 0o777 if is_there else 0o666 & ~_umask())
        _move(temporary, path, RETRY_WAITS, wait)
    except OSError as error:
        raise _locked_problem(path) from error
    with suppress(OSError):  # the file is there; a share that cannot sync folders promises nothing about names
        sync_folder(path.parent)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _folder_problem(path: Path) -> Problem:
    return Problem(
        "folder-not-writable",
        _("Không ghi được vào thư mục {folder}.").format(folder=path.parent),
        _("Chưa có tệp nào được tạo. Hãy chọn thư mục khác mà anh chị có quyền ghi."),
    )


def _locked_problem(path: Path) -> Problem:
    return Problem(
        "file-not-replaced",
        _("Không thay được tệp {name}: tệp chỉ đọc hoặc đang mở ở chương trình khác.").format(name=path.name),
        _("Tệp cũ còn nguyên. Hãy đóng tệp đó, hoặc lưu với tên khác."),
    )
