"""Checks of a season of commendation: what blocks a nomination, what to look at, what helps; each with its rule.

A block may be neither proposed nor printed. Rules come from the catalogue with their clause; one that is only practice
or from memory warns and says so. Nothing is merged, chosen or ranked here.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from app.domain.awards.case import AwardCase, Given, Pair, is_sure
from app.domain.awards.catalogue import CONFIDENCE_WORDS, NOMINEE_WORDS, AwardRule, Confidence, NomineeKind
from app.domain.awards.criteria import Verdict, is_explained, others, result_of
from app.domain.awards.nominations import Nomination, NominationState, Nominee
from app.domain.awards.nominee_checks import nominee_findings, told
from app.domain.awards.nominee_names import head_words, person_key, plain
from app.domain.awards.quotas import QuotaStanding
from app.domain.awards.sameness import STRENGTH_WORDS, Strength
from app.domain.awards.votes import judged
from app.domain.findings import Finding, Severity
from app.domain.registers import Team
from app.i18n import _
from app.text import clean, short_date

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
_WEIGHTS = (_ERROR, Severity.QUESTION, _WARNING, _NOTE)
_Found = Iterator[tuple[int, Finding]]


def findings(case: AwardCase) -> dict[int, tuple[Finding, ...]]:
    """Every finding by nomination that is asked about, blocks first; one without any has an empty tuple."""
    found: dict[int, list[Finding]] = {item.id: [] for item in case.nominations if case.is_asked(item.id)}
    for check in (_look_alikes, _conflicts, _given, _conduct, _leaders, _council, _quotas, _criteria, _alone):
        for nomination_id, finding in check(case):
            if nomination_id in found:
                found[nomination_id].append(finding)
    return {key: tuple(sorted(some, key=lambda item: _WEIGHTS.index(item.severity))) for key, some in found.items()}


def basis(rule: AwardRule | None) -> str:
    """The clause of a rule, and how sure it is where it was not read."""
    if rule is None or not rule.clause:
        return _("chưa ghi căn cứ")
    if rule.confidence is Confidence.READ:
        return rule.clause
    return _("{clause}; mức {confidence}").format(clause=rule.clause, confidence=_(CONFIDENCE_WORDS[rule.confidence]))


# --- the same nominee -------------------------------------------------------------------------------------------------


def _look_alikes(case: AwardCase) -> _Found:
    """Undecided likenesses: certain ones block until somebody says same or different."""
    for pair in case.undecided:
        for mine, other in ((pair.first, pair.second), (pair.second, pair.first)):
            for item in case.live_of.get(mine.id, ()):
                yield item.id, _look_alike(case, pair, mine, other)


def _look_alike(case: AwardCase, pair: Pair, mine: Nominee, other: Nominee) -> Finding:
    proposed = case.live_of.get(other.id, ())
    given = [item for item in case.given_to(other.id) if item.year == case.campaign.year]
    likeness = pair.likeness
    strength = likeness.strength if likeness else Strength.POSSIBLE
    severities = {Strength.CERTAIN: _ERROR if proposed else _WARNING, Strength.LIKELY: _WARNING}
    severity = severities.get(strength, _NOTE) if proposed or given else _NOTE
    words = [_("được {unit} đề nghị {award}").format(**_named(case, item)) for item in proposed]
    words += [_("đã được {title}").format(title=f"{item.title} {item.decision}".strip()) for item in given]
    return told(
        "award-looks-alike",
        severity,
        person=mine.name,
        other=other.name,
        unit=case.unit_title(other.unit_id),
        strength=_(STRENGTH_WORDS[strength]),
        reasons=", ".join(likeness.reasons) if likeness else "",
        proposed=", ".join(words) or _("chưa được đề nghị"),
    )


def _named(case: AwardCase, item: Nomination) -> dict[str, str]:
    return {"unit": case.unit_title(item.unit_id), "award": case.award_title(item)}


def _conflicts(case: AwardCase) -> _Found:
    """One nominee, live twice: in one list by mistake, or for one achievement."""
    for item in case.asked:
        for other in _twins(case, item):
            data = {"person": item.snapshot.name, "award": case.award_title(item)}
            yield item.id, told("award-twice-in-list", _ERROR, unit=case.unit_title(other.unit_id), **data)
        rule = case.criterion(item, "achievements")
        rivals = [other for other in others(case, item) if other.award != item.award]
        if rule is not None and rivals:
            words = "; ".join(f"{case.award_title(other)} ({case.unit_title(other.unit_id)})" for other in rivals)
            code = "award-difference-unexplained" if item.is_different_achievement else "award-same-achievement"
            yield (
                item.id,
                told(
                    code,
                    _ERROR if is_sure(rule) else _WARNING,
                    person=item.snapshot.name,
                    award=case.award_title(item),
                    others=words,
                    year=case.campaign.year,
                    rule=rule.content.text,
                    basis=basis(rule),
                ),
            )


def _twins(case: AwardCase, item: Nomination) -> Iterator[Nomination]:
    for key in sorted(case.circle(item.nominee_id)):
        for other in case.live_of.get(key, ()):
            if other.id != item.id and other.award == item.award:
                yield other


def _given(case: AwardCase) -> _Found:
    """Awards that were given already: for this year, or for an achievement told in the same words."""
    for item in case.asked:
        rule = case.criterion(item, "achievements")
        if rule is None or is_explained(item):
            continue
        for award in case.given_to(item.nominee_id):
            code = _clash(case, item, award)
            if code:
                yield (
                    item.id,
                    told(
                        code,
                        _ERROR if is_sure(rule) else _WARNING,
                        person=item.snapshot.name,
                        award=case.award_title(item),
                        given=f"{award.title} {award.decision}".strip(),
                        year=award.year,
                        rule=rule.content.text,
                        basis=basis(rule),
                    ),
                )


def _clash(case: AwardCase, item: Nomination, award: Given) -> str:
    if award.year == case.campaign.year:
        return "award-given-this-year"
    is_again = bool(plain(item.achievement)) and plain(item.achievement) == plain(award.achievement)
    return "award-achievement-again" if is_again else ""


# --- conduct, leaders -------------------------------------------------------------------------------------------------


def _conduct(case: AwardCase) -> _Found:
    """Discipline or an examination under way blocks; what ended in the year shortens what counts."""
    for item in case.asked:
        rule = case.criterion(item, "conduct")
        for note in case.conduct_of(item.nominee_id) if rule else ():
            data = {"person": item.snapshot.name, "reason": note.reason, "document": note.document}
            if case.is_open(note):
                day, is_needed = short_date(note.from_day), rule is not None and rule.content.is_required
                severity = _ERROR if is_needed else _WARNING
                yield item.id, told("award-conduct-open", severity, day=day, basis=basis(rule), **data)
            elif note.to_day and note.to_day.year >= case.campaign.year:
                day = short_date(note.to_day)
                yield item.id, told("award-conduct-ended", _WARNING, day=day, basis=basis(rule), **data)


def _leaders(case: AwardCase) -> _Found:
    """A group and whoever leads it: both proposed, or the leader disciplined."""
    by_key: dict[str, list[Nominee]] = defaultdict(list)
    for nominee in case.nominees.values():
        if nominee.kind is NomineeKind.INDIVIDUAL:
            by_key[person_key(nominee.name)].append(nominee)
    for item in case.live:
        group = case.nominees[item.nominee_id]
        if group.kind is NomineeKind.INDIVIDUAL:
            continue
        for leader in _leaders_of(case, group):
            for person in by_key.get(leader, ()):
                if case.portraits[person.id].area & case.portraits[group.id].area:
                    yield from _led(case, item, person)


def _leaders_of(case: AwardCase, group: Nominee) -> set[str]:
    """Keys of the leaders a nominee or the lists of reports name; a household's head is in its name."""
    names = {person_key(group.leader)}
    if group.kind is NomineeKind.HOUSEHOLD:
        names.add(" ".join(head_words(group.name)))
    else:
        names |= {person_key(row.item.row.leader) for row in case.listed(group) if isinstance(row.item.row, Team)}
    return names - {""}


def _led(case: AwardCase, item: Nomination, person: Nominee) -> _Found:
    for note in case.conduct_of(person.id):
        if case.is_open(note):
            data = {"group": item.snapshot.name, "person": person.name, "reason": note.reason}
            rule = case.criterion(item, "conduct")
            yield item.id, told("award-leader-conduct", _WARNING, basis=basis(rule), **data)
    for other in case.live_of.get(person.id, ()):
        rule = case.criterion(other, "unit_result")
        data = {"group": item.snapshot.name, "person": person.name, "basis": basis(rule)}
        for key in (item.id, other.id):
            yield key, told("award-leader-and-group", _NOTE, **data)


# --- the council ------------------------------------------------------------------------------------------------------


def _council(case: AwardCase) -> _Found:
    """Whom the council did not agree to when it last sat, while nobody has written down why it goes on."""
    for item in case.asked:
        found = judged(case.sittings, item.id)
        is_open = item.state is not NominationState.DECIDED and not item.against_council
        if found is not None and found.is_rejected and is_open:
            data = {"sitting": found.sitting.name, "votes": found.result.in_favour, "base": found.result.base}
            yield item.id, told("award-council-rejected", _WARNING, person=item.snapshot.name, **data)


# --- places -----------------------------------------------------------------------------------------------------------


def _quotas(case: AwardCase) -> _Found:
    """Who stands beyond a quota, who competes for a pool, whom no quota limits because the season has none, who
    holds a place nobody gave."""
    for standing in case.standings:
        if standing.quota.places is not None:
            yield from _beyond(case, standing, standing.quota.places)
    for item in case.asked:
        if item.id in case.unlimited and item.state is not NominationState.DECIDED:
            data = {"season": case.campaign.name, "person": item.snapshot.name, "award": case.award_title(item)}
            yield item.id, told("award-season-without-quota", _NOTE, **data)
        if item.id in case.unforeseen and item.holds_place and not item.over_quota:
            data = {
                "kind": _(NOMINEE_WORDS[case.nominees[item.nominee_id].kind]),
                "unit": case.unit_title(item.unit_id),
            }
            yield item.id, _placed(case, item.id, "award-place-unforeseen", _ERROR, data)


def _beyond(case: AwardCase, standing: QuotaStanding, places: int) -> _Found:
    quota = standing.quota
    data = {"places": places, "kind": _(NOMINEE_WORDS[quota.kind]), "clause": quota.clause or _("chưa ghi căn cứ")}
    granted = [key for key in standing.holders if case.by_id[key].over_quota]
    within = [key for key in standing.holders if key not in granted]
    for key in within[places:]:
        yield key, _placed(case, key, "award-over-quota", _ERROR, data)
    free = max(standing.free or 0, 0)
    if len(standing.candidates) <= free:
        return
    for number, key in enumerate(standing.candidates, 1):
        if quota.unit_id is None:
            count = len(standing.candidates) + len(standing.holders)
            yield key, _placed(case, key, "award-pool-choice", _NOTE, data | {"count": count})
        elif number > free:
            before = ", ".join(
                case.by_id[other].snapshot.name for other in (*standing.holders, *standing.candidates[: number - 1])
            )
            number_words = {"number": len(standing.holders) + number, "before": before}
            yield key, _placed(case, key, "award-beyond-quota", _WARNING, data | number_words)
        if free:
            yield from _tie(case, key)


def _placed(case: AwardCase, key: int, code: str, severity: Severity, data: Mapping[str, object]) -> Finding:
    item = case.by_id[key]
    return told(code, severity, person=item.snapshot.name, award=case.award_title(item), **data)


def _tie(case: AwardCase, key: int) -> _Found:
    """What may settle a tie, shown as an aid: people choose."""
    item = case.by_id[key]
    rule = case.criterion(item, "women")
    result = result_of(case, item, rule) if rule else None
    if rule is not None and result is not None and result.verdict is Verdict.MET:
        data = {"person": item.snapshot.name, "proof": result.proof, "rule": rule.content.text}
        yield key, told("award-tie-aid", _NOTE, basis=basis(rule), **data)


# --- conditions -------------------------------------------------------------------------------------------------------

#: Conditions that have findings of their own.
_TOLD_APART = frozenset({"achievements", "conduct", ""})


def _criteria(case: AwardCase) -> _Found:
    """Conditions the data say are not met, or say nothing about although they could."""
    for item in case.asked:
        if item.state is NominationState.DECIDED:
            continue
        for rule in case.criteria(item):
            source = rule.content.source.partition(":")[0]
            if not rule.content.is_required or source in _TOLD_APART:
                continue
            result = result_of(case, item, rule)
            data = {
                "person": item.snapshot.name,
                "rule": clean(rule.content.text),
                "proof": result.proof,
                "basis": basis(rule),
            }
            if result.verdict is Verdict.NOT_MET:
                yield item.id, told("award-criterion-not-met", _WARNING, **data)
            elif result.verdict is Verdict.NO_DATA:
                severity = _WARNING if source == "achievement" else _NOTE
                yield item.id, told("award-criterion-no-data", severity, **data)


def _alone(case: AwardCase) -> _Found:
    for item in case.asked:
        for finding in nominee_findings(case, item):
            yield item.id, finding
