"""What a dossier «hồ sơ khen thưởng» does not hold and why: in its contents, and to whoever printed it."""

from collections.abc import Collection, Iterator, Sequence

from app.domain.awards.catalogue import AuthorityLevel
from app.domain.awards.nominations import Nomination, NominationState
from app.domain.awards.papers import IN_DOSSIER, AwardPaper, PaperScope
from app.i18n import _
from app.services.awards import decided
from app.services.awards.paper_choice import AwardSheet
from app.services.awards.paper_grounds import PaperGrounds

#: Authorities that sit with the unit they belong to but are not its People's committee.
_OTHER_ORGANS = frozenset({AuthorityLevel.MILITARY, AuthorityLevel.AGENCY})
#: As many are named; the others are counted.
_MOST_NAMED = 12


def of_dossier(
    grounds: PaperGrounds, scope: PaperScope, found: Sequence[AwardSheet], only: Collection[AwardPaper]
) -> tuple[tuple[AwardSheet, ...], tuple[str, ...]]:
    """The papers a dossier holds of those that can be made, and a sentence for everything that is not in it.

    A list stands once: as the annex of its letter. The draft of a decision is the paper of whoever decides: it lies in
    the dossier only where that is the owner itself, unless just some papers are asked for.
    """
    # A letter that was issued with other names does not have the list of now as its annex.
    letters = {
        (one.award, one.unit_id)
        for one in found
        if one.paper is AwardPaper.PROPOSAL and not (one.is_stale and one.number)
    }
    twice = [one for one in found if one.paper is AwardPaper.LIST and (one.award, one.unit_id) in letters]
    whole = frozenset(only) == IN_DOSSIER
    foreign = [one for one in found if whole and one.paper is AwardPaper.DECISION and not _decides(grounds, scope, one)]
    kept = tuple(one for one in found if one not in twice and one not in foreign)
    told = [_("{paper}: {how}.").format(paper=sheet.name, how=sheet.differs) for sheet in kept if sheet.is_stale]
    told += [_("Danh sách đề nghị: là phụ lục của tờ trình, không in hai lần.")] if twice else []
    for sheet in foreign:
        issued = decided.issued_for(grounds, sheet.nominations[0])
        line = _("{paper}: do cơ quan có thẩm quyền lập khi xét.")
        if issued is not None:
            line = _("{paper}: dùng bản của cơ quan đã ban hành.")
        told.append(line.format(paper=sheet.name))
    behind = decided.not_given(grounds, scope)
    return kept, (*told, *_not_given(grounds, behind), *_nominees(grounds, scope, kept, behind))


def _not_given(grounds: PaperGrounds, behind: Collection[int]) -> Iterator[str]:
    """Who was proposed and does not stand in the decision that was issued for the others."""
    these = [item for item in grounds.season.nominations if item.id in behind]
    for award in dict.fromkeys(item.award for item in these):
        of_award = [item for item in these if item.award == award]
        numbers = ", ".join(decided.numbers(grounds, of_award))
        told = _("{award}: {count} trường hợp không có trong quyết định {numbers}: {names}.")
        yield told.format(
            award=grounds.season.award_name(award), count=len(of_award), numbers=numbers, names=_named(of_award)
        )


def _decides(grounds: PaperGrounds, scope: PaperScope, sheet: AwardSheet) -> bool:
    """Whether the owner of the dossier itself decides about this award."""
    season = grounds.season
    if season.is_own_level(sheet.award):
        return True
    owner, authority = scope.unit_id or grounds.committee.unit_id, season.authority(sheet.award)
    giver = season.giver(sheet.award, owner)
    return bool(giver and giver.id == owner and authority and authority.level not in _OTHER_ORGANS)


def _nominees(
    grounds: PaperGrounds, scope: PaperScope, kept: Sequence[AwardSheet], behind: Collection[int]
) -> Iterator[str]:
    """Who belongs to what is wanted and stands in none of the papers."""
    # Minutes also tell of those the council looked at and did not choose.
    inside = {item.id for sheet in kept if sheet.paper is not AwardPaper.MINUTES for item in sheet.nominations}
    told_of = inside | set(behind)
    outside = [item for item in grounds.season.nominations if scope.holds(item) and item.id not in told_of]
    own = [item for item in outside if item.holds_place and grounds.season.is_own_level(item.award)]
    for award in dict.fromkeys(item.award for item in own):
        these = [item for item in own if item.award == award]
        units = sorted({grounds.season.unit_title(item.unit_id) for item in these})
        told = _("{award}: {count} trường hợp do đơn vị tự quyết định, in trong hồ sơ của đơn vị ({units}).")
        yield told.format(award=grounds.season.award_name(award), count=len(these), units=", ".join(units))
    returned = [item for item in outside if item.state is NominationState.RETURNED]
    if returned:
        told = _("{count} trường hợp đã trả lại để bổ sung: {names}.")
        yield told.format(count=len(returned), names=_named(returned))
    waiting = [item for item in outside if item.state is NominationState.CANDIDATE]
    if waiting:
        told = _("{count} ứng viên chưa được đề nghị: {names}.")
        yield told.format(count=len(waiting), names=_named(waiting))


def _named(items: Sequence[Nomination]) -> str:
    names = [item.snapshot.name for item in items[:_MOST_NAMED]]
    if len(items) > _MOST_NAMED:
        names.append(_("và {count} trường hợp khác").format(count=len(items) - _MOST_NAMED))
    return ", ".join(names)
