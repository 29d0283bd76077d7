"""What the program and the children that read files ask and answer."""

from collections.abc import Callable
from dataclasses import dataclass, field

from app.domain.indicators import Catalogue
from app.domain.layouts import Mappings
from app.domain.sheet_copies import WorkbookCopy
from app.domain.sheets import SheetGrid
from app.domain.submissions import ParsedReport

#: Something to make of a file: gets its bytes, its sheets to be written anew when it asks for them, and what is given.
Task = Callable[[bytes, Callable[[], WorkbookCopy], object], object]

#: The first word of a new child: imports are done, the clock of the first file may run.
READY = "ready"


@dataclass(frozen=True, slots=True)
class Request:
    """One file to read; without a catalogue of its own the last one holds, without any the grid is wanted."""

    content: bytes
    file_name: str
    wants_grid: bool = False
    #: its tables are wanted as they stand: those of a workbook, or of a Word file
    wants_tables: bool = False
    #: its text is wanted as it runs: that of a plan, of a Word file or a text file
    wants_text: bool = False
    #: what to make of the file, with what is given for it; a function of a module, as it travels by its name
    task: Task | None = None
    given: object = None
    catalogue: Catalogue | None = None
    #: what is remembered of the sender's form
    mappings: Mappings = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a request: a result, a refusal (code, sentence, way out), or the trace of a bug."""

    report: ParsedReport | None = None
    grid: tuple[SheetGrid, ...] = ()
    made: object = None
    refused: tuple[str, str, str] | None = None
    bug: str = ""
