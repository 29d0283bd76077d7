"""Many papers at once, into a folder or a zip, named by a rule: all of them or, when it stops, none.

Everything is made beside the place where it goes and moved there at the end; nothing is ever written over.
"""

import errno
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from app.domain.file_names import file_name, numbered, refuse_pattern
from app.errors import Problem, Refused
from app.files import place, sync_file
from app.i18n import _
from app.progress import Progress
from app.services import batch_items
from app.services.batch_items import BatchItem, Made
from app.services.workspace import Workspace

__all__ = ["BatchItem"]

_FIXED_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_GONE = frozenset({errno.ENOENT, errno.ENODEV, errno.EIO, errno.ENXIO})
_NO_FOLDER = frozenset({errno.EEXIST, errno.ENOTDIR})
#: The same of Windows: disk full; device not ready, path or device gone, network name gone.
_FULL_ON_WINDOWS, _GONE_ON_WINDOWS = frozenset({39, 112}), frozenset({3, 15, 21, 55, 64, 67, 1006, 1167})


def write(
    ws: Workspace,
    items: Sequence[BatchItem],
    target: Path,
    pattern: str,
    progress: Progress,
    suffixes: Sequence[str] = (".docx", ".pdf"),
) -> tuple[Path, ...]:
    """Make every item in the wanted formats and put the files into the folder ``target``, or into a zip of that name.

    Files are named by ``pattern`` (see :mod:`app.domain.file_names`); a name that is taken gets a number. Raises
    ``Refused`` for a wrong rule or format, :class:`Problem` when the place cannot be written; nothing is left behind
    then, nor after a cancel. The answer is the files in order, or the one zip.
    """
    refuse_pattern(pattern)
    _refuse_suffixes(suffixes)
    if not items:
        raise Refused("nothing-chosen", _("Chưa chọn văn bản nào để lập."))
    make = batch_items.maker(ws, suffixes)
    if target.suffix.lower() == ".zip":
        return (_into_zip(make, items, target, pattern, progress),)
    return _into_folder(make, items, target, pattern, progress)


def names(ws: Workspace, items: Sequence[BatchItem], pattern: str) -> tuple[str, ...]:
    """What the files would be called, without ending, in an empty folder: for showing a rule before it is used."""
    refuse_pattern(pattern)
    found: list[str] = []
    for item in items:
        found.append(numbered(file_name(pattern, batch_items.fields(ws, item)), found))
    return tuple(found)


def _refuse_suffixes(suffixes: Sequence[str]) -> None:
    for suffix in suffixes:
        if suffix not in (".docx", ".pdf"):
            sentence = _("Không lập được tệp “{suffix}”: chỉ lập tệp Word (.docx) và PDF (.pdf).")
            raise Refused("bad-format", sentence.format(suffix=suffix))


def _into_folder(
    make: Callable[[BatchItem], Made], items: Sequence[BatchItem], folder: Path, pattern: str, progress: Progress
) -> tuple[Path, ...]:
    with _told(folder):
        made_here = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".phen-dau-", dir=folder))
    placed: list[Path] = []
    try:
        with _told(folder):
            taken = [path.stem for path in folder.iterdir()]
            for name, content in _named(make, items, pattern, taken, progress):
                (staging / name).write_bytes(content)
                sync_file(staging / name)
            for name in sorted(path.name for path in staging.iterdir()):
                place(staging / name, folder / name)
                placed.append(folder / name)
    except BaseException:
        for path in placed:
            with suppress(OSError):
                path.unlink()
        raise
    finally:
        shutil.rmtree(staging, ignore_errors=True)
        if made_here and not placed:
            with suppress(OSError):
                folder.rmdir()
    progress(len(items), len(items), _("Đã lập {count} tệp").format(count=len(placed)))
    return tuple(placed)


def _into_zip(
    make: Callable[[BatchItem], Made], items: Sequence[BatchItem], target: Path, pattern: str, progress: Progress
) -> Path:
    folder = target.parent
    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".phen-dau-", suffix=".zip", dir=folder)
    try:
        with _told(folder):
            with os.fdopen(handle, "wb") as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
                for name, content in _named(make, items, pattern, [], progress):
                    entry = zipfile.ZipInfo(name, _FIXED_ZIP_TIME)
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    archive.writestr(entry, content)
            sync_file(Path(temporary))
            final = folder / f"{numbered(target.stem, [path.stem for path in folder.glob('*.[zZ][iI][pP]')])}.zip"
            place(Path(temporary), final)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise
    progress(len(items), len(items), _("Đã lập {name}").format(name=final.name))
    return final


def _named(
    make: Callable[[BatchItem], Made],
    items: Sequence[BatchItem],
    pattern: str,
    taken: Iterable[str],
    progress: Progress,
) -> Iterator[tuple[str, bytes]]:
    """Every file with its name; the formats of one paper bear one name, which no other file has."""
    known = list(taken)
    for done, item in enumerate(items):
        progress(done, len(items), _("Đang lập văn bản {number}/{count}").format(number=done + 1, count=len(items)))
        made = make(item)
        known.append(numbered(file_name(pattern, made.fields), known))
        yield from ((f"{known[-1]}{suffix}", content) for suffix, content in made.content.items())


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """What keeps a place from being written, as one sentence."""
    try:
        yield
    except OSError as error:
        raise place_problem(error, folder) from error


def place_problem(error: OSError, folder: Path) -> Problem:
    """The sentence for a full disk, a folder that may only be read, a stick that was taken out, and all others."""
    windows = getattr(error, "winerror", None)
    nothing = _("Chưa có tệp nào được tạo.")
    if error.errno in _FULL or windows in _FULL_ON_WINDOWS:
        sentence = _("Đĩa hoặc USB chứa {folder} đã đầy. {nothing}")
        way_out = _("Hãy giải phóng chỗ trống hoặc chọn nơi khác rồi lập lại.")
        return Problem("disk-full", sentence.format(folder=folder, nothing=nothing), way_out)
    if windows in _GONE_ON_WINDOWS or error.errno in _GONE:
        sentence = _("Không còn thấy {folder}: USB hoặc ổ mạng đã bị rút ra. {nothing}")
        way_out = _("Hãy cắm lại hoặc chọn nơi khác rồi lập lại.")
        return Problem("place-gone", sentence.format(folder=folder, nothing=nothing), way_out)
    if error.errno in _FORBIDDEN:
        sentence = _("Không ghi được vào {folder}: thư mục chỉ đọc, hoặc một tệp ở đó đang mở trong Word. {nothing}")
        way_out = _("Hãy đóng tệp ấy, hoặc chọn thư mục khác mà anh chị có quyền ghi.")
        return Problem("folder-not-writable", sentence.format(folder=folder, nothing=nothing), way_out)
    if error.errno in _NO_FOLDER:
        sentence = _("{folder} nằm trong hoặc trùng tên một tệp nên không phải thư mục. {nothing}")
        return Problem("not-a-folder", sentence.format(folder=folder, nothing=nothing), _("Hãy chọn nơi khác."))
    sentence = _("Không ghi được vào {folder} (mã lỗi {number}). {nothing}")
    told = sentence.format(folder=folder, number=windows or error.errno, nothing=nothing)
    return Problem("place-not-written", told, _("Hãy chọn nơi khác rồi lập lại."))


def every_unit(ws: Workspace, year: int, template_id: int) -> tuple[BatchItem, ...]:
    """One letter of a template to every commune and station that owes a report of the year."""
    return tuple(BatchItem.of_template(template_id, year, unit_id) for unit_id in batch_items.units_of(ws, year))


def every_review(ws: Workspace, year: int) -> tuple[BatchItem, ...]:
    """The review of the whole area, then that of every commune and station."""
    return (BatchItem.of_review(year), *(BatchItem.of_review(year, key) for key in batch_items.units_of(ws, year)))
