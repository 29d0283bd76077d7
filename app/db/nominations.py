"""Rows ↔ nominees, nominations «đề nghị khen thưởng», quotas and what belongs to them."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, select

from app.db.payloads import from_json, to_json
from app.db.rows import drop, picked, put
from app.db.tables import (
    campaign,
    conduct_note,
    deadline_ruling,
    dossier_receipt,
    nomination,
    nominee,
    nominee_match,
    past_award,
    quota,
)
from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.nominations import (
    Campaign,
    ConductNote,
    DeadlineRuling,
    DossierReceipt,
    Nomination,
    NominationState,
    Nominee,
    NomineeMatch,
    NomineeSnapshot,
    PastAward,
    Sameness,
)
from app.domain.awards.quotas import Quota
from app.text import fold, name_key, sort_key

_CAMPAIGN = ("name", "year", "plan")
_QUOTA = ("campaign_id", "award", "unit_id", "places", "is_hard", "clause", "note")
_NOMINEE = (
    "name", "unit_id", "sex", "born_on", "birth_year", "ethnicity", "id_number", "position", "place", "leader",
    "member_count", "women_percent", "is_direct_worker", "is_deceased", "note",
)  # fmt: skip
_NOMINATION = (
    "campaign_id", "nominee_id", "unit_id", "award", "rank", "achievement", "is_different_achievement", "difference",
    "replaces_id", "is_posthumous", "over_quota", "reason", "submission_id", "row_no", "received_on", "appraisal",
    "sitting_id", "decision_id", "golden_book_no", "amount", "money_source", "is_name_proved", "appraised_by",
    "appraised_on", "home_id", "against_council",
)  # fmt: skip
_RECEIPT = ("nomination_id", "item", "soft_copy_on", "hard_copy_on", "note")
_RULING = ("campaign_id", "due_on", "document", "decided_on", "decided_by", "note")
_CONDUCT = ("nominee_id", "reason", "from_day", "to_day", "document")
_PAST = ("nominee_id", "year", "title", "authority", "decision", "decided_on", "achievement")
_MATCH = ("first_id", "second_id", "reason", "decided_by")


# --- campaigns and quotas --------------------------------------------------------------------------------------------


def campaigns(connection: Connection) -> tuple[Campaign, ...]:
    """Every season of commendation, the latest year first."""
    rows = connection.execute(select(campaign).order_by(campaign.c.year.desc(), campaign.c.id))
    return tuple(Campaign(id=row.id, **picked(row, _CAMPAIGN)) for row in rows)


def save_campaign(connection: Connection, item: Campaign) -> int:
    """Store a season; returns its id."""
    return put(connection, campaign, picked(item, _CAMPAIGN), item.id)


def quotas(connection: Connection, campaign_id: int) -> tuple[Quota, ...]:
    """The quotas of one season in the order they were entered."""
    rows = connection.execute(select(quota).where(quota.c.campaign_id == campaign_id).order_by(quota.c.id))
    return tuple(Quota(kind=NomineeKind(row.kind), id=row.id, **picked(row, _QUOTA)) for row in rows)


def save_quota(connection: Connection, item: Quota) -> int:
    """Store a quota; returns its id."""
    return put(connection, quota, picked(item, _QUOTA) | {"kind": item.kind.value}, item.id)


def remove_quota(connection: Connection, quota_id: int) -> None:
    """Take out a quota."""
    drop(connection, quota, quota_id)


def deadline_ruling_of(connection: Connection, campaign_id: int) -> DeadlineRuling | None:
    """What was decided about the deadline of dossiers of one season, or ``None``."""
    statement = select(deadline_ruling).where(deadline_ruling.c.campaign_id == campaign_id)
    row = connection.execute(statement).one_or_none()
    return None if row is None else DeadlineRuling(id=row.id, **picked(row, _RULING))


def save_deadline_ruling(connection: Connection, item: DeadlineRuling) -> int:
    """Store what was decided, in place of a former decision of the season; returns its id."""
    known = deadline_ruling_of(connection, item.campaign_id)
    return put(connection, deadline_ruling, picked(item, _RULING), known.id if known else 0)


def remove_deadline_ruling(connection: Connection, campaign_id: int) -> None:
    """Take back what was decided: the dates of the plan hold again."""
    known = deadline_ruling_of(connection, campaign_id)
    if known is not None:
        drop(connection, deadline_ruling, known.id)


def remove_receipt(connection: Connection, receipt_id: int) -> None:
    """Take out the receipt of one paper that was entered by mistake."""
    drop(connection, dossier_receipt, receipt_id)


# --- nominees --------------------------------------------------------------------------------------------------------


def nominees(connection: Connection) -> tuple[Nominee, ...]:
    """Every nominee in Vietnamese order of names."""
    rows = connection.execute(select(nominee).order_by(nominee.c.name_sort, nominee.c.id))
    return tuple(_nominee(row) for row in rows)


def find_nominee(connection: Connection, nominee_id: int) -> Nominee | None:
    """One nominee, or ``None``."""
    row = connection.execute(select(nominee).where(nominee.c.id == nominee_id)).one_or_none()
    return None if row is None else _nominee(row)


def save_nominee(connection: Connection, item: Nominee) -> int:
    """Store a nominee; returns its id."""
    is_person = item.kind is NomineeKind.INDIVIDUAL
    values = picked(item, _NOMINEE) | {
        "kind": item.kind.value,
        "name_folded": fold(item.name),
        "name_sort": name_key(item.name) if is_person else sort_key(item.name),
    }
    return put(connection, nominee, values, item.id)


def remove_nominee(connection: Connection, nominee_id: int) -> None:
    """Take out a nominee; the caller has seen that nobody proposes it."""
    drop(connection, nominee, nominee_id)


def _nominee(row: Row[Any]) -> Nominee:
    return Nominee(kind=NomineeKind(row.kind), id=row.id, **picked(row, _NOMINEE))


def matches(connection: Connection) -> tuple[NomineeMatch, ...]:
    """What was decided about nominees that look alike."""
    rows = connection.execute(select(nominee_match).order_by(nominee_match.c.id))
    return tuple(NomineeMatch(sameness=Sameness(row.sameness), id=row.id, **picked(row, _MATCH)) for row in rows)


def save_match(connection: Connection, item: NomineeMatch) -> int:
    """Store a decision about two nominees, in place of a former one about the same two; returns its id."""
    first, second = sorted((item.first_id, item.second_id))
    known = connection.scalar(
        select(nominee_match.c.id).where(nominee_match.c.first_id == first, nominee_match.c.second_id == second)
    )
    values = picked(replace(item, first_id=first, second_id=second), _MATCH) | {"sameness": item.sameness.value}
    return put(connection, nominee_match, values, known or 0)


def conduct_notes(connection: Connection) -> tuple[ConductNote, ...]:
    """Discipline and examinations of all nominees."""
    rows = connection.execute(select(conduct_note).order_by(conduct_note.c.from_day, conduct_note.c.id))
    return tuple(ConductNote(id=row.id, **picked(row, _CONDUCT)) for row in rows)


def save_conduct_note(connection: Connection, item: ConductNote) -> int:
    """Store a note of conduct; returns its id."""
    return put(connection, conduct_note, picked(item, _CONDUCT), item.id)


def remove_conduct_note(connection: Connection, note_id: int) -> None:
    """Take out a note of conduct."""
    drop(connection, conduct_note, note_id)


def past_awards(connection: Connection) -> tuple[PastAward, ...]:
    """Awards of earlier years and of elsewhere."""
    rows = connection.execute(select(past_award).order_by(past_award.c.year, past_award.c.id))
    return tuple(PastAward(id=row.id, **picked(row, _PAST)) for row in rows)


def save_past_award(connection: Connection, item: PastAward) -> int:
    """Store a past award; returns its id."""
    return put(connection, past_award, picked(item, _PAST), item.id)


def remove_past_award(connection: Connection, award_id: int) -> None:
    """Take out a past award."""
    drop(connection, past_award, award_id)


# --- nominations -----------------------------------------------------------------------------------------------------


def nominations(connection: Connection, campaign_id: int | None = None) -> tuple[Nomination, ...]:
    """Every nomination by unit, award and rank; of one season if it is given."""
    statement = select(nomination).order_by(
        nomination.c.unit_id, nomination.c.award, nomination.c.rank, nomination.c.id
    )
    if campaign_id is not None:
        statement = statement.where(nomination.c.campaign_id == campaign_id)
    return tuple(_nomination(row) for row in connection.execute(statement))


def find_nomination(connection: Connection, nomination_id: int) -> Nomination | None:
    """One nomination, or ``None``."""
    row = connection.execute(select(nomination).where(nomination.c.id == nomination_id)).one_or_none()
    return None if row is None else _nomination(row)


def save_nomination(connection: Connection, item: Nomination) -> int:
    """Store a nomination; returns its id."""
    values = picked(item, _NOMINATION) | {"state": item.state.value, "snapshot": to_json(item.snapshot)}
    return put(connection, nomination, values, item.id)


def remove_nomination(connection: Connection, nomination_id: int) -> None:
    """Take out a nomination nobody has acted on yet."""
    drop(connection, nomination, nomination_id)


def _nomination(row: Row[Any]) -> Nomination:
    return Nomination(
        state=NominationState(row.state),
        snapshot=from_json(row.snapshot, NomineeSnapshot),
        id=row.id,
        **picked(row, _NOMINATION),
    )


def receipts(connection: Connection, nomination_id: int | None = None) -> tuple[DossierReceipt, ...]:
    """Papers of dossiers that came; of one nomination if it is given."""
    statement = select(dossier_receipt).order_by(dossier_receipt.c.nomination_id, dossier_receipt.c.id)
    if nomination_id is not None:
        statement = statement.where(dossier_receipt.c.nomination_id == nomination_id)
    return tuple(DossierReceipt(id=row.id, **picked(row, _RECEIPT)) for row in connection.execute(statement))


def save_receipt(connection: Connection, item: DossierReceipt) -> int:
    """Store the receipt of one paper, in place of a former one of the same paper; returns its id."""
    known = connection.scalar(
        select(dossier_receipt.c.id).where(
            dossier_receipt.c.nomination_id == item.nomination_id, dossier_receipt.c.item == item.item
        )
    )
    return put(connection, dossier_receipt, picked(item, _RECEIPT), known or 0)
