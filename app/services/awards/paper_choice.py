"""Which papers of commendation can be made about what is wanted, in the order of a dossier, and who holds them up."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from app.db import councils as db_councils
from app.db.types import DbConnection
from app.domain.awards.catalogue import NOMINEE_WORDS, NomineeKind
from app.domain.awards.nominations import Nomination, NominationState
from app.domain.awards.papers import (
    AWARD_PAPER_WORDS,
    OF_AWARD,
    OF_NOMINEE,
    UNCHECKED,
    AwardPaper,
    PaperScope,
    stands_in,
)
from app.domain.awards.short_names import of_unit, short_name
from app.domain.units import UnitKind
from app.i18n import _
from app.services.awards import decided
from app.services.awards.paper_grounds import PaperGrounds
from app.text import name_key, sort_key

#: As many are named where several hold a paper up.
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class AwardSheet:
    """One paper that can be made: what for, its name, whose it is (``unit_id``, 0 = the committee's), about whom.

    ``award`` is set where it is about one award, ``sitting_id`` for the minutes of a sitting. ``blocked`` tells who
    keeps it from being printed and why, empty where nobody does. ``short`` is its name where there is little room,
    ``word`` what kind of paper it is.
    ``differs`` tells how what was written of it already differs from now, ``is_stale`` that names or votes do; a paper
    that was issued has its ``number``.
    """

    paper: AwardPaper
    name: str
    nominations: tuple[Nomination, ...]
    unit_id: int = 0
    award: str = ""
    sitting_id: int = 0
    blocked: str = ""
    short: str = ""
    word: str = ""
    differs: str = ""
    is_stale: bool = False
    number: str = ""


def sheets(
    connection: DbConnection,
    grounds: PaperGrounds,
    scope: PaperScope,
    only: Collection[AwardPaper] = (),
    without: Collection[int] = (),
) -> Iterator[AwardSheet]:
    """Every paper that can be made; ``only`` leaves out all other kinds.

    ``without`` are nominations left out of all but the minutes of a sitting that voted about them.

    What a unit awards itself is its own matter: it stands in the unit's papers, and in the committee's when asked for.
    """
    wanted = [item for item in grounds.season.nominations if _is_wanted(grounds, scope, item)]
    wanted.sort(key=_place(grounds))
    voted = _voted(connection, scope)
    for paper in AwardPaper:
        there = tuple(
            item
            for item in wanted
            if _is_chosen_from(item, paper, voted) or (stands_in(item, paper) and item.id not in without)
        )
        if not there or (only and paper not in only):
            continue
        if paper is AwardPaper.MINUTES:
            yield from _minutes(connection, grounds, scope, there)
        elif paper is AwardPaper.DECISION:
            yield from _decisions(grounds, scope, there)
        elif paper in OF_AWARD:
            yield from _of_awards(grounds, paper, scope, there)
        elif paper in OF_NOMINEE:
            for item in there:
                name = item.snapshot.name
                yield _sheet(grounds, paper, scope.unit_id, (item,), about=(name, name), award=item.award)
        else:
            yield _sheet(grounds, paper, scope.unit_id, there)


def _voted(connection: DbConnection, scope: PaperScope) -> frozenset[int]:
    """Everybody the committee's sittings voted about."""
    held = () if scope.unit_id else db_councils.sittings(connection, scope.campaign_id)
    return frozenset(ballot.nomination_id for sitting in held for ballot in sitting.ballots)


def _is_chosen_from(item: Nomination, paper: AwardPaper, voted: frozenset[int]) -> bool:
    """Whom the council voted about stands in its minutes, also a candidate it did not choose for a shared place."""
    is_there = item.state is NominationState.CANDIDATE or stands_in(item, paper)
    return paper is AwardPaper.MINUTES and item.id in voted and is_there


def _is_wanted(grounds: PaperGrounds, scope: PaperScope, item: Nomination) -> bool:
    is_foreign = grounds.season.is_own_level(item.award) and item.unit_id != grounds.committee.unit_id
    return scope.holds(item) and bool(scope.unit_id or scope.award or scope.nomination_ids or not is_foreign)


def _place(grounds: PaperGrounds) -> Callable[[Nomination], tuple[int, int, str]]:
    """Awards in the order of the catalogue, collectives first, people by tên, họ, tên đệm."""
    awards = {rule.key: place for place, rule in enumerate(grounds.season.book.awards(grounds.season.day))}
    kinds = list(NOMINEE_WORDS)

    def place(item: Nomination) -> tuple[int, int, str]:
        kind = grounds.season.nominees[item.nominee_id].kind
        key = name_key if kind is NomineeKind.INDIVIDUAL else sort_key
        return awards.get(item.award, len(awards)), kinds.index(kind), key(item.snapshot.name)

    return place


def _of_awards(
    grounds: PaperGrounds, paper: AwardPaper, scope: PaperScope, there: tuple[Nomination, ...]
) -> Iterator[AwardSheet]:
    """One for each award in the order of the catalogue; of an award units give themselves one for each unit."""
    season = grounds.season
    groups: dict[tuple[str, int], list[Nomination]] = {}
    for item in there:
        unit_id = item.unit_id if season.is_own_level(item.award) else scope.unit_id
        groups.setdefault((item.award, unit_id), []).append(item)
    for (award, unit_id), items in groups.items():
        if not _is_made(grounds, paper, scope, award, unit_id):
            continue
        title = season.award_title(award, unit_id or items[0].unit_id)
        short = short_name(season.award_name(award))
        if unit_id and unit_id != scope.unit_id:
            short = of_unit(short, season.unit_title(unit_id))
        yield _sheet(grounds, paper, unit_id, tuple(items), about=(title, short), award=award)


def _decisions(grounds: PaperGrounds, scope: PaperScope, there: tuple[Nomination, ...]) -> Iterator[AwardSheet]:
    """What was decided stands in one paper for each decision, what is drafted in another; nobody else beside it."""
    behind = decided.left_behind(grounds, there)
    issued = {item.id: decided.issued_for(grounds, item) for item in there}
    for decision in {one.id: one for one in issued.values() if one}.values():
        under = tuple(item for item in there if item.decision_id == decision.id and issued[item.id])
        word = _("Quyết định {number}").format(number=decision.number)
        for sheet in _of_awards(grounds, AwardPaper.DECISION, scope, under):
            yield _called(sheet, word, _("Quyết định"))
    yield from _of_awards(
        grounds,
        AwardPaper.DECISION,
        scope,
        tuple(item for item in there if not issued[item.id] and item.id not in behind),
    )


def _called(sheet: AwardSheet, word: str, short: str) -> AwardSheet:
    """A paper under another name for its kind."""
    about, in_short = sheet.name.removeprefix(sheet.word), sheet.short.removeprefix(sheet.word)
    return replace(sheet, word=word, name=f"{word}{about}", short=f"{short}{in_short}")


def _is_made(grounds: PaperGrounds, paper: AwardPaper, scope: PaperScope, award: str, unit_id: int) -> bool:
    """Nobody writes a letter to himself; a unit drafts no decision for another authority."""
    is_own = grounds.season.is_own_level(award)
    unit = grounds.season.units.get(unit_id)
    if paper is AwardPaper.PROPOSAL:
        return not (is_own and unit and unit.kind is UnitKind.BORDER_STATION)
    return paper is not AwardPaper.DECISION or is_own or not grounds.owner(scope.unit_id)


def _minutes(
    connection: DbConnection, grounds: PaperGrounds, scope: PaperScope, there: tuple[Nomination, ...]
) -> Iterator[AwardSheet]:
    """The committee's minutes of each of its sittings; a unit's own, and those nobody has begun, as a form."""
    ids = {item.id for item in there}
    held = () if scope.unit_id else db_councils.sittings(connection, scope.campaign_id)
    about = [(one, ids & {ballot.nomination_id for ballot in one.ballots}) for one in held]
    for sitting, seen in about:
        if seen:
            items = tuple(item for item in there if item.id in seen)
            judged = tuple(item for item in items if stands_in(item, AwardPaper.MINUTES))
            sheet = _sheet(grounds, AwardPaper.MINUTES, 0, judged, about=(sitting.name, sitting.name))
            yield replace(sheet, nominations=items, sitting_id=sitting.id)
    if not any(seen for _sitting, seen in about):
        yield _sheet(grounds, AwardPaper.MINUTES, scope.unit_id, there)


def _sheet(
    grounds: PaperGrounds,
    paper: AwardPaper,
    unit_id: int,
    items: tuple[Nomination, ...],
    *,
    about: tuple[str, str] = ("", ""),
    award: str = "",
) -> AwardSheet:
    """``about`` is what the paper is about, in full and in short."""
    word, (full, short) = _(AWARD_PAPER_WORDS[paper]), about
    blocked = "" if paper in UNCHECKED else _blocked(grounds, items)
    name = f"{word} - {full}" if full else word
    return AwardSheet(paper, name, items, unit_id, award, blocked=blocked, short=f"{word} {short}".strip(), word=word)


def _blocked(grounds: PaperGrounds, items: tuple[Nomination, ...]) -> str:
    held_up = [item for item in items if item.id in grounds.blocks]
    told = [f"“{item.snapshot.name}”: {grounds.blocks[item.id]}" for item in held_up[:_MOST_NAMED]]
    more = [_("và {count} trường hợp khác.").format(count=len(held_up) - _MOST_NAMED)] if held_up[_MOST_NAMED:] else []
    return " ".join((*told, *more))
