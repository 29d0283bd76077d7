"""What the review paper of a committee, a commune or a station is made of, gathered from plan, office and texts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.db import committee as committees
from app.db import registers, units
from app.db import reviews as db_reviews
from app.db.reviews import IssuedDocument
from app.db.types import DbConnection
from app.domain.committee import Committee, CommitteeLevel, OfficeHolder, signer_on
from app.domain.figures import Consolidation
from app.domain.units import Unit, UnitKind
from app.presets.plans import PlanPreset
from app.reports.review import IssuingOrgan, ReviewContent, ReviewScope
from app.reports.review_annexes import UnitNarrative
from app.services import consolidation, gathering, scope
from app.services.workspace import Workspace
from app.text import admin_date

_DRAFT = "DỰ THẢO"
_KIND_WORDS = {
    UnitKind.COMMUNE: "xã",
    UnitKind.WARD: "phường",
    UnitKind.TOWNSHIP: "thị trấn",
    UnitKind.SPECIAL_ZONE: "đặc khu",
    UnitKind.DISTRICT: "huyện",
    UnitKind.PROVINCE: "tỉnh",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """Which review: its year, its scope (``None`` = the committee's whole area), and the paper when it is issued."""

    year: int
    scope_unit_id: int | None = None
    issued: IssuedDocument | None = None


@dataclass(frozen=True, slots=True)
class Frozen:
    """Figures and texts of an issued paper, as they were on that day."""

    consolidation: Consolidation
    texts: Mapping[str, str] = field(default_factory=dict)


def current(ws: Workspace, year: int, scope_unit_id: int | None) -> ReviewContent:
    """Everything the paper would say now."""
    with ws.store.read() as connection:
        expected = consolidation.expected_of(connection, year, scope_unit_id)
        totals = consolidation.consolidate(connection, ws, year, expected)
        return gather(connection, ws, totals, Subject(year, scope_unit_id))


def gather(
    connection: DbConnection,
    ws: Workspace,
    totals: Consolidation,
    subject: Subject,
    texts: Mapping[str, str] | None = None,
) -> ReviewContent:
    """Everything the paper says; ``texts`` replaces what is stored, for a paper that was issued before."""
    committee = scope.committee_of(connection)
    plan = ws.presets.plan(committee.plan_preset)
    expected = scope.expected(connection, scope.year_end(subject.year), subject.scope_unit_id)
    outline = ws.presets.outline(plan.outline)
    stored = db_reviews.texts(connection, expected.owner.id, subject.year)
    is_own = expected.owner.id == committee.unit_id
    paper = subject.issued
    is_final = paper is not None
    day = paper.issued_on if paper else ws.today
    written = texts if texts is not None else {code: item.text for code, item in stored.items()}
    return ReviewContent(
        organ=IssuingOrgan.of_committee(committee) if is_own else _organ(connection, committee, expected.owner),
        year=subject.year,
        scope=_scope_kind(committee, expected.owner),
        scope_name=_full_name(expected.owner),
        movement=plan.movement,
        outline=outline,
        catalogue=ws.presets.catalogue(subject.year),
        consolidation=totals,
        legal_bases=_bases(plan, committee),
        texts=written,
        narratives=_narratives(connection, expected, subject.year),
        signer=signer_on(committees.all_holders(connection), day) if is_own else _head(expected.owner),
        number=paper.number if paper else None,
        issued_on=paper.issued_on if paper else None,
        draft_mark="" if is_final else _DRAFT,
        shows_narratives=not is_final,
    )


def _scope_kind(committee: Committee, owner: Unit) -> ReviewScope:
    if owner.kind is UnitKind.BORDER_STATION:
        return ReviewScope.STATION
    if owner.id == committee.unit_id and committee.level is not CommitteeLevel.COMMUNE:
        return ReviewScope.DISTRICT
    return ReviewScope.COMMUNE


def _full_name(unit: Unit) -> str:
    """ "xã Sóc Hà", "huyện Hà Quảng"; a station's name says its kind itself."""
    word = _KIND_WORDS.get(unit.kind, "")
    return f"{word} {unit.name}".strip()


def _organ(connection: DbConnection, committee: Committee, owner: Unit) -> IssuingOrgan:
    """A commune's committee or a station, as the letterhead of its own report needs it."""
    home = units.unit_of(connection, committee.unit_id)
    own_committee = committee.name.removesuffix(_full_name(home)).strip()
    recipients = (f"Ban chỉ đạo {_full_name(home)}", "Lưu: VT.")
    if owner.kind is UnitKind.BORDER_STATION:
        return IssuingOrgan("Bộ Chỉ huy BĐBP tỉnh", owner.name, owner.name, "ĐBP", committee.place, recipients)
    name = _full_name(owner)
    return IssuingOrgan(
        f"UBND {name}", committee.short_name, f"{own_committee} {name}", committee.symbol, owner.name, recipients
    )


def _head(owner: Unit) -> OfficeHolder:
    """The office that signs a unit's own report; the name is written by hand."""
    is_station = owner.kind is UnitKind.BORDER_STATION
    title = "Đồn trưởng" if is_station else "Trưởng ban"
    return OfficeHolder(0, "", title, "", "", owner.valid_from)


def _bases(plan: PlanPreset, committee: Committee) -> tuple[str, ...]:
    """The documents the plan stands on, and the plan itself; those with a reservation are left out."""
    lines = []
    for basis in plan.bases:
        issuer, _colon, what = basis.subject.partition(": ")
        if not basis.note and what:
            lines.append(f"Căn cứ {basis.document} {admin_date(basis.dated)} của {issuer} về {what}")
    lines.append(f"Căn cứ Kế hoạch số {committee.plan_number} {admin_date(plan.issued_on)} của {committee.name}")
    return tuple(lines)


def _narratives(connection: DbConnection, expected: scope.Expected, year: int) -> tuple[UnitNarrative, ...]:
    chosen = gathering.chosen_versions(connection, expected.all, year)
    return tuple(
        UnitNarrative(item.name, text.leaf, text.text)
        for item in expected.all
        for version in chosen.get(item.id, ())
        for text in registers.load_narrative(connection, version.id)
        if text.text.strip()
    )
