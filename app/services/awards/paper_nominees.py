"""One nominee and one award as papers tell them, by the law of the season's day."""

from collections.abc import Iterator
from decimal import ROUND_CEILING

from app.domain.awards import criteria as conditions
from app.domain.awards.book import printed
from app.domain.awards.case import AwardCase
from app.domain.awards.criteria import VERDICT_WORDS
from app.domain.awards.nominations import Nomination
from app.i18n import _
from app.reports.awards.facts import AwardFact, CheckLine, DossierLine, NomineeFact, PastLine
from app.services import organs
from app.services.awards.paper_grounds import PaperGrounds
from app.text import format_number


def award_fact(grounds: PaperGrounds, key: str, unit_id: int) -> AwardFact:
    """One award with titles as printed."""
    season = grounds.season
    award, authority, giver = season.award(key), season.authority(key), season.giver(key, unit_id)
    regime = season.book.regime(season.day)
    name = giver.title if giver else _("đơn vị")
    form = (award.report_form if award else "") or (regime.content.report_form if regime else "")
    if authority is None:
        return AwardFact(key, season.award_title(key, unit_id), "", "", report_form=form)
    return AwardFact(
        key,
        season.award_title(key, unit_id),
        printed(authority.title, name),
        printed(authority.organ, name),
        place=giver.name if giver else grounds.committee.place,
        through=printed(authority.through, name),
        signer_title=authority.signer_title,
        pays_from=printed(authority.pays_from, name),
        report_form=form,
    )


def nominee_fact(grounds: PaperGrounds, item: Nomination) -> NomineeFact:
    """One nominee with everything its papers tell."""
    season, nominee, said = grounds.season, grounds.season.nominees[item.nominee_id], item.snapshot
    award = award_fact(grounds, item.award, item.unit_id)
    rule = season.book.coefficient(item.award, nominee.kind, season.day)
    proposer = season.units.get(item.unit_id)
    return NomineeFact(
        nominee.kind,
        said.name,
        award,
        unit=said.unit_name,
        proposer=organs.acting(proposer) if proposer else "",
        position=said.position,
        place=said.place,
        sex=nominee.sex,
        ethnicity=nominee.ethnicity,
        born_on=nominee.born_on,
        birth_year=nominee.birth_year,
        leader=nominee.leader,
        member_count=nominee.member_count,
        women_percent=nominee.women_percent,
        achievement=item.achievement,
        note=nominee.note,
        coefficient=rule.content.value if rule else None,
        amount=item.amount if item.amount is not None else _reward(grounds, item),
        source=item.money_source or award.pays_from,
        is_posthumous=item.is_posthumous,
        over_quota=item.over_quota,
        past=tuple(_past(grounds, item)),
        figures=tuple(_figures(grounds, item)),
        criteria=tuple(_criteria(grounds, item)),
        findings=grounds.findings.get(item.id, ()),
        dossier=tuple(_dossier(grounds, item)),
        appraisal=item.appraisal,
        reason=item.reason,
        received_on=item.received_on,
        golden_book_no=item.golden_book_no,
        id=item.id,
    )


def _reward(grounds: PaperGrounds, item: Nomination) -> int | None:
    """What the award is worth by the law of the season's day, while no decision has locked it."""
    season = grounds.season
    rule = season.book.coefficient(item.award, season.nominees[item.nominee_id].kind, season.day)
    salary, regime = season.book.base_salary(season.day), season.book.regime(season.day)
    if rule is None or salary is None:
        return None
    step = regime.content.rounding if regime else 1
    return int((rule.content.value * salary.content.amount / step).to_integral_value(ROUND_CEILING)) * step


def _past(grounds: PaperGrounds, item: Nomination) -> Iterator[PastLine]:
    for given in grounds.case.given:
        if given.nominee_id == item.nominee_id:
            yield PastLine(str(given.year), given.title, given.decision)


def _figures(grounds: PaperGrounds, item: Nomination) -> Iterator[str]:
    """Figures of the unit that conditions of the award ask about, in words."""
    nominee = grounds.season.nominees[item.nominee_id]
    own = grounds.case.evidence.figures.get(nominee.unit_id, {})
    catalogue = grounds.ws.presets.catalogue(grounds.season.campaign.year)
    for code in dict.fromkeys(_figure_codes(grounds.case, item)):
        if code in own and code in catalogue:
            indicator = catalogue[code]
            yield f"{indicator.name}: {format_number(own[code])} {indicator.unit}".rstrip()


def _criteria(grounds: PaperGrounds, item: Nomination) -> Iterator[CheckLine]:
    for found in conditions.results(grounds.case, item):
        yield CheckLine(found.rule.content.text, _(VERDICT_WORDS[found.verdict]), found.proof or found.rule.clause)


def _dossier(grounds: PaperGrounds, item: Nomination) -> Iterator[DossierLine]:
    kind = grounds.season.nominees[item.nominee_id].kind
    come = {one.item: one for one in grounds.receipts.get(item.id, ())}
    for rule in grounds.season.book.dossier_items(item.award, kind, grounds.season.day):
        one = come.get(rule.content.key)
        yield DossierLine(
            rule.content.name,
            rule.content.copies,
            rule.content.is_required,
            one.soft_copy_on if one else None,
            one.hard_copy_on if one else None,
            one.note if one else "",
        )


def _figure_codes(case: AwardCase, item: Nomination) -> Iterator[str]:
    kind = case.nominees[item.nominee_id].kind
    for rule in case.book.criteria(item.award, kind, case.day):
        name, _colon, needed = rule.content.source.partition(":")
        if name == "figure" and needed:
            yield needed
