"""What commendation asks for on the first page: what blocks, places that candidates wait for, dossiers that lack."""

from collections.abc import Iterable, Sequence
from datetime import date

from app.domain.awards.nominations import NominationState
from app.domain.overview import Todo, TodoKind
from app.services.awards import campaigns, dossiers, nominations, quotas
from app.services.awards.nominations import NominationRow
from app.services.workspace import Workspace
from app.text import sort_key

#: States in which the papers of a dossier are still gathered.
_GATHERING = frozenset({NominationState.PROPOSED, NominationState.RECEIVED, NominationState.RETURNED})
_LIVE = _GATHERING | {NominationState.CANDIDATE, NominationState.APPRAISED, NominationState.FORWARDED}


def todos(ws: Workspace, report_year: int) -> tuple[Todo, ...]:
    """What waits, what blocks first; nothing before anybody is named."""
    with ws.store.read() as connection:
        campaign = campaigns.current(connection, report_year)
    rows = {row.id: row for row in nominations.rows(ws, campaign.id)} if campaign else {}
    if campaign is None or not rows:
        return ()
    due = dossiers.deadline(ws, campaign.id).working
    blocked = [row for row in rows.values() if row.is_blocked and row.nomination.state in _LIVE]
    lacking = [
        rows[row.id]
        for row in dossiers.dossiers(ws, campaign.id)
        if row.nomination.state in _GATHERING and row.dossier.missing
    ]
    return (
        *_about(TodoKind.MEND_NOMINATIONS, blocked, None),
        *_about(TodoKind.FILL_PLACES, _offered(ws, campaign.id, rows), due),
        *_about(TodoKind.AWARD_DOSSIERS, lacking, due),
    )


def _offered(ws: Workspace, campaign_id: int, rows: dict[int, NominationRow]) -> list[NominationRow]:
    """Candidates that a place is free for, the first ones of each quota, where nothing blocks them."""
    offered = []
    for cell in quotas.board(ws, campaign_id).cells:
        waiting = [row for one in cell.candidates if not (row := rows[one.nomination_id]).is_blocked]
        offered += waiting[: max(0, cell.free)] if cell.quota and cell.free is not None else []
    return offered


def _about(kind: TodoKind, rows: Sequence[NominationRow], due: date | None) -> tuple[Todo, ...]:
    if not rows:
        return ()
    units = tuple(dict.fromkeys(row.nomination.unit_id for row in rows))
    nomination_id = rows[0].id if len(rows) == 1 else None
    return (
        Todo(
            kind, len(rows), units, _in_order(row.unit_title for row in rows), due_on=due, nomination_id=nomination_id
        ),
    )


def _in_order(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(names), key=sort_key))
