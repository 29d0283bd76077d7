"""The leaves «gạch đầu dòng» of the review: what their figures say, what was written, what is finished."""

from dataclasses import dataclass

from app.db import reviews as db_reviews
from app.db.types import DbConnection
from app.domain.leaf_text import LeafPiece
from app.domain.outline import Outline, OutlineLeaf
from app.errors import Refused
from app.i18n import _
from app.reports import review as review_paper
from app.reports.model import Run
from app.reports.review_annexes import UnitNarrative
from app.services import review_content, scope
from app.services.workspace import Workspace


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
    content = review_content.current(ws, year, scope_unit_id)
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
