"""Award history of persons, collectives and households, and notes of their conduct.

What was decided here and what was entered by hand stand in one line of time, under every entry that was decided to be
the same nominee. Names stand as they were printed then.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.db import councils
from app.db import nominations as db
from app.db.types import DbConnection
from app.domain.awards.case import circles
from app.domain.awards.nominations import ConductNote, NominationState, Nominee, PastAward
from app.errors import Refused
from app.i18n import _
from app.services.awards.season import Season
from app.services.awards.taking import because
from app.services.workspace import Workspace
from app.text import clean, short_date

#: No movement of this kind is older.
_FIRST_YEAR = 1945


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One award as it was given; one of ``nomination_id`` and ``past_id`` is not 0.

    ``name`` is the one printed then, ``amount`` the reward in đồng where it was decided here.
    """

    year: int
    title: str
    name: str
    unit: str = ""
    decision: str = ""
    decided_on: date | None = None
    achievement: str = ""
    amount: int | None = None
    nomination_id: int = 0
    past_id: int = 0


def history(ws: Workspace, nominee_id: int) -> tuple[HistoryLine, ...]:
    """Every award of a nominee, the earliest first; raises ``Refused`` when there is no such nominee."""
    with ws.store.read() as connection:
        _nominee(connection, nominee_id)
        same = circles(db.matches(connection)).get(nominee_id, frozenset({nominee_id}))
        lines = [*_by_hand(connection, same), *_decided(connection, ws, same)]
    return tuple(sorted(lines, key=lambda line: (line.year, line.decided_on or date.max, line.title)))


def _by_hand(connection: DbConnection, same: frozenset[int]) -> Iterator[HistoryLine]:
    nominees = {item.id: item for item in db.nominees(connection)}
    for past in db.past_awards(connection):
        if past.nominee_id in same:
            yield HistoryLine(
                year=past.year,
                title=past.title,
                name=nominees[past.nominee_id].name,
                unit=past.authority,
                decision=past.decision,
                decided_on=past.decided_on,
                achievement=past.achievement,
                past_id=past.id,
            )


def _decided(connection: DbConnection, ws: Workspace, same: frozenset[int]) -> Iterator[HistoryLine]:
    decisions = {item.id: item for item in councils.decisions(connection)}
    won = [
        item for item in db.nominations(connection) if item.nominee_id in same and item.state is NominationState.DECIDED
    ]
    seasons = {key: Season.read(connection, ws, key) for key in {item.campaign_id for item in won}}
    for item in won:
        season, decision = seasons[item.campaign_id], decisions.get(item.decision_id or 0)
        yield HistoryLine(
            year=season.campaign.year,
            title=season.title_of(item),
            name=item.snapshot.name,
            unit=season.unit_title(item.unit_id),
            decision=decision.number if decision else "",
            decided_on=decision.decided_on if decision else None,
            achievement=item.achievement,
            amount=item.amount,
            nomination_id=item.id,
        )


def _nominee(connection: DbConnection, nominee_id: int) -> Nominee:
    found = db.find_nominee(connection, nominee_id)
    if found is None:
        raise Refused("no-nominee", _("Không có đối tượng khen thưởng số {id}.").format(id=nominee_id))
    return found


# --- awards entered by hand -------------------------------------------------------------------------------------------


def add_past_award(ws: Workspace, past: PastAward) -> PastAward:
    """Enter an award of an earlier year or of elsewhere, or change one by its ``id``.

    ``year`` is the year of the achievement. Raises ``Refused`` without a title, for a year or day to come, for a
    decision older than the year, and for an award that is entered already.
    """
    wanted = replace(
        past, title=clean(past.title), authority=clean(past.authority), decision=clean(past.decision),
        achievement=past.achievement.strip(),
    )  # fmt: skip
    with ws.store.write(_("Ghi khen thưởng đã có"), ws.actor) as connection:
        nominee = _nominee(connection, wanted.nominee_id)
        _refuse_past(ws, wanted)
        same = circles(db.matches(connection)).get(nominee.id, frozenset({nominee.id}))
        for known in db.past_awards(connection):
            is_twin = (known.year, known.title, known.decision) == (wanted.year, wanted.title, wanted.decision)
            if known.id != wanted.id and known.nominee_id in same and is_twin:
                told = _("“{name}” đã có {title} năm {year} trong lịch sử; chưa lưu gì.")
                raise Refused("already-entered", told.format(name=nominee.name, title=known.title, year=known.year))
        return replace(wanted, id=db.save_past_award(connection, wanted))


def _refuse_past(ws: Workspace, past: PastAward) -> None:
    if not past.title:
        raise Refused("no-title", _("Chưa ghi hình thức đã được khen; chưa lưu gì."), _("Hãy ghi tên hình thức."))
    if not _FIRST_YEAR <= past.year <= ws.today.year:
        told = _("Năm {year} không hợp lệ cho khen thưởng đã có; chưa lưu gì.")
        raise Refused("bad-year", told.format(year=past.year), _("Hãy ghi năm lập thành tích."))
    if past.decided_on is not None and past.decided_on > ws.today:
        told = _("Ngày quyết định {day} còn ở phía trước; chưa lưu gì.")
        raise Refused("future-day", told.format(day=short_date(past.decided_on)), _("Hãy sửa ngày quyết định."))
    if past.decided_on is not None and past.decided_on.year < past.year:
        told = _("Quyết định ngày {day} có trước năm lập thành tích {year}; chưa lưu gì.")
        raise Refused("decision-before-year", told.format(day=short_date(past.decided_on), year=past.year))


def remove_past_award(ws: Workspace, past_id: int) -> None:
    """Take out an award entered by hand; decided ones go only with their decision. Undo brings it back."""
    with ws.store.write(_("Bỏ khen thưởng đã có"), ws.actor) as connection:
        if all(item.id != past_id for item in db.past_awards(connection)):
            raise Refused("no-past-award", _("Không có khen thưởng số {id} trong lịch sử.").format(id=past_id))
        db.remove_past_award(connection, past_id)


# --- conduct ----------------------------------------------------------------------------------------------------------


def conduct_of(ws: Workspace, nominee_id: int) -> tuple[ConductNote, ...]:
    """Discipline and examinations of a nominee under every entry, the earliest first."""
    with ws.store.read() as connection:
        _nominee(connection, nominee_id)
        same = circles(db.matches(connection)).get(nominee_id, frozenset({nominee_id}))
        return tuple(item for item in db.conduct_notes(connection) if item.nominee_id in same)


def add_conduct_note(ws: Workspace, note: ConductNote) -> ConductNote:
    """Write down discipline, inspection, complaint or allegation, or change a note by its ``id`` (when it ended).

    Raises ``Refused`` without a reason, for a beginning to come, and for an end before the beginning.
    """
    wanted = replace(note, reason=clean(note.reason), document=clean(note.document))
    with ws.store.write(_("Ghi việc xem xét, kỷ luật"), ws.actor) as connection:
        nominee = _nominee(connection, wanted.nominee_id)
        because(wanted.reason, _("Chưa ghi “{name}” bị xem xét về việc gì; chưa lưu gì.").format(name=nominee.name))
        if wanted.from_day > ws.today:
            told = _("Ngày bắt đầu {day} còn ở phía trước; chưa lưu gì.")
            raise Refused("future-day", told.format(day=short_date(wanted.from_day)), _("Hãy sửa ngày bắt đầu."))
        if wanted.to_day is not None and wanted.to_day < wanted.from_day:
            told = _("Ngày kết thúc {end} trước ngày bắt đầu {start}; chưa lưu gì.")
            days = {"end": short_date(wanted.to_day), "start": short_date(wanted.from_day)}
            raise Refused("bad-days", told.format(**days), _("Hãy sửa một trong hai ngày."))
        return replace(wanted, id=db.save_conduct_note(connection, wanted))


def remove_conduct_note(ws: Workspace, note_id: int) -> None:
    """Take out a note entered by mistake; one that is over gets its end instead. Undo brings it back."""
    with ws.store.write(_("Bỏ ghi chú xem xét, kỷ luật"), ws.actor) as connection:
        if all(item.id != note_id for item in db.conduct_notes(connection)):
            raise Refused("no-note", _("Không có ghi chú xem xét, kỷ luật số {id}.").format(id=note_id))
        db.remove_conduct_note(connection, note_id)
