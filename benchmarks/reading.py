"""Reading many clean workbooks, against the raw read of the same cells by other readers."""

import importlib
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import python_calamine

from app import paths
from app.domain.indicators import Catalogue
from app.importing.limits import DEFAULT_LIMITS
from app.importing.reader import WorkbookReader
from app.importing.readers import Incoming, Readers
from app.importing.worker import Request, answer
from app.presets.load import PresetLibrary
from benchmarks.timing import Pair, pair
from benchmarks.workbooks import make, with_hamlets

_YEAR = 2021
_HAMLETS = 2_000
#: openpyxl takes its time.
_FEWER = 100
#: Where README has pandas put: beside the environment, which stays that of the program and its tests.
_EXTRA = Path(__file__).resolve().parent.parent / "out" / "bench"


def _catalogue() -> Catalogue:
    return PresetLibrary(paths.resources() / "presets").catalogue(_YEAR)


def memory_of_main(folder: Path, count: int) -> tuple[int, int]:
    """Resident megabytes of this process before and after reading ``count`` workbooks one after the other.

    The cells of a workbook live in the child that reads it, so here only the last report may remain. Linux only; 0
    where the kernel does not tell.
    """
    books = make(folder, count)
    catalogue = _catalogue()
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


def measure(folder: Path, count: int, rounds: int) -> Iterator[Pair]:
    """Seconds to read workbooks into reports, and to read only their cells with calamine, openpyxl and pandas."""
    books = make(folder, count)
    few = books[:_FEWER]
    ours, catalogue = "with both children and their start; checked, every cell with its place", _catalogue()
    yield pair(
        f"read {count} workbooks", "calamine, all cells of the same files", "≤ 1.5×",
        lambda: _read(books, catalogue), lambda: _calamine(books), rounds=rounds, remark=ours,
    )  # fmt: skip
    pandas = _pandas()
    if pandas is not None:
        yield pair(
            f"read {len(few)} workbooks", "pandas + openpyxl, all sheets as tables", "≤ 0.33×",
            lambda: _read(few, catalogue), lambda: _tables(few, pandas), rounds=rounds, remark="the same",
        )  # fmt: skip
    yield pair(
        f"read {len(few)} workbooks", "openpyxl alone, all cells", "",
        lambda: _read(few, catalogue), lambda: _openpyxl(few), rounds=rounds,
        remark="what pandas does on top is not in it" if pandas else "pandas is not installed: see README",
    )  # fmt: skip
    yield _hamlets(folder / "hamlets", catalogue, rounds)


def _pandas() -> Any:
    """The module, or None where it was not installed."""
    sys.path.append(str(_EXTRA))
    try:
        return importlib.import_module("pandas")
    except ImportError:
        return None
    finally:
        # Children take over the path; they have nothing to look for there.
        sys.path.remove(str(_EXTRA))


def _read(books: Sequence[Path], catalogue: Catalogue) -> None:
    files = (Incoming(path.name, path.read_bytes(), path.name) for path in books)
    with Readers() as readers:
        for _name, report in readers.read_many(files, catalogue):
            assert not isinstance(report, Exception)


def _calamine(books: Sequence[Path]) -> None:
    for path in books:
        workbook = python_calamine.CalamineWorkbook.from_path(str(path))
        for name in workbook.sheet_names:
            workbook.get_sheet_by_name(name).to_python()


def _openpyxl(books: Sequence[Path]) -> None:
    for path in books:
        workbook = openpyxl.load_workbook(path, read_only=True, data_only=True)
        for sheet in workbook.worksheets:
            list(sheet.values)
        workbook.close()


def _tables(books: Sequence[Path], pandas: Any) -> None:
    for path in books:
        pandas.read_excel(path, engine="openpyxl", sheet_name=None, header=None)


def _hamlets(folder: Path, catalogue: Catalogue, rounds: int) -> Pair:
    """Twice the hamlets have to cost about twice as much; read in this process, without the start of a child."""

    def reading(count: int) -> Callable[[], None]:
        content = with_hamlets(folder, count).read_bytes()

        def read() -> None:
            found = answer(Request(content, "bc.xlsx"), catalogue, DEFAULT_LIMITS).report
            assert found is not None
            assert len(found.hamlets) == count

        return read

    return pair(
        f"read a workbook of {_HAMLETS} hamlets", f"the same with {_HAMLETS // 2}", "≈ 2×",
        reading(_HAMLETS), reading(_HAMLETS // 2), rounds=rounds, remark="what is quadratic would cost four times",
    )  # fmt: skip
