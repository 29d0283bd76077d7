"""What looks wrong about one nomination by itself: who is proposed, by whom, for which award."""

import re
from collections.abc import Iterator, Mapping

from app.domain.awards.case import AwardCase
from app.domain.awards.catalogue import NOMINEE_WORDS, AuthorityLevel, AwardRule, NomineeKind
from app.domain.awards.id_numbers import IdFault, faults, padded, year_in
from app.domain.awards.nominations import Nomination, Nominee
from app.domain.awards.nominee_names import head_words, person_words, plain
from app.domain.awards.sameness import year_of
from app.domain.findings import Finding, Severity
from app.domain.units import COMMUNE_KINDS, UnitKind
from app.i18n import _
from app.text import clean, short_date

#: Whoever seems younger or older was written down wrongly; no law says an age.
_YOUNGEST, _OLDEST = 14, 105
_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


def told(code: str, severity: Severity, **data: object) -> Finding:
    """A finding about a nomination."""
    return Finding(code, severity, data={key: str(value) for key, value in data.items()})


def nominee_findings(case: AwardCase, nomination: Nomination) -> Iterator[Finding]:
    """Everything about one nomination that needs no other to be seen."""
    nominee = case.nominees[nomination.nominee_id]
    yield from _award(case, nomination, nominee)
    yield from _receipt(case, nomination)
    yield from _unit(case, nomination, nominee)
    yield from _name(nominee)
    if nominee.kind is NomineeKind.INDIVIDUAL:
        yield from _death(nomination, nominee)
        yield from _birth(case, nominee)
        yield from _number(nominee)


# --- the award --------------------------------------------------------------------------------------------------------


def _award(case: AwardCase, nomination: Nomination, nominee: Nominee) -> Iterator[Finding]:
    day = case.law_day(nomination)
    data = {"person": nominee.name, "award": case.award_title(nomination), "day": short_date(day)}
    rule = case.book.award(nomination.award, day)
    if rule is None:
        known = case.book.last_known(nomination.award)
        yield told("award-not-on-day", _ERROR, until=_last_day(known), **data)
        return
    authority = case.book.authority(rule.content.authority, day)
    if authority is None:
        known_authority = case.book.last_known_authority(rule.content.authority)
        yield told("award-without-authority", _ERROR, until=_last_day(known_authority), **data)
        return
    if nominee.kind not in rule.content.kinds:
        yield told("award-not-for-kind", _ERROR, kind=_(NOMINEE_WORDS[nominee.kind]), **data)
    unit = case.units.get(nomination.unit_id)
    if rule.content.is_own_level and unit and _OWN.get(authority.content.level, COMMUNE_KINDS).isdisjoint({unit.kind}):
        yield told("award-of-other-level", _ERROR, unit=unit.title, **data)


def _receipt(case: AwardCase, nomination: Nomination) -> Iterator[Finding]:
    """A dossier that came in after the decision it was needed for."""
    decided, came = case.decided.get(nomination.id), nomination.received_on
    if decided is not None and came is not None and decided < came:
        days = {"decided": short_date(decided), "received": short_date(came)}
        yield told("award-decided-early", _WARNING, person=nomination.snapshot.name, **days)


#: Which units give awards of their own, by the level of the authority.
_OWN: Mapping[AuthorityLevel, frozenset[UnitKind]] = {
    AuthorityLevel.COMMUNE: COMMUNE_KINDS,
    AuthorityLevel.MILITARY: frozenset({UnitKind.BORDER_STATION}),
    AuthorityLevel.DISTRICT: frozenset({UnitKind.DISTRICT}),
    AuthorityLevel.PROVINCE: frozenset({UnitKind.PROVINCE}),
    AuthorityLevel.AGENCY: frozenset(UnitKind),
}


def _last_day(rule: AwardRule | None) -> str:
    return short_date(rule.valid_to) if rule and rule.valid_to else "…"


# --- unit and life ----------------------------------------------------------------------------------------------------


def _unit(case: AwardCase, nomination: Nomination, nominee: Nominee) -> Iterator[Finding]:
    home, province = case.places.area(nominee), case.provinces.get(nominee.unit_id)
    data = {"person": nominee.name, "unit": case.unit_title(nomination.unit_id)}
    if province is not None and case.province is not None and province != case.province:
        yield told("award-other-province", _ERROR, province=case.unit_title(province), **data)
    elif not home & case.places.areas.get(nomination.unit_id, frozenset({nomination.unit_id})):
        lives = clean(nominee.place) if nominee.unit_id == nomination.unit_id else case.unit_title(nominee.unit_id)
        yield told("award-other-unit", _WARNING, home=lives, **data)


def _death(nomination: Nomination, nominee: Nominee) -> Iterator[Finding]:
    if nominee.is_deceased and not nomination.is_posthumous:
        yield told("award-deceased", _ERROR, person=nominee.name)
    elif nomination.is_posthumous and not nominee.is_deceased:
        yield told("award-posthumous-living", _ERROR, person=nominee.name)


def _birth(case: AwardCase, nominee: Nominee) -> Iterator[Finding]:
    year = year_of(nominee)
    if year is None:
        yield told("award-birth-missing", _NOTE, person=nominee.name)
        return
    is_ahead = nominee.born_on is not None and nominee.born_on > case.today
    if is_ahead or year > case.today.year:
        birth = short_date(nominee.born_on) if nominee.born_on else year
        yield told("award-born-ahead", _ERROR, person=nominee.name, birth=birth)
    elif not (_YOUNGEST <= case.campaign.year - year <= _OLDEST or nominee.is_deceased):
        age = case.campaign.year - year
        yield told("award-age-unlikely", _WARNING, person=nominee.name, age=age, birth=year, year=case.campaign.year)
    if nominee.born_on and nominee.birth_year not in (None, nominee.born_on.year):
        day = short_date(nominee.born_on)
        yield told("award-births-differ", _WARNING, person=nominee.name, birth=day, year=nominee.birth_year)


# --- names and numbers ------------------------------------------------------------------------------------------------

_DIGIT = re.compile(r"\d")


def _name(nominee: Nominee) -> Iterator[Finding]:
    name = clean(nominee.name)
    if name.isupper() or name.islower():
        yield told("award-name-capitals", _WARNING, person=name)
    if nominee.kind is NomineeKind.COLLECTIVE:
        return
    if _DIGIT.search(name):
        yield told("award-name-digits", _WARNING, person=name)
    if nominee.kind is NomineeKind.INDIVIDUAL:
        words = person_words(name)
        if len(words) < len(plain(name).split()):
            yield told("award-name-titles", _NOTE, person=name, bare=" ".join(_kept(name, words)))
    if len(head_words(name)) == 1:
        yield told("award-name-short", _NOTE, person=name)


def _kept(name: str, words: tuple[str, ...]) -> Iterator[str]:
    """The words of a name that are not titles, as they were typed."""
    wanted = list(words)
    for word in re.findall(r"\w+", name):
        if wanted and plain(word) == wanted[0]:
            wanted.pop(0)
            yield word


_ID_CODES: Mapping[IdFault, tuple[str, Severity]] = {
    IdFault.LOSSY: ("award-id-lossy", _ERROR),
    IdFault.ZERO_LOST: ("award-id-zero-lost", _WARNING),
    IdFault.OLD: ("award-id-old", _NOTE),
    IdFault.LENGTH: ("award-id-length", _WARNING),
    IdFault.PROVINCE: ("award-id-province", _WARNING),
    IdFault.SEX: ("award-id-sex", _WARNING),
    IdFault.YEAR: ("award-id-year", _WARNING),
}


def _number(nominee: Nominee) -> Iterator[Finding]:
    number = nominee.id_number
    for fault in faults(number, nominee.sex, year_of(nominee)):
        code, severity = _ID_CODES[fault]
        data = {"person": nominee.name, "number": number, "count": sum(ch.isdecimal() for ch in number)}
        if fault is IdFault.YEAR:
            data |= {"said": year_in(number), "year": year_of(nominee) or ""}
        yield told(code, severity, padded=padded(number), sex=nominee.sex, **data)
