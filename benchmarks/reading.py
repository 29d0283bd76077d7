"""Reading many clean workbooks, against the raw read of the same cells by the fastest reader."""

from pathlib import Path

import python_calamine

from app import paths
from app.importing.reader import WorkbookReader
from app.presets.load import PresetLibrary
from benchmarks.timing import Pair, pair
from benchmarks.workbooks import make

_YEAR = 2021


def memory_of_main(folder: Path, count: int) -> tuple[int, int]:
    """Resident megabytes of this process before and after reading ``count`` workbooks one after the other.

    The cells of a workbook live in the child that reads it, so here only the last report may remain. Linux only; 0
    where the kernel does not tell.
    """
    books = make(folder, count)
    catalogue = PresetLibrary(paths.resources() / "presets").catalogue(_YEAR)
    with WorkbookReader() as reader:
        reader.read(books[0].read_bytes(), books[0].name, catalogue)
        before = _resident()
        for path in books:
            reader.read(path.read_bytes(), path.name, catalogue)
        return before, _resident()


def _resident() -> int:
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    line = next(line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) // 1024


def measure(folder: Path, count: int, rounds: int) -> Pair:
    """Seconds to read ``count`` workbooks into reports, and to read only their cells."""
    books = make(folder, count)
    catalogue = PresetLibrary(paths.resources() / "presets").catalogue(_YEAR)

    def ours() -> None:
        with WorkbookReader() as reader:
            for path in books:
                reader.read(path.read_bytes(), path.name, catalogue)

    def raw() -> None:
        for path in books:
            workbook = python_calamine.CalamineWorkbook.from_path(str(path))
            for name in workbook.sheet_names:
                workbook.get_sheet_by_name(name).to_python()

    return pair(
        f"read {count} workbooks",
        "calamine, all cells of the same files",
        "≤ 1.5×",
        ours,
        raw,
        rounds=rounds,
        remark="checked, every cell with its place; starts the child",
    )
