"""Dossiers «hồ sơ khen thưởng»: checklist, receipts of papers, completeness, deadlines, appraisal."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.db import nominations as db
from app.db.types import DbConnection
from app.domain.awards.dossiers import (
    AMBER,
    RED,
    Dossier,
    DossierDeadline,
    StatedDate,
    checklist,
)
from app.domain.awards.nominations import DeadlineRuling, DossierReceipt, Nomination, NominationState
from app.domain.awards.steps import Step
from app.domain.plans.citations import printed_clause
from app.errors import Refused
from app.i18n import _
from app.services import scope
from app.services.awards import campaigns
from app.services.awards.season import Season, of_nomination
from app.services.awards.taking import needed, stored, taking
from app.services.plans import duty_occurrences
from app.services.workspace import Workspace
from app.text import clean, short_date

#: The duty of a plan that is about dossiers.
_DUTY = "award-dossier"
_GONE = frozenset({NominationState.WITHDRAWN, NominationState.REPLACED})


@dataclass(frozen=True, slots=True)
class DossierRow:
    """One dossier as lists show it; ``standing`` says in words whether it came in time.

    ``strays`` are receipts of papers that the law of its day does not ask for.
    """

    dossier: Dossier
    nomination: Nomination
    unit: str
    award: str
    standing: str
    is_amber: bool = False
    is_red: bool = False
    strays: tuple[DossierReceipt, ...] = ()

    @property
    def id(self) -> int:
        """The key of the nomination."""
        return self.nomination.id

    @property
    def name(self) -> str:
        """The name papers print."""
        return self.nomination.snapshot.name


# --- looking ---------------------------------------------------------------------------------------------------------


def deadline(ws: Workspace, campaign_id: int) -> DossierDeadline:
    """When the dossiers of a season are due, with every date its plan states."""
    with ws.store.read() as connection:
        return _deadline(connection, ws, campaign_id)


def dossiers(ws: Workspace, campaign_id: int) -> tuple[DossierRow, ...]:
    """The dossiers of a season by unit, award and rank; nominations that were withdrawn or replaced have none."""
    with ws.store.read() as connection:
        return of_season(connection, ws, Season.read(connection, ws, campaign_id))


def of_season(connection: DbConnection, ws: Workspace, season: Season) -> tuple[DossierRow, ...]:
    """:func:`dossiers` of a season that was read already."""
    return _rows(connection, ws, season, [item for item in season.nominations if item.state not in _GONE])


def find(ws: Workspace, nomination_id: int) -> DossierRow:
    """The dossier of one nomination; raises ``Refused`` when there is none."""
    with ws.store.read() as connection:
        season = of_nomination(connection, ws, nomination_id)
        return _rows(connection, ws, season, [season.nomination(nomination_id)])[0]


def _deadline(connection: DbConnection, ws: Workspace, campaign_id: int) -> DossierDeadline:
    """The plan of the committee speaks of its own report year; seasons of other years have no stated dates."""
    campaign = campaigns.found(connection, campaign_id)
    committee = scope.committee_of(connection)
    ruling = db.deadline_ruling_of(connection, campaign_id)
    if campaign.year != committee.report_year or not committee.plan_preset:
        return DossierDeadline(ruling=ruling)
    plan = ws.presets.plan(committee.plan_preset)
    duty = next((item for item in plan.obligations if item.id == _DUTY), None)
    if duty is None:
        return DossierDeadline(ruling=ruling)
    stored = duty_occurrences.of_key(connection, plan.plans, _DUTY)
    stated = stored.due.dates if stored else duty.dates
    dates = tuple(StatedDate(item.due_on, printed_clause(item.clause), item.quote) for item in stated)
    return DossierDeadline(dates, duty.owed_to, frozenset(duty.copies), ruling)


def _rows(
    connection: DbConnection, ws: Workspace, season: Season, some: Sequence[Nomination]
) -> tuple[DossierRow, ...]:
    due = _deadline(connection, ws, season.campaign.id)
    receipts: dict[int, list[DossierReceipt]] = {}
    wanted = {item.id for item in some}
    for receipt in db.receipts(connection, some[0].id if len(some) == 1 else None):
        if receipt.nomination_id in wanted:
            receipts.setdefault(receipt.nomination_id, []).append(receipt)
    return tuple(_row(ws, season, due, item, receipts.get(item.id, [])) for item in some)


def _row(
    ws: Workspace, season: Season, due: DossierDeadline, item: Nomination, receipts: Sequence[DossierReceipt]
) -> DossierRow:
    """A dossier goes by the law of the day it came in; one that is not here by that of the season's day."""
    kind = season.nominees[item.nominee_id].kind
    day = item.received_on or season.day
    regime = season.book.regime(day)
    lines, strays = checklist(season.book.dossier_items(item.award, kind, day), receipts)
    # An award of the unit's own level is decided where it is proposed: no plan says by when its papers are due.
    own = DossierDeadline() if season.is_own_level(item.award) else due
    is_returned = item.state is NominationState.RETURNED
    dossier = Dossier(item.id, lines, own, item.received_on, regime.content.key if regime else "", is_returned)
    timeliness = dossier.timeliness(ws.today)
    return DossierRow(
        dossier,
        item,
        season.unit_title(item.unit_id),
        season.title_of(item),
        dossier.sentence(ws.today),
        timeliness in AMBER or dossier.is_whole_late,
        timeliness in RED,
        strays,
    )


# --- papers that come ------------------------------------------------------------------------------------------------


def receive_paper(
    ws: Workspace,
    nomination_id: int,
    item: str,
    *,
    soft_on: date | None = None,
    hard_on: date | None = None,
    note: str = "",
) -> DossierRow:
    """Write down when copies of one paper came; a day that is not given stays as it is stored.

    Raises ``Refused`` for a day to come or before the season, and for a paper the dossier does not need. What comes
    late is stored; the row that is given back says so.
    """
    return receive_papers(ws, (nomination_id,), (item,), soft_on=soft_on, hard_on=hard_on, note=note)[0]


def receive_papers(
    ws: Workspace,
    nomination_ids: Sequence[int],
    items: Sequence[str] = (),
    *,
    soft_on: date | None = None,
    hard_on: date | None = None,
    note: str = "",
) -> tuple[DossierRow, ...]:
    """The same for several dossiers in one step: a letter and minutes are those of all nominees of a unit.

    Without ``items`` every required paper came. Raises ``Refused`` as :func:`receive_paper`; nothing is stored then.
    """
    if soft_on is None and hard_on is None:
        raise Refused("no-day", _("Chưa ghi ngày nhận bản cứng hay bản mềm; chưa lưu gì."))
    for day in (soft_on, hard_on):
        _refuse_future(ws, day)
    label = _("Nhận giấy tờ của {count} hồ sơ khen thưởng").format(count=len(nomination_ids))
    with ws.store.write(label, ws.actor) as connection:
        seasons = _seasons(connection, ws, nomination_ids)
        for row in _rows_of(connection, ws, seasons, nomination_ids):
            _refuse_gone(row.nomination)
            _refuse_before(row.nomination, seasons, (soft_on, hard_on))
            for key in items or tuple(line.key for line in row.dossier.required):
                _refuse_stranger(row, key)
                _receive(connection, row, key, (soft_on, hard_on), note)
        return _rows_of(connection, ws, seasons, nomination_ids)


def _seasons(connection: DbConnection, ws: Workspace, nomination_ids: Sequence[int]) -> tuple[Season, ...]:
    """The seasons of some nominations, each read once."""
    found: list[Season] = []
    for nomination_id in nomination_ids:
        if not any(item.id == nomination_id for season in found for item in season.nominations):
            found.append(of_nomination(connection, ws, nomination_id))
    return tuple(found)


def _rows_of(
    connection: DbConnection, ws: Workspace, seasons: Sequence[Season], nomination_ids: Sequence[int]
) -> tuple[DossierRow, ...]:
    """The dossiers of some nominations, in their order."""
    wanted, rows = frozenset(nomination_ids), dict[int, DossierRow]()
    for season in seasons:
        some = [item for item in season.nominations if item.id in wanted]
        rows |= {row.id: row for row in _rows(connection, ws, season, some)}
    return tuple(rows[key] for key in dict.fromkeys(nomination_ids))


def _receive(
    connection: DbConnection, row: DossierRow, key: str, days: tuple[date | None, date | None], note: str
) -> None:
    line = next(line for line in row.dossier.lines if line.key == key)
    former = line.receipt or DossierReceipt(row.id, key)
    soft_on, hard_on = days
    receipt = replace(
        former,
        soft_copy_on=soft_on or former.soft_copy_on,
        hard_copy_on=hard_on or former.hard_copy_on,
        note=clean(note) or former.note,
    )
    db.save_receipt(connection, receipt)


def take_back_paper(ws: Workspace, nomination_id: int, item: str) -> DossierRow:
    """Take out the receipt of a paper that was entered by mistake."""
    with ws.store.write(_("Bỏ ghi nhận giấy tờ"), ws.actor) as connection:
        season = of_nomination(connection, ws, nomination_id)
        for receipt in db.receipts(connection, nomination_id):
            if receipt.item == item:
                db.remove_receipt(connection, receipt.id)
        return _rows(connection, ws, season, [season.nomination(nomination_id)])[0]


def _refuse_future(ws: Workspace, day: date | None) -> None:
    if day is not None and day > ws.today:
        told = _("Ngày nhận {day} còn ở phía trước; chưa lưu gì.").format(day=short_date(day))
        raise Refused("future-day", told, _("Hãy ghi ngày giấy tờ thực sự đến."))


def _refuse_before(item: Nomination, seasons: Sequence[Season], days: Sequence[date | None]) -> None:
    year = next(season.campaign.year for season in seasons if season.campaign.id == item.campaign_id)
    for day in days:
        if day is not None and day.year < year:
            told = _("Ngày nhận {day} trước năm {year} của đợt khen thưởng; chưa lưu gì.")
            words = told.format(day=short_date(day), year=year)
            raise Refused("before-season", words, _("Hãy ghi ngày giấy tờ thực sự đến."))


def _refuse_gone(item: Nomination) -> None:
    if item.state in _GONE:
        told = _("“{name}” không còn được đề nghị nên không nhận giấy tờ; chưa lưu gì.")
        raise Refused("nomination-gone", told.format(name=item.snapshot.name))


def _refuse_stranger(row: DossierRow, key: str) -> None:
    if key not in {line.key for line in row.dossier.lines}:
        known = "; ".join(f"{line.key}: {line.name}" for line in row.dossier.lines) or _("chưa có giấy tờ nào")
        told = _("Hồ sơ của “{name}” không có loại giấy tờ “{key}”; chưa lưu gì. Danh mục: {known}.")
        raise Refused("unknown-paper", told.format(name=row.name, key=key, known=known))


# --- the deadline ----------------------------------------------------------------------------------------------------


def rule_deadline(ws: Workspace, ruling: DeadlineRuling) -> DossierDeadline:
    """Write down which day the committee decided on; every list goes by it from then on.

    Raises ``Refused`` without the decision, for a decision of a day to come and for a day before the season's year.
    """
    document = needed(clean(ruling.document), "no-document", _("Chưa ghi quyết định của Ban chỉ đạo; chưa lưu gì."))
    if ruling.decided_on is not None and ruling.decided_on > ws.today:
        told = _("Ngày quyết định {day} còn ở phía trước; chưa lưu gì.")
        raise Refused("future-day", told.format(day=short_date(ruling.decided_on)))
    tidy = replace(ruling, document=document, decided_by=clean(ruling.decided_by), note=clean(ruling.note))
    label = _("Chốt hạn nộp hồ sơ: {day}").format(day=short_date(ruling.due_on))
    with ws.store.write(label, ws.actor) as connection:
        campaign = campaigns.found(connection, ruling.campaign_id)
        if ruling.due_on.year < campaign.year:
            told = _("Hạn {day} trước năm {year} của đợt khen thưởng; chưa lưu gì.")
            words = told.format(day=short_date(ruling.due_on), year=campaign.year)
            raise Refused("before-season", words, _("Hãy xem lại hạn Ban chỉ đạo đã chốt."))
        db.save_deadline_ruling(connection, tidy)
        return _deadline(connection, ws, ruling.campaign_id)


def take_back_ruling(ws: Workspace, campaign_id: int) -> DossierDeadline:
    """The dates of the plan hold again."""
    with ws.store.write(_("Bỏ chốt hạn nộp hồ sơ"), ws.actor) as connection:
        db.remove_deadline_ruling(connection, campaign_id)
        return _deadline(connection, ws, campaign_id)


# --- appraisal --------------------------------------------------------------------------------------------------------


def appraise(ws: Workspace, nomination_id: int, appraisal: str, by: str = "", on: date | None = None) -> Nomination:
    """Write down the appraisal «ý kiến thẩm định» with who made it and when, by default here and today.

    Raises ``Refused`` without any text, for a day to come or before the dossier came in, and where its state forbids.
    """
    _refuse_future(ws, on)
    with taking(ws, nomination_id, Step.APPRAISE) as (connection, _season, item):
        text = needed(appraisal, "no-appraisal", _("Chưa có ý kiến thẩm định; chưa đổi gì."))
        day = on or ws.today
        if item.received_on is not None and day < item.received_on:
            told = _("Ngày thẩm định {day} trước ngày nhận hồ sơ {received}; chưa đổi gì.")
            shown = told.format(day=short_date(day), received=short_date(item.received_on))
            raise Refused("appraised-early", shown, _("Hãy xem lại hai ngày."))
        done = replace(item, appraisal=text, appraised_by=clean(by) or ws.actor, appraised_on=day)
        return stored(connection, replace(done, state=NominationState.APPRAISED))
