"""The review «báo cáo sơ kết»: totals with their sources, the text of each leaf, the paper, its issue.

Totals are never stored: they are made anew from the accepted versions each time, and say how many units they rest on.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.db import committee as committees
from app.db import reviews as db_reviews
from app.db import units
from app.db.payloads import from_json, to_json
from app.db.reviews import IssuedDocument
from app.db.types import DbConnection
from app.domain.aggregate import consolidate as total_up
from app.domain.committee import signer_on
from app.domain.figures import Consolidation
from app.domain.leaf_text import LeafPiece
from app.domain.outline import Outline, OutlineLeaf
from app.domain.submissions import SubmissionState
from app.errors import Refused
from app.i18n import _
from app.progress import Progress
from app.reports import docx_writer, pdf_writer
from app.reports import review as review_paper
from app.reports.model import Document, Run
from app.reports.review import ReviewContent
from app.reports.review_annexes import UnitNarrative
from app.services import gathering, review_content, scope, tracing
from app.services.scope import Expected
from app.services.tracing import Source
from app.services.workspace import Workspace

__all__ = ["Source"]

#: How many consolidations an open data file remembers.
_REMEMBERED = 16
_WRITERS = {".docx": docx_writer.write, ".pdf": pdf_writer.write}


def consolidate(
    ws: Workspace, year: int, scope_unit_id: int | None = None, *, provisional: bool = False, alone: bool = False
) -> Consolidation:
    """All totals of ``year``: of the committee's whole area, or of one commune or station with what belongs to it.

    ``provisional`` also takes reports that are received but not yet accepted. ``alone`` keeps to what the one unit
    itself reported, without what stations say about a commune or communes have to do with a station.
    """
    with ws.store.read() as connection:
        expected = _expected(connection, year, scope_unit_id, alone=alone)
        return _consolidate(connection, ws, year, expected, provisional=provisional)


def _expected(connection: DbConnection, year: int, unit_id: int | None, *, alone: bool = False) -> Expected:
    if alone and unit_id is not None:
        return scope.alone(connection, unit_id)
    return scope.expected(connection, scope.year_end(year), unit_id)


def _consolidate(
    connection: DbConnection, ws: Workspace, year: int, expected: Expected, *, provisional: bool
) -> Consolidation:
    """Totals once made are kept as long as the accepted reports under them bear the same seals."""
    before = _former_units(connection, expected, year - 1)
    key = (year, expected, before, _seals(connection, expected, year), _seals(connection, before, year - 1))
    # A report that is not accepted may change without a trace, and lineage may: neither is remembered.
    is_lasting = not provisional and {item.id for item in before.all} <= {item.id for item in expected.all}
    if is_lasting and key in ws.totals:
        return ws.totals[key]
    catalogue = ws.presets.catalogue(year)
    reports = gathering.gather(connection, catalogue, expected, year, provisional=provisional)
    former = gathering.gather_former(connection, catalogue, expected, before, year - 1)
    communes = {item.id: item.name for item in expected.communes}
    stations = {item.id: item.name for item in expected.stations}
    made = total_up(catalogue, reports, communes, stations, former)
    if is_lasting:
        while len(ws.totals) >= _REMEMBERED:
            ws.totals.pop(next(iter(ws.totals)), None)
        ws.totals[key] = made
    return made


def _seals(connection: DbConnection, expected: Expected, year: int) -> tuple[tuple[int, str], ...]:
    chosen = gathering.chosen_versions(connection, expected.all, year)
    return tuple((version.id, version.seal) for versions in chosen.values() for version in versions)


def _former_units(connection: DbConnection, expected: Expected, year: int) -> Expected:
    """The same places the year before, whatever units those were then."""
    owner = units.find_unit(connection, expected.owner.id)
    is_one = expected.all == (expected.owner,)
    if is_one or owner is None or not owner.is_valid_on(scope.year_end(year)):
        return Expected(expected.owner, expected.communes, expected.stations)
    return scope.expected(connection, scope.year_end(year), expected.owner.id)


def sources(
    ws: Workspace, year: int, code: str, scope_unit_id: int | None = None, *, alone: bool = False
) -> tuple[Source, ...]:
    """Every place the total of one indicator comes from, reporting units in the order of the board.

    For a percentage or a mean these are the places of its parts. Raises ``Refused`` for a code nobody defined.
    """
    catalogue = ws.presets.catalogue(year)
    if code not in catalogue:
        raise Refused(
            "unknown-indicator",
            _("Không có chỉ tiêu mang mã {code} trong danh mục năm {year}.").format(code=code, year=year),
        )
    with ws.store.read() as connection:
        expected = _expected(connection, year, scope_unit_id, alone=alone)
        return tracing.trace(connection, catalogue, expected, year, [code])[code]


def all_sources(
    ws: Workspace, year: int, scope_unit_id: int | None = None, *, alone: bool = False
) -> dict[str, tuple[Source, ...]]:
    """The sources of every total at once, by indicator code."""
    catalogue = ws.presets.catalogue(year)
    with ws.store.read() as connection:
        expected = _expected(connection, year, scope_unit_id, alone=alone)
        return tracing.trace(connection, catalogue, expected, year, [item.code for item in catalogue])


# --- texts -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LeafState:
    """One leaf «gạch đầu dòng» of the review: what its figures say, what was written, what the units wrote."""

    leaf: OutlineLeaf
    heading: str
    generated: str
    text: str
    is_done: bool
    narratives: tuple[UnitNarrative, ...]
    sentences: tuple[tuple[LeafPiece, ...], ...] = ()


def leaves(ws: Workspace, year: int, scope_unit_id: int | None = None) -> tuple[LeafState, ...]:
    """Every leaf of the outline in printed order."""
    content = _content(ws, year, scope_unit_id)
    context = review_paper.phrase_context(content)
    with ws.store.read() as connection:
        written = db_reviews.texts(connection, _unit_id(connection, scope_unit_id), year)
    states = []
    for leaf in content.outline.leaves():
        known = written.get(leaf.code)
        sentences = review_paper.leaf_sentences(leaf, context)
        states.append(
            LeafState(
                leaf=leaf,
                heading=leaf.heading,
                generated=" ".join("".join(run.text for run in runs) for runs in sentences),
                text=known.text if known else "",
                is_done=bool(known and known.is_done),
                narratives=tuple(item for item in content.narratives if item.leaf == leaf.code),
                sentences=tuple(tuple(_piece(run) for run in runs) for runs in sentences),
            )
        )
    return tuple(states)


def _piece(run: Run) -> LeafPiece:
    if run.figure is None:
        return LeafPiece(run.text)
    return LeafPiece(run.text, run.figure.code, run.figure.is_partial, run.is_missing)


def outline(ws: Workspace) -> Outline:
    """The outline «đề cương» of the committee's plan."""
    with ws.store.read() as connection:
        committee = scope.committee_of(connection)
    return ws.presets.outline(ws.presets.plan(committee.plan_preset).outline)


def leaf_progress(ws: Workspace, year: int) -> dict[str, bool]:
    """Leaf codes of the review and whether each is called finished."""
    with ws.store.read() as connection:
        committee = scope.committee_of(connection)
        written = db_reviews.texts(connection, committee.unit_id, year)
    return {leaf.code: leaf.code in written and written[leaf.code].is_done for leaf in outline(ws).leaves()}


def save_text(ws: Workspace, year: int, leaf: str, text: str, done: bool, scope_unit_id: int | None = None) -> None:
    """Keep what was written for one leaf; ``done`` says that its writer calls it finished."""
    if leaf not in leaf_progress(ws, year):
        raise Refused("unknown-leaf", _("Đề cương không có mục {leaf}.").format(leaf=leaf))
    with ws.store.write(_("Ghi nội dung mục {leaf}").format(leaf=leaf), ws.actor) as connection:
        unit_id = _unit_id(connection, scope_unit_id)
        db_reviews.save_text(connection, unit_id, year, db_reviews.LeafText(leaf, text.strip(), done))


def _unit_id(connection: DbConnection, scope_unit_id: int | None) -> int:
    return scope.committee_of(connection).unit_id if scope_unit_id is None else scope_unit_id


# --- the paper ---------------------------------------------------------------------------------------------------


def _content(ws: Workspace, year: int, scope_unit_id: int | None) -> ReviewContent:
    totals = consolidate(ws, year, scope_unit_id)
    with ws.store.read() as connection:
        return review_content.gather(connection, ws, totals, review_content.Subject(year, scope_unit_id))


def document(ws: Workspace, year: int, scope_unit_id: int | None = None) -> Document:
    """The review as it stands now, as a value: for the preview and the writers."""
    return review_paper.build(_content(ws, year, scope_unit_id))


def export(
    ws: Workspace, year: int, paths: Sequence[Path], progress: Progress, scope_unit_id: int | None = None
) -> tuple[Path, ...]:
    """Write the review to every path (.docx, .pdf); each file appears only when it is whole."""
    _refuse_formats(paths)
    return _write(document(ws, year, scope_unit_id), paths, progress)


def _refuse_formats(paths: Sequence[Path]) -> None:
    for path in paths:
        if path.suffix.lower() not in _WRITERS:
            raise Refused(
                "bad-format",
                _("Không lập được tệp {name}: chỉ lập tệp Word (.docx) và PDF (.pdf).").format(name=path.name),
            )


def _write(paper: Document, paths: Sequence[Path], progress: Progress) -> tuple[Path, ...]:
    for done, path in enumerate(paths):
        progress(done, len(paths), _("Đang lập {name}").format(name=path.name))
        path.parent.mkdir(parents=True, exist_ok=True)
        _WRITERS[path.suffix.lower()](paper, path)
    progress(len(paths), len(paths), _("Đã lập xong"))
    return tuple(paths)


# --- issue -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class IssuedReview:
    """An issued review; ``is_stale`` «số liệu đã thay đổi sau khi tổng hợp» when it no longer rests on what counts."""

    document: IssuedDocument
    is_stale: bool


def issue(ws: Workspace, year: int, issued_on: date, number: int | None = None) -> IssuedDocument:
    """Issue «ban hành» the review: give it a number of the series of the year of ``issued_on``, freeze its figures.

    Cannot be undone. Raises ``Refused`` when nothing is accepted yet or the number is taken.
    """
    content = _content(ws, year, None)
    with ws.store.write(_("Ban hành báo cáo sơ kết năm {year}").format(year=year), ws.actor, final=True) as connection:
        used = _versions(connection, year)
        if not used:
            raise Refused("nothing-accepted", _("Chưa có báo cáo nào được duyệt nên chưa ban hành được."))
        symbol = f"BC-{content.organ.symbol}"
        chosen = number or db_reviews.next_number(connection, symbol, issued_on.year)
        if db_reviews.has_number(connection, symbol, chosen, issued_on.year):
            sentence = _("Số {number}/{symbol} đã dùng trong năm {year}; hãy lấy số khác.")
            raise Refused("number-taken", sentence.format(number=chosen, symbol=symbol, year=issued_on.year))
        signer = signer_on(committees.all_holders(connection), issued_on)
        frozen = to_json(review_content.Frozen(content.consolidation, dict(content.texts)), keeps_order=True)
        paper = IssuedDocument(
            kind="review",
            number=chosen,
            symbol=symbol,
            subject=review_paper.subject(content),
            unit_id=scope.committee_of(connection).unit_id,
            year=year,
            issued_on=issued_on,
            signer=signer.full_name if signer else "",
            figures=frozen,
            content_sha256=hashlib.sha256(frozen.encode()).hexdigest(),
        )
        db_reviews.insert_issued(connection, paper, used)
    return paper


def issued(ws: Workspace, year: int) -> tuple[IssuedReview, ...]:
    """The issued reviews of a year, newest first, and whether their figures have changed since."""
    with ws.store.read() as connection:
        now = set(_versions(connection, year))
        papers = db_reviews.issued(connection, scope.committee_of(connection).unit_id, year)
        found = []
        for paper in papers:
            used = db_reviews.versions_used(connection, paper.id)
            is_locked = all(state is SubmissionState.ACCEPTED for state in used.values())
            found.append(IssuedReview(paper, is_stale=not is_locked or set(used) != now))
    return tuple(found)


def issued_document(ws: Workspace, issued_id: int) -> Document:
    """The issued paper with the figures and texts it was issued with, whatever has changed since."""
    with ws.store.read() as connection:
        paper = db_reviews.find_issued(connection, issued_id)
        if paper is None:
            raise Refused("no-document", _("Không có văn bản này."))
        frozen = from_json(paper.figures, review_content.Frozen)
        subject = review_content.Subject(paper.year, None, paper)
        return review_paper.build(review_content.gather(connection, ws, frozen.consolidation, subject, frozen.texts))


def _versions(connection: DbConnection, year: int) -> tuple[int, ...]:
    expected = scope.expected(connection, scope.year_end(year))
    chosen = gathering.chosen_versions(connection, expected.all, year)
    return tuple(version.id for versions in chosen.values() for version in versions)
