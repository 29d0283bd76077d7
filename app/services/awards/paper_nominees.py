"""One nominee and one award as papers tell them, by the law of the day of the decision or of the season's day."""

from collections.abc import Iterator
from datetime import date

from app.domain.awards import criteria as conditions
from app.domain.awards.book import printed
from app.domain.awards.case import AwardCase
from app.domain.awards.criteria import VERDICT_WORDS
from app.domain.awards.dossiers import Dossier
from app.domain.awards.money import MoneyLine
from app.domain.awards.nominations import Nomination
from app.domain.units import COMMUNE_KINDS, Unit
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
    line, row = grounds.money.get(item.id), grounds.dossiers.get(item.id)
    return NomineeFact(
        nominee.kind,
        said.name,
        award_fact(grounds.by_law_of(item), item.award, item.unit_id),
        unit=said.unit_name,
        proposer=_acting(season.units.get(item.unit_id)),
        signs_in=_place_of(season.units.get(item.unit_id)),
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
        note=_note(nominee.note, line),
        coefficient=line.coefficient if line else None,
        amount=line.payable if line else item.amount,
        source=line.source if line else item.money_source,
        is_posthumous=item.is_posthumous,
        over_quota=item.over_quota,
        past=tuple(_past(grounds, item)),
        figures=tuple(_figures(grounds, item)),
        criteria=tuple(_criteria(grounds, item)),
        findings=grounds.findings.get(item.id, ()),
        dossier=tuple(_dossier(row.dossier)) if row else (),
        missing=row.dossier.missing_words() if row else (),
        appraisal=item.appraisal,
        reason=item.reason,
        received_on=row.dossier.came_on if row else item.received_on,
        due_on=_due(grounds, row.dossier) if row else None,
        golden_book_no=item.golden_book_no,
        id=item.id,
    )


def _acting(unit: Unit | None) -> str:
    return organs.acting(unit) if unit else ""


def _place_of(unit: Unit | None) -> str:
    """Where a commune issues its papers; a station's are dated where the committee sits."""
    return unit.name if unit and unit.kind in COMMUNE_KINDS else ""


def _note(own: str, line: MoneyLine | None) -> str:
    """What is noted about somebody; who is paid for a higher award gets no money with this one."""
    paid = _("tiền thưởng theo {award}").format(award=line.paid_instead) if line and line.paid_instead else ""
    return "; ".join(text for text in (own, paid) if text)


def _past(grounds: PaperGrounds, item: Nomination) -> Iterator[PastLine]:
    """What it was given before, also under entries that were decided to be the same."""
    same = grounds.case.circle(item.nominee_id)
    for given in grounds.case.given:
        if given.nominee_id in same:
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


def _dossier(dossier: Dossier) -> Iterator[DossierLine]:
    for line in dossier.lines:
        item, note = line.rule.content, line.receipt.note if line.receipt else ""
        yield DossierLine(item.name, item.copies, item.is_required, line.soft_on, line.hard_on, note)


def _due(grounds: PaperGrounds, dossier: Dossier) -> date | None:
    """The next day a dossier may still come by; ``None`` where all are over."""
    days = [day for day in (dossier.deadline.working, dossier.deadline.last) if day is not None]
    return min((day for day in days if day >= grounds.ws.today), default=None)


def _figure_codes(case: AwardCase, item: Nomination) -> Iterator[str]:
    kind = case.nominees[item.nominee_id].kind
    for rule in case.book.criteria(item.award, kind, case.law_day(item)):
        name, _colon, needed = rule.content.source.partition(":")
        if name == "figure" and needed:
            yield needed
