"""What the review paper of a committee, a commune or a station is made of, gathered from plan, office and texts."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.db import committee as committees
from app.db import reviews as db_reviews
from app.db.papers import IssuedDocument
from app.db.types import DbConnection
from app.domain.committee import Committee, CommitteeLevel, OfficeHolder, signer_on
from app.domain.figures import Consolidation
from app.domain.units import Unit, UnitKind, commune_word
from app.reports.review import IssuingOrgan, ReviewContent, ReviewScope
from app.services import consolidation, scope
from app.services.annex_lines import narratives, source_lines, unit_lists
from app.services.organs import head_of_unit, legal_bases, organ_of_unit
from app.services.workspace import Workspace

_DRAFT = "DỰ THẢO"


@dataclass(frozen=True, slots=True)
class Subject:
    """Which review: its year, its scope (``None`` = the committee's whole area), and the paper when it is issued."""

    year: int
    scope_unit_id: int | None = None
    issued: IssuedDocument | None = None


def current(ws: Workspace, year: int, scope_unit_id: int | None, *, with_sources: bool = False) -> ReviewContent:
    """Everything the paper would say now; ``with_sources`` adds the annex «Nguồn của số liệu»."""
    with ws.store.read() as connection:
        expected = consolidation.expected_of(connection, year, scope_unit_id)
        totals = consolidation.consolidate(connection, ws, year, expected)
        content = gather(connection, ws, totals, Subject(year, scope_unit_id))
        if not with_sources:
            return content
        return replace(content, sources=source_lines(connection, content.catalogue, expected, year))


def gather(
    connection: DbConnection,
    ws: Workspace,
    totals: Consolidation,
    subject: Subject,
) -> ReviewContent:
    """Everything the paper says, with the figures of ``totals``."""
    committee = scope.committee_of_year(connection, subject.year)
    plan = ws.presets.plan(committee.plan_preset)
    expected = consolidation.expected_of(connection, subject.year, subject.scope_unit_id)
    outline = ws.presets.outline(plan.outline)
    stored = db_reviews.texts(connection, expected.owner.id, subject.year)
    paper = subject.issued
    kind = _scope_kind(committee, expected.owner)
    day = paper.issued_on if paper else _day_of(connection, committee, ws.today)
    organ, signer = _issuer(connection, committee, expected.owner, day)
    content = ReviewContent(
        organ=organ,
        year=subject.year,
        scope=kind,
        scope_name=expected.owner.title,
        movement=plan.movement,
        outline=outline,
        catalogue=ws.presets.catalogue(subject.year),
        consolidation=totals,
        legal_bases=legal_bases(plan, committee),
        texts={code: item.text for code, item in stored.items()},
        narratives=narratives(connection, expected, subject.year),
        signer=signer,
        draft_mark=_DRAFT,
        shows_narratives=True,
        commune_word=commune_word(expected.communes),
        setup=committee.page,
        charts=outline.charts,
        lists=unit_lists(connection, expected, subject.year) if kind is ReviewScope.DISTRICT else (),
    )
    if paper is None:
        return content
    return replace(content, number=paper.number, issued_on=paper.issued_on, draft_mark="", shows_narratives=False)


def _day_of(connection: DbConnection, committee: Committee, today: date) -> date:
    """Today, or the last day of a committee that another one has followed: who signed for it then."""
    later = (item.valid_from for item in committees.committees(connection) if item.valid_from > committee.valid_from)
    return min((day - timedelta(days=1) for day in later), default=today)


def _issuer(
    connection: DbConnection, committee: Committee, owner: Unit, day: date
) -> tuple[IssuingOrgan, OfficeHolder | None]:
    """Whose paper it is and who signs it on ``day``: the committee, or the unit whose own report it is."""
    if owner.id == committee.unit_id:
        return IssuingOrgan.of_committee(committee), signer_on(committees.all_holders(connection), day)
    return organ_of_unit(connection, committee, owner, day), head_of_unit(owner)


def _scope_kind(committee: Committee, owner: Unit) -> ReviewScope:
    if owner.kind is UnitKind.BORDER_STATION:
        return ReviewScope.STATION
    if owner.id == committee.unit_id and committee.level is not CommitteeLevel.COMMUNE:
        return ReviewScope.DISTRICT
    return ReviewScope.COMMUNE
