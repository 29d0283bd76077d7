"""The process that reads incoming files: it has no database, limited memory, and may be killed at any moment."""

import gc
import importlib
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection

from app.domain.indicators import Catalogue
from app.domain.layouts import Mappings
from app.domain.sheet_copies import WorkbookCopy
from app.domain.sheets import SheetGrid
from app.domain.submissions import ParsedReport
from app.errors import BadFile
from app.importing.copies import copy_of
from app.importing.grid import grid_of
from app.importing.kinds import Kind, open_source
from app.importing.limits import MEGABYTE, Limits
from app.importing.process_limits import limit_this_process
from app.importing.raw import RawWorkbook
from app.importing.refusals import refusal
from app.importing.report import read_report
from app.importing.wire import packed, unpacked
from app.importing.xlsx import read_xlsx

#: The first word of a new child: imports are done, the clock of the first file may run.
READY = "ready"


@dataclass(frozen=True, slots=True)
class Request:
    """One file to read; without a catalogue of its own the last one holds, without any the grid is wanted."""

    content: bytes
    file_name: str
    wants_grid: bool = False
    wants_copy: bool = False
    catalogue: Catalogue | None = None
    #: what is remembered of the sender's form
    mappings: Mappings = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a request: a result, a refusal (code, sentence, way out), or the trace of a bug."""

    report: ParsedReport | None = None
    grid: tuple[SheetGrid, ...] = ()
    copy: WorkbookCopy | None = None
    refused: tuple[str, str, str] | None = None
    bug: str = ""


def serve(connection: Connection, limits: Limits) -> None:
    """Answer requests until the other side hangs up."""
    limit_this_process(limits.memory)
    # Reading makes thousands of small values and no cycles; collecting less often saves a tenth of the time.
    gc.set_threshold(100_000, 50, 50)
    connection.send_bytes(packed(READY))
    catalogue: Catalogue | None = None
    while True:
        try:
            request = unpacked(connection.recv_bytes())
        except (EOFError, OSError):
            return
        if not isinstance(request, Request):
            return
        catalogue = request.catalogue or catalogue
        connection.send_bytes(packed(answer(request, catalogue, limits)))


def answer(request: Request, catalogue: Catalogue | None, limits: Limits) -> Answer:
    """Read one file; never raises, so that one bad file ends nothing."""
    try:
        workbook = open_workbook(request.content, request.file_name, limits)
        if request.wants_copy:
            return Answer(copy=copy_of(workbook))
        if request.wants_grid or catalogue is None:
            return Answer(grid=grid_of(workbook))
        return Answer(report=read_report(workbook, catalogue, request.file_name, request.mappings))
    except BadFile as problem:
        return Answer(refused=(problem.code, problem.sentence, problem.way_out))
    except (MemoryError, RecursionError):
        died = refusal("reader-died")
        return Answer(refused=(died.code, died.sentence, died.way_out))
    except Exception:  # noqa: BLE001 - a hostile file must not end the reader; the trace travels to the parent
        return Answer(bug=traceback.format_exc())


def open_workbook(content: bytes, file_name: str, limits: Limits) -> RawWorkbook:
    """Check a file and read its cells; raises :class:`BadFile`."""
    if len(content) > limits.file_size:
        raise refusal("too-large", size=str(len(content) // MEGABYTE), limit=str(limits.file_size // MEGABYTE))
    kind, archive = open_source(content, file_name)
    if archive is None:
        return _reader_of(kind)(content, limits)
    with archive:
        return read_xlsx(archive, limits) if kind is Kind.XLSX else _reader_of(kind)(archive, limits)


def _reader_of(kind: Kind) -> Callable[..., RawWorkbook]:
    """The reader of a rarer kind, loaded with its library when the first such file comes: most folders have none."""
    reader: Callable[..., RawWorkbook] = getattr(importlib.import_module(f"app.importing.{kind}"), f"read_{kind}")
    return reader
