"""Submission «báo cáo xã gửi lên»: what a workbook says, and the life of one version of it.

    DRAFT «nháp» ─► RECEIVED «tiếp nhận» ─► ACCEPTED «đã duyệt» (locked) ─► SUPERSEDED by an amendment «đính chính»
                        ▲      │
                        └──────┴─► RETURNED «trả lại»   (a re-sent file becomes the next version)

A draft is what an undone import leaves of a version in which somebody had changed something; it counts nowhere.

Hard copy «bản cứng» and soft copy «bản mềm» are independent receipts (plan 74/KH-BCĐ, IV.6 asks for both).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from app.domain.findings import Finding, Severity, Where
from app.domain.layouts import SheetLayout
from app.domain.periods import ReportingPeriod
from app.domain.registers import Register, RegisterRow

#: Questions about the form that was sent: they are asked of one that nobody has filled, too.
_ABOUT_FORM = frozenset(
    {"sum-of-blanks", "period-differs", "sheet-of-other-unit", "hamlet-sheet-unclear", "column-twice"}
)


class SubmissionState(StrEnum):
    """Where one version of a report stands."""

    DRAFT = "draft"
    RECEIVED = "received"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    SUPERSEDED = "superseded"


class FigureStatus(StrEnum):
    """Whether a figure counts: only ``REPORTED`` and ``CORRECTED`` ones with a value enter totals."""

    REPORTED = "reported"
    CORRECTED = "corrected"
    ASKED = "asked"
    NOT_OWNED = "not_owned"


@dataclass(frozen=True, slots=True)
class ReportedHamlet:
    """A hamlet «xóm» as the workbook names it; matched to a unit only on receipt."""

    name: str
    code: str = ""
    uid: str = ""
    is_border: bool = False


@dataclass(frozen=True, slots=True)
class ReportedFigure:
    """Figure «số liệu»: one value with its place and original text.

    Exactly one scope: the reporting unit itself (``hamlet`` and ``commune_code`` empty), one of its hamlets (by name
    as in :class:`ReportedHamlet`), or one commune that a border station serves (by official code). ``value`` is
    ``None`` for a blank («chưa có số liệu»), which is never the same as 0 («không phát sinh»).
    """

    indicator: str
    value: Decimal | None
    raw: str
    where: Where
    part: str = ""
    hamlet: str = ""
    commune_code: str = ""
    note: str = ""
    status: FigureStatus = FigureStatus.REPORTED

    @property
    def counts(self) -> bool:
        """Whether the figure may enter a total."""
        return self.value is not None and self.status in (FigureStatus.REPORTED, FigureStatus.CORRECTED)


@dataclass(frozen=True, slots=True)
class ReportedRow:
    """One row of a list sheet with its place; ``natural_key`` is equal for the same thing listed twice."""

    register: Register
    sheet: str
    row_no: int
    row: RegisterRow
    natural_key: str = ""
    #: field name -> cell, for findings that point at one cell of the row
    cells: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NarrativeText:
    """Narrative «thuyết minh» for one leaf of the outline."""

    leaf: str
    text: str
    where: Where


@dataclass(frozen=True, slots=True)
class ReportHeader:
    """Sheet 01 «thông tin chung» as read; every field may be missing."""

    unit_code: str = ""
    unit_uid: str = ""
    unit_name: str = ""
    place: str = ""
    period: ReportingPeriod | None = None
    station_name: str = ""
    prepared_by: str = ""
    prepared_title: str = ""
    signed_by: str = ""
    signed_on: date | None = None
    document_number: str = ""
    tier: str = ""
    tier_on: date | None = None
    merger_note: str = ""
    border_length_km: Decimal | None = None
    marker_count: int | None = None
    is_station: bool = False


@dataclass(frozen=True, slots=True)
class ParsedReport:
    """All that one workbook says, before anything is stored."""

    header: ReportHeader
    hamlets: tuple[ReportedHamlet, ...]
    figures: tuple[ReportedFigure, ...]
    rows: tuple[ReportedRow, ...]
    narrative: tuple[NarrativeText, ...]
    findings: tuple[Finding, ...]
    ignored_sheets: tuple[str, ...] = ()
    encodings: tuple[str, ...] = ("unicode-nfc",)
    #: list sheets that are there, also blank ones: neither those nor missing ones say that there is none
    registers: frozenset[Register] = frozenset()
    #: how the sheets were understood, for what may be remembered of the sender's form
    layouts: tuple[SheetLayout, ...] = ()
    #: code and title of every column of a commune in the workbook of a station
    commune_titles: tuple[tuple[str, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the sender entered nothing: no figure, line of a list or text, and nothing of the kind is asked."""
        # Sums and ratios of blank cells are 0 where a program stores no blank for them.
        has_figures = any(item.counts or item.value for item in self.figures)
        has_measures = any(value is not None for value in (self.header.border_length_km, self.header.marker_count))
        is_asked = any(item.severity is Severity.QUESTION and item.code not in _ABOUT_FORM for item in self.findings)
        return not (has_figures or has_measures or is_asked or self.rows or self.narrative)


class Verdict(StrEnum):
    """What a file is to us, said before its preview."""

    NEW = "new"
    SAME = "same"
    NEWER = "newer"
    AFTER_ACCEPTANCE = "after_acceptance"
    #: signed before the version that is here: received only when somebody says so
    OLDER = "older"
    WRONG_PERIOD = "wrong_period"
    UNKNOWN_UNIT = "unknown_unit"
    UNREADABLE = "unreadable"
    #: a form that nobody has filled: it says nothing, which is not the same as nothing to report
    EMPTY = "empty"
    #: no file but a folder or zip: what is in it besides workbooks was passed over, and that is all there is to say
    SKIPPED = "skipped"


#: Verdicts that may be received.
RECEIVABLE = frozenset({Verdict.NEW, Verdict.NEWER, Verdict.AFTER_ACCEPTANCE, Verdict.OLDER})
#: Verdicts that are received without somebody choosing the very file.
TAKEN_UNASKED = RECEIVABLE - {Verdict.OLDER}


@dataclass(frozen=True, slots=True)
class ReadResult:
    """One file of an import: what it is and what it says; nothing is stored yet.

    ``problem_code``/``problem`` explain an unreadable, foreign or mis-dated file. ``content`` are the bytes that were
    read, so that exactly these are kept even when the stick is gone; ``differences`` counts the figures that differ
    from version ``known_version`` of the same unit and period. ``findings`` are those of the reader and then the ones
    in ``checked``, which the checks made and make anew whenever a figure changes; ``compared_with`` are the accepted
    versions of the year before that these looked at (``None`` = not noted), ``checked_by`` is the plan in force then
    with a digest of what the register of events knew of the unit.
    ``again_of`` is the id of the version whose kept workbook was read once more; 0 for a file that was sent.
    """

    path: str
    file_name: str
    sha256: str
    size: int
    verdict: Verdict
    unit_id: int | None = None
    unit_name: str = ""
    period: ReportingPeriod | None = None
    report: ParsedReport | None = None
    findings: tuple[Finding, ...] = ()
    problem_code: str = ""
    problem: str = ""
    checked: tuple[Finding, ...] = ()
    unit_code: str = ""
    known_version: int = 0
    differences: int = 0
    compared_with: tuple[int, ...] | None = None
    checked_by: str = ""
    again_of: int = 0
    content: bytes = field(default=b"", repr=False, compare=False)

    @property
    def figure_count(self) -> int:
        """How many values were read for certain."""
        return sum(1 for item in self.report.figures if item.counts) if self.report else 0

    def count(self, severity: Severity) -> int:
        """How many findings of one severity the file has."""
        return sum(1 for item in self.findings if item.severity is severity)


@dataclass(frozen=True, slots=True)
class StoredFinding:
    """A finding of a stored version, with what was decided about it; ``is_later``: made after it was accepted."""

    id: int
    finding: Finding
    is_open: bool
    answer: str = ""
    reason: str = ""
    decided_by: str = ""
    is_later: bool = False


@dataclass(frozen=True, slots=True)
class StoredFigure:
    """A figure of a stored version; ``hamlet_id``, ``commune_id`` are units; ``original`` was there first."""

    id: int
    figure: ReportedFigure
    unit_id: int
    original: Decimal | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SubmissionRow:
    """One line of the board: an expected unit and its current version, if any."""

    unit_id: int
    unit_name: str
    unit_code: str
    is_station: bool
    submission_id: int | None = None
    version: int = 0
    state: SubmissionState | None = None
    file_name: str = ""
    received_at: datetime | None = None
    accepted_at: datetime | None = None
    soft_copy_on: date | None = None
    hard_copy_on: date | None = None
    figures: int = 0
    errors: int = 0
    questions: int = 0
    warnings: int = 0
    #: of the warnings those that were found after the report had been accepted
    later: int = 0

    @property
    def is_here(self) -> bool:
        """Whether a report came: a returned one is as good as none until its sender sends it again."""
        return self.submission_id is not None and self.state is not SubmissionState.RETURNED


@dataclass(frozen=True, slots=True)
class SubmissionDetail:
    """One version of one report, whole."""

    id: int
    unit_id: int
    unit_name: str
    unit_code: str
    period: ReportingPeriod
    version: int
    state: SubmissionState
    header: ReportHeader
    file_name: str
    file_sha256: str
    figures: tuple[StoredFigure, ...]
    rows: tuple[ReportedRow, ...]
    narrative: tuple[NarrativeText, ...]
    findings: tuple[StoredFinding, ...]
    hamlets: tuple[ReportedHamlet, ...] = ()
    received_at: datetime | None = None
    accepted_at: datetime | None = None
    soft_copy_on: date | None = None
    hard_copy_on: date | None = None
    return_reason: str = ""
    amend_reason: str = ""
    registers: frozenset[Register] = frozenset()


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Proof that one version was accepted «duyệt»: its id and the SHA-256 over all that was accepted.

    ``is_compared`` tells whether there were accepted figures of the year before to hold it against, ``found_later``
    how much now is to be asked about the report of the year after, which had been accepted before this one.
    """

    submission_id: int
    content_sha256: str
    is_compared: bool = True
    found_later: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure that differs between two versions; ``place`` is a hamlet name or commune code, empty = the unit."""

    indicator: str
    part: str
    place: str
    before: Decimal | None
    after: Decimal | None
    where: Where


def differences(before: Iterable[ReportedFigure], after: Iterable[ReportedFigure]) -> tuple[Difference, ...]:
    """Figures whose counting value differs, in the order of ``after``, then those that are gone."""
    old = {_place_key(item): item for item in before}
    new = {_place_key(item): item for item in after}
    found = []
    for key in (*new, *(key for key in old if key not in new)):
        was, now = _counted(old.get(key)), _counted(new.get(key))
        if was != now:
            where = new[key].where if key in new else Where()
            found.append(Difference(key[0], key[1], key[2] or key[3], was, now, where))
    return tuple(found)


def _place_key(item: ReportedFigure) -> tuple[str, str, str, str]:
    return (item.indicator, item.part, item.hamlet, item.commune_code)


def _counted(item: ReportedFigure | None) -> Decimal | None:
    return item.value if item is not None and item.counts else None


def blockers(detail: SubmissionDetail) -> tuple[StoredFinding, ...]:
    """Open errors and questions: what must be settled before the report can be accepted «duyệt»."""
    return tuple(
        item
        for item in detail.findings
        if item.is_open and item.finding.severity in (Severity.ERROR, Severity.QUESTION)
    )
