"""What a list of names writes: new nominees and nominations, newer versions of candidates, candidates taken out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.db import nominations as db
from app.db.types import DbConnection
from app.domain.awards.intake import IntakeLine, paper_of
from app.domain.awards.nominations import (
    DossierReceipt,
    Nomination,
    NominationState,
    Nominee,
    NomineeSnapshot,
    PastAward,
)
from app.i18n import _
from app.services.awards import nominations
from app.services.awards.intake_grounds import identity
from app.services.awards.intake_reports import SAID_NOTE, is_said_only
from app.services.awards.season import Season
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
    entered = nominations.enter(connection, ws, campaign_id, wanted)
    _keep_papers(connection, ws, zip(entered, (line for _index, line in ranked), strict=True))
    return entered


def _keep_papers(connection: DbConnection, ws: Workspace, entered: Iterable[tuple[Nomination, IntakeLine]]) -> None:
    """Papers that a report ticks stand in the dossier as the unit's word, without a day: nothing counts as received.

    One that is not ticked any more goes, unless somebody wrote down its day.
    """
    season: Season | None = None
    for item, line in entered:
        stored = {receipt.item: receipt for receipt in db.receipts(connection, item.id)}
        if not line.papers and not stored:
            continue
        season = season or Season.read(connection, ws, item.campaign_id)
        for rule in season.book.dossier_items(item.award, line.nominee.kind, season.day):
            key, is_said = rule.content.key, paper_of(rule.content.name) in line.papers
            if is_said and key not in stored:
                db.save_receipt(connection, DossierReceipt(item.id, key, note=_(SAID_NOTE)))
            elif not is_said and key in stored and is_said_only(stored[key]):
                db.remove_receipt(connection, stored[key].id)


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
        _keep_papers(connection, ws, ((fresh, line),))
    return line.nomination_id


def remove(connection: DbConnection, nomination_id: int) -> None:
    """Take out a candidate nobody acted on, and its nominee where nothing else is known of it."""
    item = db.find_nomination(connection, nomination_id)
    if item is None:
        return
    for receipt in db.receipts(connection, nomination_id):
        db.remove_receipt(connection, receipt.id)
    db.remove_nomination(connection, nomination_id)
    nominee_id = item.nominee_id
    is_proposed = any(other.nominee_id == nominee_id for other in db.nominations(connection))
    noted = {note.nominee_id for note in db.conduct_notes(connection)}
    noted |= {award.nominee_id for award in db.past_awards(connection)}
    is_compared = any(nominee_id in (match.first_id, match.second_id) for match in db.matches(connection))
    if not is_proposed and not is_compared and nominee_id not in noted:
        db.remove_nominee(connection, nominee_id)
