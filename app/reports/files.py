"""Writing a finished paper so that its name always means a whole file.

The bytes go to a temporary file in the target folder, reach the disk, and are then renamed over the target. A file
that is open in Word or an antivirus that holds it for a moment is tried again for a few seconds.
"""

import contextlib
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from app.errors import Problem
from app.i18n import _

#: Waits between attempts to replace the target: together about eight seconds.
RETRY_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.2, 1.6, 2.0, 2.0)


def write_whole(path: Path, content: bytes, *, wait: Callable[[float], None] = time.sleep) -> None:
    """Put ``content`` under ``path``, or leave everything as it was and raise :class:`Problem`."""
    try:
        handle, name = tempfile.mkstemp(prefix=".phen-dau-", suffix=path.suffix, dir=path.parent)
    except OSError as error:
        raise _folder_problem(path) from error
    temporary = Path(name)
    try:
        _fill(handle, content, path)
        _replace(temporary, path, wait)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)


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
    if path.exists() and not os.access(path, os.W_OK):
        raise _locked_problem(path)
    for pause in (*RETRY_WAITS, None):
        try:
            if not path.exists():
                temporary.chmod(0o666 & ~_umask())
            else:
                temporary.chmod(path.stat().st_mode & 0o777)
            temporary.replace(path)
        except PermissionError as error:
            if pause is None:
                raise _locked_problem(path) from error
            wait(pause)
        except OSError as error:
            raise _locked_problem(path) from error
        else:
            return


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


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
