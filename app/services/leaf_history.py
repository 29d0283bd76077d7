"""Who wrote what in a leaf «gạch đầu dòng» and when, version by version, with the difference to the one before."""

from collections.abc import Sequence
from datetime import timedelta

from app.db import reviews as db_reviews
from app.db.reviews import TextChange
from app.domain.leaf_text import LeafVersion
from app.domain.word_differences import word_differences
from app.services import leaf_texts
from app.services.workspace import Workspace

#: A screen keeps what is typed after every pause: what one person wrote without a longer one is a single version.
_PAUSE = timedelta(minutes=10)


def versions(ws: Workspace, year: int, leaf: str, scope_unit_id: int | None = None) -> tuple[LeafVersion, ...]:
    """The versions of one leaf's text from the change log, newest first; an undo is a version like any other."""
    leaf_texts.leaf_of(ws, leaf)
    with ws.store.read() as connection:
        unit_id = leaf_texts.unit_of(connection, scope_unit_id, year)
        changes = db_reviews.text_changes(connection, unit_id, year, leaf)
    found: list[LeafVersion] = []
    before = ""
    for change in _last_of_bursts(changes):
        pieces = word_differences(before, change.text)
        found.append(LeafVersion(change.at, change.actor, change.text, change.is_done, pieces))
        before = change.text
    return tuple(reversed(found))


def _last_of_bursts(changes: Sequence[TextChange]) -> list[TextChange]:
    kept: list[TextChange] = []
    for change in changes:
        last = kept[-1] if kept else None
        if last and last.actor == change.actor and change.at - last.at <= _PAUSE:
            kept[-1] = change
        else:
            kept.append(change)
    return kept
