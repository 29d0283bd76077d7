"""What the review paper of a committee, a commune or a station is made of, gathered from plan, office and texts."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace

from app.db import committee as committees
from app.db import reviews as db_reviews
from app.db.papers import IssuedDocument
from app.db.types import DbConnection
from app.domain.chart_plan import ChartPlan
from app.domain.committee import Committee, CommitteeLevel, OfficeHolder, signer_on
from app.domain.figures import Consolidation
from app.domain.page_setup import PageSetup
from app.domain.units import Unit, UnitKind, commune_word
from app.reports.review import IssuingOrgan, ReviewContent, ReviewScope
from app.reports.review_annexes import UnitNarrative
from app.reports.review_lists import UnitLists
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


@dataclass(frozen=True, slots=True)
class Frozen:
    """All that an issued paper says and that could be otherwise later: figures, texts, letterhead, signer, bases."""

    consolidation: Consolidation
    texts: Mapping[str, str]
    organ: IssuingOrgan
    movement: str
    scope: ReviewScope
    scope_name: str
    legal_bases: tuple[str, ...] = ()
    narratives: tuple[UnitNarrative, ...] = ()
    signer: OfficeHolder | None = None
    commune_word: str = "xã"
    setup: PageSetup = field(default_factory=PageSetup)
    charts: tuple[ChartPlan, ...] = ()
    lists: tuple[UnitLists, ...] = ()

    @staticmethod
    def of(content: ReviewContent, signer: OfficeHolder | None) -> "Frozen":
        """What ``content`` says now, signed by ``signer``."""
        names = [item.name for item in fields(Frozen) if item.name not in ("texts", "signer")]
        return Frozen(texts=dict(content.texts), signer=signer, **{name: getattr(content, name) for name in names})

    def restored(self, content: ReviewContent) -> ReviewContent:
        """``content`` of today with everything as it was when the paper was issued."""
        return replace(content, **{item.name: getattr(self, item.name) for item in fields(Frozen)})


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
    committee = scope.committee_of(connection)
    plan = ws.presets.plan(committee.plan_preset)
    expected = consolidation.expected_of(connection, subject.year, subject.scope_unit_id)
    outline = ws.presets.outline(plan.outline)
    stored = db_reviews.texts(connection, expected.owner.id, subject.year)
    is_own = expected.owner.id == committee.unit_id
    paper = subject.issued
    is_final = paper is not None
    kind = _scope_kind(committee, expected.owner)
    day = paper.issued_on if paper else ws.today
    organ = IssuingOrgan.of_committee(committee)
    if not is_own:
        organ = organ_of_unit(connection, committee, expected.owner, day)
    return ReviewContent(
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
        signer=signer_on(committees.all_holders(connection), day) if is_own else head_of_unit(expected.owner),
        number=paper.number if paper else None,
        issued_on=paper.issued_on if paper else None,
        draft_mark="" if is_final else _DRAFT,
        shows_narratives=not is_final,
        commune_word=commune_word(expected.communes),
        setup=committee.page,
        charts=outline.charts,
        lists=unit_lists(connection, expected, subject.year) if kind is ReviewScope.DISTRICT else (),
    )


def _scope_kind(committee: Committee, owner: Unit) -> ReviewScope:
    if owner.kind is UnitKind.BORDER_STATION:
        return ReviewScope.STATION
    if owner.id == committee.unit_id and committee.level is not CommitteeLevel.COMMUNE:
        return ReviewScope.DISTRICT
    return ReviewScope.COMMUNE
