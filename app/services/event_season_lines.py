"""The lines of the printed table of a season: what each place holds or may hold, why by which paper, when."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from app.domain.event_assessment import Assessment
from app.domain.event_rulings import Ruling
from app.domain.event_words import capital
from app.domain.events import REASON_WORDS, CancelReason, Event, EventPart, EventStatus
from app.domain.season_board import SeasonBoard, SeasonRow
from app.domain.units import UnitKind
from app.i18n import _
from app.reports.event_facts import clause_of, clause_words, one_line, short_when
from app.reports.event_season import SeasonLine
from app.services.event_assessments import Grounds
from app.services.event_paper_rules import document_name
from app.text import padded_count, short_date

_NO_MATTER = "–"


#: The report in writing a place owes, in words, for its event (or ``None``) under what the tiers say.
Owed = Callable[[SeasonRow, Event | None, Assessment], str]


def lines(board: SeasonBoard, grounds: Grounds, plan: str, owed: Owed) -> Iterator[SeasonLine]:
    """Every place with each of its events, hamlets behind their commune; ``plan`` is what bare clauses belong to."""
    for number, row in enumerate(board.rows, 1):
        for place in (row, *row.hamlets):
            for line, event, judged in _of_place(place, "" if place.is_hamlet else str(number), grounds, plan):
                yield replace(line, report=owed(place, event, judged))


def _of_place(
    row: SeasonRow, number: str, grounds: Grounds, plan: str
) -> Iterator[tuple[SeasonLine, Event | None, Assessment]]:
    if not row.events:
        yield _line(row, None, row.assessment, (grounds, plan), number), None, row.assessment
    for index, event in enumerate(row.events):
        judged = row.assessment if index == 0 else grounds.assess(event)
        yield _line(row, event, judged, (grounds, plan), number if index == 0 else ""), event, judged


def _line(
    row: SeasonRow, event: Event | None, judged: Assessment, told: tuple[Grounds, str], number: str
) -> SeasonLine:
    grounds, plan = told
    parts = {part: _held(row, event, judged, part) for part in EventPart}
    return SeasonLine(
        unit=capital(row.unit.title),
        number=number,
        level=capital(_level(row)),
        event=_named(row, event, grounds),
        review=parts[EventPart.REVIEW],
        ceremony=parts[EventPart.CEREMONY],
        festivities=parts[EventPart.FESTIVITIES],
        people=_people(event, judged),
        why=capital("; ".join(_why(row, event, judged, plan))),
        when=_when(row, event),
        is_commune=row.unit.kind is not UnitKind.HAMLET,
    )


def _named(row: SeasonRow, event: Event | None, grounds: Grounds) -> str:
    """The kind of the event, its name where a place has several, and with whom it is held: it is one, told twice."""
    kind = row.kind.name if row.kind else ""
    if event is None:
        return kind
    named = kind if len(row.events) < 2 else one_line(event.name)
    partners = ", ".join(grounds.titles(unit_id for unit_id in event.hosts if unit_id != row.unit.id))
    return f"{named}, chung với {partners}" if partners else named


def _level(row: SeasonRow) -> str:
    """The tier of the place itself; whose it is where it has none of its own."""
    words = row.alone.tier_words
    if not words:
        return "chưa có cấp độ" if row.alone.unannounced else ""
    ruling = row.alone.ruling
    entry = ruling.place.entry if ruling else None
    return f"{words} (theo xã)" if row.is_hamlet and entry is not None and not row.has_own_tier else words


def _held(row: SeasonRow, event: Event | None, judged: Assessment, part: EventPart) -> str:
    if event is None:
        if row.kind is None or part not in row.kind.parts:
            return _NO_MATTER
        return "Được" if part in judged.allowed else "Không"
    if part not in event.parts:
        return _NO_MATTER
    if event.status is EventStatus.POSTPONED:
        return "Hoãn"
    is_off = event.status is EventStatus.CANCELLED or part in event.dropped or part in judged.forbidden
    return "Không" if is_off else "Có"


def _people(event: Event | None, judged: Assessment) -> str:
    if event is not None and event.status is EventStatus.CANCELLED:
        return ""
    if judged.max_people is not None:
        return f"≤ {padded_count(judged.max_people)}"
    return "hạn chế" if judged.asks_limit else ""


def _why(row: SeasonRow, event: Event | None, judged: Assessment, plan: str) -> Iterator[str]:
    """Why it is as it is: another reason than a tier, whose tier counts, the deciding paper, the clause."""
    if event is not None and event.reason not in (CancelReason.NONE, CancelReason.TIER):
        text = one_line(event.reason_text)
        yield f"{_(REASON_WORDS[event.reason])}{f': {text}' if text else ''}"
        return
    for ruling in judged.rulings:
        yield from _because(row, ruling, plan)
    if judged.unannounced:
        yield "chưa có công bố cấp độ" if not judged.rulings else f"chưa có cấp độ: {', '.join(judged.unannounced)}"
    elif not judged.rulings and row.kind is not None and row.kind.clause:
        yield clause_of(row.kind.clause, plan)


def _because(row: SeasonRow, ruling: Ruling, plan: str) -> Iterator[str]:
    entry = ruling.place.entry
    if ruling.unit.id != row.unit.id:
        yield f"tính theo {ruling.unit.title} ({ruling.words})"
    if entry is not None and entry.document:
        day = f" ngày {short_date(entry.document_on)}" if entry.document_on else ""
        yield f"{document_name(entry.document)}{day}"
    if ruling.rule is not None and (clause := clause_words(ruling.rule, plan)):
        yield clause


def _when(row: SeasonRow, event: Event | None) -> str:
    if event is None:
        return "chưa lập" if row.kind is not None and not row.is_forbidden else ""
    if event.status is EventStatus.CANCELLED:
        return "không tổ chức"
    words = "; ".join(text for text in (short_when(event) or "chưa có ngày", one_line(event.place)) if text)
    adjust = "; cần điều chỉnh" if event.status is EventStatus.TO_ADJUST else ""
    return f"{words}{adjust}"
