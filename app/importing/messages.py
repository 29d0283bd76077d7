"""What the program and the children that read files ask and answer."""

from dataclasses import dataclass, field

from app.domain.indicators import Catalogue
from app.domain.layouts import Mappings
from app.domain.sheet_copies import WorkbookCopy
from app.domain.sheets import SheetGrid
from app.domain.submissions import ParsedReport

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
