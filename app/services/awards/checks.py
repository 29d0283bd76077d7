"""Checks of a season of commendation as stored: findings, pairs that look alike, what was decided about them."""

from collections.abc import Mapping
from dataclasses import replace

from app.db import nominations as db
from app.db.types import DbConnection
from app.domain.awards import checks as rules
from app.domain.awards import criteria as conditions
from app.domain.awards.case import AwardCase, Pair, circles
from app.domain.awards.criteria import CriterionResult
from app.domain.awards.nominations import SAMENESS_WORDS, NominationState, Nominee, NomineeMatch, Sameness
from app.domain.awards.sameness import Strength, compare
from app.domain.findings import Finding, Severity
from app.domain.findings_text import remedy, sentence
from app.errors import Refused
from app.i18n import _
from app.services.awards.case import case_of
from app.services.awards.season import Season, of_nomination
from app.services.workspace import Workspace


def of_season(connection: DbConnection, ws: Workspace, season: Season) -> Mapping[int, tuple[Finding, ...]]:
    """What is found about every live nomination of a season, blocks first."""
    return rules.findings(case_of(connection, ws, season))


def said(ws: Workspace, season: Season, finding: Finding) -> str:
    """A finding as one sentence."""
    return sentence(finding, ws.presets.catalogue(season.campaign.year))


def blocks(ws: Workspace, season: Season, found: Mapping[int, tuple[Finding, ...]]) -> Mapping[int, str]:
    """Of what :func:`of_season` found, the first block of each nomination as a sentence: it may be neither proposed
    nor printed.
    """
    return {key: said(ws, season, own[0]) for key, own in found.items() if own and own[0].severity is Severity.ERROR}


def refuse_blocked(connection: DbConnection, ws: Workspace, season: Season, *nomination_ids: int) -> None:
    """Raise ``Refused`` with the first block of some nominations: they may be neither proposed nor printed.

    One that was withdrawn is looked at as the candidate it would be again.
    """
    some = (season.nomination(key) for key in nomination_ids)
    revived = (replace(item, state=NominationState.CANDIDATE) for item in some if not item.holds_place)
    case = replace(case_of(connection, ws, season.having(*revived)), only=frozenset(nomination_ids))
    found = rules.findings(case)
    for finding in (finding for key in nomination_ids for finding in found[key]):
        if finding.severity is Severity.ERROR:
            told = _("{sentence} Chưa đổi gì.").format(sentence=said(ws, season, finding))
            raise Refused(finding.code, told, remedy(finding.code))


def criteria(ws: Workspace, nomination_id: int) -> tuple[CriterionResult, ...]:
    """The conditions of one nomination, each met, not met or without data, with the record that proves it."""
    with ws.store.read() as connection:
        season = of_nomination(connection, ws, nomination_id)
        return conditions.results(case_of(connection, ws, season), season.nomination(nomination_id))


# --- the same or different --------------------------------------------------------------------------------------------


def duplicates(ws: Workspace, campaign_id: int) -> tuple[Pair, ...]:
    """Pairs to be compared side by side: undecided ones, most certain first, then those decided about."""
    with ws.store.read() as connection:
        case = case_of(connection, ws, Season.read(connection, ws, campaign_id))
    order = list(Strength)
    undecided = sorted(case.undecided, key=lambda pair: order.index(pair.likeness.strength) if pair.likeness else 0)
    return (*undecided, *_decided(case))


def _decided(case: AwardCase) -> tuple[Pair, ...]:
    return tuple(
        Pair(
            case.nominees[match.first_id],
            case.nominees[match.second_id],
            compare(case.portraits[match.first_id], case.portraits[match.second_id]),
            match,
        )
        for match in case.matches
        if match.first_id in case.live_of or match.second_id in case.live_of
    )


def decide_sameness(ws: Workspace, first_id: int, second_id: int, sameness: Sameness, reason: str = "") -> NomineeMatch:
    """Remember that two nominees are one, or two; it is never asked again, and nothing is merged.

    A later decision about the same two replaces the former. Raises ``Refused`` for one nominee twice, for two kinds,
    and for what contradicts decisions about others.
    """
    with ws.store.write(_("Phân biệt người, tập thể giống nhau"), ws.actor) as connection:
        first, second = (_nominee(connection, key) for key in sorted((first_id, second_id)))
        _refuse_pair(connection, first, second, sameness)
        match = NomineeMatch(first.id, second.id, sameness, reason.strip(), ws.actor)
        db.save_match(connection, match)
        return next(item for item in db.matches(connection) if (item.first_id, item.second_id) == (first.id, second.id))


def _nominee(connection: DbConnection, nominee_id: int) -> Nominee:
    found = db.find_nominee(connection, nominee_id)
    if found is None:
        raise Refused("no-nominee", _("Không có đối tượng khen thưởng số {id}.").format(id=nominee_id))
    return found


def _refuse_pair(connection: DbConnection, first: Nominee, second: Nominee, sameness: Sameness) -> None:
    if first.id == second.id:
        raise Refused("one-nominee", _("Đây là cùng một mục “{name}”; chưa lưu gì.").format(name=first.name))
    if sameness is Sameness.SAME and first.kind is not second.kind:
        told = _("“{first}” và “{second}” khác loại nên không thể là một; chưa lưu gì.")
        raise Refused("two-kinds", told.format(first=first.name, second=second.name))
    between = frozenset({first.id, second.id})
    kept = tuple(item for item in db.matches(connection) if {item.first_id, item.second_id} != between)
    links = circles(kept)
    one, other = links.get(first.id, frozenset({first.id})), links.get(second.id, frozenset({second.id}))
    if sameness is Sameness.DIFFERENT:
        is_against = one == other
    else:
        is_against = any(
            item.sameness is Sameness.DIFFERENT and (item.first_id in one | other and item.second_id in one | other)
            for item in kept
        )
    if is_against:
        told = _("Không thể coi “{first}” và “{second}” là {words}: trái với điều đã chọn cho mục khác; chưa lưu gì.")
        words = _(SAMENESS_WORDS[sameness])
        advice = _("Hãy xem lại các cặp đã chọn của hai mục này trước.")
        raise Refused("contradicts", told.format(first=first.name, second=second.name, words=words), advice)
