"""Two windows on one sitting: the votes and members each typed are kept, and nothing is written over."""

from dataclasses import fields, replace
from typing import Any

from app.domain.awards.councils import Ballot, CouncilSitting
from app.errors import Refused
from app.i18n import _


def merged_sitting(stored: CouncilSitting, opened: CouncilSitting, typed: CouncilSitting) -> CouncilSitting:
    """What is stored, with what was typed since the sitting was ``opened``: vote by vote, all else field by field.

    Raises ``Refused`` where the very same was changed otherwise in the meantime.
    """
    changes: dict[str, Any] = {
        item.name: _kept(*(getattr(entry, item.name) for entry in (stored, opened, typed)))
        for item in fields(stored)
        if item.name not in ("ballots", "is_closed", "id")
    }
    return replace(stored, **changes, ballots=_ballots(stored, opened, typed))


def _ballots(stored: CouncilSitting, opened: CouncilSitting, typed: CouncilSitting) -> tuple[Ballot, ...]:
    """Every vote of the three; one taken out counts as changed."""
    by_id = [{ballot.nomination_id: ballot for ballot in entry.ballots} for entry in (stored, opened, typed)]
    order = dict.fromkeys(key for entry in (by_id[2], by_id[0]) for key in entry)
    found = (_kept(*(entry.get(key) for entry in by_id)) for key in order)
    return tuple(ballot for ballot in found if ballot is not None)


def _kept(stored: Any, opened: Any, typed: Any) -> Any:
    if typed in (opened, stored):
        return stored
    if stored != opened:
        told = _("Phiên họp vừa được sửa ở nơi khác đúng chỗ này; chưa lưu điều mới ghi.")
        raise Refused("changed-meanwhile", told, _("Hãy mở lại để xem điều đang có rồi ghi lại."))
    return typed
