"""What a list of names writes: new nominees and nominations, newer versions of candidates, candidates taken out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.db import nominations as db
from app.db.types import DbConnection
from app.domain.awards.intake import IntakeLine
from app.domain.awards.nominations import Nomination, NominationState, Nominee, NomineeSnapshot, PastAward
from app.services.awards import nominations
from app.services.awards.intake_grounds import identity
from app.services.workspace import Workspace

_LAST = 10**6


@dataclass(frozen=True, slots=True)
class StoredIntake:
    """What was stored: new nominations, changed ones, ids of candidates taken out, lines left out."""

    entered: tuple[Nomination, ...] = ()
    changed: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()
    left_out: tuple[IntakeLine, ...] = ()


def enter(
    connection: DbConnection, ws: Workspace, campaign_id: int, lines: Sequence[IntakeLine]
) -> tuple[Nomination, ...]:
    """New nominations: those of a unit in the order of preference, else as they stand in the list."""
    ranked = sorted(enumerate(lines), key=lambda pair: (pair[1].rank or _LAST, pair[0]))
    ids: dict[object, int] = {}
    wanted = []
    for _index, line in ranked:
        key = (identity(line.nominee), line.unit_id)
        nominee = line.nominee if line.nominee.id else replace(line.nominee, id=ids.get(key, 0))
        if not nominee.id or line.nominee.id:
            nominee = nominations.put_nominee(connection, ws, nominee)
        ids[key] = nominee.id
        _keep_earlier(connection, nominee, line)
        wanted.append(_nomination(campaign_id, nominee, line))
    return nominations.enter(connection, ws, campaign_id, wanted)


def _nomination(campaign_id: int, nominee: Nominee, line: IntakeLine) -> Nomination:
    return Nomination(
        campaign_id,
        nominee.id,
        line.unit_id,
        line.award,
        NominationState.CANDIDATE,
        NomineeSnapshot(nominee.name),
        achievement=line.achievement,
        is_different_achievement=line.is_different_achievement,
        is_posthumous=line.is_posthumous,
        submission_id=line.submission_id,
        row_no=line.row_no,
    )


def _keep_earlier(connection: DbConnection, nominee: Nominee, line: IntakeLine) -> None:
    known = {(item.nominee_id, item.year, item.title) for item in db.past_awards(connection)}
    for award in line.earlier:
        if (nominee.id, award.year, award.title) not in known:
            db.save_past_award(connection, PastAward(nominee.id, award.year, award.title))


def change(connection: DbConnection, ws: Workspace, line: IntakeLine) -> int:
    """Bring a candidate to what the newer version of its report says."""
    nominations.put_nominee(connection, ws, line.nominee)
    item = db.find_nomination(connection, line.nomination_id)
    if item is not None:
        fresh = replace(
            item,
            achievement=line.achievement,
            is_different_achievement=line.is_different_achievement,
            submission_id=line.submission_id,
            row_no=line.row_no,
        )
        db.save_nomination(connection, fresh)
    return line.nomination_id


def remove(connection: DbConnection, nomination_id: int) -> None:
    """Take out a candidate nobody acted on, and its nominee where nothing else is known of it."""
    item = db.find_nomination(connection, nomination_id)
    if item is None:
        return
    db.remove_nomination(connection, nomination_id)
    nominee_id = item.nominee_id
    is_proposed = any(other.nominee_id == nominee_id for other in db.nominations(connection))
    noted = {note.nominee_id for note in db.conduct_notes(connection)}
    noted |= {award.nominee_id for award in db.past_awards(connection)}
    is_compared = any(nominee_id in (match.first_id, match.second_id) for match in db.matches(connection))
    if not is_proposed and not is_compared and nominee_id not in noted:
        db.remove_nominee(connection, nominee_id)
