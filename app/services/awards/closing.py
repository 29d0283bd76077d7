"""What somebody is asked before a sitting of the council is closed: votes that are missing, places nobody was given."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.awards.councils import Ballot
from app.domain.awards.votes import Pool, attendance
from app.i18n import _
from app.services.awards.councils import SittingDetail
from app.text import padded_count


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at before closing, in one sentence without its full stop; ``code`` for programs."""

    code: str
    sentence: str


def doubts(found: SittingDetail) -> tuple[Doubt, ...]:
    """All that is to be asked about; empty where the sitting can be closed without a question."""
    return (*_votes(found), *(Doubt("tied", text) for text in unsettled(found)))


def unsettled(found: SittingDetail) -> tuple[str, ...]:
    """A sentence for every pool whose last places equal candidates share."""
    return tuple(_tied(found, pool) for pool in found.pools if pool.choice.tied)


def _votes(found: SittingDetail) -> Iterator[Doubt]:
    voters = attendance(found.sitting.members, found.sitting.rules).voters
    unheard = [one.nomination_id for one in found.sitting.ballots if not _cast(one) and not _is_ranked(one)]
    if unheard:
        yield Doubt("unvoted", _counted(_("{count} trường hợp chưa có phiếu: {numbers}"), unheard))
    short = [one.nomination_id for one in found.sitting.ballots if 0 < _cast(one) < voters]
    if short:
        told = _("{count} trường hợp ghi chưa đủ phiếu của người dự: {numbers}; phiếu thiếu tính là không biểu quyết")
        yield Doubt("votes-missing", _counted(told, short))


def _counted(told: str, numbers: Sequence[int]) -> str:
    return told.format(count=padded_count(len(numbers)), numbers=", ".join(map(str, numbers)))


def _tied(found: SittingDetail, pool: Pool) -> str:
    told = _("{pool}: {count} trường hợp bằng nhau cho {places} suất chung còn lại, Hội đồng chưa chọn: {names}")
    names = "; ".join(f"{key}. {found.nominations[key].snapshot.name}" for key in pool.choice.tied)
    count, places = padded_count(len(pool.choice.tied)), padded_count(pool.choice.open_places)
    return told.format(pool=pool.title, count=count, places=places, names=names)


def _cast(ballot: Ballot) -> int:
    return ballot.in_favour + ballot.against + ballot.abstained


def _is_ranked(ballot: Ballot) -> bool:
    return ballot.score is not None or ballot.place is not None
