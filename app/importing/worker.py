"""The process that reads incoming files: it has no database, limited memory, and may be killed at any moment."""

import gc
import traceback
from multiprocessing.connection import Connection

from app.domain.indicators import Catalogue
from app.errors import BadFile
from app.importing.copies import copy_of
from app.importing.grid import grid_of
from app.importing.limits import Limits
from app.importing.listed_tables import read_listed_tables
from app.importing.messages import READY, Answer, Request
from app.importing.opening import open_workbook
from app.importing.process_limits import limit_this_process
from app.importing.refusals import refusal
from app.importing.report import read_report
from app.importing.running_text import read_running_text
from app.importing.wire import packed, unpacked

__all__ = ["Answer", "Request", "answer", "open_workbook", "serve"]


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
        return _made(request, catalogue, limits)
    except BadFile as problem:
        return Answer(refused=(problem.code, problem.sentence, problem.way_out))
    except (MemoryError, RecursionError):
        died = refusal("reader-died")
        return Answer(refused=(died.code, died.sentence, died.way_out))
    except Exception:  # noqa: BLE001 - a hostile file must not end the reader; the trace travels to the parent
        return Answer(bug=traceback.format_exc())


def _made(request: Request, catalogue: Catalogue | None, limits: Limits) -> Answer:
    if request.wants_tables:
        return Answer(made=read_listed_tables(request.content, request.file_name, limits))
    if request.wants_text:
        return Answer(made=read_running_text(request.content, limits))
    workbook = open_workbook(request.content, request.file_name, limits)
    if request.task is not None:
        return Answer(made=request.task(request.content, lambda: copy_of(workbook), request.given))
    if request.wants_grid or catalogue is None:
        return Answer(grid=grid_of(workbook))
    return Answer(report=read_report(workbook, catalogue, request.file_name, request.mappings))
