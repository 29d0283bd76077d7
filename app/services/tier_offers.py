"""Levels that reports tell in their heads and the register has not: offered, and accepted or ignored by somebody.

Accepting names the paper that decided the level; ignoring lets the remark in the report pass, with a reason.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.db import board, findings, submissions, units
from app.db.types import DbConnection
from app.domain.check_tiers import remark
from app.domain.findings import Finding
from app.domain.tier_history import Standing, TierEntry, TierRegister
from app.domain.tier_words import read_standing
from app.domain.tiers import RuleMatrix
from app.domain.units import Unit
from app.errors import Refused
from app.i18n import _
from app.services import open_reports, tier_grounds, tiers
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OfferedTier:
    """One level as a report tells it; the paper that decided it is still to be named.

    ``known`` is what the register has for the place on that day, ``None`` when nothing; ``remark`` is what is said of
    the two in the report.
    """

    unit: Unit
    submission_id: int
    entry: TierEntry
    known: TierEntry | None
    remark: Finding


@dataclass(frozen=True, slots=True)
class DecidingPaper:
    """The paper that decided levels, as an entry names it."""

    document: str = ""
    document_on: date | None = None
    authority: str = ""


def accept(ws: Workspace, offers: Sequence[OfferedTier], paper: DecidingPaper) -> tiers.Recorded:
    """Enter levels as reports tell them, decided by ``paper``, in one step; raises as ``tiers.record`` does."""
    return tiers.record(ws, entries(offers, paper))


def entries(offers: Sequence[OfferedTier], paper: DecidingPaper) -> tuple[TierEntry, ...]:
    """What accepting would enter, for looking ahead."""
    return tuple(
        replace(item.entry, document=paper.document, document_on=paper.document_on, authority=paper.authority)
        for item in offers
    )


def ignore(ws: Workspace, offers: Sequence[OfferedTier], reason: str) -> None:
    """Leave the register as it is; such a level is offered again only when the register says otherwise than now.

    The remark about it passes in the report with the reason, which is required.
    """
    why = open_reports.required(reason)
    label = _("Bỏ qua cấp độ của {count} báo cáo").format(count=len(offers))
    with ws.store.write(label, ws.actor) as connection:
        decision = findings.Decision(reason=why, decided_by=ws.actor)
        for item in offers:
            said = findings.statement(item.remark)
            known = open_reports.load(connection, item.submission_id).findings
            open_ids = [one.id for one in known if one.is_open and findings.statement(one.finding) == said]
            for finding_id in open_ids:
                findings.close(connection, finding_id, decision)
            if not open_ids:
                # Nobody had looked at the report since; its checks leave alone what its reading has found.
                maker, decided = findings.FoundBy.READER, {said: decision}
                findings.insert_all(connection, item.submission_id, (item.remark,), maker, decided)


def of_reports(offers: Sequence[OfferedTier], report_ids: Collection[int]) -> tuple[OfferedTier, ...]:
    """The offers of some reports by their numbers; raises ``Refused`` for one that offers nothing."""
    known = {item.submission_id: item for item in offers}
    if unknown := [number for number in report_ids if number not in known]:
        told = _("Báo cáo số {id} không ghi cấp độ nào khác sổ cấp độ; chưa có gì thay đổi.")
        raise Refused("no-offer", told.format(id=unknown[0]))
    return tuple(known[number] for number in dict.fromkeys(report_ids))


def offered(ws: Workspace, year: int) -> tuple[OfferedTier, ...]:
    """What the current reports of a year tell otherwise than the register, in Vietnamese order of their units."""
    with ws.store.read() as connection:
        matrix = tier_grounds.matrix(connection)
        register = tier_grounds.register(connection)
        found = [
            offer
            for unit_id, versions in board.versions_of_year(connection, year).items()
            for group in board.by_period(versions)
            if (version := submissions.current_of(group)) is not None
            and (offer := _offer(connection, unit_id, version.id, (matrix, register))) is not None
        ]
        order = {item.id: place for place, item in enumerate(units.all_units(connection))}
    return tuple(sorted(found, key=lambda item: (order[item.unit.id], item.entry.from_day)))


def _offer(
    connection: DbConnection, unit_id: int, submission_id: int, known: tuple[RuleMatrix, TierRegister]
) -> OfferedTier | None:
    detail = submissions.load(connection, submission_id)
    if detail is None or detail.header.is_station:
        return None
    matrix, register = known
    entry = _said(detail.header.tier, detail.header.tier_on or detail.header.signed_on, unit_id, matrix)
    if entry is None:
        return None
    path = tier_grounds.path_of(connection, unit_id, entry.from_day)
    held = register.effective(path, matrix.key, entry.from_day).entry
    if held is not None and (held.standing, held.level) == (entry.standing, entry.level):
        return None
    said = remark(entry, held, matrix)
    passed = (one.finding for one in detail.findings if not one.is_open)
    if any(findings.statement(one) == findings.statement(said) for one in passed):
        return None
    return OfferedTier(units.unit_of(connection, unit_id), submission_id, entry, held, said)


def _said(typed: str, day: date | None, unit_id: int, matrix: RuleMatrix) -> TierEntry | None:
    said = read_standing(typed, matrix, day) if day is not None else None
    if day is None or said is None or said[0] is Standing.INHERIT:
        return None
    return TierEntry(unit_id, matrix.key, said[0], day, said[1])
