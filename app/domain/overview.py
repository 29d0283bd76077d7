"""Overview «tổng quan»: what the first page says about one year: the state, what is wrong, what comes next.

Facts and codes only; the page makes the sentences. Nothing here is stored.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from app.domain.findings import Severity
from app.domain.submissions import SubmissionState


class TodoKind(StrEnum):
    """What a task asks for; the page has a verb and an icon for each."""

    FIX_ERRORS = "fix_errors"
    ANSWER_QUESTIONS = "answer_questions"
    COMPARE = "compare"
    REMIND = "remind"
    ACCEPT = "accept"
    RECORD_HARD_COPY = "record_hard_copy"
    RECORD_SOFT_COPY = "record_soft_copy"
    WRITE_LEAVES = "write_leaves"
    ISSUE_REVIEW = "issue_review"
    IMPORT = "import"
    ADJUST_EVENTS = "adjust_events"
    EVENT_REPORTS = "event_reports"
    EVENT_RESULTS = "event_results"
    MEND_NOMINATIONS = "mend_nominations"
    FILL_PLACES = "fill_places"
    AWARD_DOSSIERS = "award_dossiers"
    DUTIES_LATE = "duties_late"
    DUTIES_SOON = "duties_soon"
    TASKS_LATE = "tasks_late"
    CLOSE_YEAR = "close_year"


@dataclass(frozen=True, slots=True)
class Todo:
    """One task; ``unit_names`` in Vietnamese order, ``count`` what is counted (errors, questions, leaves, reports),
    or the year to close.

    ``submission_id`` opens the exact report, ``event_id`` the exact event, ``nomination_id`` the exact nomination,
    ``plan_key`` the plan where it is most urgent; ``None`` when the task concerns several units or the review itself.
    """

    kind: TodoKind
    count: int
    unit_ids: tuple[int, ...] = ()
    unit_names: tuple[str, ...] = ()
    submission_id: int | None = None
    due_on: date | None = None
    event_id: int | None = None
    nomination_id: int | None = None
    plan_key: str = ""


@dataclass(frozen=True, slots=True)
class DeadlineDate:
    """One date a text states for a deadline; ``due_on`` is the last day on time ("trước ngày 21/01" is 20/01)."""

    due_on: date
    quote: str
    clause: str


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """Deadline «thời hạn»; several stated dates are a contradiction that stays visible; the earliest one counts."""

    code: str
    title: str
    dates: tuple[DeadlineDate, ...]
    is_met: bool = False

    @property
    def due_on(self) -> date:
        """The working date: the earliest one stated."""
        return min(item.due_on for item in self.dates)

    @property
    def is_contradicted(self) -> bool:
        """Whether the texts state more than one date."""
        return len({item.due_on for item in self.dates}) > 1


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """How far the report of one expected unit has come; counts are open findings."""

    unit_id: int
    unit_name: str
    is_station: bool
    submission_id: int | None = None
    state: SubmissionState | None = None
    errors: int = 0
    questions: int = 0
    has_soft_copy: bool = False
    has_hard_copy: bool = False


@dataclass(frozen=True, slots=True)
class YearOnYear:
    """One indicator, this year against last year of the same units only; ``None`` is a blank, not 0."""

    code: str
    name: str
    unit: str
    value: Decimal | None
    previous: Decimal | None
    reported: int
    expected: int

    @property
    def change_percent(self) -> Decimal | None:
        """Change in percent of last year; ``None`` when either is blank or last year is 0."""
        if self.value is None or self.previous is None or self.previous == 0:
            return None
        return (self.value - self.previous) * 100 / self.previous


@dataclass(frozen=True, slots=True)
class OpenCount:
    """How many open findings of one severity one report has."""

    severity: Severity
    submission_id: int
    unit_name: str
    count: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the first page shows for one year.

    ``submitted`` and ``expected`` count communes, the stations are counted apart; ``missing`` names communes without
    any report; ``commune_word`` is what communes are called here ("xã", "phường"). ``leaves_done`` of ``leaves`` counts
    the finished leaves of the review.
    """

    year: int
    today: date
    submitted: int
    expected: int
    missing: tuple[str, ...]
    stations_submitted: int
    stations_expected: int
    accepted: int
    errors: tuple[OpenCount, ...]
    questions: tuple[OpenCount, ...]
    leaves_done: int
    leaves: int
    todos: tuple[Todo, ...]
    deadlines: tuple[DeadlineRow, ...]
    plan_number: str
    progress: tuple[ProgressRow, ...]
    year_on_year: tuple[YearOnYear, ...]
    last_backup_at: datetime | None = None
    commune_word: str = "xã"
    #: reports of the year before that wait for acceptance
    waiting_before: int = 0

    @property
    def error_count(self) -> int:
        """Open errors over all reports."""
        return sum(item.count for item in self.errors)

    @property
    def question_count(self) -> int:
        """Open questions over all reports."""
        return sum(item.count for item in self.questions)

    @property
    def next_deadline(self) -> DeadlineRow | None:
        """The nearest deadline that is not met yet; overdue ones come first."""
        return min((item for item in self.deadlines if not item.is_met), key=lambda item: item.due_on, default=None)
