"""Where one part of a total stands: a cell of a report, or an event of the register."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Source:
    """Where one part of a total stands: who reported which value about which place, in which file, sheet and cell.

    ``counts`` is false for what only stands beside the total: a blank, a hamlet's part of a sum that is listed itself.
    ``is_certain`` is false for a blank, an open question and a figure that another level owns. ``is_overridden`` marks
    a figure that counts although an error was found about its cell, ``override_reason`` says why it was let pass.
    ``is_corrected`` marks one that somebody corrected: the cell still says ``raw``, ``correction_reason`` says why.
    """

    unit_id: int
    unit: str
    code: str
    indicator: str
    part: str
    value: Decimal | None
    raw: str
    file: str
    sheet: str
    cell: str
    version: int
    submission_id: int
    place: str = ""
    place_code: str = ""
    scope: str = "unit"
    counts: bool = True
    is_certain: bool = True
    is_overridden: bool = False
    override_reason: str = ""
    is_corrected: bool = False
    correction_reason: str = ""
    #: the event of the register that gives the value where no report does; ``sheet`` is its name, ``cell`` its day
    event_id: int = 0
