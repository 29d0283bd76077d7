"""Every open question of many reports in one list, and the answers to them in one operation.

What is answered is remembered twice: for the very file, in case it is received again, and, when the question was what
a label means, for the sender's next files.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.db import findings, memory
from app.db.submissions import Version
from app.db.types import DbConnection
from app.domain import findings_text
from app.domain.findings import Candidate, Finding, Severity, Where
from app.domain.periods import VIETNAM, ReportingPeriod
from app.domain.submissions import StoredFigure, StoredFinding, SubmissionDetail, SubmissionState
from app.errors import Refused
from app.i18n import _
from app.services import checking, comparing, corrections, mappings, open_reports, recognition
from app.services.workspace import Workspace
from app.text import short_date

#: How many figures before and after the asked one are shown beside it.
_BESIDE = 2


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A figure beside the one asked about: whose it is (a hamlet or an indicator) and its value."""

    name: str
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """One question with all that helps to answer it.

    ``said`` is what the cell says; ``candidates`` are the answers to choose from by number, ``own`` code and name of
    the figures that values of one's own may be given to instead. ``last_year`` is the accepted figure of last year.
    """

    submission_id: int
    finding_id: int
    unit_id: int
    unit: str
    period: ReportingPeriod
    file: str
    code: str
    where: Where
    indicator: str
    hamlet: str
    said: str
    sentence: str
    candidates: tuple[Candidate, ...]
    own: tuple[tuple[str, str], ...]
    last_year: Decimal | None = None
    neighbours: tuple[Neighbour, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer to one question: the number of a candidate, or ``None`` and values of one's own by code.

    A value ``None`` is a blank.
    """

    submission_id: int
    finding_id: int
    candidate: int | None
    values: tuple[tuple[str, Decimal | None], ...] = ()


def open_questions(ws: Workspace, submission_ids: Sequence[int] | None = None) -> tuple[OpenQuestion, ...]:
    """The open questions of some received reports, or of all, report by report in the order of their files."""
    with ws.store.read() as connection:
        asked = findings.versions_with_questions(connection) if submission_ids is None else submission_ids
        items = [open_reports.load(connection, submission_id) for submission_id in asked]
        received = [item for item in items if item.state is SubmissionState.RECEIVED]
        return tuple(question for item in received for question in _questions(connection, ws, item))


def _questions(connection: DbConnection, ws: Workspace, item: SubmissionDetail) -> Iterable[OpenQuestion]:
    year = item.period.year
    catalogue, former = ws.presets.catalogue(year), ws.presets.catalogue(year - 1)
    before = checking.last_year(connection, former, item.unit_id, item.period) or {}
    for stored in item.findings:
        found = stored.finding
        if not stored.is_open or found.severity is not Severity.QUESTION:
            continue
        figure = _asked(item, found)
        yield OpenQuestion(
            submission_id=item.id,
            finding_id=stored.id,
            unit_id=item.unit_id,
            unit=item.unit_name,
            period=item.period,
            file=item.file_name,
            code=found.code,
            where=found.where,
            indicator=found.indicator or "",
            hamlet=found.hamlet or "",
            said=figure.figure.raw if figure else found.data.get("value") or found.data.get("text", ""),
            sentence=findings_text.sentence(found, catalogue),
            candidates=found.candidates,
            own=tuple((code, catalogue[code].name) for code in corrections.own_codes(found) if code in catalogue),
            last_year=before.get((found.indicator or "", found.hamlet or "")),
            neighbours=_neighbours(item, figure) if figure else (),
        )


def _asked(item: SubmissionDetail, found: Finding) -> StoredFigure | None:
    """The figure in the very cell the question is about."""
    at_cell = [one for one in item.figures if one.figure.where == found.where and found.where.cell]
    fitting = [one for one in at_cell if one.figure.indicator == found.indicator]
    return next(iter(fitting or at_cell), None)


def _neighbours(item: SubmissionDetail, asked: StoredFigure) -> tuple[Neighbour, ...]:
    """The same figure of the hamlets listed beside this one, or the figures in the rows beside it."""
    own = asked.figure
    if own.hamlet:
        line = [one for one in item.figures if one.figure.hamlet and one.figure.indicator == own.indicator]
    else:
        line = [one for one in item.figures if not one.figure.hamlet and one.figure.where.sheet == own.where.sheet]
    place = line.index(asked)
    beside = line[max(0, place - _BESIDE) : place] + line[place + 1 : place + 1 + _BESIDE]
    return tuple(Neighbour(one.figure.hamlet or one.figure.indicator, one.figure.value) for one in beside)


# --- answers -------------------------------------------------------------------------------------------------------


def answer_many(ws: Workspace, answers: Sequence[GivenAnswer]) -> int:
    """Give all these answers in one operation, or none of them; returns how many reports they were about.

    Raises ``Refused`` naming the report when one of them cannot be given.
    """
    by_report: dict[int, list[GivenAnswer]] = {}
    for item in answers:
        by_report.setdefault(item.submission_id, []).append(item)
    if not by_report:
        return 0
    with ws.store.write(_label(ws, answers, by_report), ws.actor) as connection:
        years = set()
        for submission_id, given in by_report.items():
            report = open_reports.load_open(connection, submission_id)
            _refuse_twice(given)
            for item in given:
                _settle(connection, ws, report, item)
            checking.check_again(connection, ws, submission_id)
            years.add(report.period.year)
        for year in sorted(years):
            comparing.compare_reports(connection, ws, year)
    return len(by_report)


def _label(ws: Workspace, answers: Sequence[GivenAnswer], reports: Iterable[int]) -> str:
    ids = list(reports)
    if len(ids) > 1:
        return _("Trả lời {count} câu hỏi của {reports} báo cáo").format(count=len(answers), reports=len(ids))
    with ws.store.read() as connection:
        return _("Trả lời câu hỏi về báo cáo {unit}").format(unit=open_reports.load(connection, ids[0]).unit_name)


def _refuse_twice(given: Sequence[GivenAnswer]) -> None:
    if len({item.finding_id for item in given}) < len(given):
        raise Refused("answered-twice", _("Một câu hỏi được trả lời hai lần; hãy chọn một câu trả lời, chưa lưu gì."))


def _settle(connection: DbConnection, ws: Workspace, item: SubmissionDetail, given: GivenAnswer) -> None:
    found = open_reports.question(item, given.finding_id)
    answer = corrections.Answer(given.candidate, given.values, ws.actor)
    chosen = corrections.answer(connection, item, found, answer)
    told = memory.KnownAnswer(chosen, ws.actor, ws.clock())
    memory.remember_answer(connection, item.file_sha256, found.finding, told)
    mappings.learn(connection, ws, item, found.finding, chosen)
    recognition.confirm_name(connection, item.unit_id, found.finding)


def answer_as_before(connection: DbConnection, submission_id: int, sha256: str, earlier: Sequence[Version]) -> bool:
    """Answer what was answered when this file was here before, then as for the last version before; whether any was.

    Only what is asked word for word again, with a note from where the answer comes; what is no longer possible is left
    to a person.
    """
    asked = [item.stored for item in findings.load_all(connection, submission_id) if _is_asked(item.stored)]
    given = _of_version(connection, earlier, asked) if earlier else {}
    for place, known in memory.answers(connection, sha256, [item.finding for item in asked]).items():
        chosen = corrections.same_answer(asked[place].finding, known.chosen)
        if chosen is not None:
            reason = _("như đã trả lời cho chính tệp này {day}").format(day=_day_of(known))
            given[place] = chosen, findings.Decision(chosen.label, reason, known.answered_by)
    repeated = [place for place in sorted(given) if _repeat(connection, submission_id, asked[place], *given[place])]
    notes = [_note(asked[place].finding, given[place][1]) for place in repeated]
    findings.insert_all(connection, submission_id, notes, findings.FoundBy.READER, {})
    return bool(repeated)


def _day_of(known: memory.KnownAnswer) -> str:
    return _("ngày {day}").format(day=short_date(known.answered_at.astimezone(VIETNAM).date()))


def _note(asked: Finding, decision: findings.Decision) -> Finding:
    """What was answered without asking again: nobody who looks at the report may miss it."""
    said = asked.data.get("value") or asked.data.get("text") or "…"
    data = {"answer": decision.answer, "text": said, "why": decision.reason, "by": decision.decided_by}
    return Finding("answer-repeated", Severity.NOTE, asked.where, asked.indicator, asked.hamlet, data)


def _is_asked(stored: StoredFinding) -> bool:
    return stored.is_open and stored.finding.severity is Severity.QUESTION


def _of_version(
    connection: DbConnection, earlier: Sequence[Version], asked: Sequence[StoredFinding]
) -> dict[int, tuple[Candidate, findings.Decision]]:
    """By place in ``asked``: what was answered for the last version before to the very same question."""
    before = earlier[-1]
    answered = {
        findings.statement(item.stored.finding): item.stored
        for item in findings.load_all(connection, before.id)
        if not item.stored.is_open and item.stored.finding.severity is Severity.QUESTION
    }
    questions = [item.finding for item in asked]
    told: dict[int, memory.KnownAnswer] = {}
    for version in earlier:
        told |= memory.answers(connection, version.file_sha256, questions)
    given = {}
    for place, item in enumerate(asked):
        known = answered.get(findings.statement(item.finding))
        chosen = next((one for one in item.finding.candidates if known and one.label == known.answer), None)
        if known and chosen:
            reason = _("như đã trả lời ở bản {version}").format(version=before.version)
            reason += f", {_day_of(told[place])}" if place in told else ""
            given[place] = chosen, findings.Decision(chosen.label, reason, known.decided_by)
    return given


def _repeat(
    connection: DbConnection, submission_id: int, asked: StoredFinding, chosen: Candidate, decision: findings.Decision
) -> bool:
    try:
        with connection.begin_nested():
            corrections.apply(connection, submission_id, asked.finding, chosen)
            findings.close(connection, asked.id, decision)
    except Refused:
        return False
    return True
